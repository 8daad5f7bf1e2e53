"""Campaigns, titles, registrations and initiatives, and what may be refused about them.

A campaign is written down as it was launched, often by a superior: its themes run to hundreds of characters with
quotation marks inside quotation marks, its phases need not be half-years, its blocs may have been abolished since. Such
doubts are hints; only what cannot be kept or counted is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from desktop.core.errors import FieldRefused, UserError
from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.national_id import Sex
from desktop.core.vietnamese.text import clean, fold

_NUMBER = re.compile(r"^\d{1,12}(\.\d{1,4})?$")
LONGEST_THEME = 2000
WHOLE_SHARE = 100


class YearKind(StrEnum):
    """What period a campaign counts by. A school year is named by its first calendar year."""

    CALENDAR = "NAM_DUONG_LICH"
    SCHOOL = "NAM_HOC"
    THEMED = "CHUYEN_DE"
    PEAK = "CAO_DIEM"


class Level(StrEnum):
    """Who launched a campaign or a movement (cấp phát động)."""

    BASE = "CO_SO"
    DIRECT_SUPERIOR = "CAP_TREN_TT"
    PROVINCE = "TINH_NGANH"
    CONFEDERATION = "TLD"
    STATE = "TRUNG_UONG"


class CampaignStatus(StrEnum):
    OPEN = "dang_thuc_hien"
    CLOSED = "da_tong_ket"


class Metric(StrEnum):
    """How a target is counted. `TYPED` targets have no count in this book; the others are counted from it."""

    TYPED = "NHAP_TAY"
    REGISTERED_SHARE = "TY_LE_DANG_KY"
    INITIATIVE_SHARE = "TY_LE_NGUOI_CO_SANG_KIEN"
    ENTERED_INITIATIVE_SHARE = "TY_LE_NGUOI_CO_SANG_KIEN_DA_CAP_NHAT"
    INITIATIVES = "SO_SANG_KIEN"
    MEMBER_SHARE = "TY_LE_DOAN_VIEN"


class Operator(StrEnum):
    AT_LEAST = "≥"
    AT_MOST = "≤"
    EXACTLY = "="


class Denominator(StrEnum):
    """Out of how many a share is taken; `OTHER` is told in words by the target's `denominator_text`."""

    MEMBERS = "DOAN_VIEN"
    WORKERS = "NGUOI_LAO_DONG"
    OTHER = "KHAC"


@dataclass(frozen=True)
class Phase:
    """A part of the campaign (đợt) with its own theme and free dates."""

    name: str
    start: date
    end: date
    theme: str = ""


@dataclass(frozen=True)
class Bloc:
    """Units that compete alike (khối). `valid_to` keeps an abolished bloc readable and out of new campaigns."""

    name: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class Content:
    """What a bloc is called upon to do (nội dung thi đua); for everybody when `bloc` is empty."""

    text: str
    bloc: str = ""


@dataclass(frozen=True)
class Movement:
    """A named movement (phong trào, cuộc vận động, chương trình) that the campaign carries on. `aliases` are the other
    spellings of its name that papers use."""

    name: str
    bloc: str = ""
    goal: str = ""
    launched_by: str = ""
    start: date | None = None
    end: date | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Target:
    """Something to reach (chỉ tiêu): `metric operator value unit`, of the people `denominator_text` describes.

    `value` is a decimal number as text (`20`, `12.5`), empty for a direction without a number.
    """

    text: str
    metric: Metric = Metric.TYPED
    operator: Operator = Operator.AT_LEAST
    value: str = ""
    unit: str = "%"
    denominator: Denominator = Denominator.MEMBERS
    denominator_text: str = ""
    bloc: str = ""
    due: date | None = None

    @property
    def limit(self) -> Decimal | None:
        return Decimal(self.value) if self.value else None


@dataclass(frozen=True)
class LaunchEvent:
    """Something that belongs to the launch: awards of last year handed over, a pact signed, a response given."""

    text: str
    on: date | None = None


