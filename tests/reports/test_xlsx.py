from __future__ import annotations

import dataclasses
import io
import re
import zipfile
from datetime import date
from typing import Any

import openpyxl
import pytest

from desktop.core.document import (
    Column,
    Document,
    Facts,
    Kind,
    Letterhead,
    Paragraph,
    Row,
    Signature,
    Signatures,
    Table,
)
from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate
from desktop.features.reports import xlsx
from tests.reports import papers

PAYLOADS = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|'/c calc'!A0", "{=1+1}", '=HYPERLINK("http://x","y")', "\t=1+1",
    "\r=1+1", "\n=1+1", " =1+1", "'=1+1", '=DDE("cmd";"/c calc";"!A0")', "+cmd|' /C notepad'!'A1'",
    "-2+3+cmd|'/c'!A0", '=IMPORTXML("http://x")', '=WEBSERVICE("http://x")', "http://example.com", "mailto:a@b.vn",
    "internal:Sheet1!A1", "external:c:\\a.xlsx", "0912345678", "1E5", "＝1+1", "=\x001+1",
)  # fmt: skip


def book(document: Document) -> tuple[Any, zipfile.ZipFile]:
    file = io.BytesIO()
    assert xlsx.write(document, file) == 1
    return openpyxl.load_workbook(file, rich_text=False).active, zipfile.ZipFile(file)


def everywhere(text: str) -> Document:
    table = Table((Column(text, 1, group=text), Column(text, 1, Kind.MONEY)), (Row((text, text)),), total_label=text)
    return Document(
        "moi-noi",
        Letterhead(text, text, number=text, place_date=text),
        text,
        text,
        (Paragraph(text), Paragraph(text, lead=text), Facts(((text, text),)), table,
         Signatures((Signature((text, text), text, text), Signature((text,), text, "")), text, (text, text))),
        form=text,
        note=text,
        keywords=(text,),
    )  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("many", [0, 10**9])
