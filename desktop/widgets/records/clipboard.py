"""Rows on their way to and from Excel by way of the clipboard."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from desktop.widgets.records.columns import Column


def is_table(copied: str) -> bool:
    return "\t" in copied or "\n" in copied.strip()


def first_rows(ranges: list[tuple[int, int]], most: int) -> list[tuple[int, int]]:
    kept, left = [], most
    for first, last in ranges:
        if left <= 0:
            break
        kept.append((first, min(last, first + left - 1)))
        left -= last - first + 1
    return kept


def _never_a_formula(cell: str) -> str:
    """A blank before what a spreadsheet would compute. Nobody sees it, and the importer drops it; the HTML beside the
    text needs none, because it says that its cells are text."""
    return f" {cell}" if cell[:1] in ("=", "+", "-", "@") and len(cell) > 1 else cell


def shown_in_part(columns: Sequence[Column[Any]], records: Sequence[Any]) -> bool:
    """Whether any of these cells holds more than it shows."""
    parted = [column for column in columns if column.whole is not None]
    return any(column.whole and column.whole(one) != column.text(one) for column in parted for one in records)


def put_on_clipboard(
    columns: Sequence[Column[Any]], records: Sequence[Any], *, headings: bool = True, whole: bool = False
) -> None:
    """As tab-separated text, and as HTML that tells Excel each cell is text, so that `079…` keeps its zero; `whole`
    with what the list shows only in part."""
    texts = [(whole and column.whole) or column.text for column in columns]
    rows = [[column.title for column in columns]] if headings else []
    rows += [[" ".join(text(record).split()) for text in texts] for record in records]
    content = QMimeData()
    content.setText("\n".join("\t".join(map(_never_a_formula, row)) for row in rows))
    cells = ("".join(f"<td style=\"mso-number-format:'\\@'\">{html.escape(cell)}</td>" for cell in row) for row in rows)
    table = "".join(f"<tr>{row}</tr>" for row in cells)
    content.setHtml(f'<html><head><meta charset="utf-8"></head><body><table>{table}</table></body></html>')
    QGuiApplication.clipboard().setMimeData(content)
