"""The foot of a dialog with its buttons, and the dialog laid out above it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.widgets.records import RecordsTable


class Foot(QFrame):
    """The buttons of a dialog, the main one rightmost."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__()
        self._dialog = dialog
        self.setProperty("part", "buttons")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 9, 16, 9)
        self._row.addStretch()

    def add(
        self, name: str, text: str, deed: Callable[[], object], keys: str = "", *, primary: bool = False
    ) -> QPushButton:
        made = QPushButton(text)
        made.setObjectName(name)
        made.setAccessibleName(text)
        made.setProperty("primary", primary)
        made.setAutoDefault(False)
        made.clicked.connect(lambda: deed())
        if keys:
            QShortcut(QKeySequence(keys), self._dialog).activated.connect(made.click)
        self._row.addWidget(made)
        return made


def muted(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    return label


def lay_out(dialog: QDialog, parts: Sequence[QWidget], foot: QWidget, width: int, height: int) -> None:
    body = QVBoxLayout()
    body.setContentsMargins(16, 12, 16, 8)
    body.setSpacing(8)
    for part in parts:
        body.addWidget(part, int(isinstance(part, RecordsTable)))
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addLayout(body, 1)
    layout.addWidget(foot)
    space = dialog.screen().availableGeometry()
    dialog.resize(min(width, space.width() - 40), min(height, space.height() - 60))
