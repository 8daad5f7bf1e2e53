"""What several rules ask: an award by name, the record a value came from, several years together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.features.awards.domain import AwardType, YearFacts
from desktop.features.awards.rules.facts import NomineeFacts
from desktop.features.awards.rules.outcomes import Answer, RecordRef


def all_of(answers: Sequence[bool | None]) -> Answer:
    if any(answer is False for answer in answers):
        return Answer.NOT_MET
    return Answer.UNKNOWN if None in answers else Answer.MET


def award_name(code: str, awards: Mapping[str, AwardType]) -> str:
    return awards[code].name if code in awards else code


def member_ref(facts: NomineeFacts) -> RecordRef:
    return RecordRef("member", facts.nomination.subject_id)


def section_ref(facts: NomineeFacts) -> RecordRef:
    return RecordRef("section", facts.nomination.subject_id)


def year_ref(facts: NomineeFacts, year: YearFacts | None = None) -> RecordRef:
    """The record of the year, or of the subject when there is none yet."""
    known = year or facts.facts_of(facts.year)
    return RecordRef("year_facts", known.id if known else "")
