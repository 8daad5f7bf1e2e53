"""The dialogs in which dues are collected, exempted and tables made: each says first what saving would do."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.core.database import Reading
from desktop.core.errors import FieldRefused, UserError
from desktop.core.money import Dong
from desktop.features.dues import services
from desktop.features.dues.domain import (
    Dues,
    MonthPlan,
    Receipt,
    ReceiptDraft,
    Standing,
    Way,
    later,
    month_name,
    month_of,
    months_through,
)
from desktop.features.dues.services import Proposed
from desktop.features.dues.ui.forms import collect_form, exempt_form, month_option, salary_form
from desktop.features.dues.words import exemption_name, field_sentence
from desktop.shell.workplace import Workplace
from desktop.widgets.editor import EditorDialog
from desktop.widgets.fields import Choice
from desktop.widgets.form import Form
from desktop.widgets.page import resize_within_screen
from desktop.widgets.records import Align, Column, RecordsTable
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

BACK, AHEAD = 24, 12
"""How many months before and after today's can be chosen."""


@dataclass(frozen=True)
class Crowd:
    """People to do something for: what to call them, and whom to ask for on the worker thread. `payer` hands the money
    over for a whole section."""

    name: str
    ids: Callable[[Reading], Sequence[str]]
    payer: str = ""
    section_id: str = ""


def say(workplace: Workplace, error: UserError) -> str:
    better = field_sentence(error) if isinstance(error, FieldRefused) else None
    return better or workplace.say(error)


def choosable(today: date) -> list[date]:
    return months_through(later(month_of(today), -BACK), later(month_of(today), AHEAD))


class CollectDialog(EditorDialog):
    """One receipt for one person, several, or a whole section; beneath it what it will come to."""

    def __init__(
        self, workplace: Workplace, crowds: Sequence[Crowd], first: date, until: date, parent: QWidget,
        printed: Callable[[Receipt], None],
    ) -> None:  # fmt: skip
        today = workplace.database.clock.today()
        self._workplace, self._crowds, self._printed = workplace, crowds, printed
        months = sorted({*choosable(today), first, until})
        form = collect_form([one.name for one in crowds], months, today)
        way = Way(str(workplace.settings.value("dues/way", Way.CASH.value)))
        form.load({"whom": 0, "first": first, "until": until, "way": way, "on": today})
        super().__init__(parent, translate("dues", "Collect dues"), form, self._do, workplace.dialogs, width=640)
        form.edited.connect(lambda _: self._foresee())
        self._foresee()

    def _foresee(self) -> None:
        try:
            ask = self._proposal(self.form.values())
        except FieldRefused:
            return
        self._workplace.ask(
            ask,
            self._tell,
            owner=self,
            failed=lambda error: self.form.set_warning("whom", say(self._workplace, error)),
            replaces="foresee",
        )

    def _tell(self, found: Proposed) -> None:
        if not found.parts:
            self.form.set_warning("whom", translate("dues", "Nothing is owed for these months."))
            return
        text = translate("dues", "{people} people, {months} months: {amount} đồng")
        told = text.format(people=found.people, months=len(found.parts), amount=found.amount)
        if found.ahead:
            told += translate("dues", ", of them {count} months in advance").format(count=found.ahead)
        self.form.tell("whom", Tone.GOOD, told)

    def _proposal(self, values: dict[str, Any]) -> Callable[[Reading], Proposed]:
        ids, first, until = self._crowds[values["whom"]].ids, values["first"], values["until"]
        amount: Dong | None = values["amount"]
        return lambda reading: services.propose_parts(reading, list(ids(reading)), first, max(first, until), amount)

    def _do(self, values: dict[str, Any]) -> None:
        propose, by_list = self._proposal(values), translate("dues", "The members by a list")
        self._workplace.settings.setValue("dues/way", values["way"].value)

        def deed(tx: Any) -> Receipt:
            found = propose(tx)
            crowd = self._crowds[values["whom"]]
            payer = values["payer"] or crowd.payer or (by_list if found.people > 1 else "")
            draft = ReceiptDraft(
                values["on"], values["way"], found.parts, payer, section_id=crowd.section_id, note=values["note"]
            )
            return services.collect(tx, draft)

        self._workplace.act(
            "collect_dues",
            deed,
            owner=self,
            done=self._collected,
            failed=lambda error: self.refuse(error, say(self._workplace, error)),
            tell=collected_sentence,
        )

    def _collected(self, receipt: Receipt) -> None:
        self.saved()
        self._printed(receipt)


