"""The history of one membership: what its events say about a day, and which events cannot be.

How somebody came is an event too. Of who came on a known day it is an admission on that day; of who was a member
already when the book was begun and whose day of joining nobody knows, it is an opening event. The first event follows
the day in the record while nobody has said otherwise, so that a day put right is right in every report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import dropwhile

from desktop.core.records import altered
from desktop.features.members.domain.member import (
    COMINGS,
    SINCE_EVER,
    STATUS_AFTER,
    STAYING,
    EventImpossible,
    EventKind,
    MembershipEvent,
    Status,
)

BEGINNINGS = (EventKind.OPENING, *COMINGS)
"""What a history begins with."""

JOINED_CORRECTED = "Sửa ngày vào công đoàn sau khi đã chốt số liệu"
"""The reason of a correction that follows from a day of joining put right."""


def history_order(events: Sequence[MembershipEvent]) -> list[MembershipEvent]:
    return sorted(events, key=lambda event: (event.on, event.id))


def joined_history(events: Sequence[MembershipEvent]) -> list[MembershipEvent]:
    """The events of one person who was entered twice, by day. What repeats the state reached before is left out: who is
    a member is not admitted a second time, and so is counted once. A coming that is known says more than that somebody
    was there already."""
    kept: list[MembershipEvent] = []
    ordered = history_order(events)
    later = list(dropwhile(lambda event: event.kind is EventKind.OPENING, ordered))
    for event in later if later and later[0].kind in COMINGS else ordered:
        if not kept or STATUS_AFTER.get(event.kind) is not STATUS_AFTER.get(kept[-1].kind):
            kept.append(event)
    return kept


def status_after(events: Sequence[MembershipEvent]) -> Status:
    """What the events, in any order, say about today. Without any, the person counts as active."""
    if not events:
        return Status.ACTIVE
    latest = max(events, key=lambda event: (event.on, event.id))
    return STATUS_AFTER.get(latest.kind, Status.ENDED)


def first_event(joined: date | None) -> MembershipEvent:
    """How somebody came of whom the record knows the day of joining, or not."""
    return MembershipEvent("", "", EventKind.ADMITTED if joined else EventKind.OPENING, joined or SINCE_EVER)


def follows_record(first: MembershipEvent, joined: date | None, entered: date | None) -> bool:
    """Whether a first event was made from the record, which said `joined`: an opening, or an admission on that day; in
    older books one on the day of entering, where the record gave no day."""
    if first.kind is EventKind.OPENING:
        return True
    return first.kind is EventKind.ADMITTED and first.on == (joined or entered)


def moved_with_joined(
    history: Sequence[MembershipEvent], was: date | None, joined: date | None, entered: date | None, closed: date | None
) -> MembershipEvent | None:
    """The first event as it is when the day of joining is no longer `was`; None where it says something of its own.
    Figures that are closed are corrected. Raises EventImpossible: something had happened before that day."""
    if not history or was == joined:
        return None
    first, *later = history_order(history)
    if not follows_record(first, was, entered):
        return None
    new = first_event(joined)
    if later and new.on > later[0].on:
        raise EventImpossible(later[0].kind, "before_joining", later[0].on)
    moved = altered(first, kind=new.kind, on=new.on)
    if closed and min(first.on, moved.on) <= closed:
        return altered(moved, is_correction=True, reason=moved.reason or JOINED_CORRECTED)
    return moved


def refuse_counted(event: MembershipEvent, closed: date | None, who: str = "") -> None:
    """Raises EventImpossible for a time whose figures are closed, unless it is a correction with a reason."""
    if closed and event.on <= closed and not (event.is_correction and event.reason.strip()):
        raise EventImpossible(event.kind, "counted", event.on, who)


def refuse_event(event: MembershipEvent, earlier: Sequence[MembershipEvent], today: date, who: str = "") -> None:
    """Raises EventImpossible when a new event does not fit into what happened before and after it."""
    if earlier and event.on < min(one.on for one in earlier):
        raise EventImpossible(event.kind, "before_joining", event.on, who)
    refuse_history([*earlier, replace(event, id="~")], earlier, today, who)  # the last one of its day


def refuse_history(
    history: Sequence[MembershipEvent], kept: Sequence[MembershipEvent], today: date, who: str = ""
) -> None:
    """Raises EventImpossible for the first event that does not fit; what did not fit into the `kept` history already is
    not for this change to refuse."""
    known = [(one.id, reason) for one, reason in faults(kept, today)]
    for one, reason in faults(history, today):
        if (one.id, reason) not in known:
            raise EventImpossible(one.kind, reason, one.on, who)


def faults(history: Sequence[MembershipEvent], today: date) -> Iterator[tuple[MembershipEvent, str]]:
    """Every event that cannot be after those before it, with the reason."""
    before: list[MembershipEvent] = []
    for event in history_order(history):
        if reason := _fault(event, before, today):
            yield event, reason
        before.append(event)


def _fault(event: MembershipEvent, before: Sequence[MembershipEvent], today: date) -> str:
    status, after = status_after(before), STATUS_AFTER.get(event.kind, Status.ENDED)
    if event.on > today:
        return "in_future"
    if any(one.kind is EventKind.DIED for one in before):
        return "died"
    if event.kind is EventKind.OPENING and before:
        return "not_first"
    if event.kind in COMINGS and before and status in STAYING:
        return "already_member"
    if event.kind is EventKind.RETURNED and status is not Status.SUSPENDED:
        return "not_suspended"
    if after is not Status.ACTIVE and status not in STAYING:
        return "already_ended"
    if event.kind is EventKind.SUSPENDED and status is not Status.ACTIVE:
        return "not_active"
    return ""
