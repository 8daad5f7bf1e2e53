"""In which cell of the matrix the keyboard stands."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop.widgets import theme

Index = QModelIndex | QPersistentModelIndex


class CellFocus(QStyledItemDelegate):
    """Shows in which cell the keyboard stands: that is the title the space bar ticks."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if index == self._view.currentIndex():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(self._view.visualRect(self._view.currentIndex()).adjusted(1, 1, -2, -2))
