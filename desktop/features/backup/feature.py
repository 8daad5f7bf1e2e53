"""What backups plug into the program."""

from __future__ import annotations

from desktop.core.late import attribute
from desktop.features.backup import words
from desktop.shell.feature import Area, Feature

FEATURE = Feature(
    name="backup",
    title=words.title,
    icon="shield-check",
    area=Area.SETTINGS,
    screen=lambda workplace: attribute("desktop.features.backup.ui.screen:BackupsScreen")(workplace),
    words=words.refusal,
    home=lambda workplace: attribute("desktop.features.backup.ui.home:home_tile")(workplace),
    desk=(lambda workplace: attribute("desktop.features.backup.ui.home:home_tile")(workplace),),
)