def collected_sentence(receipt: Receipt) -> str:
    text = translate("dues", "Receipt {number}/{year}: {payer}, {amount} đồng")
    return text.format(number=receipt.number, year=receipt.year, payer=receipt.payer, amount=receipt.amount)


class ExemptDialog(EditorDialog):
    """Who owes nothing, from which month to which, and why."""

    def __init__(self, workplace: Workplace, crowds: Sequence[Crowd], month: date, parent: QWidget) -> None:
        self._workplace, self._crowds = workplace, crowds
        months = sorted({*choosable(workplace.database.clock.today()), month})
        form = exempt_form([one.name for one in crowds], months)
        form.load({"whom": 0, "since": month})
        super().__init__(parent, translate("dues", "Exempt from dues"), form, self._do, workplace.dialogs, width=560)

    def _do(self, values: dict[str, Any]) -> None:
        ids = self._crowds[values["whom"]].ids
        text = translate("dues", "{count} people exempt from {month}: {reason}")
        facts = {"month": month_name(values["since"]), "reason": exemption_name(values["reason"])}
        self._workplace.act(
            "exempt_from_dues",
            lambda tx: services.exempt(
                tx, ids(tx), values["since"], values["until"], values["reason"], values["note"]
            ),
            owner=self,
            done=lambda _: self.saved(),
            failed=lambda error: self.refuse(error, say(self._workplace, error)),
            tell=lambda made: text.format(count=len(made), **facts),
        )  # fmt: skip


class SalaryDialog(EditorDialog):
    """What somebody earns, here and in the member's record."""

    def __init__(
        self, workplace: Workplace, member_id: str, name: str, salary: Dong | None, month: date, parent: QWidget
    ) -> None:
        self._workplace, self._member_id, self._name = workplace, member_id, name
        months = sorted({*choosable(workplace.database.clock.today()), month})
        form = salary_form(months)
        form.load({"salary": salary, "since": month})
        title = translate("dues", "Salary of {name}").format(name=name)
        super().__init__(parent, title, form, self._do, workplace.dialogs, width=460)

    def _do(self, values: dict[str, Any]) -> None:
        text = translate("dues", "Salary of {name} kept; {count} months reckoned anew")
        self._workplace.act(
            "set_dues_salary",
            lambda tx: services.set_salary(tx, self._member_id, values["salary"], values["since"]),
            owner=self,
            done=lambda _: self.saved(),
            failed=lambda error: self.refuse(error, say(self._workplace, error)),
            tell=lambda changed: text.format(name=self._name, count=len(changed)),
        )


@dataclass(frozen=True)
class _Change:
    """A row of the preview: who, as it is kept, as it will be; `why` says what happens."""

    id: str
    name: str
    before: str
    after: str
    why: str
    tone: Tone


