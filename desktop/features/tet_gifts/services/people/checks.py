"""Nobody forgotten: what is looked through before a list is closed."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date

from desktop.core.database import Reading
from desktop.core.vietnamese.national_id import Sex
from desktop.features.members.domain import STAYING, MemberLine, MemberQuery, Relative, Status
from desktop.features.members.services import list_members
from desktop.features.organization.services import list_sections
from desktop.features.tet_gifts.domain import LIVE, GiftQuery, Reason
from desktop.features.tet_gifts.domain.people import ONLY_THIS_YEAR, Belonging, Change, Open, OpenPoint
from desktop.features.tet_gifts.services.people.again import earlier_campaigns, propose_again
from desktop.features.tet_gifts.services.people.circumstances import circumstances_of, standing_reasons
from desktop.features.tet_gifts.services.people.doubts import is_child, open_doubts
from desktop.features.tet_gifts.services.people.listing import lines_of
from desktop.features.tet_gifts.storage import BeneficiaryStore, GiftStore, PastGifts

NEEDS_NO_PAPER = (*ONLY_THIS_YEAR, Reason.RENTING, Reason.HEAVY_WORK, Reason.REMOTE_AREA)
"""Reasons that the union knows by itself."""
SMALL_CHILD_MONTHS = 36
ON_LEAVE, SMALL_CHILD = "on_leave", "small_child"
"""What in a member's record speaks for them, where no reason was ever noted."""


def open_points(reading: Reading, campaign_id: str) -> list[OpenPoint]:
    """Everything, in the order in which it is best looked at; an empty list lets one close with a quiet mind."""
    proposed = PastGifts(reading).of(campaign_id=campaign_id)
    return [
        *_never_proposed(reading, proposed.keys()),
        *_silent_sections(reading, campaign_id),
        *_missing_now(reading, campaign_id),
        *_without_evidence(reading, campaign_id),
        *_doubtful(reading, campaign_id),
    ]


def _never_proposed(reading: Reading, proposed: Container[str]) -> Iterator[OpenPoint]:
    """Who stands in the hardship record, or whose membership says sick, suspended or a small child, and is proposed for
    nothing this year."""
    standing, people = standing_reasons(reading), BeneficiaryStore(reading).by_name()
    known = {one.member_id: one for one in people if one.member_id}
    lines = lines_of(reading, [one for one in people if one.id in standing and one.id not in proposed])
    for line in lines:
        if line.belonging is not Belonging.LEFT:
            yield OpenPoint(Open.NEVER_PROPOSED, line.full_name, line.unit, reasons=line.reasons,
                            beneficiary_id=line.id, member_id=line.member_id)  # fmt: skip
    told = {line.member_id for line in lines}
    query = MemberQuery(statuses=STAYING, fields=("family",))
    for member in list_members(reading, query):
        person = known.get(member.id)
        if member.id in told or (person and person.id in proposed):
            continue
        if sign := _sign(member, reading.today()):
            yield OpenPoint(Open.NEVER_PROPOSED, member.full_name, member.section, sign,
                            beneficiary_id=person.id if person else "", member_id=member.id)  # fmt: skip


def _sign(member: MemberLine, today: date) -> str:
    if member.status is Status.SUSPENDED:
        return ON_LEAVE
    family = member.of("family") or ()
    if member.sex is Sex.FEMALE and any(_is_small(one, today) for one in family):
        return SMALL_CHILD
    return ""


def _is_small(relative: Relative, today: date) -> bool:
    birth = relative.birth
    if birth is None or not is_child(relative.relation):
        return False
    months = (today.year - birth.year) * 12 + today.month - (birth.month or 1)
    return 0 <= months < SMALL_CHILD_MONTHS


def _silent_sections(reading: Reading, campaign_id: str) -> Iterator[OpenPoint]:
    spoken = {one.unit for one in GiftStore(reading).lines(GiftQuery(campaign_id=campaign_id))}
    crowds: dict[str, int] = {}
    for member in list_members(reading, MemberQuery(statuses=STAYING)):
        crowds[member.section_id] = crowds.get(member.section_id, 0) + 1
    for section in list_sections(reading):
        if not section.closed and section.name not in spoken and (count := crowds.get(section.id)):
            yield OpenPoint(Open.SECTION_SILENT, section.name, section.leader, str(count), section=section.id)


def _missing_now(reading: Reading, campaign_id: str) -> Iterator[OpenPoint]:
    """Who was granted something at the Tết before and is on no list now, whatever was decided."""
    for earlier in earlier_campaigns(reading, campaign_id)[:1]:
        told: set[str] = set()
        for one in propose_again(reading, campaign_id, earlier.id):
            gone = one.change in (Change.LEFT, Change.NEW)
            if not gone and not one.taken and one.beneficiary_id not in told:
                told.add(one.beneficiary_id)
                yield OpenPoint(Open.MISSING_NOW, one.full_name, one.unit, one.scheme, one.reasons,
                                year=earlier.lunar_year, beneficiary_id=one.beneficiary_id)  # fmt: skip


def _without_evidence(reading: Reading, campaign_id: str) -> Iterator[OpenPoint]:
    lines = GiftStore(reading).lines(GiftQuery(campaign_id=campaign_id, states=LIVE))
    noted = circumstances_of(reading, [one.beneficiary_id for one in lines])
    told: set[str] = set()
    for line in lines:
        proven = {one.reason for one in noted.get(line.beneficiary_id, ()) if one.evidence}
        bare = tuple(one for one in line.reasons if one not in proven and one not in NEEDS_NO_PAPER)
        if bare and line.beneficiary_id not in told:
            told.add(line.beneficiary_id)
            yield OpenPoint(Open.NO_EVIDENCE, line.full_name, line.unit, reasons=bare, request_id=line.id,
                            beneficiary_id=line.beneficiary_id)  # fmt: skip


def _doubtful(reading: Reading, campaign_id: str) -> Iterator[OpenPoint]:
    found = open_doubts(reading, campaign_id)
    lines = {one.id: one for one in GiftStore(reading).lines(GiftQuery(campaign_id=campaign_id, states=LIVE))}
    for gift, line in lines.items():
        for doubt in found.get(gift, ()):
            yield OpenPoint(Open.DOUBT, line.full_name, line.unit, doubt.other, doubt=doubt.kind, request_id=gift,
                            beneficiary_id=line.beneficiary_id)  # fmt: skip
