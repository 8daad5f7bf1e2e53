from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop.core.contracts import FieldKind, Finding, ImportField, ImportRow
from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate
from desktop.features.importing.encodings import decode
from desktop.features.importing.layout import find_lists, list_lines
from desktop.features.importing.repair import REPAIRS, RowReader
from desktop.features.importing.sheets import Cell, Sheet
from desktop.features.importing.words import explain, known_problems
from tests.importing.made import FIELDS, sheet

TODAY = date(2026, 11, 22)
HEADINGS = {"birth": "Ngày sinh", "sex": "Giới tính", "id": "Số CCCD", "phone": "SĐT", "section": "Tổ",
            "amount": "Số tiền", "children": "Số con", "poor": "Hộ nghèo", "note": "Ghi chú"}  # fmt: skip


def read(page: Sheet) -> tuple[list[ImportRow], list[Finding]]:
    (layout,) = find_lists([page], FIELDS, {})
    lines, _ = list_lines(page, layout, FIELDS)
    reader = RowReader(page, layout, FIELDS, lines, TODAY)
    return [reader.read(line) for line in lines], list(reader.column_findings())


def person(**cells: Cell) -> ImportRow:
    """A row of a list with a number, a name and the given cells."""
    page = sheet(("STT", "Họ và tên", *(HEADINGS[key] for key in cells)), (1, "Lê Thị An", *cells.values()))
    return read(page)[0][0]


def problems(row: ImportRow) -> dict[str, bool]:
    return {finding.problem: finding.grave for finding in row.findings}


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        (date(1985, 3, 2), PartialDate(1985, 3, 2)), ("2/3/1985", PartialDate(1985, 3, 2)),
        ("02.03.1985", PartialDate(1985, 3, 2)), ("2 - 3 - 1985", PartialDate(1985, 3, 2)),
        ("1985", PartialDate(1985)), (1985, PartialDate(1985)), (31108, PartialDate(1985, 3, 2)),
        (2031985, PartialDate(1985, 3, 2)), ("2/3/85", PartialDate(1985, 3, 2)), ("3/1985", PartialDate(1985)),
        ("ngày 02 tháng 3 năm 1985", PartialDate(1985, 3, 2)), ("1985-03-02", PartialDate(1985, 3, 2)),
        ("02/03/1985", PartialDate(1985, 3, 2)), ("19850302", PartialDate(1985, 3, 2)),
        (19850302, PartialDate(1985, 3, 2)),
        ("20121985", PartialDate(1985, 12, 20)), ("20001220", PartialDate(2000, 12, 20)),
        ("00/00/1985", PartialDate(1985)), ("0/0/1985", PartialDate(1985)),
        ("tháng 3/1985", PartialDate(1985)), ("Tháng 03 năm 1985", PartialDate(1985)),
    ],
)  # fmt: skip
def test_a_date_is_read_in_any_habit(written: Cell, read_as: PartialDate) -> None:
    assert person(birth=written).values["birth"] == read_as


@pytest.mark.parametrize("written", ["31/02/1985", "0/3/1985", 12.5, "32/1/1985", "19851302"])
def test_what_is_no_date_is_refused_with_its_cell(written: Cell) -> None:
    row = person(birth=written)
    (finding,) = row.findings
    assert (finding.cell, finding.grave, finding.problem) == ("C2", True, "not_a_date")
    assert "birth" not in row.values


@pytest.mark.parametrize("key", ["birth", "id", "amount", "children", "poor"])
@pytest.mark.parametrize("said", ["không rõ", "chưa có"])
def test_words_instead_of_a_number_or_date_are_left_out_and_told(key: str, said: str) -> None:
    row = person(**{key: said})
    assert (problems(row), key in row.values) == ({"left_empty": False}, False)
    assert said in explain(row.findings[0])[0]


def test_a_date_of_little_weight_that_cannot_be_is_left_out_and_told() -> None:
    fields = (*FIELDS, ImportField("issued", "Ngày cấp", FieldKind.DATE, ()))
    page = sheet(("STT", "Họ và tên", "Ngày cấp"), (1, "Lê Thị An", "31/02/2021"), (2, "Lê Ba", "05/02/2021"))
    (layout,) = find_lists([page], fields, {})
    lines, _ = list_lines(page, layout, fields)
    reader = RowReader(page, layout, fields, lines, TODAY)
    rows = [reader.read(line) for line in lines]
    assert (problems(rows[0]), "issued" in rows[0].values) == ({"day_left_empty": False}, False)
    assert rows[1].values["issued"] == PartialDate(2021, 2, 5)


