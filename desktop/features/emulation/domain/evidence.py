"""What a file attached to an initiative or to a work is (minh chứng)."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

from desktop.core.vietnamese.text import fold


class EvidenceKind(StrEnum):
    CERTIFICATE = "chung_nhan"
    DECISION = "quyet_dinh"
    REPORT = "mo_ta"
    ACCEPTANCE = "nghiem_thu"
    PICTURE = "anh"
    OTHER = "khac"


RECOGNISING = (EvidenceKind.CERTIFICATE, EvidenceKind.DECISION)
"""What proves that an initiative was recognised."""

_SIGNS = (
    (EvidenceKind.CERTIFICATE, ("chung nhan", "gcn", "xac nhan", "bang")),
    (EvidenceKind.ACCEPTANCE, ("nghiem thu", "bien ban", "bb")),
    (EvidenceKind.DECISION, ("quyet dinh", "qd", "cong nhan")),
    (EvidenceKind.REPORT, ("mo ta", "bao cao", "thuyet minh", "don", "giai phap")),
    (EvidenceKind.PICTURE, ("anh", "hinh", "img", "dsc", "image")),
)


def guess_evidence(name: str) -> EvidenceKind:
    """What a file is by its name; words, not parts of words, count."""
    words = f" {re.sub('[^0-9a-z]+', ' ', fold(Path(name).stem))} "
    return next((kind for kind, signs in _SIGNS if any(f" {one} " in words for one in signs)), EvidenceKind.OTHER)
