"""Dates of birth as unions really know them: a full date, or only the year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, total_ordering

_TYPED = re.compile(r"^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{2}|\d{4})$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_COMPACT = re.compile(r"^(\d{2})(\d{2})(\d{4})$")
_YEAR = re.compile(r"^(\d{4})$")


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A full calendar date, or a year alone (`month` and `day` are then 0). Sorts a year before its dates."""

    year: int
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        if not 1000 <= self.year <= 9999 or bool(self.month) != bool(self.day):
            raise ValueError(f"not a date: {self.year}-{self.month}-{self.day}")
        if self.month:
            date(self.year, self.month, self.day)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        return cls(day.year, day.month, day.day)

    @classmethod
    def from_iso(cls, text: str) -> PartialDate:
        """`1985-03-02` or `1985`; raises ValueError."""
        return _from_iso(text)

    @classmethod
    def parse(cls, text: str, today: date) -> PartialDate:
        """What an officer types: `2/3/1985`, `02.03.85`, `02031985`, `1985-03-02` or `1985`; raises ValueError.

        Day before month always. A two-digit year is the latest one that is not after `today`.
        """
        text = text.strip()
        if found := _YEAR.match(text):
            return cls(int(found[1]))
        if found := _ISO.match(text):
            return cls.of(date(int(found[1]), int(found[2]), int(found[3])))
        found = _TYPED.match(text) or _COMPACT.match(text)
        if not found:
            raise ValueError(f"not a date: {text!r}")
        year = int(found[3])
        if len(found[3]) == 2:
            year += today.year // 100 * 100
            year -= 100 if year > today.year else 0
        if not int(found[1]) or not int(found[2]):
            raise ValueError(f"not a date: {text!r}")
        return cls(year, int(found[2]), int(found[1]))

    @property
    def is_full(self) -> bool:
        return self.month != 0

    def as_date(self) -> date | None:
        return date(self.year, self.month, self.day) if self.is_full else None

    def iso(self) -> str:
        return f"{self.year:04}-{self.month:02}-{self.day:02}" if self.is_full else f"{self.year:04}"

    def age_on(self, day: date) -> int:
        """Completed years; for a year alone, the age reached within that calendar year."""
        before_birthday = self.is_full and (day.month, day.day) < (self.month, self.day)
        return day.year - self.year - int(before_birthday)

    def __str__(self) -> str:
        """As printed: `02/03/1985`, or `1985`."""
        return f"{self.day:02}/{self.month:02}/{self.year}" if self.is_full else str(self.year)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return (self.year, self.month, self.day) < (other.year, other.month, other.day)


@lru_cache(maxsize=1 << 15)
def _from_iso(text: str) -> PartialDate:
    """Everybody's birth is one of some twenty thousand days, and is read from the tables again and again."""
    return PartialDate(*map(int, text.split("-")))


def may_be_same(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether two births can be one: an unknown one fits any, a year alone fits its dates."""
    if one is None or other is None:
        return True
    return one == other if one.is_full and other.is_full else one.year == other.year


def print_date(day: date | None) -> str:
    """A date as every list prints it, `02/03/2026`; nothing for no date."""
    return f"{day.day:02}/{day.month:02}/{day.year}" if day else ""
