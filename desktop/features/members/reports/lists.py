"""The members' papers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from desktop.core.contracts import Report, Subject
from desktop.core.database import Reading
from desktop.core.document import Column, Document, Kind, Paragraph, Row, RowStyle, Table
from desktop.core.partial_date import print_date
from desktop.core.vietnamese.national_id import Sex
from desktop.features.members.domain import Member, read_day
from desktop.features.members.services import active_members, membership_stock
from desktop.features.organization.services import letterhead, list_sections, list_signatures

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


def by_section(reading: Reading, members: Iterable[Member]) -> list[tuple[str, list[Member]]]:
    """(section name, its members), sections in the union's order; people of no section come last."""
    groups: dict[str, list[Member]] = {section.id: [] for section in list_sections(reading)}
    names = {section.id: section.name for section in list_sections(reading)}
    for member in members:
        groups.setdefault(member.section_id, []).append(member)
    return [(names.get(section_id, "Chưa xếp tổ"), people) for section_id, people in groups.items() if people]


def member_list(reading: Reading, day: str = "") -> Document:
    """R2, danh sách đoàn viên: members in activity today or on `day` (ISO 8601), by section."""
    on = read_day(day) if day else reading.today()
    count, rows = membership_stock(reading, on).count, []
    number = 0
    for name, people in by_section(reading, active_members(reading, on)):
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


def _member_cells(number: int, member: Member) -> tuple[Any, ...]:
    is_woman = member.sex is Sex.FEMALE
    return (
        number, member.full_name, None if is_woman else member.birth, member.birth if is_woman else None,
        member.national_id, member.ethnicity, member.home_town, member.education, member.job, member.joined,
        member.card_number, "",
    )  # fmt: skip


REPORTS = (Report("members", "Danh sách đoàn viên", member_list, subject=Subject.DAY),)
