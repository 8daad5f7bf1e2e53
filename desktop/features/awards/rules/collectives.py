"""Rules about a whole section, and quotas."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.features.awards.domain import AwardType, Discipline
from desktop.features.awards.rules.asked import award_name, section_ref
from desktop.features.awards.rules.facts import NomineeFacts
from desktop.features.awards.rules.outcomes import Answer, Judgement, Wording
from desktop.features.awards.rules.packs import Base, Rule, quota_limit


def section_titles(rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording) -> Judgement:
    """Compared as whole people: 69,9 % is not 70 %. Those not recorded decide nothing until they could."""
    total = len(facts.section)
    holders = sum(1 for one in facts.section if one and one.state_title in rule.titles)
    unsaid = sum(1 for one in facts.section if one is None or one.state_title is None)
    values = {"holders": str(holders), "total": str(total), "unsaid": str(unsaid),
              "titles": ", ".join(award_name(code, awards) for code in rule.titles)}  # fmt: skip
    if total and holders * 100 >= rule.threshold * total:
        return Judgement(Answer.MET, values, section_ref(facts))
    possible = total and (holders + unsaid) * 100 >= rule.threshold * total
    return Judgement(Answer.UNKNOWN if possible or not total else Answer.NOT_MET, values, section_ref(facts))


def section_discipline(rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording) -> Judgement:
    least = Discipline(rule.level)
    known = [one.discipline for one in facts.section if one and one.discipline is not None]
    disciplined = sum(1 for one in known if one.gravity >= least.gravity)
    unsaid = len(facts.section) - len(known)
    values = {"level": wording.names[least], "count": str(disciplined), "unsaid": str(unsaid)}
    unknown = unsaid or not facts.section
    answer = Answer.NOT_MET if disciplined else Answer.UNKNOWN if unknown else Answer.MET
    return Judgement(answer, values, section_ref(facts))


def quota(rule: Rule, facts: NomineeFacts, awards: Mapping[str, AwardType], wording: Wording) -> Judgement:
    bases, proposed = facts.bases or {}, facts.proposed or {}
    limit = quota_limit(rule, bases)
    used = sum(count for (award, subject), count in proposed.items() if rule.concerns(award, subject))
    base = bases.get(rule.base, 0)
    share = f"{rule.threshold} % của {base} {wording.names[rule.base]}" if base else wording.names[rule.base]
    rounding = "" if rule.base is Base.FIXED else f", {wording.names[rule.rounding]}"
    values = {
        "used": str(used),
        "share": f"{share}{rounding}",
        "limit": wording.names["unknown"] if limit is None else str(limit),
    }
    if limit is None:
        return Judgement(Answer.UNKNOWN, values)
    return Judgement(Answer.MET if used <= limit else Answer.NOT_MET, values)
