"""A nomination, and every place in which it can stand from the draft to the day the award is handed over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop.features.awards.domain.awards import Occasion
from desktop.features.emulation.domain import SubjectKind


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
