"""Questions about nominations and deeds upon them: nominate, set a rule aside, vote, submit, record the decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desktop.core.database import Reading, Transaction
from desktop.core.errors import FieldRefused, NotFound
from desktop.core.money import Dong
from desktop.core.vietnamese.sorting import name_sort_key, text_sort_key
from desktop.core.vietnamese.text import clean
from desktop.features.awards.catalogue import award_types, get_award, rule_packs, wording
from desktop.features.awards.domain import (
    AWAITING_DECISION,
    BEFORE_SUBMISSION,
    BEFORE_VOTE,
    AlreadyNominated,
    AwardHistory,
    AwardKind,
    AwardType,
    Meeting,
    Nomination,
    NotEligible,
    NothingToOverride,
    NothingToPropose,
    NotOursToGive,
    Occasion,
    Override,
    OverrideReasonMissing,
    Paper,
    ServicePeriod,
    Status,
    StatusForbids,
    SubjectNotFitting,
    Vote,
    YearFacts,
    passes,
    refuse_impossible_vote,
    refuse_unfounded,
)
from desktop.features.awards.rules import (
    Base,
    CheckOutcome,
    NomineeFacts,
    Outcome,
    Person,
    RecognisedInitiative,
    Rule,
    RuleKind,
    RulePack,
    Verdict,
    check,
    packs_on,
    quota_limit,
    verdict,
)
from desktop.features.awards.storage import (
    AwardHistoryStore,
    MeetingStore,
    NominationStore,
    ServicePeriodStore,
    YearFactsStore,
)
from desktop.features.emulation.domain import Campaign, Family, Subject, SubjectKind
from desktop.features.emulation.services import (
    find_campaign_by_code,
    get_campaign,
    list_campaigns,
    list_initiatives,
    list_registrations,
)
from desktop.features.members.domain import Member, MemberQuery
from desktop.features.members.domain import Status as MemberStatus
from desktop.features.members.services import get_member, headcount, list_members, members_by_id
from desktop.features.organization.services import get_union, list_sections

MANY = 300
"""From how many people on the whole list is read at once."""


@dataclass(frozen=True)
class Assessment:
    """A nomination with its explained verdict (kết quả kiểm tra điều kiện)."""

    nomination: Nomination
    award: AwardType
    campaign: Campaign
    subject: str
    verdict: Verdict
    checks: tuple[CheckOutcome, ...]

    @property
    def id(self) -> str:
        return self.nomination.id

    @property
    def may_proceed(self) -> bool:
        return self.verdict is not Verdict.NOT_ELIGIBLE


@dataclass(frozen=True)
class QuotaLine:
    """One quota of the packs in force: `used` of `limit` (None while its base is unknown)."""

    rule: str
    awards: tuple[str, ...]
    used: int
    limit: int | None
    percent: int
    base: Base
    base_count: int
    source: str

    @property
    def left(self) -> int | None:
        return None if self.limit is None else self.limit - self.used


@dataclass(frozen=True)
class QuotaMeter:
    """What is left of every quota, and how many of the persons nominated hold no leading post."""

    lines: tuple[QuotaLine, ...]
    persons: int
    without_leading_post: int


@dataclass(frozen=True)
class Missing:
    """What a dossier lacks: the part, whose it is ("" for all), and why, in a sentence of the paper."""

    paper: Paper
    subject: str
    reason: str
    nomination_id: str = ""


# Questions


def list_nominations(reading: Reading, campaign_id: str) -> list[Nomination]:
    return NominationStore(reading).of_campaigns([campaign_id])


def all_nominations(reading: Reading) -> list[Nomination]:
    """Of every campaign, withdrawn ones included."""
    return NominationStore(reading).all()


def all_award_history(reading: Reading) -> list[AwardHistory]:
    return AwardHistoryStore(reading).all()


def check_nominations(reading: Reading, campaign_code: str = "") -> list[Assessment]:
    """Every nomination of the campaign, or of all campaigns, with every rule; withdrawn ones are left out.

    Collectives first, then by award and name. Raises NoSuchCampaign.
    """
    campaigns = [find_campaign_by_code(reading, campaign_code)] if campaign_code else list_campaigns(reading)
    return assess(reading, campaigns)


def assess(reading: Reading, campaigns: Sequence[Campaign]) -> list[Assessment]:
    by_id = {campaign.id: campaign for campaign in campaigns}
    nominations = [one for one in NominationStore(reading).of_campaigns(by_id) if one.status is not Status.WITHDRAWN]
    book = _Book(reading, nominations)
    found = [_assessment(book, by_id[one.campaign_id], one) for one in nominations]
    order = {code: at for at, code in enumerate(award_types())}
    return sorted(
        found,
        key=lambda one: (
            -one.campaign.year,
            one.campaign.code,
            one.nomination.subject_kind is SubjectKind.PERSON,
            order.get(one.award.code, len(order)),
            name_sort_key(one.subject) if one.nomination.subject_kind is SubjectKind.PERSON else "",
            text_sort_key(one.subject),
            one.nomination.id,
        ),
    )


def nominations_as_json(assessments: Iterable[Assessment]) -> list[dict[str, Any]]:
    """What `nominations check` answers."""
    return [
        {
            "id": one.nomination.id,
            "subject": one.subject,
            "award": one.award.name,
            "campaign": one.campaign.code,
            "status": one.nomination.status.value,
            "verdict": one.verdict.value,
            "checks": [
                {
                    "rule": check.rule,
                    "title": check.title,
                    "outcome": check.outcome.value,
                    "found": check.found,
                    "threshold": check.threshold,
                    "source": check.source,
                    "fix": check.fix,
                    "override": check.override.reason if check.override else "",
                }
                for check in one.checks
            ],
        }
        for one in assessments
    ]


def quota_meter(reading: Reading, campaign_code: str, adding: Sequence[tuple[str, Subject]] = ()) -> QuotaMeter:
    """How full the quotas are, counting (award, subject) pairs that are being chosen. Raises NoSuchCampaign."""
    campaign = find_campaign_by_code(reading, campaign_code)
    live = [one for one in list_nominations(reading, campaign.id) if one.is_live]
    proposed = _count((one.award, one.subject_kind) for one in live)
    for award, subject in adding:
        proposed[award, subject.kind] = proposed.get((award, subject.kind), 0) + 1
    bases = _bases(reading, campaign)
    lines = tuple(
        _quota_line(rule, proposed, bases)
        for pack in packs_on(rule_packs(), campaign.end)
        for rule in pack.rules
        if rule.kind is RuleKind.QUOTA
    )
    chosen = {one.subject_id for one in live if one.subject_kind is SubjectKind.PERSON}
    chosen |= {subject.id for _, subject in adding if subject.kind is SubjectKind.PERSON}
    members = nominated_members(reading, chosen)
    led = sum(1 for one in chosen if one in members and members[one].is_leader)
    return QuotaMeter(lines, len(chosen), len(chosen) - led)


def packs_for(campaign: Campaign) -> tuple[RulePack, ...]:
    """The packs that judge a campaign: those in force on its last day."""
    return packs_on(rule_packs(), campaign.end)


def latest_meeting(reading: Reading, campaign_id: str) -> Meeting | None:
    return next(reversed(MeetingStore(reading).of_campaign(campaign_id)), None)


def meetings_of(reading: Reading, campaign_id: str) -> list[Meeting]:
    return MeetingStore(reading).of_campaign(campaign_id)


def count_nominations_of(reading: Reading, member_ids: Iterable[str]) -> int:
    """Nominations of these people that were not withdrawn."""
    return sum(one.status is not Status.WITHDRAWN for one in NominationStore(reading).of_subjects(member_ids))


def count_ballots_on(reading: Reading, member_ids: Iterable[str]) -> int:
    """How often a meeting voted on these people."""
    nominations = {one.id for one in NominationStore(reading).of_subjects(member_ids)}
    return sum(vote.nomination_id in nominations for one in MeetingStore(reading).all() for vote in one.votes)


def count_awards_of(reading: Reading, member_ids: Iterable[str]) -> int:
    return sum(map(len, award_history(reading, member_ids).values()))


def award_history(reading: Reading, subject_ids: Iterable[str]) -> dict[str, tuple[AwardHistory, ...]]:
    """Awards given to each subject, the oldest first."""
    return AwardHistoryStore(reading).of_subjects(subject_ids)


def year_facts(reading: Reading, subject_ids: Iterable[str]) -> dict[str, dict[int, YearFacts]]:
    """By subject and year."""
    return YearFactsStore(reading).of_subjects(subject_ids)


def service_periods(reading: Reading, member_ids: Iterable[str]) -> dict[str, tuple[ServicePeriod, ...]]:
    return ServicePeriodStore(reading).of_members(member_ids)


def nominated_members(reading: Reading, ids: Iterable[str]) -> dict[str, Member]:
    """Members by id, those in the bin included; other ids are passed over. Few are read one by one, because the whole
    list of a large union takes longer than all the rest."""
    wanted = set(ids)
    known = members_by_id(reading) if len(wanted) > MANY else {}
    found = {one: known.get(one) or _find_member(reading, one) for one in sorted(wanted)}
    return {one: member for one, member in found.items() if member}


def subject_names(reading: Reading) -> dict[str, str]:
    """The name of every member, of every section and of the union, by id."""
    return _names(reading, members_by_id(reading))


def proposable(reading: Reading, campaign: Campaign) -> list[Assessment]:
    """What the lists for the superior carry: live nominations that are eligible or set right in writing."""
    return [one for one in assess(reading, [campaign]) if one.nomination.is_live and one.may_proceed]


def missing_from_dossier(reading: Reading, campaign_code: str) -> list[Missing]:
    """Everything the dossier of a campaign still lacks, in the order of its parts. Raises NoSuchCampaign."""
    campaign = find_campaign_by_code(reading, campaign_code)
    assessments, said = assess(reading, [campaign]), wording().missing
    proposed = [one for one in assessments if one.nomination.is_live and one.may_proceed]
    meetings = meetings_of(reading, campaign.id)
    found: list[Missing] = []
    going_up = [one for one in proposed if one.award.goes_up]
    if any(not one.nomination.petition_number for one in going_up):
        found.append(Missing(Paper.PROPOSAL, "", said["no_petition_number"]))
    if proposed and not meetings:
        found.append(Missing(Paper.MINUTES, "", said["no_minutes"]))
    initiatives = _initiatives_by_member(reading)
    service = service_periods(reading, (one.nomination.subject_id for one in assessments))
    for one in assessments:
        known = {Paper.INITIATIVES: initiatives.keys(), Paper.SERVICE_RECORD: service.keys()}
        lacking = [paper for paper, subjects in known.items() if one.nomination.subject_id not in subjects]
        found += _missing_of(one, bool(meetings), lacking, said)
    order = list(Paper)
    return sorted(found, key=lambda one: order.index(one.paper))


# Deeds


def nominate(
    tx: Transaction,
    campaign_id: str,
    award_code: str,
    subjects: Sequence[Subject],
    occasion: Occasion = Occasion.YEAR,
    achievement: str = "",
) -> list[Nomination]:
    """Propose subjects for an award. Eligibility is asked afterwards, so that a doubt can be cleared.

    Raises NoSuchAward, NotOursToGive, SubjectNotFitting, AlreadyNominated, NotFound.
    """
    award, campaign, store = get_award(award_code), get_campaign(tx, campaign_id), NominationStore(tx)
    for subject in subjects:
        refuse_unfitting(award, subject.kind, campaign.end)
    taken = {one.subject_id for one in store.of_campaigns([campaign_id]) if one.award == award_code and one.is_live}
    drafts = []
    for subject in subjects:
        name = _subject_name(tx, subject)
        if subject.id in taken:
            raise AlreadyNominated(award.name, name)
        taken.add(subject.id)
        drafts.append(
            Nomination(tx.new_id(), campaign_id, award_code, subject.kind, subject.id, occasion, achievement.strip())
        )
    return store.add_all(drafts)


def refuse_unfitting(award: AwardType, subject: SubjectKind, on: date) -> None:
    """Raises NotOursToGive, SubjectNotFitting, FieldRefused."""
    if award.family is Family.STATE:
        raise NotOursToGive(award.name)
    if subject not in award.subjects:
        raise SubjectNotFitting(award.name, subject)
    if not award.is_given_on(on):
        raise FieldRefused("award", "not_given_any_more", award.name)


def add_nominations(tx: Transaction, drafts: Iterable[Nomination]) -> list[Nomination]:
    """Add many that were checked before, as an import does."""
    return NominationStore(tx).add_all(replace(draft, id=tx.new_id()) for draft in drafts)


def change_nomination(tx: Transaction, nomination: Nomination) -> Nomination:
    """Write occasion, achievement and note; raises StatusForbids once it went up."""
    store = NominationStore(tx)
    before = store.get(nomination.id)
    _refuse_status(tx, before, BEFORE_SUBMISSION, "change")
    kept = replace(before, occasion=nomination.occasion, achievement=nomination.achievement.strip(),
                   note=nomination.note.strip(), revision=nomination.revision)  # fmt: skip
    return store.replace(kept)


def withdraw(tx: Transaction, ids: Iterable[str], reason: str = "") -> list[Nomination]:
    """Rút: the nomination stays in the book; raises StatusForbids once it was decided."""
    store = NominationStore(tx)
    given = store.get_all(ids)
    for nomination in given:
        _refuse_status(tx, nomination, (*BEFORE_SUBMISSION, *AWAITING_DECISION, Status.ON_HOLD), "withdraw")
    return store.replace_all(replace(one, status=Status.WITHDRAWN, note=clean(reason) or one.note) for one in given)


def override(tx: Transaction, nomination_id: str, rule: str, reason: str) -> Nomination:
    """Set a rule aside for one nominee, in writing. Raises OverrideReasonMissing, NothingToOverride, StatusForbids."""
    store = NominationStore(tx)
    nomination = store.get(nomination_id)
    if not (written := clean(reason)):
        raise OverrideReasonMissing(rule)
    _refuse_status(tx, nomination, BEFORE_SUBMISSION, "override")
    campaign = get_campaign(tx, nomination.campaign_id)
    checks = _assessment(_Book(tx, [nomination]), campaign, nomination).checks
    if not any(check.rule == rule and check.outcome is not Outcome.PASS for check in checks):
        raise NothingToOverride(rule)
    kept = tuple(one for one in nomination.overrides if one.rule != rule)
    return store.replace(replace(nomination, overrides=(*kept, Override(rule, written, tx.actor, tx.now()))))


def take_override_back(tx: Transaction, nomination_id: str, rule: str) -> Nomination:
    store = NominationStore(tx)
    nomination = store.get(nomination_id)
    _refuse_status(tx, nomination, BEFORE_SUBMISSION, "override")
    return store.replace(replace(nomination, overrides=tuple(one for one in nomination.overrides if one.rule != rule)))


def record_ballot(tx: Transaction, meeting: Meeting) -> Meeting:
    """Keep a meeting's minutes and ballot (new when `meeting.id` is empty) and move its nominations on.

    Every vote is compared with the award's own percentage and denominator. Raises VoteImpossible, NotEligible,
    StatusForbids, NotFound.
    """
    refuse_impossible_vote(meeting, tx.today())
    store, nominations = MeetingStore(tx), NominationStore(tx)
    voted = {vote.nomination_id: nominations.get(vote.nomination_id) for vote in meeting.votes}
    for nomination in voted.values():
        _refuse_status(tx, nomination, BEFORE_SUBMISSION, "vote")
    _refuse_ineligible(tx, meeting.campaign_id, voted)
    before = store.get(meeting.id) if meeting.id else None
    kept = store.replace(meeting) if before else store.add(replace(meeting, id=tx.new_id()))
    for vote in meeting.votes:
        nomination = voted[vote.nomination_id]
        nominations.replace(replace(nomination, status=_status_after(vote, kept, get_award(nomination.award))))
    for vote in before.votes if before else ():
        if vote.nomination_id not in voted:
            dropped = nominations.get(vote.nomination_id)
            nominations.replace(replace(dropped, status=Status.DRAFT))
    return kept


def submit(tx: Transaction, campaign_id: str, number: str, dated: date) -> list[Nomination]:
    """Trình: give the number and date of the tờ trình to every nomination that passed and goes to a superior.

    Raises FieldRefused, NothingToPropose.
    """
    if not (number := clean(number)):
        raise FieldRefused("petition_number", "required")
    store = NominationStore(tx)
    ready = [
        one for one in store.of_campaigns([campaign_id]) if one.status is Status.PASSED and get_award(one.award).goes_up
    ]
    if not ready:
        raise NothingToPropose(get_campaign(tx, campaign_id).code)
    return store.replace_all(
        replace(one, status=Status.SUBMITTED, petition_number=number, petition_date=dated) for one in ready
    )


def record_decision(
    tx: Transaction, nomination_id: str, number: str, decided_on: date, issuer: str = ""
) -> AwardHistory:
    """A decision with number and date makes the award part of the subject's history, under the campaign's year.

    What this union decides itself goes from the vote straight to its decision. Raises FieldRefused, StatusForbids.
    """
    store = NominationStore(tx)
    nomination = store.get(nomination_id)
    award = get_award(nomination.award)
    _refuse_status(tx, nomination, AWAITING_DECISION if award.goes_up else (Status.PASSED,), "decide")
    year = get_campaign(tx, nomination.campaign_id).year
    history = add_award_history(
        tx,
        AwardHistory("", nomination.subject_kind, nomination.subject_id, nomination.award, year, number, decided_on,
                     issuer, nomination.occasion, nomination_id=nomination.id),
    )  # fmt: skip
    store.replace(replace(nomination, status=Status.DECIDED))
    return history


def add_award_history(tx: Transaction, history: AwardHistory) -> AwardHistory:
    """Record an award of any family that was given; raises FieldRefused without number or date, NoSuchAward."""
    get_award(history.award)
    history = replace(
        history, id=tx.new_id(), decision_number=clean(history.decision_number), issuer=clean(history.issuer)
    )
    refuse_unfounded(history, tx.today())
    return AwardHistoryStore(tx).add(history)


def remove_award_history(tx: Transaction, id: str) -> AwardHistory:
    return AwardHistoryStore(tx).remove(id)


def set_year_facts(tx: Transaction, facts: YearFacts) -> YearFacts:
    """Keep what is known of a subject's year, over what was kept before; raises FieldRefused."""
    for field in ("absent_days", "maternity_days"):
        if not 0 <= (getattr(facts, field) or 0) <= 366:
            raise FieldRefused(field, "out_of_range", str(getattr(facts, field)))
    store = YearFactsStore(tx)
    if before := store.of_year(facts.subject_id, facts.year):
        return store.replace(replace(facts, id=before.id, revision=before.revision))
    return store.add(replace(facts, id=tx.new_id()))


