"""What sending packages plugs into the program."""

from __future__ import annotations

from desktop.core.late import attribute
from desktop.features.sync import words
from desktop.features.sync.reports import REPORTS
from desktop.shell.feature import Area, Feature

FEATURE = Feature(
    name="sync",
    title=words.title,
    icon="usb",
    area=Area.EXCHANGE,
    screen=lambda workplace: attribute("desktop.features.sync.ui.screen:ExchangeScreen")(workplace),
    reports=REPORTS,
    words=words.refusal,
    home=lambda workplace: attribute("desktop.features.sync.ui.home:home_tile")(workplace),
)
