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
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The key file {path} and its copy are damaged. Restore the latest backup.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The passphrase is not right. Check Caps Lock and the Vietnamese keyboard.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The program is already open on {path}. Close it there first.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{path} already holds a union. Choose an empty folder.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{path} holds no union yet. Set the union up first.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>backup</name>
        <message>
            <source>{path} is damaged and cannot be restored. Choose another backup.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{path} is not a backup of this program.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{path} was made by a newer version. Update this program first.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>cli</name>
        <message>
            <source>Passphrase: </source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>no union here yet</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>not opened: no passphrase was given</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>opens, whole, audit log unbroken</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>table version {version}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>the audit log was altered at entry {number}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>the database is damaged; restore the latest backup</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{file}: restored.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{file}: whole, {rows} rows.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{file}: written and verified.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{name} is set up.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>members</name>
        <message>
            <source>A citizen's number has 12 digits. Please compare with the card.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Active</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Admitted</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>All digits are the same. Please compare with the card.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Card number {number} already belongs to {holder}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Died</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Employment contract ended</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Ended</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Excel rounded this number; the last digits are lost.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Expelled</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Left at own request</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Members</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Membership suspended</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Moved away</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Moved in</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Moved to another union</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>On {day} this membership was not suspended, so nobody returned.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>On {day} this person was not an active member.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Retired</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Returned to activity</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Suspended</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The fifth and sixth digits speak of another year of birth. Please compare with the card.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The first three digits are no province known to us. It may be right.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The fourth digit speaks of the other sex. Please check the card.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This identity number already belongs to {holder}. Check which one is right.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This membership had already ended on {day}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This person is not yet 18 years old.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This person would have joined before the age of 15.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Union dissolved</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{day} has not come yet. Enter the day on which it took effect.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{day} lies before the day this person joined the union.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>organization</name>
        <message>
            <source>Our union</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The union has not been set up yet. Start with the set-up.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>There is already a section called {name}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This data folder already belongs to {name}.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{count} members belong to {name}. Move them to another section first.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{path} is not a set-up file (TOML text in UTF-8).</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{path}: the entry {field} is missing or is not a text.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{path}: {field} is not a known kind of superior union.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{path}: {field} must be "union" or "desk".</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>shell</name>
        <message>
            <source>A text is too long; please shorten it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Another program is using the data. Close it, then try again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Done again: {deed}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>It was stopped; nothing was changed.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Saved: {file}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Something that must be filled in is empty.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Taken back: {deed}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The data file cannot be written. Check that its folder is not read-only.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The data file is damaged. Restore the latest backup; do not delete this file.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The data was written by a newer version of this program. Install that version; nothing was touched.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The disk is full, so nothing was saved. Free some space, then try again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>The passphrase is not right, or the data file belongs to another key.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This could not be done ({code}).</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This record is no longer there. Load the list again (F5).</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This record was changed elsewhere meanwhile. Open it again, so that no change is lost.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Writing {file}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{count} records were edited since and stay as they are.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{value} is after today.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” came back different from the disk. Do not use it; choose another disk or USB stick.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” cannot be read. Check that it is the right file.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” could not be written there. Choose another place.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” is a folder, not a file.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” is empty.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” is larger than this program reads. Check that it is the right file.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” is no longer there. Check the folder or the USB stick.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” may not be read with this Windows account.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” was not written: another program holds it open. Close it there, then try again.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” was not written: its folder is not there. If it is on a USB stick, plug it in.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” was not written: the disk is full. Free some space or choose another place.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{file}” was not written: this place is read-only. Choose another place.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” cannot be accepted here.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” is not a date.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” is not a number.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” is not an amount of money.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>widgets</name>
        <message>
            <source>Cancel</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Code: {code}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Copy</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Copying</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Do not</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Keep typing</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Leave without saving</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nothing fits the search</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Nothing here yet</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Only the year is known.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Please wait…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Progress</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Put off</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Save</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Save and add another</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Search</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Search (Ctrl+F)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Stopping; nothing will have been changed…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Sổ Công đoàn</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Take back (Ctrl+Z)</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This cannot be less than zero.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This must be filled in.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>This text is too long; please shorten it.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Type a part of the name…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Type fewer letters, or take a filter away. Letters without marks find all marks.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>What was typed here has not been saved. Leave it all the same?</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>about {seconds} seconds left</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>dd/mm/yyyy</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>dd/mm/yyyy or year</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>not ticked</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>ticked</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{chosen} chosen of {count}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{count} lines</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{done} of {total}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{value} is after today.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” cannot be accepted here.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” is not a date. Type it as 21/12/2025, 21122025 or 21/12.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” is not a whole number.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” is not an amount. Type it as 500000 or 500.000.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” is not in the list. Choose one of the lines shown.</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>“{value}” is only a year; the day and month are needed here.</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
</TS>
