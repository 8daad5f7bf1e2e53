"""Tables of members and membership events, and the questions only SQL answers quickly."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from sys import intern
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Date,
    ForeignKey,
    Integer,
    Text,
    UniqueConstraint,
    and_,
    case,
    cast,
    func,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.orm import Mapped, aliased, mapped_column

from desktop.core import audit
from desktop.core.database import Reading, Transaction
from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate, date_bounds
from desktop.core.store import Store, chunks
from desktop.core.tables import DongColumn, EnumColumn, JsonColumn, MomentColumn, PartialDateColumn, Stored
from desktop.core.vietnamese.national_id import Sex
from desktop.core.vietnamese.sorting import name_sort_key
from desktop.core.vietnamese.text import search_terms, search_text
from desktop.features.members.domain import (
    STATUS_AFTER,
    STAYING,
    EventKind,
    LabourFigure,
    LabourRow,
    LeftAsIs,
    Member,
    MemberLine,
    MemberQuery,
    MembershipEvent,
    Merge,
    NotSame,
    PaperKind,
    Party,
    Profile,
    Relative,
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
    party: Mapped[Party | None] = mapped_column(EnumColumn(Party))
    schooling: Mapped[str] = mapped_column(Text)
    political_theory: Mapped[str] = mapped_column(Text)
    languages: Mapped[str] = mapped_column(Text)
    religion: Mapped[str] = mapped_column(Text)
    contract: Mapped[str] = mapped_column(Text)
    id_issued_on: Mapped[date | None] = mapped_column(Date)
    id_issued_by: Mapped[str] = mapped_column(Text)
    insured_salary: Mapped[Dong | None] = mapped_column(DongColumn)
    joined_at: Mapped[str] = mapped_column(Text)
    family: Mapped[tuple[Relative, ...]] = mapped_column(JsonColumn(tuple[Relative, ...]))
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


class MergeRow(Stored):
    """`kept` and `gone` are ids of members; they stay as they are when `kept` is itself merged later, so that merges
    come apart in the order opposite to the one they were made in."""

    __tablename__ = "member_merge"

    kept: Mapped[str] = mapped_column(Text, index=True)
    gone: Mapped[str] = mapped_column(Text)
    gone_name: Mapped[str] = mapped_column(Text)
    merged_at: Mapped[datetime] = mapped_column(MomentColumn)
    actor: Mapped[str] = mapped_column(Text)
    changes: Mapped[str] = mapped_column(Text)
    separated_at: Mapped[datetime | None] = mapped_column(MomentColumn)


class NotSameRow(Stored):
    __tablename__ = "member_not_same"

    pair: Mapped[str] = mapped_column(Text, unique=True)


class LeftAsIsRow(Stored):
    __tablename__ = "member_left_as_is"

    key: Mapped[str] = mapped_column(Text, unique=True)


class LabourFigureRow(Stored):
    __tablename__ = "labour_figure"
    __table_args__ = (UniqueConstraint("on", "row"),)

    on: Mapped[date] = mapped_column(Date)
    row: Mapped[LabourRow] = mapped_column(EnumColumn(LabourRow))
    value: Mapped[int] = mapped_column(Integer)


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

    def with_national_ids(self, numbers: Iterable[str]) -> dict[str, Member]:
        """Members not in the bin by identity number, current or former."""
        wanted = {number for number in numbers if number}
        found: dict[str, Member] = {}
        for chunk in chunks(wanted):
            either = or_(MemberRow.national_id.in_(chunk), MemberRow.former_id.in_(chunk))
            for member in self.all(MemberRow.removed_at.is_(None), either):
                found.setdefault(member.national_id, member)
                found.setdefault(member.former_id, member)
        return {number: found[number] for number in wanted if number in found}

    def with_names(self, sort_keys: Iterable[str]) -> list[Member]:
        """Members whose name sorts alike, that is: has the same letters and tones."""
        found: list[Member] = []
        for chunk in chunks(sort_keys):
            found += self.all(MemberRow.removed_at.is_(None), MemberRow.sort_key.in_(chunk))
        return found

    def profiles(self, *where: ColumnElement[bool]) -> list[Profile]:
        """Of members not in the bin, in order of their entering."""
        columns = [getattr(MemberRow, field.name) for field in fields(Profile)]
        rows = self.session.execute(
            select(*columns).where(MemberRow.removed_at.is_(None), *where).order_by(MemberRow.id)
        )
        return [Profile(*row) for row in rows]

    def staying_profiles(self) -> list[Profile]:
        return self.profiles(MemberRow.status.in_(STAYING))

    def neighbours(self, member_id: str) -> list[Profile]:
        """That member and whoever has the same telephone number, of those who are members today."""
        number = select(MemberRow.phone).where(MemberRow.id == member_id, MemberRow.phone != "").scalar_subquery()
        mine = or_(MemberRow.id == member_id, MemberRow.phone == number)
        return self.profiles(MemberRow.status.in_(STAYING), mine)

    def holder_of_card(self, number: str) -> Member | None:
        found = self.all(MemberRow.removed_at.is_(None), MemberRow.card_number == number) if number else []
        return found[0] if found else None

    def lines(self, query: MemberQuery, limit: int | None = None, offset: int = 0) -> list[MemberLine]:
        """The list in Vietnamese order of names. With `as_of` the status is the one of that day."""
        if limit is not None and (found := self._found_in_memory(query)) is not None:
            page = found[offset : offset + limit]
            asked = ([MemberRow.id.in_(some)] for some in chunks(page))
            known = {line.id: line for where in asked for line in self._lines(query, where, (), None, 0)}
            return [known[one] for one in page]
        order = (*_order(query), MemberRow.sort_key, MemberRow.birth, MemberRow.id)
        return self._lines(query, _conditions(query), order, limit, offset)

    def _found_in_memory(self, query: MemberQuery) -> list[str] | None:
        """The ids a mere search finds, in order; None for questions of another kind. A deed asks the tables: what it
        has done itself is in no index yet."""
        plain = replace(query, search="", section_id="", statuses=(), in_bin=False, doubtful=False) == MemberQuery()
        if not query.search or not plain or isinstance(self.reading, Transaction):
            return None
        engine = self.session.get_bind()
        return _INDEXES.setdefault(engine, _SearchIndex()).find(self.reading, query)

    def _lines(
        self,
        query: MemberQuery,
        where: Iterable[ColumnElement[bool]],
        order: Iterable[Any],
        limit: int | None,
        offset: int,
    ) -> list[MemberLine]:
        columns = (
            MemberRow.id, MemberRow.full_name, MemberRow.sex, MemberRow.birth, MemberRow.national_id, MemberRow.phone,
            func.coalesce(SectionRow.name, ""), MemberRow.job, MemberRow.union_post, MemberRow.joined,
            _status(query.as_of), MemberRow.section_id,
        )  # fmt: skip
        statement = (
            select(*columns)
            .outerjoin(SectionRow, SectionRow.id == MemberRow.section_id)
            .where(*where)
            .order_by(*order)
            .limit(limit if limit is not None else -1)
            .offset(offset)
        )
        rows: Iterable[Any] = self.session.execute(statement)
        return [MemberLine(*row) for row in rows]

    def count_lines(self, query: MemberQuery) -> int:
        if (found := self._found_in_memory(query)) is not None:
            return len(found)
        statement = select(func.count()).select_from(MemberRow).where(*_conditions(query))
        return self.session.scalar(statement) or 0

    def active(self, on: date | None = None) -> list[Member]:
        """Members in activity today or on another day, in Vietnamese order."""
        order: Sequence[Any] = (MemberRow.sort_key, MemberRow.birth, MemberRow.id)
        conditions = _conditions(MemberQuery(statuses=(Status.ACTIVE,), as_of=on))
        return self.all(*conditions, _status(on) == Status.ACTIVE, order_by=order)

    def count_on(self, day: date) -> dict[str, tuple[int, int, int, int]]:
        """By section id, who was a member on that day: all, women, party members, women among these. The section is
        the one of today."""
        women, party = MemberRow.sex == Sex.FEMALE, _in_party_on(day)
        rows = self.session.execute(
            select(
                MemberRow.section_id,
                func.count(),
                func.count().filter(women),
                func.count().filter(party),
                func.count().filter(party, women),
            )
            .where(*_conditions(MemberQuery(as_of=day)))
            .group_by(MemberRow.section_id)
        )
        return {section: (count, of_women, of_party, both) for section, count, of_women, of_party, both in rows}

    def without_events(self, first: date, last: date) -> list[Member]:
        """Who joined within these days by the record alone."""
        any_event = select(MembershipEventRow.id).where(MembershipEventRow.member_id == MemberRow.id).exists()
        return self.all(MemberRow.removed_at.is_(None), MemberRow.joined.between(first, last), ~any_event)

    def count_by_status(self) -> dict[Status, tuple[int, int]]:
        """(all, women) of each status, the bin left out."""
        women = func.count().filter(MemberRow.sex == Sex.FEMALE)
        rows = self.session.execute(
            select(MemberRow.status, func.count(), women)
            .where(MemberRow.removed_at.is_(None))
            .group_by(MemberRow.status)
        )
        return {status: (count, of_them) for status, count, of_them in rows}


Entry = tuple[str, str, str, str, str, str, bool]
"""Sort key, birth, id, searched text, status, section, in the bin: sorts as the list does."""


class _SearchIndex:
    """Everybody's searched text in memory, in the order of the list, so that a keystroke costs no scan of the tables.

    It never tells what was: each question first compares the head of the audit log, which grows in the transaction of
    every change, and takes in whoever was changed since.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._seq = -1
        self._people: list[Entry] = []
        self._by_id: dict[str, Entry] = {}
        self._terms: list[str] = []
        self._fitting: list[Entry] = []
        self._asked: MemberQuery | None = None
        self._answer: list[str] = []

    def find(self, reading: Reading, query: MemberQuery) -> list[str]:
        with self._lock:
            self._catch_up(reading)
            if query == self._asked:
                return self._answer
            statuses = {status.value for status in query.statuses}
            self._asked, self._answer = (
                query,
                [
                    entry[2]
                    for entry in self._search(search_terms(query.search))
                    if entry[6] == query.in_bin
                    and (not statuses or entry[4] in statuses)
                    and (not query.section_id or entry[5] == query.section_id)
                ],
            )
            return self._answer

    def _search(self, terms: list[str]) -> list[Entry]:
        """A query that goes on from the last one finds nobody that one did not find."""
        goes_on = self._terms and all(any(old in new for new in terms) for old in self._terms)
        found = self._fitting if goes_on else self._people
        for term in terms:
            found = [entry for entry in found if term in entry[3]]
        self._terms, self._fitting = terms, found
        return found

    def _catch_up(self, reading: Reading) -> None:
        newest = audit.length(reading.session)
        if newest == self._seq:
            return
        since = newest - self._seq
        if self._seq < 0 or not 0 < since <= _CAUGHT_UP_SINGLY:
            self._people = sorted(_entries(reading))
            self._by_id = {entry[2]: entry for entry in self._people}
        else:
            changed = {one["id"] for one in audit.entries(reading.session, since) if one["kind"] == MemberStore.kind}
            for gone in filter(None, (self._by_id.pop(one, None) for one in changed)):
                del self._people[bisect_left(self._people, gone)]
            for some in chunks(changed):
                for entry in _entries(reading, MemberRow.id.in_(some)):
                    insort(self._people, entry)
                    self._by_id[entry[2]] = entry
        self._seq, self._terms, self._asked = newest, [], None


