"""Proposing people for gifts: who somebody is, and that nobody is proposed twice.

A person is known by membership or by identity number. Somebody without either is the same person when name, birth and
parent or unit are the same; the same name alone never makes two people one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.core.database import Reading, Transaction
from desktop.core.errors import UserError
from desktop.core.money import Dong
from desktop.core.vietnamese.names import tidy_name
from desktop.core.vietnamese.national_id import recognise
from desktop.core.vietnamese.text import clean, compare_key, fold
from desktop.features.members.domain import Member
from desktop.features.members.services import members_with_ids, members_with_numbers
from desktop.features.organization.services import list_sections
from desktop.features.tet_gifts.domain import (
    AlreadyInScheme,
    Beneficiary,
    ExclusionGroupTaken,
    GiftRequest,
    GiftState,
    Hardship,
    PersonMissing,
    Proposal,
    Proposed,
    Scheme,
    StateImpossible,
    refuse_amount,
    refuse_reasons,
    slip_code,
)
from desktop.features.tet_gifts.services.campaigns import get_campaign, get_scheme
from desktop.features.tet_gifts.storage import (
    BeneficiaryStore,
    GiftStore,
    HardshipStore,
)

Person = tuple[str, str, str]


def propose(tx: Transaction, scheme_id: str, proposals: Sequence[Proposal]) -> Proposed:
    """Add a gift request for each person who may have one; the others come back with their refusal: PersonMissing,
    AlreadyInScheme, ExclusionGroupTaken, OverClassCap, BelowGoods, ReasonOnlyForTickets."""
    scheme = get_scheme(tx, scheme_id)
    people = identify(tx, [proposal.beneficiary for proposal in proposals])
    judged = list(zip(proposals, people, judge(tx, scheme, proposals, people), strict=True))
    accepted = [(proposal, person) for proposal, person, refusal in judged if refusal is None]
    refused = tuple((proposal, refusal) for proposal, _, refusal in judged if refusal is not None)
    return Proposed(tuple(_write(tx, scheme, accepted)), refused)


def propose_one(tx: Transaction, scheme_id: str, proposal: Proposal) -> GiftRequest:
    """As `propose`, for one person; raises the refusal."""
    result = propose(tx, scheme_id, [proposal])
    for _, refusal in result.refused:
        raise refusal
    return result.added[0]


def judge(
    reading: Reading, scheme: Scheme, proposals: Sequence[Proposal], people: Sequence[Beneficiary]
) -> list[UserError | None]:
    """Why each of these identified people cannot be proposed for the scheme, or None; looks everybody up at once."""
    ids = [person.id for person in people if person.id]
    store = GiftStore(reading)
    known, holders = store.in_scheme(scheme.id, ids), store.group_holders(scheme, ids)
    seen: set[Person] = set()
    found: list[UserError | None] = []
    for proposal, person in zip(proposals, people, strict=True):
        refusal: UserError | None = None
        if not person.full_name:
            refusal = PersonMissing()
        elif person.id in known:
            refusal = AlreadyInScheme(person.full_name, scheme.name, known[person.id].state)
        elif person_key(person) in seen:
            refusal = AlreadyInScheme(person.full_name, scheme.name, GiftState.PROPOSED)
        elif person.id in holders:
            refusal = ExclusionGroupTaken(person.full_name, holders[person.id], scheme.exclusion_group)
        else:
            refusal = _refusal(scheme, proposal, person)
        if refusal is None:
            seen.add(person_key(person))
        found.append(refusal)
    return found


def identify(reading: Reading, people: Sequence[Beneficiary]) -> list[Beneficiary]:
    """Each person as the book knows them, or as they are given, with an empty id, when it does not. A member's identity
    is filled in; a member who is not there (any more) has no name."""
    given = [_tidied(person) for person in people]
    by_number = members_with_numbers(reading, (one.national_id for one in given if not one.member_id))
    given = [_joined(one, by_number.get(one.national_id)) for one in given]
    members = members_with_ids(reading, (known for one in given for known in (one.member_id, one.parent_id)))
    sections = {section.id: section.name for section in list_sections(reading)}
    given = [
        _with_member(one, members.get(one.member_id), sections)
        if one.member_id
        else _beside(one, members.get(one.parent_id), sections)
        for one in given
    ]
    store = BeneficiaryStore(reading)
    of_members = store.of_members(one.member_id for one in given)
    numbered = store.with_numbers(one.national_id for one in given)
    named = {_looks(one): one for one in store.with_names(one.full_name for one in given)}
    return [
        _merged(
            one, of_members.get(one.member_id) or numbered.get(one.national_id) or _alike(one, named.get(_looks(one)))
        )
        for one in given
    ]


def person_key(person: Beneficiary) -> Person:
    """Equal for one and the same person."""
    if person.member_id:
        return ("member", person.member_id, "")
    return ("number", person.national_id, "") if person.national_id else _looks(person)


def change_beneficiary(tx: Transaction, person: Beneficiary) -> Beneficiary:
    """Correct a free identity. Raises PersonMissing, ChangedMeanwhile, NotFound."""
    person = _tidied(person)
    if not person.full_name:
        raise PersonMissing()
    return BeneficiaryStore(tx).replace(person)


def change_proposal(tx: Transaction, request: GiftRequest) -> GiftRequest:
    """Correct what is proposed (kind, reasons, amount, note) while nobody has decided; raises StateImpossible and as
    `propose`."""
    store = GiftStore(tx)
    before, name = store.get(request.id), store.names([request.id])[request.id]
    if before.state not in (GiftState.PROPOSED, GiftState.VERIFIED):
        raise StateImpossible(name, before.state, GiftState.PROPOSED)
    scheme = get_scheme(tx, before.scheme_id)
    refuse_reasons(scheme, request.reasons, name)
    refuse_amount(scheme, request, name, request.proposed)
    primary = request.primary if request.primary in request.reasons else next(iter(request.reasons), None)
    fixed = replace(
        before, kind=request.kind, reasons=request.reasons, primary=primary, proposed=request.proposed,
        years_away=request.years_away, note=clean(request.note), revision=request.revision,
    )  # fmt: skip
    return store.replace(fixed)


def describe_hardship(tx: Transaction, request_id: str, description: str) -> Hardship | None:
    """Write down, change or (with an empty text) erase what the reason codes are about."""
    GiftStore(tx).get(request_id)
    store, text = HardshipStore(tx), description.strip()
    before = store.of_request(request_id)
    if before is not None:
        return store.replace(replace(before, description=text))
    return store.add(Hardship(tx.new_id(), request_id, text)) if text else None


def withdraw(tx: Transaction, request_ids: Iterable[str]) -> list[GiftRequest]:
    """Take proposals off the list that nobody has decided on; raises StateImpossible, NotFound."""
    store, hardships, gone = GiftStore(tx), HardshipStore(tx), []
    for request_id in request_ids:
        request = store.get(request_id)
        if request.state not in (GiftState.PROPOSED, GiftState.VERIFIED):
            raise StateImpossible(store.names([request_id])[request_id], request.state, GiftState.PROPOSED)
        gone.append(store.remove(request_id))
        if described := hardships.of_request(request_id):
            hardships.remove(described.id)
    return gone


def _write(tx: Transaction, scheme: Scheme, accepted: Sequence[tuple[Proposal, Beneficiary]]) -> list[GiftRequest]:
    year = get_campaign(tx, scheme.campaign_id).lunar_year
    number = GiftStore(tx).last_slip_number(year)
    people = keep_people(tx, [person for _, person in accepted])
    gifts, hardships = [], []
    for (proposal, _), person in zip(accepted, people, strict=True):
        number += 1
        gift = _request(tx, scheme, proposal, person, slip_code(year, number))
        gifts.append(gift)
        if text := proposal.description.strip():
            hardships.append(Hardship(tx.new_id(), gift.id, text))
    HardshipStore(tx).add_all(hardships)
    return GiftStore(tx).add_all(gifts)


def keep_people(tx: Transaction, people: Sequence[Beneficiary]) -> list[Beneficiary]:
    """The people with their ids: new ones are added, known ones whose identity changed are brought up to date."""
    store = BeneficiaryStore(tx)
    fresh = [replace(one, id=tx.new_id()) if not one.id else one for one in people]
    store.add_all(one for one, before in zip(fresh, people, strict=True) if not before.id)
    store.replace_all(one for one in people if one.id)
    return fresh


def _request(tx: Transaction, scheme: Scheme, proposal: Proposal, person: Beneficiary, code: str) -> GiftRequest:
    return GiftRequest(
        id=tx.new_id(),
        campaign_id=scheme.campaign_id,
        scheme_id=scheme.id,
        beneficiary_id=person.id,
        slip_code=code,
        kind=proposal.kind,
        reasons=tuple(dict.fromkeys(proposal.reasons)),
        primary=proposal.primary if proposal.primary in proposal.reasons else next(iter(proposal.reasons), None),
        proposed=proposal.amount or usual_amount(scheme, proposal),
        years_away=proposal.years_away,
        proposed_on=tx.today(),
        note=clean(proposal.note),
    )


def usual_amount(scheme: Scheme, proposal: Proposal) -> Dong:
    """What is proposed when nobody names an amount: the scheme's value, or the cap of the class below it."""
    return min(scheme.unit_value, scheme.cap_of(proposal.kind))


