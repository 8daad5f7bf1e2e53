"""The awards tile of the home screen."""

from __future__ import annotations

from desktop.core.database import Reading
from desktop.features.awards import services
from desktop.features.awards.rules import Verdict
from desktop.features.emulation.services import current_campaign, list_campaigns
from desktop.shell.home import Figure, Tile
from desktop.shell.workplace import Workplace
from desktop.widgets.cards import Card
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate


def home_tile(workplace: Workplace) -> Card:
    kinds = ("nomination", "registration", "year_facts", "award_meeting", "campaign")
    return Tile(workplace, "awards", "award", translate("awards", "Awards"), _figure, kinds)


def _figure(reading: Reading) -> Figure:
    campaign = current_campaign(reading) or next(iter(list_campaigns(reading)), None)
    found = services.assess(reading, [campaign]) if campaign else []
    if not found:
        return Figure("–", translate("awards", "Nobody has been nominated yet."))
    open_cases = sum(one.verdict is not Verdict.ELIGIBLE for one in found)
    if open_cases:
        text = translate("awards", "nominations; {count} are not eligible or need a look")
        return Figure(str(len(found)), text.format(count=open_cases), Tone.WARNING)
    return Figure(str(len(found)), translate("awards", "nominations, all eligible"), Tone.GOOD)
