from __future__ import annotations

import re
import resource
import struct
import time
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from desktop.core.files import FileNotRead
from desktop.features.importing.cells import plain_text
from desktop.features.importing.domain import ListTooLarge, Looks, NotAList
from desktop.features.importing.sheets import read_pasted, read_workbook
from desktop.features.importing.sheets.errors import is_error
from desktop.features.importing.words import refusal
from tests.importing.made import LISTS, lying_bomb, overlapping, save_xlsx, with_part, with_sheet_xml

CONVERTED = Path(__file__).parent / "data" / "danh-sach-nhieu-to"
OLD_FONTS = Path(__file__).parent / "data" / "danh-sach-vntime.xls"
WITH_ERRORS = Path(__file__).parent / "data" / "loi-cong-thuc"
PEOPLE = "Họ và tên;Ngày sinh;Số CCCD\r\nNguyễn Thị Hồng;02/03/1985;079185001234\r\nTrần Ước;1990;001090001234\r\n"


_IN_CP1258 = {
    "ọ": "o\u0323",
    "ễ": "ê\u0303",
    "ị": "i\u0323",
    "ồ": "ô\u0300",
    "ố": "ô\u0301",
    "ầ": "â\u0300",
    "ớ": "ơ\u0301",
}


def looks(path: Path) -> Looks:
    with pytest.raises(NotAList) as caught:
        read_workbook(path)
    sentence = refusal(caught.value)
    assert sentence is not None
    assert path.name in sentence
    return caught.value.looks_like


# Values


