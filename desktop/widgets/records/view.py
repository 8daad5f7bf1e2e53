"""The table view of a RecordsTable, which sees its keys first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

if TYPE_CHECKING:
    from desktop.widgets.records.table import RecordsTable


class View(QTableView):
    """A table view that gives its keys to its RecordsTable first."""

    def __init__(self, table: RecordsTable) -> None:
        super().__init__(table)
        self._table = table

    def move_on(self, down: int, right: int) -> None:
        """From a cell that was just changed to the one below or beside it."""
        move = {
            (1, 0): QAbstractItemView.CursorAction.MoveDown,
            (0, 1): QAbstractItemView.CursorAction.MoveRight,
            (0, -1): QAbstractItemView.CursorAction.MoveLeft,
        }[down, right]
        if (index := self.moveCursor(move, Qt.KeyboardModifier.NoModifier)).isValid():
            self.setCurrentIndex(index)
        self.setFocus()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A finished word begins a change as a key does; Qt itself sees to words that are still being composed."""
        index = self.currentIndex()
        begins = event.commitString() and self.state() is not QAbstractItemView.State.EditingState
        if begins and index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
            QCoreApplication.sendEvent(self.indexWidget(index), event)
        else:
            super().inputMethodEvent(event)

    def rows_seen(self) -> tuple[int, int]:
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        return first, first if last < 0 else last

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._table.key_pressed(event):
            super().keyPressEvent(event)
