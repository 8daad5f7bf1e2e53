"""A line at the foot of the window that says what was done and offers to take it back; it goes away by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.widgets.words import translate

_SHOWN_MS = 9_000


class Snackbar(QFrame):
    """Stands over the lower edge of its parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("snackbar")
        self.setProperty("part", "snackbar")
        self._take_back: Callable[[], None] | None = None
        self._text = QLabel()
        self._text.setObjectName("snackbar_text")
        self._text.setWordWrap(True)
        self.undo_button = QPushButton(translate("widgets", "Take back (Ctrl+Z)"))
        self.undo_button.setObjectName("snackbar_undo")
        self.undo_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.undo_button.clicked.connect(self._undo)
        self._row = layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 9, 9, 9)
        layout.setSpacing(16)
        layout.addWidget(self._text, 1)
        layout.addWidget(self.undo_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def tell(self, text: str, take_back: Callable[[], None] | None = None) -> None:
        self._take_back = take_back
        self._text.setText(text)
        self.setAccessibleName(text)
        self.undo_button.setVisible(take_back is not None)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(_SHOWN_MS)

    def text(self) -> str:
        return self._text.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _undo(self) -> None:
        self.hide()
        if self._take_back is not None:
            self._take_back()

    def _place(self) -> None:
        around = self._over
        words = self._text.fontMetrics().horizontalAdvance(self._text.text())
        button = self.undo_button.sizeHint().width() if not self.undo_button.isHidden() else 0
        width = min(max(260, words + button + 70), around.width() - 40)
        self.setFixedWidth(width)
        height = max(self.sizeHint().height(), self._row.heightForWidth(width))
        self.setFixedHeight(height)
        self.move((around.width() - width) // 2, around.height() - height - 40)
