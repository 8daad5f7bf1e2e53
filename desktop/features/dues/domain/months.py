"""Months of dues, each kept as its first day."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from desktop.core.vietnamese.text import fold
from desktop.features.members.domain import Period

_QUARTERS = ("I", "II", "III", "IV")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_WORDS = re.compile(r"\b(?:tu|thang|thg|th|t)(?=[\s\d])|\bthang\b")
_QUARTER = re.compile(r"(?:ca )?quy (i{1,3}|iv|[1-4])(?: ?[/-] ?| nam |\s)?(20\d\d)?")
_WHOLE_YEAR = re.compile(r"(?:ca )?nam ?(20\d\d)?")
_DAY = re.compile(r"\d{1,2}/(\d{1,2})/(20\d\d)")
_MONTH = re.compile(r"(\d{1,2})(?: ?/ ?| nam )?(20\d\d)?")


def month_of(day: date) -> date:
    return day.replace(day=1)


def later(month: date, count: int = 1) -> date:
    """The month so many months on; a negative count goes back."""
    number = month.year * 12 + month.month - 1 + count
    return date(number // 12, number % 12 + 1, 1)


def months_through(first: date, last: date) -> list[date]:
    """Every month from the one of `first` to the one of `last`."""
    found, month = [], month_of(first)
    while month <= last:
        found.append(month)
        month = later(month)
    return found


def months_of_year(year: int) -> list[date]:
    return [date(year, number, 1) for number in range(1, 13)]


def month_name(month: date) -> str:
    """As papers write it: 07/2025."""
    return f"{month.month:02}/{month.year}"


def read_months(text: str, year: int) -> list[date]:
    """The months a list names, in order: `3`, `03/2026`, `tháng 1-3`, `1, 2, 3/2026`, `12/2025 - 02/2026`, `quý I`,
    `cả năm`; those without a year are of `year`. Nothing when it is not understood."""
    said = " ".join(_WORDS.sub(" ", fold(text)).split())
    if quarter := _QUARTER.fullmatch(said):
        number = _ROMAN.get(quarter[1]) or int(quarter[1])
        first = date(int(quarter[2] or year), number * 3 - 2, 1)
        return months_through(first, later(first, 2))
    if whole := _WHOLE_YEAR.fullmatch(said):
        return months_of_year(int(whole[1] or year))
    if day := _DAY.fullmatch(said):
        said = f"{day[1]}/{day[2]}"
    found: list[date] = []
    for part in reversed(re.split(r"[,;&+]", said)):
        ends = [_MONTH.fullmatch(one.strip()) for one in re.split(r"[-–]|\bden\b", part)]
        if not all(ends) or not 1 <= len(ends) <= 2:
            return []
        run: list[date] = []
        for end in reversed(ends):
            assert end is not None
            number, year = int(end[1]), int(end[2] or year)
            if not (1 <= number <= 12 and 2000 <= year <= 2100):
                return []
            run.insert(0, date(year, number, 1))
        if run[0] > run[-1]:
            return []
        found = months_through(run[0], run[-1]) + found
    return sorted(set(found))


@dataclass(frozen=True)
class Span:
    """What a paper is about: a month, a quarter, a year or any run of months, of everybody or of one section."""

    first: date
    last: date
    section_id: str = ""

    @property
    def months(self) -> list[date]:
        return months_through(self.first, self.last)

    @property
    def code(self) -> str:
        """As the command line writes it: 2026-01-01/2026-03-31, with #id for one section."""
        end = self.last.replace(day=monthrange(self.last.year, self.last.month)[1])
        return str(Period(self.first, end)) + (f"#{self.section_id}" if self.section_id else "")

    @property
    def name(self) -> str:
        """Tháng 03/2026, Quý I năm 2026, Năm 2026, Từ tháng … đến tháng …"""
        count, year = len(self.months), self.first.year
        if count == 1:
            return f"Tháng {month_name(self.first)}"
        if count == 3 and self.first.month % 3 == 1:
            return f"Quý {_QUARTERS[self.first.month // 3]} năm {year}"
        if count == 12 and self.first.month == 1:
            return f"Năm {year}"
        return f"Từ tháng {month_name(self.first)} đến tháng {month_name(month_of(self.last))}"

    @classmethod
    def of_month(cls, month: date, section_id: str = "") -> Span:
        return cls(month, month, section_id)

    @classmethod
    def of_quarter(cls, year: int, quarter: int) -> Span:
        return cls(date(year, 3 * quarter - 2, 1), date(year, 3 * quarter, 1))

    @classmethod
    def of_year(cls, year: int) -> Span:
        return cls(date(year, 1, 1), date(year, 12, 1))


def read_span(text: str, today: date) -> Span:
    """The months a code says; without one the month before today's. Raises NoSuchPeriod."""
    days, _, section = text.partition("#")
    if not days:
        return Span.of_month(later(month_of(today), -1), section)
    period = Period.read(days)
    return Span(month_of(period.first), month_of(period.last), section)
