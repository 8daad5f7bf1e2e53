"""What several papers say alike: periods, demands, counts, headings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.core.document import (
    Align,
    Block,
    Paragraph,
)
from desktop.core.partial_date import print_date
from desktop.features.emulation.domain import (
    Campaign,
    Level,
    MatrixLine,
    Progress,
    Target,
    YearKind,
)

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


def subject_of(campaign: Campaign) -> str:
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
    if not progress.known:
        return ""
    if progress.told and progress.told.value:
        unit = progress.target.unit if progress.target.unit == "%" else f" {progress.target.unit}"
        return f"{progress.told.value.replace('.', ',')}{unit}"
    if not progress.denominator:
        return str(progress.numerator)
    per_mille = progress.numerator * 1000 // progress.denominator
    return f"{progress.numerator}/{progress.denominator} ({per_mille // 10},{per_mille % 10}%)"


def numbered(*sections: tuple[str, Iterable[Block]]) -> Iterable[Block]:
    """Headings with Roman numbers, over those sections only that say something."""
    filled = [(title, blocks) for title, given in sections if (blocks := list(given))]
    for number, (title, blocks) in zip(ROMAN, filled, strict=False):
        yield heading(f"{number}. {title}")
        yield from blocks


def listed(texts: Sequence[str]) -> Iterable[Block]:
    return [Paragraph(f"- {sentence(text)}") for text in texts]


def heading(text: str) -> Paragraph:
    return Paragraph(text, bold=True, align=Align.LEFT)


def sentence(text: str) -> str:
    return text if text.endswith((".", "…", "!", "?")) else f"{text}."


def titles_of(line: MatrixLine, names: dict[str, str]) -> str:
    return "; ".join(names.get(code, code) for code in line.titles)


def printed_verdict(progress: Progress) -> str:
    """In words: reached or not, or that nobody knows yet."""
    if progress.reached is None:
        return "Chưa có số liệu" if not progress.known else "Theo dõi"
    return "Đạt" if progress.reached else "Chưa đạt"
