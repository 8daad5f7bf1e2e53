"""The tile of dues on the home screen."""

from __future__ import annotations

from desktop.core.database import Reading
from desktop.features.dues import services
from desktop.features.dues.domain import month_name
from desktop.shell.home import Figure, Tile
from desktop.shell.workplace import Workplace
from desktop.widgets.cards import Card
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate


def home_tile(workplace: Workplace) -> Card:
    kinds = ("dues", "dues_receipt", "dues_payment", "dues_rule", "member")
    return Tile(workplace, "dues", "coins", translate("dues", "Union dues"), _figure, kinds)


def _figure(reading: Reading) -> Figure:
    found = services.overview(reading)
    owing, left = services.debts(reading)
    if found.latest is None:
        return Figure("–", translate("dues", "No month's table yet."))
    if found.missing:
        text = translate("dues", "The table of {month} is not made yet; {count} people owe {amount} đồng.")
        facts = {"month": month_name(found.missing[-1]), "count": owing, "amount": left}
        return Figure(str(owing), text.format(**facts), Tone.WARNING)
    if owing:
        text = translate("dues", "people owe {amount} đồng, up to {month}.")
        return Figure(str(owing), text.format(amount=left, month=month_name(found.latest)), Tone.WARNING)
    text = translate("dues", "Everybody has paid, up to {month}.")
    return Figure("0", text.format(month=month_name(found.latest)), Tone.GOOD)
