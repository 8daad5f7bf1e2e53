"""Titles, blocs and movements to choose from, and records written down in TOML files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from desktop.core.paths import resource
from desktop.core.toml_records import Unfitting, read_record
from desktop.features.emulation.domain import (
    Bloc,
    CampaignFileRefused,
    Movement,
    Programme,
    SubjectKind,
    Title,
    is_valid_on,
)

T = TypeVar("T")


@dataclass(frozen=True)
class Catalogue:
    """What `emulation.toml` of the catalogues offers."""

    title: tuple[Title, ...]
    bloc: tuple[Bloc, ...]
    movement: tuple[Movement, ...]
    programme: tuple[Programme, ...] = ()


@cache
def catalogue() -> Catalogue:
    return read_toml(resource("catalogues", "emulation.toml"), Catalogue)


def list_titles(kind: SubjectKind | None = None, on: date | None = None) -> list[Title]:
    """Titles for one kind of subject, in the order of the catalogue; those that exist on the day, when one is given."""
    return [
        title
        for title in catalogue().title
        if (kind is None or title.subject is kind) and (on is None or is_valid_on(title, on))
    ]


def title_names() -> dict[str, str]:
    return {title.code: title.name for title in catalogue().title}


def list_blocs(on: date) -> list[Bloc]:
    """Blocs that exist on the day: what a new campaign may choose from."""
    return [bloc for bloc in catalogue().bloc if is_valid_on(bloc, on)]


def list_programmes() -> list[Programme]:
    return list(catalogue().programme)


def list_movements() -> list[Movement]:
    return list(catalogue().movement)


def read_toml(path: Path, kind: type[T], given: dict[str, Any] | None = None) -> T:
    """A record of this feature written down in TOML; raises CampaignFileRefused, FileNotRead."""
    try:
        return read_record(path, kind, given)
    except Unfitting as found:
        raise CampaignFileRefused(str(path), found.reason, found.field, found.value) from found
