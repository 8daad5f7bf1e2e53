"""A tile of a home screen: one figure or sentence that matters, and a click that leads to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.widgets import theme
from desktop.widgets.theme import Tone


class Card(QFrame):
    """Icon, title, a large figure, a line of explanation. `clicked` also comes from Enter and Space."""

    clicked = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        figure: str = "",
        text: str = "",
        *,
        name: str = "card",
        live: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("part", "card")
        self.setProperty("live", live)
        self._live = live
        picture, self._title, self._figure, self._text = QLabel(), QLabel(title), QLabel(), QLabel()
        picture.setPixmap(theme.pixmap(icon, 20, "accent"))
        self._title.setProperty("role", "label")
        self._title.setWordWrap(True)
        self._figure.setProperty("role", "figure")
        self._figure.setObjectName(f"{name}_figure")
        self._text.setProperty("role", "muted")
        self._text.setObjectName(f"{name}_text")
        self._text.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(14, 12, 14, 12)
        self.content.setSpacing(4)
        self.content.addLayout(head)
        self.content.addWidget(self._figure)
        self.content.addWidget(self._text)
        self.content.addStretch()
        self.setMinimumSize(180, 104)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        if live:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.tell(figure, text)

    def tell(self, figure: str, text: str, tone: Tone = Tone.NEUTRAL) -> None:
        self._figure.setText(figure)
        self._figure.setVisible(bool(figure))
        self._text.setText(text)
        theme.set_tone(self._figure, tone)
        self.setAccessibleName(" ".join(part for part in (self._title.text(), figure, text) if part))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if (
            self._live
            and event.button() == Qt.MouseButton.LeftButton
            and self.rect().contains(event.position().toPoint())
        ):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._live and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)
