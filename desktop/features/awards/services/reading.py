"""Nominations and meetings as they are, and the names of those they are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from desktop.core.database import Reading
from desktop.core.errors import FieldRefused, NotFound
from desktop.features.awards.domain import Meeting, Nomination, Status, StatusForbids
from desktop.features.awards.storage import MeetingStore, NominationStore
from desktop.features.emulation.domain import Subject, SubjectKind
from desktop.features.members.domain import Member
from desktop.features.members.services import get_member, members_by_id
from desktop.features.organization.services import get_union, list_sections

MANY = 300
"""From how many people on the whole list is read at once."""


def list_nominations(reading: Reading, campaign_id: str) -> list[Nomination]:
    return NominationStore(reading).of_campaigns([campaign_id])


def all_nominations(reading: Reading) -> list[Nomination]:
    """Of every campaign, withdrawn ones included."""
    return NominationStore(reading).all()


def latest_meeting(reading: Reading, campaign_id: str) -> Meeting | None:
    """The last meeting that voted."""
    return next((one for one in reversed(MeetingStore(reading).of_campaign(campaign_id)) if one.has_voted), None)


def meetings_of(reading: Reading, campaign_id: str) -> list[Meeting]:
    return MeetingStore(reading).of_campaign(campaign_id)


def count_nominations_of(reading: Reading, member_ids: Iterable[str]) -> int:
    """Nominations of these people that were not withdrawn."""
    return sum(one.status is not Status.WITHDRAWN for one in NominationStore(reading).of_subjects(member_ids))


def count_ballots_on(reading: Reading, member_ids: Iterable[str]) -> int:
    """How often a meeting voted on these people."""
    nominations = {one.id for one in NominationStore(reading).of_subjects(member_ids)}
    return sum(vote.nomination_id in nominations for one in MeetingStore(reading).all() for vote in one.votes)


def nominated_members(reading: Reading, ids: Iterable[str]) -> dict[str, Member]:
    """Members by id, those in the bin included; other ids are passed over. Few are read one by one, because the whole
    list of a large union takes longer than all the rest."""
    wanted = set(ids)
    known = members_by_id(reading) if len(wanted) > MANY else {}
    found = {one: known.get(one) or _find_member(reading, one) for one in sorted(wanted)}
    return {one: member for one, member in found.items() if member}


def subject_names(reading: Reading) -> dict[str, str]:
    """The name of every member, of every section and of the union, by id."""
    return names_with(reading, members_by_id(reading))


def _find_member(reading: Reading, id: str) -> Member | None:
    try:
        return get_member(reading, id)
    except NotFound:
        return None


def names_with(reading: Reading, members: Mapping[str, Member]) -> dict[str, str]:
    names = {member.id: member.full_name for member in members.values()}
    names |= {section.id: section.name for section in list_sections(reading)}
    union = get_union(reading)
    return names | {union.id: union.name}


def subject_name(reading: Reading, subject: Subject) -> str:
    """Raises NotFound for a member, FieldRefused for a section that is not there."""
    if subject.kind is SubjectKind.PERSON:
        return get_member(reading, subject.id).full_name
    if subject.id not in (collectives := names_with(reading, {})):
        raise FieldRefused("subject", "unknown", subject.id)
    return collectives[subject.id]


def refuse_status(reading: Reading, nomination: Nomination, allowed: Sequence[Status], deed: str) -> None:
    if nomination.status not in allowed:
        name = subject_name(reading, Subject(nomination.subject_kind, nomination.subject_id))
        raise StatusForbids(name, nomination.status, deed)
