"""How members travel in a package: whole lists with ended ones; national numbers and health never."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from desktop.core.contracts import Privacy, SyncedField, SyncedTable
from desktop.core.database import Reading
from desktop.core.records import plain
from desktop.features.members.domain import EventKind, Status
from desktop.features.members.storage import EventStore, MemberRow, MemberStore
from desktop.features.organization.services import list_sections


def _sections(reading: Reading) -> Iterable[tuple[Any, ...]]:
    sections = sorted(list_sections(reading), key=lambda section: section.id)
    return [(section.id, section.name, section.closed) for section in sections]


def _members(reading: Reading) -> Iterable[tuple[Any, ...]]:
    for member in MemberStore(reading).all(MemberRow.removed_at.is_(None)):
        yield (
            member.id, member.full_name, plain(member.sex), str(member.birth.year) if member.birth else "",
            member.section_id, member.job, member.union_post, plain(member.joined), member.status.value,
        )  # fmt: skip


def _events(reading: Reading) -> Iterable[tuple[Any, ...]]:
    kept = {member.id for member in MemberStore(reading).all(MemberRow.removed_at.is_(None))}
    for event in EventStore(reading).all():
        if event.member_id in kept:
            yield (event.id, event.member_id, event.kind.value, plain(event.on), event.decision)


TABLES = (
    SyncedTable(
        "sections", "members", "Tổ công đoàn",
        (SyncedField("id", required=True), SyncedField("name", required=True), SyncedField("closed", "boolean")),
        ("id",), _sections,
    ),
    SyncedTable(
        "members", "members", "Đoàn viên",
        (
            SyncedField("id", required=True),
            SyncedField("full_name", privacy=Privacy.PERSON),
            SyncedField("sex", options=("Nam", "Nữ")),
            SyncedField("birth_year", "year"),
            SyncedField("section_id"),
            SyncedField("job"),
            SyncedField("union_post"),
            SyncedField("joined", "date"),
            SyncedField("status", required=True, options=tuple(status.value for status in Status)),
        ),
        ("id",), _members, references=(("section_id", "sections"),),
        ended_when=("status", (Status.MOVED.value, Status.ENDED.value)),
    ),
    SyncedTable(
        "membership_events", "members", "Biến động đoàn viên",
        (
            SyncedField("id", required=True),
            SyncedField("member_id", required=True),
            SyncedField("kind", required=True, options=tuple(kind.value for kind in EventKind)),
            SyncedField("on", "date", required=True),
            SyncedField("decision"),
        ),
        ("id",), _events, references=(("member_id", "members"),),
    ),
)  # fmt: skip