_CAUGHT_UP_SINGLY = 2_000
_INDEXES: WeakKeyDictionary[Any, _SearchIndex] = WeakKeyDictionary()


def _entries(reading: Reading, *where: ColumnElement[bool]) -> Iterable[Entry]:
    columns = (
        MemberRow.sort_key, func.coalesce(cast(MemberRow.birth, Text), ""), MemberRow.id, MemberRow.search,
        cast(MemberRow.status, Text), MemberRow.section_id, MemberRow.removed_at.is_not(None),
    )  # fmt: skip
    rows: Iterable[Any] = reading.session.execute(select(*columns).where(*where))
    return ((*told, intern(status), intern(section), bool(gone)) for *told, status, section, gone in rows)


class EventStore(Store[MembershipEvent]):
    kind = "membership_event"
    row = MembershipEventRow
    record = MembershipEvent

    def of_member(self, member_id: str) -> list[MembershipEvent]:
        order = (MembershipEventRow.on, MembershipEventRow.id)
        return self.all(MembershipEventRow.member_id == member_id, order_by=order)

    def between(self, first: date, last: date) -> list[MembershipEvent]:
        """What happened within these days to anybody not in the bin, in order of day."""
        kept = select(MemberRow.id).where(MemberRow.removed_at.is_(None))
        where = (MembershipEventRow.on.between(first, last), MembershipEventRow.member_id.in_(kept))
        return self.all(*where, order_by=(MembershipEventRow.on, MembershipEventRow.id))

    def of_members(self, ids: Iterable[str]) -> list[MembershipEvent]:
        """In order of member and day."""
        order = (MembershipEventRow.member_id, MembershipEventRow.on, MembershipEventRow.id)
        return [one for some in chunks(ids) for one in self.all(MembershipEventRow.member_id.in_(some), order_by=order)]