def _refusal(scheme: Scheme, proposal: Proposal, person: Beneficiary) -> UserError | None:
    draft = GiftRequest("", scheme.campaign_id, scheme.id, person.id, "", kind=proposal.kind)
    try:
        refuse_reasons(scheme, proposal.reasons, person.full_name)
        refuse_amount(scheme, draft, person.full_name, proposal.amount or usual_amount(scheme, proposal))
    except UserError as refusal:
        return refusal
    return None


def _looks(person: Beneficiary) -> Person:
    birth = person.birth.iso() if person.birth else ""
    return (compare_key(person.full_name), birth, person.parent_id or fold(person.unit))


def _alike(given: Beneficiary, known: Beneficiary | None) -> Beneficiary | None:
    """The known person of the same name, birth and place, unless numbers tell them apart. Without a whole birth date
    that is enough only when neither of them can be told by anything better."""
    if known is None or (given.national_id and known.national_id) or (given.member_id and known.member_id):
        return None
    if given.birth and given.birth.is_full:
        return known
    surer = (given.national_id, known.national_id, given.member_id, known.member_id)
    return None if any(surer) else known


def _tidied(person: Beneficiary) -> Beneficiary:
    return replace(
        person,
        full_name=tidy_name(clean(person.full_name)),
        national_id=recognise(person.national_id)[1],
        phone=clean(person.phone),
        unit=clean(person.unit),
        household=clean(person.household),
    )


def _joined(person: Beneficiary, member: Member | None) -> Beneficiary:
    """Whoever has a member's identity number is that member."""
    return replace(person, member_id=member.id) if member and not person.member_id else person


def _with_member(person: Beneficiary, member: Member | None, sections: dict[str, str]) -> Beneficiary:
    if member is None:
        return replace(person, full_name="")
    return replace(
        person, full_name=member.full_name, sex=member.sex, birth=member.birth, national_id=member.national_id,
        phone=member.phone, unit=sections.get(member.section_id, ""),
    )  # fmt: skip


def _beside(person: Beneficiary, parent: Member | None, sections: dict[str, str]) -> Beneficiary:
    """A child belongs to its parent's section where nothing else was said."""
    if person.unit or parent is None:
        return person
    return replace(person, unit=sections.get(parent.section_id, ""))


def _merged(given: Beneficiary, known: Beneficiary | None) -> Beneficiary:
    """The known person; blanks of what is given overwrite nothing."""
    if known is None:
        return replace(given, id="")
    names = ("full_name", "member_id", "sex", "birth", "national_id", "phone", "unit", "parent_id", "household")
    told = {name: value for name in names if (value := getattr(given, name))}
    return replace(known, **told)
