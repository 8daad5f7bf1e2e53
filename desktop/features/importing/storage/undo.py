"""What a batch wrote, and taking it back: what was edited since, or is used by something entered since, stays.

A record is used when a row of any feature names it in a column called after its kind (`member_id`, `section_id`), or in
one that names records of any kind.
Removing goes in bulk, except for records that are never deleted (a receipt is cancelled); should the database itself
object to some record, halves are tried until it is found.
"""

from __future__ import annotations

import hashlib
import itertools
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from desktop.core.changes import Change
from desktop.core.database import Reading, Transaction
from desktop.core.progress import Progress
from desktop.core.records import dump, field_names, fields_of, load
from desktop.core.store import chunks, store_of, take_back
from desktop.core.tables import Base, Stored, in_batches, insert_rows
from desktop.features.importing.storage.rows import ImportEntryRow

Group = list["Entry"]
Current = dict[str, Any]


@dataclass(frozen=True)
class Entry:
    """A record the batch wrote: `before` is None when it was added, `revision` when it was removed."""

    seq: int
    kind: str
    id: str
    label: str
    before: Any
    revision: int | None
    content_hash: str

    def stands(self, current: Any) -> bool:
        """Whether the record is as the batch left it."""
        if current is None or self.revision is None:
            return current is None and self.revision is None
        return bool(current.revision == self.revision or _hash(current) == self.content_hash)


def keep_entries(tx: Transaction, batch_id: str, changes: Iterable[Change]) -> None:
    """Remember the changes of a batch, one entry per record: how it was before the first and after the last."""
    merged: dict[str, Change] = {}  # ids are unique over all tables
    for change in changes:
        earlier = merged.get(change.id)
        merged[change.id] = Change(change.kind, change.id, earlier.before, change.after) if earlier else change
    kept = [change for change in merged.values() if change.before is not None or change.after is not None]
    rows = (
        {
            "batch_id": batch_id, "seq": seq, "kind": change.kind, "record_id": change.id,
            "label": _label(change.after or change.before),
            "before": json.dumps(dump(change.before), ensure_ascii=False) if change.before else None,
            "revision": change.after.revision if change.after else None,
            "content_hash": content_hash,
        }
        for seq, (change, content_hash) in enumerate(zip(kept, _hashes(change.after for change in kept), strict=True))
    )  # fmt: skip
    insert_rows(tx.session, ImportEntryRow, rows)


def _label(record: Any) -> str:
    """What a person calls the record: the first field that is meant for that; none for records that have no name."""
    kind: Any = type(record)
    names = (getattr(record, field) for field in _names_in(kind))
    return next((name for name in names if isinstance(name, str) and name), "")


@cache
def _names_in(kind: Any) -> tuple[str, ...]:
    return tuple(
        field for field in ("full_name", "name", "title", "label") if hasattr(kind, field) or field in field_names(kind)
    )


def entries(reading: Reading, batch_id: str) -> list[Entry]:
    rows = reading.session.scalars(
        select(ImportEntryRow).where(ImportEntryRow.batch_id == batch_id).order_by(ImportEntryRow.seq)
    )
    return [
        Entry(
            row.seq,
            row.kind,
            row.record_id,
            row.label,
            load(store_of(row.kind, reading).record, json.loads(row.before)) if row.before else None,
            row.revision,
            row.content_hash,
        )
        for row in rows
    ]


def forget_entries(tx: Transaction, record_ids: Iterable[str]) -> None:
    """Forget how these records were before a batch: they can no longer be taken back with it."""
    for some in chunks(record_ids):
        tx.session.execute(delete(ImportEntryRow).where(ImportEntryRow.record_id.in_(some)))


def _hash(record: Any) -> str:
    return next(_hashes([record]))


def _hashes(records: Iterable[Any]) -> Iterator[str]:
    """Of everything each record says; its revision only counts how often it was written. Records of one kind that
    follow each other are put into words column by column, because in most columns they say few different things."""
    for kind, alike in itertools.groupby(records, key=type):
        for some in in_batches(alike):
            if kind is type(None):
                yield from ("" for _ in some)
                continue
            columns = [_in_words(column) for column in zip(*map(fields_of(kind), some), strict=True)]
            columns[field_names(kind).index("revision")] = ["0"] * len(some)
            for said in zip(*columns, strict=True):
                yield hashlib.sha256("\x1f".join(said).encode("utf-8", "surrogatepass")).hexdigest()


def _in_words(column: Sequence[Any]) -> list[str]:
    known = {value: str(value) for value in set(column)}
    return [known[value] for value in column]


@dataclass(frozen=True)
class TakenBack:
    """Groups that went, and groups that stayed."""

    gone: list[Group]
    kept: list[Group]


