"""Tờ trình (R8): what goes to a superior, by form of reward."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.core.database import Reading
from desktop.core.document import Align, Column, Document, Kind, Paragraph, Row, Signature, Signatures, Table
from desktop.features.awards.domain import NothingToPropose
from desktop.features.awards.reports.words import bases_of, count_of, grouped, lowered, number_of, superior_name
from desktop.features.awards.services import Assessment, Batch, petitions
from desktop.features.emulation.domain import Campaign
from desktop.features.emulation.services import find_campaign_by_code
from desktop.features.organization.services import CHAIR, get_union, letterhead


def award_proposal(reading: Reading, code: str) -> Document:
    """R8. Carries what goes to a superior, not what this union decides: the tờ trình to be signed, then those that went
    up before, the latest first. Raises NoSuchCampaign, NothingToPropose."""
    campaign = find_campaign_by_code(reading, code)
    if not (batches := petitions(reading, campaign)):
        raise NothingToPropose(campaign.code)
    first, *others = (_proposal(reading, campaign, batch) for batch in batches)
    return replace(first, following=tuple(others))


def latest_proposal(reading: Reading, campaign: Campaign) -> list[Document]:
    """The tờ trình that the dossier begins with; none where nothing goes up."""
    return [_proposal(reading, campaign, batch) for batch in petitions(reading, campaign)[:1]]


def _proposal(reading: Reading, campaign: Campaign, batch: Batch) -> Document:
    going_up, union, above = batch.nominees, get_union(reading), superior_name(reading, batch.dated)
    return Document(
        slug=f"to-trinh-khen-thuong-{campaign.code}",
        letterhead=letterhead(reading, batch.number or "…/TTr-CĐCS", batch.dated),
        template="to_trinh",
        title="TỜ TRÌNH",
        subtitle=f"Về việc đề nghị khen thưởng {lowered(campaign.name)}",
        blocks=(
            Paragraph(f"Kính gửi: {above}", align=Align.CENTRE, indent=False, place="kinh_gui"),
            *bases_of(reading, campaign, going_up),
            Paragraph(
                f"Ban Chấp hành {union.name} kính trình {above} xem xét, khen thưởng và đề nghị cấp có thẩm quyền "
                f"khen thưởng các tập thể, cá nhân có thành tích trong {lowered(campaign.name)}, cụ thể như sau:",
                place="loi_trinh",
            ),
            Paragraph(
                f"{count_of(going_up, persons=False)} tập thể.", lead="1. Số tập thể đề nghị:", place="so_tap_the"
            ),
            Paragraph(
                f"{count_of(going_up, persons=True)} cá nhân.", lead="2. Số cá nhân đề nghị:", place="so_ca_nhan"
            ),
            Paragraph("3. Chia theo hình thức khen thưởng:", bold=True),
            _by_award(going_up),
            Paragraph("(Có danh sách trích ngang, báo cáo thành tích và biên bản họp xét kèm theo)", italic=True),
            Paragraph(f"Kính đề nghị {above} xem xét, quyết định./.", place="loi_ket"),
            Signatures((Signature(CHAIR, union.chair),), recipients=("Như trên;", "Lưu: VT, CĐCS.")),
        ),
    )


def _by_award(proposed: Sequence[Assessment]) -> Table:
    rows = [
        Row((number, name, number_of(group, persons=False), number_of(group, persons=True)))
        for number, (name, group) in enumerate(grouped(proposed), 1)
    ]
    return Table(
        (
            Column("STT", 10, Kind.CENTRED),
            Column("Danh hiệu, hình thức đề nghị", 100),
            Column("Tập thể", 22, Kind.NUMBER, total=True),
            Column("Cá nhân", 22, Kind.NUMBER, total=True),
        ),
        tuple(rows),
        total_label="Tổng cộng",
        place="hinh_thuc",
    )
