<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
    <context>
        <name>QAbstractFileIconProvider</name>
        <message>
            <source>Alias</source>
            <translation>Lối tắt</translation>
        </message>
        <message>
            <source>Drive</source>
            <translation>Ổ đĩa</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Tệp</translation>
        </message>
        <message>
            <source>File Folder</source>
            <translation>Thư mục</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Thư mục</translation>
        </message>
        <message>
            <source>Shortcut</source>
            <translation>Lối tắt</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>Không rõ</translation>
        </message>
    </context>
    <context>
        <name>QAbstractSpinBox</name>
        <message>
            <source>&amp;Select All</source>
            <translation>&amp;Chọn tất cả</translation>
        </message>
        <message>
            <source>&amp;Step up</source>
            <translation>&amp;Tăng</translation>
        </message>
        <message>
            <source>Step &amp;down</source>
            <translation>&amp;Giảm</translation>
        </message>
    </context>
    <context>
        <name>QComboBox</name>
        <message>
            <source>Open the combo box selection popup</source>
            <translation>Mở danh sách để chọn</translation>
        </message>
    </context>
    <context>
        <name>QDialog</name>
        <message>
            <source>What's This?</source>
            <translation>Đây là gì?</translation>
        </message>
    </context>
    <context>
        <name>QDialogButtonBox</name>
        <message>
            <source>OK</source>
            <translation>Đồng ý</translation>
        </message>
    </context>
    <context>
        <name>QErrorMessage</name>
        <message>
            <source>&amp;OK</source>
            <translation>Đồ&amp;ng ý</translation>
        </message>
        <message>
            <source>&amp;Show this message again</source>
            <translation>&amp;Lần sau vẫn hiện thông báo này</translation>
        </message>
    </context>
    <context>
        <name>QFileDialog</name>
        <message>
            <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
            <translation>%1
Không tìm thấy thư mục.
Xin kiểm tra lại tên thư mục.</translation>
        </message>
        <message>
            <source>%1
File not found.
Please verify the correct file name was given.</source>
            <translation>%1
Không tìm thấy tệp.
Xin kiểm tra lại tên tệp.</translation>
        </message>
        <message>
            <source>%1 already exists.
Do you want to replace it?</source>
            <translation>%1 đã có.
Có thay tệp này không?</translation>
        </message>
        <message>
            <source>&amp;Choose</source>
            <translation>&amp;Chọn</translation>
        </message>
        <message>
            <source>&amp;Delete</source>
            <translation>&amp;Xoá</translation>
        </message>
        <message>
            <source>&amp;New Folder</source>
            <translation>Thư mục &amp;mới</translation>
        </message>
        <message>
            <source>&amp;Open</source>
            <translation>&amp;Mở</translation>
        </message>
        <message>
            <source>&amp;Rename</source>
            <translation>Đổi &amp;tên</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>&amp;Lưu</translation>
        </message>
        <message>
            <source>'%1' is write protected.
Do you want to delete it anyway?</source>
            <translation>“%1” được bảo vệ chống ghi.
