"""The survey sheet of each section (phiếu rà soát của tổ): everybody with room for a mark, on paper or as a workbook
that comes back and is brought in by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from desktop.core.database import Reading
from desktop.core.document import Cell, Column, Document, Kind, Paragraph, Row, RowStyle, Signature, Signatures, Table
from desktop.core.partial_date import PartialDate, print_date
from desktop.features.members.domain import STAYING, MemberLine, MemberQuery
from desktop.features.members.services import list_members
from desktop.features.organization.domain import Section
from desktop.features.organization.services import letterhead, list_sections
from desktop.features.tet_gifts.domain import BeneficiaryKind, Reason, Scheme, SchemeKind, TetCampaign
from desktop.features.tet_gifts.reports.lines import occasion
from desktop.features.tet_gifts.services import find_scope, kind_name, reason_name
from desktop.features.tet_gifts.services.people import years_received_by_member

BLANK_LINES = 6
"""For workers who are no members, children, retired officers."""


def survey_sheets(reading: Reading, code: str) -> Document:
    """One sheet for each section that has people. Raises NoSuchTetCampaign, NoSuchScheme."""
    campaign, schemes = find_scope(reading, code)
    crowds: dict[str, list[MemberLine]] = defaultdict(list)
    for member in list_members(reading, MemberQuery(statuses=STAYING)):
        crowds[member.section_id].append(member)
    received = years_received_by_member(reading, campaign.lunar_year)
    sheets = [
        _sheet(reading, campaign, schemes, section, crowds.get(section.id, []), received)
        for section in list_sections(reading)
        if not section.closed and (crowds.get(section.id) or not crowds)
    ]
    if not sheets:
        sheets = [_sheet(reading, campaign, schemes, None, crowds.get("", []), received)]
    return replace(sheets[0], following=tuple(sheets[1:]))


def _sheet(
    reading: Reading, campaign: TetCampaign, schemes: Sequence[Scheme], section: Section | None,
    members: Sequence[MemberLine], received: dict[str, tuple[int, ...]],
) -> Document:  # fmt: skip
    name = section.name if section else "Toàn công đoàn"
    several = len(schemes) > 1
    code = schemes[0].code if len(schemes) == 1 else ""
    tickets = any(one.kind is SchemeKind.TICKET for one in schemes)
    rows = [Row((name,), RowStyle.SECTION)] if section else []
    for number, member in enumerate(members, 1):
        years = ", ".join(map(str, received.get(member.id, ())[:2]))
        note = f"Đã nhận Tết {years}" if years else ""
        kind = kind_name(BeneficiaryKind.MEMBER).short
        rows.append(Row(_cells(number, member.full_name, member.birth, kind, code, note, tickets=tickets)))
    last = len(members) + 1
    rows += [Row(_cells(number, "", None, "", code, "", tickets=tickets)) for number in range(last, last + BLANK_LINES)]
    columns = (
        Column("TT", 8, Kind.CENTRED), Column("Họ và tên", 44), Column("Ngày sinh", 22, Kind.DATE),
        Column("Đối tượng", 24), Column("Đề nghị (đánh dấu x)", 17, Kind.CENTRED), Column("Hoàn cảnh", 34),
        Column("Con của đoàn viên", 32), *((Column("Số năm chưa về Tết", 15, Kind.CENTRED),) if tickets else ()),
        Column("Chế độ chăm lo", 21), Column("Ghi chú", 26),
    )  # fmt: skip
    return Document(
        slug="phieu-ra-soat-tet",
        letterhead=letterhead(reading),
        title="PHIẾU RÀ SOÁT HOÀN CẢNH",
        subtitle=f"{name} – {occasion(campaign, schemes)}",
        note=_until(campaign),
        landscape=True,
        blocks=(
            Table(columns, tuple(rows), row_height_mm=8),
            *(_codes(schemes, several=several)),
            Signatures((Signature(("NGƯỜI RÀ SOÁT",)), Signature(("TỔ TRƯỞNG CÔNG ĐOÀN",), _leader(section)))),
        ),
    )


def _cells(
    number: int, name: str, birth: PartialDate | None, kind: str, code: str, note: str, *, tickets: bool
) -> tuple[Cell, ...]:  # fmt: skip
    """Room for a mark, for reasons, for a parent; for the years away where tickets are given."""
    return (number, name, birth, kind, "", "", "", *(("",) if tickets else ()), code, note)


def _codes(schemes: Sequence[Scheme], *, several: bool) -> list[Paragraph]:
    tickets = any(one.kind is SchemeKind.TICKET for one in schemes)
    reasons = [one for one in Reason if tickets or one is not Reason.OUTSTANDING]
    told = "; ".join(f"{one.value} {reason_name(one).short}" for one in reasons)
    found = [
        Paragraph(
            "đánh dấu x cho người được đề nghị, ghi một hoặc nhiều mã, mã chính đứng đầu. Bệnh gì, hoàn cảnh ra sao "
            "không ghi vào phiếu này. Người lao động chưa là đoàn viên, con đoàn viên, cán bộ hưu trí ghi ở các dòng "
            "trống và ghi rõ đối tượng.",
            lead="Cách ghi:", indent=False,
        ),
        Paragraph(f"{told}.", lead="Mã hoàn cảnh:", indent=False),
    ]  # fmt: skip
    if several:
        listed = "; ".join(f"{one.code} {one.name}" for one in schemes)
        found.append(Paragraph(f"{listed}.", lead="Mã chế độ chăm lo:", indent=False))
    return found


def _until(campaign: TetCampaign) -> str:
    return f"Gửi về Ban Chấp hành trước ngày {print_date(campaign.propose_by)}" if campaign.propose_by else ""


def _leader(section: Section | None) -> str:
    return section.leader if section else ""
