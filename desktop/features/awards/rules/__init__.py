"""The eligibility engine: facts about a nominee and rule packs in, one explained answer for each rule out.

Pure: nothing is read, no clock is asked, nothing is rounded, so the same facts and the same packs give the same bytes.
A fact that nobody has recorded is never taken for a good one: the rule then warns and says how to fill the gap.
"""

from __future__ import annotations

from desktop.features.awards.rules.engine import (
    JUDGES,
    Judge,
    check,
)
from desktop.features.awards.rules.facts import (
    NomineeFacts,
    Person,
    RecognisedInitiative,
    has_degree,
)
from desktop.features.awards.rules.outcomes import (
    Answer,
    CheckOutcome,
    Judgement,
    Outcome,
    RecordRef,
    Verdict,
    Wording,
    verdict,
)
from desktop.features.awards.rules.packs import (
    ANY,
    Base,
    Group,
    LegalBasis,
    Origin,
    Recommended,
    Rule,
    RuleKind,
    RulePack,
    Severity,
    ValueGroup,
    VoteRule,
    packs_on,
    quota_limit,
    rounded_share,
    voted_by,
)

__all__ = [
    "ANY",
    "JUDGES",
    "Answer",
    "Base",
    "CheckOutcome",
    "Group",
    "Judge",
    "Judgement",
    "LegalBasis",
    "NomineeFacts",
    "Origin",
    "Outcome",
    "Person",
    "RecognisedInitiative",
    "Recommended",
    "RecordRef",
    "Rule",
    "RuleKind",
    "RulePack",
    "Severity",
    "ValueGroup",
    "Verdict",
    "VoteRule",
    "Wording",
    "check",
    "has_degree",
    "packs_on",
    "quota_limit",
    "rounded_share",
    "verdict",
    "voted_by",
]
