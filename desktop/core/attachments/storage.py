"""Blobs and the attachments that name them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Integer, LargeBinary, Text, UniqueConstraint, delete, func, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from desktop.core import audit
from desktop.core.attachments.records import MOST_KEPT, Attachment, AttachmentsFull, MediaType
from desktop.core.database import Reading, Transaction
from desktop.core.errors import NotFound
from desktop.core.merging import NAMES_ANY
from desktop.core.store import Store, chunks
from desktop.core.tables import Base, EnumColumn, MomentColumn, Stored


class BlobRow(Base):
    """The bytes of a file under their own sum: no store writes them, so no change ever carries them."""

    __tablename__ = "blob"

    sha256: Mapped[str] = mapped_column(Text, primary_key=True)
    size: Mapped[int] = mapped_column(Integer)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class AttachmentRow(Stored):
    """The foreign key lets nothing bring back an attachment whose content is gone."""

    __tablename__ = "attachment"
    __table_args__ = (UniqueConstraint("owner_id", "slot"),)

    owner_id: Mapped[str] = mapped_column(Text, index=True, info=NAMES_ANY)
    kind: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    media_type: Mapped[MediaType] = mapped_column(EnumColumn(MediaType))
    size: Mapped[int] = mapped_column(Integer)
    sha256: Mapped[str] = mapped_column(Text, ForeignKey("blob.sha256"), index=True)
    added_at: Mapped[datetime] = mapped_column(MomentColumn)
    note: Mapped[str] = mapped_column(Text)
    slot: Mapped[str | None] = mapped_column(Text)


class AttachmentStore(Store[Attachment]):
    kind = "attachment"
    row = AttachmentRow
    record = Attachment

    def of_owner(self, owner_id: str) -> list[Attachment]:
        """In the order in which they were added."""
        return self.all(AttachmentRow.owner_id == owner_id)

    def in_slot(self, owner_ids: Iterable[str], slot: str) -> dict[str, Attachment]:
        """By owner, what each has there."""
        found = [
            one
            for some in chunks(owner_ids)
            for one in self.all(AttachmentRow.owner_id.in_(some), AttachmentRow.slot == slot)
        ]
        return {one.owner_id: one for one in found}

    def count_of(self, owner_ids: Iterable[str]) -> int:
        return sum(self.count(AttachmentRow.owner_id.in_(some)) for some in chunks(owner_ids))


def attach(
    tx: Transaction, owner_id: str, kind: str, name: str, content: bytes, media_type: MediaType,
    *, note: str = "", slot: str | None = None,
) -> Attachment:  # fmt: skip
    """Keep the content and attach it; what stood in the slot before goes. Raises AttachmentsFull."""
    store = AttachmentStore(tx)
    if slot is not None and (before := store.in_slot([owner_id], slot).get(owner_id)):
        store.remove(before.id)
    digest = _keep(tx, content)
    return store.add(
        Attachment(tx.new_id(), owner_id, kind, name, media_type, len(content), digest, tx.now(), note, slot)
    )


def content_of(reading: Reading, attachment: Attachment) -> bytes:
    """Raises NotFound."""
    content = reading.session.scalar(select(BlobRow.content).where(BlobRow.sha256 == attachment.sha256))
    if content is None:
        raise NotFound("blob", attachment.sha256)
    return bytes(content)


def contents_of(reading: Reading, attachments: Iterable[Attachment]) -> Iterator[tuple[Attachment, bytes]]:
    """One after the other, so that only one is in memory."""
    for one in attachments:
        yield one, content_of(reading, one)


def sweep(tx: Transaction) -> int:
    """Forget blobs that nothing can ask for any more; how many. Only for when the book is opened: see the package."""
    named = select(AttachmentRow.id).where(AttachmentRow.sha256 == BlobRow.sha256).exists()
    loose = tx.session.scalars(select(BlobRow.sha256).where(~named)).all()
    gone = [digest for digest in loose if not _kept_change_names(tx, digest)]
    for some in chunks(gone):
        tx.session.execute(delete(BlobRow).where(BlobRow.sha256.in_(some)))
    if gone:
        audit.note_act(tx.session, "sweep_attachments", tx.actor, tx.now(), "blob", str(len(gone)))
    return len(gone)


def forget(tx: Transaction, owner_ids: Iterable[str]) -> list[Attachment]:
    """Remove what is attached to these, with every content that nothing else names, at once: when somebody is deleted
    for good. What was removed cannot come back."""
    store = AttachmentStore(tx)
    gone = [store.remove(one.id) for owner in owner_ids for one in store.of_owner(owner)]
    for digest in {one.sha256 for one in gone}:
        if not store.count(AttachmentRow.sha256 == digest) and not _kept_change_names(tx, digest):
            tx.session.execute(delete(BlobRow).where(BlobRow.sha256 == digest))
    return gone


def _keep(tx: Transaction, content: bytes) -> str:
    digest = hashlib.sha256(content).hexdigest()
    if tx.session.scalar(select(BlobRow.sha256).where(BlobRow.sha256 == digest)) is None:
        kept = tx.session.scalar(select(func.coalesce(func.sum(BlobRow.size), 0))) or 0
        if kept + len(content) > MOST_KEPT:
            raise AttachmentsFull(kept >> 20, MOST_KEPT >> 20)
        tx.session.execute(insert(BlobRow), [{"sha256": digest, "size": len(content), "content": content}])
    return digest


def _kept_change_names(reading: Reading, digest: str) -> bool:
    columns: list[Any] = [
        column for table in Base.metadata.tables.values() for column in table.columns if column.info.get("kept_changes")
    ]
    wheres = (select(column).where(column.contains(digest)).limit(1) for column in columns)
    return any(reading.session.execute(where).first() is not None for where in wheres)
