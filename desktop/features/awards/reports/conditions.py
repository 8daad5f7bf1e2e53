"""Bảng kiểm tra điều kiện: every rule of every nominee with value, threshold, article and reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop.core.database import Reading
from desktop.core.document import Column, Document, Kind, Paragraph, Row, RowStyle, Table
from desktop.core.partial_date import print_date
from desktop.features.awards.reports.words import OUTCOMES, VERDICTS
from desktop.features.awards.rules import CheckOutcome, Verdict
from desktop.features.awards.services import Assessment, assess, packs_for
from desktop.features.emulation.services import find_campaign_by_code
from desktop.features.organization.services import letterhead, list_signatures


def eligibility(reading: Reading, code: str, of: Sequence[Assessment] | None = None) -> Document:
    """Every rule of every nominee, or of these, with value, threshold, article and reason. Raises NoSuchCampaign."""
    campaign = find_campaign_by_code(reading, code)
    assessments = assess(reading, [campaign]) if of is None else of
    rows: list[Row] = []
    for at, one in enumerate(assessments, 1):
        rows.append(Row((f"{at}. {one.subject} – {one.award.name}: {VERDICTS[one.verdict]}",), RowStyle.SECTION))
        rows += [_check_row(number, check) for number, check in enumerate(one.checks, 1)]
    packs = "; ".join(f"{pack.title} (bản {_version(pack.version)})" for pack in packs_for(reading, campaign))
    counted = {verdict: sum(one.verdict is verdict for one in assessments) for verdict in Verdict}
    return Document(
        slug=f"kiem-tra-dieu-kien-{campaign.code}",
        letterhead=letterhead(reading),
        title="BẢNG KIỂM TRA ĐIỀU KIỆN KHEN THƯỞNG",
        subtitle=campaign.name,
        landscape=True,
        blocks=(
            Paragraph(packs or "chưa có bộ tiêu chí có hiệu lực", lead="Bộ tiêu chí áp dụng:", indent=False),
            Table(
                (
                    Column("STT", 9, Kind.CENTRED),
                    Column("Tiêu chí", 34),
                    Column("Kết quả", 20, Kind.CENTRED),
                    Column("Giá trị tìm thấy", 56),
                    Column("Yêu cầu", 52),
                    Column("Căn cứ", 52),
                    Column("Cách khắc phục/ Lý do xét ngoại lệ", 52),
                ),
                tuple(rows),
            ),
            Paragraph(
                "; ".join(f"{VERDICTS[verdict].lower()} {count}" for verdict, count in counted.items()) + ".",
                lead=f"Tổng cộng {len(assessments)} đề nghị:",
                indent=False,
            ),
            list_signatures(reading),
        ),
    )


def _version(version: str) -> str:
    """Packs are dated `2025-07-01`; a paper says 01/07/2025."""
    try:
        return print_date(date.fromisoformat(version))
    except ValueError:
        return version


def _check_row(number: int, check: CheckOutcome) -> Row:
    answer = check.fix
    if check.override:
        answer = f"Xét ngoại lệ: {check.override.reason} ({check.override.by}, {print_date(check.override.at.date())})"
    return Row((number, check.title, OUTCOMES[check.outcome], check.found, check.threshold, check.source, answer))
