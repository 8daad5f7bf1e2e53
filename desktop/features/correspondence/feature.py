"""What the register plugs into the program."""

from __future__ import annotations

from desktop.core.late import attribute
from desktop.features.correspondence import words
from desktop.features.correspondence.imports import DocumentImport
from desktop.features.correspondence.reports import EXPORT, REPORTS
from desktop.shell.feature import Area, Feature

FEATURE = Feature(
    name="correspondence",
    title=words.title,
    icon="file-text",
    area=Area.PAPERS,
    screen=lambda workplace: attribute("desktop.features.correspondence.ui.screen:CorrespondenceScreen")(workplace),
    reports=REPORTS,
    exports=(EXPORT,),
    imports=(DocumentImport(),),
    explain=words.explain,
    words=words.refusal,
)
