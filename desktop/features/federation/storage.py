"""Rows of what was received, by unit first: one unit's table is one partition, on SQLite and on PostgreSQL alike.

Rows are put in order here, not by SQL: every server sorts text by a rule of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Index, Integer, LargeBinary, Text, delete, func, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from desktop.core import answers as _answers  # noqa: F401  its table is migrated with these
from desktop.core import audit
from desktop.core.database import Reading, Transaction
from desktop.core.tables import Base, EnumColumn, MomentColumn
from desktop.features.federation.domain import Head, KeptPackage, Outcome, UnitTotals, Values
from desktop.features.sync.domain import Problem, ReceivedTable, Verification


class UnitRow(Base):
    __tablename__ = "federation_unit"

    unit_id: Mapped[str] = mapped_column(Text, primary_key=True)
    code: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    device: Mapped[str] = mapped_column(Text)
    epoch: Mapped[int] = mapped_column(Integer)
    seq: Mapped[int] = mapped_column(Integer)
    identity: Mapped[str] = mapped_column(Text)


class PackageRow(Base):
    """Every package that was applied or quarantined, with its exact bytes: earlier snapshots are never lost."""

    __tablename__ = "federation_package"
    __table_args__ = (Index(None, "unit_id", "epoch", "seq"),)

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    unit_id: Mapped[str] = mapped_column(Text)
    unit_code: Mapped[str] = mapped_column(Text)
    unit_name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    epoch: Mapped[int] = mapped_column(Integer)
    seq: Mapped[int] = mapped_column(Integer)
    outcome: Mapped[Outcome] = mapped_column(EnumColumn(Outcome))
    problems: Mapped[str] = mapped_column(Text)
    file_name: Mapped[str] = mapped_column(Text)
    period: Mapped[str] = mapped_column(Text)
    received_at: Mapped[datetime] = mapped_column(MomentColumn)
    signature: Mapped[bytes] = mapped_column(LargeBinary)
    zip: Mapped[bytes] = mapped_column(LargeBinary)


class SectionRow(Base):
    """One table of one unit as it stands: its columns, and which package it came with."""

    __tablename__ = "federation_section"

    unit_id: Mapped[str] = mapped_column(Text, primary_key=True)
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    section: Mapped[str] = mapped_column(Text)
    label: Mapped[str] = mapped_column(Text)
    package: Mapped[str] = mapped_column(Text)
    period: Mapped[str] = mapped_column(Text)
    total: Mapped[int] = mapped_column(Integer)
    current: Mapped[int] = mapped_column(Integer)


class ReceivedRow(Base):
    __tablename__ = "federation_row"

    unit_id: Mapped[str] = mapped_column(Text, primary_key=True)
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    values: Mapped[str] = mapped_column(Text)


class MatchRow(Base):
    """A keyed number of a row that counts: `mark` is the HMAC, `within` what nobody may have twice."""

    __tablename__ = "federation_match"
    __table_args__ = (Index(None, "mark", "within"),)

    unit_id: Mapped[str] = mapped_column(Text, primary_key=True)
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    row: Mapped[str] = mapped_column(Text, primary_key=True)
    mark: Mapped[str] = mapped_column(Text, primary_key=True)
    within: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)


def head_of(reading: Reading, unit_id: str) -> Head | None:
    row = reading.session.execute(_head_columns().where(UnitRow.unit_id == unit_id)).first()
    return Head(*row) if row else None


def list_heads(reading: Reading) -> list[Head]:
    heads = (Head(*row) for row in reading.session.execute(_head_columns()))
    return sorted(heads, key=lambda head: (head.code, head.unit_id))


def find_package(reading: Reading, id: str) -> KeptPackage | None:
    found = list_packages(reading, PackageRow.id == id)
    return found[0] if found else None


def list_packages(reading: Reading, *where: Any) -> list[KeptPackage]:
    """Newest first, without their bytes."""
    columns = [getattr(PackageRow, name) for name in KeptPackage.__dataclass_fields__]
    rows = reading.session.execute(select(*columns).where(*where))
    found = [KeptPackage(**row._asdict() | {"problems": _problems(row.problems)}) for row in rows]
    return sorted(found, key=lambda package: (package.received_at, package.seq, package.id), reverse=True)


def packages_of(reading: Reading, unit_id: str) -> list[KeptPackage]:
    return list_packages(reading, PackageRow.unit_id == unit_id)


def rows_of(reading: Reading, unit_id: str, name: str) -> dict[str, Values]:
    """The rows of one unit's table as they stand, by key."""
    query = select(ReceivedRow.key, ReceivedRow.values).where(ReceivedRow.unit_id == unit_id, ReceivedRow.name == name)
    return {key: json.loads(values) for key, values in sorted(reading.session.execute(query))}


