"""The hardship record (sổ theo dõi hoàn cảnh): which reasons stand for whom, since when, and what proves them.

Codes only. What a code is about, health above all, is in `Hardship` and is shown to nobody who does not ask.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.core.money import Dong
from desktop.features.tet_gifts.domain.gift import Reason


class Evidence(StrEnum):
    """What proves a reason (minh chứng), as a kind of paper: its words, often about an illness, are not kept."""

    LOCAL_PAPER = "XAC_NHAN"
    POOR_HOUSEHOLD = "SO_HO_NGHEO"
    HOSPITAL_PAPER = "GIAY_Y_TE"
    ACCIDENT_RECORD = "BIEN_BAN_TN"
    LABOUR_PAPER = "GIAY_LAO_DONG"
    POLICY_PAPER = "GIAY_CHINH_SACH"
    VISIT = "TO_XAC_MINH"
    OTHER = "KHAC"


ONLY_THIS_YEAR = (Reason.ON_DUTY, Reason.OUTSTANDING, Reason.FAR_FROM_HOME, Reason.FEWER_HOURS, Reason.WAGES_OWED)
"""Reasons of one Tết: they are asked anew and stand in no record."""


@dataclass(frozen=True)
class Circumstance:
    """One reason that stands for a person (hoàn cảnh) from `since` to `until`; an empty day is not known."""

    id: str
    beneficiary_id: str
    reason: Reason
    since: date | None = None
    until: date | None = None
    evidence: Evidence | None = None
    noted_on: date | None = None
    revision: int = 0

    def holds_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Means:
    """What a household lives on, where somebody has said so: income a head and month, and how many are fed by it."""

    id: str
    beneficiary_id: str
    income: Dong | None = None
    dependants: int | None = None
    revision: int = 0
