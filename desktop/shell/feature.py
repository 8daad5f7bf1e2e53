"""What a feature plugs into the frame. Importable without QtWidgets and without the database: its screens come late."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from desktop.core.errors import UserError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.core.contracts import (
        Check,
        Dependents,
        Eraser,
        Finding,
        ImportTarget,
        ListExport,
        RecordWords,
        Report,
        SyncedTable,
        Told,
    )
    from desktop.core.database import Reading
    from desktop.shell.workplace import Workplace


class Area(StrEnum):
    """The part of the navigation a screen stands in, in this order."""

    HOME = "home"
    PEOPLE = "people"
    RECOGNITION = "recognition"
    WELFARE = "welfare"
    PAPERS = "papers"
    EXCHANGE = "exchange"
    SETTINGS = "settings"


def no_words(_: object) -> None:
    return None


@dataclass(frozen=True)
class Found:
    """Something of a feature that Ctrl+K finds by its name; `place` is what the screen's `open_at` takes to show it."""

    title: str
    detail: str
    place: dict[str, Any]


@dataclass(frozen=True)
class FollowUp:
    """What to do after a list of the feature came in: the words of its button, and the dialog it opens."""

    title: Callable[[], str]
    open: Callable[[Workplace, QWidget], None]


@dataclass(frozen=True)
class Feature:
    """`name` is its folder; `title` is asked at every showing, for the language may change. `screen` builds the screen
    (a `widgets.screen.Screen`) on the first visit; a feature without one is not in the navigation. `home` builds its
    tile for the home screen, `desk` those at the desk of the union above, which receives. `find` gives the few records
    a typed text fits best. `words` gives the sentence of its own refusals, `explain` what to say and what to do about a
    cell of an imported list; both None for what is others'. `after_import` is offered where somebody who came in may be
    there already."""

    name: str
    title: Callable[[], str]
    icon: str
    area: Area
    screen: Callable[[Workplace], QWidget] | None = None
    reports: tuple[Report, ...] = ()
    imports: tuple[ImportTarget, ...] = ()
    exports: tuple[ListExport, ...] = ()
    synced: tuple[SyncedTable, ...] = ()
    checks: tuple[Check, ...] = ()
    dependents: tuple[Dependents, ...] = ()
    records: tuple[RecordWords, ...] = ()
    erasers: tuple[Eraser, ...] = ()
    told: tuple[Told, ...] = ()
    words: Callable[[UserError], str | None] = no_words
    explain: Callable[[Finding], tuple[str, str] | None] = no_words
    home: Callable[[Workplace], QWidget] | None = None
    desk: tuple[Callable[[Workplace], QWidget], ...] = ()
    find: Callable[[Reading, str], Sequence[Found]] | None = None
    after_import: FollowUp | None = None
