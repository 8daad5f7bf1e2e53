"""Small parts that tell a state: an empty list that teaches, a banner, a badge."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.widgets import theme
from desktop.widgets.actions import Action, button
from desktop.widgets.theme import Tone

_BANNER_ICONS = {
    Tone.NEUTRAL: "info",
    Tone.ACCENT: "info",
    Tone.GOOD: "circle-check",
    Tone.WARNING: "triangle-alert",
    Tone.BAD: "circle-x",
}


_GAP = 12


class EmptyState(QWidget):
    """What stands where a list would be: what is missing, and the buttons that begin it. Where there is little room the
    buttons stand below each other, and the picture and then the words give way to them."""

    def __init__(
        self, icon: str, title: str, text: str, actions: Sequence[Action] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("empty_state")
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        picture, heading, words = QLabel(), QLabel(title), QLabel(text)
        picture.setPixmap(theme.pixmap(icon, 44, "line_strong"))
        heading.setProperty("role", "heading")
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        words.setMaximumWidth(520)
        layout = self._column = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch()
        self._giving_way = (words, picture)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for label in (picture, heading, words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(picture)
        layout.addWidget(heading)
        around = QHBoxLayout()
        around.addStretch()
        around.addWidget(words, 100)
        around.addStretch()
        layout.addLayout(around)
        for action in actions:
            self._buttons.addWidget(button(action))
        if actions:
            row = QHBoxLayout()
            row.addStretch()
            row.addLayout(self._buttons)
            row.addStretch()
            layout.addSpacing(6)
            layout.addLayout(row)
        layout.addStretch()

    def minimumSizeHint(self) -> QSize:
        sizes = [self._buttons.itemAt(place).sizeHint() for place in range(self._buttons.count())]
        return QSize(max((size.width() for size in sizes), default=0), sum(size.height() for size in sizes))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        sizes = [self._buttons.itemAt(place).sizeHint().width() + _GAP for place in range(self._buttons.count())]
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._buttons.setDirection(beside if sum(sizes) + 2 * _GAP <= self.width() else below)
        for part in self._giving_way:
            part.show()
        for part in reversed(self._giving_way):
            part.setVisible(self._column.totalHeightForWidth(self.width()) <= self.height())


class Banner(QFrame):
    """One sentence across the width, coloured by what it means, with at most a few buttons."""

    def __init__(
        self, tone: Tone, text: str = "", actions: Sequence[Action] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setProperty("part", "banner")
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setObjectName("banner_text")
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 7, 10, 7)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        for action in actions:
            layout.addWidget(button(action))
        self.tell(tone, text)

    def tell(self, tone: Tone, text: str) -> None:
        tint = "muted" if tone is Tone.NEUTRAL else tone.value
        self._icon.setPixmap(theme.pixmap(_BANNER_ICONS[tone], 18, tint))
        self._text.setText(text)
        self.setAccessibleName(text)
        theme.set_tone(self, tone)

    def text(self) -> str:
        return self._text.text()


class Badge(QLabel):
    """A short word in a coloured pill, such as a status."""

    def __init__(self, tone: Tone, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setObjectName("badge")
        self.setProperty("part", "badge")
        self.setProperty("tone", tone.value)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tell(self, tone: Tone, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)
        theme.set_tone(self, tone)
