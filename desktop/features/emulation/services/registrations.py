"""Who registered for what: questions for the matrix and the lists, and deeds of registering."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.core.database import Reading, Transaction
from desktop.core.vietnamese.text import clean, fold, matches
from desktop.features.emulation.domain import (
    SETTLED,
    Campaign,
    CampaignClosed,
    CampaignStatus,
    LateReasonNeeded,
    MatrixLine,
    MatrixQuery,
    NoSuchTitle,
    NotActive,
    Registration,
    RegistrationStatus,
    StatusImpossible,
    Subject,
    SubjectKind,
    SubjectUnknown,
    TitleCount,
    TitleCounts,
    TitleNotFor,
    next_status,
)
from desktop.features.emulation.services.campaigns import get_campaign
from desktop.features.emulation.services.catalogue import catalogue, list_titles
from desktop.features.emulation.storage import RegistrationStore
from desktop.features.organization.services import get_union, list_sections


def register(
    tx: Transaction, campaign_id: str, subjects: Sequence[Subject], titles: Sequence[str], late_reason: str = ""
) -> list[Registration]:
    """Add titles to what the subjects registered for; returns what was added or changed, nothing when all was there.

    A registration that changes goes back to draft, because nobody approved it as it is now. Raises CampaignClosed,
    NoSuchTitle, TitleNotFor, SubjectUnknown, NotActive, LateReasonNeeded, StatusImpossible.
    """
    campaign, store = _open_campaign(tx, campaign_id), RegistrationStore(tx)
    for kind in {subject.kind for subject in subjects}:
        _refuse_titles(titles, kind)
    known = store.of_subjects(campaign_id, (subject.id for subject in subjects))
    wanted = [
        subject
        for subject in dict.fromkeys(subjects)
        if (before := known.get(subject.id)) is None or not before.counts or set(titles) - set(before.titles)
    ]
    if not wanted:
        return []
    _refuse_unknown(tx, wanted)
    reason = _late_reason(tx, campaign, late_reason)
    added = [
        Registration(
            tx.new_id(), campaign_id, subject.kind, subject.id, tx.today(), _ordered(titles), late_reason=reason
        )
        for subject in wanted
        if subject.id not in known
    ]
    changed = [
        _with_titles(before, _ordered((*_standing_titles(before), *titles)), reason)
        for subject in wanted
        if (before := known.get(subject.id))
    ]
    return [*store.add_all(added), *store.replace_all(changed)]


def add_registrations(tx: Transaction, drafts: Iterable[Registration]) -> list[Registration]:
    """Add many that were checked before, as an import does: of people without one, in time or with a reason."""
    return RegistrationStore(tx).add_all(replace(draft, id=tx.new_id()) for draft in drafts)


def unregister(
    tx: Transaction, campaign_id: str, subjects: Sequence[Subject], titles: Sequence[str]
) -> list[Registration]:
    """Take titles away. A draft that says nothing any more is removed, any other registration is then withdrawn."""
    _open_campaign(tx, campaign_id)
    store, touched = RegistrationStore(tx), []
    for before in store.of_subjects(campaign_id, (subject.id for subject in subjects)).values():
        left = tuple(code for code in before.titles if code not in titles)
        if not before.counts or left == before.titles:
            continue
        if left:
            touched.append(store.replace(_with_titles(before, left, "")))
        elif before.status is RegistrationStatus.DRAFT and not (before.initiative_plan or before.commitments):
            touched.append(store.remove(before.id))
        else:
            touched.append(withdraw(tx, before.id))
    return touched


def change_registration(tx: Transaction, registration: Registration) -> Registration:
    """Write plan, promises, movements and titles. Raises the refusals of `register`, and ChangedMeanwhile."""
    campaign, store = _open_campaign(tx, registration.campaign_id), RegistrationStore(tx)
    _refuse_titles(registration.titles, registration.kind)
    before = store.get(registration.id)
    if set(before.titles) == set(registration.titles):
        return store.replace(replace(registration, titles=before.titles))
    reason = _late_reason(tx, campaign, registration.late_reason)
    return store.replace(_with_titles(registration, _ordered(registration.titles), reason))


def withdraw(tx: Transaction, registration_id: str) -> Registration:
    """The subject no longer takes part; the registration stays in the book. Raises StatusImpossible."""
    return advance(tx, [registration_id], RegistrationStatus.WITHDRAWN)[0]


def advance(tx: Transaction, registration_ids: Iterable[str], status: RegistrationStatus) -> list[Registration]:
    """Send, approve, report or settle registrations; raises StatusImpossible and then changes none."""
    store = RegistrationStore(tx)
    return store.replace_all(
        replace(one, status=next_status(one.status, status)) for one in store.get_all(registration_ids)
    )


def list_registrations(reading: Reading, campaign_id: str) -> list[Registration]:
    """All of a campaign, withdrawn ones included."""
    return RegistrationStore(reading).of_campaign(campaign_id)


def find_registration(reading: Reading, campaign_id: str, subject_id: str) -> Registration | None:
    return RegistrationStore(reading).of_subjects(campaign_id, [subject_id]).get(subject_id)


def registered_titles(reading: Reading, campaign_id: str) -> dict[str, tuple[str, ...]]:
    """Codes of titles by subject id, for whoever must know that a nominee had registered."""
    return {one.subject_id: one.titles for one in list_registrations(reading, campaign_id) if one.counts}


def count_registrations_of(reading: Reading, member_ids: Iterable[str]) -> int:
    """Registrations of these people that count, in all campaigns."""
    return sum(one.counts for one in RegistrationStore(reading).of_members(member_ids))


def registration_matrix(
    reading: Reading, campaign_id: str, query: MatrixQuery | None = None, limit: int | None = None, offset: int = 0
) -> list[MatrixLine]:
    """Persons with what they registered for, in Vietnamese order: members of today, and whoever registered and left."""
    return RegistrationStore(reading).lines(campaign_id, query or MatrixQuery(), limit, offset)


def count_matrix(reading: Reading, campaign_id: str, query: MatrixQuery | None = None) -> int:
    return RegistrationStore(reading).count_lines(campaign_id, query or MatrixQuery())


def collectives(reading: Reading) -> dict[str, Subject]:
    """The union and its sections by folded name, as lists call them; of two sections of one name the open one."""
    sections = sorted(list_sections(reading), key=lambda section: not section.closed)
    found = {fold(section.name): Subject(SubjectKind.SECTION, section.id) for section in sections}
    union = get_union(reading)
    return found | {fold(union.name): Subject(SubjectKind.UNION, union.id)}


def collective_matrix(reading: Reading, campaign_id: str, query: MatrixQuery | None = None) -> list[MatrixLine]:
    """The union itself and its sections with what they registered for."""
    query = query or MatrixQuery()
    store = RegistrationStore(reading)
    known = {
        one.subject_id: one
        for one in store.of_campaign(campaign_id, SubjectKind.SECTION, SubjectKind.UNION)
        if one.counts
    }
    union = get_union(reading)
    lines = [MatrixLine(Subject(SubjectKind.UNION, union.id), union.name)] + [
        MatrixLine(Subject(SubjectKind.SECTION, section.id), section.name)
        for section in list_sections(reading)
        if not section.closed or section.id in known
    ]
    shown = [line for line in lines if matches(query.search, line.name) and query.section_id in ("", line.subject.id)]
    return [
        _line(line, known.get(line.subject.id))
        for line in shown
        if query.registered is None or query.registered == (line.subject.id in known)
    ]


def count_titles(reading: Reading, campaign_id: str) -> TitleCounts:
    """How many persons, and how many women, registered for each title and in all."""
    titles = list_titles(SubjectKind.PERSON)
    *counts, everybody = RegistrationStore(reading).count_by_title(campaign_id, [title.code for title in titles])
    each = tuple(TitleCount(title, *pair) for title, pair in zip(titles, counts, strict=True))
    return TitleCounts(each, *everybody)


def _line(line: MatrixLine, registration: Registration | None) -> MatrixLine:
    if registration is None:
        return line
    return replace(
        line,
        titles=registration.titles,
        initiative_plan=registration.initiative_plan,
        commitments=registration.commitments,
        late_reason=registration.late_reason,
        status=registration.status,
        registration_id=registration.id,
    )


def _open_campaign(tx: Transaction, id: str) -> Campaign:
    campaign = get_campaign(tx, id)
    if campaign.status is CampaignStatus.CLOSED:
        raise CampaignClosed(campaign.code)
    return campaign


def _refuse_titles(codes: Iterable[str], kind: SubjectKind) -> None:
    titles = {title.code: title for title in catalogue().title}
    for code in codes:
        if code not in titles:
            raise NoSuchTitle(code)
        if titles[code].subject is not kind:
            raise TitleNotFor(titles[code].name, kind)


def _refuse_unknown(tx: Transaction, subjects: Sequence[Subject]) -> None:
    standing = RegistrationStore(tx).standing(one.id for one in subjects if one.kind is SubjectKind.PERSON)
    known = {
        SubjectKind.PERSON: standing.keys(),
        SubjectKind.SECTION: {section.id for section in list_sections(tx)},
        SubjectKind.UNION: {get_union(tx).id},
    }
    for subject in subjects:
        if subject.id not in known[subject.kind]:
            raise SubjectUnknown(subject.kind, subject.id)
        if subject.kind is SubjectKind.PERSON and not standing[subject.id][1]:
            raise NotActive(standing[subject.id][0])


def _late_reason(tx: Transaction, campaign: Campaign, reason: str) -> str:
    """The reason to keep: none in time; raises LateReasonNeeded after the last day."""
    if campaign.register_by is None or tx.today() <= campaign.register_by:
        return ""
    if not clean(reason):
        raise LateReasonNeeded(campaign.register_by)
    return clean(reason)


def _standing_titles(registration: Registration) -> tuple[str, ...]:
    return registration.titles if registration.counts else ()


def _with_titles(registration: Registration, titles: tuple[str, ...], late_reason: str) -> Registration:
    if registration.status in SETTLED:
        raise StatusImpossible(registration.status, RegistrationStatus.DRAFT)
    reason = late_reason or registration.late_reason
    return replace(registration, titles=titles, late_reason=reason, status=RegistrationStatus.DRAFT)


def _ordered(codes: Iterable[str]) -> tuple[str, ...]:
    """In the catalogue's order, each once."""
    wanted = set(codes)
    return tuple(title.code for title in catalogue().title if title.code in wanted)
