"""Closing a count (chốt số liệu): the figures of a cut-off are frozen, and what is changed later shows as a difference.

A report that has been sent must not change silently. The figures are kept as they were counted; the events go on being
the truth, so that a correction is possible and is seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from desktop.core.errors import UserError
from desktop.features.members.domain.labour import LabourRow
from desktop.features.members.domain.member import EventKind
from desktop.features.members.domain.placement import SectionMovement
from desktop.features.members.domain.statistics import Headcount, Movement, Period, Stock


def officer_name(actor: str) -> str:
    """How papers and screens call the officer in whose name something was recorded; the chair's code has a word."""
    return {"chu_tich": "Chủ tịch"}.get(actor, actor)


@dataclass(frozen=True)
class Counted:
    """People under a code: an EventKind, or one of `Figures`' own."""

    code: str
    total: int
    women: int

    @property
    def count(self) -> Headcount:
        return Headcount(self.total, self.women)


@dataclass(frozen=True)
class SectionFigures:
    """One section's line; `id` is empty for people of no section."""

    id: str
    name: str
    opening: Headcount
    came: Headcount
    moved_in: Headcount
    left: Headcount
    moved_out: Headcount
    closing: Headcount


@dataclass(frozen=True)
class Typed:
    """A typed figure about the workers."""

    row: LabourRow
    value: int


@dataclass(frozen=True)
class Figures:
    """Everything the statistics form says of a period, as it was counted."""

    opening: Headcount
    came: tuple[Counted, ...]
    left: tuple[Counted, ...]
    closing: Headcount
    party: Headcount
    sections: tuple[SectionFigures, ...]
    open_sections: int
    labour: tuple[Typed, ...]
    workers: int = 0

    @property
    def employed(self) -> int:
        """All the workers of that day: as typed for it, else as the union's record has them; 0 is unknown."""
        typed = {one.row: one.value for one in self.labour}
        return typed.get(LabourRow.WORKERS) or self.workers

    def movement(self, period: Period) -> Movement:
        """Raises StatisticsUnbalanced."""
        came, left = ({EventKind(one.code): one.count for one in some} for some in (self.came, self.left))
        return Movement(period, self.opening, came, left, self.closing)

    def stock(self, day: date) -> Stock:
        return Stock(day, self.closing, self.party, {one.id: one.closing for one in self.sections})


@dataclass(frozen=True)
class ClosedCount:
    """The frozen figures (số liệu đã chốt) of the half year from `first` to `on`."""

    id: str
    first: date
    on: date
    closed_at: datetime
    actor: str
    figures: Figures
    revision: int = 0

    @property
    def period(self) -> Period:
        return Period(self.first, self.on)


@dataclass(frozen=True)
class Difference:
    """A figure that is not what was closed. `code` names it: `opening`, `closing`, `party`, `came:…`, `left:…`,
    `section:…` (its name), `labour:…`, `open_sections`."""

    code: str
    closed: Headcount
    now: Headcount


@dataclass(eq=False)
class CountNotOver(UserError):
    """The period has not ended yet, so there is nothing to close."""

    last: date


@dataclass(eq=False)
class CountClosed(UserError):
    """The count of that day is closed already."""

    on: date


@dataclass(eq=False)
class LaterCountClosed(UserError):
    """A count can be opened again only when no later one is closed."""

    on: date
    later: date


def differences(closed: Figures, now: Figures) -> list[Difference]:
    """Every figure that has become another since, in the order of the form."""
    was, is_now = dict(_every(closed)), dict(_every(now))
    codes = [*was, *(code for code in is_now if code not in was)]
    pairs = ((code, was.get(code, Headcount()), is_now.get(code, Headcount())) for code in codes)
    return [Difference(*pair) for pair in pairs if pair[1] != pair[2]]


def _every(figures: Figures) -> Iterator[tuple[str, Headcount]]:
    yield "opening", figures.opening
    for direction in ("came", "left"):
        for one in getattr(figures, direction):
            yield f"{direction}:{one.code}", one.count
    yield "closing", figures.closing
    yield "party", figures.party
    for section in figures.sections:
        yield f"section:{section.name}", section.closing
    yield "open_sections", Headcount(figures.open_sections)
    for typed in figures.labour:
        yield f"labour:{typed.row}", Headcount(typed.value)


def section_line(id: str, name: str, movement: SectionMovement) -> SectionFigures:
    return SectionFigures(
        id, name, movement.opening, movement.came, movement.moved_in, movement.left, movement.moved_out,
        movement.closing,
    )  # fmt: skip
