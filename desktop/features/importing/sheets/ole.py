"""The container of old Office files ([MS-CFB]), as far as needed to see what is inside and how large a sheet is.

Every chain is followed with a bound, because a damaged or hostile file may point in circles.
"""

from __future__ import annotations

import struct

_END_MARKS = 0xFFFFFFF0  # sector numbers from here on are marks, not sectors
_CELLS = {0x0203, 0x0204, 0x0205, 0x0006, 0x027E, 0x00FD, 0x00D6}  # NUMBER LABEL BOOLERR FORMULA RK LABELSST RSTRING
_MULTIPLE_NUMBERS, _FILE_PASS = 0x00BD, 0x002F


class NotOle(ValueError):
    """The container is damaged."""


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
        name = "Workbook" if "Workbook" in self._streams else "Book"
        try:
            book = self.stream(name)
        except IndexError as error:
            raise NotOle("a chain leads out of the file") from error
        at, rows, columns = 0, 0, 0
        while at + 4 <= len(book):
            kind, length = struct.unpack_from("<HH", book, at)
            if kind == _FILE_PASS:
                return rows, columns, True
            if kind in _CELLS and length >= 4:
                row, column = struct.unpack_from("<HH", book, at + 4)
                rows, columns = max(rows, row + 1), max(columns, column + 1)
            elif kind == _MULTIPLE_NUMBERS and length >= 6 and at + 4 + length <= len(book):
                (row,), (last,) = (
                    struct.unpack_from("<H", book, at + 4),
                    struct.unpack_from("<H", book, at + 2 + length),
                )
                rows, columns = max(rows, row + 1), max(columns, last + 1)
            at += 4 + length
        return rows, columns, False

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._content[start : start + self._size].ljust(self._size, b"\xff")

    def _chain(self, sector: int) -> bytes:
        pieces: list[bytes] = []
        while sector < _END_MARKS:
            if len(pieces) > len(self._fat):
                raise NotOle("a chain of sectors runs in a circle")
            pieces.append(self._sector(sector))
            sector = self._fat[sector]
        return b"".join(pieces)