def add_service_period(tx: Transaction, period: ServicePeriod) -> ServicePeriod:
    """Raises FieldRefused."""
    if period.end and period.end < period.start:
        raise FieldRefused("end", "before_start", f"{period.end:%d/%m/%Y}")
    if period.start > tx.today():
        raise FieldRefused("start", "in_future", f"{period.start:%d/%m/%Y}")
    return ServicePeriodStore(tx).add(replace(period, id=tx.new_id(), place=clean(period.place)))


def remove_service_period(tx: Transaction, id: str) -> ServicePeriod:
    return ServicePeriodStore(tx).remove(id)


# Facts for the rules


class _Book:
    """Everything the rules ask about a set of nominations, read in a fixed number of queries."""

    def __init__(self, reading: Reading, nominations: Sequence[Nomination]) -> None:
        subjects = {one.subject_id for one in nominations}
        persons = {one.subject_id for one in nominations if one.subject_kind is SubjectKind.PERSON}
        sections = {one.subject_id for one in nominations if one.subject_kind is SubjectKind.SECTION}
        self.reading = reading
        self.members: Mapping[str, Member] = nominated_members(reading, persons)
        self.section_members = {
            section: [
                line.id
                for line in list_members(reading, MemberQuery(section_id=section, statuses=(MemberStatus.ACTIVE,)))
            ]
            for section in sections
        }
        asked = subjects.union(*self.section_members.values())
        self.names = _names(reading, self.members)
        self.years = YearFactsStore(reading).of_subjects(asked)
        self.history = AwardHistoryStore(reading).of_subjects(subjects)
        self.service = ServicePeriodStore(reading).of_members(subjects)
        self.initiatives = _initiatives_by_member(reading)
        self.campaigns = {campaign.id: campaign for campaign in list_campaigns(reading)}
        self.rivals: dict[str, list[Nomination]] = {}
        for one in NominationStore(reading).of_subjects(subjects):
            self.rivals.setdefault(one.subject_id, []).append(one)
        self._of_campaign: dict[str, _CampaignBook] = {}

    def of(self, campaign: Campaign) -> _CampaignBook:
        if campaign.id not in self._of_campaign:
            self._of_campaign[campaign.id] = _CampaignBook(self.reading, campaign)
        return self._of_campaign[campaign.id]


