"""The registration forms and lists: R6 and R7."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from desktop.core.database import Reading
from desktop.core.document import (
    Align,
    Block,
    Column,
    Document,
    Kind,
    Paragraph,
    Row,
    RowStyle,
    Table,
)
from desktop.features.emulation.domain import (
    Campaign,
    MatrixLine,
    MatrixQuery,
)
from desktop.features.emulation.reports.printed import (
    NO_SECTION,
    heading,
    printed_demand,
    printed_period,
    subject_of,
    titles_of,
)
from desktop.features.emulation.services import (
    collective_matrix,
    count_titles,
    find_campaign_by_code,
    registration_matrix,
    title_names,
)
from desktop.features.organization.services import letterhead, list_signatures, superior_on


def registration_form(reading: Reading, code: str) -> Document:
    """R6, bảng đăng ký giao ước thi đua of the whole union, in three parts. Raises NoSuchCampaign, UnionMissing."""
    campaign = find_campaign_by_code(reading, code)
    superior = superior_on(reading, reading.today())
    addressed = superior.name if superior else "Công đoàn cấp trên trực tiếp"
    return Document(
        slug=f"dang-ky-giao-uoc-thi-dua-{campaign.code}",
        letterhead=letterhead(reading),
        title="BẢNG ĐĂNG KÝ GIAO ƯỚC THI ĐUA",
        subtitle=printed_period(campaign)[:1].upper() + printed_period(campaign)[1:],
        blocks=(
            Paragraph(f"Kính gửi: {addressed}", align=Align.CENTRE, indent=False),
            Paragraph(f"“{campaign.theme}”", lead="Chủ đề:") if campaign.theme else Paragraph(campaign.name),
            heading("I. Các phong trào thi đua"),
            _form_movements(campaign),
            heading("II. Các chỉ tiêu"),
            _form_targets(campaign),
            heading("III. Danh hiệu đăng ký"),
            *_form_titles(reading, campaign),
            list_signatures(reading),
        ),
    )


def _form_movements(campaign: Campaign) -> Table:
    return Table(
        (
            Column("STT", 8, Kind.CENTRED),
            Column("Tên phong trào thi đua", 58),
            Column("Mục tiêu", 54),
            Column("Thời gian phát động", 24, Kind.DATE),
            Column("Thời gian tổng kết", 24, Kind.DATE),
        ),
        tuple(
            Row((number, one.name, one.goal, one.start or campaign.start, one.end or campaign.end))
            for number, one in enumerate(campaign.movements, 1)
        ),
    )


def _form_targets(campaign: Campaign) -> Table:
    return Table(
        (
            Column("STT", 8, Kind.CENTRED),
            Column("Nội dung chỉ tiêu", 78),
            Column("ĐVT", 16, Kind.CENTRED),
            Column(f"Kế hoạch {campaign.year}", 24, Kind.CENTRED),
            Column("Ghi chú", 42),
        ),
        tuple(
            Row((number, one.text, one.unit, printed_demand(one), one.denominator_text))
            for number, one in enumerate(campaign.targets, 1)
        ),
    )


def _form_titles(reading: Reading, campaign: Campaign) -> Iterable[Block]:
    names = title_names()
    collectives = collective_matrix(reading, campaign.id, MatrixQuery(registered=True))
    yield Paragraph("1. Danh hiệu tập thể", italic=True, align=Align.LEFT)
    yield Table(
        (
            Column("STT", 8, Kind.CENTRED),
            Column("Tên tập thể", 62),
            Column("Danh hiệu đăng ký", 74),
            Column("Ghi chú", 24),
        ),
        tuple(
            Row((number, line.name, titles_of(line, names), line.late_reason))
            for number, line in enumerate(collectives, 1)
        ),
        total_label=f"Tổng cộng: {len(collectives)} tập thể",
    )
    counts = count_titles(reading, campaign.id)
    yield Paragraph("2. Danh hiệu cá nhân (có danh sách kèm theo)", italic=True, align=Align.LEFT)
    yield Table(
        (
            Column("STT", 8, Kind.CENTRED),
            Column("Danh hiệu đăng ký", 94),
            Column("Số người", 22, Kind.NUMBER),
            Column("Trong đó nữ", 22, Kind.NUMBER),
            Column("Ghi chú", 22),
        ),
        tuple(
            Row((number, count.title.name, count.total, count.women, ""))
            for number, count in enumerate([one for one in counts.titles if one.total], 1)
        ),
    )
    total = f"{counts.people} cá nhân đăng ký thi đua, trong đó nữ {counts.women}."
    yield Paragraph(total, lead="Tổng cộng:", indent=False)


def registrations_list(reading: Reading, code: str) -> Document:
    """R7, danh sách cá nhân đăng ký thi đua by section. Raises NoSuchCampaign, UnionMissing."""
    campaign, names = find_campaign_by_code(reading, code), title_names()
    lines = registration_matrix(reading, campaign.id, MatrixQuery(registered=True))
    rows: list[Row] = []
    number = 0
    for section, people in _by_section(lines):
        rows.append(Row((f"{section} ({len(people)} người)",), RowStyle.SECTION))
        for line in people:
            number += 1
            rows.append(Row(_registered_cells(number, line, names)))
    return Document(
        slug=f"danh-sach-dang-ky-thi-dua-{campaign.code}",
        letterhead=letterhead(reading),
        title="DANH SÁCH CÁ NHÂN ĐĂNG KÝ THI ĐUA",
        subtitle=subject_of(campaign),
        landscape=True,
        blocks=(
            Table(
                (
                    Column("STT", 9, Kind.CENTRED),
                    Column("Họ và tên", 42),
                    Column("Năm sinh", 13, Kind.CENTRED),
                    Column("Nam/Nữ", 13, Kind.CENTRED),
                    Column("Chức vụ, bộ phận", 52),
                    Column("Danh hiệu đăng ký", 62),
                    Column("Sáng kiến, đề tài đăng ký", 38),
                    Column("Ký tên", 26, Kind.SIGNATURE),
                ),
                tuple(rows),
            ),
            Paragraph(f"{len(lines)} cá nhân đăng ký thi đua.", lead="Tổng cộng:", indent=False),
            list_signatures(reading),
        ),
    )


def _registered_cells(number: int, line: MatrixLine, names: dict[str, str]) -> tuple[Any, ...]:
    born = str(line.birth.year) if line.birth else ""
    job = ", ".join(filter(None, (line.job, line.section)))
    sex = line.sex.value if line.sex else ""
    titles = titles_of(line, names)
    if line.late_reason:
        titles += f" (đăng ký bổ sung: {line.late_reason})"
    return (number, line.name, born, sex, job, titles, line.initiative_plan, "")


def _by_section(lines: Iterable[MatrixLine]) -> list[tuple[str, list[MatrixLine]]]:
    """Sections by name, people without one last; within a section in the order of the list."""
    ordered = sorted(lines, key=lambda line: (not line.section, line.section))
    return [(name or NO_SECTION, list(group)) for name, group in groupby(ordered, key=lambda line: line.section)]