def test_no_text_becomes_a_formula_or_a_link(payload: str, many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MANY_ROWS", many)
    sheet, archive = book(everywhere(payload))
    xml = archive.read("xl/worksheets/sheet1.xml").decode()
    assert not re.search(r"<f[ />]", xml)
    assert "<hyperlink" not in xml
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert len(cells) > 10
    assert {cell.data_type for cell in cells} <= {"s"}
    texts = [cell for cell in cells if str(cell.value)[0] in "=+-@"]
    assert all(cell.style and cell.quotePrefix for cell in texts)


def test_a_text_comes_back_as_it_was() -> None:
    texts = [text for text in PAYLOADS if text.isprintable()] + ["_x000D_", "a & b < c > “d”", "Nguyễn Thị Ngữ"]
    table = Table((Column("Tên", 1),), tuple(Row((text,)) for text in texts))
    sheet, _ = book(Document("a", Letterhead("", "A"), "T", blocks=(table,)))
    read = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    assert [text for text in texts if text not in read] == []


def rows_of(sheet: Any, first: str) -> list[Any]:
    return next(list(row) for row in sheet.iter_rows() if row[0].value == first)


def values(cells: list[Any]) -> list[Any]:
    return [cell.value.date() if cell.is_date else cell.value for cell in cells if cell.value is not None]


def test_numbers_and_dates_are_values_and_numbers_of_people_are_texts() -> None:
    table = Table(
        (Column("Tên", 2), Column("Tiền", 1, Kind.MONEY, total=True), Column("Vào CĐ", 1, Kind.DATE),
         Column("Sinh", 1, Kind.DATE), Column("CCCD", 1, Kind.CENTRED), Column("SĐT", 1),
         Column("Số con", 1, Kind.NUMBER)),
        (Row(("An", Dong(1_296_000), date(2020, 3, 2), PartialDate(1985), "001085000123", "0912345678", 2)),
         Row(("Bình", Dong(4_000), PartialDate(1985, 3, 2), PartialDate(1890, 3, 2), "072", "0283", None))),
    )  # fmt: skip
    sheet, archive = book(Document("a", papers.LIST_HEAD, "T", blocks=(table,)))
    an = rows_of(sheet, "An")
    assert values(an) == [
        "An", 1_296_000, date(2020, 3, 2), "1985", "001085000123", "0912345678", 2,
    ]  # fmt: skip
    binh = values(rows_of(sheet, "Bình"))
    assert binh == ["Bình", 4_000, date(1985, 3, 2), "02/03/1890", "072", "0283"]
    total = values(rows_of(sheet, "Tổng cộng"))
    assert total == ["Tổng cộng", 1_300_000]
    assert next(cell for cell in an if cell.is_date).number_format == "dd/mm/yyyy"
    assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def shown(value: int) -> str:
    """What Excel prints with our format: its sections, then digits filled into places from the right."""
    sections = xlsx.amount_format(value).split(";")
    for section in sections:
        condition = re.match(r"\[>=(\d+)\]", section)
        if condition is None or value >= int(condition[1]):
            places = re.sub(r"\[.*?\]", "", section).replace('"', "")
            break
    count = places.count("0")
    digits = list(str(value).zfill(count))
    first, rest = digits[: len(digits) - count + 1], digits[len(digits) - count + 1 :]
    filled = iter(["".join(first), *rest])
    return "".join(next(filled) if place == "0" else place for place in places)


@pytest.mark.parametrize(
    "value", [0, 7, 999, 1000, 50_000, 999_999, 1_000_000, 1_296_000, 999_999_999, 10**9, 12_345_678_901]
)
def test_amounts_are_printed_with_dots_on_any_computer(value: int) -> None:
    assert shown(value) == str(Dong(value))


def test_grouped_headings_are_merged_and_repeated_on_every_page() -> None:
    sheet, _ = book(papers.registration())
    merged = {str(area) for area in sheet.merged_cells.ranges}
    top = next(row[0].row for row in sheet.iter_rows() if row[0].value == "STT")
    assert {f"A{top}:A{top + 1}", f"C{top}:D{top}"} <= merged
    assert sheet[f"C{top}"].value == "Năm sinh"
    assert [sheet[f"C{top + 1}"].value, sheet[f"D{top + 1}"].value] == ["Nam", "Nữ"]
    assert sheet.print_title_rows == f"${top}:${top + 1}"
    assert sheet.freeze_panes == f"A{top + 2}"


def test_the_sheet_prints_on_a4_as_wide_as_the_page() -> None:
    sheet, _ = book(papers.member_list(30))
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.page_margins.left == pytest.approx(30 / 25.4)
    assert "&P/&N" in sheet.oddFooter.right.text


def test_rows_to_sign_in_are_high_enough() -> None:
    sheet, _ = book(papers.sign_off_list(20))
    heights = [sheet.row_dimensions[row[0].row].height for row in sheet.iter_rows() if isinstance(row[0].value, int)]
    assert len(heights) == 20
    assert min(heights) >= 9 / 25.4 * 72 - 0.01


def test_signatures_and_words_of_the_amount_are_on_the_sheet() -> None:
    sheet, _ = book(papers.sign_off_list(20))
    text = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
    for wanted in ("Bằng chữ:", "KẾ TOÁN", "TM. BAN", "Nguyễn Hữu Nghĩa", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"):
        assert wanted in text


def test_tables_of_different_columns_share_one_sheet() -> None:
    one = Table((Column("A", 1), Column("B", 3)), (Row(("a", "b")),))
    other = Table((Column("C", 2), Column("D", 1), Column("E", 1)), (Row(("c", "d", "e")),))
    sheet, _ = book(dataclasses.replace(papers.proposal(), blocks=(one, other)))
    for texts in (("a", "b"), ("c", "d", "e")):
        assert [cell.value for cell in rows_of(sheet, texts[0]) if cell.value] == list(texts)


def test_a_title_that_cannot_name_a_sheet_is_still_written() -> None:
    sheet, _ = book(Document("a", Letterhead("", "A"), "'[1]: A/B*?\\ " + "X" * 60))
    assert len(sheet.title) <= 31
    assert not set("[]:*?/\\") & set(sheet.title)


def test_pages_are_turned_so_that_signatures_have_two_rows() -> None:
    rows = [(20.0, False)] * 8 + [(20.0, True)] * 3 + [(100.0, False)]
    assert xlsx.page_breaks(rows, 300, 20) == [8]
    assert xlsx.page_breaks(rows, 400, 20) == []
    assert xlsx.page_breaks([(20.0, False)] * 100, 300, 20) == [], "Excel turns the pages of a plain list itself"


def test_the_last_two_rows_are_printed_on_the_page_of_the_signatures() -> None:
    above = []
    for people in (2, 3, 4, *range(50, 70, 2)):
        sheet, _ = book(dataclasses.replace(papers.sign_off_list(people), landscape=True))
        above += [(people, sheet.cell(mark.id + 1, 1).value) for mark in sheet.row_breaks.brk]
    assert above, "some of these lists would part the signatures from the rows"
    assert all(first == max(people - 1, 2) for people, first in above)


def test_a_superior_of_two_lines_parts_before_the_province() -> None:
    sheet, _ = book(papers.sign_off_list(2))
    assert sheet.cell(1, 1).value == "LIÊN ĐOÀN LAO ĐỘNG\nTỈNH TÂY NINH"
