"""Tables of carried-out imports, of what each wrote, and of what the officer said about columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Integer, Text, delete, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from desktop.core.contracts import Existing
from desktop.core.database import Reading, Transaction
from desktop.core.store import Store
from desktop.core.tables import KEPT_CHANGES, Base, EnumColumn, MomentColumn, Stored
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
    """One record a batch wrote: how it stood before it, and by what it is recognised as untouched since: its revision
    after the batch (none when removed), or else a hash of what it says, for an edit that was itself undone."""

    __tablename__ = "import_entry"

    batch_id: Mapped[str] = mapped_column(Text, ForeignKey("import_batch.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(Text)
    record_id: Mapped[str] = mapped_column(Text)
    label: Mapped[str] = mapped_column(Text)
    before: Mapped[str | None] = mapped_column(Text, info=KEPT_CHANGES)
    revision: Mapped[int | None] = mapped_column(Integer)
    content_hash: Mapped[str] = mapped_column(Text)


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