Vẫn xoá chứ?</translation>
        </message>
        <message>
            <source>Alias</source>
            <translation>Lối tắt</translation>
        </message>
        <message>
            <source>All Files (*)</source>
            <translation>Mọi tệp (*)</translation>
        </message>
        <message>
            <source>Are you sure you want to delete '%1'?</source>
            <translation>Có chắc là xoá “%1” không?</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Quay lại</translation>
        </message>
        <message>
            <source>Change to detail view mode</source>
            <translation>Xem dạng chi tiết</translation>
        </message>
        <message>
            <source>Change to list view mode</source>
            <translation>Xem dạng danh sách</translation>
        </message>
        <message>
            <source>Could not delete directory.</source>
            <translation>Không xoá được thư mục.</translation>
        </message>
        <message>
            <source>Create New Folder</source>
            <translation>Tạo thư mục mới</translation>
        </message>
        <message>
            <source>Create a New Folder</source>
            <translation>Tạo thư mục mới</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Xoá</translation>
        </message>
        <message>
            <source>Detail View</source>
            <translation>Dạng chi tiết</translation>
        </message>
        <message>
            <source>Directory:</source>
            <translation>Thư mục:</translation>
        </message>
        <message>
            <source>Drive</source>
            <translation>Ổ đĩa</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Tệp</translation>
        </message>
        <message>
            <source>File &amp;name:</source>
            <translation>Tên &amp;tệp:</translation>
        </message>
        <message>
            <source>File Folder</source>
            <translation>Thư mục</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Tệp</translation>
        </message>
        <message>
            <source>Files of type:</source>
            <translation>Loại tệp:</translation>
        </message>
        <message>
            <source>Find Directory</source>
            <translation>Tìm thư mục</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Thư mục</translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>Tiến</translation>
        </message>
        <message>
            <source>Go back</source>
            <translation>Quay lại</translation>
        </message>
        <message>
            <source>Go forward</source>
            <translation>Đi tới</translation>
        </message>
        <message>
            <source>Go to the parent directory</source>
            <translation>Lên thư mục cha</translation>
        </message>
        <message>
            <source>List View</source>
            <translation>Dạng danh sách</translation>
        </message>
        <message>
            <source>List of places and bookmarks</source>
            <translation>Các nơi hay dùng</translation>
        </message>
        <message>
            <source>Look in:</source>
            <translation>Tìm trong:</translation>
        </message>
        <message>
            <source>My Computer</source>
            <translation>Máy tính</translation>
        </message>
        <message>
            <source>New Folder</source>
            <translation>Thư mục mới</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Mở</translation>
        </message>
        <message>
            <source>Parent Directory</source>
            <translation>Thư mục cha</translation>
        </message>
        <message>
            <source>Recent Places</source>
            <translation>Nơi mở gần đây</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Bỏ</translation>
        </message>
        <message>
            <source>Save As</source>
            <translation>Lưu thành</translation>
        </message>
        <message>
            <source>Shortcut</source>
            <translation>Lối tắt</translation>
        </message>
        <message>
            <source>Show </source>
            <translation>Hiện </translation>
        </message>
        <message>
            <source>Show &amp;hidden files</source>
            <translation>Hiện tệp ẩ&amp;n</translation>
        </message>
        <message>
            <source>Sidebar</source>
            <translation>Khung bên</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>Không rõ</translation>
        </message>
    </context>
    <context>
        <name>QFileSystemModel</name>
        <message>
            <source>%1 byte(s)</source>
            <translation>%1 byte</translation>
        </message>
        <message>
            <source>%1 bytes</source>
            <translation>%1 byte</translation>
        </message>
        <message>
            <source>Computer</source>
            <translation>Máy tính</translation>
        </message>
        <message>
            <source>Date Modified</source>
            <translation>Ngày sửa</translation>
        </message>
        <message>
            <source>Invalid filename</source>
            <translation>Tên tệp không hợp lệ</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Loại</translation>
        </message>
        <message>
            <source>My Computer</source>
            <translation>Máy tính</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Tên</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Cỡ</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Loại</translation>
        </message>
    </context>
    <context>
        <name>QLineEdit</name>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Sao chép</translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation>&amp;Dán</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>&amp;Làm lại</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Hoàn tác</translation>
        </message>
        <message>
            <source>Cu&amp;t</source>
            <translation>&amp;Cắt</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Xoá</translation>
        </message>
        <message>
            <source>Select All</source>
            <translation>Chọn tất cả</translation>
        </message>
    </context>
    <context>
        <name>QMessageBox</name>
        <message>
            <source>Help</source>
            <translation>Trợ giúp</translation>
        </message>
        <message>
            <source>Hide Details...</source>
            <translation>Ẩn chi tiết…</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>Đồng ý</translation>
        </message>
        <message>
            <source>Show Details...</source>
            <translation>Xem chi tiết…</translation>
        </message>
    </context>
    <context>
        <name>QPlatformTheme</name>
        <message>
            <source>&amp;No</source>
            <translation>&amp;Không</translation>
        </message>
        <message>
            <source>&amp;Yes</source>
            <translation>&amp;Có</translation>
        </message>
        <message>
            <source>Abort</source>
            <translation>Huỷ bỏ</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>Áp dụng</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Huỷ</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Không lưu</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Trợ giúp</translation>
        </message>
        <message>
            <source>Ignore</source>
            <translation>Bỏ qua</translation>
        </message>
        <message>
            <source>N&amp;o to All</source>
            <translation>Không với tất &amp;cả</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>Đồng ý</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Mở</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Đặt lại</translation>
        </message>
        <message>
            <source>Restore Defaults</source>
            <translation>Trở về mặc định</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>Thử lại</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Lưu</translation>
        </message>
        <message>
            <source>Save All</source>
            <translation>Lưu tất cả</translation>
        </message>
        <message>
            <source>Yes to &amp;All</source>
            <translation>Có với &amp;tất cả</translation>
        </message>
    </context>
    <context>
        <name>QProgressDialog</name>
        <message>
            <source>Cancel</source>
            <translation>Huỷ</translation>
        </message>
    </context>
    <context>
        <name>QScrollBar</name>
        <message>
            <source>Bottom</source>
            <translation>Cuối trang</translation>
        </message>
        <message>
            <source>Left edge</source>
            <translation>Mép trái</translation>
        </message>
        <message>
            <source>Page down</source>
            <translation>Trang sau</translation>
        </message>
        <message>
            <source>Page left</source>
            <translation>Trang bên trái</translation>
        </message>
        <message>
            <source>Page right</source>
            <translation>Trang bên phải</translation>
        </message>
        <message>
            <source>Page up</source>
            <translation>Trang trước</translation>
        </message>
        <message>
            <source>Right edge</source>
            <translation>Mép phải</translation>
        </message>
        <message>
            <source>Scroll down</source>
            <translation>Cuộn xuống</translation>
        </message>
        <message>
            <source>Scroll here</source>
            <translation>Cuộn đến đây</translation>
        </message>
        <message>
            <source>Scroll left</source>
            <translation>Cuộn sang trái</translation>
        </message>
        <message>
            <source>Scroll right</source>
            <translation>Cuộn sang phải</translation>
        </message>
        <message>
            <source>Scroll up</source>
            <translation>Cuộn lên</translation>
        </message>
        <message>
            <source>Top</source>
            <translation>Đầu trang</translation>
        </message>
    </context>
    <context>
        <name>QTabBar</name>
        <message>
            <source>Scroll Left</source>
            <translation>Cuộn sang trái</translation>
        </message>
        <message>
            <source>Scroll Right</source>
            <translation>Cuộn sang phải</translation>
        </message>
    </context>
    <context>
        <name>QWidgetTextControl</name>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Sao chép</translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation>&amp;Dán</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>&amp;Làm lại</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Hoàn tác</translation>
        </message>
        <message>
            <source>Copy &amp;Link Location</source>
            <translation>Sao chép đường &amp;dẫn</translation>
        </message>
        <message>
            <source>Cu&amp;t</source>
            <translation>&amp;Cắt</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Xoá</translation>
        </message>
        <message>
            <source>Select All</source>
            <translation>Chọn tất cả</translation>
        </message>
    </context>
    <context>
        <name>QWizard</name>
        <message>
            <source>&amp;Finish</source>
            <translation>&amp;Hoàn tất</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Trợ giúp</translation>
        </message>
        <message>
            <source>&amp;Next</source>
            <translation>&amp;Tiếp</translation>
        </message>
        <message>
            <source>&amp;Next &gt;</source>
            <translation>&amp;Tiếp &gt;</translation>
        </message>
        <message>
            <source>&lt; &amp;Back</source>
            <translation>&lt; &amp;Quay lại</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Huỷ</translation>
        </message>
        <message>
            <source>Commit</source>
            <translation>Thực hiện</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Tiếp tục</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Xong</translation>
        </message>
        <message>
            <source>Go Back</source>
            <translation>Quay lại</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Trợ giúp</translation>
        </message>
    </context>
    <context>
        <name>accounts</name>
        <message>
            <source>A passphrase is needed. Give it in SOCONGDOAN_PASSPHRASE or in a file named by --passphrase-file.</source>
            <translation>Cần mật khẩu. Hãy đặt mật khẩu vào biến SOCONGDOAN_PASSPHRASE hoặc vào tệp nêu ở --passphrase-file.</translation>
        </message>
        <message>
            <source>Chair</source>
            <translation>Chủ tịch</translation>
        </message>
        <message>
            <source>The key file {path} and its copy are damaged. Restore the latest backup.</source>
            <translation>Tệp khóa {path} và bản sao của nó đều bị hỏng. Hãy khôi phục bản sao lưu gần nhất.</translation>
        </message>
        <message>
            <source>The passphrase is not right. Check Caps Lock and the Vietnamese keyboard.</source>
            <translation>Mật khẩu chưa đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt.</translation>
        </message>
        <message>
            <source>The program is already open on {path}. Close it there first.</source>
            <translation>Chương trình đang mở dữ liệu ở {path}. Hãy đóng cửa sổ đó trước.</translation>
        </message>
        <message>
            <source>{path} already holds a union. Choose an empty folder.</source>
            <translation>{path} đã có dữ liệu của một công đoàn. Hãy chọn thư mục trống.</translation>
        </message>
        <message>
            <source>{path} holds no union yet. Set the union up first.</source>
            <translation>{path} chưa có dữ liệu công đoàn nào. Hãy thiết lập công đoàn trước.</translation>
        </message>
    </context>
    <context>
        <name>backup</name>
        <message>
            <source>Choose a backup</source>
            <translation>Chọn bản sao lưu</translation>
        </message>
        <message>
            <source>{path} is damaged and cannot be restored. Choose another backup.</source>
            <translation>{path} bị hỏng, không khôi phục được. Hãy chọn bản sao lưu khác.</translation>
        </message>
        <message>
            <source>{path} is not a backup of this program.</source>
            <translation>{path} không phải là bản sao lưu của chương trình này.</translation>
        </message>
        <message>
            <source>{path} was made by a newer version. Update this program first.</source>
            <translation>{path} do phiên bản mới hơn tạo ra. Hãy cập nhật chương trình trước.</translation>
        </message>
    </context>
    <context>
        <name>cli</name>
        <message>
            <source>Card of {name} added.</source>
            <translation>Đã thêm thẻ của {name}.</translation>
        </message>
        <message>
            <source>Card written: {file}</source>
            <translation>Đã ghi thẻ: {file}</translation>
        </message>
        <message>
            <source>Passphrase: </source>
            <translation>Mật khẩu: </translation>
        </message>
        <message>
            <source>no union here yet</source>
            <translation>chưa có công đoàn nào ở đây</translation>
        </message>
        <message>
            <source>not opened: no passphrase was given</source>
            <translation>chưa mở: không có mật khẩu</translation>
        </message>
        <message>
            <source>opens, whole, audit log unbroken</source>
            <translation>mở được, nguyên vẹn, nhật ký liền mạch</translation>
        </message>
        <message>
            <source>table version {version}</source>
            <translation>phiên bản bảng {version}</translation>
        </message>
        <message>
            <source>the audit log was altered at entry {number}</source>
            <translation>nhật ký đã bị sửa ở mục {number}</translation>
        </message>
        <message>
            <source>the database is damaged; restore the latest backup</source>
            <translation>cơ sở dữ liệu bị hỏng; hãy khôi phục bản sao lưu gần nhất</translation>
        </message>
        <message>
            <source>{file}: restored.</source>
            <translation>{file}: đã khôi phục.</translation>
        </message>
        <message>
            <source>{file}: signed by {name}, unchanged.</source>
            <translation>{file}: do {name} ký, nội dung không bị sửa.</translation>
        </message>
        <message>
            <source>{file}: whole, {rows} rows.</source>
            <translation>{file}: nguyên vẹn, {rows} dòng.</translation>
        </message>
        <message>
            <source>{file}: written and verified.</source>
            <translation>{file}: đã ghi và kiểm tra lại.</translation>
        </message>
        <message>
            <source>{file}: written, read back and verified.</source>
            <translation>{file}: đã ghi, đọc lại và kiểm tra.</translation>
        </message>
        <message>
            <source>{file}: {pages} pages</source>
            <translation>{file}: {pages} trang</translation>
        </message>
        <message>
            <source>{name} is set up.</source>
            <translation>Đã thiết lập {name}.</translation>
        </message>
        <message>
            <source>{removed} removed, {restored} restored, {kept} kept because they were edited since.</source>
            <translation>Đã bỏ {removed}, trả lại {restored}, giữ {kept} vì đã được sửa sau khi nhập.</translation>
        </message>
        <message>
            <source>{rows} rows in {file}</source>
            <translation>{rows} dòng trong {file}</translation>
        </message>
    </context>
    <context>
        <name>federation</name>
        <message>
            <source>Had it already</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nothing was received from a unit with the code {unit}. Known: {known}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Package {seq} comes after package {held_seq} was received; it was set apart.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Package {seq} does not continue package {held_seq} that was received: two computers may be sending in this unit's name. Ask the unit which one is right.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Packages {first} to {last} have not arrived; this one is complete all the same.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Receive packages</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Received</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Received on {on} already; nothing changed.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Refused</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Set apart</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The answer names package {seq}, which this computer never made: tell the union above at once.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The package is from before the unit restored its records; it was set apart.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The unit restored its records or moved to another computer. Look at what changes before you accept.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This is a package of our own; it is not received here.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Waits for your decision</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{removed} of {of} rows of {table} are no longer in the package. Accept only if that is right.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>importing</name>
        <message>
            <source>  … and {count} more</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A mobile number has 10 digits, such as 0905123456.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>A sheet of “{file}” reaches too far: more than {limit} cells. Delete stray cells far below or far right of the list, then try again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Add</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Add {create} · Update {update} · Unchanged {unchanged} · Skip {skip} · Errors {refuse} · Doubles {suspected}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Added</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Another file</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Ask for the 12-digit number.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Birth year and sex agree with it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Both columns, Nam and Nữ, are filled in.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Changes</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Check the century.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Check the date of birth and the date of joining.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Check the date of birth.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Checking every row</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Choose a file…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Choose a row to see everything about it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Choose the file</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Choose the list</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Choose the list, drop it here, or paste it from Excel</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Column</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Column {letters} is read as</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Columns</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Columns not used: {columns}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Columns…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Compare a date such as 05/04 with the paper before importing.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Compare one or two dates with the paper.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Compare with the card; the row comes in all the same.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Compare with the paper.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Correct the cell and import the row again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Correct the date.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Delete one of the two rows if they are the same person.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Download the template…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Empty one of the two cells.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Error</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Errors</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Every import can be taken back as a whole; what was edited since is kept and named.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Excel had dropped the leading zero of {value}; it was completed to {became}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Excel had dropped the leading zeros of {value}; it was completed to {became}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Excel workbook (*.xlsx)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>File</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Fill in blanks only</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Fill in the cell and import the row again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>First values</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Format the column as text and write the number from the card again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Heading in the file</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>If it is a person, give it a number in the first column.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Import a list: {list}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Import number, to take it back: {id}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Import {count} rows</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Import {list}…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Importing</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Imports</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>In the book</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>In this column day and month may have changed places in the real dates.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Is read as</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Kept, because edited or used since: {names}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Leave as they are</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>List</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Lists (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt);;All files (*)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Lists come in from Excel or by pasting. Each import stands here and can be taken back.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Look over a few names in the preview.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>May be the same person as {other}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No list was found in “{file}”: no row of headings has a column “{wanted}”. Say which row holds the headings, or use the template.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No list was recognised by itself. Say which row holds the headings and what they mean.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nothing was copied. Copy the rows in Excel first.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nothing was imported yet</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Only what is empty in the book is taken from the file.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Open the file in Excel, save it and import it again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Overwrite with the file</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Paste from Excel (Ctrl+V)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>People who are in the book already are not touched.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>People who are in the book already:</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Preview</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Reading the list</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Remarks</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Repaired</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Result</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Row</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Row of the headings</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Save rows with errors</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Save rows with errors…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Save the template</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sheets of the file</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Skip</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>State</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Suspected doubles</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Take the import back</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Take this import back</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Taken back</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Taking the import back</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The cell holds a formula without a result, so its text was taken: {value}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The column {field} is empty; it must be filled in.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The fifth and sixth digits of the number speak of another year of birth.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The file does not say so itself: please compare a few names with the paper.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The first three digits of the number are no known province.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The fourth digit of the number speaks of the other sex.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The headings stand in row</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The headings take two rows</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The import was taken back: {removed} records removed, {restored} restored.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The line “{value}” was passed over: it has no number and nothing else about a person.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The list may stay as it is: title rows, sections, totals and old fonts are understood. Nothing is written before you have seen the preview.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The number {value} is a date without its format; it was read as {became}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The template was written to “{file}”.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The whole import can be taken back, here or later under Imports.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This column writes the month first: “{value}” was read as {became}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This import was already taken back.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This person already stands in row {row} of sheet “{sheet}”; the row was skipped.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This person is not yet 18 years old.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This person would have joined the union before the age of 15.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Tick the sheets to import</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Unchanged</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Update</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Updated</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>What the file says replaces what the book says; a blank cell never erases anything.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>What was pasted</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>When</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Who</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Write Nam or Nữ.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Write all digits, such as 1.296.000, or 1,5 triệu.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Write day/month/year, such as 02/03/1985, or the year alone.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Write day/month/year, such as 25/12/1985.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Write digits only.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Write the number from the card as text, such as 079185001234.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Write the number from the card.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Write whole đồng, such as 1.296.000.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Write x, or leave the cell empty.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Writing the rows with errors</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Writing the template</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>row {number}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{count} cells in an old {encoding} font were turned into Unicode.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{count} cells look like {encoding} text and were turned into Unicode.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{count} cells that had been read in the wrong code page were put right.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{count} imports</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{count} may be doubles of somebody; they were added and stand in the preview.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{count} rows</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{count} rows with errors were written. Correct them there and import that file.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{created} added, {updated} updated</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{field}: column of men</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{field}: column of women</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{field}: family and middle name</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{field}: given name</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{file}: {rows} rows from {sheets}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{heading} (hidden in the file)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{unchanged} unchanged, {skipped} skipped, {refused} with errors.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{value} is the number of an old 9-digit card; it was kept as such.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{value} is written as {became}, as it is dialled today.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>— not used —</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” has more than {limit} rows. Divide it into several files.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” is a PDF, not a spreadsheet. Ask for the Excel file of the list.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” is a Word text, not a spreadsheet. Copy its table into Excel and choose that file.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” is a binary workbook. Open it in Excel and save it as .xlsx.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” is a compressed folder. Unpack it and choose the list inside.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” is a picture, not a spreadsheet. Ask for the Excel file.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” is a presentation, not a spreadsheet.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” is a program, not a spreadsheet. It may be a virus.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” is a web page that only bears the name of Excel. Open it in Excel and save it as .xlsx.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” is built in a way that could harm this computer, so it was not opened. Ask whoever sent it for a new one.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” is damaged or was cut off in copying. Copy it again from where it came from.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” is empty. Choose the file that holds the list.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” is larger than {limit} bytes. Take out pictures and other sheets.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” is not a spreadsheet. Lists come from Excel (.xlsx, .xls), LibreOffice (.ods) or CSV.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” is protected by a password. Open it in Excel, save it without a password, try again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” cannot be used in the column {field}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” has no day, so only the year {became} was kept.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” in the column {field} can be read in two ways.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” in the column {field} has twelve equal digits.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” in the column {field} has {digits} digits; 12 are needed.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is neither Nam nor Nữ.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is no tick.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is not a date.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is not a whole number.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is not an amount of money.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” in the column {field} lies after today.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” in the column {field} seems to have the month first.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” in the column {field} was rounded by Excel; the last digits are lost.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” in the column {field} would make this person too young or too old to work.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” is not a telephone number of Vietnam; it was kept as it is.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” was read as {became}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” was written as “{became}”.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>members</name>
        <message>
            <source>A change in the membership of {name}</source>
            <translation>Biến động của {name}</translation>
        </message>
        <message>
            <source>A citizen's number has 12 digits. Please compare with the card.</source>
            <translation>Số CCCD có 12 chữ số. Xin đối chiếu với thẻ.</translation>
        </message>
        <message>
            <source>Active</source>
            <translation>Đang sinh hoạt</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Nơi ở</translation>
        </message>
        <message>
            <source>Add…</source>
            <translation>Thêm…</translation>
        </message>
        <message>
            <source>Admitted</source>
            <translation>Kết nạp</translation>
        </message>
        <message>
            <source>All digits are the same. Please compare with the card.</source>
            <translation>Các chữ số giống hệt nhau. Xin đối chiếu với thẻ.</translation>
        </message>
        <message>
            <source>All sections</source>
            <translation>Tất cả các tổ</translation>
        </message>
        <message>
            <source>Bin</source>
            <translation>Thùng rác</translation>
        </message>
        <message>
            <source>Born</source>
            <translation>Ngày sinh</translation>
        </message>
        <message>
            <source>Bring in the Excel list you already have: the program finds the columns by itself, shows what it would do, and takes everything back if you wish. Or add people one by one.</source>
            <translation>Hãy nhập danh sách Excel sẵn có: chương trình tự tìm các cột, cho xem trước những gì sẽ làm và hoàn tác được toàn bộ nếu muốn. Hoặc thêm từng người.</translation>
        </message>
        <message>
            <source>Card number</source>
            <translation>Số thẻ đoàn viên</translation>
        </message>
        <message>
            <source>Card number {number} already belongs to {holder}.</source>
            <translation>Số thẻ {number} đã là của {holder}.</translation>
        </message>
        <message>
            <source>Citizen's number</source>
            <translation>Số CCCD</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Xóa</translation>
        </message>
        <message>
            <source>Died</source>
            <translation>Từ trần</translation>
        </message>
        <message>
            <source>Edit…</source>
            <translation>Sửa…</translation>
        </message>
        <message>
            <source>Education</source>
            <translation>Trình độ</translation>
        </message>
        <message>
            <source>Employment contract ended</source>
            <translation>Chấm dứt hợp đồng lao động</translation>
        </message>
        <message>
            <source>End membership…</source>
            <translation>Thôi sinh hoạt…</translation>
        </message>
        <message>
            <source>End the membership of {name}</source>
            <translation>{name} thôi sinh hoạt</translation>
        </message>
        <message>
            <source>Ended</source>
            <translation>Thôi sinh hoạt</translation>
        </message>
        <message>
            <source>Ethnic group</source>
            <translation>Dân tộc</translation>
        </message>
        <message>
            <source>Excel rounded this number; the last digits are lost.</source>
            <translation>Excel đã làm tròn số này; các chữ số cuối đã mất.</translation>
        </message>
        <message>
            <source>Expelled</source>
            <translation>Khai trừ</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Xuất Excel</translation>
        </message>
        <message>
            <source>Former identity number</source>
            <translation>Số CMND cũ</translation>
        </message>
        <message>
            <source>Full name</source>
            <translation>Họ và tên</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Quá trình</translation>
        </message>
        <message>
            <source>Holds a leading post</source>
            <translation>Giữ chức vụ lãnh đạo</translation>
        </message>
        <message>
            <source>Home town</source>
            <translation>Quê quán</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Nhập khẩu…</translation>
        </message>
        <message>
            <source>In the union</source>
            <translation>Công đoàn</translation>
        </message>
        <message>
            <source>In the union today</source>
            <translation>Đang sinh hoạt</translation>
        </message>
        <message>
            <source>Job</source>
            <translation>Chức vụ, công việc</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Đã rời</translation>
        </message>
        <message>
            <source>Left at own request</source>
            <translation>Xin thôi</translation>
        </message>
        <message>
            <source>Member since</source>
            <translation>Ngày vào CĐ</translation>
        </message>
        <message>
            <source>Members</source>
            <translation>Đoàn viên</translation>
        </message>
        <message>
            <source>Membership suspended</source>
            <translation>Tạm ngừng sinh hoạt</translation>
        </message>
        <message>
            <source>Moved away</source>
            <translation>Chuyển đi</translation>
        </message>
        <message>
            <source>Moved in</source>
            <translation>Chuyển đến</translation>
        </message>
        <message>
            <source>Moved to another union</source>
            <translation>Chuyển đi công đoàn khác</translation>
        </message>
        <message>
            <source>Name, number, telephone (Ctrl+F)</source>
            <translation>Tên, số CCCD, điện thoại (Ctrl+F)</translation>
        </message>
        <message>
            <source>New member</source>
            <translation>Thêm đoàn viên</translation>
        </message>
        <message>
            <source>No members here yet</source>
            <translation>Chưa có đoàn viên nào</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Ghi chú</translation>
        </message>
        <message>
            <source>Number of the decision</source>
            <translation>Số quyết định</translation>
        </message>
        <message>
            <source>On which day</source>
            <translation>Ngày có hiệu lực</translation>
        </message>
        <message>
            <source>On {day} this membership was not suspended, so nobody returned.</source>
            <translation>Ngày {day} đoàn viên này không tạm ngừng nên không thể ghi trở lại.</translation>
        </message>
        <message>
            <source>On {day} this person was not an active member.</source>
            <translation>Ngày {day} người này không đang sinh hoạt.</translation>
        </message>
        <message>
            <source>Print list</source>
            <translation>In danh sách</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Lý do</translation>
        </message>
        <message>
            <source>Record a change…</source>
            <translation>Ghi biến động…</translation>
        </message>
        <message>
            <source>Retired</source>
            <translation>Nghỉ hưu</translation>
        </message>
        <message>
            <source>Returned to activity</source>
            <translation>Trở lại sinh hoạt</translation>
        </message>
        <message>
            <source>Section</source>
            <translation>Tổ công đoàn</translation>
        </message>
        <message>
            <source>Sex</source>
            <translation>Giới tính</translation>
        </message>
        <message>
            <source>Staff code</source>
            <translation>Mã nhân viên</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Trạng thái</translation>
        </message>
        <message>
            <source>Suspended</source>
            <translation>Tạm ngừng</translation>
        </message>
        <message>
            <source>Telephone</source>
            <translation>Điện thoại</translation>
        </message>
        <message>
            <source>The fifth and sixth digits speak of another year of birth. Please compare with the card.</source>
            <translation>Chữ số thứ 5 và 6 cho thấy năm sinh khác. Xin đối chiếu với thẻ.</translation>
        </message>
        <message>
            <source>The first three digits are no province known to us. It may be right.</source>
            <translation>Ba chữ số đầu không ứng với tỉnh nào đã biết. Số vẫn có thể đúng.</translation>
        </message>
        <message>
            <source>The fourth digit speaks of the other sex. Please check the card.</source>
            <translation>Chữ số thứ 4 cho thấy giới tính khác. Xin đối chiếu với thẻ.</translation>
        </message>
        <message>
            <source>This identity number already belongs to {holder}. Check which one is right.</source>
            <translation>Số giấy tờ này đã là của {holder}. Hãy kiểm tra xem ai đúng.</translation>
        </message>
        <message>
            <source>This membership had already ended on {day}.</source>
            <translation>Đến ngày {day} người này đã thôi sinh hoạt từ trước.</translation>
        </message>
        <message>
            <source>This person is not yet 18 years old.</source>
            <translation>Người này chưa đủ 18 tuổi.</translation>
        </message>
        <message>
            <source>This person would have joined before the age of 15.</source>
            <translation>Theo ngày này thì người đó vào công đoàn khi chưa đủ 15 tuổi.</translation>
        </message>
        <message>
            <source>Type part of a name, number or telephone to search; marks and capitals do not matter. Somebody who leaves is ended, not deleted, so that last year's reports stay right. Delete is for people entered by mistake.</source>
            <translation>Gõ một phần tên, số CCCD hoặc điện thoại để tìm, không cần dấu và chữ hoa. Người rời công đoàn thì ghi thôi sinh hoạt chứ không xóa, để báo cáo các năm trước vẫn đúng. Nút Xóa chỉ dành cho người nhập nhầm.</translation>
        </message>
        <message>
            <source>Union dissolved</source>
            <translation>CĐCS giải thể</translation>
        </message>
        <message>
            <source>Union left for or come from</source>
            <translation>Công đoàn nơi đi hoặc nơi đến</translation>
        </message>
        <message>
            <source>Union member since</source>
            <translation>Ngày vào công đoàn</translation>
        </message>
        <message>
            <source>Union post</source>
            <translation>Chức vụ công đoàn</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>Loại biến động</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Thông tin cá nhân</translation>
        </message>
        <message>
            <source>Work</source>
            <translation>Công việc</translation>
        </message>
        <message>
            <source>Working here since</source>
            <translation>Ngày vào làm</translation>
        </message>
        <message>
            <source>{count} members</source>
            <translation>{count} đoàn viên</translation>
        </message>
        <message>
            <source>{count} members are back</source>
            <translation>Đã lấy lại {count} đoàn viên</translation>
        </message>
        <message>
            <source>{count} members were deleted</source>
            <translation>Đã xóa {count} đoàn viên</translation>
        </message>
        <message>
            <source>{day} has not come yet. Enter the day on which it took effect.</source>
            <translation>Chưa đến ngày {day}. Hãy nhập ngày có hiệu lực.</translation>
        </message>
        <message>
            <source>{day} lies before the day this person joined the union.</source>
            <translation>Ngày {day} trước ngày người này vào công đoàn.</translation>
        </message>
        <message>
            <source>{name} was added</source>
            <translation>Đã thêm {name}</translation>
        </message>
        <message>
            <source>{name} was changed</source>
            <translation>Đã sửa {name}</translation>
        </message>
        <message>
            <source>{name}: {event} on {day}</source>
            <translation>{name}: {event} ngày {day}</translation>
        </message>
    </context>
    <context>
        <name>organization</name>
        <message>
            <source>1. Our union</source>
            <translation>1. Công đoàn của chúng ta</translation>
        </message>
        <message>
            <source>2. The union above us</source>
            <translation>2. Công đoàn cấp trên</translation>
        </message>
        <message>
            <source>3. Our sections</source>
            <translation>3. Các tổ công đoàn</translation>
        </message>
        <message>
            <source>300 invented people in a folder of their own; try everything.</source>
            <translation>300 người hư cấu trong một thư mục riêng; cứ thử thoải mái.</translation>
        </message>
        <message>
            <source>4. The passphrase</source>
            <translation>4. Mật khẩu</translation>
        </message>
        <message>
            <source>Add section…</source>
            <translation>Thêm tổ…</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Địa chỉ</translation>
        </message>
        <message>
            <source>As printed at the top of papers</source>
            <translation>Dòng in ở đầu văn bản</translation>
        </message>
        <message>
            <source>As the union above gives it; a short word of your own will do.</source>
            <translation>Theo mã cấp trên đã cấp; chưa có thì tự đặt một mã ngắn.</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Quay lại</translation>
        </message>
        <message>
            <source>Bring back a backup</source>
            <translation>Khôi phục bản sao lưu</translation>
        </message>
        <message>
            <source>Chair</source>
            <translation>Chủ tịch</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Đã giải thể</translation>
        </message>
        <message>
            <source>Closed: no longer offered for members</source>
            <translation>Đã giải thể: không còn để chọn khi xếp đoàn viên</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Mã đơn vị</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>Quyết định</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>Thư điện tử</translation>
        </message>
        <message>
            <source>Empty: the name in capitals.</source>
            <translation>Để trống thì in tên bằng chữ hoa.</translation>
        </message>
        <message>
            <source>Five minutes: name, union above, sections, passphrase.</source>
            <translation>Năm phút: tên, công đoàn cấp trên, các tổ, mật khẩu.</translation>
        </message>
        <message>
            <source>From another computer or after a repair.</source>
            <translation>Từ máy khác chuyển sang, hoặc sau khi sửa máy.</translation>
        </message>
        <message>
            <source>It opens the book each time. Nobody can open the book without it, not even we: write it down and keep it in a sealed envelope.</source>
            <translation>Mỗi lần mở sổ đều cần mật khẩu. Không có mật khẩu thì không ai mở được, kể cả người làm phần mềm: hãy ghi ra giấy và cất trong phong bì dán kín.</translation>
        </message>
        <message>
            <source>Its code, when you know it</source>
            <translation>Mã đơn vị cấp trên, nếu biết</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Loại</translation>
        </message>
        <message>
            <source>Leader</source>
            <translation>Tổ trưởng</translation>
        </message>
        <message>
            <source>Long enough.</source>
            <translation>Đủ dài.</translation>
        </message>
        <message>
            <source>Look at the sample union first</source>
            <translation>Xem thử công đoàn mẫu</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Tên</translation>
        </message>
        <message>
            <source>Name of the union</source>
            <translation>Tên công đoàn</translation>
        </message>
        <message>
            <source>Name of the union above</source>
            <translation>Tên công đoàn cấp trên</translation>
        </message>
        <message>
            <source>New section</source>
            <translation>Thêm tổ công đoàn</translation>
        </message>
        <message>
            <source>New superior…</source>
            <translation>Cấp trên mới…</translation>
        </message>
        <message>
            <source>New union above</source>
            <translation>Công đoàn cấp trên mới</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Tiếp tục</translation>
        </message>
        <message>
            <source>Number of the decision</source>
            <translation>Số quyết định</translation>
        </message>
        <message>
            <source>On every paper</source>
            <translation>In trên mọi văn bản</translation>
        </message>
        <message>
            <source>One section a line. An import adds the sections it finds by itself.</source>
            <translation>Mỗi dòng một tổ. Khi nhập danh sách, chương trình tự thêm các tổ có trong danh sách.</translation>
        </message>
        <message>
            <source>Our union</source>
            <translation>Đơn vị</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>Mật khẩu</translation>
        </message>
        <message>
            <source>People employed, members or not</source>
            <translation>Tổng số lao động</translation>
        </message>
        <message>
            <source>Place before the date of papers</source>
            <translation>Địa danh ghi trước ngày tháng</translation>
        </message>
        <message>
            <source>Rather short. Four words you know well are safe and easy.</source>
            <translation>Hơi ngắn. Ghép bốn từ quen thuộc vừa an toàn vừa dễ nhớ.</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Lưu (Cất)</translation>
        </message>
        <message>
            <source>Section</source>
            <translation>Tổ công đoàn</translation>
        </message>
        <message>
            <source>Sections</source>
            <translation>Tổ công đoàn</translation>
        </message>
        <message>
            <source>Sections, one a line</source>
            <translation>Các tổ, mỗi dòng một tổ</translation>
        </message>
        <message>
            <source>Set up</source>
            <translation>Thiết lập</translation>
        </message>
        <message>
            <source>Set up our union</source>
            <translation>Thiết lập công đoàn</translation>
        </message>
        <message>
            <source>Since</source>
            <translation>Từ ngày</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Tình trạng</translation>
        </message>
        <message>
            <source>Superiors</source>
            <translation>Công đoàn cấp trên</translation>
        </message>
        <message>
            <source>Sổ Công đoàn</source>
            <translation>Sổ Công đoàn</translation>
        </message>
        <message>
            <source>Tax code</source>
            <translation>Mã số thuế</translation>
        </message>
        <message>
            <source>Telephone</source>
            <translation>Điện thoại</translation>
        </message>
        <message>
            <source>Term</source>
            <translation>Nhiệm kỳ</translation>
        </message>
        <message>
            <source>The book of your union on this computer: members, emulation, awards and Tết gifts, without a network. Everything is encrypted with your passphrase.</source>
            <translation>Sổ của công đoàn trên chính máy này: đoàn viên, thi đua, khen thưởng, quà Tết, không cần mạng. Mọi dữ liệu được mã hóa bằng mật khẩu của đơn vị.</translation>
        </message>
        <message>
            <source>The name is printed on every paper, so write it as on your seal.</source>
            <translation>Tên được in trên mọi văn bản, hãy ghi đúng như trên con dấu.</translation>
        </message>
        <message>
            <source>The new superior was added</source>
            <translation>Đã thêm công đoàn cấp trên mới</translation>
        </message>
        <message>
            <source>The same once more</source>
            <translation>Nhập lại mật khẩu</translation>
        </message>
        <message>
            <source>The section was added</source>
            <translation>Đã thêm tổ công đoàn</translation>
        </message>
        <message>
            <source>The section was changed</source>
            <translation>Đã sửa tổ công đoàn</translation>
        </message>
        <message>
            <source>The superior was changed</source>
            <translation>Đã sửa công đoàn cấp trên</translation>
        </message>
        <message>
            <source>The two are not the same. Type both again.</source>
            <translation>Hai lần nhập không giống nhau. Hãy nhập lại cả hai.</translation>
        </message>
        <message>
            <source>The union has not been set up yet. Start with the set-up.</source>
            <translation>Chưa thiết lập công đoàn. Hãy bắt đầu từ bước thiết lập.</translation>
        </message>
        <message>
            <source>The union's page was saved</source>
            <translation>Đã lưu thông tin đơn vị</translation>
        </message>
        <message>
            <source>There is already a section called {name}.</source>
            <translation>Đã có tổ tên là {name}.</translation>
        </message>
        <message>
            <source>This data folder already belongs to {name}.</source>
            <translation>Thư mục dữ liệu này đã là của {name}.</translation>
        </message>
        <message>
            <source>To whom you report today. It can change later; old papers keep the old name.</source>
            <translation>Nơi đơn vị báo cáo hiện nay. Sau này đổi được; văn bản cũ vẫn giữ tên cũ.</translation>
        </message>
        <message>
            <source>Union above</source>
            <translation>Công đoàn cấp trên</translation>
        </message>
        <message>
            <source>Unions above, over time</source>
            <translation>Công đoàn cấp trên qua các thời kỳ</translation>
        </message>
        <message>
            <source>Welcome to Sổ Công đoàn</source>
            <translation>Chào mừng đến với Sổ Công đoàn</translation>
        </message>
        <message>
            <source>What stands here is printed on every paper. When the union above changes, add the new one with the day it begins: papers of earlier days keep the earlier name.</source>
            <translation>Những gì ghi ở đây được in trên mọi văn bản. Khi công đoàn cấp trên thay đổi, hãy thêm đơn vị mới kèm ngày bắt đầu: văn bản của những ngày trước vẫn giữ tên trước.</translation>
        </message>
        <message>
            <source>{count} members belong to {name}. Move them to another section first.</source>
            <translation>{count} đoàn viên đang thuộc {name}. Hãy chuyển họ sang tổ khác trước.</translation>
        </message>
        <message>
            <source>{count} sections</source>
            <translation>{count} tổ</translation>
        </message>
        <message>
            <source>{count} superiors</source>
            <translation>{count} đơn vị</translation>
        </message>
        <message>
            <source>{path} is not a set-up file (TOML text in UTF-8).</source>
            <translation>{path} không phải là tệp thiết lập (văn bản TOML, mã UTF-8).</translation>
        </message>
        <message>
            <source>{path}: the entry {field} is missing or is not a text.</source>
            <translation>{path}: mục {field} bị thiếu hoặc không phải là chữ.</translation>
        </message>
        <message>
            <source>{path}: {field} is not a known kind of superior union.</source>
            <translation>{path}: {field} không phải là loại công đoàn cấp trên đã biết.</translation>
        </message>
        <message>
            <source>{path}: {field} must be "union" or "desk".</source>
            <translation>{path}: {field} phải là "union" hoặc "desk".</translation>
        </message>
    </context>
    <context>
        <name>reports</name>
        <message>
            <source>A paper cannot be saved as “.{format}”. Give the file a name that ends in {offered}.</source>
            <translation>Không lưu được văn bản với đuôi tệp “.{format}”. Xin đặt tên tệp kết thúc bằng một trong các đuôi: {offered}.</translation>
        </message>
        <message>
            <source>Campaign</source>
            <translation>Đợt, phong trào</translation>
        </message>
        <message>
            <source>Choose a paper, then PDF to print and sign, Excel to work on the list, or Word to edit the text. The paper opens when it has been saved.</source>
            <translation>Chọn một biểu mẫu, rồi bấm PDF để in và ký, Excel để làm việc tiếp với danh sách, hoặc Word để chỉnh sửa lời văn. Lưu xong, văn bản được mở ra ngay.</translation>
        </message>
        <message>
            <source>Excel</source>
            <translation>Excel</translation>
        </message>
        <message>
            <source>Excel workbook (*.xlsx)</source>
            <translation>Bảng tính Excel (*.xlsx)</translation>
        </message>
        <message>
            <source>No part of the program offers one.</source>
            <translation>Chưa có phần nào của chương trình cung cấp biểu mẫu.</translation>
        </message>
        <message>
            <source>Open the paper when it has been saved</source>
            <translation>Mở văn bản ngay sau khi lưu</translation>
        </message>
        <message>
            <source>PDF</source>
            <translation>PDF</translation>
        </message>
        <message>
            <source>PDF file, to print and sign (*.pdf)</source>
            <translation>Tệp PDF, để in và ký (*.pdf)</translation>
        </message>
        <message>
            <source>Papers</source>
            <translation>Báo cáo, biểu mẫu</translation>
        </message>
        <message>
            <source>Saved: {file}</source>
            <translation>Đã lưu: {file}</translation>
        </message>
        <message>
            <source>The paper was saved, but no program here opens it: {file}</source>
            <translation>Đã lưu văn bản, nhưng máy này không có chương trình để mở: {file}</translation>
        </message>
        <message>
            <source>There are no papers yet</source>
            <translation>Chưa có biểu mẫu nào</translation>
        </message>
        <message>
            <source>There is no paper called “{name}”. These exist: {offered}.</source>
            <translation>Không có biểu mẫu nào tên là “{name}”. Các biểu mẫu hiện có: {offered}.</translation>
        </message>
        <message>
            <source>This paper is about a campaign; there is none yet.</source>
            <translation>Biểu mẫu này lập cho một đợt cụ thể, mà hiện chưa có đợt nào.</translation>
        </message>
        <message>
            <source>Word</source>
            <translation>Word</translation>
        </message>
        <message>
            <source>Word paper, to edit (*.docx)</source>
            <translation>Văn bản Word, để chỉnh sửa (*.docx)</translation>
        </message>
        <message>
            <source>Writing “{title}”</source>
            <translation>Đang lập “{title}”</translation>
        </message>
        <message>
            <source>{count} papers</source>
            <translation>{count} biểu mẫu</translation>
        </message>
        <message>
            <source>{title}, save as {format}</source>
            <translation>{title}, lưu dạng {format}</translation>
        </message>
        <message>
            <source>“{name}” is not made as {format}. Choose {offered}.</source>
            <translation>“{name}” không có ở dạng {format}. Xin chọn: {offered}.</translation>
        </message>
    </context>
    <context>
        <name>shell</name>
        <message>
            <source>A report without personal data was written to {file}. Please send it to support.</source>
            <translation>Báo cáo lỗi (không chứa dữ liệu cá nhân) đã được ghi vào {file}. Vui lòng gửi tệp này cho bộ phận hỗ trợ.</translation>
        </message>
        <message>
            <source>A text is too long; please shorten it.</source>
            <translation>Có nội dung quá dài; vui lòng rút gọn.</translation>
        </message>
        <message>
            <source>About the program</source>
            <translation>Giới thiệu chương trình</translation>
        </message>
        <message>
            <source>Another program is using the data. Close it, then try again.</source>
            <translation>Chương trình khác đang dùng dữ liệu. Vui lòng đóng chương trình đó rồi thử lại.</translation>
        </message>
        <message>
            <source>Caps Lock was pressed: check the small light on the keyboard.</source>
            <translation>Phím Caps Lock vừa được bấm: vui lòng xem đèn báo trên bàn phím.</translation>
        </message>
        <message>
            <source>Care</source>
            <translation>Chăm lo</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Dữ liệu</translation>
        </message>
        <message>
            <source>Do again</source>
            <translation>Làm lại</translation>
        </message>
        <message>
            <source>Done again: {deed}</source>
            <translation>Đã làm lại: {deed}</translation>
        </message>
        <message>
            <source>Emulation and awards</source>
            <translation>Thi đua, khen thưởng</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Trợ giúp</translation>
        </message>
        <message>
            <source>Help for this screen</source>
            <translation>Trợ giúp cho màn hình này</translation>
        </message>
        <message>
            <source>It was stopped; nothing was changed.</source>
            <translation>Đã dừng; không có gì thay đổi.</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Phím tắt</translation>
        </message>
        <message>
            <source>Last backup: {when}</source>
            <translation>Sao lưu cuối: {when}</translation>
        </message>
        <message>
            <source>Lists</source>
            <translation>Danh mục</translation>
        </message>
        <message>
            <source>Load again</source>
            <translation>Nạp lại</translation>
        </message>
        <message>
            <source>Never backed up</source>
            <translation>Chưa sao lưu lần nào</translation>
        </message>
        <message>
            <source>Officer: {name}</source>
            <translation>Người dùng: {name}</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Mở</translation>
        </message>
        <message>
            <source>Opening…</source>
            <translation>Đang mở…</translation>
        </message>
        <message>
            <source>Organization</source>
            <translation>Tổ chức</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>Mật khẩu</translation>
        </message>
        <message>
            <source>Passphrase forgotten?</source>
            <translation>Quên mật khẩu?</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Thoát</translation>
        </message>
        <message>
            <source>Reports</source>
            <translation>Báo cáo</translation>
        </message>
        <message>
            <source>SAMPLE DATA: nothing here is real, try everything</source>
            <translation>DỮ LIỆU MẪU: không có gì ở đây là thật, cứ thử thoải mái</translation>
        </message>
        <message>
            <source>Saved: {file}</source>
            <translation>Đã lưu: {file}</translation>
        </message>
        <message>
            <source>Show what is typed</source>
            <translation>Hiện chữ đang gõ</translation>
        </message>
        <message>
            <source>Something in the program went wrong. What was typed is still on the screen, and what was saved is safe. Please save again; if it happens once more, close the program and open it again.</source>
            <translation>Chương trình vừa gặp lỗi. Nội dung đang gõ vẫn còn trên màn hình và dữ liệu đã lưu vẫn an toàn. Vui lòng cất lại; nếu lỗi lặp lại, vui lòng đóng chương trình rồi mở lại.</translation>
        </message>
        <message>
            <source>Something that must be filled in is empty.</source>
            <translation>Có mục bắt buộc còn để trống.</translation>
        </message>
        <message>
            <source>System</source>
            <translation>Hệ thống</translation>
        </message>
        <message>
            <source>Sổ Công đoàn</source>
            <translation>Sổ Công đoàn</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>Hoàn tác</translation>
        </message>
        <message>
            <source>Taken back: {deed}</source>
            <translation>Đã hoàn tác: {deed}</translation>
        </message>
        <message>
            <source>The data file cannot be written. Check that its folder is not read-only.</source>
            <translation>Không ghi được tệp dữ liệu. Vui lòng kiểm tra thư mục chứa tệp có bị đặt chỉ đọc không.</translation>
        </message>
        <message>
            <source>The data file is damaged. Restore the latest backup; do not delete this file.</source>
            <translation>Tệp dữ liệu bị hỏng. Vui lòng khôi phục bản sao lưu mới nhất và không xóa tệp này.</translation>
        </message>
        <message>
            <source>The data was written by a newer version of this program. Install that version; nothing was touched.</source>
            <translation>Dữ liệu do phiên bản mới hơn của chương trình ghi. Vui lòng cài phiên bản mới đó; dữ liệu vẫn được giữ nguyên.</translation>
        </message>
        <message>
            <source>The disk is full, so nothing was saved. Free some space, then try again.</source>
            <translation>Ổ đĩa đã đầy nên chưa lưu được gì. Vui lòng dọn bớt chỗ trống rồi thử lại.</translation>
        </message>
        <message>
            <source>The passphrase is not right, or the data file belongs to another key.</source>
            <translation>Mật khẩu không đúng, hoặc tệp dữ liệu thuộc về khóa khác.</translation>
        </message>
        <message>
            <source>This could not be done ({code}).</source>
            <translation>Không thực hiện được việc này ({code}).</translation>
        </message>
        <message>
            <source>This record is no longer there. Load the list again (F5).</source>
            <translation>Bản ghi này không còn nữa. Vui lòng nạp lại danh sách (F5).</translation>
        </message>
        <message>
            <source>This record was changed elsewhere meanwhile. Open it again, so that no change is lost.</source>
            <translation>Bản ghi này vừa được sửa ở nơi khác. Vui lòng mở lại để không mất thay đổi nào.</translation>
        </message>
        <message>
            <source>Tools</source>
            <translation>Tiện ích</translation>
        </message>
        <message>
            <source>Type the passphrase first.</source>
            <translation>Vui lòng gõ mật khẩu trước.</translation>
        </message>
        <message>
            <source>Type what to do</source>
            <translation>Gõ việc cần làm</translation>
        </message>
        <message>
            <source>Type what to do, marks are not needed…</source>
            <translation>Gõ việc cần làm, không cần dấu…</translation>
        </message>
        <message>
            <source>Type what to do…</source>
            <translation>Gõ lệnh…</translation>
        </message>
        <message>
            <source>Type what to do…  Ctrl+K</source>
            <translation>Gõ lệnh…  Ctrl+K</translation>
        </message>
        <message>
            <source>Version {version}

