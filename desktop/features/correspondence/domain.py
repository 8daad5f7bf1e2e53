"""Documents in the register, how they are numbered, and what may be refused.

Numbering follows Điều 8 and Phụ lục IV of NĐ 30/2020/NĐ-CP: numbers of a year begin with 01 on 1 January and end on
31 December, those below ten have a zero in front, and each type of document may have its own series.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from desktop.core.errors import FieldRefused, UserError


class Direction(StrEnum):
    ISSUED = "DI"
    RECEIVED = "DEN"


@dataclass(frozen=True)
class DocumentKind:
    """A type of document (tên loại văn bản); `sign` is its short form in numbers."""

    sign: str
    name: str
    retired: bool = False


@dataclass(frozen=True)
class Numbering:
    """How this union numbers what it issues: one series for everything, or one for each type of document; `unit` ends
    the symbol ("TTr-CĐCS")."""

    id: str = ""
    unit: str = "CĐCS"
    one_series: bool = False
    revision: int = 0

    def series(self, kind: str) -> str:
        return "" if self.one_series else kind

    def symbol(self, kind: str) -> str:
        return "-".join(part for part in (kind, self.unit) if part)


@dataclass(frozen=True)
class Entry:
    """A document in the register (văn bản đi, văn bản đến).

    `number` is the place in the `series` of its `year`; `suffix` is the letter of one that was put in between later
    ("07a"). `symbol` completes the number of an issued document ("TTr-CĐCS") and is the whole number the sender gave to
    a received one. `dated` is the day on the document, `received_on` that of its coming; `filed_in` tells where the
    kept copy lies. `cancelled` says why a number was not used in the end.
    """

    id: str
    direction: Direction
    kind: str
    subject: str
    dated: date
    year: int = 0
    series: str = ""
    number: int = 0
    suffix: str = ""
    symbol: str = ""
    received_on: date | None = None
    sender: str = ""
    signer: str = ""
    recipients: str = ""
    copies: int = 1
    filed_in: str = ""
    handler: str = ""
    due: date | None = None
    done_on: date | None = None
    cancelled: str = ""
    note: str = ""
    revision: int = 0

    @property
    def printed_number(self) -> str:
        """`07a/TTr-CĐCS` of an issued document; of a received one the number of its coming."""
        number = f"{self.number:02}{self.suffix}"
        return f"{number}/{self.symbol}" if self.direction is Direction.ISSUED else number

    @property
    def waits(self) -> bool:
        """Whether somebody still has to answer or act."""
        return bool(self.due and not self.done_on and not self.cancelled)

    @property
    def entered_on(self) -> date:
        """The day that decides the year and the order in the register."""
        return self.received_on or self.dated


@dataclass(frozen=True)
class YearClosing:
    """The register of a year that was closed (chốt sổ): how many documents it holds, and why it was opened again."""

    id: str
    year: int
    closed_on: date
    issued: int
    received: int
    reopened: str = ""
    revision: int = 0


@dataclass(frozen=True)
class Doubt:
    """Something to look at in the register: `problem` is `gap` (numbers `text` were never given) or `order` (the number
    `text` bears an earlier day than the one before it)."""

    problem: str
    series: str
    text: str


@dataclass(eq=False)
class NumberTaken(UserError):
    number: str
    subject: str


@dataclass(eq=False)
class YearClosed(UserError):
    year: int


@dataclass(eq=False)
class YearNotOver(UserError):
    """A year is closed in its December at the earliest."""

    year: int


@dataclass(eq=False)
class NoSuchYear(UserError):
    text: str


@dataclass(eq=False)
class NoReasonGiven(UserError):
    """A number is cancelled, and a closed year opened, only with a reason."""


def refuse_impossible(entry: Entry, today: date) -> None:
    """Raises FieldRefused."""
    for field in ("kind", "subject"):
        if not getattr(entry, field):
            raise FieldRefused(field, "required")
    if entry.dated > today:
        raise FieldRefused("dated", "in_the_future", f"{entry.dated:%d/%m/%Y}")
    if entry.copies < 1:
        raise FieldRefused("copies", "too_small", str(entry.copies))
    if entry.suffix and not (len(entry.suffix) == 1 and entry.suffix.isalpha()):
        raise FieldRefused("suffix", "not_a_letter", entry.suffix)
    if entry.direction is Direction.RECEIVED:
        _refuse_impossible_coming(entry, today)


def _refuse_impossible_coming(entry: Entry, today: date) -> None:
    if entry.received_on is None:
        raise FieldRefused("received_on", "required")
    if not entry.sender:
        raise FieldRefused("sender", "required")
    if entry.received_on > today:
        raise FieldRefused("received_on", "in_the_future", f"{entry.received_on:%d/%m/%Y}")
    if entry.received_on < entry.dated:
        raise FieldRefused("received_on", "before_dated", f"{entry.received_on:%d/%m/%Y}")


def doubts(entries: Iterable[Entry]) -> list[Doubt]:
    """What does not fit in the register of one direction and year: numbers left out, and days that go back."""
    by_series: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_series[entry.series].append(entry)
    found: list[Doubt] = []
    for series, some in sorted(by_series.items()):
        ordered = sorted(some, key=lambda entry: (entry.number, entry.suffix))
        found += _gaps(series, ordered)
        found += [
            Doubt("order", series, later.printed_number)
            for earlier, later in pairwise(entry for entry in ordered if not entry.cancelled)
            if later.entered_on < earlier.entered_on
        ]
    return found


def _gaps(series: str, ordered: Sequence[Entry]) -> list[Doubt]:
    known = {entry.number for entry in ordered}
    missing = [number for number in range(1, max(known, default=0)) if number not in known]
    return [Doubt("gap", series, ranges(missing))] if missing else []


def ranges(numbers: Sequence[int]) -> str:
    """`3, 5-7` of sorted numbers."""
    parts: list[str] = []
    start = before = None
    for number in (*numbers, None):
        if number is not None and before is not None and number == before + 1:
            before = number
            continue
        if start is not None:
            parts.append(str(start) if start == before else f"{start}-{before}")
        start = before = number
    return ", ".join(parts)
