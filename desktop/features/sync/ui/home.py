"""The packages' tile of the home screen."""

from __future__ import annotations

from desktop.core.clock import VIETNAM
from desktop.core.database import Reading
from desktop.features.sync import services
from desktop.shell.home import Figure, Tile
from desktop.shell.workplace import Workplace
from desktop.widgets.cards import Card
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate


def home_tile(workplace: Workplace) -> Card:
    kinds = ("package", "partner")
    return Tile(workplace, "sync", "usb", translate("sync", "Packages for the union above"), _figure, kinds)


def _figure(reading: Reading) -> Figure:
    ledger = services.list_ledger(reading)
    if not ledger:
        return Figure("–", translate("sync", "Nothing has been sent yet."))
    last = ledger[0]
    day = f"{last.made_at.astimezone(VIETNAM):%d/%m/%Y}"
    if last.acknowledged_at:
        text = translate("sync", "number {seq} of {day} was received by the union above")
        return Figure(str(len(ledger)), text.format(seq=last.seq, day=day), Tone.GOOD)
    return Figure(
        str(len(ledger)), translate("sync", "last: number {seq} of {day}, no answer yet").format(seq=last.seq, day=day)
    )
