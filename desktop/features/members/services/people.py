"""Questions about members and deeds upon them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import zip_longest
from typing import Any

from desktop.core import audit
from desktop.core.database import Reading, Transaction
from desktop.core.judging import RowRefused
from desktop.core.partial_date import PartialDate, may_be_same
from desktop.core.records import altered
from desktop.core.vietnamese.sorting import name_sort_key
from desktop.core.vietnamese.text import fold
from desktop.features.members.domain import (
    BEGINNINGS,
    STAYING,
    CardNumberTaken,
    EventKind,
    Headcount,
    Member,
    MemberLine,
    MembershipEvent,
    NationalIdTaken,
    ServicePeriod,
    Status,
    first_event,
    refuse_impossible,
    refuse_post_of_service,
    status_after,
    summed,
    tidied,
)
from desktop.features.members.services.history import move_first_events
from desktop.features.members.services.listing import list_members
from desktop.features.members.services.placement import note_moves
from desktop.features.members.storage import ClosedCountStore, EventStore, MemberRow, MemberStore


def get_member(reading: Reading, id: str) -> Member:
    """Raises NotFound."""
    return MemberStore(reading).get(id)


def members_by_id(reading: Reading) -> dict[str, Member]:
    """Every member not in the bin, by id: for features that print or check many at once."""
    return {member.id: member for member in MemberStore(reading).all(MemberRow.removed_at.is_(None))}


def members_with_ids(reading: Reading, ids: Iterable[str]) -> dict[str, Member]:
    """Members not in the bin, by id."""
    found = MemberStore(reading).with_ids(ids)
    return {one: member for one, member in found.items() if member.removed_at is None}


def service_periods(reading: Reading, ids: Iterable[str]) -> dict[str, tuple[ServicePeriod, ...]]:
    """The posts in the union of those of these members who held any."""
    return MemberStore(reading).service_of(ids)


def members_with_numbers(reading: Reading, numbers: Iterable[str]) -> dict[str, Member]:
    """Members not in the bin by identity number, current or former."""
    return MemberStore(reading).with_national_ids(numbers)


def members_named(reading: Reading, names: Iterable[str]) -> list[Member]:
    """Members not in the bin who have one of these names, capitals aside."""
    return MemberStore(reading).with_names(map(name_sort_key, names))


def active_members(reading: Reading, on: date | None = None) -> list[Member]:
    """Members in activity today, or on another day, in Vietnamese order."""
    return MemberStore(reading).active(on)


def headcount(reading: Reading) -> Headcount:
    """Members of this union today: active and suspended ones."""
    counts = MemberStore(reading).count_by_status()
    return summed(Headcount(*counts.get(status, (0, 0))) for status in STAYING)


def add_member(tx: Transaction, draft: Member) -> Member:
    """Add a person with the event of their coming: admitted on the joining day, or there already where none is given.

    `draft.id` is ignored. Raises FieldRefused, NationalIdTaken, CardNumberTaken.
    """
    member = tidied(replace(draft, id=tx.new_id(), status=Status.ACTIVE, removed_at=None))
    refuse_impossible(member, tx.today())
    refuse_taken(tx, [member])
    added = MemberStore(tx).add(member)
    event = altered(first_event(member.joined), id=tx.new_id(), member_id=member.id)
    EventStore(tx).add(_told_late(event, ClosedCountStore(tx).latest()))
    return added


ADDED_LATE = "Bổ sung vào sổ sau khi đã chốt số liệu"
"""The reason of a correction that comes with somebody entered late."""


def _told_late(event: MembershipEvent, closed: date | None) -> MembershipEvent:
    """Who is entered with a history that goes back before the last closed count corrects it, and the event says so."""
    if closed is None or event.on > closed or event.is_correction:
        return event
    return altered(event, is_correction=True, reason=event.reason or ADDED_LATE)


def add_members(
    tx: Transaction, drafts: Iterable[Member], latest: Iterable[MembershipEvent | None] = ()
) -> list[Member]:
    """Add many that were checked before, as an import does: tidied, numbers judged unique, values possible. `latest`
    gives, draft by draft, the last change of the membership where it is known; before it they came in."""
    members, events, closed = [], [], ClosedCountStore(tx).latest()
    for draft, event in zip_longest(drafts, latest):
        history = _brief_history(draft, event)
        member = altered(draft, id=tx.new_id(), status=status_after(history[-1:]), removed_at=None, revision=1)
        members.append(member)
        events += [_told_late(altered(one, id=tx.new_id(), member_id=member.id, revision=1), closed) for one in history]
    added = MemberStore(tx).add_all(members)
    EventStore(tx).add_all(events)
    return added


def _brief_history(draft: Member, latest: MembershipEvent | None) -> list[MembershipEvent]:
    """The coming, and the latest change where it is another. Who was entered without a day of joining was there."""
    if latest is None or (latest.kind is EventKind.OPENING and draft.joined):
        return [first_event(draft.joined)]
    if latest.kind in BEGINNINGS:
        return [latest]
    return [first_event(draft.joined and min(draft.joined, latest.on)), latest]


def change_member(tx: Transaction, member: Member, moved_on: date | None = None) -> Member:
    """Write changed fields; another section is a move of today, or of the day `moved_on`. Raises FieldRefused,
    NationalIdTaken, CardNumberTaken, ChangedMeanwhile, NotFound."""
    return write_members(tx, {member.id: member}, {member.id: moved_on})[0]


def write_members(tx: Transaction, drafts: Mapping[str, Member], moved_on: Mapping[str, date | None]) -> list[Member]:
    """`change_member` for each of many, by id: whoever may stand in the way is looked up once for all of them, because
    asking for each makes a list of thousands a matter of minutes. Raises as `change_member`, and then nobody was
    changed."""
    store = MemberStore(tx)
    kept = store.get_all(drafts)
    for before in kept:
        refuse_post_of_service(drafts[before.id], before)
    tidy = list(map(tidied, drafts.values()))
    for member in tidy:
        refuse_impossible(member, tx.today())
    refuse_taken(tx, [after for before, after in zip(kept, tidy, strict=True) if _numbers(before) != _numbers(after)])
    pairs = list(zip(kept, store.replace_all(tidy), strict=True))
    for day in dict.fromkeys(moved_on.values()):
        note_moves(tx, [pair for pair in pairs if moved_on[pair[0].id] == day], day)
    move_first_events(tx, pairs)
    return [after for _, after in pairs]


def changed_members(
    reading: Reading, ids: Iterable[str], change: Callable[[Member], Member]
) -> list[tuple[Member, Member]]:
    """Who of these would come out otherwise, as kept and as changed. Raises FieldRefused for what cannot be true."""
    found = []
    for kept in MemberStore(reading).with_ids(ids).values():
        draft = change(kept)
        refuse_post_of_service(draft, kept)
        draft = tidied(draft)
        if draft != kept:
            refuse_impossible(draft, reading.today(), kept)
            found.append((kept, draft))
    return found


def change_members(tx: Transaction, ids: Iterable[str], change: Callable[[Member], Member]) -> list[Member]:
    """The same change to each of many; who came out otherwise than before. Raises as `change_member`, and then nobody
    was changed."""
    pairs = changed_members(tx, ids, change)
    refuse_taken(tx, [draft for kept, draft in pairs if _numbers(kept) != _numbers(draft)])
    changed = MemberStore(tx).replace_all(draft for _, draft in pairs)
    note_moves(tx, pairs)
    move_first_events(tx, pairs)
    return changed


def move_to_bin(tx: Transaction, ids: Iterable[str]) -> list[Member]:
    """For people entered by mistake; somebody who left is ended, not deleted."""
    store = MemberStore(tx)
    return store.replace_all(replace(member, removed_at=tx.now(), removed_by=tx.actor) for member in store.get_all(ids))


def take_from_bin(tx: Transaction, ids: Iterable[str]) -> list[Member]:
    """Raises NationalIdTaken when the number was given to somebody else meanwhile."""
    store, taken = MemberStore(tx), []
    for member_id in ids:
        member = replace(store.get(member_id), removed_at=None, removed_by="")
        refuse_taken(tx, [member])
        taken.append(store.replace(member))
    return taken


class People:
    """The union's people, looked up once for a whole list of rows that are about them; `gone` are the ids of those who
    left."""

    def __init__(self, reading: Reading) -> None:
        self._by_number: dict[str, MemberLine] = {}
        self._by_name: dict[str, list[MemberLine]] = defaultdict(list)
        self.gone: set[str] = set()
        for line in list_members(reading):
            if line.status not in STAYING:
                self.gone.add(line.id)
            if line.national_id:
                self._by_number[line.national_id] = line
            self._by_name[name_sort_key(line.full_name)].append(line)

    def who(self, name: str, number: str = "", birth: PartialDate | None = None) -> list[MemberLine]:
        """Everybody these facts fit: one when the number is known, else all of the name whom nothing contradicts."""
        if number and (found := self._by_number.get(number)):
            return [found]
        return [
            one
            for one in self._by_name.get(name_sort_key(name), ())
            if not (number and one.national_id) and may_be_same(one.birth, birth)
        ]

    def of_row(self, values: Mapping[str, Any]) -> MemberLine:
        """The one member a row is about, who may have left. Raises RowRefused: unknown_person, several_people."""
        name = values.get("full_name", "")
        found = self.who(name, values.get("national_id", ""), values.get("birth"))
        if len(found) > 1 and (section := values.get("section")):
            found = [one for one in found if fold(one.section) == fold(section)] or found
        if not found:
            raise RowRefused("full_name", "unknown_person", {"name": name})
        if len(found) > 1:
            raise RowRefused("full_name", "several_people", {"name": name, "count": str(len(found))})
        return found[0]


def record_full_look(tx: Transaction, shown: int) -> None:
    """Note in the audit log that identity numbers were shown in full, and of how many people."""
    audit.note_act(tx.session, "show_full_numbers", tx.actor, tx.now(), "member", str(shown))


def refuse_taken(tx: Transaction, members: Collection[Member]) -> None:
    """Raises NationalIdTaken, CardNumberTaken when somebody else has the number of one of them, or two have one."""
    store = MemberStore(tx)
    by_number = store.with_national_ids(one.national_id for one in members)
    by_card = store.with_cards(one.card_number for one in members)
    for member in members:
        holder = by_number.setdefault(member.national_id, member) if member.national_id else member
        if holder.id != member.id:
            raise NationalIdTaken(holder.full_name, holder.id)
        holder = by_card.setdefault(member.card_number, member) if member.card_number else member
        if holder.id != member.id:
            raise CardNumberTaken(member.card_number, holder.full_name)


def _numbers(member: Member) -> tuple[str, str]:
    return member.national_id, member.card_number
