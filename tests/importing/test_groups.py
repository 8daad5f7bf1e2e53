"""What stands once for many: half a name without its heading, a merged tổ, a tổ of the first row or of the title."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.core.contracts import FieldKind, ImportField
from desktop.features.importing import services
from desktop.features.importing.layout import Part, find_lists
from desktop.features.importing.services import OpenedList, ParsedList
from desktop.features.importing.sheets import Sheet, read_workbook
from tests.importing.made import FIELDS, SlipTarget, sheet

TODAY = date(2026, 11, 22)
HEAD = ("STT", "Họ và tên", "Tổ", "Số con")
PEOPLE = ("Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Chín", "Phạm Thị Dung")


def opened(*pages: Sheet) -> OpenedList:
    return OpenedList("a.xlsx", "", pages, find_lists(pages, FIELDS, {}), "Unicode", ())


def parsed(*pages: Sheet) -> ParsedList:
    return services.parse(opened(*pages), SlipTarget(), TODAY)


def sections(found: ParsedList) -> list[Any]:
    return [row.values.get("section") for row in found.rows]


def problems(found: ParsedList) -> list[str]:
    return [finding.problem for finding in found.findings]


def accepted(given: OpenedList) -> ParsedList:
    (offer,) = services.parse(given, SlipTarget(), TODAY).offers
    return services.parse(services.accept(given, offer), SlipTarget(), TODAY)


@pytest.mark.parametrize("form", ["csv", "ods"])
def test_half_a_name_under_an_empty_heading_is_no_name_lost(form: str, tmp_path: Path) -> None:
    path = Path(__file__).parent / "data" / "gop-o-an-dong.ods"
    if form == "csv":
        path = tmp_path / "a.csv"
        path.write_text("STT,Họ và tên,,Tổ\n1,Nguyễn Thị,Hồng,Tổ 1\n2,Lê,Ba,\n3,Lê,Tư,\n", encoding="utf-8")
    found = parsed(*read_workbook(path).sheets)
    assert [row.values["name"] for row in found.rows] == ["Nguyễn Thị Hồng", "Lê Ba", "Lê Tư"]
    assert ("columns_by_custom" in problems(found)) is (form == "csv")


@pytest.mark.parametrize("beside", [("Nam", "Nữ", "Nam", "Nữ"), ("kho", "may", "cắt", "ủi"), ("", "Hoa", "", "")])
def test_other_words_beside_a_name_are_no_part_of_it_but_are_named_as_unused(beside: tuple[str, ...]) -> None:
    rows = [(number, name, word or None, 1) for number, (name, word) in enumerate(zip(PEOPLE, beside, strict=True), 1)]
    found = parsed(sheet(("STT", "Họ và tên", None, "Số con"), *rows))
    assert [row.values["name"] for row in found.rows] == list(PEOPLE)
    assert found.unused == ("C",)


def test_a_signature_beside_the_list_is_no_column_of_it() -> None:
    page = sheet(("STT", "Họ và tên", "Số con"), (1, "Lê An", 1), (2, "Lê Ba", 1), (None, None, None, "NGƯỜI LẬP"))
    assert parsed(page).unused == ()


def test_a_heading_without_a_field_is_named_once_for_all_sheets() -> None:
    pages = [replace(sheet((*HEAD, "Ký nhận"), (1, "Lê An", "Tổ 1", 1, "x")), name=name) for name in ("A", "B")]
    assert parsed(*pages).unused == ("Ký nhận",)


def merged_list(column: int, value: Any, heading: str) -> Sheet:
    rows = [[number, name, None, None, None] for number, name in enumerate(PEOPLE, 1)]
    head = ["STT", "Họ và tên", "Tổ", "Số con", "Điện thoại"]
    head[column] = heading
    rows[0][column] = value
    return sheet(head, *rows, merged=((1, column, 3, column),))


def test_a_merged_to_is_that_of_all_its_rows() -> None:
    found = parsed(merged_list(2, "Tổ 1", "Tổ"))
    assert sections(found) == ["Tổ 1", "Tổ 1", "Tổ 1", None]


def test_a_merged_number_does_not_bleed_down_and_is_told() -> None:
    found = parsed(merged_list(4, "0905123456", "Điện thoại"))
    assert [row.values.get("phone") for row in found.rows] == ["0905123456", None, None, None]
    assert problems(found) == ["merged_cell"]


ONCE = sheet(HEAD, *((number, name, {1: "Tổ 1", 3: "Tổ 2"}.get(number), 1) for number, name in enumerate(PEOPLE, 1)))


def test_a_to_written_in_the_first_row_of_its_people_is_filled_in_when_the_officer_says_so() -> None:
    found = parsed(ONCE)
    assert (sections(found), problems(found)) == (["Tổ 1", None, "Tổ 2", None], ["section_once"])
    assert sections(accepted(opened(ONCE))) == ["Tổ 1", "Tổ 1", "Tổ 2", "Tổ 2"]


def test_a_list_in_which_few_have_no_to_is_left_alone() -> None:
    rows = [(number, name, None if number == 3 else "Tổ 1", 1) for number, name in enumerate(PEOPLE, 1)]
    assert parsed(sheet(HEAD, *rows)).offers == ()


@pytest.mark.parametrize(
    ("title", "name", "section"),
    [
        ("DANH SÁCH ĐOÀN VIÊN TỔ MAY 3", "DS", "Tổ May 3"),
        ("DANH SÁCH PHÒNG KẾ TOÁN - TÀI CHÍNH", "DS", "Phòng Kế toán - tài chính"),
        ("DANH SÁCH CNVC PHÒNG KCS", "DS", "Phòng KCS"),
        ("Danh sách đoàn viên phòng Kế toán năm 2026", "DS", "phòng Kế toán"),
        ("DANH SÁCH", "Phân xưởng 1", "Phân xưởng 1"),
    ],
)  # fmt: skip
def test_a_to_of_the_title_is_offered_for_everybody(title: str, name: str, section: str) -> None:
    rows = [(number, one, 1) for number, one in enumerate(PEOPLE, 1)]
    page = replace(sheet((title,), (), ("STT", "Họ và tên", "Số con"), *rows), name=name)
    assert sections(parsed(page)) == [None] * 4
    assert sections(accepted(opened(page))) == [section] * 4


@pytest.mark.parametrize("title", ["DANH SÁCH ĐOÀN VIÊN", "TỔ CHỨC CÔNG ĐOÀN", "DANH SÁCH TỔ TRƯỞNG"])
def test_a_title_that_names_no_to_offers_none(title: str) -> None:
    rows = [(number, one, 1) for number, one in enumerate(PEOPLE, 1)]
    assert parsed(sheet((title,), (), ("STT", "Họ và tên", "Số con"), *rows)).offers == ()


def test_sheets_called_after_their_to_are_one_offer() -> None:
    pages = [replace(sheet(("STT", "Họ và tên", "Số con"), (1, "Lê An", 1)), name=f"Tổ {n}") for n in range(1, 7)]
    given = opened(*pages)
    (offer,) = services.parse(given, SlipTarget(), TODAY).offers
    assert (offer.finding.problem, offer.finding.facts["count"]) == ("sections_in_titles", "6")
    assert sections(services.parse(services.accept(given, offer), SlipTarget(), TODAY)) == [
        f"Tổ {n}" for n in range(1, 7)
    ]


def test_where_no_to_is_named_the_officer_may_say_one_for_everybody() -> None:
    named = [replace(one, choices=lambda _: []) if one.key == "section" else one for one in FIELDS]
    target: Any = SlipTarget()
    target.fields = tuple(named)
    pages = [
        replace(sheet(("STT", "Họ và tên", "Số con"), (1, "Lê An", 1)), name=name) for name in ("Sheet1", "Sheet2")
    ]
    given = opened(*pages)
    (offer,) = services.parse(given, target, TODAY).offers
    assert (offer.asks, services.parse(given, target, TODAY).findings) == (True, ())
    done = services.parse(services.accept(given, offer.named(" Tổ  May 3 ")), target, TODAY)
    assert (sections(done), done.offers) == (["Tổ May 3"] * 2, ())
    assert sections(services.parse(services.put_into(given, "Tổ 9"), target, TODAY)) == ["Tổ 9"] * 2


def test_a_to_of_one_name_in_several_sheets_is_told_and_may_be_told_apart() -> None:
    pages = [replace(sheet(HEAD, (1, "Lê An", "Tổ cắt", 1)), name=name) for name in ("Xưởng 1", "Xưởng 2")]
    assert problems(parsed(*pages)) == ["sections_shared"]
    given = opened(*pages)
    (offer,) = services.parse(given, SlipTarget(), TODAY).offers
    apart = services.parse(services.accept(given, offer), SlipTarget(), TODAY)
    assert (sections(apart), apart.offers) == (["Tổ cắt – Xưởng 1", "Tổ cắt – Xưởng 2"], ())


def test_hidden_rows_are_left_out_when_the_officer_says_so() -> None:
    page = replace(sheet(HEAD, *((n, name, "Tổ 1", 1) for n, name in enumerate(PEOPLE, 1))), hidden_rows=frozenset({2}))
    assert len(parsed(page).rows) == 4
    assert [row.number for row in accepted(opened(page)).rows] == [2, 4, 5]


def test_a_file_with_headings_and_nobody_says_so() -> None:
    assert problems(parsed(sheet(HEAD))) == ["only_headings"]


def test_columns_of_a_date_belong_to_any_date() -> None:
    fields = (*FIELDS, ImportField("joined", "Ngày vào công đoàn", FieldKind.DATE, ()))
    page = sheet(
        ("STT", "Họ và tên", "Ngày vào công đoàn", None, None), (None, None, "Ngày", "Tháng", "Năm"),
        (1, "Lê An", 1, 7, 2010), merged=((0, 2, 0, 4), (0, 0, 1, 0), (0, 1, 1, 1)),
    )  # fmt: skip
    (layout,) = find_lists([page], fields, {})
    assert [(one.key, one.part) for one in layout.columns[2:]] == [
        ("joined", Part.DAY), ("joined", Part.MONTH), ("joined", Part.YEAR),
    ]  # fmt: skip
