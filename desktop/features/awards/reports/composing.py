"""The sentences of a báo cáo thành tích, each made from one record and naming it: nothing is invented."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.core.database import Reading
from desktop.core.document import Align, Block, Paragraph
from desktop.core.partial_date import print_date
from desktop.features.awards.catalogue import award_types, wording
from desktop.features.awards.domain import Discipline, YearFacts, posts_held, service_months
from desktop.features.awards.services import Assessment, year_facts
from desktop.features.emulation.domain import RECOGNITION_NAMES, Author, Campaign, Initiative, Registration
from desktop.features.emulation.services import list_initiatives, list_registrations
from desktop.features.members.domain import ServicePeriod, short_service
from desktop.features.members.services import service_periods


@dataclass(frozen=True)
class Sentence:
    """What is said, and from which record it was taken."""

    text: str
    source: str


class Composer:
    """Everything the sentences of a campaign's nominees are made from, read at once."""

    def __init__(self, reading: Reading, campaign: Campaign, nominees: Sequence[Assessment]) -> None:
        subjects = [one.nomination.subject_id for one in nominees]
        self.campaign = campaign
        self.years = year_facts(reading, subjects)
        self.service = service_periods(reading, subjects)
        self.registrations = {one.subject_id: one for one in list_registrations(reading, campaign.id) if one.counts}
        self.initiatives: dict[str, list[tuple[Initiative, Author]]] = {}
        for line in list_initiatives(reading):
            for author in line.authors:
                if author.member_id and line.initiative.recognised:
                    self.initiatives.setdefault(author.member_id, []).append((line.initiative, author))

    def sentences(self, one: Assessment) -> list[Sentence]:
        subject = one.nomination.subject_id
        found = list(_written(one))
        found += _registered(self.registrations.get(subject), self.campaign)
        found += _rated(self.years.get(subject, {}), self.campaign.year)
        found += [_invented(*pair) for pair in self.initiatives.get(subject, ())]
        found += _served(self.service.get(subject, ()), self.campaign)
        return found


def composed(sentences: Sequence[Sentence]) -> Iterator[Block]:
    """The sentences with the number of their record behind each, then the records."""
    for number, one in enumerate(sentences, 1):
        yield Paragraph(f"{one.text} [{number}]", place="thanh_tich*")


def sources(sentences: Sequence[Sentence]) -> Iterator[Block]:
    for number, one in enumerate(sentences, 1):
        yield Paragraph(
            f"[{number}] {one.source}", italic=True, align=Align.LEFT, indent=False, place="can_cu_noi_dung*"
        )


def _written(one: Assessment) -> Iterator[Sentence]:
    if one.nomination.achievement:
        for text in one.nomination.achievement.splitlines():
            if text.strip():
                yield Sentence(text.strip(), f"Tóm tắt thành tích ghi tại đề nghị tặng {one.award.name}.")


def _registered(registration: Registration | None, campaign: Campaign) -> Iterator[Sentence]:
    if registration:
        names = ", ".join(award_types()[code].name if code in award_types() else code for code in registration.titles)
        day = print_date(registration.registered_on)
        yield Sentence(
            f"Đăng ký danh hiệu {names} ngày {day}.", f"Bản đăng ký thi đua {campaign.code}, ghi ngày {day}."
        )


def _rated(years: Mapping[int, YearFacts], year: int) -> Iterator[Sentence]:
    names = wording().names
    for at in sorted((one for one in years if one <= year), reverse=True)[:3]:
        known, source = years[at], f"Số liệu năm {at} của người, tập thể được đề nghị."
        if known.rating:
            yield Sentence(f"Năm {at} được xếp loại {names[known.rating].lower()}.", source)
        if at == year and known.discipline is Discipline.NONE:
            yield Sentence(f"Năm {at} không vi phạm kỷ luật.", source)


def _invented(one: Initiative, author: Author) -> Sentence:
    role = "Là tác giả" if author.share == 100 else f"Là đồng tác giả ({author.share}%)"
    level = RECOGNITION_NAMES[one.level].lower() if one.level else ""
    value = f", giá trị làm lợi của sáng kiến {one.yearly_value} đồng một năm" if one.yearly_value else ""
    decided = f"Quyết định số {one.decision} ngày {print_date(one.decided_on)}" if one.decided_on else one.decision
    return Sentence(
        f"{role} sáng kiến “{one.name}” được công nhận cấp {level} theo {decided}{value}.",
        f"Sổ sáng kiến: “{one.name}”, {decided}.",
    )


def _served(periods: Sequence[ServicePeriod], campaign: Campaign) -> Iterator[Sentence]:
    """Posts of which nobody wrote since when count for nothing, here as in the rules."""
    counted = [(held.start, one) for held, one in zip(posts_held(periods), periods, strict=True) if held.counts]
    if not counted:
        return
    years, months = divmod(service_months(posts_held(periods), campaign.end), 12)
    last = max(counted, key=lambda pair: pair[0] or date.min)[1]
    yield Sentence(
        f"Có {years} năm {months} tháng giữ chức vụ công đoàn, gần nhất là {short_service(last)}.",
        f"Quá trình công tác công đoàn, {len(periods)} giai đoạn, tính đến {print_date(campaign.end)}.",
    )
