"""Tickets: who sits where on which bus, train or plane, one by one or a whole list at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.core.database import Transaction
from desktop.core.vietnamese.text import clean
from desktop.features.tet_gifts.domain import (
    GiftRequest,
    NotApproved,
    SeatTaken,
    Ticket,
    after_serial,
    refuse_ticket,
)
from desktop.features.tet_gifts.services.campaigns import get_scheme
from desktop.features.tet_gifts.storage import BeneficiaryStore, GiftStore


@dataclass(frozen=True)
class Journey:
    """What many people travel by: blanks leave what each already has. Seats count up from the first one given."""

    route: str = ""
    out_on: date | None = None
    service: str = ""
    first_seat: str = ""
    back_on: date | None = None
    first_back_seat: str = ""


def assign_tickets(tx: Transaction, tickets: Mapping[str, Ticket]) -> list[GiftRequest]:
    """Tickets by gift, all of them or none.

    Raises NotApproved, NotATicket, TooManyCompanions, CompanionNumberMissing, NoWayBack, OutsideJourney, SeatTaken,
    NotFound.
    """
    store, people = GiftStore(tx), BeneficiaryStore(tx)
    gifts = store.get_all(tickets)
    names = store.names(tickets)
    numbers = {one.id: one.national_id for one in people.get_all({gift.beneficiary_id for gift in gifts})}
    written = []
    for gift in gifts:
        if not gift.is_committed:
            raise NotApproved(names[gift.id], gift.state)
        ticket = _tidied(tickets[gift.id])
        refuse_ticket(get_scheme(tx, gift.scheme_id), ticket, names[gift.id], numbers[gift.beneficiary_id])
        written.append(replace(gift, ticket=ticket))
    _refuse_seats(tx, written, names)
    return store.replace_all(written)


def fill_tickets(tx: Transaction, request_ids: Sequence[str], journey: Journey) -> list[GiftRequest]:
    """The same journey for many, each in the next seat; companions sit beside, so each takes as many seats as there
    are people. Raises as `assign_tickets`."""
    filled: dict[str, Ticket] = {}
    step = 0
    for gift in GiftStore(tx).get_all(request_ids):
        terms = get_scheme(tx, gift.scheme_id).ticket
        known = gift.ticket or Ticket(terms.route if terms else "")
        filled[gift.id] = replace(
            known,
            route=journey.route or known.route,
            out_on=journey.out_on or known.out_on,
            service=journey.service or known.service,
            seat=_seats(journey.first_seat, step, len(known.companions)) or known.seat,
            back_on=journey.back_on or known.back_on,
            back_seat=_seats(journey.first_back_seat, step, len(known.companions)) or known.back_seat,
        )
        step += 1 + len(known.companions)
    return assign_tickets(tx, filled)


def _seats(first: str, step: int, companions: int) -> str:
    """`12` for one, `12–14` for somebody with two companions."""
    if not first:
        return ""
    start = after_serial(first, step)
    return f"{start}–{after_serial(start, companions)}" if companions else start


def _refuse_seats(tx: Transaction, written: Iterable[GiftRequest], names: Mapping[str, str]) -> None:
    """Raises SeatTaken when two people are given one seat of one coach on one day."""
    fresh = {gift.id: gift for gift in written}
    store = GiftStore(tx)
    holders: dict[tuple[str, date | None, str, str], str] = {}
    for campaign_id in {gift.campaign_id for gift in fresh.values()}:
        known = store.tickets(campaign_id)
        every = known | {gift.id: gift.ticket for gift in fresh.values() if gift.ticket}
        seated = {gift.id for gift in store.get_all(every) if gift.is_committed}
        for gift_id, ticket in sorted(every.items(), key=lambda pair: pair[0] in fresh):
            for seat in _places(ticket) if gift_id in seated else ():
                if (other := holders.setdefault(seat, gift_id)) != gift_id and gift_id in fresh:
                    raise SeatTaken(seat[3], names.get(other) or store.names([other])[other])


def _places(ticket: Ticket) -> list[tuple[str, date | None, str, str]]:
    """(route, day, coach, seat) of either way; a seat without a day or coach tells nothing."""
    found: list[tuple[str, date | None, str, str]] = []
    for way, day, seats in (("out", ticket.out_on, ticket.seat), ("back", ticket.back_on, ticket.back_seat)):
        if day and seats and ticket.service:
            first, _, last = seats.partition("–")
            count = 1
            while last and after_serial(first, count - 1) != last and count <= len(ticket.companions):
                count += 1
            found += [(f"{way} {ticket.route}", day, ticket.service, after_serial(first, one)) for one in range(count)]
    return found


def _tidied(ticket: Ticket) -> Ticket:
    companions = tuple(
        replace(one, full_name=clean(one.full_name), relation=clean(one.relation), national_id=clean(one.national_id))
        for one in ticket.companions
        if clean(one.full_name)
    )
    return replace(
        ticket,
        companions=companions,
        route=clean(ticket.route),
        service=clean(ticket.service),
        seat=clean(ticket.seat),
        back_seat=clean(ticket.back_seat),
    )
