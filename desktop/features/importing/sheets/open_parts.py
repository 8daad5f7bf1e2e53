"""What the quick parser leaves out of an .ods: merged cells, rows that are hidden, cells that are struck through."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from desktop.features.importing.sheets.book import Sheet

_MOST_REPEATS = 1_000  # blank rows to the sheet's edge are written once with a count


@dataclass
class _Table:
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    struck: set[tuple[int, int]] = field(default_factory=set)


def complete(content: bytes, sheets: Sequence[Sheet]) -> list[Sheet]:
    """The same sheets with what their tables say besides."""
    with zipfile.ZipFile(io.BytesIO(content)) as file, file.open("content.xml") as stream:
        walk = _Walk()
        while piece := stream.read(1 << 18):
            walk.parser.Parse(piece, False)
        walk.parser.Parse(b"", True)
    if len(walk.tables) != len(sheets):
        return list(sheets)
    return [
        dataclasses.replace(
            sheet,
            merged=sheet.merged or tuple(table.merged),
            hidden_rows=frozenset(table.hidden_rows),
            struck=frozenset(table.struck),
        )
        for sheet, table in zip(sheets, walk.tables, strict=True)
    ]


class _Walk:
    def __init__(self) -> None:
        self.tables: list[_Table] = []
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self._style = ""
        self._struck: set[str] = set()
        self._row = self._column = self._rows = self._depth = 0

    def _start(self, name: str, given: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "style":
            self._style = given.get("style:name", "")
        elif local == "text-properties":
            if given.get("style:text-line-through-style", "none") != "none":
                self._struck.add(self._style)
        elif local == "table":
            self.tables.append(_Table())
            self._row = self._rows = 0
        elif local == "table-row":
            self._row, self._column = self._row + self._rows, 0
            self._rows = int(given.get("table:number-rows-repeated", 1))
            if given.get("table:visibility", "visible") != "visible" and self._rows <= _MOST_REPEATS:
                self.tables[-1].hidden_rows.update(range(self._row, self._row + self._rows))
        elif local in ("table-cell", "covered-table-cell") and self.tables:
            self._see_cell(given)

    def _see_cell(self, given: dict[str, str]) -> None:
        table, row, column = self.tables[-1], self._row, self._column
        columns = int(given.get("table:number-columns-spanned", 1))
        rows = int(given.get("table:number-rows-spanned", 1))
        if columns > 1 or rows > 1:
            table.merged.append((row, column, row + rows - 1, column + columns - 1))
        if given.get("table:style-name", "") in self._struck and "office:value-type" in given:
            table.struck.add((row, column))
        self._column += int(given.get("table:number-columns-repeated", 1))
