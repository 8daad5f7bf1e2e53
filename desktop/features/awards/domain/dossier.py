"""What a dossier is made of, and what a file attached to a nomination is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop.core.vietnamese.text import fold


class Part(StrEnum):
    """The parts of a whole dossier (thành phần hồ sơ); in which order they stand is data."""

    PROPOSAL = "to_trinh"
    LIST = "danh_sach"
    ACHIEVEMENTS = "bao_cao_thanh_tich"
    MINUTES = "bien_ban"
    BALLOT = "kiem_phieu"
    INITIATIVES = "sang_kien"
    SERVICE_RECORD = "qua_trinh_cong_tac"
    OVERRIDES = "ngoai_le"
    CONDITIONS = "dieu_kien"
    ENCLOSURES = "dinh_kem"


class FileKind(StrEnum):
    """What a file attached to a nomination is."""

    PROPOSAL = "to_trinh"
    REPORT = "bao_cao"
    MINUTES = "bien_ban"
    INITIATIVE = "sang_kien"
    OPINION = "y_kien"
    DECISION = "quyet_dinh"
    OTHER = "khac"


@dataclass(frozen=True)
class PartOrder:
    """One place in the order: the papers, then the attached files of these kinds."""

    paper: Part
    files: tuple[FileKind, ...] = ()


_SIGNS = (
    (FileKind.PROPOSAL, ("to trinh", "ttr")),
    (FileKind.MINUTES, ("bien ban", "kiem phieu", "bb")),
    (FileKind.INITIATIVE, ("sang kien", "giai phap", "cong nhan sang kien")),
    (FileKind.OPINION, ("y kien", "hiep y", "xac nhan")),
    (FileKind.REPORT, ("bao cao", "thanh tich", "bc")),
    (FileKind.DECISION, ("quyet dinh", "qd", "bang khen", "giay khen")),
)


def guess_file_kind(name: str) -> FileKind:
    """What a file is by its name; words, not parts of words, count."""
    words = f" {re.sub('[^0-9a-z]+', ' ', fold(Path(name).stem))} "
    for kind, signs in _SIGNS:
        if any(f" {sign} " in words for sign in signs):
            return kind
    return FileKind.OTHER