def take_back_entries(tx: Transaction, found: Sequence[Entry], progress: Progress) -> TakenBack:
    """Undo what can be undone. A person and what cannot exist without the person (the events of a membership) stay or
    go together."""
    current = _current(tx, found)
    groups = _groups(tx, found, current)
    staying = _staying(tx, groups, current)
    going = [group for number, group in enumerate(groups) if number not in staying]
    added = [group for group in going if group[0].before is None]
    gone: list[Group] = []
    for group in going:
        if group[0].before is not None:
            progress.step(len(gone), len(going))
            take_back(tx, [Change(entry.kind, entry.id, entry.before, current.get(entry.id)) for entry in group])
            gone.append(group)
    refused = _remove(tx, added, current, progress)
    objected = {group[0].id for group in refused}
    gone += [group for group in added if group[0].id not in objected]
    return TakenBack(gone, [*(groups[number] for number in sorted(staying)), *refused])


def _current(reading: Reading, found: Sequence[Entry]) -> Current:
    """The records as they stand now, by id."""
    ids: dict[str, list[str]] = defaultdict(list)
    for entry in found:
        ids[entry.kind].append(entry.id)
    current: Current = {}
    for kind, wanted in ids.items():
        store = store_of(kind, reading)
        current |= store.with_ids(wanted)
    return current


def _groups(reading: Reading, found: Sequence[Entry], current: Current) -> list[Group]:
    """Entries that hang together by foreign keys, each group in the order of writing."""
    place = {entry.id: number for number, entry in enumerate(found)}
    root = list(range(len(found)))

    def find(number: int) -> int:
        while root[number] != number:
            root[number] = number = root[root[number]]
        return number

    for number, entry in enumerate(found):
        columns = store_of(entry.kind, reading).row.__table__.columns
        for owner in (getattr(current.get(entry.id), column.name, None) for column in columns if column.foreign_keys):
            if owner in place:
                root[find(number)] = find(place[owner])
    groups: dict[int, Group] = defaultdict(list)
    for number, entry in enumerate(found):
        groups[find(number)].append(entry)
    return list(groups.values())


def _staying(reading: Reading, groups: Sequence[Group], current: Current) -> set[int]:
    """Numbers of the groups that were edited since, and of those that something staying or newer uses."""
    place = {entry.id: number for number, group in enumerate(groups) for entry in group}
    staying = {
        number for number, group in enumerate(groups) if not all(entry.stands(current.get(entry.id)) for entry in group)
    }
    uses = [(place[used], place.get(user, -1)) for used, user in _uses(reading, groups)]
    while True:
        more = {used for used, user in uses if used not in staying and (user < 0 or user in staying)}
        if not more:
            return staying
        staying |= more


def _uses(reading: Reading, groups: Sequence[Group]) -> Iterator[tuple[str, str]]:
    """(id of an added record, id of a row that names it)."""
    ids: dict[str, list[str]] = defaultdict(list)
    for group in groups:
        for entry in group:
            if entry.before is None:
                ids[entry.kind].append(entry.id)
    for mapper in Base.registry.mappers:
        row = mapper.class_
        if not issubclass(row, Stored):
            continue
        for kind, wanted in ids.items():
            for column in _columns_naming(row, kind):
                for some in chunks(wanted):
                    found = reading.session.execute(select(column, row.id).where(column.in_(some)))
                    yield from ((used, user) for used, user in found)


def _columns_naming(row: type[Stored], kind: str) -> list[Any]:
    table: Any = row.__table__
    return [each for each in table.columns if each.name == f"{kind}_id" or each.info.get("names_any")]


def _remove(tx: Transaction, groups: list[Group], current: Current, progress: Progress) -> list[Group]:
    """Remove added records, latest first; returns the groups to which the database objects."""
    if not groups:
        return []
    noted = len(tx.changes)
    try:
        with tx.session.begin_nested():
            entries = [entry for group in reversed(groups) for entry in reversed(group)]
            entries.sort(key=lambda entry: entry.seq, reverse=True)
            done = 0
            for kind, run in itertools.groupby(entries, key=lambda entry: entry.kind):
                store, ids = store_of(kind, tx), [entry.id for entry in run]
                if store.is_kept:
                    for one in ids:
                        store.remove(one)
                    done += len(ids)
                    continue
                row = store.row
                for some in chunks(ids):
                    progress.step(done, len(entries))
                    tx.session.execute(delete(row).where(row.id.in_(some)))
                    for one in some:
                        tx.note(Change(kind, one, current[one], None))
                    done += len(some)
    except IntegrityError:
        del tx.changes[noted:]
        if len(groups) == 1:
            return groups
        half = len(groups) // 2
        return _remove(tx, groups[half:], current, progress) + _remove(tx, groups[:half], current, progress)
    return []
