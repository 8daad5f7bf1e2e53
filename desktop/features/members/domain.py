"""Members, the events of their membership, and what may be refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from desktop.core.errors import FieldRefused, UserError
from desktop.core.partial_date import PartialDate
from desktop.core.records import altered
from desktop.core.vietnamese.names import name_fault, tidy_name
from desktop.core.vietnamese.national_id import Sex, mask_national_id, national_id_findings
from desktop.core.vietnamese.text import clean, is_clean

YOUNGEST, OLDEST = 15, 100


class PaperKind(StrEnum):
    """What the identity number stands on: căn cước (12 digits), or a foreigner's passport (hộ chiếu)."""

    NATIONAL_ID = "CCCD"
    PASSPORT = "HO_CHIEU"


class Status(StrEnum):
    ACTIVE = "dang_sinh_hoat"
    SUSPENDED = "tam_ngung"
    MOVED = "chuyen_di"
    ENDED = "thoi"


class EventKind(StrEnum):
    ADMITTED = "KET_NAP"
    MOVED_IN = "CHUYEN_DEN"
    MOVED_OUT = "CHUYEN_DI"
    SUSPENDED = "TAM_NGUNG"
    RETURNED = "TRO_LAI"
    RETIRED = "NGHI_HUU"
    CONTRACT_ENDED = "CHAM_DUT_HDLD"
    RESIGNED = "XIN_RA"
    EXPELLED = "KHAI_TRU"
    DIED = "TU_TRAN"
    UNION_DISSOLVED = "GIAI_THE_CDCS"


STATUS_AFTER = {
    EventKind.ADMITTED: Status.ACTIVE,
    EventKind.MOVED_IN: Status.ACTIVE,
    EventKind.RETURNED: Status.ACTIVE,
    EventKind.SUSPENDED: Status.SUSPENDED,
    EventKind.MOVED_OUT: Status.MOVED,
}
"""The remaining kinds end the membership."""

EVENT_NAMES = {
    EventKind.ADMITTED: "Kết nạp",
    EventKind.MOVED_IN: "Chuyển đến",
    EventKind.MOVED_OUT: "Chuyển đi",
    EventKind.SUSPENDED: "Tạm ngừng sinh hoạt",
    EventKind.RETURNED: "Trở lại sinh hoạt",
    EventKind.RETIRED: "Nghỉ hưu",
    EventKind.CONTRACT_ENDED: "Chấm dứt hợp đồng lao động",
    EventKind.RESIGNED: "Xin thôi",
    EventKind.EXPELLED: "Khai trừ",
    EventKind.DIED: "Từ trần",
    EventKind.UNION_DISSOLVED: "CĐCS giải thể",
}
STATUS_NAMES = {
    Status.ACTIVE: "Đang sinh hoạt",
    Status.SUSPENDED: "Tạm ngừng",
    Status.MOVED: "Chuyển đi",
    Status.ENDED: "Thôi sinh hoạt",
}
"""As lists and papers say it."""

COMINGS = (EventKind.ADMITTED, EventKind.MOVED_IN)
ENDINGS = (*(kind for kind in EventKind if kind not in STATUS_AFTER), EventKind.MOVED_OUT)


@dataclass(frozen=True)
class Member:
    """A union member (đoàn viên). `status` repeats what the events say; `removed_at` marks the bin (thùng rác).

    `national_id` is the căn cước or passport number as text; `former_id` the old 9-digit CMND; `joined` the day of
    joining the trade union (ngày vào công đoàn), which may lie before this employer; `start_work` the day of hiring.
    """

    id: str
    full_name: str
    sex: Sex | None = None
    birth: PartialDate | None = None
    paper: PaperKind = PaperKind.NATIONAL_ID
    national_id: str = ""
    former_id: str = ""
    nationality: str = "Việt Nam"
    ethnicity: str = ""
    home_town: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    section_id: str = ""
    staff_code: str = ""
    department: str = ""
    job: str = ""
    is_leader: bool = False
    education: str = ""
    union_post: str = ""
    card_number: str = ""
    joined: date | None = None
    start_work: date | None = None
    party_joined: date | None = None
    note: str = ""
    status: Status = Status.ACTIVE
    removed_at: datetime | None = None
    revision: int = 0

    @property
    def masked_id(self) -> str:
        return mask_national_id(self.national_id)


@dataclass(frozen=True)
class MembershipEvent:
    """Something that happened to a membership on a day (biến động). `counterpart` is the union left or joined."""

    id: str
    member_id: str
    kind: EventKind
    on: date
    counterpart: str = ""
    decision: str = ""
    reason: str = ""
    revision: int = 0


