"""What the importer plugs into the program."""

from __future__ import annotations

from desktop.core.late import attribute
from desktop.features.importing import words
from desktop.shell.feature import Area, Feature

FEATURE = Feature(
    name="importing",
    title=words.title,
    icon="import",
    area=Area.EXCHANGE,
    screen=lambda workplace: attribute("desktop.features.importing.ui.screen:ImportsScreen")(workplace),
    erasers=(lambda tx, ids: attribute("desktop.features.importing.services:erase_of")(tx, ids),),
    words=words.refusal,
)
