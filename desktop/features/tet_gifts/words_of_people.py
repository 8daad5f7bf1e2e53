"""The words of the pages about people: where somebody stands, what changed, what is open, what points are for."""

from __future__ import annotations

from desktop.core.partial_date import print_date
from desktop.features.tet_gifts.domain import Doubt
from desktop.features.tet_gifts.domain.people import (
    Belonging,
    Change,
    Evidence,
    Forewarned,
    Open,
    OpenPoint,
    Part,
    Score,
    ScorePart,
)
from desktop.features.tet_gifts.services import reason_name
from desktop.features.tet_gifts.services.people import ON_LEAVE
from desktop.features.tet_gifts.words import doubt_sentence
from desktop.widgets.words import translate


def belonging_name(one: Belonging) -> str:
    return {
        Belonging.MEMBER: translate("tet_gifts", "Member"),
        Belonging.ON_LEAVE: translate("tet_gifts", "On leave"),
        Belonging.LEFT: translate("tet_gifts", "Left the union"),
        Belonging.NO_MEMBER: translate("tet_gifts", "Not a member"),
    }[one]


def change_name(one: Change) -> str:
    return {
        Change.STAYS: translate("tet_gifts", "Still here"),
        Change.MOVED: translate("tet_gifts", "Other section now"),
        Change.ON_LEAVE: translate("tet_gifts", "On leave now"),
        Change.LEFT: translate("tet_gifts", "Left the union"),
        Change.NEW: translate("tet_gifts", "New in the hardship record"),
    }[one]


def evidence_name(one: Evidence) -> str:
    return {
        Evidence.LOCAL_PAPER: translate("tet_gifts", "Paper of the commune or ward"),
        Evidence.POOR_HOUSEHOLD: translate("tet_gifts", "Book of a poor household"),
        Evidence.HOSPITAL_PAPER: translate("tet_gifts", "Paper of a hospital"),
        Evidence.ACCIDENT_RECORD: translate("tet_gifts", "Record of an accident"),
        Evidence.LABOUR_PAPER: translate("tet_gifts", "Paper about the job or wages"),
        Evidence.POLICY_PAPER: translate("tet_gifts", "Paper of a policy family"),
        Evidence.VISIT: translate("tet_gifts", "The section has been there"),
        Evidence.OTHER: translate("tet_gifts", "Another paper"),
    }[one]


def open_name(one: Open) -> str:
    return {
        Open.NEVER_PROPOSED: translate("tet_gifts", "In need, on no list"),
        Open.SECTION_SILENT: translate("tet_gifts", "Sections without a proposal"),
        Open.MISSING_NOW: translate("tet_gifts", "Had a gift last time, missing now"),
        Open.NO_EVIDENCE: translate("tet_gifts", "Reasons nobody proved"),
        Open.DOUBT: translate("tet_gifts", "Doubts"),
    }[one]


def open_sentence(one: OpenPoint) -> str:
    """What stands open, in words."""
    reasons = ", ".join(reason_name(reason).short for reason in one.reasons)
    if one.kind is Open.NEVER_PROPOSED:
        if one.reasons:
            return translate("tet_gifts", "Stands in the hardship record: {reasons}.").format(reasons=reasons)
        if one.detail == ON_LEAVE:
            return translate("tet_gifts", "Membership is suspended: ill, on maternity leave or unpaid leave?")
        return translate("tet_gifts", "Has a child below three.")
    if one.kind is Open.SECTION_SILENT:
        text = translate("tet_gifts", "{count} members, nobody proposed. Leader: {leader}.")
        return text.format(count=one.detail, leader=one.unit or "…")
    if one.kind is Open.MISSING_NOW:
        text = translate("tet_gifts", "Tết {year}: “{scheme}”{reasons}; on no list this year.")
        return text.format(year=one.year, scheme=one.detail, reasons=f" ({reasons})" if reasons else "")
    if one.kind is Open.NO_EVIDENCE:
        return translate("tet_gifts", "Without proof: {reasons}.").format(reasons=reasons)
    assert one.doubt is not None, "a doubt has its kind"
    return doubt_sentence(Doubt(one.doubt, one.detail))


def score_words(score: Score) -> str:
    """Each part on its line, as a tooltip."""
    return "\n".join(_part(one) for one in score.parts) or translate("tet_gifts", "No points yet.")


def _part(one: ScorePart) -> str:
    if one.part is Part.REASON:
        assert one.reason is not None, "points for a reason name it"
        name = reason_name(one.reason).full
    else:
        name = {
            Part.YEARS: translate("tet_gifts", "{count} Tết without a gift"),
            Part.INCOME: translate("tet_gifts", "Low income"),
            Part.DEPENDANTS: translate("tet_gifts", "{count} dependants"),
        }[one.part].format(count=one.count)
    return f"{name}: {one.points}"


def tie_rules() -> str:
    return translate(
        "tet_gifts",
        "Equal points: longest without a gift, then main reason, income, name.",
    )


def forewarning(told: Forewarned) -> list[str]:
    """Everything to look at before saving, one sentence each; the refusal is the feature's own."""
    found = []
    since = print_date(told.since)
    if told.belonging is Belonging.LEFT:
        found.append(translate("tet_gifts", "Has left the union (from {day}).").format(day=since or "…"))
    elif told.belonging is Belonging.ON_LEAVE:
        found.append(translate("tet_gifts", "Membership is suspended (from {day}).").format(day=since or "…"))
    found += [doubt_sentence(Doubt(kind, other)) for kind, other in told.doubts]
    return found


def remarks(told: Forewarned) -> list[str]:
    """What is good to know and stands against nothing."""
    found = []
    if told.others:
        text = translate("tet_gifts", "Is on the list of {schemes} too; that may be added up.")
        found.append(text.format(schemes=", ".join(f"“{one}”" for one in told.others)))
    if told.last_year:
        found.append(translate("tet_gifts", "Last received at Tết {year}.").format(year=told.last_year))
    return found
