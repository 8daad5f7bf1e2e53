"""Who owes what for which month, what was handed over for it, and how the two stand to each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop.core.money import Dong, total
from desktop.features.dues.domain.rules import How

NOTHING = Dong(0)


class Standing(StrEnum):
    """What a month's table says about somebody: owes, is exempt (miễn), or nobody knows the salary."""

    DUE = "phai_nop"
    EXEMPT = "mien"
    UNKNOWN = "chua_co_luong"


class Exemption(StrEnum):
    """Why somebody owes nothing (lý do miễn): on benefit of social insurance or without pay for a month or more,
    suspended as a member, or another reason that is written down."""

    BENEFIT = "huong_bhxh"
    UNPAID_LEAVE = "nghi_khong_luong"
    SUSPENDED = "tam_ngung"
    OTHER = "khac"


class Way(StrEnum):
    CASH = "tien_mat"
    TRANSFER = "chuyen_khoan"
    PAYROLL = "tru_luong"


EXEMPTION_NAMES = {
    Exemption.BENEFIT: "Hưởng trợ cấp BHXH từ 1 tháng",
    Exemption.UNPAID_LEAVE: "Nghỉ không lương từ 1 tháng",
    Exemption.SUSPENDED: "Tạm ngừng sinh hoạt",
    Exemption.OTHER: "Lý do khác",
}
WAY_NAMES = {Way.CASH: "Tiền mặt", Way.TRANSFER: "Chuyển khoản", Way.PAYROLL: "Trừ lương"}
"""As lists and papers say it."""


@dataclass(frozen=True)
class Dues:
    """What one member owes for one month (đoàn phí tháng), as the month's table froze it: the section, salary and rate
    are those of the day it was made, so that last year's table stays as it was."""

    id: str
    member_id: str
    month: date
    section_id: str
    standing: Standing
    salary: Dong | None = None
    rate: int = 0
    amount: Dong = NOTHING
    how: How | None = None
    exemption: Exemption | None = None
    note: str = ""
    revision: int = 0


@dataclass(frozen=True)
class DuesExemption:
    """Somebody owes nothing from month `since` to month `until`, or until it is ended."""

    id: str
    member_id: str
    since: date
    until: date | None
    reason: Exemption
    note: str = ""
    revision: int = 0

    def covers(self, month: date) -> bool:
        return self.since <= month and (self.until is None or month <= self.until)


@dataclass(frozen=True)
class Receipt:
    """Money that was handed over (phiếu thu). `number` begins anew each year; one that was cancelled (huỷ) keeps its
    number and says why. `payer` is the name as printed; `payer_id` the member and `section_id` the section it stands
    for, where it is one."""

    id: str
    year: int
    number: int
    on: date
    payer: str
    amount: Dong
    way: Way
    payer_id: str = ""
    section_id: str = ""
    note: str = ""
    cancelled_on: date | None = None
    cancel_reason: str = ""
    revision: int = 0

    @property
    def code(self) -> str:
        return f"{self.year}/{self.number}"

    @property
    def counts(self) -> bool:
        return self.cancelled_on is None


@dataclass(frozen=True)
class Payment:
    """The part of a receipt that is for one member's month. It names the month and not the table's row, so that money
    may come before the table and stays when a table is made anew."""

    id: str
    receipt_id: str
    member_id: str
    month: date
    amount: Dong
    revision: int = 0


@dataclass(frozen=True)
class Part:
    """What is to be paid for whom and which month."""

    member_id: str
    month: date
    amount: Dong


@dataclass(frozen=True)
class ReceiptDraft:
    on: date
    way: Way
    parts: tuple[Part, ...]
    payer: str = ""
    payer_id: str = ""
    section_id: str = ""
    note: str = ""


@dataclass(frozen=True)
class ReceiptLine:
    """A row of the list of receipts: the receipt, and how many people and months it is for."""

    receipt: Receipt
    people: int
    first: date
    last: date

    @property
    def id(self) -> str:
        return self.receipt.id


@dataclass(frozen=True)
class MonthPlan:
    """What making a month's table would do. `changed` have not paid and come out otherwise; `locked` would, but have
    paid, so they stay; `gone` stand in the table and no longer belong to it."""

    month: date
    added: tuple[Dues, ...] = ()
    changed: tuple[tuple[Dues, Dues], ...] = ()
    locked: tuple[tuple[Dues, Dues], ...] = ()
    gone: tuple[Dues, ...] = ()
    names: dict[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.changed or self.gone)

    @property
    def owed(self) -> Dong:
        """What the added and the changed would owe."""
        return total(one.amount for one in (*self.added, *(after for _, after in self.changed)))


class CellState(StrEnum):
    PAID = "paid"
    PARTLY = "partly"
    OWED = "owed"
    EXEMPT = "exempt"
    UNKNOWN = "unknown"  # no insured salary
    OVER = "over"  # more than is due
    ADVANCE = "advance"  # paid before the table was made
    OPEN = "open"  # belongs, but is in no table of that month
    ABSENT = "absent"  # did not belong on the first of the month


