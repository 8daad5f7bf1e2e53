"""The papers of emulation: the plan, the collective registration form, and the lists of registrations and initiatives.

The plan says every fact of the campaign again. Forms: R6, R7 and R13, after the union's usual practice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

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
    Row,
    RowStyle,
    Signature,
    Signatures,
    Table,
)
from desktop.core.partial_date import print_date
from desktop.features.emulation.domain import (
    RECOGNITION_NAMES,
    Bloc,
    Campaign,
    InitiativeLine,
    Level,
    MatrixLine,
    MatrixQuery,
    Metric,
    Movement,
    Phase,
    Progress,
    Target,
    YearKind,
)
from desktop.features.emulation.services import (
    campaign_choices,
    collective_matrix,
    count_titles,
    find_campaign_by_code,
    initiatives_of_campaign,
    registration_matrix,
    target_progress,
    title_names,
)
from desktop.features.organization.services import CHAIR, get_union, letterhead, list_signatures, superior_on

LEVEL_NAMES = {
    Level.BASE: "Công đoàn cơ sở",
    Level.DIRECT_SUPERIOR: "Công đoàn cấp trên trực tiếp",
    Level.PROVINCE: "Cấp tỉnh, thành phố, ngành",
    Level.CONFEDERATION: "Tổng Liên đoàn Lao động Việt Nam",
    Level.STATE: "Trung ương",
}

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
EVERYBODY = "Nội dung chung"
NO_SECTION = "Chưa xếp tổ"


def printed_period(campaign: Campaign) -> str:
    """`năm 2025`, `năm học 2024-2025`, or for a themed or peak campaign its dates."""
    if campaign.year_kind is YearKind.CALENDAR:
        return f"năm {campaign.year}"
    if campaign.year_kind is YearKind.SCHOOL:
        return f"năm học {campaign.year}-{campaign.year + 1}"
    return f"từ {print_date(campaign.start)} đến {print_date(campaign.end)}"


def _subject(campaign: Campaign) -> str:
    """The campaign's name, with its period unless the name says it."""
    period = printed_period(campaign)
    return campaign.name if period in campaign.name else f"{campaign.name}, {period}"


def printed_demand(target: Target) -> str:
    """`≥ 20%`, `≥ 12,5%`, `= 3 cuộc`; a direction without a number is `tăng` or `giảm`."""
    if not target.value:
        return {"≥": "Tăng", "≤": "Giảm"}.get(target.operator.value, "")
    unit = target.unit if target.unit == "%" else f" {target.unit}"
    return f"{target.operator.value} {target.value.replace('.', ',')}{unit}"


def printed_progress(progress: Progress) -> str:
    """`61/300 (20,3%)`, rounded down so that 79,96% never reads as 80%."""
    if progress.target.metric is Metric.TYPED:
        return ""
    if not progress.denominator:
        return str(progress.numerator)
    per_mille = progress.numerator * 1000 // progress.denominator
    return f"{progress.numerator}/{progress.denominator} ({per_mille // 10},{per_mille % 10}%)"


# The plan


def emulation_plan(reading: Reading, code: str) -> Document:
    """Kế hoạch thực hiện phong trào thi đua. Raises NoSuchCampaign, UnionMissing."""
    campaign = find_campaign_by_code(reading, code)
    superior = superior_on(reading, reading.today())
    return Document(
        slug=f"ke-hoach-thi-dua-{campaign.code}",
        letterhead=letterhead(reading, number="…/KH-CĐCS"),
        title="KẾ HOẠCH",
        subtitle=f"Thực hiện {campaign.name[:1].lower()}{campaign.name[1:]}",
        blocks=(
            *_launch(campaign),
            *_numbered(
                ("Căn cứ", _listed(campaign.legal_bases)),
                ("Tình hình", _listed(campaign.situation)),
                ("Mục đích, yêu cầu", _listed(campaign.purposes)),
                (f"Các khâu đột phá ({len(campaign.breakthroughs)})", _listed(campaign.breakthroughs)),
                ("Nội dung thi đua", _contents(campaign)),
                ("Các phong trào, cuộc vận động, chương trình", _movements(campaign.movements)),
                (f"Thời gian thực hiện: {len(campaign.phases)} đợt", _phases(campaign.phases)),
                ("Các chỉ tiêu", _targets(campaign.targets)),
                ("Công trình, phần việc, sản phẩm", _listed(campaign.works)),
                ("Giao ước thi đua", _listed([campaign.pact] if campaign.pact else [])),
                ("Tổ chức phát động, hưởng ứng", _listed([_event(one.text, one.on) for one in campaign.events])),
                ("Nguồn", _listed([campaign.source] if campaign.source else [])),
            ),
            Paragraph(
                f"Trên đây là Kế hoạch thực hiện {campaign.name[:1].lower()}{campaign.name[1:]}; Ban Chấp hành đề nghị "
                "các tổ công đoàn nghiêm túc triển khai, tổ chức thực hiện./."
            ),
            Signatures(
                (Signature(CHAIR, get_union(reading).chair),),
                recipients=(f"{superior.name} (để báo cáo);" if superior else "", "Các tổ công đoàn;", "Lưu VT, CĐCS."),
            ),
        ),
    )


