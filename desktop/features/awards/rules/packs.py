"""A rule pack (bộ tiêu chí): the conditions of one regulation as data, valid between two days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.core.money import Dong
from desktop.features.awards.domain import Post
from desktop.features.emulation.domain import SubjectKind

ANY = "*"


class RuleKind(StrEnum):
    REGISTERED = "registered"
    ACTIVE_MEMBER = "active_member"
    WOMEN_ONLY = "women_only"
    ABSENCE_DAYS = "absence_days"
    MONTHS_EMPLOYED = "months_employed"
    NO_DISCIPLINE = "no_discipline"
    NO_COMPLAINT = "no_complaint"
    RATING_AT_LEAST = "rating_at_least"
    CONSECUTIVE_TITLES = "consecutive_titles"
    ONCE_PER_LIFE = "once_per_life"
    ONE_SCOPE = "comprehensive_excludes_thematic"
    SERVICE_YEARS = "service_years"
    INITIATIVE_VALUE = "initiative_value"
    SECTION_TITLES = "section_titles"
    SECTION_DISCIPLINE = "section_discipline"
    QUOTA = "quota"


class Severity(StrEnum):
    BLOCK = "block"
    WARN = "warn"


class Base(StrEnum):
    """What a quota is a share of. `TITLE_HOLDERS` are those who are Lao động tiên tiến or higher this year."""

    MEMBERS = "members"
    TITLE_HOLDERS = "title_holders"
    REGISTERED = "registered"
    FIXED = "fixed"


@dataclass(frozen=True)
class ValueGroup:
    """What initiatives must be worth for people of one education and position; `three_years` sums any three running."""

    name: str
    leader: bool
    one: Dong
    degree: bool | None = None
    three_years: Dong | None = None


@dataclass(frozen=True)
class Rule:
    """One condition of a pack; which entries a kind needs is told in `resources/rules/README.md`."""

    code: str
    kind: RuleKind
    awards: tuple[str, ...]
    subjects: tuple[SubjectKind, ...]
    severity: Severity
    article: str
    threshold: int = 0
    level: str = ""
    titles: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()
    years: int = 1
    preceding: bool = False
    base: Base = Base.FIXED
    groups: tuple[ValueGroup, ...] = ()
    adjustable: bool = False

    def concerns(self, award: str, subject: SubjectKind) -> bool:
        return subject in self.subjects and (ANY in self.awards or award in self.awards)

    def years_asked(self, year: int) -> range:
        last = year - 1 if self.preceding else year
        return range(last - self.years + 1, last + 1)


@dataclass(frozen=True)
class LegalBasis:
    number: str
    dated: date
    title: str


@dataclass(frozen=True)
class RulePack:
    """The rules of one regulation (bộ tiêu chí), valid between two days."""

    id: str
    version: str
    title: str
    valid_from: date
    valid_to: date | None
    basis: tuple[LegalBasis, ...]
    rules: tuple[Rule, ...]


def packs_on(packs: Iterable[RulePack], day: date) -> tuple[RulePack, ...]:
    """The packs in force on that day, one version of each, in a fixed order."""
    current: dict[str, RulePack] = {}
    for pack in sorted(packs, key=lambda pack: (pack.id, pack.valid_from, pack.version)):
        if pack.valid_from <= day <= (pack.valid_to or date.max):
            current[pack.id] = pack
    return tuple(current.values())


def quota_limit(rule: Rule, bases: Mapping[Base, int]) -> int | None:
    """How many may be proposed, always rounded down: 15 % of 85 is 12. None when the base is not known."""
    if rule.base is Base.FIXED:
        return rule.threshold
    base = bases.get(rule.base, 0)
    return base * rule.threshold // 100 if base else None
