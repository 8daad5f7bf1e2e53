"""Deeds of registering: ticking titles, sending, approving, reporting, settling, withdrawing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from desktop.core.database import Transaction
from desktop.core.errors import FieldRefused
from desktop.core.partial_date import print_date
from desktop.core.vietnamese.text import clean
from desktop.features.emulation.domain import (
    NEXT_STATUS,
    SETTLED,
    Campaign,
    CampaignClosed,
    CampaignStatus,
    DecisionNeeded,
    LateReasonNeeded,
    NoSuchTitle,
    NotActive,
    Registration,
    RegistrationStatus,
    StatusImpossible,
    Subject,
    SubjectKind,
    SubjectUnknown,
    TitleNotFor,
    TitleOutcome,
    next_status,
    settled,
    unsettled,
)
from desktop.features.emulation.services.campaigns import get_campaign, list_campaigns
from desktop.features.emulation.services.catalogue import catalogue, title_names
from desktop.features.emulation.services.locking import keep_versions
from desktop.features.emulation.storage import RegistrationStore
from desktop.features.organization.services import get_union, list_sections


def register(
    tx: Transaction, campaign_id: str, subjects: Sequence[Subject], titles: Sequence[str], late_reason: str = ""
) -> list[Registration]:
    """Add titles to what the subjects registered for; returns what was added or changed, nothing when all was there.

    A registration that changes goes back to draft, because nobody approved it as it is now. Raises CampaignClosed,
    NoSuchTitle, TitleNotFor, SubjectUnknown, NotActive, LateReasonNeeded, RegistrationLocked, StatusImpossible.
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
    standing = [before for subject in wanted if (before := known.get(subject.id)) and before.counts]
    keep_versions(tx, campaign, standing)
    reason = _late_reason(tx, campaign, late_reason) if len(standing) < len(wanted) else ""
    sections = store.sections_of(one.id for one in wanted if one.kind is SubjectKind.PERSON)
    added = [
        Registration(
            tx.new_id(),
            campaign_id,
            subject.kind,
            subject.id,
            tx.today(),
            _ordered(titles),
            late_reason=reason,
            section_id=sections.get(subject.id, ""),
        )
        for subject in wanted
        if subject.id not in known
    ]
    changed = [
        _with_titles(before, _ordered((*_standing_titles(before), *titles)), "" if before.counts else reason)
        for subject in wanted
        if (before := known.get(subject.id))
    ]
    return [*store.add_all(added), *store.replace_all(changed)]


def add_registrations(tx: Transaction, drafts: Iterable[Registration]) -> list[Registration]:
    """Add many that were checked before, as an import does: of people without one, in time or with a reason."""
    store, given = RegistrationStore(tx), list(drafts)
    sections = store.sections_of(one.subject_id for one in given if one.kind is SubjectKind.PERSON)
    return store.add_all(
        replace(draft, id=tx.new_id(), section_id=sections.get(draft.subject_id, "")) for draft in given
    )


def unregister(
    tx: Transaction, campaign_id: str, subjects: Sequence[Subject], titles: Sequence[str]
) -> list[Registration]:
    """Take titles away. A draft that says nothing any more is removed, any other registration is then withdrawn.
    Raises CampaignClosed, RegistrationLocked, StatusImpossible."""
    campaign = _open_campaign(tx, campaign_id)
    store, touched = RegistrationStore(tx), []
    known = store.of_subjects(campaign_id, (subject.id for subject in subjects)).values()
    losing = [one for one in known if one.counts and set(one.titles) & set(titles)]
    keep_versions(tx, campaign, losing)
    for before in losing:
        left = tuple(code for code in before.titles if code not in titles)
        if left:
            touched.append(store.replace(_with_titles(before, left, "")))
        elif before.status is RegistrationStatus.DRAFT and not _says_more(before):
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
    keep_versions(tx, campaign, [before] if before.counts else [])
    reason = "" if before.counts else _late_reason(tx, campaign, registration.late_reason)
    return store.replace(_with_titles(registration, _ordered(registration.titles), reason))


def withdraw(tx: Transaction, registration_id: str) -> Registration:
    """The subject no longer takes part; the registration stays in the book. Raises StatusImpossible."""
    return advance(tx, [registration_id], RegistrationStatus.WITHDRAWN)[0]


