"""Times in union posts as the rules count them: which post a name in the member's record means, and months summed.

The posts somebody held stand in the member's record only (quá trình công tác công đoàn), in the union's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.text import fold
from desktop.features.members.domain import ServicePeriod, short_service


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


_NAMES = {
    "chu tich": Post.CHAIR, "chu tich cong doan co so thanh vien": Post.CHAIR, "pho chu tich": Post.VICE_CHAIR,
    "uy vien ban thuong vu": Post.STANDING, "uy vien ban chap hanh": Post.COMMITTEE, "ban chap hanh": Post.COMMITTEE,
    "chu nhiem uy ban kiem tra": Post.INSPECTION, "pho chu nhiem uy ban kiem tra": Post.INSPECTION,
    "uy vien uy ban kiem tra": Post.INSPECTION, "uy ban kiem tra": Post.INSPECTION, "ban nu cong": Post.WOMEN,
    "truong ban nu cong": Post.WOMEN, "pho truong ban nu cong": Post.WOMEN, "uy vien ban nu cong": Post.WOMEN,
    "chu tich cong doan bo phan": Post.SECTION_CHAIR, "to truong": Post.SECTION_LEADER, "to pho": Post.SECTION_DEPUTY,
}  # fmt: skip
_SHORT = {
    "ct": "chu tich", "pct": "pho chu tich", "uv": "uy vien", "uvbch": "uy vien ban chap hanh",
    "uvbtv": "uy vien ban thuong vu", "uvubkt": "uy vien uy ban kiem tra", "bch": "ban chap hanh",
    "btv": "ban thuong vu", "ubkt": "uy ban kiem tra", "cdbp": "cong doan bo phan", "cd": "cong doan",
    "cdcs": "cong doan co so",
}  # fmt: skip
_OF_THE_UNION = (" cong doan co so", " to cong doan", " cong doan", "")


@dataclass(frozen=True)
class PostHeld:
    """A time in a union post. `end` None: still in it. `post` None: `told` is no post the rules know, and `start` None:
    nobody wrote since when; such a time counts for nothing."""

    post: Post | None
    start: date | None
    end: date | None = None
    told: str = ""

    @property
    def counts(self) -> bool:
        return self.post is not None and self.start is not None


def post_named(name: str) -> Post | None:
    """The post that a name in a record means, written in full or short, with or without “công đoàn”."""
    words = " ".join(_SHORT.get(word, word) for word in re.findall(r"\w+", fold(name)))
    bare = (words.removesuffix(end) for end in _OF_THE_UNION)
    return next((_NAMES[one] for one in bare if one in _NAMES), None)


def posts_held(service: Iterable[ServicePeriod]) -> tuple[PostHeld, ...]:
    """The posts of a member's record as the rules count them. Of a year alone every day counts, as in the record."""
    return tuple(
        PostHeld(post_named(one.post), _day(one.since, 1, 1), _day(one.until, 12, 31), short_service(one))
        for one in service
    )


def _day(day: PartialDate | None, month: int, of_month: int) -> date | None:
    return (day.as_date() or date(day.year, month, of_month)) if day else None


def months_between(start: date, last: date) -> int:
    """Completed months from `start` to the end of the day `last`; 0 when it lies before."""
    after = last + timedelta(days=1)
    months = (after.year - start.year) * 12 + after.month - start.month - (after.day < start.day)
    return max(0, months)


def service_months(periods: Iterable[PostHeld], on: date, posts: Sequence[Post] = ()) -> int:
    """Completed months in union posts up to `on`, continuous or not; posts held at the same time count once."""
    spans = sorted(
        (period.start, min(period.end or on, on))
        for period in periods
        if period.post and period.start and period.start <= on and (not posts or period.post in posts)
    )
    merged: list[tuple[date, date]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1] + timedelta(days=1):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return sum(months_between(start, end) for start, end in merged)
