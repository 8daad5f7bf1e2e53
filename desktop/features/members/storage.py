"""Tables of members and membership events, and the questions only SQL answers quickly."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Date, ForeignKey, Text, and_, case, cast, func, or_, select, type_coerce
from sqlalchemy.orm import Mapped, aliased, mapped_column

from desktop.core.partial_date import PartialDate
from desktop.core.store import Store, among
from desktop.core.tables import EnumColumn, MomentColumn, PartialDateColumn, Stored
from desktop.core.vietnamese.national_id import Sex
from desktop.core.vietnamese.sorting import name_sort_key
from desktop.core.vietnamese.text import search_terms, search_text
from desktop.features.members.domain import (
    STATUS_AFTER,
    EventKind,
    Member,
    MemberLine,
    MemberQuery,
    MembershipEvent,
    PaperKind,
    Status,
)
from desktop.features.organization.storage import SectionRow


class MemberRow(Stored):
    __tablename__ = "member"

    full_name: Mapped[str] = mapped_column(Text)
    sex: Mapped[Sex | None] = mapped_column(EnumColumn(Sex))
    birth: Mapped[PartialDate | None] = mapped_column(PartialDateColumn)
    paper: Mapped[PaperKind] = mapped_column(EnumColumn(PaperKind))
    national_id: Mapped[str] = mapped_column(Text, index=True)
    former_id: Mapped[str] = mapped_column(Text)
    nationality: Mapped[str] = mapped_column(Text)
    ethnicity: Mapped[str] = mapped_column(Text)
    home_town: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(Text)
    phone: Mapped[str] = mapped_column(Text)
    email: Mapped[str] = mapped_column(Text)
    section_id: Mapped[str] = mapped_column(Text, index=True)
    staff_code: Mapped[str] = mapped_column(Text)
    department: Mapped[str] = mapped_column(Text)
    job: Mapped[str] = mapped_column(Text)
    is_leader: Mapped[bool] = mapped_column(Boolean)
    education: Mapped[str] = mapped_column(Text)
    union_post: Mapped[str] = mapped_column(Text)
    card_number: Mapped[str] = mapped_column(Text)
    joined: Mapped[date | None] = mapped_column(Date)
    start_work: Mapped[date | None] = mapped_column(Date)
    party_joined: Mapped[date | None] = mapped_column(Date)
    note: Mapped[str] = mapped_column(Text)
    status: Mapped[Status] = mapped_column(EnumColumn(Status))
    removed_at: Mapped[datetime | None] = mapped_column(MomentColumn)
    sort_key: Mapped[str] = mapped_column(Text, index=True)
    search: Mapped[str] = mapped_column(Text)


class MembershipEventRow(Stored):
    __tablename__ = "membership_event"

    member_id: Mapped[str] = mapped_column(Text, ForeignKey("member.id"), index=True)
    kind: Mapped[EventKind] = mapped_column(EnumColumn(EventKind))
    on: Mapped[date] = mapped_column(Date)
    counterpart: Mapped[str] = mapped_column(Text)
    decision: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)


class MemberStore(Store[Member]):
    kind = "member"
    row = MemberRow
    record = Member

    def shadow(self, record: Member) -> dict[str, Any]:
        found_by = (record.full_name, record.national_id, record.phone, record.staff_code, record.card_number)
        return {
            "sort_key": name_sort_key(record.full_name),
            "search": search_text(" | ".join(text for text in found_by if text)),
        }

    def with_ids(self, ids: Iterable[str]) -> list[Member]:
        """Members not in the bin."""
        return self.all(MemberRow.removed_at.is_(None), among(MemberRow.id, ids))

    def with_national_ids(self, numbers: Iterable[str]) -> dict[str, Member]:
        """Members not in the bin by identity number, current or former."""
        wanted = {number for number in numbers if number}
        found: dict[str, Member] = {}
        either = or_(among(MemberRow.national_id, wanted), among(MemberRow.former_id, wanted))
        for member in self.all(MemberRow.removed_at.is_(None), either):
            found.setdefault(member.national_id, member)
            found.setdefault(member.former_id, member)
        return {number: found[number] for number in wanted if number in found}

    def with_names(self, sort_keys: Iterable[str]) -> list[Member]:
        """Members whose name sorts alike, that is: has the same letters and tones."""
        return self.all(MemberRow.removed_at.is_(None), among(MemberRow.sort_key, sort_keys))

    def holder_of_card(self, number: str) -> Member | None:
        found = self.all(MemberRow.removed_at.is_(None), MemberRow.card_number == number) if number else []
        return found[0] if found else None

    def lines(self, query: MemberQuery, limit: int | None = None, offset: int = 0) -> list[MemberLine]:
        """The list in Vietnamese order of names. With `as_of` the status is the one of that day."""
        columns = (
            MemberRow.id, MemberRow.full_name, MemberRow.sex, MemberRow.birth, MemberRow.national_id, MemberRow.phone,
            func.coalesce(SectionRow.name, ""), MemberRow.job, MemberRow.union_post, MemberRow.joined,
            _status(query.as_of),
        )  # fmt: skip
        statement = (
            select(*columns)
            .outerjoin(SectionRow, SectionRow.id == MemberRow.section_id)
            .where(*_conditions(query))
            .order_by(MemberRow.sort_key, MemberRow.birth, MemberRow.id)
            .limit(limit if limit is not None else -1)
            .offset(offset)
        )
        rows: Iterable[Any] = self.session.execute(statement)
        return [MemberLine(*row) for row in rows]

    def count_lines(self, query: MemberQuery) -> int:
        statement = select(func.count()).select_from(MemberRow).where(*_conditions(query))
        return self.session.scalar(statement) or 0

    def count_by_status(self) -> dict[Status, tuple[int, int]]:
        """(all, women) of each status, the bin left out."""
        women = func.count().filter(MemberRow.sex == Sex.FEMALE)
        rows = self.session.execute(
            select(MemberRow.status, func.count(), women)
            .where(MemberRow.removed_at.is_(None))
            .group_by(MemberRow.status)
        )
        return {status: (count, of_them) for status, count, of_them in rows}


class EventStore(Store[MembershipEvent]):
    kind = "membership_event"
    row = MembershipEventRow
    record = MembershipEvent

    def of_member(self, member_id: str) -> list[MembershipEvent]:
        order = (MembershipEventRow.on, MembershipEventRow.id)
        return self.all(MembershipEventRow.member_id == member_id, order_by=order)

    def of_members(self, ids: Iterable[str]) -> list[MembershipEvent]:
        """In order of member and day."""
        order = (MembershipEventRow.member_id, MembershipEventRow.on, MembershipEventRow.id)
        return self.all(among(MembershipEventRow.member_id, ids), order_by=order)


def _conditions(query: MemberQuery) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [
        MemberRow.removed_at.is_not(None) if query.in_bin else MemberRow.removed_at.is_(None)
    ]
    found += [func.instr(MemberRow.search, term) > 0 for term in search_terms(query.search)]
    if query.section_id:
        found.append(MemberRow.section_id == query.section_id)
    if query.sex:
        found.append(MemberRow.sex == query.sex)
    if query.as_of:
        found.append(_was_member_on(query.as_of))
    elif query.statuses:
        found.append(MemberRow.status.in_(query.statuses))
    return found


def _status(as_of: date | None) -> Any:
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


def _was_member_on(day: date) -> ColumnElement[bool]:
    """Whose latest event up to the day left them active or suspended; who has no event counts by `joined`."""
    event, later = aliased(MembershipEventRow), aliased(MembershipEventRow)
    newer = select(later.id).where(
        later.member_id == event.member_id,
        later.on <= day,
        or_(later.on > event.on, and_(later.on == event.on, later.id > event.id)),
    )
    staying = [kind for kind, status in STATUS_AFTER.items() if status in (Status.ACTIVE, Status.SUSPENDED)]
    latest_stays = (
        select(event.id)
        .where(event.member_id == MemberRow.id, event.on <= day, event.kind.in_(staying), ~newer.exists())
        .exists()
    )
    any_event = select(event.id).where(event.member_id == MemberRow.id).exists()
    return or_(latest_stays, and_(~any_event, or_(MemberRow.joined.is_(None), MemberRow.joined <= day)))
