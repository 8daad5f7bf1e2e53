"""What a file really is, and whether a parser may see it: decided from the bytes, before anything is unpacked whole.

A few kilobytes can ask for gigabytes: a zip that unpacks to thousands of times its size, parts that overlap, one value
in the last corner of the sheet (the parser keeps the rectangle between the outermost values in memory), a row repeated
a million times. Sizes written in the file are claims; the parts are inflated in pieces and counted.
"""

from __future__ import annotations

import io
import re
import string
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any
from xml.parsers import expat

from desktop.core.progress import SILENT, Progress
from desktop.features.importing.domain import ListTooLarge, Looks, NotAList
from desktop.features.importing.sheets.book import column_number
from desktop.features.importing.sheets.ole import NotOle, OleFile

MOST_BYTES = 100_000_000
MOST_UNPACKED = 500_000_000
MOST_RATIO = 200
MOST_PARTS = 2_000
MOST_ROWS = 250_000
MOST_COLUMNS = 16_384  # as many as a sheet of Excel has
MOST_CELLS = 8_000_000  # of the rectangle round all cells: about 30 bytes each in the parser
_SMALL = 1_000_000  # below this a ratio says nothing: an empty sheet deflates well
_CHUNK = 1 << 20
_LONGEST_CELL = 1 << 16  # of XML, that a cell's tag and what follows it take
_MOST_REPEATS = 1_000
_LETTERS, _DIGITS = string.ascii_uppercase.encode(), string.digits.encode()


class Form(Enum):
    """The kinds of file that can hold a list."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    HTML = "html"
    DOCX = "docx"
    TEXT = "text"


@dataclass(frozen=True)
class Contents:
    """The form of a file, and what was seen in it that the parser leaves out."""

    form: Form
    has_formulas: bool = False
    has_errors: bool = False
    has_hidden_rows: bool = False


_SIGNATURES = (
    (b"%PDF", Looks.PDF),
    (b"\x89PNG", Looks.IMAGE), (b"\xff\xd8\xff", Looks.IMAGE), (b"GIF8", Looks.IMAGE), (b"BM", Looks.IMAGE),
    (b"II*\x00", Looks.IMAGE), (b"MM\x00*", Looks.IMAGE),
    (b"Rar!", Looks.ARCHIVE), (b"7z\xbc\xaf", Looks.ARCHIVE), (b"\x1f\x8b", Looks.ARCHIVE),
    (b"MZ", Looks.PROGRAM), (b"\x7fELF", Looks.PROGRAM),
    (b"{\\rtf", Looks.WORD),
)  # fmt: skip
_HTML = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta|div|style|title|link|script|center|font|form|p|tr)\b",
    re.IGNORECASE | re.DOTALL,
)
_TEXT_NAMES = (".csv", ".tsv", ".txt")


def recognise(content: bytes, path: Path, progress: Progress = SILENT) -> Contents:
    """What a file that is safe to parse holds; raises NotAList or ListTooLarge."""
    if content.startswith(b"PK"):
        return _zip_contents(content, path, progress)
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _ole_contents(content, path)
    for signature, looks in _SIGNATURES:
        if content.startswith(signature) and not (looks in (Looks.IMAGE, Looks.PROGRAM) and _is_text(content, path)):
            raise NotAList(str(path), looks)
    if _HTML.match(content[:4096].replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe")):
        return Contents(Form.HTML)
    if _is_text(content, path, also=(".xls",)):  # as programs call their lists of cells divided by tabs
        return Contents(Form.TEXT)
    raise NotAList(str(path), Looks.UNKNOWN)


def _is_text(content: bytes, path: Path, also: tuple[str, ...] = ()) -> bool:
    """Whether a file that is no known kind reads as text: by name, and without the control bytes texts never have."""
    if path.suffix.lower() not in (*_TEXT_NAMES, *also):
        return False
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    head = content[:65536]
    zeros = head.count(0)
    if zeros and max(head[0::2].count(0), head[1::2].count(0)) == zeros and zeros * 3 > len(head):
        return True  # UTF-16 without its mark
    return not any(byte < 9 or 13 < byte < 27 for byte in set(head))


# Zip: .xlsx, .xlsm, .ods, .docx


def _zip_contents(content: bytes, path: Path, progress: Progress) -> Contents:
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as error:
        raise NotAList(str(path), Looks.DAMAGED) from error
    names = {part.filename for part in parts}
    form = _office_form(names, content, parts, path)
    if (
        len(parts) > MOST_PARTS
        or len({name.lower() for name in names}) != len(parts)
        or any(_is_odd_name(part) or part.flag_bits & 1 or part.compress_type not in (0, 8) for part in parts)
        or sum(part.file_size for part in parts) > MOST_UNPACKED
        or sum(part.file_size for part in parts) > max(_SMALL, MOST_RATIO * len(content))
        or _overlap(parts)
    ):
        raise NotAList(str(path), Looks.UNSAFE)
    told = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
    seen = []
    for number, part in enumerate(told):
        progress.step(number, len(told))
        seen.append(_check_part(content, part, path))
    return Contents(
        form,
        any(one.has_formulas for one in seen),
        any(one.has_errors for one in seen),
        any(one.has_hidden_rows for one in seen),
    )


def _office_form(names: set[str], content: bytes, parts: list[zipfile.ZipInfo], path: Path) -> Form:
    lower = {name.lower().replace("\\", "/") for name in names}
    if "xl/workbook.xml" in lower:
        return Form.XLSX
    if "word/document.xml" in lower:
        return Form.DOCX
    if "content.xml" in lower:
        kind = next((part for part in parts if part.filename == "mimetype"), None)
        if kind and b"spreadsheet" in b"".join(inflate(content, kind)):
            return Form.ODS
        raise NotAList(str(path), Looks.WORD)
    for sign, looks in (("xl/workbook.bin", Looks.BINARY_EXCEL), ("word/", Looks.WORD), ("ppt/", Looks.POWERPOINT)):
        if any(name.startswith(sign) for name in lower):
            raise NotAList(str(path), looks)
    raise NotAList(str(path), Looks.ARCHIVE if parts else Looks.EMPTY)


def _is_odd_name(part: zipfile.ZipInfo) -> bool:
    name = part.filename.replace("\\", "/")
    return name.startswith("/") or ":" in name or ".." in name.split("/") or "\x00" in part.orig_filename


def _overlap(parts: list[zipfile.ZipInfo]) -> bool:
    end = 0
    for part in sorted(parts, key=lambda part: part.header_offset):
        if part.header_offset < end:
            return True
        end = part.header_offset + 30 + part.compress_size
    return False


def inflate(content: bytes, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part's bytes in pieces, never more than it declares; raises zlib.error, struct.error or ValueError."""
    name_length, extra_length = struct.unpack_from("<HH", content, part.header_offset + 26)
    start = part.header_offset + 30 + name_length + extra_length
    packed = memoryview(content)[start : start + part.compress_size]
    if part.compress_type == zipfile.ZIP_STORED:
        yield bytes(packed)
        return
    unpacker, rest, size = zlib.decompressobj(-15), bytes(packed), 0
    while rest and not unpacker.eof:
        piece = unpacker.decompress(rest, _CHUNK)
        rest = unpacker.unconsumed_tail
        size += len(piece)
        if size > part.file_size:
            raise ValueError("more than declared")
        yield piece
    if not unpacker.eof or size != part.file_size:
        raise zlib.error("cut off")


