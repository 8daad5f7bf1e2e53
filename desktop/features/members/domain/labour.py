"""Figures about the workers that are typed, because workers who are not members are not in the book.

They stand in part A-I of the statistics form (mẫu số 1-HĐCĐ), for one day of counting each.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class LabourRow(StrEnum):
    """A row that is typed, in the order of the form."""

    WORKERS = "tong_ld"
    WOMEN = "nu_ld"
    SHORT_OF_WORK = "thieu_viec"
    WOMEN_SHORT_OF_WORK = "nu_thieu_viec"
    AVERAGE_PAY = "luong_binh_quan"
    COUNTED_FOR_PAY = "so_nguoi_tinh_luong"
    UNPAID_WAGES = "no_luong"
    HOUSED = "bo_tri_nha_o"
    RENTING = "tu_thue_nha"
    CONTRACTS = "ky_hdld"
    INSURED = "dong_bh"
    DISPUTES = "tranh_chap"
    STRIKES = "dinh_cong"


AMOUNTS = (LabourRow.AVERAGE_PAY, LabourRow.UNPAID_WAGES)
"""The rows in đồng; the others count."""


@dataclass(frozen=True)
class LabourFigure:
    """What the union counted (số liệu lao động) for a row on a day of counting."""

    id: str
    on: date
    row: LabourRow
    value: int
    revision: int = 0
