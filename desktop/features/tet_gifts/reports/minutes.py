"""Biên bản họp Ban Chấp hành xét hỗ trợ Tết: who was there, by which criteria, who is approved, who waits in which
order, who is not and why. It prints the meeting as it was kept, not the list of today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from desktop.core.database import Reading
from desktop.core.document import Block, Column, Document, Facts, Kind, Paragraph, Row, Signature, Signatures, Table
from desktop.core.money import total
from desktop.core.partial_date import print_date
from desktop.core.vietnamese.dates_in_words import date_in_words
from desktop.features.organization.services import letterhead
from desktop.features.tet_gifts.domain import GiftLine, GiftQuery, Scheme, TetCampaign
from desktop.features.tet_gifts.domain.people import Criteria, MeetingLine, TetMeeting, Verdict
from desktop.features.tet_gifts.reports.lines import in_words
from desktop.features.tet_gifts.services import find_scope, kind_name, list_gifts, reason_name
from desktop.features.tet_gifts.services.people import meetings_to_print

Lines = Mapping[str, GiftLine]
GONE = "(đã rút khỏi danh sách)"


def meeting_minutes(reading: Reading, code: str) -> Document:
    """Every meeting of the campaign or of one scheme, each as a paper of its own. Raises NoTetMeeting,
    NoSuchTetCampaign, NoSuchScheme."""
    campaign, schemes = find_scope(reading, code)
    held = meetings_to_print(reading, campaign.id, campaign.code, [one.id for one in schemes])
    by_id = {one.id: one for one in schemes}
    lines = {one.id: one for one in list_gifts(reading, GiftQuery(campaign_id=campaign.id))}
    first, *others = (_minutes(reading, campaign, by_id[one.scheme_id], one, lines) for one in held)
    return replace(first, following=tuple(others))


def _minutes(reading: Reading, campaign: TetCampaign, scheme: Scheme, meeting: TetMeeting, lines: Lines) -> Document:
    return Document(
        slug="bien-ban-hop-xet-ho-tro-tet",
        letterhead=letterhead(reading, meeting.minutes_number or "…/BB-CĐCS", meeting.held_on),
        title="BIÊN BẢN",
        subtitle=f"Họp Ban Chấp hành xét hỗ trợ Tết – {scheme.name} – {campaign.name}",
        blocks=(
            _attendance(meeting),
            *_criteria(meeting.criteria),
            *_approved(meeting, lines),
            *_reserve(meeting, lines),
            *_rejected(meeting, lines),
            *_moved(meeting, lines),
            *([Paragraph(meeting.remarks, lead="Ý kiến khác:")] if meeting.remarks else ()),
            Paragraph(
                "Danh sách được duyệt sẽ niêm yết công khai (họ tên, đơn vị, mức hỗ trợ). Suất không có "
                "người nhận được chuyển cho người đứng đầu danh sách dự phòng. Biên bản được lập thành 02 bản, đã đọc "
                "lại và những người có mặt nhất trí thông qua./."
            ),
            Signatures((Signature(("THƯ KÝ",), meeting.secretary), Signature(("CHỦ TRÌ",), meeting.chair))),
        ),
    )


def _attendance(meeting: TetMeeting) -> Facts:
    pairs = [
        ("Thời gian", date_in_words(meeting.held_on)),
        ("Địa điểm", meeting.place or "…"),
        ("Chủ trì", meeting.chair),
        ("Thư ký", meeting.secretary),
        ("Có mặt", f"{len(meeting.present)}/{meeting.summoned} ủy viên: {', '.join(meeting.present)}"),
    ]
    if meeting.absent:
        pairs.append(("Vắng mặt", meeting.absent))
    if meeting.guests:
        pairs.append(("Mời dự", meeting.guests))
    return Facts(tuple(pairs))


def _criteria(criteria: Criteria | None) -> Iterable[Block]:
    if criteria is None:
        return
    if criteria.confirmed_on:
        state = f"Ban Chấp hành thống nhất ngày {print_date(criteria.confirmed_on)}"
    else:
        state = "mức điểm do phần mềm đề xuất, Ban Chấp hành chưa xác nhận"
    points = "; ".join(f"{reason_name(one.reason).short} {one.points}" for one in criteria.points if one.points)
    more = [f"mỗi Tết chưa nhận thêm {criteria.years_points} điểm, tính tối đa {criteria.years_most} Tết"]
    if criteria.income_points:
        below = criteria.income_below
        more.append(f"thu nhập bình quân dưới {below} đồng/người/tháng thêm {criteria.income_points} điểm")
    if criteria.dependant_points:
        more.append(f"mỗi người phụ thuộc thêm {criteria.dependant_points} điểm")
    yield Paragraph(f"({state}): {points}; {'; '.join(more)}.", lead="1. Tiêu chí chấm điểm")
    yield Paragraph(
        "Bằng điểm thì xét lần lượt: người lâu chưa nhận quà, hoàn cảnh chính có điểm cao hơn, thu nhập thấp hơn, "
        "thứ tự tên."
    )


def _approved(meeting: TetMeeting, lines: Lines) -> Iterable[Block]:
    some = _of(meeting, Verdict.APPROVED)
    if not some:
        yield Paragraph("chưa duyệt trường hợp nào.", lead="2. Danh sách được duyệt:")
        return
    yield Paragraph(f"{len(some)} người, như sau:", lead="2. Danh sách được duyệt:")
    columns = (*_person_columns(), Column("Điểm", 12, Kind.CENTRED), Column("Mức hỗ trợ (đồng)", 26, Kind.MONEY,
               total=True))  # fmt: skip
    rows = [Row((*_person(n, one, lines), one.points or None, one.amount)) for n, one in enumerate(some, 1)]
    yield Table(columns, tuple(rows), total_label=f"Tổng cộng: {len(some)} suất")
    yield in_words(total(one.amount for one in some))


def _reserve(meeting: TetMeeting, lines: Lines) -> Iterable[Block]:
    some = _of(meeting, Verdict.RESERVE)
    if not some:
        yield Paragraph("không có.", lead="3. Danh sách dự phòng:")
        return
    yield Paragraph(f"{len(some)} người, xếp theo thứ tự được thay thế:", lead="3. Danh sách dự phòng:")
    columns = (*_person_columns(), Column("Điểm", 12, Kind.CENTRED))
    yield Table(columns, tuple(Row((*_person(one.place, one, lines), one.points or None)) for one in some))


def _rejected(meeting: TetMeeting, lines: Lines) -> Iterable[Block]:
    some = _of(meeting, Verdict.REJECTED)
    if not some:
        yield Paragraph("không có.", lead="4. Không duyệt:")
        return
    yield Paragraph(f"{len(some)} người:", lead="4. Không duyệt:")
    columns = (*_person_columns()[:3], Column("Lý do", 84))
    yield Table(columns, tuple(Row((*_person(n, one, lines)[:3], one.reason)) for n, one in enumerate(some, 1)))


def _moved(meeting: TetMeeting, lines: Lines) -> Iterable[Block]:
    if some := [one for one in meeting.lines if one.moved]:
        told = "; ".join(f"{_name(one, lines)}: {one.moved}" for one in some)
        yield Paragraph(f"{told}.", lead="5. Điều chỉnh thứ tự so với điểm:")


def _of(meeting: TetMeeting, verdict: Verdict) -> list[MeetingLine]:
    return [one for one in meeting.lines if one.verdict is verdict]


def _person_columns() -> tuple[Column, ...]:
    return (
        Column("TT", 9, Kind.CENTRED), Column("Họ và tên", 42), Column("Tổ, bộ phận", 30), Column("Đối tượng", 26),
        Column("Hoàn cảnh", 30),
    )  # fmt: skip


def _person(number: int, one: MeetingLine, lines: Lines) -> tuple[int, str, str, str, str]:
    line = lines.get(one.request_id)
    if line is None:
        return number, GONE, "", "", ""
    reason = reason_name(line.primary).short if line.primary else ""
    return number, line.full_name, line.unit, kind_name(line.kind).short, reason


def _name(one: MeetingLine, lines: Lines) -> str:
    line = lines.get(one.request_id)
    return line.full_name if line else GONE
