"""Members, the events of their membership, and what may be refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from desktop.core.errors import FieldRefused, UserError
from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate, print_date
from desktop.core.records import altered
from desktop.core.vietnamese.findings import Severity
from desktop.core.vietnamese.names import has_digit, name_fault, tidy_name
from desktop.core.vietnamese.national_id import Paper, Sex, mask_national_id, national_id_findings, recognise
from desktop.core.vietnamese.phone import normalise_phone
from desktop.core.vietnamese.text import clean, is_clean
from desktop.features.members.domain.hint import Hint, origin_hints, service_hints
from desktop.features.members.domain.service import ServicePeriod, current_posts, in_time_order, post_shown

YOUNGEST, ADULT, OLDEST = 15, 18, 100


class PaperKind(StrEnum):
    """What the identity number stands on: căn cước (12 digits), or a foreigner's passport (hộ chiếu)."""

    NATIONAL_ID = "CCCD"
    PASSPORT = "HO_CHIEU"


class Status(StrEnum):
    ACTIVE = "dang_sinh_hoat"
    SUSPENDED = "tam_ngung"
    MOVED = "chuyen_di"
    ENDED = "thoi"


STAYING = (Status.ACTIVE, Status.SUSPENDED)
"""Who is a member, in activity or not."""


class EventKind(StrEnum):
    OPENING = "CO_SAN"
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
    EventKind.OPENING: Status.ACTIVE,
    EventKind.ADMITTED: Status.ACTIVE,
    EventKind.MOVED_IN: Status.ACTIVE,
    EventKind.RETURNED: Status.ACTIVE,
    EventKind.SUSPENDED: Status.SUSPENDED,
    EventKind.MOVED_OUT: Status.MOVED,
}
"""The remaining kinds end the membership."""

