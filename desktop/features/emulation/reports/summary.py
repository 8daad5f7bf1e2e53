"""R19, tổng hợp thi đua năm: titles registered and achieved, initiatives, works, targets, ratings."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.core.database import Reading
from desktop.core.document import Align, Block, Column, Document, Kind, Paragraph, Row, RowStyle, Table
from desktop.core.money import total
from desktop.core.partial_date import print_date
from desktop.features.emulation.domain import Campaign, Progress, SubjectKind, WorkState, printed_points
from desktop.features.emulation.reports.printed import (
    heading,
    printed_demand,
    printed_progress,
    printed_verdict,
    subject_of,
)
from desktop.features.emulation.reports.works import KIND_NAMES
from desktop.features.emulation.services import (
    count_results,
    find_campaign_by_code,
    initiatives_of_campaign,
    list_sheets,
    list_work_items,
    target_progress,
)
from desktop.features.organization.services import letterhead, list_signatures

SUBJECTS = {SubjectKind.PERSON: "Cá nhân", SubjectKind.SECTION: "Tập thể", SubjectKind.UNION: "Công đoàn cơ sở"}
WHOLE = "Cả phong trào"


def emulation_summary(reading: Reading, code: str) -> Document:
    """Raises NoSuchCampaign, UnionMissing."""
    campaign = find_campaign_by_code(reading, code)
    return Document(
        slug=f"tong-hop-thi-dua-{campaign.code}",
        letterhead=letterhead(reading),
        title="TỔNG HỢP THI ĐUA",
        subtitle=subject_of(campaign),
        blocks=(
            *_theme(campaign),
            heading("I. Danh hiệu thi đua"),
            _titles(reading, campaign),
            heading("II. Các chỉ tiêu"),
            targets_table(target_progress(reading, campaign)),
            heading("III. Sáng kiến"),
            *_initiatives(reading, campaign),
            heading("IV. Công trình, phần việc, sản phẩm"),
            *_works(reading, campaign),
            heading("V. Chấm điểm, xếp loại"),
            *_ratings(reading, campaign),
            *_conclusion(campaign),
            list_signatures(reading),
        ),
    )


def _theme(campaign: Campaign) -> Iterable[Block]:
    if campaign.theme:
        yield Paragraph(f"“{campaign.theme}”", lead="Chủ đề:")


def _titles(reading: Reading, campaign: Campaign) -> Table:
    results = count_results(reading, campaign.id)
    rows: list[Row] = []
    number = 0
    for kind in SubjectKind:
        mine = [one for one in results if one.title.subject is kind]
        if mine:
            rows.append(Row((SUBJECTS[kind],), RowStyle.SECTION))
        for one in mine:
            number += 1
            share = one.achieved * 1000 // one.registered
            rows.append(Row((
                number, one.title.name, one.registered, one.achieved,
                f"{share // 10},{share % 10}%", one.title.decided_by,
            )))  # fmt: skip
    return Table(
        (
            Column("STT", 9, Kind.CENTRED),
            Column("Danh hiệu", 62),
            Column("Đăng ký", 18, Kind.NUMBER),
            Column("Đạt", 16, Kind.NUMBER),
            Column("Tỷ lệ", 18, Kind.CENTRED),
            Column("Thẩm quyền quyết định", 50),
        ),
        tuple(rows),
    )


def targets_table(progress: list[Progress]) -> Table:
    """Every target with what was reached, as a count out of a count, by phase and bloc."""
    rows: list[Row] = []
    groups: dict[str, list[Progress]] = {}
    for one in progress:
        name = " – ".join(filter(None, (one.target.phase, one.target.bloc))) or WHOLE
        groups.setdefault(name, []).append(one)
    number = 0
    for name, mine in groups.items():
        if len(groups) > 1:
            rows.append(Row((name,), RowStyle.SECTION))
        for one in mine:
            number += 1
            rows.append(Row((
                number, one.target.text, printed_demand(one.target), printed_progress(one), printed_verdict(one),
                _source(one),
            )))  # fmt: skip
    return Table(
        (
            Column("STT", 9, Kind.CENTRED),
            Column("Chỉ tiêu", 66),
            Column("Kế hoạch", 22, Kind.CENTRED),
            Column("Thực hiện", 28, Kind.CENTRED),
            Column("Đánh giá", 24, Kind.CENTRED),
            Column("Số liệu", 36),
        ),
        tuple(rows),
    )


def _source(progress: Progress) -> str:
    if progress.told:
        return ", ".join(filter(None, (f"đến {print_date(progress.told.on)}", progress.told.evidence)))
    return "Sổ Công đoàn" if progress.known else ""


def _initiatives(reading: Reading, campaign: Campaign) -> Iterable[Block]:
    lines = initiatives_of_campaign(reading, campaign)
    known = [line for line in lines if line.initiative.recognised]
    people = {author.member_id or author.name for line in known for author in line.authors}
    entered = sum(bool(line.initiative.system_code) for line in known)
    worth = total(line.initiative.yearly_value for line in known)
    yield _figures(
        ("Sáng kiến đã ghi nhận trong sổ", len(lines), "sáng kiến"),
        ("Sáng kiến được công nhận", len(known), "sáng kiến"),
        ("Người có sáng kiến được công nhận (mỗi đồng tác giả tính một lần)", len(people), "người"),
        ("Đã cập nhật hệ thống “1 triệu sáng kiến”", entered, "sáng kiến"),
        ("Giá trị làm lợi một năm của sáng kiến được công nhận", worth, "đồng"),
    )


def _works(reading: Reading, campaign: Campaign) -> Iterable[Block]:
    items = list_work_items(reading, campaign.id)
    done = [one for one in items if one.state is WorkState.DONE]
    kinds = ", ".join(
        f"{count} {name.lower()}"
        for kind, name in KIND_NAMES.items()
        if (count := sum(one.kind is kind for one in items))
    )
    yield _figures(
        ("Đăng ký" + (f" ({kinds})" if kinds else ""), len(items), "công trình, phần việc, sản phẩm"),
        ("Hoàn thành", len(done), "công trình, phần việc, sản phẩm"),
        ("Đã gắn biển", sum(bool(one.plaque_on) for one in items), "công trình, phần việc, sản phẩm"),
        ("Giá trị đã hoàn thành", total(one.value for one in done), "đồng"),
    )


def _figures(*figures: tuple[str, int, str]) -> Table:
    return Table(
        (Column("Nội dung", 96), Column("Số lượng", 30, Kind.NUMBER), Column("Đơn vị tính", 46)),
        tuple(Row(figure) for figure in figures),
    )


def _ratings(reading: Reading, campaign: Campaign) -> Iterable[Block]:
    lines = [line for line in list_sheets(reading, campaign.id) if line.checked.scored]
    if not lines:
        yield Paragraph("Chưa chấm điểm.", indent=False)
        return
    yield Table(
        (
            Column("Hạng", 12, Kind.CENTRED),
            Column("Tập thể", 76),
            Column("Điểm", 22, Kind.CENTRED),
            Column("Xếp loại", 52),
        ),
        tuple(
            Row((line.rank, ", ".join(filter(None, (line.name, line.sheet.phase))),
                 printed_points(line.checked.total), line.checked.grade))
            for line in lines
        ),
    )  # fmt: skip


def _conclusion(campaign: Campaign) -> Iterable[Block]:
    if campaign.closed_on:
        yield Paragraph(f"Tổng kết ngày {print_date(campaign.closed_on)}.", bold=True, align=Align.LEFT)
    if campaign.conclusion:
        yield Paragraph(campaign.conclusion)