@dataclass(frozen=True)
class Campaign:
    """An emulation campaign (phong trào thi đua) as it was launched, with every fact of the launch in its own field.

    `issuer` is the launching body as it was then, `launched_by` the person with post and name; `register_by` the last
    day for registering without a reason. `breakthroughs` are khâu đột phá, `works` the công trình, phần việc, sản phẩm
    to bear a plaque, `pact` the giao ước between blocs, `situation` what the issuer reports round the launch, `source`
    where the facts were read.
    """

    id: str
    code: str
    name: str
    year: int
    start: date
    end: date
    theme: str = ""
    year_kind: YearKind = YearKind.CALENDAR
    issuer: str = ""
    level: Level = Level.BASE
    launched_by: str = ""
    launched_on: date | None = None
    register_by: date | None = None
    status: CampaignStatus = CampaignStatus.OPEN
    legal_bases: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    breakthroughs: tuple[str, ...] = ()
    blocs: tuple[Bloc, ...] = ()
    contents: tuple[Content, ...] = ()
    movements: tuple[Movement, ...] = ()
    phases: tuple[Phase, ...] = ()
    targets: tuple[Target, ...] = ()
    works: tuple[str, ...] = ()
    pact: str = ""
    events: tuple[LaunchEvent, ...] = ()
    situation: tuple[str, ...] = ()
    source: str = ""
    revision: int = 0


class SubjectKind(StrEnum):
    """Who registers: a person (cá nhân), a tổ or bộ phận (tập thể), or the whole union (công đoàn cơ sở)."""

    PERSON = "CA_NHAN"
    SECTION = "TAP_THE"
    UNION = "CDCS"


class Family(StrEnum):
    """Titles of the state are decided by the employer, titles of the union by the union: never mixed."""

    STATE = "NHA_NUOC"
    UNION = "CONG_DOAN"
    LOCAL = "DIA_PHUONG"


@dataclass(frozen=True)
class Title:
    """An emulation title (danh hiệu thi đua) to register for. `name` is printed exactly; `short` heads a column."""

    code: str
    name: str
    short: str
    subject: SubjectKind
    family: Family
    decided_by: str
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


class RegistrationStatus(StrEnum):
    DRAFT = "nhap"
    SENT = "gui_to"
    APPROVED = "bch_duyet"
    REPORTED = "da_dang_ky_cap_tren"
    ACHIEVED = "dat"
    FAILED = "khong_dat"
    WITHDRAWN = "rut"


NEXT_STATUS = {
    RegistrationStatus.DRAFT: (RegistrationStatus.SENT, RegistrationStatus.APPROVED),
    RegistrationStatus.SENT: (RegistrationStatus.APPROVED, RegistrationStatus.DRAFT),
    RegistrationStatus.APPROVED: (RegistrationStatus.REPORTED, RegistrationStatus.ACHIEVED, RegistrationStatus.FAILED),
    RegistrationStatus.REPORTED: (RegistrationStatus.ACHIEVED, RegistrationStatus.FAILED),
}
"""Besides, everything that has no result yet may be withdrawn."""

SETTLED = (RegistrationStatus.ACHIEVED, RegistrationStatus.FAILED)


@dataclass(frozen=True)
class Subject:
    """Who is registered: `id` is that of a member, a section or the union."""

    kind: SubjectKind
    id: str


@dataclass(frozen=True)
class Registration:
    """What somebody registered for in a campaign (đăng ký thi đua): one for each subject and campaign.

    `titles` are codes of the catalogue; `late_reason` tells why it came after the last day (đăng ký bổ sung).
    """

    id: str
    campaign_id: str
    kind: SubjectKind
    subject_id: str
    registered_on: date
    titles: tuple[str, ...] = ()
    movements: tuple[str, ...] = ()
    initiative_plan: str = ""
    commitments: str = ""
    late_reason: str = ""
    status: RegistrationStatus = RegistrationStatus.DRAFT
    revision: int = 0

    @property
    def counts(self) -> bool:
        return bool(self.titles) and self.status is not RegistrationStatus.WITHDRAWN


@dataclass(frozen=True)
class MatrixQuery:
    """What the matrix shows. `registered`: all (None), only those registered, or only those who are not."""

    search: str = ""
    section_id: str = ""
    registered: bool | None = None


@dataclass(frozen=True)
class MatrixLine:
    """A row of the matrix subject × title, also of the printed list."""

    subject: Subject
    name: str
    birth: PartialDate | None = None
    sex: Sex | None = None
    section: str = ""
    job: str = ""
    titles: tuple[str, ...] = ()
    initiative_plan: str = ""
    commitments: str = ""
    late_reason: str = ""
    status: RegistrationStatus | None = None
    registration_id: str = ""

    @property
    def id(self) -> str:
        return self.subject.id