class MergeStore(Store[Merge]):
    kind = "member_merge"
    row = MergeRow
    record = Merge

    def of_member(self, member_id: str) -> list[Merge]:
        """Those that are not taken apart, the latest last."""
        return self.all(MergeRow.kept == member_id, MergeRow.separated_at.is_(None))


class NotSameStore(Store[NotSame]):
    kind = "member_not_same"
    row = NotSameRow
    record = NotSame

    def pairs(self) -> frozenset[str]:
        return frozenset(self.session.scalars(select(NotSameRow.pair)))


class LeftAsIsStore(Store[LeftAsIs]):
    kind = "member_left_as_is"
    row = LeftAsIsRow
    record = LeftAsIs

    def every_key(self) -> frozenset[str]:
        return frozenset(self.session.scalars(select(LeftAsIsRow.key)))


class LabourFigureStore(Store[LabourFigure]):
    kind = "labour_figure"
    row = LabourFigureRow
    record = LabourFigure

    def on(self, day: date) -> list[LabourFigure]:
        return self.all(LabourFigureRow.on == day)


def _conditions(query: MemberQuery) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [
        MemberRow.removed_at.is_not(None) if query.in_bin else MemberRow.removed_at.is_(None)
    ]
    found += _having(MemberRow.search, query.search)
    found += [condition for field, text in query.filters for condition in _fitting(field, text)]
    if query.section_id:
        found.append(MemberRow.section_id == query.section_id)
    if query.sex:
        found.append(MemberRow.sex == query.sex)
    if query.as_of:
        found.append(_was_member_on(query.as_of))
    elif query.statuses:
        found.append(MemberRow.status.in_(query.statuses))
    return found


