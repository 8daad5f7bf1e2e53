"""Every rule that concerns a nomination, asked and explained."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from desktop.features.awards.domain import AwardType, Nomination, Override
from desktop.features.awards.rules.achievements import consecutive_titles, once_per_life, one_scope, years_since
from desktop.features.awards.rules.collectives import quota, section_discipline, section_titles
from desktop.features.awards.rules.facts import NomineeFacts
from desktop.features.awards.rules.outcomes import Answer, CheckOutcome, Judgement, Outcome, RecordRef, Wording
from desktop.features.awards.rules.packs import Rule, RuleKind, RulePack, Severity
from desktop.features.awards.rules.persons import (
    absence_days,
    active_member,
    initiative_recognised,
    initiative_value,
    months_employed,
    no_complaint,
    no_discipline,
    rating_at_least,
    rating_or_initiative,
    registered,
    service_years,
    women_only,
)

Judge = Callable[[Rule, NomineeFacts, Mapping[str, AwardType], Wording], Judgement]


def check(
    facts: NomineeFacts, packs: Sequence[RulePack], awards: Mapping[str, AwardType], wording: Wording
) -> tuple[CheckOutcome, ...]:
    """One outcome for each rule of the packs that concerns the nomination; a warning when no rule does. That it was
    proposed twice comes first."""
    nomination = facts.nomination
    asked = [
        (pack, rule)
        for pack in packs
        for rule in pack.rules
        if rule.concerns(nomination.award, nomination.subject_kind)
    ]
    twice = _twice(facts, wording)
    if not asked:
        return (*twice, _no_rules(facts, wording))
    answers = (_explain(rule, pack, facts, JUDGES[rule.kind](rule, facts, awards, wording), wording)
               for pack, rule in asked)  # fmt: skip
    return (*twice, *answers)


def _explain(rule: Rule, pack: RulePack, facts: NomineeFacts, judged: Judgement, wording: Wording) -> CheckOutcome:
    phrases = wording.phrases[rule.kind]
    values = {"threshold": str(rule.threshold), "years": str(rule.years), "year": str(facts.year), **judged.values}
    passed = judged.answer in (Answer.MET, Answer.MET_NEVER)
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


def _twice(facts: NomineeFacts, wording: Wording) -> tuple[CheckOutcome, ...]:
    """Two records of one person may both have been nominated before they were made one; an award is proposed once."""
    mine = facts.nomination
    other = next(
        (one for one, _ in facts.rivals if (one.award, one.campaign_id) == (mine.award, mine.campaign_id)), None
    )
    if other is None:
        return ()
    phrases, values = wording.phrases["twice"], {"award": facts.award.name}
    return (
        CheckOutcome(
            rule="twice",
            title=phrases["title"],
            outcome=Outcome.FAIL,
            found=phrases["found"].format(**values),
            threshold=phrases["asks"].format(**values),
            source=phrases["source"],
            fix=phrases["fix"],
            pack="",
            record=RecordRef("nomination", other.id),
            override=_override(mine, "twice"),
        ),
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


JUDGES: Mapping[RuleKind, Judge] = {
    RuleKind.REGISTERED: registered,
    RuleKind.ACTIVE_MEMBER: active_member,
    RuleKind.WOMEN_ONLY: women_only,
    RuleKind.ABSENCE_DAYS: absence_days,
    RuleKind.MONTHS_EMPLOYED: months_employed,
    RuleKind.NO_DISCIPLINE: no_discipline,
    RuleKind.NO_COMPLAINT: no_complaint,
    RuleKind.RATING_AT_LEAST: rating_at_least,
    RuleKind.CONSECUTIVE_TITLES: consecutive_titles,
    RuleKind.ONCE_PER_LIFE: once_per_life,
    RuleKind.ONE_SCOPE: one_scope,
    RuleKind.SERVICE_YEARS: service_years,
    RuleKind.INITIATIVE_VALUE: initiative_value,
    RuleKind.SECTION_TITLES: section_titles,
    RuleKind.SECTION_DISCIPLINE: section_discipline,
    RuleKind.YEARS_SINCE: years_since,
    RuleKind.INITIATIVE_RECOGNISED: initiative_recognised,
    RuleKind.RATING_OR_INITIATIVE: rating_or_initiative,
    RuleKind.QUOTA: quota,
}
