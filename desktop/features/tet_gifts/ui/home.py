"""The Tết tile of the home screen."""

from __future__ import annotations

from desktop.core.database import Reading
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import GIVEN, WAITING, GiftQuery
from desktop.features.tet_gifts.money_words import deadline_sentence
from desktop.shell.home import Figure, Tile
from desktop.shell.workplace import Workplace
from desktop.widgets.cards import Card
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

SOON = 3
"""Days before a deadline from which the tile shows it in amber."""


def home_tile(workplace: Workplace) -> Card:
    kinds = ("tet_campaign", "tet_scheme", "tet_gift", "tet_distribution", "tet_settlement")
    return Tile(workplace, "tet_gifts", "gift", translate("tet_gifts", "Tết gifts"), _figure, kinds)


def _figure(reading: Reading) -> Figure:
    campaign = services.current_campaign(reading)
    if campaign is None:
        return Figure("–", translate("tet_gifts", "No Tết programme yet."))
    states = services.count_by_state(reading, GiftQuery(campaign_id=campaign.id))
    next_day = services.next_deadline(reading, campaign)
    given = sum(states.get(state, 0) for state in GIVEN)
    waiting = sum(states.get(state, 0) for state in WAITING)
    text = translate("tet_gifts", "{name}: {given} handed out, {waiting} waiting")
    told = text.format(name=campaign.name, given=given, waiting=waiting)
    if next_day is None:
        return Figure(str(sum(states.values())), told)
    deadline, day = next_day
    told = f"{told}. {deadline_sentence(deadline, day, reading.today())}"
    left = (day - reading.today()).days
    tone = Tone.BAD if left < 0 else Tone.WARNING if left <= SOON else Tone.NEUTRAL
    return Figure(str(sum(states.values())), told, tone)
