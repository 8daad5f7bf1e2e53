"""What dues plug into the program. There is no `sync.py`: what somebody earns and pays leaves in no package."""

from __future__ import annotations

from desktop.core.contracts import Dependents, RecordWords
from desktop.core.late import attribute
from desktop.features.dues import words
from desktop.features.dues.imports import DuesImport
from desktop.features.dues.reports import REPORTS
from desktop.features.dues.reports.lists import EXPORT
from desktop.features.dues.services import count_receipts_of
from desktop.features.dues.services.erasing import erase_of
from desktop.shell.feature import Area, Feature

FEATURE = Feature(
    name="dues",
    title=words.title,
    icon="coins",
    area=Area.PEOPLE,
    screen=lambda workplace: attribute("desktop.features.dues.ui.screen:DuesScreen")(workplace),
    reports=REPORTS,
    exports=(EXPORT,),
    imports=(DuesImport(),),
    explain=words.explain,
    dependents=(Dependents("member", count_receipts_of, words.receipts),),
    records=(RecordWords("dues", words.dues_words),),
    erasers=(erase_of,),
    words=words.refusal,
    home=lambda workplace: attribute("desktop.features.dues.ui.home:home_tile")(workplace),
)
