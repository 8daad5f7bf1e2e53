"""A meter for what may not run out: a quota of awards, a budget. Too much is amber or red, and said in words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.widgets import theme
from desktop.widgets.theme import Tone

_NEARLY_FULL = 0.9
_GAP = 12  # pixels between title and words


class Meter(QWidget):
    """A title, a bar, and the words given, such as "12 trên 15 suất" or "còn 3.500.000 đồng"."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("meter")
        self._title, self._words, self._bar = _Elided(title), _Elided(), _Bar()
        self._title.setProperty("role", "label")
        self._words.setObjectName("meter_words")
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(0)
        self._top.addWidget(self._title, 1)
        self._top.addWidget(self._words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._top)
        layout.addWidget(self._bar)

    def tell(self, used: int, limit: int | None, words: str, tone: Tone | None = None) -> None:
        """`limit` None: there is none, so the bar stays empty. The tone follows from the share unless given."""
        share = 0.0 if limit is None else 1.0 if limit <= 0 < used else used / max(1, limit)
        self._bar.share = share
        self._bar.tone = tone or (Tone.BAD if share > 1 else Tone.WARNING if share > _NEARLY_FULL else Tone.GOOD)
        self._bar.update()
        self._words.setText(words)
        theme.set_tone(self._words, Tone.NEUTRAL if self._bar.tone is Tone.GOOD else self._bar.tone)
        self.setAccessibleName(f"{self._title.text()}: {words}")
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Title and words side by side where both fit, else the words under the title."""
        fits = self._title.wanted() + self._words.wanted() + _GAP <= self.width()
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self._top.direction() != direction:
            self._top.setDirection(direction)


class _Elided(QLabel):
    """One line that ends in … where it does not fit; the whole text is its tooltip."""

    def wanted(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.text()) + 2

    def sizeHint(self) -> QSize:
        return QSize(self.wanted(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(40, self.wanted()), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()


class _Bar(QWidget):
    share = 0.0
    tone = Tone.GOOD

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, 9)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("line"))
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        filled = QRectF(0, 0, self.width() * min(1.0, self.share), self.height())
        painter.setBrush(theme.tone_color(self.tone))
        painter.drawRoundedRect(filled, 4, 4)
        painter.end()