def advance(tx: Transaction, registration_ids: Iterable[str], status: RegistrationStatus) -> list[Registration]:
    """Send, approve, report or withdraw registrations; raises StatusImpossible and then changes none.

    A title is achieved only through `settle`, which asks for the decision: raises DecisionNeeded.
    """
    if status is RegistrationStatus.ACHIEVED:
        raise DecisionNeeded
    store = RegistrationStore(tx)
    return store.replace_all(
        replace(one, status=next_status(one.status, status)) for one in store.get_all(registration_ids)
    )


def settle(
    tx: Transaction,
    registration_ids: Iterable[str],
    *,
    achieved: bool,
    decision: str = "",
    decided_on: date | None = None,
    reason: str = "",
    titles: Sequence[str] = (),
) -> list[Registration]:
    """Write what became of registrations, or of these of their titles: achieved by a decision with number and date, or
    not achieved. Registrations without any of them stay. The year stays the campaign's, whenever the decision was made.

    Raises DecisionNeeded, StatusImpossible, FieldRefused.
    """
    number = clean(decision)
    if achieved and not (number and decided_on):
        raise DecisionNeeded
    if decided_on and decided_on > tx.today():
        raise FieldRefused("decided_on", "in_future", f"{decided_on:%d/%m/%Y}")
    note = f"{number}, {print_date(decided_on)}" if number and decided_on else clean(reason)
    store = RegistrationStore(tx)
    given = [(one, _asked(one, titles)) for one in store.get_all(registration_ids)]
    return store.replace_all(
        _told(settled(one, [TitleOutcome(code, achieved, note) for code in asked])) for one, asked in given if asked
    )


def note_award(
    tx: Transaction,
    subject_id: str,
    title: str,
    year: int,
    *,
    achieved: bool | None,
    note: str = "",
    campaign_id: str = "",
) -> list[Registration]:
    """An award was given or revoked, or (None) was never given: write it as the outcome of that title in the campaign,
    or in every campaign of that year in which it was registered. Where nobody registered for it, or the committee did
    not approve it, nothing changes."""
    store = RegistrationStore(tx)
    campaigns = [
        one.id for one in list_campaigns(tx) if one.id == campaign_id or (not campaign_id and one.year == year)
    ]
    changed = []
    for one in (store.of_subjects(campaign, [subject_id]).get(subject_id) for campaign in campaigns):
        if one is not None and one.counts and title in one.titles and one.status in _MAY_END:
            outcomes = [] if achieved is None else [TitleOutcome(title, achieved, clean(note))]
            changed.append(_told(settled(one, outcomes) if outcomes else unsettled(one, title)))
    return store.replace_all(changed)


_MAY_END = tuple(status for status, after in NEXT_STATUS.items() if set(SETTLED) & set(after))


def _asked(registration: Registration, titles: Sequence[str]) -> tuple[str, ...]:
    return tuple(code for code in registration.titles if not titles or code in titles)


def _told(registration: Registration) -> Registration:
    """With the outcome of each title in words; all in one where they are the same."""
    outcomes, names = registration.outcomes, title_names()
    if len({(one.achieved, one.note) for one in outcomes}) == 1 and len(outcomes) == len(registration.titles):
        return replace(registration, result_note=outcomes[0].note)
    parts = [
        f"{names.get(one.title, one.title)}: {'đạt' if one.achieved else 'không đạt'}"
        + (f" ({one.note})" if one.note else "")
        for one in outcomes
    ]
    return replace(registration, result_note="; ".join(parts))


def _says_more(registration: Registration) -> bool:
    """Whether more than titles was written down, which taking the last title away must not lose."""
    return bool(registration.initiative_plan or registration.commitments or registration.own_targets)


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
    outcomes = tuple(one for one in registration.outcomes if one.title in titles)
    return replace(registration, titles=titles, late_reason=reason, status=RegistrationStatus.DRAFT, outcomes=outcomes)


def _ordered(codes: Iterable[str]) -> tuple[str, ...]:
    """In the catalogue's order, each once."""
    wanted = set(codes)
    return tuple(title.code for title in catalogue().title if title.code in wanted)
