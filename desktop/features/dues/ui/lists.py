"""The two lists beside the grid: the receipts of the year, and who has not paid as of a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.core.database import Reading
from desktop.core.errors import FieldRefused
from desktop.core.money import total
from desktop.core.partial_date import print_date
from desktop.features.dues import services
from desktop.features.dues.domain import Arrears, Receipt, ReceiptLine, month_name
from desktop.features.dues.ui.deeds import say
from desktop.features.dues.ui.dialogs import ReceiptDialog
from desktop.features.dues.ui.forms import cancel_form
from desktop.features.dues.words import months_text, way_name
from desktop.shell.workplace import Workplace
from desktop.widgets.editor import EditorDialog
from desktop.widgets.fields import Date
from desktop.widgets.records import Align, Column, RecordsTable
from desktop.widgets.states import EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

STANDING = "standing"


class ReceiptsView(QWidget):
    """The receipts (phiếu thu) of a year, the latest first; cancelled ones stay and say why."""

    def __init__(self, workplace: Workplace, printed: Callable[[Receipt], None]) -> None:
        super().__init__()
        self.setObjectName("dues_receipts_view")
        self.workplace, self._printed = workplace, printed
        self.year = workplace.database.clock.today().year
        self._lines: list[ReceiptLine] = []
        columns: list[Column[Any]] = [
            Column("number", translate("dues", "No."), lambda one: f"{one.receipt.number:04}", 60,
                   sort=lambda one: one.receipt.number),
            Column("on", translate("dues", "Day"), lambda one: print_date(one.receipt.on), 92,
                   sort=lambda one: one.receipt.on),
            Column("payer", translate("dues", "Handed over by"), lambda one: one.receipt.payer, 220),
            Column("people", translate("dues", "People"), lambda one: str(one.people), 70, align=Align.RIGHT),
            Column("months", translate("dues", "For the months"), _months, 150),
            Column("amount", translate("dues", "Amount"), lambda one: str(one.receipt.amount), 110, align=Align.RIGHT,
                   sort=lambda one: one.receipt.amount),
            Column("way", translate("dues", "How"), lambda one: way_name(one.receipt.way), 110),
            Column("note", translate("dues", "Note"), _note, 260,
                   tone=lambda one: None if one.receipt.counts else Tone.BAD),
        ]  # fmt: skip
        self.table = RecordsTable(
            columns,
            name="dues_receipts",
            title=translate("dues", "Receipts"),
            jobs=workplace.jobs,
            count_text=lambda count: translate("dues", "{count} receipts").format(count=count),
            search_hint=translate("dues", "Payer, number, note (Ctrl+F)"),
        )
        self.table.remember(workplace.settings)
        self.table.chips.add(STANDING, translate("dues", "Without the cancelled"))
        self.table.chips.changed.connect(self._show_list)
        self.table.opened.connect(self.open)
        self.table.set_empty(EmptyState("file-text", translate("dues", "No receipts this year"), translate(
            "dues", "Every payment makes a receipt with the next number of the year: on the tab of the year choose "
            "people and press “Collect…”.")))  # fmt: skip
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addWidget(self.table)

    def reload(self) -> None:
        year = self.year
        self.workplace.ask(
            lambda reading: services.list_receipts(reading, year), self._take, owner=self, replaces="receipts"
        )

    def open(self, line: ReceiptLine) -> None:
        receipt = line.receipt

        def show(parts: Any) -> None:
            ReceiptDialog(self.workplace, receipt, parts, self, lambda: self._printed(receipt)).open()

        self.workplace.ask(lambda reading: services.receipt_parts(reading, receipt.id), show, owner=self)

    def print(self) -> None:
        if (line := self.table.current()) is not None:
            self._printed(line.receipt)

    def cancel(self) -> None:
        line = self.table.current()
        if line is None:
            return
        receipt = line.receipt
        text = translate("dues", "Receipt {number}/{year} is cancelled")
        title = translate("dues", "Cancel receipt {number}/{year}").format(number=receipt.number, year=receipt.year)

        def save(values: dict[str, Any]) -> None:
            self.workplace.act(
                "cancel_dues_receipt",
                lambda tx: services.cancel_receipt(tx, receipt.id, values["reason"]),
                owner=editor,
                done=lambda _: editor.saved(),
                failed=lambda error: editor.refuse(error, say(self.workplace, error)),
                tell=lambda done: text.format(number=done.number, year=done.year),
            )

        editor = EditorDialog(self, title, cancel_form(), save, self.workplace.dialogs, width=480)
        editor.open()

    def _take(self, lines: list[ReceiptLine]) -> None:
        self._lines = lines
        self._show_list()

    def _show_list(self) -> None:
        only = STANDING in self.table.chips.checked()
        self.table.set_records([one for one in self._lines if one.receipt.counts or not only])
        standing = [one.receipt for one in self._lines if one.receipt.counts]
        text = translate("dues", "{count} receipts that count: {amount} đồng")
        amount = total(one.amount for one in standing)
        self.table.set_footer(text.format(count=len(standing), amount=amount) if self._lines else "")


def _months(line: ReceiptLine) -> str:
    if line.first == line.last:
        return month_name(line.first)
    return f"{month_name(line.first)} – {month_name(line.last)}"


def _note(line: ReceiptLine) -> str:
    if line.receipt.counts:
        return line.receipt.note
    return translate("dues", "Cancelled: {reason}").format(reason=line.receipt.cancel_reason)


class UnpaidView(QWidget):
    """Who owes which months (chưa nộp), as of a day."""

    def __init__(self, workplace: Workplace, opened: Callable[[str], None]) -> None:
        super().__init__()
        self.setObjectName("dues_unpaid_view")
        self.workplace = workplace
        self._owed: list[Arrears] = []
        today = workplace.database.clock.today()
        self.on = Date("unpaid_on", translate("dues", "As of"), today=today, required=True)
        self.on.load(today)
        self.on.entry.setMaximumWidth(110)
        self.on.left.connect(lambda _: self.reload())
        columns: list[Column[Any]] = [
            Column("name", translate("dues", "Full name"), lambda one: one.full_name, 230),
            Column("section", translate("dues", "Section"), lambda one: one.section, 150),
            Column("count", translate("dues", "Months"), lambda one: str(len(one.months)), 70, align=Align.RIGHT,
                   sort=lambda one: len(one.months)),
            Column("amount", translate("dues", "Amount"), lambda one: str(one.total), 120, align=Align.RIGHT,
                   sort=lambda one: one.total),
            Column("months", translate("dues", "Which months"),
                   lambda one: months_text([month for month, _ in one.months]), 330),
        ]  # fmt: skip
        self.table = RecordsTable(
            columns,
            name="dues_unpaid",
            title=translate("dues", "Not paid"),
            jobs=workplace.jobs,
            count_text=lambda count: translate("dues", "{count} people").format(count=count),
            search_hint=translate("dues", "Name, section (Ctrl+F)"),
        )
        label = QLabel(translate("dues", "As of"))
        label.setBuddy(self.on.entry)
        label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.table.bar.addWidget(label)
        self.table.bar.addWidget(self.on.entry)
        self.table.remember(workplace.settings)
        self.table.opened.connect(lambda one: opened(one.member_id))
        self.table.set_empty(
            EmptyState(
                "circle-check",
                translate("dues", "Nobody owes anything"),
                translate(
                    "dues",
                    "Whoever stands in a month's table and has not paid in full by the day chosen is listed here.",
                ),
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addWidget(self.table)

    def day(self) -> date | None:
        try:
            found: date = self.on.value()
        except FieldRefused:
            return None
        return found

    def reload(self) -> None:
        if day := self.day():
            self.workplace.ask(
                lambda reading: services.arrears(reading, day), self._show, owner=self, replaces="unpaid"
            )

    def chosen_ids(self) -> Callable[[Reading], list[str]]:
        read = self.table.reader()
        return lambda _: [one.member_id for one in read()]

    def earliest(self) -> date | None:
        """The first month anybody listed owes."""
        return min((one.months[0][0] for one in self._owed), default=None)

    def _show(self, found: list[Arrears]) -> None:
        self._owed = found
        self.table.set_records(found)
        text = translate("dues", "{count} people owe {amount} đồng")
        amount = total(one.total for one in found)
        self.table.set_footer(text.format(count=len(found), amount=amount) if found else "")
