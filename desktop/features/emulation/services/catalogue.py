"""Titles, blocs and movements to choose from, and records written down in TOML files."""

from __future__ import annotations

import dataclasses
import tomllib
import types
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from desktop.core.files import read_bytes
from desktop.core.paths import resource
from desktop.core.vietnamese.text import clean
from desktop.features.emulation.domain import Bloc, CampaignFileRefused, Movement, SubjectKind, Title, is_valid_on

FILE_LIMIT = 1 << 20
T = TypeVar("T")


@dataclass(frozen=True)
class Catalogue:
    """What `emulation.toml` of the catalogues offers."""

    title: tuple[Title, ...]
    bloc: tuple[Bloc, ...]
    movement: tuple[Movement, ...]


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


def list_movements() -> list[Movement]:
    return list(catalogue().movement)


def read_toml(path: Path, kind: type[T], given: dict[str, Any] | None = None) -> T:
    """A frozen record written down in TOML, checked field by field; raises CampaignFileRefused, FileNotRead.

    `given` are values that the file must not contain.
    """
    try:
        content = tomllib.loads(read_bytes(path, FILE_LIMIT).decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CampaignFileRefused(str(path), "not_toml") from error
    try:
        return _built(kind, content, "", given or {})  # type: ignore[no-any-return]
    except _Wrong as wrong:
        raise CampaignFileRefused(str(path), wrong.reason, wrong.field, wrong.value) from wrong


@dataclass(eq=False)
class _Wrong(Exception):
    reason: str
    field: str
    value: str = ""


def _built(hint: Any, value: Any, field: str, given: dict[str, Any] | None = None) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(option for option in get_args(hint) if option is not type(None))
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise _Wrong("wrong_type", field)
        return tuple(_built(get_args(hint)[0], item, f"{field}.{number}") for number, item in enumerate(value, 1))
    if dataclasses.is_dataclass(hint):
        return _built_record(hint, value, field, given or {})
    if issubclass(hint, Enum):
        try:
            return hint(value)
        except ValueError as error:
            raise _Wrong("unknown_choice", field, str(value)) from error
    if not isinstance(value, hint) or isinstance(value, bool | datetime):
        raise _Wrong("wrong_type", field, str(value))
    return clean(value) if isinstance(value, str) else value


def _built_record(kind: Any, value: Any, field: str, given: dict[str, Any]) -> Any:
    if not isinstance(value, dict):
        raise _Wrong("wrong_type", field)
    hints, where = get_type_hints(kind), f"{field}." if field else ""
    fields = {one.name: one for one in dataclasses.fields(kind)}
    for name in value:
        if name not in fields or name in given or name == "revision":
            raise _Wrong("unknown_field", f"{where}{name}")
    for name, one in fields.items():
        if name not in value and name not in given and one.default is dataclasses.MISSING:
            raise _Wrong("missing", f"{where}{name}")
    return kind(**given, **{name: _built(hints[name], item, f"{where}{name}") for name, item in value.items()})
