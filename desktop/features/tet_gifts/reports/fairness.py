"""What lies on the table when a list is discussed: who got what by section and reason, and who waits in which order."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.core.database import Reading
from desktop.core.document import Cell, Column, Document, Kind, Paragraph, Row, RowStyle, Table
from desktop.features.organization.services import letterhead, list_signatures
from desktop.features.tet_gifts.domain import Scheme
from desktop.features.tet_gifts.domain.people import Fairness
from desktop.features.tet_gifts.reports.lines import occasion
from desktop.features.tet_gifts.services import find_scope, kind_name
from desktop.features.tet_gifts.services.people import fairness, reserves

HOW_SHARED = Paragraph(
    "Gợi ý phân bổ: một nửa theo số người có hoàn cảnh, một nửa theo số đoàn viên; chỉ để tham khảo.",
    italic=True,
    indent=False,
)


def fairness_table(reading: Reading, code: str) -> Document:
    """Bảng đối chiếu phân bổ. Raises NoSuchTetCampaign, NoSuchScheme."""
    campaign, schemes = find_scope(reading, code)
    view = fairness(reading, campaign.id, schemes[0].id if len(schemes) == 1 else "")
    years = f"Tết {view.years[0]}–{view.years[-1]}"

    def columns(first: str, last: str) -> tuple[Column, ...]:
        found = (
            Column("TT", 9, Kind.CENTRED), Column(first, 52), Column("Số người", 16, Kind.NUMBER),
            Column("Có hoàn cảnh", 17, Kind.NUMBER), Column("Đề nghị", 15, Kind.NUMBER),
            Column("Được duyệt", 16, Kind.NUMBER), Column(f"Đã nhận {years}", 22, Kind.NUMBER),
            Column("Chưa từng nhận", 18, Kind.NUMBER),
        )  # fmt: skip
        return (*found, Column(last, 18, Kind.NUMBER)) if last else found

    def cells(number: int, one: Fairness, *, shares: bool) -> Row:
        told: tuple[Cell, ...] = (
            number, one.name or "Chưa xếp tổ", one.people, one.hardship, one.proposed, one.approved, one.recent,
            one.never,
        )  # fmt: skip
        return Row((*told, one.suggested) if shares else told)

    shares = any(one.suggested is not None for one in view.sections)
    sections = tuple(cells(number, one, shares=shares) for number, one in enumerate(view.sections, 1))
    reasons = tuple(cells(number, one, shares=False) for number, one in enumerate(view.reasons, 1))
    return Document(
        slug="doi-chieu-phan-bo-tet",
        letterhead=letterhead(reading),
        title="BẢNG ĐỐI CHIẾU PHÂN BỔ HỖ TRỢ TẾT",
        subtitle=occasion(campaign, schemes),
        landscape=True,
        blocks=(
            Paragraph("", lead="Theo tổ, bộ phận (đoàn viên)", indent=False),
            Table(columns("Tổ, bộ phận", "Gợi ý phân bổ" if shares else ""), sections),
            *((HOW_SHARED,) if shares else ()),
            Paragraph("", lead="Theo hoàn cảnh", indent=False),
            Table(columns("Hoàn cảnh", ""), reasons),
            list_signatures(reading),
        ),
    )  # fmt: skip


def reserve_list(reading: Reading, code: str) -> Document:
    """Danh sách dự phòng, in the order in which places that become free are given. Raises NoSuchTetCampaign,
    NoSuchScheme."""
    campaign, schemes = find_scope(reading, code)
    columns = (
        Column("Thứ tự", 14, Kind.CENTRED), Column("Họ và tên", 48), Column("Tổ, bộ phận", 38), Column("Đối tượng", 34),
        Column("Điểm", 14, Kind.CENTRED), Column("Điều chỉnh của Ban Chấp hành", 40),
    )  # fmt: skip
    rows = [row for scheme in schemes for row in _reserves(reading, scheme, titled=len(schemes) > 1)]
    return Document(
        slug="danh-sach-du-phong-tet",
        letterhead=letterhead(reading),
        title="DANH SÁCH DỰ PHÒNG",
        subtitle=occasion(campaign, schemes),
        blocks=(Table(columns, tuple(rows)), list_signatures(reading)),
    )


def _reserves(reading: Reading, scheme: Scheme, *, titled: bool) -> Sequence[Row]:
    some = reserves(reading, scheme.id)
    head = [Row((f"{scheme.name} ({len(some)} người)",), RowStyle.SECTION)] if titled and some else []
    return head + [
        Row((number, one.line.full_name, one.line.unit, kind_name(one.line.kind).short, one.score.total,
             one.move.reason if one.move else ""))
        for number, one in enumerate(some, 1)
    ]  # fmt: skip
