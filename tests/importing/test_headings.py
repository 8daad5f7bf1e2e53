"""Headings as unions really write them, and what each must be taken for; what is not in the list of a target stays
unused."""

from __future__ import annotations

from typing import Any

import pytest

from desktop import catalog
from desktop.features.importing.layout import SheetLayout, find_lists
from desktop.features.importing.sheets import Cell
from tests.importing.made import sheet

TARGETS = catalog.import_targets()
VALUES: dict[str, Any] = {
    "phone": "090512345{0}", "birth": "0{0}/03/1985", "joined": "0{0}/03/2015", "start_work": "0{0}/03/2012",
    "party_joined": "0{0}/03/2015", "id_issued_on": "0{0}/03/2021", "national_id": "07918500123{0}", "sex": "Nữ",
    "insured_salary": "5500000", "former_id": "02345678{0}", "event_on": "0{0}/03/2020", "applied_from": "0{0}/03/2025",
    "decided_on": "0{0}/03/2025", "registered_on": "0{0}/03/2025", "entered_on": "0{0}/03/2025", "amount": "500000",
    "yearly_value": "120000000", "years_away": "3", "absent_days": "2", "maternity_days": "2",
}  # fmt: skip
PERSON = "Nguyễn Thị {1}"
GIVEN = ("Hồng", "Lan", "Mai", "Nga")

