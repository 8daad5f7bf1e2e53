"""Where the lists of a workbook are, and what their columns mean.

Real lists have title rows above the heading, headings of two rows (Năm sinh over Nam and Nữ), a row of column numbers
below it, rows that only name a tổ, subtotals, and signatures at the end. A column that is not understood stays unused
until the officer says what it is; that answer is remembered for files of the same shape.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from desktop.core.contracts import ImportField
from desktop.features.importing.layout.columns import Column, Part, SheetLayout, words
from desktop.features.importing.layout.headings import REASON_HEADING, columns_under, has_second_row
from desktop.features.importing.layout.lines import Line, list_lines
from desktop.features.importing.sheets.book import Sheet

__all__ = [
    "REASON_HEADING", "Column", "Line", "Memory", "Part", "SheetLayout", "find_lists", "lay_out", "list_lines", "words",
]  # fmt: skip

_SEARCHED_ROWS = 60

Memory = Mapping[str, Mapping[int, tuple[str, Part]]]
"""What the officer said about columns before: by shape, then by place of the column."""


def find_lists(sheets: Iterable[Sheet], fields: Sequence[ImportField], memory: Memory) -> tuple[SheetLayout, ...]:
    """One layout per sheet, in order; a hidden sheet is understood too, but not used."""
    return tuple(_find_list(sheet, fields, memory) for sheet in sheets)


def lay_out(sheet: Sheet, fields: Sequence[ImportField], header_rows: tuple[int, ...]) -> SheetLayout:
    """The layout with the heading in the given rows, counted from 1."""
    columns, _ = columns_under(sheet, fields, header_rows[0] - 1, len(header_rows) == 2)
    return SheetLayout(sheet.name, header_rows, columns, is_used=True)


def _find_list(sheet: Sheet, fields: Sequence[ImportField], memory: Memory) -> SheetLayout:
    best, best_score = SheetLayout(sheet.name), 0
    for row in range(min(len(sheet.rows), _SEARCHED_ROWS)):
        if not any(isinstance(value, str) for value in sheet.rows[row]):
            continue
        is_double = has_second_row(sheet, row)
        columns, score = columns_under(sheet, fields, row, is_double)
        if score > best_score and _is_enough(columns, fields):
            rows = (row + 1, row + 2) if is_double else (row + 1,)
            best, best_score = SheetLayout(sheet.name, rows, columns, not sheet.hidden), score
    if told := memory.get(best.shape):
        columns = tuple(
            dataclasses.replace(column, key=told[column.index][0], part=told[column.index][1])
            if column.index in told
            else column
            for column in best.columns
        )
        best = dataclasses.replace(best, columns=columns, is_told=True)
    return best


def _is_enough(columns: Sequence[Column], fields: Sequence[ImportField]) -> bool:
    keys = {column.key for column in columns if column.key}
    needed = {field.key for field in fields if field.required}
    return needed <= keys and (len(keys) > 1 or len(columns) == 1)
