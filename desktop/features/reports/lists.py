"""A list going out to Excel as the window shows it: one heading row, then the rows, ready to be imported again.

Identity numbers and telephones are texts, so that their zeros stay; dates are real dates, years alone texts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, BinaryIO

from desktop.core import audit, late
from desktop.core.contracts import ListExport
from desktop.core.database import Database
from desktop.core.errors import UserError
from desktop.core.files import atomic_write
from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate
from desktop.core.progress import SILENT, Progress
from desktop.features.reports.services import UnknownFormat

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_WIDEST, _NARROWEST = 46, 8


@dataclass(eq=False)
class UnknownList(UserError):
    """No list has that name."""

    name: str
    offered: tuple[str, ...]


def find_list(exports: Mapping[str, ListExport], name: str) -> ListExport:
    """Raises UnknownList."""
    if name not in exports:
        raise UnknownList(name, tuple(exports))
    return exports[name]


def export_list(database: Database, export: ListExport, path: Path, progress: Progress = SILENT) -> int:
    """Write the list and record in the audit log that it went out, to a file of what name; the number of its rows.

    The file appears only when its record is kept. Raises UnknownFormat, FileNotWritten, Cancelled; then none is left.
    """
    if (asked := path.suffix.lower().removeprefix(".")) != "xlsx":
        raise UnknownFormat(asked, ("xlsx",))
    with atomic_write(path) as file, database.write("export_list") as tx:
        rows = list(export.rows(tx))
        _write_book(file, export, rows, tx.today(), progress)
        audit.note_act(tx.session, "export_list", tx.actor, tx.now(), export.name, f"{len(rows)}; {path.name}")
    return len(rows)


def _write_book(
    file: BinaryIO, export: ListExport, rows: Sequence[tuple[Any, ...]], today: date, progress: Progress
) -> None:
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
               "in_memory": True}  # fmt: skip
    book = late.load("xlsxwriter").Workbook(file, options)
    book.set_properties({"title": export.title, "created": datetime.combine(today, time())})
    sheet = book.add_worksheet(_sheet_name(export.title))
    heading = book.add_format({"bold": True, "text_wrap": True, "bg_color": "#F1ECE6", "border": 1, "valign": "top"})
    formats = {
        "text": book.add_format({"num_format": "@", "quote_prefix": True}),
        "date": book.add_format({"num_format": "dd/mm/yyyy", "align": "center"}),
        "number": book.add_format({"num_format": "#,##0"}),
    }
    for column, title in enumerate(export.columns):
        sheet.write_string(0, column, title, heading)
    for number, row in enumerate(rows, 1):
        progress.step(number, len(rows))
        for column, value in enumerate(row):
            _write(sheet, number, column, value, formats)
    for column, title in enumerate(export.columns):
        longest = max((len(_printed(row[column])) for row in rows[:500]), default=0)
        sheet.set_column(column, column, min(_WIDEST, max(_NARROWEST, len(title) * 0.8, longest + 2)))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(rows)), max(0, len(export.columns) - 1))
    book.close()


def _write(sheet: Any, row: int, column: int, value: Any, formats: dict[str, Any]) -> None:
    if value is None or value == "":
        return
    if isinstance(value, PartialDate) and value.is_full:
        value = value.as_date()
    if isinstance(value, bool):
        sheet.write_string(row, column, "x" if value else "", formats["text"])
    elif isinstance(value, date) and value.year >= 1901:
        sheet.write_datetime(row, column, datetime.combine(value, time()), formats["date"])
    elif isinstance(value, int | Dong):
        sheet.write_number(row, column, int(value), formats["number"])
    else:
        sheet.write_string(row, column, _CONTROL.sub("", _printed(value)), formats["text"])


def _printed(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value)


def _sheet_name(title: str) -> str:
    return re.sub(r"[\[\]:*?/\\]", " ", title)[:31].strip() or "Danh sách"
