"""What happened to a membership: recorded, corrected, taken out again; the status follows from what is left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from desktop.core.database import Reading, Transaction
from desktop.core.ids import moment_of
from desktop.core.partial_date import print_date
from desktop.features.members.domain import (
    BEGINNINGS,
    EVENT_NAMES,
    SINCE_EVER,
    EventImpossible,
    EventKind,
    Member,
    MembershipEvent,
    follows_record,
    history_order,
    moved_with_joined,
    refuse_counted,
    refuse_event,
    refuse_history,
    status_after,
)
from desktop.features.members.storage import ClosedCountStore, EventStore, MemberStore


def membership_history(reading: Reading, member_id: str) -> list[MembershipEvent]:
    return EventStore(reading).of_member(member_id)


def histories(reading: Reading, member_ids: Iterable[str]) -> dict[str, list[MembershipEvent]]:
    """The events of many, each person's in order."""
    found: dict[str, list[MembershipEvent]] = defaultdict(list)
    for event in EventStore(reading).of_members(member_ids):
        found[event.member_id].append(event)
    return found


def record_event(tx: Transaction, event: MembershipEvent) -> MembershipEvent:
    """Record a change of membership and derive the status anew. One of a time whose figures are closed must be a
    correction with its reason. Raises EventImpossible, NotFound."""
    members, events = MemberStore(tx), EventStore(tx)
    member, earlier = members.get(event.member_id), events.of_member(event.member_id)
    refuse_counted(event, ClosedCountStore(tx).latest(), member.full_name)
    refuse_event(event, earlier, tx.today(), member.full_name)
    added = events.add(replace(event, id=tx.new_id()))
    members.replace(replace(member, status=status_after([*earlier, added])))
    return added


def correct_event(tx: Transaction, event: MembershipEvent) -> MembershipEvent:
    """Write an event anew, its kind and day included, and derive the status anew. The day of joining in the record goes
    with a first event that was made from it. Raises EventImpossible, ChangedMeanwhile, NotFound."""
    members, events = MemberStore(tx), EventStore(tx)
    kept = events.get(event.id)
    member, history = members.get(kept.member_id), events.of_member(kept.member_id)
    event = replace(event, on=SINCE_EVER if event.kind is EventKind.OPENING else event.on)
    if (event.kind, event.on) != (kept.kind, kept.on):
        closed = ClosedCountStore(tx).latest()
        for day in sorted({kept.on, event.on}):
            refuse_counted(replace(event, on=day), closed, member.full_name)
    changed = [event if one.id == event.id else one for one in history]
    _refuse_beginning(changed, history, member)
    refuse_history(changed, history, tx.today(), member.full_name)
    written = events.replace(event)
    joined = _joined_with(member, history_order(history)[0], history_order(changed)[0])
    members.replace(replace(member, status=status_after(changed), joined=joined))
    return written


def remove_event(tx: Transaction, event_id: str, reason: str = "") -> MembershipEvent:
    """Take out what never happened and derive the status anew. Of a time whose figures are closed only for a reason,
    which the event before it bears from then on. Raises EventImpossible, NotFound."""
    members, events = MemberStore(tx), EventStore(tx)
    gone = events.get(event_id)
    member, history = members.get(gone.member_id), events.of_member(gone.member_id)
    closed, reason = ClosedCountStore(tx).latest(), reason.strip()
    refuse_counted(replace(gone, is_correction=True, reason=reason), closed, member.full_name)
    left = [one for one in history if one.id != event_id]
    _refuse_beginning(left, history, member)
    refuse_history(left, history, tx.today(), member.full_name)
    events.remove(event_id)
    if closed and gone.on <= closed and left:
        events.replace(_bearing(left, gone, reason))
    members.replace(replace(member, status=status_after(left)))
    return gone


def end_membership(
    tx: Transaction, member_id: str, kind: EventKind, on: date, reason: str = "", counterpart: str = ""
) -> MembershipEvent:
    """Thôi or chuyển đi: the person stays in the book and in last year's reports."""
    return record_event(
        tx, MembershipEvent("", member_id, kind, on, counterpart=counterpart.strip(), reason=reason.strip())
    )


def move_first_events(tx: Transaction, pairs: Iterable[tuple[Member, Member]]) -> None:
    """How somebody came follows the day of joining in the record, in the same deed. Raises EventImpossible when
    something else had happened before that day."""
    changed = [pair for pair in pairs if pair[0].joined != pair[1].joined]
    if not changed:
        return
    known, closed = histories(tx, [before.id for before, _ in changed]), ClosedCountStore(tx).latest()
    moved = []
    for before, after in changed:
        entered = entered_on(tx, before.id)
        try:
            first = moved_with_joined(known.get(before.id, ()), before.joined, after.joined, entered, closed)
        except EventImpossible as error:
            raise replace(error, who=after.full_name) from error
        if first:
            moved.append(first)
    EventStore(tx).replace_all(moved)


def entered_on(reading: Reading, member_id: str) -> date | None:
    """The day on which a record was made."""
    moment = moment_of(member_id)
    return moment.astimezone(reading.now().tzinfo).date() if moment else None


def _refuse_beginning(changed: list[MembershipEvent], kept: list[MembershipEvent], member: Member) -> None:
    """A history that began with a coming still does. Raises EventImpossible."""
    first = history_order(kept)[0]
    if first.kind in BEGINNINGS and (not changed or history_order(changed)[0].kind not in BEGINNINGS):
        raise EventImpossible(first.kind, "no_beginning", first.on, member.full_name)


def _bearing(left: list[MembershipEvent], gone: MembershipEvent, reason: str) -> MembershipEvent:
    """The event that holds good in place of one that was taken out, as a correction which says so."""
    before = [one for one in history_order(left) if (one.on, one.id) < (gone.on, gone.id)]
    bearer = before[-1] if before else history_order(left)[0]
    told = f"Xóa “{EVENT_NAMES[gone.kind]}” ngày {print_date(gone.on)}: {reason}"
    return replace(bearer, is_correction=True, reason="; ".join(text for text in (bearer.reason, told) if text))


def _joined_with(member: Member, was: MembershipEvent, now: MembershipEvent) -> date | None:
    """The day of joining in the record after the first event has become another."""
    if was == now or not follows_record(was, member.joined, None):
        return member.joined
    if now.kind is EventKind.ADMITTED:
        return now.on
    return None if now.kind is EventKind.OPENING else member.joined
