"""How far the targets of a campaign are, counted from this book."""

from __future__ import annotations

from desktop.core.database import Reading
from desktop.features.emulation.domain import Campaign, Denominator, Metric, Progress, Target, reaches
from desktop.features.emulation.services.registrations import registered_titles
from desktop.features.emulation.storage import STAYING, InitiativeStore
from desktop.features.members.domain import MemberQuery
from desktop.features.members.services import list_members
from desktop.features.organization.services import get_union


def target_progress(reading: Reading, campaign: Campaign) -> list[Progress]:
    """How far every target is, as a count out of a count; persons are counted, never their initiatives.

    People are the members of today, or of the campaign's last day once that is over.
    """
    counter = _Counter(reading, campaign)
    return [counter.progress(target) for target in campaign.targets]


class _Counter:
    """Counts what targets ask for, looking up the people once."""

    def __init__(self, reading: Reading, campaign: Campaign) -> None:
        self.reading = reading
        self.campaign = campaign
        over = campaign.end < reading.today()
        needed = any(target.metric not in (Metric.TYPED, Metric.INITIATIVES) for target in campaign.targets)
        query = MemberQuery(as_of=campaign.end) if over else MemberQuery(statuses=STAYING)
        self.people = {line.id for line in list_members(reading, query)} if needed else set()

    def progress(self, target: Target) -> Progress:
        if target.metric is Metric.TYPED:
            return Progress(target)
        if target.metric is Metric.INITIATIVES:
            count = InitiativeStore(self.reading).count_recognised(self.campaign)
            return Progress(target, count, 0, reaches(target, count, 0))
        people, base = len(self._counted(target.metric)), self._base(target)
        return Progress(target, people, base, reaches(target, people, base))

    def _base(self, target: Target) -> int:
        if target.metric is Metric.MEMBER_SHARE or target.denominator is Denominator.WORKERS:
            return get_union(self.reading).workers
        return len(self.people)

    def _counted(self, metric: Metric) -> set[str]:
        if metric is Metric.REGISTERED_SHARE:
            return self.people & registered_titles(self.reading, self.campaign.id).keys()
        if metric is Metric.MEMBER_SHARE:
            return self.people
        entered = metric is Metric.ENTERED_INITIATIVE_SHARE
        return self.people & InitiativeStore(self.reading).authors_recognised(self.campaign, entered=entered)
