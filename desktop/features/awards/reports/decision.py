"""Quyết định khen thưởng: for what this union decides itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.core.database import Reading
from desktop.core.document import Align, Column, Document, Kind, Paragraph, Row, Signature, Signatures, Table
from desktop.features.awards.domain import NothingToPropose
from desktop.features.awards.reports.nominees import Nominees
from desktop.features.awards.reports.words import bases_of, count_of, lowered
from desktop.features.awards.services import Assessment, Batch, decisions
from desktop.features.emulation.domain import Campaign
from desktop.features.emulation.services import find_campaign_by_code
from desktop.features.organization.services import CHAIR, get_union, letterhead


def award_decision(reading: Reading, code: str) -> Document:
    """Those who passed, as the decision to be signed; then every decision that was recorded, the latest first, each
    with those it is about. Raises NoSuchCampaign, NothingToPropose."""
    campaign = find_campaign_by_code(reading, code)
    if not (batches := decisions(reading, campaign)):
        raise NothingToPropose(campaign.code)
    first, *others = (_decision(reading, campaign, batch) for batch in batches)
    return replace(first, following=tuple(others))


def _decision(reading: Reading, campaign: Campaign, batch: Batch) -> Document:
    ours, union = batch.nominees, get_union(reading)
    return Document(
        slug=f"quyet-dinh-khen-thuong-{campaign.code}",
        letterhead=letterhead(reading, batch.number or "…/QĐ-CĐCS", batch.dated),
        template="quyet_dinh",
        title="QUYẾT ĐỊNH",
        subtitle=f"Về việc khen thưởng {lowered(campaign.name)}",
        blocks=(
            Paragraph(f"BAN CHẤP HÀNH {union.name.upper()}", bold=True, align=Align.CENTRE, place="co_quan"),
            *bases_of(reading, campaign, ours),
            Paragraph("QUYẾT ĐỊNH:", bold=True, align=Align.CENTRE),
            Paragraph(
                f"Khen thưởng {count_of(ours, persons=False)} tập thể, {count_of(ours, persons=True)} cá nhân đã có "
                f"thành tích trong {lowered(campaign.name)}, theo danh sách sau:",
                lead="Điều 1.",
                place="dieu_mot",
            ),
            _listed(reading, campaign, ours),
            Paragraph(
                "Tiền thưởng kèm theo được chi từ quỹ của công đoàn cơ sở theo quy định hiện hành.",
                lead="Điều 2.",
                place="dieu_hai",
            ),
            Paragraph(
                f"Quyết định có hiệu lực kể từ ngày ký. Ban Chấp hành {union.name} và các tập thể, cá nhân có tên tại "
                "Điều 1 chịu trách nhiệm thi hành./.",
                lead="Điều 3.",
                place="dieu_ba",
            ),
            Signatures((Signature(CHAIR, union.chair),), recipients=("Như Điều 3;", "Lưu: VT, CĐCS.")),
        ),
    )


def _listed(reading: Reading, campaign: Campaign, ours: Sequence[Assessment]) -> Table:
    known = Nominees(reading, campaign, ours)
    return Table(
        (
            Column("STT", 10, Kind.CENTRED),
            Column("Họ và tên/ Tên tập thể", 52),
            Column("Đơn vị", 40),
            Column("Danh hiệu, hình thức khen thưởng", 68),
        ),
        tuple(
            Row((number, one.subject, known.unit(known.members.get(one.nomination.subject_id)), one.award.name))
            for number, one in enumerate(ours, 1)
        ),
        place="danh_sach",
    )
