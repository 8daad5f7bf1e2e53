"""A meter for what may not run out: a quota of awards, a budget. Too much is amber or red, and said in words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.widgets import theme
from desktop.widgets.theme import Tone

_NEARLY_FULL = 0.9


class Meter(QWidget):
    """A title, a bar, and the words given, such as "12 trên 15 suất" or "còn 3.500.000 đồng"."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("meter")
        self._title, self._words, self._bar = QLabel(title), QLabel(), _Bar()
        self._title.setProperty("role", "label")
        self._title.setWordWrap(True)
        self._words.setObjectName("meter_words")
        self._words.setAlignment(Qt.AlignmentFlag.AlignRight)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
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