def test_dates_of_a_1904_workbook_are_not_four_years_off(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    page = book.active
    assert page is not None
    page["A1"] = date(1985, 3, 2)
    book.save(tmp_path / "mac.xlsx")
    assert read_workbook(tmp_path / "mac.xlsx").sheets[0].rows == [[date(1985, 3, 2)]]


def test_a_number_whose_format_shows_zeros_is_read_as_it_is_shown(tmp_path: Path) -> None:
    path = save_xlsx(
        tmp_path / "a.xlsx", (80194000042, 905123456, 7), formats={"A1": "000000000000", "B1": "0000 000 000"}
    )
    assert read_workbook(path).sheets[0].rows == [["080194000042", "0905123456", 7]]


def test_a_formula_is_read_by_its_stored_result_and_without_one_as_text(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>A1&amp;"x"</f></c></row>'
    sheet = read_workbook(with_sheet_xml(tmp_path / "f.xlsx", cells)).sheets[0]
    assert sheet.rows == [[2, '=A1&"x"']]
    assert sheet.formulas == {(0, 1)}


def test_a_formula_whose_result_is_an_empty_text_is_blank(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1"><v>2</v></c><c r="B1" t="str"><f>IF(A1=2,"",A1)</f><v></v></c></row>'
    sheet = read_workbook(with_sheet_xml(tmp_path / "f.xlsx", cells)).sheets[0]
    assert (sheet.rows, sheet.formulas) == ([[2]], frozenset())


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#SPILL!", "#CALC!"])
def test_an_error_of_excel_is_not_a_blank(tmp_path: Path, error: str) -> None:
    cells = (
        f'<row r="1"><c r="A1" t="e"><v>{error}</v></c><c r="B1" s="0" t="e"><f>1/0</f><v>{error}</v></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>Lê An</t></is></c></row>'
    )
    sheet = read_workbook(with_sheet_xml(tmp_path / "f.xlsx", cells)).sheets[0]
    assert sheet.rows == [[error, error], ["Lê An"]]
    assert is_error(error)


@pytest.mark.parametrize("suffix", [".xls", ".ods", ".xlsx"])
def test_errors_are_read_from_every_spreadsheet_form(suffix: str) -> None:
    first, second = read_workbook(WITH_ERRORS.with_suffix(suffix)).sheets
    assert first.rows == [
        ["STT", "Họ và tên", "Ngày sinh", "Ghi chú", "Tổ"],
        [1, "#DIV/0!", "#N/A", "#N/A", "#NAME?"],
        [2, "Lê An", "#DIV/0!", "#REF!", "#N/A"],
    ]
    assert second.rows == [[], [], [], [], [], [], [None, "#DIV/0!"]]


def test_fonts_are_kept_only_where_they_are_old(tmp_path: Path) -> None:
    old = read_workbook(save_xlsx(tmp_path / "a.xlsx", ("C«ng ®oµn", "x"), font=".VnTimeH")).sheets[0]
    assert old.fonts == {(0, 0): ".VnTimeH", (0, 1): ".VnTimeH"}
    assert read_workbook(save_xlsx(tmp_path / "b.xlsx", ("Công đoàn",), font="Times New Roman")).sheets[0].fonts == {}


def test_hidden_columns_and_sheets_are_known(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append((1, 2, 3))
    page.column_dimensions["B"].hidden = True
    book.create_sheet("Ẩn").sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    first, second = read_workbook(tmp_path / "a.xlsx").sheets
    assert first.hidden_columns == {1}
    assert (first.hidden, second.hidden) == (False, True)


def test_rows_and_columns_keep_the_places_excel_shows(tmp_path: Path) -> None:
    path = with_sheet_xml(tmp_path / "a.xlsx", '<row r="3"><c r="C3"><v>7</v></c></row>')
    assert read_workbook(path).sheets[0].rows == [[], [], [None, None, 7]]


def test_old_fonts_of_old_workbooks_are_read_from_their_records() -> None:
    (old,) = read_workbook(OLD_FONTS).sheets
    (original,) = read_workbook(LISTS / "danh-sach-vntime.xlsx").sheets
    assert old.fonts == original.fonts
    assert set(old.fonts.values()) == {".VnTime", ".VnTimeH"}
    assert old.rows == original.rows


def test_zero_formats_and_hidden_columns_of_old_workbooks_are_known() -> None:
    first, second = read_workbook(OLD_FONTS.with_name("dang-so.xls")).sheets
    assert first.rows == [["080194000042", "0905123456", 7], ["x", "y", "z"]]
    assert first.hidden_columns == {2}
    assert not second.hidden_columns
    assert second.rows == [[1, 2]]


@pytest.mark.parametrize("suffix", [".xls", ".ods"])
def test_other_spreadsheet_forms_give_the_same_values(suffix: str) -> None:
    (other,) = read_workbook(CONVERTED.with_suffix(suffix)).sheets
    (original,) = read_workbook(LISTS / "danh-sach-nhieu-to.xlsx").sheets
    assert [[plain_text(value) for value in row] for row in other.rows] == [
        [plain_text(value) for value in row] for row in original.rows
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1258"])
@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_text_tables_are_read_whatever_their_encoding_and_delimiter(tmp_path: Path, encoding: str, sign: str) -> None:
    text = PEOPLE.replace(";", sign)
    if encoding == "cp1258":  # it has no letters with two marks: the tone follows as a sign of its own
        text = "".join(_IN_CP1258.get(letter, letter) for letter in text)
    path = tmp_path / "ds.csv"
    path.write_bytes(text.encode(encoding))
    rows = read_workbook(path).sheets[0].rows
    assert rows[1] == ["Nguyễn Thị Hồng", "02/03/1985", "079185001234"]
    assert rows[2][2] == "001090001234"


def test_a_table_of_text_may_be_called_xls(tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        path = tmp_path / "ds.xls"
        path.write_text("STT\tHọ và tên\n1\tLê Thị Hoa\n", encoding=encoding)
        assert read_workbook(path).sheets[0].rows == [["STT", "Họ và tên"], ["1", "Lê Thị Hoa"]]


def test_quoted_cells_may_hold_delimiters_and_line_breaks(tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    path.write_text('Họ tên,Nơi ở\n"Hoa","số 1, ngõ 2\nHà Nội"\n"Nam","x"\n', encoding="utf-8")
    assert read_workbook(path).sheets[0].rows[1] == ["Hoa", "số 1, ngõ 2\nHà Nội"]


def test_what_was_copied_from_a_spreadsheet_is_a_table() -> None:
    sheet = read_pasted("Họ tên\tSố CCCD\nNguyễn Thị Hoa\t079185001234\n\n").sheets[0]
    assert sheet.rows[:2] == [["Họ tên", "Số CCCD"], ["Nguyễn Thị Hoa", "079185001234"]]


# Files that are not what their name says


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", Looks.EMPTY),
        (b" \r\n\t", Looks.EMPTY),
        (b"%PDF-1.7 ...", Looks.PDF),
        (b"\x89PNG\r\n\x1a\n....", Looks.IMAGE),
        (b"\xff\xd8\xff\xe0 JFIF", Looks.IMAGE),
        (b"MZ\x90\x00\x03", Looks.PROGRAM),
        (b"{\\rtf1 }", Looks.WORD),
        (b"Rar!\x1a\x07", Looks.ARCHIVE),
        (b"\r\n<html><body><p>1</p>", Looks.WEB_PAGE),
        (b"\xef\xbb\xbf<!DOCTYPE html><table><tr><td></table>", Looks.WEB_PAGE),
        (b"<html><table><tr><td>1<td>2", Looks.DAMAGED),
        (b"\x00\x01\x02\x03" * 50, Looks.UNKNOWN),
        (b"PK\x03\x04 cut off", Looks.DAMAGED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, Looks.DAMAGED),
    ],
)
@pytest.mark.parametrize("name", ["ds.xlsx", "ds.xls"])
def test_a_file_that_is_not_what_its_name_says_is_refused(
    content: bytes, expected: Looks, name: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert looks(path) is expected


def test_other_office_files_are_told_apart(tmp_path: Path) -> None:
    for part, expected in (
        ("word/document.xml", Looks.WORD),
        ("xl/workbook.bin", Looks.BINARY_EXCEL),
        ("a.txt", Looks.ARCHIVE),
    ):
        path = tmp_path / "ds.xlsx"
        with zipfile.ZipFile(path, "w") as made:
            made.writestr(part, b"<x/>")
        assert looks(path) is expected


def test_an_encrypted_workbook_is_refused_by_its_streams(tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    path.write_bytes(ole_with("EncryptedPackage"))
    assert looks(path) is Looks.ENCRYPTED


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.xlsx"):
        with pytest.raises(FileNotRead):
            read_workbook(path)


def ole_with(stream: str) -> bytes:
    """A container of one FAT sector and one directory sector that names one stream."""
    end = 0xFFFFFFFE
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<IIIIIIII", 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<I", 0) + b"\xff" * 432
    fat = struct.pack("<II", 0xFFFFFFFD, end) + b"\xff" * 504

    def entry(name: str, kind: int) -> bytes:
        raw = name.encode("utf-16-le")
        return (
            raw.ljust(64, b"\x00")
            + struct.pack("<HB", len(raw) + 2, kind)
            + bytes(49)
            + struct.pack("<II", end, 0)
            + bytes(4)
        )

    return header + fat + entry("Root Entry", 5) + entry(stream, 2) + bytes(256)


# Files that would harm


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("name", ["danh-sach-nhieu-to.xlsx", "nhan-su-500.xlsx"])
def test_a_truncated_file_is_damaged(share: float, name: str, tmp_path: Path) -> None:
    content = (LISTS / name).read_bytes()
    path = tmp_path / name
    path.write_bytes(content[: int(len(content) * share)])
    assert looks(path) is Looks.DAMAGED


def test_no_flipped_byte_crashes_the_reader(tmp_path: Path) -> None:
    content = (LISTS / "don-gia-nhap-mau-5b.xlsx").read_bytes()
    path = tmp_path / "ds.xlsx"
    for place in range(0, len(content), 97):
        path.write_bytes(content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :])
        try:
            read_workbook(path)
        except (NotAList, ListTooLarge):
            continue


def test_a_sheet_that_reaches_into_the_last_corner_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    corner = '<row r="1"><c r="A1"><v>1</v></c></row><row r="200000"><c r="XFD200000"><v>1</v></c></row>'
    nameless = f"<row>{'<c><v>1</v></c>' * 60}</row>" * 2 + '<row r="200000"><c><v>1</v></c></row>'
    single = corner.replace('"', "'")
    prefixed = (
        corner.replace("<row", "<x:row").replace("<c ", "<x:c ").replace("</row", "</x:row").replace("</c", "</x:c")
    )
    for rows in (corner, nameless, single):
        with pytest.raises(ListTooLarge) as caught:
            read_workbook(with_sheet_xml(tmp_path / "a.xlsx", rows))
        assert caught.value.what == "cells"
    space = ' xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    with pytest.raises(ListTooLarge):
        read_workbook(
            with_sheet_xml(
                tmp_path / "b.xlsx", prefixed.replace("<v>", "<x:v>").replace("</v>", "</x:v>"),
                f"<x:worksheet{space}><x:sheetData>", "</x:sheetData></x:worksheet>",
            )
        )  # fmt: skip


def test_an_old_workbook_that_reaches_into_the_last_corner_is_refused_too(tmp_path: Path) -> None:
    content = bytearray(CONVERTED.with_suffix(".xls").read_bytes())
    text_cell = content.index(b"\xfd\x00\x0a\x00")  # LABELSST: row and column follow
    content[text_cell + 4 : text_cell + 8] = b"\xff\x7f\xff\x3f"
    path = tmp_path / "a.xls"
    path.write_bytes(bytes(content))
    with pytest.raises(ListTooLarge) as caught:
        read_workbook(path)
    assert caught.value.what == "cells"


def test_a_million_empty_columns_do_no_harm(tmp_path: Path) -> None:
    cells = "".join(f'<c r="{column}{row}" s="1"/>' for row in range(2, 60) for column in ("A", "XFD"))
    path = with_sheet_xml(tmp_path / "a.xlsx", f'<row r="1"><c r="A1"><v>1</v></c></row><row r="2">{cells}</row>')
    assert read_workbook(path).sheets[0].rows == [[1]]


@pytest.mark.parametrize("far", ["A1048576", "XFD1", "XFD1048576"])
@pytest.mark.parametrize(
    "cell",
    [
        '<c r="{}" s="1"/>', '<c r="{}" s="1" t="n"></c>', '<c r="{}" s="1"><v></v></c>', '<c r="{}" s="1" ><v/></c>',
        "<c r='{}' s='1'/>", '<c s="1" r="{}"></c>', '<c r="{}" s="1">\n</c>', '<x:c r="{}" s="1"></x:c>',
    ],
)  # fmt: skip
def test_a_cell_with_a_format_and_nothing_else_is_no_part_of_the_list(tmp_path: Path, far: str, cell: str) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>' + f"<row r='{far.lstrip('AXFD')}'>{cell.format(far)}</row>"
    head = '<worksheet xmlns="{0}" xmlns:x="{0}"><sheetData>'.format(
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    )
    assert read_workbook(with_sheet_xml(tmp_path / "a.xlsx", rows, head)).sheets[0].rows == [[1]]


def test_formats_alone_never_refuse_a_long_list(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}"><v>{row}</v></c><c r="XFD{row}" s="1"></c></row>' for row in range(1, 60_001)
    )
    path = with_sheet_xml(tmp_path / "a.xlsx", rows + '<row r="1048576"><c r="A1048576" s="1"></c></row>')
    assert len(read_workbook(path).sheets[0].rows) == 60_000


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="XFD9999" t="inlineStr"><is/></c>', '<c r="XFD9999" t="str"><v></v></c>', '<c r="XFD9999"> <v>1</v></c>',
        '<c r="XFD9999" t="str"><f>""</f></c>', '<c r="XFD9999"><v><![CDATA[1]]></v></c>',
        '<c r="XFD9999" x=">"><v>1</v></c>', '<c r="XFD9999">' + " " * 200_000 + "<v>1</v></c>",
    ],
)  # fmt: skip
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/anything.xml"])
def test_whatever_the_parser_would_keep_in_the_last_corner_is_refused(tmp_path: Path, cell: str, part: str) -> None:
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="9999">{cell}</row>'
    sheet = f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode()
    with pytest.raises(ListTooLarge):
        read_workbook(with_part(tmp_path / "a.xlsx", part, sheet, {} if "sheet1" in part else {part: sheet}))


def test_too_many_rows_are_refused_at_once(tmp_path: Path) -> None:
    rows = '<row r="250001"><c r="A250001"><v>1</v></c></row>'
    with pytest.raises(ListTooLarge) as caught:
        read_workbook(with_sheet_xml(tmp_path / "a.xlsx", rows))
    assert caught.value.what == "rows"


def test_a_thousand_empty_rows_end_the_sheet(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in (1, 1000, 2500))
    assert len(read_workbook(with_sheet_xml(tmp_path / "a.xlsx", rows)).sheets[0].rows) == 1000


def test_bombs_are_refused_without_unpacking_them(tmp_path: Path) -> None:
    before, begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/workbook.xml", "<x/>")
        with made.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(600):
                part.write(bytes(1 << 20))
    before = max(before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    assert looks(bomb) is Looks.UNSAFE
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000
    assert time.monotonic() - begun < 30


def test_a_part_larger_than_it_declares_is_damage(tmp_path: Path) -> None:
    assert looks(lying_bomb(tmp_path / "a.xlsx")) in (Looks.DAMAGED, Looks.UNSAFE)


@pytest.mark.parametrize(
    "part",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]><sst>&b;</sst>',
        b" " * 2_000_000 + b'<!DOCTYPE a [<!ENTITY b "c">]><sst/>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY b "c">]><sst/>'.encode("utf-16"),
    ],
)
def test_parts_that_declare_entities_are_refused(part: bytes, tmp_path: Path) -> None:
    assert looks(with_part(tmp_path / "a.xlsx", "none", b"", {"xl/sharedStrings.xml": part})) is Looks.UNSAFE


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "C:\\windows\\x.xml", "xl/Workbook.xml"])
def test_odd_and_doubled_part_names_are_refused(name: str, tmp_path: Path) -> None:
    assert looks(with_part(tmp_path / "a.xlsx", "none", b"", {name: b"<x/>"})) is Looks.UNSAFE


