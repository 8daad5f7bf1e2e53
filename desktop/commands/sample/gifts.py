"""Tết in the story of the sample union."""

from __future__ import annotations

from desktop.commands.sample.gift_money import pay_and_settle, post_cash_list, set_aside_things
from desktop.commands.sample.gift_people import propose_others
from desktop.commands.sample.moments import (
    TET_CLOSED,
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
from desktop.features.tet_gifts.domain import (
    Approval,
    Beneficiary,
    GiftQuery,
    GiftState,
    HandOutForm,
    Proposal,
    Proxy,
    Reason,
    SchemeKind,
    TetCampaign,
)
from desktop.features.tet_gifts.domain.desk import MAIN_DESK, DeskScope, Manner, Missed
from desktop.features.tet_gifts.services import desk, signing

SAMPLE_REASONS = (Reason.HARDSHIP, Reason.RENTING, Reason.SERIOUS_ILLNESS, Reason.SINGLE_PARENT, Reason.FAR_FROM_HOME)


def run_tet(book: Book) -> None:
    """Tết Bính Ngọ 2026: proposals in every scheme, approval within the budget, slips given, 2025 settled."""
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
            if scheme.kind is SchemeKind.CASH:
                post_cash_list(tx, scheme, granted)
            else:
                tet.finalise(tx, scheme.id)
        propose_others(tx, campaign)
    database.clock = TET_CLOSED
    with database.write("finalise_list") as tx:
        cash = tet.find_scheme(tx, campaign.id, "TIEN")
        tet.advance(tx, [request.id for request in tet.finalise(tx, cash.id)], GiftState.ISSUED)
    set_aside_things(book, campaign)
    database.clock = TET_GIVEN
    _hand_out(book, campaign)


def _hand_out(book: Book, campaign: TetCampaign) -> None:
    """A morning at the desk: most come themselves, one sends her husband, one is paid by bank, one wants nothing."""
    scope = DeskScope(campaign.id, MAIN_DESK)
    with book.database.read() as reading:
        query = GiftQuery(campaign_id=campaign.id)
        waiting = [line for line in tet.list_gifts(reading, query) if line.state is GiftState.ISSUED]
    manners = [Manner()] * min(6, max(0, len(waiting) - 3)) + [
        Manner(proxy=Proxy("Lê Văn Hai", "Chồng", "079080000012")),
        Manner(HandOutForm.TRANSFER, proof="Ủy nhiệm chi số 15 ngày 08/02/2026"),
    ]
    for line, manner in zip(waiting, manners, strict=False):
        with book.database.write("hand_out_gift") as tx:
            desk.give_slip(tx, scope, line.slip_code, manner)
    for line in waiting[len(manners) :][:1]:
        with book.database.write("note_missed") as tx:
            desk.note_missed(tx, scope, line.beneficiary_id, Missed.REFUSED, "Nhường suất cho người khó khăn hơn")
    with book.database.write("note_signatures") as tx:
        signing.note_signatures(tx, "", {line.id: place != 2 for place, line in enumerate(waiting[:5])})
    pay_and_settle(book, campaign)


def _proposal(person: Member, number: int) -> Proposal:
    reason = SAMPLE_REASONS[number % len(SAMPLE_REASONS)]
    return Proposal(Beneficiary(id="", member_id=person.id), reasons=(reason,), years_away=4)
