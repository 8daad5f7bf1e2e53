"""Everything the nominations of one campaign are shown from, read at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.core.database import Reading
from desktop.features.awards import services
from desktop.features.awards.domain import AwardType, Meeting, Step
from desktop.features.awards.services import Assessment, Missing, QuotaMeter
from desktop.features.emulation.domain import Campaign
from desktop.features.emulation.services import current_campaign, list_campaigns
from desktop.features.organization.services import get_union


@dataclass(frozen=True)
class Look:
    campaigns: tuple[Campaign, ...]
    campaign: Campaign | None
    assessments: tuple[Assessment, ...] = ()
    meter: QuotaMeter | None = None
    missing: tuple[Missing, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    steps: Mapping[str, tuple[Step, ...]] = field(default_factory=dict)
    awards: Mapping[str, AwardType] = field(default_factory=dict)
    chair: str = ""


def look(reading: Reading, campaign_id: str) -> Look:
    campaigns, awards = tuple(list_campaigns(reading)), services.awards_in(reading)
    campaign = next((one for one in campaigns if one.id == campaign_id), None) or current_campaign(reading)
    if campaign is None:
        return Look(campaigns, None, awards=awards)
    found = tuple(services.assess(reading, [campaign]))
    return Look(
        campaigns,
        campaign,
        found,
        services.quota_meter(reading, campaign.code),
        tuple(services.missing_from_dossier(reading, campaign.code, found)),
        tuple(services.meetings_of(reading, campaign.id)),
        services.steps_of_many(reading, (one.id for one in found)),
        awards,
        get_union(reading).chair,
    )
