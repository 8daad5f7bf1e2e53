"""The only source of the present moment, so that tests and replays can choose it.

Clocks of office PCs are often wrong: nothing in the program is ordered or expired by them, they only label.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol

VIETNAM = timezone(timedelta(hours=7), "ICT")
"""Vietnam has one zone and no summer time, so no zone database is needed."""


class Clock(Protocol):
    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...

    def today(self) -> date:
        """The calendar day in Vietnam."""
        ...


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return datetime.now(VIETNAM).date()


@dataclass(frozen=True)
class FixedClock:
    """A clock that stands still, for tests and for samples that must come out the same every time."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.astimezone(VIETNAM).date()


def fixed_at(year: int, month: int, day: int) -> FixedClock:
    return FixedClock(datetime(year, month, day, 9, 0, tzinfo=VIETNAM).astimezone(UTC))
