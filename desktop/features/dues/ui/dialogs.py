"""Dialogs that show a list with deeds beneath it: one person's year, what a receipt is for, the rates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.core.changes import ChangeSet
from desktop.core.partial_date import print_date
from desktop.features.dues import services
from desktop.features.dues.domain import Cell, CellState, DuesRule, How, Receipt, RuleKind, Rules, month_name, percent
from desktop.features.dues.services import Account
from desktop.features.dues.ui.deeds import CollectDialog, Crowd, ExemptDialog, SalaryDialog, say
from desktop.features.dues.ui.forms import rule_form, rule_of, rule_value, rule_values
from desktop.features.dues.words import exemption_name, rule_name, state_name, way_name
from desktop.shell.workplace import Workplace
from desktop.widgets import list_dialog as lists
from desktop.widgets.actions import Action
from desktop.widgets.editor import EditorDialog
from desktop.widgets.records import Align, Column
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

TONES = {
    CellState.PAID: Tone.GOOD, CellState.OVER: Tone.GOOD, CellState.ADVANCE: Tone.GOOD, CellState.OWED: Tone.BAD,
    CellState.PARTLY: Tone.WARNING, CellState.UNKNOWN: Tone.WARNING,
}  # fmt: skip


class ListDialog(lists.ListDialog):
    """Of this workplace."""

    def __init__(
        self, workplace: Workplace, name: str, title: str, columns: Sequence[Column[Any]], parent: QWidget, width: int
    ) -> None:
        super().__init__(name, title, columns, parent, width)
        self.workplace = workplace


@dataclass(frozen=True)
class _Month:
    """A row of somebody's year."""

    id: str
    month: date
    cell: Cell
    receipts: str


class AccountDialog(ListDialog):
    """One member's year: salary, rate, due, paid and by which receipt; from here the salary is corrected."""

    def __init__(self, workplace: Workplace, account: Account, year: int, parent: QWidget) -> None:
        columns: list[Column[Any]] = [
            Column("month", translate("dues", "Month"), lambda one: month_name(one.month), 80),
            Column("state", translate("dues", "Status"), lambda one: state_name(one.cell.state), 120,
                   tone=lambda one: TONES.get(one.cell.state)),
            Column("salary", translate("dues", "Salary"), lambda one: _salary(one.cell), 100, align=Align.RIGHT),
            Column("how", translate("dues", "Reckoned by"), lambda one: _how(one.cell), 150),
            Column("due", translate("dues", "Due"), lambda one: str(one.cell.due or ""), 84, align=Align.RIGHT),
            Column("paid", translate("dues", "Paid"), lambda one: str(one.cell.paid or ""), 84, align=Align.RIGHT),
            Column("left", translate("dues", "Left"), lambda one: str(one.cell.left or ""), 84, align=Align.RIGHT,
                   tone=lambda _: Tone.BAD),
            Column("receipts", translate("dues", "Receipts"), lambda one: one.receipts, 190),
        ]  # fmt: skip
        self.account, self.year = account, year
        title = f"{account.line.full_name} – {translate('dues', 'dues of {year}').format(year=year)}"
        super().__init__(workplace, "dues_account", title, columns, parent, 980)
        self.add(Action(self, "account_salary", translate("dues", "Salary…"), "pencil", self._correct, "Ctrl+E"))
        self.add(Action(self, "account_exempt", translate("dues", "Exempt…"), "circle-x", self._exempt))
        self.add(Action(self, "account_collect", translate("dues", "Collect…"), "coins", self._collect, "Ctrl+N",
                        primary=True))  # fmt: skip
        self.table.opened.connect(lambda _: self._correct())
        workplace.changed.connect(self._on_changed)
        self._show(account)
        self.table.take_focus()

    def _show(self, account: Account) -> None:
        self.account = account
        line = account.line
        salary = translate("dues", "not known") if line.salary is None else f"{line.salary} đồng"
        text = translate(
            "dues", "{section} · salary for social insurance: {salary} · due {due}, paid {paid}, left {left}"
        )
        self.told.setText(
            text.format(section=line.section or "–", salary=salary, due=line.due, paid=line.paid, left=line.left)
        )
        self.table.set_records([
            _Month(str(number), date(self.year, number, 1), cell, self._receipts(date(self.year, number, 1)))
            for number, cell in enumerate(line.cells, 1)
        ])  # fmt: skip

    def _receipts(self, month: date) -> str:
        cancelled = translate("dues", "cancelled")
        return "; ".join(
            f"{receipt.number}/{receipt.year} ({print_date(receipt.on)})" + ("" if receipt.counts else f" {cancelled}")
            for payment, receipt in self.account.payments
            if payment.month == month
        )

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches("dues", "dues_receipt", "dues_payment", "dues_exemption", "member"):
            member_id, year = self.account.line.id, self.year
            self.workplace.ask(
                lambda reading: services.account_of(reading, member_id, year),
                self._show,
                owner=self,
                replaces="account",
            )

    def _month(self) -> date:
        current = self.table.current()
        if current is not None:
            return date(self.year, current.month.month, 1)
        wanted = [
            n for n, cell in enumerate(self.account.line.cells, 1) if cell.left or cell.state is CellState.UNKNOWN
        ]
        return date(self.year, wanted[0] if wanted else 1, 1)

    def _crowd(self) -> Crowd:
        member_id = self.account.line.id
        return Crowd(self.account.line.full_name, lambda _: [member_id])

    def _correct(self) -> None:
        line = self.account.line
        SalaryDialog(self.workplace, line.id, line.full_name, line.salary, self._month(), self).open()

    def _exempt(self) -> None:
        ExemptDialog(self.workplace, [self._crowd()], self._month(), self).open()

    def _collect(self) -> None:
        last = [n for n, cell in enumerate(self.account.line.cells, 1) if cell.left]
        until = date(self.year, last[-1] if last else self._month().month, 1)
        first = date(self.year, last[0], 1) if last else until
        CollectDialog(self.workplace, [self._crowd()], first, until, self, lambda _: None).open()


