"""What the members plug into the program."""

from __future__ import annotations

from desktop.core.late import attribute
from desktop.features.members import words
from desktop.features.members.imports import EXPORT, MemberImport
from desktop.features.members.reports import REPORTS
from desktop.features.members.sync import TABLES
from desktop.shell.feature import Area, Feature

FEATURE = Feature(
    name="members",
    title=words.title,
    icon="users",
    area=Area.PEOPLE,
    screen=lambda workplace: attribute("desktop.features.members.ui.screen:MembersScreen")(workplace),
    reports=REPORTS,
    imports=(MemberImport(),),
    exports=(EXPORT,),
    synced=TABLES,
    words=words.refusal,
    explain=words.explain,
    home=lambda workplace: attribute("desktop.features.members.ui.home:home_tile")(workplace),
)
