"""Boxes for searching, which pass on a key they have no use for."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class SearchBox(QLineEdit):
    """Ctrl+Z in a box with nothing to take back of its own is for the window, which takes back the last deed: so says
    the line that offers it. Qt's own boxes keep the key even then."""

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and self._passes(event):
            event.ignore()
            return False
        return super().event(event)

    def _passes(self, event: QEvent) -> bool:
        undo = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
        return undo and not self.isUndoAvailable()
