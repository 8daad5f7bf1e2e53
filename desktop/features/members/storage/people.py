"""Members as they are kept, and what is counted of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, func, or_, select

from desktop.core.records import builder_of
from desktop.core.store import Store, chunks
from desktop.core.vietnamese.national_id import Sex
from desktop.core.vietnamese.sorting import name_sort_key
from desktop.core.vietnamese.text import search_text
from desktop.features.members.domain import (
    STAYING,
    Member,
    MemberQuery,
    Profile,
    ServicePeriod,
    Status,
)
from desktop.features.members.storage.conditions import conditions, in_party_on, is_among, section_on, status_on
from desktop.features.members.storage.rows import MemberRow, MembershipEventRow


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
        if wanted:
            either = or_(is_among(MemberRow.national_id, wanted), is_among(MemberRow.former_id, wanted))
            for member in self.all(MemberRow.removed_at.is_(None), either):
                found.setdefault(member.national_id, member)
                found.setdefault(member.former_id, member)
        return {number: found[number] for number in wanted if number in found}

    def with_cards(self, numbers: Iterable[str]) -> dict[str, Member]:
        """Members not in the bin by the number of their card."""
        wanted = {number for number in numbers if number}
        cards = (MemberRow.removed_at.is_(None), is_among(MemberRow.card_number, wanted))
        return {one.card_number: one for one in reversed(self.all(*cards))} if wanted else {}

    def with_names(self, sort_keys: Iterable[str]) -> list[Member]:
        """Members whose name sorts alike, that is: has the same letters and tones."""
        return self.all(MemberRow.removed_at.is_(None), is_among(MemberRow.sort_key, set(sort_keys) - {""}))

    def profiles(self, *where: ColumnElement[bool]) -> list[Profile]:
        """Of members not in the bin, in order of their entering."""
        columns = [getattr(MemberRow, field.name) for field in fields(Profile)]
        rows = self.session.execute(
            select(*columns)
            .where(MemberRow.removed_at.is_(None), MemberRow.erased_at.is_(None), *where)
            .order_by(MemberRow.id)
        )
        return list(map(builder_of(Profile), rows))

    def staying_profiles(self) -> list[Profile]:
        return self.profiles(MemberRow.status.in_(STAYING))

    def neighbours(self, member_id: str) -> list[Profile]:
        """That member and whoever has the same telephone number, of those who are members today."""
        number = select(MemberRow.phone).where(MemberRow.id == member_id, MemberRow.phone != "").scalar_subquery()
        mine = or_(MemberRow.id == member_id, MemberRow.phone == number)
        return self.profiles(MemberRow.status.in_(STAYING), mine)

    def active(self, on: date | None = None) -> list[Member]:
        """Members in activity today or on another day, in Vietnamese order."""
        order: Sequence[Any] = (MemberRow.sort_key, MemberRow.birth, MemberRow.id)
        where = conditions(MemberQuery(statuses=(Status.ACTIVE,), as_of=on))
        return self.all(*where, status_on(on) == Status.ACTIVE, order_by=order)

    def count_on(self, day: date) -> dict[str, tuple[int, int, int, int]]:
        """By the id of the section of that day, who was a member then: all, women, party members, women among these."""
        women, party, section = MemberRow.sex == Sex.FEMALE, in_party_on(day), section_on(day).label("section")
        rows = self.session.execute(
            select(
                section,
                func.count(),
                func.count().filter(women),
                func.count().filter(party),
                func.count().filter(party, women),
            )
            .where(*conditions(MemberQuery(as_of=day)))
            .group_by(section)
        )
        return {place: (count, of_women, of_party, both) for place, count, of_women, of_party, both in rows}

    def sections_on(self, day: date, ids: Iterable[str]) -> dict[str, str]:
        """The section ids of that day by member id."""
        found: dict[str, str] = {}
        for some in chunks(ids):
            rows = self.session.execute(select(MemberRow.id, section_on(day)).where(MemberRow.id.in_(some)))
            found |= {row[0]: row[1] for row in rows}
        return found

    def service_of(self, ids: Iterable[str]) -> dict[str, tuple[ServicePeriod, ...]]:
        """The union posts of those who held any, without the rest of their records."""
        found: dict[str, tuple[ServicePeriod, ...]] = {}
        for some in chunks(ids):
            held = func.json_array_length(cast(MemberRow.service, Text)) > 0
            rows = self.session.execute(select(MemberRow.id, MemberRow.service).where(MemberRow.id.in_(some), held))
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