class _CampaignBook:
    """The same for one campaign: its register, its packs and what its quotas count."""

    def __init__(self, reading: Reading, campaign: Campaign) -> None:
        registrations = list_registrations(reading, campaign.id)
        self.registrations_kept = bool(registrations)
        self.registered = {one.subject_id: one for one in registrations if one.counts}
        self.packs = packs_for(campaign)
        live = [one for one in list_nominations(reading, campaign.id) if one.is_live]
        self.proposed = _count((one.award, one.subject_kind) for one in live)
        self.bases = _bases(reading, campaign)


def _active_in(reading: Reading, section_id: str) -> list[str]:
    query = MemberQuery(section_id=section_id, statuses=(MemberStatus.ACTIVE,))
    return [line.id for line in list_members(reading, query)]


def _find_member(reading: Reading, id: str) -> Member | None:
    try:
        return get_member(reading, id)
    except NotFound:
        return None


def _names(reading: Reading, members: Mapping[str, Member]) -> dict[str, str]:
    names = {member.id: member.full_name for member in members.values()}
    names |= {section.id: section.name for section in list_sections(reading)}
    union = get_union(reading)
    return names | {union.id: union.name}


def _assessment(book: _Book, campaign: Campaign, nomination: Nomination) -> Assessment:
    award = get_award(nomination.award)
    facts = _facts(book, campaign, nomination, award)
    checks = check(facts, book.of(campaign).packs, award_types(), wording())
    subject = book.names.get(nomination.subject_id, nomination.subject_id)
    return Assessment(nomination, award, campaign, subject, verdict(checks), checks)


