"""Every feature, in menu order, one line each: what engines and the frame learn about the program comes from here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from desktop.core.contracts import ImportTarget, ListExport, Report, SyncedTable
from desktop.core.errors import UserError
from desktop.core.late import attribute
from desktop.features.accounts import words as accounts
from desktop.features.awards.feature import FEATURE as AWARDS
from desktop.features.backup.feature import FEATURE as BACKUP
from desktop.features.correspondence.feature import FEATURE as CORRESPONDENCE
from desktop.features.dues.feature import FEATURE as DUES
from desktop.features.emulation.feature import FEATURE as EMULATION
from desktop.features.federation.feature import FEATURE as FEDERATION
from desktop.features.importing.feature import FEATURE as IMPORTING
from desktop.features.members.feature import FEATURE as MEMBERS
from desktop.features.organization.feature import FEATURE as ORGANIZATION
from desktop.features.reports.feature import FEATURE as REPORTS
from desktop.features.sync.feature import FEATURE as SYNC
from desktop.features.tet_gifts.feature import FEATURE as TET_GIFTS
from desktop.shell import words as shell
from desktop.shell.feature import Area, Feature

HOME = Feature(
    name="home",
    title=shell.home_title,
    icon="house",
    area=Area.HOME,
    screen=lambda workplace: attribute("desktop.shell.home:HomeScreen")(workplace),
)

FEATURES: tuple[Feature, ...] = (
    HOME,
    MEMBERS,
    DUES,
    EMULATION,
    AWARDS,
    TET_GIFTS,
    REPORTS,
    CORRESPONDENCE,
    SYNC,
    FEDERATION,
    IMPORTING,
    ORGANIZATION,
    BACKUP,
)


def reports() -> tuple[Report, ...]:
    return tuple(report for feature in FEATURES for report in feature.reports)


def import_targets() -> dict[str, ImportTarget]:
    return {target.name: target for feature in FEATURES for target in feature.imports}


def exports() -> dict[str, ListExport]:
    return {export.name: export for feature in FEATURES for export in feature.exports}


def synced_tables() -> tuple[SyncedTable, ...]:
    return tuple(table for feature in FEATURES for table in feature.synced)


def sentence(error: UserError) -> str:
    """The refusal in the user's language; every refusal has one, by test."""
    return next((text for speak in _speakers() if (text := speak(error))), str(error))


def _speakers() -> Iterator[Callable[[UserError], str | None]]:
    yield from (feature.words for feature in FEATURES)
    yield accounts.refusal
    yield shell.refusal
