"""Questions about nominations and deeds upon them: nominate, set a rule aside, vote, submit, record the decision."""

from __future__ import annotations

from desktop.features.awards.services.assessment import (
    Assessment,
    assess,
    check_nominations,
    nominations_as_json,
    proposable,
)
from desktop.features.awards.services.ballots import (
    record_ballot,
)
from desktop.features.awards.services.book import (
    packs_for,
)
from desktop.features.awards.services.dossier import (
    Missing,
    missing_from_dossier,
)
from desktop.features.awards.services.history import (
    add_award_history,
    add_service_period,
    all_award_history,
    award_history,
    count_awards_of,
    remove_award_history,
    remove_service_period,
    service_periods,
    set_year_facts,
    year_facts,
)
from desktop.features.awards.services.journey import (
    record_decision,
    submit,
)
from desktop.features.awards.services.nominations import (
    add_nominations,
    change_nomination,
    nominate,
    override,
    refuse_unfitting,
    take_override_back,
    withdraw,
)
from desktop.features.awards.services.quotas import (
    QuotaLine,
    QuotaMeter,
    quota_meter,
)
from desktop.features.awards.services.reading import (
    all_nominations,
    count_ballots_on,
    count_nominations_of,
    latest_meeting,
    list_nominations,
    meetings_of,
    nominated_members,
    subject_names,
)

__all__ = [
    "Assessment",
    "Missing",
    "QuotaLine",
    "QuotaMeter",
    "add_award_history",
    "add_nominations",
    "add_service_period",
    "all_award_history",
    "all_nominations",
    "assess",
    "award_history",
    "change_nomination",
    "check_nominations",
    "count_awards_of",
    "count_ballots_on",
    "count_nominations_of",
    "latest_meeting",
    "list_nominations",
    "meetings_of",
    "missing_from_dossier",
    "nominate",
    "nominated_members",
    "nominations_as_json",
    "override",
    "packs_for",
    "proposable",
    "quota_meter",
    "record_ballot",
    "record_decision",
    "refuse_unfitting",
    "remove_award_history",
    "remove_service_period",
    "service_periods",
    "set_year_facts",
    "subject_names",
    "submit",
    "take_override_back",
    "withdraw",
    "year_facts",
]
