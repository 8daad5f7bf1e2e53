"""Tables of Word texts (.docx): a sheet for each, with merged cells, old fonts and rows that Word numbers by itself.

The parts were inflated and checked by `gate` before; the text goes by once, whatever its length.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from pathlib import Path
from xml.parsers import expat

from defusedxml import ElementTree

from desktop.features.importing.domain import ListTooLarge, Looks, NotAList
from desktop.features.importing.sheets.book import Sheet
from desktop.features.importing.sheets.tables import DEEPEST, MOST_TABLES, TableBuilder, named, text_of

MOST_BYTES = 60_000_000  # of the text with its marks
_TEXT, _STYLES = "word/document.xml", "word/styles.xml"
_NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_word(content: bytes, path: Path) -> tuple[Sheet, ...]:
    """Raises NotAList or ListTooLarge."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            if file.getinfo(_TEXT).file_size > MOST_BYTES:
                raise ListTooLarge(str(path), "bytes", MOST_BYTES)
            text = _Text(path, _fonts(file))
            parser = expat.ParserCreate()
            parser.buffer_text = True
            parser.StartElementHandler, parser.EndElementHandler = text.start, text.end
            parser.CharacterDataHandler = text.data
            parser.Parse(file.read(_TEXT), True)
    except (expat.ExpatError, ElementTree.ParseError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise NotAList(str(path), Looks.DAMAGED) from error
    return named(text.tables, path, Looks.WORD)


def _fonts(file: zipfile.ZipFile) -> dict[str, str]:
    """The font of each style; under an empty name that of text without one."""
    if _STYLES not in file.namelist():
        return {}
    found: dict[str, str] = {}
    root = ElementTree.fromstring(file.read(_STYLES))
    for element in root:
        font = next(element.iter(f"{_NAMESPACE}rFonts"), None)
        name = font.get(f"{_NAMESPACE}ascii", "") if font is not None else ""
        if not name:
            continue
        if element.tag == f"{_NAMESPACE}docDefaults":
            found.setdefault("", name)
        elif element.tag == f"{_NAMESPACE}style":
            found[element.get(f"{_NAMESPACE}styleId", "")] = name
            if element.get(f"{_NAMESPACE}default") and element.get(f"{_NAMESPACE}type") == "paragraph":
                found[""] = name
    return found


class _Table:
    """A table that is open, and the cell in it."""

    def __init__(self, path: Path) -> None:
        self.builder = TableBuilder(path)
        self.begin_cell()

    def begin_cell(self) -> None:
        self.pieces: list[str] = []
        self.columns, self.merging, self.font, self.style, self.numbering = 1, "", "", "", ""


class _Text:
    """What the parser tells of: tables, rows, cells and the texts in them."""

    def __init__(self, path: Path, fonts: dict[str, str]) -> None:
        self.tables: list[TableBuilder] = []
        self._path, self._fonts = path, fonts
        self._open: list[_Table] = []
        self._is_text = False
        self._numbered: Counter[str] = Counter()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "w:tbl":
            if len(self._open) >= DEEPEST or len(self.tables) >= MOST_TABLES:
                raise NotAList(str(self._path), Looks.UNSAFE)
            self._open.append(_Table(self._path))
            self.tables.append(self._open[-1].builder)
        if not self._open:
            return
        table, value = self._open[-1], attributes.get("w:val", "")
        if name == "w:tr":
            table.builder.start_row()
        elif name == "w:gridBefore":
            table.builder.skip(int(value))
        elif name == "w:tc":
            table.begin_cell()
        elif name == "w:gridSpan":
            table.columns = int(value)
        elif name == "w:vMerge":
            table.merging = value or "continue"
        elif name == "w:pStyle":
            table.style = table.style or value
        elif name == "w:numId":
            table.numbering = value
        elif name == "w:rFonts":
            table.font = table.font or attributes.get("w:ascii", "")
        elif name in ("w:br", "w:cr"):
            table.pieces.append("\n")
        elif name == "w:tab":
            table.pieces.append(" ")
        self._is_text = name == "w:t"

    def data(self, text: str) -> None:
        if self._is_text and self._open:
            self._open[-1].pieces.append(text)

    def end(self, name: str) -> None:
        self._is_text = False
        if not self._open:
            return
        table = self._open[-1]
        if name == "w:p":
            table.pieces.append("\n")
        elif name == "w:tc":
            self._end_cell(table)
        elif name == "w:tbl":
            self._open.pop()

    def _end_cell(self, table: _Table) -> None:
        text = text_of(table.pieces)
        if text is None and table.numbering:
            self._numbered[table.numbering] += 1
            text = str(self._numbered[table.numbering])
        if table.merging == "continue":
            table.builder.carry_on(table.columns)
        else:
            font = table.font or self._fonts.get(table.style, "") or self._fonts.get("", "")
            table.builder.add(text, table.columns, font=font, grows=table.merging == "restart")