MEMBERS = {
    "full_name": "Họ và tên | HỌ & TÊN | Họ tên người lao động | Họ và tên NLĐ | Tên nhân viên | Họ, chữ đệm và tên"
    " | Họ tên CBCNV | Họ và tên CB-GV-NV | Họ và tên CBCCVC | FULL NAME | Họ và tên đoàn viên CĐ | Tên công nhân | Tên"
    " | Họ và tên học viên",
    "birth": "Ngày, tháng, năm sinh | N.sinh | Ngày/tháng/năm sinh | NTNS | Ngày tháng năm sinh (dd/mm/yyyy) | SN"
    " | Năm sinh | Sinh năm | Ngày sinh (theo CCCD)",
    "sex": "Nam/ Nữ | G.tính | GT | Giới tính (Nam/Nữ) | Phái",
    "national_id": "CMTND | Số CMND/CCCD/Hộ chiếu | Số ĐDCN | CCCD/CMND | Số CCCD/Định danh cá nhân | MĐDCN"
    " | Số giấy tờ tùy thân | Số thẻ căn cước | Căn cước | Số CCCD (12 số) | Mã định danh | CCCD gắn chip",
    "phone": "SĐT liên hệ | Số điện thoại liên hệ | ĐT liên lạc | Điện thoại liên hệ | Số ĐTDĐ | ĐTDĐ | Số di động"
    " | Điện thoại/Zalo | Tel | ĐT | Số ĐT cá nhân | SỐ ĐIỆN THOẠI (Zalo)",
    "address": "Thường trú | Địa chỉ thường trú | Hộ khẩu thường trú | HKTT | Nơi thường trú | Chỗ ở | Nơi cư trú"
    " | Địa chỉ liên hệ | Nơi ở hiện tại | Địa chỉ hiện tại | Tạm trú | Nơi đăng ký HKTT",
    "joined": "Ngày vào Công đoàn | Ngày kết nạp | Năm vào CĐ | Ngày kết nạp đoàn viên | Tháng năm vào CĐ"
    " | Ngày gia nhập tổ chức Công đoàn | Ngày vào CĐVN | Ngày vào tổ chức CĐ",
    "start_work": "Ngày vào công ty | Ngày vào làm việc | Ngày nhận việc | Ngày ký HĐLĐ | Năm vào ngành"
    " | Ngày tuyển dụng",
    "section": "Bộ phận công tác | Đơn vị công tác | Phân xưởng | Chuyền | Xưởng | Khoa/Phòng | Tổ CĐ | CĐBP"
    " | Công đoàn bộ phận/Tổ công đoàn | Tổ chuyên môn | Phòng/ban/phân xưởng | Tổ sản xuất | Nơi công tác",
    "department": "Nơi làm việc",
    "job": "Chức danh nghề nghiệp | Chức vụ, đơn vị công tác | Nghề nghiệp, chức vụ | Vị trí việc làm | Công việc"
    " | Chức vụ chính quyền | Chức vụ CM",
    "union_post": "Chức vụ trong CĐ | Chức vụ đoàn thể | Chức danh công đoàn | Chức vụ CĐ",
    "card_number": "Số thẻ ĐV | Số thẻ CĐ | Mã số đoàn viên | Mã đoàn viên | Số thẻ | Số thẻ đoàn viên công đoàn",
    "staff_code": "Mã số | Số thẻ NV | MNV | Mã CNV | Mã NLĐ | Mã số NV | MSNV | Mã nhân sự",
    "party": "Đảng | Là Đảng viên | Đảng viên (x) | Đảng viên (ngày kết nạp)",
    "party_joined": "Ngày vào Đảng CSVN | Ngày kết nạp Đảng",
    "education": "Trình độ CM | Trình độ chuyên môn nghiệp vụ | Bằng cấp | Trình độ chuyên môn",
    "schooling": "Trình độ học vấn | Trình độ văn hóa",
    "political_theory": "LLCT | Trình độ lý luận chính trị",
    "insured_salary": "Lương BHXH | Mức đóng BHXH | Lương cơ bản | Mức lương",
    "id_issued_by": "Nơi cấp CMND | Nơi cấp CCCD | Nơi cấp",
    "id_issued_on": "Ngày cấp CMND/CCCD | Cấp ngày | Ngày cấp thẻ căn cước",
    "contract": "Loại HĐLĐ | Hợp đồng lao động",
    "email": "E-mail | Địa chỉ email",
    "": "Số thẻ BHYT | Số sổ BHXH | Mã số thuế | MST cá nhân | Số tài khoản | Điện thoại người thân | SĐT vợ/chồng"
    " | Ngày sinh con | Năm sinh của con | Họ tên vợ/chồng | CCCD của chồng | Điện thoại (người thân) | Ký nhận"
    " | Chức vụ Đảng | Chức vụ Đoàn | Ngày vào Đoàn | Ngày cấp hộ chiếu | Ngày hết hạn | Mã đơn vị | Số con"
    " | Ngày cấp, nơi cấp | Năm | Tổ trưởng | Lý do chưa nhập được",
}  # fmt: skip
REGISTRATIONS = {
    "full_name": "Họ và tên/ Tên tập thể | Tên tập thể, cá nhân | Họ tên đoàn viên | Cá nhân, tập thể"
    " | Tên cá nhân/tập thể",
    "titles": "Danh hiệu đăng ký | Danh hiệu thi đua đăng ký năm 2026 | Đăng ký danh hiệu thi đua | Danh hiệu TĐ"
    " | DHTĐ đăng ký | Nội dung đăng ký | Hình thức đăng ký thi đua",
    "initiative_plan": "Đăng ký sáng kiến | Tên SKKN đăng ký | Đề tài, sáng kiến | Sáng kiến kinh nghiệm",
    "own_targets": "Chỉ tiêu đăng ký | Chỉ tiêu phấn đấu",
    "commitments": "Nội dung cam kết",
    "section": "Tổ chuyên môn | Đơn vị công tác | Khoa/Phòng",
    "registered_on": "Ngày ĐK",
    "": "Danh hiệu năm trước | Ký tên",
}  # fmt: skip
NOMINATIONS = {
    "full_name": "Họ tên cá nhân, tập thể | Tên cá nhân/tập thể | Họ và tên | Cá nhân, tập thể",
    "award": "Hình thức khen thưởng đề nghị | Danh hiệu thi đua, hình thức khen thưởng | Đề nghị khen thưởng"
    " | Hình thức KT | Danh hiệu thi đua đề nghị | HTKT đề nghị | Đề nghị tặng | Danh hiệu, HTKT",
    "achievement": "Tóm tắt thành tích đạt được | Thành tích đạt được | Thành tích nổi bật | Tóm tắt thành tích",
    "section": "Đơn vị công tác | Chức vụ, đơn vị công tác | Phòng/ban",
    "absent_days": "Ngày nghỉ trong năm | Số ngày nghỉ việc",
    "rating": "Xếp loại đoàn viên | Đánh giá, xếp loại | Xếp loại CBCC năm 2025",
    "state_title": "Danh hiệu TĐ chính quyền",
    "": "Mức thưởng | Số quyết định",
}  # fmt: skip
BENEFICIARIES = {
    "full_name": "Họ tên người được hỗ trợ | Họ tên người nhận quà | Họ và tên NLĐ",
    "phone": "SĐT liên hệ",
    "section": "Đơn vị công tác | Bộ phận | Phân xưởng",
    "reasons": "Lý do hỗ trợ | Lý do khó khăn | Hoàn cảnh khó khăn | Diện hỗ trợ | Diện",
    "description": "Hoàn cảnh gia đình | Mô tả hoàn cảnh khó khăn",
    "amount": "Số tiền hỗ trợ | Mức tiền | Số tiền (đồng) | Mức chi | Mức quà | Thành tiền | Trị giá",
    "scheme": "Loại hỗ trợ | Chương trình hỗ trợ | Hình thức hỗ trợ | Loại quà",
    "kind": "Loại đối tượng | Đoàn viên/NLĐ",
    "years_away": "Số năm chưa về quê ăn Tết | Số năm không về quê",
    "household": "Mã hộ",
    "": "Ký nhận | Số tài khoản | Điện thoại người thân",
}  # fmt: skip
INITIATIVES = {
    "name": "Tên sáng kiến | Tên SKKN | Tên đề tài, sáng kiến | Tên giải pháp | Tên sáng kiến, cải tiến kỹ thuật"
    " | Nội dung sáng kiến",
    "authors": "Tác giả | Họ và tên tác giả | Tác giả sáng kiến | Họ tên người thực hiện | Nhóm tác giả",
    "unit": "Đơn vị công tác | Đơn vị áp dụng | Bộ phận",
    "field": "Lĩnh vực áp dụng | Lĩnh vực",
    "applied_from": "Ngày áp dụng | Thời gian áp dụng | Ngày bắt đầu áp dụng",
    "yearly_value": "Giá trị làm lợi (đồng) | Số tiền làm lợi | Làm lợi (đồng/năm) | Hiệu quả kinh tế (đồng)",
    "level": "Cấp công nhận | Cấp xét",
    "decision": "Số QĐ | Số quyết định công nhận | QĐ công nhận số",
    "decided_on": "Ngày QĐ | Ngày ký QĐ",
    "summary": "Tóm tắt nội dung | Nội dung tóm tắt",
    "": "Ký tên",
}  # fmt: skip


