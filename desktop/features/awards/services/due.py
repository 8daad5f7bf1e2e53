"""Đến hạn khen: who becomes eligible within the next months and for what, and what is still missing.

Only conditions that time fulfils are looked ahead: union service, titles in consecutive years, waiting periods. Nothing
that a coming year will show (absence, rating, discipline) is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.core.database import Reading
from desktop.core.vietnamese.sorting import name_sort_key
from desktop.features.awards.catalogue import wording
from desktop.features.awards.domain import (
    AwardHistory,
    AwardType,
    Nomination,
    Occasion,
    PostHeld,
    YearFacts,
    add_months,
    service_months,
    service_reached,
)
from desktop.features.awards.rules import NomineeFacts, Outcome, RecognisedInitiative, Rule, RuleKind, RulePack, check
from desktop.features.awards.services.book import initiatives_by_member, person_of, standing
from desktop.features.awards.services.catalogue import awards_in
from desktop.features.awards.services.history import service_of
from desktop.features.awards.services.packs import packs_today
from desktop.features.awards.services.reading import nominated_members
from desktop.features.awards.storage import AwardHistoryStore, NominationStore, YearFactsStore
from desktop.features.emulation.domain import Subject, SubjectKind
from desktop.features.members.domain import Member, MemberLine, MemberQuery
from desktop.features.members.domain import Status as MemberStatus
from desktop.features.members.services import list_members

MONTHS = 12
LASTING = (
    RuleKind.SERVICE_YEARS,
    RuleKind.CONSECUTIVE_TITLES,
    RuleKind.YEARS_SINCE,
    RuleKind.ONCE_PER_LIFE,
    RuleKind.INITIATIVE_VALUE,
    RuleKind.INITIATIVE_RECOGNISED,
    RuleKind.WOMEN_ONLY,
)
"""Conditions about what lasts; a preceding rating does too. The others are about a year that is not over."""


@dataclass(frozen=True)
class Due:
    """A person who becomes due for an award. `on` is the first day, which may be over; `because` what time fulfils,
    `missing` what somebody still has to do or to write down; `nominated` whether it is proposed already."""

    member_id: str
    name: str
    section: str
    award: AwardType
    on: date
    because: tuple[str, ...]
    missing: tuple[str, ...]
    articles: tuple[str, ...]
    nominated: bool = False

    @property
    def id(self) -> str:
        return f"{self.member_id}:{self.award.code}"

    @property
    def subject(self) -> Subject:
        return Subject(SubjectKind.PERSON, self.member_id)

    @property
    def occasion(self) -> Occasion:
        """On which occasion it is usually proposed."""
        return Occasion.SERVICE if self.award.once_only else Occasion.YEAR


@dataclass(frozen=True)
class _Ahead:
    """What one rule says about the time ahead: from when on it is met, and why."""

    on: date
    because: str
    missing: str = ""


def due_soon(reading: Reading, months: int = MONTHS) -> list[Due]:
    """Active members who become due within `months`, or are and are not proposed; the soonest first."""
    return _Look(reading, months).found()


class _Look:
    def __init__(self, reading: Reading, months: int) -> None:
        self.reading, self.today = reading, reading.today()
        self.until = add_months(self.today, months)
        self.packs = packs_today(reading, self.today)
        self.awards = awards_in(reading)
        self.lines = list_members(reading, MemberQuery(statuses=(MemberStatus.ACTIVE,)))
        ids = [one.id for one in self.lines]
        self.history = standing(AwardHistoryStore(reading).of_subjects(ids))
        self.years = YearFactsStore(reading).of_subjects(ids)
        self.service = service_of(reading, ids)
        self.initiatives = initiatives_by_member(reading)
        self.live = {(one.subject_id, one.award) for one in NominationStore(reading).all() if one.is_live}
        self.rules = {code: rules for code in self.awards if (rules := self._rules_about(code))}

    def _rules_about(self, award: str) -> list[Rule]:
        rules = [rule for pack in self.packs for rule in pack.rules if rule.concerns(award, SubjectKind.PERSON)]
        return [rule for rule in rules if _looks_ahead(rule)]

    def found(self) -> list[Due]:
        hits: list[tuple[MemberLine, str, list[_Ahead]]] = []
        for line in self.lines:
            for code, rules in self.rules.items():
                if (ahead := self._ahead(line.id, code, rules)) is not None:
                    hits.append((line, code, ahead))
        members = nominated_members(self.reading, (line.id for line, _, _ in hits))
        due = [self._due(line, members[line.id], self.awards[code], ahead) for line, code, ahead in hits]
        return sorted(due, key=lambda one: (one.on, name_sort_key(one.name), one.award.code))

    def _ahead(self, member: str, award: str, rules: Sequence[Rule]) -> list[_Ahead] | None:
        """None when nothing of this award comes due for the member."""
        given = [one for one in self.history.get(member, ()) if one.award == award]
        if given and self.awards[award].once_only:
            return None
        found = []
        for rule in rules:
            ahead = self._of_rule(rule, member, award)
            if ahead is None:
                if rule.kind is RuleKind.YEARS_SINCE:
                    continue  # it never began, or is long over
                return None
            found.append(ahead)
        if not found:
            return None
        on = max(one.on for one in found)
        given_since = any(one.decided_on >= on for one in given)
        return None if on > self.until or given_since else found

    def _of_rule(self, rule: Rule, member: str, award: str) -> _Ahead | None:
        if rule.kind is RuleKind.SERVICE_YEARS:
            return _service(rule, self.service.get(member, ()), self.today, self.until)
        if rule.kind is RuleKind.CONSECUTIVE_TITLES:
            return _titles(rule, self.years.get(member, {}), self.history.get(member, ()), self.awards, self.today)
        return _waiting(rule, award, self.history.get(member, ()), self.awards, self.today)

    def _due(self, line: MemberLine, member: Member, award: AwardType, ahead: Sequence[_Ahead]) -> Due:
        on = max(one.on for one in ahead)
        facts = self._facts(member, award, max(on, self.today))
        checks = check(facts, _lasting(self.packs), self.awards, wording())
        known = {rule.code for rule in self.rules[award.code]}
        missing = [one.missing for one in ahead if one.missing]
        missing += [
            f"{one.title}: {one.found}"
            for one in checks
            if one.pack and one.outcome is not Outcome.PASS and one.rule not in known
        ]
        articles = [rule.article for rule in self.rules[award.code]]
        return Due(
            line.id, line.full_name, line.section, award, on, tuple(one.because for one in ahead),
            tuple(dict.fromkeys(missing)), tuple(dict.fromkeys(articles)), (line.id, award.code) in self.live,
        )  # fmt: skip

    def _facts(self, member: Member, award: AwardType, on: date) -> NomineeFacts:
        return NomineeFacts(
            nomination=Nomination("", "", award.code, SubjectKind.PERSON, member.id),
            award=award,
            year=on.year,
            on=on,
            person=person_of(member),
            years=self.years.get(member.id, {}),
            history=self.history.get(member.id, ()),
            service=self.service.get(member.id, ()),
            initiatives=_initiatives(self.initiatives, member.id),
        )


def _initiatives(
    known: Mapping[str, tuple[RecognisedInitiative, ...]], member: str
) -> tuple[RecognisedInitiative, ...]:
    return known.get(member, ())


def _looks_ahead(rule: Rule) -> bool:
    if rule.kind is RuleKind.CONSECUTIVE_TITLES:
        return rule.years > 1
    return rule.kind in (RuleKind.SERVICE_YEARS, RuleKind.YEARS_SINCE)


def _lasting(packs: Iterable[RulePack]) -> tuple[RulePack, ...]:
    return tuple(
        replace(pack, rules=tuple(rule for rule in pack.rules if rule.kind in LASTING or rule.preceding))
        for pack in packs
    )


def _service(rule: Rule, periods: Sequence[PostHeld], today: date, until: date) -> _Ahead | None:
    on = service_reached(periods, rule.threshold * 12, today, until, rule.posts)
    if on is None:
        return None
    years, months = divmod(service_months(periods, today, rule.posts), 12)
    now = f"{years} năm {months} tháng" if months else f"{years} năm"
    return _Ahead(on, f"Đủ {rule.threshold} năm công tác công đoàn từ {on:%d/%m/%Y} (hiện có {now})")


def _titles(
    rule: Rule, years: Mapping[int, YearFacts], history: Sequence[AwardHistory], awards: Mapping[str, AwardType],
    today: date,
) -> _Ahead | None:  # fmt: skip
    """Met at the end of this year or of the next, when every year before it has the title already."""
    for last in (today.year - 1, today.year, today.year + 1):
        asked = range(last - rule.years + 1, last + 1)
        held = [year for year in asked if _holds(year, rule.titles, years, history)]
        open_years = [year for year in asked if year not in held]
        if open_years and (open_years[0] < today.year or len(open_years) > 1):
            continue
        names = ", ".join(awards[code].name for code in rule.titles if code in awards)
        because = f"{names}: {len(held)}/{rule.years} năm liên tục ({', '.join(map(str, held))})"
        missing = f"Còn phải đạt {names} năm {open_years[0]}" if open_years else ""
        return _Ahead(date(last, 12, 31), because, missing)
    return None


def _holds(year: int, titles: Sequence[str], years: Mapping[int, YearFacts], history: Sequence[AwardHistory]) -> bool:
    known = years.get(year)
    if known and known.state_title in titles:
        return True
    return any(one.year == year and one.award in titles for one in history)


def _waiting(
    rule: Rule, award: str, history: Sequence[AwardHistory], awards: Mapping[str, AwardType], today: date
) -> _Ahead | None:
    """Only a wait that ends this year or the next: a longer past tells nothing new."""
    asked = rule.titles or (award,)
    given = [one for one in history if one.award in asked]
    if not given:
        return None
    last = max(given, key=lambda one: (one.year, one.decided_on, one.id))
    ready = last.year + rule.threshold
    if ready < today.year:
        return None
    name = awards[last.award].name if last.award in awards else last.award
    because = (
        f"Hết thời gian chờ {rule.threshold} năm sau {name} năm {last.year} (QĐ {last.decision_number}): "
        f"xét được cho năm {ready}"
    )
    return _Ahead(date(ready, 1, 1), because)
