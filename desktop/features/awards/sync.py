"""How nominations and awards given travel in a package: names and achievements only where persons may go.

Of an override only the rule travels: its reason may speak of somebody's health, which no package carries. An award that
was revoked travels no longer.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from desktop.core.contracts import Privacy, SyncedField, SyncedTable
from desktop.core.database import Reading
from desktop.core.records import plain
from desktop.features.awards.domain import Occasion, Status, vote_on
from desktop.features.awards.rules import Verdict
from desktop.features.awards.services import (
    all_award_history,
    all_nominations,
    assess,
    awards_in,
    meetings_of,
    subject_names,
)
from desktop.features.emulation.domain import SubjectKind
from desktop.features.emulation.services import list_campaigns


def _nominations(reading: Reading) -> Iterable[tuple[Any, ...]]:
    campaigns = list_campaigns(reading)
    verdicts = {one.nomination.id: one for one in assess(reading, campaigns)}
    meetings = {campaign.id: meetings_of(reading, campaign.id) for campaign in campaigns}
    names, awards = subject_names(reading), awards_in(reading)
    for one in sorted(all_nominations(reading), key=lambda nomination: nomination.id):
        judged, award = verdicts.get(one.id), awards.get(one.award)
        voted = vote_on(meetings[one.campaign_id], one.id)
        yes = voted[1].yes if voted else None
        voters = voted[0].voters(voted[1].asked_of(award).vote_base) if voted and award else None
        yield (
            one.id, one.campaign_id, one.award, award.name if award else one.award, one.subject_kind.value,
            one.subject_id, names.get(one.subject_id, ""), one.occasion.value, one.achievement,
            judged.verdict.value if judged else "", ";".join(kept.rule for kept in one.overrides),
            yes, voters, one.status.value, one.petition_number, plain(one.petition_date),
        )  # fmt: skip


def _history(reading: Reading) -> Iterable[tuple[Any, ...]]:
    names, awards = subject_names(reading), awards_in(reading)
    for one in sorted(all_award_history(reading), key=lambda given: given.id):
        if not one.stands:
            continue
        yield (
            one.id, one.award, awards[one.award].name if one.award in awards else one.award, one.subject_kind.value,
            one.subject_id, names.get(one.subject_id, ""), str(one.year), one.decision_number, plain(one.decided_on),
            one.issuer, one.occasion.value,
        )  # fmt: skip


def _options(*kinds: Any) -> tuple[str, ...]:
    return tuple(kind.value for kind in kinds)


TABLES = (
    SyncedTable(
        "nominations", "awards", "Đề nghị khen thưởng",
        (
            SyncedField("id", required=True),
            SyncedField("campaign_id", required=True),
            SyncedField("award", required=True),
            SyncedField("award_name"),
            SyncedField("subject_kind", required=True, options=_options(*SubjectKind)),
            SyncedField("subject_id", required=True),
            SyncedField("subject", privacy=Privacy.PERSON),
            SyncedField("occasion", options=_options(*Occasion)),
            SyncedField("achievement", privacy=Privacy.PERSON),
            SyncedField("verdict", options=_options(*Verdict)),
            SyncedField("overrides"),
            SyncedField("votes_yes", "integer"),
            SyncedField("voters", "integer"),
            SyncedField("status", required=True, options=_options(*Status)),
            SyncedField("petition_number"),
            SyncedField("petition_date", "date"),
        ),
        ("id",), _nominations, references=(("campaign_id", "campaigns"),),
    ),
    SyncedTable(
        "award_history", "awards", "Khen thưởng đã được tặng",
        (
            SyncedField("id", required=True),
            SyncedField("award", required=True),
            SyncedField("award_name"),
            SyncedField("subject_kind", required=True, options=_options(*SubjectKind)),
            SyncedField("subject_id", required=True),
            SyncedField("subject", privacy=Privacy.PERSON),
            SyncedField("year", "year", required=True),
            SyncedField("decision_number", required=True),
            SyncedField("decided_on", "date", required=True),
            SyncedField("issuer"),
            SyncedField("occasion", options=_options(*Occasion)),
        ),
        ("id",), _history,
    ),
)  # fmt: skip
