"""What happened to a membership, put right or taken out in the record beside the list."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from desktop.core.errors import UserError
from desktop.features.members import services
from desktop.features.members.domain import EventImpossible, EventKind, MembershipEvent
from desktop.features.members.ui.forms import event_form, event_values, event_with
from desktop.features.members.words import event_day, event_name
from desktop.shell.workplace import Workplace
from desktop.widgets import theme
from desktop.widgets.editor import EditorDialog
from desktop.widgets.fields import Text
from desktop.widgets.form import Form
from desktop.widgets.words import translate


class HistoryDesk:
    """The two deeds beside every event of a history: Edit (Sửa) and Delete (Xóa), each of which can be undone."""

    def __init__(self, workplace: Workplace, screen: QWidget) -> None:
        self._workplace, self._screen = workplace, screen
        self._today = workplace.database.clock.today()

    def buttons(self, event: MembershipEvent, name: str) -> list[QToolButton]:
        what = f"{event_name(event.kind)} {event_day(event)}"
        edit, remove = QToolButton(), QToolButton()
        parts = (
            (edit, f"edit_event_{event.id}", "pencil", translate("members", "Edit…"), self.edit),
            (remove, f"remove_event_{event.id}", "trash-2", translate("members", "Delete"), self.remove),
        )
        for button, object_name, icon, text, deed in parts:
            button.setObjectName(object_name)
            button.setIcon(theme.icon(icon))
            button.setToolTip(text)
            button.setAccessibleName(f"{text} {what}")
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(partial(self._call, deed, event, name))
        return [edit, remove]

    @staticmethod
    def _call(deed: Any, event: MembershipEvent, name: str, _checked: bool = False) -> None:
        deed(event, name)

    def edit(self, event: MembershipEvent, name: str) -> None:
        form = event_form(tuple(EventKind), self._today)
        form.load(event_values(event))

        def save(values: dict[str, Any]) -> None:
            self._workplace.act(
                "correct_event",
                lambda tx: services.correct_event(tx, event_with(event, values)),
                owner=editor,
                done=lambda _: editor.saved(),
                failed=lambda error: editor.refuse(error, self._workplace.say(error)),
                tell=lambda kept: translate("members", "{name}: {event} on {day}").format(
                    name=name, event=event_name(kept.kind), day=event_day(kept)
                ),
            )

        title = translate("members", "Correct what happened to the membership of {name}").format(name=name)
        editor = EditorDialog(self._screen, title, form, save, self._workplace.dialogs, width=640)
        editor.open()

    def remove(self, event: MembershipEvent, name: str) -> None:
        """At once, for it can be undone; of a time whose figures are closed only after the reason was told."""

        def refused(error: UserError) -> None:
            if isinstance(error, EventImpossible) and error.reason == "counted":
                self._ask_why(event, name)
            else:
                self._workplace.dialogs.show_note(self._workplace.say(error))

        self._workplace.act(
            "remove_event",
            lambda tx: services.remove_event(tx, event.id),
            owner=self._screen,
            failed=refused,
            tell=lambda gone: self._gone(gone, name),
        )

    def _ask_why(self, event: MembershipEvent, name: str) -> None:
        form = Form([Text("reason", translate("members", "Reason"), required=True, wide=True)])
        hint = translate("members", "The figures of that day are closed. The reason stays in the history.")
        form.set_hint("reason", hint)

        def save(values: dict[str, Any]) -> None:
            self._workplace.act(
                "remove_event",
                lambda tx: services.remove_event(tx, event.id, values["reason"]),
                owner=editor,
                done=lambda _: editor.saved(),
                failed=lambda error: editor.refuse(error, self._workplace.say(error)),
                tell=lambda gone: self._gone(gone, name),
            )

        title = translate("members", "Delete {event} on {day}").format(
            event=event_name(event.kind), day=event_day(event)
        )
        editor = EditorDialog(self._screen, title, form, save, self._workplace.dialogs, width=560)
        editor.open()

    @staticmethod
    def _gone(gone: MembershipEvent, name: str) -> str:
        return translate("members", "{name}: {event} on {day} was deleted").format(
            name=name, event=event_name(gone.kind), day=event_day(gone)
        )
