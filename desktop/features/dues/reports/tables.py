"""Bảng thu đoàn phí of a month, a quarter or any run of months, to be signed by whoever pays.

The whole union's table has each one's salary, for the accountant. The sheets of the sections are carried round to be
signed and have none, and say of an exemption only that it is one: what somebody earns, or why somebody is at home, is
not for the neighbour to read. What was written beside an exemption is printed nowhere, unless it is the only reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from desktop.core.database import Reading
from desktop.core.document import Cell as Printed
from desktop.core.document import Column, Document, Facts, Kind, Paragraph, Row, RowStyle, Signatures, Table
from desktop.core.money import Dong, total
from desktop.core.vietnamese.amounts import amount_in_words
from desktop.features.dues.domain import (
    CELL_NAMES,
    EXEMPTION_NAMES,
    Cell,
    CellState,
    Exemption,
    How,
    RuleKind,
    Rules,
    Span,
    TableLine,
    month_of,
    percent,
    read_span,
)
from desktop.features.dues.services import latest_month, rules_of, table_lines, table_months
from desktop.features.organization.services import letterhead, list_sections, list_signatures

_MOST_MONTHS = 12
_TOLD = (CellState.PARTLY, CellState.OVER, CellState.ADVANCE, CellState.UNKNOWN)


def period_choices(reading: Reading) -> Sequence[tuple[str, str]]:
    """Months that have a table, the latest first; quarters and years of them."""
    months = table_months(reading)[:24] or [month_of(reading.today())]
    quarters = list(dict.fromkeys(Span.of_quarter(one.year, (one.month + 2) // 3) for one in months))
    years = [Span.of_year(year) for year in dict.fromkeys(one.year for one in months)]
    return [(one.code, one.name) for one in (*map(Span.of_month, months), *quarters, *years)]


def dues_table(reading: Reading, code: str = "") -> Document:
    """Everybody, or one section, with a sum for each section."""
    span = span_of(reading, code)
    lines = table_lines(reading, span.first, span.last, span.section_id)
    return _document(reading, span, lines, salaries=True)


def section_sheets(reading: Reading, code: str = "") -> Document:
    """A sheet for each section, each with its own sum and signatures."""
    span = span_of(reading, code)
    lines = table_lines(reading, span.first, span.last, span.section_id)
    sheets = [_document(reading, span, list(mine), salaries=False) for _, mine in groupby(lines, _by_section)]
    if not sheets:
        return _document(reading, span, [], salaries=False)
    first, *others = sheets
    return Document(**{**vars(first), "following": tuple(others)})


def span_of(reading: Reading, code: str) -> Span:
    """The months asked for; without a code those of the latest table, else the last month. Raises NoSuchPeriod."""
    days, _, section = code.partition("#")
    latest = latest_month(reading)
    return Span.of_month(latest, section) if not days and latest else read_span(code, reading.today())


def _by_section(line: TableLine) -> str:
    return line.section_id


def _document(reading: Reading, span: Span, lines: Sequence[TableLine], *, salaries: bool) -> Document:
    months = span.months[:_MOST_MONTHS]
    one_section = len({line.section_id for line in lines}) == 1
    columns = _columns(months, salaries=salaries)
    table = Table(
        columns, tuple(_rows(months, lines, salaries=salaries)), f"Tổng cộng: {len(lines)} người", carry_forward=True,
        row_height_mm=9 if len(months) == 1 else 8,
    )  # fmt: skip
    return Document(
        slug="bang-thu-doan-phi",
        letterhead=letterhead(reading),
        title="BẢNG THU ĐOÀN PHÍ CÔNG ĐOÀN",
        subtitle=span.name + (f" – {lines[0].section}" if one_section and lines[0].section else ""),
        note=_basis(rules_of(reading), months[-1]),
        landscape=len(months) > 3 or (salaries and len(months) > 1),
        blocks=(
            table,
            in_words(total(line.due for line in lines), "Số tiền phải nộp bằng chữ:"),
            *_exempted(lines),
            _signatures(reading, lines, one_section=one_section),
        ),
    )


def _columns(months: Sequence[date], *, salaries: bool) -> tuple[Column, ...]:
    name = (Column("TT", 10, Kind.CENTRED), Column("Họ và tên", 46))
    pay = (Column("Lương đóng BHXH (đồng)", 27, Kind.MONEY),) if salaries else ()
    signed = (Column("Ký nộp", 30, Kind.SIGNATURE), Column("Ghi chú", 30))
    if len(months) == 1:
        return (*name, *pay, Column("Phải nộp (đồng)", 25, Kind.MONEY, total=True),
                Column("Đã nộp (đồng)", 25, Kind.MONEY, total=True), *signed)  # fmt: skip
    each = (Column(f"T{month.month}/{month.year}", 19, Kind.MONEY, "Phải nộp (đồng)", total=True) for month in months)
    return (*name, *pay, *each, Column("Cộng", 22, Kind.MONEY, "Phải nộp (đồng)", total=True),
            Column("Đã nộp (đồng)", 22, Kind.MONEY, total=True), *signed)  # fmt: skip


def _rows(months: Sequence[date], lines: Sequence[TableLine], *, salaries: bool) -> list[Row]:
    rows, number = [], 0
    several = len({line.section_id for line in lines}) > 1
    for _, group in groupby(lines, _by_section):
        mine = list(group)
        if several:
            name = mine[0].section or "Chưa xếp tổ"
            rows.append(Row((f"{name}: {len(mine)} người, {total(one.due for one in mine)} đồng",), RowStyle.SECTION))
        for line in mine:
            number += 1
            rows.append(Row(_cells(number, line, months, salaries=salaries)))
    return rows


def _cells(number: int, line: TableLine, months: Sequence[date], *, salaries: bool) -> tuple[Printed, ...]:
    known = [cell.dues for cell in line.cells if cell.dues]
    pay: tuple[Printed, ...] = (known[-1].salary,) if salaries else ()
    due: tuple[Printed, ...] = tuple(_due(cell) for cell in line.cells[: len(months)])
    each = (*due, line.due) if len(months) > 1 else due
    return (number, line.full_name, *pay, *each, line.paid or None, "", _note(line, months, reasons=salaries))


def _due(cell: Cell) -> Dong | None:
    return cell.due if cell.dues and cell.due else None


def _note(line: TableLine, months: Sequence[date], *, reasons: bool) -> str:
    """Why nothing is owed, the cap, or that less or more was paid; with the month where there are several."""
    told: dict[str, list[date]] = {}
    for month, cell in zip(months, line.cells, strict=False):
        if text := _said(cell, reasons=reasons):
            told.setdefault(text, []).append(month)
    if len(months) == 1:
        return "; ".join(told)
    return "; ".join(f"{text} (T{', T'.join(str(month.month) for month in some)})" for text, some in told.items())


def _said(cell: Cell, *, reasons: bool) -> str:
    if cell.dues and cell.dues.exemption:
        if not reasons:
            return CELL_NAMES[CellState.EXEMPT]
        other = cell.dues.note if cell.dues.exemption is Exemption.OTHER else ""
        return other or EXEMPTION_NAMES[cell.dues.exemption]
    if cell.state in _TOLD:
        return CELL_NAMES[cell.state]
    return "Mức trần" if cell.dues and cell.dues.how is How.CAP else ""


def _basis(rules: Rules, month: date) -> str:
    """(Mức đóng 0,5% tiền lương đóng BHXH, không quá 10% lương cơ sở 2.340.000 đồng; theo Quyết định …)"""
    rate, cap, base = (rules.on(kind, month) for kind in (RuleKind.RATE, RuleKind.CAP, RuleKind.BASE_SALARY))
    if rate is None:
        return ""
    most = f", không quá {percent(cap.value)}% lương cơ sở {Dong(base.value)} đồng" if cap and base else ""
    return f"(Mức đóng {percent(rate.value)}% tiền lương đóng BHXH{most}; theo {rate.basis})"


def _exempted(lines: Sequence[TableLine]) -> Sequence[Facts]:
    exempt = sum(any(cell.state is CellState.EXEMPT for cell in line.cells) for line in lines)
    unknown = sum(any(cell.state is CellState.UNKNOWN for cell in line.cells) for line in lines)
    pairs = [("Được miễn", f"{exempt} người")] if exempt else []
    pairs += [("Chưa có lương đóng BHXH", f"{unknown} người, chưa tính vào bảng này")] if unknown else []
    return (Facts(tuple(pairs)),) if pairs else ()


def _signatures(reading: Reading, lines: Sequence[TableLine], *, one_section: bool) -> Signatures:
    if one_section and any(section.id == lines[0].section_id for section in list_sections(reading)):
        return list_signatures(reading, "TỔ TRƯỞNG", "THỦ QUỸ")
    return list_signatures(reading, "NGƯỜI LẬP", "KẾ TOÁN", "THỦ QUỸ")


def in_words(amount: Dong, lead: str = "Bằng chữ:") -> Paragraph:
    return Paragraph(f"{amount_in_words(amount)}.", lead=lead, italic=True, indent=False)


def months_in_words(months: Sequence[date]) -> str:
    """tháng 03/2026; tháng 01, 02, 03/2026; tháng 12/2025, 01/2026"""
    years: dict[int, list[str]] = {}
    for month in months:
        years.setdefault(month.year, []).append(f"{month.month:02}")
    return "tháng " + ", ".join(f"{', '.join(some)}/{year}" for year, some in years.items())
