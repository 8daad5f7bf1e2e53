"""When somebody becomes due for an award (đến hạn khen): the day on which time alone fulfils a condition."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from desktop.features.awards.domain.service import Post, PostHeld, service_months


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def service_reached(
    periods: Iterable[PostHeld], months: int, today: date, until: date, posts: Sequence[Post] = ()
) -> date | None:
    """The first day on which the union service sums to so many months, posts still held being held on; None when that
    is after `until`."""
    kept = tuple(periods)
    if service_months(kept, until, posts) < months:
        return None
    low, high = date.min, until
    if any(period.start for period in kept):
        low = min(period.start for period in kept if period.start)
    while low < high:
        middle = low + timedelta(days=(high - low).days // 2)
        if service_months(kept, middle, posts) >= months:
            high = middle
        else:
            low = middle + timedelta(days=1)
    return low
