"""The papers of dues, after the unions' usual practice: tables to sign, receipts, who owes, the year in figures."""

from __future__ import annotations

from desktop.core.contracts import Report, Subject
from desktop.features.dues.reports.receipts import receipt_choices, receipt_paper
from desktop.features.dues.reports.summaries import unpaid_list, year_summary
from desktop.features.dues.reports.tables import dues_table, period_choices, section_sheets

REPORTS = (
    Report("dues-table", "Bảng thu đoàn phí", dues_table, subject=Subject.PERIOD, choices=period_choices),
    Report(
        "dues-sections", "Bảng thu đoàn phí, mỗi tổ một tờ", section_sheets, subject=Subject.PERIOD,
        choices=period_choices,
    ),
    Report("dues-unpaid", "Danh sách đoàn viên chưa nộp đoàn phí", unpaid_list, subject=Subject.PERIOD,
           choices=period_choices),
    Report("dues-summary", "Tổng hợp thu đoàn phí năm", year_summary, subject=Subject.PERIOD, choices=period_choices),
    Report("dues-receipt", "Phiếu thu đoàn phí (C40-BB)", receipt_paper, subject=Subject.RECEIPT,
           choices=receipt_choices),
)  # fmt: skip
TABLE, SECTIONS, UNPAID, SUMMARY, RECEIPT = REPORTS

__all__ = ["RECEIPT", "REPORTS", "SECTIONS", "SUMMARY", "TABLE", "UNPAID"]
