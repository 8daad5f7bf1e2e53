"""The record of who did what: one row per change, chained by SHA-256, written in the change's transaction.

A row holds names of fields, never their values, so erasing a person leaves the chain whole.
Cutting off the tail is invisible to a chain; therefore its head travels in every package and backup.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Integer, Text, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from desktop.core.changes import Change
from desktop.core.tables import Base, insert_rows

FIRST = "0" * 64
_ID = "\ue000"  # which no name or act contains


class AuditRow(Base):
    __tablename__ = "audit"

    seq: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    body: Mapped[str] = mapped_column(Text)
    hash: Mapped[str] = mapped_column(Text)


def append(session: Session, act: str, actor: str, moment: datetime, changes: Sequence[Change]) -> None:
    """Chain one row per change; a deed that changed nothing stored leaves no row."""
    if not changes:
        return
    when = moment.astimezone(UTC).isoformat(timespec="seconds")
    insert_rows(session, AuditRow, _chained(_last(session), when, actor, act, changes))


def _chained(
    last: tuple[int, str], when: str, actor: str, act: str, changes: Sequence[Change]
) -> Iterator[dict[str, Any]]:
    seq, head = last
    around: dict[tuple[str, str, tuple[str, ...]], list[str]] = {}  # what stands before and after the id
    for change in changes:
        seq += 1
        alike = change.action, change.kind, change.fields
        if alike not in around:
            around[alike] = _body(when, actor, act, change.action, change.kind, _ID, change.fields).split(_ID)
        body = change.id.join(around[alike])
        head = _link(head, seq, body)
        yield {"seq": seq, "body": body, "hash": head}


def note_act(session: Session, act: str, actor: str, moment: datetime, subject: str = "", detail: str = "") -> None:
    """Chain a deed that changes no record but must be known: an export, a look at masked numbers, an opening."""
    seq, head = _last(session)
    body = _body(moment.astimezone(UTC).isoformat(timespec="seconds"), actor, act, "done", subject, detail, ())
    session.execute(insert(AuditRow), [{"seq": seq + 1, "body": body, "hash": _link(head, seq + 1, body)}])


def length(session: Session) -> int:
    """How many rows there are; it grows in the transaction of every change, so what is equal is unchanged."""
    return _last(session)[0]


def head(session: Session) -> str:
    """The hash of the last row: one text that stands for the whole history."""
    return _last(session)[1]


def first_broken(session: Session) -> int | None:
    """The number of the first row that does not fit the chain; None when every row does."""
    previous = FIRST
    rows = session.execute(select(AuditRow.seq, AuditRow.body, AuditRow.hash).order_by(AuditRow.seq))
    for expected_seq, (seq, body, digest) in enumerate(rows, 1):
        if seq != expected_seq or digest != _link(previous, seq, body):
            return expected_seq
        previous = digest
    return None


def entries(session: Session, limit: int = 200) -> list[dict[str, Any]]:
    """The latest rows, newest first: when, actor, act, action, kind, id, fields."""
    rows = session.execute(select(AuditRow.seq, AuditRow.body).order_by(AuditRow.seq.desc()).limit(limit))
    return [{"seq": seq, **json.loads(body)} for seq, body in rows]


def _last(session: Session) -> tuple[int, str]:
    row = session.execute(select(AuditRow.seq, AuditRow.hash).order_by(AuditRow.seq.desc()).limit(1)).first()
    return (row.seq, row.hash) if row else (0, FIRST)


def _body(when: str, actor: str, act: str, action: str, kind: str, id: str, fields: tuple[str, ...]) -> str:
    values = {"when": when, "actor": actor, "act": act, "action": action, "kind": kind, "id": id, "fields": fields}
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


def _link(previous: str, seq: int, body: str) -> str:
    return hashlib.sha256(f"{previous}\n{seq}\n{body}".encode()).hexdigest()
