"""Sơ yếu lý lịch of a member, with the photo: all the book knows about a person, to be signed by both sides."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.core.contracts import Report, Subject
from desktop.core.database import Reading
from desktop.core.document import (
    Align,
    Block,
    Column,
    Document,
    Facts,
    Kind,
    Paragraph,
    Portrait,
    Row,
    Signature,
    Signatures,
    Table,
)
from desktop.core.partial_date import print_date
from desktop.features.members.domain import EVENT_NAMES, SINCE_EVER, Member, MembershipEvent
from desktop.features.members.reports.persons import (
    chosen_people,
    joined,
    one_each,
    party_words,
    people_choices,
    section_names,
    text_of,
    undated,
)
from desktop.features.members.services import histories, photos_of
from desktop.features.organization.services import CHAIR, get_union, letterhead

_DOTS = "." * 24


def member_profile(reading: Reading, people: str = "") -> Document:
    """One page or two of each person, or a blank form."""
    chosen = chosen_people(reading, people)
    ids = [one.id for one in chosen]
    head, union, sections = letterhead(reading), get_union(reading), section_names(reading)
    photos, events = photos_of(reading, ids), histories(reading, ids)
    signed = Signatures(
        (Signature(("NGƯỜI KHAI",)), Signature(("XÁC NHẬN CỦA CÔNG ĐOÀN CƠ SỞ", *CHAIR), union.chair)),
        undated(union.place),
    )

    def of_one(one: Member) -> Document:
        return Document(
            slug="so-yeu-ly-lich-doan-vien",
            letterhead=head,
            title="SƠ YẾU LÝ LỊCH ĐOÀN VIÊN",
            blocks=(
                Facts(tuple(_who(one)), Portrait(photos.get(one.id, b""))),
                *_part("I. CÔNG VIỆC, TRÌNH ĐỘ", _work(one, sections)),
                *_part("II. THAM GIA TỔ CHỨC", _union(one)),
                *_family(one),
                *_history(events.get(one.id, ())),
                Paragraph("Tôi xin cam đoan những lời khai trên là đúng sự thật.", italic=True),
                signed,
            ),
        )

    return one_each(chosen, of_one)


def _part(title: str, facts: Iterable[tuple[str, str]]) -> tuple[Block, ...]:
    return Paragraph(title, bold=True, align=Align.LEFT, indent=False), Facts(tuple(facts))


def _who(one: Member) -> Iterable[tuple[str, str]]:
    yield "Họ và tên", one.full_name.upper() or _DOTS
    yield "Giới tính", one.sex.value if one.sex else _DOTS
    yield "Sinh ngày", text_of(one.birth) or _DOTS
    yield "Dân tộc, tôn giáo", joined(", ", one.ethnicity, one.religion) or _DOTS
    yield "Số CCCD/Căn cước", one.national_id or _DOTS
    yield "Ngày cấp, nơi cấp", joined(", ", print_date(one.id_issued_on), one.id_issued_by) or _DOTS
    yield "Quê quán", one.home_town or _DOTS
    yield "Nơi ở hiện nay", one.address or _DOTS
    yield "Số điện thoại", one.phone or _DOTS


def _work(one: Member, sections: dict[str, str]) -> Iterable[tuple[str, str]]:
    yield "Đơn vị", joined(", ", one.department, sections.get(one.section_id, "")) or _DOTS
    yield "Chức vụ, công việc", one.job or _DOTS
    yield "Ngày vào làm, loại hợp đồng", joined(", ", print_date(one.start_work), one.contract) or _DOTS
    yield "Học vấn, chuyên môn", joined(", ", one.schooling, one.education) or _DOTS
    yield "Lý luận chính trị, ngoại ngữ", joined(", ", one.political_theory, one.languages) or _DOTS


def _union(one: Member) -> Iterable[tuple[str, str]]:
    yield "Ngày, nơi vào công đoàn", joined(", ", print_date(one.joined), one.joined_at) or _DOTS
    yield "Số thẻ đoàn viên", one.card_number or _DOTS
    yield "Chức vụ công đoàn", one.union_post or ("Đoàn viên" if one.id else _DOTS)
    yield "Đảng viên (ngày kết nạp)", party_words(one) or ("Không" if one.id else _DOTS)


def _family(one: Member) -> Iterable[Block]:
    yield Paragraph("III. QUAN HỆ GIA ĐÌNH", bold=True, align=Align.LEFT, indent=False)
    columns = (Column("Quan hệ", 35), Column("Họ và tên", 85), Column("Năm sinh", 35, Kind.CENTRED))
    rows = [Row((each.relation, each.full_name, text_of(each.birth))) for each in one.family]
    yield Table(columns, tuple(rows or [Row(("", "", ""))] * 3), row_height_mm=0.0 if rows else 8.0)


def _history(events: Iterable[MembershipEvent]) -> Iterable[Block]:
    yield Paragraph("IV. QUÁ TRÌNH SINH HOẠT CÔNG ĐOÀN", bold=True, align=Align.LEFT, indent=False)
    columns = (Column("Ngày", 28, Kind.DATE), Column("Nội dung", 80), Column("Quyết định, ghi chú", 47))
    rows = [
        Row((
            None if event.on == SINCE_EVER else event.on,
            joined(" – ", EVENT_NAMES[event.kind], event.counterpart),
            joined(", ", event.decision, event.reason),
        ))
        for event in events
    ]  # fmt: skip
    yield Table(columns, tuple(rows or [Row(("", "", ""))] * 3), row_height_mm=0.0 if rows else 8.0)


REPORTS = (
    Report(
        "member-profile",
        "Sơ yếu lý lịch đoàn viên (có ảnh)",
        member_profile,
        formats=("pdf", "docx"),
        subject=Subject.PEOPLE,
        choices=people_choices,
    ),
)
