"""How far the targets of a campaign are, counted from this book."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import cached_property

from desktop.core.database import Reading
from desktop.features.emulation.domain import Campaign, Denominator, Metric, Progress, Target, reaches
from desktop.features.emulation.services.registrations import registered_titles
from desktop.features.emulation.storage import STAYING, InitiativeStore, RegistrationStore
from desktop.features.members.domain import MemberQuery
from desktop.features.members.services import count_members, list_members
from desktop.features.organization.services import get_union


def target_progress(reading: Reading, campaign: Campaign) -> list[Progress]:
    """How far every target is, as a count out of a count; persons are counted, never their initiatives.

    People are the members of today, or of the campaign's last day once that is over.
    """
    counter = _Counter(reading, campaign)
    return [counter.progress(target) for target in campaign.targets]


class _Counter:
    """Counts what targets ask for, among the people of the day that matters."""

    def __init__(self, reading: Reading, campaign: Campaign) -> None:
        self.reading = reading
        self.campaign = campaign
        self.over = campaign.end < reading.today()
        self.query = MemberQuery(as_of=campaign.end) if self.over else MemberQuery(statuses=STAYING)

    def progress(self, target: Target) -> Progress:
        if target.metric is Metric.TYPED:
            return Progress(target)
        if target.metric is Metric.INITIATIVES:
            count = InitiativeStore(self.reading).count_recognised(self.campaign)
            return Progress(target, count, 0, reaches(target, count, 0))
        people, base = self._counted(target.metric), self._base(target)
        return Progress(target, people, base, reaches(target, people, base))

    @cached_property
    def members(self) -> int:
        return count_members(self.reading, self.query)

    @cached_property
    def people_then(self) -> set[str]:
        return {line.id for line in list_members(self.reading, self.query)}

    def _base(self, target: Target) -> int:
        if target.metric is Metric.MEMBER_SHARE or target.denominator is Denominator.WORKERS:
            return get_union(self.reading).workers
        return self.members

    def _counted(self, metric: Metric) -> int:
        if metric is Metric.MEMBER_SHARE:
            return self.members
        if metric is Metric.REGISTERED_SHARE:
            return self._among(registered_titles(self.reading, self.campaign.id).keys())
        entered = metric is Metric.ENTERED_INITIATIVE_SHARE
        return self._among(InitiativeStore(self.reading).authors_recognised(self.campaign, entered=entered))

    def _among(self, ids: AbstractSet[str]) -> int:
        """How many of them are, or were, members on that day; the base counts nobody else either."""
        if self.over:
            return len(self.people_then & ids) if ids else 0
        standing = RegistrationStore(self.reading).standing(ids)
        return sum(may_register for _, may_register in standing.values())
