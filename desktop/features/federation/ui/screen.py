"""Receiving packages: shown first, then accepted; and what all units sent, added up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from desktop import __version__
from desktop.core.changes import ChangeSet
from desktop.features.federation import services
from desktop.features.federation.domain import (
    Outcome,
    Received,
    RowChange,
    Summary,
    TableDifference,
    UnitTotals,
)
from desktop.features.federation.ui.matches import MatchesView
from desktop.features.federation.words import amounts, problem_sentence, result_name, title
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action
from desktop.widgets.records import Align, Column, RecordsTable
from desktop.widgets.screen import Screen
from desktop.widgets.states import Banner, EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

_TONES = {
    Outcome.APPLIED: Tone.GOOD,
    Outcome.UNCHANGED: Tone.NEUTRAL,
    Outcome.REFUSED: Tone.BAD,
    Outcome.QUARANTINED: Tone.WARNING,
    Outcome.PREVIEWED: Tone.WARNING,
}


@dataclass(frozen=True)
class _File:
    """One file of the batch as a line of the list."""

    id: str
    received: Received


@dataclass(frozen=True)
class _List:
    """One list of a package with how much of it changes."""

    id: str
    difference: TableDifference

    @property
    def label(self) -> str:
        return self.difference.label or self.id


@dataclass(frozen=True)
class _Change:
    """One changed row of a package as a line of the list."""

    id: str
    table: str
    row: RowChange


class ReceiveScreen(Screen):
    """Nhận gói: nothing is applied that was not shown."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(
            "federation",
            title(),
            translate(
                "federation",
                "Open a package or the whole stick. What is in it is shown first; nothing is kept before you accept."
                " One bad package never stops the others, and receiving a package twice changes nothing.",
            ),
        )
        self.workplace = workplace
        self._paths: tuple[Path, ...] = ()
        self._labels: Mapping[str, str] = {}
        self._make_deeds()
        self.files = self._make_files()
        self.told = Banner(Tone.NEUTRAL)
        self.told.setObjectName("package_told")
        self.lists = self._make_lists()
        self.changes = self._make_changes()
        self.units = self._make_units()
        self.matches = MatchesView(workplace)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("federation_tabs")
        self.tabs.setAccessibleName(title())
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._receiving(), translate("federation", "Packages"))
        self.tabs.addTab(self.units, translate("federation", "Totals of all units"))
        self.tabs.addTab(self.matches, translate("federation", "In two units"))
        self.content.addWidget(self.tabs)
        self.files.chosen.connect(self._show_chosen)
        self.lists.chosen.connect(self._show_changes)
        self._show_results([])
        workplace.changed.connect(self._on_changed)

    def reload(self) -> None:
        self.workplace.ask(services.summarize, self._show_summary, owner=self, replaces="summary")
        self.matches.reload()

    def open_at(self, **where: Any) -> None:
        """`tab` is `packages`, `units` or `matches`."""
        self.tabs.setCurrentIndex(["packages", "units", "matches"].index(where.get("tab", "packages")))

    # What is shown

    def _make_deeds(self) -> None:
        open_file = Action(
            self, "open_package", translate("federation", "Open a package…"), "package", self._open_file, "Ctrl+O"
        )
        open_folder = Action(
            self, "open_stick", translate("federation", "Open a stick…"), "usb", self._open_folder, primary=True
        )
        self.accept = Action(
            self, "accept_packages", translate("federation", "Accept what is shown"), "check", self._accept, "Ctrl+S"
        )
        self.insist = Action(
            self,
            "accept_anyway",
            translate("federation", "Accept this one all the same…"),
            "triangle-alert",
            self._insist,
            needs_selection=True,
            in_toolbar=False,
        )
        self.answer = Action(
            self,
            "reply_to_unit",
            translate("federation", "Answer the unit…"),
            "upload",
            self._reply,
            needs_selection=True,
            in_toolbar=False,
        )
        self.opening = [open_folder, open_file]
        self.deeds = [open_folder, open_file, self.accept, self.insist, self.answer]

    def _make_files(self) -> RecordsTable:
        table = RecordsTable(
            [
                Column("file", translate("federation", "File"), lambda line: line.received.path.name, 270),
                Column("unit", translate("federation", "Unit"), lambda line: line.received.unit_name, 220),
                Column("seq", translate("federation", "No."), _number, 60, Align.RIGHT),
                Column("outcome", translate("federation", "Result"), _outcome, 130, tone=_tone),
                Column("problems", translate("federation", "Remarks"), _remarks, 400, tooltip=_remarks),
            ],
            name="federation_files",
            title=title(),
            searchable=False,
            count_text=lambda count: translate("federation", "{count} packages").format(count=count),
        )
        table.set_actions([self.insist])
        text = translate("federation", "Open the stick: packages are found by themselves, other files are passed over.")
        table.set_empty(EmptyState("inbox", translate("federation", "No package was opened yet"), text, self.opening))
        return table

    def _make_lists(self) -> RecordsTable:
        def column(key: str, heading: str) -> Column[_List]:
            return Column(key, heading, lambda line: str(getattr(line.difference, key)), 80, Align.RIGHT)

        return RecordsTable(
            [
                Column("list", translate("federation", "List"), lambda line: line.label, 200),
                column("added", translate("federation", "New")),
                column("changed", translate("federation", "Changed")),
                column("removed", translate("federation", "Gone")),
                column("total", translate("federation", "Rows")),
            ],
            name="federation_lists",
            title=translate("federation", "What is in the package"),
            searchable=False,
            count_text=lambda count: translate("federation", "{count} lists").format(count=count),
        )

    def _make_changes(self) -> RecordsTable:
        return RecordsTable(
            [
                Column("table", translate("federation", "List"), lambda change: change.table, 160),
                Column(
                    "key", translate("federation", "Record"), lambda change: change.row.label or change.row.key, 280
                ),
                Column("change", translate("federation", "Change"), _kind_of_change, 110),
                Column("fields", translate("federation", "What differs"), _differences, 560, tooltip=_differences),
            ],
            name="federation_changes",
            title=translate("federation", "What the package changes"),
            searchable=False,
            count_text=lambda count: translate("federation", "{count} changes shown").format(count=count),
        )

    def _make_units(self) -> RecordsTable:
        table = RecordsTable(
            [
                Column("code", translate("federation", "Code"), lambda unit: unit.code, 110),
                Column("name", translate("federation", "Unit"), lambda unit: unit.name, 300),
                Column("seq", translate("federation", "Last package"), lambda unit: str(unit.seq), 110, Align.RIGHT),
                Column("period", translate("federation", "Period"), lambda unit: unit.period, 80),
                Column("totals", translate("federation", "Records that have not ended"), self._totals, 520),
            ],
            name="federation_units",
            title=translate("federation", "Totals of all units"),
            count_text=lambda count: translate("federation", "{count} units").format(count=count),
        )
        table.set_actions([self.answer])
        text = translate("federation", "What units sent is added up here after it was accepted.")
        nothing = translate("federation", "Nothing was received yet")
        table.set_empty(EmptyState("building-2", nothing, text, self.opening))
        return table

    def _receiving(self) -> QWidget:
        inside = QSplitter(Qt.Orientation.Horizontal)
        inside.addWidget(self.lists)
        inside.addWidget(self.changes)
        below, layout = QWidget(), QVBoxLayout()
        below.setLayout(layout)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addWidget(self.told)
        layout.addWidget(inside, 1)
        self.below = below
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self.files)
        splitter.addWidget(below)
        splitter.setContentsMargins(0, 10, 0, 0)
        for each in (inside, splitter):
            each.setChildrenCollapsible(False)
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        return splitter

    def _show_results(self, results: Sequence[Received]) -> None:
        self.files.set_records([_File(str(each.path), each) for each in results])
        waiting = any(each.outcome is Outcome.PREVIEWED for each in results)
        self.accept.setEnabled(waiting)
        if results:
            self.files.select(str(results[0].path))
        self._show_chosen()

    def _show_chosen(self) -> None:
        line = self.files.current()
        self.below.setVisible(line is not None)
        self.insist.setEnabled(line is not None and line.received.confirmable)
        if line is None:
            return
        received = line.received
        sentences = [problem_sentence(problem) for problem in received.problems]
        self.told.tell(_tone_of(received), "\n".join(sentences) or result_name(received))
        self.lists.set_records([_List(name, difference) for name, difference in received.difference.items()])
        self._show_changes()

    def _show_changes(self) -> None:
        """Of the chosen lists; of all of them when none is chosen."""
        lists: list[_List] = self.lists.selected() or self.lists.model.read_rows(0, self.lists.model.rowCount())
        self.changes.set_records(
            [_Change(f"{one.id}/{row.key}", one.label, row) for one in lists for row in one.difference.rows]
        )

    def _show_summary(self, summary: Summary) -> None:
        self._labels = summary.labels
        self.units.set_records(summary.units, search=lambda unit: f"{unit.code} {unit.name}")
        self.units.set_footer(amounts(summary.totals, summary.labels))

    def _totals(self, unit: UnitTotals) -> str:
        return amounts(unit.totals, self._labels)

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.act == "receive_package":
            self.reload()

    # What is done

    def _open_file(self) -> None:
        filters = f"{translate('federation', 'Data packages')} (*.cdpkg *.cdpkg.zip *.zip)"
        self.workplace.dialogs.ask_open_file(
            translate("federation", "The package to receive"), filters, lambda path: self.open_paths([path])
        )

    def _open_folder(self) -> None:
        self.workplace.dialogs.ask_folder(
            translate("federation", "The stick or folder to receive from"), lambda path: self.open_paths([path])
        )

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Show what these files and folders would change."""
        self._paths = tuple(paths)
        self._receive(False, ())

    def _accept(self) -> None:
        self._receive(True, ())

    def _insist(self) -> None:
        line = self.files.current()
        if line is None:
            return
        sentences = [problem_sentence(problem) for problem in line.received.problems if problem.grave]
        self.workplace.dialogs.confirm(
            "\n\n".join([*sentences, translate("federation", "Accept this package all the same?")]),
            translate("federation", "Accept it"),
            lambda: self._receive(True, (line.received.identity,)),
        )

    def _receive(self, accept: bool, confirmed: tuple[str, ...]) -> None:
        database, paths = self.workplace.database, self._paths
        self.workplace.jobs.run(
            lambda progress: services.receive(database, paths, accept, confirmed=confirmed, progress=progress),
            self._show_received,
            owner=self,
            label=translate("federation", "Examining packages"),
            blocking=True,
        )

    def _show_received(self, results: list[Received]) -> None:
        self._show_results(results)
        self.tabs.setCurrentIndex(0)
        if not results:
            text = translate("federation", "There is no package in {folder}. Choose the stick the unit has given.")
            self.workplace.show_snackbar(text.format(folder=", ".join(map(str, self._paths))))

    def _reply(self) -> None:
        unit = self.units.current()
        if unit is not None:
            self.workplace.dialogs.ask_folder(
                translate("federation", "Where to write the answer"), lambda folder: self._reply_into(unit, folder)
            )

    def _reply_into(self, unit: UnitTotals, folder: Path) -> None:
        database = self.workplace.database
        told = translate("federation", "The answer to {name} was written and verified: {file}")
        self.workplace.jobs.run(
            lambda _: services.reply(database, unit.unit_id, folder, __version__),
            lambda made: self.workplace.show_snackbar(told.format(name=unit.name, file=made.file.name)),
            owner=self,
            label=translate("federation", "Writing the answer and reading it back"),
            blocking=True,
        )


def _number(line: _File) -> str:
    return str(line.received.seq or "")


def _outcome(line: _File) -> str:
    return result_name(line.received)


def _tone(line: _File) -> Tone:
    return _tone_of(line.received)


def _tone_of(received: Received) -> Tone:
    return Tone.GOOD if received.acceptable else _TONES[received.outcome]


def _remarks(line: _File) -> str:
    return " ".join(problem_sentence(problem) for problem in line.received.problems)


def _kind_of_change(change: _Change) -> str:
    return {
        "added": translate("federation", "New"),
        "changed": translate("federation", "Changed"),
        "removed": translate("federation", "Gone"),
    }[change.row.change]


def _differences(change: _Change) -> str:
    return "; ".join(f"{name}: {old or '–'} → {new or '–'}" for name, (old, new) in change.row.fields.items())
