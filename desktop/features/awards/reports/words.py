"""The Vietnamese words of several papers, and how nominations are counted in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from desktop.core.database import Reading
from desktop.core.document import Paragraph
from desktop.core.partial_date import print_date
from desktop.core.vietnamese.dates_in_words import date_in_words
from desktop.features.awards.catalogue import award_types, wording
from desktop.features.awards.domain import AwardHistory, AwardType, YearFacts
from desktop.features.awards.rules import Outcome, Verdict
from desktop.features.awards.services import Assessment, meetings_on, packs_for
from desktop.features.emulation.domain import Campaign, SubjectKind
from desktop.features.organization.services import superior_on

ABOVE = "Công đoàn cấp trên trực tiếp"


OUTCOMES = {Outcome.PASS: "Đạt", Outcome.FAIL: "Không đạt", Outcome.WARN: "Cần xem lại"}


VERDICTS = {
    Verdict.ELIGIBLE: "Đủ điều kiện",
    Verdict.NOT_ELIGIBLE: "Không đủ điều kiện",
    Verdict.NEEDS_ATTENTION: "Cần xem lại",
}


def lowered(name: str) -> str:
    """A campaign's name inside a sentence."""
    return f"{name[:1].lower()}{name[1:]}"


def grouped(proposed: Sequence[Assessment]) -> list[tuple[str, list[Assessment]]]:
    """By award, in the order of the catalogue."""
    order = {award: at for at, award in enumerate(award_types())}
    ordered = sorted(proposed, key=lambda one: (order.get(one.award.code, len(order)), one.award.name))
    return [(name, list(group)) for name, group in groupby(ordered, key=lambda one: one.award.name)]


def number_of(proposed: Iterable[Assessment], *, persons: bool) -> int:
    return sum((one.nomination.subject_kind is SubjectKind.PERSON) is persons for one in proposed)


def count_of(proposed: Iterable[Assessment], *, persons: bool) -> str:
    """How many persons or collectives; who is proposed for two awards is one."""
    kinds = {one.nomination.subject_id: one.nomination.subject_kind for one in proposed}
    return f"{sum((kind is SubjectKind.PERSON) is persons for kind in kinds.values()):02}"


def short_name(award: str) -> str:
    """An award's name in a narrow column."""
    return (
        award.replace("Ban Chấp hành", "BCH")
        .replace("Liên đoàn Lao động", "LĐLĐ")
        .replace("công đoàn cơ sở", "CĐCS")
        .replace("công đoàn ngành", "CĐ ngành")
    )


def rating_of(known: YearFacts | None) -> str:
    return wording().names[known.rating] if known and known.rating else ""


def given_in_words(history: AwardHistory, awards: Mapping[str, AwardType]) -> str:
    award = awards[history.award].name if history.award in awards else history.award
    return f"{history.year}: {award} (QĐ {history.decision_number}, {print_date(history.decided_on)})"


def superior_name(reading: Reading, dated: date | None) -> str:
    superior = superior_on(reading, dated or reading.today())
    return superior.name if superior else ABOVE


def bases_of(reading: Reading, campaign: Campaign, nominees: Sequence[Assessment]) -> list[Paragraph]:
    """Căn cứ of a tờ trình or a decision: the regulations, what the campaign cites, and the meetings that voted on
    exactly these nominees."""
    cited = {basis.number: basis.title for pack in packs_for(reading, campaign) for basis in pack.basis}
    texts = [*cited.values(), *campaign.legal_bases]
    texts += [
        f"Biên bản họp xét thi đua, khen thưởng {date_in_words(one.held_on)}"
        for one in meetings_on(reading, campaign, nominees)
    ]
    return [Paragraph(f"Căn cứ {text.rstrip(' .;')};", italic=True, place="can_cu*") for text in texts]
