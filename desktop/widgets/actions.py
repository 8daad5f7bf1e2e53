"""What the user can do, defined once: the same action stands in the toolbar, the menu, the context menu and Ctrl+K."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.widgets import theme


class Place(StrEnum):
    """The menu of the menu bar in which an action stands."""

    SYSTEM = "system"
    LISTS = "lists"
    WORK = "work"
    REPORTS = "reports"
    TOOLS = "tools"
    HELP = "help"


class Action(QAction):
    """An action of `owner` (a screen or window). Its shortcut works while the owner is on the screen.

    `needs_selection` greys it while the table it is given to has nothing selected.
    """

    def __init__(
        self,
        owner: QWidget,
        id: str,
        title: str,
        icon: str,
        handler: Callable[[], object],
        shortcut: str = "",
        *,
        tip: str = "",
        primary: bool = False,
        needs_selection: bool = False,
        place: Place = Place.WORK,
        in_toolbar: bool = True,
    ) -> None:
        super().__init__(theme.icon(icon, "accent" if primary else "text"), title, owner)
        self.id = id
        self.icon_name = icon
        self.primary = primary
        self.needs_selection = needs_selection
        self.place = place
        self.in_toolbar = in_toolbar
        self.setObjectName(id)
        self.setIconText(title.removesuffix("…"))
        if shortcut:
            self.setShortcuts([QKeySequence(key) for key in shortcut.split("|")])
        self.setToolTip(_tip(tip or title.removesuffix("…"), self.shortcut()))
        self.triggered.connect(lambda: handler())
        owner.addAction(self)


def button(action: Action, parent: QWidget | None = None) -> QPushButton:
    """A push button that does the action and is enabled with it."""
    made = QPushButton(theme.icon(action.icon_name, "surface" if action.primary else "text"), action.text(), parent)
    made.setObjectName(f"button_{action.id}")
    made.setAccessibleName(action.text())
    made.setToolTip(action.toolTip())
    made.setProperty("primary", action.primary)
    made.setEnabled(action.isEnabled())
    action.enabledChanged.connect(made.setEnabled)
    made.clicked.connect(action.trigger)
    return made


def _tip(text: str, shortcut: QKeySequence) -> str:
    keys = shortcut.toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text} ({keys})" if keys else text