@pytest.mark.parametrize(
    ("key", "written", "value", "problem"),
    [
        ("id", "CCCD: 079082001236", "079082001236", None), ("id", "Số 079082001236", "079082001236", None),
        ("id", "079082001236 (mới làm lại)", "079082001236", "number_taken_out"), ("id", "C1234567", "C1234567", None),
        ("phone", "ĐT: 0905123456", "0905123456", None), ("phone", "Zalo 0905.123.456", "0905123456", None),
        ("phone", "0905123456 (Zalo)", "0905123456", "number_taken_out"),
        ("phone", "0905123456 hoặc 0911222333", "0905123456 - 0911222333", "number_taken_out"),
    ],
)  # fmt: skip
def test_a_word_before_or_behind_a_number_does_not_spoil_it(
    key: str, written: str, value: str, problem: str | None
) -> None:
    row = person(**{key: written})
    assert (row.values[key], problems(row)) == (value, {problem: False} if problem else {})


@pytest.mark.parametrize(
    ("headings", "under"),
    [(("Ngày sinh", None, None), ("Ngày", "Tháng", "Năm")), (("Ngày sinh", "Tháng sinh", "Năm sinh"), None)],
)
def test_day_month_and_year_in_three_columns_are_one_date(
    headings: tuple[Cell, ...], under: tuple[Cell, ...] | None
) -> None:
    head: list[tuple[Cell, ...]] = [("STT", "Họ và tên", *headings), *([(None, None, *under)] if under else [])]
    people: list[tuple[Cell, ...]] = [
        (1, "Lê An", 2, 3, 1985), (2, "Lê Ba", "02", "11", "1990"), (3, "Lê Tư", None, None, 1991),
        (4, "Lê Năm", None, 7, 1992), (5, "Lê Sáu", 31, 2, 1993), (6, "Lê Bảy", 0, 0, 1994), (7, "Lê Tám", 5, 6, None),
        (8, "Lê Chín", "05/06/1995", None, None),
    ]  # fmt: skip
    merged = ((0, 2, 0, 4), (0, 0, 1, 0), (0, 1, 1, 1)) if under else ()
    rows, _ = read(sheet(*head, *people, merged=merged))
    assert [row.values.get("birth") for row in rows] == [
        PartialDate(1985, 3, 2), PartialDate(1990, 11, 2), PartialDate(1991), PartialDate(1992), None,
        PartialDate(1994), None, PartialDate(1995, 6, 5),
    ]  # fmt: skip
    assert [problems(row) for row in rows] == [
        {}, {}, {}, {"month_left_out": False}, {"not_a_date": True}, {}, {"not_a_date": True}, {},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "name", "beside"),
    [
        ("Nguyễn Thị A (Tổ trưởng)", "Nguyễn Thị A", "Tổ trưởng"), ("Lê Văn B - nghỉ việc", "Lê Văn B", "nghỉ việc"),
        ("LÊ VĂN B - NGHỈ VIỆC", "Lê Văn B", "NGHỈ VIỆC"), ("Lê Thị Ba - thai sản", "Lê Thị Ba", "thai sản"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_name_goes_under_the_remarks(written: str, name: str, beside: str) -> None:
    (row,), _ = read(sheet(("TT", "Họ tên", "Số con", "Ghi chú"), (1, written, 1, "ca đêm")))
    assert (row.values["name"], row.values["note"]) == (name, f"ca đêm; {beside}")
    assert problems(row)["words_beside_name"] is False


@pytest.mark.parametrize("name", ["H'Hen Niê", "Y-Moan Ênuôl", "Nguyễn Thị Hoa - Maria", "Lê - Trần Thị Ba"])
def test_a_dash_within_a_name_stays(name: str) -> None:
    assert read(sheet(("TT", "Họ tên", "Số con"), (1, name, 1)))[0][0].values["name"] == name


def test_hidden_and_struck_rows_come_in_with_a_remark() -> None:
    page = sheet(("TT", "Họ tên", "Số con"), (1, "Lê An", 1), (2, "Lê Ba", 2), (3, "Lê Tư", 0),
                 hidden_rows=frozenset({2}), struck=frozenset({(3, 1)}))  # fmt: skip
    assert [set(problems(row)) for row in read(page)[0]] == [set(), {"row_hidden"}, {"row_struck"}]


def dates(*written: Cell) -> tuple[list[Any], list[str]]:
    rows, about = read(
        sheet(("STT", "Họ tên", "Ngày sinh"), *((number, "An", day) for number, day in enumerate(written, 1)))
    )
    return [row.values.get("birth") for row in rows], [finding.problem for finding in about]


def test_a_column_that_can_only_have_the_month_first_is_read_so() -> None:
    found, _ = dates("05/25/1990", "12/31/1985", "01/02/1980", "03/30/1979")
    assert found == [
        PartialDate(1990, 5, 25),
        PartialDate(1985, 12, 31),
        PartialDate(1980, 1, 2),
        PartialDate(1979, 3, 30),
    ]


def test_a_single_month_first_date_among_others_is_refused() -> None:
    found, _ = dates("25/05/1990", "12/31/1985", "03/30/1979", "04/29/1979")
    assert found == [PartialDate(1990, 5, 25), None, None, None]


def test_real_dates_that_an_english_excel_turned_round_are_pointed_out() -> None:
    turned: list[Cell] = [date(1990, month, 5) for month in (1, 2, 3, 4, 7)]
    assert dates(*turned, "25/5/1990", "13/1/1991", "31/12/1985")[1] == ["dates_may_be_swapped"]
    assert dates(*turned, date(1990, 1, 25), "25/5/1990", "13/1/1991", "31/12/1985")[1] == []


@pytest.mark.parametrize(
    ("written", "cells"),
    [
        (79185001234, {"birth": "1985"}), (79185001234, {"sex": "Nữ"}), ("79185001234", {"birth": "2/3/1985"}),
        ("079 185 001 234", {}), ("079.185.001.234", {}), ("'079185001234", {}),
    ],
)  # fmt: skip
def test_lost_zeros_come_back_where_birth_or_sex_agree(written: Cell, cells: dict[str, Cell]) -> None:
    assert person(**cells, id=written).values["id"] == "079185001234"


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        (79185001234, "id_not_twelve_digits"), ("8.0194E+10", "id_rounded"), ("8,0194E+10", "id_rounded"),
        (80194000000, "id_maybe_rounded"), (8.01940000005e10 + 0.5, "id_rounded"), ("111111111111", "id_all_equal"),
        ("12345", "id_not_twelve_digits"), ("079185001234, 079185001235", "id_not_twelve_digits"),
    ],
)  # fmt: skip
def test_a_number_that_cannot_be_known_is_refused(written: Cell, problem: str) -> None:
    row = person(id=written)
    assert problems(row) == {problem: True}
    assert "id" not in row.values


