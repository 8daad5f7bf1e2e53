"""The plan of a campaign, which says every fact of it again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

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
from desktop.core.partial_date import print_date
from desktop.features.emulation.domain import (
    NOBODY,
    Bloc,
    Campaign,
    Movement,
    Phase,
    Target,
)
from desktop.features.emulation.reports.printed import (
    EVERYBODY,
    LEVEL_NAMES,
    listed,
    numbered,
    printed_demand,
    printed_period,
)
from desktop.features.emulation.services import (
    find_campaign_by_code,
)
from desktop.features.organization.services import CHAIR, get_union, letterhead, superior_on


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
            *numbered(
                ("Căn cứ", listed(campaign.legal_bases)),
                ("Tình hình", listed(campaign.situation)),
                ("Mục đích, yêu cầu", listed(campaign.purposes)),
                (f"Các khâu đột phá ({len(campaign.breakthroughs)})", listed(campaign.breakthroughs)),
                ("Nội dung thi đua", _contents(campaign)),
                ("Các phong trào, cuộc vận động, chương trình", _movements(campaign.movements)),
                (f"Thời gian thực hiện: {len(campaign.phases)} đợt", _phases(campaign.phases)),
                ("Các chỉ tiêu", _targets(campaign.targets)),
                ("Công trình, phần việc, sản phẩm", listed(campaign.works)),
                ("Giao ước thi đua", listed([campaign.pact] if campaign.pact else [])),
                ("Tổ chức phát động, hưởng ứng", listed([_event(one.text, one.on) for one in campaign.events])),
                ("Nguồn", listed([campaign.source] if campaign.source else [])),
                ("Tổng kết", listed([_closing(campaign)] if campaign.closed_on else [])),
            ),
            Paragraph(
                f"Trên đây là Kế hoạch thực hiện {campaign.name[:1].lower()}{campaign.name[1:]}; Ban Chấp hành đề nghị "
                "các tổ công đoàn nghiêm túc triển khai, tổ chức thực hiện./."
            ),
            Signatures(
                (Signature(CHAIR, get_union(reading).chair),),
                recipients=(
                    f"{superior.name} (để báo cáo);" if superior else "",
                    "Các tổ công đoàn;",
                    "Lưu: VT, CĐCS.",
                ),
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


def _contents(campaign: Campaign) -> Iterable[Block]:
    yield from listed([content.text for content in campaign.contents if not content.bloc])
    blocs = {bloc.name: bloc for bloc in campaign.blocs}
    blocs |= {one.bloc: Bloc(one.bloc) for one in campaign.contents if one.bloc and one.bloc not in blocs}
    for bloc in blocs.values():
        yield Paragraph(f"{bloc.name}{_validity(bloc)}{_sections(bloc)}", italic=True, align=Align.LEFT)
        yield from listed([one.text for one in campaign.contents if one.bloc == bloc.name])


def _sections(bloc: Bloc) -> str:
    ours = [name for name in bloc.sections if name != NOBODY]
    return f" – {', '.join(ours)}" if ours else ""


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
            Column("Đợt; khối, khu vực", 30),
            Column("Hạn", 22, Kind.DATE),
        ),
        tuple(
            Row((number, one.text, printed_demand(one), one.denominator_text, _where(one), one.due))
            for number, one in enumerate(targets, 1)
        ),
    )


def _closing(campaign: Campaign) -> str:
    return f"Tổng kết ngày {print_date(campaign.closed_on)}. {campaign.conclusion}".strip()


def _where(target: Target) -> str:
    return "; ".join(filter(None, (target.phase, target.bloc))) or "Chung"


def _event(text: str, on: date | None) -> str:
    return f"Ngày {print_date(on)}: {text}" if on else text
