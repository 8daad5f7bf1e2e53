"""The list as it is shown, going out to a spreadsheet or on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.core.contracts import Report
from desktop.core.database import Reading
from desktop.core.partial_date import print_date
from desktop.features.members import services
from desktop.features.members.imports import EXPORT
from desktop.features.members.reports import REPORTS, shown_list
from desktop.features.members.ui.finder import Finder
from desktop.shell.workplace import Workplace
from desktop.widgets.records import RecordsTable
from desktop.widgets.words import translate

COPY_WHOLE = "Ctrl+Alt+C"


class GoingOut:
    """Export and print what the list shows: its columns in their order, its people in theirs."""

    def __init__(self, workplace: Workplace, screen: QWidget, table: RecordsTable, finder: Finder) -> None:
        self._workplace, self._screen, self._table, self._finder = workplace, screen, table, finder
        table.copied.connect(self._tell_copied)

    def export_shown(self) -> None:
        headings, rows = self._shown_rows()
        day = self._finder.as_of()
        title = f"{EXPORT.title} ngày {print_date(day)}" if day else EXPORT.title
        self._workplace.save_list(replace(EXPORT, title=title, columns=headings, rows=rows), self._screen)

    def export_whole(self) -> None:
        """Every column the import knows, of everybody."""
        self._workplace.save_list(EXPORT, self._screen)

    def copy_whole(self) -> None:
        """The chosen cells with identity numbers in full, which the record of deeds remembers."""
        count = self._table.selection.count()
        self._workplace.act(
            "show_full_numbers",
            lambda tx: services.record_full_look(tx, count),
            owner=self._screen,
            done=lambda _: self._table.copy(whole=True),
        )

    def _tell_copied(self, count: int, is_in_part: bool) -> None:
        if is_in_part:
            text = translate("members", "{count} lines copied, identity numbers only in part. In full: {key}")
            self._workplace.show_snackbar(text.format(count=count, key=COPY_WHOLE))

    def print_shown(self) -> None:
        headings, rows = self._shown_rows()
        about, day = self._finder.narrowed_to(), self._finder.as_of()
        paper = Report(
            "members", REPORTS[0].title, lambda reading, _: shown_list(reading, headings, rows(reading), about, day)
        )
        self._workplace.save_report(paper, self._screen)

    def print_about(self, report: Report) -> None:
        """A paper about the chosen people; without any, of everybody or as a blank form."""
        self._workplace.save_report(report, self._screen, ",".join(line.id for line in self._table.selected()))

    def _shown_rows(self) -> tuple[tuple[str, ...], Callable[[Reading], Iterable[tuple[Any, ...]]]]:
        """Headings and rows of the columns that are seen, in their order, of everybody the list shows."""
        columns, query = self._table.shown_columns(), self._finder.query()

        def rows(reading: Reading) -> Iterable[tuple[Any, ...]]:
            for line in services.list_members(reading, query):
                yield tuple((column.cell or column.text)(line) for column in columns)

        return tuple(column.title for column in columns), rows