EVENT_NAMES = {
    EventKind.OPENING: "Đã là đoàn viên khi lập sổ",
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

SINCE_EVER = date(1900, 1, 1)
"""The day of an opening event: of somebody who was a member already when the book was begun nobody knows since when,
so every question about an earlier day finds a member, and no period counts an admission."""

COMINGS = (EventKind.ADMITTED, EventKind.MOVED_IN)
ENDINGS = (*(kind for kind in EventKind if kind not in STATUS_AFTER), EventKind.MOVED_OUT)


class Party(StrEnum):
    """Member of the Communist Party (đảng viên): on probation (dự bị), or in full (chính thức)."""

    ON_PROBATION = "Dự bị"
    FULL = "Chính thức"


@dataclass(frozen=True)
class Relative:
    """Somebody of a member's family (thân nhân); `relation` as in Vợ/chồng, Con, Cha, Mẹ."""

    relation: str
    full_name: str
    birth: PartialDate | None = None


@dataclass(frozen=True)
class Member:
    """A union member (đoàn viên). `status` repeats what the events say; `removed_at` marks the bin (thùng rác), and
    `removed_by` is who put the record there. Of somebody `erased_at` a moment only what figures need is left.

    `national_id` is the căn cước or passport number as text; `former_id` the old 9-digit CMND; `joined` the day of
    joining the trade union (ngày vào công đoàn), which may lie before this employer, and `joined_at` where;
    `start_work` the day of hiring. `schooling` is as in 12/12, `education` the professional training;
    `insured_salary` the monthly pay for which social insurance is paid (lương đóng BHXH). `service` are the posts held
    in the union; `union_post` follows from those held today, where there are any.
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
    party: Party | None = None
    party_joined: date | None = None
    schooling: str = ""
    political_theory: str = ""
    languages: str = ""
    religion: str = ""
    contract: str = ""
    id_issued_on: date | None = None
    id_issued_by: str = ""
    insured_salary: Dong | None = None
    joined_at: str = ""
    family: tuple[Relative, ...] = ()
    service: tuple[ServicePeriod, ...] = ()
    note: str = ""
    status: Status = Status.ACTIVE
    removed_at: datetime | None = None
    removed_by: str = ""
    erased_at: datetime | None = None
    revision: int = 0

    @property
    def masked_id(self) -> str:
        return mask_national_id(self.national_id)


@dataclass(frozen=True)
class MembershipEvent:
    """Something that happened to a membership on a day (biến động). `counterpart` is the union left or joined. A
    correction (đính chính) changes figures that were closed already, for a reason. An opening event (đã là đoàn viên
    khi lập sổ) is the first of its history and lies on SINCE_EVER."""

    id: str
    member_id: str
    kind: EventKind
    on: date
    counterpart: str = ""
    decision: str = ""
    reason: str = ""
    is_correction: bool = False
    revision: int = 0


@dataclass(frozen=True)
class MemberLine:
    """A row of the members list: only what the list shows, so that a hundred thousand of them stay light. `more` are
    the fields a query asked for beyond these."""

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
    section_id: str = ""
    more: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def masked_id(self) -> str:
        return mask_national_id(self.national_id)

    def of(self, name: str) -> Any:
        """The value of a field of the member; None for one that was not asked for."""
        return self.more.get(name) if name not in _OWN else getattr(self, name)


@dataclass(frozen=True)
class Profile:
    """What is compared and checked of a member: light, so that a hundred thousand can be looked through at once."""

    id: str
    full_name: str
    sex: Sex | None
    birth: PartialDate | None
    national_id: str
    former_id: str
    phone: str
    section_id: str
    joined: date | None = None
    start_work: date | None = None
    party_joined: date | None = None
    nationality: str = ""
    ethnicity: str = ""
    religion: str = ""


_OWN = frozenset(MemberLine.__dataclass_fields__)


@dataclass(eq=False)
class NationalIdTaken(UserError):
    """Another member has this number."""

    holder: str
    holder_id: str


@dataclass(eq=False)
class CardNumberTaken(UserError):
    number: str
    holder: str


@dataclass(frozen=True)
class Merge:
    """Two records that were made one (gộp): `gone` went into `kept`, both ids of members. `changes` are all the changes
    of it as JSON, so that the two can be separated for ever; `separated_at` says that they were."""

    id: str
    kept: str
    gone: str
    gone_name: str
    merged_at: datetime
    actor: str
    changes: str
    separated_at: datetime | None = None
    revision: int = 0


@dataclass(frozen=True)
class NotSame:
    """Two members of whom somebody said that they are two people (không phải một người), by the pair's id."""

    id: str
    pair: str
    revision: int = 0


@dataclass(frozen=True)
class LeftAsIs:
    """A problem somebody looked at and left, by the problem's key (bỏ qua)."""

    id: str
    key: str
    revision: int = 0


@dataclass(eq=False)
class AlreadySeparated(UserError):
    """The merge was taken apart before, or the kept record has itself gone into another, which comes first."""

    name: str


@dataclass(eq=False)
class EventImpossible(UserError):
    """`reason`: `before_joining`, `in_future`, `already_ended`, `already_member`, `died`, `not_active`,
    `not_suspended`, `not_first`, `no_beginning` (the history would not begin with a coming), or `counted`: the figures
    of that day are closed, so this can only be a correction with its reason. `on` may be the day of another event than
    the one that was changed, which no longer fits."""

    event: EventKind
    reason: str
    on: date
    who: str = ""


_LINES = (
    "national_id", "former_id", "nationality", "ethnicity", "home_town", "address", "phone", "email", "staff_code",
    "department", "job", "education", "union_post", "card_number", "schooling", "political_theory", "languages",
    "religion", "contract", "id_issued_by", "joined_at",
)  # fmt: skip


def tidied(member: Member) -> Member:
    """The member with every text cleaned, the name in proper case, the numbers as they are kept."""
    said = vars(member)
    changed: dict[str, Any] = {name: clean(text) for name in _LINES if (text := said[name]) and not is_clean(text)}
    phone = changed.get("phone", member.phone)
    changed["phone"] = normalise_phone(phone)[0] or phone
    number, former = changed.get("national_id", member.national_id), changed.get("former_id", member.former_id)
    changed |= identity_fields(number, former)
    if member.service:
        changed["service"] = in_time_order(member.service)
        changed["union_post"] = post_shown(member.service, changed.get("union_post", member.union_post))
    return altered(member, full_name=tidy_name(clean(member.full_name)), note=member.note.strip(), **changed)


def identity_fields(number: str, former: str = "") -> dict[str, Any]:
    """The fields of a member an identity number fills. An old nine-digit number is a former one, unless another is."""
    paper, bare = recognise(number)
    if paper is Paper.OLD_CARD and former in ("", bare):
        return {"national_id": "", "former_id": bare}
    return {"national_id": bare, "paper": PaperKind.PASSPORT if paper is Paper.PASSPORT else PaperKind.NATIONAL_ID}


def refuse_impossible(member: Member, today: date, kept: Member | None = None) -> None:
    """Raises FieldRefused for what cannot be true; mere doubts are the other `hints`. What was impossible already in
    the `kept` record is not for this change to refuse."""
    found = [hint for hint in hints(member, today) if hint.severity is Severity.ERROR]
    known = hints(kept, today) if kept and found else []
    if impossible := [hint for hint in found if hint not in known]:
        raise FieldRefused(impossible[0].field, impossible[0].problem, impossible[0].found)


def hints(member: Member | MemberLine | Profile, today: date) -> list[Hint]:
    """Everything to tell beside the fields, gravest first."""
    found = [*_in_name(member), *_in_national_id(member), *_in_phone(member), *_in_days(member, today)]
    if not isinstance(member, MemberLine):
        found += origin_hints(member)
    if isinstance(member, Member):
        found += service_hints(member.service, today)
    return sorted(found, key=lambda hint: list(Severity).index(hint.severity), reverse=True) if found else []


def doubts(member: Member | MemberLine | Profile, today: date) -> list[Hint]:
    """What of a kept record somebody should look at again (cần rà soát)."""
    return [hint for hint in hints(member, today) if hint.severity is not Severity.NOTE]


def _in_name(member: Member | MemberLine | Profile) -> Iterator[Hint]:
    if not member.full_name:
        yield Hint("full_name", "required", Severity.ERROR, "")
    elif fault := name_fault(member.full_name):
        yield Hint("full_name", fault, Severity.ERROR, member.full_name)
    elif has_digit(member.full_name):
        yield Hint("full_name", "digits_in_name", Severity.WARNING, member.full_name)


def _in_national_id(member: Member | MemberLine | Profile) -> Iterator[Hint]:
    if not member.national_id:
        return
    year = member.birth.year if member.birth else None
    for one in national_id_findings(member.national_id, year, member.sex):
        paper, bare = recognise(member.national_id) if one.severity is Severity.ERROR else (None, "")
        if paper is Paper.OLD_CARD and (isinstance(member, MemberLine) or member.former_id in ("", bare)):
            yield Hint("national_id", "old_card", Severity.NOTE, bare)
        elif paper is not Paper.PASSPORT:
            yield Hint("national_id", one.problem, one.severity, one.found, one.expected)


def _in_phone(member: Member | MemberLine | Profile) -> Iterator[Hint]:
    number, finding = normalise_phone(member.phone)
    if finding:
        severity = Severity.NOTE if number else finding.severity  # it is kept the way it is dialled
        yield Hint("phone", finding.problem, severity, finding.found, finding.expected)


def refuse_post_of_service(member: Member, kept: Member) -> None:
    """Raises FieldRefused when somebody types a post although it follows from the periods open today."""
    held = current_posts(member.service)
    if held and member.service == kept.service and clean(member.union_post) not in (kept.union_post, held):
        raise FieldRefused("union_post", "follows_service", held)


def _in_days(member: Member | MemberLine | Profile, today: date) -> Iterator[Hint]:
    if member.birth:
        age = member.birth.age_on(today)
        if not YOUNGEST <= age <= OLDEST:
            yield Hint("birth", "age_out_of_range", Severity.ERROR, str(member.birth))
        elif age < ADULT:
            yield Hint("birth", "under_18", Severity.WARNING, str(member.birth))
    if member.joined and member.joined > today:
        yield Hint("joined", "in_future", Severity.ERROR, print_date(member.joined))
    elif member.birth and member.joined and member.birth.age_on(member.joined) < YOUNGEST:
        yield Hint("joined", "joined_too_young", Severity.WARNING, print_date(member.joined))
