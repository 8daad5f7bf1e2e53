"""Which columns of a list are seen, and in which order: chosen by ticks, moved by the mouse or Ctrl and the arrows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.widgets.page import resize_within_screen
from desktop.widgets.words import translate

_KEY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Offered:
    """A column that can be chosen."""

    key: str
    title: str
    shown: bool


class ColumnChooser(QDialog):
    """The list shows every change at once; `first` gives the columns as they were meant."""

    def __init__(
        self,
        parent: QWidget,
        offered: Sequence[Offered],
        first: Sequence[Offered],
        arrange: Callable[[Sequence[Offered]], None],
    ) -> None:
        super().__init__(parent)
        self.setObjectName("column_chooser")
        self.setWindowTitle(translate("widgets", "Columns of the list"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._arrange = arrange
        self.columns = _Columns()
        self.columns.setObjectName("columns")
        self.columns.setAccessibleName(self.windowTitle())
        self.columns.moved = self._tell
        self.columns.itemChanged.connect(lambda _: self._tell())
        self.columns.model().rowsMoved.connect(lambda *_: self._tell())
        hint = QLabel(translate("widgets", "Space shows or hides; Ctrl+↑ and Ctrl+↓ move a column, as dragging does."))
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        again = QPushButton(translate("widgets", "As at first"))
        again.setObjectName("columns_first")
        again.setAutoDefault(False)
        again.clicked.connect(lambda: self._start_over(first))
        close = QPushButton(translate("widgets", "Close"))
        close.setObjectName("columns_close")
        close.setProperty("primary", True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(again)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addWidget(hint)
        layout.addWidget(self.columns, 1)
        layout.addLayout(buttons)
        self._fill(offered)
        self.columns.setFocus()
        resize_within_screen(self, 360, 560)

    def _start_over(self, first: Sequence[Offered]) -> None:
        self._fill(first)
        self._tell()

    def _fill(self, offered: Sequence[Offered]) -> None:
        self.columns.blockSignals(True)
        self.columns.clear()
        for one in offered:
            item = QListWidgetItem(one.title)
            item.setData(_KEY, one.key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if one.shown else Qt.CheckState.Unchecked)
            self.columns.addItem(item)
        self.columns.setCurrentRow(0)
        self.columns.blockSignals(False)

    def _tell(self) -> None:
        items = [self.columns.item(row) for row in range(self.columns.count())]
        chosen = [Offered(item.data(_KEY), item.text(), item.checkState() is Qt.CheckState.Checked) for item in items]
        if any(one.shown for one in chosen):
            self._arrange(chosen)


class _Columns(QListWidget):
    def __init__(self) -> None:
        super().__init__()
        self.moved: Callable[[], None] = lambda: None
        self.setSpacing(2)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if not step or event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        row = self.currentRow()
        if 0 <= row + step < self.count():
            self.blockSignals(True)
            self.insertItem(row + step, self.takeItem(row))
            self.setCurrentRow(row + step)
            self.blockSignals(False)
            self.moved()
