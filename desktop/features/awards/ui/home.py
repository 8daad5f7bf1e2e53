"""The awards tile of the home screen: what is late comes first, then open cases, then who becomes due."""

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
    kinds = ("nomination", "nomination_step", "registration", "year_facts", "award_meeting", "campaign",
             "award_history", "member")  # fmt: skip
    return Tile(workplace, "awards", "award", translate("awards", "Awards"), _figure, kinds)


def _figure(reading: Reading) -> Figure:
    campaign = current_campaign(reading) or next(iter(list_campaigns(reading)), None)
    found = services.assess(reading, [campaign]) if campaign else []
    figure, tone = (str(len(found)) if found else "–"), Tone.GOOD if found else Tone.NEUTRAL
    said = []
    requests = services.open_requests(reading)
    if late := sum(one.is_late for one in requests):
        tone = Tone.BAD
        said.append(translate("awards", "{count} answers to the superior are overdue").format(count=late))
    elif requests:
        tone = Tone.WARNING
        said.append(translate("awards", "{count} answers to the superior are open").format(count=len(requests)))
    if open_cases := sum(one.verdict is not Verdict.ELIGIBLE for one in found):
        tone = tone if tone is Tone.BAD else Tone.WARNING
        text = translate("awards", "nominations; {count} are not eligible or need a look")
        said.insert(0, text.format(count=open_cases))
    elif found:
        said.insert(0, translate("awards", "nominations, all eligible"))
    else:
        said.insert(0, translate("awards", "Nobody has been nominated yet."))
    if due := sum(not one.nominated for one in services.due_soon(reading)):
        said.append(translate("awards", "{count} become due for an award within a year").format(count=due))
    return Figure(figure, ". ".join(one.rstrip(".") for one in said) + ("." if len(said) > 1 else ""), tone)