def test_overlapping_parts_are_refused(tmp_path: Path) -> None:
    assert looks(overlapping(tmp_path / "a.xlsx")) is Looks.UNSAFE


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    more = {f"p{number}": b"" for number in range(2_001)}
    assert looks(with_part(tmp_path / "a.xlsx", "none", b"", more)) is Looks.UNSAFE


def open_document(path: Path, *rows: str) -> Path:
    """A spreadsheet of OpenDocument whose only table holds the given XML."""
    original = CONVERTED.with_suffix(".ods")
    table = f"<table:table table:name='A'>{''.join(rows)}</table:table>"
    with zipfile.ZipFile(original) as base, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name in base.namelist():
            content = base.read(name)
            if name == "content.xml":
                content = re.sub(rb"<table:table .*</table:table>", table.encode(), content, flags=re.DOTALL)
            made.writestr(name, content)
    return path


VALUE = '<table:table-cell office:value-type="float" office:value="1"{}><text:p>1</text:p></table:table-cell>'
BLANK = '<table:table-cell table:style-name="ce1"{}/>'


@pytest.mark.parametrize(
    "row",
    [
        f'<table:table-row table:number-rows-repeated="1000000">{VALUE.format("")}</table:table-row>',
        "<table:table-row>" + VALUE.format(' table:number-columns-repeated="1000000"') + "</table:table-row>",
        '<table:table-row><table:table-cell table:number-columns-repeated="9999" office:value="1"/></table:table-row>',
    ],
)
def test_an_open_document_value_repeated_a_million_times_is_refused(tmp_path: Path, row: str) -> None:
    assert looks(open_document(tmp_path / "a.ods", row)) is Looks.UNSAFE


