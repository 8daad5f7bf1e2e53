"""Campaigns as they were launched, and how far their targets are.

A campaign is written down as it was launched, often by a superior: its themes run to hundreds of characters with
quotation marks inside quotation marks, its phases need not be half-years, its blocs may have been abolished since. Such
doubts are hints; only what cannot be kept or counted is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise

from desktop.core.errors import FieldRefused, UserError
from desktop.core.vietnamese.text import clean, clean_lines
from desktop.features.emulation.domain.catalogue import Bloc, Movement, is_valid_on
from desktop.features.emulation.domain.target import Target, coded, refuse_uncountable

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
    closed_on: date | None = None
    conclusion: str = ""
    revision: int = 0

    def span(self, phase: str) -> tuple[date, date]:
        """First and last day of the phase of that name, of the whole campaign for any other."""
        found = next((one for one in self.phases if phase and one.name == phase), None)
        return (found.start, found.end) if found else (self.start, self.end)


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
class CampaignInUse(UserError):
    """A campaign in which anything was written down cannot be deleted, only summed up."""

    campaign: str


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
        targets=coded(campaign.targets),
        conclusion=clean_lines(campaign.conclusion),
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
        refuse_uncountable(target)


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


def next_campaign(campaign: Campaign, years: int = 1) -> Campaign:
    """What the same campaign would be `years` later, to be looked through before it is launched: its dates shifted,
    its targets, contents and movements copied as far as their blocs and programmes still exist by then.

    Themes, legal bases, events and the launch itself belong to the year that is over and are left empty; so is the
    issuer, which may have been abolished since.
    """
    start, end = _later(campaign.start, years), _later(campaign.end, years)
    blocs = tuple(bloc for bloc in campaign.blocs if is_valid_on(bloc, start))
    gone = {bloc.name for bloc in campaign.blocs} - {bloc.name for bloc in blocs}
    return Campaign(
        id="",
        code=_renamed(campaign.code, campaign.year, years),
        name=_renamed(campaign.name, campaign.year, years),
        year=campaign.year + years,
        start=start,
        end=end,
        year_kind=campaign.year_kind,
        level=campaign.level,
        register_by=_maybe_later(campaign.register_by, years),
        purposes=campaign.purposes,
        breakthroughs=campaign.breakthroughs,
        blocs=blocs,
        contents=tuple(one for one in campaign.contents if one.bloc not in gone),
        movements=tuple(
            replace(one, start=_maybe_later(one.start, years), end=_maybe_later(one.end, years))
            for one in campaign.movements
            if one.bloc not in gone
        ),
        phases=tuple(
            replace(one, start=_later(one.start, years), end=_later(one.end, years), theme="")
            for one in campaign.phases
        ),
        targets=tuple(
            replace(one, due=_maybe_later(one.due, years)) for one in campaign.targets if one.bloc not in gone
        ),
    )


def _later(day: date, years: int) -> date:
    """The same day of a later year; 29/2 becomes 28/2."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _maybe_later(day: date | None, years: int) -> date | None:
    return _later(day, years) if day else None


def _renamed(text: str, year: int, years: int) -> str:
    """`năm học 2024-2025` a year later is `năm học 2025-2026`: the year and the one after it, each once."""
    shifted = {str(year): str(year + years), str(year + 1): str(year + 1 + years)}
    return re.sub(rf"\b({year}|{year + 1})\b", lambda found: shifted[found[0]], text)
