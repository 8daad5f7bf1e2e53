"""The emulation tile of the home screen."""

from __future__ import annotations

from desktop.core.database import Reading
from desktop.features.emulation import services
from desktop.features.members.services import headcount
from desktop.shell.home import Figure, Tile
from desktop.shell.workplace import Workplace
from desktop.widgets.cards import Card
from desktop.widgets.words import translate


def home_tile(workplace: Workplace) -> Card:
    kinds = ("campaign", "registration", "member")
    return Tile(workplace, "emulation", "flag", translate("emulation", "Emulation"), _figure, kinds)


def _figure(reading: Reading) -> Figure:
    campaign = services.current_campaign(reading) or next(iter(services.list_campaigns(reading)), None)
    if campaign is None:
        return Figure("–", translate("emulation", "No campaign yet: enter what the union above launched."))
    registered = len(services.registered_titles(reading, campaign.id))
    text = translate("emulation", "registered for {campaign}; {members} members")
    return Figure(str(registered), text.format(campaign=campaign.code, members=headcount(reading).total))