def test_an_open_document_is_bounded_by_its_values_alone(tmp_path: Path) -> None:
    wide = ' table:number-columns-repeated="16000"'
    blank_row = f'<table:table-row table:number-rows-repeated="1048000">{BLANK.format(wide)}</table:table-row>'
    first = f"<table:table-row>{VALUE.format('')}{BLANK.format(wide)}{BLANK.format('')}</table:table-row>"
    foot = f"<table:table-row>{BLANK.format('')}</table:table-row>"
    assert read_workbook(open_document(tmp_path / "a.ods", first, blank_row, foot)).sheets[0].rows == [[1]]
    far = f"<table:table-row>{VALUE.format('')}{BLANK.format(wide)}{VALUE.format('')}</table:table-row>"
    for rows in ((far,) * 1_000, (first, blank_row, first)):
        with pytest.raises(ListTooLarge):
            read_workbook(open_document(tmp_path / "b.ods", *rows))


def dressed(path: Path) -> Path:
    """A list with a wide heading, a merged tổ, a hidden row and one struck through."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (("STT", "Họ và tên", None, "Tổ"), (1, "Nguyễn Thị", "Hồng", "Tổ 1"), (2, "Lê", "Ba"), (3, "Lê", "Tư")):
        page.append(list(row))
    page.merge_cells("B1:C1")
    page.merge_cells("D2:D4")
    page.row_dimensions[3].hidden = True
    page["B4"].font = Font(strike=True)
    book.save(path)
    return path


@pytest.mark.parametrize("form", ["xlsx", "xls", "ods"])
def test_merged_cells_hidden_rows_and_struck_text_are_seen_in_every_kind_of_workbook(form: str, tmp_path: Path) -> None:
    kept = Path(__file__).parent / "data" / f"gop-o-an-dong.{form}"
    made = kept if kept.exists() else dressed(tmp_path / "a.xlsx")
    assert made.suffix == f".{form}"
    (found,) = read_workbook(made).sheets
    assert set(found.merged) == {(0, 1, 0, 2), (1, 3, 3, 3)}
    assert (set(found.hidden_rows), set(found.struck)) == ({2}, {(3, 1)})