def _salary(cell: Cell) -> str:
    return str(cell.dues.salary) if cell.dues and cell.dues.salary is not None else ""


def _how(cell: Cell) -> str:
    if cell.dues is None:
        return ""
    if cell.dues.exemption:
        return cell.dues.note or exemption_name(cell.dues.exemption)
    if cell.dues.how is How.FIXED:
        return translate("dues", "fixed amount")
    if cell.dues.how is How.CAP:
        return translate("dues", "at most ({rate}%)").format(rate=percent(cell.dues.rate))
    return f"{percent(cell.dues.rate)}%" if cell.dues.how else ""


class ReceiptDialog(ListDialog):
    """For whom and which months a receipt is."""

    def __init__(
        self, workplace: Workplace, receipt: Receipt, parts: Sequence[Any], parent: QWidget, printed: Callable[[], None]
    ) -> None:
        columns: list[Column[Any]] = [
            Column("name", translate("dues", "Full name"), lambda one: one[1], 220),
            Column("section", translate("dues", "Section"), lambda one: one[2], 150),
            Column("month", translate("dues", "Month"), lambda one: month_name(one[3]), 90),
            Column("amount", translate("dues", "Amount"), lambda one: str(one[4]), 110, align=Align.RIGHT),
        ]
        title = translate("dues", "Receipt {number}/{year}").format(number=receipt.number, year=receipt.year)
        super().__init__(workplace, "dues_receipt", title, columns, parent, 640)
        facts = [print_date(receipt.on), receipt.payer, f"{receipt.amount} đồng", way_name(receipt.way), receipt.note]
        if receipt.cancelled_on:
            text = translate("dues", "cancelled on {day}: {reason}")
            facts.append(text.format(day=print_date(receipt.cancelled_on), reason=receipt.cancel_reason))
        self.told.setText(" · ".join(fact for fact in facts if fact))
        self.add(Action(self, "print_this_receipt", translate("dues", "Print receipt"), "printer", printed, "Ctrl+P",
                        primary=True))  # fmt: skip
        self.table.set_records(parts)
        self.table.take_focus()


