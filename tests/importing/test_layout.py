from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.core.contracts import FieldKind
from desktop.features.importing.layout import Part, find_lists, lay_out, list_lines, missing
from desktop.features.importing.sheets import Cell, Sheet
from tests.importing.made import FIELDS, sheet


def columns(page: Sheet) -> dict[str, tuple[str, Part]]:
    (layout,) = find_lists([page], FIELDS, {})
    return {column.heading: (column.key, column.part) for column in layout.columns if column.key}


def lines(page: Sheet) -> list[tuple[int, str]]:
    """Rows as Excel numbers them, with their section."""
    (layout,) = find_lists([page], FIELDS, {})
    return [(line.row + 1, line.section) for line in list_lines(page, layout, FIELDS)[0]]


# Headings


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("HỌ VÀ TÊN", "name"), ("Ho va ten", "name"), ("Họ  và\ntên:", "name"), ("Họ tên (*)", "name"),
        ("Số CCCD/Căn cước", "id"), ("cccd", "id"), ("SỐ CCCD (12 số)", "id"),
        ("SĐT", "phone"), ("Điện thoại liên hệ", "phone"), ("Năm sinh", "birth"), ("Ngày sinh (d/m/y)", "birth"),
        ("Tổ công đoàn", "section"), ("Mức chi", "amount"),
    ],
)  # fmt: skip
def test_a_heading_is_understood_without_marks_case_breaks_or_remarks(heading: str, key: str) -> None:
    page = sheet(
        ("STT", "Họ và tên" if key != "name" else heading, "Số con", heading if key != "name" else None), (1, "A")
    )
    assert columns(page)[heading.replace("\n", " ").replace("  ", " ")][0] == key


@pytest.mark.parametrize(
    "heading", ["Điện thoại của vợ", "Ngày cấp CCCD", "Tổ trưởng", "Lý do chưa nhập được", "Ký tên"]
)
def test_a_heading_about_something_else_is_left_unused(heading: str) -> None:
    assert heading not in columns(sheet(("STT", "Họ và tên", "Số con", heading), (1, "A")))


def test_the_heading_row_is_found_below_titles() -> None:
    page = sheet(("CĐCS MAY",), (), ("DANH SÁCH NGƯỜI LAO ĐỘNG",), ("TT", "Họ và tên", "Năm sinh"), (1, "Hoa", 1985))
    (layout,) = find_lists([page], FIELDS, {})
    assert layout.header_rows == (4,)


def test_a_birth_date_under_nam_or_nu_has_two_heading_rows_merged_or_not() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (
        ("TT", "Họ và tên", "Năm sinh", None, "Số CCCD"),
        (None, None, "Nam", "Nữ"),
        (1, "Hoa", None, "1985"),
    )
    for page in (sheet(*rows), sheet(*rows, merged=((0, 2, 0, 3), (0, 0, 1, 0), (0, 1, 1, 1)))):
        (layout,) = find_lists([page], FIELDS, {})
        assert layout.header_rows == (1, 2)
        assert columns(page)["Năm sinh / Nam"] == ("birth", Part.MALE)
        assert columns(page)["Năm sinh / Nữ"] == ("birth", Part.FEMALE)
        assert lines(page) == [(3, "")]


def test_nam_and_nu_without_a_common_heading_are_told_apart_by_what_is_under_them() -> None:
    births = columns(sheet(("TT", "Họ và tên", "Nam", "Nữ"), (1, "A", "1/2/1980", None), (2, "B", None, 1985)))
    assert births["Nam"] == ("birth", Part.MALE)
    ticks = columns(sheet(("TT", "Họ và tên", "Nam", "Nữ"), (1, "A", "x", None), (2, "B", None, "x")))
    assert ticks["Nữ"] == ("sex", Part.FEMALE)


def test_nam_sinh_without_its_marks_is_not_taken_for_men() -> None:
    assert columns(sheet(("TT", "Họ tên", "Năm"), (1, "A", 1985))).get("Năm") is None


