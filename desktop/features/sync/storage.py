"""Rows of keys, partners, the ledger and the outbox. Only partners are records to edit; the rest is written once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, Integer, LargeBinary, Text, delete, insert, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from desktop.core import audit
from desktop.core.database import Reading, Transaction
from desktop.core.store import Store
from desktop.core.tables import Base, EnumColumn, JsonColumn, MomentColumn, Stored
from desktop.features.sync.domain import (
    NOBODY,
    Entry,
    Keyring,
    OwnKeys,
    PackageKind,
    Partner,
    Purpose,
    Role,
    SectionCount,
    Sender,
    Trust,
)


class OwnKeysRow(Base):
    """One row: who we are, our secrets, and where our sequence stands."""

    __tablename__ = "sync_keys"

    unit_id: Mapped[str] = mapped_column(Text, primary_key=True)
    code: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    role: Mapped[Role] = mapped_column(EnumColumn(Role))
    signing_seed: Mapped[str] = mapped_column(Text)
    age_identity: Mapped[str] = mapped_column(Text)
    device: Mapped[str] = mapped_column(Text)
    epoch: Mapped[int] = mapped_column(Integer)
    seq: Mapped[int] = mapped_column(Integer)
    head: Mapped[str] = mapped_column(Text)


class PartnerRow(Stored):
    __tablename__ = "sync_partner"

    unit_id: Mapped[str] = mapped_column(Text, index=True)
    code: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    role: Mapped[Role] = mapped_column(EnumColumn(Role))
    signing_key: Mapped[str] = mapped_column(Text, unique=True)
    encryption_keys: Mapped[tuple[str, ...]] = mapped_column(JsonColumn(tuple[str, ...]))
    trust: Mapped[Trust] = mapped_column(EnumColumn(Trust))
    revoked_from: Mapped[int | None] = mapped_column(Integer)


class EntryRow(Base):
    __tablename__ = "sync_ledger"

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    epoch: Mapped[int] = mapped_column(Integer)
    seq: Mapped[int] = mapped_column(Integer)
    kind: Mapped[PackageKind] = mapped_column(EnumColumn(PackageKind))
    to: Mapped[str] = mapped_column(Text)
    to_name: Mapped[str] = mapped_column(Text)
    file_name: Mapped[str] = mapped_column(Text)
    plain: Mapped[bool] = mapped_column(Boolean)
    purpose: Mapped[Purpose] = mapped_column(EnumColumn(Purpose))
    period: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(MomentColumn)
    made_by: Mapped[str] = mapped_column(Text)
    sections: Mapped[str] = mapped_column(Text)
    copied_at: Mapped[datetime | None] = mapped_column(MomentColumn)
    copied_to: Mapped[str] = mapped_column(Text, default="")
    acknowledged_at: Mapped[datetime | None] = mapped_column(MomentColumn)


class OutboxRow(Base):
    """The exact bytes of every file of a package, so that a copy can be repeated and is the same again."""

    __tablename__ = "sync_outbox"

    package: Mapped[str] = mapped_column(ForeignKey("sync_ledger.id"), primary_key=True)
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class SnapshotRow(Base):
    """A mark for each row of a table as it was last sent to a receiver."""

    __tablename__ = "sync_snapshot"

    to: Mapped[str] = mapped_column(Text, primary_key=True)
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    marks: Mapped[str] = mapped_column(Text)


class MatchingKeyRow(Base):
    """The key under which identity numbers are compared for a desk: our own when we are one, else the one it gave."""

    __tablename__ = "sync_matching_key"

    unit_id: Mapped[str] = mapped_column(Text, primary_key=True)
    key: Mapped[str] = mapped_column(Text)


class PartnerStore(Store[Partner]):
    kind = "partner"
    row = PartnerRow
    record = Partner

    def by_signing_key(self, text: str) -> Partner | None:
        found = self.all(PartnerRow.signing_key == text)
        return found[0] if found else None


# Own keys and the sequence


def find_own_keys(reading: Reading) -> OwnKeys | None:
    row = _own(reading)
    if row is None:
        return None
    return OwnKeys(Sender(row.unit_id, row.code, row.name), row.role, row.signing_seed, row.age_identity)


def keyring(reading: Reading) -> Keyring:
    partners = PartnerStore(reading).all(order_by=(PartnerRow.code, PartnerRow.id))
    return Keyring(find_own_keys(reading), tuple(partners))


def add_own_keys(tx: Transaction, own: OwnKeys, device: str) -> None:
    values = {"unit_id": own.unit.id, "code": own.unit.code, "name": own.unit.name, "role": own.role}
    secrets = {"signing_seed": own.signing_seed, "age_identity": own.age_identity}
    line = {"device": device, "epoch": 1, "seq": 0, "head": NOBODY}
    tx.session.execute(insert(OwnKeysRow), [values | secrets | line])
    note(tx, "make_keys", own.unit.id)


def matching_key(reading: Reading, unit_id: str) -> str:
    """Empty when there is none."""
    found = reading.session.scalar(select(MatchingKeyRow.key).where(MatchingKeyRow.unit_id == unit_id))
    return found or ""


def keep_matching_key(tx: Transaction, unit_id: str, key: str) -> None:
    tx.session.execute(delete(MatchingKeyRow).where(MatchingKeyRow.unit_id == unit_id))
    tx.session.execute(insert(MatchingKeyRow), [{"unit_id": unit_id, "key": key}])
    note(tx, "keep_matching_key", unit_id)


def rename_unit(tx: Transaction, code: str, name: str) -> None:
    tx.session.execute(update(OwnKeysRow).values(code=code, name=name))


def line_of(reading: Reading) -> tuple[str, int, int, str]:
    """Device, epoch, last sequence number and hash of the last zip."""
    row = reading.session.execute(select(OwnKeysRow.device, OwnKeysRow.epoch, OwnKeysRow.seq, OwnKeysRow.head)).one()
    return row.device, row.epoch, row.seq, row.head


def advance_line(tx: Transaction, seq: int, head: str) -> None:
    tx.session.execute(update(OwnKeysRow).values(seq=seq, head=head))


def start_epoch(tx: Transaction, device: str) -> int:
    epoch = line_of(tx)[1] + 1
    tx.session.execute(update(OwnKeysRow).values(device=device, epoch=epoch, seq=0, head=NOBODY))
    note(tx, "start_epoch", device, str(epoch))
    return epoch


# Ledger, outbox and snapshots


def add_entry(tx: Transaction, entry: Entry, files: Mapping[str, bytes]) -> None:
    values = {name: getattr(entry, name) for name in entry.__dataclass_fields__ if name != "sections"}
    sections = json.dumps({name: asdict(count) for name, count in entry.sections.items()}, ensure_ascii=False)
    tx.session.execute(insert(EntryRow), [values | {"sections": sections}])
    rows = [{"package": entry.id, "name": name, "content": content} for name, content in files.items()]
    tx.session.execute(insert(OutboxRow), rows)
    said = f"{entry.kind} e{entry.epoch}s{entry.seq} → {entry.to_name or entry.to}; {entry.purpose}"
    note(tx, "create_package", entry.id, said + ("; plain" if entry.plain else ""))


def find_entry(reading: Reading, id: str) -> Entry | None:
    row = reading.session.get(EntryRow, id)
    return _entry(row) if row else None


def list_entries(reading: Reading) -> list[Entry]:
    """Newest first."""
    query = select(EntryRow).order_by(EntryRow.epoch.desc(), EntryRow.seq.desc())
    return [_entry(row) for row in reading.session.scalars(query)]


def outbox_files(reading: Reading, id: str) -> dict[str, bytes]:
    """File name → bytes, the signature before what it signs."""
    query = select(OutboxRow.name, OutboxRow.content).where(OutboxRow.package == id).order_by(OutboxRow.name.desc())
    return {row.name: row.content for row in reading.session.execute(query)}


def note_copied(tx: Transaction, id: str, place: str) -> None:
    tx.session.execute(update(EntryRow).where(EntryRow.id == id).values(copied_at=tx.now(), copied_to=place))
    note(tx, "copy_package", id, place)


def note_acknowledged(tx: Transaction, to: str, epoch: int, seq: int) -> None:
    """The receiver holds everything up to `seq`; moments noted before stay."""
    mine = (EntryRow.to == to, EntryRow.epoch == epoch, EntryRow.seq <= seq, EntryRow.acknowledged_at.is_(None))
    tx.session.execute(update(EntryRow).where(*mine).values(acknowledged_at=tx.now()))


def snapshot(reading: Reading, to: str, name: str) -> dict[str, str]:
    row = reading.session.get(SnapshotRow, (to, name))
    return json.loads(row.marks) if row else {}


def keep_snapshot(tx: Transaction, to: str, marks: Mapping[str, Mapping[str, str]]) -> None:
    tx.session.execute(delete(SnapshotRow).where(SnapshotRow.to == to, SnapshotRow.name.in_(marks)))
    rows = [{"to": to, "name": name, "marks": json.dumps(kept)} for name, kept in marks.items()]
    if rows:
        tx.session.execute(insert(SnapshotRow), rows)


def audit_head(session: Session) -> str:
    return audit.head(session)


def note(tx: Transaction, act: str, subject: str, detail: str = "") -> None:
    """A deed for the audit log that changes no record somebody could edit or take back."""
    audit.note_act(tx.session, act, tx.actor, tx.now(), subject, detail)


def _own(reading: Reading) -> OwnKeysRow | None:
    return reading.session.scalars(select(OwnKeysRow).execution_options(populate_existing=True)).first()


def _entry(row: EntryRow) -> Entry:
    values = {name: getattr(row, name) for name in Entry.__dataclass_fields__ if name != "sections"}
    counts = {name: SectionCount(**count) for name, count in json.loads(row.sections).items()}
    return Entry(**values, sections=counts)
