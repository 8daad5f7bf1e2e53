"""The table view of a RecordsTable, which sees its keys first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QItemSelectionModel, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.widgets.records.cells import CellDelegate

if TYPE_CHECKING:
    from desktop.widgets.records.table import RecordsTable

_WHOLE_ROWS = {
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
}  # fmt: skip
"""Keys that without Shift leave a block of cells."""


class View(QTableView):
    """A table view that gives its keys to its RecordsTable first. Cells are marked as a block with Shift and the arrow
    keys, or by dragging across columns."""

    def __init__(self, table: RecordsTable) -> None:
        super().__init__(table)
        self._table = table
        self._pressed = -1
        self.typing = False  # the cell being changed was begun by typing, not by F2: arrows leave it, as in Excel

    def move_on(self, down: int, right: int) -> None:
        """From a cell that was just changed to the one below or beside it."""
        move = {
            (1, 0): QAbstractItemView.CursorAction.MoveDown,
            (-1, 0): QAbstractItemView.CursorAction.MoveUp,
            (0, 1): QAbstractItemView.CursorAction.MoveRight,
            (0, -1): QAbstractItemView.CursorAction.MoveLeft,
        }[down, right]
        if (index := self.moveCursor(move, Qt.KeyboardModifier.NoModifier)).isValid():
            alone = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, alone)  # Shift may still be held from Shift+Tab
        self.setFocus()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A finished word begins a change as a key does; Qt itself sees to words that are still being composed."""
        index = self.currentIndex()
        begins = event.commitString() and not self.is_editing()
        self.typing = self.typing or not self.is_editing()
        if begins and index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.typing = True
            self.edit(index)
            QCoreApplication.sendEvent(self.indexWidget(index), event)
        else:
            super().inputMethodEvent(event)

    def is_editing(self) -> bool:
        return self.state() is QAbstractItemView.State.EditingState

    def rows_seen(self) -> tuple[int, int]:
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        return first, first if last < 0 else last

    def event(self, event: QEvent) -> bool:
        """With a block marked, Ctrl+V is for it, and not for the list."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_for_block(event):
            event.accept()
            return True
        return super().event(event)

    def _is_for_block(self, event: QKeyEvent) -> bool:
        return event.matches(QKeySequence.StandardKey.Paste) and self._table.selection.has_block()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._table.keys.pressed(event):
            return
        if event.key() in _WHOLE_ROWS and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._table.selection.end_block()
        self.typing = self.typing if self.is_editing() else True
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        before, there = self.currentIndex(), self.indexAt(event.position().toPoint())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        across = shift and before.isValid() and there.isValid() and before.column() != there.column()
        self._pressed = there.column() if event.button() is Qt.MouseButton.LeftButton else -1
        if not shift and self._pressed >= 0:
            self._table.selection.end_block()
        super().mousePressEvent(event)
        if across and not self._table.selection.has_block():
            self._table.selection.begin_block(before.column())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        there = self.indexAt(event.position().toPoint())
        if event.buttons() & Qt.MouseButton.LeftButton and self._pressed >= 0 and there.isValid():
            if there.column() != self._pressed and not self._table.selection.has_block():
                self._table.selection.begin_block(self._pressed)
            self.viewport().update()


def dress(view: View, header: QHeaderView, delegate: CellDelegate) -> None:
    """Rows that are chosen whole, cells that are typed into, headings that are dragged and sort."""
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setAlternatingRowColors(True)
    view.setShowGrid(True)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    delegate.moved_on.connect(view.move_on)
    view.setItemDelegate(delegate)
    view.setCornerButtonEnabled(False)
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    rows = view.verticalHeader()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(view.fontMetrics().height() + 11)
    rows.hide()
    header.setHighlightSections(False)
    header.setTextElideMode(Qt.TextElideMode.ElideRight)
    header.setSectionsMovable(True)
    header.setSectionsClickable(True)
    header.setStretchLastSection(True)
    header.setSortIndicatorClearable(True)
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    header.setSortIndicatorShown(False)  # it would take room in every heading
    header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