def keep_package(
    tx: Transaction, found: Verification, outcome: Outcome, problems: Iterable[Problem], file_name: str
) -> None:
    """Keep the bytes and what came of them; what was kept of the same package before is replaced."""
    comment, sender = found.comment, found.sender
    assert comment is not None, "only a package with a good signature is kept"
    tx.session.execute(delete(PackageRow).where(PackageRow.id == found.identity))
    values = {
        "id": found.identity,
        "unit_id": comment.unit,
        "unit_code": sender.code if sender else "",
        "unit_name": sender.name if sender else "",
        "kind": comment.kind.value,
        "epoch": comment.epoch,
        "seq": comment.seq,
        "outcome": outcome,
        "problems": json.dumps([{"code": each.code, "facts": each.facts, "grave": each.grave} for each in problems]),
        "file_name": file_name,
        "period": found.descriptor.get("cd:period", ""),
        "received_at": tx.now(),
        "signature": found.signature_lines,
        "zip": found.zip,
    }
    tx.session.execute(insert(PackageRow), [values])
    audit.note_act(tx.session, "receive_package", tx.actor, tx.now(), found.identity, outcome.value)


def move_head(tx: Transaction, head: Head) -> None:
    tx.session.execute(delete(UnitRow).where(UnitRow.unit_id == head.unit_id))
    names = UnitRow.__table__.columns.keys()
    tx.session.execute(insert(UnitRow), [{name: getattr(head, name) for name in names}])


def replace_table(tx: Transaction, unit_id: str, table: ReceivedTable, package: str, period: str, current: int) -> None:
    """Put a snapshot in the place of the one before."""
    where = (ReceivedRow.unit_id == unit_id, ReceivedRow.name == table.name)
    tx.session.execute(delete(ReceivedRow).where(*where))
    tx.session.execute(delete(SectionRow).where(SectionRow.unit_id == unit_id, SectionRow.name == table.name))
    rows = [
        {"unit_id": unit_id, "name": table.name, "key": key, "values": json.dumps(values, ensure_ascii=False)}
        for key, values in table.keyed().items()
    ]
    if rows:
        tx.session.execute(insert(ReceivedRow), rows)
    section = {"unit_id": unit_id, "name": table.name, "section": table.section, "label": table.label}
    counts = {"package": package, "period": period, "total": len(rows), "current": current}
    tx.session.execute(insert(SectionRow), [section | counts])


def replace_matches(tx: Transaction, unit_id: str, table: ReceivedTable, told: Mapping[str, Any] | None) -> None:
    """The keyed numbers of the rows that count, in the place of those before."""
    tx.session.execute(delete(MatchRow).where(MatchRow.unit_id == unit_id, MatchRow.name == table.name))
    if not told:
        return
    rows = [
        {"unit_id": unit_id, "name": table.name, "row": key, "mark": mark,
         "within": values[told["within"]] or "", "words": values[told["words"]] or ""}
        for key, values in table.keyed().items()
        if values[told["when"]["field"]] in told["when"]["values"]
        for mark in sorted({values[name] or "" for name in told["keys"]} - {""})
    ]  # fmt: skip
    if rows:
        tx.session.execute(insert(MatchRow), rows)


def matches(reading: Reading) -> list[list[tuple[str, str, str, str]]]:
    """Rows of different units that agree, as (unit, table, row, words); one found by two numbers is told once."""
    wanted = (
        select(MatchRow.mark, MatchRow.within)
        .group_by(MatchRow.mark, MatchRow.within)
        .having(func.count(func.distinct(MatchRow.unit_id)) > 1)
        .subquery()
    )
    query = select(MatchRow.mark, MatchRow.within, MatchRow.unit_id, MatchRow.name, MatchRow.row, MatchRow.words).join(
        wanted, (MatchRow.mark == wanted.c.mark) & (MatchRow.within == wanted.c.within)
    )
    found: dict[tuple[str, str], set[tuple[str, str, str, str]]] = {}
    for mark, within, *place in reading.session.execute(query):
        found.setdefault((mark, within), set()).add((place[0], place[1], place[2], place[3]))
    groups = {tuple(sorted(places)) for places in found.values()}
    return [list(group) for group in sorted(groups)]


def unit_totals(reading: Reading, period: str) -> list[UnitTotals]:
    """The latest counts of every unit; with a period only the tables that were sent for it."""
    totals: dict[str, dict[str, int]] = {}
    periods: dict[str, str] = {}
    query = select(SectionRow.unit_id, SectionRow.name, SectionRow.current, SectionRow.period)
    for unit_id, name, current, said in sorted(reading.session.execute(query)):
        if period in ("", said):
            totals.setdefault(unit_id, {})[name] = current
            periods[unit_id] = max(said, periods.get(unit_id, ""))
    heads = [head for head in list_heads(reading) if head.unit_id in totals]
    return [
        UnitTotals(
            head.unit_id, head.code, head.name, head.epoch, head.seq, periods[head.unit_id], totals[head.unit_id]
        )
        for head in heads
    ]  # fmt: skip


def labels(reading: Reading) -> dict[str, str]:
    """What each table is called in Vietnamese."""
    return dict(sorted(reading.session.execute(select(SectionRow.name, SectionRow.label).distinct())))


def _head_columns() -> Any:
    return select(*(getattr(UnitRow, name) for name in Head.__dataclass_fields__))


def _problems(text: str) -> tuple[Problem, ...]:
    return tuple(Problem(**each) for each in json.loads(text))
