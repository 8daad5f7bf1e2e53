"""Awards that were given, and the facts of a year that eligibility rules ask for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.core.errors import FieldRefused
from desktop.features.awards.domain.awards import Occasion
from desktop.features.emulation.domain import SubjectKind


@dataclass(frozen=True)
class AwardHistory:
    """An award that was decided (khen thưởng đã được tặng). `year` is the year of the achievement, which need not be
    the year of `decided_on`. `book_number` is the number in the golden book (số sổ vàng) of that day's year, which
    stands on the certificate; 0 while it has none."""

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
    revoked_on: date | None = None
    revocation: str = ""
    book_number: int = 0
    revision: int = 0

    @property
    def stands(self) -> bool:
        """Whether it still counts: the law allows an award to be revoked (thu hồi), and the book keeps that it was."""
        return self.revoked_on is None


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

    `absent_days` are standard working days absent, maternity and approved study left out; `maternity_days` and
    `study_days` are kept beside them because both count as working time; `state_title` is the code of the employer's
    title, "" for none.
    """

    id: str
    subject_kind: SubjectKind
    subject_id: str
    year: int
    absent_days: int | None = None
    maternity_days: int = 0
    study_days: int = 0
    discipline: Discipline | None = None
    complaint_pending: bool | None = None
    rating: Rating | None = None
    state_title: str | None = None
    revision: int = 0


def refuse_unfounded(history: AwardHistory, today: date) -> None:
    """Raises FieldRefused: an award counts as achieved only with the number and the day of its decision."""
    if not history.decision_number:
        raise FieldRefused("decision_number", "required")
    if history.decided_on > today:
        raise FieldRefused("decided_on", "in_future", f"{history.decided_on:%d/%m/%Y}")
    if history.year > history.decided_on.year:
        raise FieldRefused("year", "after_decision", str(history.year))
