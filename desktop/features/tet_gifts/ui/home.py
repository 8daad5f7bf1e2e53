"""The Tết tile of the home screen."""

from __future__ import annotations

from desktop.core.database import Reading
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import GIVEN, WAITING, GiftQuery
from desktop.shell.home import Figure, Tile
from desktop.shell.workplace import Workplace
from desktop.widgets.cards import Card
from desktop.widgets.words import translate


def home_tile(workplace: Workplace) -> Card:
    kinds = ("tet_campaign", "tet_scheme", "tet_gift", "tet_distribution")
    return Tile(workplace, "tet_gifts", "gift", translate("tet_gifts", "Tết gifts"), _figure, kinds)


def _figure(reading: Reading) -> Figure:
    campaign = services.current_campaign(reading)
    if campaign is None:
        return Figure("–", translate("tet_gifts", "No Tết programme yet."))
    states = services.count_by_state(reading, GiftQuery(campaign_id=campaign.id))
    given = sum(states.get(state, 0) for state in GIVEN)
    waiting = sum(states.get(state, 0) for state in WAITING)
    text = translate("tet_gifts", "{name}: {given} handed out, {waiting} waiting")
    return Figure(str(sum(states.values())), text.format(name=campaign.name, given=given, waiting=waiting))
