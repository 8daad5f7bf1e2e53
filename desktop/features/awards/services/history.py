"""Awards given, the facts of a year, and union posts held."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desktop.core.database import Reading, Transaction
from desktop.core.errors import FieldRefused
from desktop.core.partial_date import print_date
from desktop.core.vietnamese.text import clean
from desktop.features.awards.domain import AwardHistory, PostHeld, YearFacts, posts_held, refuse_unfounded
from desktop.features.awards.services.catalogue import award_in
from desktop.features.awards.storage import AwardHistoryStore, YearFactsStore
from desktop.features.emulation.services import note_award
from desktop.features.members.services import service_periods


def all_award_history(reading: Reading) -> list[AwardHistory]:
    return AwardHistoryStore(reading).all()


def count_awards_of(reading: Reading, member_ids: Iterable[str]) -> int:
    return sum(map(len, award_history(reading, member_ids).values()))


def award_history(reading: Reading, subject_ids: Iterable[str]) -> dict[str, tuple[AwardHistory, ...]]:
    """Awards given to each subject, the oldest first."""
    return AwardHistoryStore(reading).of_subjects(subject_ids)


def year_facts(reading: Reading, subject_ids: Iterable[str]) -> dict[str, dict[int, YearFacts]]:
    """By subject and year."""
    return YearFactsStore(reading).of_subjects(subject_ids)


def service_of(reading: Reading, member_ids: Iterable[str]) -> dict[str, tuple[PostHeld, ...]]:
    """The union posts in the records of members, as the rules count them."""
    return {member: posts_held(service) for member, service in service_periods(reading, member_ids).items()}


def add_award_history(tx: Transaction, history: AwardHistory, campaign_id: str = "") -> AwardHistory:
    """Record an award of any family that was given, and with it the result of whoever had registered for that title in
    the campaign, or in those of that year; raises FieldRefused without number or date, NoSuchAward."""
    award_in(tx, history.award)
    history = replace(
        history, id=tx.new_id(), decision_number=clean(history.decision_number), issuer=clean(history.issuer)
    )
    refuse_unfounded(history, tx.today())
    _tell_given(tx, history, campaign_id)
    return AwardHistoryStore(tx).add(history)


def _tell_given(tx: Transaction, history: AwardHistory, campaign_id: str = "") -> None:
    note = f"{history.decision_number}, {print_date(history.decided_on)}"
    _tell_registration(tx, history, achieved=True, note=note, campaign_id=campaign_id)


def tell_revoked(tx: Transaction, history: AwardHistory) -> None:
    """Whoever registered for the title did not achieve it after all."""
    _tell_registration(tx, history, achieved=False, note=history.revocation)


def _tell_registration(
    tx: Transaction, history: AwardHistory, *, achieved: bool | None, note: str = "", campaign_id: str = ""
) -> None:
    note_award(
        tx, history.subject_id, history.award, history.year, achieved=achieved, note=note, campaign_id=campaign_id
    )


def change_award_history(tx: Transaction, history: AwardHistory) -> AwardHistory:
    """Correct what was written of an award, and the results that came of it; raises FieldRefused, also for a number of
    the golden book that another award of that year has, and NoSuchAward."""
    award_in(tx, history.award)
    history = replace(history, decision_number=clean(history.decision_number), issuer=clean(history.issuer))
    refuse_unfounded(history, tx.today())
    store = AwardHistoryStore(tx)
    if history.book_number:
        there = store.numbered_in(history.decided_on.year).get(history.book_number)
        if there and there.id != history.id:
            raise FieldRefused("book_number", "taken", str(history.book_number))
    before, changed = store.get(history.id), store.replace(history)
    if (before.subject_id, before.award, before.year) != (changed.subject_id, changed.award, changed.year):
        _tell_registration(tx, before, achieved=None)
    if changed.stands:
        _tell_given(tx, changed)
    return changed


def remove_award_history(tx: Transaction, id: str) -> AwardHistory:
    gone = AwardHistoryStore(tx).remove(id)
    _tell_registration(tx, gone, achieved=None)
    return gone


def set_year_facts(tx: Transaction, facts: YearFacts) -> YearFacts:
    """Keep what is known of a subject's year, over what was kept before; raises FieldRefused."""
    for field in ("absent_days", "maternity_days", "study_days"):
        if not 0 <= (getattr(facts, field) or 0) <= 366:
            raise FieldRefused(field, "out_of_range", str(getattr(facts, field)))
    store = YearFactsStore(tx)
    if before := store.of_year(facts.subject_id, facts.year):
        return store.replace(replace(facts, id=before.id, revision=before.revision))
    return store.add(replace(facts, id=tx.new_id()))