def _launch(campaign: Campaign) -> Iterable[Block]:
    yield Facts(
        tuple(
            (label, value)
            for label, value in (
                ("Mã phong trào", campaign.code),
                ("Tên phong trào", campaign.name),
                ("Cơ quan phát động", campaign.issuer),
                ("Cấp phát động", LEVEL_NAMES[campaign.level]),
                ("Người phát động", campaign.launched_by),
                ("Ngày phát động", print_date(campaign.launched_on)),
                ("Kỳ thi đua", printed_period(campaign)),
                ("Thời gian", f"từ {print_date(campaign.start)} đến {print_date(campaign.end)}"),
                ("Hạn đăng ký thi đua", print_date(campaign.register_by)),
            )
            if value
        )
    )
    if campaign.theme:
        yield Paragraph(f"“{campaign.theme}”", lead="Chủ đề:")


def _numbered(*sections: tuple[str, Iterable[Block]]) -> Iterable[Block]:
    """Headings with Roman numbers, over those sections only that say something."""
    filled = [(heading, blocks) for heading, given in sections if (blocks := list(given))]
    for number, (heading, blocks) in zip(ROMAN, filled, strict=False):
        yield _heading(f"{number}. {heading}")
        yield from blocks


def _listed(texts: Sequence[str]) -> Iterable[Block]:
    return [Paragraph(f"- {_sentence(text)}") for text in texts]


def _heading(text: str) -> Paragraph:
    return Paragraph(text, bold=True, align=Align.LEFT)


def _contents(campaign: Campaign) -> Iterable[Block]:
    yield from _listed([content.text for content in campaign.contents if not content.bloc])
    blocs = {bloc.name: bloc for bloc in campaign.blocs}
    blocs |= {one.bloc: Bloc(one.bloc) for one in campaign.contents if one.bloc and one.bloc not in blocs}
    for bloc in blocs.values():
        yield Paragraph(f"{bloc.name}{_validity(bloc)}", italic=True, align=Align.LEFT)
        yield from _listed([one.text for one in campaign.contents if one.bloc == bloc.name])


def _validity(bloc: Bloc) -> str:
    begins = f"từ {print_date(bloc.valid_from)}" if bloc.valid_from else ""
    ends = f"đến {print_date(bloc.valid_to)}" if bloc.valid_to else ""
    period = " ".join(filter(None, (begins, ends)))
    return f" ({period})" if period else ""


def _movements(movements: Sequence[Movement]) -> Iterable[Block]:
    if not movements:
        return
    by_others = any(movement.launched_by for movement in movements)
    columns = (Column("STT", 8, Kind.CENTRED), Column("Tên phong trào", 80), Column("Khối, khu vực", 50))
    yield Table(
        (*columns, Column("Cơ quan phát động", 40)) if by_others else columns,
        tuple(
            Row((number, _movement_name(one), one.bloc or EVERYBODY, *((one.launched_by,) if by_others else ())))
            for number, one in enumerate(movements, 1)
        ),
    )


def _movement_name(movement: Movement) -> str:
    also = "; ".join(f"“{alias}”" for alias in movement.aliases)
    return f"“{movement.name}”" + (f" (còn ghi là {also})" if also else "")


def _phases(phases: Sequence[Phase]) -> Iterable[Block]:
    if not phases:
        return
    yield Table(
        (
            Column("Đợt", 18, Kind.CENTRED),
            Column("Từ ngày", 22, Kind.DATE),
            Column("Đến ngày", 22, Kind.DATE),
            Column("Chủ đề của đợt", 106),
        ),
        tuple(Row((phase.name, phase.start, phase.end, phase.theme)) for phase in phases),
    )


def _targets(targets: Sequence[Target]) -> Iterable[Block]:
    if not targets:
        return
    yield Table(
        (
            Column("STT", 8, Kind.CENTRED),
            Column("Nội dung chỉ tiêu", 70),
            Column("Kế hoạch", 20, Kind.CENTRED),
            Column("Tính trên", 40),
            Column("Khối, khu vực", 30),
            Column("Hạn", 22, Kind.DATE),
        ),
        tuple(
            Row((number, one.text, printed_demand(one), one.denominator_text, one.bloc or "Chung", one.due))
            for number, one in enumerate(targets, 1)
        ),
    )