def _check_part(content: bytes, part: zipfile.ZipInfo, path: Path) -> _Extent:
    """Inflate one XML part; refuse declarations that expand, encodings that hide them, and sheets that sprawl. A sheet
    may have any name, so every part is looked at as if it were one."""
    extent = _Extent(path)
    tail = b""
    try:
        for piece in inflate(content, part):
            text = tail + piece
            if b"\x00" in text or b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                raise NotAList(str(path), Looks.UNSAFE)
            cut = max(0, _cut(text))
            tail = text[cut:]
            if len(tail) > 4 * _CHUNK:
                raise NotAList(str(path), Looks.UNSAFE)  # one tag of megabytes
            extent.see(text[:cut])
        extent.see(tail)
        if extent.is_unusual:
            extent.walk(inflate(content, part))
        if part.filename == "content.xml":
            extent.walk_open_document(inflate(content, part))
    except (zlib.error, struct.error, ValueError, expat.ExpatError) as error:
        raise NotAList(str(path), Looks.DAMAGED) from error
    return extent


def _cut(text: bytes) -> int:
    """Where to divide a piece of a sheet: before its last cell, so that what follows the cell's tag is seen with it."""
    cell = text.rfind(b"<c ", -_LONGEST_CELL)
    return cell if cell >= 0 else text.rfind(b"<")


