"""Deeds upon nominations before they go up: nominate, change, withdraw, set a rule aside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from desktop.core.database import Reading, Transaction
from desktop.core.errors import FieldRefused
from desktop.core.vietnamese.text import clean
from desktop.features.awards.domain import (
    AWAITING_DECISION,
    BEFORE_SUBMISSION,
    AlreadyNominated,
    AwardType,
    Nomination,
    NothingToOverride,
    NotOursToGive,
    Occasion,
    Override,
    OverrideReasonMissing,
    Status,
    SubjectNotFitting,
)
from desktop.features.awards.rules import Outcome
from desktop.features.awards.services.assessment import assess_one
from desktop.features.awards.services.book import Book
from desktop.features.awards.services.catalogue import award_in
from desktop.features.awards.services.reading import refuse_status, subject_name
from desktop.features.awards.services.steps import note_steps
from desktop.features.awards.storage import NominationStore
from desktop.features.emulation.domain import Family, Subject, SubjectKind
from desktop.features.emulation.services import get_campaign


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
    award, campaign, store = award_in(tx, award_code), get_campaign(tx, campaign_id), NominationStore(tx)
    for subject in subjects:
        refuse_unfitting(award, subject.kind, campaign.end)
    taken = {one.subject_id for one in store.of_campaigns([campaign_id]) if one.award == award_code and one.is_live}
    drafts = []
    for subject in subjects:
        name = subject_name(tx, subject)
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
    refuse_status(tx, before, BEFORE_SUBMISSION, "change")
    kept = replace(before, occasion=nomination.occasion, achievement=nomination.achievement.strip(),
                   note=nomination.note.strip(), revision=nomination.revision)  # fmt: skip
    return store.replace(kept)


def withdraw(tx: Transaction, ids: Iterable[str], reason: str = "") -> list[Nomination]:
    """Rút: the nomination stays in the book; raises StatusForbids once it was decided."""
    store = NominationStore(tx)
    given = store.get_all(ids)
    for nomination in given:
        refuse_status(tx, nomination, (*BEFORE_SUBMISSION, *AWAITING_DECISION, Status.ON_HOLD), "withdraw")
    gone = store.replace_all(
        replace(one, status=Status.WITHDRAWN, held_from=None, note=clean(reason) or one.note) for one in given
    )
    note_steps(tx, gone, Status.WITHDRAWN, why=reason)
    return gone


def override(tx: Transaction, nomination_id: str, rule: str, reason: str, by: str = "") -> Nomination:
    """Set a rule aside for one nominee, in writing; `by` is who answers for it, else whoever writes it down.

    Raises OverrideReasonMissing, NothingToOverride, StatusForbids.
    """
    store = NominationStore(tx)
    nomination = store.get(nomination_id)
    if not (written := clean(reason)):
        raise OverrideReasonMissing(rule)
    refuse_status(tx, nomination, BEFORE_SUBMISSION, "override")
    campaign = get_campaign(tx, nomination.campaign_id)
    checks = assess_one(Book(tx, [nomination]), campaign, nomination).checks
    if not any(check.rule == rule and check.outcome is not Outcome.PASS for check in checks):
        raise NothingToOverride(rule)
    kept = tuple(one for one in nomination.overrides if one.rule != rule)
    return store.replace(
        replace(nomination, overrides=(*kept, Override(rule, written, clean(by) or tx.actor, tx.now())))
    )


def list_overrides(reading: Reading, campaign_id: str) -> list[tuple[Nomination, Override]]:
    """Every rule that was set aside in writing, the latest first."""
    found = [
        (one, override) for one in NominationStore(reading).of_campaigns([campaign_id]) for override in one.overrides
    ]
    return sorted(found, key=lambda pair: (pair[1].at, pair[0].id), reverse=True)


def take_override_back(tx: Transaction, nomination_id: str, rule: str) -> Nomination:
    store = NominationStore(tx)
    nomination = store.get(nomination_id)
    refuse_status(tx, nomination, BEFORE_SUBMISSION, "override")
    return store.replace(replace(nomination, overrides=tuple(one for one in nomination.overrides if one.rule != rule)))