def test_a_number_whose_zeros_contradict_the_birth_year_is_not_completed() -> None:
    assert problems(person(birth="1990", id=79185001234)) == {"id_not_twelve_digits": True}


def test_an_old_card_and_a_passport_are_kept() -> None:
    assert person(id="B1234567").values["id"] == "B1234567"
    old = person(id="023456789")
    assert (old.values["id"], problems(old)) == ("023456789", {"old_id_card": False})


@pytest.mark.parametrize(
    ("written", "number"),
    [(905123456, "0905123456"), ("0905.123.456", "0905123456"), ("+84 905 123 456", "0905123456"),
     ("01685123456", "0385123456"), ("0905123456 - 0911111111", "0905123456 - 0911111111")],
)  # fmt: skip
def test_a_telephone_number_never_stops_a_row(written: Cell, number: str) -> None:
    row = person(phone=written)
    assert row.values["phone"] == number
    assert not any(problems(row).values())


def test_what_is_no_telephone_number_is_left_out_and_told() -> None:
    row = person(phone="không có")
    assert "phone" not in row.values
    assert problems(row) == {"phone_has_letters": False}


@pytest.mark.parametrize(
    ("written", "sex"), [("Nam", "Nam"), ("NỮ", "Nữ"), ("nu", "Nữ"), ("F", "Nữ"), (" nam. ", "Nam")]
)
def test_sex_is_read_in_any_habit(written: str, sex: str) -> None:
    assert person(sex=written).values["sex"] == sex


def test_an_unknown_sex_is_left_empty_and_told() -> None:
    row = person(sex="?")
    assert (problems(row), row.values.get("sex")) == ({"left_empty": False}, None)


def test_two_ticks_leave_the_sex_empty() -> None:
    rows, _ = read(sheet(("TT", "Họ tên", "Nam", "Nữ"), (1, "An", "x", "x"), (2, "Hoa", None, "x")))
    assert (problems(rows[0]), rows[0].values.get("sex")) == ({"two_sexes": False}, None)
    assert rows[1].values["sex"] == "Nữ"


def test_the_column_of_the_birth_date_is_the_sex() -> None:
    rows, _ = read(
        sheet(("TT", "Họ tên", "Năm sinh", None), (None, None, "Nam", "Nữ"),
              (1, "An", "2/3/1985", None), (2, "Hoa", None, 1990), (3, "Ai", 1980, 1981))
    )  # fmt: skip
    assert [row.values["sex"] for row in rows[:2]] == ["Nam", "Nữ"]
    assert problems(rows[2]) == {"two_sexes": True}


