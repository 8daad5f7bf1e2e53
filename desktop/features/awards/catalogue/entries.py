"""One table of a TOML file, asked entry by entry, so that a slip of the pen is named."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from desktop.core.files import read_bytes
from desktop.features.awards.domain import CatalogueRefused

FILE_LIMIT = 1 << 20

V = TypeVar("V")
E = TypeVar("E", bound=Enum)


class Entry:
    """One table of a file, whose values are asked for by name and type."""

    def __init__(self, path: Path, place: str, table: dict[str, Any]) -> None:
        self.path, self.place, self.values = path, place, table
        self._asked: set[str] = set()

    def refuse(self, reason: str, name: str) -> CatalogueRefused:
        return CatalogueRefused(str(self.path), reason, f"{self.place}.{name}".lstrip("."))

    def finish(self) -> None:
        """Refuse what nobody asked for: a misspelt name would otherwise be passed over in silence."""
        for name in self.values:
            if name not in self._asked:
                raise self.refuse("unknown_field", name)

    def has(self, name: str) -> bool:
        self._asked.add(name)
        return name in self.values

    def take(self, name: str, kind: type[V]) -> V | None:
        self._asked.add(name)
        value = self.values.get(name)
        if value is None or type(value) is kind:
            return value
        raise self.refuse("wrong_type", name)

    def need(self, name: str, kind: type[V]) -> V:
        if (value := self.take(name, kind)) is None:
            raise self.refuse("missing", name)
        return value

    def text(self, name: str) -> str:
        if not (value := self.need(name, str).strip()):
            raise self.refuse("missing", name)
        return value

    def words(self, name: str) -> tuple[str, ...]:
        values = self.take(name, list) or []
        if not all(isinstance(value, str) for value in values):
            raise self.refuse("wrong_type", name)
        return tuple(values)

    def choice(self, name: str, kind: type[E]) -> E:
        return self._known(name, kind, self.text(name))

    def choices(self, name: str, kind: type[E]) -> tuple[E, ...]:
        if not (values := self.words(name)):
            raise self.refuse("missing", name)
        return tuple(self._known(name, kind, value) for value in values)

    def _known(self, name: str, kind: Callable[[str], E], value: str) -> E:
        try:
            return kind(value)
        except ValueError as error:
            raise self.refuse("unknown_choice", name) from error

    def table(self, name: str) -> Entry:
        return Entry(self.path, f"{self.place}.{name}".lstrip("."), self.need(name, dict))

    def tables(self, name: str) -> list[Entry]:
        found = list_of(self.path, self.values, name) if self.has(name) else []
        return [Entry(self.path, f"{self.place}.{name}[{at}]".lstrip("."), table) for at, table in enumerate(found)]

    def texts(self) -> dict[str, str]:
        return {name: self.text(name) for name in self.values}


def toml_of(path: Path, content: bytes | None = None) -> dict[str, Any]:
    """The tables of the file, or of `content` that was read from it. Raises CatalogueRefused, FileNotRead."""
    try:
        given = read_bytes(path, FILE_LIMIT) if content is None else content
        return tomllib.loads(given.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueRefused(str(path), "not_toml") from error


def list_of(path: Path, content: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found = content.get(name)
    if not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
        raise CatalogueRefused(str(path), "wrong_type" if name in content else "missing", name)
    return found
