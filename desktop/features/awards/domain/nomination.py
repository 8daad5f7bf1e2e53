"""A nomination, and every place in which it can stand from the draft to the day the award is handed over.

What happened on the way (what the superior asked to add, why it refused, when the award was handed over) is a list of
steps beside it: nothing is overwritten, so the whole way can be told years later.
"""

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


AT_SUPERIOR = (Status.SUBMITTED, Status.SENT, Status.RECEIVED, Status.MORE_ASKED)
"""Nominations that went up and have no answer yet."""

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

    `petition_number` and `petition_date` are those of the tờ trình it went up with. `rank` is the place in the order of
    preference (thứ tự ưu tiên), 0 while nobody ordered them. `held_from` is where it stood when it was put on hold.
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
    rank: int = 0
    held_from: Status | None = None
    revision: int = 0

    @property
    def is_live(self) -> bool:
        return self.status not in OVER


@dataclass(frozen=True)
class PackUse:
    """The rule pack by which was judged: with the hash of its exact bytes, so that an old answer can be explained."""

    id: str
    version: str
    sha256: str = ""


@dataclass(frozen=True)
class Step:
    """One thing that happened to a nomination (diễn biến của đề nghị), written once.

    `on` is the day it happened, `at` when it was written down. `what` and `why` are in the words of whoever decided;
    `due` is the day an answer is asked for by, `answered_on` and `answer` what was sent. `packs` and `answers` are the
    rule packs and the explained answers of that moment.
    """

    id: str
    nomination_id: str
    status: Status
    on: date
    at: datetime
    by: str
    what: str = ""
    why: str = ""
    due: date | None = None
    answered_on: date | None = None
    answer: str = ""
    packs: tuple[PackUse, ...] = ()
    answers: str = ""
    revision: int = 0

    @property
    def is_open(self) -> bool:
        """Whether the superior still waits for an answer."""
        return self.status is Status.MORE_ASKED and self.answered_on is None

    def is_overdue(self, today: date) -> bool:
        return self.is_open and self.due is not None and self.due < today
