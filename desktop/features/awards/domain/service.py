"""Times in union posts (quá trình công tác công đoàn), and the months they sum to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Post(StrEnum):
    """Posts in the union (chức danh cán bộ công đoàn)."""

    CHAIR = "CHU_TICH"
    VICE_CHAIR = "PHO_CHU_TICH"
    STANDING = "UV_BTV"
    COMMITTEE = "UV_BCH"
    INSPECTION = "UV_UBKT"
    WOMEN = "BAN_NU_CONG"
    SECTION_CHAIR = "CHU_TICH_CDBP"
    SECTION_LEADER = "TO_TRUONG"
    SECTION_DEPUTY = "TO_PHO"


@dataclass(frozen=True)
class ServicePeriod:
    """A time in a union post (quá trình công tác công đoàn). `end` None: still in it."""

    id: str
    member_id: str
    post: Post
    start: date
    end: date | None = None
    place: str = ""
    revision: int = 0


def months_between(start: date, last: date) -> int:
    """Completed months from `start` to the end of the day `last`; 0 when it lies before."""
    after = last + timedelta(days=1)
    months = (after.year - start.year) * 12 + after.month - start.month - (after.day < start.day)
    return max(0, months)


def service_months(periods: Iterable[ServicePeriod], on: date, posts: Sequence[Post] = ()) -> int:
    """Completed months in union posts up to `on`, continuous or not; posts held at the same time count once."""
    spans = sorted(
        (period.start, min(period.end or on, on))
        for period in periods
        if period.start <= on and (not posts or period.post in posts)
    )
    merged: list[tuple[date, date]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1] + timedelta(days=1):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return sum(months_between(start, end) for start, end in merged)
