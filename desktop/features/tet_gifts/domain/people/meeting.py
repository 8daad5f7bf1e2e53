"""The meeting of the committee that considers the list (họp Ban Chấp hành xét hỗ trợ Tết), and what it decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.core.errors import FieldRefused, UserError
from desktop.core.money import Dong
from desktop.features.tet_gifts.domain.people.ranking import NO_MONEY, Criteria


class Verdict(StrEnum):
    APPROVED = "duyet"
    RESERVE = "du_phong"
    REJECTED = "khong_duyet"


@dataclass(frozen=True)
class MeetingLine:
    """What came of one proposal, as it was at the meeting: later objections and replacements do not rewrite minutes.
    `place` is the rank, for a reserve the order in which places that become free are given."""

    request_id: str
    verdict: Verdict
    place: int = 0
    points: int = 0
    amount: Dong = NO_MONEY
    reason: str = ""
    moved: str = ""


@dataclass(frozen=True)
class TetMeeting:
    """`summoned` is the whole committee; `present` and `absent` name its people, `guests` whoever else was there."""

    id: str
    campaign_id: str
    scheme_id: str
    held_on: date
    place: str = ""
    chair: str = ""
    secretary: str = ""
    summoned: int = 0
    present: tuple[str, ...] = ()
    absent: str = ""
    guests: str = ""
    minutes_number: str = ""
    remarks: str = ""
    criteria: Criteria | None = None
    lines: tuple[MeetingLine, ...] = ()
    revision: int = 0


@dataclass(eq=False)
class NoTetMeeting(UserError):
    """Minutes were wanted of a campaign whose committee has not met yet."""

    campaign: str


def refuse_meeting(meeting: TetMeeting) -> None:
    """Raises FieldRefused: more than half of the committee must be there (Điều lệ Công đoàn Việt Nam: hội nghị ban
    chấp hành hợp lệ khi có quá nửa số ủy viên tham dự)."""
    if not meeting.chair:
        raise FieldRefused("chair", "required")
    if not meeting.secretary:
        raise FieldRefused("secretary", "required")
    if not meeting.present:
        raise FieldRefused("present", "required")
    if meeting.summoned < len(meeting.present):
        raise FieldRefused("summoned", "fewer_than_present", str(meeting.summoned))
    if len(meeting.present) * 2 <= meeting.summoned:
        raise FieldRefused("present", "no_quorum", str(len(meeting.present)))