@dataclass(frozen=True)
class MemberLine:
    """A row of the members list: only what the list shows, so that a hundred thousand of them stay light."""

    id: str
    full_name: str
    sex: Sex | None
    birth: PartialDate | None
    national_id: str
    phone: str
    section: str
    job: str
    union_post: str
    joined: date | None
    status: Status

    @property
    def masked_id(self) -> str:
        return mask_national_id(self.national_id)


@dataclass(frozen=True)
class MemberQuery:
    """What the list shows: words to search, a section, statuses; `as_of` gives the list as it was on that day."""

    search: str = ""
    section_id: str = ""
    statuses: tuple[Status, ...] = ()
    sex: Sex | None = None
    as_of: date | None = None
    in_bin: bool = False


@dataclass(eq=False)
class NationalIdTaken(UserError):
    """Another member has this number."""

    holder: str
    holder_id: str


@dataclass(eq=False)
class CardNumberTaken(UserError):
    number: str
    holder: str


@dataclass(eq=False)
class EventImpossible(UserError):
    """`reason`: `before_joining`, `in_future`, `already_ended`, `not_active`, `not_suspended`."""

    event: EventKind
    reason: str
    on: date


@dataclass(frozen=True)
class Hint:
    """A doubt about a value that may be saved all the same. `field` is the member's field, `problem` a stable word."""

    field: str
    problem: str
    value: str = ""


_LINES = (
    "national_id", "former_id", "nationality", "ethnicity", "home_town", "address", "phone", "email", "staff_code",
    "department", "job", "education", "union_post", "card_number",
)  # fmt: skip


def tidied(member: Member) -> Member:
    """The member with every text cleaned and the name in proper case."""
    texts: dict[str, Any] = {
        name: clean(text) for name in _LINES if (text := getattr(member, name)) and not is_clean(text)
    }
    return altered(member, full_name=tidy_name(clean(member.full_name)), note=member.note.strip(), **texts)


def refuse_impossible(member: Member, today: date) -> None:
    """Raises FieldRefused for what cannot be true; mere doubts are `hints`."""
    if not member.full_name:
        raise FieldRefused("full_name", "required")
    if fault := name_fault(member.full_name):
        raise FieldRefused("full_name", fault, member.full_name)
    if member.birth is not None:
        age = member.birth.age_on(today)
        if age < YOUNGEST or age > OLDEST:
            raise FieldRefused("birth", "age_out_of_range", str(member.birth))
    if member.joined and member.joined > today:
        raise FieldRefused("joined", "in_future", f"{member.joined:%d/%m/%Y}")


def hints(member: Member, today: date) -> list[Hint]:
    """Doubts shown beside the fields; they never block."""
    found = []
    if member.paper is PaperKind.NATIONAL_ID and member.national_id:
        year = member.birth.year if member.birth else None
        found += [
            Hint("national_id", str(finding.problem), member.masked_id)
            for finding in national_id_findings(member.national_id, year, member.sex)
        ]
    if member.birth and YOUNGEST <= member.birth.age_on(today) < 18:
        found.append(Hint("birth", "under_18", str(member.birth)))
    if member.birth and member.joined and member.birth.age_on(member.joined) < YOUNGEST:
        found.append(Hint("joined", "joined_too_young", f"{member.joined:%d/%m/%Y}"))
    return found


def status_after(events: Sequence[MembershipEvent]) -> Status:
    """What the events, in any order, say about today. Without any, the person counts as active."""
    if not events:
        return Status.ACTIVE
    latest = max(events, key=lambda event: (event.on, event.id))
    return STATUS_AFTER.get(latest.kind, Status.ENDED)


def refuse_event(event: MembershipEvent, earlier: Sequence[MembershipEvent], today: date) -> None:
    """Raises EventImpossible when the event does not fit what happened before it."""
    if event.on > today:
        raise EventImpossible(event.kind, "in_future", event.on)
    if earlier and event.on < min(one.on for one in earlier):
        raise EventImpossible(event.kind, "before_joining", event.on)
    status = status_after([one for one in earlier if one.on <= event.on])
    after = STATUS_AFTER.get(event.kind, Status.ENDED)
    if after is Status.ACTIVE and event.kind is EventKind.RETURNED and status is not Status.SUSPENDED:
        raise EventImpossible(event.kind, "not_suspended", event.on)
    if after is not Status.ACTIVE and status in (Status.ENDED, Status.MOVED):
        raise EventImpossible(event.kind, "already_ended", event.on)
    if event.kind is EventKind.SUSPENDED and status is not Status.ACTIVE:
        raise EventImpossible(event.kind, "not_active", event.on)
