"""Who has not paid, and a year's dues by month: due, collected, owed, and what the union keeps of it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby

from desktop.core.database import Reading
from desktop.core.document import Cell, Column, Document, Facts, Kind, Row, RowStyle, Table
from desktop.core.money import Dong, total
from desktop.core.partial_date import print_date
from desktop.features.dues.domain import Arrears, MonthSum, RuleKind, Rules, later, month_name, percent, share_of
from desktop.features.dues.reports.tables import in_words, months_in_words, span_of
from desktop.features.dues.services import arrears, month_totals, rules_of
from desktop.features.organization.services import letterhead, list_signatures


def unpaid_list(reading: Reading, code: str = "") -> Document:
    """Danh sách đoàn viên chưa nộp, as of the end of the period or today, whichever is earlier."""
    span = span_of(reading, code)
    on = min(reading.today(), later(span.last) - timedelta(1)) if code.partition("#")[0] else reading.today()
    found = arrears(reading, on, span.section_id)
    rows: list[Row] = []
    number = 0
    for _, group in groupby(found, lambda one: one.section_id):
        mine = list(group)
        name = mine[0].section or "Chưa xếp tổ"
        rows.append(Row((f"{name}: {len(mine)} người, {total(one.total for one in mine)} đồng",), RowStyle.SECTION))
        for one in mine:
            number += 1
            rows.append(Row(_unpaid_cells(number, one)))
    columns = (
        Column("TT", 10, Kind.CENTRED), Column("Họ và tên", 50), Column("Số tháng", 14, Kind.NUMBER, total=True),
        Column("Còn nợ các tháng", 52), Column("Số tiền (đồng)", 28, Kind.MONEY, total=True), Column("Ghi chú", 20),
    )  # fmt: skip
    return Document(
        slug="danh-sach-chua-nop-doan-phi",
        letterhead=letterhead(reading),
        title="DANH SÁCH ĐOÀN VIÊN CHƯA NỘP ĐOÀN PHÍ",
        subtitle=f"Tính đến ngày {print_date(on)}",
        blocks=(
            Table(columns, tuple(rows), f"Tổng cộng: {len(found)} người"),
            in_words(total(one.total for one in found)),
            list_signatures(reading),
        ),
    )


def _unpaid_cells(number: int, one: Arrears) -> tuple[Cell, ...]:
    months = months_in_words([month for month, _ in one.months]).removeprefix("tháng ")
    return (number, one.full_name, len(one.months), months, one.total, "")


def year_summary(reading: Reading, code: str = "") -> Document:
    """Tổng hợp thu đoàn phí of the year of the period: every month, with the share the union keeps."""
    year = span_of(reading, code).last.year
    sums = month_totals(reading, date(year, 1, 1), date(year, 12, 1))
    rules = rules_of(reading)
    rows = [Row(_summary_cells(number, one, rules)) for number, one in enumerate(sums, 1)]
    paid = total(one.paid for one in sums)
    share = _share(rules, sums[-1].month)
    columns = (
        Column("TT", 9, Kind.CENTRED), Column("Tháng", 20, Kind.CENTRED),
        Column("Trong bảng", 18, Kind.NUMBER, "Số người"),
        Column("Được miễn", 16, Kind.NUMBER, "Số người"), Column("Chưa có lương", 18, Kind.NUMBER, "Số người"),
        Column("Chưa nộp đủ", 18, Kind.NUMBER, "Số người"),
        Column("Phải thu", 30, Kind.MONEY, "Số tiền (đồng)", total=True),
        Column("Đã thu", 30, Kind.MONEY, "Số tiền (đồng)", total=True),
        Column("Còn phải thu", 30, Kind.MONEY, "Số tiền (đồng)", total=True),
        Column("CĐCS giữ lại", 30, Kind.MONEY, "Phân bổ số đã thu (đồng)", total=True),
        Column("Nộp cấp trên", 30, Kind.MONEY, "Phân bổ số đã thu (đồng)", total=True),
    )  # fmt: skip
    facts = [("Cách ghi", "tiền nộp trước được ghi vào tháng được đóng, không phải tháng nộp tiền")]
    if share:
        facts.append(("Tỷ lệ giữ lại áp dụng", f"{percent(share[0])}% ({share[1]})"))
    return Document(
        slug=f"tong-hop-doan-phi-{year}",
        letterhead=letterhead(reading),
        title="TỔNG HỢP THU ĐOÀN PHÍ CÔNG ĐOÀN",
        subtitle=f"Năm {year}",
        landscape=True,
        blocks=(
            Table(columns, tuple(rows), "Tổng cộng"),
            in_words(paid, "Số đã thu bằng chữ:"),
            Facts(tuple(facts)),
            list_signatures(reading, "NGƯỜI LẬP", "KẾ TOÁN"),
        ),
    )


def _summary_cells(number: int, one: MonthSum, rules: Rules) -> tuple[Cell, ...]:
    kept = _kept(one, rules)
    people: tuple[Cell, ...] = (one.people, one.exempt, one.unknown, one.owing) if one.people else (None,) * 4
    owed: tuple[Cell, ...] = (one.due, one.paid, one.left) if one.people else (None, one.paid or None, None)
    shares: tuple[Cell, ...] = (kept, one.paid - kept) if one.paid else (None, None)
    return (number, month_name(one.month), *people, *owed, *shares)


def _kept(one: MonthSum, rules: Rules) -> Dong:
    share = _share(rules, one.month)
    return share_of(one.paid, share[0]) if share else one.paid


def _share(rules: Rules, month: date) -> tuple[int, str] | None:
    rule = rules.on(RuleKind.KEPT_SHARE, month)
    return (rule.value, rule.basis) if rule else None
