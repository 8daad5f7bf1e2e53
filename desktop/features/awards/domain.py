"""Awards, nominations, votes, and the facts of a year that eligibility rules ask for.

A vote is compared as an exact fraction of whole ballots: 79,6 % is not 80 %. The year an award is for and the day it
was decided are two fields, because a decision for 2025 is often signed in 2026.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from fractions import Fraction

from desktop.core.errors import FieldRefused, UserError
from desktop.features.emulation.domain import Family, SubjectKind


class AwardKind(StrEnum):
    TITLE = "DANH_HIEU"
    COMMENDATION = "KHEN_THUONG"
    MEDAL = "KY_NIEM_CHUONG"
    PRIZE = "GIAI_THUONG"


class DecidedBy(StrEnum):
    """The level that decides (cấp quyết định)."""

    THIS_UNION = "CO_SO"
    DIRECT_SUPERIOR = "CAP_TREN_TT"
    PROVINCE = "TINH_NGANH"
    CONFEDERATION = "TLD"
    EMPLOYER = "NGUOI_SU_DUNG_LAO_DONG"
    STATE = "NHA_NUOC"


class VoteBase(StrEnum):
    """What a vote is a share of: all members of the committee (tổng số ủy viên), or those present (số có mặt)."""

    WHOLE_COUNCIL = "TONG_SO_TV"
    PRESENT = "CO_MAT"


class Paper(StrEnum):
    """Parts of a dossier (thành phần hồ sơ), in the order the superior reads them."""

    PROPOSAL = "to_trinh"
    LIST = "danh_sach"
    ACHIEVEMENTS = "bao_cao_thanh_tich"
    MINUTES = "bien_ban"
    INITIATIVES = "sang_kien"
    SERVICE_RECORD = "qua_trinh_cong_tac"


@dataclass(frozen=True)
class AwardType:
    """One title or form of reward in the catalogue. `name` is printed exactly, `short` heads columns; `thematic`
    marks chuyên đề."""

    code: str
    name: str
    short: str
    family: Family
    subjects: tuple[SubjectKind, ...]
    decided_by: DecidedBy
    kind: AwardKind
    aliases: tuple[str, ...] = ()
    thematic: bool = False
    once_only: bool = False
    vote_percent: int = 80
    vote_base: VoteBase = VoteBase.WHOLE_COUNCIL
    papers: tuple[Paper, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None

    def is_given_on(self, day: date) -> bool:
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)

    @property
    def goes_up(self) -> bool:
        """Whether the dossier is sent to a superior; what this union decides itself is not."""
        return self.decided_by is not DecidedBy.THIS_UNION


class Occasion(StrEnum):
    """What the reward is for (dịp khen): the year, a phase, a theme, an unexpected deed, a long service."""

    YEAR = "TONG_KET_NAM"
    PHASE = "SO_KET"
    THEME = "CHUYEN_DE"
    UNEXPECTED = "DOT_XUAT"
    SERVICE = "QUA_TRINH_CONG_HIEN"


NOT_A_STEP = (Occasion.THEME, Occasion.UNEXPECTED)
"""Occasions that never count as a step towards another reward."""


@dataclass(frozen=True)
class AwardHistory:
    """An award that was decided (khen thưởng đã được tặng). `year` is the year of the achievement, which need not be
    the year of `decided_on`."""

    id: str
    subject_kind: SubjectKind
    subject_id: str
    award: str
    year: int
    decision_number: str
    decided_on: date
    issuer: str = ""
    occasion: Occasion = Occasion.YEAR
    ground: str = ""
    nomination_id: str = ""
    revision: int = 0


class Discipline(StrEnum):
    """Discipline within the year (kỷ luật), from none to the gravest."""

    NONE = "KHONG"
    REPRIMAND = "KHIEN_TRACH"
    WARNING = "CANH_CAO"
    PAY_CUT = "HA_LUONG_CACH_CHUC"
    DISMISSAL = "SA_THAI"

    @property
    def gravity(self) -> int:
        return list(Discipline).index(self)


class Rating(StrEnum):
    """The year's rating (xếp loại mức độ hoàn thành nhiệm vụ), best first."""

    EXCELLENT = "XUAT_SAC"
    GOOD = "TOT"
    DONE = "HOAN_THANH"
    NOT_DONE = "KHONG_HOAN_THANH"

    def reaches(self, least: Rating) -> bool:
        return list(Rating).index(self) <= list(Rating).index(least)


