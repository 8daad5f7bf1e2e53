"""Rows in, frozen records out: the one way features keep their records.

A `Store` subclass names its row class and its record class; the two have fields of the same names. Every writing notes
its change on the transaction, so nothing can be changed without the audit log, the screens and undo knowing.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar, Generic, TypeVar, cast

from sqlalchemy import ColumnElement, delete, func, select

from desktop.core.changes import Change, ChangeSet
from desktop.core.database import Reading, Transaction
from desktop.core.errors import ChangedMeanwhile, NotFound
from desktop.core.records import altered, builder_of, changed_fields, field_names, fields_of
from desktop.core.tables import Stored, in_batches, insert_columns, update_columns

Rec = TypeVar("Rec")

_STORES: dict[str, type[Store[Any]]] = {}


class Store(Generic[Rec]):
    """Subclass with `kind`, `row` and `record`; extend `shadow` for columns that only SQL needs (search, order). What
    `is_kept` is never deleted: `remove` marks it in its own way."""

    kind: ClassVar[str]
    row: ClassVar[type[Stored]]
    record: ClassVar[type]
    is_kept: ClassVar[bool] = False

    def __init_subclass__(cls) -> None:
        if "kind" in cls.__dict__:
            _STORES[cls.kind] = cls

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.session = reading.session

    # Questions

    def find(self, id: str) -> Rec | None:
        found = self._select(self.row.id == id)
        return found[0] if found else None

    def get(self, id: str) -> Rec:
        """Raises NotFound."""
        if (found := self.find(id)) is None:
            raise NotFound(self.kind, id)
        return found

    def with_ids(self, ids: Iterable[str]) -> dict[str, Rec]:
        """By id, in no order; ids that are not stored are left out."""
        found: list[Any] = [record for some in chunks(ids) for record in self.all(self.row.id.in_(some))]
        return {record.id: record for record in found}

    def get_all(self, ids: Iterable[str]) -> list[Rec]:
        """As the ids were given; raises NotFound."""
        given = list(ids)
        found = self.with_ids(given)
        for one in given:
            if one not in found:
                raise NotFound(self.kind, one)
        return [found[one] for one in given]

    def all(self, *where: ColumnElement[bool], order_by: Sequence[Any] = ()) -> list[Rec]:
        return self._select(*where, order_by=order_by or (self.row.id,))

    def count(self, *where: ColumnElement[bool]) -> int:
        return self.session.scalar(select(func.count()).select_from(self.row).where(*where)) or 0

    # Deeds

    def add(self, record: Rec) -> Rec:
        return self.add_all([record])[0]

    def add_all(self, records: Iterable[Rec]) -> list[Rec]:
        """Insert many at once; their revision becomes 1."""
        fresh = [record if getattr(record, "revision", 0) == 1 else altered(record, revision=1) for record in records]
        for some in in_batches(fresh):
            insert_columns(self.session, self.row, self._columns(some))
        for record in fresh:
            self._note(None, record)
        return fresh

    def replace(self, record: Rec) -> Rec:
        """Write over the stored record of the same id; raises NotFound, or ChangedMeanwhile when it is not the same
        revision that `record` was made from. Writing what is already there changes nothing."""
        return self.replace_all([record])[0]

    def replace_all(self, records: Iterable[Rec]) -> list[Rec]:
        """Write over many stored records, each given once; raises as `replace`, and then none was written."""
        given: list[Any] = list(records)
        known: list[Any] = self.get_all(record.id for record in given)
        for before, record in zip(known, given, strict=True):
            if before.revision != record.revision:
                raise ChangedMeanwhile(self.kind, record.id)
        left = [
            record if record == before else altered(record, revision=record.revision + 1)
            for before, record in zip(known, given, strict=True)
        ]
        written = [
            (before, after) for before, after in zip(known, left, strict=True) if after.revision != before.revision
        ]
        for some in in_batches(written):
            update_columns(self.session, self.row, self._columns([after for _, after in some]))
        for before, after in written:
            self._note(before, after)
        return left

    def remove(self, id: str) -> Rec:
        before = self.get(id)
        self.session.execute(delete(self.row).where(self.row.id == id))
        self._note(before, None)
        return before

    # For subclasses

    def shadow(self, record: Rec) -> dict[str, Any]:
        """Columns derived from the record for the sake of SQL: folded text, sort keys."""
        return {}

    def _columns(self, records: Sequence[Rec]) -> dict[str, Sequence[Any]]:
        """What is kept of these records, column by column."""
        columns = zip(*map(fields_of(self.record), records), strict=True)
        shadows = [self.shadow(record) for record in records]
        return {
            **dict(zip(field_names(self.record), columns, strict=True)),
            **{name: [shadow[name] for shadow in shadows] for name in shadows[0]},
        }

    def _select(
        self, *where: ColumnElement[bool], order_by: Sequence[Any] = (), limit: int | None = None, offset: int = 0
    ) -> list[Rec]:
        columns = (getattr(self.row, name) for name in field_names(self.record))
        query = select(*columns).where(*where).order_by(*order_by)
        if limit is not None:
            query = query.limit(limit).offset(offset)
        return list(map(builder_of(self.record), self.session.execute(query)))

    def _note(self, before: Any, after: Any) -> None:
        cast(Transaction, self.reading).note(Change(self.kind, (after or before).id, before, after))


def chunks(values: Iterable[str], size: int = 500) -> Iterator[list[str]]:
    """The values that are not empty, each once and sorted: SQLite takes so many in one condition and not many more."""
    wanted = sorted({value for value in values if value})
    return (wanted[start : start + size] for start in range(0, len(wanted), size))


def store_of(kind: str, reading: Reading) -> Store[Any]:
    return _STORES[kind](reading)


def is_stored(kind: str) -> bool:
    """Whether records of that kind are kept; those of an older book may have gone into others."""
    return kind in _STORES


def every_store(reading: Reading) -> list[Store[Any]]:
    return [store(reading) for store in _STORES.values()]


def take_back(tx: Transaction, done: ChangeSet | Iterable[Change]) -> list[Change]:
    """Undo changes, latest first. A record that was edited since is kept as it is; those changes are returned."""
    kept = []
    changes = done.changes if isinstance(done, ChangeSet) else tuple(done)
    for change in reversed(changes):
        store = store_of(change.kind, tx)
        current: Any = store.find(change.id)
        if not _stands(current, change.after):
            kept.append(change)
        elif change.before is None:
            store.remove(change.id)
        elif change.after is None:
            store.add(change.before)
        else:
            store.replace(dataclasses.replace(cast(Any, change.before), revision=current.revision))
    return kept


def _stands(current: Any, left: Any) -> bool:
    """Whether the record is as the change left it. Undoing writes too, so the same content in a later revision counts:
    otherwise only the newest deed on a record could ever be taken back."""
    if current is None or left is None:
        return current is left
    return bool(current.revision == left.revision or not changed_fields(left, current))