def _event(text: str, on: date | None) -> str:
    return f"Ngày {print_date(on)}: {text}" if on else text


def _sentence(text: str) -> str:
    return text if text.endswith((".", "…", "!", "?")) else f"{text}."


# The forms


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
            _heading("I. Các phong trào thi đua"),
            _form_movements(campaign),
            _heading("II. Các chỉ tiêu"),
            _form_targets(campaign),
            _heading("III. Danh hiệu đăng ký"),
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
            Row((number, line.name, _titles(line, names), line.late_reason))
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
        subtitle=_subject(campaign),
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
    return (number, line.name, born, sex, job, _titles(line, names), line.initiative_plan, "")


def _by_section(lines: Iterable[MatrixLine]) -> list[tuple[str, list[MatrixLine]]]:
    """Sections by name, people without one last; within a section in the order of the list."""
    ordered = sorted(lines, key=lambda line: (not line.section, line.section))
    return [(name or NO_SECTION, list(group)) for name, group in groupby(ordered, key=lambda line: line.section)]


def initiatives_list(reading: Reading, code: str) -> Document:
    """R13, danh sách sáng kiến of a campaign. Raises NoSuchCampaign, UnionMissing."""
    campaign = find_campaign_by_code(reading, code)
    lines = initiatives_of_campaign(reading, campaign)
    recognised = sum(line.initiative.recognised for line in lines)
    return Document(
        slug=f"danh-sach-sang-kien-{campaign.code}",
        letterhead=letterhead(reading),
        title="DANH SÁCH SÁNG KIẾN",
        subtitle=_subject(campaign),
        landscape=True,
        blocks=(
            Table(
                (
                    Column("STT", 9, Kind.CENTRED),
                    Column("Tên sáng kiến", 50),
                    Column("Tác giả, đồng tác giả (%)", 42),
                    Column("Đơn vị", 26),
                    Column("Lĩnh vực", 22),
                    Column("Ngày áp dụng", 20, Kind.DATE),
                    Column("Giá trị làm lợi (đồng/năm)", 26, Kind.MONEY, total=True),
                    Column("Cấp công nhận", 20),
                    Column("Số, ngày quyết định", 27),
                    Column("Mã trên hệ thống “1 triệu sáng kiến”", 22),
                ),
                tuple(Row(_initiative_cells(number, line)) for number, line in enumerate(lines, 1)),
                total_label=f"Tổng cộng: {len(lines)} sáng kiến",
            ),
            Paragraph(f"{recognised}/{len(lines)} sáng kiến đã được công nhận.", indent=False),
            *_initiative_targets(reading, campaign),
            list_signatures(reading),
        ),
    )


def _initiative_targets(reading: Reading, campaign: Campaign) -> Iterable[Block]:
    """Targets count persons with an initiative, not initiatives."""
    for progress in target_progress(reading, campaign):
        if progress.target.metric in (Metric.INITIATIVE_SHARE, Metric.ENTERED_INITIATIVE_SHARE):
            counted = f"{printed_progress(progress)}; kế hoạch {printed_demand(progress.target)}."
            yield Paragraph(counted, lead=f"{progress.target.text}:", indent=False)


def _initiative_cells(number: int, line: InitiativeLine) -> tuple[Any, ...]:
    one = line.initiative
    decided = f"{one.decision}, {print_date(one.decided_on)}" if one.decided_on else one.decision
    return (
        number, one.name, line.authors_printed, one.unit, one.field, one.applied_from, one.yearly_value,
        RECOGNITION_NAMES[one.level] if one.level else "", decided, one.system_code,
    )  # fmt: skip


def _titles(line: MatrixLine, names: dict[str, str]) -> str:
    return "; ".join(names.get(code, code) for code in line.titles)


def _report(name: str, title: str, build: Callable[[Reading, str], Document]) -> Report:
    return Report(name, title, build, subject=Subject.CAMPAIGN, choices=campaign_choices)


REPORTS = (
    _report("emulation-plan", "Kế hoạch thực hiện phong trào thi đua", emulation_plan),
    _report("registration-form", "Bảng đăng ký giao ước thi đua (tập thể)", registration_form),
    _report("registrations", "Danh sách cá nhân đăng ký thi đua", registrations_list),
    _report("initiatives", "Danh sách sáng kiến", initiatives_list),
)
