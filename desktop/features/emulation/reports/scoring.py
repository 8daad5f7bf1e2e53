"""Scoring sheets (R12) with both hands side by side, and the summary that ranks them by bloc."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from desktop.core.database import Reading
from desktop.core.document import (
    Block,
    Column,
    Document,
    Facts,
    Kind,
    Paragraph,
    Row,
    RowStyle,
    Signature,
    Signatures,
    Table,
)
from desktop.core.partial_date import print_date
from desktop.core.vietnamese.dates_in_words import place_and_date
from desktop.features.emulation.domain import (
    Campaign,
    ItemKind,
    Score,
    ScoreItem,
    ScoreSheet,
    ScoreTemplate,
    SheetLine,
    SheetState,
    SubjectKind,
    add_up,
    printed_points,
)
from desktop.features.emulation.reports.printed import ROMAN, subject_of
from desktop.features.emulation.services import find_campaign_by_code, get_sheet, list_sheets, list_templates
from desktop.features.organization.services import CHAIR, get_union, letterhead, list_sections, list_signatures

STATE_NAMES = {
    SheetState.NEW: "Chưa chấm",
    SheetState.SELF: "Tự chấm",
    SheetState.CHECKED: "BCH chấm",
    SheetState.FINAL: "Đã chốt",
}
_KINDS = {
    ItemKind.NORMAL: "", ItemKind.BONUS: " (điểm thưởng)", ItemKind.PENALTY: " (điểm trừ)",
    ItemKind.KILL: " (điều kiện liệt)",
}  # fmt: skip
_NO_BLOC = "Chung"


def score_sheets(reading: Reading, code: str, ids: Sequence[str] = ()) -> Document:
    """R12 of every sheet, or of those with these ids; the blank forms of all templates when there is none."""
    campaign = find_campaign_by_code(reading, code)
    lines = [one for one in list_sheets(reading, campaign.id) if not ids or one.id in set(ids)]
    papers = [_sheet(reading, campaign, one, get_sheet(reading, one.id)[1]) for one in lines]
    papers = papers or [_sheet(reading, campaign, _empty(campaign, one), {}) for one in list_templates(reading)]
    return replace(papers[0], slug=f"bang-cham-diem-{campaign.code}", following=tuple(papers[1:]))


def _empty(campaign: Campaign, template: ScoreTemplate) -> SheetLine:
    sheet, none = ScoreSheet("", campaign.id, template.subject, "", template.id), add_up(template, {})
    return SheetLine(sheet, "." * 50, template, none, none)


def _sheet(reading: Reading, campaign: Campaign, line: SheetLine, scores: Mapping[str, Score]) -> Document:
    template, sheet = line.template, line.sheet
    facts = [("Đơn vị được chấm", line.name), ("Phong trào", subject_of(campaign))]
    facts += [("Đợt", sheet.phase)] if sheet.phase else []
    facts += [("Khối thi đua", sheet.bloc)] if sheet.bloc else []
    facts += [("Căn cứ", template.basis)] if template.basis else []
    if line.final:
        facts.append(("Ngày chốt", print_date(sheet.finalised_on) + (", đã công khai" if sheet.published else "")))
    return Document(
        slug=f"bang-cham-diem-{sheet.id or template.code}",
        letterhead=letterhead(reading),
        title=template.name.upper(),
        subtitle=f"Bản {template.version}",
        blocks=(
            Facts(tuple(facts)),
            Table(
                (
                    Column("TT", 11, Kind.CENTRED),
                    Column("Nội dung tiêu chí", 76),
                    Column("Điểm chuẩn", 15, Kind.CENTRED),
                    Column("Điểm tự chấm", 16, Kind.CENTRED),
                    Column("Điểm BCH chấm", 16, Kind.CENTRED),
                    Column("Minh chứng, ghi chú", 44),
                ),
                tuple(_sheet_rows(line, scores)),
            ),
            *_outcome(line),
            _signed(reading, line),
        ),
    )


def _sheet_rows(line: SheetLine, scores: Mapping[str, Score]) -> Iterable[Row]:
    template, own, checked = line.template, line.own, line.checked
    for place, group in enumerate(template.groups):
        worth = printed_points(group.most) if group.most else ""
        number = ROMAN[place] if place < len(ROMAN) else str(place + 1)
        yield Row((f"{number}. {group.name}" + (f" ({worth} điểm)" if worth else ""),), RowStyle.SECTION)
        for item in group.items:
            score = scores.get(item.code)
            yield Row((
                item.code, item.text + _KINDS[item.kind], printed_points(item.maximum) if item.most else "",
                _given(item, score.self_points if score else ""), _given(item, score.points if score else ""),
                (score.note if score else "") or item.evidence,
            ))  # fmt: skip
        if group.most:
            sums = ("", f"Cộng nhóm {number}", worth, _sum(own.groups[place], own.scored),
                    _sum(checked.groups[place], checked.scored), "")  # fmt: skip
            yield Row(sums, RowStyle.SUBTOTAL)
    yield Row(
        ("", "TỔNG CỘNG", printed_points(template.most), _sum(own.total, own.scored),
         _sum(checked.total, checked.scored), ""), RowStyle.SUBTOTAL,
    )  # fmt: skip


def _given(item: ScoreItem, points: str) -> str:
    if item.kind is ItemKind.KILL:
        return {"1": "Có", "0": "Không"}.get(points, "")
    return printed_points(points)


def _sum(points: object, scored: int) -> str:
    return printed_points(str(points)) if scored else ""


def _outcome(line: SheetLine) -> Iterable[Block]:
    for lead, sums in (("Tự xếp loại:", line.own), ("Ban Chấp hành xếp loại:", line.checked)):
        yield Paragraph(sums.grade or "." * 40, lead=lead, indent=False)
    if line.checked.killed:
        yield Paragraph("; ".join(line.checked.killed), lead="Điều kiện liệt đã xảy ra:", indent=False)
    steps = "; ".join(f"{one.name}: từ {printed_points(one.least)} điểm" for one in line.template.grades)
    yield Paragraph(steps, lead="Thang xếp loại:", italic=True, indent=False)
    if line.sheet.note:
        yield Paragraph(line.sheet.note, lead="Ghi chú:", indent=False)


def _signed(reading: Reading, line: SheetLine) -> Signatures:
    union = get_union(reading)
    leaders = {one.id: one.leader for one in list_sections(reading)}
    whole = line.sheet.kind is SubjectKind.UNION
    left = Signature(("NGƯỜI CHẤM",)) if whole else Signature(("TỔ TRƯỞNG",), leaders.get(line.sheet.subject_id, ""))
    day = line.sheet.finalised_on or reading.today()
    return Signatures((left, Signature(CHAIR, union.chair)), place_date=place_and_date(union.place, day))


def score_ranking(reading: Reading, code: str) -> Document:
    """Bảng tổng hợp chấm điểm, xếp loại, ranked within each bloc. Raises NoSuchCampaign, UnionMissing."""
    campaign = find_campaign_by_code(reading, code)
    lines = list_sheets(reading, campaign.id)
    return Document(
        slug=f"tong-hop-cham-diem-{campaign.code}",
        letterhead=letterhead(reading),
        title="BẢNG TỔNG HỢP CHẤM ĐIỂM, XẾP LOẠI",
        subtitle=subject_of(campaign),
        blocks=(
            Table(
                (
                    Column("Hạng", 12, Kind.CENTRED),
                    Column("Tập thể", 54),
                    Column("Điểm chuẩn", 16, Kind.CENTRED),
                    Column("Điểm tự chấm", 18, Kind.CENTRED),
                    Column("Điểm BCH chấm", 18, Kind.CENTRED),
                    Column("Xếp loại", 40),
                    Column("Tình trạng", 24),
                ),
                tuple(_ranking_rows(lines)),
            ),
            *_grade_counts(lines),
            list_signatures(reading),
        ),
    )


def _ranking_rows(lines: Sequence[SheetLine]) -> Iterable[Row]:
    def part(line: SheetLine) -> tuple[str, str, str]:
        return line.template.name, line.sheet.phase, line.sheet.bloc or _NO_BLOC

    for (template, phase, bloc), mine in groupby(lines, key=part):
        yield Row(("; ".join(filter(None, (template, phase, bloc))),), RowStyle.SECTION)
        for line in mine:
            yield Row((
                line.rank or "", line.name, printed_points(line.template.most), _sum(line.own.total, line.own.scored),
                _sum(line.checked.total, line.checked.scored), line.checked.grade, STATE_NAMES[line.sheet.state],
            ))  # fmt: skip


def _grade_counts(lines: Sequence[SheetLine]) -> Iterable[Block]:
    counts: dict[str, int] = {}
    for line in lines:
        if line.checked.grade:
            counts[line.checked.grade] = counts.get(line.checked.grade, 0) + 1
    said = "; ".join(f"{name}: {count}" for name, count in counts.items())
    yield Paragraph(f"{len(lines)} bảng chấm." + (f" {said}." if said else ""), lead="Tổng cộng:", indent=False)