@dataclass(frozen=True)
class TitleCount:
    """How many registered for a title, and how many of them are women."""

    title: Title
    total: int
    women: int


@dataclass(frozen=True)
class TitleCounts:
    """How many registered for each title, and how many persons in all: somebody with two titles counts once."""

    titles: tuple[TitleCount, ...]
    people: int
    women: int


@dataclass(frozen=True)
class Progress:
    """How far a target is: `numerator` of `denominator` (0 when the target is a plain number). `reached` is None when
    this book cannot count it."""

    target: Target
    numerator: int = 0
    denominator: int = 0
    reached: bool | None = None


class RecognitionLevel(StrEnum):
    """Who recognised an initiative (cấp công nhận)."""

    BASE = "CO_SO"
    DIRECT_SUPERIOR = "CAP_TREN_TT"
    PROVINCE = "TINH_NGANH"
    NATIONAL = "TOAN_QUOC"


RECOGNITION_NAMES = {
    RecognitionLevel.BASE: "Cơ sở",
    RecognitionLevel.DIRECT_SUPERIOR: "Cấp trên trực tiếp",
    RecognitionLevel.PROVINCE: "Tỉnh, ngành",
    RecognitionLevel.NATIONAL: "Toàn quốc",
}
"""As lists and papers say it."""


@dataclass(frozen=True)
class Initiative:
    """An initiative (sáng kiến). Recognised means a level and the number and date of the decision.

    `yearly_value` is the benefit of a year (giá trị làm lợi) and `value_basis` how it was worked out; `system_code` and
    `entered_on` belong to the programme "1 triệu sáng kiến". Without a campaign it counts where its decision falls.
    """

    id: str
    name: str
    field: str = ""
    unit: str = ""
    applied_from: date | None = None
    summary: str = ""
    yearly_value: Dong = Dong(0)  # noqa: RUF009
    value_basis: str = ""
    level: RecognitionLevel | None = None
    decision: str = ""
    decided_on: date | None = None
    system_code: str = ""
    entered_on: date | None = None
    campaign_id: str = ""
    revision: int = 0

    @property
    def recognised(self) -> bool:
        return bool(self.level and self.decision and self.decided_on)


@dataclass(frozen=True)
class Author:
    """An author's part in an initiative (tác giả, đồng tác giả); `member_id` is empty for somebody outside."""

    id: str
    initiative_id: str
    name: str
    share: int
    member_id: str = ""
    is_main: bool = False
    revision: int = 0


@dataclass(frozen=True)
class AuthorShare:
    """What the editor and the import say about an author."""

    name: str
    share: int
    member_id: str = ""


@dataclass(frozen=True)
class InitiativeLine:
    """A row of the list of initiatives."""

    initiative: Initiative
    authors: tuple[Author, ...]

    @property
    def id(self) -> str:
        return self.initiative.id

    @property
    def authors_printed(self) -> str:
        return ", ".join(f"{author.name} ({author.share}%)" for author in self.authors)


# Refusals


@dataclass(eq=False)
class NoSuchCampaign(UserError):
    """`known` are the codes there are; an empty `campaign` asked for the current one."""

    campaign: str
    known: tuple[str, ...] = ()


@dataclass(eq=False)
class CampaignCodeTaken(UserError):
    campaign: str
    name: str


@dataclass(eq=False)
class CampaignClosed(UserError):
    """A campaign that was summed up takes no more registrations."""

    campaign: str


@dataclass(eq=False)
class CampaignFileRefused(UserError):
    """`reason`: `not_toml`, `unknown_field`, `missing`, `wrong_type` or `unknown_choice`; `field`: `phases.2.start`."""

    path: str
    reason: str
    field: str = ""
    value: str = ""


@dataclass(eq=False)
class NoSuchTitle(UserError):
    title: str


@dataclass(eq=False)
class TitleNotFor(UserError):
    """A title for persons was registered for a section, or the other way round."""

    title: str
    kind: SubjectKind


@dataclass(eq=False)
class SubjectUnknown(UserError):
    """The person or section to be registered is not in the book."""

    kind: SubjectKind
    id: str


@dataclass(eq=False)
class NotActive(UserError):
    """A person who left the union, or was put into the bin, cannot be registered."""

    name: str


@dataclass(eq=False)
class LateReasonNeeded(UserError):
    """Registering after the last day needs a reason (đăng ký bổ sung)."""

    deadline: date


