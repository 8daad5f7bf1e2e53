"""The list of initiatives, R13."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from desktop.core.database import Reading
from desktop.core.document import (
    Align,
    Block,
    Column,
    Document,
    Facts,
    Kind,
    Paragraph,
    Row,
    Signature,
    Signatures,
    Table,
)
from desktop.core.partial_date import print_date
from desktop.features.emulation.domain import (
    RECOGNITION_NAMES,
    WHOLE_SHARE,
    Author,
    Campaign,
    Initiative,
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
    list_initiatives,
    target_progress,
)
from desktop.features.organization.services import CHAIR, get_union, letterhead, list_signatures


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


def initiative_certificates(reading: Reading, code: str, ids: Sequence[str] = ()) -> Document:
    """Giấy xác nhận for every author of the recognised initiatives, or of those with these ids; blank without any.

    The union only confirms what the council or the head of the unit recognised; it recognises nothing itself.
    """
    campaign = find_campaign_by_code(reading, code)
    lines = initiatives_of_campaign(reading, campaign)
    if ids:
        lines = [line for line in list_initiatives(reading) if line.id in set(ids)]
    papers = [
        _certificate(reading, line.initiative, author)
        for line in lines
        if line.initiative.recognised
        for author in line.authors
    ] or [_certificate(reading, _BLANK, Author("", "", _DOTS, 0))]
    return replace(papers[0], slug=f"giay-xac-nhan-sang-kien-{campaign.code}", following=tuple(papers[1:]))


def _certificate(reading: Reading, one: Initiative, author: Author) -> Document:
    union = get_union(reading)
    part = "Tác giả" if author.is_main or author.share == WHOLE_SHARE else "Đồng tác giả"
    facts = [
        ("Ông (bà)", author.name),
        ("Là", f"{part}, tỷ lệ đóng góp {author.share}%" if author.share else _DOTS),
        ("Của sáng kiến", f"“{one.name}”" if one.id else _DOTS),
        ("Lĩnh vực", one.field),
        ("Nơi áp dụng", one.unit),
        ("Áp dụng từ ngày", print_date(one.applied_from)),
        ("Giá trị làm lợi", _benefit(one)),
        ("Hiệu quả khác", one.effects),
        ("Được công nhận", _recognition(one)),
        ("Mã “1 triệu sáng kiến”", one.system_code),
    ]
    return Document(
        slug=f"giay-xac-nhan-{one.id}-{author.id}",
        letterhead=letterhead(reading, number="…/GXN-CĐCS"),
        title="GIẤY XÁC NHẬN SÁNG KIẾN",
        blocks=(
            Paragraph(f"BAN CHẤP HÀNH {union.name.upper()}", bold=True, align=Align.CENTRE, indent=False),
            Paragraph("Xác nhận:", align=Align.CENTRE, indent=False),
            Facts(tuple((label, value) for label, value in facts if value)),
            Paragraph("Giấy này được lập để đưa vào hồ sơ thi đua, khen thưởng của người có tên trên./."),
            Signatures((Signature(CHAIR, union.chair),), recipients=("Người có tên trên;", "Lưu: VT, CĐCS.")),
        ),
    )


def _benefit(one: Initiative) -> str:
    if one.years:
        told = "; ".join(f"năm {each.year}: {each.value} đồng" for each in one.years)
        return f"{told}; cộng {one.total_value} đồng" if len(one.years) > 1 else told
    return f"{one.yearly_value} đồng/năm" if one.yearly_value else ""


def _recognition(one: Initiative) -> str:
    if not one.recognised or one.level is None:
        return _DOTS
    by = f" của {one.recognised_by}" if one.recognised_by else ""
    level = RECOGNITION_NAMES[one.level].lower()
    return f"Cấp {level}, Quyết định số {one.decision} ngày {print_date(one.decided_on)}{by}"


_DOTS = "." * 60
_BLANK = Initiative("", "")
