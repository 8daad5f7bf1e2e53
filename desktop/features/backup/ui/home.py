"""The backups' tile of the home screen."""

from __future__ import annotations

from pathlib import Path

from desktop.features.backup.services import backups_folder, list_backups
from desktop.features.backup.words import moment
from desktop.shell.home import Figure, Tile
from desktop.shell.workplace import Workplace
from desktop.widgets.cards import Card
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate


def home_tile(workplace: Workplace) -> Card:
    folder = workplace.database.path.parent
    title = translate("backup", "Backups")
    return Tile(workplace, "backup", "shield-check", title, lambda _: _figure(folder), ())


def _figure(folder: Path) -> Figure:
    found = list_backups(backups_folder(folder))
    if not found:
        return Figure("0", translate("backup", "Never backed up: press Enter and make one."), Tone.WARNING)
    text = translate("backup", "the latest of {when}").format(when=moment(found[0].made_at))
    return Figure(str(len(found)), text, Tone.GOOD)
