"""Whatever is done in whatever order: nobody gets two gifts of a scheme, and no source is spent beyond its budget."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.core.changes import Change
from desktop.core.database import Transaction
from desktop.core.errors import UserError
from desktop.core.money import Dong
from desktop.core.store import take_back
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import (
    COMMITTED,
    Approval,
    Beneficiary,
    FundSource,
    GiftQuery,
    GiftState,
    Outcome,
    Proposal,
    SourceBudget,
)
from desktop.features.tet_gifts.domain.desk import DeskScope
from desktop.features.tet_gifts.services.desk import take_back_visit

from .conftest import Tet

BUDGET, QUOTA, GROUP = Dong(1_500_000), 2, "PHIEU"
ACTS = (
    "propose", "propose", "approve", "approve", "approve", "reject", "reopen", "finalise", "hand_out", "undo_hand_out",
    "not_taken", "return", "replace", "withdraw", "take_back", "cut_budget", "raise_budget",
)  # fmt: skip

Step = tuple[str, int, int]


class Desk:
    """Carries out random steps and remembers what the desk said."""

    def __init__(self, tet: Tet) -> None:
        self.tet = tet
        self.scheme_ids = [tet.schemes["TIEN"].id, tet.schemes["PHIEU"].id, tet.schemes["ONLINE"].id]
        self.done: list[tuple[Change, ...]] = []
        self.handed: Counter[str] = Counter()

    def step(self, act: str, one: int, other: int) -> None:
        with contextlib.suppress(UserError), self.tet.database.write(act) as tx:
            self._do(tx, act, one, other)
            if act not in ("hand_out", "undo_hand_out"):  # these have their own way back
                self.done.append(tuple(tx.changes))

    def _do(self, tx: Transaction, act: str, one: int, other: int) -> None:
        scheme_id = self.scheme_ids[other % 3]
        lines = services.list_gifts(tx, GiftQuery(scheme_id=scheme_id))
        ids = [line.id for line in lines[one % 3 : one % 3 + 2]]
        deeds: dict[str, Callable[[], Any]] = {
            "propose": lambda: services.propose(tx, scheme_id, [self._proposal(one), self._proposal(one + 1)]),
            "approve": lambda: services.approve(tx, [Approval(gift) for gift in ids]),
            "reject": lambda: services.reject(tx, ids, "Không đủ điều kiện"),
            "reopen": lambda: services.reopen(tx, ids),
            "finalise": lambda: services.finalise(tx, scheme_id),
            "hand_out": lambda: self._hand_out(tx, [line.slip_code for line in lines[one % 3 :]]),
            "undo_hand_out": lambda: self._undo(tx),
            "not_taken": lambda: [
                services.advance(tx, ids, state, "Vắng") for state in (GiftState.ISSUED, GiftState.NOT_TAKEN)
            ],
            "return": lambda: services.advance(tx, ids, GiftState.RETURNED, "Vắng"),
            "replace": lambda: services.replace_gift(tx, lines[0].id, lines[-1].id) if lines else None,
            "withdraw": lambda: services.withdraw(tx, ids),
            "take_back": lambda: take_back(tx, self.done[-1 - one % len(self.done)]) if self.done else None,
            "cut_budget": lambda: self._change_budget(tx, scheme_id, Dong(1_000_000), 1),
            "raise_budget": lambda: self._change_budget(tx, scheme_id, BUDGET, QUOTA),
        }
        deeds[act]()

    def _proposal(self, one: int) -> Proposal:
        return Proposal(Beneficiary("", member_id=self.tet.members[one % 4].id))

    def _hand_out(self, tx: Transaction, codes: list[str]) -> None:
        for code in codes:
            if services.hand_out(tx, code).outcome is Outcome.GIVEN:
                assert self.handed[code] == 0, "a second gift went over the table"
                self.handed[code] += 1

    def _undo(self, tx: Transaction) -> None:
        for gift in take_back_visit(tx, DeskScope(self.tet.campaign.id)).gifts:
            self.handed[gift.code] -= 1

    def _change_budget(self, tx: Transaction, scheme_id: str, amount: Dong, quota: int) -> None:
        scheme = services.get_scheme(tx, scheme_id)
        services.change_scheme(tx, replace(scheme, budgets=(SourceBudget(FundSource.OWN, amount),), quota=quota))

    def check(self) -> None:
        with self.tet.database.read() as reading:
            schemes = {one.id: one for one in services.list_schemes(reading, self.tet.campaign.id)}
            lines = services.list_gifts(reading, GiftQuery(campaign_id=self.tet.campaign.id))
            given = services.distributions_of(reading, self.tet.campaign.id)
        twice = Counter((line.scheme_id, line.beneficiary_id) for line in lines)
        assert max(twice.values(), default=1) == 1
        for scheme in schemes.values():
            mine = [line for line in lines if line.scheme_id == scheme.id and line.state in COMMITTED]
            assert len(mine) <= scheme.quota or not scheme.quota
            for source in FundSource:
                budget = scheme.budget_of(source)
                assert sum(line.approved for line in mine if line.source is source) <= (budget.amount if budget else 0)
        grouped = Counter(
            line.beneficiary_id for line in lines if schemes[line.scheme_id].exclusion_group and line.state in COMMITTED
        )
        assert max(grouped.values(), default=1) == 1
        received = {line.id: line.approved for line in lines if line.state is GiftState.RECEIVED}
        assert received == {request: one.amount for request, one in given.items()}


STEPS = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 5), st.integers(0, 2)), min_size=5, max_size=25)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_no_sequence_of_actions_gives_twice_or_overspends(tet: Tet, steps: list[Step]) -> None:
    with tet.database.write("new_year") as tx:
        _fresh_campaign(tx, tet)
        people = [Proposal(Beneficiary("", member_id=member.id)) for member in tet.members[:4]]
        services.propose(tx, tet.schemes["TIEN"].id, people)
        services.propose(tx, tet.schemes["PHIEU"].id, people[:3])
    desk = Desk(tet)
    for step in steps:
        desk.step(*step)
        desk.check()


def _fresh_campaign(tx: Transaction, tet: Tet) -> None:
    """The same small campaign for every example: two schemes of one exclusion group and one apart."""
    count = len(services.list_campaigns(tx))
    tet.campaign = services.launch_campaign(tx, replace(tet.campaign, code=f"TET-{count}"))
    own = (SourceBudget(FundSource.OWN, BUDGET),)
    for code, like, group in (("TIEN", "TIEN", ""), ("PHIEU", "PHIEU", GROUP), ("ONLINE", "PHIEU", GROUP)):
        draft = replace(
            tet.schemes[like], campaign_id=tet.campaign.id, code=code, budgets=own, quota=QUOTA, exclusion_group=group
        )
        tet.schemes[code] = services.add_scheme(tx, draft)
