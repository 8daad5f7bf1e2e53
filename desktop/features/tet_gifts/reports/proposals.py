"""Who is proposed: the list for the committee and the union above (R14), and the posted one (R15)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from desktop.core.database import Reading
from desktop.core.document import Block, Cell, Column, Document, Kind, Paragraph
from desktop.core.money import total
from desktop.core.partial_date import print_date
from desktop.core.vietnamese.national_id import Sex
from desktop.features.organization.services import letterhead, list_signatures
from desktop.features.tet_gifts.domain import LISTED, LIVE, GiftLine, GiftQuery, Scheme, TetCampaign
from desktop.features.tet_gifts.reports.lines import by_scheme, in_words, occasion
from desktop.features.tet_gifts.services import (
    find_scope,
    kind_name,
    list_gifts,
    list_schemes,
    reason_name,
    source_name,
)


def proposal_list(reading: Reading, code: str) -> Document:
    """R14, danh sách đề nghị hỗ trợ: everybody who is proposed or approved, for the committee and the union above."""
    campaign, schemes = find_scope(reading, code)
    names = {scheme.id: scheme.name for scheme in list_schemes(reading, campaign.id)}
    others: dict[str, list[str]] = defaultdict(list)
    for line in list_gifts(reading, GiftQuery(campaign_id=campaign.id, states=LIVE)):
        others[line.beneficiary_id].append(line.scheme_id)

    def cells(number: int, line: GiftLine, scheme: Scheme) -> tuple[Cell, ...]:
        is_woman = line.sex is Sex.FEMALE
        elsewhere = [names[one] for one in others[line.beneficiary_id] if one != scheme.id]
        return (
            number, line.full_name, None if is_woman else line.birth, line.birth if is_woman else None,
            line.national_id, line.phone, line.unit, kind_name(line.kind).short, _reasons(line),
            line.approved or line.proposed, source_name(line.source).short if line.source else "",
            "; ".join(elsewhere), line.note,
        )  # fmt: skip

    columns = (
        Column("TT", 8, Kind.CENTRED), Column("Họ và tên", 35), Column("Nam", 19, Kind.DATE, group="Ngày sinh"),
        Column("Nữ", 19, Kind.DATE, group="Ngày sinh"), Column("Số CCCD", 24, Kind.CENTRED),
        Column("Điện thoại", 20, Kind.CENTRED), Column("Tổ, bộ phận", 23), Column("Đối tượng", 18),
        Column("Hoàn cảnh", 28), Column("Mức đề nghị (đồng)", 19, Kind.MONEY, total=True), Column("Nguồn", 17),
        Column("Đã nhận chương trình khác", 24), Column("Ghi chú", 12),
    )  # fmt: skip
    table, lines = by_scheme(reading, schemes, LIVE, columns, cells)
    amount = total(line.approved or line.proposed for line in lines)
    return Document(
        slug="danh-sach-de-nghi-ho-tro-tet",
        letterhead=letterhead(reading),
        title="DANH SÁCH ĐỀ NGHỊ HỖ TRỢ",
        subtitle=occasion(campaign, schemes),
        landscape=True,
        blocks=(table, in_words(amount), list_signatures(reading)),
    )


def posted_list(reading: Reading, code: str) -> Document:
    """R15, danh sách niêm yết công khai: no number, no reason, no class of person."""
    campaign, schemes = find_scope(reading, code)

    def cells(number: int, line: GiftLine, _: Scheme) -> tuple[Cell, ...]:
        return (number, line.full_name, line.unit, line.approved)

    columns = (
        Column("TT", 10, Kind.CENTRED), Column("Họ và tên", 62), Column("Tổ, bộ phận", 54),
        Column("Mức hỗ trợ (đồng)", 36, Kind.MONEY),
    )  # fmt: skip
    table, _ = by_scheme(reading, schemes, LISTED, columns, cells)
    return Document(
        slug="niem-yet-ho-tro-tet",
        letterhead=letterhead(reading),
        title="DANH SÁCH NIÊM YẾT CÔNG KHAI",
        subtitle=occasion(campaign, schemes),
        blocks=(table, *_posting(campaign), list_signatures(reading)),
    )


def _reasons(line: GiftLine) -> str:
    """The primary reason in words, then every code."""
    if line.primary is None:
        return ""
    return f"{reason_name(line.primary).short} ({', '.join(reason.value for reason in line.reasons)})"


def _posting(campaign: TetCampaign) -> Iterable[Block]:
    if campaign.posting_from and campaign.posting_to:
        yield Paragraph(
            f"Niêm yết từ ngày {print_date(campaign.posting_from)} đến hết ngày {print_date(campaign.posting_to)}. "
            "Mọi ý kiến xin gửi Ban Chấp hành công đoàn cơ sở trong thời gian niêm yết.",
            indent=False,
        )