def test_a_name_may_stand_in_two_columns() -> None:
    split = columns(sheet(("STT", "Họ và tên đệm", "Tên", "Số con"), (1, "Trần", "An")))
    assert (split["Họ và tên đệm"], split["Tên"]) == (("name", Part.FAMILY), ("name", Part.GIVEN))
    wide = sheet(("STT", "Họ và tên", None, "Số con"), (1, "Trần", "An"), merged=((0, 1, 0, 2),))
    (layout,) = find_lists([wide], FIELDS, {})
    assert [column.part for column in layout.columns if column.key == "name"] == [Part.FAMILY, Part.GIVEN]


def test_a_sheet_without_a_heading_row_is_no_list() -> None:
    (layout,) = find_lists([sheet(("Hướng dẫn",), ("Ghi rõ họ và tên của từng người.", "Số con"))], FIELDS, {})
    assert (layout.is_used, missing(layout, FIELDS)) == (False, ("Họ và tên",))
    (blank,) = find_lists([sheet(("Hướng dẫn",), ("Ghi rõ từng người.",))], FIELDS, {})
    assert (blank.header_rows, blank.is_used) == ((), False)


def test_the_nearest_heading_row_is_shown_where_none_fits() -> None:
    page = sheet(("CÔNG TY A", "Tổ"), (), ("STT", "Tên gọi", "Ngày sinh", "Tổ"), (1, "Lê An", 1985, "Tổ 1"))
    (layout,) = find_lists([page], FIELDS, {})
    assert (layout.header_rows, layout.is_used) == ((3,), False)
    assert [column.key for column in layout.columns] == ["", "", "birth", "section"]


def test_what_the_officer_said_makes_a_list_of_one_that_lacked_a_column() -> None:
    page = sheet(("STT", "Tên gọi", "Ngày sinh"), (1, "Lê An", 1985))
    (layout,) = find_lists([page], FIELDS, {})
    told = layout.using(1, "name")
    memory = {told.shape: {column.index: (column.key, column.part) for column in told.columns}}
    assert find_lists([page], FIELDS, memory) == (replace(told, is_used=True),)


def test_a_numbered_list_of_names_is_a_list_whatever_else_stands_in_it() -> None:
    (layout,) = find_lists([sheet(("STT", "Họ và tên", "Ký tên"), (1, "Lê An", None))], FIELDS, {})
    assert layout.is_used


def test_a_hidden_sheet_is_understood_but_not_used() -> None:
    page = sheet(("STT", "Họ và tên", "Số con"), (1, "A", 2), hidden=True)
    (layout,) = find_lists([page], FIELDS, {})
    assert (layout.header_rows, layout.is_used) == ((1,), False)


def test_several_sheets_may_hold_lists() -> None:
    pages = [replace(sheet(("STT", "Họ và tên", "Số con"), (1, "A", 2)), name=name) for name in ("Tổ 1", "Tổ 2")]
    assert [layout.is_used for layout in find_lists(pages, FIELDS, {})] == [True, True]


def test_the_officer_may_say_where_the_heading_is_and_what_a_column_holds() -> None:
    page = sheet(("Tên gọi", "Gì đó"), ("Hoa", 5))
    layout = lay_out(page, FIELDS, (1,)).using(0, "name").using(1, "children")
    assert layout.is_told
    assert [column.key for column in layout.columns] == ["name", "children"]
    assert [column.key for column in layout.using(1, "name").columns] == ["", "name"]
    assert len(list_lines(page, layout, FIELDS)[0]) == 1


# Rows


def test_sections_totals_and_signatures_are_no_people() -> None:
    page = sheet(
        ("STT", "Họ và tên", "Năm sinh", "Nữ"),
        (1, 2, 3, 4),
        (None, "I. Tổ Kho vận"),
        (1, "Bùi Thị Trang", "24.09.1981", "x"),
        (2, "Tống Văn Cộng", 1992),
        (None, "Cộng", None, 1),
        ("II", "Văn phòng (2 người)"),
        (1, "Lê An", 1985),
        (2, "Lê Bình", 1986),
        (None, "TỔNG CỘNG: 4 người"),
        (),
        (None, "Tây Ninh, ngày 05 tháng 3 năm 2026"),
        (None, "NGƯỜI LẬP BIỂU", None, "CHỦ TỊCH CĐCS"),
        (None, "Nguyễn Văn A", None, "Trần Thị B"),
    )
    assert lines(page) == [(4, "Tổ Kho vận"), (5, "Tổ Kho vận"), (8, "Văn phòng"), (9, "Văn phòng")]


