"""How lists of who paid become receipts: a table of members and months, as this program writes it, or a line for each
payment.

A table says what was paid for each month in all; a line with a day says one payment. What the book knows already is
taken off, so the same list twice changes nothing, and money that the book has and the list has not stays. Lines that
were handed over together (one day, one way, one payer or one section) become one receipt.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desktop.core.contracts import Action, Existing, FieldKind, ImportField, ImportRow, Verdict
from desktop.core.database import Reading, Transaction
from desktop.core.judging import RowRefused, finding, judged
from desktop.core.money import Dong
from desktop.core.vietnamese.amounts import AmbiguousAmount, NotAnAmount, parse_dong
from desktop.core.vietnamese.text import clean, fold
from desktop.features.dues.domain import (
    CELL_NAMES,
    WAY_NAMES,
    CellState,
    Part,
    ReceiptDraft,
    Way,
    divided,
    month_name,
    read_months,
)
from desktop.features.dues.services import collect, lefts_of, paid_by_day
from desktop.features.members.domain import MemberLine
from desktop.features.members.services import People

MONTHS = tuple(f"month_{number}" for number in range(1, 13))


def _month_field(number: int) -> ImportField:
    headings = (f"tháng {number}", f"t{number}", f"t {number}", f"th {number}", f"th{number}")
    padded = (f"tháng {number:02}", f"t{number:02}", f"thg {number}")
    how = "Số tiền đã nộp cho tháng; ghi x nếu đã nộp đủ; chưa nộp thì để trống."
    return ImportField(MONTHS[number - 1], f"Tháng {number}", FieldKind.TEXT, (*headings, *padded), how=how)


FIELDS = (
    ImportField("full_name", "Họ và tên", FieldKind.NAME, ("họ và tên", "họ tên", "họ tên đoàn viên", "đoàn viên"),
                required=True, example="Nguyễn Thị Hồng"),
    ImportField("birth", "Ngày sinh", FieldKind.DATE, ("ngày sinh", "năm sinh"), example="02/03/1985"),
    ImportField("national_id", "Số CCCD", FieldKind.NATIONAL_ID, ("số cccd", "cccd")),
    ImportField("section", "Tổ công đoàn", FieldKind.SECTION, ("tổ công đoàn", "tổ", "bộ phận"), example="Tổ Cắt"),
    ImportField("year", "Năm", FieldKind.NUMBER, ("năm", "năm thu"), example="2026",
                how="Năm của các cột Tháng 1 … Tháng 12."),
    *(_month_field(number) for number in range(1, 13)),
    ImportField("month", "Tháng", FieldKind.TEXT, ("tháng", "nộp cho tháng", "tháng nộp", "kỳ", "các tháng",
                "thu tháng"), example="03/2026", how="Khi mỗi dòng là một lần nộp: 03/2026, 1-3/2026 hoặc quý I/2026."),
    ImportField("amount", "Số tiền", FieldKind.MONEY, ("số tiền", "số tiền nộp", "đoàn phí", "tiền đoàn phí",
                "số tiền đã nộp", "thành tiền", "mức nộp"), example="26.550",
                how="Số tiền của lần nộp ấy; để trống là nộp đủ các tháng đã ghi."),
    ImportField("on", "Ngày nộp", FieldKind.DATE, ("ngày nộp", "ngày thu", "ngày nộp tiền"), example="05/03/2026"),
    ImportField("way", "Hình thức nộp", FieldKind.TEXT, ("hình thức nộp", "hình thức", "cách nộp", "hình thức thu"),
                example="Tiền mặt", how="Tiền mặt, Chuyển khoản hoặc Trừ lương."),
    ImportField("payer", "Người nộp tiền", FieldKind.TEXT, ("người nộp tiền", "người nộp", "người nộp hộ"),
                how="Ai nộp thay cho nhiều người: các dòng cùng ngày, cùng người nộp chung một phiếu thu."),
    ImportField("note", "Ghi chú", FieldKind.TEXT, ("ghi chú",)),
)  # fmt: skip
TITLES = {field.key: field.title for field in FIELDS}
_Place = tuple[str, date, date | None]
"""Whose month, and the day on which it was handed over, where the list says that."""
_TICKS = {"x", "v", "✓", "✔", "co", "da nop", "da thu", "roi"}
_NOTHING = {fold(CELL_NAMES[state]) for state in (CellState.OWED, CellState.UNKNOWN, CellState.EXEMPT)} | {
    "0", "-", "chua", "khong", "no", "mien",
}  # fmt: skip
_WAYS = {fold(name): way for way, name in WAY_NAMES.items()} | {
    "tm": Way.CASH, "ck": Way.TRANSFER, "tru qua luong": Way.PAYROLL, "qua luong": Way.PAYROLL, "luong": Way.PAYROLL,
}  # fmt: skip


@dataclass(frozen=True)
class PaymentDraft:
    """What one row pays. The row that begins a receipt and those that follow it have one `key`."""

    person: MemberLine
    parts: tuple[Part, ...]
    on: date
    way: Way
    payer: str
    note: str

    @property
    def key(self) -> tuple[date, Way, str]:
        return self.on, self.way, fold(self.payer) or self.person.section_id


class DuesImport:
    """The ImportTarget of dues that were paid."""

    name = "dues"
    fields = FIELDS

    def judge(self, reading: Reading, rows: Sequence[ImportRow], existing: Existing) -> list[Verdict]:
        known = _Known(reading, rows)
        return [judged(row, TITLES, lambda row=row: known.judge(row, existing)) for row in rows]  # type: ignore[misc]

    def carry_out(self, tx: Transaction, verdicts: Sequence[Verdict]) -> None:
        together: dict[tuple[date, Way, str], list[PaymentDraft]] = defaultdict(list)
        for draft in (one.draft for one in verdicts if one.action in (Action.CREATE, Action.UPDATE)):
            together[draft.key].append(draft)
        for drafts in sorted(together.values(), key=lambda some: some[0].on):
            collect(tx, _receipt(drafts))


def _receipt(drafts: Sequence[PaymentDraft]) -> ReceiptDraft:
    """In the name of the payer, of the one member, or of the section."""
    first = drafts[0]
    parts = tuple(part for draft in drafts for part in draft.parts)
    people = {draft.person.id for draft in drafts}
    notes = dict.fromkeys(draft.note for draft in drafts if draft.note)
    sections = {draft.person.section_id for draft in drafts}
    payer = first.payer or (first.person.full_name if len(people) == 1 else first.person.section or "Theo danh sách")
    one_section = len(sections) == 1 and len(people) > 1
    return ReceiptDraft(
        first.on, first.way, parts, payer, section_id=first.person.section_id if one_section else "",
        note="; ".join(notes),
    )  # fmt: skip


class _Known:
    """Who is in the book and what was paid, looked up once for the whole list; `told` is what earlier rows say."""

    def __init__(self, reading: Reading, rows: Sequence[ImportRow]) -> None:
        self.today = reading.today()
        self.people = People(reading)
        found = (self._who(row) for row in rows)
        ids = list(dict.fromkeys(one.id for one in found if one))
        self.paid = paid_by_day(reading, ids)
        self.whole: dict[tuple[str, date], int] = defaultdict(int)
        for (member_id, month, _), amount in self.paid.items():
            self.whole[member_id, month] += amount
        years = [*(self._year(row) for row in rows), self.today.year]
        self.lefts = {
            (member_id, month): left
            for member_id, months in lefts_of(reading, ids, date(min(years), 1, 1), date(max(years), 12, 1)).items()
            for month, left in months
        }
        self.told: dict[_Place, int] = defaultdict(int)

    def _who(self, row: ImportRow) -> MemberLine | None:
        try:
            return self.people.of_row(row.values)
        except RowRefused:
            return None

    def _year(self, row: ImportRow) -> int:
        year = row.values.get("year")
        return year if isinstance(year, int) and 2000 <= year <= self.today.year + 2 else self.today.year

    def judge(self, row: ImportRow, existing: Existing) -> Verdict:
        """Raises RowRefused."""
        values = row.values
        person, label = self.people.of_row(values), str(values["full_name"])
        if "year" in values and self._year(row) != values["year"]:
            raise RowRefused("year", "no_such_year")
        day = self._day(values)
        row = self._with_doubts(row)
        parts, shown, is_more = [], [], False
        said = self._said(row, person, day)
        idle = [
            month for month, (amount, _) in said.items()
            if not amount and not self.whole[person.id, month] and self._ticked(row, month)
        ]  # fmt: skip
        if idle:
            facts = {"months": ", ".join(map(month_name, idle))}
            told = finding(row, TITLES, _column(row, idle[0]), "tick_of_nothing", facts)
            row = replace(row, findings=(*row.findings, told))
        for month, (amount, is_total) in said.items():
            part, before = self._new((person.id, month, day), amount, is_total)
            if part:
                parts.append(Part(person.id, month, Dong(part)))
                is_more = is_more or bool(before)
                old = str(Dong(before)) if before else ""
                shown.append((f"Tháng {month_name(month)}", old, str(Dong(before + part))))
            elif is_total and amount < before:
                facts = {"month": month_name(month), "paid": str(Dong(before)), "said": str(Dong(amount))}
                told = finding(row, TITLES, _column(row, month), "more_in_book", facts)
                row = replace(row, findings=(*row.findings, told))
        if not parts:
            return Verdict(row, Action.UNCHANGED, label, findings=row.findings)
        if is_more and existing is Existing.SKIP:
            return Verdict(row, Action.SKIP, label, differences=tuple(shown), findings=row.findings)
        way = _WAYS.get(fold(values.get("way", "")), Way.CASH)
        draft = PaymentDraft(
            person, tuple(parts), day or self.today, way, clean(values.get("payer", "")), clean(values.get("note", ""))
        )
        return Verdict(row, Action.UPDATE if is_more else Action.CREATE, label, draft, tuple(shown), (), row.findings)

    def _ticked(self, row: ImportRow, month: date) -> bool:
        """Whether the row means all that is owed, without a sum."""
        said = row.values.get(MONTHS[month.month - 1])
        return fold(str(said)) in _TICKS if said is not None else "amount" not in row.values

    def _day(self, values: Mapping[str, Any]) -> date | None:
        said = values.get("on")
        day: date | None = said.as_date() if said else None
        if said and day is None:
            raise RowRefused("on", "paid_day_needed")
        if day and day > self.today:
            raise RowRefused("on", "paid_in_future", {"day": f"{day:%d/%m/%Y}"})
        return day

    def _with_doubts(self, row: ImportRow) -> ImportRow:
        told = []
        if (said := row.values.get("way", "")) and fold(said) not in _WAYS:
            told.append(finding(row, TITLES, "way", "way_unknown", {"choices": "; ".join(WAY_NAMES.values())}))
        if "year" not in row.cells and any(key in row.cells for key in MONTHS):
            told.append(finding(row, TITLES, "year", "year_assumed", {"year": str(self.today.year)}))
        return replace(row, findings=(*row.findings, *told)) if told else row

    def _said(self, row: ImportRow, person: MemberLine, day: date | None) -> dict[date, tuple[int, bool]]:
        """What the row says was paid, by month, and whether that is all for the month or one payment of several."""
        values, year = row.values, self._year(row)
        said: dict[date, tuple[int, bool]] = {}
        for number, key in enumerate(MONTHS, 1):
            if key in values and (text := fold(str(values[key]))):
                month = date(year, number, 1)
                owed = self._owed(person, month, day)
                if (amount := owed if text in _TICKS else _amount(key, text)) is not None:
                    said[month] = amount, True
        if "month" in values or "amount" in values:
            said |= self._line(values, year, person, day)
        return said

    def _owed(self, person: MemberLine, month: date, day: date | None) -> int:
        """What somebody has paid who owes nothing more."""
        return self._before((person.id, month, day)) + int(self.lefts.get((person.id, month), 0))

    def _line(
        self, values: Mapping[str, Any], year: int, person: MemberLine, day: date | None
    ) -> dict[date, tuple[int, bool]]:
        """One payment, divided among its months by what is still owed for them; without a sum, all of that."""
        if not (text := values.get("month", "")):
            raise RowRefused("month", "month_missing")
        if not (months := read_months(text, year)):
            raise RowRefused("month", "month_not_understood")
        if "amount" not in values:
            return {month: (self._owed(person, month, day), True) for month in months}
        lefts = [(month, int(self.lefts.get((person.id, month), 0))) for month in months]
        return {month: (int(part), False) for month, part in divided(int(values["amount"]), lefts)}

    def _before(self, place: _Place) -> int:
        """What the book has for the month: paid on that day where there is one, else in all."""
        member_id, month, day = place
        return int(self.paid.get((member_id, month, day), 0)) if day else self.whole[member_id, month]

    def _new(self, place: _Place, amount: int, is_total: bool) -> tuple[int, int]:
        """What of it the book does not have yet, and what it has."""
        before, earlier = self._before(place), self.told[place]
        self.told[place] = told = max(earlier, amount) if is_total else earlier + amount
        return max(0, told - max(before, earlier)), before


def _column(row: ImportRow, month: date) -> str:
    """The field that speaks of the month."""
    key = MONTHS[month.month - 1]
    return key if key in row.values else "amount" if "amount" in row.values else "month"


def _amount(key: str, text: str) -> int | None:
    if text in _NOTHING or text.startswith("mien"):
        return None
    try:
        amount = int(parse_dong(text))
    except (AmbiguousAmount, NotAnAmount) as error:
        raise RowRefused(key, "not_what_was_paid") from error
    if amount < 0:
        raise RowRefused(key, "not_what_was_paid")
    return amount
