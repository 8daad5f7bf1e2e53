"""How far the targets of a campaign are, counted from this book."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from functools import cached_property

from desktop.core.database import Reading, Transaction
from desktop.core.errors import FieldRefused
from desktop.core.vietnamese.text import clean, fold
from desktop.features.emulation.domain import (
    Campaign,
    Denominator,
    Metric,
    Progress,
    Target,
    TargetResult,
    reaches,
    reaches_told,
    refuse_result,
)
from desktop.features.emulation.services.campaigns import get_campaign
from desktop.features.emulation.services.initiatives import initiatives_of_campaign
from desktop.features.emulation.services.matrix import registered_titles
from desktop.features.emulation.storage import STAYING, InitiativeStore, RegistrationStore, TargetResultStore
from desktop.features.members.domain import MemberLine, MemberQuery
from desktop.features.members.services import count_members, list_members
from desktop.features.organization.services import get_union


def target_progress(reading: Reading, campaign: Campaign) -> list[Progress]:
    """How far every target is, as a count out of a count; persons are counted, never their initiatives.

    People are the members of today, or of the campaign's last day once that is over.
    """
    counter = _Counter(reading, campaign)
    return [counter.progress(target) for target in campaign.targets]


def record_result(tx: Transaction, result: TargetResult) -> TargetResult:
    """Write down what was reached of a target; `result.id` empty for a new one. Raises FieldRefused, NotFound."""
    campaign = get_campaign(tx, result.campaign_id)
    if result.target not in {one.code for one in campaign.targets}:
        raise FieldRefused("target", "required")
    result = replace(result, value=clean(result.value).replace(",", "."), evidence=clean(result.evidence))
    refuse_result(result, tx.today())
    store = TargetResultStore(tx)
    return store.replace(result) if result.id else store.add(replace(result, id=tx.new_id()))


def list_results(reading: Reading, campaign_id: str, target: str = "") -> list[TargetResult]:
    """The latest first; of one target when its code is given."""
    found = TargetResultStore(reading).of_campaign(campaign_id)
    return [one for one in reversed(found) if not target or one.target == target]


def remove_result(tx: Transaction, id: str) -> TargetResult:
    """For one entered by mistake."""
    return TargetResultStore(tx).remove(id)


class _Counter:
    """Counts what targets ask for, among the people of the day that matters."""

    def __init__(self, reading: Reading, campaign: Campaign) -> None:
        self.reading = reading
        self.campaign = campaign
        self.over = campaign.end < reading.today()
        self.query = MemberQuery(as_of=campaign.end) if self.over else MemberQuery(statuses=STAYING)

    def progress(self, target: Target) -> Progress:
        if target.metric is Metric.TYPED:
            return self._told(target)
        span = self.campaign.span(target.phase) if target.phase else None
        scope = self._scope(target.bloc)
        if target.metric is Metric.INITIATIVES:
            count = self._initiatives(span, scope)
            return Progress(target, count, 0, reaches(target, count, 0))
        people, base = self._counted(target.metric, span, scope), self._base(target, scope)
        return Progress(target, people, base, reaches(target, people, base))

    def _scope(self, name: str) -> AbstractSet[str] | None:
        """The members who belong to the bloc, by its sections; None where the whole union does."""
        bloc = next((one for one in self.campaign.blocs if name and one.name == name), None)
        if bloc is None or not bloc.sections:
            return None
        wanted = {fold(section) for section in bloc.sections}
        return {line.id for line in self.lines_then if fold(line.section) in wanted}

    def _initiatives(self, span: tuple[date, date] | None, scope: AbstractSet[str] | None) -> int:
        if scope is None:
            return InitiativeStore(self.reading).count_recognised(self.campaign, span)
        first, last = span or (date.min, date.max)
        return sum(
            any(author.member_id in scope for author in line.authors)
            for line in initiatives_of_campaign(self.reading, self.campaign)
            if line.initiative.recognised and first <= (line.initiative.decided_on or date.min) <= last
        )

    def _told(self, target: Target) -> Progress:
        """By the latest result that was typed."""
        told = self.results.get(target.code) if target.code else None
        if told is None:
            return Progress(target)
        return Progress(target, told.numerator, told.denominator, reaches_told(target, told), told)

    @cached_property
    def results(self) -> dict[str, TargetResult]:
        return {one.target: one for one in TargetResultStore(self.reading).of_campaign(self.campaign.id)}

    @cached_property
    def members(self) -> int:
        return count_members(self.reading, self.query)

    @cached_property
    def lines_then(self) -> list[MemberLine]:
        return list_members(self.reading, self.query)

    @cached_property
    def people_then(self) -> set[str]:
        return {line.id for line in self.lines_then}

    def _base(self, target: Target, scope: AbstractSet[str] | None) -> int:
        """0 where this book does not know: workers of a part of the union, or people that only words describe."""
        if target.metric is Metric.MEMBER_SHARE or target.denominator is Denominator.WORKERS:
            return get_union(self.reading).workers if scope is None else 0
        if scope is not None:
            return len(scope)
        return 0 if target.denominator is Denominator.OTHER else self.members

    def _counted(self, metric: Metric, span: tuple[date, date] | None, scope: AbstractSet[str] | None) -> int:
        if metric is Metric.MEMBER_SHARE:
            return self.members if scope is None else len(scope)
        if metric is Metric.REGISTERED_SHARE:
            found: AbstractSet[str] = registered_titles(self.reading, self.campaign.id).keys()
        else:
            entered = metric is Metric.ENTERED_INITIATIVE_SHARE
            found = InitiativeStore(self.reading).authors_recognised(self.campaign, entered=entered, span=span)
        return self._among(found) if scope is None else len(found & scope)

    def _among(self, ids: AbstractSet[str]) -> int:
        """How many of them are, or were, members on that day; the base counts nobody else either."""
        if self.over:
            return len(self.people_then & ids) if ids else 0
        standing = RegistrationStore(self.reading).standing(ids)
        return sum(may_register for _, may_register in standing.values())
