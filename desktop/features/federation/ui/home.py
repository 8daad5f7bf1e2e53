"""What the desk of the union above must see first: who sent, who did not, and what it comes to."""

from __future__ import annotations

from desktop.core.clock import VIETNAM
from desktop.core.database import Reading
from desktop.features.federation import services
from desktop.features.federation.words import amounts
from desktop.features.sync.domain import Partner, Role, Trust
from desktop.features.sync.services import list_partners
from desktop.shell.home import Figure, Tile
from desktop.shell.workplace import Workplace
from desktop.widgets.cards import Card
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

MOST_NAMED, MOST_COUNTED = 3, 6


def received_tile(workplace: Workplace) -> Card:
    title = translate("federation", "Units that sent")
    return Tile(workplace, "federation", "inbox", title, _received, ("partner",))


def silent_tile(workplace: Workplace) -> Card:
    title = translate("federation", "Units that did not send")
    return Tile(workplace, "sync", "building-2", title, _silent, ("partner",), tab="partners")


def totals_tile(workplace: Workplace) -> Card:
    title = translate("federation", "Totals of all units")
    return Tile(workplace, "federation", "list-checks", title, _totals, (), tab="units")


def _received(reading: Reading) -> Figure:
    packages = services.list_packages(reading)
    if not packages:
        return Figure("0", translate("federation", "Start here: open the stick of a unit."), Tone.ACCENT)
    text = translate("federation", "of {known} whose card is known; the latest package is of {unit}, {day}")
    latest = packages[0]
    day = f"{latest.received_at.astimezone(VIETNAM):%d/%m/%Y}"
    known = len(_units(reading))
    return Figure(str(len(services.list_units(reading))), text.format(known=known, unit=latest.unit_name, day=day))


def _silent(reading: Reading) -> Figure:
    units = _units(reading)
    if not units:
        text = translate("federation", "No card of a unit yet: add them, so that packages can be told from forgeries.")
        return Figure("–", text)
    heard = {head.unit_id for head in services.list_units(reading)}
    silent = [unit.name for unit in units if unit.unit_id not in heard]
    if not silent:
        return Figure("0", translate("federation", "Every unit whose card is known has sent."), Tone.GOOD)
    more = "…" if len(silent) > MOST_NAMED else ""
    return Figure(str(len(silent)), "; ".join(silent[:MOST_NAMED]) + more, Tone.WARNING)


def _totals(reading: Reading) -> Figure:
    found = services.summarize(reading)
    if not found.units:
        return Figure("–", translate("federation", "What units sent is added up here after it was accepted."))
    largest = sorted(found.totals.items(), key=lambda pair: -pair[1])[:MOST_COUNTED]
    return Figure("", amounts(dict(largest), found.labels))


def _units(reading: Reading) -> list[Partner]:
    return [one for one in list_partners(reading) if one.role is Role.UNION and one.trust is not Trust.REVOKED]