def test_a_blank_in_the_only_column_nu_is_a_man() -> None:
    rows, _ = read(sheet(("TT", "Họ tên", "Nữ"), (1, "An", None), (2, "Hoa", "x"), (3, "Lan", "X"), (4, "Ai", "??")))
    assert [row.values.get("sex") for row in rows[:3]] == ["Nam", "Nữ", "Nữ"]
    assert problems(rows[3]) == {"left_empty": False}
    assert "sex" not in rows[3].values


def test_that_blank_is_evidence_for_a_number_too() -> None:
    page = sheet(("TT", "Họ tên", "Số CCCD", "Nữ"), (1, "An", 79085001234, None), (2, "Hoa", 79085001234, "x"))
    rows, _ = read(page)
    assert rows[0].values["id"] == "079085001234"
    assert problems(rows[1]) == {"id_not_twelve_digits": True}


def test_other_kinds_are_typed() -> None:
    row = person(amount="1.296.000 đ", children="2", poor="x", note="  nhiều   khoảng\u00a0trắng ")
    assert row.values["amount"] == Dong(1_296_000)
    assert (row.values["children"], row.values["poor"], row.values["note"]) == (2, True, "nhiều khoảng trắng")
    assert person(amount=500000).values["amount"] == Dong(500_000)
    wrong = person(amount="1,296", children="hai", poor="chắc vậy")
    assert problems(wrong) == {"ambiguous_amount": True, "left_empty": False}


def test_names_lose_only_what_nobody_meant() -> None:
    names = ("  NGUYỄN   VĂN Ð", "Giàng A Páo", "H'HEN NIÊ", "Lê Thi\u0323 Hoa")
    rows, _ = read(sheet(("TT", "Họ tên", "Số con"), *((number, name, 1) for number, name in enumerate(names, 1))))
    assert [row.values["name"] for row in rows] == ["Nguyễn Văn Đ", "Giàng A Páo", "H'Hen Niê", "Lê Thị Hoa"]
    assert problems(rows[0]) == {"name_recased": False}
    assert problems(rows[3]) == {}


@pytest.mark.parametrize("name", ["-", "–", "x", "X", "0", "…", "...", "1", "0905123456", "?", "V", "  . ", "--/--"])
def test_what_is_no_name_refuses_its_row(name: str) -> None:
    (row,), _ = read(sheet(("TT", "Họ tên", "Ngày sinh"), (1, name, "1985")))
    (finding,) = row.findings
    assert (finding.cell, finding.problem, finding.grave) == ("B2", "not_a_name", True)
    assert "name" not in row.values
    assert name.strip() in explain(finding)[0]


def test_a_page_of_text_is_no_name_and_its_length_is_told() -> None:
    (row,), _ = read(sheet(("TT", "Họ tên", "Số con"), (1, "Lê Thị An " * 78, 2)))
    (finding,) = row.findings
    assert (finding.cell, finding.problem, finding.grave) == ("B2", "name_too_long", True)
    said = explain(finding)[0]
    assert "779" in said
    assert "Lê Thị An Lê Thị An" not in said
    assert "name" not in row.values


@pytest.mark.parametrize("name", ["Ý", "Y"])
def test_two_columns_make_one_name_before_it_is_judged(name: str) -> None:
    (row,), _ = read(sheet(("TT", "Họ và tên đệm", "Tên", "Số con"), (1, "Lê Thị", name, 2)))
    assert (row.values["name"], row.findings) == (f"Lê Thị {name}", ())


ERRORS = ("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#GETTING_DATA", "Err:502")


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("key", ["name", *HEADINGS])
def test_an_error_of_excel_refuses_its_row_in_every_column(key: str, error: str) -> None:
    (row,), _ = read(sheet(("STT", "Họ và tên", HEADINGS.get(key, "Số con")), (1, *_with(key, error))))
    (finding,) = row.findings
    place = "B2" if key == "name" else "C2"
    assert (finding.cell, finding.value, finding.problem, finding.grave) == (place, error, "excel_error", True)
    assert key not in row.values
    said, remedy = explain(finding)
    assert error in said
    assert remedy


def _with(key: str, error: str) -> tuple[Cell, Cell]:
    return (error, 1) if key == "name" else ("Lê Thị An", error)