@pytest.mark.parametrize(
    ("title", "section"),
    [
        ("I. Tổ Kho vận", "Tổ Kho vận"), ("Tổ 2: 15 người", "Tổ 2"), ("3/ Phòng Kế toán (12)", "Phòng Kế toán"),
        ("A - Ban Giám đốc", "Ban Giám đốc"), ("VII. Bổ sung", ""), ("PHÂN XƯỞNG MAY", "PHÂN XƯỞNG MAY"),
    ],
)  # fmt: skip
def test_a_section_row_gives_its_name_without_number_and_count(title: str, section: str) -> None:
    page = sheet(("STT", "Họ và tên", "Năm sinh"), (None, "Tổ cũ"), (None, title), (1, "Lê An", 1985))
    assert lines(page) == [(4, section)]


def test_a_merged_row_is_a_section_whatever_it_is_called() -> None:
    page = sheet(("STT", "Họ và tên", "Năm sinh"), (None, "Ánh Dương"), (1, "Lê An", 1985), merged=((1, 1, 1, 2),))
    assert lines(page) == [(3, "Ánh Dương")]


def test_the_heading_repeated_on_every_page_is_no_person() -> None:
    heading = ("STT", "Họ và tên", "Năm sinh")
    assert lines(sheet(heading, (1, "Lê An", 1985), heading, (2, "Lê Bình", 1986))) == [(2, ""), (4, "")]


def test_a_person_without_a_number_is_a_person() -> None:
    page = sheet(("STT", "Họ và tên", "Năm sinh"), (1, "Lê An", 1985), (None, "Lê Bình", 1986))
    assert lines(page) == [(2, ""), (3, "")]


def test_a_list_of_names_alone_is_a_list() -> None:
    assert lines(sheet(("Họ và tên",), ("Lê An",), ("Lê Bình",))) == [(2, ""), (3, "")]


@pytest.mark.parametrize(
    "total",
    [
        (None, "Tổng cộng", None, 120_000_000), (36, "TỔNG CỘNG: 35 người", None, None),
        (None, "Cộng", 35, 1_234_567_890),
        ("Tổng cộng", 35, None, 120_000_000), (None, "Tổng số tiền", None, 120_000_000), (None, "Tổng: ", 1985, None),
        (None, "Cộng trang 1", None, "120.000.000"), (None, "tổng cộng 35", "02/03/1985", None),
    ],
)  # fmt: skip
def test_a_total_is_no_person_whatever_else_stands_in_its_row(total: tuple[Cell, ...]) -> None:
    page = sheet(("STT", "Họ và tên", "Năm sinh", "Số tiền"), (1, "Tống Văn Cộng", 1985, 500_000), total)
    assert lines(page) == [(2, "")]


def test_a_thing_whose_name_begins_like_a_total_stays() -> None:
    fields = (replace(FIELDS[0], kind=FieldKind.TEXT, title="Tên sáng kiến", headings=()), *FIELDS[1:])
    names = ("Tổng hợp số liệu bằng phần mềm", "Tổng số hóa hồ sơ", "Cộng tác viên")
    page = sheet(("STT", "Tên sáng kiến", "Số con"), *((number, name, 1) for number, name in enumerate(names, 1)))
    (layout,) = find_lists([page], fields, {})
    assert len(list_lines(page, layout, fields)[0]) == 3


def test_a_chairwoman_in_the_list_is_not_a_signature() -> None:
    page = sheet(("STT", "Họ và tên", "Năm sinh", "Ghi chú"), (1, "Lê An", 1985, "Chủ tịch"), (2, "Lê Bình", 1986))
    assert len(lines(page)) == 2


def test_a_line_passed_over_is_named() -> None:
    page = sheet(("STT", "Họ và tên", "Năm sinh"), (1, "Lê An", 1985), (None, "Ai đó"), (2, "Lê Bình", 1986))
    (layout,) = find_lists([page], FIELDS, {})
    (passed,) = list_lines(page, layout, FIELDS)[1]
    assert (passed.cell, passed.value, passed.problem) == ("B3", "Ai đó", "row_passed_over")