Keeps members, emulation, awards and Tết gifts of a grassroots union on this machine alone. Nothing is sent over the network.

Licence: Apache 2.0. Fonts: Be Vietnam Pro, Liberation Serif (OFL). Icons: Lucide (ISC). Window: Qt (LGPL 3).</source>
            <translation>Phiên bản {version}

Quản lý đoàn viên, thi đua, khen thưởng và quà Tết của công đoàn cơ sở, chỉ lưu trên máy này. Không gửi gì qua mạng.

Giấy phép: Apache 2.0. Phông chữ: Be Vietnam Pro, Liberation Serif (OFL). Biểu tượng: Lucide (ISC). Cửa sổ: Qt (LGPL 3).</translation>
        </message>
        <message>
            <source>What can be done</source>
            <translation>Các việc có thể làm</translation>
        </message>
        <message>
            <source>Work</source>
            <translation>Nghiệp vụ</translation>
        </message>
        <message>
            <source>Writing {file}</source>
            <translation>Đang ghi {file}</translation>
        </message>
        <message>
            <source>open</source>
            <translation>mở</translation>
        </message>
        <message>
            <source>{count} records were edited since and stay as they are.</source>
            <translation>{count} bản ghi đã được sửa sau đó nên giữ nguyên.</translation>
        </message>
        <message>
            <source>{value} is after today.</source>
            <translation>{value} là ngày sau hôm nay.</translation>
        </message>
        <message>
            <source>“{file}” came back different from the disk. Do not use it; choose another disk or USB stick.</source>
            <translation>“{file}” đọc lại khác với nội dung đã ghi. Vui lòng không dùng tệp này và chọn ổ đĩa hoặc USB khác.</translation>
        </message>
        <message>
            <source>“{file}” cannot be read. Check that it is the right file.</source>
            <translation>Không đọc được “{file}”. Vui lòng kiểm tra có đúng tệp cần mở không.</translation>
        </message>
        <message>
            <source>“{file}” could not be written there. Choose another place.</source>
            <translation>Không ghi được “{file}” vào đó. Vui lòng chọn nơi khác.</translation>
        </message>
        <message>
            <source>“{file}” is a folder, not a file.</source>
            <translation>“{file}” là thư mục, không phải tệp.</translation>
        </message>
        <message>
            <source>“{file}” is empty.</source>
            <translation>Tệp “{file}” trống.</translation>
        </message>
        <message>
            <source>“{file}” is larger than this program reads. Check that it is the right file.</source>
            <translation>Tệp “{file}” lớn quá mức chương trình đọc được. Vui lòng kiểm tra có đúng tệp không.</translation>
        </message>
        <message>
            <source>“{file}” is no longer there. Check the folder or the USB stick.</source>
            <translation>Không còn thấy “{file}”. Vui lòng kiểm tra thư mục hoặc USB.</translation>
        </message>
        <message>
            <source>“{file}” may not be read with this Windows account.</source>
            <translation>Tài khoản máy tính đang dùng không được phép đọc “{file}”.</translation>
        </message>
        <message>
            <source>“{file}” was not written: another program holds it open. Close it there, then try again.</source>
            <translation>Chưa ghi được “{file}”: chương trình khác đang mở tệp này. Vui lòng đóng tệp ở đó rồi thử lại.</translation>
        </message>
        <message>
            <source>“{file}” was not written: its folder is not there. If it is on a USB stick, plug it in.</source>
            <translation>Chưa ghi được “{file}”: không thấy thư mục. Nếu thư mục ở trên USB, vui lòng cắm USB vào.</translation>
        </message>
        <message>
            <source>“{file}” was not written: the disk is full. Free some space or choose another place.</source>
            <translation>Chưa ghi được “{file}”: ổ đĩa đã đầy. Vui lòng dọn bớt chỗ trống hoặc chọn nơi khác.</translation>
        </message>
        <message>
            <source>“{file}” was not written: this place is read-only. Choose another place.</source>
            <translation>Chưa ghi được “{file}”: nơi này chỉ cho đọc. Vui lòng chọn nơi khác.</translation>
        </message>
        <message>
            <source>“{value}” cannot be accepted here.</source>
            <translation>Không nhận được “{value}” ở mục này.</translation>
        </message>
        <message>
            <source>“{value}” is not a date.</source>
            <translation>“{value}” không phải ngày tháng.</translation>
        </message>
        <message>
            <source>“{value}” is not a number.</source>
            <translation>“{value}” không phải số.</translation>
        </message>
        <message>
            <source>“{value}” is not an amount of money.</source>
            <translation>“{value}” không phải số tiền.</translation>
        </message>
    </context>
    <context>
        <name>sync</name>
        <message>
            <source>Confirmed</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Figures only, without names</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>It cannot be proved that this package is genuine.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>It is not known who the package is for. Add the card of the union above first.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Key revoked</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No card of a unit with the code {code} was added. Known: {known}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>No package was made yet, so there is nothing to hand over.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Parts of the package are missing or were changed ({name}{names}).</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Plan</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Reply</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Report</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Send packages</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Several units go by the code {code}: {names}. Remove the wrong card first.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Signed by {name}, whose key was confirmed. The content was not changed.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Table {table} has other columns than the package says.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Table {table} has the same key twice.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Table {table}, column {field}: it names a row that is not in the package.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Table {table}, row {row}, column {field}: the value is not allowed there.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The content of the package cannot be read ({detail}{table}{field}).</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The encrypted package is damaged. Ask for it again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The file cannot be read ({reason}).</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The file is empty. Copy it again from the sender.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The file is larger than any package may be.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The file is not a data package.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The key belongs to another unit than the one the package names.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The key of {name} was revoked from package number {from} on.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The ledger has no such package.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The numbers of rows are not those the package states.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The package has a part that may not be there ({name}).</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The package has format {found}; this program knows {known}. Update the program and try again; the file was left as it is.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The package has {size} MB; at most {limit} MB can travel.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The package is encrypted for another unit; it cannot be opened here.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The package is meant for another unit.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The package names no receiver.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The package would unpack to more than is allowed, so it was not opened.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The sender's key is not known. Add the sender's card and compare the seven words.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The sender's signature is right, but the package cannot be accepted.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The seven words of {name} were not compared yet.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The seven words of {name} were not compared yet. Read them over the telephone first.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The signature does not fit: the package was damaged or changed. Ask for it again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The signature is damaged. Ask for the package again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The signature is missing: the .minisig file must lie beside the package.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The signed line and the content of the package do not agree.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The union has no keys yet. Finish setting it up first.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Undamaged, but nobody has confirmed the sender's key. Its words: {words}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Unit card</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>With names, because a decision needs them</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Words not compared yet</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{path} is not a unit card, or it was damaged. Ask for it again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{path} is our own card. Give it to the others; it is not added here.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>widgets</name>
        <message>
            <source>Cancel</source>
            <translation>Hủy</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message>
            <source>Code: {code}</source>
            <translation>Mã: {code}</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Sao chép</translation>
        </message>
        <message>
            <source>Copying</source>
            <translation>Đang sao chép</translation>
        </message>
        <message>
            <source>Do not</source>
            <translation>Không</translation>
        </message>
        <message>
            <source>Keep typing</source>
            <translation>Gõ tiếp</translation>
        </message>
        <message>
            <source>Leave without saving</source>
            <translation>Bỏ, không cất</translation>
        </message>
        <message>
            <source>Nothing fits the search</source>
            <translation>Không có dòng nào khớp</translation>
        </message>
        <message>
            <source>Nothing here yet</source>
            <translation>Chưa có gì ở đây</translation>
        </message>
        <message>
            <source>Only the year is known.</source>
            <translation>Chỉ biết năm sinh.</translation>
        </message>
        <message>
            <source>Please wait…</source>
            <translation>Vui lòng chờ…</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Tiến độ</translation>
        </message>
        <message>
            <source>Put off</source>
            <translation>Hoãn</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Lưu (Cất)</translation>
        </message>
        <message>
            <source>Save and add another</source>
            <translation>Cất &amp; thêm</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Tìm</translation>
        </message>
        <message>
            <source>Search (Ctrl+F)</source>
            <translation>Tìm (Ctrl+F)</translation>
        </message>
        <message>
            <source>Stopping; nothing will have been changed…</source>
            <translation>Đang dừng; sẽ không có gì thay đổi…</translation>
        </message>
        <message>
            <source>Sổ Công đoàn</source>
            <translation>Sổ Công đoàn</translation>
        </message>
        <message>
            <source>Take back (Ctrl+Z)</source>
            <translation>Hoàn tác (Ctrl+Z)</translation>
        </message>
        <message>
            <source>This cannot be less than zero.</source>
            <translation>Mục này không được nhỏ hơn 0.</translation>
        </message>
        <message>
            <source>This must be filled in.</source>
            <translation>Mục này bắt buộc phải nhập.</translation>
        </message>
        <message>
            <source>This text is too long; please shorten it.</source>
            <translation>Nội dung quá dài; vui lòng rút gọn.</translation>
        </message>
        <message>
            <source>Type a part of the name…</source>
            <translation>Gõ một phần tên…</translation>
        </message>
        <message>
            <source>Type fewer letters, or take a filter away. Letters without marks find all marks.</source>
            <translation>Vui lòng gõ ít chữ hơn hoặc bỏ bớt điều kiện lọc. Gõ không dấu sẽ tìm được mọi dấu.</translation>
        </message>
        <message>
            <source>What was typed here has not been saved. Leave it all the same?</source>
            <translation>Nội dung vừa gõ chưa được cất. Vẫn bỏ qua?</translation>
        </message>
        <message>
            <source>about {seconds} seconds left</source>
            <translation>còn khoảng {seconds} giây</translation>
        </message>
        <message>
            <source>dd/mm/yyyy</source>
            <translation>ngày/tháng/năm</translation>
        </message>
        <message>
            <source>dd/mm/yyyy or year</source>
            <translation>ngày/tháng/năm hoặc năm</translation>
        </message>
        <message>
            <source>not ticked</source>
            <translation>chưa đánh dấu</translation>
        </message>
        <message>
            <source>ticked</source>
            <translation>đã đánh dấu</translation>
        </message>
        <message>
            <source>{chosen} chosen of {count}</source>
            <translation>Đã chọn {chosen} trong {count}</translation>
        </message>
        <message>
            <source>{count} lines</source>
            <translation>{count} dòng</translation>
        </message>
        <message>
            <source>{done} of {total}</source>
            <translation>{done} trên {total}</translation>
        </message>
        <message>
            <source>{value} is after today.</source>
            <translation>{value} là ngày sau hôm nay.</translation>
        </message>
        <message>
            <source>“{value}” cannot be accepted here.</source>
            <translation>Không nhận được “{value}” ở mục này.</translation>
        </message>
        <message>
            <source>“{value}” is not a date. Type it as 21/12/2025, 21122025 or 21/12.</source>
            <translation>“{value}” không phải ngày tháng. Vui lòng gõ như 21/12/2025, 21122025 hoặc 21/12.</translation>
        </message>
        <message>
            <source>“{value}” is not a whole number.</source>
            <translation>“{value}” không phải số nguyên.</translation>
        </message>
        <message>
            <source>“{value}” is not an amount. Type it as 500000 or 500.000.</source>
            <translation>“{value}” không phải số tiền. Vui lòng gõ như 500000 hoặc 500.000.</translation>
        </message>
        <message>
            <source>“{value}” is not in the list. Choose one of the lines shown.</source>
            <translation>“{value}” không có trong danh sách. Vui lòng chọn một dòng đang hiện.</translation>
        </message>
        <message>
            <source>“{value}” is only a year; the day and month are needed here.</source>
            <translation>“{value}” chỉ có năm; ở đây cần cả ngày và tháng.</translation>
        </message>
    </context>
</TS>
