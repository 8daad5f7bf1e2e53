"""Registration forms of one subject: form 1 of a section (R6), form 2 of a person, signed by the tổ trưởng too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.core.database import Reading
from desktop.core.document import (
    Align,
    Block,
    Column,
    Document,
    Facts,
    Kind,
    Paragraph,
    Row,
    Signature,
    Signatures,
    Table,
)
from desktop.core.vietnamese.dates_in_words import place_and_date
from desktop.features.emulation.domain import (
    Campaign,
    MatrixLine,
    MatrixQuery,
    Registration,
    Subject,
    SubjectKind,
    split_target,
)
from desktop.features.emulation.reports.printed import NO_SECTION, heading, printed_period, subject_of, titles_of
from desktop.features.emulation.services import (
    collective_matrix,
    find_campaign_by_code,
    list_registrations,
    registration_matrix,
    title_names,
)
from desktop.features.organization.services import get_union, letterhead, list_sections

_DOTS = "." * 70
_BLANK_ROWS = 4


def individual_forms(reading: Reading, code: str, ids: Sequence[str] = ()) -> Document:
    """Form 2 of everybody registered, or of the persons with these ids, each on a page of its own; a blank one when
    nobody registered. Raises NoSuchCampaign, UnionMissing."""
    campaign = find_campaign_by_code(reading, code)
    lines = registration_matrix(reading, campaign.id, MatrixQuery(registered=True))
    chosen = [line for line in lines if not ids or line.id in set(ids)]
    leaders = {section.name: section.leader for section in list_sections(reading)}
    forms = [_individual(reading, campaign, line, leaders.get(line.section, "")) for line in chosen]
    if not forms:
        forms = [_individual(reading, campaign, MatrixLine(Subject(SubjectKind.PERSON, ""), ""), "")]
    return replace(forms[0], slug=f"ban-dang-ky-ca-nhan-{campaign.code}", following=tuple(forms[1:]))


def section_forms(reading: Reading, code: str, ids: Sequence[str] = ()) -> Document:
    """Form 1 of every section that registered, or of those with these ids; a blank one when none did."""
    campaign = find_campaign_by_code(reading, code)
    lines = [
        line
        for line in collective_matrix(reading, campaign.id, MatrixQuery(registered=True))
        if line.subject.kind is SubjectKind.SECTION and (not ids or line.id in set(ids))
    ]
    known = {one.subject_id: one for one in list_registrations(reading, campaign.id)}
    leaders = {section.id: section.leader for section in list_sections(reading)}
    forms = [_section(reading, campaign, line, known[line.id], leaders.get(line.id, "")) for line in lines]
    if not forms:
        blank = MatrixLine(Subject(SubjectKind.SECTION, ""), _DOTS)
        registration = Registration("", campaign.id, SubjectKind.SECTION, "", reading.today())
        forms = [_section(reading, campaign, blank, registration, "")]
    return replace(forms[0], slug=f"ban-dang-ky-to-{campaign.code}", following=tuple(forms[1:]))


def _individual(reading: Reading, campaign: Campaign, line: MatrixLine, leader: str) -> Document:
    union = get_union(reading)
    facts = (
        ("Họ và tên", line.name or _DOTS),
        ("Ngày sinh", str(line.birth or "") or _DOTS),
        ("Chức vụ, công việc", line.job or _DOTS),
        ("Đơn vị", (line.section or NO_SECTION) if line.name else _DOTS),
        ("Danh hiệu đăng ký", titles_of(line, title_names()) or _DOTS),
    )
    return Document(
        slug=f"ban-dang-ky-{line.id}",
        letterhead=letterhead(reading),
        title="BẢN ĐĂNG KÝ THI ĐUA",
        subtitle=subject_of(campaign),
        form="Mẫu 2: cá nhân",
        blocks=(
            Paragraph(f"Kính gửi: Ban Chấp hành {union.name}", align=Align.CENTRE, indent=False),
            Facts(facts),
            heading("1. Sáng kiến, đề tài dự kiến"),
            *_written(line.initiative_plan),
            heading("2. Chỉ tiêu cá nhân"),
            _own_targets(line.own_targets, campaign.year),
            heading("3. Nội dung cam kết"),
            *_written(line.commitments),
            *((Paragraph(line.late_reason, lead="Lý do đăng ký bổ sung:"),) if line.late_reason else ()),
            Paragraph("Tôi xin đăng ký và phấn đấu thực hiện đúng những nội dung trên./."),
            Signatures(
                (Signature(("XÁC NHẬN CỦA TỔ TRƯỞNG",), leader), Signature(("NGƯỜI ĐĂNG KÝ",), line.name)),
                place_date=place_and_date(union.place, reading.today()),
            ),
        ),
    )


def _section(
    reading: Reading, campaign: Campaign, line: MatrixLine, registration: Registration, leader: str
) -> Document:
    union = get_union(reading)
    chosen = [one for one in campaign.movements if not registration.movements or one.name in registration.movements]
    return Document(
        slug=f"ban-dang-ky-to-{line.id}",
        letterhead=letterhead(reading),
        title="BẢNG ĐĂNG KÝ GIAO ƯỚC THI ĐUA",
        subtitle=printed_period(campaign)[:1].upper() + printed_period(campaign)[1:],
        form="Mẫu 1: tập thể",
        blocks=(
            Paragraph(f"Kính gửi: Ban Chấp hành {union.name}", align=Align.CENTRE, indent=False),
            Facts((("Tập thể đăng ký", line.name), ("Phong trào", campaign.name))),
            heading("I. Các phong trào thi đua"),
            Table(
                (
                    Column("STT", 8, Kind.CENTRED),
                    Column("Tên phong trào thi đua", 58),
                    Column("Mục tiêu", 54),
                    Column("Thời gian phát động", 24, Kind.DATE),
                    Column("Thời gian tổng kết", 24, Kind.DATE),
                ),
                tuple(
                    Row((number, one.name, one.goal, one.start or campaign.start, one.end or campaign.end))
                    for number, one in enumerate(chosen, 1)
                ),
            ),
            heading("II. Các chỉ tiêu"),
            _own_targets(line.own_targets, campaign.year),
            heading("III. Danh hiệu đăng ký"),
            *_titles(reading, campaign, line),
            *((Paragraph(line.commitments, lead="Cam kết:"),) if line.commitments else ()),
            Signatures(
                (Signature(("TM. BAN CHẤP HÀNH",), union.chair), Signature(("TỔ TRƯỞNG",), leader)),
                place_date=place_and_date(union.place, reading.today()),
            ),
        ),
    )


def _titles(reading: Reading, campaign: Campaign, line: MatrixLine) -> Iterable[Block]:
    """The section's own titles, then how many of its people registered for which."""
    names = title_names()
    yield Paragraph(titles_of(line, names) or _DOTS, lead="Tập thể:", indent=False)
    people = registration_matrix(reading, campaign.id, MatrixQuery(section_id=line.id, registered=True))
    counts: dict[str, int] = {}
    for person in people if line.id else ():
        for title in person.titles:
            counts[title] = counts.get(title, 0) + 1
    said = "; ".join(f"{names.get(code, code)}: {count} người" for code, count in counts.items())
    yield Paragraph(said or _DOTS, lead="Cá nhân:", indent=False)


def _own_targets(text: str, year: int) -> Table:
    told = [split_target(line) for line in text.splitlines() if line.strip()]
    rows = [Row((number, what, unit, value, "")) for number, (what, value, unit) in enumerate(told, 1)]
    blank = [Row(("", "", "", "", "")) for _ in range(0 if rows else _BLANK_ROWS)]
    return Table(
        (
            Column("STT", 8, Kind.CENTRED),
            Column("Nội dung chỉ tiêu", 78),
            Column("ĐVT", 16, Kind.CENTRED),
            Column(f"Kế hoạch {year}", 24, Kind.CENTRED),
            Column("Ghi chú", 42),
        ),
        tuple(rows or blank),
    )


def _written(text: str) -> Iterable[Block]:
    lines = [line for line in text.splitlines() if line.strip()]
    return [Paragraph(f"- {line}") for line in lines] or [Paragraph(_DOTS), Paragraph(_DOTS)]