@dataclass(eq=False)
class StatusImpossible(UserError):
    current: RegistrationStatus
    wanted: RegistrationStatus


@dataclass(eq=False)
class SharesNotWhole(UserError):
    """The authors' shares must sum to 100."""

    total: int


@dataclass(frozen=True)
class Hint:
    """A doubt about a campaign that may be saved all the same: `problem` is a stable word, `value` what it is about."""

    field: str
    problem: str
    value: str = ""


# Rules


def tidied(campaign: Campaign) -> Campaign:
    return replace(
        campaign,
        code=clean(campaign.code),
        name=clean(campaign.name),
        theme=clean(campaign.theme),
        issuer=clean(campaign.issuer),
        launched_by=clean(campaign.launched_by),
    )


def refuse_impossible(campaign: Campaign) -> None:
    """Raises FieldRefused for what cannot be kept or counted; mere doubts are `hints`."""
    for field in ("code", "name"):
        if not getattr(campaign, field):
            raise FieldRefused(field, "required")
    if len(campaign.theme) > LONGEST_THEME:
        raise FieldRefused("theme", "too_long", str(len(campaign.theme)))
    if campaign.end < campaign.start:
        raise FieldRefused("end", "before_start", f"{campaign.end:%d/%m/%Y}")
    for phase in campaign.phases:
        if phase.end < phase.start:
            raise FieldRefused("phases", "before_start", phase.name)
    for target in campaign.targets:
        _refuse_uncountable(target)


def _refuse_uncountable(target: Target) -> None:
    if not target.text:
        raise FieldRefused("targets", "required")
    if target.value and not _NUMBER.match(target.value):
        raise FieldRefused("targets", "not_a_number", target.value)


def hints(campaign: Campaign) -> list[Hint]:
    """Doubts shown in the editor; they never block."""
    found = [
        Hint("phases", "outside_campaign", phase.name)
        for phase in campaign.phases
        if phase.end < campaign.start or phase.start > campaign.end
    ]
    ordered = sorted(campaign.phases, key=lambda phase: phase.start)
    found += [
        Hint("phases", "overlap", later.name) for earlier, later in pairwise(ordered) if later.start <= earlier.end
    ]
    found += [
        Hint("blocs", "not_valid_then", bloc.name) for bloc in campaign.blocs if not is_valid_on(bloc, campaign.start)
    ]
    return found


def is_valid_on(entry: Bloc | Title, day: date) -> bool:
    return (entry.valid_from is None or entry.valid_from <= day) and (entry.valid_to is None or day <= entry.valid_to)


def reaches(target: Target, numerator: int, denominator: int) -> bool | None:
    """Whether the count reaches the target, compared exactly: 79,6 % is not 80 %. None when nothing can be compared."""
    if target.limit is None:
        return None
    if target.unit == "%":
        if not denominator:
            return None
        counted, limit = Decimal(numerator * 100), target.limit * denominator
    else:
        counted, limit = Decimal(numerator), target.limit
    if target.operator is Operator.AT_LEAST:
        return counted >= limit
    if target.operator is Operator.AT_MOST:
        return counted <= limit
    return counted == limit


def refuse_shares(authors: Sequence[AuthorShare]) -> None:
    """Raises FieldRefused, SharesNotWhole."""
    if not authors or not all(author.name for author in authors):
        raise FieldRefused("authors", "required")
    if any(author.share <= 0 for author in authors):
        raise FieldRefused("authors", "share_not_positive")
    if (total := sum(author.share for author in authors)) != WHOLE_SHARE:
        raise SharesNotWhole(total)


def next_status(current: RegistrationStatus, wanted: RegistrationStatus) -> RegistrationStatus:
    """Raises StatusImpossible."""
    withdrawal = wanted is RegistrationStatus.WITHDRAWN and current not in (*SETTLED, RegistrationStatus.WITHDRAWN)
    if not withdrawal and wanted not in NEXT_STATUS.get(current, ()):
        raise StatusImpossible(current, wanted)
    return wanted


def find_title(text: str, titles: Iterable[Title]) -> Title | None:
    """The title meant by a code, a name or an alias, marks and case aside."""
    wanted = fold(text)
    for title in titles:
        if wanted in {fold(name) for name in (title.code, title.name, title.short, *title.aliases)}:
            return title
    return None
