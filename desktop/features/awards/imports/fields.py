"""The columns that a list of nominees may have."""

from __future__ import annotations

from desktop.core.contracts import FieldKind, ImportField
from desktop.features.awards.domain import Occasion

STUDY = ImportField(
    "study_days", "Số ngày đi học được cử", FieldKind.NUMBER, ("số ngày đi học được cử", "đi học", "số ngày đi học")
)

FIELDS = (
    ImportField("full_name", "Họ và tên/ Tên tập thể", FieldKind.NAME, ("họ và tên/ tên tập thể", "họ và tên",
                "họ tên", "họ tên/tên tập thể", "tên tập thể/cá nhân", "tên tập thể, cá nhân", "họ tên đoàn viên",
                "cá nhân, tập thể", "tên cá nhân, tập thể", "tên cá nhân/tập thể", "họ tên cá nhân, tập thể",
                "họ và tên cá nhân/tập thể", "tên tập thể"),
                required=True, example="Nguyễn Thị Hồng"),
    ImportField("birth", "Năm sinh", FieldKind.DATE, ("năm sinh", "ngày sinh", "ngày tháng năm sinh"), example="1985"),
    ImportField("national_id", "Số CCCD", FieldKind.NATIONAL_ID, ("số cccd", "cccd", "số căn cước", "căn cước",
                "số định danh cá nhân"), example="079185001234"),
    ImportField("section", "Đơn vị", FieldKind.SECTION, ("đơn vị", "tổ công đoàn", "tổ", "bộ phận", "đơn vị công tác"),
                example="Tổ Sản xuất 1",
                near=("chức vụ, đơn vị công tác", "chức vụ và đơn vị công tác",)),
    ImportField("award", "Hình thức đề nghị", FieldKind.TEXT, ("hình thức đề nghị", "danh hiệu đề nghị",
                "danh hiệu, hình thức đề nghị", "danh hiệu/hình thức", "hình thức khen thưởng",
                "danh hiệu, hình thức khen thưởng",
                "đề nghị khen thưởng", "hình thức kt", "danh hiệu thi đua đề nghị", "danh hiệu thi đua",
                "đề nghị tặng", "danh hiệu, hình thức", "hình thức khen thưởng đề nghị",
                "đề nghị hình thức khen thưởng", "đề nghị danh hiệu"),
                required=True, example="Đoàn viên công đoàn xuất sắc",
                near=("hình thức", "danh hiệu",)),
    ImportField("achievement", "Thành tích tóm tắt", FieldKind.TEXT, ("thành tích tóm tắt", "tóm tắt thành tích",
                "thành tích",
                "tóm tắt thành tích đạt được", "thành tích đạt được", "thành tích nổi bật",
                "thành tích xuất sắc", "thành tích chính"), example="Hoàn thành vượt mức kế hoạch năm"),
    ImportField("absent_days", "Số ngày nghỉ (trừ thai sản)", FieldKind.NUMBER, ("số ngày nghỉ (trừ thai sản)",
                "số ngày nghỉ", "ngày nghỉ",
                "ngày nghỉ trong năm", "số ngày nghỉ trong năm", "số ngày nghỉ việc"), example="3"),
    ImportField("maternity_days", "Số ngày nghỉ thai sản", FieldKind.NUMBER, ("số ngày nghỉ thai sản",
                "nghỉ thai sản"), example=""),
    STUDY,
    ImportField("discipline", "Kỷ luật", FieldKind.TEXT, ("kỷ luật", "hình thức kỷ luật"), example="Không"),
    ImportField("complaint", "Khiếu nại, tố cáo", FieldKind.TEXT, ("khiếu nại, tố cáo", "khiếu nại tố cáo",
                "đơn thư"), example="Không"),
    ImportField("rating", "Xếp loại năm", FieldKind.TEXT, ("xếp loại năm", "xếp loại", "mức độ hoàn thành nhiệm vụ",
                "đánh giá",
                "xếp loại đoàn viên", "xếp loại cbcc", "đánh giá, xếp loại", "kết quả xếp loại",
                "xếp loại chất lượng", "xếp loại viên chức"), example="Hoàn thành tốt nhiệm vụ"),
    ImportField("state_title", "Danh hiệu chính quyền", FieldKind.TEXT, ("danh hiệu chính quyền",
                "danh hiệu thi đua chính quyền", "danh hiệu đã đạt trong năm"), example="Lao động tiên tiến"),
    ImportField("occasion", "Dịp khen", FieldKind.TEXT, ("dịp khen",), example=""),
    ImportField("note", "Ghi chú", FieldKind.TEXT, ("ghi chú",), example=""),
    ImportField("campaign", "Mã phong trào", FieldKind.TEXT, ("mã phong trào", "mã đợt thi đua"), example="TD-2025"),
)  # fmt: skip


TITLES = {field.key: field.title for field in FIELDS}


CHOSEN = ("discipline", "complaint_pending", "rating", "state_title")


NO, YES = "Không", "Có"


OCCASIONS = {
    Occasion.YEAR: "Tổng kết năm",
    Occasion.PHASE: "Sơ kết đợt",
    Occasion.THEME: "Chuyên đề",
    Occasion.UNEXPECTED: "Đột xuất",
    Occasion.SERVICE: "Quá trình cống hiến",
}


def _field(key: str) -> ImportField:
    return next(one for one in FIELDS if one.key == key)


WHO = tuple(_field(key) for key in ("full_name", "birth", "national_id", "section"))

YEAR_FIELDS = (
    *WHO,
    ImportField("year", "Năm", FieldKind.NUMBER, ("năm", "năm xét", "năm thành tích"), example="2025"),
    *(
        _field(key)
        for key in ("absent_days", "maternity_days", "study_days", "discipline", "complaint", "rating", "state_title")
    ),
)

HISTORY_FIELDS = (
    *WHO,
    ImportField("award", "Danh hiệu, hình thức", FieldKind.TEXT, ("danh hiệu, hình thức", "danh hiệu/hình thức",
                "hình thức khen thưởng", "danh hiệu, hình thức khen thưởng", "danh hiệu", "hình thức",
                "danh hiệu thi đua"), required=True, example="Lao động tiên tiến"),
    ImportField("year", "Năm thành tích", FieldKind.NUMBER, ("năm thành tích", "năm", "năm khen", "năm đạt"),
                required=True, example="2024"),
    ImportField("decision_number", "Số quyết định", FieldKind.TEXT, ("số quyết định", "số qđ", "quyết định số",
                "số, ký hiệu quyết định"), required=True, example="15/QĐ-CĐCS"),
    ImportField("decided_on", "Ngày quyết định", FieldKind.DATE, ("ngày quyết định", "ngày qđ",
                "ngày ký quyết định", "ngày, tháng, năm quyết định"), required=True, example="20/01/2025"),
    ImportField("issuer", "Cơ quan ban hành", FieldKind.TEXT, ("cơ quan ban hành", "cấp quyết định",
                "cơ quan quyết định", "cấp khen"), example="Ban Chấp hành CĐCS"),
    ImportField("occasion", "Dịp khen", FieldKind.TEXT, ("dịp khen", "loại khen")),
    ImportField("ground", "Thành tích", FieldKind.TEXT, ("thành tích", "nội dung khen", "lý do khen")),
)  # fmt: skip
