"""What awards plug into the program."""

from __future__ import annotations

from desktop.core.contracts import Dependents, RecordWords, Told
from desktop.core.late import attribute
from desktop.features.awards import services, words
from desktop.features.awards.imports import EXPORTS, AwardHistoryImport, NominationImport, YearFactsImport
from desktop.features.awards.reports import REPORTS
from desktop.features.awards.services.erasing import erase_of
from desktop.features.awards.sync import TABLES
from desktop.shell.feature import Area, Feature

FEATURE = Feature(
    name="awards",
    title=words.title,
    icon="award",
    area=Area.RECOGNITION,
    screen=lambda workplace: attribute("desktop.features.awards.ui.screen:AwardsScreen")(workplace),
    reports=REPORTS,
    imports=(NominationImport(), YearFactsImport(), AwardHistoryImport()),
    exports=EXPORTS,
    synced=TABLES,
    dependents=(
        Dependents("member", services.count_nominations_of, words.nominations),
        Dependents("member", services.count_ballots_on, words.ballots),
        Dependents("member", services.count_awards_of, words.awards),
    ),
    records=(RecordWords("year_facts", words.year_facts),),
    told=(Told("member", words.awards_given, services.awards_in_words),),
    erasers=(erase_of,),
    words=words.refusal,
    explain=words.explain,
    home=lambda workplace: attribute("desktop.features.awards.ui.home:home_tile")(workplace),
)
