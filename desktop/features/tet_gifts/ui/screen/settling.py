"""Vouchers beside the list: what each source's account comes to, the vouchers, and the settlement of a year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop.core.database import Reading
from desktop.core.errors import FieldRefused
from desktop.core.partial_date import print_date
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import Balance, Payment, PaymentKind, Settlement, TetCampaign
from desktop.features.tet_gifts.reports import BY_YEAR
from desktop.features.tet_gifts.services.names import PAYMENT_NAMES
from desktop.features.tet_gifts.ui import aside_forms
from desktop.features.tet_gifts.ui.screen.look import Look
from desktop.features.tet_gifts.words import field_refusal
from desktop.shell.workplace import Workplace
from desktop.widgets import theme
from desktop.widgets.actions import Action, button
from desktop.widgets.records import Align, Column, RecordsTable
from desktop.widgets.states import EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

if TYPE_CHECKING:
    from desktop.features.tet_gifts.ui.screen.deeds import Deeds


LEAST = 150
"""Logical pixels a list needs to be read; where there are fewer, this part of the screen scrolls."""


@dataclass(frozen=True)
class Books:
    """What this part of the screen shows of a campaign."""

    accounts: tuple[Balance, ...] = ()
    payments: tuple[Payment, ...] = ()
    settled: tuple[Settlement, ...] = ()


def look_into(reading: Reading, campaign_id: str) -> Books:
    return Books(
        tuple(services.balances(reading, campaign_id)),
        tuple(services.list_payments(reading, campaign_id)),
        tuple(services.list_settlements(reading, campaign_id)),
    )


class SettlingView(QWidget):
    """Accounts above, vouchers below; an account that is not even offers to enter the voucher it lacks."""

    def __init__(self, workplace: Workplace, work: Deeds) -> None:
        super().__init__()
        self.setObjectName("settling")
        self.workplace, self.work = workplace, work
        self.campaign: TetCampaign | None = None
        self.look, self.books = Look(), Books()
        self.told = QLabel()
        self.told.setObjectName("settling_told")
        self.told.setWordWrap(True)
        self.accounts, self.payments = self._make_accounts(), self._make_payments()
        self.enter = Action(self, "add_payment", translate("tet_gifts", "Enter a voucher…"), "plus", self._enter,
                            "Ctrl+Shift+N", primary=True)  # fmt: skip
        self.change = Action(self, "change_payment", translate("tet_gifts", "Change…"), "pencil", self._change,
                             needs_selection=True)  # fmt: skip
        self.remove = Action(self, "remove_payment", translate("tet_gifts", "Remove"), "trash-2", self._remove,
                             needs_selection=True)  # fmt: skip
        self.settle = Action(self, "settle_tet", translate("tet_gifts", "Settle the year…"), "lock", self._settle)
        self.payments.set_actions([self.change, self.remove])
        self.payments.removal_wanted.connect(lambda _: self._remove())
        self.payments.opened.connect(lambda _: self._change())
        self.accounts.opened.connect(lambda _: self._enter())
        self._lay_out()

    def show_campaign(self, campaign: TetCampaign | None, look: Look) -> None:
        self.campaign, self.look = campaign, look
        if campaign is not None:
            ask = campaign.id
            self.workplace.ask(lambda reading: look_into(reading, ask), self._show, owner=self, replaces="books")

    def take_focus(self) -> None:
        self.accounts.take_focus()

    # Showing

    def _show(self, books: Books) -> None:
        self.books = books
        shown = [one for one in books.accounts if one.approved_gifts or one.paid or one.goods_out or not one.is_even]
        self.accounts.set_records(shown)
        self.payments.set_records(books.payments)
        self.told.setText(self._status(books))
        self.settle.setEnabled(bool(self._open_years()))

    def _status(self, books: Books) -> str:
        """One sentence for each accounting year."""
        told = []
        for year in self.campaign.accounting_years if self.campaign else ():
            done = next((one for one in books.settled if one.year == year), None)
            mine = [one for one in books.accounts if one.year == year]
            uneven = sum(not one.is_even for one in mine)
            waiting = sum(one.open for one in mine)
            if done is not None:
                text = translate(
                    "tet_gifts", "{year}: settled on {day}, {gifts} gifts, {cash} đồng in cash, {goods} đồng in kind."
                )
                told.append(
                    text.format(
                        year=year, day=print_date(done.on), gifts=done.gifts, cash=done.cash, goods=done.goods
                    )
                )  # fmt: skip
            elif uneven or waiting:
                text = translate("tet_gifts", "{year}: {uneven} accounts differ, {waiting} gifts are still out.")
                told.append(text.format(year=year, uneven=uneven, waiting=waiting))
            elif any(one.gifts or one.cash_out for one in mine):
                told.append(translate("tet_gifts", "{year}: list and vouchers agree; settle it.").format(year=year))
            else:
                told.append(translate("tet_gifts", "{year}: nothing was spent.").format(year=year))
        return "\n".join(told)

    def _open_years(self) -> list[int]:
        settled = {one.year for one in self.books.settled}
        return [year for year in self.campaign.accounting_years if year not in settled] if self.campaign else []

    # Deeds

    def _enter(self) -> None:
        account = self.accounts.current()
        if (campaign := self.campaign) is None or not self.look.schemes:
            return
        form = aside_forms.payment_form(campaign, self.look.schemes, self.work.today, field_refusal)
        start: dict[str, Any] = {"kind": PaymentKind.CASH, "on": self.work.today, "year": campaign.usual_year}
        form.load(aside_forms.missing_payment(account, self.work.today) if account else start)
        self.work.edit(
            translate("tet_gifts", "A voucher"),
            form,
            "add_tet_payment",
            lambda tx, values: services.add_payment(tx, aside_forms.payment_of(values, campaign)),
            self._tell,
            another=True,
        )

    def _change(self) -> None:
        if (campaign := self.campaign) and (payment := self.payments.current()):
            form = aside_forms.payment_form(campaign, self.look.schemes, self.work.today, field_refusal)
            form.load(aside_forms.payment_values(payment))
            self.work.edit(
                translate("tet_gifts", "Voucher {number}").format(number=payment.number),
                form,
                "change_tet_payment",
                lambda tx, values: services.change_payment(tx, aside_forms.payment_of(values, campaign, payment)),
                self._tell,
            )

    def _remove(self) -> None:
        if payment := self.payments.current():
            self.workplace.act(
                "remove_tet_payment", lambda tx: services.remove_payment(tx, payment.id), owner=self,
                tell=lambda gone: translate("tet_gifts", "Removed: {name}").format(name=gone.number),
            )  # fmt: skip

    def _settle(self) -> None:
        """Cannot be taken back, so the form asks once more and nothing offers to."""
        if (campaign := self.campaign) is None:
            return
        form = aside_forms.settle_form(self._open_years(), self.work.today, field_refusal)

        def deed(tx: Any, values: dict[str, Any]) -> Settlement:
            if not values["sure"]:
                raise FieldRefused("sure", "required")
            draft = services.SettlementDraft(values["on"], values["number"], values["note"])
            return services.settle(tx, campaign.id, values["year"], draft)

        def tell(done: Settlement) -> str:
            text = translate("tet_gifts", "{year} is settled: {gifts} gifts, {cash} đồng in cash")
            return text.format(year=done.year, gifts=done.gifts, cash=done.cash)

        title = translate("tet_gifts", "Settle a year of {name}").format(name=campaign.name)
        editor = self.work.edit(title, form, "settle_tet", deed, tell, width=600, for_good=True)
        editor.resize(editor.width(), editor.height() + 70)  # a refusal names what differs

    @staticmethod
    def _tell(payment: Payment) -> str:
        text = translate("tet_gifts", "Voucher {number}: {amount} đồng")
        return text.format(number=payment.number, amount=payment.amount)

    # Building

    def _make_accounts(self) -> RecordsTable:
        table = RecordsTable(
            [
                Column("scheme", translate("tet_gifts", "Scheme"), lambda one: one.scheme, 230),
                Column("source", translate("tet_gifts", "Source"),
                       lambda one: services.source_name(one.source).short, 110),
                Column("year", translate("tet_gifts", "Year"), lambda one: str(one.year), 56),
                Column("budget", translate("tet_gifts", "Budget"), lambda one: str(one.budget), 100, Align.RIGHT,
                       hidden=True),
                Column("gifts", translate("tet_gifts", "Received"), lambda one: f"{one.gifts}/{one.approved_gifts}", 80,
                       Align.RIGHT, tone=lambda one: Tone.WARNING if one.open else None),
                Column("cash", translate("tet_gifts", "Cash signed for"), lambda one: str(one.cash), 110, Align.RIGHT),
                Column("paid", translate("tet_gifts", "Cash by vouchers"), lambda one: str(one.cash_out), 110,
                       Align.RIGHT),
                Column("goods", translate("tet_gifts", "Goods signed for"), lambda one: str(one.goods), 110,
                       Align.RIGHT),
                Column("got", translate("tet_gifts", "Goods by vouchers"), lambda one: str(one.goods_out), 110,
                       Align.RIGHT),
                Column("state", translate("tet_gifts", "Difference"), _difference, 120, Align.RIGHT,
                       tone=lambda one: Tone.GOOD if one.is_even else Tone.BAD),
            ],
            name="tet_accounts",
            title=translate("tet_gifts", "Accounts by source and year"),
            searchable=False,
            count_text=lambda _: "",
        )  # fmt: skip
        table.set_empty(EmptyState("coins", translate("tet_gifts", "No money is approved yet"), translate(
            "tet_gifts", "Every source that pays for approved gifts has an account here: what people signed for beside "
            "what the vouchers say."), []))  # fmt: skip
        return table

    def _make_payments(self) -> RecordsTable:
        table = RecordsTable(
            [
                Column("number", translate("tet_gifts", "Number of the voucher"), lambda one: one.number, 90),
                Column("on", translate("tet_gifts", "Date"), lambda one: print_date(one.on), 84),
                Column("kind", translate("tet_gifts", "What it records"), lambda one: PAYMENT_NAMES[one.kind], 210,
                       tone=lambda one: Tone.WARNING if one.kind.is_back else None),
                Column("amount", translate("tet_gifts", "Amount"), lambda one: str(one.amount), 100, Align.RIGHT),
                Column("payee", translate("tet_gifts", "Received by"), lambda one: one.payee, 150),
                Column("scheme", translate("tet_gifts", "Scheme"), self._scheme_name, 200),
                Column("source", translate("tet_gifts", "Source"),
                       lambda one: services.source_name(one.source).short, 100),
                Column("year", translate("tet_gifts", "Year"), lambda one: str(one.year), 56),
                Column("note", translate("tet_gifts", "Note"), lambda one: one.note, 150),
            ],
            name="tet_payments",
            title=translate("tet_gifts", "Vouchers"),
            searchable=False,
            count_text=lambda _: "",
        )  # fmt: skip
        table.set_empty(EmptyState("file-text", translate("tet_gifts", "No voucher yet"), translate(
            "tet_gifts", "Choose an account above and press Enter: the voucher it lacks is offered with its amount."),
            []))  # fmt: skip
        return table

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.told, 1)
        for action in (self.settle, self.change, self.enter):
            made = button(action)
            made.setAutoDefault(False)
            row.addWidget(made)
        row.insertWidget(row.count() - 3, self._papers())
        self.accounts.setMinimumHeight(LEAST)
        self.payments.setMinimumHeight(LEAST)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.accounts)
        split.addWidget(self.payments)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addLayout(row)
        layout.addWidget(split, 1)

    def _papers(self) -> QPushButton:
        """The papers about money, for the year of the chosen account or the whole campaign."""
        made = QPushButton(theme.icon("printer"), translate("tet_gifts", "Papers"))
        made.setObjectName("money_papers")
        made.setAccessibleName(translate("tet_gifts", "Papers about money"))
        made.setAutoDefault(False)
        menu = QMenu(made)
        for report in BY_YEAR:
            menu.addAction(report.title, lambda report=report: self._print(report))
        made.setMenu(menu)
        return made

    def _print(self, report: Any) -> None:
        if campaign := self.campaign:
            account = self.accounts.current()
            scope = f"{campaign.code}/{account.year}" if account else campaign.code
            self.workplace.save_report(report, self, scope)

    def _scheme_name(self, payment: Payment) -> str:
        return next((one.name for one in self.look.schemes if one.id == payment.scheme_id), "")


def _difference(one: Balance) -> str:
    if one.is_even:
        return translate("tet_gifts", "agrees")
    return " · ".join(
        f"{'+' if amount > 0 else '−'}{type(amount)(abs(amount))}"
        for amount in (one.cash_difference, one.goods_difference)
        if amount
    )
