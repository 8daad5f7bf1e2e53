"""What tabs beside the main list of a screen share: the first deeds as buttons, others in a menu, and a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action, button
from desktop.widgets.records import RecordsTable
from desktop.widgets.words import translate

SHOWN = 3


class Tab(QWidget):
    """Subclasses make `table` and call `lay_out`."""

    table: RecordsTable

    def __init__(self, workplace: Workplace, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.workplace = workplace
        self.today = workplace.database.clock.today()
        self.actions_shown: list[Action] = []

    def reload(self) -> None:
        """Ask the database again."""
        raise NotImplementedError  # each tab asks its own question

    def take_focus(self) -> None:
        self.table.take_focus()

    def lay_out(self, lead: Sequence[QWidget], actions: Sequence[Action], below: QWidget | None = None) -> None:
        self.actions_shown = list(actions)
        row = QHBoxLayout()
        row.setSpacing(6)
        for part in lead:
            row.addWidget(part)
        for action in actions[:SHOWN]:
            row.addWidget(button(action))
        if actions[SHOWN:]:
            row.addWidget(_more(actions[SHOWN:]))
        row.addStretch(1)
        self.table.set_actions(actions)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self.table, 1)
        if below is not None:
            layout.addWidget(below, 1)
        self.table.chosen.connect(self.enable)
        self.enable()

    def enable(self) -> None:
        chosen = bool(self.table.selected_rows())
        for action in self.actions_shown:
            if action.needs_selection:
                action.setEnabled(chosen)


def _more(actions: Sequence[Action]) -> QPushButton:
    """The deeds that find no room beside the others on a small screen."""
    made = QPushButton(translate("shell", "More"))
    made.setObjectName("more_deeds")
    made.setAccessibleName(made.text())
    menu = QMenu(made)
    menu.addActions(list(actions))
    made.setMenu(menu)
    return made


def heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "label")
    return label
