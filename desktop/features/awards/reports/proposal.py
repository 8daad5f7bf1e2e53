"""Tờ trình (R8): what goes to a superior, by form of reward."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.core.database import Reading
from desktop.core.document import Align, Block, Column, Document, Kind, Paragraph, Row, Signature, Signatures, Table
from desktop.core.vietnamese.dates_in_words import date_in_words
from desktop.features.awards.domain import NothingToPropose
from desktop.features.awards.reports.words import count_of, grouped, lowered, number_of, superior_name
from desktop.features.awards.services import Assessment, latest_meeting, packs_for, proposable
from desktop.features.emulation.domain import Campaign
from desktop.features.emulation.services import find_campaign_by_code
from desktop.features.organization.services import CHAIR, get_union, letterhead


def award_proposal(reading: Reading, code: str) -> Document:
    """R8. Carries what goes to a superior, not what this union decides. Raises NoSuchCampaign, NothingToPropose."""
    campaign = find_campaign_by_code(reading, code)
    going_up = [one for one in proposable(reading, campaign) if one.award.goes_up]
    if not going_up:
        raise NothingToPropose(campaign.code)
    submitted = next((one.nomination for one in going_up if one.nomination.petition_number), None)
    dated = submitted.petition_date if submitted else None
    union, above = get_union(reading), superior_name(reading, dated)
    return Document(
        slug=f"to-trinh-khen-thuong-{campaign.code}",
        letterhead=letterhead(reading, submitted.petition_number if submitted else "…/TTr-CĐCS", dated),
        template="to_trinh",
        title="TỜ TRÌNH",
        subtitle=f"Về việc đề nghị khen thưởng {lowered(campaign.name)}",
        blocks=(
            Paragraph(f"Kính gửi: {above}", align=Align.CENTRE, indent=False, place="kinh_gui"),
            *_bases(reading, campaign),
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


def _bases(reading: Reading, campaign: Campaign) -> Iterable[Block]:
    cited = {basis.number: basis for pack in packs_for(reading, campaign) for basis in pack.basis}
    texts = [*(basis.title for basis in cited.values()), *campaign.legal_bases]
    if meeting := latest_meeting(reading, campaign.id):
        texts.append(f"Biên bản họp xét thi đua, khen thưởng {date_in_words(meeting.held_on)}")
    return (Paragraph(f"Căn cứ {text.rstrip(' .;')};", italic=True, place="can_cu*") for text in texts)


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