def cases(target: str, table: dict[str, str]) -> list[Any]:
    found = [(target, heading.strip(), key) for key, texts in table.items() for heading in texts.split(" | ")]
    return [pytest.param(*one, id=f"{target}: {one[1]}") for one in found]


TABLE = [
    *cases("members", MEMBERS), *cases("registrations", REGISTRATIONS), *cases("nominations", NOMINATIONS),
    *cases("beneficiaries", BENEFICIARIES), *cases("initiatives", INITIATIVES),
]  # fmt: skip


def value(key: str, row: int) -> str:
    text: str = PERSON if key in ("full_name", "authors") else VALUES.get(key, "Việc {0}")
    return text.format(row, GIVEN[row - 1])


def understood(target: str, heading: str, key: str) -> SheetLayout:
    """A list of four with what it must have, and this column."""
    must = [field for field in TARGETS[target].fields if field.required and field.key != key]
    head = ("STT", *(field.title for field in must), heading)
    rows: list[tuple[Cell, ...]] = [
        (row, *(value(field.key, row) for field in must), value(key, row)) for row in range(1, 5)
    ]
    (layout,) = find_lists([sheet(head, *rows)], TARGETS[target].fields, {})
    return layout


@pytest.mark.parametrize(("target", "heading", "key"), TABLE)
def test_a_heading_is_taken_for_what_the_union_means(target: str, heading: str, key: str) -> None:
    layout = understood(target, heading, key)
    assert (layout.columns[-1].key, layout.is_used) == (key, True)


