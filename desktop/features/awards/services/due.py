"""Đến hạn khen: who becomes eligible within the next months and for what, and what is still missing.

Of persons only conditions that time fulfils are looked ahead: union service, titles in consecutive years, waiting
periods. Nothing that a coming year will show (absence, rating, discipline) is guessed. Of collectives (tập thể: the
sections and the union itself) it is also the year that is over or ends now: its rating, and how many members hold a
title.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.core.database import Reading
from desktop.core.vietnamese.sorting import name_sort_key, text_sort_key
from desktop.features.awards.catalogue import wording
from desktop.features.awards.domain import (
    AwardHistory,
    AwardType,
    Nomination,
    Occasion,
    YearFacts,
    add_months,
)
from desktop.features.awards.rules import NomineeFacts, Outcome, Rule, RuleKind, RulePack, check
from desktop.features.awards.services.ahead import (
    Ahead,
    asked_of_year,
    by_service,
    by_titles,
    by_waiting,
    by_year,
)
from desktop.features.awards.services.book import initiatives_by_member, person_of, standing
from desktop.features.awards.services.catalogue import awards_in
from desktop.features.awards.services.history import service_of
from desktop.features.awards.services.packs import packs_today
from desktop.features.awards.services.reading import nominated_members
from desktop.features.awards.storage import AwardHistoryStore, NominationStore, YearFactsStore
from desktop.features.emulation.domain import Subject, SubjectKind
from desktop.features.members.domain import Member, MemberQuery
from desktop.features.members.domain import Status as MemberStatus
from desktop.features.members.services import list_members
from desktop.features.organization.services import get_union, list_sections

MONTHS = 12
LASTING = (
    RuleKind.SERVICE_YEARS,
    RuleKind.CONSECUTIVE_TITLES,
    RuleKind.YEARS_SINCE,
    RuleKind.ONCE_PER_LIFE,
    RuleKind.INITIATIVE_VALUE,
    RuleKind.INITIATIVE_RECOGNISED,
    RuleKind.WOMEN_ONLY,
    RuleKind.SECTION_DISCIPLINE,
)
"""Conditions about what lasts; a preceding rating does too, and what a section shows for the year it is due for. The
others are about a year that is not over."""


COLLECTIVE = (RuleKind.RATING_AT_LEAST, RuleKind.SECTION_TITLES)
"""Conditions that a collective shows for a whole year."""


@dataclass(frozen=True)
class Due:
    """A person or a collective that becomes due for an award. `on` is the first day, which may be over; `because` what
    time fulfils, `missing` what somebody still has to do or to write down; `nominated` whether it is proposed
    already. `section` says of a collective that it is one."""

    subject: Subject
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
        return f"{self.subject.id}:{self.award.code}"

    @property
    def occasion(self) -> Occasion:
        """On which occasion it is usually proposed."""
        return Occasion.SERVICE if self.award.once_only else Occasion.YEAR


@dataclass(frozen=True)
class _Nominee:
    """Somebody who may become due; `members` are the active ones of a section."""

    subject: Subject
    name: str
    section: str
    members: tuple[str, ...] = ()

    @property
    def is_person(self) -> bool:
        return self.subject.kind is SubjectKind.PERSON

    @property
    def sorted(self) -> str:
        return name_sort_key(self.name) if self.is_person else text_sort_key(self.name)


def due_soon(reading: Reading, months: int = MONTHS) -> list[Due]:
    """Active members, sections and the union, if they become due within `months`, or are and are not proposed; the
    soonest first, of one day the collectives."""
    return _Look(reading, months).found()


class _Look:
    def __init__(self, reading: Reading, months: int) -> None:
        self.reading, self.today = reading, reading.today()
        self.until = add_months(self.today, months)
        self.packs = packs_today(reading, self.today)
        self.awards = awards_in(reading)
        self.nominees = [*_collectives(reading), *_persons(reading)]
        ids = [one.subject.id for one in self.nominees]
        self.history = standing(AwardHistoryStore(reading).of_subjects(ids))
        self.years = YearFactsStore(reading).of_subjects(ids)
        self.service = service_of(reading, ids)
        self.initiatives = initiatives_by_member(reading)
        self.live = {(one.subject_id, one.award) for one in NominationStore(reading).all() if one.is_live}
        self.rules = {
            (code, kind): rules
            for code, award in self.awards.items()
            for kind in award.subjects
            if (rules := self._rules_about(code, kind))
        }

    def _rules_about(self, award: str, kind: SubjectKind) -> list[Rule]:
        rules = [rule for pack in self.packs for rule in pack.rules if rule.concerns(award, kind)]
        return [rule for rule in rules if _looks_ahead(rule, kind)]

    def found(self) -> list[Due]:
        hits: list[tuple[_Nominee, str, list[Ahead]]] = []
        for nominee in self.nominees:
            for (code, kind), rules in self.rules.items():
                if kind is nominee.subject.kind and (ahead := self._ahead(nominee, code, rules)):
                    hits.append((nominee, code, ahead))
        members = nominated_members(self.reading, (one.subject.id for one, _, _ in hits if one.is_person))
        order = {one.subject.id: (one.is_person, one.sorted) for one, _, _ in hits}
        due = [self._due(one, members.get(one.subject.id), self.awards[code], ahead) for one, code, ahead in hits]
        return sorted(due, key=lambda one: (one.on, order[one.subject.id], one.award.code))

    def _ahead(self, nominee: _Nominee, award: str, rules: Sequence[Rule]) -> list[Ahead]:
        """Nothing when nothing of this award comes due for them."""
        given = [one for one in self.history.get(nominee.subject.id, ()) if one.award == award]
        if given and self.awards[award].once_only:
            return []
        found = list[Ahead]()
        for rule in rules:
            if rule.kind in COLLECTIVE:
                continue
            ahead = self._of_rule(rule, nominee.subject.id, award)
            if ahead is None and rule.kind is not RuleKind.YEARS_SINCE:  # a wait never began, or is long over
                return []
            found += [ahead] if ahead else []
        of_year = [rule for rule in rules if rule.kind in COLLECTIVE]
        found = self._with_a_year(nominee, of_year, given, found) if of_year else found
        if not found:
            return []
        on = max(one.on for one in found)
        given_since = any(one.decided_on >= on for one in given)
        return [] if on > self.until or given_since else found

    def _with_a_year(
        self, nominee: _Nominee, rules: Sequence[Rule], given: Sequence[AwardHistory], found: list[Ahead]
    ) -> list[Ahead]:
        """The first year, last year or this, that shows all of it and has no such award yet. Who only waits still has
        to show it."""
        first = max((one.on.year for one in found), default=self.today.year - 1)
        honoured = {one.year for one in given}
        own, members = self._years_of(nominee.subject.id), [self._years_of(one) for one in nominee.members]
        for year in range(max(first, self.today.year - 1), self.today.year + 1):
            shown = [by_year(rule, year, own, members) for rule in rules]
            if year not in honoured and all(shown):
                return [*found, *(one for one in shown if one)]
        missing = "; ".join(asked_of_year(rule, first) for rule in rules)
        return [*found[:-1], replace(found[-1], missing=missing)] if found else []

    def _years_of(self, subject: str) -> Mapping[int, YearFacts]:
        return self.years.get(subject, {})

    def _of_rule(self, rule: Rule, subject: str, award: str) -> Ahead | None:
        if rule.kind is RuleKind.SERVICE_YEARS:
            return by_service(rule, self.service.get(subject, ()), self.today, self.until)
        if rule.kind is RuleKind.CONSECUTIVE_TITLES:
            return by_titles(rule, self._years_of(subject), self.history.get(subject, ()), self.awards, self.today)
        return by_waiting(rule, award, self.history.get(subject, ()), self.awards, self.today)

    def _due(self, nominee: _Nominee, member: Member | None, award: AwardType, ahead: Sequence[Ahead]) -> Due:
        on, kind = max(one.on for one in ahead), nominee.subject.kind
        facts = self._facts(nominee, member, award, max(on, self.today) if nominee.is_person else on)
        checks = check(facts, _lasting(self.packs), self.awards, wording())
        known = {rule.code for rule in self.rules[award.code, kind]}
        missing = [one.missing for one in ahead if one.missing]
        missing += [
            f"{one.title}: {one.found}"
            for one in checks
            if one.pack and one.outcome is not Outcome.PASS and one.rule not in known
        ]
        articles = [rule.article for rule in self.rules[award.code, kind]]
        return Due(
            nominee.subject, nominee.name, nominee.section, award, on, tuple(one.because for one in ahead),
            tuple(dict.fromkeys(missing)), tuple(dict.fromkeys(articles)),
            (nominee.subject.id, award.code) in self.live,
        )  # fmt: skip

    def _facts(self, nominee: _Nominee, member: Member | None, award: AwardType, on: date) -> NomineeFacts:
        subject = nominee.subject.id
        return NomineeFacts(
            nomination=Nomination("", "", award.code, nominee.subject.kind, subject),
            award=award,
            year=on.year,
            on=on,
            person=person_of(member),
            years=self._years_of(subject),
            history=self.history.get(subject, ()),
            service=self.service.get(subject, ()),
            initiatives=self.initiatives.get(subject, ()),
            section=tuple(self._years_of(one).get(on.year) for one in nominee.members),
        )


def _persons(reading: Reading) -> list[_Nominee]:
    lines = list_members(reading, MemberQuery(statuses=(MemberStatus.ACTIVE,)))
    return [_Nominee(Subject(SubjectKind.PERSON, one.id), one.full_name, one.section) for one in lines]


def _collectives(reading: Reading) -> list[_Nominee]:
    """The union itself, then the sections that are open and have members."""
    union, found = get_union(reading), list[_Nominee]()
    for section in list_sections(reading):
        if not section.closed:
            lines = list_members(reading, MemberQuery(section_id=section.id, statuses=(MemberStatus.ACTIVE,)))
            subject = Subject(SubjectKind.SECTION, section.id)
            found += [_Nominee(subject, section.name, "Tập thể", tuple(one.id for one in lines))] if lines else []
    return [_Nominee(Subject(SubjectKind.UNION, union.id), union.name, "Công đoàn cơ sở"), *found]


def _looks_ahead(rule: Rule, kind: SubjectKind) -> bool:
    if rule.kind is RuleKind.CONSECUTIVE_TITLES:
        return rule.years > 1
    if rule.kind in COLLECTIVE:
        return kind is not SubjectKind.PERSON
    return rule.kind in (RuleKind.SERVICE_YEARS, RuleKind.YEARS_SINCE)


def _lasting(packs: Iterable[RulePack]) -> tuple[RulePack, ...]:
    return tuple(
        replace(pack, rules=tuple(rule for rule in pack.rules if rule.kind in LASTING or rule.preceding))
        for pack in packs
    )
