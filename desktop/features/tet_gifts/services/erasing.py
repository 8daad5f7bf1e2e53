"""Who a gift was for, emptied when the person is deleted for good: campaigns, budgets and receipts keep their sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.core.database import Transaction
from desktop.features.members.services import ERASED_NAME
from desktop.features.tet_gifts.domain import Ticket
from desktop.features.tet_gifts.domain.people import TetMeeting
from desktop.features.tet_gifts.storage import (
    BeneficiaryStore,
    CircumstanceStore,
    DeskClaimStore,
    DistributionStore,
    GiftStore,
    HardshipStore,
    LookedAtStore,
    MeansStore,
    MeetingStore,
    NotTakenStore,
    ObjectionStore,
    RankMoveStore,
)


def erase_of(tx: Transaction, member_ids: Sequence[str]) -> None:
    """The person's children and other kin, who are in the book through the person, go too."""
    people, gifts = BeneficiaryStore(tx), GiftStore(tx)
    hardships, handed = HardshipStore(tx), DistributionStore(tx)
    found = people.about_members(member_ids)
    people.replace_all(
        replace(one, full_name=ERASED_NAME, birth=None, national_id="", phone="", unit="", household="")
        for one in found
    )
    mine = gifts.of_people(one.id for one in found)
    gifts.replace_all(
        replace(one, decision_reason="", note="", ticket=_nameless(one.ticket) if one.ticket else None) for one in mine
    )
    said = ObjectionStore(tx)
    said.replace_all(replace(one, by=ERASED_NAME, text="", answer="") for one in said.about(gift.id for gift in mine))
    for gift in mine:
        if told := hardships.of_request(gift.id):
            hardships.replace(replace(told, description=""))
        if given := handed.of_request(gift.id):
            handed.replace(replace(given, proxy_name="", proxy_relation="", proxy_number="", proof=""))
    missed, claims, ids = NotTakenStore(tx), DeskClaimStore(tx), [gift.id for gift in mine]
    missed.replace_all(replace(one, reason="") for one in missed.of_requests(ids).values())
    claims.replace_all(
        replace(one, name=ERASED_NAME, proxy_name="", proxy_relation="", proxy_number="", proof="")
        for one in claims.about(ids)
    )
    _forget(tx, [one.id for one in found])
    _silence(tx, [one.id for one in mine], {one.full_name for one in found if one.full_name})


def _forget(tx: Transaction, people: Sequence[str]) -> None:
    """What is known of their circumstances goes."""
    circumstances, means = CircumstanceStore(tx), MeansStore(tx)
    for some in circumstances.of_people(people).values():
        for one in some:
            circumstances.remove(one.id)
    for known in means.of_people(people).values():
        means.remove(known.id)


def _silence(tx: Transaction, gifts: Sequence[str], names: set[str]) -> None:
    """Why somebody was moved, doubted or turned down loses its words, and so does what names the person elsewhere."""
    moves, doubts, meetings = RankMoveStore(tx), LookedAtStore(tx), MeetingStore(tx)
    moves.replace_all(
        replace(one, reason="") for one in moves.all() if one.request_id in gifts or _names(one.reason, names)
    )
    doubts.replace_all(
        replace(one, other="", finding="")
        for one in doubts.all()
        if one.request_id in gifts or _names(f"{one.other} {one.finding}", names)
    )
    meetings.replace_all(_wordless(one, gifts, names) for one in meetings.all())


def _wordless(meeting: TetMeeting, gifts: Sequence[str], names: set[str]) -> TetMeeting:
    lines = (
        replace(one, reason="", moved="")
        if one.request_id in gifts or _names(f"{one.reason} {one.moved}", names)
        else one
        for one in meeting.lines
    )
    return replace(
        meeting,
        lines=tuple(lines),
        present=tuple(ERASED_NAME if one in names else one for one in meeting.present),
        chair=ERASED_NAME if meeting.chair in names else meeting.chair,
        secretary=ERASED_NAME if meeting.secretary in names else meeting.secretary,
        absent="" if _names(meeting.absent, names) else meeting.absent,
        guests="" if _names(meeting.guests, names) else meeting.guests,
        remarks="" if _names(meeting.remarks, names) else meeting.remarks,
    )


def _names(text: str, names: set[str]) -> bool:
    return any(name in text for name in names)


def _nameless(ticket: Ticket) -> Ticket:
    """As many seats as there were."""
    return replace(
        ticket,
        companions=tuple(replace(one, full_name=ERASED_NAME, relation="", birth=None, national_id="")
                         for one in ticket.companions),
    )  # fmt: skip
