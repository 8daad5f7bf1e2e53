"""What Tết gifts plug into the program."""

from __future__ import annotations

from desktop.core.contracts import Dependents, RecordWords
from desktop.core.late import attribute
from desktop.features.tet_gifts import desk_words, words
from desktop.features.tet_gifts.imports import EXPORT, BeneficiaryImport
from desktop.features.tet_gifts.reports import REPORTS
from desktop.features.tet_gifts.services import count_gifts_of
from desktop.features.tet_gifts.services.erasing import erase_of
from desktop.features.tet_gifts.sync import TABLES
from desktop.shell.feature import Area, Feature

FEATURE = Feature(
    name="tet_gifts",
    title=words.title,
    icon="gift",
    area=Area.WELFARE,
    screen=lambda workplace: attribute("desktop.features.tet_gifts.ui.screen:TetGiftsScreen")(workplace),
    reports=REPORTS,
    imports=(BeneficiaryImport(),),
    exports=(EXPORT,),
    synced=TABLES,
    dependents=(Dependents("member", count_gifts_of, words.gifts),),
    records=(RecordWords("tet_gift", words.gift),),
    erasers=(erase_of,),
    words=lambda error: words.refusal(error) or desk_words.refusal(error),
    explain=words.explain,
    home=lambda workplace: attribute("desktop.features.tet_gifts.ui.home:home_tile")(workplace),
)
