"""What is asked of the tables about members, in SQL."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Text, and_, case, cast, func, or_, select, type_coerce
from sqlalchemy.orm import aliased

from desktop.core.tables import EnumColumn
from desktop.core.vietnamese.text import search_terms
from desktop.features.members.domain import STATUS_AFTER, STAYING, MemberQuery, Status
from desktop.features.members.storage.rows import MemberRow, MembershipEventRow, SectionMoveRow


def conditions(query: MemberQuery) -> list[ColumnElement[bool]]:
    """What a question asks of the tables, but for `doubtful` and `filters`."""
    found: list[ColumnElement[bool]] = [
        MemberRow.removed_at.is_not(None) if query.in_bin else MemberRow.removed_at.is_(None)
    ]
    found += having(MemberRow.search, query.search)
    if query.as_of is None:
        found.append(MemberRow.erased_at.is_(None))  # of whom only what figures need is left
    if query.section_id:
        found.append(section_on(query.as_of) == query.section_id)
    if query.sex:
        found.append(MemberRow.sex == query.sex)
    if query.as_of:
        found.append(_was_member_on(query.as_of))
    elif query.statuses:
        found.append(MemberRow.status.in_(query.statuses))
    return found


def is_among(column: Any, values: Iterable[str]) -> ColumnElement[bool]:
    """Whether a column holds one of many values. They are handed over as one text, so that one walk through the table
    answers for all: SQLite takes few parameters at once, and SQLAlchemy works on each of them."""
    given = func.json_each(json.dumps(list(values))).table_valued("value")
    return column.in_(select(given.c.value))  # type: ignore[no-any-return]


def having(folded: Any, text: str) -> list[ColumnElement[bool]]:
    return [func.instr(folded, term) > 0 for term in search_terms(text)]


def status_on(as_of: date | None) -> Any:
    """The status column, or what the latest event up to that day made of it."""
    if as_of is None:
        return MemberRow.status
    latest = (
        select(MembershipEventRow.kind)
        .where(MembershipEventRow.member_id == MemberRow.id, MembershipEventRow.on <= as_of)
        .order_by(MembershipEventRow.on.desc(), MembershipEventRow.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    meaning = {kind.value: status.value for kind, status in STATUS_AFTER.items()}
    ended = case(meaning, value=cast(latest, Text), else_=Status.ENDED.value)
    return type_coerce(case((latest.is_(None), Status.ACTIVE.value), else_=ended), EnumColumn(Status))


def section_on(as_of: date | None) -> Any:
    """The section column, or the section left by the first move after that day."""
    if as_of is None:
        return MemberRow.section_id
    left = (
        select(SectionMoveRow.former_section_id)
        .where(SectionMoveRow.member_id == MemberRow.id, SectionMoveRow.on > as_of)
        .order_by(SectionMoveRow.on, SectionMoveRow.id)
        .limit(1)
        .scalar_subquery()
    )
    return func.coalesce(left, MemberRow.section_id)


def in_party_on(day: date) -> ColumnElement[bool]:
    """Who had joined the Party by that day; of whom only the standing is known counts always."""
    undated = and_(MemberRow.party_joined.is_(None), MemberRow.party.is_not(None))
    return or_(undated, MemberRow.party_joined <= day)


def _was_member_on(day: date) -> ColumnElement[bool]:
    """Whose latest event up to the day left them active or suspended; who has no event counts by `joined`."""
    event, later = aliased(MembershipEventRow), aliased(MembershipEventRow)
    newer = select(later.id).where(
        later.member_id == event.member_id,
        later.on <= day,
        or_(later.on > event.on, and_(later.on == event.on, later.id > event.id)),
    )
    staying = [kind for kind, status in STATUS_AFTER.items() if status in STAYING]
    latest_stays = (
        select(event.id)
        .where(event.member_id == MemberRow.id, event.on <= day, event.kind.in_(staying), ~newer.exists())
        .exists()
    )
    any_event = select(event.id).where(event.member_id == MemberRow.id).exists()
    return or_(latest_stays, and_(~any_event, or_(MemberRow.joined.is_(None), MemberRow.joined <= day)))
