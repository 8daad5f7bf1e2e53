"""Questions about campaigns and deeds upon them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop.core.database import Reading, Transaction
from desktop.core.merging import is_named
from desktop.core.vietnamese.text import fold
from desktop.features.emulation.domain import (
    Campaign,
    CampaignCodeTaken,
    CampaignInUse,
    CampaignStatus,
    NoSuchCampaign,
    refuse_impossible,
    tidied,
)
from desktop.features.emulation.services.catalogue import read_toml
from desktop.features.emulation.storage import CampaignStore


def list_campaigns(reading: Reading) -> list[Campaign]:
    """The latest first."""
    return CampaignStore(reading).newest_first()


def campaign_choices(reading: Reading) -> list[tuple[str, str]]:
    """Codes and names, the latest first: what a paper can be about."""
    return [(campaign.code, campaign.name) for campaign in list_campaigns(reading)]


def get_campaign(reading: Reading, id: str) -> Campaign:
    """Raises NotFound."""
    return CampaignStore(reading).get(id)


def find_campaign_by_code(reading: Reading, code: str = "") -> Campaign:
    """By code, case aside; the current one without a code. Raises NoSuchCampaign."""
    campaigns, wanted = list_campaigns(reading), fold(code)
    found = next((one for one in campaigns if fold(one.code) == wanted), None) if wanted else current_campaign(reading)
    if found is None:
        raise NoSuchCampaign(code, tuple(campaign.code for campaign in campaigns))
    return found


def current_campaign(reading: Reading) -> Campaign | None:
    """The open campaign that runs today, else the latest open one, else the latest of all."""
    campaigns, today = list_campaigns(reading), reading.today()
    opened = [one for one in campaigns if one.status is CampaignStatus.OPEN]
    running = [one for one in opened if one.start <= today <= one.end]
    return next(iter([*running, *opened, *campaigns]), None)


def launch_campaign(tx: Transaction, draft: Campaign) -> Campaign:
    """Add a campaign; `draft.id` is ignored. Raises FieldRefused, CampaignCodeTaken."""
    campaign = tidied(replace(draft, id=tx.new_id()))
    refuse_impossible(campaign)
    _refuse_code_taken(tx, campaign)
    return CampaignStore(tx).add(campaign)


def change_campaign(tx: Transaction, campaign: Campaign) -> Campaign:
    """Raises FieldRefused, CampaignCodeTaken, ChangedMeanwhile, NotFound."""
    campaign = tidied(campaign)
    refuse_impossible(campaign)
    _refuse_code_taken(tx, campaign)
    return CampaignStore(tx).replace(campaign)


def remove_campaign(tx: Transaction, id: str) -> Campaign:
    """For one launched by mistake; raises CampaignInUse once anything names it, in this feature or another."""
    campaign = get_campaign(tx, id)
    if is_named(tx, id):
        raise CampaignInUse(campaign.code)
    return CampaignStore(tx).remove(id)


def read_campaign_file(path: Path) -> Campaign:
    """The campaign in a TOML file, ready for `launch_campaign`; raises CampaignFileRefused, FileNotRead."""
    return read_toml(path, Campaign, {"id": ""})


def _refuse_code_taken(tx: Transaction, campaign: Campaign) -> None:
    for other in list_campaigns(tx):
        if fold(other.code) == fold(campaign.code) and other.id != campaign.id:
            raise CampaignCodeTaken(campaign.code, other.name)
