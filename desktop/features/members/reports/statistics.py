"""The papers of a period: the statistics form (mẫu số 1-HĐCĐ) and the changes of the membership (biến động)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from desktop.core.contracts import Report, Subject
from desktop.core.database import Reading
from desktop.core.document import Column, Document, Kind, Paragraph, Row, RowStyle, Table
from desktop.core.money import Dong
from desktop.core.partial_date import print_date
from desktop.features.members.domain import (
    AMOUNTS,
    COMINGS,
    EVENT_NAMES,
    EventKind,
    Figures,
    Headcount,
    LabourRow,
    Member,
    MembershipEvent,
    Movement,
    Period,
    counting_periods,
    officer_name,
    section_on,
    summed,
)
from desktop.features.members.services import (
    compare_closed,
    count_period,
    find_closed,
    membership_changes,
    moves_of,
    printed_figures,
)
from desktop.features.organization.services import letterhead, list_sections, list_signatures

LABOUR_ROWS = {
    LabourRow.WORKERS: ("1", "Tổng số lao động", "người"),
    LabourRow.WOMEN: ("", "Trong đó: nữ", "người"),
    LabourRow.SHORT_OF_WORK: ("2", "Số lao động thiếu việc làm", "người"),
    LabourRow.WOMEN_SHORT_OF_WORK: ("", "Trong đó: nữ", "người"),
    LabourRow.AVERAGE_PAY: ("3", "Tiền lương bình quân của người lao động", "đồng/người/tháng"),
    LabourRow.COUNTED_FOR_PAY: ("", "Số người được tính", "người"),
    LabourRow.UNPAID_WAGES: ("4", "Tổng số tiền doanh nghiệp nợ lương", "đồng"),
    LabourRow.HOUSED: ("5", "Số người được doanh nghiệp bố trí nhà ở", "người"),
    LabourRow.RENTING: ("6", "Số người tự thuê nhà ở", "người"),
    LabourRow.CONTRACTS: ("7", "Số người được ký hợp đồng lao động", "người"),
    LabourRow.INSURED: ("8", "Số người được đóng BHXH, BHYT, BHTN", "người"),
    LabourRow.DISPUTES: ("9", "Số vụ tranh chấp lao động tập thể", "vụ"),
    LabourRow.STRIKES: ("10", "Số cuộc đình công", "cuộc"),
}
"""Number, text and unit of the typed rows, as the form prints them."""

_MORE_THAN_EMPLOYED = "số đoàn viên lớn hơn số lao động, cần kiểm tra"
_OF_THESE = "– "  # before a part of the line above
_CHECKED, _UNCHECKED = "■", "□"


def period_choices(reading: Reading) -> Sequence[tuple[str, str]]:
    """The half years to be counted, the one due first, then whole years."""
    year = reading.today().year
    halves = [(str(one), f"Kỳ đến {print_date(one.last)}") for one in counting_periods(reading.today())]
    return [*halves, *((str(Period.of_year(one)), f"Năm {one}") for one in (year, year - 1, year - 2))]


def statistics_form(reading: Reading, period: str = "") -> Document:
    """R1, mẫu số 1-HĐCĐ, part A: the workers as typed, the members as the events tell; of a count that was closed, the
    figures that were closed."""
    over = _period(reading, period)
    figures = printed_figures(reading, over)
    rows = [
        Row(("I. TÌNH HÌNH LAO ĐỘNG",), RowStyle.SECTION),
        *_labour_rows(figures),
        Row(("II. TỔ CHỨC CÔNG ĐOÀN, ĐOÀN VIÊN",), RowStyle.SECTION),
        *_member_rows(figures, over),
    ]
    days = "      ".join(
        f"{_CHECKED if (over.last.month, over.last.day) == day else _UNCHECKED} {text}"
        for day, text in (((5, 31), "31/5"), ((11, 30), "30/11"))
    )
    return Document(
        slug="mau-1-hdcd",
        letterhead=letterhead(reading),
        title="BÁO CÁO HOẠT ĐỘNG CÔNG ĐOÀN CƠ SỞ",
        subtitle=f"Năm {over.last.year}",
        form="Mẫu số 1-HĐCĐ",
        note=f"Số liệu tính đến ngày: {days}",
        blocks=(
            Paragraph("SỐ LIỆU", lead="A.", indent=False, bold=True),
            Table(
                (
                    Column("TT", 9, Kind.CENTRED),
                    Column("Nội dung", 78),
                    Column("Đơn vị tính", 27, Kind.CENTRED),
                    Column("Số lượng", 26, Kind.NUMBER),
                    Column("Ghi chú", 25),
                ),
                tuple(rows),
            ),
            list_signatures(reading),
        ),
    )


def changes_list(reading: Reading, period: str = "") -> Document:
    """R4, danh sách biến động đoàn viên of a period, and what it made of the number of members."""
    over = _period(reading, period)
    changes = membership_changes(reading, over)
    sections = _sections_then(reading, changes)
    rows = tuple(Row(_change_cells(number, *change, sections)) for number, change in enumerate(changes, 1))
    figures = count_period(reading, over)
    return Document(
        slug="danh-sach-bien-dong-doan-vien",
        letterhead=letterhead(reading),
        title="DANH SÁCH BIẾN ĐỘNG ĐOÀN VIÊN",
        subtitle=f"Từ ngày {print_date(over.first)} đến ngày {print_date(over.last)}",
        landscape=True,
        blocks=(
            Table(
                (
                    Column("TT", 8, Kind.CENTRED),
                    Column("Họ và tên", 40),
                    Column("Ngày sinh", 20, Kind.DATE),
                    Column("Số CCCD", 26, Kind.CENTRED),
                    Column("Tổ công đoàn", 34),
                    Column("Loại biến động", 36),
                    Column("Ngày", 20, Kind.DATE),
                    Column("Số quyết định", 26),
                    Column("Ghi chú", 30),
                ),
                rows,
                total_label=f"Tổng cộng: {len(rows)} biến động",
            ),
            Paragraph("TỔNG HỢP", indent=False, bold=True),
            _movement_table(figures.movement(over)),
            Paragraph("BIẾN ĐỘNG THEO TỔ CÔNG ĐOÀN", indent=False, bold=True),
            _sections_table(figures),
            list_signatures(reading),
        ),
    )


def _period(reading: Reading, text: str) -> Period:
    """The period written, or the half year to be counted; raises NoSuchPeriod."""
    return Period.read(text) if text else counting_periods(reading.today())[0]


def _labour_rows(figures: Figures) -> Iterator[Row]:
    typed = {one.row: one.value for one in figures.labour}
    if figures.employed:
        typed[LabourRow.WORKERS] = figures.employed
    for row, (number, text, unit) in LABOUR_ROWS.items():
        value = typed.get(row)
        yield Row((number, text, unit, Dong(value) if value is not None and row in AMOUNTS else value, ""))


def _member_rows(figures: Figures, period: Period) -> Iterator[Row]:
    number = 0
    for text, count in [*_lines(figures.movement(period)), ("Đoàn viên là đảng viên", figures.party)]:
        number += not text.startswith(_OF_THESE)
        yield Row(("" if text.startswith(_OF_THESE) else str(number), text, "người", count.total, ""))
        yield Row(("", "Trong đó: nữ", "người", count.women, ""))
    yield Row((str(number + 1), "Số tổ công đoàn, công đoàn bộ phận", "tổ", figures.open_sections, ""))
    yield Row((str(number + 2), "Tỷ lệ đoàn viên trên tổng số lao động", "%", *_share(figures)))


def _share(figures: Figures) -> tuple[str | None, str]:
    """The percentage with its numerator and denominator; nothing while nobody has typed the workers, nor where more
    than all of them would be members."""
    workers, members = figures.employed, figures.closing.total
    if not workers:
        return None, ""
    if members > workers:
        return None, f"{members}/{workers}: {_MORE_THAN_EMPLOYED}"
    return f"{100 * members / workers:.1f}".replace(".", ","), f"{members}/{workers}"


def _lines(movement: Movement) -> Iterator[tuple[str, Headcount]]:
    """The lines of opening + came − left = closing; who came or left in an unusual way has a line of its own."""
    period = movement.period
    yield f"Đoàn viên đầu kỳ ({print_date(period.first)})", movement.opening
    for kind in EventKind:
        if kind in COMINGS or kind in movement.came:
            text = {EventKind.ADMITTED: "Kết nạp mới"}.get(kind, EVENT_NAMES[kind])
            yield text, movement.came.get(kind, Headcount())
    yield "Giảm trong kỳ", summed(movement.left.values())
    for kind in EventKind:
        if kind in movement.left:
            yield f"{_OF_THESE}{EVENT_NAMES[kind]}", movement.left[kind]
    yield f"Đoàn viên cuối kỳ ({print_date(period.last)})", movement.closing


def _movement_table(movement: Movement) -> Table:
    columns = (
        Column("Nội dung", 120),
        Column("Tổng số", 30, Kind.NUMBER),
        Column("Trong đó nữ", 30, Kind.NUMBER),
    )
    rows = [Row((text, count.total, count.women)) for text, count in _lines(movement)]
    return Table(columns, tuple(rows))


def _change_cells(number: int, event: MembershipEvent, member: Member, sections: Mapping[str, str]) -> tuple[Any, ...]:
    return (
        number, member.full_name, member.birth, member.national_id, sections.get(event.id, ""),
        EVENT_NAMES[event.kind], event.on, event.decision, _remark(event),
    )  # fmt: skip


def _remark(event: MembershipEvent) -> str:
    text = event.reason or event.counterpart
    return f"Đính chính: {text}" if event.is_correction else text


def _sections_then(reading: Reading, changes: Sequence[tuple[MembershipEvent, Member]]) -> dict[str, str]:
    """The name each person's section had on the day of the event, by event id."""
    moves = moves_of(reading, {member.id for _, member in changes})
    sections = {section.id: section for section in list_sections(reading)}
    found = {}
    for event, member in changes:
        section = sections.get(section_on(moves.get(member.id, ()), member.section_id, event.on))
        found[event.id] = section.name_on(event.on) if section else ""
    return found


