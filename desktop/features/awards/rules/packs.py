"""A rule pack (bộ tiêu chí): the conditions of one regulation as data, valid between two days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop.core.money import Dong
from desktop.features.awards.domain import AwardType, Post, Rounding, VoteBase
from desktop.features.emulation.domain import Family, SubjectKind

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
    YEARS_SINCE = "years_since"
    INITIATIVE_RECOGNISED = "initiative_recognised"
    RATING_OR_INITIATIVE = "rating_or_initiative"
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
    rounding: Rounding = Rounding.DOWN
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


class Group(StrEnum):
    """Groups whose share among the nominees a superior recommends."""

    DIRECT = "direct_workers"
    WOMEN = "women"


@dataclass(frozen=True)
class Recommended:
    """The least share of a group among the persons nominated (tỷ lệ khuyến nghị): it is told, never enforced, and a
    proposal unless the pack says that it was confirmed."""

    group: Group
    percent: int
    article: str
    adjustable: bool = True


@dataclass(frozen=True)
class VoteRule:
    """Which share of the votes a nomination needs, and of whom (tỷ lệ phiếu và mẫu số)."""

    awards: tuple[str, ...]
    percent: int
    base: VoteBase
    article: str
    adjustable: bool = False


class Origin(StrEnum):
    """Where a pack comes from: with the program, or from a file that somebody brought in."""

    SHIPPED = "shipped"
    INSTALLED = "installed"


@dataclass(frozen=True)
class RulePack:
    """The rules of one regulation (bộ tiêu chí), valid between two days.

    A pack takes the place of every other with its id, and of those whose ids stand in `replaces`; otherwise it adds to
    them. A `draft` follows a regulation that is not in force: it is never used unless somebody installs it.
    """

    id: str
    version: str
    title: str
    valid_from: date
    valid_to: date | None
    basis: tuple[LegalBasis, ...]
    rules: tuple[Rule, ...]
    recommended: tuple[Recommended, ...] = ()
    votes: tuple[VoteRule, ...] = ()
    replaces: tuple[str, ...] = ()
    draft: bool = False
    origin: Origin = Origin.SHIPPED
    sha256: str = ""

    def is_in_force(self, day: date) -> bool:
        return self.valid_from <= day <= (self.valid_to or date.max)


def packs_on(packs: Iterable[RulePack], day: date) -> tuple[RulePack, ...]:
    """The packs in force on that day, one version of each, in a fixed order; what was installed goes before what came
    with the program, and of two that begin on one day the one installed last (they are given in that order)."""
    current: dict[str, RulePack] = {}
    order = {Origin.SHIPPED: 0, Origin.INSTALLED: 1}

    def place(pack: RulePack) -> tuple[str, int, date, str]:
        version = pack.version if pack.origin is Origin.SHIPPED else ""
        return pack.id, order[pack.origin], pack.valid_from, version

    for pack in sorted(packs, key=place):
        if pack.is_in_force(day):
            current[pack.id] = pack
    replaced = {other for pack in current.values() for other in pack.replaces if other != pack.id}
    return tuple(pack for pack in current.values() if pack.id not in replaced)


def voted_by(award: AwardType, packs: Iterable[RulePack]) -> AwardType:
    """The award with the share of votes these packs ask for: one that was installed goes before one that came with the
    program, one that names the award before one about all (which means the union's own family: a local title keeps what
    was written with it). Without any, the catalogue's own share."""
    asked = [
        (pack.origin is Origin.INSTALLED, award.code in vote.awards, vote)
        for pack in packs
        for vote in pack.votes
        if award.code in vote.awards or (ANY in vote.awards and award.family is Family.UNION)
    ]
    if not asked:
        return award
    *_, rule = max(asked, key=lambda each: each[:2])
    return replace(award, vote_percent=rule.percent, vote_base=rule.base)


def quota_limit(rule: Rule, bases: Mapping[Base, int]) -> int | None:
    """How many may be proposed: 15 % of 85 is 12 rounded down. None when the base is not known."""
    if rule.base is Base.FIXED:
        return rule.threshold
    base = bases.get(rule.base, 0)
    return rounded_share(base, rule.threshold, rule.rounding) if base else None


def rounded_share(base: int, percent: int, rounding: Rounding) -> int:
    """`percent` of `base` as whole people."""
    extra = {Rounding.DOWN: 0, Rounding.UP: 99, Rounding.NEAREST: 50}[rounding]
    return (base * percent + extra) // 100
