"""The ledger of packages: what was sent, when, to whom, and whether it arrived."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.clock import VIETNAM
from desktop.features.sync import services
from desktop.features.sync.domain import Created, Entry, check_code
from desktop.features.sync.reports import report_of
from desktop.features.sync.words import kind_name
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action
from desktop.widgets.records import Align, Column, RecordsTable
from desktop.widgets.states import Banner, EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate


class LedgerPage(QWidget):
    """Sổ gói tin. A package that was made is never lost: it can be written again, byte for byte."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setObjectName("sync_ledger_page")
        self.setAccessibleName(translate("sync", "Ledger of packages"))
        self.workplace = workplace
        self.arrived = Banner(Tone.NEUTRAL)
        self.arrived.setObjectName("arrived")
        self.table = self._make_table()
        self.copy = Action(
            self, "copy_package", translate("sync", "Write again…"), "usb", self._copy, needs_selection=True
        )
        self.paper = Action(
            self, "hand_over", translate("sync", "Hand-over paper…"), "printer", self._print, needs_selection=True,
            in_toolbar=False,
        )  # fmt: skip
        first = Action(
            self, "first_package", translate("sync", "Prepare a package"), "usb",
            lambda: workplace.navigate("sync", tab="send"), primary=True,
        )  # fmt: skip
        self.deeds = [self.copy, self.paper]
        self.table.set_actions(self.deeds)
        self.table.set_empty(
            EmptyState(
                "package",
                translate("sync", "No package was made yet"),
                translate("sync", "Every package that is written stands here, with whether it arrived."),
                [first],
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.addWidget(self.arrived)
        layout.addWidget(self.table)

    def reload(self) -> None:
        self.workplace.ask(services.list_ledger, self._show_entries, owner=self, replaces="ledger")

    def _make_table(self) -> RecordsTable:
        table = RecordsTable(
            [
                Column("seq", translate("sync", "No."), lambda entry: str(entry.seq), 50, Align.RIGHT,
                       sort=lambda entry: (entry.epoch, entry.seq)),
                Column("kind", translate("sync", "Kind"), lambda entry: kind_name(entry.kind), 85),
                Column("to", translate("sync", "Receiver"), _receiver, 205),
                Column("period", translate("sync", "Period"), lambda entry: entry.period, 60),
                Column("made", translate("sync", "Made"), _made, 145, sort=lambda entry: entry.made_at),
                Column("copied", translate("sync", "Written to"), _copied, 130, tone=_tone),
                Column("arrived", translate("sync", "Arrived"), _arrived, 145),
                Column("code", translate("sync", "Check code"), _code, 305),
            ],
            name="sync_ledger",
            title=translate("sync", "Ledger of packages"),
            jobs=self.workplace.jobs,
            count_text=lambda count: translate("sync", "{count} packages").format(count=count),
        )  # fmt: skip
        table.remember(self.workplace.settings)
        return table

    def _show_entries(self, entries: list[Entry]) -> None:
        self.table.set_records(entries, search=lambda entry: f"{entry.to_name} {entry.period} {_code(entry)}")
        held = [entry.seq for entry in entries if entry.acknowledged_at]
        waiting = sum(entry.copied_at is None for entry in entries)
        if waiting:
            text = translate("sync", "{count} packages were made but never reached a stick. Write them again.")
            self.arrived.tell(Tone.WARNING, text.format(count=waiting))
        elif held:
            text = translate("sync", "The union above holds everything up to package {seq}.")
            self.arrived.tell(Tone.GOOD, text.format(seq=held[0]))
        else:
            self.arrived.tell(Tone.NEUTRAL, translate("sync", "The union above has not answered any package yet."))

    def _copy(self) -> None:
        if entry := self.table.current():
            self.workplace.dialogs.ask_folder(
                translate("sync", "Where to write the package"), lambda folder: self._copy_to(entry.id, folder)
            )

    def _copy_to(self, id: str, folder: Path) -> None:
        self.workplace.jobs.run(
            lambda _: services.copy_package(self.workplace.database, id, folder),
            self._tell_copied,
            owner=self,
            label=translate("sync", "Writing the package and reading it back"),
            blocking=True,
        )

    def _tell_copied(self, made: Created) -> None:
        text = translate("sync", "Package {seq} was written and verified: {file}")
        self.workplace.show_snackbar(text.format(seq=made.seq, file=made.file))

    def _print(self) -> None:
        if entry := self.table.current():
            self.workplace.save_report(report_of(entry.id), self)


def _receiver(entry: Entry) -> str:
    return entry.to_name or translate("sync", "Anybody (open package)")


def _made(entry: Entry) -> str:
    return f"{entry.made_at.astimezone(VIETNAM):%d/%m/%Y %H:%M}"


def _copied(entry: Entry) -> str:
    return entry.copied_to or translate("sync", "Not written yet")


def _tone(entry: Entry) -> Tone | None:
    return None if entry.copied_at else Tone.WARNING


def _arrived(entry: Entry) -> str:
    return f"{entry.acknowledged_at.astimezone(VIETNAM):%d/%m/%Y}" if entry.acknowledged_at else ""


def _code(entry: Entry) -> str:
    return " ".join(check_code(entry.id))
