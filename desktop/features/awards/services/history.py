"""Awards given, the facts of a year, and times in union posts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desktop.core.database import Reading, Transaction
from desktop.core.errors import FieldRefused
from desktop.core.vietnamese.text import clean
from desktop.features.awards.domain import AwardHistory, ServicePeriod, YearFacts, refuse_unfounded
from desktop.features.awards.services.catalogue import award_in
from desktop.features.awards.storage import AwardHistoryStore, ServicePeriodStore, YearFactsStore


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


def service_periods(reading: Reading, member_ids: Iterable[str]) -> dict[str, tuple[ServicePeriod, ...]]:
    return ServicePeriodStore(reading).of_members(member_ids)


def add_award_history(tx: Transaction, history: AwardHistory) -> AwardHistory:
    """Record an award of any family that was given; raises FieldRefused without number or date, NoSuchAward."""
    award_in(tx, history.award)
    history = replace(
        history, id=tx.new_id(), decision_number=clean(history.decision_number), issuer=clean(history.issuer)
    )
    refuse_unfounded(history, tx.today())
    return AwardHistoryStore(tx).add(history)


def change_award_history(tx: Transaction, history: AwardHistory) -> AwardHistory:
    """Correct what was written of an award; raises FieldRefused, NoSuchAward."""
    award_in(tx, history.award)
    history = replace(history, decision_number=clean(history.decision_number), issuer=clean(history.issuer))
    refuse_unfounded(history, tx.today())
    return AwardHistoryStore(tx).replace(history)


def remove_award_history(tx: Transaction, id: str) -> AwardHistory:
    return AwardHistoryStore(tx).remove(id)


def set_year_facts(tx: Transaction, facts: YearFacts) -> YearFacts:
    """Keep what is known of a subject's year, over what was kept before; raises FieldRefused."""
    for field in ("absent_days", "maternity_days", "study_days"):
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
