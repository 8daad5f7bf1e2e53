"""The base of every table: one naming convention, and column types for the program's own values."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from enum import Enum
from functools import cache
from itertools import islice
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import Insert, Integer, MetaData, Table, Text, TypeDecorator, Update, bindparam, insert, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from desktop.core import records
from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate

_SQLITE = sqlite.dialect()
_AT_ONCE = 5_000
_WHICH = "of_id"  # which no column is called
E = TypeVar("E", bound=Enum)
V = TypeVar("V")

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

KEPT_CHANGES = {"kept_changes": True}
"""`info` of a column that keeps changes as JSON for longer than the window lives: what they name must not be swept."""


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)


class Stored(Base):
    """A table of records kept by a `Store`: text id (UUID 7) and a revision that grows with each writing."""

    __abstract__ = True

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    revision: Mapped[int] = mapped_column(Integer, default=1)


def insert_rows(session: Session, row: type[Base], rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert many rows that give the same columns, a few thousand at a time, so that they may be made on the way."""
    for some in in_batches(rows):
        insert_columns(session, row, {name: [given[name] for given in some] for name in some[0]})


def in_batches(rows: Iterable[V]) -> Iterator[list[V]]:
    """As many as are inserted at once."""
    left = iter(rows)
    return iter(lambda: list(islice(left, _AT_ONCE)), [])


def insert_columns(session: Session, row: type[Base], columns: Mapping[str, Sequence[Any]]) -> None:
    """Insert many rows given column by column. Into SQLite straight through the driver: for each row the ORM and the
    compiler of statements do more than it does, and a dictionary for each costs a tenth of all."""
    if session.get_bind().dialect.name != _SQLITE.name:
        rows = zip(*columns.values(), strict=True)
        session.execute(insert(row), [dict(zip(columns, values, strict=True)) for values in rows])
        return
    _execute(session, _insertion(row, tuple(columns)), columns)


def update_columns(session: Session, row: type[Stored], columns: Mapping[str, Sequence[Any]]) -> None:
    """Write over many rows, named by the column `id`, in the same way."""
    if session.get_bind().dialect.name != _SQLITE.name:
        rows = zip(*columns.values(), strict=True)
        session.execute(update(row), [dict(zip(columns, values, strict=True)) for values in rows])
        return
    _execute(session, _updating(row, tuple(columns)), columns)


_Statement = tuple[str, list[tuple[str, Callable[[Any], Any] | None]]]
"""The statement, and in the order of its places each column's name and what turns a value into the driver's."""


def _execute(session: Session, statement: _Statement, columns: Mapping[str, Sequence[Any]]) -> None:
    words, bind = statement
    adapted = (_adapted(columns[name], adapt) for name, adapt in bind)
    session.connection().exec_driver_sql(words, list(zip(*adapted, strict=True)))


def _adapted(column: Sequence[Any], adapt: Callable[[Any], Any] | None) -> Sequence[Any]:
    """The driver's values of one column. Most have few different ones, each of which is turned once."""
    if adapt is None:
        return column
    known = {value: adapt(value) for value in set(column)}
    return [known[value] for value in column]


@cache
def _insertion(row: type[Base], names: tuple[str, ...]) -> _Statement:
    table = cast(Table, row.__table__)
    return _compiled(table, insert(table), names)


@cache
def _updating(row: type[Stored], names: tuple[str, ...]) -> _Statement:
    table = cast(Table, row.__table__)
    written = tuple(name for name in names if name != "id")
    return _compiled(table, update(table).where(table.c.id == bindparam(_WHICH)), written)


def _compiled(table: Table, statement: Insert | Update, names: tuple[str, ...]) -> _Statement:
    compiled = statement.compile(dialect=_SQLITE, column_keys=names)
    places = ["id" if name == _WHICH else name for name in compiled.positiontup or ()]
    adapters = {name: table.c[name].type.dialect_impl(_SQLITE).bind_processor(_SQLITE) for name in places}
    return str(compiled), [(name, adapters[name]) for name in places]


class PartialDateColumn(TypeDecorator[PartialDate]):
    """`1985-03-02` or `1985`, which sort as text the way they sort as dates."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: PartialDate | None, dialect: Dialect) -> str | None:
        return value.iso() if value else None

    def process_result_value(self, value: Any | None, dialect: Dialect) -> PartialDate | None:
        return PartialDate.from_iso(value) if value else None


class DongColumn(TypeDecorator[Dong]):
    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Dong | None:
        return None if value is None else Dong(value)


class MomentColumn(TypeDecorator[datetime]):
    """An aware moment, kept as ISO text in UTC."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return value.astimezone(UTC).isoformat() if value else None

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        return datetime.fromisoformat(value) if value else None


class EnumColumn(TypeDecorator[E], Generic[E]):
    """An enumeration kept by its value: `mapped_column(EnumColumn(Sex))`."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[E]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: E | None, dialect: Dialect) -> str | None:
        return value.value if value is not None else None

    def process_result_value(self, value: Any | None, dialect: Dialect) -> E | None:
        return self.kind(value) if value is not None else None


class EnumTupleColumn(TypeDecorator[tuple[E, ...]], Generic[E]):
    """Several values of an enumeration, kept as their values separated by commas; an empty text is none."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[E]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: tuple[E, ...] | None, dialect: Dialect) -> str:
        return ",".join(str(item.value) for item in value or ())

    def process_result_value(self, value: Any | None, dialect: Dialect) -> tuple[E, ...]:
        return tuple(self.kind(item) for item in value.split(",")) if value else ()


class JsonColumn(TypeDecorator[V], Generic[V]):
    """A nested value of the given type (`tuple[Phase, ...]`), kept as JSON text through `core.records`."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: Any) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: V | None, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(records.plain(value), ensure_ascii=False)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> V | None:
        return None if value is None else records.revive(json.loads(value), self.kind)
