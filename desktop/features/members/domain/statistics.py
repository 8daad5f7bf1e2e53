"""Statistics of the membership: how many belonged on a day, and how the number moved in between.

Everything is derived from the events, so a figure of last year asked for today is the figure of last year. A suspended
member is still a member: suspending and returning move nobody in or out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from itertools import pairwise

from desktop.core.errors import UserError
from desktop.features.members.domain.member import STATUS_AFTER, STAYING, EventKind, MembershipEvent, Status

CUT_OFFS = ((5, 31), (11, 30))
"""The days at which the trade union counts (QĐ 1454/QĐ-TLĐ): month and day."""


@dataclass(frozen=True)
class Headcount:
    """People, and the women (nữ) among them; somebody of unknown sex counts among all only."""

    total: int = 0
    women: int = 0

    def __add__(self, other: Headcount) -> Headcount:
        return Headcount(self.total + other.total, self.women + other.women)

    def __sub__(self, other: Headcount) -> Headcount:
        return Headcount(self.total - other.total, self.women - other.women)


def summed(counts: Iterable[Headcount]) -> Headcount:
    return reduce(Headcount.__add__, counts, Headcount())


@dataclass(eq=False)
class NoSuchPeriod(UserError):
    """The text names no period: it is written as its first and last day, 2025-12-01/2026-05-31."""

    text: str


@dataclass(eq=False)
class NoSuchDay(UserError):
    """The text names no day: it is written as year, month, day: 2026-05-31."""

    text: str


def read_day(text: str) -> date:
    """Raises NoSuchDay."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise NoSuchDay(text) from error


@dataclass(frozen=True, order=True)
class Period:
    """From the morning of `first` to the evening of `last`; written as in ISO 8601: `2025-12-01/2026-05-31`."""

    first: date
    last: date

    def __str__(self) -> str:
        return f"{self.first.isoformat()}/{self.last.isoformat()}"

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @classmethod
    def read(cls, text: str) -> Period:
        """Raises NoSuchPeriod."""
        try:
            first, last = (date.fromisoformat(part) for part in text.split("/"))
        except ValueError as error:
            raise NoSuchPeriod(text) from error
        if first > last:
            raise NoSuchPeriod(text)
        return cls(first, last)

    @classmethod
    def of_year(cls, year: int) -> Period:
        return cls(date(year, 1, 1), date(year, 12, 31))


def counting_periods(today: date, years: int = 3) -> list[Period]:
    """The half years between the days of counting that have begun, the one whose end is nearest to today first."""
    ends = sorted(date(year, *day) for year in range(today.year - years, today.year + 2) for day in CUT_OFFS)
    periods = [Period(before + timedelta(1), end) for before, end in pairwise(ends)]
    return sorted((one for one in periods if one.first <= today), key=lambda one: abs(one.last - today))


@dataclass(eq=False)
class StatisticsUnbalanced(UserError):
    """Opening and changes do not make the closing number: such figures are not given out."""

    period: Period
    expected: Headcount
    found: Headcount


@dataclass(frozen=True)
class Stock:
    """The members of one day: all, the party members among them, and by the id of the section they were in then."""

    on: date
    count: Headcount
    party: Headcount
    sections: Mapping[str, Headcount]


@dataclass(frozen=True)
class Movement:
    """How the membership moved in a period (biến động): who came, who left, by what happened.

    Raises StatisticsUnbalanced unless opening + came − left = closing, for all and for women.
    """

    period: Period
    opening: Headcount
    came: Mapping[EventKind, Headcount]
    left: Mapping[EventKind, Headcount]
    closing: Headcount

    def __post_init__(self) -> None:
        expected = self.opening + summed(self.came.values()) - summed(self.left.values())
        if expected != self.closing:
            raise StatisticsUnbalanced(self.period, expected, self.closing)


def is_staying(kind: EventKind) -> bool:
    """Whether somebody is a member after such an event."""
    return STATUS_AFTER.get(kind, Status.ENDED) in STAYING


def moves(history: Sequence[MembershipEvent], period: Period) -> Iterator[tuple[EventKind, bool]]:
    """What moved one person in (True) or out (False) of the membership within the period. An event that leaves somebody
    where they were, such as a second admission, moves nobody."""
    inside = False
    for event in sorted(history, key=lambda one: (one.on, one.id)):
        if event.on > period.last:
            return
        if is_staying(event.kind) != inside:
            inside = not inside
            if event.on >= period.first:
                yield event.kind, inside
