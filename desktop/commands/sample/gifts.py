"""Tết in the story of the sample union."""

from __future__ import annotations

from desktop.commands.sample.gift_people import propose_others
from desktop.commands.sample.moments import (
    TET_DECIDED,
    TET_GIVEN,
)
from desktop.core import paths
from desktop.features.accounts.books import Book
from desktop.features.members.domain import Member
from desktop.features.members.services import (
    active_members,
)
from desktop.features.tet_gifts import services as tet
from desktop.features.tet_gifts.domain import Approval, Beneficiary, GiftQuery, GiftState, Proposal, Reason, SchemeKind

SAMPLE_REASONS = (Reason.HARDSHIP, Reason.RENTING, Reason.SERIOUS_ILLNESS, Reason.SINGLE_PARENT, Reason.FAR_FROM_HOME)


def run_tet(book: Book) -> None:
    """Tết Bính Ngọ 2026: proposals in every scheme, approval within the budget, some slips already given."""
    database = book.database
    database.clock = TET_DECIDED
    with database.write("launch_tet") as tx:
        plan = tet.read_campaign_file(paths.resource("sample", "tet_2026.toml"))
        campaign = tet.launch_campaign(tx, plan.campaign, plan.schemes)
        people = active_members(tx)
        for order, scheme in enumerate(tet.list_schemes(tx, campaign.id)):
            chosen = people[order * 7 :: 11][: 24 if scheme.kind is not SchemeKind.TICKET else 8]
            proposed = tet.propose(tx, scheme.id, [_proposal(person, number) for number, person in enumerate(chosen)])
            granted = proposed.added[: len(proposed.added) * 5 // 6]
            tet.approve(tx, [Approval(request.id) for request in granted])
            tet.finalise(tx, scheme.id)
            if scheme.kind is SchemeKind.CASH:
                tet.advance(tx, [request.id for request in granted], GiftState.ISSUED)
        propose_others(tx, campaign)
    database.clock = TET_GIVEN
    with database.write("hand_out_gift") as tx:
        query = GiftQuery(campaign_id=campaign.id)
        waiting = [line for line in tet.list_gifts(tx, query) if line.state is GiftState.ISSUED]
        for line in waiting[:6]:
            tet.hand_out(tx, line.slip_code, desk="Bàn 1")


def _proposal(person: Member, number: int) -> Proposal:
    reason = SAMPLE_REASONS[number % len(SAMPLE_REASONS)]
    return Proposal(Beneficiary(id="", member_id=person.id), reasons=(reason,), years_away=4)
