"""Workbooks made on the spot: ordinary ones, and ones built to exhaust or deceive a reader."""

from __future__ import annotations

import html
import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import docx
import openpyxl
from openpyxl.styles import Font

from desktop.core.contracts import FieldKind, ImportField
from desktop.features.importing.cells import plain_text
from desktop.features.importing.sheets import Cell, Sheet

LISTS = Path(__file__).resolve().parent.parent / "data" / "lists"

FIELDS = (
    ImportField("name", "Họ và tên", FieldKind.NAME, ("họ tên",), required=True, example="Nguyễn Thị Hồng"),
    ImportField("birth", "Ngày sinh", FieldKind.DATE, ("năm sinh",), example="02/03/1985"),
    ImportField("sex", "Giới tính", FieldKind.SEX, ("nam/nữ",), example="Nữ"),
    ImportField("id", "Số CCCD", FieldKind.NATIONAL_ID, ("cccd",), example="079185001234"),
    ImportField("phone", "Điện thoại", FieldKind.PHONE, ("sđt",), example="0905123456"),
    ImportField("section", "Tổ", FieldKind.SECTION, ("tổ công đoàn",), example="Tổ 1"),
    ImportField("amount", "Số tiền", FieldKind.MONEY, ("mức chi",), example="500.000"),
    ImportField("children", "Số con", FieldKind.NUMBER, (), example="2"),
    ImportField("poor", "Hộ nghèo", FieldKind.TICK, (), example="x"),
    ImportField("note", "Ghi chú", FieldKind.TEXT, (), example=""),
)


class SlipTarget:
    """A list of gift slips that nothing stores: for reading only."""

    name = "slips"
    fields = FIELDS

    def judge(self, reading: Any, rows: Any, existing: Any) -> Any:
        raise NotImplementedError

    def carry_out(self, tx: Any, verdicts: Any) -> None:
        raise NotImplementedError


def sheet(*rows: Sequence[Cell], **about: Any) -> Sheet:
    return Sheet("DS", [list(row) for row in rows], **about)


def save_xlsx(path: Path, *rows: Sequence[Any], font: str = "", formats: Mapping[str, str] | None = None) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(list(row))
    if font:
        for cells in page.iter_rows():
            for cell in cells:
                cell.font = Font(name=font)
    for address, code in (formats or {}).items():
        page[address].number_format = code
    book.save(path)
    return path


def save_page(path: Path, source: Sheet) -> Path:
    """The sheet as Excel saves a web page: merged cells with spans, the format of text, fonts in classes."""
    fonts = sorted(set(source.fonts.values()))
    rules = "".join(f'.f{number} {{font-family:"{font}", serif;}}' for number, font in enumerate(fonts))
    rows = []
    for row, cells in enumerate(source.rows):
        made = [
            f"<td class='xl65 f{fonts.index(font) if (font := source.fonts.get((row, column))) else ''}'"
            f"{_span(source, row, column)}>{html.escape(_shown(value))}</td>"
            for column, value in enumerate(cells)
            if not _is_covered(source, row, column)
        ]
        rows.append(f"<tr>{''.join(made)}</tr>\n")
    style = f'<style><!-- .xl65 {{mso-number-format:"\\@";}} {rules} --></style>'
    head = f"<html xmlns:x='urn:schemas-microsoft-com:office:excel'><head><meta charset=utf-8>{style}</head>"
    path.write_text(f"{head}<body><table>{''.join(rows)}</table></body></html>", encoding="utf-8")
    return path


def save_docx(path: Path, source: Sheet) -> Path:
    """The sheet as a table of Word, with its merged cells and fonts."""
    width = max(map(len, source.rows))
    document = docx.Document()
    document.add_paragraph("Kính gửi: Ban chấp hành")
    table = document.add_table(len(source.rows), width)
    grid = [row.cells for row in table.rows]
    for row, cells in enumerate(source.rows):
        for column, value in enumerate(cells):
            run = grid[row][column].paragraphs[0].add_run(_shown(value))
            if font := source.fonts.get((row, column)):
                run.font.name = font
    for top, left, bottom, right in source.merged:
        grid[top][left].merge(grid[bottom][right])
    document.save(str(path))
    return path


def _shown(value: Cell) -> str:
    return value if isinstance(value, str) else plain_text(value)


def _span(source: Sheet, row: int, column: int) -> str:
    for top, left, bottom, right in source.merged:
        if (top, left) == (row, column):
            return f" colspan={right - left + 1} rowspan={bottom - top + 1}"
    return ""


def _is_covered(source: Sheet, row: int, column: int) -> bool:
    return any(
        top <= row <= bottom and left <= column <= right and (top, left) != (row, column)
        for top, left, bottom, right in source.merged
    )


# Hostile ones

_HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_TAIL = "</sheetData></worksheet>"


def with_sheet_xml(path: Path, rows: str, head: str = _HEAD, tail: str = _TAIL) -> Path:
    """A workbook whose only sheet holds the given XML."""
    return with_part(path, "xl/worksheets/sheet1.xml", (head + rows + tail).encode())


def with_part(path: Path, part: str, content: bytes, more: Mapping[str, bytes] | None = None) -> Path:
    plain = io.BytesIO()
    openpyxl.Workbook().save(plain)
    with zipfile.ZipFile(plain) as base, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name in base.namelist():
            made.writestr(name, content if name == part else base.read(name))
        for name, extra in (more or {}).items():
            made.writestr(name, extra)
    return path


def lying_bomb(path: Path) -> Path:
    """A sheet that says it is small and inflates to 64 MB."""
    with_sheet_xml(path, "<!--" + " " * (64 << 20) + "-->")
    content = bytearray(path.read_bytes())
    large, small = struct.pack("<I", len(_HEAD + _TAIL) + (64 << 20) + 7), struct.pack("<I", 5_000)
    assert content.count(large) == 2
    path.write_bytes(bytes(content.replace(large, small)))
    return path


def overlapping(path: Path) -> Path:
    """Two directory entries that point at the same bytes."""
    with_part(path, "none", b"", {"a.xml": b"<a/>" * 1_000, "b.xml": b"<b/>" * 1_000})
    content = bytearray(path.read_bytes())
    directory = struct.unpack_from("<I", content, len(content) - 6)[0]
    places = []
    at = directory
    while content[at : at + 4] == b"PK\x01\x02":
        name, extra, comment = struct.unpack_from("<HHH", content, at + 28)
        places.append(at)
        at += 46 + name + extra + comment
    content[places[-1] + 42 : places[-1] + 46] = content[places[-2] + 42 : places[-2] + 46]
    path.write_bytes(bytes(content))
    return path
