"""Giấy xác nhận sáng kiến: what was recognised, by whom, and the part of the nominee in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.core.database import Reading
from desktop.core.document import Column, Document, Facts, Kind, Paragraph, Row, Signature, Signatures, Table
from desktop.core.files import safe_name
from desktop.core.money import Dong
from desktop.core.vietnamese.dates_in_words import place_and_date
from desktop.features.awards.reports.composing import Composer
from desktop.features.awards.services import Assessment
from desktop.features.emulation.domain import RECOGNITION_NAMES, Author, Campaign, Initiative
from desktop.features.organization.services import CHAIR, get_union, letterhead


def initiative_confirmations(
    reading: Reading, campaign: Campaign, proposed: Sequence[Assessment], known: Composer
) -> Iterable[Document]:
    """One for each nominee with recognised initiatives, however many awards that one is proposed for."""
    subjects = {one.nomination.subject_id: one for one in proposed if known.initiatives.get(one.nomination.subject_id)}
    for number, (subject, one) in enumerate(subjects.items(), 1):
        yield _confirmation(reading, campaign, one.subject, known.initiatives[subject], number)


def _confirmation(
    reading: Reading, campaign: Campaign, name: str, having: Sequence[tuple[Initiative, Author]], number: int
) -> Document:
    union = get_union(reading)
    return Document(
        slug=f"xac-nhan-sang-kien-{number:02}-{safe_name(name)}",
        letterhead=letterhead(reading),
        template="xac_nhan_sang_kien",
        title="GIẤY XÁC NHẬN SÁNG KIẾN",
        subtitle=f"Kèm theo hồ sơ {campaign.name}",
        keywords=(name,),
        blocks=(
            Paragraph(f"Ban Chấp hành {union.name} xác nhận:", place="loi_xac_nhan"),
            Facts((("Họ và tên", name), ("Số sáng kiến được công nhận", f"{len(having):02}"))),
            Table(
                (
                    Column("STT", 9, Kind.CENTRED),
                    Column("Tên sáng kiến", 52),
                    Column("Cấp công nhận", 22, Kind.CENTRED),
                    Column("Số", 26, group="Quyết định công nhận"),
                    Column("Ngày", 24, Kind.DATE, group="Quyết định công nhận"),
                    Column("Tỷ lệ đóng góp", 18, Kind.CENTRED),
                    Column("Phần giá trị làm lợi một năm (đồng)", 30, Kind.MONEY),
                ),
                tuple(_row(at, one, author) for at, (one, author) in enumerate(having, 1)),
                place="sang_kien",
            ),
            Paragraph("Số liệu trên lấy từ sổ sáng kiến của công đoàn cơ sở và quyết định công nhận kèm theo./."),
            Signatures((Signature(CHAIR, union.chair),), place_and_date(union.place, reading.today())),
        ),
    )


def _row(number: int, one: Initiative, author: Author) -> Row:
    level = RECOGNITION_NAMES[one.level] if one.level else ""
    part = Dong(one.yearly_value * author.share // 100)
    return Row((number, one.name, level, one.decision, one.decided_on, f"{author.share}%", part))