class MonthDialog(EditorDialog):
    """Make a month's table, or bring it up to date: what changes is shown first."""

    def __init__(
        self, workplace: Workplace, months: Sequence[date], made: Collection[date], month: date, parent: QWidget
    ) -> None:
        self._workplace = workplace
        words = translate("dues", "no table yet"), translate("dues", "made")
        options = [replace(month_option(one), detail=words[one in made]) for one in months]
        form = Form([Choice("month", translate("dues", "Month"), options, required=True)], columns=1)
        form.load({"month": month})
        super().__init__(
            parent, translate("dues", "Make a month's table"), form, self._do, workplace.dialogs, width=720
        )
        self.save_button.setText(translate("dues", "Make the table"))
        self.preview = self._make_preview()
        layout = self.layout()
        assert isinstance(layout, QBoxLayout)
        layout.insertWidget(2, self.preview, 2)
        form.edited.connect(lambda _: self._foresee())
        self._foresee()

    def _make_preview(self) -> RecordsTable:
        columns: list[Column[Any]] = [
            Column("name", translate("dues", "Full name"), lambda one: one.name, 190),
            Column("before", translate("dues", "In the table"), lambda one: one.before, 120, align=Align.RIGHT),
            Column("after", translate("dues", "Will be"), lambda one: one.after, 120, align=Align.RIGHT),
            Column("why", translate("dues", "What happens"), lambda one: one.why, 220, tone=lambda one: one.tone),
        ]
        table = RecordsTable(
            columns,
            name="dues_plan",
            title=translate("dues", "What changes in the table"),
            searchable=False,
            count_text=lambda count: translate("dues", "{count} changes").format(count=count) if count else "",
        )
        table.hide()
        return table

    def _foresee(self) -> None:
        month = self.form.field("month").value()
        self._workplace.ask(
            lambda reading: services.plan_month(reading, month),
            self._tell,
            owner=self,
            failed=lambda error: self.form.set_error("month", say(self._workplace, error)),
            replaces="foresee",
        )

    def _tell(self, plan: MonthPlan) -> None:
        self.form.tell("month", Tone.WARNING if plan.is_empty else Tone.GOOD, plan_sentence(plan))
        rows = list(_changes(plan))
        self.preview.set_records(rows)
        if rows and not self.preview.isVisible():
            resize_within_screen(self, self.width(), 520)
        self.preview.setVisible(bool(rows))

    def _do(self, values: dict[str, Any]) -> None:
        text = translate("dues", "Table of {month}: {added} people added, {changed} changed, {gone} taken out")
        self._workplace.act(
            "make_dues_month",
            lambda tx: services.make_month(tx, values["month"]),
            owner=self,
            done=lambda _: self.saved(),
            failed=lambda error: self.refuse(error, say(self._workplace, error)),
            tell=lambda made: text.format(
                month=month_name(made.month), added=made.added, changed=made.changed, gone=made.gone
            ),
        )


def plan_sentence(plan: MonthPlan) -> str:
    if plan.is_empty:
        return translate("dues", "The table is made and nothing in it would change.")
    counted = [sum(one.standing is standing for one in plan.added) for standing in Standing]
    due, exempt, unknown = counted
    parts = []
    if plan.added:
        text = translate("dues", "New in the table: {due} people who owe, {exempt} exempt, {unknown} without a salary")
        parts.append(text.format(due=due, exempt=exempt, unknown=unknown))
    if plan.changed or plan.gone:
        text = translate("dues", "{changed} change, {gone} are taken out")
        parts.append(text.format(changed=len(plan.changed), gone=len(plan.gone)))
    parts.append(translate("dues", "together {amount} đồng").format(amount=plan.owed))
    return "; ".join(parts)


def _changes(plan: MonthPlan) -> Sequence[_Change]:
    anew, stays = translate("dues", "Reckoned anew"), translate("dues", "Has paid, stays as it is")
    gone = translate("dues", "Does not belong to the month")
    return [
        *(_change(plan, kept, _said(new), anew, Tone.ACCENT) for kept, new in plan.changed),
        *(_change(plan, one, "", gone, Tone.WARNING) for one in plan.gone),
        *(_change(plan, kept, _said(new), stays, Tone.NEUTRAL) for kept, new in plan.locked),
    ]


def _change(plan: MonthPlan, kept: Dues, after: str, why: str, tone: Tone) -> _Change:
    return _Change(kept.id, plan.names.get(kept.member_id, ""), _said(kept), after, why, tone)


def _said(one: Dues) -> str:
    if one.exemption:
        return translate("dues", "Exempt")
    return translate("dues", "No salary yet") if one.standing is Standing.UNKNOWN else str(one.amount)
