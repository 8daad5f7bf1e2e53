"""Everybody who was ever proposed or stands in the hardship record, with their gifts through the years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from desktop.core.database import Reading
from desktop.core.vietnamese.text import search_terms, search_text
from desktop.features.members.domain import Member
from desktop.features.members.services import members_with_ids
from desktop.features.organization.services import list_sections
from desktop.features.tet_gifts.domain import Beneficiary, BeneficiaryKind, Reason
from desktop.features.tet_gifts.domain.people import PastGift, PeopleQuery, PersonLine, PersonRecord
from desktop.features.tet_gifts.services.people.circumstances import circumstances_of, means_of, standing_reasons
from desktop.features.tet_gifts.services.people.forewarning import belonging_of
from desktop.features.tet_gifts.storage import BeneficiaryStore, PastGifts


def list_people(reading: Reading, query: PeopleQuery | None = None) -> list[PersonLine]:
    """In Vietnamese order of names."""
    wanted, query = BeneficiaryStore(reading).by_name(), query or PeopleQuery()
    terms = search_terms(query.search)
    lines = lines_of(reading, wanted)
    return [
        one
        for one in lines
        if (not query.kinds or one.kind in query.kinds)
        and all(term in search_text(f"{one.full_name} | {one.unit} | {one.national_id}") for term in terms)
    ]


def lines_of(reading: Reading, people: Sequence[Beneficiary]) -> list[PersonLine]:
    """As they stand today: a member's identity is the members list's."""
    named = {one.member_id for one in people} | {one.parent_id for one in people}
    members = members_with_ids(reading, named)
    sections = {section.id: section.name for section in list_sections(reading)}
    gifts = PastGifts(reading).of([one.id for one in people])
    reasons = standing_reasons(reading)
    return [_line(one, members, sections, gifts.get(one.id, ()), reasons.get(one.id, ())) for one in people]


def lines_of_people(reading: Reading, beneficiary_ids: Iterable[str]) -> list[PersonLine]:
    return lines_of(reading, list(BeneficiaryStore(reading).with_ids(beneficiary_ids).values()))


def years_received_by_member(reading: Reading, before: int) -> dict[str, tuple[int, ...]]:
    """Lunar years before that one in which a member received something, the latest first."""
    received = PastGifts(reading).years_received(before)
    people = BeneficiaryStore(reading).with_ids(received)
    return {one.member_id: received[one.id] for one in people.values() if one.member_id}


def person_record(reading: Reading, beneficiary_id: str) -> PersonRecord:
    """Raises NotFound."""
    person = BeneficiaryStore(reading).get(beneficiary_id)
    noted = circumstances_of(reading, [person.id]).get(person.id, [])
    return PersonRecord(lines_of(reading, [person])[0], tuple(noted), means_of(reading, [person.id]).get(person.id))


def _line(
    person: Beneficiary, members: Mapping[str, Member], sections: Mapping[str, str], gifts: Sequence[PastGift],
    reasons: tuple[Reason, ...],
) -> PersonLine:  # fmt: skip
    member, parent = members.get(person.member_id), members.get(person.parent_id)
    first: BeneficiaryKind | None = BeneficiaryKind.MEMBER if person.member_id else None
    if parent is not None:
        first = BeneficiaryKind.CHILD
    return PersonLine(
        id=person.id,
        full_name=member.full_name if member else person.full_name,
        kind=gifts[0].kind if gifts else first,
        sex=member.sex if member else person.sex,
        birth=member.birth if member else person.birth,
        national_id=member.national_id if member else person.national_id,
        unit=sections.get(member.section_id, "") if member else person.unit,
        belonging=belonging_of(person, member),
        parent=parent.full_name if parent else "",
        household=person.household,
        gifts=tuple(gifts),
        reasons=reasons,
        member_id=person.member_id,
    )
