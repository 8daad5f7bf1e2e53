"""Everything the rules ask about a set of nominations, read in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from desktop.core.database import Reading
from desktop.core.money import Dong
from desktop.features.awards.domain import AwardHistory, AwardKind, AwardType, Nomination
from desktop.features.awards.rules import Base, NomineeFacts, Person, RecognisedInitiative, RulePack
from desktop.features.awards.services.catalogue import awards_in
from desktop.features.awards.services.history import service_of
from desktop.features.awards.services.packs import packs_for
from desktop.features.awards.services.reading import list_nominations, names_with, nominated_members
from desktop.features.awards.storage import AwardHistoryStore, NominationStore, YearFactsStore
from desktop.features.emulation.domain import Campaign, Family, Registration, SubjectKind
from desktop.features.emulation.services import list_campaigns, list_initiatives, list_registrations
from desktop.features.members.domain import STATUS_AFTER, Member, MemberQuery, MembershipEvent, status_after
from desktop.features.members.domain import Status as MemberStatus
from desktop.features.members.services import headcount, histories, list_members, membership_stock


class Book:
    """Everything the rules ask about a set of nominations, read in a fixed number of queries."""

    def __init__(
        self, reading: Reading, nominations: Sequence[Nomination], extra_packs: Sequence[RulePack] = ()
    ) -> None:
        self.awards, self.extra_packs = awards_in(reading), extra_packs
        subjects = {one.subject_id for one in nominations}
        persons = {one.subject_id for one in nominations if one.subject_kind is SubjectKind.PERSON}
        sections = {(one.campaign_id, one.subject_id) for one in nominations if one.subject_kind is SubjectKind.SECTION}
        self.reading = reading
        self.members: Mapping[str, Member] = nominated_members(reading, persons)
        self.campaigns = {campaign.id: campaign for campaign in list_campaigns(reading)}
        self.events = histories(reading, persons)
        self.section_members = {
            (campaign_id, section): _in_section(reading, section, self.campaigns[campaign_id])
            for campaign_id, section in sections
        }
        asked = subjects.union(*self.section_members.values())
        self.names = names_with(reading, self.members)
        self.years = YearFactsStore(reading).of_subjects(asked)
        self.history = standing(AwardHistoryStore(reading).of_subjects(subjects))
        self.service = service_of(reading, subjects)
        self.initiatives = initiatives_by_member(reading)
        self.rivals: dict[str, list[Nomination]] = {}
        for one in NominationStore(reading).of_subjects(subjects):
            self.rivals.setdefault(one.subject_id, []).append(one)
        self._of_campaign: dict[str, _CampaignBook] = {}

    def of(self, campaign: Campaign) -> _CampaignBook:
        if campaign.id not in self._of_campaign:
            self._of_campaign[campaign.id] = _CampaignBook(self.reading, campaign, self.extra_packs)
        return self._of_campaign[campaign.id]


class _CampaignBook:
    """The same for one campaign: its register, its packs and what its quotas count."""

    def __init__(self, reading: Reading, campaign: Campaign, extra_packs: Sequence[RulePack]) -> None:
        registrations = list_registrations(reading, campaign.id)
        self.registrations_kept = bool(registrations)
        self.registered = {one.subject_id: one for one in registrations if one.counts}
        self.packs = packs_for(reading, campaign, extra_packs)
        live = [one for one in list_nominations(reading, campaign.id) if one.is_live]
        self.proposed = count_of((one.award, one.subject_kind) for one in live)
        self.bases = quota_bases(reading, campaign, registrations)


def nominee_facts(book: Book, campaign: Campaign, nomination: Nomination, award: AwardType) -> NomineeFacts:
    subject, kept = nomination.subject_id, book.of(campaign)
    section = book.section_members.get((campaign.id, subject), ())
    registration = kept.registered.get(subject)
    return NomineeFacts(
        nomination=nomination,
        award=award,
        year=campaign.year,
        on=campaign.end,
        person=person_of(book.members.get(subject), book.events.get(subject, ()), campaign.end),
        registrations_kept=kept.registrations_kept,
        registration_id=registration.id if registration else "",
        registered_titles=registration.titles if registration else None,
        years=book.years.get(subject, {}),
        history=book.history.get(subject, ()),
        rivals=tuple(
            (one, book.campaigns[one.campaign_id].year)
            for one in book.rivals.get(subject, ())
            if one.id != nomination.id and one.is_live
        ),
        service=book.service.get(subject, ()),
        initiatives=book.initiatives.get(subject, ()),
        section=tuple(book.years.get(member, {}).get(campaign.year) for member in section),
        proposed=kept.proposed,
        bases=kept.bases,
    )


def person_of(member: Member | None, events: Sequence[MembershipEvent] = (), on: date | None = None) -> Person | None:
    """As the record is today, but a member on the day `on` where the events tell how that was."""
    if member is None or member.removed_at is not None:
        return None
    now = member.status is MemberStatus.ACTIVE
    then = _was_active(events, on) if on and events else now
    left = [one.on for one in events if on and one.on > on and STATUS_AFTER.get(one.kind) is not MemberStatus.ACTIVE]
    return Person(
        active=then,
        left=max(left, default=None) if then and not now else None,
        sex=member.sex,
        start_work=member.start_work,
        education=member.education,
        is_leader=member.is_leader,
    )


def _was_active(events: Sequence[MembershipEvent], on: date) -> bool:
    until = [one for one in events if one.on <= on]
    return bool(until) and status_after(until) is MemberStatus.ACTIVE


def _in_section(reading: Reading, section: str, campaign: Campaign) -> list[str]:
    """The section's members on the last day of the campaign, or today while it lasts."""
    if campaign.end < reading.today():
        return [line.id for line in list_members(reading, MemberQuery(section_id=section, as_of=campaign.end))]
    query = MemberQuery(section_id=section, statuses=(MemberStatus.ACTIVE,))
    return [line.id for line in list_members(reading, query)]


