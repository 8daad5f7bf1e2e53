"""The sign of each state in a cell of the year, told by shape first and by colour besides; and what the signs mean."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from desktop.features.dues.domain import Cell, CellState
from desktop.features.dues.words import state_name
from desktop.widgets import theme
from desktop.widgets.records import RecordsTable
from desktop.widgets.records.cells import CellDelegate

SIGNS = {
    CellState.PAID: "✓",
    CellState.PARTLY: "◐",
    CellState.OWED: "○",
    CellState.EXEMPT: "M",
    CellState.UNKNOWN: "?",
    CellState.OVER: "✓+",
    CellState.ADVANCE: "»",
    CellState.OPEN: "·",
    CellState.ABSENT: "–",
}
"""As text: what is copied and read aloud."""

_COLORS = {
    CellState.PAID: "good", CellState.PARTLY: "warning", CellState.OWED: "bad", CellState.EXEMPT: "muted",
    CellState.UNKNOWN: "warning", CellState.OVER: "good", CellState.ADVANCE: "good", CellState.OPEN: "muted",
    CellState.ABSENT: "line_strong",
}  # fmt: skip
_SOFT = {
    CellState.PARTLY: "warning_soft", CellState.OWED: "bad_soft", CellState.UNKNOWN: "warning_soft",
    CellState.OVER: "good_soft", CellState.ADVANCE: "good_soft",
}  # fmt: skip
_LEGEND = (
    CellState.PAID, CellState.PARTLY, CellState.OWED, CellState.EXEMPT, CellState.UNKNOWN, CellState.OVER,
    CellState.ADVANCE, CellState.OPEN, CellState.ABSENT,
)  # fmt: skip
_SIZE = 11


def draw_sign(painter: QPainter, center: QPointF, state: CellState) -> None:
    color = theme.color(_COLORS[state])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(color, 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    box = QRectF(center.x() - _SIZE / 2, center.y() - _SIZE / 2, _SIZE, _SIZE)
    if state in (CellState.PAID, CellState.OVER):
        _draw_check(painter, box.translated(-4 if state is CellState.OVER else 0, 0))
        if state is CellState.OVER:
            painter.drawLine(box.center() + QPointF(5, 0), box.center() + QPointF(11, 0))
            painter.drawLine(box.center() + QPointF(8, -3), box.center() + QPointF(8, 3))
    elif state in (CellState.OWED, CellState.PARTLY):
        painter.drawEllipse(box)
        if state is CellState.PARTLY:
            painter.setBrush(color)
            painter.drawChord(box, 270 * 16, -180 * 16)
    else:
        around = box.adjusted(-10, -6, 10, 6)
        painter.drawText(around, Qt.AlignmentFlag.AlignCenter, SIGNS[state])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _draw_check(painter: QPainter, box: QRectF) -> None:
    places = ((0.05, 0.55), (0.38, 0.88), (0.95, 0.15))
    painter.drawPolyline(QPolygonF([QPointF(box.x() + x * _SIZE, box.y() + y * _SIZE) for x, y in places]))


class CellPainter(CellDelegate):
    """Paints the months by their signs, with the amount where it is asked for, and frames the cell the keyboard stands
    in. `cell_at` gives the cell of a record's column, None for what is no month."""

    def __init__(self, table: RecordsTable, cell_at: Callable[[Any, str], Cell | None]) -> None:
        super().__init__(table.model, table.selection.block, lambda: table.view.typing)
        self._cells = table.model
        self._cell_at = cell_at
        self.with_amounts = False

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        record = self._cells.record(index.row())
        cell = self._cell_at(record, self._cells.columns[index.column()].key) if record is not None else None
        if cell is None:
            super().paint(painter, option, index)
            return
        rect = cast(QRect, option.rect)  # type: ignore[attr-defined]
        state = cast(QStyle.StateFlag, option.state)  # type: ignore[attr-defined]
        painter.save()
        if soft := _SOFT.get(cell.state):
            painter.fillRect(rect, theme.color(soft))
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(
                rect if not soft else rect.adjusted(0, rect.height() - 4, 0, 0), theme.color("accent_soft")
            )
        amount = amount_text(cell) if self.with_amounts else ""
        draw_sign(painter, QPointF(rect.x() + 12, rect.center().y()) if amount else QRectF(rect).center(), cell.state)
        if amount:
            painter.setPen(theme.color("text"))
            painter.drawText(
                rect.adjusted(20, 0, -5, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, amount
            )
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()


def amount_text(cell: Cell) -> str:
    """What is left where something is, else what was paid."""
    return str(cell.left or cell.paid or "")


class Legend(QWidget):
    """What the signs mean, in one line; what does not fit is left out, for every cell says it in its tip too."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("dues_legend")
        self.setAccessibleName(", ".join(f"{SIGNS[one]}: {state_name(one)}" for one in _LEGEND))
        self.setToolTip(self.accessibleName())

    def sizeHint(self) -> QSize:
        words = sum(34 + self.fontMetrics().horizontalAdvance(state_name(one)) for one in _LEGEND)
        return QSize(words + 4, self.fontMetrics().height() + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, left, middle = QPainter(self), 2, self.height() / 2
        for state in _LEGEND:
            words = state_name(state)
            width = 26 + self.fontMetrics().horizontalAdvance(words) + 8
            if left + width - 8 > self.width():
                break
            draw_sign(painter, QPointF(left + 12, middle), state)
            painter.setPen(theme.color("muted"))
            room = QRectF(left + 26, 0, width, self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
            left += width
        painter.end()
