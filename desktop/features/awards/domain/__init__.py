"""Awards, nominations, votes, and the facts of a year that eligibility rules ask for.

A vote is compared as an exact fraction of whole ballots: 79,6 % is not 80 %. The year an award is for and the day it
was decided are two fields, because a decision for 2025 is often signed in 2026.
"""

from __future__ import annotations

from desktop.features.awards.domain.awards import (
    NOT_A_STEP,
    AwardKind,
    AwardType,
    DecidedBy,
    Occasion,
    Paper,
    VoteBase,
)
from desktop.features.awards.domain.history import (
    AwardHistory,
    Discipline,
    Rating,
    YearFacts,
    refuse_unfounded,
)
from desktop.features.awards.domain.meeting import (
    Meeting,
    Vote,
    passes,
    print_percent,
    refuse_impossible_vote,
)
from desktop.features.awards.domain.nomination import (
    AWAITING_DECISION,
    BEFORE_SUBMISSION,
    BEFORE_VOTE,
    OVER,
    Nomination,
    Override,
    Status,
)
from desktop.features.awards.domain.refusals import (
    AlreadyNominated,
    CatalogueRefused,
    NoMeeting,
    NoSuchAward,
    NotEligible,
    NothingToOverride,
    NothingToPropose,
    NotOursToGive,
    OverrideReasonMissing,
    StatusForbids,
    SubjectNotFitting,
    VoteImpossible,
)
from desktop.features.awards.domain.service import (
    Post,
    ServicePeriod,
    months_between,
    service_months,
)

__all__ = [
    "AWAITING_DECISION",
    "BEFORE_SUBMISSION",
    "BEFORE_VOTE",
    "NOT_A_STEP",
    "OVER",
    "AlreadyNominated",
    "AwardHistory",
    "AwardKind",
    "AwardType",
    "CatalogueRefused",
    "DecidedBy",
    "Discipline",
    "Meeting",
    "NoMeeting",
    "NoSuchAward",
    "Nomination",
    "NotEligible",
    "NotOursToGive",
    "NothingToOverride",
    "NothingToPropose",
    "Occasion",
    "Override",
    "OverrideReasonMissing",
    "Paper",
    "Post",
    "Rating",
    "ServicePeriod",
    "Status",
    "StatusForbids",
    "SubjectNotFitting",
    "Vote",
    "VoteBase",
    "VoteImpossible",
    "YearFacts",
    "months_between",
    "passes",
    "print_percent",
    "refuse_impossible_vote",
    "refuse_unfounded",
    "service_months",
]
