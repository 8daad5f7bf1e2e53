"""Tables of carried-out imports, of what each wrote, and of what the officer said about columns."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Integer, Text, delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column

from desktop.core.changes import Change
from desktop.core.contracts import Existing
from desktop.core.database import Reading, Transaction
from desktop.core.records import dump, load
from desktop.core.store import Store, store_of, take_back
from desktop.core.tables import Base, EnumColumn, MomentColumn, Stored
from desktop.features.importing.domain import ImportBatch
from desktop.features.importing.layout import Part, SheetLayout


class ImportBatchRow(Stored):
    __tablename__ = "import_batch"

    target: Mapped[str] = mapped_column(Text)
    file_name: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text)
    existing: Mapped[Existing] = mapped_column(EnumColumn(Existing))
    imported_at: Mapped[datetime] = mapped_column(MomentColumn)
    actor: Mapped[str] = mapped_column(Text)
    created: Mapped[int] = mapped_column(Integer)
    updated: Mapped[int] = mapped_column(Integer)
    unchanged: Mapped[int] = mapped_column(Integer)
    skipped: Mapped[int] = mapped_column(Integer)
    refused: Mapped[int] = mapped_column(Integer)
    suspected: Mapped[int] = mapped_column(Integer)
    undone_at: Mapped[datetime | None] = mapped_column(MomentColumn)


class ImportEntryRow(Base):
    """One record a batch wrote: how it stood before it, and a hash of what it says after it (none when removed), by
    which a later edit is noticed without keeping every record twice."""

    __tablename__ = "import_entry"

    batch_id: Mapped[str] = mapped_column(Text, ForeignKey("import_batch.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(Text)
    record_id: Mapped[str] = mapped_column(Text)
    label: Mapped[str] = mapped_column(Text)
    before: Mapped[str | None] = mapped_column(Text)
    after_hash: Mapped[str | None] = mapped_column(Text)


class ColumnMemoryRow(Base):
    """What a column holds in files of one shape, as the officer said."""

    __tablename__ = "import_column"

    target: Mapped[str] = mapped_column(Text, primary_key=True)
    shape: Mapped[str] = mapped_column(Text, primary_key=True)
    place: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    key: Mapped[str] = mapped_column(Text)
    part: Mapped[Part] = mapped_column(EnumColumn(Part))


class BatchStore(Store[ImportBatch]):
    kind = "import_batch"
    row = ImportBatchRow
    record = ImportBatch

    def latest(self, limit: int) -> list[ImportBatch]:
        return self._select(order_by=(ImportBatchRow.id.desc(),), limit=limit)


@dataclass(frozen=True)
class Entry:
    """A record the batch wrote: `before` is None when it was added, `after_hash` when it was removed."""

    kind: str
    id: str
    label: str
    before: Any
    after_hash: str | None


def keep_entries(tx: Transaction, batch_id: str, changes: Iterable[Change]) -> None:
    """Remember the changes of a batch, one entry per record: how it was before the first and after the last."""
    merged: dict[tuple[str, str], Change] = {}
    for change in changes:
        earlier = merged.get((change.kind, change.id))
        before = earlier.before if earlier else change.before
        merged[change.kind, change.id] = Change(change.kind, change.id, before, change.after)
    rows = [
        {
            "batch_id": batch_id, "seq": seq, "kind": change.kind, "record_id": change.id,
            "label": _label(change.after or change.before),
            "before": json.dumps(dump(change.before), ensure_ascii=False) if change.before else None,
            "after_hash": _hash(change.after),
        }
        for seq, change in enumerate(merged.values())
        if change.before is not None or change.after is not None
    ]  # fmt: skip
    if rows:
        tx.session.execute(insert(ImportEntryRow), rows)


def _label(record: Any) -> str:
    """What a person calls the record: the first field that is meant for that; none for records that have no name."""
    names = (getattr(record, field, "") for field in ("full_name", "name", "title", "label"))
    return next((name for name in names if isinstance(name, str) and name), "")


def entries(reading: Reading, batch_id: str) -> list[Entry]:
    rows = reading.session.scalars(
        select(ImportEntryRow).where(ImportEntryRow.batch_id == batch_id).order_by(ImportEntryRow.seq)
    )
    return [
        Entry(
            row.kind,
            row.record_id,
            row.label,
            load(store_of(row.kind, reading).record, json.loads(row.before)) if row.before else None,
            row.after_hash,
        )
        for row in rows
    ]


def _hash(record: Any) -> str | None:
    """Of everything the record says; its revision only counts how often it was written."""
    if record is None:
        return None
    said = {name: value for name, value in dump(record).items() if name != "revision"}
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def take_back_together(tx: Transaction, group: Sequence[Entry]) -> list[Entry]:
    """Undo records that hang together, all or none: when one was edited since, or something entered later needs it,
    all are kept and returned."""
    changes = []
    for entry in group:
        current = store_of(entry.kind, tx).find(entry.id)
        if _hash(current) != entry.after_hash:
            return list(group)
        changes.append(Change(entry.kind, entry.id, entry.before, current))
    noted = len(tx.changes)
    try:
        with tx.session.begin_nested():
            take_back(tx, changes)
    except IntegrityError:
        del tx.changes[noted:]
        return list(group)
    return []


def together(reading: Reading, found: Sequence[Entry]) -> list[list[Entry]]:
    """Entries in groups that hang together by foreign keys (a person and the events of their membership), each group
    in the order of writing, groups in the order of their last record."""
    place = {entry.id: number for number, entry in enumerate(found)}
    root = list(range(len(found)))

    def find(number: int) -> int:
        while root[number] != number:
            root[number] = number = root[root[number]]
        return number

    for number, entry in enumerate(found):
        if entry.before is not None or entry.after_hash is None:
            continue
        for key in _owners(reading, entry):
            if key in place:
                root[find(number)] = find(place[key])
    groups: dict[int, list[Entry]] = defaultdict(list)
    for number, entry in enumerate(found):
        groups[find(number)].append(entry)
    return list(groups.values())


def _owners(reading: Reading, entry: Entry) -> list[str]:
    """Ids of the records that this one cannot exist without, as its table says."""
    store = store_of(entry.kind, reading)
    columns = [column.name for column in store.row.__table__.columns if column.foreign_keys]
    if not columns or (record := store.find(entry.id)) is None:
        return []
    return [value for name in columns if isinstance(value := getattr(record, name, None), str)]


def recall_columns(reading: Reading, target: str) -> dict[str, dict[int, tuple[str, Part]]]:
    """By shape of the file, then by place of the column."""
    found: dict[str, dict[int, tuple[str, Part]]] = defaultdict(dict)
    for row in reading.session.scalars(select(ColumnMemoryRow).where(ColumnMemoryRow.target == target)):
        found[row.shape][row.place] = row.key, row.part
    return found


def remember_columns(tx: Transaction, target: str, layouts: Iterable[SheetLayout]) -> None:
    for layout in layouts:
        same = (ColumnMemoryRow.target == target, ColumnMemoryRow.shape == layout.shape)
        tx.session.execute(delete(ColumnMemoryRow).where(*same))
        rows: list[Mapping[str, Any]] = [
            {"target": target, "shape": layout.shape, "place": column.index, "key": column.key, "part": column.part}
            for column in layout.columns
        ]
        if rows:
            tx.session.execute(insert(ColumnMemoryRow), rows)
