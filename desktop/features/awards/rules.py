"""The eligibility engine: facts about a nominee and rule packs in, one explained answer for each rule out.

Pure: nothing is read, no clock is asked, nothing is rounded, so the same facts and the same packs give the same bytes.
A fact that nobody has recorded is never taken for a good one: the rule then warns and says how to fill the gap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.core.money import Dong
from desktop.core.vietnamese.national_id import Sex
from desktop.core.vietnamese.text import fold
from desktop.features.awards.domain import (
    NOT_A_STEP,
    AwardHistory,
    AwardKind,
    AwardType,
    Discipline,
    Nomination,
    Occasion,
    Override,
    Post,
    Rating,
    ServicePeriod,
    YearFacts,
    months_between,
    service_months,
)
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


@dataclass(frozen=True)
class Person:
    """What rules ask of a member's own record."""

    active: bool
    sex: Sex | None
    start_work: date | None
    education: str
    is_leader: bool


@dataclass(frozen=True)
class RecognisedInitiative:
    """An initiative recognised by a decision, and the nominee's part of its yearly benefit."""

    id: str
    year: int
    value: Dong


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
    service: tuple[ServicePeriod, ...] = ()
    initiatives: tuple[RecognisedInitiative, ...] = ()
    section: tuple[YearFacts | None, ...] = ()
    proposed: Mapping[tuple[str, SubjectKind], int] | None = None
    bases: Mapping[Base, int] | None = None

    def facts_of(self, year: int) -> YearFacts | None:
        return (self.years or {}).get(year)


class Outcome(StrEnum):
    PASS = "pass"
    FAIL = "fail"
    WARN = "warn"


class Verdict(StrEnum):
    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"
    NEEDS_ATTENTION = "needs_attention"


@dataclass(frozen=True)
class RecordRef:
    """Where a found value comes from, so that a screen can open it."""

    kind: str
    id: str


@dataclass(frozen=True)
class CheckOutcome:
    """The answer of one rule, in the sentences of the paper: value found, what is asked, the article, how to fix it."""

    rule: str
    title: str
    outcome: Outcome
    found: str
    threshold: str
    source: str
    fix: str
    pack: str
    record: RecordRef | None = None
    override: Override | None = None


