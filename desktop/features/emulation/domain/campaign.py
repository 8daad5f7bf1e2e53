"""Campaigns as they were launched, and how far their targets are.

A campaign is written down as it was launched, often by a superior: its themes run to hundreds of characters with
quotation marks inside quotation marks, its phases need not be half-years, its blocs may have been abolished since. Such
doubts are hints; only what cannot be kept or counted is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from desktop.core.errors import FieldRefused, UserError
from desktop.core.vietnamese.text import clean
from desktop.features.emulation.domain.catalogue import Bloc, Movement, is_valid_on

_NUMBER = re.compile(r"^\d{1,12}(\.\d{1,4})?$")
LONGEST_THEME = 2000


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
class Content:
    """What a bloc is called upon to do (nội dung thi đua); for everybody when `bloc` is empty."""

    text: str
    bloc: str = ""


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


@dataclass(frozen=True)
class Progress:
    """How far a target is: `numerator` of `denominator` (0 when the target is a plain number). `reached` is None when
    this book cannot count it."""

    target: Target
    numerator: int = 0
    denominator: int = 0
    reached: bool | None = None


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


@dataclass(frozen=True)
class Hint:
    """A doubt about a campaign that may be saved all the same: `problem` is a stable word, `value` what it is about."""

    field: str
    problem: str
    value: str = ""


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
