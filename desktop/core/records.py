"""Frozen records to plain JSON values and back, by their type hints: the form in which changes are kept and compared.

Understood: str, int, bool, Dong, date, datetime, PartialDate, Enum, `X | None`, tuples of these, and nested records.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from desktop.core.partial_date import PartialDate

Rec = TypeVar("Rec")


def dump(record: Any) -> dict[str, Any]:
    """The record's fields as JSON values."""
    return {field.name: plain(getattr(record, field.name)) for field in dataclasses.fields(record)}


def load(kind: type[Rec], values: Mapping[str, Any]) -> Rec:
    """The inverse of `dump`; fields that `values` lacks take their default."""
    fields: Any = kind
    hints = _hints(fields)
    names = [field.name for field in dataclasses.fields(fields)]
    return kind(**{name: revive(values[name], hints[name]) for name in names if name in values})


def altered(record: Rec, **changes: Any) -> Rec:
    """As `dataclasses.replace`, in a tenth of the time: for records made by the thousand, which check nothing when they
    are made."""
    made = object.__new__(type(record))
    object.__setattr__(made, "__dict__", vars(record) | changes)
    return made


def trimmed(record: Rec) -> Rec:
    """The same without the room that an object of many fields keeps for more of them. What `altered` makes of it has
    none either: for the pattern of records made by the thousand it halves their memory."""
    made = object.__new__(type(record))
    object.__setattr__(made, "__dict__", {**vars(record)})
    return made


@cache
def builder_of(kind: Any) -> Callable[[Iterable[Any]], Any]:
    """What makes a record of the values of all its fields, in order, as they come out of a table: a record that checks
    nothing when it is made costs a fifth that way."""
    if hasattr(kind, "__post_init__"):
        return lambda values: kind(*values)
    names = field_names(kind)

    def build(values: Iterable[Any]) -> Any:
        made = object.__new__(kind)
        object.__setattr__(made, "__dict__", dict(zip(names, values, strict=True)))
        return made

    return build


@cache
def field_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


@cache
def fields_of(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of a record's fields, in order."""
    return attrgetter(*field_names(kind))


def changed_fields(before: Any, after: Any) -> tuple[str, ...]:
    """Names of the fields in which two records of one kind differ, bookkeeping aside."""
    kind: Any = type(after)
    pairs = zip(field_names(kind), fields_of(kind)(before), fields_of(kind)(after), strict=True)
    return tuple(name for name, was, is_now in pairs if was != is_now and name != "revision")


def plain(value: Any) -> Any:
    if value is None or value.__class__ is str:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, PartialDate):
        return value.iso()
    if isinstance(value, date):  # a datetime is a date too
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dump(value)
    return value


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def revive(value: Any, hint: Any) -> Any:
    if value is None:
        return None
    if get_origin(hint) in (Union, types.UnionType):
        return revive(value, next(option for option in get_args(hint) if option is not type(None)))
    if get_origin(hint) is tuple:
        return tuple(revive(item, get_args(hint)[0]) for item in value)
    if hint is PartialDate:
        return PartialDate.from_iso(value)
    if hint in (date, datetime):
        return hint.fromisoformat(value)
    if dataclasses.is_dataclass(hint):
        return load(hint, value)  # type: ignore[arg-type]
    return hint(value) if isinstance(hint, type) else value
