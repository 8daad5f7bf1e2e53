"""What the tabs beside the nominations have in common: a line of buttons above one table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action, button
from desktop.widgets.records import RecordsTable


class Tab(QWidget):
    """Subclasses make `table` and call `lay_out`."""

    table: RecordsTable

    def __init__(self, workplace: Workplace, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.workplace = workplace
        self.today = workplace.database.clock.today()
        self.actions_shown: list[Action] = []

    def take_focus(self) -> None:
        self.table.take_focus()

    def lay_out(self, lead: Sequence[QWidget], actions: Sequence[Action], below: QWidget | None = None) -> None:
        self.actions_shown = list(actions)
        row = QHBoxLayout()
        row.setSpacing(6)
        for part in lead:
            row.addWidget(part)
        for action in actions:
            if action.in_toolbar:
                row.addWidget(button(action))
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


def heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "label")
    return label
