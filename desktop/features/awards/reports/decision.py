"""Quyết định khen thưởng: for what this union decides itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.core.database import Reading
from desktop.core.document import Align, Block, Column, Document, Kind, Paragraph, Row, Signature, Signatures, Table
from desktop.core.vietnamese.dates_in_words import date_in_words
from desktop.features.awards.domain import AwardHistory, NothingToPropose, Status
from desktop.features.awards.reports.nominees import Nominees
from desktop.features.awards.reports.words import count_of, lowered
from desktop.features.awards.services import Assessment, award_history, latest_meeting, packs_for, proposable
from desktop.features.emulation.domain import Campaign
from desktop.features.emulation.services import find_campaign_by_code
from desktop.features.organization.services import CHAIR, get_union, letterhead

_OURS = (Status.PASSED, Status.DECIDED, Status.HANDED_OVER)


def award_decision(reading: Reading, code: str) -> Document:
    """Those who passed, with the number and day of the decision once it is recorded. Raises NoSuchCampaign,
    NothingToPropose."""
    campaign = find_campaign_by_code(reading, code)
    ours = [one for one in proposable(reading, campaign) if not one.award.goes_up and one.nomination.status in _OURS]
    if not ours:
        raise NothingToPropose(campaign.code)
    union, given = get_union(reading), _recorded(reading, ours)
    dated = given.decided_on if given else None
    return Document(
        slug=f"quyet-dinh-khen-thuong-{campaign.code}",
        letterhead=letterhead(reading, given.decision_number if given else "…/QĐ-CĐCS", dated),
        template="quyet_dinh",
        title="QUYẾT ĐỊNH",
        subtitle=f"Về việc khen thưởng {lowered(campaign.name)}",
        blocks=(
            Paragraph(f"BAN CHẤP HÀNH {union.name.upper()}", bold=True, align=Align.CENTRE, place="co_quan"),
            *_bases(reading, campaign),
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


def _recorded(reading: Reading, ours: Sequence[Assessment]) -> AwardHistory | None:
    """The latest decision on one of them."""
    ids = {one.id for one in ours}
    known = award_history(reading, [one.nomination.subject_id for one in ours])
    given = [award for awards in known.values() for award in awards if award.nomination_id in ids and award.stands]
    return max(given, key=lambda award: award.decided_on, default=None)


def _bases(reading: Reading, campaign: Campaign) -> Iterable[Block]:
    cited = {basis.number: basis.title for pack in packs_for(reading, campaign) for basis in pack.basis}
    texts = [*cited.values(), *campaign.legal_bases]
    if meeting := latest_meeting(reading, campaign.id):
        texts.append(f"Biên bản họp xét thi đua, khen thưởng {date_in_words(meeting.held_on)}")
    return (Paragraph(f"Căn cứ {text.rstrip(' .;')};", italic=True, place="can_cu*") for text in texts)


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
