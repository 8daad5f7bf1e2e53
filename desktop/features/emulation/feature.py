"""What emulation plugs into the program."""

from __future__ import annotations

from desktop.core.contracts import Dependents, RecordWords
from desktop.core.late import attribute
from desktop.features.emulation import words
from desktop.features.emulation.imports import EXPORTS, InitiativeImport, RegistrationImport, WorkItemImport
from desktop.features.emulation.reports import REPORTS
from desktop.features.emulation.services import count_authorships, count_registrations_of, count_work_items_of
from desktop.features.emulation.services.erasing import erase_of
from desktop.features.emulation.sync import TABLES
from desktop.shell.feature import Area, Feature

FEATURE = Feature(
    name="emulation",
    title=words.title,
    icon="flag",
    area=Area.RECOGNITION,
    screen=lambda workplace: attribute("desktop.features.emulation.ui.screen:EmulationScreen")(workplace),
    reports=REPORTS,
    imports=(RegistrationImport(), InitiativeImport(), WorkItemImport()),
    exports=EXPORTS,
    synced=TABLES,
    dependents=(
        Dependents("member", count_registrations_of, words.registrations),
        Dependents("member", count_authorships, words.authorships),
        Dependents("member", count_work_items_of, words.work_items),
    ),
    records=(
        RecordWords("registration", words.registration),
        RecordWords("initiative_author", words.initiative_author),
    ),
    erasers=(erase_of,),
    words=words.refusal,
    explain=words.explain,
    home=lambda workplace: attribute("desktop.features.emulation.ui.home:home_tile")(workplace),
)