class _Extent:
    """The rectangle round the cells of a sheet that hold something, kept within bounds while the sheet goes by.

    A cell that has a format and nothing else does not count: the parser drops it too. Every program writes
    `<c r="B5" …><v>` or `<c r="B5" …/>`; a sheet with any other cell is walked again with a real parser. Counting tags
    comes first, because that is ten times faster than looking at each.
    """

    _FILLED = re.compile(rb'<c r="([A-Z]{1,3}\d{1,7})"[^>]*><(?:f|is|v>[^<])')
    _BLANK = re.compile(rb'<c r="[A-Z]{1,3}\d{1,7}"[^>]*(?:/>|></c>)')
    _HIDDEN_ROW = re.compile(rb'<row\s[^>]*?\bhidden="(?:1|true)"')
    _UNUSUAL = re.compile(rb"<c[\t\r\n/>]|:c[\s/>]")

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rows = self._columns = 0
        self.is_unusual = self.has_formulas = self.has_errors = self.has_hidden_rows = False

    def see(self, text: bytes) -> None:
        self.has_formulas = self.has_formulas or (b"<f" in text and (b"<f>" in text or b"<f " in text))
        self.has_errors = self.has_errors or b't="e"' in text or b'calcext:value-type="error"' in text
        if not self.has_hidden_rows and b' hidden="' in text:
            self.has_hidden_rows = self._HIDDEN_ROW.search(text) is not None
        found = self._FILLED.findall(text)
        if found:
            places = b" ".join(found)
            rows, columns = set(places.translate(None, _LETTERS).split()), set(places.translate(None, _DIGITS).split())
            self._grow(max(map(int, rows)), 1 + max(column_number(name.decode()) for name in columns))
        cells = text.count(b"<c ")
        if cells != len(found) and cells != len(found) + len(self._BLANK.findall(text)):
            self.is_unusual = True
        if not self.is_unusual and (b":c" in text or text.count(b"<c") != cells):
            self.is_unusual = self._UNUSUAL.search(text) is not None

    def walk(self, pieces: Iterator[bytes]) -> None:
        row = column = 0
        is_text = is_value = False

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal row, column, is_text, is_value
            local = name.rpartition(":")[2]
            is_value = local == "v"
            if local == "row":
                row, column = int(attributes.get("r", row + 1)), 0
            elif local == "c":
                place = re.fullmatch(r"([A-Z]+)(\d+)", attributes.get("r", ""))
                row, column = (int(place[2]), column_number(place[1]) + 1) if place else (row, column + 1)
                is_text = attributes.get("t") in ("str", "d", "e")
            elif local in ("f", "is") or (is_value and is_text):  # which the parser keeps, though empty
                self._grow(row, column)

        def text(_: str) -> None:
            if is_value:
                self._grow(row, column)

        def end(_: str) -> None:
            nonlocal is_value
            is_value = False

        _parse(pieces, start, text, end)

    def walk_open_document(self, pieces: Iterator[bytes]) -> None:
        """OpenDocument writes equal neighbours once with a count; blank ones to the sheet's edge are normal, others
        not."""
        row = column = rows = 0

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal row, column, rows
            local = name.rpartition(":")[2]
            if local == "table":
                row = rows = 0
            elif local == "table-row":
                row, column, rows = row + rows, 0, int(attributes.get("table:number-rows-repeated", 1))
            elif local in ("table-cell", "covered-table-cell"):
                columns = int(attributes.get("table:number-columns-repeated", 1))
                column += columns
                if any(key == "table:formula" or "value" in key for key in attributes):
                    if max(rows, columns) > _MOST_REPEATS:
                        raise NotAList(str(self._path), Looks.UNSAFE)
                    self._grow(row + rows, column)

        _parse(pieces, start)

    def _grow(self, rows: int, columns: int) -> None:
        if rows > self._rows or columns > self._columns:
            self._rows, self._columns = max(self._rows, rows), max(self._columns, columns)
            refuse_extent(self._rows, self._columns, self._path)


def _parse(pieces: Iterator[bytes], start: Any, text: Any = None, end: Any = None) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.CharacterDataHandler, parser.EndElementHandler = start, text, end
    for piece in pieces:
        parser.Parse(piece, False)
    parser.Parse(b"", True)


def refuse_extent(rows: int, columns: int, path: Path) -> None:
    if rows > MOST_ROWS:
        raise ListTooLarge(str(path), "rows", MOST_ROWS)
    if columns > MOST_COLUMNS:
        raise ListTooLarge(str(path), "columns", MOST_COLUMNS)
    if rows * columns > MOST_CELLS:
        raise ListTooLarge(str(path), "cells", MOST_CELLS)


# OLE: .xls, encrypted .xlsx, .doc


def _ole_contents(content: bytes, path: Path) -> Contents:
    try:
        file = OleFile(content)
        names = set(file.names)
        if names & {"EncryptedPackage", "EncryptionInfo"}:
            raise NotAList(str(path), Looks.ENCRYPTED)
        if names & {"WordDocument", "PowerPoint Document"}:
            raise NotAList(str(path), Looks.WORD if "WordDocument" in names else Looks.POWERPOINT)
        if not names & {"Workbook", "Book"}:
            raise NotAList(str(path), Looks.UNKNOWN)
        rows, columns, is_encrypted = file.extent()
    except NotOle as error:
        raise NotAList(str(path), Looks.DAMAGED) from error
    if is_encrypted:
        raise NotAList(str(path), Looks.ENCRYPTED)
    refuse_extent(rows, columns, path)
    return Contents(Form.XLS)
