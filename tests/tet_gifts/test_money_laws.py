"""No sequence of deeds, undoing included, breaks the identities of the accounts.

(f) what was handed out ≤ what is approved ≤ what the source gives, for each source and accounting year.
(g) the list's total = the sum of its rows = the amount in words = the vouchers, and a settled year stays as it was.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from desktop.core.changes import Change
from desktop.core.database import Transaction
from desktop.core.document import Paragraph
from desktop.core.errors import UserError
from desktop.core.money import Dong, total
from desktop.core.store import take_back
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import (
    COMMITTED,
    GIVEN,
    Approval,
    Beneficiary,
    FundSource,
    GiftLine,
    GiftQuery,
    GiftState,
    Payment,
    PaymentKind,
    Proposal,
    Scheme,
    SourceBudget,
)
from desktop.features.tet_gifts.domain.desk import DeskScope
from desktop.features.tet_gifts.reports.settlement import settlement_report
from desktop.features.tet_gifts.services import people
from desktop.features.tet_gifts.services.desk import take_back_visit
from tests.core.vietnamese.test_amounts import count

from .conftest import Tet

LINES = (
    SourceBudget(FundSource.OWN, Dong(2_000_000), 2, 2025),
    SourceBudget(FundSource.OWN, Dong(2_000_000), 0, 2026),
    SourceBudget(FundSource.SUPERIOR, Dong(1_000_000), 1, 2026),
)
NUMBERS, PLACES = st.integers(0, 9), st.integers(0, 4)
Deed = Callable[[Transaction], Any]


class Accounts(RuleBasedStateMachine):
    """An officer who does anything in any order; what is refused changes nothing."""

    tet: Tet

    def __init__(self) -> None:
        super().__init__()
        self.done: list[tuple[Change, ...]] = []
        self.settled: dict[int, tuple[Any, ...]] = {}
        self.numbers = 0
        with self.tet.database.write("new_year") as tx:
            count_ = len(services.list_campaigns(tx))
            self.campaign = services.launch_campaign(tx, replace(self.tet.campaign, code=f"LAW-{count_}"))
            mixed = {"cash_part": Dong(300_000), "kind_part": Dong(200_000)}
            drafts = (
                replace(self.tet.schemes["TIEN"], budgets=LINES, quota=4, class_caps=()),
                replace(self.tet.schemes["VE"], budgets=LINES, quota=4, **mixed),  # type: ignore[arg-type]
            )
            for draft in drafts:
                services.add_scheme(tx, replace(draft, campaign_id=self.campaign.id))
            for scheme in services.list_schemes(tx, self.campaign.id):
                people = [Proposal(Beneficiary("", member_id=one.id)) for one in self.tet.members[:5]]
                ids = [one.id for one in services.propose(tx, scheme.id, people).added]
                services.approve(tx, [Approval(ids[0], year=2025), Approval(ids[1], year=2025), Approval(ids[2])])
                services.finalise(tx, scheme.id)

    # Deeds

    @rule(place=PLACES, line=PLACES)
    def approve(self, place: int, line: int) -> None:
        purse = LINES[line % 3]
        self._do(lambda tx: services.approve(tx, [
            Approval(one.id, source=purse.source, year=purse.year) for one in self._some(tx, place, 2)
        ]))  # fmt: skip

    @rule(place=PLACES)
    def close_and_give(self, place: int) -> None:
        def deed(tx: Transaction) -> None:
            services.finalise(tx, self._scheme(tx, place).id)
            for line in self._some(tx, place, 3):
                services.hand_out(tx, line.slip_code)

        self._do(deed)

    @rule()
    def take_hand_out_back(self) -> None:
        self._do(lambda tx: take_back_visit(tx, DeskScope(self.campaign.id)), undoable=False)

    @rule(place=PLACES)
    def reject(self, place: int) -> None:
        self._do(lambda tx: services.reject(tx, [self._one(tx, place).id], "Không đủ điều kiện"))

    @rule(place=PLACES)
    def lie_and_replace(self, place: int) -> None:
        def deed(tx: Transaction) -> None:
            gone = self._one(tx, place)
            services.mark_not_taken(tx, [gone.id], "Vắng")
            services.bring_back(tx, [gone.id])
            if reserves := people.reserves(tx, gone.scheme_id):
                services.replace_gift(tx, gone.id, reserves[0].id)

        self._do(deed)

    @rule(place=PLACES, line=PLACES)
    def move(self, place: int, line: int) -> None:
        purse = LINES[line % 3]
        self._do(lambda tx: services.move_to_source(tx, [self._one(tx, place).id], purse.source, purse.year))

    @rule(place=PLACES, line=PLACES, kind=st.sampled_from(PaymentKind), parts=st.integers(1, 7), odd=st.booleans())
    def pay(self, place: int, line: int, kind: PaymentKind, parts: int, odd: bool) -> None:
        purse, self.numbers = LINES[line % 3], self.numbers + 1
        amount = Dong(parts * 100_000 + int(odd))
        self._do(lambda tx: services.add_payment(tx, Payment(
            "", "", self._scheme(tx, place).id, kind, f"{self.campaign.code}-{self.numbers}",
            date(purse.year, 12, 30), amount, purse.source, purse.year, "Thủ quỹ",
        )))  # fmt: skip

    @rule()
    def pay_what_is_lacking(self) -> None:
        self._do(self._pay_what_is_lacking)

    @rule(place=NUMBERS)
    def remove_voucher(self, place: int) -> None:
        def deed(tx: Transaction) -> None:
            vouchers = services.list_payments(tx, self.campaign.id)
            if vouchers:
                services.remove_payment(tx, vouchers[place % len(vouchers)].id)

        self._do(deed)

    @rule(place=PLACES, line=PLACES, amount=st.sampled_from([500_000, 1_000_000, 3_000_000]))
    def change_budget(self, place: int, line: int, amount: int) -> None:
        def deed(tx: Transaction) -> None:
            scheme = self._scheme(tx, place)
            budgets = list(scheme.budgets)
            budgets[line % len(budgets)] = replace(budgets[line % len(budgets)], amount=Dong(amount))
            services.change_scheme(tx, replace(scheme, budgets=tuple(budgets)))

        self._do(deed)

    @rule(year=st.sampled_from([2025, 2026]), in_order=st.booleans())
    def settle(self, year: int, in_order: bool) -> None:
        """As things are, or after whoever waits was given or given up and the vouchers were put right."""
        draft = services.SettlementDraft(date(2027, 1, 10))
        if in_order:
            self._do(lambda tx: self._clear(tx, year))
            self._do(self._pay_what_is_lacking)
        self._do(lambda tx: services.settle(tx, self.campaign.id, year, draft), undoable=False)

    @rule(back=NUMBERS)
    def undo(self, back: int) -> None:
        if self.done:
            changes = self.done[-1 - back % len(self.done)]
            self._do(lambda tx: take_back(tx, changes), undoable=False)

    # What always holds

    @invariant()
    def no_more_is_given_than_approved_nor_approved_than_there_is(self) -> None:
        with self.tet.database.read() as reading:
            lines = services.list_gifts(reading, GiftQuery(campaign_id=self.campaign.id))
            given = services.distributions_of(reading, self.campaign.id)
            schemes = services.list_schemes(reading, self.campaign.id)
            accounts = services.balances(reading, self.campaign.id)
        assert {line.id for line in lines if line.state in GIVEN} == set(given)
        for scheme in schemes:
            for purse in {(line.source, line.year) for line in lines if line.state in COMMITTED}:
                mine = [one for one in lines if one.scheme_id == scheme.id and (one.source, one.year) == purse
                        and one.state in COMMITTED]  # fmt: skip
                line = next(
                    (one for one in scheme.budgets if one.purse == purse), SourceBudget(FundSource.OWN, Dong(0))
                )
                distributed = total(given[one.id].amount for one in mine if one.id in given)
                assert distributed <= total(one.approved for one in mine) <= line.amount
                assert len(mine) <= line.quota or not line.quota
            assert sum(one.scheme_id == scheme.id and one.state in COMMITTED for one in lines) <= scheme.quota
        assert total(one.cash + one.goods for one in accounts) == total(one.amount for one in given.values())

    @invariant()
    def a_settled_year_adds_up_and_stays(self) -> None:
        with self.tet.database.read() as reading:
            for settlement in services.list_settlements(reading, self.campaign.id):
                accounts = services.balances(reading, self.campaign.id, (settlement.year,))
                schemes = {one.id: one for one in services.list_schemes(reading, self.campaign.id)}
                rows = [one for one in services.list_gifts(reading, GiftQuery(campaign_id=self.campaign.id))
                        if one.year == settlement.year and one.state in COMMITTED]  # fmt: skip
                assert {one.state for one in rows} <= {GiftState.SETTLED}
                cash = total(schemes[one.scheme_id].in_cash(one.approved) for one in rows)
                assert cash == settlement.cash == total(one.cash_out for one in accounts)
                assert all(one.is_even for one in accounts)
                goods = total(schemes[one.scheme_id].in_kind(one.approved) for one in rows)
                assert goods == settlement.goods == total(one.goods_out for one in accounts)
                code = f"{self.campaign.code}/{settlement.year}"
                words = next(_in_words(settlement_report(reading, code).blocks))
                assert count(words.removesuffix(" đồng.").casefold().split()) == cash
                found = tuple(sorted(services.list_payments(reading, self.campaign.id), key=lambda one: one.id))
                state = (settlement, tuple(rows), tuple(one for one in found if one.year == settlement.year))
                assert self.settled.setdefault(settlement.year, state) == state

    # Inside

    def _pay_what_is_lacking(self, tx: Transaction) -> None:
        settled = {one.year for one in services.list_settlements(tx, self.campaign.id)}
        for one in services.balances(tx, self.campaign.id):
            for kind, amount in (
                (PaymentKind.CASH, -one.cash_difference), (PaymentKind.CASH_BACK, one.cash_difference),
                (PaymentKind.DELIVERY, -one.goods_difference), (PaymentKind.GOODS_BACK, one.goods_difference),
            ):  # fmt: skip
                if amount > 0 and one.year not in settled:
                    self.numbers += 1
                    services.add_payment(tx, Payment(
                        "", "", one.scheme_id, kind, f"{self.campaign.code}-{self.numbers}", date(one.year, 12, 30),
                        Dong(amount), one.source, one.year, "Thủ quỹ",
                    ))  # fmt: skip

    def _clear(self, tx: Transaction, year: int) -> None:
        waiting = [one for one in services.list_gifts(tx, GiftQuery(campaign_id=self.campaign.id))
                   if one.year == year and one.state in COMMITTED and one.state not in GIVEN]  # fmt: skip
        for scheme in services.list_schemes(tx, self.campaign.id):
            services.finalise(tx, scheme.id)
        for number, line in enumerate(waiting):
            if number % 2:
                services.mark_not_taken(tx, [line.id], "Vắng")
                services.bring_back(tx, [line.id])
            else:
                services.hand_out(tx, line.slip_code)

    def _do(self, deed: Deed, *, undoable: bool = True) -> None:
        with contextlib.suppress(UserError, IndexError), self.tet.database.write("deed") as tx:
            deed(tx)
            if undoable and tx.changes:
                self.done.append(tuple(tx.changes))

    def _scheme(self, tx: Transaction, place: int) -> Scheme:
        schemes = services.list_schemes(tx, self.campaign.id)
        return schemes[place % len(schemes)]

    def _some(self, tx: Transaction, place: int, most: int) -> list[GiftLine]:
        lines = services.list_gifts(tx, GiftQuery(scheme_id=self._scheme(tx, place).id))
        return lines[place : place + most]

    def _one(self, tx: Transaction, place: int) -> GiftLine:
        return self._some(tx, place, 1)[0]


def _in_words(blocks: tuple[Any, ...]) -> Iterator[str]:
    return (block.text for block in blocks if isinstance(block, Paragraph) and block.lead == "Bằng chữ:")


def test_no_sequence_of_deeds_breaks_the_accounts(tet: Tet) -> None:
    machine = type("AccountsOfThisUnion", (Accounts,), {"tet": tet})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=20, stateful_step_count=30, deadline=None, derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
