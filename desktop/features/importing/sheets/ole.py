"""The container of old Office files ([MS-CFB]), as far as needed to see what is inside, how large a sheet is, and what
the quick parser leaves out of an .xls: errors, old fonts, formats that show leading zeros, hidden columns ([MS-XLS]).

Every chain is followed with a bound, because a damaged or hostile file may point in circles.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.features.importing.sheets.book import OLD_FONT, zeros_shown

_END_MARKS = 0xFFFFFFF0  # sector numbers from here on are marks, not sectors
_CELLS = {0x0203, 0x0204, 0x0205, 0x0006, 0x027E, 0x00FD, 0x00D6}  # NUMBER LABEL BOOLERR FORMULA RK LABELSST RSTRING
_MULTIPLE_NUMBERS, _FILE_PASS = 0x00BD, 0x002F
_BEGIN, _END, _SHEET, _TRUTH_OR_ERROR, _FORMULA = 0x0809, 0x000A, 0x0085, 0x0205, 0x0006
_FONT, _FORMAT, _STYLE, _COLUMNS, _ROW = 0x0031, 0x041E, 0x00E0, 0x007D, 0x0208
_HIDDEN, _STRUCK = 0x20, 0x08
_BIFF8 = 0x0600


class NotOle(ValueError):
    """The container is damaged."""


@dataclass
class Particulars:
    """What the cells of one sheet have beside their values, by (row, column): the code of an error, the old font, how
    many digits the format pads to."""

    errors: dict[tuple[int, int], int] = field(default_factory=dict)
    fonts: dict[tuple[int, int], str] = field(default_factory=dict)
    padded: dict[tuple[int, int], int] = field(default_factory=dict)
    hidden_columns: set[int] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    struck: set[tuple[int, int]] = field(default_factory=set)


class _Styles:
    """Old fonts and zero formats by the number of a style, gathered from the records before the sheets."""

    def __init__(self) -> None:
        self.is_unicode = True
        self._fonts: list[tuple[str, bool]] = []
        self._formats: dict[int, int] = {}
        self._styles: list[tuple[int, int]] = []

    def see(self, kind: int, body: bytes) -> None:
        if kind == _FONT and len(body) > 15:
            name = self._text(body[15:], body[14])
            self._fonts.append((name if OLD_FONT.match(name) else "", bool(body[2] & _STRUCK)))
        elif kind == _FORMAT and len(body) > 5:
            number, length = struct.unpack_from("<HH" if self.is_unicode else "<HB", body)
            self._formats[number] = zeros_shown(self._text(body[4 if self.is_unicode else 3 :], length))
        elif kind == _STYLE and len(body) >= 4:
            self._styles.append(struct.unpack_from("<HH", body))

    def of(self, number: int) -> tuple[str, bool, int]:
        font, code = self._styles[number] if number < len(self._styles) else (0, 0)
        font -= font > 4  # there is no font 4
        return *(self._fonts[font] if font < len(self._fonts) else ("", False)), self._formats.get(code, 0)

    def _text(self, body: bytes, length: int) -> str:
        if not self.is_unicode:
            return body[:length].decode("latin-1")
        wide = body[0] & 1
        return body[1 : 1 + (length << wide)].decode("utf-16-le" if wide else "latin-1", "replace")


class OleFile:
    def __init__(self, content: bytes) -> None:
        self._content = content
        try:
            self._open()
        except (struct.error, IndexError, UnicodeError, OverflowError) as error:
            raise NotOle(str(error)) from error

    def _open(self) -> None:
        (shift, mini_shift) = struct.unpack_from("<HH", self._content, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise NotOle("sector size")
        self._size = 1 << shift
        first_directory, self._cutoff, first_mini = struct.unpack_from("<I4xII", self._content, 48)
        (first_difat,) = struct.unpack_from("<I", self._content, 68)
        fat_sectors = [sector for sector in struct.unpack_from("<109I", self._content, 76) if sector < _END_MARKS]
        per_sector = self._size // 4
        while first_difat < _END_MARKS and len(fat_sectors) * self._size <= len(self._content):
            numbers = struct.unpack(f"<{per_sector}I", self._sector(first_difat))
            fat_sectors += [sector for sector in numbers[:-1] if sector < _END_MARKS]
            first_difat = numbers[-1]
        self._fat = [n for sector in fat_sectors for n in struct.unpack(f"<{per_sector}I", self._sector(sector))]
        self._streams: dict[str, tuple[int, int]] = {}
        root = _END_MARKS, 0
        directory = self._chain(first_directory)
        for at in range(0, len(directory) - 127, 128):
            length, kind = struct.unpack_from("<HB", directory, at + 64)
            name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            start, size = struct.unpack_from("<II", directory, at + 116)
            if kind == 5:
                root = start, size
            elif kind == 2:
                self._streams.setdefault(name, (start, size))
        self._mini_stream = self._chain(root[0])[: root[1]] if root[0] < _END_MARKS else b""
        mini = self._chain(first_mini) if first_mini < _END_MARKS else b""
        self._mini_fat = struct.unpack(f"<{len(mini) // 4}I", mini)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._streams)

    def stream(self, name: str) -> bytes:
        start, size = self._streams[name]
        if size >= self._cutoff:
            return self._chain(start)[:size]
        pieces: list[bytes] = []
        while start < _END_MARKS and len(pieces) <= len(self._mini_fat):
            pieces.append(self._mini_stream[start * 64 : start * 64 + 64])
            start = self._mini_fat[start]
        return b"".join(pieces)[:size]

    def extent(self) -> tuple[int, int, bool]:
        """Rows and columns that the widest and longest sheet reaches to, and whether the workbook is encrypted."""
        rows, columns = 0, 0
        for _, kind, body in self._records():
            if kind == _FILE_PASS:
                return rows, columns, True
            if kind in _CELLS and len(body) >= 4:
                row, column = struct.unpack_from("<HH", body)
                rows, columns = max(rows, row + 1), max(columns, column + 1)
            elif kind == _MULTIPLE_NUMBERS and len(body) >= 6:
                (row,), (last,) = struct.unpack_from("<H", body), struct.unpack_from("<H", body, len(body) - 2)
                rows, columns = max(rows, row + 1), max(columns, last + 1)
        return rows, columns, False

    def particulars(self) -> list[Particulars]:
        """One for each sheet, in the order of the workbook."""
        places: dict[int, int] = {}
        sheets: list[Particulars] = []
        styles = _Styles()
        depth, sheet = 0, Particulars()
        for at, kind, body in self._records():
            if kind == _BEGIN:
                depth += 1
                if depth == 1 and at == 0:
                    styles.is_unicode = body[:2] == struct.pack("<H", _BIFF8)
                elif depth == 1:
                    sheet = sheets[places[at]] if at in places else Particulars()
            elif kind == _END:
                depth -= 1
            elif kind == _SHEET and len(body) >= 4:
                places[struct.unpack_from("<I", body)[0]] = len(sheets)
                sheets.append(Particulars())
            elif depth == 1:
                styles.see(kind, body)
                _see_cell(sheet, styles, kind, body)
        return sheets

    def _records(self) -> Iterator[tuple[int, int, bytes]]:
        """(place in the stream, kind, body) of every record of the workbook."""
        try:
            book = self.stream("Workbook" if "Workbook" in self._streams else "Book")
        except IndexError as error:
            raise NotOle("a chain leads out of the file") from error
        at = 0
        while at + 4 <= len(book):
            kind, length = struct.unpack_from("<HH", book, at)
            yield at, kind, book[at + 4 : at + 4 + length]
            at += 4 + length

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        if start >= len(self._content):
            raise NotOle("a sector lies beyond the end of the file")
        return self._content[start : start + self._size].ljust(self._size, b"\xff")

    def _chain(self, sector: int) -> bytes:
        pieces: list[bytes] = []
        while sector < _END_MARKS:
            if len(pieces) > len(self._fat):
                raise NotOle("a chain of sectors runs in a circle")
            pieces.append(self._sector(sector))
            sector = self._fat[sector]
        return b"".join(pieces)


def _see_cell(sheet: Particulars, styles: _Styles, kind: int, body: bytes) -> None:
    if kind == _COLUMNS and len(body) >= 10:
        first, last, _, _, flags = struct.unpack_from("<5H", body)
        if flags & 1:
            sheet.hidden_columns.update(range(first, min(last, 255) + 1))
        return
    if kind == _ROW and len(body) >= 16:
        if body[12] & _HIDDEN:
            sheet.hidden_rows.add(struct.unpack_from("<H", body)[0])
        return
    if kind == _MULTIPLE_NUMBERS and len(body) >= 12:
        row, first = struct.unpack_from("<HH", body)
        numbers = [struct.unpack_from("<H", body, at)[0] for at in range(4, len(body) - 7, 6)]
        cells = [((row, first + place), number) for place, number in enumerate(numbers)]
    elif kind in _CELLS and len(body) >= 6:
        row, column, style = struct.unpack_from("<HHH", body)
        cells = [((row, column), style)]
    else:
        return
    for cell, number in cells:
        font, is_struck, digits = styles.of(number)
        if is_struck:
            sheet.struck.add(cell)
        if font:
            sheet.fonts[cell] = font
        if digits:
            sheet.padded[cell] = digits
    if kind == _TRUTH_OR_ERROR and len(body) >= 8 and body[7]:
        sheet.errors[cells[0][0]] = body[6]
    elif kind == _FORMULA and len(body) >= 14 and body[6] == 2 and body[12:14] == b"\xff\xff":
        sheet.errors[cells[0][0]] = body[8]