@dataclass(frozen=True)
class YearFacts:
    """What rules ask about one subject in one emulation year. None means nobody has said yet, never "no".

    `absent_days` are standard working days absent, maternity left out; `maternity_days` are kept beside them because
    maternity counts as working time; `state_title` is the code of the employer's title, "" for none.
    """

    id: str
    subject_kind: SubjectKind
    subject_id: str
    year: int
    absent_days: int | None = None
    maternity_days: int = 0
    discipline: Discipline | None = None
    complaint_pending: bool | None = None
    rating: Rating | None = None
    state_title: str | None = None
    revision: int = 0


class Post(StrEnum):
    """Posts in the union (chức danh cán bộ công đoàn)."""

    CHAIR = "CHU_TICH"
    VICE_CHAIR = "PHO_CHU_TICH"
    STANDING = "UV_BTV"
    COMMITTEE = "UV_BCH"
    INSPECTION = "UV_UBKT"
    WOMEN = "BAN_NU_CONG"
    SECTION_CHAIR = "CHU_TICH_CDBP"
    SECTION_LEADER = "TO_TRUONG"
    SECTION_DEPUTY = "TO_PHO"


@dataclass(frozen=True)
class ServicePeriod:
    """A time in a union post (quá trình công tác công đoàn). `end` None: still in it."""

    id: str
    member_id: str
    post: Post
    start: date
    end: date | None = None
    place: str = ""
    revision: int = 0


class Status(StrEnum):
    """Where a nomination stands."""

    DRAFT = "nhap"
    CHECKED = "kiem_tra_dieu_kien"
    AT_MEETING = "hop_xet"
    AT_BALLOT = "bo_phieu"
    PASSED = "du_phieu"
    NOT_PASSED = "khong_du_phieu"
    SUBMITTED = "trinh"
    SENT = "da_gui"
    RECEIVED = "cap_tren_tiep_nhan"
    MORE_ASKED = "yeu_cau_bo_sung"
    APPROVED = "duyet"
    NOT_APPROVED = "khong_duyet"
    DECIDED = "co_quyet_dinh"
    HANDED_OVER = "trao_tang"
    WITHDRAWN = "rut"
    ON_HOLD = "tam_dung_do_khieu_nai"
    REVOKED = "thu_hoi"


BEFORE_VOTE = (Status.DRAFT, Status.CHECKED, Status.AT_MEETING, Status.AT_BALLOT)
BEFORE_SUBMISSION = (*BEFORE_VOTE, Status.PASSED, Status.NOT_PASSED)
OVER = (Status.NOT_PASSED, Status.NOT_APPROVED, Status.WITHDRAWN, Status.REVOKED)
"""Nominations that no longer ask for anything: they take no quota and exclude nothing."""
AWAITING_DECISION = (Status.SUBMITTED, Status.SENT, Status.RECEIVED, Status.MORE_ASKED, Status.APPROVED)


@dataclass(frozen=True)
class Override:
    """Why a rule is set aside for this nominee: written, printed in the dossier, with who wrote it and when."""

    rule: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Nomination:
    """A subject proposed for an award within a campaign (đề nghị khen thưởng).

    `petition_number` and `petition_date` are those of the tờ trình it went up with.
    """

    id: str
    campaign_id: str
    award: str
    subject_kind: SubjectKind
    subject_id: str
    occasion: Occasion = Occasion.YEAR
    achievement: str = ""
    overrides: tuple[Override, ...] = ()
    status: Status = Status.DRAFT
    petition_number: str = ""
    petition_date: date | None = None
    note: str = ""
    revision: int = 0

    @property
    def is_live(self) -> bool:
        return self.status not in OVER


@dataclass(frozen=True)
class Vote:
    """Ballots in favour of one nomination."""

    nomination_id: str
    yes: int


@dataclass(frozen=True)
class Meeting:
    """The meeting that considers nominations, with its ballot (họp xét và kiểm phiếu).

    `summoned` is the whole committee; `absent_written` those absent who voted in writing; `issued`, `collected` and
    `valid` count ballot papers, one paper listing every nominee.
    """

    id: str
    campaign_id: str
    held_on: date
    place: str = ""
    chair: str = ""
    secretary: str = ""
    teller: str = ""
    minutes_number: str = ""
    summoned: int = 0
    present: int = 0
    absent_written: int = 0
    issued: int = 0
    collected: int = 0
    valid: int = 0
    votes: tuple[Vote, ...] = ()
    revision: int = 0

    @property
    def invalid(self) -> int:
        return self.collected - self.valid

    def voters(self, base: VoteBase) -> int:
        """The denominator of every percentage."""
        return self.summoned if base is VoteBase.WHOLE_COUNCIL else self.present + self.absent_written

    def yes_for(self, nomination_id: str) -> int | None:
        return next((vote.yes for vote in self.votes if vote.nomination_id == nomination_id), None)


