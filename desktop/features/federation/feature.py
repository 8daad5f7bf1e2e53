"""What receiving packages plugs into the program."""

from __future__ import annotations

from desktop.core.late import attribute
from desktop.features.federation import words
from desktop.shell.feature import Area, Feature

FEATURE = Feature(
    name="federation",
    title=words.title,
    icon="inbox",
    area=Area.EXCHANGE,
    screen=lambda workplace: attribute("desktop.features.federation.ui.screen:ReceiveScreen")(workplace),
    words=words.refusal,
    desk=(
        lambda workplace: attribute("desktop.features.federation.ui.home:received_tile")(workplace),
        lambda workplace: attribute("desktop.features.federation.ui.home:silent_tile")(workplace),
        lambda workplace: attribute("desktop.features.federation.ui.home:totals_tile")(workplace),
    ),
)
