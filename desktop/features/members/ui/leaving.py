"""Memberships that change, end, or were entered by mistake; and merges taken apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.core.database import Reading, Transaction
from desktop.core.partial_date import print_date
from desktop.features.members import services
from desktop.features.members.domain import ENDINGS, STAYING, EventKind, MemberLine, MembershipEvent, Merge
from desktop.features.members.ui.duplicates import separate
from desktop.features.members.ui.forms import event_form, event_of
from desktop.features.members.words import event_name
from desktop.shell.workplace import Workplace
from desktop.widgets.editor import EditorDialog
from desktop.widgets.records import RecordsTable
from desktop.widgets.words import translate


class Leaving:
    """What happens to the membership of the people chosen in a list."""

    def __init__(self, workplace: Workplace, screen: QWidget, table: RecordsTable) -> None:
        self._workplace, self._screen, self._table = workplace, screen, table
        self._today = workplace.database.clock.today()

    def record(self) -> None:
        kinds = (EventKind.SUSPENDED, EventKind.RETURNED, EventKind.MOVED_IN, EventKind.ADMITTED, *ENDINGS)
        self._open_event(translate("members", "A change in the membership of {name}"), kinds)

    def end(self) -> None:
        self._open_event(translate("members", "End the membership of {name}"), ENDINGS)

    def _open_event(self, title: str, kinds: Sequence[EventKind]) -> None:
        lines = self._table.selected()
        if not lines:
            return
        form = event_form(kinds, self._today)
        form.load({"kind": kinds[0], "on": self._today})

        def record(tx: Transaction, values: dict[str, Any]) -> MembershipEvent:
            return [services.record_event(tx, event_of(line.id, values)) for line in lines][-1]

        def save(values: dict[str, Any]) -> None:
            self._workplace.act(
                "record_event",
                lambda tx: record(tx, values),
                owner=editor,
                done=lambda _: editor.saved(),
                failed=lambda error: editor.refuse(error, self._workplace.say(error)),
                tell=lambda recorded: translate("members", "{name}: {event} on {day}").format(
                    name=_people(lines), event=event_name(recorded.kind), day=print_date(recorded.on)
                ),
            )

        title = title.format(name=_people(lines))
        editor = EditorDialog(self._screen, title, form, save, self._workplace.dialogs, width=640)
        editor.open()

    def separate_latest(self) -> None:
        """Take the latest merge of the chosen person apart: what was merged before it comes next."""
        if not (line := self._table.current()):
            return

        def take_latest(merges: list[Merge]) -> None:
            if merges:
                separate(self._workplace, self._screen, merges[-1])
            else:
                nothing = translate("members", "{name} was merged with nobody.")
                self._workplace.dialogs.show_note(nothing.format(name=line.full_name))

        self._workplace.ask(lambda reading: services.list_merges(reading, line.id), take_latest, owner=self._screen)

    def remove(self) -> None:
        lines = self._table.selected()
        ids = [line.id for line in lines]
        if not ids:
            return
        self._workplace.ask(
            lambda reading: self._hanging_on(reading, ids),
            lambda found: self._ask_to_remove(lines, found),
            owner=self._screen,
        )

    def take_from_bin(self) -> None:
        ids = [line.id for line in self._table.selected()]
        self._workplace.act(
            "take_from_bin",
            lambda tx: services.take_from_bin(tx, ids),
            owner=self._screen,
            tell=lambda taken: translate("members", "{count} members are back").format(count=len(taken)),
        )

    def _hanging_on(self, reading: Reading, ids: Sequence[str]) -> list[str]:
        """What other features have recorded about these people, in words."""
        dependents = [one for feature in self._workplace.features for one in feature.dependents if one.kind == "member"]
        counted = [(one, one.count(reading, ids)) for one in dependents]
        return [one.name(count) for one, count in counted if count]

    def _ask_to_remove(self, lines: Sequence[MemberLine], hanging: Sequence[str]) -> None:
        """Somebody entered by mistake goes at once; who has records most likely left, and is to be ended."""
        if not hanging:
            self._move_to_bin([line.id for line in lines])
            return
        text = translate(
            "members",
            "{name} has {records} in the book. Delete is for people entered by mistake: the records stay, but the "
            "person is missing from every list. Whoever left the union is ended instead, so that last year's reports "
            "stay right.",
        )
        can_end = all(line.status in STAYING for line in lines)
        self._workplace.dialogs.confirm(
            text.format(name=_people(lines), records=", ".join(hanging)),
            translate("members", "Delete all the same"),
            lambda: self._move_to_bin([line.id for line in lines]),
            better=(translate("members", "End membership…"), self.end) if can_end else None,
        )

    def _move_to_bin(self, ids: Sequence[str]) -> None:
        self._workplace.act(
            "move_to_bin",
            lambda tx: services.move_to_bin(tx, ids),
            owner=self._screen,
            tell=lambda gone: translate("members", "{count} members were deleted").format(count=len(gone)),
        )


def _people(lines: Sequence[MemberLine]) -> str:
    if len(lines) == 1:
        return lines[0].full_name
    return translate("members", "{count} members").format(count=len(lines))
