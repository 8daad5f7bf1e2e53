"""Members as they are kept, and the questions about them only SQL answers quickly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Text, and_, case, cast, func, or_, select, type_coerce
from sqlalchemy.orm import aliased

from desktop.core.database import Transaction
from desktop.core.partial_date import date_bounds
from desktop.core.store import Store, chunks
from desktop.core.tables import EnumColumn
from desktop.core.vietnamese.national_id import Sex
from desktop.core.vietnamese.sorting import name_sort_key
from desktop.core.vietnamese.text import search_terms, search_text
from desktop.features.members.domain import (
    STATUS_AFTER,
    STAYING,
    Member,
    MemberLine,
    MemberQuery,
    Profile,
    Status,
)
from desktop.features.members.storage.rows import MemberRow, MembershipEventRow, SectionMoveRow
from desktop.features.members.storage.search_index import index_of
from desktop.features.organization.services import section_names_on
from desktop.features.organization.storage import SectionRow


class MemberStore(Store[Member]):
    kind = "member"
    row = MemberRow
    record = Member

    def shadow(self, record: Member) -> dict[str, Any]:
        if record.erased_at:
            return {"sort_key": name_sort_key(record.full_name), "search": ""}
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
            select(*columns)
            .where(MemberRow.removed_at.is_(None), MemberRow.erased_at.is_(None), *where)
            .order_by(MemberRow.id)
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
        return index_of(engine).find(self.reading, query)

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
            _status(query.as_of), section_of(query.as_of),
        )  # fmt: skip
        statement = (
            select(*columns)
            .outerjoin(SectionRow, SectionRow.id == section_of(query.as_of))
            .where(*where)
            .order_by(*order)
            .limit(limit if limit is not None else -1)
            .offset(offset)
        )
        rows: Iterable[Any] = self.session.execute(statement)
        lines = [MemberLine(*row) for row in rows]
        if query.as_of is None:
            return lines
        names = section_names_on(self.reading, query.as_of)
        return [replace(line, section=names.get(line.section_id, "")) for line in lines]

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
        """By the id of the section of that day, who was a member then: all, women, party members, women among these."""
        women, party, section = MemberRow.sex == Sex.FEMALE, _in_party_on(day), section_of(day).label("section")
        rows = self.session.execute(
            select(
                section,
                func.count(),
                func.count().filter(women),
                func.count().filter(party),
                func.count().filter(party, women),
            )
            .where(*_conditions(MemberQuery(as_of=day)))
            .group_by(section)
        )
        return {place: (count, of_women, of_party, both) for place, count, of_women, of_party, both in rows}

    def sections_on(self, day: date, ids: Iterable[str]) -> dict[str, str]:
        """The section ids of that day by member id."""
        found: dict[str, str] = {}
        for some in chunks(ids):
            rows = self.session.execute(select(MemberRow.id, section_of(day)).where(MemberRow.id.in_(some)))
            found |= {row[0]: row[1] for row in rows}
        return found

    def ids_in_section(self, section_id: str) -> list[str]:
        """Everybody whose record says so today, also those who left; not the bin."""
        return list(
            self.session.scalars(
                select(MemberRow.id)
                .where(MemberRow.section_id == section_id, MemberRow.removed_at.is_(None))
                .order_by(MemberRow.sort_key, MemberRow.birth, MemberRow.id)
            )
        )

    def names_in_section(self, section_id: str) -> list[tuple[str, str]]:
        """(id, name) of the members of today in it, in Vietnamese order."""
        rows = self.session.execute(
            select(MemberRow.id, MemberRow.full_name)
            .where(MemberRow.section_id == section_id, MemberRow.removed_at.is_(None), MemberRow.status.in_(STAYING))
            .order_by(MemberRow.sort_key, MemberRow.birth, MemberRow.id)
        )
        return [(row[0], row[1]) for row in rows]

    def addresses(self) -> list[tuple[str, str, str, str]]:
        """(id, name, section id, address) of members today who have one, in Vietnamese order."""
        rows = self.session.execute(
            select(MemberRow.id, MemberRow.full_name, MemberRow.section_id, MemberRow.address)
            .where(MemberRow.removed_at.is_(None), MemberRow.status.in_(STAYING), MemberRow.address != "")
            .order_by(MemberRow.sort_key, MemberRow.birth, MemberRow.id)
        )
        return [(row[0], row[1], row[2], row[3]) for row in rows]

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


def _conditions(query: MemberQuery) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [
        MemberRow.removed_at.is_not(None) if query.in_bin else MemberRow.removed_at.is_(None)
    ]
    found += _having(MemberRow.search, query.search)
    found += [condition for field, text in query.filters for condition in _fitting(field, text, query.as_of)]
    if query.as_of is None:
        found.append(MemberRow.erased_at.is_(None))  # of whom only what figures need is left
    if query.section_id:
        found.append(section_of(query.as_of) == query.section_id)
    if query.sex:
        found.append(MemberRow.sex == query.sex)
    if query.as_of:
        found.append(_was_member_on(query.as_of))
    elif query.statuses:
        found.append(MemberRow.status.in_(query.statuses))
    return found


def _fitting(field: str, text: str, as_of: date | None) -> list[ColumnElement[bool]]:
    """The column of a field fits what its filter says."""
    if field in ("birth", "joined"):
        low, high = date_bounds(text)
        day = cast(getattr(MemberRow, field), Text)
        return [day >= low, day < high]
    if field == "section_id":
        named = select(SectionRow.id).where(*_having(func.search_text(SectionRow.name), text))
        return [section_of(as_of).in_(named)]
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


def section_of(as_of: date | None) -> Any:
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
