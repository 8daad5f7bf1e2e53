"""Workbooks through python-calamine, the quickest reader there is, which gives values but no fonts and no formats.

It reads dates by their number format and by the workbook's 1904 flag. What it leaves out is added from `xlsx_parts` and
`ole` for the cells that need it. Any failure of the parser, whatever its kind, is one refusal: the file is damaged.
"""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import python_calamine as calamine

from desktop.core.progress import SILENT, Progress
from desktop.features.importing.domain import Looks, NotAList
from desktop.features.importing.sheets import errors, open_parts, xlsx_parts
from desktop.features.importing.sheets.book import Cell, Sheet, padded, put
from desktop.features.importing.sheets.gate import Contents, Form
from desktop.features.importing.sheets.ole import OleFile, Particulars

LONGEST_TEXT = 32_767
MOST_EMPTY_ROWS = 1_000
_EXACT = 2**53


def read_excel(content: bytes, path: Path, found: Contents, progress: Progress = SILENT) -> tuple[Sheet, ...]:
    """Raises NotAList."""
    try:
        if found.has_errors:
            content = errors.as_text(content)
        book = calamine.load_workbook(io.BytesIO(content))
        sheets = []
        for place, name in enumerate(book.sheet_names):
            progress.step(place, len(book.sheet_names), name)
            sheets.append(_read_sheet(book, place))
        if found.form is Form.XLSX:
            sheets = xlsx_parts.complete(
                content, sheets, has_formulas=found.has_formulas, has_hidden_rows=found.has_hidden_rows
            )
        if found.form is Form.ODS:
            sheets = open_parts.complete(content, sheets)
        if found.form is Form.XLS:
            found_in = OleFile(content).particulars()
            sheets = [_completed(sheet, one) for sheet, one in zip(sheets, found_in, strict=True)]
    except calamine.PasswordError as error:
        raise NotAList(str(path), Looks.ENCRYPTED) from error
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # the parser's panics are not even Exceptions
        raise NotAList(str(path), Looks.DAMAGED) from error
    return tuple(sheets)


def _read_sheet(book: calamine.CalamineWorkbook, place: int) -> Sheet:
    about = book.sheets_metadata[place]
    is_hidden = about.visible is not calamine.SheetVisibleEnum.Visible
    if about.typ is not calamine.SheetTypeEnum.WorkSheet:
        return Sheet(about.name, [], hidden=is_hidden)
    sheet = book.get_sheet_by_index(place)
    left = sheet.start[1] if sheet.start else 0
    merged = tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ())
    return Sheet(about.name, list(_rows(sheet.iter_rows(), left)), merged, hidden=is_hidden)


def _completed(sheet: Sheet, found: Particulars) -> Sheet:
    """The same sheet of an .xls with its errors, padded numbers, old fonts and hidden columns."""
    for (row, column), code in found.errors.items():
        put(sheet.rows, row, column, errors.BY_CODE.get(code, "#N/A"))
    for (row, column), digits in found.padded.items():
        if row < len(sheet.rows) and column < len(sheet.rows[row]):
            sheet.rows[row][column] = padded(sheet.rows[row][column], digits)
    return dataclasses.replace(
        sheet, fonts=found.fonts, hidden_columns=frozenset(found.hidden_columns),
        hidden_rows=frozenset(found.hidden_rows), struck=frozenset(found.struck),
    )  # fmt: skip


def _rows(rows: Iterable[list[Any]], left: int) -> Iterator[list[Cell]]:
    """The rows from row 1 and column A on, without trailing blanks, as far as a thousand empty ones in a run."""
    margin: list[Cell] = [None] * left
    texts: dict[Any, Cell] = {}  # a text that stands in many cells is kept once
    empty = 0
    for row in rows:
        cells = [_known(texts, value) if value.__class__ is str else plain(value) for value in row]
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            for _ in range(empty):
                yield []
            empty = 0
            yield margin + cells
        else:
            empty += 1
            if empty > MOST_EMPTY_ROWS:
                return


def _known(texts: dict[Any, Cell], value: str) -> Cell:
    if value not in texts:
        texts[value] = plain(value)
    return texts[value]


def plain(value: Any) -> Cell:
    """One of the kinds of value a cell may have; what a list has no use for becomes the text it shows."""
    if isinstance(value, str):
        return value[:LONGEST_TEXT] if value.strip() else None
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < _EXACT else value
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date | int):
        return value
    return str(value)
