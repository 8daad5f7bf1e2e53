"""What a list says about a membership: its last change (biến động), with day, decision and reason.

A change that stands in the person's history already is no news, however old the list; what the book knows better stays.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from desktop.core.contracts import FieldKind, ImportField, ImportRow
from desktop.core.judging import RowRefused
from desktop.core.partial_date import print_date
from desktop.core.vietnamese.text import compare_key, fold
from desktop.features.members.domain import (
    COMINGS,
    ENDINGS,
    EVENT_NAMES,
    SINCE_EVER,
    STATUS_AFTER,
    STATUS_NAMES,
    EventImpossible,
    EventKind,
    Member,
    MembershipEvent,
    Status,
    moved_with_joined,
    refuse_counted,
    refuse_event,
)

EVENT_FIELDS = (
    ImportField("status", "Trạng thái", FieldKind.TEXT, ("trạng thái", "trạng thái sinh hoạt", "tình trạng sinh hoạt"),
                example="Đang sinh hoạt",
                how="Đang sinh hoạt, Tạm ngừng, Chuyển đi; ai đã thôi thì ghi thêm cột Biến động."),
    ImportField("event", "Biến động", FieldKind.TEXT, ("biến động", "biến động gần nhất", "loại biến động"),
                how=f"Một trong: {'; '.join(EVENT_NAMES.values())}."),
    ImportField("event_on", "Ngày biến động", FieldKind.DATE, ("ngày biến động", "ngày thôi", "ngày chuyển đi")),
    ImportField("event_reason", "Lý do biến động", FieldKind.TEXT, ("lý do biến động", "lý do thôi")),
    ImportField("counterpart", "Nơi chuyển đi, chuyển đến", FieldKind.TEXT, ("nơi chuyển đi, chuyển đến",
                "nơi chuyển đến", "chuyển đến đơn vị")),
    ImportField("decision", "Số quyết định biến động", FieldKind.TEXT, ("số quyết định biến động",)),
)  # fmt: skip
EVENT_KEYS = frozenset(field.key for field in EVENT_FIELDS)
_TEXTS = {"event_reason": "reason", "counterpart": "counterpart", "decision": "decision"}
_STATUSES = {fold(name): status for status, name in STATUS_NAMES.items()}
_KINDS = {fold(name): kind for kind, name in EVENT_NAMES.items()} | {
    "tam ngung": EventKind.SUSPENDED, "chuyen cong tac": EventKind.MOVED_OUT, "huu tri": EventKind.RETIRED,
    "cham dut hdld": EventKind.CONTRACT_ENDED, "nghi viec": EventKind.CONTRACT_ENDED,
    "thoi viec": EventKind.CONTRACT_ENDED, "xin ra": EventKind.RESIGNED, "qua doi": EventKind.DIED,
}  # fmt: skip

Changes = dict[str, tuple[str, str]]
"""Field key → (what is kept, what the file says)."""


def is_status_unknown(row: ImportRow) -> bool:
    """Whether the row has words for a status that are none of ours, and no change that explains them."""
    said = fold(row.values.get("status", ""))
    return bool(said) and not row.values.get("event") and said not in _STATUSES and said not in _KINDS


def told_event(row: ImportRow, today_is: Status) -> MembershipEvent | None:
    """The change of membership a row names. A status that the book gives too, or a coming without a day, needs none.
    Raises RowRefused."""
    if "event" not in row.values and "status" not in row.values:
        return None
    text, said = fold(row.values.get("event", "")), fold(row.values.get("status", ""))
    kind = _KINDS.get(text or said)
    if kind is None:
        if text:
            raise RowRefused("event", "unknown_event", {"choices": "; ".join(EVENT_NAMES.values())})
        if _STATUSES.get(said) is Status.ENDED and today_is is not Status.ENDED:
            raise RowRefused("event", "ending_unsaid", {"choices": "; ".join(EVENT_NAMES[one] for one in ENDINGS)})
        return None
    if not text and STATUS_AFTER.get(kind, Status.ENDED) is today_is:
        return None
    day = row.values.get("event_on")
    on = SINCE_EVER if kind is EventKind.OPENING else day.as_date() if day else None
    if on is None and kind in COMINGS:
        return None
    if on is None:
        raise RowRefused("event_on", "event_day_missing", {"event": EVENT_NAMES[kind]})
    return MembershipEvent("", "", kind, on, **{name: row.values.get(key, "") for key, name in _TEXTS.items()})


def event_of_somebody_new(row: ImportRow, today: date) -> MembershipEvent | None:
    """Raises RowRefused."""
    event = told_event(row, Status.ACTIVE)
    if event and event.on > today:
        raise RowRefused("event_on", "in_future")
    return event


def event_changes(row: ImportRow, person: Member, history: Sequence[MembershipEvent]) -> Changes:
    """What the row says about the membership of somebody known that the book does not. Raises RowRefused."""
    event = told_event(row, person.status)
    if event is None:
        return {}
    if same := _same(event, history):
        texts = {key: (getattr(same, name), getattr(event, name)) for key, name in _TEXTS.items()}
        return {key: pair for key, pair in texts.items() if pair[1] and compare_key(pair[0]) != compare_key(pair[1])}
    latest = history[-1] if history else None
    if event.kind is EventKind.OPENING:
        return {}  # the book knows better how this person came
    if event.kind in COMINGS and (person.status in (Status.ACTIVE, Status.SUSPENDED) or _is_older(event, latest)):
        return {}
    return {"event": (_printed(latest) if latest else "", _printed(event))}


def event_taken(
    row: ImportRow,
    person: Member,
    history: Sequence[MembershipEvent],
    taken: Collection[str],
    today: date,
    closed: date | None = None,
) -> MembershipEvent | None:
    """The event to record, or with its id the one to correct, for the changes that are taken. Raises RowRefused."""
    event = told_event(row, person.status)
    if event is None or not EVENT_KEYS.intersection(taken):
        return None
    if same := _same(event, history):
        return replace(same, **{name: getattr(event, name) for key, name in _TEXTS.items() if key in taken})
    if event.kind is EventKind.OPENING:
        return None
    try:
        refuse_counted(event, closed)
        refuse_event(event, history, today)
    except EventImpossible as refusal:
        raise RowRefused("event", f"event_{refusal.reason}", {"day": print_date(event.on)}) from refusal
    return replace(event, member_id=person.id)


def history_if_joined(
    history: Sequence[MembershipEvent], person: Member, joined: date | None, entered: date | None
) -> Sequence[MembershipEvent]:
    """The history as it is once the day of joining is another. Raises RowRefused when something happened before it."""
    try:
        moved = moved_with_joined(history, person.joined, joined, entered, None)
    except EventImpossible as refusal:
        facts = {"day": print_date(refusal.on), "event": EVENT_NAMES[refusal.event]}
        raise RowRefused("joined", "joined_after_event", facts) from refusal
    return [moved if moved and one.id == moved.id else one for one in history]


def event_cells(status: Status, event: MembershipEvent | None) -> tuple[object, ...]:
    """The cells of EVENT_FIELDS for a list that goes out."""
    if event is None:
        return (STATUS_NAMES[status], *("" for _ in EVENT_FIELDS[1:]))
    texts = (getattr(event, name) for name in _TEXTS.values())
    return STATUS_NAMES[status], EVENT_NAMES[event.kind], None if event.on == SINCE_EVER else event.on, *texts


def _same(event: MembershipEvent, history: Sequence[MembershipEvent]) -> MembershipEvent | None:
    return next((one for one in history if (one.kind, one.on) == (event.kind, event.on)), None)


def _is_older(event: MembershipEvent, latest: MembershipEvent | None) -> bool:
    return latest is not None and event.on <= latest.on


def _printed(event: MembershipEvent) -> str:
    return EVENT_NAMES[event.kind] if event.on == SINCE_EVER else f"{EVENT_NAMES[event.kind]} {print_date(event.on)}"
