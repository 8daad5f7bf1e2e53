"""The columns that lists of emulation may have, and how their cells are read and told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from desktop.core.contracts import FieldKind, Finding, ImportField, ImportRow
from desktop.core.judging import finding
from desktop.core.partial_date import print_date
from desktop.core.vietnamese.text import clean_lines
from desktop.features.emulation.domain import (
    RECOGNITION_NAMES,
    RecognitionLevel,
    YearValue,
)

NAME_HEADINGS = ("họ và tên", "họ tên", "họ tên đoàn viên", "họ và tên đoàn viên", "tên đoàn viên")
NUMBER_HEADINGS = ("số cccd", "cccd", "số căn cước", "căn cước", "số định danh", "số định danh cá nhân", "cmnd/cccd")

CAMPAIGN = ImportField(
    "campaign", "Mã phong trào", FieldKind.TEXT, ("mã phong trào", "mã đợt thi đua"), example="TD-2025"
)
REGISTRATION_FIELDS = (
    ImportField("full_name", "Họ và tên/ Tên tập thể", FieldKind.NAME, (*NAME_HEADINGS, "tên tập thể/cá nhân",
                "tên tập thể, cá nhân", "tên tập thể",
                "cá nhân, tập thể", "tên cá nhân, tập thể", "tên cá nhân/tập thể", "họ tên cá nhân, tập thể",
                "họ và tên cá nhân/tập thể", "cá nhân/tập thể đăng ký"), required=True, example="Nguyễn Thị Hồng"),
    ImportField("birth", "Ngày sinh", FieldKind.DATE, ("ngày sinh", "năm sinh", "ngày tháng năm sinh"),
                example="02/03/1985"),
    ImportField("national_id", "Số CCCD", FieldKind.NATIONAL_ID, NUMBER_HEADINGS, example="079185001234"),
    ImportField("section", "Tổ công đoàn", FieldKind.SECTION, ("tổ công đoàn", "tổ", "công đoàn bộ phận", "bộ phận",
                "đơn vị"), example="Tổ Sản xuất 1"),
    ImportField("titles", "Danh hiệu đăng ký", FieldKind.TEXT, ("danh hiệu đăng ký", "danh hiệu", "danh hiệu thi đua",
                "danh hiệu đăng ký thi đua", "đăng ký danh hiệu",
                "danh hiệu tđ", "hình thức đăng ký thi đua", "nội dung đăng ký thi đua",
                "danh hiệu thi đua đăng ký", "đăng ký thi đua", "danh hiệu đk"), required=True,
                example="Lao động tiên tiến; Đoàn viên công đoàn xuất sắc",
                near=("nội dung đăng ký",)),
    ImportField("initiative_plan", "Sáng kiến, đề tài đăng ký", FieldKind.TEXT, ("sáng kiến, đề tài đăng ký",
                "sáng kiến/đề tài đăng ký", "sáng kiến đăng ký", "sáng kiến", "đề tài",
                "đăng ký sáng kiến", "tên sáng kiến đăng ký", "đề tài, sáng kiến", "tên đề tài, sáng kiến",
                "tên sáng kiến"), example=""),
    ImportField("own_targets", "Chỉ tiêu đăng ký", FieldKind.TEXT, ("chỉ tiêu đăng ký", "chỉ tiêu cá nhân",
                "chỉ tiêu", "chỉ tiêu phấn đấu", "chỉ tiêu thi đua"), example="Năng suất: 105 %"),
    ImportField("commitments", "Nội dung cam kết", FieldKind.TEXT, ("nội dung cam kết", "cam kết",
                "nội dung thi đua"), example=""),
    ImportField("late_reason", "Lý do đăng ký bổ sung", FieldKind.TEXT, ("lý do đăng ký bổ sung", "lý do bổ sung"),
                example=""),
    ImportField("registered_on", "Ngày đăng ký", FieldKind.DATE, ("ngày đăng ký", "ngày đăng ký thi đua",
                "ngày đk"), example=""),
    CAMPAIGN,
)  # fmt: skip

INITIATIVE_FIELDS = (
    ImportField("name", "Tên sáng kiến", FieldKind.TEXT, ("tên sáng kiến", "sáng kiến", "tên giải pháp",
                "tên sáng kiến, giải pháp",
                "tên đề tài, sáng kiến", "tên đề tài", "tên sáng kiến, cải tiến kỹ thuật",
                "tên sáng kiến/giải pháp"), required=True, example="Cải tiến gá hàn khung ghế",
                near=("nội dung sáng kiến", "tên giải pháp, đề tài",)),
    ImportField("authors", "Tác giả, đồng tác giả (%)", FieldKind.TEXT, ("tác giả, đồng tác giả (%)",
                "tác giả/đồng tác giả (%)", "tác giả/đồng tác giả", "tác giả, đồng tác giả", "tác giả", "họ và tên",
                "họ và tên tác giả", "họ tên tác giả", "tác giả sáng kiến", "nhóm tác giả", "tên tác giả",
                "tác giả/nhóm tác giả", "họ tên người thực hiện", "người thực hiện"),
                required=True, example="Nguyễn Thị Hồng (60%), Trần Văn Bình (40%)"),
    ImportField("numbers", "Số CCCD tác giả", FieldKind.TEXT, ("số cccd tác giả", "cccd tác giả"), example=""),
    ImportField("unit", "Đơn vị", FieldKind.TEXT, ("đơn vị", "đơn vị áp dụng", "nơi áp dụng", "bộ phận",
                "đơn vị công tác", "phòng/ban", "phân xưởng", "tổ chuyên môn"), example=""),
    ImportField("field", "Lĩnh vực", FieldKind.TEXT, ("lĩnh vực", "loại sáng kiến",
                "lĩnh vực áp dụng"), example="Kỹ thuật"),
    ImportField("applied_from", "Ngày áp dụng", FieldKind.DATE, ("ngày áp dụng", "áp dụng từ ngày",
                "ngày bắt đầu áp dụng", "áp dụng từ", "ngày áp dụng lần đầu"),
                example="01/04/2025",
                near=("thời gian áp dụng", "thời điểm áp dụng",)),
    ImportField("yearly_value", "Giá trị làm lợi (đồng/năm)", FieldKind.MONEY, ("giá trị làm lợi (đồng/năm)",
                "giá trị làm lợi (đ)", "giá trị làm lợi",
                "số tiền làm lợi", "làm lợi (đồng/năm)", "giá trị làm lợi hàng năm", "giá trị kinh tế",
                "làm lợi"), example="120.000.000",
                near=("hiệu quả kinh tế",)),
    ImportField("years", "Giá trị từng năm", FieldKind.TEXT, ("giá trị từng năm", "giá trị làm lợi từng năm"),
                example="2024: 80.000.000; 2025: 40.000.000 (theo quyết toán)"),
    ImportField("effects", "Hiệu quả khác", FieldKind.TEXT, ("hiệu quả khác", "hiệu quả không tính được bằng tiền"),
                example=""),
    ImportField("value_basis", "Cách tính", FieldKind.TEXT, ("cách tính", "cách tính giá trị làm lợi"), example=""),
    ImportField("level", "Cấp công nhận", FieldKind.TEXT, ("cấp công nhận",
                "cấp xét", "cấp xét công nhận"), example="Cơ sở"),
    ImportField("recognised_by", "Đơn vị công nhận", FieldKind.TEXT, ("đơn vị công nhận", "hội đồng công nhận",
                "cơ quan công nhận"), example=""),
    ImportField("decision", "Số quyết định", FieldKind.TEXT, ("số quyết định", "số qđ", "số qđ công nhận",
                "số quyết định công nhận", "qđ công nhận số", "quyết định số"),
                example="12/QĐ-CT",
                near=("quyết định công nhận",)),
    ImportField("decided_on", "Ngày quyết định", FieldKind.DATE, ("ngày quyết định", "ngày qđ", "ngày công nhận",
                "ngày ký quyết định", "ngày ra quyết định"),
                example="20/06/2025"),
    ImportField("system_code", "Mã trên hệ thống “1 triệu sáng kiến”", FieldKind.TEXT, (
                "mã trên hệ thống “1 triệu sáng kiến”", "mã 1 triệu sáng kiến", "mã hệ thống", "mã sáng kiến"),
                example=""),
    ImportField("entered_on", "Ngày cập nhật hệ thống", FieldKind.DATE, ("ngày cập nhật hệ thống", "ngày cập nhật"),
                example=""),
    ImportField("movement", "Phong trào", FieldKind.TEXT, ("phong trào", "thuộc phong trào"), example=""),
    ImportField("summary", "Tóm tắt", FieldKind.TEXT, ("tóm tắt", "mô tả tóm tắt", "nội dung",
                "tóm tắt nội dung", "nội dung tóm tắt", "mô tả"), example=""),
    replace(CAMPAIGN, example=""),
)  # fmt: skip

FIELD_TITLES = {field.key: field.title for field in (*INITIATIVE_FIELDS, *REGISTRATION_FIELDS)}
FIELD_TITLES["campaign_id"] = CAMPAIGN.title


def tidied(value: Any) -> Any:
    """Texts without doubled spaces, so that only what they say is compared."""
    return clean_lines(value) if isinstance(value, str) else value


def printed(value: Any) -> str:
    if isinstance(value, RecognitionLevel):
        return RECOGNITION_NAMES[value]
    if isinstance(value, tuple):
        return "; ".join(f"{one.year}: {one.value}" for one in value if isinstance(one, YearValue))
    return print_date(value) if isinstance(value, date) else str(value or "")


def told(row: ImportRow, field: str, problem: str, facts: dict[str, str], *, grave: bool = False) -> Finding:
    return finding(row, FIELD_TITLES, field, problem, facts, grave=grave)
