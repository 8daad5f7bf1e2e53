"""Who registers for what in a campaign, and which step may follow which."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop.core.errors import UserError
from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.national_id import Sex
from desktop.features.emulation.domain.catalogue import Subject, SubjectKind, Title

_OWN_TARGET = re.compile(r"^(.+?)\s*:\s*([≥≤=<>]?\s*\d[\d.,]*)\s*(.*)$")


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
    RegistrationStatus.ACHIEVED: (RegistrationStatus.FAILED,),
    RegistrationStatus.FAILED: (RegistrationStatus.ACHIEVED,),
}
"""Besides, everything that has no result yet may be withdrawn. A result that was entered wrongly may be turned."""

SETTLED = (RegistrationStatus.ACHIEVED, RegistrationStatus.FAILED)


@dataclass(frozen=True)
class TitleOutcome:
    """What became of one title: achieved, by the decision in `note`, or not, for the reason in it."""

    title: str
    achieved: bool
    note: str = ""


@dataclass(frozen=True)
class Registration:
    """What somebody registered for in a campaign (đăng ký thi đua): one for each subject and campaign.

    `titles` are codes of the catalogue; `late_reason` tells why it came after the last day (đăng ký bổ sung).
    `own_targets` are what the subject sets itself, one a line, with a number after a colon where there is one
    (“Năng suất: 105 %”); `commitments` what it promises. `result_note` says by which decision, or why not, and
    `outcomes` the same of each title: somebody may achieve one of two. `section_id` is where a person was when they
    registered.
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
    own_targets: str = ""
    result_note: str = ""
    section_id: str = ""
    outcomes: tuple[TitleOutcome, ...] = ()
    revision: int = 0

    @property
    def counts(self) -> bool:
        return bool(self.titles) and self.status is not RegistrationStatus.WITHDRAWN

    @property
    def achieved(self) -> tuple[str, ...]:
        """The titles achieved. A registration settled before titles were told apart achieved all of them."""
        if not self.outcomes:
            return self.titles if self.status is RegistrationStatus.ACHIEVED else ()
        return tuple(one.title for one in self.outcomes if one.achieved)


@dataclass(frozen=True)
class RegistrationVersion:
    """What a registration said before it was changed after the last day: the old version is kept, never overwritten.

    `number` counts versions from 1; `reason` is why it was changed, `replaced_on` when.
    """

    id: str
    registration_id: str
    campaign_id: str
    number: int
    titles: tuple[str, ...]
    status: RegistrationStatus
    replaced_on: date
    reason: str = ""
    revision: int = 0


@dataclass(frozen=True)
class Unlock:
    """Leave from the superior to change registrations after the last day (mở khóa đăng ký), until and with `until`."""

    id: str
    campaign_id: str
    granted_by: str
    granted_on: date
    until: date
    reason: str
    revision: int = 0


class Move(StrEnum):
    """How somebody who registered last time stands now."""

    STAYS = "con"
    NEW = "moi"
    MOVED = "chuyen"
    LEFT = "nghi"


@dataclass(frozen=True)
class Proposal:
    """Somebody of last year's list, to be registered again, or somebody who was not on it. `before` and `section` are
    the section then, as far as known, and now; `taken` means registered in the new campaign already."""

    subject: Subject
    name: str
    titles: tuple[str, ...]
    move: Move
    section: str = ""
    before: str = ""
    taken: bool = False

    @property
    def id(self) -> str:
        return self.subject.id


@dataclass(frozen=True)
class MatrixQuery:
    """What the matrix shows. `registered`: all (None), only those registered, or only those who are not."""

    search: str = ""
    section_id: str = ""
    registered: bool | None = None
    status: RegistrationStatus | None = None


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
    own_targets: str = ""
    outcomes: tuple[TitleOutcome, ...] = ()

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
class TitleResult:
    """How many subjects registered for a title in a campaign, and how many achieved it."""

    title: Title
    registered: int
    achieved: int


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
class RegistrationLocked(UserError):
    """What was registered in time may be changed after the last day only with the superior's leave (`Unlock`)."""

    name: str
    deadline: date


@dataclass(eq=False)
class DecisionNeeded(UserError):
    """A title is achieved by a decision, whose number and date must be told."""


@dataclass(eq=False)
class StatusImpossible(UserError):
    current: RegistrationStatus
    wanted: RegistrationStatus


def settled(before: Registration, outcomes: Iterable[TitleOutcome]) -> Registration:
    """The registration with these outcomes over those it had. It has a result once every title has one: achieved when
    any title was. Raises StatusImpossible."""
    known = {one.title: one for one in _outcomes_before(before)} | {one.title: one for one in outcomes}
    told = tuple(known[code] for code in before.titles if code in known)
    status = RegistrationStatus.ACHIEVED if any(one.achieved for one in told) else RegistrationStatus.FAILED
    if before.status is not status:
        next_status(before.status, status)
    whole = len(told) == len(before.titles)
    return replace(before, outcomes=told, status=status if whole else _open_again(before.status))


def unsettled(before: Registration, title: str) -> Registration:
    """Without any outcome of that title, as when it was entered by mistake."""
    outcomes = tuple(one for one in _outcomes_before(before) if one.title != title)
    return replace(before, outcomes=outcomes, status=_open_again(before.status))


def _outcomes_before(before: Registration) -> tuple[TitleOutcome, ...]:
    if before.outcomes or before.status not in SETTLED:
        return before.outcomes
    achieved = before.status is RegistrationStatus.ACHIEVED
    return tuple(TitleOutcome(code, achieved, before.result_note) for code in before.titles)


def _open_again(status: RegistrationStatus) -> RegistrationStatus:
    return RegistrationStatus.APPROVED if status in SETTLED else status


def next_status(current: RegistrationStatus, wanted: RegistrationStatus) -> RegistrationStatus:
    """Raises StatusImpossible."""
    withdrawal = wanted is RegistrationStatus.WITHDRAWN and current not in (*SETTLED, RegistrationStatus.WITHDRAWN)
    if not withdrawal and wanted not in NEXT_STATUS.get(current, ()):
        raise StatusImpossible(current, wanted)
    return wanted


def split_target(line: str) -> tuple[str, str, str]:
    """What somebody set themselves as (text, number, unit): `Năng suất: 105 %` gives Năng suất, 105, %."""
    if found := _OWN_TARGET.match(line):
        return found[1].strip(), found[2], found[3].strip()
    return line.strip(), "", ""