SECTION_COLUMNS = (
    Column("Tổ công đoàn", 46),
    Column("Đầu kỳ", 20, Kind.NUMBER),
    Column("Nữ", 14, Kind.NUMBER),
    Column("Vào", 16, Kind.NUMBER),
    Column("Tổ khác sang", 20, Kind.NUMBER),
    Column("Ra", 16, Kind.NUMBER),
    Column("Sang tổ khác", 20, Kind.NUMBER),
    Column("Cuối kỳ", 20, Kind.NUMBER),
    Column("Nữ", 14, Kind.NUMBER),
)


def _sections_table(figures: Figures) -> Table:
    """Each section's opening + in − out = closing; a move between sections goes out of one and into another."""
    rows = [
        Row((
            one.name or "Chưa xếp tổ", one.opening.total, one.opening.women, one.came.total, one.moved_in.total,
            one.left.total, one.moved_out.total, one.closing.total, one.closing.women,
        ))
        for one in figures.sections
    ]  # fmt: skip
    totals = [summed(getattr(one, name) for one in figures.sections) for name in
              ("opening", "came", "moved_in", "left", "moved_out", "closing")]  # fmt: skip
    opening, came, moved_in, left, moved_out, closing = totals
    last = Row(
        ("Cộng", opening.total, opening.women, came.total, moved_in.total, left.total, moved_out.total,
         closing.total, closing.women), RowStyle.SUBTOTAL,
    )  # fmt: skip
    return Table(SECTION_COLUMNS, (*rows, last))