def _fitting(field: str, text: str) -> list[ColumnElement[bool]]:
    """The column of a field fits what its filter says."""
    if field in ("birth", "joined"):
        low, high = date_bounds(text)
        day = cast(getattr(MemberRow, field), Text)
        return [day >= low, day < high]
    if field == "section_id":
        named = select(SectionRow.id).where(*_having(func.search_text(SectionRow.name), text))
        return [MemberRow.section_id.in_(named)]
    folded = MemberRow.search if field == "full_name" else func.search_text(getattr(MemberRow, field))
    return _having(folded, text)


def _having(folded: Any, text: str) -> list[ColumnElement[bool]]:
    return [func.instr(folded, term) > 0 for term in search_terms(text)]


_ORDERS: dict[str, Any] = {
    "full_name": MemberRow.sort_key,
    "birth": MemberRow.birth,
    "sex": MemberRow.sex,
    "section_id": func.search_text(SectionRow.name),
    "job": func.search_text(MemberRow.job),
    "union_post": func.search_text(MemberRow.union_post),
    "national_id": MemberRow.national_id,
    "phone": MemberRow.phone,
    "joined": MemberRow.joined,
    "status": MemberRow.status,
}


def _order(query: MemberQuery) -> list[Any]:
    """What is empty comes last, whichever way the list is sorted."""
    if query.sort not in _ORDERS:
        return []
    column = _ORDERS[query.sort]
    words = func.trim(func.coalesce(cast(column, Text), ""))
    return [case((words == "", 1), else_=0), column.desc() if query.descending else column]


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


def _in_party_on(day: date) -> ColumnElement[bool]:
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