def passes(yes: int, voters: int, percent: int) -> bool:
    """Whether `yes` of `voters` reaches `percent`, without any rounding."""
    return voters > 0 and Fraction(yes, voters) >= Fraction(percent, 100)


def print_percent(yes: int, voters: int) -> str:
    """A share as printed, cut after two decimals so that it never looks larger than it is: `79,59%`.

    Always two, so that columns align.
    """
    hundredths = yes * 10_000 // voters if voters else 0
    return f"{hundredths // 100},{hundredths % 100:02}%"


def refuse_impossible_vote(meeting: Meeting, today: date) -> None:
    """Raises VoteImpossible: yes ≤ valid ≤ collected ≤ issued ≤ present and absent in writing ≤ summoned."""
    if meeting.held_on > today:
        raise VoteImpossible("held_in_future", 0, 0)
    counts = (
        ("more_present_than_summoned", meeting.present + meeting.absent_written, meeting.summoned),
        ("more_issued_than_voters", meeting.issued, meeting.present + meeting.absent_written),
        ("more_collected_than_issued", meeting.collected, meeting.issued),
        ("more_valid_than_collected", meeting.valid, meeting.collected),
    )
    for reason, smaller, larger in counts:
        if smaller > larger:
            raise VoteImpossible(reason, smaller, larger)
    for vote in meeting.votes:
        if not 0 <= vote.yes <= meeting.valid:
            raise VoteImpossible("more_yes_than_valid", vote.yes, meeting.valid)
    if meeting.summoned <= 0:
        raise VoteImpossible("nobody_summoned", 0, 0)


def refuse_unfounded(history: AwardHistory, today: date) -> None:
    """Raises FieldRefused: an award counts as achieved only with the number and the day of its decision."""
    if not history.decision_number:
        raise FieldRefused("decision_number", "required")
    if history.decided_on > today:
        raise FieldRefused("decided_on", "in_future", f"{history.decided_on:%d/%m/%Y}")
    if history.year > history.decided_on.year:
        raise FieldRefused("year", "after_decision", str(history.year))


def months_between(start: date, last: date) -> int:
    """Completed months from `start` to the end of the day `last`; 0 when it lies before."""
    after = last + timedelta(days=1)
    months = (after.year - start.year) * 12 + after.month - start.month - (after.day < start.day)
    return max(0, months)


def service_months(periods: Iterable[ServicePeriod], on: date, posts: Sequence[Post] = ()) -> int:
    """Completed months in union posts up to `on`, continuous or not; posts held at the same time count once."""
    spans = sorted(
        (period.start, min(period.end or on, on))
        for period in periods
        if period.start <= on and (not posts or period.post in posts)
    )
    merged: list[tuple[date, date]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1] + timedelta(days=1):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return sum(months_between(start, end) for start, end in merged)


@dataclass(eq=False)
class NoSuchAward(UserError):
    code_given: str


@dataclass(eq=False)
class NotOursToGive(UserError):
    """The award belongs to the employer or the state: a union cannot propose it in its own dossier."""

    award: str


@dataclass(eq=False)
class SubjectNotFitting(UserError):
    """The award is not given to this kind of subject."""

    award: str
    subject: str


@dataclass(eq=False)
class AlreadyNominated(UserError):
    award: str
    subject: str


@dataclass(eq=False)
class StatusForbids(UserError):
    """The nomination has come too far, or not far enough, for `deed`."""

    subject: str
    status: Status
    deed: str


@dataclass(eq=False)
class OverrideReasonMissing(UserError):
    rule: str


@dataclass(eq=False)
class NothingToOverride(UserError):
    """The rule is met, or does not apply to this nomination."""

    rule: str


@dataclass(eq=False)
class NotEligible(UserError):
    """Nominees whose rules are neither met nor set aside in writing cannot be put to the vote."""

    subjects: tuple[str, ...]


@dataclass(eq=False)
class NothingToPropose(UserError):
    campaign: str


@dataclass(eq=False)
class NoMeeting(UserError):
    campaign: str


@dataclass(eq=False)
class VoteImpossible(UserError):
    """`reason` names the count that cannot be true; `smaller` is more than `larger`."""

    reason: str
    smaller: int
    larger: int


@dataclass(eq=False)
class CatalogueRefused(UserError):
    """A catalogue or rule pack cannot be used. `field` names the entry."""

    path: str
    reason: str
    field: str = ""
