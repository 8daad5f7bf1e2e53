"""Tables of web pages: what web systems name .xls, pages saved as .htm, and what Excel and Word put on the clipboard.

Every cell is the text it shows, so leading zeros are safe; a number format that pads digits is obeyed, and a number
that is shown rounded is taken from beside the text where the page keeps it. lxml reads what is badly nested or not
closed; it fetches nothing, and a page has no entities of its own.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from desktop.core import late
from desktop.core.vietnamese.text import nfc
from desktop.features.importing.domain import ListTooLarge, Looks, NotAList
from desktop.features.importing.sheets.book import Cell, Sheet, zeros_shown
from desktop.features.importing.sheets.delimited import decode
from desktop.features.importing.sheets.excel import plain
from desktop.features.importing.sheets.tables import DEEPEST, MOST_TABLES, TableBuilder, named, text_of

MOST_BYTES = 20_000_000
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*(utf-?8|windows-125\d|iso-8859-\d+)""", re.IGNORECASE)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_FONT = re.compile(r"font-family\s*:\s*[\"']?([^;,\"']+)", re.IGNORECASE)
_FORMAT = re.compile(r"mso-number-format\s*:\s*(\"[^\"]*\"|'[^']*'|[^;]+)", re.IGNORECASE)
_ROUNDED = re.compile(r"#+|[\d.,]+E\+?\d+", re.IGNORECASE)
_LINES = {"br", "p", "div", "li"}


def has_table(text: str) -> bool:
    return "<table" in text.lower()


def read_page(content: bytes, path: Path) -> tuple[Sheet, ...]:
    """A sheet for every table. Raises NotAList or ListTooLarge."""
    if len(content) > MOST_BYTES:
        raise ListTooLarge(str(path), "bytes", MOST_BYTES)
    return read_tables(_decoded(content), path)


def read_tables(text: str, path: Path) -> tuple[Sheet, ...]:
    """The same for text that is decoded."""
    lower = text.lower()
    if lower.rfind("<table") > lower.rfind("</table"):
        raise NotAList(str(path), Looks.DAMAGED)  # cut off
    etree = late.load("lxml.etree")
    page = _Page(path)
    parser = etree.HTMLParser(target=page, no_network=True, encoding="utf-8")
    try:
        etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError as error:
        raise NotAList(str(path), Looks.DAMAGED) from error
    return named(page.tables, path, Looks.WEB_PAGE)


def _decoded(content: bytes) -> str:
    if not content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and (
        named := _CHARSET.search(content[:4096])
    ):
        name = named[1].decode().lower()
        if not name.startswith("utf"):
            return nfc(content.decode(name, "replace"))
    return decode(content)


@lru_cache(maxsize=1024)
def _style(declared: str) -> _Style:
    return _Style(declared)


class _Style:
    """What a style says about a cell: its font, and how many digits its number format pads to."""

    def __init__(self, text: str) -> None:
        font, code = _FONT.search(text), _FORMAT.search(text)
        self.font = font[1].strip() if font else ""
        self.digits = zeros_shown(code[1].strip("\"' ")) if code else 0


class _Cell:
    def __init__(self, attributes: Mapping[str, str]) -> None:
        self.pieces: list[str] = []
        self.font = ""
        self.digits = 0
        self.number = attributes.get("x:num") or attributes.get("sdval") or ""
        self.columns, self.rows = (_span(attributes.get(name, "")) for name in ("colspan", "rowspan"))

    def dress(self, style: _Style) -> None:
        """The style of what begins here; text that stands already keeps its font."""
        self.font = self.font if any(map(str.strip, self.pieces)) else style.font or self.font
        self.digits = style.digits or self.digits

    def value(self) -> Cell:
        text = text_of(self.pieces)
        if text and self.number and _ROUNDED.fullmatch(text):
            return plain(float(self.number))
        return text.zfill(self.digits) if text and text.isascii() and text.isdigit() else text


class _Page:
    """The target of the parser: it is told of tags and texts as they go by."""

    def __init__(self, path: Path) -> None:
        self.tables: list[TableBuilder] = []
        self._path = path
        self._open: list[tuple[TableBuilder, _Cell | None]] = []  # tables round this place, with the cell in each
        self._styles: dict[str, _Style] = {}
        self._sheet: list[str] | None = None  # the text of a style sheet
        self._is_silent = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "style":
            self._sheet = []
        elif tag == "script":
            self._is_silent = True
        elif tag == "table":
            self._begin_table()
        elif self._open and tag == "tr":
            self._end_cell()
            self._open[-1][0].start_row()
        elif self._open and tag in ("td", "th"):
            self._end_cell()
            self._open[-1] = self._open[-1][0], _Cell(attributes)
        if self._open and (cell := self._open[-1][1]):
            if tag in _LINES:
                cell.pieces.append("\n")
            self._dress(cell, tag, attributes)

    def end(self, tag: str) -> None:
        if tag == "style" and self._sheet is not None:
            self._learn("".join(self._sheet))
            self._sheet = None
        elif tag == "script":
            self._is_silent = False
        elif self._open and tag in ("td", "th", "tr", "table"):
            self._end_cell()
            if tag == "table":
                self._open.pop()
        elif tag in _LINES and self._open and (cell := self._open[-1][1]):
            cell.pieces.append("\n")

    def data(self, text: str) -> None:
        if self._sheet is not None:
            self._sheet.append(text)
        elif not self._is_silent and self._open and (cell := self._open[-1][1]):
            cell.pieces.append(text.replace("\r", " ").replace("\n", " "))

    def comment(self, text: str) -> None:
        if self._sheet is not None:
            self._sheet.append(text)

    def close(self) -> None:
        pass

    def _begin_table(self) -> None:
        if len(self._open) >= DEEPEST or len(self.tables) >= MOST_TABLES:
            raise NotAList(str(self._path), Looks.UNSAFE)
        self.tables.append(TableBuilder(self._path))
        self._open.append((self.tables[-1], None))

    def _end_cell(self) -> None:
        table, cell = self._open[-1]
        if cell is not None:
            table.add(cell.value(), cell.columns, cell.rows, cell.font)
            self._open[-1] = table, None

    def _dress(self, cell: _Cell, tag: str, attributes: Mapping[str, str]) -> None:
        names = [tag, *(f".{name}" for name in attributes.get("class", "").lower().split())]
        for style in (self._styles[name] for name in names if name in self._styles):
            cell.dress(style)
        if own := attributes.get("style"):
            cell.dress(_style(own))
        if face := attributes.get("face"):
            cell.dress(_style(f"font-family:{face}"))

    def _learn(self, text: str) -> None:
        for selectors, declared in _RULE.findall(text):
            style = _style(declared)
            if style.font or style.digits:
                for selector in selectors.lower().split(","):
                    _, dot, name = selector.strip().rpartition(".")
                    self._styles[f".{name}" if dot else name] = style


def _span(text: str) -> int:
    return max(1, min(int(text), 65_534)) if text.isascii() and text.isdigit() and len(text) < 9 else 1