def _facts(book: _Book, campaign: Campaign, nomination: Nomination, award: AwardType) -> NomineeFacts:
    subject, kept = nomination.subject_id, book.of(campaign)
    section = book.section_members.get(subject, ())
    registration = kept.registered.get(subject)
    return NomineeFacts(
        nomination=nomination,
        award=award,
        year=campaign.year,
        on=campaign.end,
        person=_person(book.members.get(subject)),
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


def _person(member: Member | None) -> Person | None:
    if member is None or member.removed_at is not None:
        return None
    return Person(
        active=member.status is MemberStatus.ACTIVE,
        sex=member.sex,
        start_work=member.start_work,
        education=member.education,
        is_leader=member.is_leader,
    )


def _initiatives_by_member(reading: Reading) -> dict[str, tuple[RecognisedInitiative, ...]]:
    """Recognised initiatives with each author's part of the yearly benefit, by the year of the decision."""
    found: dict[str, list[RecognisedInitiative]] = {}
    for line in list_initiatives(reading):
        one = line.initiative
        if not one.recognised or one.decided_on is None:
            continue
        for author in line.authors:
            part = RecognisedInitiative(one.id, one.decided_on.year, Dong(one.yearly_value * author.share // 100))
            found.setdefault(author.member_id, []).append(part)
    return {member: tuple(sorted(parts, key=lambda part: (part.year, part.id))) for member, parts in found.items()}


def _bases(reading: Reading, campaign: Campaign) -> dict[Base, int]:
    registered = sum(
        1 for one in list_registrations(reading, campaign.id) if one.counts and one.kind is SubjectKind.PERSON
    )
    titles = [
        award.code
        for award in award_types().values()
        if award.family is Family.STATE and award.kind is AwardKind.TITLE and SubjectKind.PERSON in award.subjects
    ]
    return {
        Base.MEMBERS: headcount(reading).total,
        Base.REGISTERED: registered,
        Base.TITLE_HOLDERS: YearFactsStore(reading).count_titled(campaign.year, titles),
    }


def _count(pairs: Iterable[tuple[str, SubjectKind]]) -> dict[tuple[str, SubjectKind], int]:
    counted: dict[tuple[str, SubjectKind], int] = {}
    for pair in pairs:
        counted[pair] = counted.get(pair, 0) + 1
    return counted


def _quota_line(rule: Rule, proposed: Mapping[tuple[str, SubjectKind], int], bases: Mapping[Base, int]) -> QuotaLine:
    used = sum(count for (award, subject), count in proposed.items() if rule.concerns(award, subject))
    return QuotaLine(
        rule=rule.code,
        awards=rule.awards,
        used=used,
        limit=quota_limit(rule, bases),
        percent=0 if rule.base is Base.FIXED else rule.threshold,
        base=rule.base,
        base_count=bases.get(rule.base, 0),
        source=rule.article,
    )


def _missing_of(one: Assessment, voted: bool, lacking: Sequence[Paper], said: Mapping[str, str]) -> list[Missing]:
    nomination, nominated, asked = one.nomination, one.nomination.id, one.award.papers
    if nomination.status is Status.NOT_PASSED:
        return [Missing(Paper.LIST, one.subject, said["not_passed"], nominated)]
    if not nomination.is_live:
        return []
    if not one.may_proceed:
        return [Missing(Paper.LIST, one.subject, said["not_eligible"], nominated)]
    found = []
    doubtful = [check.title for check in one.checks if check.outcome is not Outcome.PASS and check.override is None]
    if doubtful:
        reason = said["facts_missing"].format(rules=", ".join(doubtful))
        found.append(Missing(Paper.LIST, one.subject, reason, nominated))
    if not nomination.achievement and Paper.ACHIEVEMENTS in asked:
        found.append(Missing(Paper.ACHIEVEMENTS, one.subject, said["no_achievement"], nominated))
    if voted and nomination.status in BEFORE_VOTE:
        found.append(Missing(Paper.MINUTES, one.subject, said["no_vote"], nominated))
    reasons = {Paper.INITIATIVES: "no_initiative", Paper.SERVICE_RECORD: "no_service"}
    found += [Missing(paper, one.subject, said[reasons[paper]], nominated) for paper in lacking if paper in asked]
    return found


def _subject_name(reading: Reading, subject: Subject) -> str:
    """Raises NotFound for a member, FieldRefused for a section that is not there."""
    if subject.kind is SubjectKind.PERSON:
        return get_member(reading, subject.id).full_name
    if subject.id not in (collectives := _names(reading, {})):
        raise FieldRefused("subject", "unknown", subject.id)
    return collectives[subject.id]


def _refuse_status(reading: Reading, nomination: Nomination, allowed: Sequence[Status], deed: str) -> None:
    if nomination.status not in allowed:
        name = _subject_name(reading, Subject(nomination.subject_kind, nomination.subject_id))
        raise StatusForbids(name, nomination.status, deed)


def _refuse_ineligible(tx: Transaction, campaign_id: str, voted: Mapping[str, Nomination]) -> None:
    barred = [
        one.subject
        for one in assess(tx, [get_campaign(tx, campaign_id)])
        if one.nomination.id in voted and not one.may_proceed
    ]
    if barred:
        raise NotEligible(tuple(barred))


def _status_after(vote: Vote, meeting: Meeting, award: AwardType) -> Status:
    enough = passes(vote.yes, meeting.voters(award.vote_base), award.vote_percent)
    return Status.PASSED if enough else Status.NOT_PASSED
