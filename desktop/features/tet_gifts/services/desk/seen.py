"""Who stands at the desk, and what of theirs waits there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.core.database import Reading
from desktop.core.partial_date import print_date
from desktop.core.vietnamese.citizen_card import NoCitizenCard, read_citizen_card
from desktop.features.members.services import photos_of
from desktop.features.tet_gifts.domain import GIVEN, GiftRequest, HandOutForm, Proxy, Ticket
from desktop.features.tet_gifts.domain.desk import DeskGift, DeskPerson, DeskScope
from desktop.features.tet_gifts.services.campaigns import list_schemes
from desktop.features.tet_gifts.services.hand_out import elsewhere_of, may_be_given
from desktop.features.tet_gifts.storage import (
    DistributionStore,
    GiftStore,
    NotTakenStore,
)
from desktop.features.tet_gifts.storage import desk as questions

MATCHES, SUGGESTED = 8, 6


def find_people(reading: Reading, scope: DeskScope, text: str) -> list[DeskPerson]:
    """People of the campaign whom the words fit (name without marks, number, telephone, staff code, slip), without
    photos."""
    if not text.strip():
        return []
    return people_with_gifts(reading, scope, questions.people_found(reading.session, scope.campaign_id, text, MATCHES))


def find_by_card(reading: Reading, scope: DeskScope, text: str) -> list[DeskPerson]:
    """Whose citizen's card was scanned: by number, else by the name on it."""
    try:
        card = read_citizen_card(text)
    except NoCitizenCard:
        return []
    numbers = (card.national_id, card.former_id)
    found = questions.people_with_number(reading.session, scope.campaign_id, numbers)
    if found or card.mangled or not card.full_name:
        return people_with_gifts(reading, scope, found)
    return [
        one
        for one in find_people(reading, scope, card.full_name)
        if not (card.birth and one.birth and card.birth.year != one.birth.year)
    ]


def show_person(reading: Reading, scope: DeskScope, beneficiary_id: str) -> DeskPerson | None:
    """With photo; None for somebody without a gift on the lists."""
    found = people_with_gifts(reading, scope, [beneficiary_id])
    return _with_photo(reading, found[0]) if found and found[0].gifts else None


def find_by_slip(reading: Reading, scope: DeskScope, code: str) -> DeskPerson | None:
    """With photo; None for a slip of nobody on the lists of this campaign."""
    request = GiftStore(reading).with_slip(code)
    if request is None or request.campaign_id != scope.campaign_id:
        return None
    return show_person(reading, scope, request.beneficiary_id)


def substitutes(reading: Reading, beneficiary_id: str, text: str = "") -> list[Proxy]:
    """Who took gifts before, first for this person, then for anybody."""
    found = questions.proxies_before(reading.session, beneficiary_id, text, SUGGESTED)
    return [Proxy(*told) for told in found]


def people_with_gifts(reading: Reading, scope: DeskScope, beneficiary_ids: Sequence[str]) -> list[DeskPerson]:
    known = questions.identities(reading.session, beneficiary_ids)
    ids = questions.gifts_at_desk(reading.session, scope.campaign_id, beneficiary_ids)
    owners = {gift_id: one.beneficiary_id for gift_id, one in GiftStore(reading).with_ids(ids).items()}
    gifts = desk_gifts(reading, scope, ids)
    found = []
    for one in beneficiary_ids:
        if one not in known:
            continue
        name, unit, birth, member_id, _ = known[one]
        mine = tuple(gifts[gift_id] for gift_id in ids if owners[gift_id] == one)
        found.append(DeskPerson(one, name, unit or "", birth, member_id, mine))
    return found


def desk_gifts(reading: Reading, scope: DeskScope, ids: Sequence[str]) -> dict[str, DeskGift]:
    requests = GiftStore(reading).with_ids(ids)
    schemes = {one.id: one for one in list_schemes(reading, scope.campaign_id)}
    handed = DistributionStore(reading).of_requests(requests)
    missed = NotTakenStore(reading).of_requests(requests)
    elsewhere = elsewhere_of(reading, requests)
    found = {}
    for gift_id, request in requests.items():
        scheme, given, absent = schemes[request.scheme_id], handed.get(gift_id), missed.get(gift_id)
        found[gift_id] = DeskGift(
            id=gift_id,
            code=request.slip_code,
            scheme_id=scheme.id,
            scheme=scheme.name,
            kind=scheme.kind,
            state=request.state,
            amount=request.approved,
            cash=scheme.in_cash(request.approved),
            content=scheme.content,
            serial=request.voucher_serial,
            journey=journey(request.ticket),
            may_be_given=may_be_given(reading, request),
            here=not scope.scheme_ids or scheme.id in scope.scheme_ids,
            elsewhere="" if request.state in GIVEN else elsewhere.get(gift_id, ""),
            at=given.at if given else None,
            desk=given.desk if given else "",
            form=given.form if given else HandOutForm.DIRECT,
            proxy=given.proxy_name if given else "",
            missed=absent.kind if absent else None,
            missed_reason=absent.reason if absent else "",
        )
    return found


def journey(ticket: Ticket | None) -> str:
    """What stands on the ticket, in one line."""
    if ticket is None:
        return ""
    out = " ".join(filter(None, (print_date(ticket.out_on) if ticket.out_on else "", ticket.service)))
    seat = f"ghế {ticket.seat}" if ticket.seat else ""
    back = f"về {print_date(ticket.back_on)}" if ticket.back_on else ""
    return ", ".join(filter(None, (ticket.route, out, seat, back)))


def _with_photo(reading: Reading, person: DeskPerson) -> DeskPerson:
    if not person.member_id:
        return person
    return replace(person, photo=photos_of(reading, [person.member_id]).get(person.member_id, b""))


def holder_of(reading: Reading, request: GiftRequest) -> DeskPerson:
    """Whose slip it is, when no gift of theirs stands on a list (any more)."""
    told = questions.identities(reading.session, [request.beneficiary_id]).get(request.beneficiary_id)
    return DeskPerson(request.beneficiary_id, told[0] if told else "", (told[1] or "") if told else "")