class RatesDialog(ListDialog):
    """The rates (mức đóng), each with the day it began and its basis; the union adds and corrects its own."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        columns: list[Column[Any]] = [
            Column("kind", translate("dues", "What it is"), lambda one: rule_name(one.kind), 240),
            Column("since", translate("dues", "Applies from"), lambda one: print_date(one.since), 92),
            Column("value", translate("dues", "Value"), rule_value, 90, align=Align.RIGHT),
            Column("origin", translate("dues", "Status"), self._origin, 130, tone=_rule_tone),
            Column("basis", translate("dues", "Basis"), lambda one: one.basis, 330),
        ]
        super().__init__(workplace, "dues_rates", translate("dues", "Rates of dues"), columns, parent, 980)
        self.told.setText(translate(
            "dues", "A month goes by the rates valid on its first day. Tables that are made stay as they are; who has "
            "not paid is reckoned anew when the table is made again."))  # fmt: skip
        self._today = workplace.database.clock.today()
        self.forget = self.add(
            Action(self, "forget_rate", translate("dues", "Remove"), "trash-2", self._forget, "Ctrl+Del")
        )
        self.correct = self.add(
            Action(self, "correct_rate", translate("dues", "Correct…"), "pencil", self._correct, "Ctrl+E")
        )
        self.confirm = self.add(Action(self, "confirm_rate", translate("dues", "Confirm…"), "check", self._confirm))
        self.add(Action(self, "add_rate", translate("dues", "Add a rate…"), "plus", self._add, "Ctrl+N", primary=True))
        self.table.opened.connect(lambda _: self._correct())
        self.table.chosen.connect(self._greet)
        workplace.changed.connect(self._on_changed)
        self._greet()
        self.reload()
        self.table.take_focus()

    def reload(self) -> None:
        self.workplace.ask(services.rules_of, self._show, owner=self, replaces="rules")

    def _show(self, rules: Rules) -> None:
        rows = sorted(rules.rows, key=lambda one: (list(RuleKind).index(one.kind), -one.since.toordinal()))
        self.table.set_records([_Row(f"{one.kind.value}{one.since}", one) for one in rows])

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches("dues_rule"):
            self.reload()

    def _greet(self) -> None:
        current = self.table.current()
        self.correct.setEnabled(current is not None)
        self.forget.setEnabled(current is not None and current.is_own)
        self.confirm.setEnabled(current is not None and not current.confirmed)

    def _origin(self, rule: DuesRule) -> str:
        if not rule.confirmed:
            return translate("dues", "To be confirmed")
        return translate("dues", "Of this union") if rule.is_own else translate("dues", "Of the program")

    def _add(self) -> None:
        month = self._today.replace(day=1)
        self._edit(DuesRule("", RuleKind.RATE, month, 0), {"value": ""})

    def _correct(self) -> None:
        if (current := self.table.current()) is not None:
            self._edit(current.rule)

    def _confirm(self) -> None:
        if (current := self.table.current()) is not None:
            self._edit(current.rule, {"confirmed": True, "basis": current.basis if current.is_own else ""})

    def _edit(self, rule: DuesRule, told: dict[str, Any] | None = None) -> None:
        form = rule_form(self._today)
        form.load(rule_values(rule) | (told or {}))

        def save(values: dict[str, Any]) -> None:
            text = translate("dues", "Kept: {name}, {value} from {day}")
            self.workplace.act(
                "keep_dues_rule",
                lambda tx: services.keep_rule(tx, rule_of(rule, values)),
                owner=editor,
                done=lambda _: editor.saved(),
                failed=lambda error: editor.refuse(error, say(self.workplace, error)),
                tell=lambda kept: text.format(
                    name=rule_name(kept.kind), value=rule_value(kept), day=print_date(kept.since)
                ),
            )

        editor = EditorDialog(self, translate("dues", "Rate"), form, save, self.workplace.dialogs, width=560)
        editor.open()

    def _forget(self) -> None:
        current = self.table.current()
        if current is not None and current.is_own:
            rule_id = current.rule.id
            self.workplace.act(
                "forget_dues_rule",
                lambda tx: services.forget_rule(tx, rule_id),
                owner=self,
                tell=lambda gone: translate("dues", "Removed: {name}").format(name=rule_name(gone.kind)),
            )


@dataclass(frozen=True)
class _Row:
    """A rule with an id of its own, which shipped ones lack."""

    id: str
    rule: DuesRule

    def __getattr__(self, name: str) -> Any:
        return getattr(self.rule, name)


def _rule_tone(rule: DuesRule) -> Tone | None:
    return Tone.WARNING if not rule.confirmed else Tone.ACCENT if rule.is_own else None
