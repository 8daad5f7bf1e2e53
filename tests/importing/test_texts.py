from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest

from desktop.features.importing.domain import ListTooLarge, Looks, NotAList
from desktop.features.importing.sheets import read_pasted, read_workbook
from desktop.features.importing.words import refusal
from tests.importing.made import save_docx, sheet


def page(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "ds.xls"
    path.write_bytes(text.encode(encoding))
    return path


def refused(path: Path) -> NotAList | ListTooLarge:
    with pytest.raises((NotAList, ListTooLarge)) as caught:
        read_workbook(path)
    error = caught.value
    assert isinstance(error, NotAList | ListTooLarge)
    assert "ds." in str(refusal(error))
    return error


# Web pages


def test_cells_stand_where_spans_put_them_though_tags_are_not_closed(tmp_path: Path) -> None:
    text = "<html><table><tr><td colspan=2>Họ tên<td rowspan=2>CCCD<tr><td>Họ<td>Tên<tr><td>A<td>B<td>1</table>"
    (found,) = read_workbook(page(tmp_path, text)).sheets
    assert found.rows == [["Họ tên", None, "CCCD"], ["Họ", "Tên"], ["A", "B", "1"]]
    assert found.merged == ((0, 0, 0, 1), (0, 2, 1, 2))
    assert found.name == "ds"


def test_number_formats_of_a_page_keep_the_zeros(tmp_path: Path) -> None:
    styles = """<style><!-- .xl65 {mso-number-format:"\\@";} .xl66{mso-number-format:"000000000000";} --></style>"""
    cells = (
        "<td class=xl65>079185001234</td><td class=xl66>80194000042</td><td class=xl66>080194000042</td>"
        "<td style='mso-number-format:\"0000000000\"'>905123456</td><td x:num='80194000042'>8.0194E+10</td>"
        "<td sdval='905123456'>###</td>"
    )
    (found,) = read_workbook(page(tmp_path, f"<html>{styles}<table><tr>{cells}</tr></table>")).sheets
    assert found.rows == [["079185001234", "080194000042", "080194000042", "0905123456", 80194000042, 905123456]]


def test_old_fonts_of_a_page_are_known_by_class_style_and_tag(tmp_path: Path) -> None:
    text = (
        '<html><style>.xl7 {font-family:".VnTime", serif}</style><table><tr><td class=xl7>C«ng ®oµn</td>'
        "<td style='font-family:VNI-Times'>Coâng</td><td><font face='.VnTimeH'>hä</font></td><td>x</td></table>"
    )
    assert read_workbook(page(tmp_path, text)).sheets[0].fonts == {(0, 0): ".VnTime", (0, 1): "VNI-Times",
                                                                   (0, 2): ".VnTimeH"}  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1258"])
def test_a_page_is_read_in_the_encoding_it_names(tmp_path: Path, encoding: str) -> None:
    text = f"<html><meta charset={encoding.removesuffix('-sig')}><table><tr><td>Lê Đ&#236;nh&nbsp;Âu<br>x</td></table>"
    assert read_workbook(page(tmp_path, text, encoding)).sheets[0].rows == [["Lê Đình Âu\nx"]]


def test_every_table_of_a_page_is_a_sheet_also_one_within_another(tmp_path: Path) -> None:
    text = "<html><table><tr><td>menu<table><tr><td>A</table></table><p>x<table><tr><td>B</table><table></table>"
    found = read_workbook(page(tmp_path, text)).sheets
    assert [(one.name, one.rows) for one in found] == [("ds 1", [["menu"]]), ("ds 2", [["A"]]), ("ds 3", [["B"]])]


def test_a_page_fetches_nothing_and_knows_no_entities_of_its_own(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("mật")
    text = (
        f'<!DOCTYPE html [<!ENTITY s SYSTEM "{secret.as_uri()}"><!ENTITY a "&b;&b;"><!ENTITY b "x">]>'
        "<table><tr><td>&s;</td><td>&a;</td></tr></table>"
    )
    assert read_workbook(page(tmp_path, text)).sheets[0].rows[-1][-2:] == ["&s;", "&a;"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<table>" + "<td>1" * 20_000 + "</table>", "columns"),
        ("<table>" + "<tr><td colspan=1000 rowspan=65534>1" * 100 + "</table>", "columns"),
        ("<table>" + "<td colspan=1000 rowspan=60000>1" * 16 + "<tr><td>1" * 9_000 + "</table>", "cells"),
        ("<table>" + "<tr>" * 250_001 + "</table>", "rows"),
        ("<table><tr><td>" * 500 + "</table>" * 500, Looks.UNSAFE),
        ("<table><tr><td>1</table>" * 1_001, Looks.UNSAFE),
        ("<table><tr><td>" + "<![CDATA[" * 1_000_000 + "</table>", Looks.WEB_PAGE),
        ("<table><tr><td>" + "<!--" * 1_000_000 + "</table>", Looks.WEB_PAGE),
        ("<table>" + "<a " * 1_000_000 + "</table>", Looks.WEB_PAGE),
        ("<table>" + " " * 20_000_000 + "</table>", "bytes"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_pages_built_to_exhaust_are_refused(tmp_path: Path, body: str, expected: str | Looks) -> None:
    error = refused(page(tmp_path, f"<html>{body}"))
    assert (error.looks_like if isinstance(error, NotAList) else error.what) == expected


# The clipboard


def test_the_page_on_the_clipboard_is_preferred_to_the_text() -> None:
    copied = "<style>.x{mso-number-format:'000000000000'}</style><table><tr><td class=x>80194000042</table>"
    assert read_pasted("8,02E+10", copied).sheets[0].rows == [["080194000042"]]
    assert read_pasted("a\tb", "<p>a b</p>").sheets[0].rows == [["a", "b"]]


# Word


def test_merged_cells_of_word_reach_right_and_down(tmp_path: Path) -> None:
    made = sheet(("Họ tên", None, "Tổ"), ("A", "B", None), ("C", None, "x"),
                 merged=((0, 0, 0, 1), (0, 2, 1, 2)))  # fmt: skip
    (found,) = read_workbook(save_docx(tmp_path / "ds.docx", made)).sheets
    assert found.rows == [["Họ tên", None, "Tổ"], ["A", "B"], ["C", None, "x"]]
    assert found.merged == made.merged


def test_rows_that_word_numbers_by_itself_have_their_numbers(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(3, 2)
    for row, name in enumerate(("Họ tên", "Lê An", "Lê Ba")):
        table.cell(row, 1).text = name
        if row:
            table.cell(row, 0).paragraphs[0].style = "List Number"
            properties = table.cell(row, 0).paragraphs[0]._p.get_or_add_pPr()
            properties.get_or_add_numPr().get_or_add_numId().val = 5
    document.save(str(tmp_path / "ds.docx"))
    assert read_workbook(tmp_path / "ds.docx").sheets[0].rows == [[None, "Họ tên"], ["1", "Lê An"], ["2", "Lê Ba"]]


def test_the_font_of_the_whole_text_is_that_of_its_tables(tmp_path: Path) -> None:
    document = docx.Document()
    document.styles["Normal"].font.name = ".VnTime"
    document.add_table(1, 1).cell(0, 0).text = "C«ng ®oµn"
    document.save(str(tmp_path / "ds.docx"))
    assert read_workbook(tmp_path / "ds.docx").sheets[0].fonts == {(0, 0): ".VnTime"}


def with_text(path: Path, text: str) -> Path:
    """A Word text whose body holds the given XML."""
    docx.Document().save(str(path.with_suffix(".base")))
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(path.with_suffix(".base")) as base, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name in base.namelist():
            content = base.read(name)
            if name == "word/document.xml":
                content = f"<w:document {space}><w:body>{text}</w:body></w:document>".encode()
            made.writestr(name, content)
    return path


CELL = "<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>"
BAD_SPAN = CELL.replace("<w:p>", "<w:tcPr><w:gridSpan w:val='x'/></w:tcPr><w:p>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<w:p/>", Looks.WORD),
        ("<w:tbl/>", Looks.WORD),
        ("<w:tbl><w:tr>", Looks.DAMAGED),
        (f"<w:tbl><w:tr>{BAD_SPAN}</w:tr></w:tbl>", Looks.DAMAGED),
        ("<w:tbl><w:tr><w:tc>" * 40 + "</w:tc></w:tr></w:tbl>" * 40, Looks.UNSAFE),
        ("<w:tbl/>" * 1_001, Looks.UNSAFE),
        (f"<w:tbl><w:tr>{CELL * 17_000}</w:tr></w:tbl>", "columns"),
        (" " * 40_000_000, Looks.UNSAFE),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]>", Looks.UNSAFE),
    ],
    ids=lambda value: str(value)[:30],
)  # fmt: skip
def test_word_texts_without_a_table_or_built_to_exhaust_are_refused(
    tmp_path: Path, text: str, expected: str | Looks
) -> None:
    error = refused(with_text(tmp_path / "ds.docx", text))
    assert (error.looks_like if isinstance(error, NotAList) else error.what) == expected


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_word_text_cut_off_is_damaged(tmp_path: Path, share: float) -> None:
    path = save_docx(tmp_path / "ds.docx", sheet(("Họ tên",), ("Lê An",)))
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    error = refused(path)
    assert isinstance(error, NotAList)
    assert error.looks_like is Looks.DAMAGED
