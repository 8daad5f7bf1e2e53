"""A table of a text (web page, Word) while it is read cell by cell: spans, merged cells, old fonts, bounds."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop.features.importing.domain import ListTooLarge, Looks, NotAList
from desktop.features.importing.sheets.book import OLD_FONT, Cell, Sheet, put
from desktop.features.importing.sheets.excel import LONGEST_TEXT
from desktop.features.importing.sheets.gate import refuse_extent

MOST_TABLES, DEEPEST = 1_000, 20
MOST_TEXT_ROWS = 100_000
_WIDEST_SPAN = 1_000  # as many as HTML allows

Place = tuple[int, int, int, int]  # top, left, bottom, right


class TableBuilder:
    """Cells are added from left to right, rows from above; a cell finds its column behind what reaches down to it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rows: list[list[Cell]] = []
        self._row = self._column = -1
        self._reaching: dict[int, int] = {}  # the last row that the cell above reaches to, by column
        self._growing: dict[int, int] = {}  # which merged cell the next row may carry on, by its first column
        self._merged: list[Place] = []
        self._fonts: dict[tuple[int, int], str] = {}

    def start_row(self) -> None:
        self._row, self._column = self._row + 1, 0
        if self._row >= MOST_TEXT_ROWS:
            raise ListTooLarge(str(self._path), "rows", MOST_TEXT_ROWS)

    def skip(self, columns: int) -> None:
        self._column += min(columns, _WIDEST_SPAN)

    def add(self, value: Cell, columns: int = 1, rows: int = 1, font: str = "", *, grows: bool = False) -> None:
        """The next cell of the row, over `columns` and `rows`; one that grows may be carried on in the rows below."""
        if self._row < 0:
            self.start_row()
        while self._reaching.get(self._column, -1) >= self._row:
            self._column += 1
        first, last = self._column, self._column + max(1, min(columns, _WIDEST_SPAN)) - 1
        self._column = last + 1
        refuse_extent(self._row + 1, last + 1, self._path)
        if rows > 1:
            self._reaching.update(dict.fromkeys(range(first, last + 1), self._row + rows - 1))
        if grows:
            self._growing[first] = len(self._merged)
        if rows > 1 or last > first or grows:
            self._merged.append((self._row, first, self._row + rows - 1, last))
        if value is not None:
            put(self._rows, self._row, first, value)
            if OLD_FONT.match(font):
                self._fonts[self._row, first] = font

    def carry_on(self, columns: int) -> None:
        """The cell above reaches down into this row."""
        if (number := self._growing.get(self._column)) is not None:
            top, left, _, right = self._merged[number]
            self._merged[number] = top, left, self._row, right
        self.skip(columns)

    def sheet(self, name: str) -> Sheet:
        rows = len(self._rows)
        reach = ((top, left, min(bottom, rows - 1), right) for top, left, bottom, right in self._merged if top < rows)
        merged = tuple(place for place in reach if place[:2] != place[2:])
        return Sheet(name, self._rows, merged, fonts=self._fonts)


def named(builders: Sequence[TableBuilder], path: Path, without: Looks) -> tuple[Sheet, ...]:
    """The tables that hold something, named after the file; raises NotAList when there is none."""
    filled = [builder for builder in builders if builder.sheet("").rows]
    if not filled:
        raise NotAList(str(path), without)
    if len(filled) == 1:
        return (filled[0].sheet(path.stem),)
    return tuple(builder.sheet(f"{path.stem} {number}".strip()) for number, builder in enumerate(filled, 1))


def text_of(pieces: Sequence[str]) -> str | None:
    """The text of a cell, its lines without surplus blanks; None when there is none."""
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(filter(None, lines))[:LONGEST_TEXT] or None