def _members_then(reading: Reading, campaign: Campaign) -> int:
    """How many members the union had on that day, so that an old answer stays what it was."""
    if campaign.end < reading.today():
        return membership_stock(reading, campaign.end).count.total
    return headcount(reading).total


def standing(given: Mapping[str, tuple[AwardHistory, ...]]) -> dict[str, tuple[AwardHistory, ...]]:
    """Without what was revoked."""
    return {subject: tuple(one for one in history if one.stands) for subject, history in given.items()}


def initiatives_by_member(reading: Reading) -> dict[str, tuple[RecognisedInitiative, ...]]:
    """Recognised initiatives with each author's part of the yearly benefit, by the year of the decision."""
    found: dict[str, list[RecognisedInitiative]] = {}
    for line in list_initiatives(reading):
        one = line.initiative
        if not one.recognised or one.decided_on is None:
            continue
        for author in line.authors:
            by_year = tuple((each.year, part_of(each.value, author.share)) for each in one.years)
            value = part_of(one.yearly_value, author.share)
            part = RecognisedInitiative(one.id, one.decided_on.year, value, by_year)
            found.setdefault(author.member_id, []).append(part)
    return {member: tuple(sorted(parts, key=lambda part: (part.year, part.id))) for member, parts in found.items()}


def part_of(value: Dong, share: int) -> Dong:
    """What `share` per cent of a benefit come to, never more than they are."""
    return Dong(value * share // 100)


def quota_bases(
    reading: Reading, campaign: Campaign, registrations: Sequence[Registration] | None = None
) -> dict[Base, int]:
    known = list_registrations(reading, campaign.id) if registrations is None else registrations
    registered = sum(1 for one in known if one.counts and one.kind is SubjectKind.PERSON)
    titles = [
        award.code
        for award in awards_in(reading).values()
        if award.family is Family.STATE and award.kind is AwardKind.TITLE and SubjectKind.PERSON in award.subjects
    ]
    return {
        Base.MEMBERS: _members_then(reading, campaign),
        Base.REGISTERED: registered,
        Base.TITLE_HOLDERS: YearFactsStore(reading).count_titled(campaign.year, titles),
    }


def count_of(pairs: Iterable[tuple[str, SubjectKind]]) -> dict[tuple[str, SubjectKind], int]:
    counted: dict[tuple[str, SubjectKind], int] = {}
    for pair in pairs:
        counted[pair] = counted.get(pair, 0) + 1
    return counted
