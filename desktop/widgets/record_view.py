"""How the cells of the one table are painted: plain text cells without asking the style, which is half of a frame."""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.widgets import theme
from desktop.widgets.record_model import PLACEHOLDER, RecordsModel

_MARGIN = 8
_FOCUS_LINE = 2


class CellPainter(QStyledItemDelegate):
    """Cells with a box or an icon are left to the style."""

    def __init__(self, model: RecordsModel) -> None:
        super().__init__(model)
        self._model = model
        self._selected = theme.color("accent_soft")
        self._focus = theme.color("accent")
        self._text = theme.color("text")
        metrics = QFontMetrics(theme.base_font())
        self._elide = lru_cache(maxsize=8192)(lambda text, width: _elide(text, width, metrics))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        column = self._model.columns[index.column()]
        if column.tick is not None or column.icon is not None:
            super().paint(painter, option, index)
            return
        record = self._model.record(index.row())
        if record is None:  # asking the model is what fetches its page
            self._model.data(index)
            text, color = PLACEHOLDER, self._text
        else:
            tone = column.tone(record) if column.tone else None
            text, color = column.text(record), theme.tone_color(tone) if tone else self._text
        self._draw(painter, option, text, color, self._model.alignment(index.column()))

    def _draw(
        self, painter: QPainter, option: QStyleOptionViewItem, text: str, color: QColor, alignment: Qt.AlignmentFlag
    ) -> None:
        rect, state = cast(QRect, option.rect), cast(QStyle.StateFlag, option.state)  # type: ignore[attr-defined]
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._selected)
        painter.setPen(color)
        inside = rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        words = self._elide(text, inside.width())
        painter.drawText(inside, alignment | Qt.TextFlag.TextSingleLine, words)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(rect.x(), rect.bottom() - _FOCUS_LINE + 1, rect.width(), _FOCUS_LINE, self._focus)


def _elide(text: str, width: int, metrics: QFontMetrics) -> str:
    if len(text) * metrics.averageCharWidth() * 2 < width or metrics.horizontalAdvance(text) <= width:
        return text
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
