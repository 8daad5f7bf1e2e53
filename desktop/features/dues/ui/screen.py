"""The screen of dues (Đoàn phí): the year as a grid, its receipts, and who has not paid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from desktop.core.changes import ChangeSet
from desktop.core.contracts import Report
from desktop.core.database import Reading
from desktop.features.dues import services
from desktop.features.dues.domain import (
    Receipt,
    Span,
    later,
    month_name,
    month_of,
)
from desktop.features.dues.imports import DuesImport
from desktop.features.dues.reports import RECEIPT, SECTIONS, SUMMARY, TABLE, UNPAID
from desktop.features.dues.reports.lists import EXPORT
from desktop.features.dues.services import Account, Overview
from desktop.features.dues.ui.deeds import (
    CollectDialog,
    Crowd,
    ExemptDialog,
    MonthDialog,
)
from desktop.features.dues.ui.dialogs import AccountDialog, RatesDialog
from desktop.features.dues.ui.grid import YearView
from desktop.features.dues.ui.lists import ReceiptsView, UnpaidView
from desktop.features.dues.ui.marking import mark_paid
from desktop.features.dues.ui.symbols import Legend
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action, Place
from desktop.widgets.chooser import Chooser
from desktop.widgets.screen import Screen
from desktop.widgets.states import Banner, EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

YEAR, RECEIPTS, NOT_PAID = range(3)
_KINDS = (
    "dues",
    "dues_receipt",
    "dues_payment",
    "dues_exemption",
    "dues_rule",
    "member",
    "membership_event",
    "section",
)
MOST_CHOSEN = 24
_ROOMY = 460


@dataclass(frozen=True)
class _Years:
    """The years to choose from, which one to show first, and where the dues stand."""

    years: list[int]
    newest: int
    overview: Overview


class DuesScreen(Screen):
    """Union dues (đoàn phí), one year at a time."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(
            "dues",
            translate("dues", "Union dues"),
            translate(
                "dues",
                "First make the month's table: it freezes what each member owes. Then collect: choose people (Shift or "
                "Ctrl with the arrows) and press “Collect…”, or press Space on a month to mark it paid in full. Enter "
                "opens the person's year, where the salary is corrected too. Every payment makes a receipt.",
            ),
        )
        self.workplace = workplace
        self.today = workplace.database.clock.today()
        self._overview: Overview | None = None
        self._wanted_year = 0
        self.deeds = self._make_deeds()
        by_id = {action.id: action for action in self.deeds}
        self.year_view = YearView(workplace, self._empty_state(by_id))
        self.receipts = ReceiptsView(workplace, self.print_receipt)
        self.unpaid = UnpaidView(workplace, self.open_person)
        self.banner = Banner(Tone.WARNING)
        self.banner.hide()
        self.chooser = Chooser("dues_year_chooser", translate("dues", "Year"), 6)
        self.chooser.currentIndexChanged.connect(lambda _: self._show_year())
        self.legend = Legend()
        self.tabs = self._make_tabs()
        self._give_menus(by_id)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._with_year())
        self.pages.addWidget(self._empty_state(by_id))
        self.content.addWidget(self.pages)
        self.tabs.currentChanged.connect(lambda _: self._show_tab())
        self.year_view.table.opened.connect(lambda line: self.open_person(line.id))
        self.year_view.table.marked.connect(lambda key: mark_paid(workplace, self.year_view, key))
        workplace.changed.connect(self._on_changed)

    # What the window asks

    def reload(self) -> None:
        self.workplace.ask(_years, self._show_years, owner=self, replaces="years")

    def open_at(self, **where: Any) -> None:
        """`tab` one of year, receipts, unpaid; `year` as a number."""
        self._wanted_year = int(where.get("year", 0))
        if tab := where.get("tab"):
            self.tabs.setCurrentIndex(["year", "receipts", "unpaid"].index(tab))
        self.reload()

    def status(self) -> str:
        return str(self.year_view.year)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the people come before the sums and the signs, which stand in the tips too."""
        super().resizeEvent(event)
        roomy = self.height() >= _ROOMY
        self.year_view.sums.allow(roomy)
        self.legend.setMaximumWidth(16_777_215 if roomy else 0)

    # Showing

    def _show_years(self, found: _Years) -> None:
        self._overview = found.overview
        chosen = self._wanted_year or self.chooser.currentData() or found.newest
        self._wanted_year = 0
        self.chooser.blockSignals(True)
        self.chooser.clear()
        for year in found.years:
            self.chooser.addItem(str(year), year)
        self.chooser.setCurrentIndex(max(0, self.chooser.findData(chosen)))
        self.chooser.blockSignals(False)
        self.pages.setCurrentIndex(0 if found.overview.latest else 1)
        self._tell(found.overview)
        self._show_year()

    def _tell(self, overview: Overview) -> None:
        parts = []
        if overview.missing:
            text = translate("dues", "No table yet for {count} months, from {first} on.")
            if len(overview.missing) == 1:
                text = translate("dues", "No table yet for {first}.")
            parts.append(text.format(count=len(overview.missing), first=month_name(overview.missing[0])))
        if overview.unconfirmed:
            text = translate(
                "dues", "{count} rates wait to be confirmed (“Rates…”); until then the earlier ones apply."
            )
            parts.append(text.format(count=overview.unconfirmed))
        self.banner.tell(Tone.WARNING, " ".join(parts))
        self.banner.setVisible(bool(parts) and overview.latest is not None)

    def _show_year(self) -> None:
        year = self.chooser.currentData()
        if year:
            self.year_view.year = self.receipts.year = year
            self._show_tab()

    def _show_tab(self) -> None:
        tab = self.tabs.currentIndex()
        by_id = {action.id: action for action in self.deeds}
        for name in ("cancel_receipt", "print_receipt"):
            by_id[name].setEnabled(tab == RECEIPTS)
        for name in ("exempt_dues", "end_exemption"):
            by_id[name].setEnabled(tab != RECEIPTS)
        by_id["collect_dues"].setEnabled(tab != RECEIPTS)
        self.legend.setVisible(tab == YEAR)
        (self.year_view, self.receipts, self.unpaid)[tab].reload()

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches(*_KINDS):
            self.reload()

    # Building

    def _make_tabs(self) -> QTabWidget:
        tabs = QTabWidget()
        tabs.setObjectName("dues_tabs")
        tabs.setAccessibleName(translate("dues", "Parts of the dues"))
        tabs.setDocumentMode(True)
        tabs.addTab(self.year_view, translate("dues", "The year"))
        tabs.addTab(self.receipts, translate("dues", "Receipts"))
        tabs.addTab(self.unpaid, translate("dues", "Not paid"))
        return tabs

    def _with_year(self) -> QWidget:
        page = QWidget()
        label = QLabel(translate("dues", "Year"))
        label.setProperty("role", "label")
        label.setBuddy(self.chooser)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.chooser)
        row.addSpacing(12)
        row.addWidget(self.legend, 1)
        for part in (label, self.chooser):
            part.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row.addStretch()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.banner)
        layout.addWidget(self.tabs, 1)
        return page

    def _make_deeds(self) -> list[Action]:
        def deed(*given: Any, **options: Any) -> Action:
            return Action(self, *given, **options)

        return [
            deed("make_dues_month", translate("dues", "Make a month's table…"), "table", self._make_month,
                 "Ctrl+Shift+N",
                 tip=translate("dues", "Freezes what each member owes for a month; shows first what changes")),
            deed("collect_dues", translate("dues", "Collect…"), "coins", self._collect, "Ctrl+N|Ctrl+Ins", primary=True,
                 tip=translate("dues", "One receipt for the chosen people, a section, or everybody shown")),
            deed("exempt_dues", translate("dues", "Exempt…"), "user-minus", self._exempt, "Ctrl+M"),
            deed("cancel_receipt", translate("dues", "Cancel receipt…"), "circle-x", lambda: self.receipts.cancel(),
                 "Ctrl+Del"),
            deed("print_receipt", translate("dues", "Print receipt"), "file-text", lambda: self.receipts.print()),
            deed("print_dues", translate("dues", "Print"), "printer", self._print, "Ctrl+P"),
            deed("import_dues", translate("dues", "Import…"), "import",
                 lambda: self.workplace.import_file(DuesImport()), "Ctrl+Shift+O"),
            self.workplace.paste_action(self, "paste_dues", DuesImport),
            deed("export_dues", translate("dues", "Export"), "download", self._export),
            deed("dues_rates", translate("dues", "Rates…"), "settings", self._rates),
            deed("end_exemption", translate("dues", "End the exemption"), "user-plus", self._end_exemption,
                 in_toolbar=False,
                 tip=translate("dues", "The chosen people owe again from the month the cursor stands in")),
            deed("print_sections", translate("dues", "Print the table, a sheet for each section"), "printer",
                 lambda: self._print_month(SECTIONS), place=Place.REPORTS, in_toolbar=False),
            deed("print_summary", translate("dues", "Print the year's summary"), "printer",
                 lambda: self._print_report(SUMMARY, Span.of_year(self.year_view.year).code), place=Place.REPORTS,
                 in_toolbar=False),
        ]  # fmt: skip

    def _give_menus(self, by_id: dict[str, Action]) -> None:
        names = ("collect_dues", "exempt_dues", "end_exemption")
        self.year_view.table.set_actions([by_id[name] for name in names])
        self.unpaid.table.set_actions([by_id[name] for name in names[:2]])
        self.receipts.table.set_actions([by_id["print_receipt"], by_id["cancel_receipt"]])

    def _empty_state(self, by_id: dict[str, Action]) -> EmptyState:
        return EmptyState(
            "coins",
            translate("dues", "No month's table yet"),
            translate(
                "dues",
                "A month's table says what each member owes: a share of the salary for social insurance, by the rates "
                "of that month. Enter the salaries among the members or import them, then make the first table; "
                "afterwards collect, and print the table to be signed.",
            ),
            [by_id["make_dues_month"], by_id["dues_rates"]],
        )

    # Deeds

    def open_person(self, member_id: str) -> None:
        year = self.year_view.year

        def show(account: Account) -> None:
            AccountDialog(self.workplace, account, year, self).open()

        self.workplace.ask(lambda reading: services.account_of(reading, member_id, year), show, owner=self)

    def print_receipt(self, receipt: Receipt) -> None:
        self._print_report(RECEIPT, receipt.code)

    def _make_month(self) -> None:
        overview, current = self._overview, month_of(self.today)
        wanted = overview.missing[0] if overview and overview.missing else current
        months = [later(current, -back) for back in range(MOST_CHOSEN)]
        made = set(overview.made) if overview else set()
        MonthDialog(self.workplace, sorted({*months, wanted}, reverse=True), made, wanted, self).open()

    def _crowds(self) -> list[Crowd]:
        """The chosen people, then everybody shown: a section when one is chosen in the filter."""
        if self.tabs.currentIndex() == NOT_PAID:
            table, chosen, shown = self.unpaid.table, self.unpaid.chosen_ids(), None
        else:
            table, chosen, shown = self.year_view.table, self.year_view.chosen_ids(), self.year_view.shown_ids()
        crowds, count = [], table.selected_count()
        if count == 1 and (line := table.current()) is not None:
            crowds.append(Crowd(line.full_name, chosen))
        elif count:
            crowds.append(Crowd(translate("dues", "The {count} people chosen").format(count=count), chosen))
        if shown is not None:
            section = self.year_view.section()
            name = section.name if section else translate("dues", "Everybody")
            if self.year_view.narrowed():
                name = translate("dues", "Everybody the filters show")
            payer, section_id = (section.leader or section.name, section.id) if section else ("", "")
            crowds.append(Crowd(f"{name} ({table.model.rowCount()})", shown, payer=payer, section_id=section_id))
        return crowds

    def _months_meant(self) -> tuple[date, date]:
        """The month the cursor stands in; else from the year's beginning to the latest table of it."""
        if self.tabs.currentIndex() == YEAR and (month := self.year_view.month()):
            return month, month
        latest = self._overview.latest if self._overview and self._overview.latest else month_of(self.today)
        last = min(latest, date(self.year_view.year, 12, 1))
        if self.tabs.currentIndex() == NOT_PAID:
            return min(self.unpaid.earliest() or latest, latest), latest
        return date(last.year, 1, 1), last

    def _collect(self) -> None:
        if crowds := self._crowds():
            CollectDialog(self.workplace, crowds, *self._months_meant(), self, lambda _: None).open()

    def _exempt(self) -> None:
        if crowds := self._crowds():
            ExemptDialog(self.workplace, crowds[:1], self._months_meant()[1], self).open()

    def _end_exemption(self) -> None:
        month, ids = self.year_view.month(), self.year_view.chosen_ids()
        if month is None:
            self.workplace.show_snackbar(
                translate("dues", "Put the cursor on the month from which dues are owed again.")
            )
            return
        text = translate("dues", "{count} exemptions end before {month}")
        self.workplace.act(
            "end_dues_exemption",
            lambda tx: services.end_exemption(tx, ids(tx), month),
            owner=self,
            tell=lambda ended: text.format(count=len(ended), month=month_name(month)),
        )

    def _rates(self) -> None:
        RatesDialog(self.workplace, self).open()

    def _export(self) -> None:
        self.workplace.save_list(EXPORT, self)

    def _print(self) -> None:
        tab = self.tabs.currentIndex()
        if tab == RECEIPTS and self.receipts.table.current() is not None:
            self.receipts.print()
        elif tab == NOT_PAID and (day := self.unpaid.day()):
            self._print_report(UNPAID, Span.of_month(month_of(day)).code)
        else:
            self._print_month(TABLE)

    def _print_month(self, report: Report) -> None:
        """Of the month the cursor stands in, else the latest of the year shown; of the section the filter shows."""
        section = self.year_view.section_filter.currentData() or ""
        self._print_report(report, Span.of_month(self._months_meant()[1], section).code)

    def _print_report(self, report: Report, code: str) -> None:
        self.workplace.save_report(report, self, code)


def _years(reading: Reading) -> _Years:
    found = services.overview(reading)
    years = services.years_with_dues(reading)
    newest = found.latest.year if found.latest else reading.today().year
    return _Years(years, newest, found)
