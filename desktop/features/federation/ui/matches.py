"""Trùng giữa các đơn vị: one person in two unions, found without a number; and the key that makes finding possible."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop import __version__
from desktop.features.federation import services
from desktop.features.federation.domain import Match
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action, button
from desktop.widgets.records import Column, RecordsTable
from desktop.widgets.states import EmptyState
from desktop.widgets.words import translate


class MatchesView(QWidget):
    """The desk sees who it is where packages name persons; unions are told what it is only, with the next answer."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setObjectName("federation_matches")
        self.workplace = workplace
        self.send = Action(
            self, "send_matching_key", translate("federation", "Give the units the key for comparing…"), "key-round",
            self._send, tip=translate("federation", "One sealed plan for each unit whose card is confirmed"),
        )  # fmt: skip
        self.table = RecordsTable(
            [
                Column("what", translate("federation", "What both have"), lambda one: one.places[0].words, 330),
                Column("first", translate("federation", "In one unit"), _place(0), 300),
                Column("second", translate("federation", "In another"), _place(1), 300),
                Column("more", translate("federation", "Further"), _further, 120),
            ],
            name="federation_matches_table",
            title=translate("federation", "One person in two units"),
            jobs=workplace.jobs,
            count_text=lambda count: translate("federation", "{count} found in two units").format(count=count),
        )
        self.table.set_empty(
            EmptyState(
                "shield-check",
                translate("federation", "Nobody was found in two units"),
                translate(
                    "federation",
                    "Identity numbers do not travel: units send a keyed hash of them, and only units that have this "
                    "desk's key can. Give them the key once; each answer carries it too.",
                ),
                [self.send],
            )
        )
        row = QHBoxLayout()
        row.addWidget(button(self.send))
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.table, 1)

    def reload(self) -> None:
        self.workplace.ask(services.list_matches, self._show, owner=self, replaces="matches")

    def _show(self, matches: list[Match]) -> None:
        self.table.set_records(
            matches, search=lambda one: " ".join(f"{each.unit_name} {each.person} {each.words}" for each in one.places)
        )

    def _send(self) -> None:
        self.workplace.dialogs.ask_folder(translate("federation", "Where to write the keys"), self._send_into)

    def _send_into(self, folder: Path) -> None:
        database = self.workplace.database
        told = translate("federation", "{count} packages with the key were written and verified")
        self.workplace.jobs.run(
            lambda progress: services.send_keys(database, folder, __version__, progress),
            lambda made: self.workplace.show_snackbar(told.format(count=len(made))),
            owner=self,
            label=translate("federation", "Writing the keys"),
            blocking=True,
        )


def _place(at: int) -> Callable[[Match], str]:
    def say(one: Match) -> str:
        place = one.places[at]
        return f"{place.person} – {place.unit_name}" if place.person else place.unit_name

    return say


def _further(one: Match) -> str:
    return ", ".join(place.unit_name for place in one.places[2:])
