"""Who registers for what in a campaign, and which step may follow which."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.core.errors import UserError
from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.national_id import Sex
from desktop.features.emulation.domain.catalogue import Subject, SubjectKind, Title


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


def next_status(current: RegistrationStatus, wanted: RegistrationStatus) -> RegistrationStatus:
    """Raises StatusImpossible."""
    withdrawal = wanted is RegistrationStatus.WITHDRAWN and current not in (*SETTLED, RegistrationStatus.WITHDRAWN)
    if not withdrawal and wanted not in NEXT_STATUS.get(current, ()):
        raise StatusImpossible(current, wanted)
    return wanted
