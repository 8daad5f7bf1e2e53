"""Rules about a person's own year: registration, absence, discipline, rating, service, initiatives."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.core.money import Dong
from desktop.core.vietnamese.national_id import Sex
from desktop.features.awards.domain import AwardType, Discipline, Rating, months_between, service_months
from desktop.features.awards.rules.asked import all_of, award_name, member_ref, year_ref
from desktop.features.awards.rules.facts import NomineeFacts, Person, RecognisedInitiative, has_degree
from desktop.features.awards.rules.outcomes import Answer, Judgement, RecordRef, Wording
from desktop.features.awards.rules.packs import Rule, ValueGroup


def registered(rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording) -> Judgement:
    if facts.registered_titles is not None:
        titles = ", ".join(award_name(code, awards) for code in facts.registered_titles)
        return Judgement(Answer.MET, {"titles": titles}, RecordRef("registration", facts.registration_id))
    return Judgement(Answer.NOT_MET if facts.registrations_kept else Answer.UNKNOWN, {})


def active_member(rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording) -> Judgement:
    person, values = facts.person, {"on": f"{facts.on:%d/%m/%Y}"}
    if person is None or not person.active:
        return Judgement(Answer.NOT_MET, values, member_ref(facts))
    if person.left is None:
        return Judgement(Answer.MET, values, member_ref(facts))
    return Judgement(Answer.DOUBT, values | {"left": f"{person.left:%d/%m/%Y}"}, member_ref(facts))


def women_only(rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording) -> Judgement:
    if facts.person is None or facts.person.sex is None:
        return Judgement(Answer.UNKNOWN, {}, member_ref(facts))
    return Judgement(Answer.MET if facts.person.sex is Sex.FEMALE else Answer.NOT_MET, {}, member_ref(facts))


def absence_days(rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording) -> Judgement:
    year = facts.facts_of(facts.year)
    if year is None or year.absent_days is None:
        return Judgement(Answer.UNKNOWN, {}, year_ref(facts, year))
    counted = "".join(
        wording.names[name].format(days=days)
        for name, days in (("maternity", year.maternity_days), ("study", year.study_days))
        if days
    )
    values = {"days": str(year.absent_days), "maternity": counted}
    answer = Answer.MET if year.absent_days < rule.threshold else Answer.NOT_MET
    return Judgement(answer, values, year_ref(facts, year))


def months_employed(rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording) -> Judgement:
    if facts.person is None or facts.person.start_work is None:
        return Judgement(Answer.UNKNOWN, {}, member_ref(facts))
    months = months_between(facts.person.start_work, facts.on)
    values = {"months": str(months), "since": f"{facts.person.start_work:%d/%m/%Y}", "on": f"{facts.on:%d/%m/%Y}"}
    return Judgement(Answer.MET if months >= rule.threshold else Answer.NOT_MET, values, member_ref(facts))


def no_discipline(rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording) -> Judgement:
    year, least = facts.facts_of(facts.year), Discipline(rule.level)
    values = {"level": wording.names[least]}
    if year is None or year.discipline is None:
        return Judgement(Answer.UNKNOWN, values, year_ref(facts, year))
    values["discipline"] = wording.names[year.discipline]
    answer = Answer.NOT_MET if year.discipline.gravity >= least.gravity else Answer.MET
    return Judgement(answer, values, year_ref(facts, year))


def no_complaint(rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording) -> Judgement:
    year = facts.facts_of(facts.year)
    if year is None or year.complaint_pending is None:
        return Judgement(Answer.UNKNOWN, {}, year_ref(facts, year))
    return Judgement(Answer.NOT_MET if year.complaint_pending else Answer.MET, {}, year_ref(facts, year))


def rating_at_least(rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording) -> Judgement:
    least, found, answers = Rating(rule.level), [], []
    for year in rule.years_asked(facts.year):
        known = facts.facts_of(year)
        rating = known.rating if known else None
        found.append(f"{year}: {wording.names[rating] if rating else wording.names['unknown']}")
        answers.append(None if rating is None else rating.reaches(least))
    return Judgement(all_of(answers), {"level": wording.names[least], "found": "; ".join(found)}, year_ref(facts))


def service_years(rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording) -> Judgement:
    if not facts.service:
        return Judgement(Answer.UNKNOWN, {}, member_ref(facts))
    months = service_months(facts.service, facts.on, rule.posts)
    years, rest = divmod(months, 12)
    found = f"{years} năm {rest} tháng" if rest else f"{years} năm"
    if left_out := "; ".join(one.told for one in facts.service if not one.counts):
        found += f", không tính: {left_out}"
    values = {"found": found, "on": f"{facts.on:%d/%m/%Y}"}
    if months >= rule.threshold * 12:
        return Judgement(Answer.MET, values, member_ref(facts))
    return Judgement(Answer.DOUBT if left_out else Answer.NOT_MET, values, member_ref(facts))


def initiative_value(rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording) -> Judgement:
    group = _group(rule, facts.person)
    if group is None:
        return Judgement(Answer.UNKNOWN, {"asked": wording.names["by_group"]}, member_ref(facts))
    asked = f"{group.one} đồng"
    if group.three_years is not None:
        asked += f" hoặc 3 năm liên tục đạt tổng {group.three_years} đồng"
    best = max((one.value for one in facts.initiatives), default=Dong(0))
    three = _best_three_years(facts)
    enough = best >= group.one or (group.three_years is not None and three >= group.three_years)
    values = {"asked": asked, "group": group.name, "count": str(len(facts.initiatives)), "best": str(best),
              "three": str(three)}  # fmt: skip
    largest = max(facts.initiatives, key=lambda one: (one.value, one.id), default=None)
    record = RecordRef("initiative", largest.id) if largest else member_ref(facts)
    return Judgement(Answer.MET if enough else Answer.NOT_MET, values, record)


def _group(rule: Rule, person: Person | None) -> ValueGroup | None:
    if person is None:
        return None
    degree = has_degree(person.education)
    for group in rule.groups:
        if group.leader is person.is_leader and (group.degree is None or group.degree is degree):
            return group
    return None


def _best_three_years(facts: NomineeFacts) -> Dong:
    """The largest sum of three calendar years running, each of which brought something."""
    by_year: dict[int, int] = {}
    for one in facts.initiatives:
        for year, value in one.brought:
            by_year[year] = by_year.get(year, 0) + value
    sums = [
        by_year[last] + by_year[last - 1] + by_year[last - 2]
        for last in by_year
        if last - 1 in by_year and last - 2 in by_year
    ]
    return Dong(max(sums, default=0))


def initiative_recognised(
    rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording
) -> Judgement:
    found = _initiatives_in(rule, facts)
    values = {"count": str(len(found)), "span": _span(rule, facts)}
    record = RecordRef("initiative", found[-1].id) if found else member_ref(facts)
    return Judgement(Answer.MET if found else Answer.NOT_MET, values, record)


def rating_or_initiative(
    rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording
) -> Judgement:
    """Either is enough: the rating of the year, or an initiative that was recognised."""
    least, found, year = Rating(rule.level), _initiatives_in(rule, facts), facts.facts_of(facts.year)
    rating = year.rating if year else None
    said = wording.names[rating] if rating else wording.names["unknown"]
    values = {"level": wording.names[least], "rating": said, "count": str(len(found)), "span": _span(rule, facts)}
    if found:
        return Judgement(Answer.MET, values, RecordRef("initiative", found[-1].id))
    if rating is None:
        return Judgement(Answer.UNKNOWN, values, year_ref(facts, year))
    return Judgement(Answer.MET if rating.reaches(least) else Answer.NOT_MET, values, year_ref(facts, year))


def _initiatives_in(rule: Rule, facts: NomineeFacts) -> list[RecognisedInitiative]:
    asked = rule.years_asked(facts.year)
    return [one for one in facts.initiatives if one.year in asked]


def _span(rule: Rule, facts: NomineeFacts) -> str:
    asked = rule.years_asked(facts.year)
    return str(asked[0]) if len(asked) == 1 else f"{asked[0]}-{asked[-1]}"
