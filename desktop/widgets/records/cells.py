"""The cells of the one table: painted as plain text without asking the style, which is half of a frame, and changed in
their place by the fields a form is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPolygon
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.core.errors import FieldRefused
from desktop.widgets import theme
from desktop.widgets.fields import Field
from desktop.widgets.form import field_sentence
from desktop.widgets.records.columns import Column
from desktop.widgets.records.model import PLACEHOLDER, RecordsModel
from desktop.widgets.theme import Tone

_MARGIN = 8
_FOCUS_LINE = 2
_CORNER = 7
_MOVES = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}
_ARROWS = {
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Left: (0, -1),
}

_HELD = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class CellDelegate(QStyledItemDelegate):
    """Cells with a box or an icon are painted by the style."""

    moved_on = Signal(int, int)  # a cell was left by a key: rows down, columns to the right

    def __init__(self, model: RecordsModel, block: Callable[[], Sequence[object]], typing: Callable[[], bool]) -> None:
        """`block` gives the columns of the marked cells, `typing` whether the change was begun by typing."""
        super().__init__(model)
        self._model = model
        self._block, self._typing = block, typing
        self._beside_block = theme.color("stripe")
        self._selected = theme.color("accent_soft")
        self._focus = theme.color("accent")
        self._bad = theme.tone_color(Tone.BAD)
        self._field: Field | None = None
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
            text, color = self._model.text(record, column), theme.tone_color(tone) if tone else self._text
        attempt = self._model.attempt(record, column)
        refused = attempt is not None and bool(attempt.refusal)
        self._draw(
            painter, option, text, self._bad if refused else color, self._model.alignment(index.column()), column
        )
        if refused:
            corner = cast(QRect, option.rect).topRight()  # type: ignore[attr-defined]
            painter.setBrush(self._bad)
            painter.drawPolygon(QPolygon([corner, corner - QPoint(_CORNER, 0), corner + QPoint(0, _CORNER)]))

    # Changing a cell in its place

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """What was typed and refused is typed on; else the value that is kept."""
        column, record = self._model.columns[index.column()], self._model.record(index.row())
        assert column.edit is not None
        self._field = field = column.edit.field()
        attempt = self._model.attempt(record, column)
        field.load(column.edit.value(record))
        if attempt:
            field.from_draft(attempt.typed)
        entry = field.entry
        entry.setParent(parent)
        entry.setObjectName(f"cell_{column.key}")
        entry.setProperty("cell", True)
        self._model.hold()
        return entry

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Nothing: news of other cells must not write over what is being typed."""

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        column, record, field = self._model.columns[index.column()], self._model.record(index.row()), self._field
        assert column.edit is not None
        assert field is not None
        if record is None:
            return
        try:
            value = field.value()
        except FieldRefused as refusal:
            self._model.refuse(record, column.key, field_sentence(refusal), field.to_draft())
            return
        if (value or None) == (column.edit.value(record) or None):
            self._model.forget(record, column.key)
        else:
            self._model.change(record, column, value, field.to_draft())

    def destroyEditor(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        super().destroyEditor(editor, index)
        QTimer.singleShot(0, self, self._model.release)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        move = self._move(editor, cast(QKeyEvent, event)) if pressed else None
        if move is not None and isinstance(editor, QWidget):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)
            self.moved_on.emit(*move)
            return True
        return super().eventFilter(editor, event)

    def _move(self, editor: QObject, event: QKeyEvent) -> tuple[int, int] | None:
        """Where a key leads out of the cell: in one begun by typing, arrows too, as in Excel."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return -1, 0
        arrows = isinstance(editor, QLineEdit) and self._typing() and not event.modifiers() & _HELD
        return _MOVES.get(key) or (_ARROWS.get(key) if arrows else None)

    def _draw(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        text: str,
        color: QColor,
        alignment: Qt.AlignmentFlag,
        column: Column[Any],
    ) -> None:
        rect, state = cast(QRect, option.rect), cast(QStyle.StateFlag, option.state)  # type: ignore[attr-defined]
        if state & QStyle.StateFlag.State_Selected:
            block = self._block()
            painter.fillRect(rect, self._beside_block if block and column not in block else self._selected)
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
