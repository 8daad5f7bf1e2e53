"""What the quick parser leaves out of an .xlsx: old fonts, formats that show leading zeros, formulas never computed,
hidden columns.

Most files need nothing of it: fonts and formats are looked at cell by cell only when the styles name such a font or
format, formulas only when the sheet has any. The parts were inflated and checked by `gate` before.
"""

from __future__ import annotations

import dataclasses
import io
import posixpath
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.parsers import expat

from defusedxml import ElementTree

from desktop.features.importing.sheets.book import OLD_FONT, Sheet, column_number, padded, put, zeros_shown

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True)
class _Styles:
    """By the number in a cell's `s` attribute: its old font, how many digits its format pads it to, whether its
    text is struck through."""

    fonts: dict[int, str]
    zero_formats: dict[int, int]
    struck: frozenset[int] = frozenset()


def complete(content: bytes, sheets: Sequence[Sheet], *, has_formulas: bool, has_hidden_rows: bool) -> list[Sheet]:
    """The same sheets with fonts, padded numbers, formulas, hidden columns and rows filled in."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        styles = _read_styles(file)
        parts = _sheet_parts(file)
        needs_cells = bool(styles.fonts or styles.zero_formats or styles.struck or has_formulas or has_hidden_rows)
        return [_completed(file, parts.get(sheet.name, ""), sheet, styles, needs_cells) for sheet in sheets]


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _sheet_parts(file: zipfile.ZipFile) -> dict[str, str]:
    """The part that holds each sheet, by the sheet's name."""
    relations = ElementTree.fromstring(file.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    book = ElementTree.fromstring(file.read("xl/workbook.xml"))
    found = {}
    for element in book.iter():
        if _local(element.tag) == "sheet":
            target = posixpath.join("/xl", targets.get(element.get(_RELATION), ""))
            found[element.get("name", "")] = posixpath.normpath(target).lstrip("/")
    return found


def _read_styles(file: zipfile.ZipFile) -> _Styles:
    if "xl/styles.xml" not in file.namelist():
        return _Styles({}, {})
    root = ElementTree.fromstring(file.read("xl/styles.xml"))
    parts = {_local(part.tag): part for part in root}
    codes = {one.get("numFmtId"): one.get("formatCode", "") for one in parts.get("numFmts", ())}
    fonts = [
        next((value.get("val", "") for value in font if _local(value.tag) == "name"), "")
        for font in parts.get("fonts", ())
    ]
    lines = [
        any(_local(value.tag) == "strike" and value.get("val", "1") not in ("0", "false") for value in font)
        for font in parts.get("fonts", ())
    ]
    old, zeros, struck = {}, {}, set()
    for number, style in enumerate(parts.get("cellXfs", ())):
        font = int(style.get("fontId", 0))
        name = fonts[font] if font < len(fonts) else ""
        if OLD_FONT.match(name):
            old[number] = name
        if font < len(lines) and lines[font]:
            struck.add(number)
        if digits := zeros_shown(codes.get(style.get("numFmtId"), "")):
            zeros[number] = digits
    return _Styles(old, zeros, frozenset(struck))


def _completed(file: zipfile.ZipFile, part: str, sheet: Sheet, styles: _Styles, needs_cells: bool) -> Sheet:
    if part not in file.namelist():
        return sheet
    with file.open(part) as stream:
        hidden = _hidden_columns(stream.read(65536))
    if not needs_cells:
        return dataclasses.replace(sheet, hidden_columns=hidden)
    with file.open(part) as stream:
        cells = _CellReader(styles).read(iter(lambda: stream.read(1 << 18), b""))
    for (row, column), value in cells.values.items():
        put(sheet.rows, row, column, value)
    for (row, column), digits in cells.padded.items():
        if row < len(sheet.rows) and column < len(sheet.rows[row]):
            sheet.rows[row][column] = padded(sheet.rows[row][column], digits)
    return dataclasses.replace(
        sheet, hidden_columns=hidden, fonts=cells.fonts, formulas=frozenset(cells.values),
        hidden_rows=frozenset(cells.hidden_rows), struck=frozenset(cells.struck),
    )  # fmt: skip


def _hidden_columns(head: bytes) -> frozenset[int]:
    before = head.partition(b"<sheetData")[0].decode("utf-8", "replace")
    hidden: set[int] = set()
    for tag in re.findall(r"<(?:\w+:)?col\s[^>]*>", before):
        attributes = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if attributes.get("hidden") in ("1", "true"):
            first, last = int(attributes.get("min", 1)), int(attributes.get("max", 1))
            hidden.update(range(first - 1, min(last, first + 500)))
    return frozenset(hidden)


class _CellReader:
    """Walks the cells of a sheet and keeps what concerns old fonts, zero formats and formulas without a result."""

    def __init__(self, styles: _Styles) -> None:
        self._styles = styles
        self.fonts: dict[tuple[int, int], str] = {}
        self.padded: dict[tuple[int, int], int] = {}
        self.values: dict[tuple[int, int], str] = {}
        self.hidden_rows: set[int] = set()
        self.struck: set[tuple[int, int]] = set()
        self._row = self._column = -1
        self._style = 0
        self._is_text = False
        self._formula: str | None = None
        self._has_value = False
        self._inside = ""

    def read(self, pieces: Iterable[bytes]) -> _CellReader:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
        return self

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "c":
            self._place(attributes.get("r", ""))
            self._style = int(attributes.get("s", 0))
            self._formula, self._has_value = None, False
            self._is_text = attributes.get("t") == "str"
        elif local == "row":
            self._row, self._column = int(attributes.get("r", self._row + 2)) - 1, -1
            if attributes.get("hidden") in ("1", "true"):
                self.hidden_rows.add(self._row)
        elif local == "f":
            self._formula = ""
        elif local == "v" and self._is_text:
            self._has_value = True  # the result of a formula may be an empty text
        self._inside = local

    def _text(self, text: str) -> None:
        if self._inside == "f" and self._formula is not None:
            self._formula += text
        elif self._inside in ("v", "t") and text.strip():
            self._has_value = True

    def _end(self, name: str) -> None:
        self._inside = ""
        if name.rpartition(":")[2] != "c":
            return
        place = self._row, self._column
        if self._has_value:
            if self._style in self._styles.fonts:
                self.fonts[place] = self._styles.fonts[self._style]
            if self._style in self._styles.struck:
                self.struck.add(place)
            if self._style in self._styles.zero_formats:
                self.padded[place] = self._styles.zero_formats[self._style]
        elif self._formula is not None:
            self.values[place] = f"={self._formula}"

    def _place(self, reference: str) -> None:
        if found := re.fullmatch(r"([A-Z]+)(\d+)", reference):
            self._row, self._column = int(found[2]) - 1, column_number(found[1])
        else:
            self._column += 1
