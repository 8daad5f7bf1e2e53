"""What the rules may look at for one nomination."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop.core.money import Dong
from desktop.core.vietnamese.national_id import Sex
from desktop.core.vietnamese.text import fold
from desktop.features.awards.domain import AwardHistory, AwardType, Nomination, PostHeld, YearFacts
from desktop.features.awards.rules.packs import Base
from desktop.features.emulation.domain import SubjectKind


@dataclass(frozen=True)
class Person:
    """What rules ask of a member's own record.

    `active` is how it was on the last day of the emulation period, or is today while that lasts; `left` is the day on
    which somebody who was active then stopped being so.
    """

    active: bool
    sex: Sex | None
    start_work: date | None
    education: str
    is_leader: bool
    left: date | None = None


@dataclass(frozen=True)
class RecognisedInitiative:
    """An initiative recognised by a decision of that `year`, and the nominee's part of its yearly benefit.

    `by_year` is the same part of what it brought in each year, where that is told apart.
    """

    id: str
    year: int
    value: Dong
    by_year: tuple[tuple[int, Dong], ...] = ()

    @property
    def brought(self) -> tuple[tuple[int, Dong], ...]:
        """Benefits with their years: that of a year counts once, for the year it was recognised, where no more is
        known."""
        return self.by_year or ((self.year, self.value),)


@dataclass(frozen=True)
class NomineeFacts:
    """Everything the rules may look at for one nomination. `on` is the last day of the emulation period.

    `registered_titles` is None for somebody who did not register; `registrations_kept` says whether the campaign has a
    register at all. `rivals` are the subject's other live nominations with the year of their campaign. `section` has
    one entry for each active member of a nominated section, None where the year is not recorded.
    """

    nomination: Nomination
    award: AwardType
    year: int
    on: date
    person: Person | None = None
    registrations_kept: bool = False
    registration_id: str = ""
    registered_titles: tuple[str, ...] | None = None
    years: Mapping[int, YearFacts] | None = None
    history: tuple[AwardHistory, ...] = ()
    rivals: tuple[tuple[Nomination, int], ...] = ()
    service: tuple[PostHeld, ...] = ()
    initiatives: tuple[RecognisedInitiative, ...] = ()
    section: tuple[YearFacts | None, ...] = ()
    proposed: Mapping[tuple[str, SubjectKind], int] | None = None
    bases: Mapping[Base, int] | None = None

    def facts_of(self, year: int) -> YearFacts | None:
        return (self.years or {}).get(year)


def has_degree(education: str) -> bool | None:
    """Whether the education written on the member's record is a university degree; None when it cannot be told."""
    words = f" {fold(education)} "
    if not words.strip():
        return None
    if any(f" {sign} " in words for sign in _DEGREES):
        return True
    if any(f" {sign} " in words for sign in _BELOW_DEGREE) or "/" in words:
        return False
    return None


_DEGREES = ("dai hoc", "dh", "cu nhan", "ky su", "bac si", "duoc si", "kien truc su", "thac si", "ths", "tien si", "ts",
            "pho giao su", "giao su")  # fmt: skip


_BELOW_DEGREE = ("cao dang", "cd", "trung cap", "tc", "so cap", "nghe", "tho", "pho thong", "thpt", "thcs",
                 "chua qua dao tao", "lao dong pho thong")  # fmt: skip