@pytest.mark.parametrize(
    ("heading", "written", "key"),
    [
        ("ĐT", "Kinh", ""), ("GT", "Con liệt sĩ", ""), ("SN", "12", ""), ("Liên lạc", "090512345{0}", "phone"),
        ("Máy nhánh", "090512345{0}", "phone"), ("Giấy tờ", "07918500123{0}", "national_id"),
        ("Giấy tờ", "Đủ", ""), ("Điện thoại người thân", "090512345{0}", ""), ("CCCD chủ hộ", "07918500123{0}", ""),
        ("Số tài khoản", "090512345{0}", ""),
        ("Số thẻ", "07918500123{0}", "national_id"), ("Mã số", "07918500123{0}", "national_id"),
        (None, "090512345{0}", "phone"),
    ],
)  # fmt: skip
def test_the_values_decide_where_a_heading_may_mean_anything(heading: str | None, written: str, key: str) -> None:
    rows = [(row, PERSON.format(row, GIVEN[row - 1]), written.format(row)) for row in range(1, 5)]
    (layout,) = find_lists([sheet(("STT", "Họ và tên", heading), *rows)], TARGETS["members"].fields, {})
    found = layout.columns[-1]
    assert (found.index, found.key, found.is_loose) == (2, key, bool(key))


def test_years_under_nam_and_nu_are_births_whatever_other_dates_there_are() -> None:
    rows: list[tuple[Cell, ...]] = [(1, "Lê Thị An", None, 1985, "01/07/2010"), (2, "Lê Ba", 1986, None, "01/07/2010")]
    page = sheet(("STT", "Họ và tên", "Nam", "Nữ", "Ngày vào CĐ"), *rows)
    (layout,) = find_lists([page], TARGETS["members"].fields, {})
    assert [column.key for column in layout.columns[2:]] == ["birth", "birth", "joined"]


def test_a_better_heading_goes_before_one_that_is_understood_by_custom() -> None:
    page = sheet(
        ("STT", "Họ và tên", "Số CMND", "Số CCCD", "Ngày kết nạp", "Ngày vào CĐ"),
        (1, "Lê Thị An", "023456789", "079185001234", "03/02/2018", "01/07/2010"),
    )
    (layout,) = find_lists([page], TARGETS["members"].fields, {})
    assert [column.key for column in layout.columns] == [
        "", "full_name", "former_id", "national_id", "", "joined",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wide", "under", "keys"),
    [
        ("Công đoàn", ("Ngày vào", "Chức vụ", "Số thẻ"), ("joined", "union_post", "card_number")),
        ("Đảng viên", ("Ngày kết nạp", "Chức vụ"), ("party_joined", "")),
        ("Chức vụ", ("Chính quyền", "Công đoàn", "Đảng"), ("job", "union_post", "")),
        ("CCCD", ("Số", "Ngày cấp", "Nơi cấp"), ("national_id", "id_issued_on", "id_issued_by")),
        ("Trình độ", ("Chuyên môn", "Học vấn", "Ngoại ngữ"), ("education", "schooling", "languages")),
        ("Con", ("Họ và tên", "Năm sinh"), ("", "")),
        ("Thông tin liên hệ", ("Điện thoại", "Địa chỉ"), ("phone", "address")),
    ],
)  # fmt: skip
def test_a_wide_heading_says_what_those_under_it_are_about(
    wide: str, under: tuple[str, ...], keys: tuple[str, ...]
) -> None:
    last = len(under) + 1
    page = sheet(
        ("STT", "Họ và tên", wide, *(None for _ in under[1:])), (None, None, *under),
        (1, "Lê Thị An", *("x" for _ in under)),
        merged=((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, last)),
    )  # fmt: skip
    (layout,) = find_lists([page], TARGETS["members"].fields, {})
    assert tuple(column.key for column in layout.columns[2:]) == keys
