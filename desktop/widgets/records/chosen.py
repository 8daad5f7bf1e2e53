"""What is chosen in a list: rows always, and within them a block of cells where somebody marked one as in Excel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QObject, Signal
from PySide6.QtWidgets import QTableView

from desktop.widgets.records.columns import Column
from desktop.widgets.records.model import RecordsModel

_FLAG = QItemSelectionModel.SelectionFlag


class Chosen(QObject):
    """The chosen rows of one view. A block is the part of them from the column where it was begun to the one of the
    cursor; deeds on people take the rows, deeds on cells the block."""

    block_changed = Signal()

    def __init__(self, view: QTableView, model: RecordsModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._anchor: str | None = None
        self._kept: tuple[list[str], str] = ([], "")
        self._kept_place = (0, 0)
        self.column_kept = 0  # in which the cursor stood before the search

    # Rows

    def current(self) -> Any | None:
        index = self._view.currentIndex()
        return self._model.record(index.row()) if index.isValid() and self.rows() else None

    def rows(self) -> list[tuple[int, int]]:
        """Chosen rows as ranges (first, last), in order."""
        selection = self._view.selectionModel().selection()
        return sorted({(selection.at(i).top(), selection.at(i).bottom()) for i in range(selection.count())})

    def count(self) -> int:
        return sum(last - first + 1 for first, last in self.rows())

    def records(self) -> list[Any]:
        """The chosen records that are in memory; for a ListSource that is all of them."""
        rows = (row for first, last in self.rows() for row in range(first, last + 1))
        return [record for row in rows if (record := self._model.record(row)) is not None]

    def reader(self) -> Callable[[], list[Any]]:
        """Reads every chosen record, also those not in memory: for the worker thread."""
        ranges, read = self.rows(), self._model.read_rows
        return lambda: [record for first, last in ranges for record in read(first, last)]

    def select(self, id: str) -> bool:
        """Choose the record with that id and bring it into view; False when it is not among what is shown."""
        if not (rows := self._model.rows_of({id})):
            return False
        self.choose_row(rows[0])
        return True

    def choose_row(self, row: int) -> None:
        """That row alone. `selectRow` would switch it over while Ctrl is still held down from Ctrl+S."""
        place = self._model.index(row, self.column_kept)
        self._view.selectionModel().setCurrentIndex(place, _FLAG.ClearAndSelect | _FLAG.Rows)
        self._view.scrollTo(place)

    # The block

    def begin_block(self, column: int) -> None:
        """From that column to the one of the cursor, wherever it goes."""
        self._anchor = self._model.columns[column].key
        self._block_changed()

    def end_block(self) -> bool:
        """Whole rows again; False when they were."""
        if self._anchor is None:
            return False
        self._anchor = None
        self._block_changed()
        return True

    def has_block(self) -> bool:
        return self._anchor is not None and bool(self.block())

    def block(self) -> list[Column[Any]]:
        """The columns of the block from left to right; none without one."""
        if self._anchor is None or not self._view.currentIndex().isValid():
            return []
        header, columns = self._view.horizontalHeader(), self._model.columns
        ends = [
            next(n for n, column in enumerate(columns) if column.key == self._anchor),
            self._view.currentIndex().column(),
        ]
        first, last = sorted(header.visualIndex(number) for number in ends)
        numbers = (header.logicalIndex(place) for place in range(first, last + 1))
        return [columns[number] for number in numbers if not header.isSectionHidden(number)]

    def move_block(self, right: int) -> None:
        """One column further, over hidden ones; the first step begins the block."""
        index, header = self._view.currentIndex(), self._view.horizontalHeader()
        if not index.isValid():
            return
        if self._anchor is None:
            self.begin_block(index.column())
        place = header.visualIndex(index.column()) + right
        while 0 <= place < header.count() and header.isSectionHidden(header.logicalIndex(place)):
            place += right
        if 0 <= place < header.count():
            there = self._model.index(index.row(), header.logicalIndex(place))
            self._view.selectionModel().setCurrentIndex(there, _FLAG.NoUpdate)
            self._view.scrollTo(there)
        self._block_changed()

    def _block_changed(self) -> None:
        self._view.viewport().update()
        self.block_changed.emit()

    # Over a change of the list

    def keep(self) -> None:
        current = self.current()
        self._kept = (
            [getattr(record, "id", "") for record in self.records()],
            getattr(current, "id", "") if current is not None else "",
        )
        self._kept_place = (self._view.verticalScrollBar().value(), max(0, self._view.currentIndex().column()))

    def restore(self) -> None:
        ids, current = self._kept
        if not ids:
            return
        self._kept = ([], "")
        model, chosen, last = self._model, QItemSelection(), self._model.columnCount() - 1
        for row in model.rows_of(set(ids)):
            chosen.select(model.index(row, 0), model.index(row, last))
        place, column = self._kept_place
        for row in model.rows_of({current}):
            self._view.setCurrentIndex(model.index(row, column))
        self._view.selectionModel().select(chosen, _FLAG.ClearAndSelect)
        self._view.verticalScrollBar().setValue(place)

    def column_of(self, index: QModelIndex) -> Column[Any]:
        return self._model.columns[index.column()]