@pytest.mark.parametrize("text", ["#1", "# ghi chú", "Err", "#REF! gì đó", "E", "#"])
def test_other_text_is_no_error_of_excel(text: str) -> None:
    row = person(note=text)
    assert (row.values["note"], row.findings) == (text, ())


def test_a_row_without_a_name_is_refused_where_the_name_should_stand() -> None:
    rows, _ = read(sheet(("TT", "Họ tên", "Số con"), (1, None, 2), (2, "An", 2)))
    (finding,) = rows[0].findings
    assert (finding.problem, finding.cell, finding.grave) == ("required", "B2", True)


def test_blank_cells_give_no_value() -> None:
    assert person(note="\u00a0 ", birth=None).values.keys() == {"name"}


def test_every_problem_the_reader_knows_has_its_own_sentence() -> None:
    assert known_problems() >= REPAIRS
    sentences = [explain(Finding("DS", "B5", "xyz", problem)) for problem in known_problems()]
    assert len(set(sentences)) == len(sentences)


# Old encodings


def test_the_font_says_how_letters_are_meant() -> None:
    page = sheet(("Hä vµ tªn", "Tæ"), ("NguyÔn ThÞ Hång", "Tæ tr\xadëng"), ("trÇn v¨n quý", None),
                 fonts={(row, column): ".VnTime" for row in range(3) for column in range(2)})  # fmt: skip
    decoded, findings = decode(page)
    assert decoded.rows == [["Họ và tên", "Tổ"], ["Nguyễn Thị Hồng", "Tổ trưởng"], ["trần văn quý", None]]
    assert decoded.encoding == "TCVN3"
    assert [(finding.problem, finding.facts["count"]) for finding in findings] == [("text_decoded", "5")]


def test_a_capital_font_makes_capitals() -> None:
    decoded, _ = decode(sheet(("NguyÔn ThÞ Hång",), fonts={(0, 0): ".VnTimeH"}))
    assert decoded.rows == [["NGUYỄN THỊ HỒNG"]]


def test_vni_is_read_by_its_font() -> None:
    decoded, _ = decode(sheet(("Nguyeãn Thò Hoàng", "Coâng ñoaøn"), fonts={(0, 0): "VNI-Times", (0, 1): "VNI-Times"}))
    assert (decoded.rows, decoded.encoding) == ([["Nguyễn Thị Hồng", "Công đoàn"]], "VNI")


def test_unicode_typed_into_an_old_font_stays() -> None:
    assert decode(sheet(("Nguyễn Thị Hồng",), fonts={(0, 0): ".VnTime"}))[0].rows == [["Nguyễn Thị Hồng"]]


def test_text_without_a_font_is_converted_only_when_all_of_it_gains_and_the_officer_is_told() -> None:
    names = ["NguyÔn ThÞ Hång", "TrÇn B¸ Giang", "Lª V¨n ThÞnh", "Ph¹m Quang H¶i", "Hoµng V¨n Th¾ng", "§Æng ThÞ Lª"]
    decoded, findings = decode(sheet(("Họ và tên",), *((name,) for name in names)))
    assert decoded.rows[:2] == [["Họ và tên"], ["Nguyễn Thị Hồng"]]
    assert [finding.problem for finding in findings] == ["decoded_by_text"]


def test_a_name_that_is_right_both_ways_is_named_with_what_it_became() -> None:
    names = ["Nguyeãn Thò Lan", "Traàn Vaên Bình", "Leâ Thò Hoàng", "Phaïm Vaên Ñöùc", "Ñoã Thò Yeán", "Hoàng Anh"]
    decoded, findings = decode(sheet(("Hoï vaø teân",), *((name,) for name in names)))
    assert [row[0] for row in decoded.rows[3:]] == ["Lê Thị Hồng", "Phạm Văn Đức", "Đỗ Thị Yến", "Hồng Anh"]
    (doubt,) = [finding for finding in findings if finding.problem == "decoded_doubtfully"]
    assert (doubt.cell, doubt.value, doubt.facts["became"]) == ("A7", "Hoàng Anh", "Hồng Anh")


def test_unicode_names_are_never_taken_for_an_old_encoding() -> None:
    names = ["Hoàng", "Lê Hoàng Bá", "Quý", "Hà Thùy", "Lý Cúc", "Đào Hòa", "Tô Hoài"] * 3
    decoded, findings = decode(sheet(*((name,) for name in names)))
    assert ([row[0] for row in decoded.rows], findings) == (names, [])


def test_utf8_read_in_the_wrong_code_page_is_put_right() -> None:
    assert decode(sheet(("Nguyá»…n Thá»‹ HÆ°Æ¡ng",)))[0].rows == [["Nguyễn Thị Hương"]]
