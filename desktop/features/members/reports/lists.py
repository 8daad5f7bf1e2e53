"""The members' papers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from desktop.core.contracts import Report, Subject
from desktop.core.database import Reading
from desktop.core.document import Column, Document, Kind, Paragraph, Row, RowStyle, Table
from desktop.core.partial_date import PartialDate, print_date
from desktop.core.vietnamese.national_id import Sex
from desktop.features.members.domain import Member, read_day
from desktop.features.members.services import active_members, membership_stock, sections_on
from desktop.features.organization.services import letterhead, list_signatures, section_names_on

MEMBER_COLUMNS = (
    Column("TT", 8, Kind.CENTRED),
    Column("Họ và tên", 35.5),
    Column("Nam", 18.5, Kind.DATE, group="Ngày sinh"),
    Column("Nữ", 18.5, Kind.DATE, group="Ngày sinh"),
    Column("Số CCCD", 23.5, Kind.CENTRED),
    Column("Dân tộc", 15),
    Column("Quê quán", 42),
    Column("Trình độ", 17),
    Column("Chức vụ, công việc", 30),
    Column("Ngày vào CĐ", 18.5, Kind.DATE),
    Column("Số thẻ", 13.5, Kind.CENTRED),
    Column("Ghi chú", 12),
)


PORTRAIT_LETTERS, WIDEST = 92, 34
"""What fits side by side on upright paper; longer texts take several lines."""


def by_section(reading: Reading, members: Iterable[Member], on: date | None = None) -> list[tuple[str, list[Member]]]:
    """(section name, its members), sections in the union's order; people of no section come last. Sections and their
    names are those of today, or of the day `on`."""
    people, day = list(members), on or reading.today()
    names = section_names_on(reading, day)
    places = sections_on(reading, day, (member.id for member in people)) if on else {}
    groups: dict[str, list[Member]] = {section_id: [] for section_id in names}
    for member in people:
        groups.setdefault(places.get(member.id, member.section_id), []).append(member)
    return [(names.get(section_id, "Chưa xếp tổ"), people) for section_id, people in groups.items() if people]


def member_list(reading: Reading, day: str = "") -> Document:
    """R2, danh sách đoàn viên: members in activity today or on `day` (ISO 8601), by section."""
    on = read_day(day) if day else reading.today()
    count, rows = membership_stock(reading, on).count, []
    number = 0
    for name, people in by_section(reading, active_members(reading, on), on):
        rows.append(Row((f"{name} ({len(people)} đoàn viên)",), RowStyle.SECTION))
        for member in people:
            number += 1
            rows.append(Row(_member_cells(number, member)))
    summary = f"{number} đoàn viên đang sinh hoạt; tổng số đoàn viên {count.total}, trong đó nữ {count.women}."
    return Document(
        slug="danh-sach-doan-vien",
        letterhead=letterhead(reading),
        title="DANH SÁCH ĐOÀN VIÊN CÔNG ĐOÀN",
        subtitle=f"(Tính đến ngày {print_date(on)})",
        landscape=True,
        blocks=(
            Table(MEMBER_COLUMNS, tuple(rows)),
            Paragraph(summary, lead="Tổng cộng:", indent=False),
            list_signatures(reading),
        ),
    )


def shown_list(
    reading: Reading, headings: Sequence[str], rows: Iterable[tuple[Any, ...]], about: str, day: date | None = None
) -> Document:
    """The list as somebody has arranged it, of today or of a day past: widths after what stands in the columns,
    landscape for many."""
    numbered = [(number, *row) for number, row in enumerate(rows, 1)]
    columns = tuple(_column(title, [row[place] for row in numbered]) for place, title in enumerate(("TT", *headings)))
    return Document(
        slug="danh-sach-doan-vien",
        letterhead=letterhead(reading),
        title="DANH SÁCH ĐOÀN VIÊN CÔNG ĐOÀN",
        subtitle=f"(Tính đến ngày {print_date(day or reading.today())})",
        note=about,
        landscape=sum(column.width for column in columns) > PORTRAIT_LETTERS,
        blocks=(
            Table(columns, tuple(map(Row, numbered)), total_label=f"Tổng cộng: {len(numbered)} người"),
            list_signatures(reading),
        ),
    )


def _column(title: str, cells: Sequence[Any]) -> Column:
    """As wide as its longest text, within bounds; the longest word of the heading must fit."""
    days = any(isinstance(cell, date | PartialDate) for cell in cells)
    texts = [print_date(cell) if isinstance(cell, date) else str(cell or "") for cell in cells]
    longest = max((len(text) for text in texts), default=0)
    width = max(max(map(len, title.split()), default=1) + 1, min(longest, WIDEST) + 1, 4)
    digits = all(text.replace("-", "").isdigit() for text in texts if text) and any(texts)
    return Column(title, width, Kind.DATE if days else Kind.CENTRED if digits else Kind.TEXT)


def _member_cells(number: int, member: Member) -> tuple[Any, ...]:
    is_woman = member.sex is Sex.FEMALE
    return (
        number, member.full_name, None if is_woman else member.birth, member.birth if is_woman else None,
        member.national_id, member.ethnicity, member.home_town, member.education, member.job, member.joined,
        member.card_number, "",
    )  # fmt: skip


REPORTS = (Report("members", "Danh sách đoàn viên", member_list, subject=Subject.DAY),)
