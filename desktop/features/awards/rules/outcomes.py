"""What a rule answers: value found, what is asked, the article, the record it came from, how to fix it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.features.awards.domain import Override


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
    MET_NEVER = "met_never"  # a waiting period that never began
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


def verdict(checks: Iterable[CheckOutcome]) -> Verdict:
    """Not eligible while a failed rule stands without a written reason; a rule set aside still needs attention."""
    checks = tuple(checks)
    if any(check.outcome is Outcome.FAIL and check.override is None for check in checks):
        return Verdict.NOT_ELIGIBLE
    if any(check.outcome is not Outcome.PASS for check in checks):
        return Verdict.NEEDS_ATTENTION
    return Verdict.ELIGIBLE
