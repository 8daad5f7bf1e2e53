"""Rules about awards given before: steps, once in a life, all-round against thematic."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.features.awards.domain import NOT_A_STEP, AwardHistory, AwardKind, AwardType, Occasion
from desktop.features.awards.rules.asked import all_of, award_name, year_ref
from desktop.features.awards.rules.facts import NomineeFacts
from desktop.features.awards.rules.outcomes import Answer, Judgement, RecordRef, Wording
from desktop.features.awards.rules.packs import Rule
from desktop.features.emulation.domain import Family


def consecutive_titles(rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording) -> Judgement:
    asked, found, answers = rule.years_asked(facts.year), [], []
    for year in asked:
        titles = _titles_of(facts, year, awards)
        wanted = [title for title in titles or () if title in rule.titles]
        answers.append(None if titles is None else bool(wanted))
        held = ", ".join(award_name(code, awards) for code in wanted or titles or ())
        found.append(f"{year}: {held or wording.names['unknown' if titles is None else 'none']}")
    names = ", ".join(award_name(code, awards) for code in rule.titles)
    span = str(asked[0]) if len(asked) == 1 else f"{asked[0]}-{asked[-1]}"
    return Judgement(all_of(answers), {"titles": names, "found": "; ".join(found), "span": span}, year_ref(facts))


def once_per_life(rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording) -> Judgement:
    for given in facts.history:
        if given.award == facts.award.code:
            values = {"given": str(given.year), "decision": _decision(given)}
            return Judgement(Answer.NOT_MET, values, RecordRef("award_history", given.id))
    for rival, year in facts.rivals:
        if rival.award == facts.award.code:
            return Judgement(Answer.DOUBT, {"given": str(year)}, RecordRef("nomination", rival.id))
    return Judgement(Answer.MET, {})


def one_scope(rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording) -> Judgement:
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


def _decision(given: AwardHistory) -> str:
    return f"{given.decision_number} ngày {given.decided_on:%d/%m/%Y}"


def years_since(rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording) -> Judgement:
    """A waiting period: whole years between the achievement rewarded last and this one."""
    asked = rule.titles or (facts.award.code,)
    given = [one for one in facts.history if one.award in asked and one.year <= facts.year]
    values = {"titles": ", ".join(award_name(code, awards) for code in asked)}
    if not given:
        return Judgement(Answer.MET_NEVER, values)
    last = max(given, key=lambda one: (one.year, one.decided_on, one.id))
    values |= {"given": str(last.year), "decision": _decision(last), "ready": str(last.year + rule.threshold)}
    answer = Answer.MET if facts.year - last.year >= rule.threshold else Answer.NOT_MET
    return Judgement(answer, values, RecordRef("award_history", last.id))