def closed_count_paper(reading: Reading, period: str = "") -> Document:
    """What was closed and what the book says now, line by line, with every correction made since."""
    over = _period(reading, period)
    closed = find_closed(reading, over)
    changed = compare_closed(reading, closed) if closed else []
    names = {"opening": f"Đoàn viên đầu kỳ ({print_date(over.first)})", "party": "Đoàn viên là đảng viên",
             "closing": f"Đoàn viên cuối kỳ ({print_date(over.last)})", "open_sections": "Số tổ công đoàn"}  # fmt: skip
    rows = tuple(
        Row((number, names.get(one.code) or figure_text(one.code), one.closed.total, one.closed.women, one.now.total,
             one.now.women, f"{one.now.total - one.closed.total:+d}"))
        for number, one in enumerate(changed, 1)
    )  # fmt: skip
    day = print_date(over.last)
    told = f"Số liệu đến ngày {day} chưa chốt."
    if closed:
        when, who = print_date(closed.closed_at.date()), officer_name(closed.actor)
        told = f"Số liệu đến ngày {day} được chốt ngày {when} (người chốt: {who})."
    columns = (
        Column("TT", 9, Kind.CENTRED),
        Column("Nội dung", 62),
        Column("Tổng số", 20, Kind.NUMBER, group="Đã chốt"),
        Column("Nữ", 16, Kind.NUMBER, group="Đã chốt"),
        Column("Tổng số", 20, Kind.NUMBER, group="Hiện nay"),
        Column("Nữ", 16, Kind.NUMBER, group="Hiện nay"),
        Column("Chênh lệch", 20, Kind.CENTRED),
    )
    same = Paragraph("Không có số liệu nào thay đổi kể từ khi chốt.", indent=False)
    return Document(
        slug="so-lieu-da-chot-va-hien-nay",
        letterhead=letterhead(reading),
        title="ĐỐI CHIẾU SỐ LIỆU ĐÃ CHỐT VÀ HIỆN NAY",
        subtitle=f"Từ ngày {print_date(over.first)} đến ngày {print_date(over.last)}",
        blocks=(
            Paragraph(told, indent=False),
            *((Table(columns, rows),) if rows else (same,) if closed else ()),
            list_signatures(reading),
        ),
    )


def figure_text(code: str) -> str:
    """What a difference is about: `came:KET_NAP`, `section:Tổ May`, `labour:tong_ld`."""
    kind, _, name = code.partition(":")
    if kind == "labour":
        return LABOUR_ROWS[LabourRow(name)][1]
    if kind == "section":
        return f"Cuối kỳ: {name or 'chưa xếp tổ'}"
    return f"{'Tăng' if kind == 'came' else 'Giảm'}: {EVENT_NAMES[EventKind(name)]}"


REPORTS = (
    Report(
        "closed-count",
        "Đối chiếu số liệu đã chốt và hiện nay",
        closed_count_paper,
        subject=Subject.PERIOD,
        choices=period_choices,
    ),
    Report(
        "member-changes",
        "Danh sách biến động đoàn viên",
        changes_list,
        subject=Subject.PERIOD,
        choices=period_choices,
    ),
    Report(
        "union-statistics",
        "Mẫu 1-HĐCĐ: báo cáo hoạt động công đoàn cơ sở",
        statistics_form,
        subject=Subject.PERIOD,
        choices=period_choices,
    ),
)
