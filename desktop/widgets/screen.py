"""What the window may ask of a screen. Screens of features subclass `Screen` and fill in what they have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.widgets.actions import Action
from desktop.widgets.page import Page
from desktop.widgets.records import RecordsTable


class Screen(QWidget):
    """One screen of the stack. `deeds` become its toolbar, in order, and stand in the menus and in Ctrl+K.

    Put the content into `self.content` (a vertical layout with the program's margins). What is larger than the window
    scrolls; nothing is squeezed below its smallest size.
    """

    def __init__(self, name: str, title: str, help_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.title = title
        self.help_text = help_text
        self.deeds: list[Action] = []
        page = QWidget()
        self.content = QVBoxLayout(page)
        self.content.setContentsMargins(14, 4, 14, 10)
        self.content.setSpacing(8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Page(page))

    def take_focus(self) -> None:
        """Let the keys go to the first list, else to the first thing that can be worked."""
        self.setFocus()
        tables: Iterable[RecordsTable] = self.findChildren(RecordsTable)
        if first := next((table for table in tables if table.isVisible()), None):
            first.take_focus()
        else:
            self.focusNextChild()

    def reload(self) -> None:
        """Ask the database again (F5, and when the screen is first shown)."""

    def open_at(self, **where: Any) -> None:
        """Show the place somebody navigated to, such as `member="…"`; called after the screen is shown."""

    def status(self) -> str:
        """A short text for the status bar, such as the number of records."""
        return ""

    def may_leave(self) -> bool:
        """False while text is typed that nothing keeps; the window then stays."""
        return True
