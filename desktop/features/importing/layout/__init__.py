"""Where the lists of a workbook are, and what their columns mean.

Real lists have title rows above the heading, headings of two rows (Năm sinh over Nam and Nữ), a row of column numbers
below it, rows that only name a tổ, subtotals, and signatures at the end. A column that is not understood stays unused
until the officer says what it is; that answer is remembered for files of the same shape.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from desktop.core.contracts import ImportField
from desktop.features.importing.layout.columns import Column, Part, SheetLayout, words
from desktop.features.importing.layout.contents import columns_by_contents
from desktop.features.importing.layout.groups import (
    Offer,
    filled_down,
    joined_offers,
    offers,
    same_sections,
    section_column,
    spread,
)
from desktop.features.importing.layout.headings import (
    REASON_HEADING,
    columns_under,
    completed,
    has_second_row,
    most_score,
)
from desktop.features.importing.layout.lines import Line, first_row, is_dated, list_lines
from desktop.features.importing.sheets.book import Sheet

__all__ = [
    "REASON_HEADING", "Column", "Line", "Memory", "Offer", "Part", "SheetLayout", "filled_down", "find_lists",
    "first_row", "is_dated", "joined_offers", "lay_out", "list_lines", "missing", "offers", "same_sections",
    "section_column", "spread", "understood", "words",
]  # fmt: skip

_SEARCHED_ROWS = 60

Memory = Mapping[str, Mapping[int, tuple[str, Part]]]
"""What the officer said about columns before: by shape, then by place of the column."""


def find_lists(
    sheets: Sequence[Sheet], fields: Sequence[ImportField], memory: Memory, *, is_pasted: bool = False
) -> tuple[SheetLayout, ...]:
    """One layout per sheet, in order; a hidden sheet is understood too, but not used. Where no row of headings fits the
    list, the one that comes nearest is shown and not used; what was pasted may have none and is judged by its values.
    """
    found = tuple(_find_list(sheet, fields, memory) for sheet in sheets)
    if not is_pasted:
        return found
    return tuple(
        layout if layout.is_used else _without_headings(sheet, fields, layout)
        for sheet, layout in zip(sheets, found, strict=True)
    )


def _without_headings(sheet: Sheet, fields: Sequence[ImportField], nearest: SheetLayout) -> SheetLayout:
    guessed = lay_out(sheet, fields, ())
    return guessed if _is_enough(guessed, fields) else nearest


def lay_out(sheet: Sheet, fields: Sequence[ImportField], header_rows: tuple[int, ...]) -> SheetLayout:
    """The layout with the heading in the given rows, counted from 1; without any when there is none."""
    if not header_rows:
        return SheetLayout(sheet.name, (), columns_by_contents(sheet, fields), is_used=True)
    columns, _ = columns_under(sheet, fields, header_rows[0] - 1, len(header_rows) == 2)
    return SheetLayout(sheet.name, header_rows, completed(sheet, fields, columns, header_rows[-1]), is_used=True)


def missing(layout: SheetLayout, fields: Sequence[ImportField]) -> tuple[str, ...]:
    """Titles of the columns a list must have and this one has not."""
    keys = {column.key for column in layout.columns}
    return tuple(field.title for field in fields if field.required and field.key not in keys)


def understood(layout: SheetLayout) -> int:
    """How many columns fill a field."""
    return sum(bool(column.key) for column in layout.columns)


def _find_list(sheet: Sheet, fields: Sequence[ImportField], memory: Memory) -> SheetLayout:
    best, best_rank = SheetLayout(sheet.name), (False, 0)
    divided = -1
    for row in range(min(len(sheet.rows), _SEARCHED_ROWS)):
        texts = sum(isinstance(value, str) for value in sheet.rows[row])
        if not texts or row == divided:
            continue
        is_double = has_second_row(sheet, row)
        if best_rank[0] and most_score(sheet, fields, row, is_double) <= best_rank[1]:
            continue
        columns, score = columns_under(sheet, fields, row, is_double)
        found = SheetLayout(sheet.name, (row + 1, row + 2) if is_double else (row + 1,), columns)
        rank = _is_enough(found, fields), score
        if is_double and rank[0] and texts > 1:
            divided = row + 1  # which is no row of headings by itself
        if understood(found) and rank > best_rank:
            best, best_rank = found, rank
    if best.header_rows:
        columns = completed(sheet, fields, best.columns, best.header_rows[-1])
        best = dataclasses.replace(best, columns=columns)
    if told := memory.get(best.shape):
        columns = tuple(
            dataclasses.replace(column, key=told[column.index][0], part=told[column.index][1], is_loose=False)
            if column.index in told
            else column
            for column in best.columns
        )
        best = dataclasses.replace(best, columns=columns, is_told=True)
    return dataclasses.replace(best, is_used=not sheet.hidden and _is_enough(best, fields))


def _is_enough(layout: SheetLayout, fields: Sequence[ImportField]) -> bool:
    """Whether the columns make a list: all it must have, and more than one heading that happens to be a field's."""
    known = {column.key or column.part for column in layout.columns if column.key or column.part is Part.ORDINAL}
    return not missing(layout, fields) and (len(known) > 1 or sum(bool(one.heading) for one in layout.columns) == 1)