CELL_NAMES = {
    CellState.PAID: "Đã nộp",
    CellState.PARTLY: "Nộp một phần",
    CellState.OWED: "Chưa nộp",
    CellState.EXEMPT: "Miễn",
    CellState.UNKNOWN: "Chưa có lương",
    CellState.OVER: "Nộp thừa",
    CellState.ADVANCE: "Nộp trước",
    CellState.OPEN: "",
    CellState.ABSENT: "",
}


@dataclass(frozen=True)
class Cell:
    """One person's month."""

    state: CellState
    due: Dong = NOTHING
    paid: Dong = NOTHING
    dues: Dues | None = None

    @property
    def left(self) -> Dong:
        return Dong(max(0, int(self.due) - int(self.paid)))


def cell_of(dues: Dues | None, paid: int, *, belongs: bool) -> Cell:
    paid = Dong(paid)
    if dues is None:
        state = CellState.ADVANCE if paid else CellState.OPEN if belongs else CellState.ABSENT
        return Cell(state, Dong(0), paid)
    return Cell(_state(dues, paid), dues.amount, paid, dues)


def _state(dues: Dues, paid: int) -> CellState:
    if paid > dues.amount:
        return CellState.OVER if dues.standing is not Standing.UNKNOWN else CellState.ADVANCE
    if dues.standing is Standing.EXEMPT:
        return CellState.EXEMPT
    if dues.standing is Standing.UNKNOWN:
        return CellState.UNKNOWN
    if paid == dues.amount:
        return CellState.PAID
    return CellState.PARTLY if paid else CellState.OWED


@dataclass(frozen=True)
class GridQuery:
    """What the year's grid shows: words of a name, a section, only those who owe (`owing`) or whose salary is not known
    (`unknown`) in a month up to `until`."""

    year: int
    until: date
    search: str = ""
    section_id: str = ""
    owing: bool = False
    unknown: bool = False


@dataclass(frozen=True)
class GridLine:
    """Somebody's year: twelve cells."""

    id: str
    full_name: str
    section: str
    section_id: str
    salary: Dong | None
    cells: tuple[Cell, ...]

    @property
    def due(self) -> Dong:
        return total(cell.due for cell in self.cells)

    @property
    def paid(self) -> Dong:
        return total(cell.paid for cell in self.cells)

    @property
    def left(self) -> Dong:
        return total(cell.left for cell in self.cells)


@dataclass(frozen=True)
class MonthSum:
    """A month of the year in figures. `left` is what single people still owe, so money paid in advance or too much by
    others makes it no smaller."""

    month: date
    people: int = 0
    exempt: int = 0
    unknown: int = 0
    owing: int = 0
    due: Dong = NOTHING
    paid: Dong = NOTHING
    left: Dong = NOTHING


@dataclass(frozen=True)
class TableLine:
    """Somebody in the table of some months: a cell for each, in the section the tables name."""

    member_id: str
    full_name: str
    section_id: str
    section: str
    cells: tuple[Cell, ...]

    @property
    def due(self) -> Dong:
        return total(cell.due for cell in self.cells)

    @property
    def paid(self) -> Dong:
        return total(cell.paid for cell in self.cells)


@dataclass(frozen=True)
class Arrears:
    """What somebody still owes (chưa nộp), month by month."""

    member_id: str
    full_name: str
    section_id: str
    section: str
    months: tuple[tuple[date, Dong], ...]

    @property
    def id(self) -> str:
        return self.member_id

    @property
    def total(self) -> Dong:
        return total(left for _, left in self.months)


def parts_total(parts: Iterable[Part]) -> Dong:
    return total(part.amount for part in parts)


def divided(amount: int, lefts: Sequence[tuple[date, int]]) -> list[tuple[date, Dong]]:
    """The same for an amount that was paid for just these months: where nothing is owed for any, in equal parts."""
    if any(left for _, left in lefts):
        return distribute(amount, lefts)
    each, over = divmod(amount, max(1, len(lefts)))
    return [(month, Dong(each + (0 if place else over))) for place, (month, _) in enumerate(lefts)]


def distribute(amount: int, lefts: Sequence[tuple[date, int]]) -> list[tuple[date, Dong]]:
    """An amount over months in the order given, each up to what is left of it; what remains goes on top of the last,
    where it is seen as paid too much. The sum is always the amount."""
    found: list[tuple[date, Dong]] = []
    for month, left in lefts:
        if amount <= 0:
            break
        if part := min(amount, int(left)):
            found.append((month, Dong(part)))
            amount -= part
    if amount > 0 and lefts:
        month = lefts[-1][0]
        before = found.pop()[1] if found and found[-1][0] == month else Dong(0)
        found.append((month, before + amount))
    return found
