"""What the papers plug into the program: the gallery of every feature's papers."""

from __future__ import annotations

from desktop.core.late import attribute
from desktop.features.reports import words
from desktop.shell.feature import Area, Feature

FEATURE = Feature(
    name="reports",
    title=words.title,
    icon="printer",
    area=Area.PAPERS,
    screen=lambda workplace: attribute("desktop.features.reports.ui.screen:ReportsScreen")(workplace),
    words=words.refusal,
)
