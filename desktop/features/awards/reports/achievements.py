"""Báo cáo thành tích (R11) and the record of union service, one for each nominee whose award asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

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
from desktop.core.files import safe_name
from desktop.core.partial_date import print_date
from desktop.core.vietnamese.dates_in_words import place_and_date
from desktop.features.awards.domain import AwardHistory, AwardType, Paper, posts_held, service_months
from desktop.features.awards.reports.composing import Composer, Sentence, composed, sources
from desktop.features.awards.reports.nominees import Nominees
from desktop.features.awards.reports.words import rating_of
from desktop.features.awards.services import Assessment
from desktop.features.emulation.domain import Campaign
from desktop.features.members.domain import Member, ServicePeriod
from desktop.features.members.services import service_periods
from desktop.features.organization.services import CHAIR, get_union, letterhead


def achievement_reports(
    reading: Reading, campaign: Campaign, proposed: Sequence[Assessment], composer: Composer | None = None
) -> Iterable[Document]:
    """Each sentence carries the number of the record it was taken from; the records stand at the end."""
    known, composer = Nominees(reading, campaign, proposed), composer or Composer(reading, campaign, proposed)
    asked = [one for one in proposed if Paper.ACHIEVEMENTS in one.award.papers]
    for number, one in enumerate(asked, 1):
        member = known.members.get(one.nomination.subject_id)
        said = composer.sentences(one)
        given = [award for award in known.history.get(one.nomination.subject_id, ()) if award.stands]
        yield Document(
            slug=f"bao-cao-thanh-tich-{number:02}-{safe_name(one.subject)}",
            letterhead=letterhead(reading),
            template="bao_cao_thanh_tich",
            title="BÁO CÁO THÀNH TÍCH",
            subtitle=f"Đề nghị tặng {one.award.name} năm {campaign.year}",
            keywords=(one.subject,),
            blocks=(
                Paragraph("I. Sơ yếu lý lịch" if member else "I. Sơ lược tập thể", bold=True, place="muc_mot"),
                Facts(
                    tuple((label, value or "…") for label, value in _introduced(one, member, known)), place="ly_lich"
                ),
                Paragraph("II. Thành tích đạt được", bold=True),
                *(composed(said) if said else [Paragraph("…", place="thanh_tich*")]),
                Paragraph("III. Danh hiệu thi đua, hình thức khen thưởng đã được ghi nhận", bold=True),
                _history(given, known.awards),
                *_taken_from(said, given),
                Signatures(
                    (Signature(("XÁC NHẬN", *CHAIR)), Signature(("NGƯỜI BÁO CÁO",), one.subject if member else "")),
                    place_and_date(get_union(reading).place, reading.today()),
                ),
            ),
        )


def _introduced(one: Assessment, member: Member | None, known: Nominees) -> Iterable[tuple[str, str]]:
    rating = rating_of(known.years.get(one.nomination.subject_id, {}).get(known.year))
    if member is None:
        return (("Tên tập thể", one.subject), ("Thuộc", known.union), (f"Xếp loại năm {known.year}", rating))
    return (
        ("Họ và tên", member.full_name),
        ("Ngày sinh", str(member.birth or "")),
        ("Giới tính", member.sex.value if member.sex else ""),
        ("Quê quán", member.home_town),
        ("Nơi thường trú", member.address),
        ("Đơn vị công tác", known.unit(member)),
        ("Chức vụ", ", ".join(filter(None, (member.job, member.union_post)))),
        ("Trình độ", member.education),
        ("Quyền hạn, nhiệm vụ được giao", ""),
        (f"Xếp loại năm {known.year}", rating),
    )


def _taken_from(said: Sequence[Sentence], given: Sequence[AwardHistory]) -> Iterable[Block]:
    if said:
        yield Paragraph("Căn cứ của từng nội dung", bold=True, place="muc_can_cu?")
        yield from sources(said)
    if given:
        text = "Mục III: mỗi dòng theo quyết định ghi tại dòng đó, lấy từ sổ khen thưởng."
        yield Paragraph(text, italic=True, align=Align.LEFT, indent=False, place="can_cu_khen_thuong?")


def _history(history: Sequence[AwardHistory], awards: Mapping[str, AwardType]) -> Block:
    if not history:
        return Paragraph("Chưa có.", place="chua_co_khen_thuong?")
    return Table(
        (
            Column("Năm", 14, Kind.CENTRED),
            Column("Danh hiệu, hình thức khen thưởng", 66),
            Column("Số quyết định", 34),
            Column("Ngày", 24, Kind.DATE),
            Column("Cơ quan ban hành", 44),
        ),
        tuple(
            Row(
                (
                    one.year,
                    awards[one.award].name if one.award in awards else one.award,
                    one.decision_number,
                    one.decided_on,
                    one.issuer,
                )
            )
            for one in history
        ),
        place="khen_thuong",
    )


def service_records(reading: Reading, campaign: Campaign, proposed: Sequence[Assessment]) -> Iterable[Document]:
    asked = [one for one in proposed if Paper.SERVICE_RECORD in one.award.papers]
    known = service_periods(reading, (one.nomination.subject_id for one in asked))
    for number, one in enumerate(asked, 1):
        if periods := known.get(one.nomination.subject_id):
            yield _service_record(reading, campaign, one, periods, number)


def _service_record(
    reading: Reading, campaign: Campaign, one: Assessment, periods: Sequence[ServicePeriod], number: int
) -> Document:
    years, months = divmod(service_months(posts_held(periods), campaign.end), 12)
    return Document(
        slug=f"qua-trinh-cong-tac-{number:02}-{safe_name(one.subject)}",
        letterhead=letterhead(reading),
        title="BẢN KHAI QUÁ TRÌNH CÔNG TÁC CÔNG ĐOÀN",
        subtitle=f"Đề nghị tặng {one.award.name}",
        keywords=(one.subject,),
        blocks=(
            Facts((("Họ và tên", one.subject),)),
            Table(
                (
                    Column("Từ ngày", 24, Kind.DATE),
                    Column("Đến ngày", 24, Kind.DATE),
                    Column("Chức vụ công đoàn", 60),
                    Column("Nơi công tác", 70),
                ),
                tuple(Row((str(one.since or ""), str(one.until or "nay"), one.post, one.unit)) for one in periods),
            ),
            Paragraph(
                f"{years} năm {months} tháng, tính đến {print_date(campaign.end)}; "
                "thời gian giữ nhiều chức vụ cùng lúc tính một lần.",
                lead="Tổng thời gian:",
                indent=False,
            ),
            Signatures(
                (Signature(("XÁC NHẬN", *CHAIR)), Signature(("NGƯỜI KHAI",), one.subject)),
                place_and_date(get_union(reading).place, reading.today()),
            ),
        ),
    )
