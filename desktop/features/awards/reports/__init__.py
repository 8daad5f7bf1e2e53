"""The papers of awards: tờ trình (R8), trích ngang (R9), minutes with ballot (R10), achievements (R11), eligibility.

What a dossier holds and in which order is `dossier`; what it lacks stands beside it, with whose it is and why.
"""

from __future__ import annotations

from desktop.features.awards.reports.conditions import eligibility
from desktop.features.awards.reports.minutes import award_minutes
from desktop.features.awards.reports.nominees import nomination_list
from desktop.features.awards.reports.plugs import REPORTS
from desktop.features.awards.reports.proposal import award_proposal
from desktop.features.awards.reports.whole import Dossier, dossier
from desktop.features.awards.reports.words import VERDICTS

__all__ = [
    "REPORTS",
    "VERDICTS",
    "Dossier",
    "award_minutes",
    "award_proposal",
    "dossier",
    "eligibility",
    "nomination_list",
]
