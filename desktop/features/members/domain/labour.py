"""Figures about the workers that are typed, because workers who are not members are not in the book.

They stand in part A-I of the statistics form (mẫu số 1-HĐCĐ), for one day of counting each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.core.errors import FieldRefused


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


PARTS = (
    (LabourRow.WOMEN, LabourRow.WORKERS),
    (LabourRow.SHORT_OF_WORK, LabourRow.WORKERS),
    (LabourRow.WOMEN_SHORT_OF_WORK, LabourRow.SHORT_OF_WORK),
    (LabourRow.WOMEN_SHORT_OF_WORK, LabourRow.WOMEN),
    (LabourRow.COUNTED_FOR_PAY, LabourRow.WORKERS),
    (LabourRow.HOUSED, LabourRow.WORKERS),
    (LabourRow.RENTING, LabourRow.WORKERS),
    (LabourRow.CONTRACTS, LabourRow.WORKERS),
    (LabourRow.INSURED, LabourRow.WORKERS),
)
"""Each row with one it is a part of, and so cannot exceed."""


def refuse_larger_part(values: Mapping[LabourRow, int | None], workers: int = 0) -> None:
    """Raises FieldRefused for the first part that is larger than its whole; `workers` are all the people employed where
    nobody has typed them for that day."""
    known = {row: value for row, value in values.items() if value is not None}
    known.setdefault(LabourRow.WORKERS, workers)
    for part, whole in PARTS:
        if known.get(whole) and known.get(part, 0) > known[whole]:
            raise FieldRefused(part.value, f"more_than_{whole.value}", str(known[whole]))


@dataclass(frozen=True)
class LabourFigure:
    """What the union counted (số liệu lao động) for a row on a day of counting."""

    id: str
    on: date
    row: LabourRow
    value: int
    revision: int = 0