class Answer(StrEnum):
    """What a rule makes of the facts. `DOUBT`: only a person can tell, as when two nominations exclude each other."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    DOUBT = "doubt"


@dataclass(frozen=True)
class Judgement:
    answer: Answer
    values: Mapping[str, str]
    record: RecordRef | None = None


@dataclass(frozen=True)
class Wording:
    """The Vietnamese sentences of the papers.

    `phrases` by rule kind and answer, `names` of ratings, disciplines and bases, `papers` of a dossier, and why one is
    `missing`.
    """

    phrases: Mapping[str, Mapping[str, str]]
    names: Mapping[str, str]
    adjustable: str
    papers: Mapping[str, str]
    missing: Mapping[str, str]


Judge = Callable[[Rule, NomineeFacts, Mapping[str, AwardType], Wording], Judgement]


def check(
    facts: NomineeFacts, packs: Sequence[RulePack], awards: Mapping[str, AwardType], wording: Wording
) -> tuple[CheckOutcome, ...]:
    """One outcome for each rule of the packs that concerns the nomination; a warning when no rule does."""
    nomination = facts.nomination
    asked = [
        (pack, rule)
        for pack in packs
        for rule in pack.rules
        if rule.concerns(nomination.award, nomination.subject_kind)
    ]
    if not asked:
        return (_no_rules(facts, wording),)
    return tuple(_explain(rule, pack, facts, JUDGES[rule.kind](rule, facts, awards, wording), wording)
                 for pack, rule in asked)  # fmt: skip


def verdict(checks: Iterable[CheckOutcome]) -> Verdict:
    """Not eligible while a failed rule stands without a written reason; a rule set aside still needs attention."""
    checks = tuple(checks)
    if any(check.outcome is Outcome.FAIL and check.override is None for check in checks):
        return Verdict.NOT_ELIGIBLE
    if any(check.outcome is not Outcome.PASS for check in checks):
        return Verdict.NEEDS_ATTENTION
    return Verdict.ELIGIBLE


def quota_limit(rule: Rule, bases: Mapping[Base, int]) -> int | None:
    """How many may be proposed, always rounded down: 15 % of 85 is 12. None when the base is not known."""
    if rule.base is Base.FIXED:
        return rule.threshold
    base = bases.get(rule.base, 0)
    return base * rule.threshold // 100 if base else None


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


def _explain(rule: Rule, pack: RulePack, facts: NomineeFacts, judged: Judgement, wording: Wording) -> CheckOutcome:
    phrases = wording.phrases[rule.kind]
    values = {"threshold": str(rule.threshold), "years": str(rule.years), "year": str(facts.year), **judged.values}
    passed = judged.answer is Answer.MET
    failed = judged.answer is Answer.NOT_MET and rule.severity is Severity.BLOCK
    return CheckOutcome(
        rule=rule.code,
        title=phrases["title"],
        outcome=Outcome.PASS if passed else Outcome.FAIL if failed else Outcome.WARN,
        found=phrases[judged.answer].format(**values),
        threshold=phrases["asks"].format(**values),
        source=f"{rule.article} ({wording.adjustable})" if rule.adjustable else rule.article,
        fix="" if passed else phrases[f"fix_{judged.answer}"].format(**values),
        pack=f"{pack.id} {pack.version}",
        record=judged.record,
        override=None if passed else _override(facts.nomination, rule.code),
    )


def _no_rules(facts: NomineeFacts, wording: Wording) -> CheckOutcome:
    phrases = wording.phrases["no_rules"]
    values = {"on": f"{facts.on:%d/%m/%Y}", "award": facts.award.name}
    return CheckOutcome(
        rule="no-rules",
        title=phrases["title"],
        outcome=Outcome.WARN,
        found=phrases["found"].format(**values),
        threshold=phrases["asks"].format(**values),
        source=phrases["source"],
        fix=phrases["fix"],
        pack="",
        override=_override(facts.nomination, "no-rules"),
    )


def _override(nomination: Nomination, code: str) -> Override | None:
    return next((override for override in nomination.overrides if override.rule == code), None)


# One function for each kind of rule


def _registered(rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording) -> Judgement:
    if facts.registered_titles is not None:
        titles = ", ".join(_award_name(code, awards) for code in facts.registered_titles)
        return Judgement(Answer.MET, {"titles": titles}, RecordRef("registration", facts.registration_id))
    return Judgement(Answer.NOT_MET if facts.registrations_kept else Answer.UNKNOWN, {})


def _active_member(rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording) -> Judgement:
    active = facts.person is not None and facts.person.active
    return Judgement(Answer.MET if active else Answer.NOT_MET, {}, _member(facts))


def _women_only(rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording) -> Judgement:
    if facts.person is None or facts.person.sex is None:
        return Judgement(Answer.UNKNOWN, {}, _member(facts))
    return Judgement(Answer.MET if facts.person.sex is Sex.FEMALE else Answer.NOT_MET, {}, _member(facts))


def _absence_days(rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording) -> Judgement:
    year = facts.facts_of(facts.year)
    if year is None or year.absent_days is None:
        return Judgement(Answer.UNKNOWN, {}, _year_ref(facts, year))
    maternity = wording.names["maternity"].format(days=year.maternity_days) if year.maternity_days else ""
    values = {"days": str(year.absent_days), "maternity": maternity}
    answer = Answer.MET if year.absent_days < rule.threshold else Answer.NOT_MET
    return Judgement(answer, values, _year_ref(facts, year))


def _months_employed(rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording) -> Judgement:
    if facts.person is None or facts.person.start_work is None:
        return Judgement(Answer.UNKNOWN, {}, _member(facts))
    months = months_between(facts.person.start_work, facts.on)
    values = {"months": str(months), "since": f"{facts.person.start_work:%d/%m/%Y}", "on": f"{facts.on:%d/%m/%Y}"}
    return Judgement(Answer.MET if months >= rule.threshold else Answer.NOT_MET, values, _member(facts))


def _no_discipline(rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording) -> Judgement:
    year, least = facts.facts_of(facts.year), Discipline(rule.level)
    values = {"level": wording.names[least]}
    if year is None or year.discipline is None:
        return Judgement(Answer.UNKNOWN, values, _year_ref(facts, year))
    values["discipline"] = wording.names[year.discipline]
    answer = Answer.NOT_MET if year.discipline.gravity >= least.gravity else Answer.MET
    return Judgement(answer, values, _year_ref(facts, year))


def _no_complaint(rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording) -> Judgement:
    year = facts.facts_of(facts.year)
    if year is None or year.complaint_pending is None:
        return Judgement(Answer.UNKNOWN, {}, _year_ref(facts, year))
    return Judgement(Answer.NOT_MET if year.complaint_pending else Answer.MET, {}, _year_ref(facts, year))


def _rating_at_least(rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording) -> Judgement:
    least, found, answers = Rating(rule.level), [], []
    for year in rule.years_asked(facts.year):
        known = facts.facts_of(year)
        rating = known.rating if known else None
        found.append(f"{year}: {wording.names[rating] if rating else wording.names['unknown']}")
        answers.append(None if rating is None else rating.reaches(least))
    return Judgement(_all(answers), {"level": wording.names[least], "found": "; ".join(found)}, _year_ref(facts))


def _consecutive_titles(
    rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording
) -> Judgement:
    asked, found, answers = rule.years_asked(facts.year), [], []
    for year in asked:
        titles = _titles_of(facts, year, awards)
        wanted = [title for title in titles or () if title in rule.titles]
        answers.append(None if titles is None else bool(wanted))
        held = ", ".join(_award_name(code, awards) for code in wanted or titles or ())
        found.append(f"{year}: {held or wording.names['unknown' if titles is None else 'none']}")
    names = ", ".join(_award_name(code, awards) for code in rule.titles)
    span = str(asked[0]) if len(asked) == 1 else f"{asked[0]}-{asked[-1]}"
    return Judgement(_all(answers), {"titles": names, "found": "; ".join(found), "span": span}, _year_ref(facts))


def _once_per_life(rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording) -> Judgement:
    for given in facts.history:
        if given.award == facts.award.code:
            values = {"given": str(given.year), "decision": _decision(given)}
            return Judgement(Answer.NOT_MET, values, RecordRef("award_history", given.id))
    for rival, year in facts.rivals:
        if rival.award == facts.award.code:
            return Judgement(Answer.DOUBT, {"given": str(year)}, RecordRef("nomination", rival.id))
    return Judgement(Answer.MET, {})


def _one_scope(rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording) -> Judgement:
    """At one level and in one year, a reward for everything (toàn diện) excludes one for a theme (chuyên đề)."""
    ours = _scope(facts.award, facts.nomination.occasion)
    values = {"other": wording.names["thematic" if ours is False else "comprehensive"]}
    if ours is None:
        return Judgement(Answer.MET, values)
    for given in facts.history:
        award = awards.get(given.award)
        if award and given.year == facts.year and _excludes(facts.award, ours, award, given.occasion):
            values |= {"award": award.name, "decision": _decision(given)}
            return Judgement(Answer.NOT_MET, values, RecordRef("award_history", given.id))
    for rival, year in facts.rivals:
        award = awards.get(rival.award)
        if award and year == facts.year and _excludes(facts.award, ours, award, rival.occasion):
            return Judgement(Answer.DOUBT, values | {"award": award.name}, RecordRef("nomination", rival.id))
    return Judgement(Answer.MET, values)


def _service_years(rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording) -> Judgement:
    if not facts.service:
        return Judgement(Answer.UNKNOWN, {}, _member(facts))
    months = service_months(facts.service, facts.on, rule.posts)
    years, rest = divmod(months, 12)
    values = {"found": f"{years} năm {rest} tháng" if rest else f"{years} năm", "on": f"{facts.on:%d/%m/%Y}"}
    answer = Answer.MET if months >= rule.threshold * 12 else Answer.NOT_MET
    return Judgement(answer, values, _member(facts))


def _initiative_value(rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording) -> Judgement:
    group = _group(rule, facts.person)
    if group is None:
        return Judgement(Answer.UNKNOWN, {"asked": wording.names["by_group"]}, _member(facts))
    asked = f"{group.one} đồng"
    if group.three_years is not None:
        asked += f" hoặc 3 năm liên tục đạt tổng {group.three_years} đồng"
    best = max((one.value for one in facts.initiatives), default=Dong(0))
    three = _best_three_years(facts)
    enough = best >= group.one or (group.three_years is not None and three >= group.three_years)
    values = {"asked": asked, "group": group.name, "count": str(len(facts.initiatives)), "best": str(best),
              "three": str(three)}  # fmt: skip
    largest = max(facts.initiatives, key=lambda one: (one.value, one.id), default=None)
    record = RecordRef("initiative", largest.id) if largest else _member(facts)
    return Judgement(Answer.MET if enough else Answer.NOT_MET, values, record)


def _section_titles(rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording) -> Judgement:
    """Compared as whole people: 69,9 % is not 70 %. Those not recorded decide nothing until they could."""
    total = len(facts.section)
    holders = sum(1 for one in facts.section if one and one.state_title in rule.titles)
    unsaid = sum(1 for one in facts.section if one is None or one.state_title is None)
    values = {"holders": str(holders), "total": str(total), "unsaid": str(unsaid),
              "titles": ", ".join(_award_name(code, awards) for code in rule.titles)}  # fmt: skip
    if total and holders * 100 >= rule.threshold * total:
        return Judgement(Answer.MET, values, _section(facts))
    possible = total and (holders + unsaid) * 100 >= rule.threshold * total
    return Judgement(Answer.UNKNOWN if possible or not total else Answer.NOT_MET, values, _section(facts))


def _section_discipline(
    rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording
) -> Judgement:
    least = Discipline(rule.level)
    known = [one.discipline for one in facts.section if one and one.discipline is not None]
    disciplined = sum(1 for one in known if one.gravity >= least.gravity)
    unsaid = len(facts.section) - len(known)
    values = {"level": wording.names[least], "count": str(disciplined), "unsaid": str(unsaid)}
    unknown = unsaid or not facts.section
    answer = Answer.NOT_MET if disciplined else Answer.UNKNOWN if unknown else Answer.MET
    return Judgement(answer, values, _section(facts))


def _quota(rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording) -> Judgement:
    bases, proposed = facts.bases or {}, facts.proposed or {}
    limit = quota_limit(rule, bases)
    used = sum(count for (award, subject), count in proposed.items() if rule.concerns(award, subject))
    base = bases.get(rule.base, 0)
    share = f"{rule.threshold} % của {base} {wording.names[rule.base]}" if base else wording.names[rule.base]
    values = {"used": str(used), "share": share, "limit": wording.names["unknown"] if limit is None else str(limit)}
    if limit is None:
        return Judgement(Answer.UNKNOWN, values)
    return Judgement(Answer.MET if used <= limit else Answer.NOT_MET, values)


JUDGES: Mapping[RuleKind, Judge] = {
    RuleKind.REGISTERED: _registered,
    RuleKind.ACTIVE_MEMBER: _active_member,
    RuleKind.WOMEN_ONLY: _women_only,
    RuleKind.ABSENCE_DAYS: _absence_days,
    RuleKind.MONTHS_EMPLOYED: _months_employed,
    RuleKind.NO_DISCIPLINE: _no_discipline,
    RuleKind.NO_COMPLAINT: _no_complaint,
    RuleKind.RATING_AT_LEAST: _rating_at_least,
    RuleKind.CONSECUTIVE_TITLES: _consecutive_titles,
    RuleKind.ONCE_PER_LIFE: _once_per_life,
    RuleKind.ONE_SCOPE: _one_scope,
    RuleKind.SERVICE_YEARS: _service_years,
    RuleKind.INITIATIVE_VALUE: _initiative_value,
    RuleKind.SECTION_TITLES: _section_titles,
    RuleKind.SECTION_DISCIPLINE: _section_discipline,
    RuleKind.QUOTA: _quota,
}


# What several of them ask


def _all(answers: Sequence[bool | None]) -> Answer:
    if any(answer is False for answer in answers):
        return Answer.NOT_MET
    return Answer.UNKNOWN if None in answers else Answer.MET


def _titles_of(facts: NomineeFacts, year: int, awards: Mapping[str, AwardType]) -> list[str] | None:
    """Titles of that year that count as a step: never those given for a theme or an unexpected deed."""
    given = [
        one.award
        for one in facts.history
        if one.year == year
        and one.occasion not in NOT_A_STEP
        and not (one.award in awards and awards[one.award].thematic)
    ]
    known = facts.facts_of(year)
    if known is not None and known.state_title:
        given.append(known.state_title)
    if not given and (known is None or known.state_title is None):
        return None
    return sorted(set(given))


def _scope(award: AwardType, occasion: Occasion) -> bool | None:
    """True for a theme, False for everything, None for rewards outside the rule: titles, medals, prizes, rewards for a
    phase, for an unexpected deed or for long service."""
    if award.family is Family.STATE or award.kind is not AwardKind.COMMENDATION:
        return None
    if award.thematic or occasion is Occasion.THEME:
        return True
    return False if occasion is Occasion.YEAR else None


def _excludes(ours: AwardType, our_scope: bool, other: AwardType, occasion: Occasion) -> bool:
    scope = _scope(other, occasion)
    return other.decided_by is ours.decided_by and scope is not None and scope is not our_scope


def _group(rule: Rule, person: Person | None) -> ValueGroup | None:
    if person is None:
        return None
    degree = has_degree(person.education)
    for group in rule.groups:
        if group.leader is person.is_leader and (group.degree is None or group.degree is degree):
            return group
    return None


def _best_three_years(facts: NomineeFacts) -> Dong:
    """The largest sum of three calendar years running in which every year has an initiative."""
    by_year: dict[int, int] = {}
    for one in facts.initiatives:
        by_year[one.year] = by_year.get(one.year, 0) + one.value
    sums = [
        by_year[last] + by_year[last - 1] + by_year[last - 2]
        for last in by_year
        if last - 1 in by_year and last - 2 in by_year
    ]
    return Dong(max(sums, default=0))


def _award_name(code: str, awards: Mapping[str, AwardType]) -> str:
    return awards[code].name if code in awards else code


def _decision(given: AwardHistory) -> str:
    return f"{given.decision_number} ngày {given.decided_on:%d/%m/%Y}"


def _member(facts: NomineeFacts) -> RecordRef:
    return RecordRef("member", facts.nomination.subject_id)


def _section(facts: NomineeFacts) -> RecordRef:
    return RecordRef("section", facts.nomination.subject_id)


def _year_ref(facts: NomineeFacts, year: YearFacts | None = None) -> RecordRef:
    """The record of the year, or of the subject when there is none yet."""
    known = year or facts.facts_of(facts.year)
    return RecordRef("year_facts", known.id if known else "")
