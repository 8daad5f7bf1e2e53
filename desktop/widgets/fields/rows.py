"""A field that is a small table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

from desktop.widgets.fields.base import Field


class Rows(Field):
    """A small table of texts, with an empty row at its end for the next one; its value is the rows that say anything.

    A feature's subclass reads and writes its own records with `read_row` and `write_row`.
    """

    def __init__(self, key: str, label: str, columns: Sequence[tuple[str, int]], *, hint: str = "") -> None:
        """`columns` are titles with widths in pixels; the last one takes what is left."""
        super().__init__(key, label, hint=hint, wide=True)
        self.grid = QTableWidget(0, len(columns))
        self.grid.setHorizontalHeaderLabels([title for title, _ in columns])
        for index, (_, width) in enumerate(columns):
            self.grid.setColumnWidth(index, width)
        self.grid.horizontalHeader().setStretchLastSection(True)
        self.grid.verticalHeader().hide()
        self.grid.setTabKeyNavigation(
            False
        )  # Tab goes on to the next field; within a row that is edited to the next cell
        self.grid.setFixedHeight(132)
        self.grid.itemChanged.connect(lambda _: self._on_changed())
        self._name(self.grid)
        self._show(())

    def read_row(self, texts: tuple[str, ...]) -> Any:
        return texts

    def write_row(self, value: Any) -> Sequence[str]:
        return tuple(value)

    def value(self) -> tuple[Any, ...]:
        return tuple(self.read_row(texts) for texts in self._texts())

    def load(self, value: Any) -> None:
        self._show([self.write_row(one) for one in value or ()])

    def to_draft(self) -> str:
        return json.dumps(self._texts(), ensure_ascii=False)

    def from_draft(self, text: str) -> None:
        self._show(json.loads(text or "[]"))

    def _texts(self) -> list[tuple[str, ...]]:
        every = [tuple(self._text(row, column) for column in range(self.grid.columnCount()))
                 for row in range(self.grid.rowCount())]  # fmt: skip
        return [texts for texts in every if any(texts)]

    def _text(self, row: int, column: int) -> str:
        item = self.grid.item(row, column)
        return " ".join(item.text().split()) if item else ""

    def _show(self, rows: Iterable[Sequence[str]]) -> None:
        given = [*rows, ()]
        self.grid.blockSignals(True)
        self.grid.clearContents()
        self.grid.setRowCount(len(given))
        for row, texts in enumerate(given):
            for column, text in enumerate(texts):
                self.grid.setItem(row, column, QTableWidgetItem(text))
        self.grid.blockSignals(False)

    def _on_changed(self) -> None:
        last = self.grid.rowCount() - 1
        if any(self._text(last, column) for column in range(self.grid.columnCount())):
            self.grid.setRowCount(last + 2)
        self.left.emit(self.key)
