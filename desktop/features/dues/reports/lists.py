"""The year's grid as a spreadsheet: what each one owed and paid, month by month; `imports` reads it again, and the
birth tells people of one name apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from desktop.core.contracts import ListExport
from desktop.core.database import Reading
from desktop.features.dues.domain import CELL_NAMES, EXEMPTION_NAMES, Cell, GridQuery, month_of
from desktop.features.dues.services import latest_month, year_grid
from desktop.features.members.services import list_members


def _rows(reading: Reading) -> Iterable[tuple[Any, ...]]:
    """Of the year of the latest table."""
    month = latest_month(reading) or month_of(reading.today())
    births = {line.id: line.birth for line in list_members(reading)}
    for number, line in enumerate(year_grid(reading, GridQuery(month.year, month)), 1):
        cells = map(_said, line.cells)
        yield (
            number, line.full_name, births.get(line.id), line.section, month.year, line.salary, *cells,
            line.due, line.paid, line.left,
        )  # fmt: skip


def _said(cell: Cell) -> Any:
    """What was paid; where nothing was, the state."""
    if cell.paid:
        return cell.paid
    if cell.dues and cell.dues.exemption:
        return f"{CELL_NAMES[cell.state]}: {EXEMPTION_NAMES[cell.dues.exemption]}"
    return CELL_NAMES[cell.state]


EXPORT = ListExport(
    "dues",
    "Theo dõi thu đoàn phí năm",
    ("STT", "Họ và tên", "Ngày sinh", "Tổ công đoàn", "Năm", "Lương đóng BHXH",
     *(f"Tháng {number}" for number in range(1, 13)), "Phải nộp", "Đã nộp", "Còn nợ"),
    _rows,
)  # fmt: skip
