"""What the user can do, defined once: the same action stands in the toolbar, the menu, the context menu and Ctrl+K."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

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

    `needs_selection` greys it while the table it is given to has nothing selected. In menus it stands in the submenu
    of its `group`, when it has one.
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
        group: str = "",
    ) -> None:
        super().__init__(theme.icon(icon, "accent" if primary else "text"), title, owner)
        self.id = id
        self.icon_name = icon
        self.primary = primary
        self.needs_selection = needs_selection
        self.place = place
        self.in_toolbar = in_toolbar
        self.group = group
        self.setObjectName(id)
        self.setIconText(title.removesuffix("…"))
        if shortcut:
            self.setShortcuts([QKeySequence(key) for key in shortcut.split("|")])
        self.setToolTip(_tip(tip or title.removesuffix("…"), self.shortcut()))
        self.triggered.connect(lambda: handler())
        owner.addAction(self)


def fill_menu(menu: QMenu, actions: Iterable[Action]) -> None:
    """The actions in their order; those of one group stand in a submenu where the first of them would stand."""
    groups: dict[str, QMenu] = {}
    for action in actions:
        if action.group and action.group not in groups:
            groups[action.group] = QMenu(action.group, menu)
            menu.addMenu(groups[action.group])
        groups.get(action.group, menu).addAction(action)


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
