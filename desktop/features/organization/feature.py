"""What the union's own page plugs into the program."""

from __future__ import annotations

from desktop.core.late import attribute
from desktop.features.organization import words
from desktop.shell.feature import Area, Feature

FEATURE = Feature(
    name="organization",
    title=words.title,
    icon="building-2",
    area=Area.SETTINGS,
    screen=lambda workplace: attribute("desktop.features.organization.ui.screen:OrganizationScreen")(workplace),
    words=words.refusal,
)
