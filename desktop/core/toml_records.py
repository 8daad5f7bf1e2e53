"""Frozen records written down in TOML, checked entry by entry, so that a slip of the pen is named."""

from __future__ import annotations

import dataclasses
import re
import tomllib
import types
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from desktop.core.files import read_bytes
from desktop.core.vietnamese.text import clean, clean_lines

LIMIT = 1 << 20
LINES = types.MappingProxyType({"lines": True})
"""Metadata of a field whose text may have several lines; all other texts are one."""
T = TypeVar("T")


@dataclass(eq=False)
class Unfitting(Exception):
    """What is wrong with a file; the caller makes a refusal of it.

    `reason`: `not_toml` (`value` is the number of the line, where it is known), `unknown_field`, `missing` (also
    empty), `wrong_type` or `unknown_choice`; `field`: `phases.2.start`; `expected`: the entries, choices or the kind
    of value (`text`, `number`, `decimal`, `yes_or_no`, `date`, `list`, `table`) that may stand there.
    """

    reason: str
    field: str = ""
    value: str = ""
    expected: tuple[str, ...] = ()


def read_record(path: Path, kind: type[T], given: Mapping[str, Any] | None = None) -> T:
    """The record in the file, its texts cleaned. `given` are values that the file must not contain.

    Raises Unfitting, FileNotRead.
    """
    try:
        content = tomllib.loads(read_bytes(path, LIMIT).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Unfitting("not_toml") from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise Unfitting("not_toml", value=line[1] if line else "") from error
    except RecursionError as error:  # lists in lists in lists, made for it
        raise Unfitting("not_toml") from error
    return _built(kind, content, "", given or {})  # type: ignore[no-any-return]


def _built(hint: Any, value: Any, field: str, given: Mapping[str, Any] | None = None) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(option for option in get_args(hint) if option is not type(None))
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise _wrong_type(field, value, "list")
        return tuple(_built(get_args(hint)[0], item, f"{field}.{number}") for number, item in enumerate(value, 1))
    if dataclasses.is_dataclass(hint):
        return _built_record(hint, value, field, given or {})
    if issubclass(hint, Enum):
        try:
            return hint(value)
        except ValueError as error:
            choices = tuple(str(choice.value) for choice in hint)
            raise Unfitting("unknown_choice", field, str(value), choices) from error
    if hint is float and type(value) is int and abs(value) < 1 << 53:
        return float(value)
    if type(value) is not hint:
        raise _wrong_type(field, value, _KINDS.get(hint, hint.__name__))
    return clean(value) if isinstance(value, str) else value


_KINDS = {str: "text", int: "number", float: "decimal", bool: "yes_or_no", date: "date"}


def _built_record(kind: Any, value: Any, field: str, given: Mapping[str, Any]) -> Any:
    if not isinstance(value, dict):
        raise _wrong_type(field, value, "table")
    hints, where = get_type_hints(kind), f"{field}." if field else ""
    fields = {one.name: one for one in dataclasses.fields(kind) if one.name not in (*given, "revision")}
    for name in value:
        if name not in fields:
            raise Unfitting("unknown_field", f"{where}{name}", expected=tuple(fields))
    for name, one in fields.items():
        is_blank = name not in value or (isinstance(value[name], str) and not clean(value[name]))
        if is_blank and one.default is dataclasses.MISSING:
            raise Unfitting("missing", f"{where}{name}")
    built = {
        name: clean_lines(item)
        if fields[name].metadata.get("lines") and isinstance(item, str)
        else _built(hints[name], item, f"{where}{name}")
        for name, item in value.items()
    }
    return kind(**given, **built)


def _wrong_type(field: str, value: Any, expected: str) -> Unfitting:
    return Unfitting("wrong_type", field, f'"{value}"' if isinstance(value, str) else str(value), (expected,))
