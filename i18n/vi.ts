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
            <source>Open an older backup…</source>
            <translation>Mở bản sao lưu cũ…</translation>
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
            <source>The passphrase is the key with which the data is encrypted: nobody can open the book without it, and it can be had from nowhere else.

What may help:
• Type it once more with Caps Lock off and the Vietnamese keyboard as it was when the passphrase was chosen. The eye beside the field shows what is typed.
• Ask the officers who kept the book before, and look among the papers of the union.
• A backup opens with the passphrase the book had on that day: an older backup may open with one you still know.

If none of this helps, the data cannot be brought back. Keep the folder “{folder}” in case the passphrase is found. To begin a new book from the Excel lists, give that folder another name and start the program again.</source>
            <translation>Mật khẩu chính là khóa mã hóa dữ liệu: không có mật khẩu thì không ai mở được sổ, và không lấy lại mật khẩu từ đâu được.

Những cách có thể thử:
• Gõ lại khi đã tắt Caps Lock và bật bộ gõ tiếng Việt như lúc đặt mật khẩu. Nút con mắt cạnh ô nhập cho xem chữ đang gõ.
• Hỏi cán bộ giữ sổ trước đây, tìm trong giấy tờ của công đoàn.
• Bản sao lưu mở bằng mật khẩu của ngày sao lưu: nếu còn nhớ mật khẩu cũ, có thể mở bản sao lưu cũ.

Nếu không cách nào được thì không khôi phục được dữ liệu. Hãy giữ lại thư mục “{folder}” phòng khi tìm ra mật khẩu. Muốn lập sổ mới từ các danh sách Excel, hãy đổi tên thư mục đó rồi mở lại chương trình.</translation>
        </message>
        <message>
            <source>The program is already open on {path}. Close it there first.</source>
            <translation>Chương trình đang mở dữ liệu ở {path}. Hãy đóng cửa sổ đó trước.</translation>
        </message>
        <message>
            <source>Type it again</source>
            <translation>Gõ lại mật khẩu</translation>
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
        <name>awards</name>
        <message>
            <source>% of members</source>
            <translation>% số đoàn viên</translation>
        </message>
        <message>
            <source>% of those registered</source>
            <translation>% số người đăng ký</translation>
        </message>
        <message>
            <source>% of title holders</source>
            <translation>% số người đạt Lao động tiên tiến trở lên</translation>
        </message>
        <message>
            <source>A count cannot be less than nothing.</source>
            <translation>Số đếm không thể nhỏ hơn 0.</translation>
        </message>
        <message>
            <source>A local title or prize</source>
            <translation>Danh hiệu, giải thưởng của địa phương</translation>
        </message>
        <message>
            <source>A rule is set aside only with a written reason. Please write it.</source>
            <translation>Chỉ được xét ngoại lệ khi có lý do bằng văn bản. Vui lòng ghi lý do.</translation>
        </message>
        <message>
            <source>A rule set aside</source>
            <translation>Xét ngoại lệ</translation>
        </message>
        <message>
            <source>A theme</source>
            <translation>Chuyên đề</translation>
        </message>
        <message>
            <source>A year has at most 366 days.</source>
            <translation>Một năm có nhiều nhất 366 ngày.</translation>
        </message>
        <message>
            <source>Absent, voted in writing</source>
            <translation>Vắng mặt, gửi phiếu bằng văn bản</translation>
        </message>
        <message>
            <source>Achievement in short</source>
            <translation>Tóm tắt thành tích</translation>
        </message>
        <message>
            <source>Achievement of</source>
            <translation>Thành tích năm</translation>
        </message>
        <message>
            <source>Achievement…</source>
            <translation>Thành tích…</translation>
        </message>
        <message>
            <source>Add a campaign…</source>
            <translation>Thêm phong trào thi đua…</translation>
        </message>
        <message>
            <source>Add a local title…</source>
            <translation>Thêm danh hiệu địa phương…</translation>
        </message>
        <message>
            <source>Add an award given…</source>
            <translation>Thêm khen thưởng đã được tặng…</translation>
        </message>
        <message>
            <source>Added here</source>
            <translation>Tự thêm</translation>
        </message>
        <message>
            <source>All years</source>
            <translation>Tất cả các năm</translation>
        </message>
        <message>
            <source>Allotted</source>
            <translation>Phân bổ</translation>
        </message>
        <message>
            <source>Allotted quota</source>
            <translation>Chỉ tiêu được phân bổ</translation>
        </message>
        <message>
            <source>An award counts only with the number of its decision.</source>
            <translation>Chỉ tính là đã được khen khi có số quyết định.</translation>
        </message>
        <message>
            <source>An award given</source>
            <translation>Khen thưởng đã được tặng</translation>
        </message>
        <message>
            <source>An award given to {name}</source>
            <translation>Khen thưởng đã tặng {name}</translation>
        </message>
        <message>
            <source>An unexpected deed</source>
            <translation>Đột xuất</translation>
        </message>
        <message>
            <source>Another award of that year has this number in the golden book.</source>
            <translation>Số sổ vàng này đã cấp cho một lượt khen khác trong cùng năm.</translation>
        </message>
        <message>
            <source>Another meeting, already held…</source>
            <translation>Cuộc họp khác đã diễn ra…</translation>
        </message>
        <message>
            <source>Answer the superior…</source>
            <translation>Trả lời cấp trên…</translation>
        </message>
        <message>
            <source>Apply the rule again</source>
            <translation>Bỏ xét ngoại lệ</translation>
        </message>
        <message>
            <source>Approved</source>
            <translation>Được duyệt</translation>
        </message>
        <message>
            <source>Article</source>
            <translation>Căn cứ</translation>
        </message>
        <message>
            <source>Asked for</source>
            <translation>Yêu cầu</translation>
        </message>
        <message>
            <source>At most {percent} % of members</source>
            <translation>Không quá {percent} % đoàn viên</translation>
        </message>
        <message>
            <source>At most {percent} % of those registered</source>
            <translation>Không quá {percent} % người đăng ký</translation>
        </message>
        <message>
            <source>At most {percent} % of title holders</source>
            <translation>Không quá {percent} % người đạt Lao động tiên tiến trở lên</translation>
        </message>
        <message>
            <source>At the ballot</source>
            <translation>Đang bỏ phiếu</translation>
        </message>
        <message>
            <source>At the meeting</source>
            <translation>Đang họp xét</translation>
        </message>
        <message>
            <source>Attach the signed tờ trình, the decision on an initiative, the opinion of another body: the dossier then carries them in their place.</source>
            <translation>Đính kèm tờ trình đã ký, quyết định công nhận sáng kiến, ý kiến của cơ quan khác: hồ sơ sẽ có các giấy ấy đúng chỗ.</translation>
        </message>
        <message>
            <source>Attached files: {name}</source>
            <translation>Tệp đính kèm: {name}</translation>
        </message>
        <message>
            <source>Attached files…</source>
            <translation>Tệp đính kèm…</translation>
        </message>
        <message>
            <source>Award</source>
            <translation>Danh hiệu, hình thức</translation>
        </message>
        <message>
            <source>Award register</source>
            <translation>Sổ khen thưởng</translation>
        </message>
        <message>
            <source>Award revoked…</source>
            <translation>Thu hồi…</translation>
        </message>
        <message>
            <source>Awards</source>
            <translation>Khen thưởng</translation>
        </message>
        <message>
            <source>Awards given</source>
            <translation>Khen thưởng đã được tặng</translation>
        </message>
        <message>
            <source>Ballot</source>
            <translation>Kiểm phiếu</translation>
        </message>
        <message>
            <source>Ballots collected</source>
            <translation>Số phiếu thu về</translation>
        </message>
        <message>
            <source>Ballots issued</source>
            <translation>Số phiếu phát ra</translation>
        </message>
        <message>
            <source>Because</source>
            <translation>Căn cứ</translation>
        </message>
        <message>
            <source>Began at</source>
            <translation>Bắt đầu lúc</translation>
        </message>
        <message>
            <source>Begins at</source>
            <translation>Bắt đầu lúc</translation>
        </message>
        <message>
            <source>Beyond the {places} places there are</source>
            <translation>Ngoài {places} suất được phân bổ</translation>
        </message>
        <message>
            <source>Birth, section, job</source>
            <translation>Năm sinh, tổ, công việc</translation>
        </message>
        <message>
            <source>Bonus, for information</source>
            <translation>Tiền thưởng (tham khảo)</translation>
        </message>
        <message>
            <source>By which document</source>
            <translation>Theo văn bản nào</translation>
        </message>
        <message>
            <source>Call a meeting</source>
            <translation>Đưa ra họp xét</translation>
        </message>
        <message>
            <source>Call a meeting…</source>
            <translation>Đưa ra họp xét…</translation>
        </message>
        <message>
            <source>Campaign</source>
            <translation>Phong trào thi đua</translation>
        </message>
        <message>
            <source>Catalogue of titles and forms of reward</source>
            <translation>Danh mục danh hiệu, hình thức khen thưởng</translation>
        </message>
        <message>
            <source>Chaired by</source>
            <translation>Chủ trì</translation>
        </message>
        <message>
            <source>Checked</source>
            <translation>Đã kiểm tra điều kiện</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>Chọn</translation>
        </message>
        <message>
            <source>Choose a nominee on the left to see every condition and why it is met or not.</source>
            <translation>Chọn một đề nghị ở danh sách bên trái để xem từng điều kiện và lý do đạt hay không đạt.</translation>
        </message>
        <message>
            <source>Choose another award for this row.</source>
            <translation>Chọn danh hiệu, hình thức khác cho dòng này.</translation>
        </message>
        <message>
            <source>Choose somebody who is not nominated yet.</source>
            <translation>Hãy chọn người chưa được đề nghị.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Mã</translation>
        </message>
        <message>
            <source>Commendation</source>
            <translation>Hình thức khen thưởng</translation>
        </message>
        <message>
            <source>Comparing</source>
            <translation>Đang so sánh</translation>
        </message>
        <message>
            <source>Complaint or inspection pending</source>
            <translation>Khiếu nại, tố cáo, thanh tra đang xem xét</translation>
        </message>
        <message>
            <source>Complaint pending</source>
            <translation>Đơn thư</translation>
        </message>
        <message>
            <source>Conditions</source>
            <translation>Điều kiện khen thưởng</translation>
        </message>
        <message>
            <source>Conditions at that time</source>
            <translation>Kết quả kiểm tra tại thời điểm đó</translation>
        </message>
        <message>
            <source>Conditions at that time…</source>
            <translation>Xem kết quả kiểm tra khi đó…</translation>
        </message>
        <message>
            <source>Confirm the conditions</source>
            <translation>Chốt kiểm tra điều kiện</translation>
        </message>
        <message>
            <source>Correct the numbers…</source>
            <translation>Sửa các con số…</translation>
        </message>
        <message>
            <source>Correct…</source>
            <translation>Sửa…</translation>
        </message>
        <message>
            <source>Counts and votes…</source>
            <translation>Số phiếu…</translation>
        </message>
        <message>
            <source>Dated</source>
            <translation>Ngày ký</translation>
        </message>
        <message>
            <source>Days absent</source>
            <translation>Ngày nghỉ</translation>
        </message>
        <message>
            <source>Days absent, maternity left out</source>
            <translation>Số ngày nghỉ (không tính thai sản)</translation>
        </message>
        <message>
            <source>Days of approved study</source>
            <translation>Số ngày đi học được cử</translation>
        </message>
        <message>
            <source>Days of maternity leave</source>
            <translation>Số ngày nghỉ thai sản</translation>
        </message>
        <message>
            <source>Decided</source>
            <translation>Đã có quyết định</translation>
        </message>
        <message>
            <source>Decided by</source>
            <translation>Cấp quyết định</translation>
        </message>
        <message>
            <source>Decided on</source>
            <translation>Ngày quyết định</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>Quyết định</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Xóa</translation>
        </message>
        <message>
            <source>Direct workers</source>
            <translation>Lao động trực tiếp</translation>
        </message>
        <message>
            <source>Discipline</source>
            <translation>Kỷ luật</translation>
        </message>
        <message>
            <source>Dismissal</source>
            <translation>Sa thải, buộc thôi việc</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Hoàn thành nhiệm vụ</translation>
        </message>
        <message>
            <source>Dossier</source>
            <translation>Hồ sơ khen thưởng</translation>
        </message>
        <message>
            <source>Dossier sent…</source>
            <translation>Đã gửi hồ sơ…</translation>
        </message>
        <message>
            <source>Down in the order of preference</source>
            <translation>Xuống trong thứ tự ưu tiên</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>Bản nháp</translation>
        </message>
        <message>
            <source>Due for</source>
            <translation>Đến hạn xét</translation>
        </message>
        <message>
            <source>Due soon</source>
            <translation>Đến hạn khen</translation>
        </message>
        <message>
            <source>Eligible</source>
            <translation>Đủ điều kiện</translation>
        </message>
        <message>
            <source>End of a phase</source>
            <translation>Sơ kết đợt</translation>
        </message>
        <message>
            <source>End of the year</source>
            <translation>Tổng kết năm</translation>
        </message>
        <message>
            <source>Ended at</source>
            <translation>Kết thúc lúc</translation>
        </message>
        <message>
            <source>Enough from {percent} % of {base}</source>
            <translation>Đủ phiếu khi đạt từ {percent} % {base}</translation>
        </message>
        <message>
            <source>Enough votes</source>
            <translation>Đủ phiếu</translation>
        </message>
        <message>
            <source>Every paper the superior asks for is in the dossier.</source>
            <translation>Hồ sơ có đủ mọi giấy tờ cấp trên yêu cầu.</translation>
        </message>
        <message>
            <source>Everybody chosen has a number in the golden book already</source>
            <translation>Những lượt khen đã chọn đều có số sổ vàng rồi</translation>
        </message>
        <message>
            <source>Everybody of this decision</source>
            <translation>Mọi người trong quyết định này</translation>
        </message>
        <message>
            <source>Excel with the intake columns of the provincial award databases</source>
            <translation>Tệp Excel theo cột nhập liệu của cơ sở dữ liệu khen thưởng cấp tỉnh</translation>
        </message>
        <message>
            <source>Excellent</source>
            <translation>Hoàn thành xuất sắc nhiệm vụ</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Xuất khẩu</translation>
        </message>
        <message>
            <source>Facts of the year</source>
            <translation>Dữ liệu xét của năm</translation>
        </message>
        <message>
            <source>Facts of the year…</source>
            <translation>Dữ liệu xét…</translation>
        </message>
        <message>
            <source>Facts of {year}</source>
            <translation>Số liệu năm {year}</translation>
        </message>
        <message>
            <source>Family</source>
            <translation>Hệ khen thưởng</translation>
        </message>
        <message>
            <source>First a campaign, then nominations</source>
            <translation>Cần có phong trào thi đua trước</translation>
        </message>
        <message>
            <source>First shows which nominees would be judged otherwise, and why</source>
            <translation>Cho xem trước đề nghị nào thay đổi kết quả và vì sao</translation>
        </message>
        <message>
            <source>Folder for the dossier</source>
            <translation>Thư mục lưu hồ sơ khen thưởng</translation>
        </message>
        <message>
            <source>For a theme (chuyên đề)</source>
            <translation>Khen chuyên đề</translation>
        </message>
        <message>
            <source>For the state database</source>
            <translation>Xuất cho CSDL nhà nước</translation>
        </message>
        <message>
            <source>For which achievement</source>
            <translation>Thành tích được khen</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>Tìm thấy</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Từ ngày</translation>
        </message>
        <message>
            <source>Give numbers of the golden book</source>
            <translation>Cấp số sổ vàng</translation>
        </message>
        <message>
            <source>Given to</source>
            <translation>Người, tập thể được khen</translation>
        </message>
        <message>
            <source>Given to collectives</source>
            <translation>Tặng tập thể</translation>
        </message>
        <message>
            <source>Given to persons</source>
            <translation>Tặng cá nhân</translation>
        </message>
        <message>
            <source>Go there (Enter)</source>
            <translation>Đến đó (Enter)</translation>
        </message>
        <message>
            <source>Golden book</source>
            <translation>Số sổ vàng</translation>
        </message>
        <message>
            <source>Good</source>
            <translation>Hoàn thành tốt nhiệm vụ</translation>
        </message>
        <message>
            <source>Handed over</source>
            <translation>Đã trao tặng</translation>
        </message>
        <message>
            <source>Handed over by, at</source>
            <translation>Người trao, nơi trao</translation>
        </message>
        <message>
            <source>Handed over {day}</source>
            <translation>Đã trao {day}</translation>
        </message>
        <message>
            <source>Handed over…</source>
            <translation>Đã trao tặng…</translation>
        </message>
        <message>
            <source>Head of the counting team</source>
            <translation>Trưởng ban kiểm phiếu</translation>
        </message>
        <message>
            <source>Held on</source>
            <translation>Ngày họp</translation>
        </message>
        <message>
            <source>Here stand those whose union service, titles in consecutive years or waiting period will be long enough, and sections and the union whose year was good enough. It is found from the times in union posts, the titles and ratings of the years and the awards given: keep these in the book, or import them.</source>
            <translation>Ở đây có những người sắp đủ thời gian công tác công đoàn, đủ số năm liên tục đạt danh hiệu hoặc hết thời gian chờ, cùng các tổ và công đoàn cơ sở có năm đạt yêu cầu. Danh sách được tính từ quá trình công tác công đoàn, danh hiệu và xếp loại các năm, sổ khen thưởng: hãy ghi các dữ liệu này hoặc nhập từ Excel.</translation>
        </message>
        <message>
            <source>How it was sent</source>
            <translation>Cách gửi</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Nhập khẩu…</translation>
        </message>
        <message>
            <source>In force from</source>
            <translation>Hiệu lực từ</translation>
        </message>
        <message>
            <source>Initiative</source>
            <translation>Sáng kiến</translation>
        </message>
        <message>
            <source>Install</source>
            <translation>Cài đặt</translation>
        </message>
        <message>
            <source>Install a rule pack…</source>
            <translation>Cài bộ tiêu chí…</translation>
        </message>
        <message>
            <source>Into bought blanks or on white paper: everybody of the decision, or those who are chosen</source>
            <translation>In lên phôi mua sẵn hoặc trên giấy trắng: cả quyết định, hoặc những người đã chọn</translation>
        </message>
        <message>
            <source>Issued by</source>
            <translation>Cơ quan ban hành</translation>
        </message>
        <message>
            <source>It is printed in the dossier with the name and the day.</source>
            <translation>Được in trong hồ sơ cùng họ tên và ngày.</translation>
        </message>
        <message>
            <source>It is printed in the list. It can be written later for each nominee.</source>
            <translation>Được in trong danh sách trích ngang. Có thể ghi riêng cho từng người sau.</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Loại</translation>
        </message>
        <message>
            <source>Leave it empty to let the rule pack decide again.</source>
            <translation>Để trống thì tính lại theo bộ tiêu chí.</translation>
        </message>
        <message>
            <source>Leave it empty while it is not known.</source>
            <translation>Để trống khi chưa có số liệu.</translation>
        </message>
        <message>
            <source>Legal basis</source>
            <translation>Căn cứ pháp lý</translation>
        </message>
        <message>
            <source>Local</source>
            <translation>Địa phương</translation>
        </message>
        <message>
            <source>Long service</source>
            <translation>Quá trình cống hiến</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>Cần xem lại</translation>
        </message>
        <message>
            <source>Make the dossier…</source>
            <translation>Lập hồ sơ…</translation>
        </message>
        <message>
            <source>Making the dossier</source>
            <translation>Đang lập hồ sơ khen thưởng</translation>
        </message>
        <message>
            <source>Maternity</source>
            <translation>Thai sản</translation>
        </message>
        <message>
            <source>Medal</source>
            <translation>Kỷ niệm chương</translation>
        </message>
        <message>
            <source>Meeting and ballot</source>
            <translation>Họp xét và kiểm phiếu</translation>
        </message>
        <message>
            <source>Meeting and ballot…</source>
            <translation>Họp xét, kiểm phiếu…</translation>
        </message>
        <message>
            <source>Meetings of the campaign</source>
            <translation>Các cuộc họp xét của đợt</translation>
        </message>
        <message>
            <source>Meetings of the campaign…</source>
            <translation>Các cuộc họp xét của đợt…</translation>
        </message>
        <message>
            <source>Met</source>
            <translation>Đạt</translation>
        </message>
        <message>
            <source>Minutes</source>
            <translation>Biên bản</translation>
        </message>
        <message>
            <source>Minutes in Word</source>
            <translation>Biên bản họp xét (Word)</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Việc khác</translation>
        </message>
        <message>
            <source>More asked for</source>
            <translation>Yêu cầu bổ sung</translation>
        </message>
        <message>
            <source>More is asked for</source>
            <translation>Yêu cầu bổ sung</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Tên</translation>
        </message>
        <message>
            <source>Name or award (Ctrl+F)</source>
            <translation>Tên hoặc hình thức (Ctrl+F)</translation>
        </message>
        <message>
            <source>Name or award; Enter nominates</source>
            <translation>Tên hoặc hình thức; Enter để đề nghị</translation>
        </message>
        <message>
            <source>Name, award or number of a decision</source>
            <translation>Tên, hình thức hoặc số quyết định</translation>
        </message>
        <message>
            <source>Name, printed exactly so</source>
            <translation>Tên gọi (in đúng như vậy)</translation>
        </message>
        <message>
            <source>Name; type over a cell, Ctrl+D fills the chosen rows</source>
            <translation>Họ tên; gõ thẳng vào ô, Ctrl+D điền cho các dòng đã chọn</translation>
        </message>
        <message>
            <source>No</source>
            <translation>Không</translation>
        </message>
        <message>
            <source>No decision {number} of this union gave a certificate. These did: {known}.</source>
            <translation>Không có quyết định số {number} tặng giấy khen của công đoàn cơ sở. Đã có: {known}.</translation>
        </message>
        <message>
            <source>No discipline</source>
            <translation>Không bị kỷ luật</translation>
        </message>
        <message>
            <source>No discipline, no complaint</source>
            <translation>Không kỷ luật, không đơn thư</translation>
        </message>
        <message>
            <source>No emulation campaign runs. Add one on the screen of emulation first.</source>
            <translation>Chưa có phong trào thi đua nào. Hãy thêm ở màn hình Thi đua trước.</translation>
        </message>
        <message>
            <source>No meeting with a ballot is recorded for the campaign {campaign} yet.</source>
            <translation>Phong trào {campaign} chưa có biên bản họp xét và kiểm phiếu. Hãy ghi kết quả họp xét trước.</translation>
        </message>
        <message>
            <source>No nomination of the campaign {campaign} is ready to go to the superior yet.</source>
            <translation>Phong trào {campaign} chưa có đề nghị nào đủ điều kiện trình cấp trên. Hãy kiểm tra điều kiện và ghi kết quả bỏ phiếu trước.</translation>
        </message>
        <message>
            <source>No nominee is judged otherwise</source>
            <translation>Không đề nghị nào đổi kết quả</translation>
        </message>
        <message>
            <source>No rule pack {pack} is installed. Look at the list of rule packs.</source>
            <translation>Chưa cài bộ tiêu chí {pack}. Hãy xem danh sách bộ tiêu chí.</translation>
        </message>
        <message>
            <source>Nobody becomes due within twelve months</source>
            <translation>Trong 12 tháng tới chưa có ai đến hạn</translation>
        </message>
        <message>
            <source>Nobody has been nominated yet.</source>
            <translation>Chưa có đề nghị khen thưởng.</translation>
        </message>
        <message>
            <source>Nobody is chosen yet. Tick at least one line.</source>
            <translation>Chưa chọn ai. Vui lòng đánh dấu ít nhất một dòng.</translation>
        </message>
        <message>
            <source>Nobody is nominated yet</source>
            <translation>Chưa có đề nghị khen thưởng</translation>
        </message>
        <message>
            <source>Nobody is nominated yet, so nothing would change.</source>
            <translation>Chưa có đề nghị nào nên chưa có gì thay đổi.</translation>
        </message>
        <message>
            <source>Nobody to say anything about yet</source>
            <translation>Chưa có ai để ghi dữ liệu</translation>
        </message>
        <message>
            <source>Nobody was present and nobody voted in writing, so there was no vote. Write how many were present.</source>
            <translation>Không ai có mặt và không ai gửi phiếu bằng văn bản, nên không có cuộc bỏ phiếu nào. Ghi số người có mặt.</translation>
        </message>
        <message>
            <source>Nominate</source>
            <translation>Đề nghị khen thưởng</translation>
        </message>
        <message>
            <source>Nominate (Enter)</source>
            <translation>Đề nghị (Enter)</translation>
        </message>
        <message>
            <source>Nominate people and sections, then read in the middle which condition is met, which is not, and how to put it right. A condition can be set aside only in writing; the reason is printed in the dossier. On the right stands what the dossier still lacks. The other tabs keep the facts of the year, show who becomes due for an award, hold the register of awards given, and the rule packs.</source>
            <translation>Lập đề nghị cho cá nhân, tập thể rồi xem ở giữa từng điều kiện đạt hay không đạt và cách khắc phục. Chỉ được xét ngoại lệ khi có lý do bằng văn bản; lý do được in trong hồ sơ. Bên phải là những gì hồ sơ còn thiếu. Các thẻ khác: dữ liệu xét của năm, người đến hạn khen, sổ khen thưởng, bộ tiêu chí và danh mục.</translation>
        </message>
        <message>
            <source>Nominate people and sections: the program says of each which condition is met and which is not. Or bring in an Excel list of nominees.</source>
            <translation>Hãy đề nghị cá nhân, tập thể: chương trình cho biết từng điều kiện đạt hay chưa đạt. Hoặc nhập danh sách đề nghị từ Excel.</translation>
        </message>
        <message>
            <source>Nominated</source>
            <translation>Đã đề nghị</translation>
        </message>
        <message>
            <source>Nominated for</source>
            <translation>Đề nghị tặng</translation>
        </message>
        <message>
            <source>Nominate…</source>
            <translation>Đề nghị…</translation>
        </message>
        <message>
            <source>Nominations</source>
            <translation>Đề nghị</translation>
        </message>
        <message>
            <source>Nominations are made at the end of an emulation campaign, and no campaign is in the book yet. Add it with its name and dates, or read it from the file of the union above; then nominate here.</source>
            <translation>Đề nghị khen thưởng được lập theo phong trào thi đua, mà sổ chưa có phong trào nào. Hãy thêm phong trào với tên và thời gian, hoặc đọc từ tệp của công đoàn cấp trên, rồi đề nghị tại đây.</translation>
        </message>
        <message>
            <source>Nominee</source>
            <translation>Cá nhân, tập thể</translation>
        </message>
        <message>
            <source>Nominees</source>
            <translation>Danh sách đề nghị khen thưởng</translation>
        </message>
        <message>
            <source>Nominees that change</source>
            <translation>Đề nghị thay đổi</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Không có danh hiệu</translation>
        </message>
        <message>
            <source>Not approved</source>
            <translation>Không được duyệt</translation>
        </message>
        <message>
            <source>Not done</source>
            <translation>Không hoàn thành nhiệm vụ</translation>
        </message>
        <message>
            <source>Not eligible</source>
            <translation>Không đủ điều kiện</translation>
        </message>
        <message>
            <source>Not eligible: {subjects}. Withdraw them, correct the records, or set the rule aside with a written reason, then enter the ballot.</source>
            <translation>Không đủ điều kiện: {subjects}. Hãy rút đề nghị, sửa dữ liệu hoặc ghi lý do xét ngoại lệ, rồi nhập lại kết quả bỏ phiếu.</translation>
        </message>
        <message>
            <source>Not enough votes</source>
            <translation>Không đủ phiếu</translation>
        </message>
        <message>
            <source>Not met</source>
            <translation>Không đạt</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Ghi chú</translation>
        </message>
        <message>
            <source>Nothing is missing</source>
            <translation>Không thiếu gì</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Hiện nay</translation>
        </message>
        <message>
            <source>Number in the golden book</source>
            <translation>Số sổ vàng</translation>
        </message>
        <message>
            <source>Number of the decision</source>
            <translation>Số quyết định</translation>
        </message>
        <message>
            <source>Number of the decision that revokes it</source>
            <translation>Số quyết định thu hồi</translation>
        </message>
        <message>
            <source>Number of the minutes</source>
            <translation>Số biên bản</translation>
        </message>
        <message>
            <source>Number of the tờ trình</source>
            <translation>Số tờ trình</translation>
        </message>
        <message>
            <source>Numbers of the regulation itself</source>
            <translation>Con số của chính quy định</translation>
        </message>
        <message>
            <source>Numbers of “{title}”</source>
            <translation>Các con số của “{title}”</translation>
        </message>
        <message>
            <source>Occasion</source>
            <translation>Dịp khen thưởng</translation>
        </message>
        <message>
            <source>Of the valid ballots, not readable for this nominee</source>
            <translation>Trong đó không hợp lệ với người này</translation>
        </message>
        <message>
            <source>On hold for a complaint</source>
            <translation>Tạm dừng do khiếu nại</translation>
        </message>
        <message>
            <source>On which day</source>
            <translation>Ngày</translation>
        </message>
        <message>
            <source>Once in a life</source>
            <translation>Chỉ tặng một lần</translation>
        </message>
        <message>
            <source>Open the PDF</source>
            <translation>Mở PDF</translation>
        </message>
        <message>
            <source>Open the folder</source>
            <translation>Mở thư mục</translation>
        </message>
        <message>
            <source>Open the record</source>
            <translation>Mở dữ liệu</translation>
        </message>
        <message>
            <source>Opinion</source>
            <translation>Ý kiến</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Thứ tự</translation>
        </message>
        <message>
            <source>Order of preference; Ctrl+Shift+Up and Down change it</source>
            <translation>Thứ tự ưu tiên; Ctrl+Shift+↑ ↓ để đổi</translation>
        </message>
        <message>
            <source>Paper</source>
            <translation>Giấy tờ</translation>
        </message>
        <message>
            <source>Parts of the work on awards</source>
            <translation>Các phần việc khen thưởng</translation>
        </message>
        <message>
            <source>Paste from Excel…</source>
            <translation>Dán từ Excel…</translation>
        </message>
        <message>
            <source>Pay cut or removal from post</source>
            <translation>Hạ bậc lương, cách chức</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Địa điểm</translation>
        </message>
        <message>
            <source>Places allotted by the superior</source>
            <translation>Chỉ tiêu cấp trên phân bổ</translation>
        </message>
        <message>
            <source>Places allotted…</source>
            <translation>Chỉ tiêu phân bổ…</translation>
        </message>
        <message>
            <source>Places in {year}</source>
            <translation>Số suất năm {year}</translation>
        </message>
        <message>
            <source>Posts held in the union…</source>
            <translation>Quá trình công tác công đoàn…</translation>
        </message>
        <message>
            <source>Present</source>
            <translation>Số có mặt</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>In</translation>
        </message>
        <message>
            <source>Print ballot papers</source>
            <translation>In phiếu bầu</translation>
        </message>
        <message>
            <source>Print giấy khen…</source>
            <translation>In giấy khen…</translation>
        </message>
        <message>
            <source>Print the PDF and have it signed. Every paper lies beside it in Word.</source>
            <translation>In bản PDF để trình ký. Từng giấy nằm bên cạnh ở dạng Word.</translation>
        </message>
        <message>
            <source>Print the conditions</source>
            <translation>In bảng kiểm tra điều kiện</translation>
        </message>
        <message>
            <source>Print the list</source>
            <translation>In danh sách</translation>
        </message>
        <message>
            <source>Prize</source>
            <translation>Giải thưởng</translation>
        </message>
        <message>
            <source>Proposals of the pack, to be compared with the superior</source>
            <translation>Con số do bộ tiêu chí đề xuất, cần đối chiếu với công đoàn cấp trên</translation>
        </message>
        <message>
            <source>Protocol of the ballot in Word</source>
            <translation>Biên bản kiểm phiếu (Word)</translation>
        </message>
        <message>
            <source>Province or industry</source>
            <translation>Tỉnh, thành phố, ngành</translation>
        </message>
        <message>
            <source>Put on hold for a complaint…</source>
            <translation>Tạm dừng do khiếu nại…</translation>
        </message>
        <message>
            <source>Quota</source>
            <translation>Chỉ tiêu</translation>
        </message>
        <message>
            <source>Quota of the rule pack</source>
            <translation>Chỉ tiêu đề xuất</translation>
        </message>
        <message>
            <source>Rating</source>
            <translation>Xếp loại</translation>
        </message>
        <message>
            <source>Rating of the year</source>
            <translation>Xếp loại năm</translation>
        </message>
        <message>
            <source>Read a campaign from a file…</source>
            <translation>Đọc phong trào từ tệp…</translation>
        </message>
        <message>
            <source>Received by the superior</source>
            <translation>Cấp trên đã tiếp nhận</translation>
        </message>
        <message>
            <source>Record an award…</source>
            <translation>Ghi khen thưởng…</translation>
        </message>
        <message>
            <source>Record the decision…</source>
            <translation>Ghi quyết định khen thưởng…</translation>
        </message>
        <message>
            <source>Report of achievements</source>
            <translation>Báo cáo</translation>
        </message>
        <message>
            <source>Reprimand</source>
            <translation>Khiển trách</translation>
        </message>
        <message>
            <source>Resume…</source>
            <translation>Tiếp tục xét…</translation>
        </message>
        <message>
            <source>Revoked</source>
            <translation>Đã thu hồi</translation>
        </message>
        <message>
            <source>Revoked on {day}</source>
            <translation>Thu hồi ngày {day}</translation>
        </message>
        <message>
            <source>Rule pack</source>
            <translation>Bộ tiêu chí</translation>
        </message>
        <message>
            <source>Rule pack {id}, version {version}</source>
            <translation>Bộ tiêu chí {id}, bản {version}</translation>
        </message>
        <message>
            <source>Rule packs</source>
            <translation>Bộ tiêu chí</translation>
        </message>
        <message>
            <source>Rules and catalogue</source>
            <translation>Tiêu chí, danh mục</translation>
        </message>
        <message>
            <source>Says so of the chosen rows, or of all shown, where nobody has said anything</source>
            <translation>Ghi cho các dòng đã chọn, hoặc mọi dòng đang hiện, ở những ô chưa ai ghi</translation>
        </message>
        <message>
            <source>Secretary</source>
            <translation>Thư ký</translation>
        </message>
        <message>
            <source>Section</source>
            <translation>Đơn vị</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>Đã gửi</translation>
        </message>
        <message>
            <source>Set aside in writing…</source>
            <translation>Xét ngoại lệ…</translation>
        </message>
        <message>
            <source>Set aside: {reason} ({by}, {day})</source>
            <translation>Xét ngoại lệ: {reason} ({by}, {day})</translation>
        </message>
        <message>
            <source>Set aside: {rule} – {name}</source>
            <translation>Xét ngoại lệ: {rule} – {name}</translation>
        </message>
        <message>
            <source>Share of</source>
            <translation>Tính trên</translation>
        </message>
        <message>
            <source>Short name for columns</source>
            <translation>Tên ngắn trong bảng</translation>
        </message>
        <message>
            <source>Short, such as CNG_TD; it never changes.</source>
            <translation>Ngắn gọn như CNG_TD; không đổi về sau.</translation>
        </message>
        <message>
            <source>Signed papers, decisions, opinions: PDF and pictures go into the PDF of the dossier after the paper of their kind, Word and Excel lie beside it.</source>
            <translation>Giấy tờ đã ký, quyết định, ý kiến: PDF và ảnh được ghép vào PDF của hồ sơ ngay sau giấy cùng loại, Word và Excel nằm bên cạnh.</translation>
        </message>
        <message>
            <source>So many ballot papers are printed.</source>
            <translation>In bấy nhiêu phiếu bầu.</translation>
        </message>
        <message>
            <source>Something else</source>
            <translation>Khác</translation>
        </message>
        <message>
            <source>Something is missing</source>
            <translation>Còn thiếu</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Nguồn</translation>
        </message>
        <message>
            <source>Stands at</source>
            <translation>Tình trạng</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Tình trạng</translation>
        </message>
        <message>
            <source>State, employer</source>
            <translation>Nhà nước, NSDLĐ</translation>
        </message>
        <message>
            <source>Still missing</source>
            <translation>Còn thiếu</translation>
        </message>
        <message>
            <source>Still missing, or to be looked at again. Enter goes there.</source>
            <translation>Còn thiếu hoặc cần xem lại. Bấm Enter để đến đúng chỗ.</translation>
        </message>
        <message>
            <source>Study</source>
            <translation>Đi học</translation>
        </message>
        <message>
            <source>Submit to the superior</source>
            <translation>Trình công đoàn cấp trên</translation>
        </message>
        <message>
            <source>Submitted</source>
            <translation>Đã trình</translation>
        </message>
        <message>
            <source>Submit…</source>
            <translation>Trình cấp trên…</translation>
        </message>
        <message>
            <source>Such as 14:30 or 14h30</source>
            <translation>Ví dụ 14:30 hoặc 14h30</translation>
        </message>
        <message>
            <source>Such as: Hướng dẫn số 05/HD-LĐLĐ ngày 15/01/2026. It is printed with every number.</source>
            <translation>Ví dụ: Hướng dẫn số 05/HD-LĐLĐ ngày 15/01/2026. Văn bản này được in cùng từng con số.</translation>
        </message>
        <message>
            <source>Suggest the order of preference</source>
            <translation>Gợi ý thứ tự ưu tiên</translation>
        </message>
        <message>
            <source>Summoned</source>
            <translation>Triệu tập</translation>
        </message>
        <message>
            <source>Summoned (the whole committee)</source>
            <translation>Số triệu tập (toàn thể ủy viên)</translation>
        </message>
        <message>
            <source>Superior approved…</source>
            <translation>Cấp trên đã duyệt…</translation>
        </message>
        <message>
            <source>Superior asks for more…</source>
            <translation>Cấp trên yêu cầu bổ sung…</translation>
        </message>
        <message>
            <source>Superior received it…</source>
            <translation>Cấp trên đã tiếp nhận…</translation>
        </message>
        <message>
            <source>Superior refused…</source>
            <translation>Cấp trên không duyệt…</translation>
        </message>
        <message>
            <source>Take out of use</source>
            <translation>Thôi dùng</translation>
        </message>
        <message>
            <source>The achievement cannot be later than its decision.</source>
            <translation>Năm thành tích không thể sau năm ra quyết định.</translation>
        </message>
        <message>
            <source>The achievement of {name} was written</source>
            <translation>Đã ghi thành tích của {name}</translation>
        </message>
        <message>
            <source>The answer cannot be due before it was asked for.</source>
            <translation>Hạn trả lời không thể trước ngày yêu cầu.</translation>
        </message>
        <message>
            <source>The award of {name} was corrected</source>
            <translation>Đã sửa khen thưởng của {name}</translation>
        </message>
        <message>
            <source>The award of {name} was recorded</source>
            <translation>Đã ghi khen thưởng của {name}</translation>
        </message>
        <message>
            <source>The award of {name} was revoked</source>
            <translation>Đã ghi thu hồi khen thưởng của {name}</translation>
        </message>
        <message>
            <source>The award register is empty</source>
            <translation>Sổ khen thưởng còn trống</translation>
        </message>
        <message>
            <source>The award was written into the register</source>
            <translation>Đã ghi vào sổ khen thưởng</translation>
        </message>
        <message>
            <source>The ballot on {count} nominations was recorded</source>
            <translation>Đã ghi kết quả bỏ phiếu cho {count} đề nghị</translation>
        </message>
        <message>
            <source>The catalogue has no award with the code {code}.</source>
            <translation>Danh mục không có danh hiệu, hình thức khen thưởng mang mã {code}.</translation>
        </message>
        <message>
            <source>The catalogue has “{name}” already. Choose another code or name.</source>
            <translation>Danh mục đã có “{name}”. Hãy chọn mã hoặc tên khác.</translation>
        </message>
        <message>
            <source>The committee and its ballots</source>
            <translation>Ủy viên và phiếu bầu</translation>
        </message>
        <message>
            <source>The committee voted on {day}: this paper cannot be dated earlier. Correct the day here, or the day of the meeting in its minutes.</source>
            <translation>Ban Chấp hành bỏ phiếu ngày {day}: giấy tờ này không thể ghi ngày sớm hơn. Sửa ngày ở đây, hoặc sửa ngày họp trong biên bản.</translation>
        </message>
        <message>
            <source>The conditions of {count} nominations were confirmed</source>
            <translation>Đã chốt kiểm tra điều kiện của {count} đề nghị</translation>
        </message>
        <message>
            <source>The confederation</source>
            <translation>Tổng Liên đoàn</translation>
        </message>
        <message>
            <source>The day of the meeting has not come yet.</source>
            <translation>Ngày họp chưa đến. Vui lòng kiểm tra lại ngày.</translation>
        </message>
        <message>
            <source>The day “{value}” in the column {field} has not come yet.</source>
            <translation>Ngày “{value}” ở cột {field} chưa đến.</translation>
        </message>
        <message>
            <source>The decision on {name} was recorded</source>
            <translation>Đã ghi quyết định khen thưởng {name}</translation>
        </message>
        <message>
            <source>The dossier is made</source>
            <translation>Đã lập xong hồ sơ</translation>
        </message>
        <message>
            <source>The employer</source>
            <translation>Người sử dụng lao động</translation>
        </message>
        <message>
            <source>The employer decides this title: recommend it by letter. The facts stand here.</source>
            <translation>Danh hiệu này do người sử dụng lao động quyết định: hãy giới thiệu bằng văn bản theo dữ liệu ở đây.</translation>
        </message>
        <message>
            <source>The facts of a year are kept for whoever stands in the list of members.</source>
            <translation>Dữ liệu xét được ghi cho người có tên trong danh sách đoàn viên.</translation>
        </message>
        <message>
            <source>The facts of {count} were written</source>
            <translation>Đã ghi dữ liệu xét của {count} dòng</translation>
        </message>
        <message>
            <source>The facts of {name} were written</source>
            <translation>Đã ghi dữ liệu xét của {name}</translation>
        </message>
        <message>
            <source>The meeting</source>
            <translation>Cuộc họp</translation>
        </message>
        <message>
            <source>The meeting cannot end before it began.</source>
            <translation>Cuộc họp không thể kết thúc trước khi bắt đầu.</translation>
        </message>
        <message>
            <source>The nomination of {subject} stands at “{status}”, so this cannot be done any more.</source>
            <translation>Đề nghị khen thưởng {subject} đang ở tình trạng “{status}” nên không thực hiện được việc này.</translation>
        </message>
        <message>
            <source>The number came from the superior.</source>
            <translation>Số suất do cấp trên phân bổ.</translation>
        </message>
        <message>
            <source>The other proposed numbers were compared with it too, and agree</source>
            <translation>Các con số đề xuất còn lại cũng đã đối chiếu với văn bản này và đúng như vậy</translation>
        </message>
        <message>
            <source>The pack is not in force for a campaign of the book yet; this is how it would judge {campaign}.</source>
            <translation>Bộ tiêu chí chưa có hiệu lực với đợt nào trong sổ; đây là kết quả nếu áp dụng cho {campaign}.</translation>
        </message>
        <message>
            <source>The places allotted in {year} were written</source>
            <translation>Đã ghi chỉ tiêu phân bổ năm {year}</translation>
        </message>
        <message>
            <source>The program</source>
            <translation>Kèm theo phần mềm</translation>
        </message>
        <message>
            <source>The regulations that ship with the program name no bonus for this award.</source>
            <translation>Các quy định kèm theo phần mềm không nêu mức thưởng cho hình thức này.</translation>
        </message>
        <message>
            <source>The rule pack {pack}, version {version}, was installed</source>
            <translation>Đã cài bộ tiêu chí {pack}, bản {version}</translation>
        </message>
        <message>
            <source>The rule pack {path} cannot be used: look at the entry “{field}”.</source>
            <translation>Bộ tiêu chí {path} không dùng được: vui lòng xem lại mục “{field}”.</translation>
        </message>
        <message>
            <source>The rule pack {path} cannot be used: nobody knows the entry “{field}”.</source>
            <translation>Không dùng được bộ tiêu chí {path}: có mục lạ “{field}”. Hãy báo nơi gửi sửa lại.</translation>
        </message>
        <message>
            <source>The rule pack {path} cannot be used: the entry “{field}” is missing.</source>
            <translation>Không dùng được bộ tiêu chí {path}: thiếu mục “{field}”. Hãy báo nơi gửi bổ sung.</translation>
        </message>
        <message>
            <source>The rule pack “{title}” ({version}) is installed already, to the last letter.</source>
            <translation>Bộ tiêu chí “{title}” ({version}) đã được cài, giống hệt từng chữ. Hãy chọn tệp khác.</translation>
        </message>
        <message>
            <source>The rule pack “{title}” was taken out of use</source>
            <translation>Đã thôi dùng bộ tiêu chí “{title}”</translation>
        </message>
        <message>
            <source>The state</source>
            <translation>Nhà nước</translation>
        </message>
        <message>
            <source>The step before was on {day}, so this cannot have been earlier. Look at the way of the nomination.</source>
            <translation>Bước trước đó ngày {day}, nên việc này không thể sớm hơn. Hãy xem diễn biến của đề nghị.</translation>
        </message>
        <message>
            <source>The superior's reason</source>
            <translation>Lý do của cấp trên</translation>
        </message>
        <message>
            <source>The union directly above</source>
            <translation>Công đoàn cấp trên trực tiếp</translation>
        </message>
        <message>
            <source>The whole dossier</source>
            <translation>Cả hồ sơ</translation>
        </message>
        <message>
            <source>The year “{value}” lies after the day of the decision.</source>
            <translation>Năm “{value}” sau ngày quyết định.</translation>
        </message>
        <message>
            <source>These counts cannot be true. Compare them with the minutes.</source>
            <translation>Các số liệu này không thể đúng. Vui lòng đối chiếu với biên bản.</translation>
        </message>
        <message>
            <source>This award was not given in that year.</source>
            <translation>Hình thức này không còn được xét trong năm đó.</translation>
        </message>
        <message>
            <source>This day has not come yet.</source>
            <translation>Ngày này chưa đến.</translation>
        </message>
        <message>
            <source>This is kept in the book only with its reason. Please write it.</source>
            <translation>Việc này chỉ được ghi khi có lý do. Hãy ghi lý do.</translation>
        </message>
        <message>
            <source>This is said of persons only.</source>
            <translation>Mục này chỉ ghi cho cá nhân.</translation>
        </message>
        <message>
            <source>This number is a proposal of the rule pack: compare it with the superior's document, and change it under “Criteria, catalogue”, “Correct the numbers…”.</source>
            <translation>Đây là con số do bộ tiêu chí đề xuất: hãy đối chiếu với văn bản của công đoàn cấp trên, và sửa tại “Tiêu chí, danh mục”, nút “Sửa các con số…”.</translation>
        </message>
        <message>
            <source>This rule is met, so there is nothing to set aside.</source>
            <translation>Điều kiện này đã đạt nên không cần xét ngoại lệ.</translation>
        </message>
        <message>
            <source>This union</source>
            <translation>Công đoàn cơ sở</translation>
        </message>
        <message>
            <source>Thresholds, shares and waiting times by the superior's document</source>
            <translation>Ngưỡng, tỷ lệ, thời gian chờ theo văn bản của công đoàn cấp trên</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Danh hiệu thi đua</translation>
        </message>
        <message>
            <source>Title given by the employer</source>
            <translation>Danh hiệu do người sử dụng lao động công nhận</translation>
        </message>
        <message>
            <source>Title of the employer</source>
            <translation>Danh hiệu chính quyền</translation>
        </message>
        <message>
            <source>Title or form of reward</source>
            <translation>Danh hiệu, hình thức</translation>
        </message>
        <message>
            <source>To be answered by</source>
            <translation>Hạn trả lời</translation>
        </message>
        <message>
            <source>To be handed over</source>
            <translation>Chưa trao</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Hôm nay</translation>
        </message>
        <message>
            <source>Try one without installing…</source>
            <translation>Thử, không cài…</translation>
        </message>
        <message>
            <source>Type a part of the name; Space ticks the line</source>
            <translation>Gõ một phần tên; phím cách để đánh dấu</translation>
        </message>
        <message>
            <source>Tờ trình</source>
            <translation>Tờ trình</translation>
        </message>
        <message>
            <source>Tờ trình in Word</source>
            <translation>Tờ trình (Word)</translation>
        </message>
        <message>
            <source>Union</source>
            <translation>Công đoàn</translation>
        </message>
        <message>
            <source>Up in the order of preference</source>
            <translation>Lên trong thứ tự ưu tiên</translation>
        </message>
        <message>
            <source>Valid ballots</source>
            <translation>Số phiếu hợp lệ</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>Kết quả</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Phiên bản</translation>
        </message>
        <message>
            <source>Votes</source>
            <translation>Tỷ lệ phiếu</translation>
        </message>
        <message>
            <source>Votes in favour</source>
            <translation>Số phiếu đồng ý</translation>
        </message>
        <message>
            <source>Votes needed, %</source>
            <translation>Tỷ lệ phiếu cần đạt, %</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>Cảnh cáo</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>Diễn biến</translation>
        </message>
        <message>
            <source>What is missing</source>
            <translation>Còn thiếu gì</translation>
        </message>
        <message>
            <source>What is to be added</source>
            <translation>Nội dung cần bổ sung</translation>
        </message>
        <message>
            <source>What the dossier needs stands here once somebody is nominated.</source>
            <translation>Những giấy tờ cần có sẽ hiện ở đây khi đã có đề nghị.</translation>
        </message>
        <message>
            <source>What the rule pack would change</source>
            <translation>Bộ tiêu chí làm thay đổi gì</translation>
        </message>
        <message>
            <source>What the superior asked of {name} was answered</source>
            <translation>Đã trả lời yêu cầu bổ sung về {name}</translation>
        </message>
        <message>
            <source>What to do</source>
            <translation>Khắc phục</translation>
        </message>
        <message>
            <source>What was concluded, by whom</source>
            <translation>Kết luận thế nào, của ai</translation>
        </message>
        <message>
            <source>What was said before the vote</source>
            <translation>Ý kiến thảo luận trước khi bỏ phiếu</translation>
        </message>
        <message>
            <source>What was sent</source>
            <translation>Nội dung đã gửi</translation>
        </message>
        <message>
            <source>What would it change?</source>
            <translation>Thay đổi những gì?</translation>
        </message>
        <message>
            <source>Whatever is decided on the tab of nominations comes here by itself. Add what was given in earlier years, with the number and day of its decision, or import it from Excel: the rules ask for it.</source>
            <translation>Đề nghị đã có quyết định tự vào sổ này. Hãy thêm khen thưởng của những năm trước, kèm số và ngày quyết định, hoặc nhập từ Excel: nhiều điều kiện xét cần dữ liệu này.</translation>
        </message>
        <message>
            <source>Which complaint, from whom, since when</source>
            <translation>Đơn thư gì, của ai, từ ngày nào</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Người, tập thể</translation>
        </message>
        <message>
            <source>Who answers for it</source>
            <translation>Người quyết định xét ngoại lệ</translation>
        </message>
        <message>
            <source>Who is nominated</source>
            <translation>Người được đề nghị</translation>
        </message>
        <message>
            <source>Who was absent, and why</source>
            <translation>Ai vắng mặt, lý do</translation>
        </message>
        <message>
            <source>Whose</source>
            <translation>Của</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Lý do</translation>
        </message>
        <message>
            <source>With the pack</source>
            <translation>Theo bộ tiêu chí này</translation>
        </message>
        <message>
            <source>Withdraw</source>
            <translation>Rút đề nghị</translation>
        </message>
        <message>
            <source>Withdrawn</source>
            <translation>Đã rút</translation>
        </message>
        <message>
            <source>Women</source>
            <translation>Nữ</translation>
        </message>
        <message>
            <source>Write a number from 0 to 366.</source>
            <translation>Ghi số từ 0 đến 366.</translation>
        </message>
        <message>
            <source>Write a percentage from 1 to 100.</source>
            <translation>Ghi tỷ lệ từ 1 đến 100.</translation>
        </message>
        <message>
            <source>Write day, month and year of the decision, such as 20/01/2026.</source>
            <translation>Ghi đủ ngày, tháng, năm quyết định, như 20/01/2026.</translation>
        </message>
        <message>
            <source>Write how many committee members were summoned.</source>
            <translation>Vui lòng ghi số ủy viên được triệu tập.</translation>
        </message>
        <message>
            <source>Write how many places, 0 or more.</source>
            <translation>Ghi số suất, từ 0 trở lên.</translation>
        </message>
        <message>
            <source>Write it in the column “Danh hiệu chính quyền” instead.</source>
            <translation>Ghi danh hiệu này vào cột “Danh hiệu chính quyền”.</translation>
        </message>
        <message>
            <source>Write it now…</source>
            <translation>Ghi ngay…</translation>
        </message>
        <message>
            <source>Write its whole name, such as Đoàn viên công đoàn xuất sắc.</source>
            <translation>Ghi đầy đủ tên, ví dụ Đoàn viên công đoàn xuất sắc.</translation>
        </message>
        <message>
            <source>Write one of: {choices}.</source>
            <translation>Ghi một trong các giá trị: {choices}.</translation>
        </message>
        <message>
            <source>Write the day on which the decision was signed.</source>
            <translation>Ghi ngày ký quyết định.</translation>
        </message>
        <message>
            <source>Write the hour as 14:30 or 14h30.</source>
            <translation>Ghi giờ như 14:30 hoặc 14h30.</translation>
        </message>
        <message>
            <source>Write the number of the paper, such as 07/TTr-CĐCS.</source>
            <translation>Vui lòng ghi số văn bản, ví dụ 07/TTr-CĐCS.</translation>
        </message>
        <message>
            <source>Write the year of the achievement, which is not later than its decision.</source>
            <translation>Ghi năm đạt thành tích, không sau năm quyết định.</translation>
        </message>
        <message>
            <source>Write the year with four digits, such as 2025.</source>
            <translation>Ghi năm đủ bốn chữ số, như 2025.</translation>
        </message>
        <message>
            <source>Written reason</source>
            <translation>Lý do bằng văn bản</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>Năm</translation>
        </message>
        <message>
            <source>Year of the achievement</source>
            <translation>Năm thành tích</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Có</translation>
        </message>
        <message>
            <source>all committee members</source>
            <translation>tổng số ủy viên</translation>
        </message>
        <message>
            <source>answered on {day}: {answer}</source>
            <translation>đã trả lời ngày {day}: {answer}</translation>
        </message>
        <message>
            <source>called, not voted yet</source>
            <translation>đã triệu tập, chưa bỏ phiếu</translation>
        </message>
        <message>
            <source>days</source>
            <translation>ngày</translation>
        </message>
        <message>
            <source>draft, not used</source>
            <translation>dự thảo, chưa dùng</translation>
        </message>
        <message>
            <source>in use</source>
            <translation>đang dùng</translation>
        </message>
        <message>
            <source>in use, a draft</source>
            <translation>đang dùng bản dự thảo</translation>
        </message>
        <message>
            <source>months</source>
            <translation>tháng</translation>
        </message>
        <message>
            <source>nominations, all eligible</source>
            <translation>đề nghị, đều đủ điều kiện</translation>
        </message>
        <message>
            <source>nominations; {count} are not eligible or need a look</source>
            <translation>đề nghị; {count} chưa đủ điều kiện hoặc cần xem lại</translation>
        </message>
        <message>
            <source>not in use</source>
            <translation>không dùng</translation>
        </message>
        <message>
            <source>of the whole committee</source>
            <translation>tổng số ủy viên</translation>
        </message>
        <message>
            <source>of those present</source>
            <translation>số có mặt</translation>
        </message>
        <message>
            <source>offered, not used</source>
            <translation>có sẵn, chưa dùng</translation>
        </message>
        <message>
            <source>places</source>
            <translation>suất</translation>
        </message>
        <message>
            <source>rounded down</source>
            <translation>làm tròn xuống</translation>
        </message>
        <message>
            <source>rounded to the nearest</source>
            <translation>làm tròn đến số gần nhất</translation>
        </message>
        <message>
            <source>rounded up</source>
            <translation>làm tròn lên</translation>
        </message>
        <message>
            <source>those present and those who voted in writing</source>
            <translation>số có mặt và gửi phiếu bằng văn bản</translation>
        </message>
        <message>
            <source>to be answered by {day}</source>
            <translation>hạn trả lời {day}</translation>
        </message>
        <message>
            <source>until</source>
            <translation>đến</translation>
        </message>
        <message>
            <source>years</source>
            <translation>năm</translation>
        </message>
        <message>
            <source>{award}: {before} % of {before_base} was enough, now {after} % of {after_base}</source>
            <translation>{award}: trước cần {before} % {before_base}, nay cần {after} % {after_base}</translation>
        </message>
        <message>
            <source>{count} answers to the superior are open</source>
            <translation>Còn {count} yêu cầu bổ sung của cấp trên chưa trả lời</translation>
        </message>
        <message>
            <source>{count} answers to the superior are overdue</source>
            <translation>{count} yêu cầu bổ sung của cấp trên đã quá hạn</translation>
        </message>
        <message>
            <source>{count} awards</source>
            <translation>{count} lượt khen</translation>
        </message>
        <message>
            <source>{count} awards given</source>
            <translation>{count} lần được khen</translation>
        </message>
        <message>
            <source>{count} awards got numbers in the golden book, {first} to {last}</source>
            <translation>Đã cấp số sổ vàng cho {count} lượt khen, từ {first} đến {last}</translation>
        </message>
        <message>
            <source>{count} awards were taken out of the register</source>
            <translation>Đã bỏ {count} dòng khỏi sổ khen thưởng</translation>
        </message>
        <message>
            <source>{count} awards: {persons} persons, {collectives} collectives</source>
            <translation>{count} lượt khen: {persons} cá nhân, {collectives} tập thể</translation>
        </message>
        <message>
            <source>{count} ballots</source>
            <translation>{count} lần kiểm phiếu</translation>
        </message>
        <message>
            <source>{count} become due</source>
            <translation>{count} lượt đến hạn</translation>
        </message>
        <message>
            <source>{count} become due for an award within a year</source>
            <translation>{count} lượt đến hạn khen trong 12 tháng</translation>
        </message>
        <message>
            <source>{count} change</source>
            <translation>{count} thay đổi</translation>
        </message>
        <message>
            <source>{count} chosen</source>
            <translation>Đã chọn {count}</translation>
        </message>
        <message>
            <source>{count} files, one PDF of {pages} pages with everything in order: {folder}</source>
            <translation>{count} tệp, trong đó một PDF {pages} trang gồm mọi giấy tờ theo thứ tự: {folder}</translation>
        </message>
        <message>
            <source>{count} lines</source>
            <translation>{count} dòng</translation>
        </message>
        <message>
            <source>{count} meetings</source>
            <translation>{count} cuộc họp</translation>
        </message>
        <message>
            <source>{count} nominated: {award}</source>
            <translation>Đã đề nghị {count}: {award}</translation>
        </message>
        <message>
            <source>{count} nominations</source>
            <translation>{count} đề nghị</translation>
        </message>
        <message>
            <source>{count} nominations for awards</source>
            <translation>{count} đề nghị khen thưởng</translation>
        </message>
        <message>
            <source>{count} nominations go before it</source>
            <translation>Có {count} đề nghị được đưa ra họp xét</translation>
        </message>
        <message>
            <source>{count} nominations go before the meeting of {day}</source>
            <translation>{count} đề nghị được đưa ra cuộc họp ngày {day}</translation>
        </message>
        <message>
            <source>{count} nominations went on since the vote and keep their votes</source>
            <translation>{count} đề nghị đã đi tiếp sau khi bỏ phiếu, giữ nguyên số phiếu</translation>
        </message>
        <message>
            <source>{count} nominations were submitted</source>
            <translation>Đã trình {count} đề nghị</translation>
        </message>
        <message>
            <source>{count} nominations were withdrawn</source>
            <translation>Đã rút {count} đề nghị</translation>
        </message>
        <message>
            <source>{count} nominations, {eligible} eligible</source>
            <translation>{count} đề nghị, {eligible} đủ điều kiện</translation>
        </message>
        <message>
            <source>{count} nominees were put in order: {award}</source>
            <translation>Đã xếp thứ tự {count} đề nghị: {award}</translation>
        </message>
        <message>
            <source>{count} of {total} still lack something the rules ask for</source>
            <translation>{count} trên {total} dòng còn thiếu dữ liệu xét</translation>
        </message>
        <message>
            <source>{count} rule packs</source>
            <translation>{count} bộ tiêu chí</translation>
        </message>
        <message>
            <source>{count} things are missing</source>
            <translation>Còn thiếu {count} mục</translation>
        </message>
        <message>
            <source>{count} titles and forms</source>
            <translation>{count} danh hiệu, hình thức</translation>
        </message>
        <message>
            <source>{days} days absent</source>
            <translation>nghỉ {days} ngày</translation>
        </message>
        <message>
            <source>{factor} × {base} đ ({basis})</source>
            <translation>{factor} × {base} đ ({basis})</translation>
        </message>
        <message>
            <source>{file}, installed {day}</source>
            <translation>{file}, cài ngày {day}</translation>
        </message>
        <message>
            <source>{left} of {limit} left</source>
            <translation>còn {left}/{limit} suất</translation>
        </message>
        <message>
            <source>{name} in {year}</source>
            <translation>{name} – dữ liệu xét năm {year}</translation>
        </message>
        <message>
            <source>{name} was moved in the order of preference</source>
            <translation>Đã đổi thứ tự ưu tiên của {name}</translation>
        </message>
        <message>
            <source>{path} is not a rule pack: it cannot be read as one. Ask the sender for the file.</source>
            <translation>{path} không phải là bộ tiêu chí hoặc đã hỏng. Hãy xin lại tệp nơi gửi.</translation>
        </message>
        <message>
            <source>{percent} % of {base}, {rounding}: {limit}</source>
            <translation>{percent} % của {base}, {rounding}: {limit} suất</translation>
        </message>
        <message>
            <source>{rule} applies to {name} again</source>
            <translation>Đã bỏ xét ngoại lệ “{rule}” cho {name}</translation>
        </message>
        <message>
            <source>{rule} was set aside for {name}</source>
            <translation>Đã ghi xét ngoại lệ “{rule}” cho {name}</translation>
        </message>
        <message>
            <source>{rule}: no longer asked for</source>
            <translation>{rule}: không còn yêu cầu</translation>
        </message>
        <message>
            <source>{rule}: {asked}; found: {found} ({article})</source>
            <translation>{rule}: {asked}; hiện có: {found} ({article})</translation>
        </message>
        <message>
            <source>{said}, {percent} % are proposed</source>
            <translation>{said}, đề xuất từ {percent} %</translation>
        </message>
        <message>
            <source>{said}, {percent} % are recommended</source>
            <translation>{said}, khuyến nghị từ {percent} %</translation>
        </message>
        <message>
            <source>{smaller} ballots are invalid for one nominee, but only {larger} are valid at all.</source>
            <translation>Có {smaller} phiếu không hợp lệ với một người nhưng chỉ có {larger} phiếu hợp lệ.</translation>
        </message>
        <message>
            <source>{smaller} ballots are valid, but only {larger} were collected.</source>
            <translation>Số phiếu hợp lệ là {smaller} nhưng chỉ thu về {larger} phiếu.</translation>
        </message>
        <message>
            <source>{smaller} ballots were collected, but only {larger} were issued.</source>
            <translation>Thu về {smaller} phiếu nhưng chỉ phát ra {larger} phiếu.</translation>
        </message>
        <message>
            <source>{smaller} ballots were issued, but only {larger} people could vote.</source>
            <translation>Phát ra {smaller} phiếu nhưng chỉ có {larger} người có mặt hoặc gửi phiếu.</translation>
        </message>
        <message>
            <source>{smaller} votes in favour, but only {larger} ballots are valid.</source>
            <translation>Số phiếu đồng ý là {smaller} nhưng chỉ có {larger} phiếu hợp lệ.</translation>
        </message>
        <message>
            <source>{smaller} were present or voted in writing, but only {larger} were summoned.</source>
            <translation>Có mặt và gửi phiếu {smaller} người nhưng chỉ triệu tập {larger} người.</translation>
        </message>
        <message>
            <source>{subject} has no decision yet. Record its number and day first; they stand on the certificate.</source>
            <translation>{subject} chưa có quyết định. Hãy ghi số và ngày quyết định trước, vì hai mục này in trên giấy khen.</translation>
        </message>
        <message>
            <source>{subject} is already nominated for “{award}” in this campaign.</source>
            <translation>{subject} đã được đề nghị “{award}” trong phong trào này.</translation>
        </message>
        <message>
            <source>{subject}: “{award}” is an emulation title and no commendation: no giấy khen is printed of it.</source>
            <translation>{subject}: “{award}” là danh hiệu thi đua, không phải hình thức khen thưởng, nên không in giấy khen.</translation>
        </message>
        <message>
            <source>{subject}: “{award}” is decided and signed by the union above, which hands out its own paper. The union prints certificates only of what it gives itself.</source>
            <translation>{subject}: “{award}” do công đoàn cấp trên quyết định và ký bằng riêng. Công đoàn cơ sở chỉ in giấy khen của chính mình.</translation>
        </message>
        <message>
            <source>{subject}: “{award}” is given by the employer or the state, not by the union, so the union prints no certificate of it.</source>
            <translation>{subject}: “{award}” do chính quyền, người sử dụng lao động hoặc Nhà nước tặng, nên công đoàn không in giấy khen.</translation>
        </message>
        <message>
            <source>{subject}: “{award}” is not in the catalogue, so nobody knows who gives it.</source>
            <translation>{subject}: “{award}” không có trong danh mục nên không rõ cấp nào tặng.</translation>
        </message>
        <message>
            <source>{subject}: “{award}” was revoked, so no certificate is printed.</source>
            <translation>{subject}: “{award}” đã bị thu hồi nên không in giấy khen.</translation>
        </message>
        <message>
            <source>{used} of {limit} proposed: {over} too many</source>
            <translation>đề nghị {used}/{limit}: vượt {over}</translation>
        </message>
        <message>
            <source>{used} proposed; the base is not known yet</source>
            <translation>đề nghị {used}; chưa có số liệu gốc</translation>
        </message>
        <message>
            <source>{valid} valid of {issued} issued</source>
            <translation>{valid} hợp lệ trên {issued} phát ra</translation>
        </message>
        <message>
            <source>{value} cannot be: a share is from 0 to 100, any other number 0 or more.</source>
            <translation>{value} không dùng được: tỷ lệ từ 0 đến 100, các số khác từ 0 trở lên.</translation>
        </message>
        <message>
            <source>{verdicts} of {judged} nominees would be judged otherwise; {changed} have a rule that answers otherwise.</source>
            <translation>{verdicts} trên {judged} đề nghị, đăng ký đổi kết quả; {changed} trường hợp có tiêu chí trả lời khác đi.</translation>
        </message>
        <message>
            <source>{version}, corrected here ({times})</source>
            <translation>{version}, đơn vị sửa lần {times}</translation>
        </message>
        <message>
            <source>đồng, one initiative</source>
            <translation>đồng, một sáng kiến</translation>
        </message>
        <message>
            <source>đồng, three years together</source>
            <translation>đồng, tổng ba năm</translation>
        </message>
        <message>
            <source>“{award}” is decided by the employer or the state, not proposed by the union.</source>
            <translation>“{award}” do người sử dụng lao động hoặc Nhà nước quyết định, công đoàn không lập đề nghị.</translation>
        </message>
        <message>
            <source>“{award}” is decided by the employer or the state, so the union does not propose it. Record the decision in the award register instead.</source>
            <translation>“{award}” do người sử dụng lao động hoặc Nhà nước quyết định nên công đoàn không lập đề nghị. Hãy ghi quyết định đã có vào sổ theo dõi khen thưởng.</translation>
        </message>
        <message>
            <source>“{award}” is decided by this union itself: after the vote record its decision, nothing goes up.</source>
            <translation>“{award}” do công đoàn cơ sở quyết định: sau khi bỏ phiếu hãy ghi quyết định, không trình cấp trên.</translation>
        </message>
        <message>
            <source>“{award}” is not an award in the catalogue.</source>
            <translation>“{award}” không có trong danh mục danh hiệu, hình thức khen thưởng.</translation>
        </message>
        <message>
            <source>“{award}” is not given to this kind of nominee.</source>
            <translation>“{award}” không áp dụng cho đối tượng này.</translation>
        </message>
        <message>
            <source>“{award}” is not given to this kind of nominee. Choose another award.</source>
            <translation>“{award}” không áp dụng cho đối tượng này. Vui lòng chọn hình thức khác.</translation>
        </message>
        <message>
            <source>“{award}” was not given in the year of the campaign.</source>
            <translation>“{award}” không còn được xét trong năm của phong trào.</translation>
        </message>
        <message>
            <source>“{name}” stays in the catalogue: {count} nominations or awards given name it.</source>
            <translation>Không bỏ được “{name}”: còn {count} đề nghị hoặc khen thưởng dùng danh hiệu này. Hãy giữ lại trong danh mục.</translation>
        </message>
        <message>
            <source>“{name}” was added to the catalogue</source>
            <translation>Đã thêm “{name}” vào danh mục</translation>
        </message>
        <message>
            <source>“{name}” was taken out of the catalogue</source>
            <translation>Đã bỏ “{name}” khỏi danh mục</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is more days than a year has.</source>
            <translation>“{value}” ở cột {field} vượt quá số ngày trong năm.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is no whole day.</source>
            <translation>“{value}” ở cột {field} chưa đủ ngày, tháng, năm.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is not a known choice.</source>
            <translation>“{value}” ở cột {field} không phải là giá trị được dùng.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is not a year.</source>
            <translation>“{value}” ở cột {field} không phải là năm.</translation>
        </message>
    </context>
    <context>
        <name>backup</name>
        <message>
            <source>A backup is one encrypted file that opens with the passphrase of its day. One on a USB stick in a drawer helps when this computer is stolen or breaks. To bring one back, start on an empty computer and choose “Bring back a backup”.</source>
            <translation>Bản sao lưu là một tệp đã mã hóa, mở bằng mật khẩu của ngày sao lưu. Nên có một bản trên USB cất trong tủ, phòng khi máy mất hoặc hỏng. Để khôi phục, mở chương trình trên máy chưa có dữ liệu rồi chọn “Khôi phục bản sao lưu”.</translation>
        </message>
        <message>
            <source>A backup takes a second. Make one now, and one on a USB stick for the drawer.</source>
            <translation>Sao lưu chỉ mất một giây. Hãy sao lưu ngay, và một bản ra USB để cất đi.</translation>
        </message>
        <message>
            <source>Back up now</source>
            <translation>Sao lưu ngay</translation>
        </message>
        <message>
            <source>Back up to a USB stick…</source>
            <translation>Sao lưu ra USB…</translation>
        </message>
        <message>
            <source>Backing up</source>
            <translation>Đang sao lưu</translation>
        </message>
        <message>
            <source>Backups</source>
            <translation>Sao lưu</translation>
        </message>
        <message>
            <source>Choose a backup</source>
            <translation>Chọn bản sao lưu</translation>
        </message>
        <message>
            <source>DAMAGED</source>
            <translation>BỊ HỎNG</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Tệp</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>Thời điểm</translation>
        </message>
        <message>
            <source>Never backed up</source>
            <translation>Chưa sao lưu lần nào</translation>
        </message>
        <message>
            <source>Never backed up: press Enter and make one.</source>
            <translation>Chưa sao lưu lần nào: bấm vào đây để sao lưu.</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Số dòng</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Dung lượng</translation>
        </message>
        <message>
            <source>Where to</source>
            <translation>Sao lưu vào đâu</translation>
        </message>
        <message>
            <source>Written, opened and counted: {file}</source>
            <translation>Đã ghi, mở thử và đếm lại: {file}</translation>
        </message>
        <message>
            <source>cannot be used</source>
            <translation>không dùng được</translation>
        </message>
        <message>
            <source>the latest of {when}</source>
            <translation>bản gần nhất: {when}</translation>
        </message>
        <message>
            <source>verified, unchanged since</source>
            <translation>đã kiểm tra, từ đó không thay đổi</translation>
        </message>
        <message>
            <source>{count} backups</source>
            <translation>{count} bản</translation>
        </message>
        <message>
            <source>{path} is a damaged backup and cannot be restored. Choose another backup.</source>
            <translation>{path} là bản sao lưu bị hỏng, không khôi phục được. Hãy chọn bản sao lưu khác.</translation>
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
            <source>A backup.</source>
            <translation>Một bản sao lưu.</translation>
        </message>
        <message>
            <source>A campaign with every fact of its launch (.toml).</source>
            <translation>Phong trào với mọi nội dung phát động (.toml).</translation>
        </message>
        <message>
            <source>A day, as 2026-05-31 or 31/5/2026.</source>
            <translation>Một ngày, như 2026-05-31 hoặc 31/5/2026.</translation>
        </message>
        <message>
            <source>A file that holds the passphrase, when SOCONGDOAN_PASSPHRASE does not; else it is asked.</source>
            <translation>Tệp chứa mật khẩu, khi biến SOCONGDOAN_PASSPHRASE không có; nếu không sẽ được hỏi.</translation>
        </message>
        <message>
            <source>A list from Excel, LibreOffice or CSV.</source>
            <translation>Danh sách từ Excel, LibreOffice hoặc CSV.</translation>
        </message>
        <message>
            <source>A report; the others are made elsewhere.</source>
            <translation>Báo cáo; các loại khác được lập ở chỗ khác.</translation>
        </message>
        <message>
            <source>A rule pack, as the superior sent it (.toml).</source>
            <translation>Bộ tiêu chí như cấp trên gửi (.toml).</translation>
        </message>
        <message>
            <source>Apply what the preview shows.</source>
            <translation>Thực hiện những gì bản xem trước cho thấy.</translation>
        </message>
        <message>
            <source>Arguments</source>
            <translation>Tham số</translation>
        </message>
        <message>
            <source>Award nominations.</source>
            <translation>Đề nghị khen thưởng.</translation>
        </message>
        <message>
            <source>Backups of the union's database.</source>
            <translation>Bản sao lưu dữ liệu của công đoàn.</translation>
        </message>
        <message>
            <source>COMMAND [ARGUMENTS]</source>
            <translation>LỆNH [THAM SỐ]</translation>
        </message>
        <message>
            <source>Card of {name} added.</source>
            <translation>Đã thêm thẻ của {name}.</translation>
        </message>
        <message>
            <source>Card written: {file}</source>
            <translation>Đã ghi thẻ: {file}</translation>
        </message>
        <message>
            <source>Check the program and, when there is one, the union's database.</source>
            <translation>Kiểm tra chương trình và dữ liệu của công đoàn, nếu có.</translation>
        </message>
        <message>
            <source>Code of the receiving unit.</source>
            <translation>Mã đơn vị nhận.</translation>
        </message>
        <message>
            <source>Commands</source>
            <translation>Các lệnh</translation>
        </message>
        <message>
            <source>Counts only, or persons with their names.</source>
            <translation>Chỉ số liệu, hoặc có cả họ tên từng người.</translation>
        </message>
        <message>
            <source>Create the union in an empty data folder.</source>
            <translation>Thiết lập công đoàn trong thư mục dữ liệu còn trống.</translation>
        </message>
        <message>
            <source>Do the whole main job on the sample union, without a screen.</source>
            <translation>Làm trọn công việc chính trên công đoàn mẫu.</translation>
        </message>
        <message>
            <source>Emulation campaigns.</source>
            <translation>Phong trào thi đua.</translation>
        </message>
        <message>
            <source>Every campaign with its code, dates and how many registered, the latest first.</source>
            <translation>Mọi phong trào với mã, thời gian và số người, tập thể đăng ký; mới nhất trước.</translation>
        </message>
        <message>
            <source>Every nomination with every rule and its reason.</source>
            <translation>Mọi đề nghị khen thưởng, từng điều kiện kèm lý do.</translation>
        </message>
        <message>
            <source>Every rule pack with its dates, where it comes from, and whether it judges today.</source>
            <translation>Mọi bộ tiêu chí: thời gian hiệu lực, nguồn, và có đang dùng hay không.</translation>
        </message>
        <message>
            <source>Examine a package without importing it.</source>
            <translation>Kiểm tra một gói dữ liệu mà không nhập vào.</translation>
        </message>
        <message>
            <source>How far every target is, as a count out of a count.</source>
            <translation>Mỗi chỉ tiêu đạt đến đâu: bao nhiêu trên bao nhiêu.</translation>
        </message>
        <message>
            <source>How many members are invented.</source>
            <translation>Số đoàn viên hư cấu.</translation>
        </message>
        <message>
            <source>Id of a package whose warning was looked at.</source>
            <translation>Mã gói có cảnh báo đã được xem xét.</translation>
        </message>
        <message>
            <source>Import a list, or only show what would happen.</source>
            <translation>Nhập một danh sách, hoặc chỉ cho xem trước.</translation>
        </message>
        <message>
            <source>Installed: {pack} {version} (SHA-256 {sha256})</source>
            <translation>Đã cài: {pack} {version} (SHA-256 {sha256})</translation>
        </message>
        <message>
            <source>Its version.</source>
            <translation>Phiên bản.</translation>
        </message>
        <message>
            <source>Keep a partner's card; adding it by command confirms it.</source>
            <translation>Thêm thẻ của đơn vị khác; thêm bằng lệnh là xác nhận.</translation>
        </message>
        <message>
            <source>Keep a rule pack with its exact bytes; from then on it judges while it is in force.</source>
            <translation>Lưu bộ tiêu chí nguyên vẹn từng byte; từ đó dùng để xét trong thời gian hiệu lực.</translation>
        </message>
        <message>
            <source>Launch a campaign as its file tells it; its plan is then printed by `report emulation-plan`.</source>
            <translation>Phát động phong trào thi đua như tệp ghi; kế hoạch được in bằng `report emulation-plan`.</translation>
        </message>
        <message>
            <source>Launched: {code}, {name}</source>
            <translation>Đã phát động: {code}, {name}</translation>
        </message>
        <message>
            <source>Make a package, write it, read it back and verify it.</source>
            <translation>Lập gói dữ liệu, ghi ra, đọc lại và kiểm tra.</translation>
        </message>
        <message>
            <source>Name every paper.</source>
            <translation>Liệt kê mọi biểu mẫu.</translation>
        </message>
        <message>
            <source>Nothing was kept yet. To receive what is ready, give the command again with --accept.</source>
            <translation>Chưa lưu gì. Để nhận các gói đã sẵn sàng, hãy chạy lại lệnh và thêm --accept.</translation>
        </message>
        <message>
            <source>One JSON document on stdout, nothing else there.</source>
            <translation>Trả lời bằng một tài liệu JSON duy nhất.</translation>
        </message>
        <message>
            <source>Only so many.</source>
            <translation>Chỉ lấy ngần ấy người.</translation>
        </message>
        <message>
            <source>Only the preview.</source>
            <translation>Chỉ xem trước.</translation>
        </message>
        <message>
            <source>Only this campaign, by its code.</source>
            <translation>Chỉ phong trào mang mã này.</translation>
        </message>
        <message>
            <source>Only what was sent for this period, as 2026.</source>
            <translation>Chỉ những gì gửi cho kỳ này, như 2026.</translation>
        </message>
        <message>
            <source>Open a backup and count it, without touching the union.</source>
            <translation>Mở và đếm một bản sao lưu, không đụng đến dữ liệu.</translation>
        </message>
        <message>
            <source>Options</source>
            <translation>Tùy chọn</translation>
        </message>
        <message>
            <source>Packages for the union above.</source>
            <translation>Gói dữ liệu gửi công đoàn cấp trên.</translation>
        </message>
        <message>
            <source>Papers, package and pictures go here.</source>
            <translation>Nơi ghi giấy tờ, gói dữ liệu và ảnh màn hình.</translation>
        </message>
        <message>
            <source>Parts of names or numbers; marks may be left out.</source>
            <translation>Một phần họ tên hoặc số; không cần gõ dấu.</translation>
        </message>
        <message>
            <source>Passphrase: </source>
            <translation>Mật khẩu: </translation>
        </message>
        <message>
            <source>Preview or apply packages: files, or folders in which other files are passed over.</source>
            <translation>Xem trước hoặc tiếp nhận gói: tệp, hoặc thư mục (bỏ qua tệp khác).</translation>
        </message>
        <message>
            <source>Put a backup in the place of the union's database; the present one is kept aside.</source>
            <translation>Khôi phục từ bản sao lưu; dữ liệu hiện tại được giữ riêng.</translation>
        </message>
        <message>
            <source>Readable by anybody, without keys.</source>
            <translation>Ai cũng đọc được, không cần khóa.</translation>
        </message>
        <message>
            <source>Record one slip as given.</source>
            <translation>Ghi nhận một phiếu quà đã phát.</translation>
        </message>
        <message>
            <source>Rule packs of awards.</source>
            <translation>Bộ tiêu chí khen thưởng.</translation>
        </message>
        <message>
            <source>Say which command: {offered}.</source>
            <translation>Cần ghi rõ lệnh: {offered}.</translation>
        </message>
        <message>
            <source>Say which nominees a pack would judge otherwise, and why, without installing it.</source>
            <translation>Cho biết bộ tiêu chí làm đổi kết quả của ai và vì sao, không cài đặt.</translation>
        </message>
        <message>
            <source>See: {command} --help</source>
            <translation>Xem: {command} --help</translation>
        </message>
        <message>
            <source>Show this page.</source>
            <translation>Hiện trang này.</translation>
        </message>
        <message>
            <source>Sổ Công đoàn, the book of a grassroots trade union. Without a command it opens the window.</source>
            <translation>Sổ Công đoàn, sổ của công đoàn cơ sở. Không ghi lệnh thì mở cửa sổ chương trình.</translation>
        </message>
        <message>
            <source>Take an import back; rows edited since are kept and named.</source>
            <translation>Hoàn tác một lần nhập; dòng đã sửa được giữ và nêu tên.</translation>
        </message>
        <message>
            <source>Take an installed pack out of use; what ships with the program judges again.</source>
            <translation>Thôi dùng một bộ tiêu chí đã cài; dùng lại bộ kèm theo phần mềm.</translation>
        </message>
        <message>
            <source>Taken out of use: {pack} {version}</source>
            <translation>Đã thôi dùng: {pack} {version}</translation>
        </message>
        <message>
            <source>The backups of a folder, newest first, and whether each is still what was opened and counted when it was made.</source>
            <translation>Các bản sao lưu, mới nhất trước, kèm kết quả kiểm tra từng bản.</translation>
        </message>
        <message>
            <source>The campaign's code; without it the current one.</source>
            <translation>Mã phong trào; không ghi thì lấy phong trào hiện tại.</translation>
        </message>
        <message>
            <source>The code printed on the slip.</source>
            <translation>Mã in trên phiếu quà.</translation>
        </message>
        <message>
            <source>The desk of the union above.</source>
            <translation>Bàn tiếp nhận của công đoàn cấp trên.</translation>
        </message>
        <message>
            <source>The folder in which the program keeps everything.</source>
            <translation>Thư mục chương trình lưu mọi dữ liệu.</translation>
        </message>
        <message>
            <source>The folder to write into.</source>
            <translation>Thư mục để ghi vào.</translation>
        </message>
        <message>
            <source>The folder to write into; without it beside the data.</source>
            <translation>Thư mục để ghi vào; không ghi thì để cạnh dữ liệu.</translation>
        </message>
        <message>
            <source>The folder, usually on a USB stick.</source>
            <translation>Thư mục, thường là trên USB.</translation>
        </message>
        <message>
            <source>The folder; without it the one beside the data.</source>
            <translation>Thư mục; không ghi thì lấy thư mục cạnh dữ liệu.</translation>
        </message>
        <message>
            <source>The id of the pack, as `rules list` names it.</source>
            <translation>Mã bộ tiêu chí như `rules list` hiện.</translation>
        </message>
        <message>
            <source>The import_id that the import answered with.</source>
            <translation>Mã import_id mà lệnh import đã trả lời.</translation>
        </message>
        <message>
            <source>The language of answers and help.</source>
            <translation>Ngôn ngữ của câu trả lời và trợ giúp.</translation>
        </message>
        <message>
            <source>The list, as members or beneficiaries.</source>
            <translation>Danh sách, như members hoặc beneficiaries.</translation>
        </message>
        <message>
            <source>The members in Vietnamese order, with numbers in full; the look is recorded.</source>
            <translation>Đoàn viên theo thứ tự tên, đủ số giấy tờ; có ghi nhật ký.</translation>
        </message>
        <message>
            <source>The option {name} needs a value.</source>
            <translation>Tùy chọn {name} cần một giá trị.</translation>
        </message>
        <message>
            <source>The option {name} takes no value.</source>
            <translation>Tùy chọn {name} không nhận giá trị.</translation>
        </message>
        <message>
            <source>The paper, as --list names it.</source>
            <translation>Biểu mẫu, theo tên mà --list liệt kê.</translation>
        </message>
        <message>
            <source>The section of those of whom the list names none.</source>
            <translation>Tổ của những người mà danh sách không ghi tổ.</translation>
        </message>
        <message>
            <source>The union's name, code and superior, as TOML.</source>
            <translation>Tên, mã và cấp trên của công đoàn, dạng TOML.</translation>
        </message>
        <message>
            <source>The value of {name} cannot be understood.</source>
            <translation>Không hiểu giá trị của {name}.</translation>
        </message>
        <message>
            <source>There is no command “{given}”. There are: {offered}.</source>
            <translation>Không có lệnh “{given}”. Hiện có: {offered}.</translation>
        </message>
        <message>
            <source>There is no option {given}.</source>
            <translation>Không có tùy chọn {given}.</translation>
        </message>
        <message>
            <source>There is no option {given}. Perhaps: {offered}.</source>
            <translation>Không có tùy chọn {given}. Có thể là: {offered}.</translation>
        </message>
        <message>
            <source>There is no package there: no file that ends in .cdpkg or .cdpkg.zip.</source>
            <translation>Ở đó không có gói dữ liệu nào (tệp có đuôi .cdpkg hoặc .cdpkg.zip).</translation>
        </message>
        <message>
            <source>This cannot be understood: {given}.</source>
            <translation>Không hiểu: {given}.</translation>
        </message>
        <message>
            <source>This is too much: {given}.</source>
            <translation>Thừa tham số: {given}.</translation>
        </message>
        <message>
            <source>To receive it all the same: --accept --confirm {id}</source>
            <translation>Nếu vẫn muốn nhận gói này, hãy thêm: --accept --confirm {id}</translation>
        </message>
        <message>
            <source>Totals of all units, of what has not ended.</source>
            <translation>Tổng hợp của mọi đơn vị, chỉ tính những gì còn hiệu lực.</translation>
        </message>
        <message>
            <source>Tết gifts.</source>
            <translation>Quà Tết.</translation>
        </message>
        <message>
            <source>Units that sent something: {count}</source>
            <translation>Số đơn vị đã gửi: {count}</translation>
        </message>
        <message>
            <source>Usage:</source>
            <translation>Cách dùng:</translation>
        </message>
        <message>
            <source>What a package says, without importing it.</source>
            <translation>Nội dung một gói dữ liệu, không nhập vào.</translation>
        </message>
        <message>
            <source>What is done with those who are in the book.</source>
            <translation>Cách xử lý những người đã có trong sổ.</translation>
        </message>
        <message>
            <source>What the paper is about: the code of a campaign, a period such as 2025-12-01/2026-05-31, a day, a receipt such as 2026/12, a decision such as 01/QĐ-CĐCS, or the ids of people. Without it the current or latest one, today, or everybody.</source>
            <translation>Giấy tờ nói về cái gì: mã đợt, kỳ như 2025-12-01/2026-05-31, một ngày, phiếu thu như 2026/12, quyết định như 01/QĐ-CĐCS, hoặc mã của từng người. Không ghi thì lấy đợt, kỳ hiện tại hoặc quyết định gần nhất, hôm nay, hoặc mọi người.</translation>
        </message>
        <message>
            <source>What the rows become.</source>
            <translation>Các dòng được nhập thành gì.</translation>
        </message>
        <message>
            <source>Where the desk keeps what it received: sqlite:///FILE, encrypted, or postgresql+psycopg://… (default: with its own data).</source>
            <translation>Nơi bàn nhận giữ dữ liệu đã nhận: sqlite:///TỆP (được mã hóa) hoặc postgresql+psycopg://… (mặc định: cùng dữ liệu của mình).</translation>
        </message>
        <message>
            <source>Where to, with the ending .pdf, .xlsx or .docx.</source>
            <translation>Nơi ghi, đuôi tệp là .pdf, .xlsx hoặc .docx.</translation>
        </message>
        <message>
            <source>Where to, with the ending .toml.</source>
            <translation>Ghi vào đâu, đuôi .toml.</translation>
        </message>
        <message>
            <source>Where to, with the ending .xlsx.</source>
            <translation>Nơi ghi, đuôi tệp là .xlsx.</translation>
        </message>
        <message>
            <source>Who we are, and whose packages we believe.</source>
            <translation>Chúng ta là ai, và tin gói dữ liệu của ai.</translation>
        </message>
        <message>
            <source>Write a backup and verify it by opening it.</source>
            <translation>Ghi một bản sao lưu và mở ra kiểm tra.</translation>
        </message>
        <message>
            <source>Write a list as the window shows it; that it went out is recorded.</source>
            <translation>Xuất một danh sách như trên cửa sổ; có ghi nhật ký.</translation>
        </message>
        <message>
            <source>Write a paper; the file's ending chooses the format.</source>
            <translation>Lập một biểu mẫu; đuôi tệp quyết định định dạng.</translation>
        </message>
        <message>
            <source>Write an installed pack as it was received, to the last byte.</source>
            <translation>Ghi lại bộ tiêu chí đã cài đúng như khi nhận, từng byte.</translation>
        </message>
        <message>
            <source>Write our card for others to add.</source>
            <translation>Ghi thẻ đơn vị của mình để nơi khác thêm.</translation>
        </message>
        <message>
            <source>Write the answer to a unit: what was received, up to which package.</source>
            <translation>Ghi gói trả lời một đơn vị: đã nhận gì, đến gói nào.</translation>
        </message>
        <message>
            <source>Write the award dossier in the superior's order, and say what is missing.</source>
            <translation>Lập hồ sơ khen thưởng đúng thứ tự và báo những gì còn thiếu.</translation>
        </message>
        <message>
            <source>[OPTIONS]</source>
            <translation>[TÙY CHỌN]</translation>
        </message>
        <message>
            <source>data of the union</source>
            <translation>dữ liệu của công đoàn</translation>
        </message>
        <message>
            <source>database engine</source>
            <translation>bộ máy dữ liệu</translation>
        </message>
        <message>
            <source>default</source>
            <translation>mặc định</translation>
        </message>
        <message>
            <source>files of the program</source>
            <translation>tệp của chương trình</translation>
        </message>
        <message>
            <source>fonts</source>
            <translation>phông chữ</translation>
        </message>
        <message>
            <source>no union here yet</source>
            <translation>chưa có công đoàn nào ở đây</translation>
        </message>
        <message>
            <source>nobody in particular</source>
            <translation>không ghi đơn vị nhận</translation>
        </message>
        <message>
            <source>not opened: no passphrase was given</source>
            <translation>chưa mở: không có mật khẩu</translation>
        </message>
        <message>
            <source>number</source>
            <translation>số</translation>
        </message>
        <message>
            <source>opens, whole, audit log unbroken</source>
            <translation>mở được, nguyên vẹn, nhật ký liền mạch</translation>
        </message>
        <message>
            <source>papers</source>
            <translation>giấy tờ</translation>
        </message>
        <message>
            <source>path</source>
            <translation>đường dẫn</translation>
        </message>
        <message>
            <source>photos and codes</source>
            <translation>ảnh và mã QR</translation>
        </message>
        <message>
            <source>reading of lists</source>
            <translation>đọc danh sách</translation>
        </message>
        <message>
            <source>required</source>
            <translation>bắt buộc</translation>
        </message>
        <message>
            <source>table version {version}</source>
            <translation>phiên bản bảng {version}</translation>
        </message>
        <message>
            <source>tables</source>
            <translation>bảng dữ liệu</translation>
        </message>
        <message>
            <source>text</source>
            <translation>chữ</translation>
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
            <source>translations</source>
            <translation>bản dịch</translation>
        </message>
        <message>
            <source>versions</source>
            <translation>phiên bản</translation>
        </message>
        <message>
            <source>write access</source>
            <translation>quyền ghi</translation>
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
            <source>{kind} number {seq} of {sender} ({code}) to {receiver}, period {period}</source>
            <translation>{kind} số {seq} của {sender} ({code}) gửi {receiver}, kỳ {period}</translation>
        </message>
        <message>
            <source>{name} is missing.</source>
            <translation>Thiếu {name}.</translation>
        </message>
        <message>
            <source>{name} is missing. It is one of: {offered}.</source>
            <translation>Thiếu {name}. Chọn một trong: {offered}.</translation>
        </message>
        <message>
            <source>{name} is set up.</source>
            <translation>Đã thiết lập {name}.</translation>
        </message>
        <message>
            <source>{name} must be a number from {least} to {most}.</source>
            <translation>{name} phải là số từ {least} đến {most}.</translation>
        </message>
        <message>
            <source>{name} must be a number, at least {least}.</source>
            <translation>{name} phải là số, ít nhất là {least}.</translation>
        </message>
        <message>
            <source>{name} must be one of: {offered}.</source>
            <translation>{name} phải là một trong: {offered}.</translation>
        </message>
        <message>
            <source>{removed} removed, {restored} restored, {kept} kept because they were edited since.</source>
            <translation>Đã bỏ {removed}, trả lại {restored}, giữ {kept} vì đã được sửa sau khi nhập.</translation>
        </message>
        <message>
            <source>{rows} rows in {file}</source>
            <translation>{rows} dòng trong {file}</translation>
        </message>
        <message>
            <source>{verdicts} of {judged} would be judged otherwise.</source>
            <translation>{verdicts} trên {judged} trường hợp đổi kết quả.</translation>
        </message>
    </context>
    <context>
        <name>correspondence</name>
        <message>
            <source>A document came</source>
            <translation>Văn bản đến</translation>
        </message>
        <message>
            <source>A document came…</source>
            <translation>Văn bản đến…</translation>
        </message>
        <message>
            <source>Answer expected by</source>
            <translation>Chờ trả lời trước ngày</translation>
        </message>
        <message>
            <source>Came on</source>
            <translation>Ngày đến</translation>
        </message>
        <message>
            <source>Cancel the number {numbers}</source>
            <translation>Hủy số {numbers}</translation>
        </message>
        <message>
            <source>Cancel the number…</source>
            <translation>Hủy số…</translation>
        </message>
        <message>
            <source>Cancelled: {reason}</source>
            <translation>Đã hủy số: {reason}</translation>
        </message>
        <message>
            <source>Close the year…</source>
            <translation>Chốt sổ năm…</translation>
        </message>
        <message>
            <source>Closed on {day}</source>
            <translation>Đã chốt sổ ngày {day}</translation>
        </message>
        <message>
            <source>Compare with the register in the book.</source>
            <translation>Hãy đối chiếu với sổ văn bản.</translation>
        </message>
        <message>
            <source>Copies</source>
            <translation>Số bản</translation>
        </message>
        <message>
            <source>Copy kept at</source>
            <translation>Nơi lưu bản gốc</translation>
        </message>
        <message>
            <source>Correct the cell.</source>
            <translation>Hãy sửa ô này.</translation>
        </message>
        <message>
            <source>Dated</source>
            <translation>Ngày văn bản</translation>
        </message>
        <message>
            <source>Delete one of the two rows.</source>
            <translation>Hãy xóa một trong hai dòng.</translation>
        </message>
        <message>
            <source>Document {number} is in the register</source>
            <translation>Văn bản số {number} đã vào sổ</translation>
        </message>
        <message>
            <source>Documents are numbered this way from now on</source>
            <translation>Từ nay văn bản được đánh số theo cách này</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Đã xử lý</translation>
        </message>
        <message>
            <source>Done on</source>
            <translation>Ngày xử lý xong</translation>
        </message>
        <message>
            <source>Done on {day}</source>
            <translation>Đã xử lý {day}</translation>
        </message>
        <message>
            <source>Due on {day}</source>
            <translation>Hạn {day}</translation>
        </message>
        <message>
            <source>Edit…</source>
            <translation>Sửa…</translation>
        </message>
        <message>
            <source>Empty: the next number of this year.</source>
            <translation>Để trống: lấy số tiếp theo của năm.</translation>
        </message>
        <message>
            <source>Enter plans and letters of the union above with the day by which they want an answer: what is late stands here in red.</source>
            <translation>Ghi kế hoạch, công văn của cấp trên cùng hạn trả lời: việc nào quá hạn sẽ hiện màu đỏ ở đây.</translation>
        </message>
        <message>
            <source>Enter what the union signs: the program gives the next number, so that none is given twice and none is forgotten.</source>
            <translation>Ghi văn bản công đoàn ban hành: phần mềm cấp số tiếp theo nên không số nào bị trùng hay bỏ sót.</translation>
        </message>
        <message>
            <source>Every document the union issues gets the next number of its year; numbers begin at 01 every January. A number that was not needed is cancelled with a reason, never deleted. What has a day to be done by waits here until it is marked as done.</source>
            <translation>Mỗi văn bản ban hành được cấp số tiếp theo của năm; số bắt đầu lại từ 01 vào tháng 1. Số không dùng đến thì hủy và ghi lý do, không xóa. Việc có hạn xử lý nằm chờ ở đây đến khi được đánh dấu là đã xử lý.</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Xuất Excel</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Nhập…</translation>
        </message>
        <message>
            <source>Issue a document</source>
            <translation>Ban hành văn bản</translation>
        </message>
        <message>
            <source>Issue a document…</source>
            <translation>Ban hành văn bản…</translation>
        </message>
        <message>
            <source>Issued documents</source>
            <translation>Văn bản đi</translation>
        </message>
        <message>
            <source>It cannot have come on {text}, before the day written on it.</source>
            <translation>Văn bản không thể đến ngày {text}, trước ngày ghi trên văn bản.</translation>
        </message>
        <message>
            <source>It cannot have come on {value}, before the day written on it.</source>
            <translation>Không thể đến ngày {value}, trước cả ngày ghi trên văn bản.</translation>
        </message>
        <message>
            <source>Its number</source>
            <translation>Số, ký hiệu</translation>
        </message>
        <message>
            <source>Its number and symbol</source>
            <translation>Số, ký hiệu văn bản</translation>
        </message>
        <message>
            <source>Kept at</source>
            <translation>Nơi lưu</translation>
        </message>
        <message>
            <source>Late since {day}</source>
            <translation>Quá hạn từ {day}</translation>
        </message>
        <message>
            <source>Letter</source>
            <translation>Chữ kèm số</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>Số đến</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Ghi chú</translation>
        </message>
        <message>
            <source>Nothing came in this year yet</source>
            <translation>Năm này chưa có văn bản đến</translation>
        </message>
        <message>
            <source>Nothing was issued in this year yet</source>
            <translation>Năm này chưa có văn bản đi</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Số</translation>
        </message>
        <message>
            <source>Number {numbers} bears an earlier day than the one before it.</source>
            <translation>Số {numbers} ghi ngày sớm hơn văn bản có số đứng trước.</translation>
        </message>
        <message>
            <source>Number {number} was given to “{subject}”. Leave the number empty to take the next one, or add a letter to put a document in between.</source>
            <translation>Số {number} đã cấp cho văn bản “{subject}”. Để trống ô Số để lấy số tiếp theo, hoặc thêm chữ kèm số để chen một văn bản vào giữa.</translation>
        </message>
        <message>
            <source>Number, subject, sender, recipient (Ctrl+F)</source>
            <translation>Số, trích yếu, nơi gửi, nơi nhận (Ctrl+F)</translation>
        </message>
        <message>
            <source>Numbering</source>
            <translation>Cách đánh số</translation>
        </message>
        <message>
            <source>Numbering…</source>
            <translation>Cách đánh số…</translation>
        </message>
        <message>
            <source>Numbers never given {series}: {numbers}.</source>
            <translation>Số bị bỏ trống {series}: {numbers}.</translation>
        </message>
        <message>
            <source>One series of numbers for all types of document</source>
            <translation>Đánh số chung cho mọi loại văn bản</translation>
        </message>
        <message>
            <source>Only for a document put in between later: 07a.</source>
            <translation>Chỉ dùng khi chen văn bản vào giữa: 07a.</translation>
        </message>
        <message>
            <source>Open it again first, with a reason.</source>
            <translation>Hãy mở lại sổ trước, có ghi lý do.</translation>
        </message>
        <message>
            <source>Open the register of {year} again</source>
            <translation>Mở lại sổ năm {year}</translation>
        </message>
        <message>
            <source>Open the year again…</source>
            <translation>Mở lại sổ năm…</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>In sổ</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Lý do</translation>
        </message>
        <message>
            <source>Received documents</source>
            <translation>Văn bản đến</translation>
        </message>
        <message>
            <source>Register of documents</source>
            <translation>Sổ văn bản</translation>
        </message>
        <message>
            <source>Register of {year}</source>
            <translation>Sổ văn bản năm {year}</translation>
        </message>
        <message>
            <source>Registers</source>
            <translation>Các sổ văn bản</translation>
        </message>
        <message>
            <source>Sender</source>
            <translation>Nơi gửi</translation>
        </message>
        <message>
            <source>Sent to</source>
            <translation>Nơi nhận</translation>
        </message>
        <message>
            <source>Signed by</source>
            <translation>Người ký</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Tình trạng</translation>
        </message>
        <message>
            <source>The chosen documents were answered or dealt with</source>
            <translation>Các văn bản đang chọn đã được trả lời hoặc xử lý xong</translation>
        </message>
        <message>
            <source>The column {field} must be filled in.</source>
            <translation>Cột {field} phải được ghi.</translation>
        </message>
        <message>
            <source>The next number: {number}</source>
            <translation>Số tiếp theo: {number}</translation>
        </message>
        <message>
            <source>The number belongs to the register of {year}.</source>
            <translation>Số này thuộc sổ văn bản năm {year}.</translation>
        </message>
        <message>
            <source>The number belongs to {value}. For another year enter it anew.</source>
            <translation>Số này thuộc năm {value}. Với năm khác, hãy ghi văn bản mới.</translation>
        </message>
        <message>
            <source>The number is then printed as 07/TTr-CĐCS.</source>
            <translation>Số được in dạng 07/TTr-CĐCS.</translation>
        </message>
        <message>
            <source>The number “{value}” was given to a document of another type.</source>
            <translation>Số “{value}” đã cấp cho một văn bản loại khác.</translation>
        </message>
        <message>
            <source>The register of {year} is closed.</source>
            <translation>Sổ văn bản năm {year} đã chốt.</translation>
        </message>
        <message>
            <source>The register of {year} is closed. Open it again first, with a reason.</source>
            <translation>Sổ năm {year} đã chốt. Muốn sửa, hãy mở lại sổ và ghi lý do.</translation>
        </message>
        <message>
            <source>The register of {year} is closed: {issued} issued, {received} received</source>
            <translation>Đã chốt sổ năm {year}: {issued} văn bản đi, {received} văn bản đến</translation>
        </message>
        <message>
            <source>The register of {year} is open again</source>
            <translation>Sổ năm {year} đã được mở lại</translation>
        </message>
        <message>
            <source>The unit in the symbol</source>
            <translation>Tên viết tắt của đơn vị trong ký hiệu</translation>
        </message>
        <message>
            <source>There is one copy at least.</source>
            <translation>Ít nhất có một bản.</translation>
        </message>
        <message>
            <source>This document stands in row {row} of sheet “{sheet}” too; it was skipped.</source>
            <translation>Văn bản này đã có ở dòng {row} của trang tính “{sheet}”; dòng này được bỏ qua.</translation>
        </message>
        <message>
            <source>To be done by</source>
            <translation>Hạn xử lý</translation>
        </message>
        <message>
            <source>To be handled by</source>
            <translation>Người xử lý</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Loại văn bản</translation>
        </message>
        <message>
            <source>Type and subject</source>
            <translation>Tên loại và trích yếu</translation>
        </message>
        <message>
            <source>Waiting for an answer</source>
            <translation>Chờ xử lý</translation>
        </message>
        <message>
            <source>What it is about</source>
            <translation>Trích yếu nội dung</translation>
        </message>
        <message>
            <source>Write it as 07/TTr-CĐCS or 07a/TTr-CĐCS.</source>
            <translation>Ghi như 07/TTr-CĐCS hoặc 07a/TTr-CĐCS.</translation>
        </message>
        <message>
            <source>Write one of: {choices}.</source>
            <translation>Ghi một trong các loại: {choices}.</translation>
        </message>
        <message>
            <source>Write the reason: it stays in the register.</source>
            <translation>Hãy ghi lý do: lý do được lưu trong sổ.</translation>
        </message>
        <message>
            <source>Write Đi or Đến, or leave the column out.</source>
            <translation>Ghi Đi hoặc Đến, hoặc bỏ cột này.</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>Năm</translation>
        </message>
        <message>
            <source>{count} documents</source>
            <translation>{count} văn bản</translation>
        </message>
        <message>
            <source>{count} documents are done</source>
            <translation>{count} văn bản đã xử lý xong</translation>
        </message>
        <message>
            <source>{numbers} cancelled</source>
            <translation>Đã hủy số {numbers}</translation>
        </message>
        <message>
            <source>{text} has not come yet.</source>
            <translation>Ngày {text} chưa đến.</translation>
        </message>
        <message>
            <source>{year} is not over: its register is closed in December at the earliest.</source>
            <translation>Năm {year} chưa hết: sớm nhất đến tháng 12 mới chốt sổ.</translation>
        </message>
        <message>
            <source>“{text}” is no year, such as 2026.</source>
            <translation>“{text}” không phải là năm, ví dụ 2026.</translation>
        </message>
        <message>
            <source>“{value}” does not say whether the document was issued or came.</source>
            <translation>“{value}” không cho biết là văn bản đi hay văn bản đến.</translation>
        </message>
        <message>
            <source>“{value}” is no number of a document.</source>
            <translation>“{value}” không phải là số văn bản.</translation>
        </message>
        <message>
            <source>“{value}” is no type of document.</source>
            <translation>“{value}” không phải là tên loại văn bản.</translation>
        </message>
        <message>
            <source>“{value}” is no whole date.</source>
            <translation>“{value}” chưa đủ ngày, tháng, năm.</translation>
        </message>
        <message>
            <source>“{value}”: one letter is wanted, such as a in 07a.</source>
            <translation>“{value}”: cần đúng một chữ cái, như chữ a trong 07a.</translation>
        </message>
    </context>
    <context>
        <name>dues</name>
        <message>
            <source>, of them {count} months in advance</source>
            <translation>, trong đó {count} tháng nộp trước</translation>
        </message>
        <message>
            <source>A month goes by the rates valid on its first day. Tables that are made stay as they are; who has not paid is reckoned anew when the table is made again.</source>
            <translation>Mỗi tháng tính theo mức có hiệu lực vào ngày đầu tháng. Bảng đã lập giữ nguyên; khi lập lại bảng, chỉ người chưa nộp được tính lại.</translation>
        </message>
        <message>
            <source>A month's table says what each member owes: a share of the salary for social insurance, by the rates of that month. Enter the salaries among the members or import them, then make the first table; afterwards collect, and print the table to be signed.</source>
            <translation>Bảng tháng cho biết mỗi đoàn viên phải nộp bao nhiêu: một tỷ lệ của tiền lương đóng BHXH, theo mức của tháng đó. Hãy nhập lương ở màn hình Đoàn viên hoặc nhập từ Excel, rồi lập bảng đầu tiên; sau đó thu tiền và in bảng để ký nộp.</translation>
        </message>
        <message>
            <source>Add a rate…</source>
            <translation>Thêm mức…</translation>
        </message>
        <message>
            <source>All sections</source>
            <translation>Tất cả các tổ</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Số tiền</translation>
        </message>
        <message>
            <source>Amount handed over</source>
            <translation>Số tiền nộp</translation>
        </message>
        <message>
            <source>Amounts</source>
            <translation>Hiện số tiền</translation>
        </message>
        <message>
            <source>An amount of its own can only be given for one person. Leave it empty here.</source>
            <translation>Chỉ nhập số tiền riêng khi thu của một người. Ở đây hãy để trống.</translation>
        </message>
        <message>
            <source>Another reason</source>
            <translation>Lý do khác</translation>
        </message>
        <message>
            <source>Applies from</source>
            <translation>Áp dụng từ</translation>
        </message>
        <message>
            <source>As of</source>
            <translation>Tính đến ngày</translation>
        </message>
        <message>
            <source>At most, of the base salary</source>
            <translation>Mức trần, theo lương cơ sở</translation>
        </message>
        <message>
            <source>Bank transfer</source>
            <translation>Chuyển khoản</translation>
        </message>
        <message>
            <source>Base salary (lương cơ sở)</source>
            <translation>Lương cơ sở</translation>
        </message>
        <message>
            <source>Basis</source>
            <translation>Căn cứ</translation>
        </message>
        <message>
            <source>Basis: decision, resolution, decree</source>
            <translation>Căn cứ: quyết định, nghị quyết, nghị định</translation>
        </message>
        <message>
            <source>Cancel receipt {number}/{year}</source>
            <translation>Hủy phiếu thu số {number}/{year}</translation>
        </message>
        <message>
            <source>Cancel receipt…</source>
            <translation>Hủy phiếu thu…</translation>
        </message>
        <message>
            <source>Cancelled: {reason}</source>
            <translation>Đã hủy: {reason}</translation>
        </message>
        <message>
            <source>Cash</source>
            <translation>Tiền mặt</translation>
        </message>
        <message>
            <source>Collect dues</source>
            <translation>Thu đoàn phí</translation>
        </message>
        <message>
            <source>Collect…</source>
            <translation>Thu…</translation>
        </message>
        <message>
            <source>Confirmed: it applies</source>
            <translation>Đã xác nhận: được áp dụng</translation>
        </message>
        <message>
            <source>Confirm…</source>
            <translation>Xác nhận…</translation>
        </message>
        <message>
            <source>Correct…</source>
            <translation>Sửa…</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Ngày</translation>
        </message>
        <message>
            <source>Day of payment</source>
            <translation>Ngày nộp</translation>
        </message>
        <message>
            <source>Does not belong to the month</source>
            <translation>Không thuộc tháng này</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>Phải nộp</translation>
        </message>
        <message>
            <source>Dues of the year</source>
            <translation>Đoàn phí cả năm</translation>
        </message>
        <message>
            <source>Dues of {month}, {name}: {amount} đồng</source>
            <translation>Đoàn phí tháng {month}, {name}: {amount} đồng</translation>
        </message>
        <message>
            <source>Dues, of the salary for social insurance</source>
            <translation>Mức đóng, theo lương đóng BHXH</translation>
        </message>
        <message>
            <source>Empty: everything owed. Another amount only for one person; what is too much goes to the coming months.</source>
            <translation>Để trống: thu đủ số còn nợ. Chỉ nhập số khác khi thu của một người; phần thừa tính cho các tháng sau.</translation>
        </message>
        <message>
            <source>Empty: the person themself. For a section: its leader; for the pay: the payroll office.</source>
            <translation>Để trống: chính người đó. Thu theo tổ: ghi tổ trưởng; trừ lương: ghi phòng kế toán.</translation>
        </message>
        <message>
            <source>End the exemption</source>
            <translation>Thôi miễn</translation>
        </message>
        <message>
            <source>Every payment makes a receipt with the next number of the year: on the tab of the year choose people and press “Collect…”.</source>
            <translation>Mỗi lần thu là một phiếu thu, số tăng dần trong năm: ở thẻ “Cả năm”, chọn người rồi bấm “Thu…”.</translation>
        </message>
        <message>
            <source>Everybody</source>
            <translation>Mọi người</translation>
        </message>
        <message>
            <source>Everybody has paid, up to {month}.</source>
            <translation>Mọi người đã nộp đủ đến tháng {month}.</translation>
        </message>
        <message>
            <source>Everybody the filters show</source>
            <translation>Mọi người đang hiện theo bộ lọc</translation>
        </message>
        <message>
            <source>Exempt</source>
            <translation>Miễn</translation>
        </message>
        <message>
            <source>Exempt from dues</source>
            <translation>Miễn đoàn phí</translation>
        </message>
        <message>
            <source>Exempt…</source>
            <translation>Miễn…</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Xuất Excel</translation>
        </message>
        <message>
            <source>First make the month's table: it freezes what each member owes. Then collect: choose people (Shift or Ctrl with the arrows) and press “Collect…”, or press Space on a month to mark it paid in full. Enter opens the person's year, where the salary is corrected too. Every payment makes a receipt.</source>
            <translation>Trước hết lập bảng tháng: bảng chốt số tiền mỗi đoàn viên phải nộp. Sau đó thu: chọn người (Shift hoặc Ctrl cùng phím mũi tên) rồi bấm “Thu…”, hoặc bấm phím cách ở ô tháng để đánh dấu đã nộp đủ. Enter mở cả năm của một người, ở đó sửa được lương. Mỗi lần thu là một phiếu thu.</translation>
        </message>
        <message>
            <source>Fixed amount where there is no salary</source>
            <translation>Mức cố định cho người không có lương đóng BHXH</translation>
        </message>
        <message>
            <source>For the months</source>
            <translation>Đóng cho tháng</translation>
        </message>
        <message>
            <source>For {months} the book knows of nothing owed, so the tick brings no money in.</source>
            <translation>Tháng {months} sổ không ghi phải nộp gì, nên dấu x không thành tiền.</translation>
        </message>
        <message>
            <source>For {month} the book has {paid} đồng, more than the {said} đồng of the list; it stays.</source>
            <translation>Tháng {month} sổ đã ghi nộp {paid} đồng, nhiều hơn {said} đồng trong danh sách; sổ giữ nguyên.</translation>
        </message>
        <message>
            <source>Freezes what each member owes for a month; shows first what changes</source>
            <translation>Chốt số tiền mỗi đoàn viên phải nộp của một tháng; xem trước những gì thay đổi</translation>
        </message>
        <message>
            <source>From month</source>
            <translation>Từ tháng</translation>
        </message>
        <message>
            <source>Full name</source>
            <translation>Họ và tên</translation>
        </message>
        <message>
            <source>Handed over by</source>
            <translation>Người nộp</translation>
        </message>
        <message>
            <source>Has paid, stays as it is</source>
            <translation>Đã nộp, giữ nguyên</translation>
        </message>
        <message>
            <source>How</source>
            <translation>Hình thức</translation>
        </message>
        <message>
            <source>How it is paid</source>
            <translation>Hình thức nộp</translation>
        </message>
        <message>
            <source>If that is wrong, add a column “Năm”.</source>
            <translation>Nếu không phải, thêm cột “Năm”.</translation>
        </message>
        <message>
            <source>If the list is right, cancel the receipt in the book first.</source>
            <translation>Nếu danh sách đúng, hãy hủy phiếu thu trong sổ trước.</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Nhập…</translation>
        </message>
        <message>
            <source>In the table</source>
            <translation>Trong bảng</translation>
        </message>
        <message>
            <source>It is written into the member's record too. Months that are paid for stay as they are.</source>
            <translation>Lương cũng được ghi vào hồ sơ đoàn viên. Các tháng đã nộp giữ nguyên.</translation>
        </message>
        <message>
            <source>Kept: {name}, {value} from {day}</source>
            <translation>Đã lưu: {name}, {value} từ {day}</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Còn nợ</translation>
        </message>
        <message>
            <source>Make a month's table</source>
            <translation>Lập bảng tháng</translation>
        </message>
        <message>
            <source>Make a month's table…</source>
            <translation>Lập bảng tháng…</translation>
        </message>
        <message>
            <source>Make the table</source>
            <translation>Lập bảng</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>Tháng</translation>
        </message>
        <message>
            <source>Months</source>
            <translation>Số tháng</translation>
        </message>
        <message>
            <source>Name (Ctrl+F)</source>
            <translation>Họ tên (Ctrl+F)</translation>
        </message>
        <message>
            <source>Name, section (Ctrl+F)</source>
            <translation>Họ tên, tổ (Ctrl+F)</translation>
        </message>
        <message>
            <source>New in the table: {due} people who owe, {exempt} exempt, {unknown} without a salary</source>
            <translation>Thêm vào bảng: {due} người phải nộp, {exempt} được miễn, {unknown} chưa có lương</translation>
        </message>
        <message>
            <source>No month's table yet</source>
            <translation>Chưa lập bảng tháng nào</translation>
        </message>
        <message>
            <source>No month's table yet.</source>
            <translation>Chưa lập bảng tháng nào.</translation>
        </message>
        <message>
            <source>No receipts this year</source>
            <translation>Năm này chưa có phiếu thu</translation>
        </message>
        <message>
            <source>No salary yet</source>
            <translation>Chưa có lương</translation>
        </message>
        <message>
            <source>No table yet</source>
            <translation>Chưa lập bảng</translation>
        </message>
        <message>
            <source>No table yet for {count} months, from {first} on.</source>
            <translation>Chưa lập bảng {count} tháng, từ tháng {first}.</translation>
        </message>
        <message>
            <source>No table yet for {first}.</source>
            <translation>Chưa lập bảng tháng {first}.</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>Số</translation>
        </message>
        <message>
            <source>Nobody of those chosen owes anything for these months. Make the month's table first.</source>
            <translation>Không ai trong số đã chọn còn nợ đoàn phí các tháng này. Nếu chưa có, hãy lập bảng tháng trước.</translation>
        </message>
        <message>
            <source>Nobody owes anything</source>
            <translation>Không ai còn nợ</translation>
        </message>
        <message>
            <source>Not a member</source>
            <translation>Chưa vào, đã ra</translation>
        </message>
        <message>
            <source>Not paid</source>
            <translation>Chưa nộp</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Ghi chú</translation>
        </message>
        <message>
            <source>Nothing is owed for these months.</source>
            <translation>Các tháng này không còn nợ gì.</translation>
        </message>
        <message>
            <source>Of the program</source>
            <translation>Có sẵn</translation>
        </message>
        <message>
            <source>Of this union</source>
            <translation>Của đơn vị</translation>
        </message>
        <message>
            <source>On benefit of social insurance for a month or more</source>
            <translation>Hưởng trợ cấp BHXH từ 1 tháng trở lên</translation>
        </message>
        <message>
            <source>On leave without pay for a month or more</source>
            <translation>Nghỉ không hưởng lương từ 1 tháng trở lên</translation>
        </message>
        <message>
            <source>One receipt for the chosen people, a section, or everybody shown</source>
            <translation>Một phiếu thu cho những người đã chọn, một tổ, hoặc mọi người đang hiện</translation>
        </message>
        <message>
            <source>Only who owes</source>
            <translation>Chỉ người còn nợ</translation>
        </message>
        <message>
            <source>Owed</source>
            <translation>Chưa nộp</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>Đã nộp</translation>
        </message>
        <message>
            <source>Paid in advance</source>
            <translation>Nộp trước</translation>
        </message>
        <message>
            <source>Paid in part</source>
            <translation>Nộp một phần</translation>
        </message>
        <message>
            <source>Paid too much</source>
            <translation>Nộp thừa</translation>
        </message>
        <message>
            <source>Parts of the dues</source>
            <translation>Các phần của đoàn phí</translation>
        </message>
        <message>
            <source>Payer, number, note (Ctrl+F)</source>
            <translation>Người nộp, số, ghi chú (Ctrl+F)</translation>
        </message>
        <message>
            <source>People</source>
            <translation>Số người</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>In</translation>
        </message>
        <message>
            <source>Print receipt</source>
            <translation>In phiếu thu</translation>
        </message>
        <message>
            <source>Print the table, a sheet for each section</source>
            <translation>In bảng thu, mỗi tổ một tờ</translation>
        </message>
        <message>
            <source>Print the year's summary</source>
            <translation>In tổng hợp năm</translation>
        </message>
        <message>
            <source>Put the cursor on the month from which dues are owed again.</source>
            <translation>Hãy đặt con trỏ vào tháng bắt đầu phải nộp lại.</translation>
        </message>
        <message>
            <source>Rate</source>
            <translation>Mức đóng</translation>
        </message>
        <message>
            <source>Rates of dues</source>
            <translation>Mức đóng đoàn phí</translation>
        </message>
        <message>
            <source>Rates…</source>
            <translation>Mức đóng…</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Lý do</translation>
        </message>
        <message>
            <source>Receipt {number}/{year}</source>
            <translation>Phiếu thu số {number}/{year}</translation>
        </message>
        <message>
            <source>Receipt {number}/{year} is cancelled</source>
            <translation>Đã hủy phiếu thu số {number}/{year}</translation>
        </message>
        <message>
            <source>Receipt {number}/{year} is cancelled already.</source>
            <translation>Phiếu thu số {number}/{year} đã hủy rồi.</translation>
        </message>
        <message>
            <source>Receipt {number}/{year}: {payer}, {amount} đồng</source>
            <translation>Phiếu thu số {number}/{year}: {payer}, {amount} đồng</translation>
        </message>
        <message>
            <source>Receipts</source>
            <translation>Phiếu thu</translation>
        </message>
        <message>
            <source>Reckon anew from month</source>
            <translation>Tính lại từ tháng</translation>
        </message>
        <message>
            <source>Reckoned anew</source>
            <translation>Tính lại</translation>
        </message>
        <message>
            <source>Reckoned by</source>
            <translation>Cách tính</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Bỏ</translation>
        </message>
        <message>
            <source>Removed: {name}</source>
            <translation>Đã bỏ: {name}</translation>
        </message>
        <message>
            <source>Salary</source>
            <translation>Lương</translation>
        </message>
        <message>
            <source>Salary for social insurance, a month</source>
            <translation>Lương đóng BHXH một tháng</translation>
        </message>
        <message>
            <source>Salary of {name}</source>
            <translation>Lương của {name}</translation>
        </message>
        <message>
            <source>Salary of {name} kept; {count} months reckoned anew</source>
            <translation>Đã lưu lương của {name}; tính lại {count} tháng</translation>
        </message>
        <message>
            <source>Salary…</source>
            <translation>Sửa lương…</translation>
        </message>
        <message>
            <source>Section</source>
            <translation>Tổ công đoàn</translation>
        </message>
        <message>
            <source>Share the union keeps</source>
            <translation>Tỷ lệ CĐCS giữ lại</translation>
        </message>
        <message>
            <source>Space: paid in full · Enter: the person's year · Shift: several people</source>
            <translation>Phím cách: đã nộp đủ · Enter: cả năm của một người · Shift: chọn nhiều người</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Tình trạng</translation>
        </message>
        <message>
            <source>Suspended as a member</source>
            <translation>Tạm ngừng sinh hoạt</translation>
        </message>
        <message>
            <source>Table of {month}: {added} people added, {changed} changed, {gone} taken out</source>
            <translation>Bảng tháng {month}: thêm {added} người, thay đổi {changed}, bỏ ra {gone}</translation>
        </message>
        <message>
            <source>Taken off the pay</source>
            <translation>Trừ lương</translation>
        </message>
        <message>
            <source>The chosen people owe again from the month the cursor stands in</source>
            <translation>Những người đã chọn phải nộp lại từ tháng con trỏ đang đứng</translation>
        </message>
        <message>
            <source>The last month, {last}, lies before the first, {first}.</source>
            <translation>Tháng cuối {last} trước tháng đầu {first}.</translation>
        </message>
        <message>
            <source>The list does not say the year of its months; they were taken for those of {year}.</source>
            <translation>Danh sách không ghi các tháng thuộc năm nào; đã lấy năm {year}.</translation>
        </message>
        <message>
            <source>The mark was taken away</source>
            <translation>Bỏ đánh dấu</translation>
        </message>
        <message>
            <source>The members by a list</source>
            <translation>Các đoàn viên theo bảng kê</translation>
        </message>
        <message>
            <source>The number stays with the receipt, and its months are owed again.</source>
            <translation>Phiếu vẫn giữ số, và các tháng của phiếu trở lại chưa nộp.</translation>
        </message>
        <message>
            <source>The row does not say for which month it was paid.</source>
            <translation>Dòng này không ghi nộp cho tháng nào.</translation>
        </message>
        <message>
            <source>The salary of {name} is not known. Enter opens the year; type it there.</source>
            <translation>Chưa biết lương của {name}. Bấm Enter để mở cả năm rồi nhập lương ở đó.</translation>
        </message>
        <message>
            <source>The table is made and nothing in it would change.</source>
            <translation>Bảng đã lập, không có gì thay đổi.</translation>
        </message>
        <message>
            <source>The table of {month} is not made yet; {count} people owe {amount} đồng.</source>
            <translation>Chưa lập bảng tháng {month}; {count} người còn nợ {amount} đồng.</translation>
        </message>
        <message>
            <source>The year</source>
            <translation>Cả năm</translation>
        </message>
        <message>
            <source>The year: due {due} · paid {paid} · left {left} đồng</source>
            <translation>Cả năm: phải nộp {due} · đã nộp {paid} · còn nợ {left} đồng</translation>
        </message>
        <message>
            <source>The {count} people chosen</source>
            <translation>{count} người đã chọn</translation>
        </message>
        <message>
            <source>There is another line of this kind from that day on.</source>
            <translation>Đã có một dòng cùng loại áp dụng từ ngày đó.</translation>
        </message>
        <message>
            <source>There is no receipt “{text}”. Write year and number, such as 2026/12.</source>
            <translation>Không có phiếu thu “{text}”. Hãy ghi năm và số, ví dụ 2026/12.</translation>
        </message>
        <message>
            <source>There is no table of {month} with {name}. Make the month's table first.</source>
            <translation>Bảng tháng {month} chưa có {name}. Hãy lập bảng tháng trước.</translation>
        </message>
        <message>
            <source>To be confirmed</source>
            <translation>Cần xác nhận</translation>
        </message>
        <message>
            <source>To month</source>
            <translation>Đến tháng</translation>
        </message>
        <message>
            <source>Union dues</source>
            <translation>Đoàn phí</translation>
        </message>
        <message>
            <source>Until it is ended</source>
            <translation>Đến khi thôi miễn</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Mức</translation>
        </message>
        <message>
            <source>What changes in the table</source>
            <translation>Những gì thay đổi trong bảng</translation>
        </message>
        <message>
            <source>What happens</source>
            <translation>Việc sẽ làm</translation>
        </message>
        <message>
            <source>What it is</source>
            <translation>Loại</translation>
        </message>
        <message>
            <source>Which months</source>
            <translation>Các tháng</translation>
        </message>
        <message>
            <source>Who pays</source>
            <translation>Thu của ai</translation>
        </message>
        <message>
            <source>Whoever stands in a month's table and has not paid in full by the day chosen is listed here.</source>
            <translation>Ai có trong bảng tháng mà đến ngày đã chọn chưa nộp đủ thì hiện ở đây.</translation>
        </message>
        <message>
            <source>Whom to exempt</source>
            <translation>Miễn cho ai</translation>
        </message>
        <message>
            <source>Will be</source>
            <translation>Sẽ là</translation>
        </message>
        <message>
            <source>Without the cancelled</source>
            <translation>Bỏ phiếu đã hủy</translation>
        </message>
        <message>
            <source>Write it as 03/2026, 1-3/2026, 1, 2, 3 or quý I/2026.</source>
            <translation>Ghi như 03/2026, 1-3/2026, 1, 2, 3 hoặc quý I/2026.</translation>
        </message>
        <message>
            <source>Write one of: {choices}.</source>
            <translation>Ghi một trong các hình thức: {choices}.</translation>
        </message>
        <message>
            <source>Write the day on which the money was handed over.</source>
            <translation>Ghi ngày thực nộp tiền.</translation>
        </message>
        <message>
            <source>Write the month, such as 03/2026 or 1-3/2026.</source>
            <translation>Ghi tháng, ví dụ 03/2026 hoặc 1-3/2026.</translation>
        </message>
        <message>
            <source>Write the sum in đồng, x where all that was owed is paid, or leave the cell empty.</source>
            <translation>Ghi số tiền bằng đồng, ghi x nếu đã nộp đủ, hoặc để trống.</translation>
        </message>
        <message>
            <source>Write the sum, or make the table of the month first (with the salary).</source>
            <translation>Ghi số tiền, hoặc lập bảng tháng trước (và ghi lương đóng BHXH).</translation>
        </message>
        <message>
            <source>Write the year with four digits.</source>
            <translation>Ghi năm đủ bốn chữ số.</translation>
        </message>
        <message>
            <source>Write why receipt {number}/{year} is cancelled; the reason stays with it.</source>
            <translation>Hãy ghi lý do hủy phiếu thu số {number}/{year}; lý do được lưu cùng phiếu.</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>Năm</translation>
        </message>
        <message>
            <source>at most ({rate}%)</source>
            <translation>mức trần ({rate}%)</translation>
        </message>
        <message>
            <source>cancelled</source>
            <translation>đã hủy</translation>
        </message>
        <message>
            <source>cancelled on {day}: {reason}</source>
            <translation>đã hủy ngày {day}: {reason}</translation>
        </message>
        <message>
            <source>due {amount}</source>
            <translation>phải nộp {amount}</translation>
        </message>
        <message>
            <source>dues of {year}</source>
            <translation>đoàn phí năm {year}</translation>
        </message>
        <message>
            <source>fixed amount</source>
            <translation>mức cố định</translation>
        </message>
        <message>
            <source>left {amount}</source>
            <translation>còn nợ {amount}</translation>
        </message>
        <message>
            <source>made</source>
            <translation>đã lập</translation>
        </message>
        <message>
            <source>million đồng</source>
            <translation>triệu đồng</translation>
        </message>
        <message>
            <source>no table yet</source>
            <translation>chưa lập</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>chưa có</translation>
        </message>
        <message>
            <source>paid {amount}</source>
            <translation>đã nộp {amount}</translation>
        </message>
        <message>
            <source>people owe {amount} đồng, up to {month}.</source>
            <translation>người còn nợ {amount} đồng, tính đến tháng {month}.</translation>
        </message>
        <message>
            <source>thousand đồng</source>
            <translation>nghìn đồng</translation>
        </message>
        <message>
            <source>together {amount} đồng</source>
            <translation>tổng cộng {amount} đồng</translation>
        </message>
        <message>
            <source>{changed} change, {gone} are taken out</source>
            <translation>thay đổi {changed}, bỏ ra {gone}</translation>
        </message>
        <message>
            <source>{count} changes</source>
            <translation>{count} thay đổi</translation>
        </message>
        <message>
            <source>{count} exemptions end before {month}</source>
            <translation>Thôi miễn {count} trường hợp từ tháng {month}</translation>
        </message>
        <message>
            <source>{count} people</source>
            <translation>{count} người</translation>
        </message>
        <message>
            <source>{count} people exempt from {month}: {reason}</source>
            <translation>Miễn {count} người từ tháng {month}: {reason}</translation>
        </message>
        <message>
            <source>{count} people owe {amount} đồng</source>
            <translation>{count} người còn nợ {amount} đồng</translation>
        </message>
        <message>
            <source>{count} rates wait to be confirmed (“Rates…”); until then the earlier ones apply.</source>
            <translation>{count} mức cần xác nhận (“Mức đóng…”); trước khi xác nhận vẫn áp dụng mức cũ.</translation>
        </message>
        <message>
            <source>{count} receipts</source>
            <translation>{count} phiếu thu</translation>
        </message>
        <message>
            <source>{count} receipts of dues</source>
            <translation>{count} phiếu thu đoàn phí</translation>
        </message>
        <message>
            <source>{count} receipts that count: {amount} đồng</source>
            <translation>{count} phiếu thu còn hiệu lực: {amount} đồng</translation>
        </message>
        <message>
            <source>{day} has not come yet.</source>
            <translation>Ngày {day} chưa đến.</translation>
        </message>
        <message>
            <source>{month} has not begun. Whoever pays now for later months pays in advance.</source>
            <translation>Chưa đến tháng {month}. Ai nộp bây giờ cho tháng sau thì là nộp trước.</translation>
        </message>
        <message>
            <source>{month}: due {due}, paid {paid}</source>
            <translation>{month}: phải nộp {due}, đã nộp {paid}</translation>
        </message>
        <message>
            <source>{name} is exempt in {month}.</source>
            <translation>{name} được miễn tháng {month}.</translation>
        </message>
        <message>
            <source>{name} paid this month by {receipts}, together with others. Cancel the receipt on its tab.</source>
            <translation>{name} đã nộp tháng này theo phiếu thu {receipts}, chung với người hoặc tháng khác. Muốn bỏ, hãy hủy phiếu ở thẻ “Phiếu thu”.</translation>
        </message>
        <message>
            <source>{name} was not a member on the first day of {month}.</source>
            <translation>{name} không phải đoàn viên vào ngày đầu tháng {month}.</translation>
        </message>
        <message>
            <source>{people} people, {months} months: {amount} đồng</source>
            <translation>{people} người, {months} tháng: {amount} đồng</translation>
        </message>
        <message>
            <source>{section} · salary for social insurance: {salary} · due {due}, paid {paid}, left {left}</source>
            <translation>{section} · lương đóng BHXH: {salary} · phải nộp {due}, đã nộp {paid}, còn nợ {left}</translation>
        </message>
        <message>
            <source>đồng for the base salary and the fixed amount, otherwise per cent: 0,5</source>
            <translation>Số đồng đối với lương cơ sở và mức cố định; còn lại là phần trăm: 0,5</translation>
        </message>
        <message>
            <source>“{value}” is no sum that was paid.</source>
            <translation>“{value}” không phải là số tiền đã nộp.</translation>
        </message>
        <message>
            <source>“{value}” is no way of paying known here, so it counts as cash.</source>
            <translation>Không có hình thức nộp “{value}”, nên tính là tiền mặt.</translation>
        </message>
        <message>
            <source>“{value}” is no whole date.</source>
            <translation>“{value}” chưa đủ ngày, tháng, năm.</translation>
        </message>
        <message>
            <source>“{value}” is no year in which dues were paid.</source>
            <translation>“{value}” không phải là năm thu đoàn phí.</translation>
        </message>
        <message>
            <source>“{value}” is not a share. Type it as 0,5 or 10.</source>
            <translation>“{value}” không phải là tỷ lệ phần trăm. Hãy ghi như 0,5 hoặc 10.</translation>
        </message>
        <message>
            <source>“{value}” names no month.</source>
            <translation>“{value}” không phải là tháng.</translation>
        </message>
    </context>
    <context>
        <name>emulation</name>
        <message>
            <source>A campaign holds the theme, phases, movements and targets that were launched this year. Type it in, or read it from the file your superior union sent.</source>
            <translation>Phong trào thi đua gồm chủ đề, các đợt, các phong trào cụ thể và chỉ tiêu được phát động trong năm. Có thể tự nhập, hoặc đọc từ tệp do công đoàn cấp trên gửi.</translation>
        </message>
        <message>
            <source>A confirmation for every author of the chosen recognised initiatives</source>
            <translation>Giấy xác nhận cho từng tác giả của các sáng kiến đã được công nhận đang chọn</translation>
        </message>
        <message>
            <source>A day is given although there is to be no plaque. Tick the plaque first.</source>
            <translation>Đã ghi ngày gắn biển nhưng chưa đánh dấu gắn biển. Hãy đánh dấu gắn biển trước.</translation>
        </message>
        <message>
            <source>A new campaign from this one, with dates and targets a year later</source>
            <translation>Lập phong trào mới từ phong trào này, ngày tháng và chỉ tiêu lùi sang năm sau</translation>
        </message>
        <message>
            <source>A pact is between two parties at least. Fill in both names.</source>
            <translation>Giao ước có ít nhất hai bên. Hãy ghi tên cả hai bên.</translation>
        </message>
        <message>
            <source>A plaque's day is given, but the row says there is none.</source>
            <translation>Dòng có ngày gắn biển nhưng lại không đánh dấu gắn biển.</translation>
        </message>
        <message>
            <source>A registration that is “{current}” cannot become “{wanted}”.</source>
            <translation>Đăng ký đang ở trạng thái “{current}” không chuyển sang “{wanted}” được.</translation>
        </message>
        <message>
            <source>A sheet that is “{current}” cannot become “{wanted}”. Go on step by step.</source>
            <translation>Bảng chấm đang ở trạng thái “{current}” không thể chuyển sang “{wanted}”. Hãy làm lần lượt từng bước.</translation>
        </message>
        <message>
            <source>A target needs words that say what is to be reached.</source>
            <translation>Chỉ tiêu cần có nội dung cần đạt.</translation>
        </message>
        <message>
            <source>A theme has at most 2,000 characters.</source>
            <translation>Chủ đề dài tối đa 2.000 ký tự.</translation>
        </message>
        <message>
            <source>A title is achieved by a decision: fill in its number and its date.</source>
            <translation>Đạt danh hiệu phải có quyết định: hãy ghi số và ngày quyết định.</translation>
        </message>
        <message>
            <source>A work, task or product to be done in the campaign</source>
            <translation>Công trình, phần việc hoặc sản phẩm thực hiện trong phong trào</translation>
        </message>
        <message>
            <source>Achieved</source>
            <translation>Đạt</translation>
        </message>
        <message>
            <source>Add the citizen's number, the full birth date or the section to the row.</source>
            <translation>Hãy ghi thêm số CCCD, ngày sinh đầy đủ hoặc tổ công đoàn vào dòng.</translation>
        </message>
        <message>
            <source>Adds</source>
            <translation>Điểm thưởng</translation>
        </message>
        <message>
            <source>Agree</source>
            <translation>Đồng ý điểm</translation>
        </message>
        <message>
            <source>All sections</source>
            <translation>Tất cả các tổ</translation>
        </message>
        <message>
            <source>Also written (“|” between)</source>
            <translation>Còn ghi là (ngăn bằng |)</translation>
        </message>
        <message>
            <source>An author has a share of 0 %.</source>
            <translation>Có tác giả mang tỷ lệ đóng góp 0 %.</translation>
        </message>
        <message>
            <source>Applied from</source>
            <translation>Áp dụng từ ngày</translation>
        </message>
        <message>
            <source>Approved by the committee</source>
            <translation>BCH đã duyệt</translation>
        </message>
        <message>
            <source>As last time</source>
            <translation>Như lần trước</translation>
        </message>
        <message>
            <source>As of</source>
            <translation>Tính đến ngày</translation>
        </message>
        <message>
            <source>Asked for: {demand}. The latest result counts.</source>
            <translation>Yêu cầu: {demand}. Kết quả ghi sau cùng được tính.</translation>
        </message>
        <message>
            <source>Attach the certificate or the decision, the description, pictures.</source>
            <translation>Hãy đính kèm giấy chứng nhận hoặc quyết định công nhận, bản mô tả, ảnh.</translation>
        </message>
        <message>
            <source>Attach the minutes of acceptance, the decision on the plaque, pictures.</source>
            <translation>Hãy đính kèm biên bản nghiệm thu, quyết định gắn biển, ảnh.</translation>
        </message>
        <message>
            <source>Attached files: {name}</source>
            <translation>Tệp đính kèm: {name}</translation>
        </message>
        <message>
            <source>Attached files…</source>
            <translation>Tệp đính kèm…</translation>
        </message>
        <message>
            <source>Author from outside</source>
            <translation>Tác giả ngoài công đoàn cơ sở</translation>
        </message>
        <message>
            <source>Author of an initiative: {name}, {share} %</source>
            <translation>Tác giả sáng kiến: {name}, {share} %</translation>
        </message>
        <message>
            <source>Author {number}</source>
            <translation>Tác giả {number}</translation>
        </message>
        <message>
            <source>Authors</source>
            <translation>Tác giả, đồng tác giả</translation>
        </message>
        <message>
            <source>Authors from outside</source>
            <translation>Tác giả ngoài công đoàn</translation>
        </message>
        <message>
            <source>Authors: the shares sum to 100 %</source>
            <translation>Tác giả: tổng tỷ lệ đóng góp là 100 %</translation>
        </message>
        <message>
            <source>Base level</source>
            <translation>Cơ sở</translation>
        </message>
        <message>
            <source>Benefit (đồng)</source>
            <translation>Giá trị làm lợi (đồng)</translation>
        </message>
        <message>
            <source>Benefit of a year</source>
            <translation>Làm lợi (đ/năm)</translation>
        </message>
        <message>
            <source>Benefit of a year (đồng)</source>
            <translation>Giá trị làm lợi một năm (đồng)</translation>
        </message>
        <message>
            <source>Benefit year by year, where it is known</source>
            <translation>Giá trị làm lợi từng năm (nếu có)</translation>
        </message>
        <message>
            <source>Best grade after a disqualifying condition</source>
            <translation>Xếp loại cao nhất khi vướng điều kiện liệt</translation>
        </message>
        <message>
            <source>Bloc</source>
            <translation>Khối, khu vực</translation>
        </message>
        <message>
            <source>Bloc in which they are ranked</source>
            <translation>Khối để xếp hạng</translation>
        </message>
        <message>
            <source>Blocs</source>
            <translation>Các khối, khu vực</translation>
        </message>
        <message>
            <source>Blocs, unions or sections sign what they promise each other. Write down the parties, the day, the place and each promise on its own line; the paper is printed with everybody's signature.</source>
            <translation>Các khối, công đoàn hoặc tổ ký kết với nhau những điều cùng cam kết. Hãy ghi các bên, ngày, nơi ký và mỗi cam kết một dòng; bản giao ước in ra có chỗ ký của các bên.</translation>
        </message>
        <message>
            <source>Born</source>
            <translation>Ngày sinh</translation>
        </message>
        <message>
            <source>Breakthroughs</source>
            <translation>Các khâu đột phá</translation>
        </message>
        <message>
            <source>Calendar year</source>
            <translation>Năm dương lịch</translation>
        </message>
        <message>
            <source>Campaign</source>
            <translation>Phong trào</translation>
        </message>
        <message>
            <source>Campaign {code} is open again</source>
            <translation>Đã mở lại phong trào {code}</translation>
        </message>
        <message>
            <source>Campaign {code} was summed up</source>
            <translation>Đã tổng kết phong trào {code}</translation>
        </message>
        <message>
            <source>Campaign “{name}” saved</source>
            <translation>Đã lưu “{name}”</translation>
        </message>
        <message>
            <source>Campaign “{name}” was deleted</source>
            <translation>Đã xóa phong trào “{name}”</translation>
        </message>
        <message>
            <source>Central level</source>
            <translation>Trung ương</translation>
        </message>
        <message>
            <source>Certificate</source>
            <translation>Giấy chứng nhận</translation>
        </message>
        <message>
            <source>Certificate, decision, description, pictures of the initiative</source>
            <translation>Giấy chứng nhận, quyết định, bản mô tả, ảnh của sáng kiến</translation>
        </message>
        <message>
            <source>Certificates</source>
            <translation>Giấy xác nhận</translation>
        </message>
        <message>
            <source>Certificates and decisions also go into the dossier of every nominee who made it.</source>
            <translation>Giấy chứng nhận, quyết định công nhận còn được đưa vào hồ sơ khen thưởng của tác giả được đề nghị.</translation>
        </message>
        <message>
            <source>Chair</source>
            <translation>Chủ tịch</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>Sửa…</translation>
        </message>
        <message>
            <source>Check both dates of the row.</source>
            <translation>Xem lại hai ngày trong dòng.</translation>
        </message>
        <message>
            <source>Choose a campaign at the top. On the tab of registrations, arrow keys go from cell to cell and the space bar ticks a title; with several rows chosen it ticks them all, and Ctrl+D makes them like the first. Letters begin the search for a name. “Register all shown” ticks everybody whom the search and the filters leave. Whoever has not registered is not considered for a title later.</source>
            <translation>Chọn phong trào ở phía trên. Ở thẻ đăng ký, phím mũi tên đi từ ô này sang ô khác, phím cách đánh dấu danh hiệu; khi chọn nhiều dòng thì đánh dấu tất cả, Ctrl+D làm các dòng giống dòng đầu. Gõ chữ là bắt đầu tìm tên. “Đăng ký tất cả đang hiện” đánh dấu mọi người còn lại sau khi tìm và lọc. Ai không đăng ký thì sau này không được xét danh hiệu.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Chốt</translation>
        </message>
        <message>
            <source>Close campaign…</source>
            <translation>Tổng kết…</translation>
        </message>
        <message>
            <source>Close {code}</source>
            <translation>Tổng kết {code}</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Đã chốt</translation>
        </message>
        <message>
            <source>Closed sheets are not scored any more, and may be published</source>
            <translation>Bảng đã chốt thì không chấm nữa và có thể công khai</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Mã</translation>
        </message>
        <message>
            <source>Code in “1 triệu sáng kiến”</source>
            <translation>Mã trên hệ thống “1 triệu sáng kiến”</translation>
        </message>
        <message>
            <source>Collective</source>
            <translation>Tập thể</translation>
        </message>
        <message>
            <source>Collective (Ctrl+F); Enter opens the sheet</source>
            <translation>Tập thể (Ctrl+F); Enter mở bảng chấm</translation>
        </message>
        <message>
            <source>Collectives' registrations</source>
            <translation>Tập thể đăng ký</translation>
        </message>
        <message>
            <source>Commitments</source>
            <translation>Nội dung cam kết</translation>
        </message>
        <message>
            <source>Committee</source>
            <translation>BCH chấm</translation>
        </message>
        <message>
            <source>Committee approves</source>
            <translation>BCH duyệt</translation>
        </message>
        <message>
            <source>Conclusion</source>
            <translation>Kết luận</translation>
        </message>
        <message>
            <source>Conclusion (printed in the summary)</source>
            <translation>Kết luận (in trong bản tổng hợp)</translation>
        </message>
        <message>
            <source>Copy and change…</source>
            <translation>Sao chép và sửa…</translation>
        </message>
        <message>
            <source>Correct the name, birth or number, or add the person to the members first.</source>
            <translation>Hãy sửa họ tên, ngày sinh hoặc số CCCD, hoặc thêm người này vào danh sách đoàn viên trước.</translation>
        </message>
        <message>
            <source>Council or head who recognised it</source>
            <translation>Hội đồng hoặc thủ trưởng công nhận</translation>
        </message>
        <message>
            <source>Counted as</source>
            <translation>Cách tính</translation>
        </message>
        <message>
            <source>Counts</source>
            <translation>Điểm chấm</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>Quyết định</translation>
        </message>
        <message>
            <source>Decision date</source>
            <translation>Ngày quyết định</translation>
        </message>
        <message>
            <source>Decision number</source>
            <translation>Số quyết định</translation>
        </message>
        <message>
            <source>Delete a campaign launched by mistake</source>
            <translation>Xóa phong trào lập nhầm</translation>
        </message>
        <message>
            <source>Delete one of the two rows, or give each its own decision number.</source>
            <translation>Hãy bỏ một trong hai dòng, hoặc ghi số quyết định riêng cho từng sáng kiến.</translation>
        </message>
        <message>
            <source>Delete one of the two rows, or give each its own name.</source>
            <translation>Xóa một trong hai dòng, hoặc đặt cho mỗi dòng một tên riêng.</translation>
        </message>
        <message>
            <source>Delete the row, or correct the membership first.</source>
            <translation>Hãy bỏ dòng này, hoặc sửa tình trạng đoàn viên trước.</translation>
        </message>
        <message>
            <source>Description, report</source>
            <translation>Bản mô tả, báo cáo</translation>
        </message>
        <message>
            <source>Direct superior</source>
            <translation>Cấp trên trực tiếp</translation>
        </message>
        <message>
            <source>Direct superior union</source>
            <translation>Công đoàn cấp trên trực tiếp</translation>
        </message>
        <message>
            <source>Disqualifies</source>
            <translation>Điều kiện liệt</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Xong</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>Nháp</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>Hạn</translation>
        </message>
        <message>
            <source>Each unit registers at least one work that is finished for an occasion and may bear a plaque. Write down its name, who is in charge, when it is finished and what it is worth.</source>
            <translation>Mỗi đơn vị đăng ký ít nhất một công trình hoàn thành chào mừng một dịp lớn và có thể gắn biển. Hãy ghi tên, người phụ trách, ngày hoàn thành và giá trị.</translation>
        </message>
        <message>
            <source>Earlier campaign</source>
            <translation>Phong trào trước</translation>
        </message>
        <message>
            <source>Edit campaign…</source>
            <translation>Sửa phong trào…</translation>
        </message>
        <message>
            <source>Effects that money does not tell</source>
            <translation>Hiệu quả không tính được bằng tiền</translation>
        </message>
        <message>
            <source>Emulation</source>
            <translation>Thi đua</translation>
        </message>
        <message>
            <source>Emulation pact</source>
            <translation>Giao ước thi đua</translation>
        </message>
        <message>
            <source>Enter a result…</source>
            <translation>Nhập kết quả…</translation>
        </message>
        <message>
            <source>Entered there on</source>
            <translation>Ngày cập nhật hệ thống</translation>
        </message>
        <message>
            <source>Every author needs a share above 0 %.</source>
            <translation>Mỗi tác giả phải có tỷ lệ đóng góp lớn hơn 0 %.</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>Minh chứng</translation>
        </message>
        <message>
            <source>Evidence, note</source>
            <translation>Minh chứng, ghi chú</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Xuất khẩu</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Lĩnh vực</translation>
        </message>
        <message>
            <source>Fill in the column “Lý do đăng ký bổ sung”.</source>
            <translation>Hãy ghi cột “Lý do đăng ký bổ sung”.</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>Hoàn thành ngày</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>Hoàn thành</translation>
        </message>
        <message>
            <source>For</source>
            <translation>Dành cho</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Từ ngày</translation>
        </message>
        <message>
            <source>From points</source>
            <translation>Từ điểm</translation>
        </message>
        <message>
            <source>Full name</source>
            <translation>Họ và tên</translation>
        </message>
        <message>
            <source>General Confederation</source>
            <translation>Tổng Liên đoàn</translation>
        </message>
        <message>
            <source>Give every author a share above 0 %, or leave the author out.</source>
            <translation>Hãy ghi tỷ lệ lớn hơn 0 % cho mỗi tác giả, hoặc bỏ tác giả đó.</translation>
        </message>
        <message>
            <source>Give the section a row of its own, with its name instead of a person's.</source>
            <translation>Ghi riêng một dòng cho tập thể đó, với tên tập thể thay cho họ tên.</translation>
        </message>
        <message>
            <source>Given up</source>
            <translation>Không thực hiện</translation>
        </message>
        <message>
            <source>Goal</source>
            <translation>Mục tiêu</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>Xếp loại</translation>
        </message>
        <message>
            <source>Grades go from the best down, each with fewer points than the one above.</source>
            <translation>Các mức xếp loại đi từ cao xuống thấp, mức dưới ít điểm hơn mức trên.</translation>
        </message>
        <message>
            <source>Grades, the best first</source>
            <translation>Các mức xếp loại, cao nhất trước</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Nhóm</translation>
        </message>
        <message>
            <source>How it was worked out</source>
            <translation>Cách tính giá trị làm lợi</translation>
        </message>
        <message>
            <source>If it is meant in triệu, write the whole amount in đồng.</source>
            <translation>Nếu tính bằng triệu thì hãy ghi đủ số đồng.</translation>
        </message>
        <message>
            <source>If this is a member, correct the name or add the citizen's number.</source>
            <translation>Nếu là đoàn viên, hãy sửa họ tên hoặc ghi thêm số CCCD.</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Nhập khẩu…</translation>
        </message>
        <message>
            <source>In charge</source>
            <translation>Phụ trách</translation>
        </message>
        <message>
            <source>In charge, as printed</source>
            <translation>Phụ trách (như in ra)</translation>
        </message>
        <message>
            <source>Initiative</source>
            <translation>Sáng kiến</translation>
        </message>
        <message>
            <source>Initiative or author (Ctrl+F)</source>
            <translation>Tên sáng kiến, tác giả (Ctrl+F)</translation>
        </message>
        <message>
            <source>Initiative “{name}” saved</source>
            <translation>Đã lưu sáng kiến “{name}”</translation>
        </message>
        <message>
            <source>Initiatives</source>
            <translation>Sáng kiến</translation>
        </message>
        <message>
            <source>It</source>
            <translation>Cách tính</translation>
        </message>
        <message>
            <source>It is to bear a plaque</source>
            <translation>Có gắn biển</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>Tiêu chí</translation>
        </message>
        <message>
            <source>Items</source>
            <translation>Tiêu chí</translation>
        </message>
        <message>
            <source>Items of the sheet</source>
            <translation>Các tiêu chí của bảng chấm</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Loại</translation>
        </message>
        <message>
            <source>Kind of year</source>
            <translation>Kỳ thi đua</translation>
        </message>
        <message>
            <source>Last day for registering</source>
            <translation>Hạn đăng ký</translation>
        </message>
        <message>
            <source>Last year's list</source>
            <translation>Danh sách năm trước</translation>
        </message>
        <message>
            <source>Last year's list…</source>
            <translation>Lấy lại năm trước…</translation>
        </message>
        <message>
            <source>Launch a campaign in Emulation first.</source>
            <translation>Hãy thêm phong trào trong mục Thi đua trước.</translation>
        </message>
        <message>
            <source>Launch and responses</source>
            <translation>Tổ chức phát động, hưởng ứng</translation>
        </message>
        <message>
            <source>Launched by</source>
            <translation>Phát động</translation>
        </message>
        <message>
            <source>Launched by (post and name)</source>
            <translation>Người phát động (chức vụ, họ tên)</translation>
        </message>
        <message>
            <source>Launched on</source>
            <translation>Ngày phát động</translation>
        </message>
        <message>
            <source>Launching body</source>
            <translation>Cơ quan phát động</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Đã rời công đoàn</translation>
        </message>
        <message>
            <source>Left empty: the member's name. A section or several people are typed.</source>
            <translation>Để trống thì in tên đoàn viên. Tổ hoặc nhiều người thì gõ vào đây.</translation>
        </message>
        <message>
            <source>Legal bases</source>
            <translation>Căn cứ</translation>
        </message>
        <message>
            <source>Legal basis</source>
            <translation>Căn cứ</translation>
        </message>
        <message>
            <source>Level</source>
            <translation>Cấp phát động</translation>
        </message>
        <message>
            <source>Lock registrations again</source>
            <translation>Khóa lại đăng ký</translation>
        </message>
        <message>
            <source>Make closed sheets known to everybody, or no longer</source>
            <translation>Công khai các bảng đã chốt, hoặc thôi công khai</translation>
        </message>
        <message>
            <source>Member in charge</source>
            <translation>Đoàn viên phụ trách</translation>
        </message>
        <message>
            <source>Members</source>
            <translation>Đoàn viên</translation>
        </message>
        <message>
            <source>Members among the workers</source>
            <translation>Tỷ lệ đoàn viên trên người lao động</translation>
        </message>
        <message>
            <source>Minutes of acceptance</source>
            <translation>Biên bản nghiệm thu</translation>
        </message>
        <message>
            <source>Minutes of acceptance, decision on the plaque, pictures of the work</source>
            <translation>Biên bản nghiệm thu, quyết định gắn biển, ảnh công trình</translation>
        </message>
        <message>
            <source>Most</source>
            <translation>Tối đa</translation>
        </message>
        <message>
            <source>Most points</source>
            <translation>Điểm tối đa</translation>
        </message>
        <message>
            <source>Moved to another section</source>
            <translation>Đã chuyển tổ</translation>
        </message>
        <message>
            <source>Movement</source>
            <translation>Phong trào</translation>
        </message>
        <message>
            <source>Movements</source>
            <translation>Các phong trào cụ thể</translation>
        </message>
        <message>
            <source>Movements taken up (all, when none is ticked)</source>
            <translation>Phong trào hưởng ứng (không đánh dấu là tất cả)</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Tên</translation>
        </message>
        <message>
            <source>Name (Ctrl+F); Space ticks, Ctrl+D fills down</source>
            <translation>Gõ tên; phím cách đánh dấu, Ctrl+D chép xuống</translation>
        </message>
        <message>
            <source>Name of the campaign</source>
            <translation>Tên phong trào</translation>
        </message>
        <message>
            <source>Name of the initiative</source>
            <translation>Tên sáng kiến</translation>
        </message>
        <message>
            <source>Nationwide</source>
            <translation>Toàn quốc</translation>
        </message>
        <message>
            <source>Nearly the same name is in the book already: {names}. Is it the same initiative?</source>
            <translation>Trong sổ đã có tên gần giống: {names}. Có phải cùng một sáng kiến không?</translation>
        </message>
        <message>
            <source>New campaign</source>
            <translation>Phong trào mới</translation>
        </message>
        <message>
            <source>New campaign…</source>
            <translation>Thêm phong trào…</translation>
        </message>
        <message>
            <source>New initiative</source>
            <translation>Sáng kiến mới</translation>
        </message>
        <message>
            <source>New initiative…</source>
            <translation>Thêm sáng kiến…</translation>
        </message>
        <message>
            <source>New pact</source>
            <translation>Giao ước mới</translation>
        </message>
        <message>
            <source>New pact…</source>
            <translation>Thêm giao ước…</translation>
        </message>
        <message>
            <source>New scoring sheets</source>
            <translation>Bảng chấm điểm mới</translation>
        </message>
        <message>
            <source>New sheets…</source>
            <translation>Thêm bảng chấm…</translation>
        </message>
        <message>
            <source>New work, task or product</source>
            <translation>Công trình, phần việc, sản phẩm mới</translation>
        </message>
        <message>
            <source>New work…</source>
            <translation>Thêm công trình…</translation>
        </message>
        <message>
            <source>Next year…</source>
            <translation>Sang năm sau…</translation>
        </message>
        <message>
            <source>No campaign yet</source>
            <translation>Chưa có phong trào thi đua nào</translation>
        </message>
        <message>
            <source>No campaign yet: enter what the union above launched.</source>
            <translation>Chưa có phong trào: hãy nhập phong trào cấp trên phát động.</translation>
        </message>
        <message>
            <source>No initiatives yet</source>
            <translation>Chưa có sáng kiến nào</translation>
        </message>
        <message>
            <source>No pact yet</source>
            <translation>Chưa có giao ước nào</translation>
        </message>
        <message>
            <source>No scoring sheets yet</source>
            <translation>Chưa có bảng chấm điểm nào</translation>
        </message>
        <message>
            <source>No works, tasks or products yet</source>
            <translation>Chưa có công trình, phần việc, sản phẩm nào</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>TT</translation>
        </message>
        <message>
            <source>Nobody to register yet</source>
            <translation>Chưa có ai để đăng ký</translation>
        </message>
        <message>
            <source>None of these initiatives is recognised yet. Fill in the level, number and date of a decision.</source>
            <translation>Các sáng kiến này chưa được công nhận. Hãy ghi cấp công nhận, số và ngày quyết định.</translation>
        </message>
        <message>
            <source>Not achieved</source>
            <translation>Không đạt</translation>
        </message>
        <message>
            <source>Not counted by the program</source>
            <translation>Chương trình không tự tính</translation>
        </message>
        <message>
            <source>Not on the list of last time</source>
            <translation>Chưa có trong danh sách trước</translation>
        </message>
        <message>
            <source>Not recognised yet</source>
            <translation>Chưa được công nhận</translation>
        </message>
        <message>
            <source>Not registered</source>
            <translation>Chưa đăng ký</translation>
        </message>
        <message>
            <source>Not scored</source>
            <translation>Chưa chấm</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Ghi chú</translation>
        </message>
        <message>
            <source>Nothing is left open: every registration has its result.</source>
            <translation>Không còn việc dở dang: mọi đăng ký đều có kết quả.</translation>
        </message>
        <message>
            <source>Nothing scored yet</source>
            <translation>Chưa chấm điểm nào</translation>
        </message>
        <message>
            <source>Occasion</source>
            <translation>Dịp gắn biển</translation>
        </message>
        <message>
            <source>Of this campaign</source>
            <translation>Của phong trào này</translation>
        </message>
        <message>
            <source>On</source>
            <translation>Ngày</translation>
        </message>
        <message>
            <source>One a line</source>
            <translation>Mỗi dòng một mục</translation>
        </message>
        <message>
            <source>One a line, with a number after a colon: Productivity: 105 %</source>
            <translation>Mỗi chỉ tiêu một dòng, số ghi sau dấu hai chấm: Năng suất: 105 %</translation>
        </message>
        <message>
            <source>One year stands there twice. Put its amounts together in one row.</source>
            <translation>Có một năm ghi hai lần. Hãy cộng lại thành một dòng.</translation>
        </message>
        <message>
            <source>Open again</source>
            <translation>Mở lại để chấm</translation>
        </message>
        <message>
            <source>Open sheets by a template for all sections or for the union itself. Each has two columns: what the section gives itself and what the committee gives; sums, grade and rank follow.</source>
            <translation>Mở bảng chấm theo mẫu cho các tổ hoặc cho chính công đoàn cơ sở. Mỗi bảng có hai cột: tổ tự chấm và Ban Chấp hành chấm; tổng điểm, xếp loại và hạng tự tính.</translation>
        </message>
        <message>
            <source>Open the campaign again</source>
            <translation>Mở lại phong trào</translation>
        </message>
        <message>
            <source>Or so many…</source>
            <translation>Hoặc số đạt được…</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>Khác</translation>
        </message>
        <message>
            <source>Our own union</source>
            <translation>Công đoàn cơ sở</translation>
        </message>
        <message>
            <source>Our sections in it (“|” between)</source>
            <translation>Tổ của ta thuộc khối (cách nhau “|”)</translation>
        </message>
        <message>
            <source>Our union</source>
            <translation>Công đoàn mình</translation>
        </message>
        <message>
            <source>Out of</source>
            <translation>Tính trên</translation>
        </message>
        <message>
            <source>Out of, in words</source>
            <translation>Tính trên (bằng lời)</translation>
        </message>
        <message>
            <source>Over, to be summed up</source>
            <translation>Đã hết thời gian, chờ tổng kết</translation>
        </message>
        <message>
            <source>Own points</source>
            <translation>Tự chấm</translation>
        </message>
        <message>
            <source>Own targets</source>
            <translation>Chỉ tiêu đăng ký</translation>
        </message>
        <message>
            <source>Own: {own}   ·   Committee: {checked}   ·   of {most} points</source>
            <translation>Tự chấm: {own}   ·   BCH chấm: {checked}   ·   trên {most} điểm</translation>
        </message>
        <message>
            <source>Pact</source>
            <translation>Giao ước</translation>
        </message>
        <message>
            <source>Pact “{name}” saved</source>
            <translation>Đã lưu giao ước “{name}”</translation>
        </message>
        <message>
            <source>Pacts</source>
            <translation>Giao ước</translation>
        </message>
        <message>
            <source>Parties</source>
            <translation>Các bên</translation>
        </message>
        <message>
            <source>Parts of the campaign</source>
            <translation>Các phần của phong trào</translation>
        </message>
        <message>
            <source>Party</source>
            <translation>Bên ký</translation>
        </message>
        <message>
            <source>Peak campaign</source>
            <translation>Cao điểm</translation>
        </message>
        <message>
            <source>People registered</source>
            <translation>Số người đăng ký thi đua</translation>
        </message>
        <message>
            <source>People whose initiative was entered in the programme</source>
            <translation>Số người có sáng kiến đã cập nhật “1 triệu sáng kiến”</translation>
        </message>
        <message>
            <source>People with a recognised initiative</source>
            <translation>Số người có sáng kiến được công nhận</translation>
        </message>
        <message>
            <source>Perhaps twice: {count}</source>
            <translation>Nghi trùng: {count}</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>Thời gian</translation>
        </message>
        <message>
            <source>Persons</source>
            <translation>Cá nhân</translation>
        </message>
        <message>
            <source>Persons' registrations</source>
            <translation>Cá nhân đăng ký</translation>
        </message>
        <message>
            <source>Phase</source>
            <translation>Đợt</translation>
        </message>
        <message>
            <source>Phases</source>
            <translation>Các đợt</translation>
        </message>
        <message>
            <source>Phases: {phases}</source>
            <translation>Các đợt: {phases}</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>Ảnh</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Nơi ký</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>Kế hoạch</translation>
        </message>
        <message>
            <source>Planned initiative</source>
            <translation>Sáng kiến đăng ký</translation>
        </message>
        <message>
            <source>Plaque</source>
            <translation>Gắn biển</translation>
        </message>
        <message>
            <source>Plaque hung on</source>
            <translation>Ngày gắn biển</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>Điểm</translation>
        </message>
        <message>
            <source>Points cannot be less than zero. What is taken away is typed without a sign.</source>
            <translation>Điểm không được nhỏ hơn 0. Điểm trừ thì gõ không có dấu.</translation>
        </message>
        <message>
            <source>Points for {item} written</source>
            <translation>Đã ghi điểm mục {item}</translation>
        </message>
        <message>
            <source>Post</source>
            <translation>Chức vụ</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>In</translation>
        </message>
        <message>
            <source>Print forms of the chosen</source>
            <translation>In bản đăng ký của dòng chọn</translation>
        </message>
        <message>
            <source>Print the chosen pacts</source>
            <translation>In giao ước đang chọn</translation>
        </message>
        <message>
            <source>Print the chosen sheets</source>
            <translation>In bảng chấm đang chọn</translation>
        </message>
        <message>
            <source>Print the collective registration form</source>
            <translation>In bảng đăng ký giao ước thi đua</translation>
        </message>
        <message>
            <source>Print the ranking</source>
            <translation>In tổng hợp xếp loại</translation>
        </message>
        <message>
            <source>Print the summary of the year</source>
            <translation>In tổng hợp thi đua năm</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Sản phẩm</translation>
        </message>
        <message>
            <source>Promises</source>
            <translation>Nội dung cam kết</translation>
        </message>
        <message>
            <source>Province or industry</source>
            <translation>Tỉnh, ngành</translation>
        </message>
        <message>
            <source>Province, city or industry</source>
            <translation>Cấp tỉnh, thành phố, ngành</translation>
        </message>
        <message>
            <source>Publish</source>
            <translation>Công khai</translation>
        </message>
        <message>
            <source>Purposes</source>
            <translation>Mục đích, yêu cầu</translation>
        </message>
        <message>
            <source>Rank</source>
            <translation>Hạng</translation>
        </message>
        <message>
            <source>Reached ({unit})</source>
            <translation>Đạt được ({unit})</translation>
        </message>
        <message>
            <source>Read a campaign from a file</source>
            <translation>Đọc phong trào từ tệp</translation>
        </message>
        <message>
            <source>Read a campaign from a file…</source>
            <translation>Đọc phong trào từ tệp…</translation>
        </message>
        <message>
            <source>Reason for registering late</source>
            <translation>Lý do đăng ký bổ sung</translation>
        </message>
        <message>
            <source>Reason, where it was not achieved</source>
            <translation>Lý do không đạt</translation>
        </message>
        <message>
            <source>Recognised by</source>
            <translation>Cấp công nhận</translation>
        </message>
        <message>
            <source>Recognised initiatives</source>
            <translation>Số sáng kiến được công nhận</translation>
        </message>
        <message>
            <source>Recognition</source>
            <translation>Công nhận</translation>
        </message>
        <message>
            <source>Record what members improved, with authors and shares, or import a list.</source>
            <translation>Hãy ghi lại các cải tiến của đoàn viên cùng tác giả và tỷ lệ đóng góp, hoặc nhập danh sách từ Excel.</translation>
        </message>
        <message>
            <source>Register all shown</source>
            <translation>Đăng ký tất cả</translation>
        </message>
        <message>
            <source>Register {count}</source>
            <translation>Đăng ký {count}</translation>
        </message>
        <message>
            <source>Registered</source>
            <translation>Đã đăng ký</translation>
        </message>
        <message>
            <source>Registered above</source>
            <translation>Cấp trên đã nhận</translation>
        </message>
        <message>
            <source>Registered already</source>
            <translation>Đã đăng ký</translation>
        </message>
        <message>
            <source>Registered with the superior</source>
            <translation>Đã báo cấp trên</translation>
        </message>
        <message>
            <source>Registering ended on {day}</source>
            <translation>Hết hạn đăng ký {day}</translation>
        </message>
        <message>
            <source>Registers everybody the search and filters show, or the chosen rows</source>
            <translation>Đăng ký cho tất cả những người đang hiển thị theo ô tìm và bộ lọc, hoặc cho các dòng đang chọn</translation>
        </message>
        <message>
            <source>Registration in {campaign}: {titles}</source>
            <translation>Đăng ký {campaign}: {titles}</translation>
        </message>
        <message>
            <source>Registration of {name} changed</source>
            <translation>Đã sửa đăng ký của {name}</translation>
        </message>
        <message>
            <source>Registrations</source>
            <translation>Đăng ký thi đua</translation>
        </message>
        <message>
            <source>Registrations are locked again</source>
            <translation>Đã khóa lại đăng ký</translation>
        </message>
        <message>
            <source>Registrations unlocked until {day}</source>
            <translation>Đã mở khóa đăng ký đến hết ngày {day}</translation>
        </message>
        <message>
            <source>Registrations, nominations, scores or other records belong to the campaign {code}, so it cannot be deleted. Close it instead.</source>
            <translation>Phong trào {code} đã có đăng ký, đề nghị, bảng chấm hoặc ghi chép khác nên không xóa được. Hãy tổng kết phong trào.</translation>
        </message>
        <message>
            <source>Represented by</source>
            <translation>Người đại diện</translation>
        </message>
        <message>
            <source>Result of {count} registrations</source>
            <translation>Kết quả của {count} đăng ký</translation>
        </message>
        <message>
            <source>Result written: {result}</source>
            <translation>Đã ghi kết quả: {result}</translation>
        </message>
        <message>
            <source>Results of {count} registrations written</source>
            <translation>Đã ghi kết quả của {count} đăng ký</translation>
        </message>
        <message>
            <source>Result…</source>
            <translation>Kết quả…</translation>
        </message>
        <message>
            <source>Return for completion</source>
            <translation>Trả lại để bổ sung</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>Đang thực hiện</translation>
        </message>
        <message>
            <source>School year</source>
            <translation>Năm học</translation>
        </message>
        <message>
            <source>School year {first}-{second} ({dates})</source>
            <translation>Năm học {first}-{second} ({dates})</translation>
        </message>
        <message>
            <source>Scored by itself</source>
            <translation>Tự chấm</translation>
        </message>
        <message>
            <source>Scored by the committee</source>
            <translation>BCH chấm</translation>
        </message>
        <message>
            <source>Scoring</source>
            <translation>Chấm điểm</translation>
        </message>
        <message>
            <source>Scoring sheets</source>
            <translation>Bảng chấm điểm</translation>
        </message>
        <message>
            <source>Scoring sheets for sections or the union, by a template</source>
            <translation>Bảng chấm điểm theo mẫu cho các tổ hoặc cho công đoàn cơ sở</translation>
        </message>
        <message>
            <source>Section</source>
            <translation>Tổ công đoàn</translation>
        </message>
        <message>
            <source>Section then</source>
            <translation>Tổ khi đó</translation>
        </message>
        <message>
            <source>Sections</source>
            <translation>Tổ, bộ phận</translation>
        </message>
        <message>
            <source>Sections (for the union's own template none is needed)</source>
            <translation>Các tổ (mẫu của công đoàn cơ sở thì không cần chọn)</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Tổ gửi</translation>
        </message>
        <message>
            <source>Sent by the section</source>
            <translation>Tổ đã gửi</translation>
        </message>
        <message>
            <source>Share (%)</source>
            <translation>Tỷ lệ (%)</translation>
        </message>
        <message>
            <source>Share of author {number} (%)</source>
            <translation>Tỷ lệ của tác giả {number} (%)</translation>
        </message>
        <message>
            <source>Signed on</source>
            <translation>Ngày ký</translation>
        </message>
        <message>
            <source>Situation</source>
            <translation>Tình hình</translation>
        </message>
        <message>
            <source>Something else</source>
            <translation>Khác</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Nguồn</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Bắt đầu ngày</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Tình trạng</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Trạng thái</translation>
        </message>
        <message>
            <source>Step of points</source>
            <translation>Bước điểm</translation>
        </message>
        <message>
            <source>Still open: {left}. It may be closed all the same.</source>
            <translation>Còn dở dang: {left}. Vẫn có thể tổng kết.</translation>
        </message>
        <message>
            <source>Such as: back from maternity leave; moved here in May</source>
            <translation>Ví dụ: nghỉ thai sản trở lại; chuyển đến từ tháng 5</translation>
        </message>
        <message>
            <source>Such as: telephone call of the union above on 3/3, letter 15/CV-LĐLĐ</source>
            <translation>Ví dụ: công đoàn cấp trên gọi điện ngày 3/3, Công văn 15/CV-LĐLĐ</translation>
        </message>
        <message>
            <source>Sum the campaign up: it takes no more registrations</source>
            <translation>Tổng kết phong trào: không nhận đăng ký nữa</translation>
        </message>
        <message>
            <source>Summary</source>
            <translation>Tóm tắt</translation>
        </message>
        <message>
            <source>Summed up</source>
            <translation>Đã tổng kết</translation>
        </message>
        <message>
            <source>Summed up on</source>
            <translation>Ngày tổng kết</translation>
        </message>
        <message>
            <source>Supplementary registration</source>
            <translation>Đăng ký bổ sung</translation>
        </message>
        <message>
            <source>Take over last year's list</source>
            <translation>Lấy lại danh sách năm trước</translation>
        </message>
        <message>
            <source>Takes away</source>
            <translation>Điểm trừ</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Chỉ tiêu</translation>
        </message>
        <message>
            <source>Targets</source>
            <translation>Các chỉ tiêu</translation>
        </message>
        <message>
            <source>Targets of a bloc are counted among the members of its sections. Left empty, the whole union is in it; “-” means that no part of the union is.</source>
            <translation>Chỉ tiêu của khối tính trên đoàn viên các tổ thuộc khối. Để trống là cả công đoàn thuộc khối; ghi “-” nếu không tổ nào thuộc khối.</translation>
        </message>
        <message>
            <source>Task</source>
            <translation>Phần việc</translation>
        </message>
        <message>
            <source>Template</source>
            <translation>Mẫu</translation>
        </message>
        <message>
            <source>Template “{name}” saved</source>
            <translation>Đã lưu mẫu “{name}”</translation>
        </message>
        <message>
            <source>Templates</source>
            <translation>Các mẫu</translation>
        </message>
        <message>
            <source>Templates of scoring sheets</source>
            <translation>Mẫu bảng chấm điểm</translation>
        </message>
        <message>
            <source>Templates…</source>
            <translation>Mẫu chấm…</translation>
        </message>
        <message>
            <source>The authors' shares sum to {total} %.</source>
            <translation>Tổng tỷ lệ đóng góp của các tác giả là {total} %.</translation>
        </message>
        <message>
            <source>The authors' shares sum to {total} %. Together they must be exactly 100 %.</source>
            <translation>Tổng tỷ lệ đóng góp của các tác giả là {total} %. Tổng phải đúng bằng 100 %.</translation>
        </message>
        <message>
            <source>The campaign {campaign} was summed up and takes no more registrations.</source>
            <translation>Phong trào {campaign} đã tổng kết, không nhận đăng ký nữa.</translation>
        </message>
        <message>
            <source>The campaign {campaign} was summed up.</source>
            <translation>Phong trào {campaign} đã tổng kết.</translation>
        </message>
        <message>
            <source>The chosen registrations are withdrawn</source>
            <translation>Rút các đăng ký đang chọn</translation>
        </message>
        <message>
            <source>The code {campaign} already belongs to “{name}”. Choose another code.</source>
            <translation>Mã {campaign} đã dùng cho “{name}”. Hãy chọn mã khác.</translation>
        </message>
        <message>
            <source>The code {value} belongs to another template. Choose another code.</source>
            <translation>Mã {value} đã dùng cho mẫu khác. Hãy chọn mã khác.</translation>
        </message>
        <message>
            <source>The column {field} cannot be less than zero.</source>
            <translation>Cột {field} không thể nhỏ hơn 0.</translation>
        </message>
        <message>
            <source>The committee agrees with {count} points</source>
            <translation>Ban Chấp hành đồng ý {count} mục điểm</translation>
        </message>
        <message>
            <source>The committee approves the chosen registrations</source>
            <translation>Ban Chấp hành duyệt các đăng ký đang chọn</translation>
        </message>
        <message>
            <source>The committee has not scored {missing} items of {name} yet. Score them first.</source>
            <translation>Ban Chấp hành còn {missing} mục chưa chấm của {name}. Hãy chấm trước khi chốt.</translation>
        </message>
        <message>
            <source>The last day for registering was {day}. A later registration needs a reason.</source>
            <translation>Hạn đăng ký là ngày {day}. Đăng ký sau hạn phải ghi lý do.</translation>
        </message>
        <message>
            <source>The last day for registering was {deadline}.</source>
            <translation>Hạn đăng ký là ngày {deadline}.</translation>
        </message>
        <message>
            <source>The latest result was a mistake: take it away</source>
            <translation>Kết quả ghi sau cùng bị nhầm: xóa đi</translation>
        </message>
        <message>
            <source>The part is larger than the whole. Check both numbers.</source>
            <translation>Số đạt được lớn hơn tổng số. Xem lại hai số.</translation>
        </message>
        <message>
            <source>The person or section to be registered is no longer in the book. Press F5.</source>
            <translation>Người hoặc tổ cần đăng ký không còn trong sổ. Hãy bấm F5 để nạp lại.</translation>
        </message>
        <message>
            <source>The points of the program's own templates are proposals: compare them with the table of your superior, and change them under “Templates…”.</source>
            <translation>Điểm trong mẫu của chương trình là đề xuất: hãy đối chiếu với bảng điểm của công đoàn cấp trên, và sửa tại “Mẫu chấm…”.</translation>
        </message>
        <message>
            <source>The program</source>
            <translation>Chương trình</translation>
        </message>
        <message>
            <source>The registration of {name} has been locked since {day}. With the superior's leave, use “Unlock registrations” and write down who gave it and why.</source>
            <translation>Đăng ký của {name} đã khóa từ sau ngày {day}. Khi cấp trên cho phép, hãy dùng “Mở khóa đăng ký” và ghi ai cho phép, vì sao.</translation>
        </message>
        <message>
            <source>The registration of “{name}” has been locked since {deadline}.</source>
            <translation>Đăng ký của “{name}” đã khóa từ sau ngày {deadline}.</translation>
        </message>
        <message>
            <source>The same person is named twice among the authors.</source>
            <translation>Một người được ghi hai lần trong các tác giả.</translation>
        </message>
        <message>
            <source>The section sends the chosen registrations to the committee</source>
            <translation>Tổ gửi các đăng ký đang chọn lên Ban Chấp hành</translation>
        </message>
        <message>
            <source>The share of “{name}” is missing.</source>
            <translation>Chưa có tỷ lệ đóng góp của “{name}”.</translation>
        </message>
        <message>
            <source>The sheet of {name} is closed. Open it again before it is scored.</source>
            <translation>Bảng chấm của {name} đã chốt. Hãy mở lại trước khi chấm.</translation>
        </message>
        <message>
            <source>The superior has received the chosen registrations</source>
            <translation>Công đoàn cấp trên đã nhận các đăng ký đang chọn</translation>
        </message>
        <message>
            <source>The template {template} is not in the book.</source>
            <translation>Trong sổ không có mẫu {template}.</translation>
        </message>
        <message>
            <source>The whole campaign</source>
            <translation>Cả phong trào</translation>
        </message>
        <message>
            <source>The whole union</source>
            <translation>Công đoàn cơ sở</translation>
        </message>
        <message>
            <source>The year stays that of the campaign, also where the decision came the year after.</source>
            <translation>Năm đạt danh hiệu là năm của phong trào, dù quyết định ký năm sau.</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Chủ đề</translation>
        </message>
        <message>
            <source>Theme of the phase</source>
            <translation>Chủ đề của đợt</translation>
        </message>
        <message>
            <source>Themed campaign</source>
            <translation>Chuyên đề</translation>
        </message>
        <message>
            <source>There is no campaign to register in.</source>
            <translation>Chưa có phong trào thi đua nào để đăng ký.</translation>
        </message>
        <message>
            <source>There is no campaign with the code {campaign}. There are: {known}.</source>
            <translation>Không có phong trào thi đua mang mã {campaign}. Hiện có: {known}.</translation>
        </message>
        <message>
            <source>There is no campaign with the code “{campaign}”.</source>
            <translation>Không có phong trào thi đua mang mã “{campaign}”.</translation>
        </message>
        <message>
            <source>There is no campaign yet. Launch one in Emulation first.</source>
            <translation>Chưa có phong trào thi đua nào. Hãy phát động một phong trào trong mục Thi đua trước.</translation>
        </message>
        <message>
            <source>There is no earlier campaign to take a list from. Tick the titles here.</source>
            <translation>Chưa có phong trào trước để lấy danh sách. Hãy đánh dấu danh hiệu tại đây.</translation>
        </message>
        <message>
            <source>There is no title {title} in the catalogue.</source>
            <translation>Danh mục không có danh hiệu {title}.</translation>
        </message>
        <message>
            <source>This initiative already stands in row {row} of sheet “{sheet}”.</source>
            <translation>Sáng kiến này đã có ở dòng {row} của trang “{sheet}”.</translation>
        </message>
        <message>
            <source>This work already stands in row {row} of sheet “{sheet}”.</source>
            <translation>Công trình này đã có ở dòng {row} trang “{sheet}”.</translation>
        </message>
        <message>
            <source>Tick the title whose result this is.</source>
            <translation>Đánh dấu danh hiệu được ghi kết quả.</translation>
        </message>
        <message>
            <source>Titles of last time</source>
            <translation>Danh hiệu lần trước</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Đến ngày</translation>
        </message>
        <message>
            <source>To be hung</source>
            <translation>Sẽ gắn</translation>
        </message>
        <message>
            <source>To be lowered</source>
            <translation>Giảm so với trước</translation>
        </message>
        <message>
            <source>To be raised</source>
            <translation>Tăng so với trước</translation>
        </message>
        <message>
            <source>To the members</source>
            <translation>Đến danh sách đoàn viên</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Hôm nay</translation>
        </message>
        <message>
            <source>Total at most</source>
            <translation>Tổng tối đa</translation>
        </message>
        <message>
            <source>Type points as 4 or 4,5; Enter goes down. A condition that disqualifies: x when it came true.</source>
            <translation>Gõ điểm 4 hoặc 4,5; Enter xuống dòng. Điều kiện liệt: gõ x khi đã xảy ra.</translation>
        </message>
        <message>
            <source>Under way</source>
            <translation>Đang thực hiện</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>ĐVT</translation>
        </message>
        <message>
            <source>Unlock registrations</source>
            <translation>Mở khóa đăng ký</translation>
        </message>
        <message>
            <source>Unlock registrations…</source>
            <translation>Mở khóa đăng ký…</translation>
        </message>
        <message>
            <source>Unlocked until {until}</source>
            <translation>Đang mở khóa đến {until}</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>Đến hết ngày</translation>
        </message>
        <message>
            <source>Valid from</source>
            <translation>Có từ ngày</translation>
        </message>
        <message>
            <source>Valid to</source>
            <translation>Đến ngày</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Mức</translation>
        </message>
        <message>
            <source>Value (đồng)</source>
            <translation>Giá trị (đồng)</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Bản</translation>
        </message>
        <message>
            <source>Version {number}, until {day}: {titles}. Changed because: {reason}</source>
            <translation>Bản {number}, đến ngày {day}: {titles}. Lý do sửa: {reason}</translation>
        </message>
        <message>
            <source>What became of it</source>
            <translation>Kết quả</translation>
        </message>
        <message>
            <source>What changed</source>
            <translation>Thay đổi</translation>
        </message>
        <message>
            <source>What is asked for</source>
            <translation>Nội dung thi đua</translation>
        </message>
        <message>
            <source>What shows that the work was done and its plaque hung.</source>
            <translation>Minh chứng công trình đã hoàn thành, đã gắn biển.</translation>
        </message>
        <message>
            <source>What the pact is called</source>
            <translation>Tên giao ước</translation>
        </message>
        <message>
            <source>What took place</source>
            <translation>Sự việc</translation>
        </message>
        <message>
            <source>Where it is applied</source>
            <translation>Nơi áp dụng</translation>
        </message>
        <message>
            <source>Where it was read</source>
            <translation>Nguồn số liệu</translation>
        </message>
        <message>
            <source>Where the committee gave no points yet, take over the section's</source>
            <translation>Mục nào Ban Chấp hành chưa chấm thì lấy điểm tự chấm của tổ</translation>
        </message>
        <message>
            <source>Which title</source>
            <translation>Danh hiệu nào</translation>
        </message>
        <message>
            <source>Who gave leave</source>
            <translation>Ai cho phép</translation>
        </message>
        <message>
            <source>Whoever is new registers with a reason; what was registered in time is locked until the superior allows a change.</source>
            <translation>Người đăng ký mới phải ghi lý do; đăng ký đúng hạn thì khóa, chỉ sửa khi cấp trên cho phép.</translation>
        </message>
        <message>
            <source>Whoever stands in the list of members can be registered here: add them first.</source>
            <translation>Ai có trong danh sách đoàn viên thì đăng ký được ở đây: hãy thêm hoặc nhập đoàn viên trước.</translation>
        </message>
        <message>
            <source>Whole campaign</source>
            <translation>Cả phong trào</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Lý do</translation>
        </message>
        <message>
            <source>With the superior's leave, unlock registrations in Emulation first.</source>
            <translation>Khi cấp trên cho phép, hãy mở khóa đăng ký ở màn hình Thi đua trước.</translation>
        </message>
        <message>
            <source>Withdraw</source>
            <translation>Rút đăng ký</translation>
        </message>
        <message>
            <source>Withdrawn</source>
            <translation>Đã rút</translation>
        </message>
        <message>
            <source>Witnessed by</source>
            <translation>Người chứng kiến</translation>
        </message>
        <message>
            <source>Work</source>
            <translation>Công trình</translation>
        </message>
        <message>
            <source>Work or who is in charge (Ctrl+F)</source>
            <translation>Công trình hoặc người phụ trách (Ctrl+F)</translation>
        </message>
        <message>
            <source>Work, task or product</source>
            <translation>Công trình, phần việc, sản phẩm</translation>
        </message>
        <message>
            <source>Workers</source>
            <translation>Người lao động</translation>
        </message>
        <message>
            <source>Works</source>
            <translation>Công trình</translation>
        </message>
        <message>
            <source>Works, tasks and products</source>
            <translation>Công trình, phần việc, sản phẩm</translation>
        </message>
        <message>
            <source>Write a title for sections or for the union, as the name in the row is.</source>
            <translation>Ghi danh hiệu dành cho tổ hoặc cho công đoàn cơ sở, đúng với tên ghi trong dòng.</translation>
        </message>
        <message>
            <source>Write each author once, with the whole of their share.</source>
            <translation>Ghi mỗi tác giả một lần, với toàn bộ tỷ lệ đóng góp.</translation>
        </message>
        <message>
            <source>Write it as the template file shows.</source>
            <translation>Hãy ghi như trong tệp mẫu.</translation>
        </message>
        <message>
            <source>Write one of these: {choices}.</source>
            <translation>Hãy ghi một trong các cấp: {choices}.</translation>
        </message>
        <message>
            <source>Write shares that sum to 100, such as Nguyễn Thị Hồng (60%), Trần Văn Bình (40%).</source>
            <translation>Hãy ghi các tỷ lệ có tổng là 100, ví dụ Nguyễn Thị Hồng (60%), Trần Văn Bình (40%).</translation>
        </message>
        <message>
            <source>Write the benefit of a year as a whole amount in đồng.</source>
            <translation>Hãy ghi giá trị làm lợi một năm bằng số tiền tròn đồng.</translation>
        </message>
        <message>
            <source>Write the code as it stands in Emulation, or leave the cell empty.</source>
            <translation>Hãy ghi đúng mã trong mục Thi đua, hoặc để trống ô này.</translation>
        </message>
        <message>
            <source>Write the code of a running campaign.</source>
            <translation>Hãy ghi mã của phong trào đang thực hiện.</translation>
        </message>
        <message>
            <source>Write the full date, such as 20/06/2025.</source>
            <translation>Hãy ghi đủ ngày, tháng, năm, ví dụ 20/06/2025.</translation>
        </message>
        <message>
            <source>Write the share behind every author, such as Nguyễn Thị Hồng (60%).</source>
            <translation>Hãy ghi tỷ lệ sau tên mỗi tác giả, ví dụ Nguyễn Thị Hồng (60%).</translation>
        </message>
        <message>
            <source>Write the whole title, such as Lao động tiên tiến; several with a semicolon between.</source>
            <translation>Hãy ghi đủ tên danh hiệu, ví dụ Lao động tiên tiến; nhiều danh hiệu thì cách nhau bằng dấu chấm phẩy.</translation>
        </message>
        <message>
            <source>Write whether the chosen registrations were achieved, and by which decision</source>
            <translation>Ghi đạt hay không đạt, theo quyết định nào</translation>
        </message>
        <message>
            <source>Write x in the column “Gắn biển”, or leave the day empty.</source>
            <translation>Ghi x ở cột “Gắn biển”, hoặc để trống ngày.</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>Năm</translation>
        </message>
        <message>
            <source>Year (the first of a school year)</source>
            <translation>Năm (năm đầu của năm học)</translation>
        </message>
        <message>
            <source>Year {year} ({dates})</source>
            <translation>Năm {year} ({dates})</translation>
        </message>
        <message>
            <source>a part in {count} initiatives</source>
            <translation>{count} sáng kiến đứng tên</translation>
        </message>
        <message>
            <source>in charge of {count} works</source>
            <translation>phụ trách {count} công trình</translation>
        </message>
        <message>
            <source>published</source>
            <translation>công khai</translation>
        </message>
        <message>
            <source>registered for {campaign}; {members} members</source>
            <translation>lượt đăng ký {campaign}; {members} đoàn viên</translation>
        </message>
        <message>
            <source>{by} gave leave to change registrations until {until}: {reason}</source>
            <translation>{by} cho sửa đăng ký đến hết {until}: {reason}</translation>
        </message>
        <message>
            <source>{closed} of {count} sheets closed</source>
            <translation>Đã chốt {closed}/{count} bảng chấm</translation>
        </message>
        <message>
            <source>{count} collectives</source>
            <translation>{count} tập thể</translation>
        </message>
        <message>
            <source>{count} initiatives</source>
            <translation>{count} sáng kiến</translation>
        </message>
        <message>
            <source>{count} initiatives were deleted</source>
            <translation>Đã xóa {count} sáng kiến</translation>
        </message>
        <message>
            <source>{count} more registered for “{title}”</source>
            <translation>Đã đăng ký thêm {count} lượt “{title}”</translation>
        </message>
        <message>
            <source>{count} no longer register for “{title}”</source>
            <translation>{count} thôi đăng ký “{title}”</translation>
        </message>
        <message>
            <source>{count} pacts</source>
            <translation>{count} giao ước</translation>
        </message>
        <message>
            <source>{count} pacts were deleted</source>
            <translation>Đã xóa {count} giao ước</translation>
        </message>
        <message>
            <source>{count} people</source>
            <translation>{count} người</translation>
        </message>
        <message>
            <source>{count} people are called “{name}”, and the row does not say which.</source>
            <translation>Có {count} người tên “{name}”, dòng này chưa cho biết là ai.</translation>
        </message>
        <message>
            <source>{count} registered as last time</source>
            <translation>Đã đăng ký lại {count} như lần trước</translation>
        </message>
        <message>
            <source>{count} registrations</source>
            <translation>{count} đăng ký thi đua</translation>
        </message>
        <message>
            <source>{count} registrations without a result</source>
            <translation>{count} đăng ký chưa có kết quả</translation>
        </message>
        <message>
            <source>{count} registrations: {status}</source>
            <translation>{count} đăng ký: {status}</translation>
        </message>
        <message>
            <source>{count} rows</source>
            <translation>{count} dòng</translation>
        </message>
        <message>
            <source>{count} scoring sheets not closed</source>
            <translation>{count} bảng chấm chưa chốt</translation>
        </message>
        <message>
            <source>{count} scoring sheets opened</source>
            <translation>Đã mở {count} bảng chấm</translation>
        </message>
        <message>
            <source>{count} sheets</source>
            <translation>{count} bảng chấm</translation>
        </message>
        <message>
            <source>{count} sheets no longer published</source>
            <translation>Thôi công khai {count} bảng chấm</translation>
        </message>
        <message>
            <source>{count} sheets published</source>
            <translation>Đã công khai {count} bảng chấm</translation>
        </message>
        <message>
            <source>{count} sheets were deleted</source>
            <translation>Đã xóa {count} bảng chấm</translation>
        </message>
        <message>
            <source>{count} sheets: {state}</source>
            <translation>{count} bảng chấm: {state}</translation>
        </message>
        <message>
            <source>{count} targets not reached</source>
            <translation>{count} chỉ tiêu chưa đạt</translation>
        </message>
        <message>
            <source>{count} targets without figures</source>
            <translation>{count} chỉ tiêu chưa có số liệu</translation>
        </message>
        <message>
            <source>{count} templates</source>
            <translation>{count} mẫu</translation>
        </message>
        <message>
            <source>{count} templates are no longer offered</source>
            <translation>Thôi dùng {count} mẫu</translation>
        </message>
        <message>
            <source>{count} works</source>
            <translation>{count} công trình</translation>
        </message>
        <message>
            <source>{count} works not finished</source>
            <translation>{count} công trình chưa xong</translation>
        </message>
        <message>
            <source>{count} works were deleted</source>
            <translation>Đã xóa {count} công trình</translation>
        </message>
        <message>
            <source>{count} works: {state}</source>
            <translation>{count} công trình: {state}</translation>
        </message>
        <message>
            <source>{day} lies outside the programme “{programme}” ({start} – {end}). Check the day, or whether the superior has opened another programme.</source>
            <translation>Ngày {day} nằm ngoài thời hạn chương trình “{programme}” ({start} – {end}). Xem lại ngày, hoặc hỏi cấp trên đã mở chương trình khác chưa.</translation>
        </message>
        <message>
            <source>{demand} by {day}</source>
            <translation>{demand}, hạn {day}</translation>
        </message>
        <message>
            <source>{done} of {count} finished, {plaques} bear a plaque; {worth} đồng in all</source>
            <translation>Hoàn thành {done}/{count}, đã gắn biển {plaques}; tổng giá trị {worth} đồng</translation>
        </message>
        <message>
            <source>{grade} so far, {left} items left</source>
            <translation>Tạm xếp: {grade}, còn {left} mục</translation>
        </message>
        <message>
            <source>{grade}, capped by: {conditions}</source>
            <translation>{grade}, bị hạ do: {conditions}</translation>
        </message>
        <message>
            <source>{item} Evidence: {evidence}.</source>
            <translation>{item} Minh chứng: {evidence}.</translation>
        </message>
        <message>
            <source>{name} (of our union)</source>
            <translation>{name} (của công đoàn mình)</translation>
        </message>
        <message>
            <source>{name} has not registered yet. Tick a title first.</source>
            <translation>{name} chưa đăng ký. Hãy đánh dấu một danh hiệu trước.</translation>
        </message>
        <message>
            <source>{name} is no longer a member of this union and cannot be registered.</source>
            <translation>{name} không còn là đoàn viên của công đoàn cơ sở nên không đăng ký được.</translation>
        </message>
        <message>
            <source>{name} no longer registers for “{title}”</source>
            <translation>{name} thôi đăng ký “{title}”</translation>
        </message>
        <message>
            <source>{name} registered for “{title}”</source>
            <translation>{name} đã đăng ký “{title}”</translation>
        </message>
        <message>
            <source>{progress}, on {day}</source>
            <translation>{progress}, ngày {day}</translation>
        </message>
        <message>
            <source>{reached} of {count} targets reached, {unknown} without figures</source>
            <translation>Đạt {reached}/{count} chỉ tiêu, {unknown} chưa có số liệu</translation>
        </message>
        <message>
            <source>{recognised} of {count} initiatives recognised, {people} people; {worth} đồng a year</source>
            <translation>{recognised}/{count} sáng kiến đã được công nhận, {people} người; làm lợi {worth} đồng/năm</translation>
        </message>
        <message>
            <source>{registered} of {people} people registered, {women} of them women</source>
            <translation>{registered}/{people} người đã đăng ký, trong đó {women} nữ</translation>
        </message>
        <message>
            <source>{value} does not fit the step of {step} points.</source>
            <translation>{value} không đúng bước {step} điểm.</translation>
        </message>
        <message>
            <source>{value} has not come yet.</source>
            <translation>Chưa đến ngày {value}.</translation>
        </message>
        <message>
            <source>{value} is more than the {maximum} points of this item.</source>
            <translation>{value} lớn hơn điểm tối đa {maximum} của mục này.</translation>
        </message>
        <message>
            <source>{value} is named twice. Write each author once, with the whole of their share.</source>
            <translation>{value} được ghi hai lần. Ghi mỗi tác giả một lần, với toàn bộ tỷ lệ đóng góp.</translation>
        </message>
        <message>
            <source>{value} is over already. Give a day from today on.</source>
            <translation>Ngày {value} đã qua. Hãy ghi từ hôm nay trở đi.</translation>
        </message>
        <message>
            <source>{value} lies before the start.</source>
            <translation>{value}: ngày kết thúc trước ngày bắt đầu.</translation>
        </message>
        <message>
            <source>{value} đồng is little for a year. Is it meant in triệu? Type the whole amount.</source>
            <translation>{value} đồng một năm là rất ít. Có phải tính bằng triệu không? Hãy ghi đủ số đồng.</translation>
        </message>
        <message>
            <source>“{file}” is not a campaign file (TOML text in UTF-8).</source>
            <translation>“{file}” không phải là tệp phong trào thi đua (văn bản TOML, bảng mã UTF-8).</translation>
        </message>
        <message>
            <source>“{file}”: the entry {field} cannot be used.</source>
            <translation>“{file}”: mục {field} không dùng được.</translation>
        </message>
        <message>
            <source>“{file}”: the entry {field} is missing.</source>
            <translation>“{file}”: thiếu mục {field}.</translation>
        </message>
        <message>
            <source>“{file}”: the entry {field} is not known. Check its spelling.</source>
            <translation>“{file}”: không có mục {field}. Hãy xem lại cách viết.</translation>
        </message>
        <message>
            <source>“{file}”: the entry {field} is not of the right kind: {value}.</source>
            <translation>“{file}”: mục {field} không đúng kiểu: {value}.</translation>
        </message>
        <message>
            <source>“{file}”: {value} is not a known choice for {field}.</source>
            <translation>“{file}”: {value} không phải là giá trị của mục {field}.</translation>
        </message>
        <message>
            <source>“{name}” begins before the phase in front of it has ended.</source>
            <translation>“{name}” bắt đầu khi đợt trước chưa kết thúc.</translation>
        </message>
        <message>
            <source>“{name}” did not exist when this campaign began.</source>
            <translation>“{name}” không tồn tại vào lúc phong trào bắt đầu.</translation>
        </message>
        <message>
            <source>“{name}” is no longer a member of this union.</source>
            <translation>“{name}” không còn là đoàn viên của công đoàn cơ sở.</translation>
        </message>
        <message>
            <source>“{name}” is not a member in the book and is kept as an author from outside.</source>
            <translation>“{name}” không có trong danh sách đoàn viên nên được ghi là tác giả ngoài công đoàn cơ sở.</translation>
        </message>
        <message>
            <source>“{name}” is not a member in the book, by number or by name and birth.</source>
            <translation>Trong sổ không có đoàn viên “{name}”, xét theo số CCCD cũng như theo họ tên và ngày sinh.</translation>
        </message>
        <message>
            <source>“{name}” lies outside the dates of the campaign.</source>
            <translation>“{name}” nằm ngoài thời gian của phong trào.</translation>
        </message>
        <message>
            <source>“{name}” saved</source>
            <translation>Đã lưu “{name}”</translation>
        </message>
        <message>
            <source>“{template}” is not a template for this kind of subject. Choose another one.</source>
            <translation>“{template}” không phải mẫu cho đối tượng này. Hãy chọn mẫu khác.</translation>
        </message>
        <message>
            <source>“{title}” is a title for sections, not for persons.</source>
            <translation>“{title}” là danh hiệu của tập thể, không phải của cá nhân.</translation>
        </message>
        <message>
            <source>“{title}” is not a title for this kind of collective.</source>
            <translation>“{title}” không phải danh hiệu dành cho tập thể này.</translation>
        </message>
        <message>
            <source>“{title}” is not a title for this kind of subject. Choose another title.</source>
            <translation>“{title}” không dành cho đối tượng này. Hãy chọn danh hiệu khác.</translation>
        </message>
        <message>
            <source>“{title}” is not a title in the catalogue.</source>
            <translation>Danh mục không có danh hiệu “{title}”.</translation>
        </message>
        <message>
            <source>“{value}” does not say how far the work is.</source>
            <translation>“{value}” không phải là tình trạng công trình.</translation>
        </message>
        <message>
            <source>“{value}” ends before it begins. Check both dates.</source>
            <translation>“{value}” kết thúc trước khi bắt đầu. Hãy xem lại hai ngày.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is not understood.</source>
            <translation>Không hiểu “{value}” ở cột {field}.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is only a year.</source>
            <translation>“{value}” ở cột {field} chỉ có năm.</translation>
        </message>
        <message>
            <source>“{value}” is not a kind of work.</source>
            <translation>“{value}” không phải là loại công trình.</translation>
        </message>
        <message>
            <source>“{value}” is not a level of recognition.</source>
            <translation>“{value}” không phải là cấp công nhận.</translation>
        </message>
        <message>
            <source>“{value}” is not a number of points. Type it as 4 or 4,5.</source>
            <translation>“{value}” không phải là điểm. Hãy gõ 4 hoặc 4,5.</translation>
        </message>
        <message>
            <source>“{value}” is not a number to reach. Type it as 20 or 12,5.</source>
            <translation>“{value}” không phải là mức chỉ tiêu. Hãy ghi như 20 hoặc 12,5.</translation>
        </message>
        <message>
            <source>“{value}” is not one of the grades of this template.</source>
            <translation>“{value}” không phải là mức xếp loại của mẫu này.</translation>
        </message>
        <message>
            <source>“{value}” is only a year, so the column {field} was left empty.</source>
            <translation>“{value}” chỉ có năm nên cột {field} được để trống.</translation>
        </message>
        <message>
            <source>“{value}” đồng is little for a year.</source>
            <translation>“{value}” đồng một năm là rất ít.</translation>
        </message>
        <message>
            <source>… out of</source>
            <translation>… trên tổng số</translation>
        </message>
    </context>
    <context>
        <name>federation</name>
        <message>
            <source>A report goes to the union above; this unit does not receive reports.</source>
            <translation>Báo cáo chỉ gửi lên công đoàn cấp trên; đơn vị này không tiếp nhận báo cáo.</translation>
        </message>
        <message>
            <source>Accept it</source>
            <translation>Nhận gói</translation>
        </message>
        <message>
            <source>Accept this one all the same…</source>
            <translation>Vẫn nhận gói này…</translation>
        </message>
        <message>
            <source>Accept this package all the same?</source>
            <translation>Vẫn nhận gói này?</translation>
        </message>
        <message>
            <source>Accept what is shown</source>
            <translation>Nhận các gói đã xem</translation>
        </message>
        <message>
            <source>Answer the unit…</source>
            <translation>Phúc đáp đơn vị…</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Thay đổi</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Thay đổi</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Mã</translation>
        </message>
        <message>
            <source>Data packages</source>
            <translation>Gói dữ liệu</translation>
        </message>
        <message>
            <source>Every unit whose card is known has sent.</source>
            <translation>Các đơn vị đã trao thẻ đều đã gửi.</translation>
        </message>
        <message>
            <source>Examining packages</source>
            <translation>Đang kiểm tra các gói</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Tệp</translation>
        </message>
        <message>
            <source>Further</source>
            <translation>Nơi khác nữa</translation>
        </message>
        <message>
            <source>Give the units the key for comparing…</source>
            <translation>Gửi khóa đối chiếu cho các đơn vị…</translation>
        </message>
        <message>
            <source>Gone</source>
            <translation>Không còn</translation>
        </message>
        <message>
            <source>Had it already</source>
            <translation>Đã có từ trước</translation>
        </message>
        <message>
            <source>Identity numbers do not travel: units send a keyed hash of them, and only units that have this desk's key can. Give them the key once; each answer carries it too.</source>
            <translation>Số CCCD không đi theo gói: đơn vị chỉ gửi mã băm có khóa của số ấy, và chỉ đơn vị đã có khóa của bàn nhận này mới gửi được. Gửi khóa cho họ một lần; gói trả lời nào cũng kèm khóa.</translation>
        </message>
        <message>
            <source>In another</source>
            <translation>Ở đơn vị kia</translation>
        </message>
        <message>
            <source>In one unit</source>
            <translation>Ở một đơn vị</translation>
        </message>
        <message>
            <source>In two units</source>
            <translation>Trùng giữa các đơn vị</translation>
        </message>
        <message>
            <source>Last package</source>
            <translation>Gói gần nhất</translation>
        </message>
        <message>
            <source>List</source>
            <translation>Danh sách</translation>
        </message>
        <message>
            <source>New</source>
            <translation>Mới</translation>
        </message>
        <message>
            <source>No card of a unit yet: add them, so that packages can be told from forgeries.</source>
            <translation>Chưa có thẻ đơn vị nào: hãy thêm thẻ của các cơ sở để kiểm tra được chữ ký trên gói.</translation>
        </message>
        <message>
            <source>No package was opened yet</source>
            <translation>Chưa mở gói nào</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>Số</translation>
        </message>
        <message>
            <source>Nobody was found in two units</source>
            <translation>Không thấy ai trùng giữa các đơn vị</translation>
        </message>
        <message>
            <source>Nothing was received from a unit with the code {unit}. Known: {known}.</source>
            <translation>Chưa nhận gói nào của đơn vị mã {unit}. Các mã đã có: {known}.</translation>
        </message>
        <message>
            <source>Nothing was received from any unit yet, so there is nobody to answer.</source>
            <translation>Chưa nhận gói nào của đơn vị nào nên chưa có đơn vị để phúc đáp.</translation>
        </message>
        <message>
            <source>Nothing was received yet</source>
            <translation>Chưa nhận gói nào</translation>
        </message>
        <message>
            <source>One person in two units</source>
            <translation>Một người ở hai đơn vị</translation>
        </message>
        <message>
            <source>One sealed plan for each unit whose card is confirmed</source>
            <translation>Mỗi đơn vị đã xác nhận thẻ được một gói niêm phong</translation>
        </message>
        <message>
            <source>Only the union above sends plans and answers, and the sender's card is not that of a union above.</source>
            <translation>Chỉ công đoàn cấp trên mới gửi kế hoạch và phúc đáp, mà thẻ của bên gửi không phải thẻ của công đoàn cấp trên.</translation>
        </message>
        <message>
            <source>Open a package or the whole stick. What is in it is shown first; nothing is kept before you accept. One bad package never stops the others, and receiving a package twice changes nothing.</source>
            <translation>Hãy mở một gói hoặc cả USB. Nội dung được hiện ra trước; chưa bấm nhận thì chưa lưu gì. Một gói hỏng không làm dừng các gói khác, và nhận một gói hai lần không làm thay đổi gì.</translation>
        </message>
        <message>
            <source>Open a package…</source>
            <translation>Mở gói…</translation>
        </message>
        <message>
            <source>Open a stick…</source>
            <translation>Mở USB…</translation>
        </message>
        <message>
            <source>Open the stick: packages are found by themselves, other files are passed over.</source>
            <translation>Hãy mở USB: các gói được tự tìm ra, tệp khác được bỏ qua.</translation>
        </message>
        <message>
            <source>Package {first} has not arrived; this one is complete all the same.</source>
            <translation>Chưa nhận gói số {first}; gói này vẫn đầy đủ.</translation>
        </message>
        <message>
            <source>Package {seq} comes after package {held_seq} was received; it was set apart.</source>
            <translation>Gói số {seq} đến sau khi đã nhận gói số {held_seq} nên được để riêng.</translation>
        </message>
        <message>
            <source>Package {seq} does not continue package {held_seq} that was received: two computers may be sending in this unit's name. Ask the unit which one is right.</source>
            <translation>Gói số {seq} không nối tiếp gói số {held_seq} đã nhận: có thể hai máy tính cùng gửi thay mặt đơn vị. Hãy hỏi đơn vị gói nào đúng.</translation>
        </message>
        <message>
            <source>Packages</source>
            <translation>Các gói</translation>
        </message>
        <message>
            <source>Packages {first} to {last} have not arrived; this one is complete all the same.</source>
            <translation>Chưa nhận các gói từ số {first} đến số {last}; gói này vẫn đầy đủ.</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>Kỳ</translation>
        </message>
        <message>
            <source>Ready to accept</source>
            <translation>Sẵn sàng nhận</translation>
        </message>
        <message>
            <source>Receive packages</source>
            <translation>Nhận gói dữ liệu</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>Đã nhận</translation>
        </message>
        <message>
            <source>Received on {on} already; nothing changed.</source>
            <translation>Đã nhận ngày {on}; không có gì thay đổi.</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Tên hoặc mã</translation>
        </message>
        <message>
            <source>Records that have not ended</source>
            <translation>Số đang theo dõi</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>Từ chối</translation>
        </message>
        <message>
            <source>Remarks</source>
            <translation>Nhận xét</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Kết quả</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Số dòng</translation>
        </message>
        <message>
            <source>Set apart</source>
            <translation>Để riêng</translation>
        </message>
        <message>
            <source>Start here: open the stick of a unit.</source>
            <translation>Bắt đầu từ đây: mở USB của một đơn vị.</translation>
        </message>
        <message>
            <source>The answer names package {seq}, which this computer never made: tell the union above at once.</source>
            <translation>Phúc đáp nhắc đến gói số {seq} mà máy này chưa từng lập: hãy báo ngay cho công đoàn cấp trên.</translation>
        </message>
        <message>
            <source>The answer to {name} was written and verified: {file}</source>
            <translation>Đã ghi và kiểm tra phúc đáp gửi {name}: {file}</translation>
        </message>
        <message>
            <source>The package is from before the unit restored its records; it was set apart.</source>
            <translation>Gói được lập trước khi đơn vị phục hồi dữ liệu nên được để riêng.</translation>
        </message>
        <message>
            <source>The package to receive</source>
            <translation>Chọn gói cần nhận</translation>
        </message>
        <message>
            <source>The stick or folder to receive from</source>
            <translation>Chọn USB hoặc thư mục có gói dữ liệu</translation>
        </message>
        <message>
            <source>The unit restored its records or moved to another computer. Look at what changes before you accept.</source>
            <translation>Đơn vị đã phục hồi dữ liệu hoặc chuyển sang máy khác. Hãy xem các thay đổi trước khi nhận.</translation>
        </message>
        <message>
            <source>There is no package in {folder}. Choose the stick the unit has given.</source>
            <translation>Không có gói dữ liệu nào trong {folder}. Hãy chọn USB mà đơn vị đã nộp.</translation>
        </message>
        <message>
            <source>This is a package of our own; it is not received here.</source>
            <translation>Đây là gói của chính đơn vị, không nhận tại đây.</translation>
        </message>
        <message>
            <source>Totals of all units</source>
            <translation>Tổng hợp các đơn vị</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Đơn vị</translation>
        </message>
        <message>
            <source>Units that did not send</source>
            <translation>Đơn vị chưa gửi</translation>
        </message>
        <message>
            <source>Units that sent</source>
            <translation>Đơn vị đã gửi</translation>
        </message>
        <message>
            <source>Waits for your decision</source>
            <translation>Chờ quyết định</translation>
        </message>
        <message>
            <source>What both have</source>
            <translation>Cả hai nơi cùng có</translation>
        </message>
        <message>
            <source>What differs</source>
            <translation>Khác nhau</translation>
        </message>
        <message>
            <source>What is in the package</source>
            <translation>Nội dung gói</translation>
        </message>
        <message>
            <source>What the package changes</source>
            <translation>Những thay đổi của gói</translation>
        </message>
        <message>
            <source>What units sent is added up here after it was accepted.</source>
            <translation>Số liệu các đơn vị gửi được cộng tại đây sau khi nhận.</translation>
        </message>
        <message>
            <source>What was received cannot be kept in “{kind}”. Possible places: {known}.</source>
            <translation>Không thể lưu dữ liệu đã nhận vào “{kind}”. Các nơi lưu được: {known}.</translation>
        </message>
        <message>
            <source>Where to write the answer</source>
            <translation>Chọn nơi ghi phúc đáp</translation>
        </message>
        <message>
            <source>Where to write the keys</source>
            <translation>Ghi các gói khóa vào đâu</translation>
        </message>
        <message>
            <source>Writing the answer and reading it back</source>
            <translation>Đang ghi phúc đáp và đọc lại để kiểm tra</translation>
        </message>
        <message>
            <source>Writing the keys</source>
            <translation>Đang ghi các gói khóa</translation>
        </message>
        <message>
            <source>of {known} whose card is known; the latest package is of {unit}, {day}</source>
            <translation>trên {known} đơn vị đã trao thẻ; gói mới nhất của {unit}, ngày {day}</translation>
        </message>
        <message>
            <source>{count} changes shown</source>
            <translation>{count} thay đổi được hiện</translation>
        </message>
        <message>
            <source>{count} found in two units</source>
            <translation>{count} trường hợp trùng giữa hai đơn vị</translation>
        </message>
        <message>
            <source>{count} lists</source>
            <translation>{count} danh sách</translation>
        </message>
        <message>
            <source>{count} packages</source>
            <translation>{count} gói</translation>
        </message>
        <message>
            <source>{count} packages with the key were written and verified</source>
            <translation>Đã ghi và kiểm tra {count} gói có khóa đối chiếu</translation>
        </message>
        <message>
            <source>{count} units</source>
            <translation>{count} đơn vị</translation>
        </message>
        <message>
            <source>{removed} of {of} rows of {table} are no longer in the package. Accept only if that is right.</source>
            <translation>{removed} trên {of} dòng của danh sách {table} không còn trong gói. Chỉ nhận nếu đúng như vậy.</translation>
        </message>
        <message>
            <source>{table}: {total} rows; {added} new, {changed} changed, {removed} gone.</source>
            <translation>{table}: {total} dòng; {added} mới, {changed} thay đổi, {removed} không còn.</translation>
        </message>
    </context>
    <context>
        <name>importing</name>
        <message>
            <source>  … and {count} more</source>
            <translation>  … và {count} điều nữa</translation>
        </message>
        <message>
            <source>(no heading)</source>
            <translation>(không có tiêu đề)</translation>
        </message>
        <message>
            <source>A mobile number has 10 digits, such as 0905123456.</source>
            <translation>Số di động có 10 chữ số, ví dụ 0905123456.</translation>
        </message>
        <message>
            <source>A sheet of “{file}” has more than {limit} columns. Take out those that are no part of the list.</source>
            <translation>Một trang của “{file}” có hơn {limit} cột. Hãy xóa các cột không thuộc danh sách rồi thử lại.</translation>
        </message>
        <message>
            <source>A sheet of “{file}” reaches too far: more than {limit} cells. Delete stray cells far below or far right of the list, then try again.</source>
            <translation>Một trang tính của “{file}” trải quá rộng: hơn {limit} ô. Hãy xóa các ô lạc ở rất xa bên dưới hoặc bên phải danh sách rồi nhập lại.</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Thêm</translation>
        </message>
        <message>
            <source>Add the column, or say under Columns which one holds it.</source>
            <translation>Thêm cột này, hoặc chọn ở bước Cột xem cột nào chứa nội dung ấy.</translation>
        </message>
        <message>
            <source>Add the sheet to the group's name</source>
            <translation>Thêm tên trang vào tên tổ</translation>
        </message>
        <message>
            <source>Add {create} · Update {update} · Unchanged {unchanged} · Skip {skip} · Errors {refuse} · Doubles {suspected}</source>
            <translation>Thêm {create} · Cập nhật {update} · Không đổi {unchanged} · Bỏ qua {skip} · Lỗi {refuse} · Nghi trùng {suspected}</translation>
        </message>
        <message>
            <source>Added</source>
            <translation>Đã thêm</translation>
        </message>
        <message>
            <source>Another file</source>
            <translation>Chọn tệp khác</translation>
        </message>
        <message>
            <source>Ask for the 12-digit number.</source>
            <translation>Hãy hỏi lại số định danh 12 chữ số.</translation>
        </message>
        <message>
            <source>Ask which of the two is meant; a wrong one can be put right in the preview.</source>
            <translation>Hãy hỏi lại tên nào đúng; nếu sai, sửa ngay trong bảng xem trước.</translation>
        </message>
        <message>
            <source>Beside the name {became} stands “{words}”, which was left out.</source>
            <translation>Bên tên {became} có ghi “{words}”; phần này không được nhập.</translation>
        </message>
        <message>
            <source>Beside the name {became} stands “{words}”, which was put under the remarks.</source>
            <translation>Bên tên {became} có ghi “{words}”; phần này được chuyển sang Ghi chú.</translation>
        </message>
        <message>
            <source>Birth year and sex agree with it.</source>
            <translation>Số này khớp với năm sinh, giới tính ghi trong dòng.</translation>
        </message>
        <message>
            <source>Both columns, Nam and Nữ, are filled in.</source>
            <translation>Cả hai cột Nam và Nữ đều có ghi.</translation>
        </message>
        <message>
            <source>Changes</source>
            <translation>Thay đổi</translation>
        </message>
        <message>
            <source>Check that this is the file with the list.</source>
            <translation>Hãy xem lại có đúng là tệp danh sách không.</translation>
        </message>
        <message>
            <source>Check the century.</source>
            <translation>Hãy xem lại năm có đúng thế kỷ không.</translation>
        </message>
        <message>
            <source>Check the date of birth and the date of joining.</source>
            <translation>Hãy xem lại ngày sinh và ngày vào công đoàn.</translation>
        </message>
        <message>
            <source>Check the date of birth.</source>
            <translation>Hãy xem lại ngày sinh.</translation>
        </message>
        <message>
            <source>Checking every row</source>
            <translation>Đang kiểm tra từng dòng</translation>
        </message>
        <message>
            <source>Choose a file…</source>
            <translation>Chọn tệp…</translation>
        </message>
        <message>
            <source>Choose the file</source>
            <translation>Chọn tệp</translation>
        </message>
        <message>
            <source>Choose the list</source>
            <translation>Chọn danh sách cần nhập</translation>
        </message>
        <message>
            <source>Choose the list, drop it here, or paste it from Excel</source>
            <translation>Chọn danh sách, thả tệp vào đây, hoặc dán từ Excel</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>Cột</translation>
        </message>
        <message>
            <source>Column {letters} is read as</source>
            <translation>Cột {letters} được hiểu là</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Ghép cột</translation>
        </message>
        <message>
            <source>Columns not used: {columns}.</source>
            <translation>Các cột không dùng đến: {columns}.</translation>
        </message>
        <message>
            <source>Columns…</source>
            <translation>Ghép cột…</translation>
        </message>
        <message>
            <source>Compare a date such as 05/04 with the paper before importing.</source>
            <translation>Trước khi nhập, hãy đối chiếu một ngày như 05/04 với giấy tờ.</translation>
        </message>
        <message>
            <source>Compare one or two dates with the paper.</source>
            <translation>Hãy đối chiếu một vài ngày với giấy tờ.</translation>
        </message>
        <message>
            <source>Compare with both cards and correct the wrong number.</source>
            <translation>Hãy đối chiếu thẻ của cả hai người rồi sửa số sai.</translation>
        </message>
        <message>
            <source>Compare with the card and write all 12 digits, even if they are right.</source>
            <translation>Hãy so với thẻ và ghi lại đủ 12 chữ số, kể cả khi số đúng như vậy.</translation>
        </message>
        <message>
            <source>Compare with the card; the row comes in all the same.</source>
            <translation>Hãy đối chiếu với thẻ; dòng này vẫn được nhập.</translation>
        </message>
        <message>
            <source>Compare with the paper.</source>
            <translation>Hãy đối chiếu với giấy tờ.</translation>
        </message>
        <message>
            <source>Correct the cell and import the row again.</source>
            <translation>Hãy sửa ô này rồi nhập lại dòng.</translation>
        </message>
        <message>
            <source>Correct the cell, or fill the field in later.</source>
            <translation>Hãy sửa ô này, hoặc bổ sung sau.</translation>
        </message>
        <message>
            <source>Correct the date.</source>
            <translation>Hãy sửa lại ngày.</translation>
        </message>
        <message>
            <source>Correct {cell}</source>
            <translation>Sửa {cell}</translation>
        </message>
        <message>
            <source>Delete one of the two rows if they are the same person.</source>
            <translation>Nếu đúng là một người, hãy xóa một trong hai dòng.</translation>
        </message>
        <message>
            <source>Download the template…</source>
            <translation>Tải tệp mẫu…</translation>
        </message>
        <message>
            <source>Empty one of the two cells.</source>
            <translation>Hãy để trống một trong hai ô.</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>Lỗi</translation>
        </message>
        <message>
            <source>Errors</source>
            <translation>Lỗi</translation>
        </message>
        <message>
            <source>Every import can be taken back as a whole; what was edited since is kept and named.</source>
            <translation>Mỗi lần nhập đều có thể hoàn tác trọn vẹn; những gì đã sửa sau đó được giữ lại và nêu tên.</translation>
        </message>
        <message>
            <source>Excel had dropped the leading zero of {value}; it was completed to {became}.</source>
            <translation>Excel đã làm mất số 0 ở đầu của {value}; đã bổ sung thành {became}.</translation>
        </message>
        <message>
            <source>Excel had dropped the leading zeros of {value}; it was completed to {became}.</source>
            <translation>Excel đã làm mất các số 0 ở đầu của {value}; đã bổ sung thành {became}.</translation>
        </message>
        <message>
            <source>Excel workbook (*.xlsx)</source>
            <translation>Tệp Excel (*.xlsx)</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Tệp</translation>
        </message>
        <message>
            <source>Fill in blanks only</source>
            <translation>Bổ sung ô trống</translation>
        </message>
        <message>
            <source>Fill in the cell and import the row again.</source>
            <translation>Hãy ghi vào ô này rồi nhập lại dòng.</translation>
        </message>
        <message>
            <source>Fill in the group from above</source>
            <translation>Điền tổ theo dòng trên</translation>
        </message>
        <message>
            <source>First values</source>
            <translation>Vài giá trị đầu</translation>
        </message>
        <message>
            <source>Format the column as text and write the number from the card again.</source>
            <translation>Hãy định dạng cột là văn bản (Text) và ghi lại số theo thẻ.</translation>
        </message>
        <message>
            <source>Go on here</source>
            <translation>Ở lại</translation>
        </message>
        <message>
            <source>Heading in the file</source>
            <translation>Tiêu đề trong tệp</translation>
        </message>
        <message>
            <source>If a filter was meant to leave them out, press “Leave out hidden rows”.</source>
            <translation>Nếu đã lọc để bỏ các dòng này, hãy bấm “Bỏ các dòng ẩn”.</translation>
        </message>
        <message>
            <source>If all of them belong there, press “Put all into {value}”.</source>
            <translation>Nếu tất cả thuộc tổ ấy, hãy bấm “Xếp tất cả vào {value}”.</translation>
        </message>
        <message>
            <source>If all of them belong to one, say which.</source>
            <translation>Nếu tất cả thuộc một tổ, hãy chọn tổ ấy.</translation>
        </message>
        <message>
            <source>If every sheet has its own, press “Add the sheet to the group's name”.</source>
            <translation>Nếu mỗi trang có tổ riêng, hãy bấm “Thêm tên trang vào tên tổ”.</translation>
        </message>
        <message>
            <source>If it is a person, give it a number in the first column.</source>
            <translation>Nếu đó là một người, hãy ghi số thứ tự cho dòng này.</translation>
        </message>
        <message>
            <source>If it is so, press “Put each sheet into its own group”.</source>
            <translation>Nếu đúng vậy, bấm “Xếp mỗi trang tính vào tổ của nó”.</translation>
        </message>
        <message>
            <source>If that is wrong, press “Columns…” and say what they hold.</source>
            <translation>Nếu chưa đúng, hãy bấm “Ghép cột…” rồi chọn nội dung của từng cột.</translation>
        </message>
        <message>
            <source>If this person has left, take the row out of the file or record the leaving.</source>
            <translation>Nếu người này đã nghỉ, hãy bỏ dòng khỏi tệp hoặc ghi biến động thôi sinh hoạt.</translation>
        </message>
        <message>
            <source>If those below belong to the same group, press “Fill in the group from above”.</source>
            <translation>Nếu các dòng dưới cùng tổ với dòng trên, hãy bấm “Điền tổ theo dòng trên”.</translation>
        </message>
        <message>
            <source>Import a list: {list}</source>
            <translation>Nhập danh sách: {list}</translation>
        </message>
        <message>
            <source>Import a list…</source>
            <translation>Nhập danh sách…</translation>
        </message>
        <message>
            <source>Import number, to take it back: {id}</source>
            <translation>Mã lần nhập, dùng khi cần hoàn tác: {id}</translation>
        </message>
        <message>
            <source>Import {count} rows</source>
            <translation>Nhập {count} dòng</translation>
        </message>
        <message>
            <source>Import {list}…</source>
            <translation>Nhập {list}…</translation>
        </message>
        <message>
            <source>Imported: {count} rows</source>
            <translation>Đã nhập {count} dòng</translation>
        </message>
        <message>
            <source>Importing</source>
            <translation>Đang nhập danh sách</translation>
        </message>
        <message>
            <source>Imports</source>
            <translation>Các lần nhập</translation>
        </message>
        <message>
            <source>In the book</source>
            <translation>Đã vào sổ</translation>
        </message>
        <message>
            <source>In the sheet “{sheet}” the group stands in the first row of its people only; {count} rows have none.</source>
            <translation>Ở trang “{sheet}”, tổ chỉ ghi ở dòng đầu mỗi nhóm; {count} dòng không có tổ.</translation>
        </message>
        <message>
            <source>In this column day and month may have changed places in the real dates.</source>
            <translation>Trong cột này, ngày và tháng của một số ô có thể đã bị đổi chỗ cho nhau.</translation>
        </message>
        <message>
            <source>Is read as</source>
            <translation>Được hiểu là</translation>
        </message>
        <message>
            <source>Kept, because edited or used since: {names}.</source>
            <translation>Giữ lại vì đã được sửa hoặc đang dùng đến: {names}.</translation>
        </message>
        <message>
            <source>Leave as they are</source>
            <translation>Bỏ qua</translation>
        </message>
        <message>
            <source>Leave only the name in the cell and put the rest under Ghi chú.</source>
            <translation>Chỉ để họ tên trong ô, phần còn lại ghi vào cột Ghi chú.</translation>
        </message>
        <message>
            <source>Leave out hidden rows</source>
            <translation>Bỏ các dòng ẩn</translation>
        </message>
        <message>
            <source>Leave without importing</source>
            <translation>Rời đi, không nhập</translation>
        </message>
        <message>
            <source>List</source>
            <translation>Danh sách</translation>
        </message>
        <message>
            <source>Lists (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt *.docx *.htm *.html);;All files (*)</source>
            <translation>Danh sách (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt *.docx *.htm *.html);;Mọi tệp (*)</translation>
        </message>
        <message>
            <source>Lists come from Excel or by pasting. Each import stands here and can be taken back.</source>
            <translation>Danh sách được nhập từ Excel hoặc bằng cách dán. Mỗi lần nhập được ghi lại ở đây và có thể hoàn tác.</translation>
        </message>
        <message>
            <source>Look over a few names in the preview.</source>
            <translation>Hãy xem qua vài họ tên trong bảng xem trước.</translation>
        </message>
        <message>
            <source>May be the same person as {other} ({score} %: {why}).</source>
            <translation>Có thể là cùng một người với {other} ({score} %: {why}).</translation>
        </message>
        <message>
            <source>May be the same person as {other}.</source>
            <translation>Có thể trùng với {other}.</translation>
        </message>
        <message>
            <source>Neither rows nor titles of the list name a group.</source>
            <translation>Không dòng hay tiêu đề nào của danh sách ghi tổ.</translation>
        </message>
        <message>
            <source>No list was found in “{file}”: no row of headings was understood. It needs a column {wanted}; write the headings as in the template.</source>
            <translation>Không tìm thấy danh sách trong “{file}”: không có dòng tiêu đề nào đọc hiểu được. Danh sách phải có cột {wanted}; hãy ghi tiêu đề như trong tệp mẫu.</translation>
        </message>
        <message>
            <source>No row below the headings holds anybody. Choose another file, or look under Columns.</source>
            <translation>Dưới dòng tiêu đề không có dòng nào. Hãy chọn tệp khác, hoặc xem lại ở “Ghép cột…”.</translation>
        </message>
        <message>
            <source>No row names a group, but the title of the sheet “{sheet}” says “{value}”.</source>
            <translation>Danh sách không ghi tổ ở dòng nào, nhưng tiêu đề trang “{sheet}” ghi “{value}”.</translation>
        </message>
        <message>
            <source>No row names a group, but the titles of {count} sheets do: {names}.</source>
            <translation>Không dòng nào ghi tổ, nhưng tiêu đề của {count} trang tính có ghi: {names}.</translation>
        </message>
        <message>
            <source>No row of this kind</source>
            <translation>Không có dòng nào thuộc loại này</translation>
        </message>
        <message>
            <source>Nothing was copied. Copy the rows in Excel first.</source>
            <translation>Chưa có gì để dán. Hãy sao chép các dòng trong Excel trước.</translation>
        </message>
        <message>
            <source>Nothing was imported yet</source>
            <translation>Chưa nhập danh sách nào</translation>
        </message>
        <message>
            <source>Only one column of “{file}” was understood: sheet “{sheet}”, headings in row {row}. Give the other columns the headings of the template.</source>
            <translation>Chỉ đọc hiểu được một cột của “{file}”: trang “{sheet}”, tiêu đề ở dòng {row}. Hãy ghi tiêu đề các cột khác như trong tệp mẫu.</translation>
        </message>
        <message>
            <source>Only the number {became} was taken from “{value}”.</source>
            <translation>Chỉ lấy số {became} trong “{value}”.</translation>
        </message>
        <message>
            <source>Only what is empty in the book is taken from the file.</source>
            <translation>Chỉ lấy từ tệp những thông tin trong sổ còn trống.</translation>
        </message>
        <message>
            <source>Open the file in Excel, mend the formula or write the value itself, and import again.</source>
            <translation>Mở tệp bằng Excel, sửa công thức hoặc gõ thẳng giá trị vào ô, lưu lại rồi nhập lại.</translation>
        </message>
        <message>
            <source>Open the file in Excel, save it and import it again.</source>
            <translation>Hãy mở tệp bằng Excel, lưu lại rồi nhập lại.</translation>
        </message>
        <message>
            <source>Or say below which row holds the headings and what each column is.</source>
            <translation>Hoặc chọn ngay dưới đây dòng tiêu đề và cho biết từng cột là gì.</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Kết quả</translation>
        </message>
        <message>
            <source>Overwrite with the file</source>
            <translation>Ghi đè theo tệp</translation>
        </message>
        <message>
            <source>Paste from Excel (Ctrl+V)</source>
            <translation>Dán từ Excel (Ctrl+V)</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>Xem trước</translation>
        </message>
        <message>
            <source>Put all into this group</source>
            <translation>Xếp vào tổ này</translation>
        </message>
        <message>
            <source>Put all into {value}</source>
            <translation>Xếp tất cả vào {value}</translation>
        </message>
        <message>
            <source>Put each sheet into its own group</source>
            <translation>Xếp mỗi trang tính vào tổ của nó</translation>
        </message>
        <message>
            <source>Reading the list</source>
            <translation>Đang đọc danh sách</translation>
        </message>
        <message>
            <source>Reading “{file}” was stopped, because it takes far more memory or time than a list does. Copy the rows of the list into a new workbook and choose that.</source>
            <translation>Đã dừng đọc “{file}” vì tệp này chiếm bộ nhớ hoặc thời gian nhiều hơn hẳn một danh sách. Hãy chép các dòng của danh sách sang một tệp Excel mới rồi chọn tệp đó.</translation>
        </message>
        <message>
            <source>Remarks</source>
            <translation>Ghi chú</translation>
        </message>
        <message>
            <source>Repaired</source>
            <translation>Đã chỉnh</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Kết quả</translation>
        </message>
        <message>
            <source>Row</source>
            <translation>Dòng</translation>
        </message>
        <message>
            <source>Row of the headings</source>
            <translation>Dòng tiêu đề</translation>
        </message>
        <message>
            <source>Running number</source>
            <translation>Số thứ tự</translation>
        </message>
        <message>
            <source>Save rows with errors</source>
            <translation>Lưu các dòng lỗi</translation>
        </message>
        <message>
            <source>Save rows with errors…</source>
            <translation>Xuất dòng lỗi ra Excel…</translation>
        </message>
        <message>
            <source>Save the template</source>
            <translation>Lưu tệp mẫu</translation>
        </message>
        <message>
            <source>See whether it changes anything about this person.</source>
            <translation>Hãy xem điều ghi thêm có làm thay đổi thông tin của người này không.</translation>
        </message>
        <message>
            <source>Sheet</source>
            <translation>Trang tính</translation>
        </message>
        <message>
            <source>Sheets of the file</source>
            <translation>Các trang tính của tệp</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>Bỏ qua</translation>
        </message>
        <message>
            <source>Some columns were understood by custom or by their values: {columns}.</source>
            <translation>Có cột được hiểu theo thói quen hoặc theo giá trị trong cột: {columns}.</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Trạng thái</translation>
        </message>
        <message>
            <source>Suspected doubles</source>
            <translation>Nghi trùng</translation>
        </message>
        <message>
            <source>Take the import back</source>
            <translation>Hoàn tác lần nhập</translation>
        </message>
        <message>
            <source>Take this import back</source>
            <translation>Hoàn tác lần nhập này</translation>
        </message>
        <message>
            <source>Taken back</source>
            <translation>Đã hoàn tác</translation>
        </message>
        <message>
            <source>Taking the import back</source>
            <translation>Đang hoàn tác lần nhập</translation>
        </message>
        <message>
            <source>The cell holds a formula without a result, so its text was taken: {value}.</source>
            <translation>Ô chứa công thức chưa được tính nên được lấy theo chữ: {value}.</translation>
        </message>
        <message>
            <source>The cell shows Excel's error {value} instead of a value for {field}.</source>
            <translation>Ô này đang báo lỗi công thức {value} của Excel, không có giá trị cho cột {field}.</translation>
        </message>
        <message>
            <source>The check below shows them side by side, to be merged or kept apart.</source>
            <translation>Nút kiểm tra bên dưới xếp họ cạnh nhau, để gộp hoặc giữ là hai người.</translation>
        </message>
        <message>
            <source>The column {field} is empty; it must be filled in.</source>
            <translation>Cột {field} còn trống; cột này bắt buộc phải ghi.</translation>
        </message>
        <message>
            <source>The fifth and sixth digits of the number speak of another year of birth.</source>
            <translation>Chữ số thứ 5 và thứ 6 của số định danh cho thấy năm sinh khác.</translation>
        </message>
        <message>
            <source>The file does not say so itself: please compare a few names with the paper.</source>
            <translation>Tệp không cho biết điều này nên xin đối chiếu vài họ tên với giấy tờ.</translation>
        </message>
        <message>
            <source>The file has only headings</source>
            <translation>Tệp chỉ có dòng tiêu đề</translation>
        </message>
        <message>
            <source>The first three digits of the number are no known province.</source>
            <translation>Ba chữ số đầu của số định danh không phải mã tỉnh, thành phố đã biết.</translation>
        </message>
        <message>
            <source>The fourth digit of the number speaks of the other sex.</source>
            <translation>Chữ số thứ 4 của số định danh cho thấy giới tính khác.</translation>
        </message>
        <message>
            <source>The headings stand in row</source>
            <translation>Dòng tiêu đề là dòng</translation>
        </message>
        <message>
            <source>The headings take two rows</source>
            <translation>Tiêu đề gồm hai dòng</translation>
        </message>
        <message>
            <source>The import was taken back: {removed} added rows removed, {restored} restored.</source>
            <translation>Đã hoàn tác lần nhập: bỏ {removed} dòng đã thêm, khôi phục {restored} dòng đã cập nhật.</translation>
        </message>
        <message>
            <source>The line “{value}” was passed over: it has no number and nothing else about a person.</source>
            <translation>Dòng “{value}” không được nhập: không có số thứ tự và không có thông tin nào khác.</translation>
        </message>
        <message>
            <source>The list has no column “{field}”.</source>
            <translation>Danh sách không có cột “{field}”.</translation>
        </message>
        <message>
            <source>The list in “{file}” has no column {wanted}: sheet “{sheet}”, headings in row {row}. Add the column, or give it this heading.</source>
            <translation>Danh sách trong “{file}” thiếu cột {wanted}: trang “{sheet}”, tiêu đề ở dòng {row}. Hãy thêm cột đó, hoặc đặt lại tiêu đề cho đúng.</translation>
        </message>
        <message>
            <source>The list may stay as it is: title rows, sections, totals and old fonts are understood. Nothing is written before you have seen the preview.</source>
            <translation>Danh sách có thể để nguyên: dòng tiêu đề, tên tổ, dòng cộng và phông chữ cũ đều được nhận ra. Chưa có gì được ghi vào sổ trước khi xem trước.</translation>
        </message>
        <message>
            <source>The list names no group. Put all into:</source>
            <translation>Danh sách không ghi tổ. Xếp tất cả vào:</translation>
        </message>
        <message>
            <source>The number {value} is a date without its format; it was read as {became}.</source>
            <translation>Số {value} là một ngày bị mất định dạng; đã hiểu là {became}.</translation>
        </message>
        <message>
            <source>The same number belongs to {person}, of another name and another date of birth.</source>
            <translation>Số này là của {person}, khác cả họ tên lẫn ngày sinh.</translation>
        </message>
        <message>
            <source>The sheet “{sheet}” has a row of headings and nobody below it.</source>
            <translation>Trang “{sheet}” chỉ có dòng tiêu đề, bên dưới không có ai.</translation>
        </message>
        <message>
            <source>The template was written to “{file}”.</source>
            <translation>Đã lưu tệp mẫu tại “{file}”.</translation>
        </message>
        <message>
            <source>The text in the column {field} has {count} letters; a name has at most {most}.</source>
            <translation>Nội dung ở cột {field} dài {count} ký tự; họ tên dài nhất {most} ký tự.</translation>
        </message>
        <message>
            <source>The whole import can be taken back, here or later under Imports.</source>
            <translation>Có thể hoàn tác toàn bộ lần nhập này, ngay tại đây hoặc sau này trong mục Các lần nhập.</translation>
        </message>
        <message>
            <source>There is a digit in the name “{value}”.</source>
            <translation>Trong họ tên “{value}” có chữ số.</translation>
        </message>
        <message>
            <source>There is no import “{id}”, nor any other that could be taken back.</source>
            <translation>Không có lần nhập nào mang mã “{id}”, cũng không có lần nhập nào khác để hoàn tác.</translation>
        </message>
        <message>
            <source>There is no import “{id}”. The latest ones, newest first: {known}.</source>
            <translation>Không có lần nhập nào mang mã “{id}”. Các lần nhập gần đây, mới nhất trước: {known}.</translation>
        </message>
        <message>
            <source>This column writes the month first: “{value}” was read as {became}.</source>
            <translation>Cột này ghi tháng trước ngày: “{value}” được hiểu là {became}.</translation>
        </message>
        <message>
            <source>This import was already taken back.</source>
            <translation>Lần nhập này đã được hoàn tác rồi.</translation>
        </message>
        <message>
            <source>This person already stands in row {row} of sheet “{sheet}”; the row was skipped.</source>
            <translation>Người này đã có ở dòng {row} của trang tính “{sheet}”; dòng này được bỏ qua.</translation>
        </message>
        <message>
            <source>This person is not yet 18 years old.</source>
            <translation>Người này chưa đủ 18 tuổi.</translation>
        </message>
        <message>
            <source>This person would have joined the union before the age of 15.</source>
            <translation>Theo ngày đã ghi, người này vào công đoàn trước 15 tuổi.</translation>
        </message>
        <message>
            <source>This row is hidden in the file.</source>
            <translation>Dòng này bị ẩn trong tệp.</translation>
        </message>
        <message>
            <source>Tick the sheets to import</source>
            <translation>Đánh dấu trang tính cần nhập</translation>
        </message>
        <message>
            <source>Type a number such as 0905123456; remarks belong into the note.</source>
            <translation>Nhập số điện thoại như 0905123456; lời ghi thêm thì để ở ghi chú.</translation>
        </message>
        <message>
            <source>Unchanged</source>
            <translation>Không đổi</translation>
        </message>
        <message>
            <source>Unmerge the cell in Excel and write it in every row it is meant for.</source>
            <translation>Hãy bỏ gộp ô trong Excel và ghi vào từng dòng cần ghi.</translation>
        </message>
        <message>
            <source>Update</source>
            <translation>Cập nhật</translation>
        </message>
        <message>
            <source>Updated</source>
            <translation>Đã cập nhật</translation>
        </message>
        <message>
            <source>What is in the book already is not touched.</source>
            <translation>Những gì đã có trong sổ được giữ nguyên.</translation>
        </message>
        <message>
            <source>What is in the book already:</source>
            <translation>Đã có trong sổ:</translation>
        </message>
        <message>
            <source>What the file says replaces what the book says; a blank cell never erases anything.</source>
            <translation>Thông tin trong tệp thay cho thông tin trong sổ; ô trống không bao giờ xóa dữ liệu.</translation>
        </message>
        <message>
            <source>What was pasted</source>
            <translation>Nội dung vừa dán</translation>
        </message>
        <message>
            <source>What was pasted has no headings; its columns were taken for: {columns}.</source>
            <translation>Phần dán vào không có dòng tiêu đề; các cột được hiểu là: {columns}.</translation>
        </message>
        <message>
            <source>What was typed last is not right yet, so nothing was imported.</source>
            <translation>Ô vừa sửa vẫn chưa đúng nên chưa nhập gì.</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Thời điểm</translation>
        </message>
        <message>
            <source>Write Nam or Nữ.</source>
            <translation>Hãy ghi Nam hoặc Nữ.</translation>
        </message>
        <message>
            <source>Write all digits, such as 1.296.000, or 1,5 triệu.</source>
            <translation>Hãy ghi đủ các chữ số, ví dụ 1.296.000, hoặc 1,5 triệu.</translation>
        </message>
        <message>
            <source>Write day/month/year, such as 02/03/1985, or fill the field in later.</source>
            <translation>Hãy ghi ngày/tháng/năm, ví dụ 02/03/1985, hoặc bổ sung sau.</translation>
        </message>
        <message>
            <source>Write day/month/year, such as 02/03/1985, or the year alone.</source>
            <translation>Hãy ghi ngày/tháng/năm, ví dụ 02/03/1985, hoặc chỉ ghi năm.</translation>
        </message>
        <message>
            <source>Write day/month/year, such as 25/12/1985.</source>
            <translation>Hãy ghi ngày/tháng/năm, ví dụ 25/12/1985.</translation>
        </message>
        <message>
            <source>Write digits only.</source>
            <translation>Hãy chỉ ghi chữ số.</translation>
        </message>
        <message>
            <source>Write the number from the card as text, such as 079185001234.</source>
            <translation>Hãy ghi số theo thẻ dưới dạng văn bản, ví dụ 079185001234.</translation>
        </message>
        <message>
            <source>Write the number from the card.</source>
            <translation>Hãy ghi số theo thẻ.</translation>
        </message>
        <message>
            <source>Write the whole name, or delete the row if it stands for nobody.</source>
            <translation>Ghi đầy đủ họ tên, hoặc xóa dòng này nếu không phải là người nào.</translation>
        </message>
        <message>
            <source>Write whole đồng, such as 1.296.000.</source>
            <translation>Hãy ghi số đồng chẵn, ví dụ 1.296.000.</translation>
        </message>
        <message>
            <source>Write x, or leave the cell empty.</source>
            <translation>Hãy ghi x hoặc để trống ô.</translation>
        </message>
        <message>
            <source>Writing the rows with errors</source>
            <translation>Đang ghi các dòng lỗi</translation>
        </message>
        <message>
            <source>Writing the template</source>
            <translation>Đang ghi tệp mẫu</translation>
        </message>
        <message>
            <source>choose or type</source>
            <translation>chọn hoặc gõ tên tổ</translation>
        </message>
        <message>
            <source>none</source>
            <translation>không có</translation>
        </message>
        <message>
            <source>row {number}</source>
            <translation>dòng {number}</translation>
        </message>
        <message>
            <source>{count} cells in an old {encoding} font were turned into Unicode.</source>
            <translation>Đã chuyển {count} ô dùng phông chữ cũ ({encoding}) sang Unicode.</translation>
        </message>
        <message>
            <source>{count} cells look like {encoding} text and were turned into Unicode.</source>
            <translation>{count} ô có vẻ được gõ theo bảng mã {encoding} và đã được chuyển sang Unicode.</translation>
        </message>
        <message>
            <source>{count} cells that had been read in the wrong code page were put right.</source>
            <translation>Đã sửa {count} ô bị lỗi bảng mã.</translation>
        </message>
        <message>
            <source>{count} corrections were not imported. Leave without them? The file itself stays as it is.</source>
            <translation>Có {count} ô đã sửa mà chưa nhập. Rời đi và bỏ các ô đã sửa? Tệp gốc vẫn giữ nguyên.</translation>
        </message>
        <message>
            <source>{count} imports</source>
            <translation>{count} lần nhập</translation>
        </message>
        <message>
            <source>{count} may be somebody who is there already; all were added.</source>
            <translation>{count} người có thể là người đã có trong sổ; tất cả vẫn được thêm.</translation>
        </message>
        <message>
            <source>{count} more remarks stand below the list.</source>
            <translation>Còn {count} lưu ý nữa ghi ở khung dưới danh sách.</translation>
        </message>
        <message>
            <source>{count} rows</source>
            <translation>{count} dòng</translation>
        </message>
        <message>
            <source>{count} rows of the sheet “{sheet}” are hidden in the file; they are read all the same.</source>
            <translation>Trang “{sheet}” có {count} dòng đang bị ẩn trong tệp; các dòng này vẫn được đọc.</translation>
        </message>
        <message>
            <source>{count} rows with errors were written. Correct them there and import that file.</source>
            <translation>Đã xuất {count} dòng lỗi. Hãy sửa trong tệp đó rồi nhập lại chính tệp ấy.</translation>
        </message>
        <message>
            <source>{created} added, {updated} updated</source>
            <translation>Đã thêm {created}, cập nhật {updated}</translation>
        </message>
        <message>
            <source>{field}: column of men</source>
            <translation>{field}: cột Nam</translation>
        </message>
        <message>
            <source>{field}: column of women</source>
            <translation>{field}: cột Nữ</translation>
        </message>
        <message>
            <source>{field}: day</source>
            <translation>{field}: ngày</translation>
        </message>
        <message>
            <source>{field}: family and middle name</source>
            <translation>{field}: họ và tên đệm</translation>
        </message>
        <message>
            <source>{field}: given name</source>
            <translation>{field}: tên</translation>
        </message>
        <message>
            <source>{field}: month</source>
            <translation>{field}: tháng</translation>
        </message>
        <message>
            <source>{field}: year</source>
            <translation>{field}: năm</translation>
        </message>
        <message>
            <source>{file}: {rows} rows from {sheets}.</source>
            <translation>{file}: {rows} dòng từ trang tính {sheets}.</translation>
        </message>
        <message>
            <source>{heading} (hidden in the file)</source>
            <translation>{heading} (cột đang ẩn trong tệp)</translation>
        </message>
        <message>
            <source>{names} stand in several sheets ({sheets}); each name becomes one group.</source>
            <translation>{names} có ở nhiều trang ({sheets}); mỗi tên được coi là một tổ.</translation>
        </message>
        <message>
            <source>{problem} So it is in {rows} rows.</source>
            <translation>{problem} Có {rows} dòng như vậy.</translation>
        </message>
        <message>
            <source>{unchanged} unchanged, {skipped} skipped, {refused} with errors.</source>
            <translation>Không đổi {unchanged}, bỏ qua {skipped}, lỗi {refused}.</translation>
        </message>
        <message>
            <source>{value} is the number of an old 9-digit card; it was kept as such.</source>
            <translation>{value} là số CMND cũ 9 chữ số; đã giữ làm số CMND cũ.</translation>
        </message>
        <message>
            <source>{value} is written as {became}, as it is dialled today.</source>
            <translation>{value} được ghi thành {became} theo đầu số hiện nay.</translation>
        </message>
        <message>
            <source>— not used —</source>
            <translation>— không dùng —</translation>
        </message>
        <message>
            <source>“{file}” has more than {limit} rows. Divide it into several files.</source>
            <translation>“{file}” có hơn {limit} dòng. Hãy chia thành nhiều tệp.</translation>
        </message>
        <message>
            <source>“{file}” is a PDF, not a spreadsheet. Ask for the Excel file of the list.</source>
            <translation>“{file}” là tệp PDF, không phải bảng tính. Hãy xin tệp Excel của danh sách.</translation>
        </message>
        <message>
            <source>“{file}” is a binary workbook. Open it in Excel and save it as .xlsx.</source>
            <translation>“{file}” là bảng tính nhị phân. Hãy mở bằng Excel và lưu thành .xlsx.</translation>
        </message>
        <message>
            <source>“{file}” is a compressed folder. Unpack it and choose the list inside.</source>
            <translation>“{file}” là tệp nén. Hãy giải nén rồi chọn danh sách bên trong.</translation>
        </message>
        <message>
            <source>“{file}” is a picture, not a spreadsheet. Ask for the Excel file.</source>
            <translation>“{file}” là ảnh, không phải bảng tính. Hãy xin tệp Excel.</translation>
        </message>
        <message>
            <source>“{file}” is a presentation, not a spreadsheet.</source>
            <translation>“{file}” là tệp trình chiếu, không phải bảng tính. Hãy chọn tệp Excel.</translation>
        </message>
        <message>
            <source>“{file}” is a program, not a spreadsheet. It may be a virus.</source>
            <translation>“{file}” là một chương trình, không phải bảng tính. Tệp này có thể chứa vi-rút, xin đừng mở.</translation>
        </message>
        <message>
            <source>“{file}” is a text without a table that can be read. Copy the list into Excel and choose that file.</source>
            <translation>“{file}” là văn bản không có bảng nào đọc được. Hãy chép danh sách sang Excel rồi chọn tệp đó.</translation>
        </message>
        <message>
            <source>“{file}” is a web page without a table. Open it in Excel and save it as .xlsx.</source>
            <translation>“{file}” là trang web không có bảng nào. Hãy mở bằng Excel rồi lưu thành .xlsx.</translation>
        </message>
        <message>
            <source>“{file}” is built in a way that could harm this computer, so it was not opened. Ask whoever sent it for a new one.</source>
            <translation>“{file}” được tạo theo cách có thể gây hại cho máy tính nên không được mở. Hãy xin nơi gửi một tệp khác.</translation>
        </message>
        <message>
            <source>“{file}” is damaged or was cut off in copying. Copy it again from where it came from.</source>
            <translation>“{file}” bị hỏng hoặc chép chưa trọn. Hãy chép lại từ nơi có tệp gốc.</translation>
        </message>
        <message>
            <source>“{file}” is empty. Choose the file that holds the list.</source>
            <translation>“{file}” là tệp trống. Hãy chọn tệp có danh sách.</translation>
        </message>
        <message>
            <source>“{file}” is larger than {limit} bytes. Take out pictures and other sheets.</source>
            <translation>“{file}” lớn hơn {limit} byte. Hãy bỏ bớt hình ảnh và các trang tính khác.</translation>
        </message>
        <message>
            <source>“{file}” is not a list that can be read. Lists come from Excel (.xlsx, .xls), LibreOffice (.ods), CSV, Word (.docx) or web pages (.htm).</source>
            <translation>“{file}” không phải là danh sách đọc được. Danh sách lấy từ Excel (.xlsx, .xls), LibreOffice (.ods), CSV, Word (.docx) hoặc trang web (.htm).</translation>
        </message>
        <message>
            <source>“{file}” is protected by a password. Open it in Excel, save it without a password, try again.</source>
            <translation>“{file}” có mật khẩu. Hãy mở bằng Excel, lưu lại không đặt mật khẩu rồi nhập lại.</translation>
        </message>
        <message>
            <source>“{value}” cannot be used in the column {field}.</source>
            <translation>“{value}” không dùng được cho cột {field}.</translation>
        </message>
        <message>
            <source>“{value}” has letters in it, so it is no telephone number; the field was left empty.</source>
            <translation>“{value}” có chữ nên không phải số điện thoại; ô này được để trống.</translation>
        </message>
        <message>
            <source>“{value}” has no day, so only the year {became} was kept.</source>
            <translation>“{value}” không có ngày nên chỉ giữ năm {became}.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} can be read in two ways.</source>
            <translation>“{value}” ở cột {field} có thể hiểu theo hai cách.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} cannot be read; the field was left empty.</source>
            <translation>“{value}” ở cột {field} không đọc được; mục này được để trống.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} ends in five zeros; Excel may have rounded it.</source>
            <translation>“{value}” ở cột {field} tận cùng là năm số 0; có thể Excel đã làm tròn.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} has twelve equal digits.</source>
            <translation>“{value}” ở cột {field} có mười hai chữ số giống nhau.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} has {digits} digits; 12 are needed.</source>
            <translation>“{value}” ở cột {field} có {digits} chữ số; cần đủ 12 chữ số.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is neither Nam nor Nữ.</source>
            <translation>“{value}” ở cột {field} không phải Nam cũng không phải Nữ.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is no tick.</source>
            <translation>“{value}” ở cột {field} không phải dấu đánh.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is not a date.</source>
            <translation>“{value}” ở cột {field} không phải là ngày.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is not a date; the field was left empty.</source>
            <translation>“{value}” ở cột {field} không phải là ngày; mục này được để trống.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is not a name.</source>
            <translation>“{value}” ở cột {field} không phải là tên.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is not a whole number.</source>
            <translation>“{value}” ở cột {field} không phải số nguyên.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is not an amount of money.</source>
            <translation>“{value}” ở cột {field} không phải số tiền.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} is one merged cell; only its first row takes it.</source>
            <translation>“{value}” ở cột {field} là ô gộp; chỉ dòng đầu nhận giá trị này.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} lies after today.</source>
            <translation>“{value}” ở cột {field} là ngày chưa tới.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} seems to have the month first.</source>
            <translation>“{value}” ở cột {field} có vẻ ghi tháng trước ngày.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} was rounded by Excel; the last digits are lost.</source>
            <translation>“{value}” ở cột {field} đã bị Excel làm tròn, mất các chữ số cuối.</translation>
        </message>
        <message>
            <source>“{value}” in the column {field} would make this person too young or too old to work.</source>
            <translation>“{value}” ở cột {field} khiến người này quá trẻ hoặc quá tuổi lao động.</translation>
        </message>
        <message>
            <source>“{value}” is a name as it stands too; as {encoding} text it became “{became}”.</source>
            <translation>“{value}” đọc nguyên như vậy cũng là tên; hiểu theo bảng mã {encoding} thì thành “{became}”.</translation>
        </message>
        <message>
            <source>“{value}” is not a telephone number of Vietnam; it was kept as it is.</source>
            <translation>“{value}” không phải số điện thoại Việt Nam; đã giữ nguyên.</translation>
        </message>
        <message>
            <source>“{value}” is struck through in the file; the row is read all the same.</source>
            <translation>“{value}” bị gạch ngang trong tệp; dòng này vẫn được đọc.</translation>
        </message>
        <message>
            <source>“{value}” was read as {became}.</source>
            <translation>“{value}” được hiểu là {became}.</translation>
        </message>
        <message>
            <source>“{value}” was written as “{became}”.</source>
            <translation>“{value}” được ghi thành “{became}”.</translation>
        </message>
    </context>
    <context>
        <name>members</name>
        <message>
            <source>(nothing)</source>
            <translation>(để trống)</translation>
        </message>
        <message>
            <source>1: take the first value. 2: take the second. ↑↓: other field.</source>
            <translation>Phím 1: lấy giá trị của người thứ nhất. Phím 2: lấy của người thứ hai. ↑↓: sang mục khác.</translation>
        </message>
        <message>
            <source>9 digits are the number of an old card: it will be kept as the former identity number.</source>
            <translation>9 chữ số là số CMND cũ: sẽ lưu vào ô “Số CMND cũ”.</translation>
        </message>
        <message>
            <source>A change in the membership of {name}</source>
            <translation>Biến động của {name}</translation>
        </message>
        <message>
            <source>A correction of figures that are closed already (say the reason)</source>
            <translation>Đính chính số liệu đã chốt (phải ghi lý do)</translation>
        </message>
        <message>
            <source>A file belongs to whoever has the code in its name as staff code, card number or citizen's number. Photos are cut to 3×4 from the middle and the top; a single one can be cut better in its record.</source>
            <translation>Tên tệp là mã nhân viên, số thẻ hoặc số CCCD của ai thì ảnh là của người đó. Ảnh được cắt 3×4 lấy phần giữa phía trên; ảnh nào cần cắt khéo hơn thì chọn lại trong hồ sơ.</translation>
        </message>
        <message>
            <source>A member already when this book was begun</source>
            <translation>Đã là đoàn viên khi lập sổ</translation>
        </message>
        <message>
            <source>A part of “{found}” begins with a small letter.</source>
            <translation>Có chữ trong “{found}” không viết hoa chữ cái đầu.</translation>
        </message>
        <message>
            <source>A part of “{found}” is written in capitals.</source>
            <translation>Có chữ trong “{found}” viết hoa toàn bộ.</translation>
        </message>
        <message>
            <source>A report that was sent must not change silently. Closed figures are the ones the statistics form prints; what happened in that time can then be recorded only as a correction, with a reason.</source>
            <translation>Báo cáo đã gửi thì không được âm thầm thay đổi. Mẫu 1-HĐCĐ in đúng số liệu đã chốt; sau khi chốt, biến động thuộc kỳ đó chỉ ghi được dưới dạng đính chính, có lý do.</translation>
        </message>
        <message>
            <source>Active</source>
            <translation>Đang sinh hoạt</translation>
        </message>
        <message>
            <source>Add papers…</source>
            <translation>Thêm giấy tờ…</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Nơi ở</translation>
        </message>
        <message>
            <source>Address today</source>
            <translation>Nơi ở đang ghi</translation>
        </message>
        <message>
            <source>Address up to {day}</source>
            <translation>Nơi ở đến {day}</translation>
        </message>
        <message>
            <source>Addresses after 01/07/2025</source>
            <translation>Địa chỉ sau 01/07/2025</translation>
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
            <source>Age</source>
            <translation>Tuổi</translation>
        </message>
        <message>
            <source>All 12 digits are the same, so this is no citizen's number.</source>
            <translation>Cả 12 chữ số giống nhau nên đây không phải số CCCD.</translation>
        </message>
        <message>
            <source>All papers ({count})…</source>
            <translation>Tất cả giấy tờ ({count})…</translation>
        </message>
        <message>
            <source>All sections</source>
            <translation>Tất cả các tổ</translation>
        </message>
        <message>
            <source>An old prefix: it will be saved as {expected}.</source>
            <translation>Đầu số cũ: sẽ lưu là {expected}.</translation>
        </message>
        <message>
            <source>Application to join</source>
            <translation>Đơn gia nhập</translation>
        </message>
        <message>
            <source>Arrows move the frame, + and − change its size, R turns the picture, Enter takes it.</source>
            <translation>Phím mũi tên dời khung, + và − đổi cỡ khung, R xoay ảnh, Enter lấy ảnh.</translation>
        </message>
        <message>
            <source>As printed at the top of papers</source>
            <translation>Tên in ở đầu văn bản</translation>
        </message>
        <message>
            <source>Average pay a month (đồng)</source>
            <translation>Lương bình quân tháng (đồng/người)</translation>
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
            <source>Born {expected}, this person would have begun to work on {found}, before the age of 15.</source>
            <translation>Sinh {expected} mà vào làm ngày {found} thì khi đó chưa đủ 15 tuổi.</translation>
        </message>
        <message>
            <source>Born {expected}, this person would have joined the Party on {found}, before the age of 18.</source>
            <translation>Sinh {expected} mà vào Đảng ngày {found} thì khi đó chưa đủ 18 tuổi.</translation>
        </message>
        <message>
            <source>Both have something that only one person can have and that others rely on, such as two gifts handed out in one scheme. Take one of the two back in its own list first, then merge.</source>
            <translation>Cả hai đều có thứ mà một người chỉ được có một và đã được dùng tiếp, chẳng hạn hai suất quà đã phát trong cùng một chế độ. Hãy thu hồi một bên ở danh sách của nó trước rồi mới gộp.</translation>
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
            <source>Carry it out</source>
            <translation>Thực hiện</translation>
        </message>
        <message>
            <source>Change many at once</source>
            <translation>Sửa nhiều người cùng lúc</translation>
        </message>
        <message>
            <source>Change many…</source>
            <translation>Sửa nhiều người…</translation>
        </message>
        <message>
            <source>Changed {cells} cells of {people} people</source>
            <translation>Đã sửa {cells} ô của {people} người</translation>
        </message>
        <message>
            <source>Changed {count} people: {field} = {value}</source>
            <translation>Đã sửa {count} người: {field} = {value}</translation>
        </message>
        <message>
            <source>Changing many at once</source>
            <translation>Đang sửa nhiều người</translation>
        </message>
        <message>
            <source>Check for duplicates</source>
            <translation>Kiểm tra trùng</translation>
        </message>
        <message>
            <source>Check the records</source>
            <translation>Rà soát hồ sơ</translation>
        </message>
        <message>
            <source>Choose a section, or write the name of a new one.</source>
            <translation>Chọn một tổ, hoặc gõ tên tổ mới.</translation>
        </message>
        <message>
            <source>Choose columns…</source>
            <translation>Chọn cột…</translation>
        </message>
        <message>
            <source>Choose people…</source>
            <translation>Chọn người…</translation>
        </message>
        <message>
            <source>Choose photo…</source>
            <translation>Chọn ảnh…</translation>
        </message>
        <message>
            <source>Citizen's number</source>
            <translation>Số CCCD</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message>
            <source>Close the figures</source>
            <translation>Chốt số liệu</translation>
        </message>
        <message>
            <source>Close the figures of a period</source>
            <translation>Chốt số liệu một kỳ</translation>
        </message>
        <message>
            <source>Close the figures of a period…</source>
            <translation>Chốt số liệu một kỳ…</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Đã chốt</translation>
        </message>
        <message>
            <source>Closed on {closed} by {officer}; nothing has changed since.</source>
            <translation>Đã chốt ngày {closed}, người chốt: {officer}. Từ đó đến nay không có gì thay đổi.</translation>
        </message>
        <message>
            <source>Closed on {closed} by {officer}; {count} figures have changed since.</source>
            <translation>Đã chốt ngày {closed}, người chốt: {officer}. Từ đó đến nay có {count} số liệu đã khác.</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Mã</translation>
        </message>
        <message>
            <source>Collective labour disputes</source>
            <translation>Số vụ tranh chấp lao động tập thể</translation>
        </message>
        <message>
            <source>Compare with the person's history in the book.</source>
            <translation>Đối chiếu với quá trình sinh hoạt của người này trong sổ.</translation>
        </message>
        <message>
            <source>Compare…</source>
            <translation>So sánh…</translation>
        </message>
        <message>
            <source>Comparing everybody…</source>
            <translation>Đang so sánh mọi người…</translation>
        </message>
        <message>
            <source>Copy of the identity card</source>
            <translation>Bản sao căn cước</translation>
        </message>
        <message>
            <source>Copy with identity numbers in full</source>
            <translation>Chép kèm đủ số CCCD</translation>
        </message>
        <message>
            <source>Correct the column “Ngày biến động”.</source>
            <translation>Sửa lại cột “Ngày biến động”.</translation>
        </message>
        <message>
            <source>Correct what happened to the membership of {name}</source>
            <translation>Sửa biến động của {name}</translation>
        </message>
        <message>
            <source>Counted on</source>
            <translation>Số liệu tính đến ngày</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>Quyết định</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Xóa</translation>
        </message>
        <message>
            <source>Delete all the same</source>
            <translation>Vẫn xóa</translation>
        </message>
        <message>
            <source>Delete the data for good</source>
            <translation>Xóa dữ liệu vĩnh viễn</translation>
        </message>
        <message>
            <source>Delete the data for good…</source>
            <translation>Xóa dữ liệu vĩnh viễn…</translation>
        </message>
        <message>
            <source>Delete {event} on {day}</source>
            <translation>Xóa {event} ngày {day}</translation>
        </message>
        <message>
            <source>Deleted</source>
            <translation>Đã xóa</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>Nơi làm việc (phòng, xưởng)</translation>
        </message>
        <message>
            <source>Died</source>
            <translation>Từ trần</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>Chênh lệch</translation>
        </message>
        <message>
            <source>Diploma, certificate</source>
            <translation>Bằng cấp, chứng chỉ</translation>
        </message>
        <message>
            <source>Drop a photo here
or Ctrl+V</source>
            <translation>Kéo ảnh vào đây
hoặc Ctrl+V</translation>
        </message>
        <message>
            <source>Dues are reckoned from it, so please write whole đồng, such as 5.500.000.</source>
            <translation>Đoàn phí tính theo số này, xin ghi đủ đồng, ví dụ 5.500.000.</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>Thư điện tử</translation>
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
            <source>Employment contract</source>
            <translation>Loại hợp đồng lao động</translation>
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
            <source>Enter: choose a photo. Ctrl+V: paste a copied picture. Or drop a file here.</source>
            <translation>Enter: chọn ảnh. Ctrl+V: dán ảnh đã sao chép. Hoặc kéo tệp ảnh thả vào đây.</translation>
        </message>
        <message>
            <source>Enter: save and go on. Ctrl+B: right as it stands, do not ask again. Esc: close.</source>
            <translation>Enter: lưu và sang mục kế. Ctrl+B: đúng như đang ghi, không hỏi lại nữa. Esc: đóng.</translation>
        </message>
        <message>
            <source>Ethnic group</source>
            <translation>Dân tộc</translation>
        </message>
        <message>
            <source>Everybody chosen has a card number already.</source>
            <translation>Những người đã chọn đều có số thẻ rồi.</translation>
        </message>
        <message>
            <source>Everybody in this list ({count})</source>
            <translation>Tất cả trong danh sách này ({count})</translation>
        </message>
        <message>
            <source>Excel rounded this number; type all 12 digits from the card.</source>
            <translation>Số này đã bị Excel làm tròn; vui lòng nhập đủ 12 chữ số theo thẻ.</translation>
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
            <source>Export to import again</source>
            <translation>Xuất để nhập lại</translation>
        </message>
        <message>
            <source>Family</source>
            <translation>Gia đình</translation>
        </message>
        <message>
            <source>Fewer than the {count} members of that day. Please check both numbers.</source>
            <translation>Ít hơn {count} đoàn viên của ngày ấy. Hãy kiểm tra lại cả hai số.</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Mục</translation>
        </message>
        <message>
            <source>Figure</source>
            <translation>Số liệu</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>Số liệu</translation>
        </message>
        <message>
            <source>Figures about the workers</source>
            <translation>Số liệu lao động (mẫu 1-HĐCĐ)</translation>
        </message>
        <message>
            <source>Figures about the workers…</source>
            <translation>Số liệu lao động…</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Tệp</translation>
        </message>
        <message>
            <source>First number</source>
            <translation>Số đầu tiên</translation>
        </message>
        <message>
            <source>First person</source>
            <translation>Người thứ nhất</translation>
        </message>
        <message>
            <source>Folder of photos named by code</source>
            <translation>Thư mục ảnh đặt tên theo mã</translation>
        </message>
        <message>
            <source>Foreign languages</source>
            <translation>Ngoại ngữ</translation>
        </message>
        <message>
            <source>Forget the kept filter</source>
            <translation>Bỏ bộ lọc đã lưu</translation>
        </message>
        <message>
            <source>Former identity number</source>
            <translation>Số CMND cũ</translation>
        </message>
        <message>
            <source>Frame of the photo</source>
            <translation>Khung ảnh</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Từ</translation>
        </message>
        <message>
            <source>From which day</source>
            <translation>Từ ngày</translation>
        </message>
        <message>
            <source>From {day}:</source>
            <translation>Từ ngày {day}:</translation>
        </message>
        <message>
            <source>From {first} to {last}</source>
            <translation>Từ {first} đến {last}</translation>
        </message>
        <message>
            <source>From {old} to {new}</source>
            <translation>Từ {old} sang {new}</translation>
        </message>
        <message>
            <source>Full name</source>
            <translation>Họ và tên</translation>
        </message>
        <message>
            <source>Give card numbers</source>
            <translation>Cấp số thẻ</translation>
        </message>
        <message>
            <source>Give card numbers…</source>
            <translation>Cấp số thẻ…</translation>
        </message>
        <message>
            <source>Going through the records…</source>
            <translation>Đang rà soát hồ sơ…</translation>
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
            <source>Homonyms are normal: pairs of whom only the name agrees stand last. Enter: compare and merge. N: they are two people, and this pair is not shown again.</source>
            <translation>Trùng họ tên là chuyện thường: cặp chỉ giống nhau ở họ tên xếp cuối cùng. Enter: đối chiếu và gộp. N: đây là hai người khác nhau, cặp này không hiện lại nữa.</translation>
        </message>
        <message>
            <source>Housed by the employer</source>
            <translation>Được bố trí nhà ở</translation>
        </message>
        <message>
            <source>How this person came stays the first event. Correct its kind or its day instead; somebody entered by mistake is deleted from the list.</source>
            <translation>Biến động đầu tiên phải là lúc người này vào công đoàn. Hãy sửa loại hoặc ngày; người nhập nhầm thì xóa khỏi danh sách.</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Nhập khẩu…</translation>
        </message>
        <message>
            <source>In place of the present photo</source>
            <translation>Thay ảnh đang có</translation>
        </message>
        <message>
            <source>In the Party since</source>
            <translation>Ngày vào Đảng</translation>
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
            <source>Insured (social, health, unemployment)</source>
            <translation>Được đóng BHXH, BHYT, BHTN</translation>
        </message>
        <message>
            <source>Is this one person?</source>
            <translation>Có phải là một người không?</translation>
        </message>
        <message>
            <source>It will be kept as {usual}.</source>
            <translation>Sẽ ghi là {usual}.</translation>
        </message>
        <message>
            <source>Job</source>
            <translation>Chức vụ, công việc</translation>
        </message>
        <message>
            <source>Joined at which union</source>
            <translation>Nơi vào công đoàn</translation>
        </message>
        <message>
            <source>Keep the application to join, decisions and copies here, scanned or photographed: drop the files on this window, or press Ins.</source>
            <translation>Lưu ở đây đơn gia nhập, quyết định, bản sao đã quét hoặc chụp: kéo tệp thả vào cửa sổ này, hoặc bấm Ins.</translation>
        </message>
        <message>
            <source>Keep this filter</source>
            <translation>Lưu bộ lọc này</translation>
        </message>
        <message>
            <source>Keep this filter…</source>
            <translation>Lưu bộ lọc này…</translation>
        </message>
        <message>
            <source>Keep this photo (Enter)</source>
            <translation>Lấy ảnh này (Enter)</translation>
        </message>
        <message>
            <source>Keep {count} photos (Enter)</source>
            <translation>Cất {count} ảnh (Enter)</translation>
        </message>
        <message>
            <source>Keeping photos</source>
            <translation>Đang cất ảnh</translation>
        </message>
        <message>
            <source>Kept as two people: {pair}</source>
            <translation>Đã ghi là hai người khác nhau: {pair}</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Loại</translation>
        </message>
        <message>
            <source>Labour contract</source>
            <translation>Hợp đồng lao động</translation>
        </message>
        <message>
            <source>Larger frame</source>
            <translation>Khung to hơn</translation>
        </message>
        <message>
            <source>Leave</source>
            <translation>Thoát</translation>
        </message>
        <message>
            <source>Leave it (Ctrl+B)</source>
            <translation>Bỏ qua (Ctrl+B)</translation>
        </message>
        <message>
            <source>Leave it empty for somebody who was a member before this book: nobody is then counted as admitted.</source>
            <translation>Để trống nếu đã là đoàn viên từ trước khi lập sổ mà không rõ ngày: khi đó không tính là kết nạp mới.</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Đã rời</translation>
        </message>
        <message>
            <source>Left as it is: {field} of {name}</source>
            <translation>Đã bỏ qua mục {field} của {name}</translation>
        </message>
        <message>
            <source>Left at own request</source>
            <translation>Xin thôi</translation>
        </message>
        <message>
            <source>Likeness</source>
            <translation>Mức giống</translation>
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
            <source>Members at the beginning</source>
            <translation>Đoàn viên đầu kỳ</translation>
        </message>
        <message>
            <source>Members at the end</source>
            <translation>Đoàn viên cuối kỳ</translation>
        </message>
        <message>
            <source>Membership suspended</source>
            <translation>Tạm ngừng sinh hoạt</translation>
        </message>
        <message>
            <source>Merge (Enter)</source>
            <translation>Gộp (Enter)</translation>
        </message>
        <message>
            <source>More members than the {workers} people employed: please check.</source>
            <translation>Nhiều hơn tổng số lao động ({workers}): xin kiểm tra lại.</translation>
        </message>
        <message>
            <source>Move the person in the window, with a reason.</source>
            <translation>Hãy chuyển tổ cho người này trên màn hình, có ghi lý do.</translation>
        </message>
        <message>
            <source>Move to another section…</source>
            <translation>Chuyển tổ…</translation>
        </message>
        <message>
            <source>Move {who} to another section</source>
            <translation>Chuyển tổ: {who}</translation>
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
            <source>Name of the filter</source>
            <translation>Tên bộ lọc</translation>
        </message>
        <message>
            <source>Name, number, telephone (Ctrl+F)</source>
            <translation>Tên, số CCCD, điện thoại (Ctrl+F)</translation>
        </message>
        <message>
            <source>Nationality</source>
            <translation>Quốc tịch</translation>
        </message>
        <message>
            <source>New address</source>
            <translation>Địa chỉ mới (F2 để sửa)</translation>
        </message>
        <message>
            <source>New member</source>
            <translation>Thêm đoàn viên</translation>
        </message>
        <message>
            <source>New name, or the section it goes to</source>
            <translation>Tên mới, hoặc tổ nhận người</translation>
        </message>
        <message>
            <source>New names of addresses</source>
            <translation>Tên mới của địa chỉ</translation>
        </message>
        <message>
            <source>New photo</source>
            <translation>Ảnh mới</translation>
        </message>
        <message>
            <source>New union above (empty: stays the same)</source>
            <translation>Công đoàn cấp trên mới (để trống: giữ nguyên)</translation>
        </message>
        <message>
            <source>No members here yet</source>
            <translation>Chưa có đoàn viên nào</translation>
        </message>
        <message>
            <source>No photo of {name}</source>
            <translation>Chưa có ảnh của {name}</translation>
        </message>
        <message>
            <source>Nobody born on {found} works here today. Please check the date or the year.</source>
            <translation>Người sinh {found} không ở độ tuổi lao động. Xin kiểm tra lại ngày hoặc năm sinh.</translation>
        </message>
        <message>
            <source>Nobody has this code</source>
            <translation>Không ai có mã này</translation>
        </message>
        <message>
            <source>Nobody seems to be entered twice</source>
            <translation>Không thấy ai bị nhập hai lần</translation>
        </message>
        <message>
            <source>Not closed yet. Check the figures, then close them.</source>
            <translation>Chưa chốt. Hãy kiểm tra số liệu rồi chốt.</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Ghi chú</translation>
        </message>
        <message>
            <source>Nothing more to look at</source>
            <translation>Không còn gì phải rà soát</translation>
        </message>
        <message>
            <source>Nothing where the person was a member already when this book was begun.</source>
            <translation>Để trống nếu đã là đoàn viên khi lập sổ.</translation>
        </message>
        <message>
            <source>Nothing would change yet.</source>
            <translation>Chưa có gì thay đổi.</translation>
        </message>
        <message>
            <source>Number issued by</source>
            <translation>Nơi cấp CCCD</translation>
        </message>
        <message>
            <source>Number issued on</source>
            <translation>Ngày cấp CCCD</translation>
        </message>
        <message>
            <source>Number of the decision</source>
            <translation>Số quyết định</translation>
        </message>
        <message>
            <source>On the day…</source>
            <translation>Tại ngày…</translation>
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
            <source>On {day} this person was a member already: who has not left cannot come again.</source>
            <translation>Ngày {day} người này đang là đoàn viên: chưa rời đi thì không thể vào lại.</translation>
        </message>
        <message>
            <source>On {day} this person was not an active member.</source>
            <translation>Ngày {day} người này không đang sinh hoạt.</translation>
        </message>
        <message>
            <source>One a line: 2018 – 2022: Tổ trưởng, Tổ May 1 (QĐ 12/QĐ-CĐCS).</source>
            <translation>Mỗi dòng một chức vụ: 2018 – 2022: Tổ trưởng, Tổ May 1 (QĐ 12/QĐ-CĐCS).</translation>
        </message>
        <message>
            <source>One history: {history}.</source>
            <translation>Quá trình sau khi gộp: {history}.</translation>
        </message>
        <message>
            <source>Only one can stay</source>
            <translation>Chỉ giữ được một</translation>
        </message>
        <message>
            <source>Only where people live, never their home town (quê quán). Ticked are those of which the new name is known: the 34 provinces, and communes that went into one new commune as a whole. Of the others the commune may have another name too: ask the person, or look at the new identity card. The old address stays in the record's history.</source>
            <translation>Chỉ đổi nơi ở, không bao giờ đổi quê quán. Đã đánh dấu sẵn những nơi biết chắc tên mới: 34 tỉnh, thành phố và những xã, phường nhập trọn vào một đơn vị mới. Các xã còn lại có thể cũng đã đổi tên: hãy hỏi người đó hoặc xem thẻ căn cước mới. Địa chỉ cũ vẫn nằm trong lịch sử hồ sơ.</translation>
        </message>
        <message>
            <source>Open it again</source>
            <translation>Bỏ chốt</translation>
        </message>
        <message>
            <source>Open the record</source>
            <translation>Mở hồ sơ</translation>
        </message>
        <message>
            <source>Other paper</source>
            <translation>Giấy tờ khác</translation>
        </message>
        <message>
            <source>PDF, pictures, Word and Excel of the member's papers.</source>
            <translation>Giấy tờ của đoàn viên dạng PDF, ảnh, Word, Excel.</translation>
        </message>
        <message>
            <source>Papers</source>
            <translation>Giấy tờ</translation>
        </message>
        <message>
            <source>Papers dated before that day keep the union above of that time.</source>
            <translation>Văn bản đề ngày trước đó vẫn in công đoàn cấp trên của thời gian ấy.</translation>
        </message>
        <message>
            <source>Papers of earlier days then show the right section too.</source>
            <translation>Khi đó giấy tờ của những ngày trước cũng ghi tổ đúng.</translation>
        </message>
        <message>
            <source>Papers of {name}</source>
            <translation>Giấy tờ của {name}</translation>
        </message>
        <message>
            <source>Papers…</source>
            <translation>Giấy tờ…</translation>
        </message>
        <message>
            <source>Party member</source>
            <translation>Đảng viên</translation>
        </message>
        <message>
            <source>Party member since</source>
            <translation>Ngày vào Đảng</translation>
        </message>
        <message>
            <source>Party members among them</source>
            <translation>Trong đó đảng viên</translation>
        </message>
        <message>
            <source>Pay for social insurance, a month</source>
            <translation>Lương đóng BHXH (tháng)</translation>
        </message>
        <message>
            <source>People</source>
            <translation>Số người</translation>
        </message>
        <message>
            <source>People counted for it</source>
            <translation>Số người được tính lương bình quân</translation>
        </message>
        <message>
            <source>People employed</source>
            <translation>Tổng số lao động</translation>
        </message>
        <message>
            <source>People move along on that day. Lists and reports of earlier days keep the sections and names of those days.</source>
            <translation>Đoàn viên chuyển theo tổ kể từ ngày đó. Danh sách, báo cáo của những ngày trước vẫn giữ tổ và tên tổ của ngày ấy.</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>Kỳ</translation>
        </message>
        <message>
            <source>Photo of {day}</source>
            <translation>Ảnh thêm ngày {day}</translation>
        </message>
        <message>
            <source>Photo of {name}</source>
            <translation>Ảnh của {name}</translation>
        </message>
        <message>
            <source>Photos by code</source>
            <translation>Nhập ảnh theo mã</translation>
        </message>
        <message>
            <source>Photos by code…</source>
            <translation>Nhập ảnh theo mã…</translation>
        </message>
        <message>
            <source>Photo…</source>
            <translation>Ảnh…</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Ảnh</translation>
        </message>
        <message>
            <source>Political theory</source>
            <translation>Lý luận chính trị</translation>
        </message>
        <message>
            <source>Posts held in the union</source>
            <translation>Quá trình công tác công đoàn</translation>
        </message>
        <message>
            <source>Posts held in the union, each with its time</source>
            <translation>Các chức vụ công đoàn đã và đang giữ</translation>
        </message>
        <message>
            <source>Print list</source>
            <translation>In danh sách</translation>
        </message>
        <message>
            <source>Put off</source>
            <translation>Hoãn</translation>
        </message>
        <message>
            <source>Put the cursor here and scan, or paste the text, then press Enter</source>
            <translation>Đặt con trỏ vào đây rồi quét, hoặc dán nội dung mã và bấm Enter</translation>
        </message>
        <message>
            <source>Re-organise the union</source>
            <translation>Sắp xếp lại tổ chức</translation>
        </message>
        <message>
            <source>Re-organise the union…</source>
            <translation>Sắp xếp lại tổ chức…</translation>
        </message>
        <message>
            <source>Re-organised: {what}</source>
            <translation>Đã sắp xếp lại: {what}</translation>
        </message>
        <message>
            <source>Read from the card. Please compare the name, then go on.</source>
            <translation>Đã đọc từ thẻ. Hãy đối chiếu họ tên rồi nhập tiếp.</translation>
        </message>
        <message>
            <source>Reading the folder</source>
            <translation>Đang đọc thư mục</translation>
        </message>
        <message>
            <source>Reading the picture</source>
            <translation>Đang đọc ảnh</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Lý do</translation>
        </message>
        <message>
            <source>Reason, when the figures of that day are closed</source>
            <translation>Lý do, nếu ngày đó đã chốt số liệu</translation>
        </message>
        <message>
            <source>Record a change…</source>
            <translation>Ghi biến động…</translation>
        </message>
        <message>
            <source>Record it in the window as a correction with its reason.</source>
            <translation>Hãy ghi trên màn hình dưới dạng đính chính, có lý do.</translation>
        </message>
        <message>
            <source>Records to look at again</source>
            <translation>Hồ sơ cần rà soát</translation>
        </message>
        <message>
            <source>Relation</source>
            <translation>Quan hệ</translation>
        </message>
        <message>
            <source>Religion</source>
            <translation>Tôn giáo</translation>
        </message>
        <message>
            <source>Remove photo</source>
            <translation>Gỡ ảnh</translation>
        </message>
        <message>
            <source>Renting by themselves</source>
            <translation>Tự thuê nhà ở</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Kết quả</translation>
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
            <source>Save and next</source>
            <translation>Lưu và tiếp</translation>
        </message>
        <message>
            <source>Scan the QR code of the citizen's card</source>
            <translation>Quét mã QR trên thẻ căn cước</translation>
        </message>
        <message>
            <source>Schooling</source>
            <translation>Học vấn</translation>
        </message>
        <message>
            <source>Second person</source>
            <translation>Người thứ hai</translation>
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
            <source>Separate what was merged</source>
            <translation>Tách lại người đã gộp</translation>
        </message>
        <message>
            <source>Separate {name} again</source>
            <translation>Tách lại {name}</translation>
        </message>
        <message>
            <source>Several files for this person</source>
            <translation>Có nhiều tệp cho người này</translation>
        </message>
        <message>
            <source>Several people have this code</source>
            <translation>Nhiều người cùng có mã này</translation>
        </message>
        <message>
            <source>Sex</source>
            <translation>Giới tính</translation>
        </message>
        <message>
            <source>Short of work</source>
            <translation>Lao động thiếu việc làm</translation>
        </message>
        <message>
            <source>Smaller frame</source>
            <translation>Khung nhỏ hơn</translation>
        </message>
        <message>
            <source>Spouse, children, parents</source>
            <translation>Vợ/chồng, con, cha mẹ</translation>
        </message>
        <message>
            <source>Staff code</source>
            <translation>Mã nhân viên</translation>
        </message>
        <message>
            <source>Start here: bring in the list you have.</source>
            <translation>Bắt đầu từ đây: nhập danh sách sẵn có.</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Trạng thái</translation>
        </message>
        <message>
            <source>Stay here</source>
            <translation>Ở lại đây</translation>
        </message>
        <message>
            <source>Strikes</source>
            <translation>Số cuộc đình công</translation>
        </message>
        <message>
            <source>Suspended</source>
            <translation>Tạm ngừng</translation>
        </message>
        <message>
            <source>Take from the bin</source>
            <translation>Lấy lại khỏi thùng rác</translation>
        </message>
        <message>
            <source>Telephone</source>
            <translation>Điện thoại</translation>
        </message>
        <message>
            <source>The book knows of a change before that day of joining: {event} on {day}.</source>
            <translation>Sổ đã có biến động trước ngày vào công đoàn này: {event} ngày {day}.</translation>
        </message>
        <message>
            <source>The commune may have another name now: please ask before ticking.</source>
            <translation>Xã, phường có thể đã đổi tên: hãy hỏi lại trước khi đánh dấu.</translation>
        </message>
        <message>
            <source>The count can be closed from {day} on, when the period is over.</source>
            <translation>Đến ngày {day} hết kỳ mới chốt được số liệu.</translation>
        </message>
        <message>
            <source>The data of {count} people was deleted for good</source>
            <translation>Đã xóa vĩnh viễn dữ liệu của {count} người</translation>
        </message>
        <message>
            <source>The day of joining the union is missing. Awards for years of membership need it.</source>
            <translation>Thiếu ngày vào công đoàn. Xét khen thưởng theo thâm niên cần ngày này.</translation>
        </message>
        <message>
            <source>The fifth and sixth digits of the number say born in {found}, the record says {expected}. Please compare with the card.</source>
            <translation>Hai chữ số thứ năm và sáu của số CCCD chỉ năm sinh {found}, hồ sơ ghi {expected}. Xin đối chiếu với thẻ.</translation>
        </message>
        <message>
            <source>The figures from {first} to {last} do not add up: {expected} members expected, {found} found. Nothing was printed. Please send this sentence to support.</source>
            <translation>Số liệu từ {first} đến {last} không khớp: tính ra {expected} đoàn viên nhưng đếm được {found}. Chưa in gì cả. Anh chị gửi câu này cho bộ phận hỗ trợ.</translation>
        </message>
        <message>
            <source>The figures of that day are closed. The reason stays in the history.</source>
            <translation>Số liệu của ngày đó đã chốt. Lý do được giữ lại trong quá trình.</translation>
        </message>
        <message>
            <source>The figures of {day} are closed</source>
            <translation>Đã chốt số liệu đến ngày {day}</translation>
        </message>
        <message>
            <source>The figures of {day} are closed already.</source>
            <translation>Số liệu đến ngày {day} đã chốt rồi.</translation>
        </message>
        <message>
            <source>The figures of {day} are closed, so a list cannot change them.</source>
            <translation>Ngày {day} đã chốt số liệu nên không nhập được từ danh sách.</translation>
        </message>
        <message>
            <source>The figures of {day} are closed. Record it as a correction and say why: the closed figures stay, and the difference is shown.</source>
            <translation>Ngày {day} đã chốt số liệu. Hãy đánh dấu là đính chính và ghi lý do: số đã chốt giữ nguyên, phần chênh lệch được nêu riêng.</translation>
        </message>
        <message>
            <source>The figures of {day} are closed. Say in the reason why it is changed now: the closed figures stay, and the difference is shown.</source>
            <translation>Ngày {day} đã chốt số liệu. Hãy ghi lý do vì sao nay mới sửa: số đã chốt giữ nguyên, phần chênh lệch được nêu riêng.</translation>
        </message>
        <message>
            <source>The figures of {day} are open again</source>
            <translation>Đã bỏ chốt số liệu đến ngày {day}</translation>
        </message>
        <message>
            <source>The figures of {day} were kept</source>
            <translation>Đã lưu số liệu lao động đến ngày {day}</translation>
        </message>
        <message>
            <source>The figures of {later} are closed too. Open that count again first.</source>
            <translation>Số liệu đến ngày {later} cũng đã chốt. Hãy bỏ chốt kỳ đó trước.</translation>
        </message>
        <message>
            <source>The figures of {value} are closed, so a list cannot move anybody on that day.</source>
            <translation>Ngày {value} đã chốt số liệu nên danh sách không chuyển tổ vào ngày đó được.</translation>
        </message>
        <message>
            <source>The fourth digit of the number says {found}, the record says {expected}. Please compare with the card.</source>
            <translation>Chữ số thứ tư của số CCCD chỉ giới tính {found}, hồ sơ ghi {expected}. Xin đối chiếu với thẻ.</translation>
        </message>
        <message>
            <source>The leading 0 is missing: it will be saved as {expected}.</source>
            <translation>Thiếu số 0 ở đầu: sẽ lưu là {expected}.</translation>
        </message>
        <message>
            <source>The letters were spoilt on the way, so name and address were left out: type them from the card. Turn the Vietnamese typing off (UniKey) before the next scan.</source>
            <translation>Chữ bị hỏng khi quét nên không lấy họ tên và địa chỉ: hãy gõ theo thẻ. Lần quét sau hãy tắt bộ gõ tiếng Việt (UniKey).</translation>
        </message>
        <message>
            <source>The list on the day</source>
            <translation>Danh sách tại ngày</translation>
        </message>
        <message>
            <source>The number begins with {found}, which is no province known to us. It may be right all the same.</source>
            <translation>Ba chữ số đầu {found} không phải mã tỉnh nào đã biết; số vẫn có thể đúng.</translation>
        </message>
        <message>
            <source>The number is that of a Vietnamese citizen, but the nationality is {found}. Please check which is right.</source>
            <translation>Số này là số của công dân Việt Nam, nhưng quốc tịch ghi {found}. Xin kiểm tra lại.</translation>
        </message>
        <message>
            <source>The number is that of a passport, but the nationality is {found}. Please check which is right.</source>
            <translation>Số này là số hộ chiếu, nhưng quốc tịch ghi {found}. Xin kiểm tra lại.</translation>
        </message>
        <message>
            <source>The photo of {name} was kept</source>
            <translation>Đã cất ảnh của {name}</translation>
        </message>
        <message>
            <source>The photo of {name} was removed</source>
            <translation>Đã gỡ ảnh của {name}</translation>
        </message>
        <message>
            <source>The post follows from the posts held in the union: {held}. Change them in the record, where each has its beginning and end.</source>
            <translation>Chức vụ này lấy theo quá trình công tác công đoàn: {held}. Hãy sửa trong hồ sơ, nơi mỗi chức vụ có ngày bắt đầu và kết thúc.</translation>
        </message>
        <message>
            <source>The posts held could not be read, so they were left out.</source>
            <translation>Không đọc được quá trình công tác công đoàn nên đã bỏ qua ô này.</translation>
        </message>
        <message>
            <source>The record of {name} was merged into this one</source>
            <translation>Đã gộp hồ sơ {name} vào hồ sơ này</translation>
        </message>
        <message>
            <source>The row does not say on which day: {event}.</source>
            <translation>Dòng này không ghi ngày: {event}.</translation>
        </message>
        <message>
            <source>The row says that the membership ended, but not how.</source>
            <translation>Dòng này ghi đã thôi sinh hoạt nhưng không ghi vì sao.</translation>
        </message>
        <message>
            <source>The scan broke off after “{text}”. Please scan the card again.</source>
            <translation>Mã quét bị ngắt sau “{text}”. Xin quét lại thẻ.</translation>
        </message>
        <message>
            <source>The section was entered wrongly: nobody has moved</source>
            <translation>Trước đây ghi sai tổ: không có ai chuyển đi đâu</translation>
        </message>
        <message>
            <source>The sex is missing, so this person is not counted in any report about women.</source>
            <translation>Thiếu giới tính nên báo cáo về nữ đoàn viên không đếm được người này.</translation>
        </message>
        <message>
            <source>The status “{value}” is not known here, so it was left out.</source>
            <translation>Trạng thái “{value}” không có trong sổ nên không ghi nhận.</translation>
        </message>
        <message>
            <source>The two can be separated again at any time.</source>
            <translation>Lúc nào cũng tách lại được.</translation>
        </message>
        <message>
            <source>There is no date of birth. The year alone is enough for most lists, such as 1985.</source>
            <translation>Thiếu ngày sinh. Phần lớn danh sách chỉ cần năm sinh, ví dụ 1985.</translation>
        </message>
        <message>
            <source>There is no picture (JPG, PNG, BMP, TIFF) in the folder “{folder}”.</source>
            <translation>Thư mục “{folder}” không có ảnh nào (JPG, PNG, BMP, TIFF).</translation>
        </message>
        <message>
            <source>They go there</source>
            <translation>Chuyển những người này</translation>
        </message>
        <message>
            <source>They go to</source>
            <translation>Chuyển sang tổ</translation>
        </message>
        <message>
            <source>This file cannot be used</source>
            <translation>Tệp này không dùng được</translation>
        </message>
        <message>
            <source>This identity number already belongs to {holder}. Check which one is right.</source>
            <translation>Số giấy tờ này đã là của {holder}. Hãy kiểm tra xem ai đúng.</translation>
        </message>
        <message>
            <source>This is a part of “{whole}”, which is {count}: it cannot be more.</source>
            <translation>Đây là một phần của “{whole}” ({count}): không thể lớn hơn.</translation>
        </message>
        <message>
            <source>This membership had already ended on {day}.</source>
            <translation>Đến ngày {day} người này đã thôi sinh hoạt từ trước.</translation>
        </message>
        <message>
            <source>This name has {count} letters; at most {most} are kept.</source>
            <translation>Họ tên này dài {count} ký tự; dài nhất là {most} ký tự.</translation>
        </message>
        <message>
            <source>This period is not over: it can be closed from {day} on.</source>
            <translation>Kỳ này chưa hết: từ ngày {day} mới chốt được.</translation>
        </message>
        <message>
            <source>This person had died before {day}: nothing can happen after that.</source>
            <translation>Người này đã từ trần trước ngày {day}: sau đó không thể có biến động nào.</translation>
        </message>
        <message>
            <source>This person is in no section, so no section's list has the name.</source>
            <translation>Người này chưa thuộc tổ nào nên không có tên trong danh sách của tổ nào.</translation>
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
            <source>Those chosen ({count})</source>
            <translation>Những người đang chọn ({count})</translation>
        </message>
        <message>
            <source>Tick all</source>
            <translation>Đánh dấu tất cả</translation>
        </message>
        <message>
            <source>Tick everybody</source>
            <translation>Đánh dấu tất cả</translation>
        </message>
        <message>
            <source>Tick none</source>
            <translation>Bỏ đánh dấu</translation>
        </message>
        <message>
            <source>To (empty: today)</source>
            <translation>Đến (trống: nay)</translation>
        </message>
        <message>
            <source>To look at again</source>
            <translation>Cần rà soát</translation>
        </message>
        <message>
            <source>To look at again:</source>
            <translation>Cần rà soát:</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Hiện nay</translation>
        </message>
        <message>
            <source>Training and Party</source>
            <translation>Trình độ, đảng viên</translation>
        </message>
        <message>
            <source>Turn (R)</source>
            <translation>Xoay (R)</translation>
        </message>
        <message>
            <source>Two different people (N)</source>
            <translation>Không phải một người (N)</translation>
        </message>
        <message>
            <source>Two people of one name are normal: suggested are those whom nothing tells apart.</source>
            <translation>Trùng họ tên là chuyện thường: chỉ nghi khi không có gì cho thấy đó là hai người.</translation>
        </message>
        <message>
            <source>Type part of a name, number or telephone to search; marks and capitals do not matter. Somebody who leaves is ended, not deleted, so that last year's reports stay right. Delete is for people entered by mistake.</source>
            <translation>Gõ một phần tên, số CCCD hoặc điện thoại để tìm, không cần dấu và chữ hoa. Người rời công đoàn thì ghi thôi sinh hoạt chứ không xóa, để báo cáo các năm trước vẫn đúng. Nút Xóa chỉ dành cho người nhập nhầm.</translation>
        </message>
        <message>
            <source>Type the word {word} here, nothing else.</source>
            <translation>Hãy gõ đúng chữ {word} vào đây.</translation>
        </message>
        <message>
            <source>Type {word} to confirm</source>
            <translation>Gõ chữ “{word}” để xác nhận</translation>
        </message>
        <message>
            <source>Union above</source>
            <translation>Công đoàn cấp trên</translation>
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
            <source>Union post, short</source>
            <translation>CV công đoàn</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Đơn vị</translation>
        </message>
        <message>
            <source>Wages the employer owes (đồng)</source>
            <translation>Doanh nghiệp nợ lương (đồng)</translation>
        </message>
        <message>
            <source>What becomes of each section</source>
            <translation>Phương án cho từng tổ</translation>
        </message>
        <message>
            <source>What becomes of it</source>
            <translation>Phương án</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>Loại biến động</translation>
        </message>
        <message>
            <source>What to change</source>
            <translation>Sửa mục nào</translation>
        </message>
        <message>
            <source>What was left for later comes again the next time.</source>
            <translation>Mục nào chưa sửa thì lần sau sẽ hiện lại.</translation>
        </message>
        <message>
            <source>What will happen</source>
            <translation>Sẽ làm gì</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Thông tin cá nhân</translation>
        </message>
        <message>
            <source>Who is in the book as a member from the beginning has that as the first event, and only once.</source>
            <translation>“Đã là đoàn viên khi lập sổ” chỉ có thể là biến động đầu tiên và chỉ một lần.</translation>
        </message>
        <message>
            <source>Who leaves {section}</source>
            <translation>Ai rời {section}</translation>
        </message>
        <message>
            <source>Who may be entered twice</source>
            <translation>Những người có thể bị nhập hai lần</translation>
        </message>
        <message>
            <source>Whom to change</source>
            <translation>Sửa cho ai</translation>
        </message>
        <message>
            <source>Whose photo</source>
            <translation>Ảnh của ai</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Lý do nghi trùng</translation>
        </message>
        <message>
            <source>Will change {count} people: {field} = {value}</source>
            <translation>Sẽ sửa {count} người: {field} = {value}</translation>
        </message>
        <message>
            <source>With a labour contract</source>
            <translation>Được ký hợp đồng lao động</translation>
        </message>
        <message>
            <source>Women</source>
            <translation>Nữ</translation>
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
            <source>Write Dự bị or Chính thức, or leave the cell empty.</source>
            <translation>Ghi Dự bị hoặc Chính thức, hoặc để trống ô này.</translation>
        </message>
        <message>
            <source>Write in the column “Biến động” one of: {choices}.</source>
            <translation>Ghi ở cột “Biến động” một trong các nội dung: {choices}.</translation>
        </message>
        <message>
            <source>Write one of: {choices}.</source>
            <translation>Ghi một trong các nội dung: {choices}.</translation>
        </message>
        <message>
            <source>Write relatives as: Con: Trần An (02/03/2015); Mẹ: Lê Thị Ba (1950).</source>
            <translation>Ghi thân nhân theo mẫu: Con: Trần An (02/03/2015); Mẹ: Lê Thị Ba (1950).</translation>
        </message>
        <message>
            <source>Write the full date in the column “Ngày biến động”, such as 30/06/2025.</source>
            <translation>Ghi đủ ngày/tháng/năm ở cột “Ngày biến động”, ví dụ 30/06/2025.</translation>
        </message>
        <message>
            <source>Write the full date, such as 20/06/2025.</source>
            <translation>Ghi đủ ngày/tháng/năm, ví dụ 20/06/2025.</translation>
        </message>
        <message>
            <source>Write the posts with their times in the column “Quá trình công tác công đoàn”.</source>
            <translation>Hãy ghi các chức vụ kèm thời gian vào cột “Quá trình công tác công đoàn”.</translation>
        </message>
        <message>
            <source>Write Đang sinh hoạt, Tạm ngừng, Chuyển đi or the way the membership ended.</source>
            <translation>Ghi Đang sinh hoạt, Tạm ngừng, Chuyển đi hoặc lý do thôi sinh hoạt.</translation>
        </message>
        <message>
            <source>Years in the union</source>
            <translation>Tuổi công đoàn</translation>
        </message>
        <message>
            <source>a record of another list</source>
            <translation>một bản ghi ở danh sách khác</translation>
        </message>
        <message>
            <source>correction</source>
            <translation>đính chính</translation>
        </message>
        <message>
            <source>day and month of birth swapped</source>
            <translation>đảo ngày và tháng sinh</translation>
        </message>
        <message>
            <source>delete</source>
            <translation>xóa</translation>
        </message>
        <message>
            <source>edited since and left as it is: {what}</source>
            <translation>đã sửa sau khi gộp nên giữ nguyên: {what}</translation>
        </message>
        <message>
            <source>gets another name</source>
            <translation>đổi tên</translation>
        </message>
        <message>
            <source>gives some people away</source>
            <translation>tách bớt người</translation>
        </message>
        <message>
            <source>is closed</source>
            <translation>giải thể</translation>
        </message>
        <message>
            <source>joins another section</source>
            <translation>nhập vào tổ khác</translation>
        </message>
        <message>
            <source>new union above: {name}</source>
            <translation>công đoàn cấp trên mới: {name}</translation>
        </message>
        <message>
            <source>no</source>
            <translation>không</translation>
        </message>
        <message>
            <source>no section</source>
            <translation>chưa xếp tổ</translation>
        </message>
        <message>
            <source>of them women</source>
            <translation>Trong đó: nữ</translation>
        </message>
        <message>
            <source>one digit of the number differs</source>
            <translation>số CCCD lệch một chữ số</translation>
        </message>
        <message>
            <source>pasted picture</source>
            <translation>ảnh đã dán</translation>
        </message>
        <message>
            <source>same identity number</source>
            <translation>cùng số giấy tờ</translation>
        </message>
        <message>
            <source>same name and birth</source>
            <translation>cùng họ tên và ngày sinh</translation>
        </message>
        <message>
            <source>same name and birth, but another identity number</source>
            <translation>trùng họ tên và ngày sinh nhưng khác số CCCD</translation>
        </message>
        <message>
            <source>same name, and too little is known to tell them apart</source>
            <translation>trùng họ tên, chưa đủ thông tin để phân biệt</translation>
        </message>
        <message>
            <source>same name, year of birth and section</source>
            <translation>cùng họ tên, năm sinh và tổ</translation>
        </message>
        <message>
            <source>same telephone, similar name</source>
            <translation>cùng số điện thoại, tên gần giống</translation>
        </message>
        <message>
            <source>stays as it is</source>
            <translation>giữ nguyên</translation>
        </message>
        <message>
            <source>the new member</source>
            <translation>đoàn viên mới</translation>
        </message>
        <message>
            <source>without term, or for a term</source>
            <translation>không xác định hoặc xác định thời hạn</translation>
        </message>
        <message>
            <source>women short of work</source>
            <translation>Nữ thiếu việc làm</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>có</translation>
        </message>
        <message>
            <source>{count} addresses renamed</source>
            <translation>sửa {count} địa chỉ</translation>
        </message>
        <message>
            <source>{count} attached papers</source>
            <translation>{count} giấy tờ đính kèm</translation>
        </message>
        <message>
            <source>{count} fields differ</source>
            <translation>{count} mục khác nhau</translation>
        </message>
        <message>
            <source>{count} files</source>
            <translation>{count} tệp</translation>
        </message>
        <message>
            <source>{count} lines copied, identity numbers only in part. In full: {key}</source>
            <translation>Đã chép {count} dòng, số CCCD chỉ có một phần. Chép đủ số: {key}</translation>
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
            <source>{count} members, {women} of them women</source>
            <translation>{count} người, trong đó nữ {women}</translation>
        </message>
        <message>
            <source>{count} pairs</source>
            <translation>{count} cặp</translation>
        </message>
        <message>
            <source>{count} people change the section</source>
            <translation>{count} người chuyển tổ</translation>
        </message>
        <message>
            <source>{count} people chosen</source>
            <translation>Đã chọn {count} người</translation>
        </message>
        <message>
            <source>{count} people got card numbers, {first} to {last}</source>
            <translation>Đã cấp số thẻ cho {count} người, từ {first} đến {last}</translation>
        </message>
        <message>
            <source>{count} people: {section} from {day}</source>
            <translation>{count} người: {section} từ ngày {day}</translation>
        </message>
        <message>
            <source>{count} photos were kept</source>
            <translation>Đã cất {count} ảnh</translation>
        </message>
        <message>
            <source>{count} records of the second person go over to the first.</source>
            <translation>{count} bản ghi của người thứ hai chuyển sang người thứ nhất.</translation>
        </message>
        <message>
            <source>{count} sections closed</source>
            <translation>{count} tổ kết thúc</translation>
        </message>
        <message>
            <source>{count} sections founded</source>
            <translation>{count} tổ mới</translation>
        </message>
        <message>
            <source>{count} sections renamed</source>
            <translation>{count} tổ đổi tên</translation>
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
            <source>{day}, by {officer}</source>
            <translation>{day}, người xóa: {officer}</translation>
        </message>
        <message>
            <source>{found} has not come yet. Please check the date.</source>
            <translation>Ngày {found} chưa tới. Xin kiểm tra lại.</translation>
        </message>
        <message>
            <source>{found} is the number of several people: {expected}. Please check whose it is.</source>
            <translation>{found} đang là số của nhiều người: {expected}. Xin kiểm tra xem số này của ai.</translation>
        </message>
        <message>
            <source>{found}: a post cannot end before it begins.</source>
            <translation>{found}: chức vụ không thể kết thúc trước khi bắt đầu.</translation>
        </message>
        <message>
            <source>{gone} was merged into {kept}</source>
            <translation>Đã gộp {gone} vào {kept}</translation>
        </message>
        <message>
            <source>{names}: name, numbers, birth, addresses, family and everything else that tells who this is will be gone from the book and from search, and cannot be brought back. What only counts stays under a random number, so that reports which were sent keep their figures. Backups and packages made before still have the data.</source>
            <translation>{names}: họ tên, số giấy tờ, ngày sinh, địa chỉ, gia đình và mọi thông tin cho biết đó là ai sẽ mất khỏi sổ và khỏi tìm kiếm, không lấy lại được. Chỉ còn phần để đếm, dưới một mã ngẫu nhiên, để báo cáo đã gửi giữ nguyên số liệu. Bản sao lưu và gói dữ liệu tạo trước đây vẫn còn dữ liệu.</translation>
        </message>
        <message>
            <source>{name} has been separated already, or the record that took it in has itself gone into another one: separate that one first.</source>
            <translation>{name} đã được tách rồi, hoặc hồ sơ nhận gộp lại được gộp tiếp vào hồ sơ khác: hãy tách hồ sơ đó trước.</translation>
        </message>
        <message>
            <source>{name} has {records} in the book. Delete is for people entered by mistake: the records stay, but the person is missing from every list. Whoever left the union is ended instead, so that last year's reports stay right.</source>
            <translation>{name} đang có {records} trong sổ. Xóa chỉ dành cho người nhập nhầm: các mục này vẫn còn nhưng người đó không còn trong danh sách nào. Nếu người đó đã rời công đoàn, hãy ghi thôi sinh hoạt để báo cáo các năm trước vẫn đúng.</translation>
        </message>
        <message>
            <source>{name} is a member. End the membership first; then the data can be deleted.</source>
            <translation>{name} đang là đoàn viên. Hãy cho thôi sinh hoạt trước, sau đó mới xóa dữ liệu được.</translation>
        </message>
        <message>
            <source>{name} is in the book already with this number. Open that record?</source>
            <translation>{name} đã có trong sổ với số này. Mở hồ sơ đó?</translation>
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
            <source>{name} was merged with nobody.</source>
            <translation>{name} chưa gộp với ai.</translation>
        </message>
        <message>
            <source>{name}: {event} on {day}</source>
            <translation>{name}: {event} ngày {day}</translation>
        </message>
        <message>
            <source>{name}: {event} on {day} was deleted</source>
            <translation>Đã xóa biến động của {name}: {event} ngày {day}</translation>
        </message>
        <message>
            <source>{second} and {first} are two people again</source>
            <translation>{second} và {first} đã thành hai người như trước</translation>
        </message>
        <message>
            <source>{section} (closed)</source>
            <translation>{section} (đã đóng)</translation>
        </message>
        <message>
            <source>{section} cannot go into itself. Choose another section.</source>
            <translation>{section} không thể nhập vào chính nó. Hãy chọn tổ khác.</translation>
        </message>
        <message>
            <source>{section} did not exist on {day}. Choose another day or section.</source>
            <translation>Ngày {day} không có {section}. Hãy chọn ngày khác hoặc tổ khác.</translation>
        </message>
        <message>
            <source>{section}: choose who goes, and where to.</source>
            <translation>{section}: hãy chọn ai đi và sang tổ nào.</translation>
        </message>
        <message>
            <source>{section}: what becomes of it is not clear.</source>
            <translation>{section}: chưa rõ phương án.</translation>
        </message>
        <message>
            <source>{section}: write the new name, or the section that is joined.</source>
            <translation>{section}: hãy ghi tên mới, hoặc tổ sẽ nhập vào.</translation>
        </message>
        <message>
            <source>{section}: {target} is closed by the same plan, so nobody can go there.</source>
            <translation>{section}: {target} cũng kết thúc theo phương án này nên không nhận người được.</translation>
        </message>
        <message>
            <source>{used} photos will be kept; {nobody} files fit nobody; {others} cannot be used.</source>
            <translation>{used} ảnh sẽ được cất; {nobody} tệp không khớp với ai; {others} tệp không dùng được.</translation>
        </message>
        <message>
            <source>{value} đồng a month is too little for a pay: it may be in thousands.</source>
            <translation>{value} đồng một tháng là quá ít so với tiền lương: có thể ghi theo đơn vị nghìn đồng.</translation>
        </message>
        <message>
            <source>{waiting} of those chosen have none and get numbers from this one on; used ones are passed over.</source>
            <translation>{waiting} người đã chọn chưa có số thẻ sẽ được cấp từ số này trở đi; số đã dùng được bỏ qua.</translation>
        </message>
        <message>
            <source>{who}: no photo</source>
            <translation>{who}: chưa có ảnh</translation>
        </message>
        <message>
            <source>{women} of them women, in {sections} sections</source>
            <translation>trong đó nữ {women}; {sections} tổ công đoàn</translation>
        </message>
        <message>
            <source>“{found}” has digits in it. Please check the name.</source>
            <translation>“{found}” có chữ số. Hãy kiểm tra lại họ tên.</translation>
        </message>
        <message>
            <source>“{found}” has letters in it. A number is wanted here, such as 0905123456; remarks belong into the note.</source>
            <translation>“{found}” có chữ. Ô này chỉ nhận số điện thoại, như 0905123456; lời ghi thêm thì để ở ô Ghi chú.</translation>
        </message>
        <message>
            <source>“{found}” is no citizen's number: that has 12 digits. An old card has 9 digits, a passport begins with a letter.</source>
            <translation>“{found}” không phải số CCCD: số CCCD có 12 chữ số. CMND cũ có 9 chữ số; hộ chiếu bắt đầu bằng chữ cái.</translation>
        </message>
        <message>
            <source>“{found}” is no telephone number of Vietnam: a mobile number has 10 digits, such as 0905123456. It can be saved all the same.</source>
            <translation>“{found}” không giống số điện thoại Việt Nam: số di động có 10 chữ số, như 0905123456. Vẫn lưu được.</translation>
        </message>
        <message>
            <source>“{found}” is none of the 54 ethnic groups as they are usually written. It can be kept.</source>
            <translation>“{found}” không có trong tên thường viết của 54 dân tộc. Vẫn lưu được.</translation>
        </message>
        <message>
            <source>“{found}” is not a name. Enter family, middle and given name.</source>
            <translation>“{found}” không phải họ tên. Hãy nhập họ, đệm và tên.</translation>
        </message>
        <message>
            <source>“{found}” is one word. The family name or the given name may have been left out.</source>
            <translation>“{found}” chỉ có một chữ. Có thể đã thiếu họ hoặc tên.</translation>
        </message>
        <message>
            <source>“{found}” is the nationality. The ethnic group is most likely {expected}.</source>
            <translation>“{found}” là quốc tịch. Dân tộc có lẽ là {expected}.</translation>
        </message>
        <message>
            <source>“{found}” is usually written {expected}.</source>
            <translation>“{found}” thường viết là {expected}.</translation>
        </message>
        <message>
            <source>“{number}” has no digits to count on from. Enter one such as 000123 or HN-0123.</source>
            <translation>“{number}” không có chữ số để đếm tiếp. Hãy nhập số như 000123 hoặc HN-0123.</translation>
        </message>
        <message>
            <source>“{part}” does not say who of the family it is.</source>
            <translation>“{part}” chưa cho biết là thân nhân nào.</translation>
        </message>
        <message>
            <source>“{text}” is no day. Write year, month and day, such as 2026-05-31.</source>
            <translation>“{text}” không phải là ngày. Ghi năm, tháng, ngày, ví dụ 2026-05-31.</translation>
        </message>
        <message>
            <source>“{text}” is no period. Write its first and last day, such as 2025-12-01/2026-05-31.</source>
            <translation>“{text}” không phải là kỳ. Ghi ngày đầu và ngày cuối, ví dụ 2025-12-01/2026-05-31.</translation>
        </message>
        <message>
            <source>“{text}” is not the code of a citizen's card.</source>
            <translation>“{text}” không phải mã trên thẻ căn cước.</translation>
        </message>
        <message>
            <source>“{text}” is not the code of a citizen's card: that has seven parts between upright lines (|).</source>
            <translation>“{text}” không phải mã trên thẻ căn cước: mã đó có bảy phần, ngăn bằng dấu gạch đứng (|).</translation>
        </message>
        <message>
            <source>“{text}” should be the 12 digits of the number. Turn the Vietnamese typing off (UniKey) and scan again.</source>
            <translation>“{text}” lẽ ra phải là 12 chữ số. Hãy tắt bộ gõ tiếng Việt (UniKey) rồi quét lại.</translation>
        </message>
        <message>
            <source>“{value}” is no change of a membership.</source>
            <translation>“{value}” không phải là một loại biến động đoàn viên.</translation>
        </message>
        <message>
            <source>“{value}” is no standing in the Party known here, so it was left out.</source>
            <translation>Không hiểu “{value}” ở cột Đảng viên nên đã để trống.</translation>
        </message>
        <message>
            <source>“{value}” is only a year, so the column {field} was left empty.</source>
            <translation>“{value}” chỉ có năm nên cột {field} để trống.</translation>
        </message>
        <message>
            <source>“{value}” is schooling, so it goes under Học vấn.</source>
            <translation>“{value}” là trình độ học vấn nên được ghi vào mục Học vấn.</translation>
        </message>
        <message>
            <source>“{value}” is usually written {usual}.</source>
            <translation>“{value}” thường viết là {usual}.</translation>
        </message>
        <message>
            <source>“{value}” was left out: the post follows from the posts held: {held}.</source>
            <translation>Đã bỏ qua “{value}”: chức vụ lấy theo quá trình công tác công đoàn: {held}.</translation>
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
            <source>A part of another computer's list of Tết gifts, with its sixteen digits.</source>
            <translation>Một phần danh sách quà Tết của máy khác, có mười sáu chữ số đi kèm.</translation>
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
            <source>Another name since (empty: a spelling put right)</source>
            <translation>Đổi tên từ ngày (để trống: chỉ sửa lỗi chính tả)</translation>
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
            <source>Closed, last day {day}</source>
            <translation>Kết thúc, ngày cuối {day}</translation>
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
            <source>First day of the section</source>
            <translation>Ngày thành lập tổ</translation>
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
            <source>Last day of the section</source>
            <translation>Ngày cuối của tổ</translation>
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
            <source>Members are put into sections; an imported list adds its own by itself.</source>
            <translation>Đoàn viên được xếp vào các tổ; danh sách nhập từ Excel tự thêm tổ.</translation>
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
            <source>No sections yet</source>
            <translation>Chưa có tổ công đoàn</translation>
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
            <source>Open a hand-out desk from a file</source>
            <translation>Mở bàn phát quà từ tệp</translation>
        </message>
        <message>
            <source>Our union</source>
            <translation>Đơn vị</translation>
        </message>
        <message>
            <source>Papers are addressed to it, and packages are sent to it.</source>
            <translation>Văn bản kính gửi cấp này, gói dữ liệu cũng gửi lên cấp này.</translation>
        </message>
        <message>
            <source>Papers of earlier days keep the old name.</source>
            <translation>Giấy tờ của những ngày trước vẫn in tên cũ.</translation>
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
            <source>Re-organise the union…</source>
            <translation>Sắp xếp lại tổ chức…</translation>
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
            <source>The union above is not known</source>
            <translation>Chưa ghi công đoàn cấp trên</translation>
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
            <source>Until {day}: {name}</source>
            <translation>Đến {day}: {name}</translation>
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
            <source>a list in square brackets</source>
            <translation>danh sách trong ngoặc vuông</translation>
        </message>
        <message>
            <source>a table with entries</source>
            <translation>một bảng gồm các mục</translation>
        </message>
        <message>
            <source>a text in quotation marks</source>
            <translation>chữ trong ngoặc kép</translation>
        </message>
        <message>
            <source>a whole number</source>
            <translation>số nguyên</translation>
        </message>
        <message>
            <source>{count} sections</source>
            <translation>{count} tổ</translation>
        </message>
        <message>
            <source>{name} cannot be above from {since} on: unions of that kind ended on {last_day}. Choose the union that took its place, or an earlier day.</source>
            <translation>{name} không thể là công đoàn cấp trên từ ngày {since}: loại công đoàn này chỉ tồn tại đến hết ngày {last_day}. Hãy chọn công đoàn thay thế, hoặc một ngày sớm hơn.</translation>
        </message>
        <message>
            <source>{name} cannot end on {until}, before it begins on {since}.</source>
            <translation>{name} không thể kết thúc ngày {until}, trước ngày thành lập {since}.</translation>
        </message>
        <message>
            <source>{name} ended on {day}: no paper names it any more. Add the union that took its place.</source>
            <translation>{name} đã kết thúc hoạt động sau ngày {day} nên giấy tờ không còn ghi tên. Vui lòng thêm công đoàn cấp trên thay thế.</translation>
        </message>
        <message>
            <source>{path} is not a set-up file (TOML text in UTF-8).</source>
            <translation>{path} không phải là tệp thiết lập (văn bản TOML, mã UTF-8).</translation>
        </message>
        <message>
            <source>{path} is not a set-up file: line {value} is not written as TOML.</source>
            <translation>{path} không phải tệp thiết lập: dòng {value} viết không đúng dạng TOML.</translation>
        </message>
        <message>
            <source>{path}: the entry {field} cannot be “{value}”. Choose one of: {expected}.</source>
            <translation>{path}: mục {field} không nhận “{value}”. Hãy chọn một trong: {expected}.</translation>
        </message>
        <message>
            <source>{path}: the entry {field} is missing or empty.</source>
            <translation>{path}: mục {field} còn thiếu hoặc để trống.</translation>
        </message>
        <message>
            <source>{path}: the entry {field} is not known. Known are: {expected}.</source>
            <translation>{path}: không có mục {field}. Các mục dùng được: {expected}.</translation>
        </message>
        <message>
            <source>{path}: the entry {field} must be {expected}, not {value}.</source>
            <translation>{path}: mục {field} phải là {expected}, không phải {value}.</translation>
        </message>
    </context>
    <context>
        <name>reports</name>
        <message>
            <source> Is “{near}” meant?</source>
            <translation> Có phải “{near}” không?</translation>
        </message>
        <message>
            <source>A blank that was bought</source>
            <translation>Phôi mua sẵn</translation>
        </message>
        <message>
            <source>A brace in “{value}” lacks its other half ({field}).</source>
            <translation>Trong “{value}” có dấu ngoặc nhọn thiếu nửa kia ({field}).</translation>
        </message>
        <message>
            <source>A frame on white paper</source>
            <translation>Kẻ khung khi in trên giấy trắng</translation>
        </message>
        <message>
            <source>A paper cannot be saved as “.{format}”. Give the file a name that ends in {offered}.</source>
            <translation>Không lưu được văn bản với đuôi tệp “.{format}”. Xin đặt tên tệp kết thúc bằng một trong các đuôi: {offered}.</translation>
        </message>
        <message>
            <source>A, left edge to cross</source>
            <translation>A: mép trái đến dấu thập</translation>
        </message>
        <message>
            <source>A4 lying: 297 × 210, A3 lying: 420 × 297. The texts go along.</source>
            <translation>A4 nằm ngang: 297 × 210; A3 nằm ngang: 420 × 297. Các dòng chữ tự giãn theo.</translation>
        </message>
        <message>
            <source>Add a text</source>
            <translation>Thêm dòng chữ</translation>
        </message>
        <message>
            <source>And {count} more.</source>
            <translation>Và {count} trường hợp nữa.</translation>
        </message>
        <message>
            <source>Another blank like this one</source>
            <translation>Phôi khác, theo bố cục này</translation>
        </message>
        <message>
            <source>Another blank like this one…</source>
            <translation>Phôi khác, theo bố cục này…</translation>
        </message>
        <message>
            <source>At least one text must be printed into the blank.</source>
            <translation>Phải có ít nhất một dòng chữ in lên phôi.</translation>
        </message>
        <message>
            <source>B, upper edge to cross</source>
            <translation>B: mép trên đến dấu thập</translation>
        </message>
        <message>
            <source>Back to the shipped layout</source>
            <translation>Về bố cục gốc</translation>
        </message>
        <message>
            <source>Back to the shipped one</source>
            <translation>Về mẫu gốc</translation>
        </message>
        <message>
            <source>Black</source>
            <translation>Đen</translation>
        </message>
        <message>
            <source>Blank</source>
            <translation>Phôi</translation>
        </message>
        <message>
            <source>Bold</source>
            <translation>Đậm</translation>
        </message>
        <message>
            <source>C, ruler across</source>
            <translation>C: thước ngang</translation>
        </message>
        <message>
            <source>Campaign</source>
            <translation>Đợt, phong trào</translation>
        </message>
        <message>
            <source>Capitals</source>
            <translation>Chữ hoa</translation>
        </message>
        <message>
            <source>Choose a paper, then PDF to print and sign, Excel to work on the list, or Word to edit the text. The paper opens when it has been saved.</source>
            <translation>Chọn một biểu mẫu, rồi bấm PDF để in và ký, Excel để làm việc tiếp với danh sách, hoặc Word để chỉnh sửa lời văn. Lưu xong, văn bản được mở ra ngay.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Đóng</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>Màu chữ</translation>
        </message>
        <message>
            <source>D, ruler down</source>
            <translation>D: thước đứng</translation>
        </message>
        <message>
            <source>Dark blue</source>
            <translation>Xanh đậm</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Ngày</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>Quyết định</translation>
        </message>
        <message>
            <source>Emblem for white paper…</source>
            <translation>Huy hiệu in trên giấy trắng…</translation>
        </message>
        <message>
            <source>Every printer is off by a millimetre or two. Print the measuring sheet on plain paper, measure A, B, C and D with a ruler, type them here and keep them. It is kept on this PC, for this printer.</source>
            <translation>Máy in nào cũng lệch một hai mi-li-mét. In tờ đo ra giấy thường, lấy thước kẻ đo A, B, C, D, ghi vào đây rồi cất. Số đo được giữ trên máy tính này, riêng cho máy in ấy.</translation>
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
            <source>For</source>
            <translation>In cho</translation>
        </message>
        <message>
            <source>For whom</source>
            <translation>In cho ai</translation>
        </message>
        <message>
            <source>From the left</source>
            <translation>Cách mép trái</translation>
        </message>
        <message>
            <source>From the top</source>
            <translation>Cách mép trên</translation>
        </message>
        <message>
            <source>Gold</source>
            <translation>Vàng kim</translation>
        </message>
        <message>
            <source>Height</source>
            <translation>Cao</translation>
        </message>
        <message>
            <source>Height of the sheet</source>
            <translation>Chiều cao tờ giấy</translation>
        </message>
        <message>
            <source>Insert a place</source>
            <translation>Chèn chỗ điền</translation>
        </message>
        <message>
            <source>Italic</source>
            <translation>Nghiêng</translation>
        </message>
        <message>
            <source>Keep for this printer</source>
            <translation>Cất cho máy in này</translation>
        </message>
        <message>
            <source>Keep the changes (Ctrl+S)</source>
            <translation>Cất thay đổi (Ctrl+S)</translation>
        </message>
        <message>
            <source>Kept for {printer} on this PC.</source>
            <translation>Đã cất cho máy in {printer} trên máy tính này.</translation>
        </message>
        <message>
            <source>Laying out “{title}”</source>
            <translation>Đang dàn trang “{title}”</translation>
        </message>
        <message>
            <source>Layout</source>
            <translation>Bố cục</translation>
        </message>
        <message>
            <source>Layout of a blank</source>
            <translation>Bố cục phôi</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Trái</translation>
        </message>
        <message>
            <source>Lines at most</source>
            <translation>Nhiều nhất mấy dòng</translation>
        </message>
        <message>
            <source>Look at it</source>
            <translation>Xem trước</translation>
        </message>
        <message>
            <source>Measuring sheet</source>
            <translation>Tờ đo máy in</translation>
        </message>
        <message>
            <source>Measuring sheet…</source>
            <translation>Tờ đo…</translation>
        </message>
        <message>
            <source>Middle</source>
            <translation>Giữa</translation>
        </message>
        <message>
            <source>Moved {right} mm to the right and {down} mm down; {across} % across, {downwards} % down.</source>
            <translation>Sẽ dịch sang phải {right} mm, xuống dưới {down} mm; giãn ngang {across} %, dọc {downwards} %.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Tên</translation>
        </message>
        <message>
            <source>Name, paper and frame…</source>
            <translation>Tên, khổ giấy, khung…</translation>
        </message>
        <message>
            <source>Next page</source>
            <translation>Trang sau</translation>
        </message>
        <message>
            <source>Next sheet</source>
            <translation>Tờ sau</translation>
        </message>
        <message>
            <source>No part of the program offers one.</source>
            <translation>Chưa có phần nào của chương trình cung cấp biểu mẫu.</translation>
        </message>
        <message>
            <source>Nothing begun yet: begin it on its own screen</source>
            <translation>Chưa có: thêm ở màn hình riêng của mục này</translation>
        </message>
        <message>
            <source>Nothing is corrected.</source>
            <translation>Không bù gì.</translation>
        </message>
        <message>
            <source>On the blank already</source>
            <translation>Đã in sẵn trên phôi</translation>
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
            <source>PDF of all {count}… (Ctrl+P)</source>
            <translation>PDF cả {count} tờ… (Ctrl+P)</translation>
        </message>
        <message>
            <source>PDF of the {count} chosen…</source>
            <translation>PDF {count} tờ đã chọn…</translation>
        </message>
        <message>
            <source>Page before</source>
            <translation>Trang trước</translation>
        </message>
        <message>
            <source>Page {number} of {count}</source>
            <translation>Trang {number}/{count}</translation>
        </message>
        <message>
            <source>Paper</source>
            <translation>Giấy tờ</translation>
        </message>
        <message>
            <source>Papers</source>
            <translation>Báo cáo, biểu mẫu</translation>
        </message>
        <message>
            <source>Parts of printing</source>
            <translation>Các phần của việc in</translation>
        </message>
        <message>
            <source>People</source>
            <translation>Người</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>Kỳ</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Ảnh</translation>
        </message>
        <message>
            <source>Place in the template</source>
            <translation>Chỗ điền trong mẫu</translation>
        </message>
        <message>
            <source>Places of the template</source>
            <translation>Các chỗ điền của mẫu</translation>
        </message>
        <message>
            <source>Printed on</source>
            <translation>In lên</translation>
        </message>
        <message>
            <source>Printed on white paper only</source>
            <translation>Chỉ in khi dùng giấy trắng</translation>
        </message>
        <message>
            <source>Printer</source>
            <translation>Máy in</translation>
        </message>
        <message>
            <source>Read a layout from a file…</source>
            <translation>Đọc bố cục từ tệp…</translation>
        </message>
        <message>
            <source>Receipt</source>
            <translation>Phiếu thu</translation>
        </message>
        <message>
            <source>Red</source>
            <translation>Đỏ</translation>
        </message>
        <message>
            <source>Remove the emblem</source>
            <translation>Bỏ huy hiệu</translation>
        </message>
        <message>
            <source>Remove the scan</source>
            <translation>Bỏ bản quét phôi</translation>
        </message>
        <message>
            <source>Remove this layout</source>
            <translation>Xóa bố cục này</translation>
        </message>
        <message>
            <source>Remove this text</source>
            <translation>Xóa dòng chữ này</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>Phải</translation>
        </message>
        <message>
            <source>Save a template, change its look and words in Word but keep the places in braces, then put it back. From then on the paper in Word is made with it; the PDF stays as it is.</source>
            <translation>Lưu mẫu ra, sửa hình thức và lời văn trong Word nhưng giữ các chỗ điền trong ngoặc nhọn, rồi đưa lại vào. Từ đó giấy dạng Word được lập theo mẫu ấy; bản PDF không đổi.</translation>
        </message>
        <message>
            <source>Save the template… (Ctrl+S)</source>
            <translation>Lưu mẫu ra… (Ctrl+S)</translation>
        </message>
        <message>
            <source>Saved: {file}</source>
            <translation>Đã lưu: {file}</translation>
        </message>
        <message>
            <source>Saved: {file}. Print it at 100 % (Actual size), never fitted to the page.</source>
            <translation>Đã lưu: {file}. Khi in chọn đúng cỡ 100 % (Actual size), không chọn “Vừa trang” (Fit).</translation>
        </message>
        <message>
            <source>Scan of the blank, to place by…</source>
            <translation>Bản quét phôi để canh chữ…</translation>
        </message>
        <message>
            <source>Sheet before</source>
            <translation>Tờ trước</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Cỡ xem</translation>
        </message>
        <message>
            <source>Size of the letters</source>
            <translation>Cỡ chữ</translation>
        </message>
        <message>
            <source>Stands</source>
            <translation>Canh</translation>
        </message>
        <message>
            <source>Step back (Ctrl+Z)</source>
            <translation>Lùi một bước (Ctrl+Z)</translation>
        </message>
        <message>
            <source>Step forward (Ctrl+Y)</source>
            <translation>Tiến một bước (Ctrl+Y)</translation>
        </message>
        <message>
            <source>Template in use</source>
            <translation>Mẫu đang dùng</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Dòng chữ</translation>
        </message>
        <message>
            <source>Text on the sheet</source>
            <translation>Dòng chữ trên tờ giấy</translation>
        </message>
        <message>
            <source>Texts</source>
            <translation>Chữ</translation>
        </message>
        <message>
            <source>The emblem was kept. It is printed on white paper only.</source>
            <translation>Đã cất huy hiệu, chỉ in khi dùng giấy trắng.</translation>
        </message>
        <message>
            <source>The layout was read from {file}</source>
            <translation>Đã đọc bố cục từ {file}</translation>
        </message>
        <message>
            <source>The layout “{title}” was added</source>
            <translation>Đã thêm bố cục “{title}”</translation>
        </message>
        <message>
            <source>The layout “{title}” was kept</source>
            <translation>Đã cất bố cục “{title}”</translation>
        </message>
        <message>
            <source>The layout “{title}” was removed</source>
            <translation>Đã xóa bố cục “{title}”</translation>
        </message>
        <message>
            <source>The paper was saved, but no program here opens it: {file}</source>
            <translation>Đã lưu văn bản, nhưng máy này không có chương trình để mở: {file}</translation>
        </message>
        <message>
            <source>The picture was removed</source>
            <translation>Đã bỏ ảnh</translation>
        </message>
        <message>
            <source>The rulers came out at {percent} % of their length: the page was fitted to the paper. Print the sheet again with “Actual size” or 100 %, then measure again.</source>
            <translation>Thước in ra chỉ bằng {percent} % độ dài đúng: trang đã bị co giãn cho vừa giấy. Hãy in lại tờ đo với “Actual size” hoặc 100 % rồi đo lại.</translation>
        </message>
        <message>
            <source>The same, corrected…</source>
            <translation>Tờ đo đã bù…</translation>
        </message>
        <message>
            <source>The scan was kept. It is never printed.</source>
            <translation>Đã cất bản quét phôi, không bao giờ in ra.</translation>
        </message>
        <message>
            <source>The sheet</source>
            <translation>Tờ giấy</translation>
        </message>
        <message>
            <source>There are no papers yet</source>
            <translation>Chưa có biểu mẫu nào</translation>
        </message>
        <message>
            <source>There is no list called “{name}”. These exist: {offered}.</source>
            <translation>Không có danh sách nào tên là “{name}”. Các danh sách hiện có: {offered}.</translation>
        </message>
        <message>
            <source>There is no paper called “{name}”. These exist: {offered}.</source>
            <translation>Không có biểu mẫu nào tên là “{name}”. Các biểu mẫu hiện có: {offered}.</translation>
        </message>
        <message>
            <source>There is no place called “{value}” ({field}). Places are: {expected}.</source>
            <translation>Không có chỗ điền “{value}” ({field}). Các chỗ điền: {expected}.</translation>
        </message>
        <message>
            <source>This paper is about a campaign; there is none yet.</source>
            <translation>Biểu mẫu này lập cho một đợt cụ thể, mà hiện chưa có đợt nào.</translation>
        </message>
        <message>
            <source>Use my own… (Ins)</source>
            <translation>Dùng mẫu của mình… (Ins)</translation>
        </message>
        <message>
            <source>What can be done with the layout</source>
            <translation>Các việc với bố cục</translation>
        </message>
        <message>
            <source>What is printed</source>
            <translation>Nội dung in</translation>
        </message>
        <message>
            <source>What stands there, for example</source>
            <translation>Nội dung, ví dụ</translation>
        </message>
        <message>
            <source>White paper, everything</source>
            <translation>Giấy trắng, in cả</translation>
        </message>
        <message>
            <source>Whole page</source>
            <translation>Cả trang</translation>
        </message>
        <message>
            <source>Whole width</source>
            <translation>Vừa bề ngang</translation>
        </message>
        <message>
            <source>Whom sheets are printed for</source>
            <translation>In giấy cho ai</translation>
        </message>
        <message>
            <source>Width</source>
            <translation>Rộng</translation>
        </message>
        <message>
            <source>Width of the sheet</source>
            <translation>Chiều rộng tờ giấy</translation>
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
            <source>Word templates</source>
            <translation>Mẫu Word</translation>
        </message>
        <message>
            <source>Word templates…</source>
            <translation>Mẫu Word…</translation>
        </message>
        <message>
            <source>Write the layout into a file…</source>
            <translation>Lưu bố cục ra tệp…</translation>
        </message>
        <message>
            <source>Writing “{title}”</source>
            <translation>Đang lập “{title}”</translation>
        </message>
        <message>
            <source>a list in square brackets</source>
            <translation>danh sách trong ngoặc vuông</translation>
        </message>
        <message>
            <source>a number</source>
            <translation>một số</translation>
        </message>
        <message>
            <source>a paragraph for each; ends with {end}</source>
            <translation>mỗi mục một đoạn; hết bằng {end}</translation>
        </message>
        <message>
            <source>a row of the table for each; ends with {end}</source>
            <translation>mỗi mục một dòng của bảng; hết bằng {end}</translation>
        </message>
        <message>
            <source>a table with entries</source>
            <translation>bảng có các mục</translation>
        </message>
        <message>
            <source>a text in quotation marks</source>
            <translation>chữ trong ngoặc kép</translation>
        </message>
        <message>
            <source>a whole number</source>
            <translation>số nguyên</translation>
        </message>
        <message>
            <source>nobody</source>
            <translation>chưa có ai</translation>
        </message>
        <message>
            <source>not chosen, nothing corrected</source>
            <translation>chưa chọn, không bù</translation>
        </message>
        <message>
            <source>of the program</source>
            <translation>của chương trình</translation>
        </message>
        <message>
            <source>true or false</source>
            <translation>true hoặc false</translation>
        </message>
        <message>
            <source>your own: {file}, {day}</source>
            <translation>của đơn vị: {file}, {day}</translation>
        </message>
        <message>
            <source>{count} papers</source>
            <translation>{count} biểu mẫu</translation>
        </message>
        <message>
            <source>{count} places</source>
            <translation>{count} chỗ điền</translation>
        </message>
        <message>
            <source>{count} sheets</source>
            <translation>{count} tờ</translation>
        </message>
        <message>
            <source>{count} templates</source>
            <translation>{count} mẫu</translation>
        </message>
        <message>
            <source>{label}: {x} mm from the left, {y} mm from the top, {width} × {height} mm</source>
            <translation>{label}: cách trái {x}, cách trên {y}, rộng {width} × cao {height} mm</translation>
        </message>
        <message>
            <source>{millimetres} mm is too far off for a printer. Look how the paper lies in the tray, and measure again.</source>
            <translation>Lệch tới {millimetres} mm là quá nhiều đối với máy in. Xem lại cách đặt giấy trong khay rồi đo lại.</translation>
        </message>
        <message>
            <source>{name} (not measured)</source>
            <translation>{name} (chưa đo)</translation>
        </message>
        <message>
            <source>{number} of {count}</source>
            <translation>{number}/{count}</translation>
        </message>
        <message>
            <source>{paper} is made with the shipped template again</source>
            <translation>{paper} lại lập theo mẫu gốc</translation>
        </message>
        <message>
            <source>{paper} is made with your own template now</source>
            <translation>{paper} từ nay lập theo mẫu của đơn vị</translation>
        </message>
        <message>
            <source>{path} cannot be used as a layout.</source>
            <translation>{path} không dùng làm bố cục được.</translation>
        </message>
        <message>
            <source>{path} is a layout for another paper ({value}).</source>
            <translation>{path} là bố cục của giấy khác ({value}).</translation>
        </message>
        <message>
            <source>{path} is not a layout (TOML text in UTF-8).</source>
            <translation>{path} không phải tệp bố cục (văn bản TOML, mã UTF-8).</translation>
        </message>
        <message>
            <source>{path} is not a layout: line {value} is not written as TOML.</source>
            <translation>{path} không phải tệp bố cục: dòng {value} không đúng cách viết TOML.</translation>
        </message>
        <message>
            <source>{path}: the entry {field} cannot be “{value}”. Choose one of: {expected}.</source>
            <translation>{path}: mục {field} không thể là “{value}”. Chọn một trong: {expected}.</translation>
        </message>
        <message>
            <source>{path}: the entry {field} is missing or empty.</source>
            <translation>{path}: thiếu mục {field} hoặc mục ấy trống.</translation>
        </message>
        <message>
            <source>{path}: the entry {field} is not known. Known are: {expected}.</source>
            <translation>{path}: không có mục {field}. Các mục được dùng: {expected}.</translation>
        </message>
        <message>
            <source>{path}: the entry {field} is {value}; it may be at most {expected}.</source>
            <translation>{path}: mục {field} là {value}, nhiều nhất được {expected}.</translation>
        </message>
        <message>
            <source>{path}: the entry {field} is {value}; it must be at least {expected}.</source>
            <translation>{path}: mục {field} là {value}, ít nhất phải {expected}.</translation>
        </message>
        <message>
            <source>{path}: the entry {field} must be a length in mm, not {value}.</source>
            <translation>{path}: mục {field} phải là độ dài tính bằng mm, không phải {value}.</translation>
        </message>
        <message>
            <source>{path}: the entry {field} must be {expected}, not {value}.</source>
            <translation>{path}: mục {field} phải là {expected}, không phải {value}.</translation>
        </message>
        <message>
            <source>{path}: the text of {field} reaches to {value} mm, but the sheet ends at {expected} mm.</source>
            <translation>{path}: chữ của {field} ra tới {value} mm, nhưng tờ giấy chỉ đến {expected} mm.</translation>
        </message>
        <message>
            <source>{path}: two texts are called “{value}” ({field}).</source>
            <translation>{path}: hai dòng chữ cùng tên “{value}” ({field}).</translation>
        </message>
        <message>
            <source>{path}: {field} has {value} letters; it may have at most {expected}.</source>
            <translation>{path}: {field} có {value} chữ cái, nhiều nhất được {expected}.</translation>
        </message>
        <message>
            <source>{path}: {value} texts are too many; a layout has at most {expected}.</source>
            <translation>{path}: {value} dòng chữ là quá nhiều, một bố cục có nhiều nhất {expected}.</translation>
        </message>
        <message>
            <source>{path}: “{value}” cannot be the code of a layout. Use small letters without marks, digits and -.</source>
            <translation>{path}: “{value}” không dùng làm mã bố cục được. Chỉ dùng chữ thường không dấu, chữ số và dấu -.</translation>
        </message>
        <message>
            <source>{path}: “{value}” is no colour ({field}). Write it as #b3121d.</source>
            <translation>{path}: “{value}” không phải mã màu ({field}). Viết như #b3121d.</translation>
        </message>
        <message>
            <source>{place}. Long here: letters of {size} instead of {wanted}.</source>
            <translation>{place}. Dài nên thu cỡ chữ còn {size} (định {wanted}).</translation>
        </message>
        <message>
            <source>{title} (your own)</source>
            <translation>{title} (của đơn vị)</translation>
        </message>
        <message>
            <source>{title}, another</source>
            <translation>{title} (phôi khác)</translation>
        </message>
        <message>
            <source>{title}, look at it</source>
            <translation>{title}, xem trước</translation>
        </message>
        <message>
            <source>{title}, save as {format}</source>
            <translation>{title}, lưu dạng {format}</translation>
        </message>
        <message>
            <source>“{name}” cannot be read as a Word template. Begin again from the saved one.</source>
            <translation>Không đọc được “{name}” như một mẫu Word. Hãy làm lại từ mẫu lưu ra.</translation>
        </message>
        <message>
            <source>“{name}” fetches something from outside (a linked template, picture or object). Break the link.</source>
            <translation>“{name}” lấy nội dung từ bên ngoài (mẫu, ảnh hoặc đối tượng liên kết). Hãy ngắt liên kết ấy.</translation>
        </message>
        <message>
            <source>“{name}” is no Word file (.docx). Save it in Word as .docx and try again.</source>
            <translation>“{name}” không phải tệp Word (.docx). Hãy mở trong Word, lưu lại dạng .docx rồi thử lại.</translation>
        </message>
        <message>
            <source>“{name}” is not made as {format}. Choose {offered}.</source>
            <translation>“{name}” không có ở dạng {format}. Xin chọn: {offered}.</translation>
        </message>
        <message>
            <source>“{name}” is too large for a template. Take out pictures, then try again.</source>
            <translation>“{name}” quá lớn để làm mẫu. Hãy bỏ bớt ảnh rồi thử lại.</translation>
        </message>
        <message>
            <source>“{name}”, line {line}: a “for” or “if” lacks its “endfor” or “endif”, or the other way.</source>
            <translation>“{name}”, dòng {line}: “for” hoặc “if” chưa được đóng bằng “endfor” hoặc “endif”, hoặc ngược lại.</translation>
        </message>
        <message>
            <source>“{name}”, line {line}: there is no place called “{place}”.{near}</source>
            <translation>“{name}”, dòng {line}: không có chỗ điền nào tên “{place}”.{near}</translation>
        </message>
        <message>
            <source>“{name}”, line {line}: “{place}” is one text, so nothing can be repeated.</source>
            <translation>“{name}”, dòng {line}: “{place}” chỉ là một dòng chữ, không lặp được.</translation>
        </message>
        <message>
            <source>“{name}”, line {line}: “{place}” may not stand in a template.</source>
            <translation>“{name}”, dòng {line}: không được dùng “{place}” trong mẫu.</translation>
        </message>
        <message>
            <source>“{title}” is the shipped layout again</source>
            <translation>“{title}” đã về bố cục gốc</translation>
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
            <source>Added on</source>
            <translation>Ngày thêm</translation>
        </message>
        <message>
            <source>Add… (Ins)</source>
            <translation>Thêm… (Ins)</translation>
        </message>
        <message>
            <source>Another program is using the data. Close it, then try again.</source>
            <translation>Chương trình khác đang dùng dữ liệu. Vui lòng đóng chương trình đó rồi thử lại.</translation>
        </message>
        <message>
            <source>Attached files already take {kept} MB; more than {most} MB would be too much for a backup. Remove papers that are no longer needed, or keep scans smaller.</source>
            <translation>Các tệp đính kèm đã chiếm {kept} MB; quá {most} MB thì không sao lưu được. Hãy gỡ giấy tờ không còn cần, hoặc quét với cỡ nhỏ hơn.</translation>
        </message>
        <message>
            <source>Attaching files</source>
            <translation>Đang đính kèm tệp</translation>
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
            <source>Close without saving</source>
            <translation>Đóng, không cất</translation>
        </message>
        <message>
            <source>Ctrl+K: type what to do, without marks. F1: help for the screen.</source>
            <translation>Ctrl+K: gõ việc cần làm, không cần dấu. F1: trợ giúp của màn hình.</translation>
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
            <source>Each tile shows what matters today. Click it, or press Enter on it, to go there.</source>
            <translation>Mỗi ô cho biết điều cần quan tâm hôm nay. Bấm vào ô, hoặc nhấn Enter, để mở.</translation>
        </message>
        <message>
            <source>Emulation and awards</source>
            <translation>Thi đua, khen thưởng</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Tệp</translation>
        </message>
        <message>
            <source>Find in the list</source>
            <translation>Tìm trong danh sách</translation>
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
            <source>Home</source>
            <translation>Trang chủ</translation>
        </message>
        <message>
            <source>It was stopped; nothing was changed.</source>
            <translation>Đã dừng; không có gì thay đổi.</translation>
        </message>
        <message>
            <source>Keep typing</source>
            <translation>Gõ tiếp</translation>
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
            <source>More</source>
            <translation>Việc khác</translation>
        </message>
        <message>
            <source>Never backed up</source>
            <translation>Chưa sao lưu lần nào</translation>
        </message>
        <message>
            <source>No files here yet</source>
            <translation>Chưa có tệp nào</translation>
        </message>
        <message>
            <source>No program here opens such a file. Save a copy and take it to one that does.</source>
            <translation>Máy này không có chương trình mở loại tệp này. Hãy lưu bản sao rồi mở ở máy khác.</translation>
        </message>
        <message>
            <source>Nothing was written to “{file}”: a file stands there, not a folder. Choose a folder.</source>
            <translation>Chưa ghi được vào “{file}”: ở đó là một tệp, không phải thư mục. Vui lòng chọn thư mục.</translation>
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
            <source>Open (Enter)</source>
            <translation>Mở (Enter)</translation>
        </message>
        <message>
            <source>Open a hand-out desk from a file…</source>
            <translation>Mở bàn phát quà từ tệp…</translation>
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
            <source>Papers and pictures</source>
            <translation>Giấy tờ và ảnh</translation>
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
            <source>Paste from Excel…</source>
            <translation>Dán từ Excel…</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Thoát</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Gỡ</translation>
        </message>
        <message>
            <source>Reports</source>
            <translation>Báo cáo</translation>
        </message>
        <message>
            <source>Rows copied in Excel are shown first; nothing is written before you agree</source>
            <translation>Xem trước các dòng đã chép trong Excel; chưa ghi gì khi bạn chưa đồng ý</translation>
        </message>
        <message>
            <source>SAMPLE DATA: nothing here is real, try everything</source>
            <translation>DỮ LIỆU MẪU: không có gì ở đây là thật, cứ thử thoải mái</translation>
        </message>
        <message>
            <source>Save a copy…</source>
            <translation>Lưu bản sao…</translation>
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
            <source>Size</source>
            <translation>Cỡ</translation>
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
            <source>That is not the address of a server. It looks like postgresql+psycopg://USER:PASSWORD@SERVER/DATABASE; in the password write %40 for @, %3A for : and %2F for /.</source>
            <translation>Địa chỉ máy chủ chưa đúng. Địa chỉ có dạng postgresql+psycopg://NGƯỜI_DÙNG:MẬT_KHẨU@MÁY_CHỦ/CƠ_SỞ_DỮ_LIỆU; trong mật khẩu, viết %40 thay cho @, %3A thay cho : và %2F thay cho /.</translation>
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
            <source>The data file is not in its folder, though its keys are. Restore the latest backup; delete nothing there.</source>
            <translation>Không thấy tệp dữ liệu trong thư mục, dù tệp khóa còn đó. Hãy phục hồi bản sao lưu mới nhất; đừng xóa gì trong thư mục này.</translation>
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
            <source>The server {server} did not open the database “{database}”. Check the user name, the password and the name of the database.</source>
            <translation>Máy chủ {server} không cho mở cơ sở dữ liệu “{database}”. Hãy kiểm tra tên người dùng, mật khẩu và tên cơ sở dữ liệu.</translation>
        </message>
        <message>
            <source>The server {server} does not answer. Check its name, its port and the network, then try again.</source>
            <translation>Máy chủ {server} không trả lời. Hãy kiểm tra tên máy chủ, cổng kết nối và mạng rồi thử lại.</translation>
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
            <source>Up to 20 MB a file, kept encrypted. Drop files here, or press Ins.</source>
            <translation>Mỗi tệp không quá 20 MB, được mã hóa. Kéo thả tệp vào đây, hoặc nhấn Ins.</translation>
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
            <source>What about</source>
            <translation>Về việc gì</translation>
        </message>
        <message>
            <source>What can be done</source>
            <translation>Các việc có thể làm</translation>
        </message>
        <message>
            <source>What it is</source>
            <translation>Loại giấy tờ</translation>
        </message>
        <message>
            <source>What it is… (F2)</source>
            <translation>Loại giấy tờ… (F2)</translation>
        </message>
        <message>
            <source>What was typed in “{title}” has not been saved. Close the program all the same?</source>
            <translation>Nội dung đang gõ ở “{title}” chưa được cất. Vẫn đóng chương trình?</translation>
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
            <source>{count} files</source>
            <translation>{count} tệp</translation>
        </message>
        <message>
            <source>{count} files were attached</source>
            <translation>Đã đính kèm {count} tệp</translation>
        </message>
        <message>
            <source>{count} files were named anew</source>
            <translation>Đã ghi lại loại của {count} tệp</translation>
        </message>
        <message>
            <source>{count} files were removed (Ctrl+Z)</source>
            <translation>Đã gỡ {count} tệp (Ctrl+Z để lấy lại)</translation>
        </message>
        <message>
            <source>{count} records were edited since and stay as they are.</source>
            <translation>{count} bản ghi đã được sửa sau đó nên giữ nguyên.</translation>
        </message>
        <message>
            <source>{detail} holds something else than this program's data, or another union's. Nothing was touched.</source>
            <translation>{detail} không phải dữ liệu của phần mềm này, hoặc là dữ liệu của đơn vị khác. Phần mềm không thay đổi gì ở đó.</translation>
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
            <source>“{file}” is a file, not a folder.</source>
            <translation>“{file}” là tệp, không phải thư mục.</translation>
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
            <source>“{file}” was not written: a folder has that name. Give the name of a file.</source>
            <translation>Chưa ghi được “{file}”: đã có thư mục mang tên này. Vui lòng nhập tên tệp.</translation>
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
            <source>“{name}” has more points than this program draws. It was not kept; save it smaller, then add it.</source>
            <translation>“{name}” có quá nhiều điểm ảnh nên không nhận. Hãy lưu ảnh nhỏ hơn rồi thêm lại.</translation>
        </message>
        <message>
            <source>“{name}” holds macros, which may do harm, so it was not kept. Save it as PDF, then add it.</source>
            <translation>“{name}” có macro, có thể gây hại, nên không nhận. Hãy lưu thành PDF rồi thêm lại.</translation>
        </message>
        <message>
            <source>“{name}” is a HEIC picture as iPhones make them. Save it as JPG (on the phone: Settings, Camera, Formats, Most Compatible), then add it.</source>
            <translation>“{name}” là ảnh HEIC của iPhone. Hãy lưu thành JPG (trên điện thoại: Cài đặt, Camera, Định dạng, Tương thích nhất) rồi thêm lại.</translation>
        </message>
        <message>
            <source>“{name}” is a program, not a paper, whatever its name says. It was not kept. If it came by mail, do not open it.</source>
            <translation>“{name}” là một chương trình chứ không phải giấy tờ, dù tên tệp ghi gì. Tệp không được nhận. Nếu tệp đến qua thư điện tử, xin đừng mở.</translation>
        </message>
        <message>
            <source>“{name}” is among these papers already; it was not added again.</source>
            <translation>“{name}” đã có trong hồ sơ này, không thêm lần nữa.</translation>
        </message>
        <message>
            <source>“{name}” is damaged or not whole, so it was not kept. Copy or scan it again, then add that.</source>
            <translation>“{name}” bị hỏng hoặc không đủ, nên không nhận. Hãy chép hoặc quét lại rồi thêm.</translation>
        </message>
        <message>
            <source>“{name}” is empty, so it was not kept.</source>
            <translation>“{name}” là tệp rỗng, nên không nhận.</translation>
        </message>
        <message>
            <source>“{name}” is in an old format of Word or Excel. Save it there as .docx, .xlsx or PDF, then add it.</source>
            <translation>“{name}” là tệp Word, Excel kiểu cũ. Hãy mở ra, lưu thành .docx, .xlsx hoặc PDF rồi thêm lại.</translation>
        </message>
        <message>
            <source>“{name}” is larger than 20 MB, so it was not kept. Scan it at 200 dpi, or save it smaller.</source>
            <translation>“{name}” lớn hơn 20 MB, nên không nhận. Hãy quét ở 200 dpi, hoặc lưu nhỏ hơn.</translation>
        </message>
        <message>
            <source>“{name}” is no picture that is known here: take JPG, PNG, BMP or TIFF.</source>
            <translation>“{name}” không phải ảnh đọc được: hãy dùng JPG, PNG, BMP hoặc TIFF.</translation>
        </message>
        <message>
            <source>“{name}” is none of the files that are kept: PDF, JPG, PNG, TIFF, Word (.docx) and Excel (.xlsx).</source>
            <translation>“{name}” không thuộc loại tệp được nhận: PDF, JPG, PNG, TIFF, Word (.docx) và Excel (.xlsx).</translation>
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
            <source>A package is written to the stick whole or not at all, read back and verified. It can be written again as often as needed and stays the same. Give our card to the union above once, and read the seven words to each other over the telephone.</source>
            <translation>Gói dữ liệu được ghi trọn vẹn ra USB hoặc không ghi gì, sau đó được đọc lại để kiểm tra. Có thể ghi lại nhiều lần, nội dung vẫn giữ nguyên. Chỉ cần gửi thẻ của đơn vị cho công đoàn cấp trên một lần và đọc cho nhau bảy từ qua điện thoại.</translation>
        </message>
        <message>
            <source>Add a card…</source>
            <translation>Thêm thẻ…</translation>
        </message>
        <message>
            <source>Added</source>
            <translation>Thêm mới</translation>
        </message>
        <message>
            <source>Another folder…</source>
            <translation>Thư mục khác…</translation>
        </message>
        <message>
            <source>Anybody (open package)</source>
            <translation>Không ghi tên (gói mở)</translation>
        </message>
        <message>
            <source>Arrived</source>
            <translation>Cấp trên đã nhận</translation>
        </message>
        <message>
            <source>Ask the union above for its card, add it here, then compare the seven words by telephone.</source>
            <translation>Hãy xin thẻ của công đoàn cấp trên, thêm vào đây, rồi so bảy từ qua điện thoại.</translation>
        </message>
        <message>
            <source>Call {name} on a known number and have them read their seven words:

{words}

Are they the same?</source>
            <translation>Hãy gọi {name} theo số điện thoại đã biết và đề nghị đọc bảy từ:

{words}

Bảy từ có giống nhau không?</translation>
        </message>
        <message>
            <source>Card saved: {path}</source>
            <translation>Đã xuất thẻ: {path}</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Thay đổi</translation>
        </message>
        <message>
            <source>Check code</source>
            <translation>Mã kiểm</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Mã</translation>
        </message>
        <message>
            <source>Compare later</source>
            <translation>So sau</translation>
        </message>
        <message>
            <source>Confirmed</source>
            <translation>Đã xác nhận</translation>
        </message>
        <message>
            <source>Content</source>
            <translation>Nội dung</translation>
        </message>
        <message>
            <source>Did {name} read exactly these words?

{words}</source>
            <translation>{name} có đọc đúng các từ sau đây không?

{words}</translation>
        </message>
        <message>
            <source>Ended</source>
            <translation>Kết thúc</translation>
        </message>
        <message>
            <source>Every package that is written stands here, with whether it arrived.</source>
            <translation>Mỗi gói đã ghi đều có trong sổ này, kèm việc cấp trên đã nhận hay chưa.</translation>
        </message>
        <message>
            <source>Figures only, without names</source>
            <translation>Chỉ số liệu, không có họ tên</translation>
        </message>
        <message>
            <source>Hand-over paper…</source>
            <translation>Biên bản giao nhận…</translation>
        </message>
        <message>
            <source>It cannot be proved that this package is genuine.</source>
            <translation>Không chứng minh được gói này là thật.</translation>
        </message>
        <message>
            <source>It is not known who the package is for. Add the card of the union above first.</source>
            <translation>Chưa biết gói gửi cho đơn vị nào. Hãy thêm thẻ của công đoàn cấp trên trước.</translation>
        </message>
        <message>
            <source>Key revoked</source>
            <translation>Đã thu hồi khóa</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Loại</translation>
        </message>
        <message>
            <source>Ledger of packages</source>
            <translation>Sổ gói tin</translation>
        </message>
        <message>
            <source>Look for sticks</source>
            <translation>Tìm lại USB</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>Lập lúc</translation>
        </message>
        <message>
            <source>Name, no national number</source>
            <translation>Có họ tên, không có số định danh</translation>
        </message>
        <message>
            <source>No card of a unit with the code {code} was added. Known: {known}.</source>
            <translation>Chưa có thẻ của đơn vị mã {code}. Các mã đã có: {known}.</translation>
        </message>
        <message>
            <source>No card of another unit yet</source>
            <translation>Chưa có thẻ của đơn vị nào</translation>
        </message>
        <message>
            <source>No card was added yet, so the code {code} is unknown. Add the unit's card first.</source>
            <translation>Chưa thêm thẻ của đơn vị nào nên chưa biết mã {code}. Hãy thêm thẻ của đơn vị đó trước.</translation>
        </message>
        <message>
            <source>No name, no national number</source>
            <translation>Không có họ tên, không có số định danh</translation>
        </message>
        <message>
            <source>No package was made yet</source>
            <translation>Chưa lập gói dữ liệu nào</translation>
        </message>
        <message>
            <source>No package was made yet, so there is nothing to hand over.</source>
            <translation>Chưa lập gói nào nên chưa có gì để giao nhận.</translation>
        </message>
        <message>
            <source>No stick was found. Plug one in, or choose a folder.</source>
            <translation>Không thấy USB nào. Hãy cắm USB hoặc chọn một thư mục.</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>Số</translation>
        </message>
        <message>
            <source>Nobody in particular: an open package</source>
            <translation>Không ghi tên đơn vị nhận: gói mở</translation>
        </message>
        <message>
            <source>Not written yet</source>
            <translation>Chưa ghi ra USB</translation>
        </message>
        <message>
            <source>Nothing has been sent yet.</source>
            <translation>Chưa gửi gói nào.</translation>
        </message>
        <message>
            <source>Of each person</source>
            <translation>Thông tin từng người</translation>
        </message>
        <message>
            <source>Open the folder</source>
            <translation>Mở thư mục</translation>
        </message>
        <message>
            <source>Our seven words, to be read over the telephone: {words}</source>
            <translation>Bảy từ của đơn vị, để đọc qua điện thoại: {words}</translation>
        </message>
        <message>
            <source>Package {seq} was written and verified: {file}</source>
            <translation>Đã ghi và kiểm tra gói số {seq}: {file}</translation>
        </message>
        <message>
            <source>Package {seq} was written, read back and verified: {file}. Check code: {code}. Eject the stick before you pull it out.</source>
            <translation>Đã ghi, đọc lại và kiểm tra gói số {seq}: {file}. Mã kiểm: {code}. Hãy tháo USB an toàn trước khi rút ra.</translation>
        </message>
        <message>
            <source>Packages for the union above</source>
            <translation>Gói gửi cấp trên</translation>
        </message>
        <message>
            <source>Packages with a lower number were made before the key was lost and stay good.</source>
            <translation>Các gói có số nhỏ hơn được lập trước khi mất khóa và vẫn có giá trị.</translation>
        </message>
        <message>
            <source>Parts of the package are missing or were changed ({name}{names}).</source>
            <translation>Có phần của gói bị thiếu hoặc bị sửa ({name}{names}).</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>Kỳ</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>Kế hoạch</translation>
        </message>
        <message>
            <source>Prepare a package</source>
            <translation>Chuẩn bị gói dữ liệu</translation>
        </message>
        <message>
            <source>Receiver</source>
            <translation>Đơn vị nhận</translation>
        </message>
        <message>
            <source>Refuse packages from number</source>
            <translation>Từ chối các gói từ số</translation>
        </message>
        <message>
            <source>Reply</source>
            <translation>Phúc đáp</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Báo cáo</translation>
        </message>
        <message>
            <source>Revoke the key of {name}</source>
            <translation>Thu hồi khóa của {name}</translation>
        </message>
        <message>
            <source>Revoke the key…</source>
            <translation>Thu hồi khóa…</translation>
        </message>
        <message>
            <source>Save our card</source>
            <translation>Xuất thẻ của đơn vị</translation>
        </message>
        <message>
            <source>Save our card…</source>
            <translation>Xuất thẻ của đơn vị…</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>Gửi</translation>
        </message>
        <message>
            <source>Send packages</source>
            <translation>Gửi gói dữ liệu</translation>
        </message>
        <message>
            <source>Seven words</source>
            <translation>Bảy từ</translation>
        </message>
        <message>
            <source>Several units go by the code {code}: {names}. Remove the wrong card first.</source>
            <translation>Có nhiều đơn vị cùng mã {code}: {names}. Hãy bỏ thẻ sai trước.</translation>
        </message>
        <message>
            <source>Signed by {name}, whose key was confirmed. The content was not changed.</source>
            <translation>Ký bởi {name}, khóa đã được xác nhận. Nội dung không bị sửa.</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Tình trạng</translation>
        </message>
        <message>
            <source>Table {table} has a key that is too long.</source>
            <translation>Bảng {table} có khóa dòng quá dài.</translation>
        </message>
        <message>
            <source>Table {table} has other columns than the package says.</source>
            <translation>Bảng {table} có các cột khác với mô tả của gói.</translation>
        </message>
        <message>
            <source>Table {table} has the same key twice.</source>
            <translation>Bảng {table} có hai dòng trùng mã.</translation>
        </message>
        <message>
            <source>Table {table}, column {field}: it names a row that is not in the package.</source>
            <translation>Bảng {table}, cột {field}: có mã không có trong gói.</translation>
        </message>
        <message>
            <source>Table {table}, row {row}, column {field}: the value is not allowed there.</source>
            <translation>Bảng {table}, dòng {row}, cột {field}: giá trị không hợp lệ.</translation>
        </message>
        <message>
            <source>The card of {name} is confirmed</source>
            <translation>Đã xác nhận thẻ của {name}</translation>
        </message>
        <message>
            <source>The card of {name} is that of a grassroots union, and a report goes up only. Choose the union above.</source>
            <translation>Thẻ của {name} là thẻ công đoàn cơ sở, mà báo cáo chỉ gửi lên cấp trên. Hãy chọn công đoàn cấp trên.</translation>
        </message>
        <message>
            <source>The card to add</source>
            <translation>Chọn thẻ cần thêm</translation>
        </message>
        <message>
            <source>The content of the package cannot be read. Ask for it again.</source>
            <translation>Không đọc được nội dung gói. Hãy đề nghị bên gửi chép lại.</translation>
        </message>
        <message>
            <source>The encrypted package is damaged. Ask for it again.</source>
            <translation>Gói mã hóa bị hỏng. Hãy đề nghị bên gửi chép lại.</translation>
        </message>
        <message>
            <source>The file is a unit card, not a package. Add it among the cards.</source>
            <translation>Tệp này là thẻ đơn vị, không phải gói dữ liệu. Hãy thêm thẻ ở phần thẻ đơn vị.</translation>
        </message>
        <message>
            <source>The file is empty. Copy it again from the sender.</source>
            <translation>Tệp rỗng. Hãy chép lại từ bên gửi.</translation>
        </message>
        <message>
            <source>The file is larger than any package may be.</source>
            <translation>Tệp lớn hơn mức cho phép của một gói dữ liệu.</translation>
        </message>
        <message>
            <source>The file is not a data package. Choose one that ends in .cdpkg or .cdpkg.zip.</source>
            <translation>Tệp này không phải là gói dữ liệu. Hãy chọn tệp có đuôi .cdpkg hoặc .cdpkg.zip.</translation>
        </message>
        <message>
            <source>The file is only the signature. Choose the package that lies beside it.</source>
            <translation>Tệp này chỉ là chữ ký. Hãy chọn gói dữ liệu nằm cạnh tệp này.</translation>
        </message>
        <message>
            <source>The key belongs to another unit than the one the package names.</source>
            <translation>Khóa ký thuộc về đơn vị khác với đơn vị ghi trong gói.</translation>
        </message>
        <message>
            <source>The key of {name} is revoked</source>
            <translation>Đã thu hồi khóa của {name}</translation>
        </message>
        <message>
            <source>The key of {name} was revoked from package number {from} on.</source>
            <translation>Khóa của {name} đã bị thu hồi từ gói số {from}.</translation>
        </message>
        <message>
            <source>The ledger has no such package.</source>
            <translation>Sổ gói tin không có gói này.</translation>
        </message>
        <message>
            <source>The numbers of rows are not those the package states.</source>
            <translation>Số dòng không khớp với số dòng ghi trong gói.</translation>
        </message>
        <message>
            <source>The package cannot be accepted ({problem}).</source>
            <translation>Không thể nhận gói này ({problem}).</translation>
        </message>
        <message>
            <source>The package has a part that may not be there ({name}).</source>
            <translation>Trong gói có phần không được phép có ({name}).</translation>
        </message>
        <message>
            <source>The package has format {found}; this program knows {known}. Update the program and try again; the file was left as it is.</source>
            <translation>Gói theo định dạng {found}, phần mềm này chỉ đọc được {known}. Hãy cập nhật phần mềm rồi thử lại; tệp được giữ nguyên.</translation>
        </message>
        <message>
            <source>The package has {size} MB; at most {limit} MB can travel.</source>
            <translation>Gói có dung lượng {size} MB; mỗi gói chỉ được tối đa {limit} MB.</translation>
        </message>
        <message>
            <source>The package is encrypted for another unit; it cannot be opened here.</source>
            <translation>Gói được mã hóa cho đơn vị khác, không mở được tại đây.</translation>
        </message>
        <message>
            <source>The package is encrypted, and no unit is set up here whose key could open it.</source>
            <translation>Gói đã được mã hóa, mà ở đây chưa thiết lập đơn vị nào có khóa để mở.</translation>
        </message>
        <message>
            <source>The package is meant for another unit.</source>
            <translation>Gói này gửi cho đơn vị khác.</translation>
        </message>
        <message>
            <source>The package is signed, and encrypted so that only the receiver can open it.</source>
            <translation>Gói được ký và mã hóa, chỉ đơn vị nhận mở được.</translation>
        </message>
        <message>
            <source>The package is signed, but anybody can read it.</source>
            <translation>Gói được ký nhưng ai cũng đọc được.</translation>
        </message>
        <message>
            <source>The package names no receiver.</source>
            <translation>Gói không ghi tên đơn vị nhận.</translation>
        </message>
        <message>
            <source>The package would unpack to more than is allowed, so it was not opened.</source>
            <translation>Gói khi mở ra sẽ lớn hơn mức cho phép nên không được mở.</translation>
        </message>
        <message>
            <source>The sender's key is not known. Add the sender's card, compare the seven words by telephone, then receive the package again. The words of this key: {words}.</source>
            <translation>Chưa biết khóa của bên gửi. Hãy thêm thẻ của bên gửi, gọi điện so bảy từ rồi nhận lại gói này. Bảy từ của khóa này: {words}.</translation>
        </message>
        <message>
            <source>The sender's signature is right, but the package cannot be accepted.</source>
            <translation>Chữ ký của bên gửi đúng, nhưng không thể nhận gói này.</translation>
        </message>
        <message>
            <source>The seven words of {name} were not compared yet. Read them over the telephone first.</source>
            <translation>Chưa so bảy từ của {name}. Hãy đọc bảy từ qua điện thoại trước.</translation>
        </message>
        <message>
            <source>The seven words of {name} were not compared yet: {words}. Call the unit, confirm its card, then receive the package again.</source>
            <translation>Chưa so bảy từ của {name}: {words}. Hãy gọi điện cho đơn vị, xác nhận thẻ rồi nhận lại gói này.</translation>
        </message>
        <message>
            <source>The signature does not fit: the package was damaged or changed. Ask for it again.</source>
            <translation>Chữ ký không khớp: gói đã bị hỏng hoặc bị sửa. Hãy đề nghị bên gửi chép lại.</translation>
        </message>
        <message>
            <source>The signature is damaged. Ask for the package again.</source>
            <translation>Chữ ký bị hỏng. Hãy đề nghị bên gửi chép lại gói.</translation>
        </message>
        <message>
            <source>The signature is missing: the .minisig file must lie beside the package. Copy both files again.</source>
            <translation>Thiếu chữ ký: tệp .minisig phải nằm cạnh gói dữ liệu. Hãy chép lại cả hai tệp.</translation>
        </message>
        <message>
            <source>The signed line and the content of the package do not agree.</source>
            <translation>Dòng đã ký và nội dung gói không khớp nhau.</translation>
        </message>
        <message>
            <source>The union above has not answered any package yet.</source>
            <translation>Cấp trên chưa phúc đáp gói nào.</translation>
        </message>
        <message>
            <source>The union above holds everything up to package {seq}.</source>
            <translation>Cấp trên đã nhận đến gói số {seq}.</translation>
        </message>
        <message>
            <source>The union has no keys yet. Finish setting it up first.</source>
            <translation>Đơn vị chưa có khóa. Hãy hoàn tất việc thiết lập trước.</translation>
        </message>
        <message>
            <source>The words are the same</source>
            <translation>Đúng bảy từ</translation>
        </message>
        <message>
            <source>There are odd files on the stick, perhaps a virus: {names}. Scan it before you go on.</source>
            <translation>Trên USB có tệp lạ, có thể là vi-rút: {names}. Hãy quét vi-rút trước khi tiếp tục.</translation>
        </message>
        <message>
            <source>This place is write-protected. Slide the lock of the stick, or choose another one.</source>
            <translation>Nơi này đang khóa ghi. Hãy gạt nút khóa trên USB hoặc chọn nơi khác.</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Tổng số</translation>
        </message>
        <message>
            <source>Undamaged, but nobody has confirmed the sender's key. Its words: {words}.</source>
            <translation>Gói không bị hỏng, nhưng khóa của bên gửi chưa được xác nhận. Bảy từ của khóa: {words}.</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Đơn vị</translation>
        </message>
        <message>
            <source>Unit card</source>
            <translation>Thẻ đơn vị</translation>
        </message>
        <message>
            <source>Unit cards</source>
            <translation>Thẻ đơn vị</translation>
        </message>
        <message>
            <source>What goes into the package</source>
            <translation>Nội dung gói dữ liệu</translation>
        </message>
        <message>
            <source>What travels</source>
            <translation>Mức chi tiết</translation>
        </message>
        <message>
            <source>Where to write the package</source>
            <translation>Chọn nơi ghi gói dữ liệu</translation>
        </message>
        <message>
            <source>With names, because a decision needs them</source>
            <translation>Có họ tên, để cấp trên xét và quyết định</translation>
        </message>
        <message>
            <source>Words not compared yet</source>
            <translation>Chưa so bảy từ</translation>
        </message>
        <message>
            <source>Write again…</source>
            <translation>Ghi lại…</translation>
        </message>
        <message>
            <source>Write the package</source>
            <translation>Ghi gói dữ liệu</translation>
        </message>
        <message>
            <source>Write to</source>
            <translation>Ghi ra</translation>
        </message>
        <message>
            <source>Writing the package and reading it back</source>
            <translation>Đang ghi gói dữ liệu và đọc lại để kiểm tra</translation>
        </message>
        <message>
            <source>Written to</source>
            <translation>Đã ghi ra</translation>
        </message>
        <message>
            <source>last: number {seq} of {day}, no answer yet</source>
            <translation>gần nhất: số {seq} ngày {day}, chưa có trả lời</translation>
        </message>
        <message>
            <source>number {seq} of {day} was received by the union above</source>
            <translation>gói số {seq} ngày {day} đã được cấp trên nhận</translation>
        </message>
        <message>
            <source>{count} lists go into the package</source>
            <translation>{count} danh sách trong gói</translation>
        </message>
        <message>
            <source>{count} packages</source>
            <translation>{count} gói</translation>
        </message>
        <message>
            <source>{count} packages were made but never reached a stick. Write them again.</source>
            <translation>Có {count} gói đã lập nhưng chưa ghi được ra USB. Hãy ghi lại các gói này.</translation>
        </message>
        <message>
            <source>{count} units</source>
            <translation>{count} đơn vị</translation>
        </message>
        <message>
            <source>{size} free, {system}</source>
            <translation>còn trống {size}, {system}</translation>
        </message>
        <message>
            <source>“package create” makes reports. Packages of plans are not made by this program.</source>
            <translation>Lệnh “package create” chỉ tạo báo cáo. Phần mềm không tạo gói kế hoạch.</translation>
        </message>
        <message>
            <source>“package create” makes reports. The answer to a unit is made by: federation reply UNIT --to FOLDER</source>
            <translation>Lệnh “package create” chỉ tạo báo cáo. Để tạo gói phúc đáp cho một đơn vị, hãy dùng: federation reply MÃ_ĐƠN_VỊ --to THƯ_MỤC</translation>
        </message>
        <message>
            <source>“package create” makes reports. The unit card is made by: card export FILE</source>
            <translation>Lệnh “package create” chỉ tạo báo cáo. Để tạo thẻ đơn vị, hãy dùng: card export TỆP</translation>
        </message>
        <message>
            <source>“{file}” gives another unit a key that is known already. Do not add it; ask both units.</source>
            <translation>“{file}” ghi khóa của một đơn vị đã biết cho đơn vị khác. Không nên thêm thẻ này; hãy hỏi lại cả hai đơn vị.</translation>
        </message>
        <message>
            <source>“{file}” is not a unit card, or it was damaged. Ask for it again.</source>
            <translation>“{file}” không phải là thẻ đơn vị hoặc đã bị hỏng. Hãy xin lại thẻ.</translation>
        </message>
        <message>
            <source>“{file}” is our own card. Give it to the others; it is not added here.</source>
            <translation>“{file}” là thẻ của chính đơn vị. Thẻ này để gửi cho đơn vị khác, không thêm vào đây.</translation>
        </message>
        <message>
            <source>“{file}” was damaged or changed. Ask for the card again.</source>
            <translation>“{file}” đã bị hỏng hoặc bị sửa. Hãy xin lại thẻ.</translation>
        </message>
        <message>
            <source>“{file}” was made by a newer version of this program. Update the program first.</source>
            <translation>“{file}” do phiên bản phần mềm mới hơn tạo ra. Hãy cập nhật phần mềm trước.</translation>
        </message>
    </context>
    <context>
        <name>tet_gifts</name>
        <message>
            <source>, {gifts} gifts</source>
            <translation>, {gifts} suất</translation>
        </message>
        <message>
            <source>A campaign has schemes (cash, goods, vouchers, tickets) with their money. Add one, or read the file that the union above has sent.</source>
            <translation>Mỗi chương trình có các chế độ (tiền mặt, hiện vật, phiếu mua hàng, vé) kèm kinh phí. Hãy thêm chương trình, hoặc đọc tệp do công đoàn cấp trên gửi.</translation>
        </message>
        <message>
            <source>A child {other} of the same birth stands under another parent.</source>
            <translation>Cháu {other} cùng ngày sinh đã có trong danh sách theo cha hoặc mẹ khác.</translation>
        </message>
        <message>
            <source>A class stands here twice.</source>
            <translation>Một đối tượng được ghi hai lần.</translation>
        </message>
        <message>
            <source>A gift cannot have been handed out on {day}.</source>
            <translation>Không thể trao quà vào ngày {day}.</translation>
        </message>
        <message>
            <source>A limit cannot lie below the worth of the goods.</source>
            <translation>Mức trần không được thấp hơn giá trị hiện vật.</translation>
        </message>
        <message>
            <source>A list is closed when its posting is over and every objection has an answer. Somebody who is to lose the gift is chosen in the list: “Do not approve…”.</source>
            <translation>Danh sách chỉ chốt được khi hết hạn niêm yết và mọi ý kiến đã được trả lời. Ai không được nhận nữa thì chọn trong danh sách rồi bấm “Không duyệt…”.</translation>
        </message>
        <message>
            <source>A reason stays from one Tết to the next until its last day. Codes only: no illness by name.</source>
            <translation>Hoàn cảnh giữ từ Tết này sang Tết khác cho đến ngày kết thúc. Chỉ ghi mã, không ghi tên bệnh.</translation>
        </message>
        <message>
            <source>A source stands here twice. Add the two amounts up.</source>
            <translation>Một nguồn được ghi hai lần. Hãy cộng gộp lại.</translation>
        </message>
        <message>
            <source>A voucher</source>
            <translation>Chứng từ</translation>
        </message>
        <message>
            <source>A voucher is of its accounting year or of the first months after it.</source>
            <translation>Ngày chứng từ phải nằm trong năm tài chính đó hoặc năm liền sau.</translation>
        </message>
        <message>
            <source>ALREADY RECEIVED</source>
            <translation>ĐÃ NHẬN RỒI</translation>
        </message>
        <message>
            <source>About whom</source>
            <translation>Về ai</translation>
        </message>
        <message>
            <source>Absent, and why</source>
            <translation>Vắng mặt, lý do</translation>
        </message>
        <message>
            <source>Accounting year</source>
            <translation>Năm tài chính</translation>
        </message>
        <message>
            <source>Accounting years</source>
            <translation>Năm tài chính</translation>
        </message>
        <message>
            <source>Accounts by source and year</source>
            <translation>Đối chiếu theo nguồn và năm</translation>
        </message>
        <message>
            <source>Add a column “Chế độ chăm lo” with one of the codes: {known}.</source>
            <translation>Hãy thêm cột “Chế độ chăm lo” và ghi một trong các mã: {known}.</translation>
        </message>
        <message>
            <source>Add a reason…</source>
            <translation>Thêm hoàn cảnh…</translation>
        </message>
        <message>
            <source>Add another run of numbers.</source>
            <translation>Thêm một dãy số nữa.</translation>
        </message>
        <message>
            <source>Add scans…</source>
            <translation>Thêm trang quét…</translation>
        </message>
        <message>
            <source>Add the campaign and its schemes first.</source>
            <translation>Hãy thêm chương trình và các chế độ trước.</translation>
        </message>
        <message>
            <source>Again</source>
            <translation>Đề nghị</translation>
        </message>
        <message>
            <source>All schemes</source>
            <translation>Tất cả chế độ</translation>
        </message>
        <message>
            <source>All years</source>
            <translation>Các năm</translation>
        </message>
        <message>
            <source>All {signed} have signed.</source>
            <translation>Cả {signed} suất đã ký đủ.</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>Số tiền</translation>
        </message>
        <message>
            <source>Amount (đồng)</source>
            <translation>Số tiền (đồng)</translation>
        </message>
        <message>
            <source>Amount granted</source>
            <translation>Mức duyệt</translation>
        </message>
        <message>
            <source>Amount proposed</source>
            <translation>Mức đề nghị</translation>
        </message>
        <message>
            <source>Amount then</source>
            <translation>Mức khi đó</translation>
        </message>
        <message>
            <source>Amounts and numbers cannot be below zero.</source>
            <translation>Số tiền và số suất không được âm.</translation>
        </message>
        <message>
            <source>An objection</source>
            <translation>Ý kiến về danh sách niêm yết</translation>
        </message>
        <message>
            <source>Another day…</source>
            <translation>Ngày khác…</translation>
        </message>
        <message>
            <source>Another paper</source>
            <translation>Giấy tờ khác</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Trả lời</translation>
        </message>
        <message>
            <source>Answer of the union above on {count} gifts</source>
            <translation>Kết quả của cấp trên về {count} suất</translation>
        </message>
        <message>
            <source>Answer of the union above…</source>
            <translation>Kết quả của cấp trên…</translation>
        </message>
        <message>
            <source>Answer to {by}</source>
            <translation>Trả lời {by}</translation>
        </message>
        <message>
            <source>Answered on</source>
            <translation>Ngày trả lời</translation>
        </message>
        <message>
            <source>Answered: {by}</source>
            <translation>Đã trả lời {by}</translation>
        </message>
        <message>
            <source>Answer…</source>
            <translation>Trả lời…</translation>
        </message>
        <message>
            <source>Approve in this order</source>
            <translation>Duyệt theo thứ tự</translation>
        </message>
        <message>
            <source>Approve in this order…</source>
            <translation>Duyệt theo thứ tự…</translation>
        </message>
        <message>
            <source>Approve {count} gifts, {amount} đồng</source>
            <translation>Duyệt {count} suất, {amount} đồng</translation>
        </message>
        <message>
            <source>Approved</source>
            <translation>Đã duyệt</translation>
        </message>
        <message>
            <source>Approved by the superior</source>
            <translation>Cấp trên đã duyệt</translation>
        </message>
        <message>
            <source>Approved in order; the others are reserves</source>
            <translation>Đã duyệt theo thứ tự; số còn lại là dự phòng</translation>
        </message>
        <message>
            <source>Approve…</source>
            <translation>Duyệt…</translation>
        </message>
        <message>
            <source>At most so many Tết</source>
            <translation>Tính tối đa mấy Tết</translation>
        </message>
        <message>
            <source>At most, for classes of people</source>
            <translation>Mức tối đa theo đối tượng</translation>
        </message>
        <message>
            <source>Being handed out</source>
            <translation>Đang cấp phát</translation>
        </message>
        <message>
            <source>Belongs to “{desk}”: send the person there. Ctrl+Enter gives it here all the same.</source>
            <translation>Thuộc phần của “{desk}”: mời sang bàn ấy. Vẫn trao ở đây: Ctrl+Enter.</translation>
        </message>
        <message>
            <source>Beneficiaries</source>
            <translation>Người thụ hưởng</translation>
        </message>
        <message>
            <source>Book of a poor household</source>
            <translation>Sổ hộ nghèo, cận nghèo</translation>
        </message>
        <message>
            <source>Books of serials…</source>
            <translation>Các dãy số sê-ri…</translation>
        </message>
        <message>
            <source>Brought back</source>
            <translation>Thu hồi</translation>
        </message>
        <message>
            <source>Budget</source>
            <translation>Kinh phí</translation>
        </message>
        <message>
            <source>Budget by source</source>
            <translation>Kinh phí theo nguồn</translation>
        </message>
        <message>
            <source>Bus</source>
            <translation>Xe khách</translation>
        </message>
        <message>
            <source>By bank</source>
            <translation>Chuyển khoản</translation>
        </message>
        <message>
            <source>By first letter of the name</source>
            <translation>Theo chữ cái đầu của tên</translation>
        </message>
        <message>
            <source>By reason</source>
            <translation>Theo hoàn cảnh</translation>
        </message>
        <message>
            <source>By scheme</source>
            <translation>Theo chế độ</translation>
        </message>
        <message>
            <source>By section</source>
            <translation>Theo tổ</translation>
        </message>
        <message>
            <source>Campaign</source>
            <translation>Chương trình</translation>
        </message>
        <message>
            <source>Campaign file</source>
            <translation>Tệp chương trình chăm lo</translation>
        </message>
        <message>
            <source>Campaign, schemes, budgets</source>
            <translation>Chương trình, chế độ, kinh phí</translation>
        </message>
        <message>
            <source>Campaigns (*.toml)</source>
            <translation>Chương trình chăm lo (*.toml)</translation>
        </message>
        <message>
            <source>Cannot be given now: {state}.</source>
            <translation>Chưa thể trao: {state}.</translation>
        </message>
        <message>
            <source>Cash</source>
            <translation>Tiền mặt</translation>
        </message>
        <message>
            <source>Cash by vouchers</source>
            <translation>Tiền chứng từ</translation>
        </message>
        <message>
            <source>Cash signed for</source>
            <translation>Tiền ký nhận</translation>
        </message>
        <message>
            <source>Cash together {cash} đồng. {words}</source>
            <translation>Tiền mặt tổng cộng {cash} đồng. {words}</translation>
        </message>
        <message>
            <source>Chair</source>
            <translation>Chủ trì</translation>
        </message>
        <message>
            <source>Change the campaign…</source>
            <translation>Sửa chương trình…</translation>
        </message>
        <message>
            <source>Change the proposal</source>
            <translation>Sửa đề nghị</translation>
        </message>
        <message>
            <source>Change the proposal…</source>
            <translation>Sửa đề nghị…</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>Sửa…</translation>
        </message>
        <message>
            <source>Check the name, birth date or number; the row comes in all the same.</source>
            <translation>Hãy kiểm tra họ tên, ngày sinh hoặc số CCCD; dòng này vẫn được nhập.</translation>
        </message>
        <message>
            <source>Child</source>
            <translation>Con</translation>
        </message>
        <message>
            <source>Choose a member, or enter the person's name.</source>
            <translation>Hãy chọn đoàn viên hoặc nhập họ tên người thụ hưởng.</translation>
        </message>
        <message>
            <source>Choose a reason in the list, so that the person is counted under it.</source>
            <translation>Hãy chọn một hoàn cảnh trong danh mục để người này được thống kê đúng.</translation>
        </message>
        <message>
            <source>Choose an account above and press Enter: the voucher it lacks is offered with its amount.</source>
            <translation>Chọn một dòng ở bảng trên rồi bấm Enter: chương trình gợi ý chứng từ còn thiếu với đúng số tiền.</translation>
        </message>
        <message>
            <source>Choose another file…</source>
            <translation>Chọn tệp khác…</translation>
        </message>
        <message>
            <source>Choose another reason.</source>
            <translation>Hãy chọn hoàn cảnh khác.</translation>
        </message>
        <message>
            <source>Choosing</source>
            <translation>Xét chọn</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Đối tượng</translation>
        </message>
        <message>
            <source>Class of people</source>
            <translation>Đối tượng</translation>
        </message>
        <message>
            <source>Close the list</source>
            <translation>Chốt danh sách</translation>
        </message>
        <message>
            <source>Coach, train or flight</source>
            <translation>Chuyến (xe, tàu, máy bay)</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Mã</translation>
        </message>
        <message>
            <source>Code of the slip, or a name</source>
            <translation>Mã phiếu, hoặc tên</translation>
        </message>
        <message>
            <source>Companions at most</source>
            <translation>Số người đi cùng tối đa</translation>
        </message>
        <message>
            <source>Correct the amount, or leave the cell empty.</source>
            <translation>Hãy sửa số tiền hoặc để trống ô.</translation>
        </message>
        <message>
            <source>Correct the run of numbers, or tick that the rest is kept unused.</source>
            <translation>Sửa dãy số, hoặc đánh dấu giữ lại phiếu thừa.</translation>
        </message>
        <message>
            <source>Criteria</source>
            <translation>Tiêu chí chấm điểm</translation>
        </message>
        <message>
            <source>Criteria…</source>
            <translation>Tiêu chí…</translation>
        </message>
        <message>
            <source>Ctrl+Enter gives it all the same.</source>
            <translation>Vẫn trao: Ctrl+Enter.</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Ngày</translation>
        </message>
        <message>
            <source>Date or year of birth</source>
            <translation>Ngày hoặc năm sinh</translation>
        </message>
        <message>
            <source>Day on which it was handed out</source>
            <translation>Ngày trao quà</translation>
        </message>
        <message>
            <source>Days not to forget</source>
            <translation>Thời hạn</translation>
        </message>
        <message>
            <source>Dependants</source>
            <translation>Số người phụ thuộc</translation>
        </message>
        <message>
            <source>Dependants: {count}.</source>
            <translation>Người phụ thuộc: {count}.</translation>
        </message>
        <message>
            <source>Desks with a part of their own</source>
            <translation>Các bàn có phần riêng</translation>
        </message>
        <message>
            <source>Did not come</source>
            <translation>Không đến nhận</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>Chênh lệch</translation>
        </message>
        <message>
            <source>Divide</source>
            <translation>Cách chia</translation>
        </message>
        <message>
            <source>Do not approve {count} gifts</source>
            <translation>Không duyệt {count} suất</translation>
        </message>
        <message>
            <source>Do not approve…</source>
            <translation>Không duyệt…</translation>
        </message>
        <message>
            <source>Does not want it</source>
            <translation>Từ chối nhận</translation>
        </message>
        <message>
            <source>Doubts</source>
            <translation>Nghi trùng, cần xem</translation>
        </message>
        <message>
            <source>Down</source>
            <translation>Xuống</translation>
        </message>
        <message>
            <source>Each as last time (same code)</source>
            <translation>Như lần trước (cùng mã chế độ)</translation>
        </message>
        <message>
            <source>Earlier Tết</source>
            <translation>Tết trước</translation>
        </message>
        <message>
            <source>Empty as long as it holds.</source>
            <translation>Để trống khi hoàn cảnh vẫn còn.</translation>
        </message>
        <message>
            <source>Empty: as proposed.</source>
            <translation>Để trống: duyệt như đề nghị.</translation>
        </message>
        <message>
            <source>Empty: dotted, or until the last day of the hand-out.</source>
            <translation>Để trống: chừa dòng chấm, hoặc ghi đến hết ngày cấp phát.</translation>
        </message>
        <message>
            <source>Empty: no limit.</source>
            <translation>Để trống: không giới hạn.</translation>
        </message>
        <message>
            <source>Empty: one-way tickets.</source>
            <translation>Để trống: vé một chiều.</translation>
        </message>
        <message>
            <source>Empty: the usual value of the scheme.</source>
            <translation>Để trống: lấy mức của chế độ.</translation>
        </message>
        <message>
            <source>Enter a voucher…</source>
            <translation>Ghi chứng từ…</translation>
        </message>
        <message>
            <source>Enter the name, relation and identity number of who takes the gift of {name}.</source>
            <translation>Hãy nhập họ tên, quan hệ và số CCCD của người nhận thay cho {name}.</translation>
        </message>
        <message>
            <source>Equal points: longest without a gift, then main reason, income, name.</source>
            <translation>Bằng điểm: lâu chưa nhận, rồi hoàn cảnh chính, thu nhập, tên.</translation>
        </message>
        <message>
            <source>Every source that pays for approved gifts has an account here: what people signed for beside what the vouchers say.</source>
            <translation>Mỗi nguồn chi cho quà đã duyệt có một dòng ở đây: số đã ký nhận bên cạnh số theo chứng từ.</translation>
        </message>
        <message>
            <source>Everybody who was ever proposed comes here by itself, with the gifts of all years. Who is in need can be entered before any Tết: “Into the hardship record…”.</source>
            <translation>Ai từng được đề nghị đều tự có ở đây, kèm quà của mọi năm. Người có hoàn cảnh khó khăn có thể ghi trước Tết: “Ghi vào sổ hoàn cảnh…”.</translation>
        </message>
        <message>
            <source>Exclusion group</source>
            <translation>Nhóm loại trừ</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Xuất khẩu</translation>
        </message>
        <message>
            <source>Father or mother</source>
            <translation>Cha hoặc mẹ</translation>
        </message>
        <message>
            <source>Father or mother, a member</source>
            <translation>Cha hoặc mẹ là đoàn viên</translation>
        </message>
        <message>
            <source>Fewer are on the committee than were there.</source>
            <translation>Số ủy viên ít hơn số người có mặt.</translation>
        </message>
        <message>
            <source>Finish…</source>
            <translation>Kết thúc bàn này…</translation>
        </message>
        <message>
            <source>First a scheme with its money; then propose people one by one or bring in the list of a section.</source>
            <translation>Trước hết thêm chế độ kèm kinh phí, rồi đề nghị từng người hoặc nhập danh sách của các tổ.</translation>
        </message>
        <message>
            <source>First day of Tết: {day}</source>
            <translation>Mồng 1 Tết: {day}</translation>
        </message>
        <message>
            <source>First seat</source>
            <translation>Ghế đầu tiên</translation>
        </message>
        <message>
            <source>First seat on the way back</source>
            <translation>Ghế đầu tiên chiều về</translation>
        </message>
        <message>
            <source>For example: already received from another programme.</source>
            <translation>Ví dụ: đã nhận hỗ trợ từ chương trình khác.</translation>
        </message>
        <message>
            <source>For example: already received from another union.</source>
            <translation>Ví dụ: đã nhận ở đơn vị khác.</translation>
        </message>
        <message>
            <source>For example: two households, each with its own hearth.</source>
            <translation>Ví dụ: hai hộ ăn riêng, ở chung nhà.</translation>
        </message>
        <message>
            <source>For the household, where it is known</source>
            <translation>Về gia cảnh, khi đã biết</translation>
        </message>
        <message>
            <source>For waiting</source>
            <translation>Về thời gian chưa nhận</translation>
        </message>
        <message>
            <source>From serial</source>
            <translation>Từ số</translation>
        </message>
        <message>
            <source>From {place} by points: {reason}</source>
            <translation>Theo điểm ở thứ {place}: {reason}</translation>
        </message>
        <message>
            <source>Full name</source>
            <translation>Họ và tên</translation>
        </message>
        <message>
            <source>Full screen (F11)</source>
            <translation>Toàn màn hình (F11)</translation>
        </message>
        <message>
            <source>GIVEN</source>
            <translation>ĐÃ TRAO</translation>
        </message>
        <message>
            <source>Gifts</source>
            <translation>Số suất</translation>
        </message>
        <message>
            <source>Gifts at most</source>
            <translation>Số suất tối đa</translation>
        </message>
        <message>
            <source>Gifts through the years</source>
            <translation>Quà qua các năm</translation>
        </message>
        <message>
            <source>Give a part to another desk</source>
            <translation>Chia một phần cho bàn khác</translation>
        </message>
        <message>
            <source>Give a part to another desk…</source>
            <translation>Chia một phần cho bàn khác…</translation>
        </message>
        <message>
            <source>Given twice, or no longer to be given</source>
            <translation>Trao hai lần, hoặc không còn được trao</translation>
        </message>
        <message>
            <source>Given {given} · waiting {waiting} · not taken {missed} · of {total}</source>
            <translation>Đã trao {given} · còn chờ {waiting} · không nhận {missed} · tổng {total}</translation>
        </message>
        <message>
            <source>Given {given} · waiting {waiting} · of {total}</source>
            <translation>Đã trao {given} · còn chờ {waiting} · tổng {total}</translation>
        </message>
        <message>
            <source>Given: {name} – {scheme}, {amount} đồng.</source>
            <translation>Đã trao: {name} – {scheme}, {amount} đồng.</translation>
        </message>
        <message>
            <source>Go on giving</source>
            <translation>Phát tiếp</translation>
        </message>
        <message>
            <source>Go on with it</source>
            <translation>Mở tiếp bàn này</translation>
        </message>
        <message>
            <source>Goods by vouchers</source>
            <translation>HV chứng từ</translation>
        </message>
        <message>
            <source>Goods signed for</source>
            <translation>HV ký nhận</translation>
        </message>
        <message>
            <source>Guests</source>
            <translation>Mời dự</translation>
        </message>
        <message>
            <source>Had a gift last time, missing now</source>
            <translation>Năm trước có, nay không</translation>
        </message>
        <message>
            <source>Hand out by</source>
            <translation>Hạn cấp phát</translation>
        </message>
        <message>
            <source>Hand-out desk</source>
            <translation>Bàn phát quà</translation>
        </message>
        <message>
            <source>Hand-out desk over the whole screen</source>
            <translation>Bàn phát quà toàn màn hình</translation>
        </message>
        <message>
            <source>Hand-out desk – {campaign}</source>
            <translation>Bàn phát quà – {campaign}</translation>
        </message>
        <message>
            <source>Handing out</source>
            <translation>Phát quà, ký nhận</translation>
        </message>
        <message>
            <source>Hardship record</source>
            <translation>Sổ hoàn cảnh</translation>
        </message>
        <message>
            <source>Hardship record… (Enter)</source>
            <translation>Sổ hoàn cảnh… (Enter)</translation>
        </message>
        <message>
            <source>Has a child below three.</source>
            <translation>Có con dưới ba tuổi.</translation>
        </message>
        <message>
            <source>Has left the union (from {day}).</source>
            <translation>Đã rời công đoàn (từ {day}).</translation>
        </message>
        <message>
            <source>Held on</source>
            <translation>Ngày họp</translation>
        </message>
        <message>
            <source>Household</source>
            <translation>Hộ gia đình</translation>
        </message>
        <message>
            <source>How many, from the top</source>
            <translation>Duyệt mấy người, từ trên xuống</translation>
        </message>
        <message>
            <source>Husband or wife of {other}, who is on the list too.</source>
            <translation>Là vợ hoặc chồng của {other}, người cũng có trong danh sách.</translation>
        </message>
        <message>
            <source>Identity number</source>
            <translation>Số CCCD</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Nhập khẩu…</translation>
        </message>
        <message>
            <source>In 3 Tết</source>
            <translation>Trong 3 Tết</translation>
        </message>
        <message>
            <source>In cash</source>
            <translation>Tiền mặt</translation>
        </message>
        <message>
            <source>In kind</source>
            <translation>Hiện vật</translation>
        </message>
        <message>
            <source>In need, on no list</source>
            <translation>Khó khăn mà chưa đề nghị</translation>
        </message>
        <message>
            <source>In person</source>
            <translation>Nhận trực tiếp</translation>
        </message>
        <message>
            <source>In place of {name}</source>
            <translation>Thay cho {name}</translation>
        </message>
        <message>
            <source>In the run</source>
            <translation>Số phiếu</translation>
        </message>
        <message>
            <source>Income a head and month</source>
            <translation>Thu nhập bình quân một người/tháng</translation>
        </message>
        <message>
            <source>Income a head and month below</source>
            <translation>Thu nhập một người/tháng dưới</translation>
        </message>
        <message>
            <source>Income and dependants are not noted.</source>
            <translation>Chưa ghi thu nhập, người phụ thuộc.</translation>
        </message>
        <message>
            <source>Income, dependants</source>
            <translation>Thu nhập, người phụ thuộc</translation>
        </message>
        <message>
            <source>Income, dependants…</source>
            <translation>Thu nhập, người phụ thuộc…</translation>
        </message>
        <message>
            <source>Income: {amount} đồng a head and month.</source>
            <translation>Thu nhập: {amount} đồng một người/tháng.</translation>
        </message>
        <message>
            <source>Into the hardship record</source>
            <translation>Ghi vào sổ hoàn cảnh</translation>
        </message>
        <message>
            <source>Into the hardship record…</source>
            <translation>Ghi vào sổ hoàn cảnh…</translation>
        </message>
        <message>
            <source>Into the scheme</source>
            <translation>Đưa vào chế độ</translation>
        </message>
        <message>
            <source>Is on the list of {schemes} too; that may be added up.</source>
            <translation>Cũng có trong danh sách {schemes}; được cộng dồn.</translation>
        </message>
        <message>
            <source>It stands in the minutes; name no illness.</source>
            <translation>Ghi vào biên bản; không ghi tên bệnh.</translation>
        </message>
        <message>
            <source>It waits again.</source>
            <translation>Quà lại chờ nhận.</translation>
        </message>
        <message>
            <source>Journey home from</source>
            <translation>Đi từ ngày</translation>
        </message>
        <message>
            <source>Journey home until</source>
            <translation>Đi đến ngày</translation>
        </message>
        <message>
            <source>Keep one of the two.</source>
            <translation>Hãy giữ một trong hai suất.</translation>
        </message>
        <message>
            <source>Keeping the scans</source>
            <translation>Đang cất các trang quét</translation>
        </message>
        <message>
            <source>Kept apart; never printed, posted or sent.</source>
            <translation>Lưu riêng; không in, không niêm yết, không gửi đi.</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Hình thức</translation>
        </message>
        <message>
            <source>Last gift</source>
            <translation>Nhận gần nhất</translation>
        </message>
        <message>
            <source>Last received at Tết {year}.</source>
            <translation>Nhận gần nhất vào Tết {year}.</translation>
        </message>
        <message>
            <source>Last year's list</source>
            <translation>Danh sách năm trước</translation>
        </message>
        <message>
            <source>Last year's list…</source>
            <translation>Danh sách năm trước…</translation>
        </message>
        <message>
            <source>Leave (Esc)</source>
            <translation>Rời bàn phát (Esc)</translation>
        </message>
        <message>
            <source>Leave all the same</source>
            <translation>Vẫn rời đi</translation>
        </message>
        <message>
            <source>Leaves on</source>
            <translation>Ngày đi</translation>
        </message>
        <message>
            <source>Left the union</source>
            <translation>Đã rời công đoàn</translation>
        </message>
        <message>
            <source>Let another source pay for {count} gifts</source>
            <translation>Chuyển nguồn chi của {count} suất</translation>
        </message>
        <message>
            <source>Let the points decide again</source>
            <translation>Trở lại xếp theo điểm</translation>
        </message>
        <message>
            <source>List</source>
            <translation>Danh sách</translation>
        </message>
        <message>
            <source>List and vouchers are checked; nothing of this year changes any more</source>
            <translation>Đã đối chiếu danh sách và chứng từ; sau khi quyết toán không sửa được nữa</translation>
        </message>
        <message>
            <source>List and vouchers differ, so nothing was settled.</source>
            <translation>Danh sách và chứng từ chưa khớp nên chưa quyết toán được.</translation>
        </message>
        <message>
            <source>List closed</source>
            <translation>Đã chốt</translation>
        </message>
        <message>
            <source>List for a hand-out desk</source>
            <translation>Danh sách của bàn phát quà</translation>
        </message>
        <message>
            <source>Loading the scans</source>
            <translation>Đang mở các trang quét</translation>
        </message>
        <message>
            <source>Look at last year's list</source>
            <translation>Xem lại danh sách năm trước</translation>
        </message>
        <message>
            <source>Look at them</source>
            <translation>Xem các điểm đó</translation>
        </message>
        <message>
            <source>Looked at…</source>
            <translation>Đã xem xét…</translation>
        </message>
        <message>
            <source>Low income</source>
            <translation>Thu nhập thấp</translation>
        </message>
        <message>
            <source>Lower the amount or correct the class.</source>
            <translation>Hãy giảm số tiền hoặc sửa đối tượng.</translation>
        </message>
        <message>
            <source>Main reason</source>
            <translation>Hoàn cảnh chính</translation>
        </message>
        <message>
            <source>Meeting of the committee</source>
            <translation>Họp Ban Chấp hành</translation>
        </message>
        <message>
            <source>Meeting…</source>
            <translation>Cuộc họp…</translation>
        </message>
        <message>
            <source>Member</source>
            <translation>Đoàn viên</translation>
        </message>
        <message>
            <source>Members of the committee</source>
            <translation>Tổng số ủy viên</translation>
        </message>
        <message>
            <source>Membership is suspended (from {day}).</source>
            <translation>Đang tạm ngừng sinh hoạt (từ {day}).</translation>
        </message>
        <message>
            <source>Membership is suspended: ill, on maternity leave or unpaid leave?</source>
            <translation>Đang tạm ngừng sinh hoạt: ốm dài ngày, thai sản hay nghỉ không lương?</translation>
        </message>
        <message>
            <source>Money and numbers reach {count}. Who comes after stays as a reserve, in order.</source>
            <translation>Kinh phí và số suất đủ cho {count} người. Người xếp sau là dự phòng, theo thứ tự.</translation>
        </message>
        <message>
            <source>Money and numbers still reach {count} more. {ties}</source>
            <translation>Kinh phí và số suất còn đủ cho {count} người. {ties}</translation>
        </message>
        <message>
            <source>Money of {value} is planned or paid; this year stays.</source>
            <translation>Đã có kinh phí hoặc chứng từ của năm {value}, không bỏ năm này được.</translation>
        </message>
        <message>
            <source>More than half of the committee must be there for the meeting to hold.</source>
            <translation>Phải có quá nửa số ủy viên dự thì cuộc họp mới hợp lệ.</translation>
        </message>
        <message>
            <source>Move to a place… (Enter)</source>
            <translation>Chuyển đến thứ tự… (Enter)</translation>
        </message>
        <message>
            <source>Move to another source…</source>
            <translation>Chuyển nguồn chi…</translation>
        </message>
        <message>
            <source>Moved by the committee</source>
            <translation>Ban Chấp hành điều chỉnh</translation>
        </message>
        <message>
            <source>NO SIGNATURE</source>
            <translation>THIẾU CHỮ KÝ</translation>
        </message>
        <message>
            <source>NOT AT THIS DESK</source>
            <translation>KHÔNG PHÁT Ở BÀN NÀY</translation>
        </message>
        <message>
            <source>NOT GIVEN</source>
            <translation>KHÔNG TRAO</translation>
        </message>
        <message>
            <source>NOTED</source>
            <translation>ĐÃ GHI</translation>
        </message>
        <message>
            <source>NOTED AS NOT TAKEN</source>
            <translation>ĐÃ GHI KHÔNG NHẬN</translation>
        </message>
        <message>
            <source>Name of the desk</source>
            <translation>Tên bàn</translation>
        </message>
        <message>
            <source>Name of the scheme</source>
            <translation>Tên chế độ</translation>
        </message>
        <message>
            <source>Name of who takes it</source>
            <translation>Họ tên người nhận thay</translation>
        </message>
        <message>
            <source>Name, number or slip…</source>
            <translation>Họ tên, số CCCD hoặc mã phiếu…</translation>
        </message>
        <message>
            <source>Name, section or number…</source>
            <translation>Tên, tổ hoặc số…</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>Chưa từng</translation>
        </message>
        <message>
            <source>Never received</source>
            <translation>Chưa từng nhận</translation>
        </message>
        <message>
            <source>New Tết campaign</source>
            <translation>Chương trình chăm lo Tết mới</translation>
        </message>
        <message>
            <source>New Tết campaign…</source>
            <translation>Chương trình chăm lo mới…</translation>
        </message>
        <message>
            <source>New in the hardship record</source>
            <translation>Mới ghi sổ hoàn cảnh</translation>
        </message>
        <message>
            <source>New scheme</source>
            <translation>Chế độ mới</translation>
        </message>
        <message>
            <source>New scheme…</source>
            <translation>Chế độ mới…</translation>
        </message>
        <message>
            <source>No</source>
            <translation>Không</translation>
        </message>
        <message>
            <source>No Tết campaign yet</source>
            <translation>Chưa có chương trình chăm lo Tết</translation>
        </message>
        <message>
            <source>No Tết programme yet.</source>
            <translation>Chưa có chương trình Tết.</translation>
        </message>
        <message>
            <source>No gift has been handed out that could be taken back.</source>
            <translation>Chưa có suất nào được trao để hoàn lại.</translation>
        </message>
        <message>
            <source>No meeting of {campaign} is kept yet. Enter one under “Choosing”, “Meeting…”.</source>
            <translation>Chưa ghi cuộc họp nào của {campaign}. Hãy ghi ở thẻ “Xét chọn”, nút “Cuộc họp…”.</translation>
        </message>
        <message>
            <source>No member, or more than one, is called “{name}”: the child came in without parent.</source>
            <translation>Không có hoặc có nhiều đoàn viên tên “{name}”: cháu được nhập mà chưa có cha mẹ.</translation>
        </message>
        <message>
            <source>No money is approved yet</source>
            <translation>Chưa duyệt khoản nào</translation>
        </message>
        <message>
            <source>No points yet.</source>
            <translation>Chưa có điểm.</translation>
        </message>
        <message>
            <source>No reason stands here</source>
            <translation>Chưa ghi hoàn cảnh nào</translation>
        </message>
        <message>
            <source>No scans yet</source>
            <translation>Chưa có trang quét</translation>
        </message>
        <message>
            <source>No voucher yet</source>
            <translation>Chưa có chứng từ</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>TT</translation>
        </message>
        <message>
            <source>Nobody forgotten</source>
            <translation>Không sót ai</translation>
        </message>
        <message>
            <source>Nobody in need is without a proposal, every section has spoken, whoever had a gift last time has been looked at, reasons are proved and doubts settled. The list may be closed.</source>
            <translation>Người khó khăn đều đã được đề nghị, tổ nào cũng đã có ý kiến, ai nhận năm trước đều đã được xem, hoàn cảnh có minh chứng, chỗ nghi trùng đã xét. Có thể chốt danh sách.</translation>
        </message>
        <message>
            <source>Nobody is given the same gift twice; delete the row.</source>
            <translation>Không ai được nhận hai lần cùng một chế độ; hãy xóa dòng này.</translation>
        </message>
        <message>
            <source>Nobody is left in the reserve of this scheme. Propose somebody first.</source>
            <translation>Chế độ này không còn ai dự bị. Hãy đề nghị thêm người trước.</translation>
        </message>
        <message>
            <source>Nobody is proposed for this scheme</source>
            <translation>Chưa đề nghị ai cho chế độ này</translation>
        </message>
        <message>
            <source>Nobody is proposed yet</source>
            <translation>Chưa đề nghị ai</translation>
        </message>
        <message>
            <source>Nobody on the list</source>
            <translation>Không nêu ai trong danh sách</translation>
        </message>
        <message>
            <source>Nobody stands here yet</source>
            <translation>Chưa có ai</translation>
        </message>
        <message>
            <source>Nobody waits for “{scheme}” whom its money and number of gifts still reach.</source>
            <translation>Không còn ai chờ xét “{scheme}” mà kinh phí và số suất còn đủ.</translation>
        </message>
        <message>
            <source>Nobody with a gift is called “{code}”.</source>
            <translation>Không có người nhận quà nào khớp với “{code}”.</translation>
        </message>
        <message>
            <source>Nobody yet</source>
            <translation>Chưa có ai</translation>
        </message>
        <message>
            <source>Not a member</source>
            <translation>Không là đoàn viên</translation>
        </message>
        <message>
            <source>Not approved</source>
            <translation>Không duyệt</translation>
        </message>
        <message>
            <source>Not home for Tết, at least (years)</source>
            <translation>Chưa về quê ăn Tết ít nhất (năm)</translation>
        </message>
        <message>
            <source>Not in the record: type the name</source>
            <translation>Không có trong hồ sơ: gõ tên</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>Để sau</translation>
        </message>
        <message>
            <source>Not taken</source>
            <translation>Không nhận</translation>
        </message>
        <message>
            <source>Not taken, replaced</source>
            <translation>Không nhận, thay thế</translation>
        </message>
        <message>
            <source>Not taken…</source>
            <translation>Không nhận…</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Ghi chú</translation>
        </message>
        <message>
            <source>Note who did not come</source>
            <translation>Ghi những người không đến nhận</translation>
        </message>
        <message>
            <source>Noted on</source>
            <translation>Ngày ghi</translation>
        </message>
        <message>
            <source>Nothing is open</source>
            <translation>Không còn điểm nào phải xem</translation>
        </message>
        <message>
            <source>Nothing to compare yet</source>
            <translation>Chưa có gì để đối chiếu</translation>
        </message>
        <message>
            <source>Nothing waits here for {name}.</source>
            <translation>Ở đây không có quà nào chờ {name}.</translation>
        </message>
        <message>
            <source>Nothing was given twice.</source>
            <translation>Không có suất nào trao hai lần.</translation>
        </message>
        <message>
            <source>Nothing was handed out or paid in the accounting year {year}.</source>
            <translation>Năm tài chính {year} chưa trao và chưa chi khoản nào.</translation>
        </message>
        <message>
            <source>Nothing yet</source>
            <translation>Chưa có</translation>
        </message>
        <message>
            <source>Now voucher {serial}</source>
            <translation>Đã đổi sang phiếu {serial}</translation>
        </message>
        <message>
            <source>Number of gifts</source>
            <translation>Số suất</translation>
        </message>
        <message>
            <source>Number of its paper, or why it refuses</source>
            <translation>Số văn bản, hoặc lý do không duyệt</translation>
        </message>
        <message>
            <source>Number of the minutes</source>
            <translation>Số biên bản</translation>
        </message>
        <message>
            <source>Number of the report</source>
            <translation>Số báo cáo</translation>
        </message>
        <message>
            <source>Number of the voucher</source>
            <translation>Số chứng từ</translation>
        </message>
        <message>
            <source>OF ANOTHER DESK</source>
            <translation>THUỘC BÀN KHÁC</translation>
        </message>
        <message>
            <source>Objections to the posted list</source>
            <translation>Ý kiến về danh sách niêm yết</translation>
        </message>
        <message>
            <source>Objections…</source>
            <translation>Ý kiến niêm yết…</translation>
        </message>
        <message>
            <source>Of it in cash</source>
            <translation>Phần tiền mặt</translation>
        </message>
        <message>
            <source>Of it in kind</source>
            <translation>Phần hiện vật</translation>
        </message>
        <message>
            <source>Of one household with {other}.</source>
            <translation>Cùng hộ gia đình với {other}.</translation>
        </message>
        <message>
            <source>On leave</source>
            <translation>Đang nghỉ</translation>
        </message>
        <message>
            <source>On leave now</source>
            <translation>Nay đang nghỉ</translation>
        </message>
        <message>
            <source>Only this desk so far. Give a part of the list to another laptop.</source>
            <translation>Mới chỉ có bàn này. Có thể chia một phần danh sách cho máy khác.</translation>
        </message>
        <message>
            <source>Only tickets have a journey.</source>
            <translation>Chỉ chế độ vé mới có hành trình.</translation>
        </message>
        <message>
            <source>Only where somebody has said so.</source>
            <translation>Chỉ ghi khi có người cho biết.</translation>
        </message>
        <message>
            <source>Open (Enter)</source>
            <translation>Mở (Enter)</translation>
        </message>
        <message>
            <source>Open a hand-out desk</source>
            <translation>Mở bàn phát quà</translation>
        </message>
        <message>
            <source>Open a hand-out desk from a file…</source>
            <translation>Mở bàn phát quà từ tệp…</translation>
        </message>
        <message>
            <source>Open the desk</source>
            <translation>Mở bàn phát</translation>
        </message>
        <message>
            <source>Open the member's record</source>
            <translation>Mở hồ sơ đoàn viên</translation>
        </message>
        <message>
            <source>Open the proposal and choose the parent.</source>
            <translation>Mở đề nghị và chọn cha hoặc mẹ.</translation>
        </message>
        <message>
            <source>Opening the list</source>
            <translation>Đang mở danh sách</translation>
        </message>
        <message>
            <source>Opening…</source>
            <translation>Đang mở…</translation>
        </message>
        <message>
            <source>Order of the proposals</source>
            <translation>Thứ tự các đề nghị</translation>
        </message>
        <message>
            <source>Other section now</source>
            <translation>Nay ở tổ khác</translation>
        </message>
        <message>
            <source>Page {page} of {pages} · {file}</source>
            <translation>Trang {page}/{pages} · {file}</translation>
        </message>
        <message>
            <source>Paid by</source>
            <translation>Nguồn chi</translation>
        </message>
        <message>
            <source>Paid by, out of the year</source>
            <translation>Nguồn chi, năm tài chính</translation>
        </message>
        <message>
            <source>Paper about the job or wages</source>
            <translation>Giấy về việc làm, tiền lương</translation>
        </message>
        <message>
            <source>Paper of a hospital</source>
            <translation>Giấy của bệnh viện</translation>
        </message>
        <message>
            <source>Paper of a policy family</source>
            <translation>Giấy gia đình chính sách</translation>
        </message>
        <message>
            <source>Paper of the commune or ward</source>
            <translation>Giấy xác nhận của xã, phường</translation>
        </message>
        <message>
            <source>Papers</source>
            <translation>Giấy tờ</translation>
        </message>
        <message>
            <source>Papers about money</source>
            <translation>Giấy tờ về tiền</translation>
        </message>
        <message>
            <source>Papers and lists follow this order. A scheme on which gifts hang is not removed; its money can grow, and shrink down to what is approved.</source>
            <translation>Giấy tờ và danh sách theo thứ tự này. Chế độ đã có suất quà thì không xóa được; kinh phí tăng được, và giảm được đến mức đã duyệt.</translation>
        </message>
        <message>
            <source>Parts of the campaign</source>
            <translation>Các phần của chương trình</translation>
        </message>
        <message>
            <source>Parts of the list</source>
            <translation>Các phần của danh sách</translation>
        </message>
        <message>
            <source>People</source>
            <translation>Số người</translation>
        </message>
        <message>
            <source>People are proposed already; the year stays {value}.</source>
            <translation>Đã có người được đề nghị nên vẫn là năm {value}.</translation>
        </message>
        <message>
            <source>People get one gift of all schemes with the same word here.</source>
            <translation>Mỗi người chỉ nhận một suất trong các chế độ ghi cùng một từ ở ô này.</translation>
        </message>
        <message>
            <source>People proposed for gifts</source>
            <translation>Người được đề nghị nhận quà</translation>
        </message>
        <message>
            <source>People who fit</source>
            <translation>Những người khớp</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Địa điểm</translation>
        </message>
        <message>
            <source>Plan document</source>
            <translation>Văn bản kế hoạch</translation>
        </message>
        <message>
            <source>Plane</source>
            <translation>Máy bay</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>Điểm</translation>
        </message>
        <message>
            <source>Points for a low income</source>
            <translation>Điểm cho thu nhập thấp</translation>
        </message>
        <message>
            <source>Points for each Tết without a gift</source>
            <translation>Điểm cho mỗi Tết chưa nhận</translation>
        </message>
        <message>
            <source>Points for each dependant</source>
            <translation>Điểm cho mỗi người phụ thuộc</translation>
        </message>
        <message>
            <source>Points for each reason</source>
            <translation>Điểm cho từng hoàn cảnh</translation>
        </message>
        <message>
            <source>Points go from 0 to 1000.</source>
            <translation>Điểm từ 0 đến 1000.</translation>
        </message>
        <message>
            <source>Post the list of {name}</source>
            <translation>Niêm yết danh sách: {name}</translation>
        </message>
        <message>
            <source>Post the list…</source>
            <translation>Niêm yết…</translation>
        </message>
        <message>
            <source>Posted</source>
            <translation>Đang niêm yết</translation>
        </message>
        <message>
            <source>Posting begins</source>
            <translation>Niêm yết từ ngày</translation>
        </message>
        <message>
            <source>Posting ends</source>
            <translation>Niêm yết đến ngày</translation>
        </message>
        <message>
            <source>Present, a name on each line</source>
            <translation>Có mặt, mỗi dòng một tên</translation>
        </message>
        <message>
            <source>Press Enter to give it.</source>
            <translation>Nhấn Enter để trao.</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>In</translation>
        </message>
        <message>
            <source>Print the minutes</source>
            <translation>In biên bản họp</translation>
        </message>
        <message>
            <source>Print the reserves</source>
            <translation>In danh sách dự phòng</translation>
        </message>
        <message>
            <source>Print the slip again…</source>
            <translation>In lại phiếu nhận quà…</translation>
        </message>
        <message>
            <source>Print the slips</source>
            <translation>In phiếu nhận quà</translation>
        </message>
        <message>
            <source>Print the slips…</source>
            <translation>In phiếu nhận quà…</translation>
        </message>
        <message>
            <source>Print who has still to sign…</source>
            <translation>In danh sách còn phải ký…</translation>
        </message>
        <message>
            <source>Printed on slips and lists, such as what is in the bag.</source>
            <translation>In trên phiếu và danh sách, ví dụ trong túi quà có gì.</translation>
        </message>
        <message>
            <source>Programme</source>
            <translation>Tên chương trình</translation>
        </message>
        <message>
            <source>Proposals from</source>
            <translation>Nhận đề nghị từ ngày</translation>
        </message>
        <message>
            <source>Proposals stand here in order: points for each reason and for each Tết without a gift. The committee may move people, with a reason that stands in the minutes.</source>
            <translation>Các đề nghị xếp theo thứ tự: điểm cho từng hoàn cảnh và cho mỗi Tết chưa nhận quà. Ban Chấp hành có thể chuyển thứ tự, lý do được ghi vào biên bản.</translation>
        </message>
        <message>
            <source>Proposals until</source>
            <translation>Nhận đề nghị đến ngày</translation>
        </message>
        <message>
            <source>Propose again</source>
            <translation>Đề nghị lại</translation>
        </message>
        <message>
            <source>Propose by</source>
            <translation>Hạn đề nghị</translation>
        </message>
        <message>
            <source>Propose somebody</source>
            <translation>Đề nghị người thụ hưởng</translation>
        </message>
        <message>
            <source>Propose {count}</source>
            <translation>Đề nghị {count} người</translation>
        </message>
        <message>
            <source>Proposed</source>
            <translation>Đề nghị</translation>
        </message>
        <message>
            <source>Proposed already</source>
            <translation>Đã đề nghị</translation>
        </message>
        <message>
            <source>Proposed for a gift</source>
            <translation>Đã thêm đề nghị</translation>
        </message>
        <message>
            <source>Propose…</source>
            <translation>Đề nghị…</translation>
        </message>
        <message>
            <source>Proved by</source>
            <translation>Minh chứng</translation>
        </message>
        <message>
            <source>Read a campaign from a file…</source>
            <translation>Đọc chương trình từ tệp…</translation>
        </message>
        <message>
            <source>Ready for the first slip</source>
            <translation>Sẵn sàng nhận phiếu đầu tiên</translation>
        </message>
        <message>
            <source>Ready for the next slip</source>
            <translation>Sẵn sàng cho phiếu kế tiếp</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Lý do</translation>
        </message>
        <message>
            <source>Reason of the record</source>
            <translation>Hoàn cảnh trong sổ</translation>
        </message>
        <message>
            <source>Reasons</source>
            <translation>Hoàn cảnh</translation>
        </message>
        <message>
            <source>Reasons nobody proved</source>
            <translation>Chưa có minh chứng</translation>
        </message>
        <message>
            <source>Reasons that stand</source>
            <translation>Các hoàn cảnh</translation>
        </message>
        <message>
            <source>Reasons then</source>
            <translation>Hoàn cảnh khi đó</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>Đã nhận</translation>
        </message>
        <message>
            <source>Received by</source>
            <translation>Người nhận</translation>
        </message>
        <message>
            <source>Received from the cashier by</source>
            <translation>Người nhận tiền, nhận hàng</translation>
        </message>
        <message>
            <source>Received in 3 Tết</source>
            <translation>Đã nhận trong 3 Tết</translation>
        </message>
        <message>
            <source>Received on</source>
            <translation>Ngày nhận</translation>
        </message>
        <message>
            <source>Received: at Tết {years}. A share is only a hint: half by people with a hardship, half by members.</source>
            <translation>Đã nhận: Tết {years}. Gợi ý chỉ để tham khảo: nửa theo người có hoàn cảnh, nửa theo đoàn viên.</translation>
        </message>
        <message>
            <source>Record of an accident</source>
            <translation>Biên bản tai nạn</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>Không duyệt</translation>
        </message>
        <message>
            <source>Refused by the superior</source>
            <translation>Cấp trên loại</translation>
        </message>
        <message>
            <source>Reject it first if it must change.</source>
            <translation>Nếu cần sửa, hãy chuyển sang không duyệt trước.</translation>
        </message>
        <message>
            <source>Relation</source>
            <translation>Quan hệ</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Xóa</translation>
        </message>
        <message>
            <source>Remove this scan</source>
            <translation>Bỏ tệp quét này</translation>
        </message>
        <message>
            <source>Removed: {name}</source>
            <translation>Đã xóa: {name}</translation>
        </message>
        <message>
            <source>Replace by the reserve…</source>
            <translation>Thay bằng người dự bị…</translation>
        </message>
        <message>
            <source>Replaced</source>
            <translation>Đã thay người</translation>
        </message>
        <message>
            <source>Returned</source>
            <translation>Đã thu hồi</translation>
        </message>
        <message>
            <source>Returns on</source>
            <translation>Ngày về</translation>
        </message>
        <message>
            <source>Route</source>
            <translation>Tuyến (điểm đi – điểm đến)</translation>
        </message>
        <message>
            <source>Rows of the signed list</source>
            <translation>Các dòng của danh sách ký nhận</translation>
        </message>
        <message>
            <source>Run of serials</source>
            <translation>Dãy số sê-ri</translation>
        </message>
        <message>
            <source>Scan or photograph the signed list and add its pages, or look at the paper and note the rows on the right.</source>
            <translation>Quét hoặc chụp danh sách đã ký rồi thêm vào đây; hoặc xem trên giấy và ghi ở các dòng bên phải.</translation>
        </message>
        <message>
            <source>Scan the slip, or type a name, a number…</source>
            <translation>Quét phiếu, hoặc gõ tên, số điện thoại, mã…</translation>
        </message>
        <message>
            <source>Scanned twice, recorded once.</source>
            <translation>Quét hai lần, chỉ ghi một lần.</translation>
        </message>
        <message>
            <source>Scans of the signed list</source>
            <translation>Trang quét danh sách đã ký</translation>
        </message>
        <message>
            <source>Scheme</source>
            <translation>Chế độ</translation>
        </message>
        <message>
            <source>Scheme then</source>
            <translation>Chế độ khi đó</translation>
        </message>
        <message>
            <source>Schemes and budgets…</source>
            <translation>Chế độ và kinh phí…</translation>
        </message>
        <message>
            <source>Schemes of {name}</source>
            <translation>Chế độ chăm lo – {name}</translation>
        </message>
        <message>
            <source>Seat</source>
            <translation>Ghế</translation>
        </message>
        <message>
            <source>Seat back</source>
            <translation>Ghế chiều về</translation>
        </message>
        <message>
            <source>Seat {seat} is kept for {holder} already. Choose another one.</source>
            <translation>Ghế {seat} đã giữ cho {holder}. Chọn ghế khác.</translation>
        </message>
        <message>
            <source>Secretary</source>
            <translation>Thư ký</translation>
        </message>
        <message>
            <source>Section</source>
            <translation>Tổ, bộ phận</translation>
        </message>
        <message>
            <source>Section or place</source>
            <translation>Tổ hoặc nơi công tác</translation>
        </message>
        <message>
            <source>Section or reason</source>
            <translation>Tổ hoặc hoàn cảnh</translation>
        </message>
        <message>
            <source>Sections and reasons stand here as soon as people are proposed.</source>
            <translation>Có đề nghị thì các tổ và hoàn cảnh hiện ở đây.</translation>
        </message>
        <message>
            <source>Sections without a proposal</source>
            <translation>Tổ chưa đề nghị ai</translation>
        </message>
        <message>
            <source>Sent to the superior</source>
            <translation>Đã gửi cấp trên</translation>
        </message>
        <message>
            <source>Sent to the union above</source>
            <translation>Đã gửi cấp trên</translation>
        </message>
        <message>
            <source>Serial</source>
            <translation>Số sê-ri</translation>
        </message>
        <message>
            <source>Serials of {name}</source>
            <translation>Số sê-ri – {name}</translation>
        </message>
        <message>
            <source>Set out for handing out</source>
            <translation>Đưa ra cấp phát</translation>
        </message>
        <message>
            <source>Settle a year of {name}</source>
            <translation>Quyết toán {name}</translation>
        </message>
        <message>
            <source>Settle by</source>
            <translation>Hạn quyết toán</translation>
        </message>
        <message>
            <source>Settle the year…</source>
            <translation>Quyết toán…</translation>
        </message>
        <message>
            <source>Settled</source>
            <translation>Đã quyết toán</translation>
        </message>
        <message>
            <source>Settled on</source>
            <translation>Ngày quyết toán</translation>
        </message>
        <message>
            <source>Several desks – {campaign}</source>
            <translation>Nhiều bàn phát quà – {campaign}</translation>
        </message>
        <message>
            <source>Several desks…</source>
            <translation>Nhiều bàn phát quà…</translation>
        </message>
        <message>
            <source>Sex</source>
            <translation>Giới tính</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Gợi ý</translation>
        </message>
        <message>
            <source>Shares</source>
            <translation>Phân bổ</translation>
        </message>
        <message>
            <source>Show it</source>
            <translation>Xem</translation>
        </message>
        <message>
            <source>Show what is written about the hardship of {name}? That you looked is recorded.</source>
            <translation>Xem phần ghi về hoàn cảnh của {name}? Việc xem được ghi vào nhật ký.</translation>
        </message>
        <message>
            <source>Signature</source>
            <translation>Ký nhận</translation>
        </message>
        <message>
            <source>Signed list – {list}</source>
            <translation>Danh sách đã ký – {list}</translation>
        </message>
        <message>
            <source>Signed list: scans and signatures…</source>
            <translation>Danh sách đã ký: trang quét, chữ ký…</translation>
        </message>
        <message>
            <source>Since</source>
            <translation>Từ ngày</translation>
        </message>
        <message>
            <source>Slip</source>
            <translation>Mã phiếu</translation>
        </message>
        <message>
            <source>Somebody else takes it</source>
            <translation>Người nhận thay</translation>
        </message>
        <message>
            <source>Somebody who is not a member</source>
            <translation>Người không phải đoàn viên</translation>
        </message>
        <message>
            <source>Sound off</source>
            <translation>Đang tắt tiếng</translation>
        </message>
        <message>
            <source>Sound on</source>
            <translation>Có tiếng</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Nguồn</translation>
        </message>
        <message>
            <source>Space ticks a reason; several may be ticked.</source>
            <translation>Phím cách để đánh dấu; đánh dấu được nhiều hoàn cảnh.</translation>
        </message>
        <message>
            <source>Space: the row is not signed · Enter: the page ends at this row · ← →: page</source>
            <translation>Phím cách: dòng chưa ký · Enter: hết trang ở dòng này · ← →: lật trang</translation>
        </message>
        <message>
            <source>Spoiled or missing</source>
            <translation>Hỏng, thiếu</translation>
        </message>
        <message>
            <source>Spoiled or missing (serial: why; serial…)</source>
            <translation>Số hỏng, thiếu (số: lý do; số…)</translation>
        </message>
        <message>
            <source>Stands in the hardship record: {reasons}.</source>
            <translation>Có trong sổ hoàn cảnh: {reasons}.</translation>
        </message>
        <message>
            <source>Stands in the record</source>
            <translation>Đang ghi trong sổ</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Trạng thái</translation>
        </message>
        <message>
            <source>Stay here</source>
            <translation>Ở lại</translation>
        </message>
        <message>
            <source>Still here</source>
            <translation>Vẫn còn</translation>
        </message>
        <message>
            <source>Still open</source>
            <translation>Còn phải xem</translation>
        </message>
        <message>
            <source>Still to sign</source>
            <translation>Còn phải ký</translation>
        </message>
        <message>
            <source>Survey sheets of the sections…</source>
            <translation>Phiếu rà soát của các tổ…</translation>
        </message>
        <message>
            <source>TAKEN BACK</source>
            <translation>ĐÃ HOÀN LẠI</translation>
        </message>
        <message>
            <source>Take in what a desk brings back…</source>
            <translation>Nhận tệp bàn khác trả về…</translation>
        </message>
        <message>
            <source>Take its part back</source>
            <translation>Thu lại phần của bàn</translation>
        </message>
        <message>
            <source>Take off</source>
            <translation>Bỏ</translation>
        </message>
        <message>
            <source>Take off the list</source>
            <translation>Đưa ra khỏi danh sách</translation>
        </message>
        <message>
            <source>Take the last one back</source>
            <translation>Hoàn lại suất vừa trao</translation>
        </message>
        <message>
            <source>Take the list as it stands now into the minutes</source>
            <translation>Lấy danh sách hiện nay vào biên bản</translation>
        </message>
        <message>
            <source>Take the run back</source>
            <translation>Rút dãy số</translation>
        </message>
        <message>
            <source>Taken back: {first} – {last}</source>
            <translation>Đã rút dãy {first} – {last}</translation>
        </message>
        <message>
            <source>Taken off the hardship record</source>
            <translation>Đã bỏ khỏi sổ hoàn cảnh</translation>
        </message>
        <message>
            <source>Taking a run back takes its vouchers from whoever they were kept for.</source>
            <translation>Rút một dãy số thì phiếu của dãy ấy không còn giữ cho ai nữa.</translation>
        </message>
        <message>
            <source>Telephone</source>
            <translation>Điện thoại</translation>
        </message>
        <message>
            <source>The Confederation</source>
            <translation>Tổng Liên đoàn</translation>
        </message>
        <message>
            <source>The accounting year {year} of this campaign is settled; nothing of it changes any more.</source>
            <translation>Năm tài chính {year} của chương trình này đã quyết toán, không sửa được nữa.</translation>
        </message>
        <message>
            <source>The answer on {count} gifts was written down</source>
            <translation>Đã ghi kết quả của cấp trên về {count} suất</translation>
        </message>
        <message>
            <source>The budget of {source} for “{scheme}” has {left} đồng left; {wanted} đồng are needed.</source>
            <translation>Nguồn {source} của chế độ “{scheme}” còn {left} đồng, nhưng cần {wanted} đồng.</translation>
        </message>
        <message>
            <source>The code {code} is used by another campaign.</source>
            <translation>Mã {code} đã dùng cho chương trình khác.</translation>
        </message>
        <message>
            <source>The code {code} is used by another scheme.</source>
            <translation>Mã {code} đã dùng cho chế độ khác.</translation>
        </message>
        <message>
            <source>The committee has agreed on these points</source>
            <translation>Ban Chấp hành đã thống nhất mức điểm này</translation>
        </message>
        <message>
            <source>The committee has looked at it</source>
            <translation>Ban Chấp hành đã xem xét</translation>
        </message>
        <message>
            <source>The criteria were kept</source>
            <translation>Đã lưu tiêu chí</translation>
        </message>
        <message>
            <source>The desk “{desk}” ({campaign}, {union}) was opened on this computer. Go on with it?</source>
            <translation>Máy này đã mở bàn “{desk}” ({campaign}, {union}). Mở tiếp bàn ấy?</translation>
        </message>
        <message>
            <source>The first one ticked</source>
            <translation>Mục đầu tiên được đánh dấu</translation>
        </message>
        <message>
            <source>The first source with enough left</source>
            <translation>Nguồn đầu tiên còn đủ tiền</translation>
        </message>
        <message>
            <source>The gift of {name} has not been approved yet.</source>
            <translation>Suất của {name} chưa được duyệt.</translation>
        </message>
        <message>
            <source>The gift of {name} under “{scheme}” is decided and was left as it is.</source>
            <translation>Suất của {name} trong “{scheme}” đã có quyết định nên được giữ nguyên.</translation>
        </message>
        <message>
            <source>The hardship record was changed</source>
            <translation>Đã sửa sổ hoàn cảnh</translation>
        </message>
        <message>
            <source>The holder of this identity card has no gift in this campaign.</source>
            <translation>Người có căn cước này không có quà trong chương trình này.</translation>
        </message>
        <message>
            <source>The last five</source>
            <translation>Năm suất gần nhất</translation>
        </message>
        <message>
            <source>The list of “{scheme}” hangs out until {last}; close it on the day after.</source>
            <translation>Danh sách “{scheme}” còn niêm yết đến hết ngày {last}; từ ngày hôm sau mới chốt được.</translation>
        </message>
        <message>
            <source>The list was closed: {count} gifts</source>
            <translation>Đã chốt danh sách: {count} suất</translation>
        </message>
        <message>
            <source>The lunar calendar of this program reaches from 1900 to 2100.</source>
            <translation>Chương trình tính âm lịch từ năm 1900 đến năm 2100.</translation>
        </message>
        <message>
            <source>The meeting was kept with the list as it stands</source>
            <translation>Đã lưu cuộc họp cùng danh sách</translation>
        </message>
        <message>
            <source>The next one gets the next seat; companions sit beside.</source>
            <translation>Người sau ngồi ghế tiếp theo; người đi cùng ngồi cạnh.</translation>
        </message>
        <message>
            <source>The parent, {other}, is on the list too.</source>
            <translation>Cha hoặc mẹ là {other} cũng có trong danh sách.</translation>
        </message>
        <message>
            <source>The place of {name} was taken</source>
            <translation>Đã có người thay {name}</translation>
        </message>
        <message>
            <source>The points are a proposal, nobody has confirmed them: “Criteria…” changes them.</source>
            <translation>Mức điểm là đề xuất, chưa ai xác nhận: sửa và xác nhận ở “Tiêu chí…”.</translation>
        </message>
        <message>
            <source>The points decide again</source>
            <translation>Đã trở lại xếp theo điểm</translation>
        </message>
        <message>
            <source>The proposal was changed</source>
            <translation>Đã sửa đề nghị</translation>
        </message>
        <message>
            <source>The province or branch</source>
            <translation>Tỉnh, ngành</translation>
        </message>
        <message>
            <source>The record names no child; type the name below.</source>
            <translation>Hồ sơ không ghi con; gõ tên ở dưới.</translation>
        </message>
        <message>
            <source>The reserve in its order; the first one is chosen.</source>
            <translation>Danh sách dự bị theo thứ tự; đang chọn người đầu tiên.</translation>
        </message>
        <message>
            <source>The row does not say which scheme it is for, and there are several.</source>
            <translation>Dòng này không ghi chế độ nào, trong khi chương trình có nhiều chế độ.</translation>
        </message>
        <message>
            <source>The same word for people of one household, such as the address.</source>
            <translation>Ghi giống nhau cho người cùng hộ, ví dụ địa chỉ.</translation>
        </message>
        <message>
            <source>The scan {file} was removed</source>
            <translation>Đã bỏ tệp quét {file}</translation>
        </message>
        <message>
            <source>The section has been there</source>
            <translation>Tổ đã đến xác minh</translation>
        </message>
        <message>
            <source>The sixteen digits</source>
            <translation>Mười sáu chữ số</translation>
        </message>
        <message>
            <source>The slip {code} is of another campaign.</source>
            <translation>Phiếu {code} thuộc chương trình khác.</translation>
        </message>
        <message>
            <source>The tabs follow the work. “List”: propose people, select them, then “Approve…”; the meters show what is left of the money. “Beneficiaries”: what is known of everybody’s hardship and what they got before. “Choosing”: order by points, meeting, minutes. “Shares”: whether every section gets its part. “Nobody forgotten”: what to look at before “Close the list”. “Hand-out desk”: scan slips; nobody is given the same gift twice. “Vouchers and settlement”: list and vouchers agree, then the year is settled. Posting, the union above, serials and several desks stand in the menu “Work”, papers in “Reports”.</source>
            <translation>Các trang đi theo trình tự công việc. “Danh sách”: đề nghị, chọn người rồi bấm “Duyệt…”; các thanh ở trên cho biết kinh phí còn lại. “Người thụ hưởng”: hoàn cảnh của từng người và những gì đã nhận các năm trước. “Xét chọn”: thứ tự theo điểm, cuộc họp, biên bản. “Phân bổ”: tổ nào cũng có phần. “Không sót ai”: những việc phải xem trước khi “Chốt danh sách”. “Bàn phát quà”: quét phiếu; không ai được trao hai lần một suất. “Chứng từ, quyết toán”: danh sách khớp với chứng từ thì quyết toán năm. Niêm yết, gửi cấp trên, số sê-ri và nhiều bàn phát quà nằm trong menu “Nghiệp vụ”; các mẫu in nằm trong menu “Báo cáo”.</translation>
        </message>
        <message>
            <source>The ticket of {name} was written down</source>
            <translation>Đã ghi vé của {name}</translation>
        </message>
        <message>
            <source>The union above decides on the list</source>
            <translation>Cấp trên quyết định danh sách</translation>
        </message>
        <message>
            <source>The union above found this person in another union: {other}.</source>
            <translation>Cấp trên báo trùng với đơn vị khác: {other}.</translation>
        </message>
        <message>
            <source>The union above has</source>
            <translation>Cấp trên</translation>
        </message>
        <message>
            <source>The union directly above</source>
            <translation>Cấp trên trực tiếp</translation>
        </message>
        <message>
            <source>The vouchers go to the list in its printed order, the smallest number first.</source>
            <translation>Phiếu chia theo thứ tự danh sách in ra, số nhỏ trước.</translation>
        </message>
        <message>
            <source>The years the money is spent in. Empty: the year before Tết and the year of Tết.</source>
            <translation>Các năm tài chính có chi. Để trống: năm trước Tết và năm Tết.</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Chủ đề</translation>
        </message>
        <message>
            <source>Then in {section}.</source>
            <translation>Khi đó ở {section}.</translation>
        </message>
        <message>
            <source>There are more vouchers than gifts: keep the rest unused</source>
            <translation>Số phiếu nhiều hơn số suất: giữ lại phiếu thừa</translation>
        </message>
        <message>
            <source>There are {serials} usable vouchers for {gifts} gifts without one.</source>
            <translation>Có {serials} phiếu dùng được cho {gifts} suất chưa có phiếu.</translation>
        </message>
        <message>
            <source>There is a desk “{name}” already. Give another name.</source>
            <translation>Đã có bàn “{name}”. Hãy đặt tên khác.</translation>
        </message>
        <message>
            <source>There is no Tết campaign the list could go into.</source>
            <translation>Chưa có chương trình chăm lo Tết để nhập danh sách vào.</translation>
        </message>
        <message>
            <source>There is no Tết campaign yet. Add one first.</source>
            <translation>Chưa có chương trình chăm lo Tết nào. Hãy thêm một chương trình trước.</translation>
        </message>
        <message>
            <source>There is no Tết campaign “{campaign}”. There are: {known}.</source>
            <translation>Không có chương trình chăm lo Tết “{campaign}”. Hiện có: {known}.</translation>
        </message>
        <message>
            <source>There is no earlier Tết in this book. Propose people, or import last year's list.</source>
            <translation>Sổ này chưa có Tết nào trước đó. Hãy đề nghị từng người, hoặc nhập danh sách năm trước.</translation>
        </message>
        <message>
            <source>There is no scheme “{scheme}”. There are: {known}.</source>
            <translation>Không có chế độ “{scheme}”. Hiện có: {known}.</translation>
        </message>
        <message>
            <source>There is no scheme “{value}” in this campaign.</source>
            <translation>Chương trình này không có chế độ “{value}”.</translation>
        </message>
        <message>
            <source>There is no slip {code} in this book.</source>
            <translation>Không có phiếu mã {code} trong sổ này.</translation>
        </message>
        <message>
            <source>These are not the digits of “{file}”. Compare them with the paper.</source>
            <translation>Đây không phải mười sáu chữ số của “{file}”. Hãy so lại với tờ giấy.</translation>
        </message>
        <message>
            <source>This day lies before the day on which it begins.</source>
            <translation>Ngày này trước ngày bắt đầu.</translation>
        </message>
        <message>
            <source>This desk is open in another window.</source>
            <translation>Bàn này đang mở ở cửa sổ khác.</translation>
        </message>
        <message>
            <source>This is a code of another system, not a slip of this campaign.</source>
            <translation>Đây là mã của hệ thống khác, không phải phiếu nhận quà.</translation>
        </message>
        <message>
            <source>This is a member: name, birth and number are changed in the members' list.</source>
            <translation>Đây là đoàn viên: tên, ngày sinh và số CCCD sửa ở danh sách đoàn viên.</translation>
        </message>
        <message>
            <source>This page holds no picture that can be shown here.</source>
            <translation>Trang này không có ảnh xem được ở đây; hãy xem trên giấy.</translation>
        </message>
        <message>
            <source>This page is about all schemes of the campaign.</source>
            <translation>Trang này tính cho mọi chế độ của chương trình.</translation>
        </message>
        <message>
            <source>This reason stands in the record already. Change that line.</source>
            <translation>Hoàn cảnh này đã có trong sổ. Hãy sửa dòng đó.</translation>
        </message>
        <message>
            <source>This union's</source>
            <translation>Công đoàn cơ sở</translation>
        </message>
        <message>
            <source>Tick all that are shown</source>
            <translation>Đánh dấu mọi người đang hiện</translation>
        </message>
        <message>
            <source>Tick at least one part with gifts that still wait.</source>
            <translation>Hãy đánh dấu ít nhất một phần còn quà chờ trao.</translation>
        </message>
        <message>
            <source>Tick with Space what the other desk is to give; the rest stays here.</source>
            <translation>Đánh dấu (phím cách) phần giao cho bàn kia; phần còn lại ở lại bàn này.</translation>
        </message>
        <message>
            <source>Ticket</source>
            <translation>Vé</translation>
        </message>
        <message>
            <source>Ticket of {name}</source>
            <translation>Vé của {name}</translation>
        </message>
        <message>
            <source>Ticket, seat, companions…</source>
            <translation>Vé, ghế, người đi cùng…</translation>
        </message>
        <message>
            <source>Tickets for {count} people</source>
            <translation>Vé của {count} người</translation>
        </message>
        <message>
            <source>To be fetched elsewhere: {schemes}</source>
            <translation>Nhận ở nơi khác: {schemes}</translation>
        </message>
        <message>
            <source>To decide</source>
            <translation>Chờ duyệt</translation>
        </message>
        <message>
            <source>To serial</source>
            <translation>Đến số</translation>
        </message>
        <message>
            <source>To the place</source>
            <translation>Đến thứ tự</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Hiện nay</translation>
        </message>
        <message>
            <source>Too much text at once. Scan one slip, or type a name.</source>
            <translation>Văn bản quá dài. Hãy quét một phiếu, hoặc gõ tên.</translation>
        </message>
        <message>
            <source>Took a gift before</source>
            <translation>Đã từng nhận thay</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>Tàu hỏa</translation>
        </message>
        <message>
            <source>Transfer order: number and day</source>
            <translation>Ủy nhiệm chi: số, ngày</translation>
        </message>
        <message>
            <source>Travelling by</source>
            <translation>Phương tiện</translation>
        </message>
        <message>
            <source>Two slips came at once. Nothing was given: scan them one by one.</source>
            <translation>Hai phiếu quét dính nhau. Chưa trao gì: hãy quét lại từng phiếu.</translation>
        </message>
        <message>
            <source>Type a part of the name; who left or is on leave is told.</source>
            <translation>Gõ một phần tên; ai đã rời hoặc đang nghỉ có ghi rõ.</translation>
        </message>
        <message>
            <source>Type all sixteen digits; one of them is not right yet.</source>
            <translation>Hãy gõ đủ mười sáu chữ số; còn chữ số chưa đúng.</translation>
        </message>
        <message>
            <source>Tết</source>
            <translation>Tết</translation>
        </message>
        <message>
            <source>Tết gift: {facts}</source>
            <translation>Quà Tết: {facts}</translation>
        </message>
        <message>
            <source>Tết gifts</source>
            <translation>Quà Tết</translation>
        </message>
        <message>
            <source>Tết of the year</source>
            <translation>Tết năm</translation>
        </message>
        <message>
            <source>Tết {year}</source>
            <translation>Tết {year}</translation>
        </message>
        <message>
            <source>Tết {year}: “{scheme}”{reasons}; on no list this year.</source>
            <translation>Tết {year}: “{scheme}”{reasons}; năm nay chưa có trong danh sách nào.</translation>
        </message>
        <message>
            <source>Union above</source>
            <translation>Gửi cấp trên</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>Đến ngày</translation>
        </message>
        <message>
            <source>Unused</source>
            <translation>Chưa dùng</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>Lên</translation>
        </message>
        <message>
            <source>Verified</source>
            <translation>Đã xác minh</translation>
        </message>
        <message>
            <source>Voucher</source>
            <translation>Phiếu mua hàng</translation>
        </message>
        <message>
            <source>Voucher serials…</source>
            <translation>Chia số sê-ri…</translation>
        </message>
        <message>
            <source>Voucher spoiled…</source>
            <translation>Phiếu hỏng, mất…</translation>
        </message>
        <message>
            <source>Voucher {number}</source>
            <translation>Chứng từ {number}</translation>
        </message>
        <message>
            <source>Voucher {number} of {year} exists already: {on}, {payee}. Use the next free number.</source>
            <translation>Đã có chứng từ số {number} năm {year}: ngày {on}, {payee}. Hãy dùng số kế tiếp.</translation>
        </message>
        <message>
            <source>Voucher {number}: {amount} đồng</source>
            <translation>Chứng từ {number}: {amount} đồng</translation>
        </message>
        <message>
            <source>Voucher {serial} is already kept for {holder}.</source>
            <translation>Phiếu số sê-ri {serial} đã dành cho {holder}.</translation>
        </message>
        <message>
            <source>Voucher {serial} of {name} is spoiled or lost</source>
            <translation>Phiếu {serial} của {name} hỏng hoặc mất</translation>
        </message>
        <message>
            <source>Voucher “{serial}” is not between “{first}” and “{last}”.</source>
            <translation>Phiếu “{serial}” không nằm giữa “{first}” và “{last}”.</translation>
        </message>
        <message>
            <source>Vouchers</source>
            <translation>Chứng từ</translation>
        </message>
        <message>
            <source>Vouchers and settlement</source>
            <translation>Chứng từ, quyết toán</translation>
        </message>
        <message>
            <source>Vouchers to shop with, tickets</source>
            <translation>Phiếu mua hàng, vé</translation>
        </message>
        <message>
            <source>Waits for an answer</source>
            <translation>Chưa trả lời</translation>
        </message>
        <message>
            <source>Was home for Tết more recently than the scheme asks.</source>
            <translation>Số năm chưa về quê đón Tết ít hơn quy định của chế độ.</translation>
        </message>
        <message>
            <source>Way back from</source>
            <translation>Về từ ngày</translation>
        </message>
        <message>
            <source>Way back until</source>
            <translation>Về đến ngày</translation>
        </message>
        <message>
            <source>What changed</source>
            <translation>Thay đổi</translation>
        </message>
        <message>
            <source>What else was said</source>
            <translation>Ý kiến khác</translation>
        </message>
        <message>
            <source>What is handed out at this desk</source>
            <translation>Chế độ phát ở bàn này</translation>
        </message>
        <message>
            <source>What is in it</source>
            <translation>Nội dung quà</translation>
        </message>
        <message>
            <source>What is open</source>
            <translation>Việc phải xem</translation>
        </message>
        <message>
            <source>What is said</source>
            <translation>Nội dung ý kiến</translation>
        </message>
        <message>
            <source>What it records</source>
            <translation>Loại chứng từ</translation>
        </message>
        <message>
            <source>What the committee answers</source>
            <translation>Ban Chấp hành trả lời</translation>
        </message>
        <message>
            <source>What the hardship is</source>
            <translation>Mô tả hoàn cảnh</translation>
        </message>
        <message>
            <source>What the hardship is stands apart: “What the hardship is…” shows it.</source>
            <translation>Phần mô tả hoàn cảnh để riêng: xem ở “Hoàn cảnh cụ thể…”.</translation>
        </message>
        <message>
            <source>What the hardship is was changed</source>
            <translation>Đã sửa phần mô tả hoàn cảnh</translation>
        </message>
        <message>
            <source>What the hardship is…</source>
            <translation>Hoàn cảnh cụ thể…</translation>
        </message>
        <message>
            <source>What this desk gave has not been written for the first desk yet. It stays on this computer and can be written later.</source>
            <translation>Những gì bàn này đã trao chưa ghi ra tệp trả về. Dữ liệu vẫn ở máy này và có thể ghi sau.</translation>
        </message>
        <message>
            <source>What was found</source>
            <translation>Kết luận</translation>
        </message>
        <message>
            <source>When to come</source>
            <translation>Thời gian nhận</translation>
        </message>
        <message>
            <source>Where to come</source>
            <translation>Nơi nhận</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Ai</translation>
        </message>
        <message>
            <source>Who comes along (at most {most})</source>
            <translation>Người đi cùng (tối đa {most})</translation>
        </message>
        <message>
            <source>Who got what</source>
            <translation>Ai đã nhận gì</translation>
        </message>
        <message>
            <source>Who it is</source>
            <translation>Nhân thân</translation>
        </message>
        <message>
            <source>Who it is…</source>
            <translation>Nhân thân…</translation>
        </message>
        <message>
            <source>Who objects</source>
            <translation>Người có ý kiến</translation>
        </message>
        <message>
            <source>Who takes the place</source>
            <translation>Người thay</translation>
        </message>
        <message>
            <source>Who took the money or the goods over; for what comes back, who took it in.</source>
            <translation>Ai nhận tiền hoặc hàng từ thủ quỹ; khi hoàn trả: ai nhận lại.</translation>
        </message>
        <message>
            <source>Whoever receives it signs</source>
            <translation>Người nhận phải ký</translation>
        </message>
        <message>
            <source>Whose scheme it is</source>
            <translation>Cấp chăm lo</translation>
        </message>
        <message>
            <source>Why it is not wanted</source>
            <translation>Lý do từ chối</translation>
        </message>
        <message>
            <source>Why it stands here</source>
            <translation>Vì sao</translation>
        </message>
        <message>
            <source>With a hardship</source>
            <translation>Có hoàn cảnh</translation>
        </message>
        <message>
            <source>With an owner</source>
            <translation>Đã chia</translation>
        </message>
        <message>
            <source>Without a section</source>
            <translation>Chưa xếp tổ</translation>
        </message>
        <message>
            <source>Without proof: {reasons}.</source>
            <translation>Chưa có minh chứng: {reasons}.</translation>
        </message>
        <message>
            <source>Write for example Đoàn viên, Người lao động or Con đoàn viên.</source>
            <translation>Hãy ghi, ví dụ: Đoàn viên, Người lao động hoặc Con đoàn viên.</translation>
        </message>
        <message>
            <source>Write its file again…</source>
            <translation>Ghi lại tệp của bàn…</translation>
        </message>
        <message>
            <source>Write one down…</source>
            <translation>Ghi ý kiến…</translation>
        </message>
        <message>
            <source>Write one of the codes: {known}.</source>
            <translation>Hãy ghi một trong các mã: {known}.</translation>
        </message>
        <message>
            <source>Write the file…</source>
            <translation>Ghi tệp…</translation>
        </message>
        <message>
            <source>Write the number and day of the transfer order for {name}.</source>
            <translation>Hãy ghi số, ngày ủy nhiệm chi chuyển cho {name}.</translation>
        </message>
        <message>
            <source>Write the reason; it is kept with the decision.</source>
            <translation>Hãy ghi lý do; lý do được lưu cùng quyết định.</translation>
        </message>
        <message>
            <source>Write the years as 2025, 2026.</source>
            <translation>Ghi năm như: 2025, 2026.</translation>
        </message>
        <message>
            <source>Write what goes back…</source>
            <translation>Ghi tệp trả về…</translation>
        </message>
        <message>
            <source>Writing the list for {desk}</source>
            <translation>Đang ghi danh sách cho {desk}</translation>
        </message>
        <message>
            <source>Written down: {by}</source>
            <translation>Đã ghi ý kiến của {by}</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>Năm</translation>
        </message>
        <message>
            <source>Year of birth</source>
            <translation>Năm sinh</translation>
        </message>
        <message>
            <source>Years not home for Tết</source>
            <translation>Số năm chưa về quê đón Tết</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Có</translation>
        </message>
        <message>
            <source>agrees</source>
            <translation>khớp</translation>
        </message>
        <message>
            <source>born {year}</source>
            <translation>sinh {year}</translation>
        </message>
        <message>
            <source>brought back {time}</source>
            <translation>trả về lúc {time}</translation>
        </message>
        <message>
            <source>by bank</source>
            <translation>chuyển khoản</translation>
        </message>
        <message>
            <source>counted</source>
            <translation>được tính</translation>
        </message>
        <message>
            <source>finished</source>
            <translation>đã kết thúc</translation>
        </message>
        <message>
            <source>given by several desks</source>
            <translation>nhiều bàn cùng trao</translation>
        </message>
        <message>
            <source>handed out late, on {day}</source>
            <translation>trao muộn, ngày {day}</translation>
        </message>
        <message>
            <source>is not in this book any more</source>
            <translation>không còn trong sổ này</translation>
        </message>
        <message>
            <source>not handed out</source>
            <translation>chưa trao</translation>
        </message>
        <message>
            <source>not looked at</source>
            <translation>chưa xem</translation>
        </message>
        <message>
            <source>nothing brought back yet</source>
            <translation>chưa trả về lần nào</translation>
        </message>
        <message>
            <source>nothing to give</source>
            <translation>không có gì để trao</translation>
        </message>
        <message>
            <source>received</source>
            <translation>đã nhận</translation>
        </message>
        <message>
            <source>recorded</source>
            <translation>đã ghi</translation>
        </message>
        <message>
            <source>serial {serial}</source>
            <translation>sê-ri {serial}</translation>
        </message>
        <message>
            <source>signed</source>
            <translation>đã ký</translation>
        </message>
        <message>
            <source>still to be fetched elsewhere: {schemes}</source>
            <translation>còn nhận ở nơi khác: {schemes}</translation>
        </message>
        <message>
            <source>taken back</source>
            <translation>đã hoàn lại</translation>
        </message>
        <message>
            <source>taken by {name}</source>
            <translation>{name} nhận thay</translation>
        </message>
        <message>
            <source>today</source>
            <translation>hôm nay</translation>
        </message>
        <message>
            <source>tomorrow</source>
            <translation>ngày mai</translation>
        </message>
        <message>
            <source>was no longer to be given</source>
            <translation>lúc ấy không còn được trao</translation>
        </message>
        <message>
            <source>{companion} needs an identity number to fly.</source>
            <translation>{companion} phải có số CCCD mới đi máy bay được.</translation>
        </message>
        <message>
            <source>{content} (worth {worth} đồng)</source>
            <translation>{content} (trị giá {worth} đồng)</translation>
        </message>
        <message>
            <source>{count} Tết gifts</source>
            <translation>{count} suất quà Tết</translation>
        </message>
        <message>
            <source>{count} Tết without a gift</source>
            <translation>{count} Tết chưa nhận quà</translation>
        </message>
        <message>
            <source>{count} dependants</source>
            <translation>{count} người phụ thuộc</translation>
        </message>
        <message>
            <source>{count} doubts were looked at</source>
            <translation>Đã xem xét {count} điểm</translation>
        </message>
        <message>
            <source>{count} gifts</source>
            <translation>{count} suất</translation>
        </message>
        <message>
            <source>{count} gifts are back with the cashier</source>
            <translation>Đã thu hồi {count} suất</translation>
        </message>
        <message>
            <source>{count} gifts are paid by another source</source>
            <translation>Đã chuyển nguồn chi của {count} suất</translation>
        </message>
        <message>
            <source>{count} gifts are posted</source>
            <translation>Đã niêm yết {count} suất</translation>
        </message>
        <message>
            <source>{count} gifts are proposed again</source>
            <translation>Đã đề nghị lại {count} suất</translation>
        </message>
        <message>
            <source>{count} gifts are set out</source>
            <translation>Đã đưa {count} suất ra cấp phát</translation>
        </message>
        <message>
            <source>{count} gifts in its part</source>
            <translation>còn {count} suất trong phần</translation>
        </message>
        <message>
            <source>{count} gifts of {desk} are given here again</source>
            <translation>{count} suất của {desk} lại phát ở đây</translation>
        </message>
        <message>
            <source>{count} gifts through the years</source>
            <translation>{count} lần qua các năm</translation>
        </message>
        <message>
            <source>{count} gifts were approved</source>
            <translation>Đã duyệt {count} suất</translation>
        </message>
        <message>
            <source>{count} gifts were not approved</source>
            <translation>Đã ghi không duyệt {count} suất</translation>
        </message>
        <message>
            <source>{count} gifts were not taken</source>
            <translation>{count} suất không có người nhận</translation>
        </message>
        <message>
            <source>{count} gifts were noted as not claimed</source>
            <translation>Đã ghi {count} suất không đến nhận</translation>
        </message>
        <message>
            <source>{count} gifts were sent to the union above</source>
            <translation>Đã gửi cấp trên {count} suất</translation>
        </message>
        <message>
            <source>{count} gifts were verified</source>
            <translation>Đã xác minh {count} suất</translation>
        </message>
        <message>
            <source>{count} lines</source>
            <translation>{count} dòng</translation>
        </message>
        <message>
            <source>{count} members, nobody proposed. Leader: {leader}.</source>
            <translation>{count} đoàn viên, chưa đề nghị ai. Tổ trưởng: {leader}.</translation>
        </message>
        <message>
            <source>{count} more accounts differ.</source>
            <translation>Còn {count} chỗ khác chưa khớp.</translation>
        </message>
        <message>
            <source>{count} people</source>
            <translation>{count} người</translation>
        </message>
        <message>
            <source>{count} points are still open (people in need on no list, doubts, reasons without proof). Close the list all the same?</source>
            <translation>Còn {count} điểm phải xem (người khó khăn chưa đề nghị, nghi trùng, hoàn cảnh chưa có minh chứng). Vẫn chốt danh sách?</translation>
        </message>
        <message>
            <source>{count} points open</source>
            <translation>{count} điểm phải xem</translation>
        </message>
        <message>
            <source>{count} proposals in order</source>
            <translation>{count} đề nghị theo thứ tự</translation>
        </message>
        <message>
            <source>{count} proposed again</source>
            <translation>Đã đề nghị lại {count} người</translation>
        </message>
        <message>
            <source>{count} reasons</source>
            <translation>{count} hoàn cảnh</translation>
        </message>
        <message>
            <source>{count} rows of the page were noted</source>
            <translation>Đã ghi {count} dòng của trang</translation>
        </message>
        <message>
            <source>{count} scans were added</source>
            <translation>Đã thêm {count} tệp quét</translation>
        </message>
        <message>
            <source>{count} schemes</source>
            <translation>{count} chế độ</translation>
        </message>
        <message>
            <source>{count} schemes, {budget} đồng</source>
            <translation>{count} chế độ, {budget} đồng</translation>
        </message>
        <message>
            <source>{count} taken off the list</source>
            <translation>Đã đưa {count} người ra khỏi danh sách</translation>
        </message>
        <message>
            <source>{count} tickets were written down</source>
            <translation>Đã ghi {count} vé</translation>
        </message>
        <message>
            <source>{count} to look at below.</source>
            <translation>{count} suất cần xem ở dưới.</translation>
        </message>
        <message>
            <source>{count} vouchers have an owner</source>
            <translation>Đã chia {count} phiếu</translation>
        </message>
        <message>
            <source>{days} days late</source>
            <translation>quá hạn {days} ngày</translation>
        </message>
        <message>
            <source>{days} days left</source>
            <translation>còn {days} ngày</translation>
        </message>
        <message>
            <source>{desk} – {campaign}
{union}
{count} gifts: {part}
Written at {time}</source>
            <translation>{desk} – {campaign}
{union}
{count} suất: {part}
Ghi lúc {time}</translation>
        </message>
        <message>
            <source>{desk}: {fresh} gifts recorded now, {known} known already, {missed} not taken.</source>
            <translation>{desk}: vừa ghi {fresh} suất, {known} suất đã biết, {missed} suất không nhận.</translation>
        </message>
        <message>
            <source>{gifts} gifts hang on “{scheme}”. Take them off the list first, or keep the scheme.</source>
            <translation>“{scheme}” đang có {gifts} suất. Đưa các suất ấy ra khỏi danh sách trước, hoặc giữ lại chế độ này.</translation>
        </message>
        <message>
            <source>{gifts} gifts of {year} are neither received nor returned: {names}. Hand them out or bring them back first.</source>
            <translation>Năm {year} còn {gifts} suất chưa nhận và chưa thu hồi: {names}. Hãy trao hoặc thu hồi trước.</translation>
        </message>
        <message>
            <source>{gifts} gifts of “{scheme}” are approved already: kind and worth in kind stay. Add another scheme instead.</source>
            <translation>“{scheme}” đã duyệt {gifts} suất nên không đổi được loại và trị giá hiện vật. Hãy thêm một chế độ khác.</translation>
        </message>
        <message>
            <source>{gifts} people's signatures are missing on the signed list of {year}: {names}. Let them sign, then tick them under “Signed list: scans and signatures…”.</source>
            <translation>Danh sách ký nhận năm {year} còn {gifts} người chưa ký: {names}. Mời ký rồi đánh dấu ở “Danh sách đã ký: trang quét, chữ ký…”.</translation>
        </message>
        <message>
            <source>{given}/{total} given, {waiting} waiting</source>
            <translation>đã trao {given}/{total}, còn chờ {waiting}</translation>
        </message>
        <message>
            <source>{given}/{total} given, {waiting} waiting, {missed} not taken</source>
            <translation>đã trao {given}/{total}, còn chờ {waiting}, không nhận {missed}</translation>
        </message>
        <message>
            <source>{left} of {budget} đồng and {gifts} gifts left</source>
            <translation>còn {left}/{budget} đồng, {gifts} suất</translation>
        </message>
        <message>
            <source>{left} of {budget} đồng left</source>
            <translation>còn {left}/{budget} đồng</translation>
        </message>
        <message>
            <source>{left} đồng left</source>
            <translation>còn {left} đồng</translation>
        </message>
        <message>
            <source>{left} đồng, {gifts} gifts left</source>
            <translation>còn {left} đồng, {gifts} suất</translation>
        </message>
        <message>
            <source>{name} already has “{scheme}”, which excludes this one.</source>
            <translation>{name} đã có suất “{scheme}”, không được nhận thêm suất này.</translation>
        </message>
        <message>
            <source>{name} cannot be given this gift now: {state}.</source>
            <translation>Chưa thể trao suất này cho {name}; trạng thái hiện nay: {state}.</translation>
        </message>
        <message>
            <source>{name} has already received “{scheme}”.</source>
            <translation>{name} đã nhận “{scheme}” rồi.</translation>
        </message>
        <message>
            <source>{name} is already on the list of “{scheme}” ({state}).</source>
            <translation>{name} đã có trong danh sách “{scheme}” ({state}).</translation>
        </message>
        <message>
            <source>{name} is already on the list of “{scheme}”.</source>
            <translation>{name} đã có trong danh sách “{scheme}”.</translation>
        </message>
        <message>
            <source>{name} is in the part of “{desk}”: the gift is given there, or after its part was taken back.</source>
            <translation>{name} thuộc phần của “{desk}”: nhận quà tại bàn đó, hoặc sau khi thu lại phần của bàn ấy.</translation>
        </message>
        <message>
            <source>{name} may take at most {most} companions along, not {companions}.</source>
            <translation>{name} được đi cùng nhiều nhất {most} người, không thể là {companions} người.</translation>
        </message>
        <message>
            <source>{name} stands in the hardship record</source>
            <translation>Đã ghi {name} vào sổ hoàn cảnh</translation>
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
            <source>{name} was moved</source>
            <translation>Đã đổi chỗ {name}</translation>
        </message>
        <message>
            <source>{name}: at most {cap} đồng may be given to “{kind}”, not {amount} đồng.</source>
            <translation>{name}: đối tượng “{kind}” được hỗ trợ nhiều nhất {cap} đồng, không thể là {amount} đồng.</translation>
        </message>
        <message>
            <source>{name}: enter an amount.</source>
            <translation>{name}: hãy nhập số tiền.</translation>
        </message>
        <message>
            <source>{name}: first day on {day}</source>
            <translation>{name}: mồng 1 là {day}</translation>
        </message>
        <message>
            <source>{name}: from “{state}” it cannot go to “{wanted}”.</source>
            <translation>{name}: suất đang ở trạng thái “{state}” nên không thể chuyển sang “{wanted}”.</translation>
        </message>
        <message>
            <source>{name}: outstanding achievement is a reason for tickets only.</source>
            <translation>{name}: thành tích xuất sắc chỉ là căn cứ để xét vé.</translation>
        </message>
        <message>
            <source>{name}: place {place}</source>
            <translation>{name}: thứ {place}</translation>
        </message>
        <message>
            <source>{name}: the amount is above the limit of this class of people, {cap} đồng.</source>
            <translation>{name}: số tiền vượt mức trần của đối tượng này là {cap} đồng.</translation>
        </message>
        <message>
            <source>{name}: the amount is below the worth of the goods, {goods} đồng.</source>
            <translation>{name}: số tiền thấp hơn giá trị hiện vật là {goods} đồng.</translation>
        </message>
        <message>
            <source>{name}: the goods alone are worth {goods} đồng and cannot be divided.</source>
            <translation>{name}: riêng hiện vật đã trị giá {goods} đồng và không chia nhỏ được.</translation>
        </message>
        <message>
            <source>{name}: the scheme gives one-way tickets. Leave the way back empty.</source>
            <translation>{name}: chế độ này chỉ có vé một chiều. Để trống chiều về.</translation>
        </message>
        <message>
            <source>{name}: {day} is not among the days of the journey ({first} to {last}).</source>
            <translation>{name}: ngày {day} không nằm trong thời gian của chuyến ({first} đến {last}).</translation>
        </message>
        <message>
            <source>{name}: {given} handed out, {waiting} waiting</source>
            <translation>{name}: đã phát {given}, chờ phát {waiting}</translation>
        </message>
        <message>
            <source>{needing} gifts have no voucher yet; {unused} vouchers entered before are unused.</source>
            <translation>{needing} suất chưa có phiếu; {unused} phiếu đã nhập trước chưa dùng.</translation>
        </message>
        <message>
            <source>{other}, of the same name and birth, is on the list as another person.</source>
            <translation>{other} cùng tên, cùng ngày sinh đã có trong danh sách như một người khác.</translation>
        </message>
        <message>
            <source>{part}: {count} gifts waiting</source>
            <translation>{part}: {count} suất chờ trao</translation>
        </message>
        <message>
            <source>{scheme}: received</source>
            <translation>{scheme}: đã nhận</translation>
        </message>
        <message>
            <source>{scheme}: received at {time}</source>
            <translation>{scheme}: đã nhận lúc {time}</translation>
        </message>
        <message>
            <source>{signed} signed · {missing} without signature · {unseen} not looked at yet</source>
            <translation>{signed} đã ký · {missing} thiếu chữ ký · {unseen} chưa xem</translation>
        </message>
        <message>
            <source>{source} of {year} gives {budget} đồng for “{scheme}”; with this voucher {paid} đồng would leave.</source>
            <translation>{source} năm {year} chỉ có {budget} đồng cho “{scheme}”; tính cả chứng từ này sẽ chi {paid} đồng.</translation>
        </message>
        <message>
            <source>{there} gifts go to that desk, {here} stay here</source>
            <translation>{there} suất sang bàn ấy, {here} suất ở lại</translation>
        </message>
        <message>
            <source>{value} is not an accounting year of this campaign.</source>
            <translation>{value} không phải năm tài chính của chương trình này.</translation>
        </message>
        <message>
            <source>{value} is too far from the year of Tết.</source>
            <translation>Năm {value} quá xa năm Tết.</translation>
        </message>
        <message>
            <source>{year} is settled: {gifts} gifts, {cash} đồng in cash</source>
            <translation>Đã quyết toán năm {year}: {gifts} suất, {cash} đồng tiền mặt</translation>
        </message>
        <message>
            <source>{year}: list and vouchers agree; settle it.</source>
            <translation>Năm {year}: danh sách và chứng từ khớp, có thể quyết toán.</translation>
        </message>
        <message>
            <source>{year}: nothing was spent.</source>
            <translation>Năm {year}: chưa chi.</translation>
        </message>
        <message>
            <source>{year}: settled on {day}, {gifts} gifts, {cash} đồng in cash, {goods} đồng in kind.</source>
            <translation>Năm {year}: đã quyết toán ngày {day}, {gifts} suất, tiền mặt {cash} đồng, hiện vật {goods} đồng.</translation>
        </message>
        <message>
            <source>{year}: {uneven} accounts differ, {waiting} gifts are still out.</source>
            <translation>Năm {year}: {uneven} chỗ chưa khớp, {waiting} suất chưa nhận.</translation>
        </message>
        <message>
            <source>“{code}” is not a slip code. Scan or type it again.</source>
            <translation>“{code}” không phải mã phiếu. Hãy quét hoặc gõ lại.</translation>
        </message>
        <message>
            <source>“{file}” comes from a desk this book knows nothing of.</source>
            <translation>“{file}” là của một bàn mà sổ này không biết.</translation>
        </message>
        <message>
            <source>“{file}” comes from a newer version of the program. Bring this one up to date.</source>
            <translation>“{file}” do bản chương trình mới hơn ghi. Hãy cập nhật chương trình ở máy này.</translation>
        </message>
        <message>
            <source>“{file}” is damaged or was changed. Write it again on the other computer.</source>
            <translation>“{file}” bị hỏng hoặc đã bị sửa. Hãy ghi lại ở máy kia.</translation>
        </message>
        <message>
            <source>“{file}” is not a campaign file (TOML text in UTF-8).</source>
            <translation>“{file}” không phải tệp chương trình chăm lo (văn bản TOML, mã UTF-8).</translation>
        </message>
        <message>
            <source>“{file}” is not a file of a hand-out desk.</source>
            <translation>“{file}” không phải tệp của bàn phát quà.</translation>
        </message>
        <message>
            <source>“{file}” is of another Tết campaign. Choose that one first.</source>
            <translation>“{file}” thuộc chương trình Tết khác. Hãy chọn chương trình ấy trước.</translation>
        </message>
        <message>
            <source>“{file}” is the list for a desk, not what a desk brings back.</source>
            <translation>“{file}” là danh sách giao cho bàn, không phải tệp trả về.</translation>
        </message>
        <message>
            <source>“{file}” is what a desk brings back: take it in on the first computer.</source>
            <translation>“{file}” là tệp trả về: hãy nhận ở máy thứ nhất.</translation>
        </message>
        <message>
            <source>“{file}” is written and checked. {desk} opens it with these sixteen digits:

{code}

Write them on paper, not on the stick. On the other laptop: “Open a hand-out desk from a file”. They are not kept here; if they are lost, write the file again.</source>
            <translation>Đã ghi và kiểm tra “{file}”. {desk} mở tệp bằng mười sáu chữ số:

{code}

Hãy chép ra giấy, không chép vào USB. Trên máy kia chọn “Mở bàn phát quà từ tệp”. Chương trình không giữ lại các chữ số này; nếu mất thì ghi lại tệp.</translation>
        </message>
        <message>
            <source>“{file}” is written and checked: {count} gifts. Take it to the first desk.</source>
            <translation>Đã ghi và kiểm tra “{file}”: {count} suất. Hãy mang về bàn thứ nhất.</translation>
        </message>
        <message>
            <source>“{file}”: an entry is missing: {field}.</source>
            <translation>“{file}”: thiếu mục {field}.</translation>
        </message>
        <message>
            <source>“{file}”: this entry is not known: {field}.</source>
            <translation>“{file}”: có mục lạ: {field}.</translation>
        </message>
        <message>
            <source>“{file}”: this value cannot be accepted: {field}.</source>
            <translation>“{file}”: giá trị không dùng được: {field}.</translation>
        </message>
        <message>
            <source>“{first}” and “{last}” do not belong to one run of numbers.</source>
            <translation>“{first}” và “{last}” không cùng một dãy số.</translation>
        </message>
        <message>
            <source>“{first}” – “{last}” are too many vouchers for one run. Check them.</source>
            <translation>“{first}” – “{last}” là quá nhiều phiếu cho một dãy. Hãy xem lại.</translation>
        </message>
        <message>
            <source>“{first}” – “{last}” cannot be accepted.</source>
            <translation>Không nhận được dãy “{first}” – “{last}”.</translation>
        </message>
        <message>
            <source>“{first}” – “{last}”: a serial must end in digits.</source>
            <translation>“{first}” – “{last}”: số sê-ri phải kết thúc bằng chữ số.</translation>
        </message>
        <message>
            <source>“{last}” comes before “{first}”. Write the smaller number first.</source>
            <translation>“{last}” đứng trước “{first}”. Ghi số nhỏ trước.</translation>
        </message>
        <message>
            <source>“{name}” is called a member but is not in the members' list.</source>
            <translation>“{name}” được ghi là đoàn viên nhưng không có trong danh sách đoàn viên.</translation>
        </message>
        <message>
            <source>“{scheme}” gives no tickets. Choose gifts of a ticket scheme.</source>
            <translation>“{scheme}” không có vé. Hãy chọn suất của một chế độ vé.</translation>
        </message>
        <message>
            <source>“{scheme}” gives no vouchers. Choose a voucher scheme at the top.</source>
            <translation>“{scheme}” không có phiếu mua hàng. Hãy chọn chế độ phiếu mua hàng ở phía trên.</translation>
        </message>
        <message>
            <source>“{scheme}” has no budget yet. Enter one first.</source>
            <translation>Chế độ “{scheme}” chưa có kinh phí. Hãy nhập kinh phí trước.</translation>
        </message>
        <message>
            <source>“{scheme}” has {left} gifts left; {wanted} are needed.</source>
            <translation>Chế độ “{scheme}” còn {left} suất, nhưng cần {wanted} suất.</translation>
        </message>
        <message>
            <source>“{scheme}”, {source} of {year}: more would come back than went out.</source>
            <translation>“{scheme}”, {source} năm {year}: số hoàn trả sẽ nhiều hơn số đã chi. Hãy xem lại số tiền.</translation>
        </message>
        <message>
            <source>“{scheme}”, {source}, {year}, cash: {listed} đồng on the list, {vouched} đồng by vouchers, {by} đồng apart.</source>
            <translation>“{scheme}”, {source}, năm {year}, tiền: danh sách {listed} đồng, chứng từ {vouched} đồng, chênh lệch {by} đồng.</translation>
        </message>
        <message>
            <source>“{scheme}”, {source}, {year}, goods: {listed} đồng on the list, {vouched} đồng by vouchers, {by} đồng apart.</source>
            <translation>“{scheme}”, {source}, năm {year}, hiện vật: danh sách {listed} đồng, chứng từ {vouched} đồng, chênh lệch {by} đồng.</translation>
        </message>
        <message>
            <source>“{scheme}”: {open} objections wait for an answer, the first of {by}. Answer them first.</source>
            <translation>“{scheme}”: còn {open} ý kiến chưa trả lời, đầu tiên là của {by}. Hãy trả lời trước.</translation>
        </message>
        <message>
            <source>“{value}” cannot be read.</source>
            <translation>Không đọc được “{value}”.</translation>
        </message>
        <message>
            <source>“{value}” is not a class of people.</source>
            <translation>“{value}” không phải là một loại đối tượng.</translation>
        </message>
        <message>
            <source>“{words}” is not one of the reasons; it was kept as the description.</source>
            <translation>“{words}” không có trong danh mục hoàn cảnh; đã giữ làm phần mô tả.</translation>
        </message>
    </context>
    <context>
        <name>widgets</name>
        <message>
            <source>(empty)</source>
            <translation>(trống)</translation>
        </message>
        <message>
            <source>1985 · 1985-1990 · &gt;2000 · &lt; 01/01/2020 · tháng 11 · 18-35 years until today · trống empty · có filled</source>
            <translation>Gõ 1985 · 1985-1990 · &gt;2000 · &lt; 01/01/2020 · tháng 11 · 18-35 (số năm, số tuổi) · trống · có</translation>
        </message>
        <message>
            <source>5tr · 5tr-7tr · &gt;500k · 1.500.000 · trống empty · có filled</source>
            <translation>Gõ 5tr · 5tr-7tr · &gt;500k · 1.500.000 · trống · có</translation>
        </message>
        <message>
            <source>A part of what stands there, marks and capitals aside. =exactly this · khác others · trống empty · có filled · one; other</source>
            <translation>Gõ một phần, không cần dấu hay chữ hoa · =đúng nguyên văn · khác … · trống · có · một; hai (một trong hai)</translation>
        </message>
        <message>
            <source>Add a row</source>
            <translation>Thêm dòng</translation>
        </message>
        <message>
            <source>After</source>
            <translation>Sau</translation>
        </message>
        <message>
            <source>As at first</source>
            <translation>Như ban đầu</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Trước</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Hủy</translation>
        </message>
        <message>
            <source>Choose columns…</source>
            <translation>Chọn cột…</translation>
        </message>
        <message>
            <source>Choose from the list (F4)</source>
            <translation>Chọn trong danh sách (F4)</translation>
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
            <source>Column</source>
            <translation>Cột</translation>
        </message>
        <message>
            <source>Columns of the list</source>
            <translation>Các cột của danh sách</translation>
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
            <source>Filter</source>
            <translation>Lọc</translation>
        </message>
        <message>
            <source>Filter by {column}</source>
            <translation>Lọc theo {column}</translation>
        </message>
        <message>
            <source>Hide “{column}”</source>
            <translation>Ẩn cột “{column}”</translation>
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
            <source>Nothing fits all of this</source>
            <translation>Không có dòng nào hợp với tất cả các điều kiện này</translation>
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
            <source>Paste over the marked cells</source>
            <translation>Dán đè lên các ô đã chọn</translation>
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
            <source>Remark</source>
            <translation>Ghi chú</translation>
        </message>
        <message>
            <source>Row</source>
            <translation>Dòng</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Lưu (Cất)</translation>
        </message>
        <message>
            <source>Save and add another</source>
            <translation>Cất và thêm</translation>
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
            <source>Space shows or hides; Ctrl+↑ and Ctrl+↓ move a column, as dragging does.</source>
            <translation>Phím cách: hiện hay ẩn cột. Ctrl+↑, Ctrl+↓ hoặc kéo chuột: đổi chỗ cột.</translation>
        </message>
        <message>
            <source>Stopping…</source>
            <translation>Đang dừng…</translation>
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
            <source>Take one away to see more. Letters without marks find all marks.</source>
            <translation>Bỏ bớt một điều kiện để thấy thêm. Gõ không dấu tìm được mọi dấu.</translation>
        </message>
        <message>
            <source>Take the row away</source>
            <translation>Bỏ dòng</translation>
        </message>
        <message>
            <source>There is nothing in this part of the list.</source>
            <translation>Phần này của danh sách chưa có dòng nào.</translation>
        </message>
        <message>
            <source>This cannot be less than zero.</source>
            <translation>Mục này không được nhỏ hơn 0.</translation>
        </message>
        <message>
            <source>This is not typed here.</source>
            <translation>Cột này không gõ trực tiếp được.</translation>
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
            <source>What was typed here has not been saved. Leave it all the same?</source>
            <translation>Nội dung vừa gõ chưa được cất. Vẫn bỏ qua?</translation>
        </message>
        <message>
            <source>Without {narrowing}</source>
            <translation>Bỏ {narrowing}</translation>
        </message>
        <message>
            <source>Write</source>
            <translation>Ghi</translation>
        </message>
        <message>
            <source>Write the post in the first column of the row with “{value}”.</source>
            <translation>Hãy ghi chức vụ vào cột đầu của dòng có “{value}”.</translation>
        </message>
        <message>
            <source>about {minutes} minutes left</source>
            <translation>còn khoảng {minutes} phút</translation>
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
            <source>the search “{text}”</source>
            <translation>tìm “{text}”</translation>
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
            <source>{column}: {sentence} F2 corrects it, Esc gives the old value back.</source>
            <translation>{column}: {sentence} Bấm F2 để sửa lại, Esc để lấy lại giá trị cũ.</translation>
        </message>
        <message>
            <source>{column}: “{text}” is not understood. {hint}</source>
            <translation>{column}: không hiểu “{text}”. {hint}</translation>
        </message>
        <message>
            <source>{count} cannot be read and stay as they are.</source>
            <translation>{count} ô không đọc được thì để nguyên.</translation>
        </message>
        <message>
            <source>{count} cells will be changed.</source>
            <translation>Sẽ sửa {count} ô.</translation>
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
