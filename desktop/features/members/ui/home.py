"""The members' tile of the home screen."""

from __future__ import annotations

from desktop.core.database import Reading
from desktop.features.members.services import headcount
from desktop.features.organization.services import get_union, list_sections
from desktop.shell.home import Figure, Tile
from desktop.shell.workplace import Workplace
from desktop.widgets.cards import Card
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate


def home_tile(workplace: Workplace) -> Card:
    kinds = ("member", "membership_event", "section", "union")
    return Tile(workplace, "members", "users", translate("members", "Members"), _figure, kinds)


def _figure(reading: Reading) -> Figure:
    count, sections = headcount(reading), list_sections(reading)
    if not count.total:
        return Figure("0", translate("members", "Start here: bring in the list you have."), Tone.ACCENT)
    text = translate("members", "{women} of them women, in {sections} sections")
    workers = get_union(reading).workers
    if workers and count.total > workers:
        text = translate("members", "More members than the {workers} people employed: please check.")
        return Figure(str(count.total), text.format(workers=workers), Tone.WARNING)
    return Figure(str(count.total), text.format(women=count.women, sections=len(sections)))
