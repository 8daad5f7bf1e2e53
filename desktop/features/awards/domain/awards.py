"""The catalogue: what a title or form of reward is, who decides it, and on which occasion it is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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
class OwnAward:
    """A local title or prize that the officer added to the catalogue (danh hiệu, giải thưởng địa phương)."""

    id: str
    code: str
    award: AwardType
    revision: int = 0


class Rounding(StrEnum):
    """How a share of people becomes a number of places (cách làm tròn); down unless a document says otherwise."""

    DOWN = "XUONG"
    UP = "LEN"
    NEAREST = "GAN_NHAT"


@dataclass(frozen=True)
class Allotment:
    """Places that the superior allotted for one award in one year (chỉ tiêu được phân bổ), and by which document."""

    id: str
    year: int
    award: str
    places: int
    document: str = ""
    revision: int = 0
