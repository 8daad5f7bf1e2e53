"""Initiatives and the people who made them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop.core.errors import FieldRefused, UserError
from desktop.core.money import Dong, total
from desktop.core.vietnamese.text import fold
from desktop.features.emulation.domain.catalogue import Programme

WHOLE_SHARE = 100


class RecognitionLevel(StrEnum):
    """Who recognised an initiative (cấp công nhận)."""

    BASE = "CO_SO"
    DIRECT_SUPERIOR = "CAP_TREN_TT"
    PROVINCE = "TINH_NGANH"
    NATIONAL = "TOAN_QUOC"


RECOGNITION_NAMES = {
    RecognitionLevel.BASE: "Cơ sở",
    RecognitionLevel.DIRECT_SUPERIOR: "Cấp trên trực tiếp",
    RecognitionLevel.PROVINCE: "Tỉnh, ngành",
    RecognitionLevel.NATIONAL: "Toàn quốc",
}
"""As lists and papers say it."""


@dataclass(frozen=True)
class YearValue:
    """What an initiative brought in one year, and how that was worked out."""

    year: int
    value: Dong
    basis: str = ""


@dataclass(frozen=True)
class Initiative:
    """An initiative (sáng kiến). Recognised means a level and the number and date of the decision.

    `yearly_value` is the benefit of a year (giá trị làm lợi) and `value_basis` how it was worked out; where `years`
    tell each year apart it is that of the best one. `effects` is what cannot be told in money. `system_code` and
    `entered_on` belong to the programme "1 triệu sáng kiến". Without a campaign it counts where its decision falls.
    """

    id: str
    name: str
    field: str = ""
    unit: str = ""
    applied_from: date | None = None
    summary: str = ""
    yearly_value: Dong = Dong(0)  # noqa: RUF009
    value_basis: str = ""
    level: RecognitionLevel | None = None
    decision: str = ""
    decided_on: date | None = None
    system_code: str = ""
    entered_on: date | None = None
    campaign_id: str = ""
    years: tuple[YearValue, ...] = ()
    effects: str = ""
    recognised_by: str = ""
    movement: str = ""
    revision: int = 0

    @property
    def total_value(self) -> Dong:
        """Of all years that are told; the benefit of a year where none is."""
        return total(one.value for one in self.years) if self.years else self.yearly_value

    @property
    def recognised(self) -> bool:
        return bool(self.level and self.decision and self.decided_on)


@dataclass(frozen=True)
class Author:
    """An author's part in an initiative (tác giả, đồng tác giả); `member_id` is empty for somebody outside."""

    id: str
    initiative_id: str
    name: str
    share: int
    member_id: str = ""
    is_main: bool = False
    revision: int = 0


@dataclass(frozen=True)
class AuthorShare:
    """What the editor and the import say about an author."""

    name: str
    share: int
    member_id: str = ""


@dataclass(frozen=True)
class InitiativeLine:
    """A row of the list of initiatives."""

    initiative: Initiative
    authors: tuple[Author, ...]

    @property
    def id(self) -> str:
        return self.initiative.id

    @property
    def authors_printed(self) -> str:
        return ", ".join(f"{author.name} ({author.share}%)" for author in self.authors)


def as_one(authors: Iterable[Author]) -> tuple[Author, ...]:
    """Each person once in an initiative, with all of their shares: two records of one person may have been authors of
    it before they were made one."""
    found: dict[tuple[str, str], Author] = {}
    for author in authors:
        key = author.initiative_id, author.member_id or author.id
        first = found.get(key)
        found[key] = replace(first, share=first.share + author.share) if first else author
    return tuple(found.values())


@dataclass(eq=False)
class SharesNotWhole(UserError):
    """The authors' shares must sum to 100."""

    total: int


def refuse_shares(authors: Sequence[AuthorShare]) -> None:
    """Raises FieldRefused, SharesNotWhole."""
    if not authors or not all(author.name for author in authors):
        raise FieldRefused("authors", "required")
    if any(author.share <= 0 for author in authors):
        raise FieldRefused("authors", "share_not_positive")
    members = [author.member_id for author in authors if author.member_id]
    if len(set(members)) < len(members):
        twice = next(author.name for author in authors if members.count(author.member_id) > 1)
        raise FieldRefused("authors", "author_twice", twice)
    if (total := sum(author.share for author in authors)) != WHOLE_SHARE:
        raise SharesNotWhole(total)


@dataclass(frozen=True)
class ProgrammeDoubt:
    """An initiative entered in the programme although its day in `field` lies outside the programme's window."""

    field: str
    day: date
    programme: Programme


def programme_doubts(initiative: Initiative, programmes: Iterable[Programme]) -> list[ProgrammeDoubt]:
    """Days outside the window of every programme, told against the latest one. They warn, and never block: a superior
    may have opened another programme that this catalogue does not know yet."""
    known = sorted(programmes, key=lambda one: one.start)
    if not known or not (initiative.system_code or initiative.entered_on):
        return []
    days = {name: getattr(initiative, name) for name in ("applied_from", "decided_on", "entered_on")}
    return [
        ProgrammeDoubt(name, day, known[-1])
        for name, day in days.items()
        if day and not any(one.start <= day <= one.end for one in known)
    ]


ALIKE = 0.75
_WORDS = re.compile(r"\w+")


def name_words(name: str) -> frozenset[str]:
    """What is compared of a name: its words without marks or case."""
    return frozenset(_WORDS.findall(fold(name)))


def alike(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether two names say nearly the same: most words are in both, whatever their order."""
    if not first or not second or min(len(first), len(second)) / max(len(first), len(second)) < ALIKE:
        return False
    return len(first & second) / len(first | second) >= ALIKE


MILLION = 1_000_000


def looks_like_millions(value: Dong | None) -> bool:
    """Whether an amount in đồng is so small that triệu was probably meant."""
    return value is not None and 0 < value < MILLION


def best_year(years: Sequence[YearValue]) -> Dong:
    return max((one.value for one in years), default=Dong(0))


def refuse_years(years: Sequence[YearValue]) -> None:
    """Raises FieldRefused: every year is told once, and brings something."""
    if len({one.year for one in years}) < len(years):
        raise FieldRefused("years", "year_twice")
    if negative := next((one for one in years if one.value < 0), None):
        raise FieldRefused("years", "negative", str(negative.value))
