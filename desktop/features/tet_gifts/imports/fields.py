"""The fields of the Tết list, by the headings that unions use."""

from __future__ import annotations

from desktop.core.contracts import FieldKind, ImportField

FIELDS = (
    ImportField("full_name", "Họ và tên", FieldKind.NAME, ("họ và tên", "họ tên", "tên người thụ hưởng",
                "họ tên người nhận", "họ và tên đoàn viên",
                "họ tên người nhận quà", "họ tên người được hỗ trợ",
                "họ và tên người được hỗ trợ", "họ tên người thụ hưởng", "người nhận",
                "người nhận quà"), required=True, example="Nguyễn Thị Hồng"),
    ImportField("birth", "Ngày sinh", FieldKind.DATE, ("ngày sinh", "năm sinh", "ngày tháng năm sinh"),
                example="02/03/1985"),
    ImportField("sex", "Giới tính", FieldKind.SEX, ("giới tính", "nam/nữ", "giới"), example="Nữ"),
    ImportField("national_id", "Số CCCD", FieldKind.NATIONAL_ID, ("số cccd", "cccd", "số căn cước", "căn cước",
                "số định danh", "cmnd/cccd", "số cccd/căn cước"), example="079185001234"),
    ImportField("phone", "Điện thoại", FieldKind.PHONE, ("điện thoại", "số điện thoại", "sđt", "đt"),
                example="0905123456"),
    ImportField("section", "Tổ, bộ phận", FieldKind.SECTION, ("tổ, bộ phận", "tổ/bộ phận", "tổ công đoàn", "tổ",
                "bộ phận", "đơn vị", "phòng ban"), example="Tổ Sản xuất 1"),
    ImportField("kind", "Đối tượng", FieldKind.TEXT, ("đối tượng", "loại đối tượng",
                "đoàn viên/nlđ", "đoàn viên/người lao động"), example="Đoàn viên"),
    ImportField("scheme", "Chế độ chăm lo", FieldKind.TEXT, ("chế độ chăm lo", "chế độ", "chương trình",
                "hình thức hỗ trợ", "nội dung hỗ trợ", "mã chế độ",
                "loại hỗ trợ", "chương trình hỗ trợ", "loại quà", "hình thức chăm lo",
                "nội dung chăm lo"), example="TIEN"),
    ImportField("reasons", "Hoàn cảnh", FieldKind.TEXT, ("hoàn cảnh", "lý do", "mã hoàn cảnh", "lý do đề nghị",
                "hoàn cảnh (mã)",
                "lý do hỗ trợ", "lý do khó khăn", "hoàn cảnh khó khăn", "diện hỗ trợ",
                "diện khó khăn", "lý do được hỗ trợ"), example="HCKK; TRO",
                near=("diện",)),
    ImportField("description", "Mô tả hoàn cảnh", FieldKind.TEXT, ("mô tả hoàn cảnh", "mô tả", "hoàn cảnh cụ thể",
                "hoàn cảnh gia đình",
                "mô tả hoàn cảnh khó khăn", "chi tiết hoàn cảnh", "tóm tắt hoàn cảnh",
                "hoàn cảnh chi tiết"), example=""),
    ImportField("amount", "Mức đề nghị", FieldKind.MONEY, ("mức đề nghị", "mức hỗ trợ", "số tiền",
                "mức đề nghị (đồng)", "số tiền đề nghị",
                "số tiền hỗ trợ", "mức chi", "mức tiền", "mức hỗ trợ (đồng)",
                "số tiền được hỗ trợ", "mức quà"), example="1.000.000",
                near=("trị giá", "thành tiền", "trị giá quà")),
    ImportField("years_away", "Số năm chưa về Tết", FieldKind.NUMBER, ("số năm chưa về tết",
                "số năm chưa về quê",
                "số năm chưa về quê ăn tết", "số năm không về quê", "số năm chưa về quê đón tết"), example="3"),
    ImportField("parent", "Con của đoàn viên", FieldKind.TEXT, ("con của đoàn viên", "cha mẹ là đoàn viên",
                "họ tên cha mẹ", "họ tên cha/mẹ", "cha/mẹ là đoàn viên", "bố/mẹ là đoàn viên"),
                example="Nguyễn Thị Hồng"),
    ImportField("household", "Hộ gia đình", FieldKind.TEXT, ("hộ gia đình", "mã hộ", "số sổ hộ khẩu"), example=""),
    ImportField("note", "Ghi chú", FieldKind.TEXT, ("ghi chú",), example=""),
    ImportField("wanted", "Đề nghị (đánh dấu x)", FieldKind.TICK, ("đề nghị (đánh dấu x)", "đánh dấu x"), example="x"),
)  # fmt: skip

TITLES = {field.key: field.title for field in FIELDS}
