"""The list of initiatives, R13."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from desktop.core.database import Reading
from desktop.core.document import (
    Block,
    Column,
    Document,
    Kind,
    Paragraph,
    Row,
    Table,
)
from desktop.core.partial_date import print_date
from desktop.features.emulation.domain import (
    RECOGNITION_NAMES,
    Campaign,
    InitiativeLine,
    Metric,
)
from desktop.features.emulation.reports.printed import (
    printed_demand,
    printed_progress,
    subject_of,
)
from desktop.features.emulation.services import (
    find_campaign_by_code,
    initiatives_of_campaign,
    target_progress,
)
from desktop.features.organization.services import letterhead, list_signatures


def initiatives_list(reading: Reading, code: str) -> Document:
    """R13, danh sách sáng kiến of a campaign. Raises NoSuchCampaign, UnionMissing."""
    campaign = find_campaign_by_code(reading, code)
    lines = initiatives_of_campaign(reading, campaign)
    recognised = sum(line.initiative.recognised for line in lines)
    return Document(
        slug=f"danh-sach-sang-kien-{campaign.code}",
        letterhead=letterhead(reading),
        title="DANH SÁCH SÁNG KIẾN",
        subtitle=subject_of(campaign),
        landscape=True,
        blocks=(
            Table(
                (
                    Column("STT", 9, Kind.CENTRED),
                    Column("Tên sáng kiến", 50),
                    Column("Tác giả, đồng tác giả (%)", 42),
                    Column("Đơn vị", 26),
                    Column("Lĩnh vực", 22),
                    Column("Ngày áp dụng", 20, Kind.DATE),
                    Column("Giá trị làm lợi (đồng/năm)", 26, Kind.MONEY, total=True),
                    Column("Cấp công nhận", 20),
                    Column("Số, ngày quyết định", 27),
                    Column("Mã trên hệ thống “1 triệu sáng kiến”", 22),
                ),
                tuple(Row(_initiative_cells(number, line)) for number, line in enumerate(lines, 1)),
                total_label=f"Tổng cộng: {len(lines)} sáng kiến",
            ),
            Paragraph(f"{recognised}/{len(lines)} sáng kiến đã được công nhận.", indent=False),
            *_initiative_targets(reading, campaign),
            list_signatures(reading),
        ),
    )


def _initiative_targets(reading: Reading, campaign: Campaign) -> Iterable[Block]:
    """Targets count persons with an initiative, not initiatives."""
    for progress in target_progress(reading, campaign):
        if progress.target.metric in (Metric.INITIATIVE_SHARE, Metric.ENTERED_INITIATIVE_SHARE):
            counted = f"{printed_progress(progress)}; kế hoạch {printed_demand(progress.target)}."
            yield Paragraph(counted, lead=f"{progress.target.text}:", indent=False)


def _initiative_cells(number: int, line: InitiativeLine) -> tuple[Any, ...]:
    one = line.initiative
    decided = f"{one.decision}, {print_date(one.decided_on)}" if one.decided_on else one.decision
    return (
        number, one.name, line.authors_printed, one.unit, one.field, one.applied_from, one.yearly_value,
        RECOGNITION_NAMES[one.level] if one.level else "", decided, one.system_code,
    )  # fmt: skip
