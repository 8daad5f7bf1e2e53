"""A small schematic picture of a paper's first page, so that the eye finds the form it knows.

Drawn from the Document's shape, which takes no time; the pages themselves are seen in the proof.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.core.document import Document, Paragraph, Signatures
from desktop.widgets import theme

LONG, SHORT = 132, 94
ROWS = 7


@dataclass(frozen=True)
class Sketch:
    """What can be told from afar: the page's direction, the table's columns, lines of text, signatures; or how many
    cards stand side by side and below one another."""

    landscape: bool = False
    columns: tuple[float, ...] = ()
    lines: int = 6
    signatures: int = 1
    cards: tuple[int, int] = (0, 0)


def sketch(document: Document) -> Sketch:
    tables = [table for table in document.tables if table.columns]
    blocks = document.blocks
    if document.sheets:
        first = document.sheets[0]
        return Sketch(first.page[0] > first.page[1], cards=(first.columns, first.rows))
    return Sketch(
        document.landscape,
        tuple(column.width for column in tables[0].columns) if tables else (),
        min(sum(isinstance(block, Paragraph) for block in blocks), 3 if tables else 8),
        min(max((len(block.blocks) for block in blocks if isinstance(block, Signatures)), default=0), 4),
    )


class Thumbnail(QWidget):
    """The picture; portrait until a sketch is shown. A click is for the mouse: a button beside it does the same."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(LONG, LONG))
        self.sketch = Sketch()
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def show_sketch(self, drawn: Sketch) -> None:
        self.sketch = drawn
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        width, height = (LONG, SHORT) if self.sketch.landscape else (SHORT, LONG)
        page = QRectF((LONG - width) / 2 + 0.5, (LONG - height) / 2 + 0.5, width - 1, height - 1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("line_strong"))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(page, 2, 2)
        _Drawing(painter, page.adjusted(9, 7, -6, -7)).draw(self.sketch)
        painter.end()


class _Drawing:
    """Draws downwards inside `area`."""

    def __init__(self, painter: QPainter, area: QRectF) -> None:
        self.painter, self.area, self.top = painter, area, area.top()

    def draw(self, shown: Sketch) -> None:
        if shown.cards == (1, 1):
            self._ceremonial()
            return
        if shown.cards[0]:
            self._cards(*shown.cards)
            return
        self._letterhead()
        self._bar(0.25, 0.5, 2.6, "text")
        self._bar(0.32, 0.36, 1.6, "line_strong")
        self.top += 2
        foot = 14 if shown.signatures else 0
        if shown.columns:
            self._table(shown.columns, foot + 3 * shown.lines)
        for line in range(shown.lines):
            self._bar(0.0, 0.6 if line == shown.lines - 1 else 1.0, 1.2, "line_strong")
        self.top = self.area.bottom() - 11
        for index in range(shown.signatures):
            start, share = index / shown.signatures, 1 / shown.signatures
            self._mark(start + share * 0.25, share * 0.5, self.top, 1.8, "text")
            self._mark(start + share * 0.2, share * 0.6, self.area.bottom() - 1.5, 1.5, "line_strong")

    def _ceremonial(self) -> None:
        """A paper to be framed: a large name in the middle, and a signature to the right."""
        self.painter.setPen(theme.color("accent"))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRect(self.area.adjusted(-4, -2, 1, 2))
        self.top += 4
        for share, height, tint in ((0.5, 1.4, "text"), (0.3, 1.2, "line_strong")):
            self._bar((1 - share) / 2, share, height, tint)
        self.top += self.area.height() / 9
        for share, height, tint in ((0.56, 1.8, "text"), (0.5, 6.0, "accent"), (0.6, 3.0, "text")):
            self._bar((1 - share) / 2, share, height, tint)
        self.top += 1
        for share in (0.7, 0.5):
            self._bar((1 - share) / 2, share, 1.2, "line_strong")
        self._mark(0.6, 0.3, self.area.bottom() - 13, 1.6, "text")
        self._mark(0.64, 0.22, self.area.bottom() - 4, 1.6, "line_strong")
        self._mark(0.05, 0.26, self.area.bottom() - 6, 1.2, "line_strong")

    def _cards(self, columns: int, rows: int) -> None:
        """Each with a band above, a picture and a few lines."""
        width, height = self.area.width() / columns, self.area.height() / rows
        for place in range(columns * rows):
            row, column = divmod(place, columns)
            card = QRectF(self.area.left() + column * width, self.area.top() + row * height, width, height)
            self.painter.setPen(theme.color("line_strong"))
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            self.painter.drawRect(card)
            self.painter.fillRect(QRectF(card.left(), card.top(), width, height / 5), theme.color("text"))
            picture = QRectF(card.left() + 2, card.top() + height / 5 + 2, width / 4, height * 0.8 - 4)
            self.painter.fillRect(picture, theme.color("neutral_soft"))
            for line in range(3):
                down = picture.top() + 1 + line * (picture.height() / 3)
                length = width * (0.6 if line == 0 else 0.45)
                self.painter.fillRect(QRectF(picture.right() + 2, down, length, 1.4), theme.color("line_strong"))

    def _letterhead(self) -> None:
        for line, tint in enumerate(("line_strong", "text")):
            down = self.top + line * 3.4
            self._mark(0.04, 0.32, down, 1.5, tint)
            self._mark(0.5, 0.48, down, 1.5, "text")
        self.top += 11

    def _table(self, columns: tuple[float, ...], foot: float) -> None:
        bottom = max(self.area.bottom() - foot, self.top + 12)
        table = QRectF(self.area.left(), self.top, self.area.width(), bottom - self.top)
        row = table.height() / ROWS
        self.painter.setPen(theme.color("line_strong"))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.fillRect(QRectF(table.left(), table.top(), table.width(), row), theme.color("neutral_soft"))
        self.painter.drawRect(table)
        for line in range(1, ROWS):
            down = table.top() + line * row
            self.painter.drawLine(QPointF(table.left(), down), QPointF(table.right(), down))
        across = table.left()
        for width in columns[:-1]:
            across += width / sum(columns) * table.width()
            self.painter.drawLine(QPointF(across, table.top()), QPointF(across, table.bottom()))
        self.top = bottom + 3

    def _bar(self, start: float, share: float, height: float, tint: str) -> None:
        self._mark(start, share, self.top, height, tint)
        self.top += height + 2

    def _mark(self, start: float, share: float, down: float, height: float, tint: str) -> None:
        width = self.area.width()
        self.painter.fillRect(QRectF(self.area.left() + start * width, down, share * width, height), theme.color(tint))
