"""The papers of awards: tờ trình (R8), trích ngang (R9), minutes with ballot (R10), achievements (R11), eligibility.

What a dossier holds and in which order is `dossier`; what it lacks stands beside it, with whose it is and why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from desktop.core.contracts import Report, Subject
from desktop.core.database import Reading
from desktop.core.document import (
    Align,
    Block,
    Cell,
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
from desktop.core.files import safe_name
from desktop.core.partial_date import print_date
from desktop.core.vietnamese.dates_in_words import date_in_words, place_and_date
from desktop.core.vietnamese.national_id import Sex
from desktop.features.awards.catalogue import award_types, wording
from desktop.features.awards.domain import (
    AwardHistory,
    Meeting,
    NoMeeting,
    NothingToPropose,
    Paper,
    Post,
    ServicePeriod,
    VoteBase,
    YearFacts,
    passes,
    print_percent,
    service_months,
)
from desktop.features.awards.rules import CheckOutcome, Outcome, Verdict
from desktop.features.awards.services import (
    Assessment,
    Missing,
    assess,
    award_history,
    latest_meeting,
    missing_from_dossier,
    nominated_members,
    packs_for,
    proposable,
    service_periods,
    year_facts,
)
from desktop.features.emulation.domain import Campaign, SubjectKind
from desktop.features.emulation.services import campaign_choices, find_campaign_by_code
from desktop.features.members.domain import Member
from desktop.features.organization.services import (
    CHAIR,
    get_union,
    letterhead,
    list_sections,
    list_signatures,
    superior_on,
)

ABOVE = "Công đoàn cấp trên trực tiếp"

OUTCOMES = {Outcome.PASS: "Đạt", Outcome.FAIL: "Không đạt", Outcome.WARN: "Cần xem lại"}

VERDICTS = {
    Verdict.ELIGIBLE: "Đủ điều kiện",
    Verdict.NOT_ELIGIBLE: "Không đủ điều kiện",
    Verdict.NEEDS_ATTENTION: "Cần xem lại",
}

POSTS = {
    Post.CHAIR: "Chủ tịch",
    Post.VICE_CHAIR: "Phó Chủ tịch",
    Post.STANDING: "Ủy viên Ban Thường vụ",
    Post.COMMITTEE: "Ủy viên Ban Chấp hành",
    Post.INSPECTION: "Ủy viên Ủy ban Kiểm tra",
    Post.WOMEN: "Ban Nữ công",
    Post.SECTION_CHAIR: "Chủ tịch công đoàn bộ phận",
    Post.SECTION_LEADER: "Tổ trưởng tổ công đoàn",
    Post.SECTION_DEPUTY: "Tổ phó tổ công đoàn",
}


@dataclass(frozen=True)
class Dossier:
    """The papers of a campaign's dossier (hồ sơ khen thưởng) in the superior's order, and what is missing."""

    documents: tuple[Document, ...]
    missing: tuple[Missing, ...]


def dossier(reading: Reading, code: str) -> Dossier:
    """Every paper that can be made; a part that cannot be is among the missing ones. Raises NoSuchCampaign."""
    campaign = find_campaign_by_code(reading, code)
    proposed = proposable(reading, campaign)
    documents: list[Document] = []
    if any(one.award.goes_up for one in proposed):
        documents.append(award_proposal(reading, code))
    documents.append(nomination_list(reading, code))
    documents += _achievement_reports(reading, campaign, proposed)
    if latest_meeting(reading, campaign.id):
        documents.append(award_minutes(reading, code))
    documents += _service_records(reading, campaign, proposed)
    documents.append(eligibility(reading, code))
    missing = tuple(missing_from_dossier(reading, code))
    return Dossier((*documents, _checklist(reading, campaign, documents, missing)), missing)


# Tờ trình


def award_proposal(reading: Reading, code: str) -> Document:
    """R8. Carries what goes to a superior, not what this union decides. Raises NoSuchCampaign, NothingToPropose."""
    campaign = find_campaign_by_code(reading, code)
    going_up = [one for one in proposable(reading, campaign) if one.award.goes_up]
    if not going_up:
        raise NothingToPropose(campaign.code)
    submitted = next((one.nomination for one in going_up if one.nomination.petition_number), None)
    dated = submitted.petition_date if submitted else None
    union, above = get_union(reading), _superior(reading, dated)
    return Document(
        slug=f"to-trinh-khen-thuong-{campaign.code}",
        letterhead=letterhead(reading, submitted.petition_number if submitted else "…/TTr-CĐCS", dated),
        title="TỜ TRÌNH",
        subtitle=f"Về việc đề nghị khen thưởng {_lower(campaign.name)}",
        blocks=(
            Paragraph(f"Kính gửi: {above}", align=Align.CENTRE, indent=False),
            *_bases(reading, campaign),
            Paragraph(
                f"Ban Chấp hành {union.name} kính trình {above} xem xét, khen thưởng và đề nghị cấp có thẩm quyền "
                f"khen thưởng các tập thể, cá nhân có thành tích trong {_lower(campaign.name)}, cụ thể như sau:"
            ),
            Paragraph(f"{_count(going_up, persons=False)} tập thể.", lead="1. Số tập thể đề nghị:"),
            Paragraph(f"{_count(going_up, persons=True)} cá nhân.", lead="2. Số cá nhân đề nghị:"),
            Paragraph("3. Chia theo hình thức khen thưởng:", bold=True),
            _by_award(going_up),
            Paragraph("(Có danh sách trích ngang, báo cáo thành tích và biên bản họp xét kèm theo)", italic=True),
            Paragraph(f"Kính đề nghị {above} xem xét, quyết định./."),
            Signatures((Signature(CHAIR, union.chair),), recipients=("Như trên;", "Lưu: VT, CĐCS.")),
        ),
    )


def _lower(name: str) -> str:
    """A campaign's name inside a sentence."""
    return f"{name[:1].lower()}{name[1:]}"


def _bases(reading: Reading, campaign: Campaign) -> Iterable[Block]:
    cited = {basis.number: basis for pack in packs_for(campaign) for basis in pack.basis}
    texts = [*(basis.title for basis in cited.values()), *campaign.legal_bases]
    if meeting := latest_meeting(reading, campaign.id):
        texts.append(f"Biên bản họp xét thi đua, khen thưởng {date_in_words(meeting.held_on)}")
    return (Paragraph(f"Căn cứ {text.rstrip(' .;')};", italic=True) for text in texts)


def _by_award(proposed: Sequence[Assessment]) -> Table:
    rows = [
        Row((number, name, _number(group, persons=False), _number(group, persons=True)))
        for number, (name, group) in enumerate(_grouped(proposed), 1)
    ]
    return Table(
        (
            Column("STT", 10, Kind.CENTRED),
            Column("Danh hiệu, hình thức đề nghị", 100),
            Column("Tập thể", 22, Kind.NUMBER, total=True),
            Column("Cá nhân", 22, Kind.NUMBER, total=True),
        ),
        tuple(rows),
        total_label="Tổng cộng",
    )


def _grouped(proposed: Sequence[Assessment]) -> list[tuple[str, list[Assessment]]]:
    """By award, in the order of the catalogue."""
    order = {award: at for at, award in enumerate(award_types())}
    ordered = sorted(proposed, key=lambda one: order.get(one.award.code, len(order)))
    return [(name, list(group)) for name, group in groupby(ordered, key=lambda one: one.award.name)]


def _number(proposed: Iterable[Assessment], *, persons: bool) -> int:
    return sum((one.nomination.subject_kind is SubjectKind.PERSON) is persons for one in proposed)


def _count(proposed: Iterable[Assessment], *, persons: bool) -> str:
    """How many persons or collectives; who is proposed for two awards is one."""
    kinds = {one.nomination.subject_id: one.nomination.subject_kind for one in proposed}
    return f"{sum((kind is SubjectKind.PERSON) is persons for kind in kinds.values()):02}"


# Danh sách trích ngang


def nomination_list(reading: Reading, code: str) -> Document:
    """R9, collectives before persons. Who is not eligible is left out. Raises NoSuchCampaign."""
    campaign = find_campaign_by_code(reading, code)
    proposed = proposable(reading, campaign)
    facts = _Known(reading, campaign, proposed)
    rows: list[Row] = []
    for title, persons in (("TẬP THỂ", False), ("CÁ NHÂN", True)):
        group = [one for one in proposed if (one.nomination.subject_kind is SubjectKind.PERSON) is persons]
        if group:
            rows.append(Row((f"{title} ({_count(group, persons=persons)})",), RowStyle.SECTION))
            rows += [Row(facts.cells(number, one)) for number, one in enumerate(group, 1)]
    return Document(
        slug=f"danh-sach-trich-ngang-{campaign.code}",
        letterhead=letterhead(reading),
        title="DANH SÁCH TRÍCH NGANG ĐỀ NGHỊ KHEN THƯỞNG",
        subtitle=campaign.name,
        landscape=True,
        blocks=(
            Table(
                (
                    Column("STT", 9, Kind.CENTRED),
                    Column("Họ và tên/ Tên tập thể", 36),
                    Column("Nam", 11, Kind.CENTRED, group="Năm sinh"),
                    Column("Nữ", 11, Kind.CENTRED, group="Năm sinh"),
                    Column("Chuyên môn", 24, group="Chức vụ"),
                    Column("Công đoàn", 19, group="Chức vụ"),
                    Column("Đơn vị", 28),
                    Column("Hình thức đề nghị", 38),
                    Column("Thành tích tóm tắt", 40),
                    Column("Danh hiệu, hình thức đã được tặng (năm, số, ngày QĐ)", 38),
                    Column("Xếp loại năm", 25),
                    Column("Kết quả phiếu", 20, Kind.CENTRED),
                    Column("Ghi chú", 16),
                ),
                tuple(rows),
            ),
            Paragraph(
                f"{_count(proposed, persons=False)} tập thể, {_count(proposed, persons=True)} cá nhân.",
                lead="Tổng cộng:",
                indent=False,
            ),
            list_signatures(reading),
        ),
    )


class _Known:
    """What the lists print about the nominees, read at once."""

    def __init__(self, reading: Reading, campaign: Campaign, nominees: Sequence[Assessment]) -> None:
        subjects = [one.nomination.subject_id for one in nominees]
        self.members = nominated_members(reading, subjects)
        self.sections = {section.id: section.name for section in list_sections(reading)}
        self.union = get_union(reading).name
        self.history = award_history(reading, subjects)
        self.years = year_facts(reading, subjects)
        self.service = service_periods(reading, subjects)
        self.meeting = latest_meeting(reading, campaign.id)
        self.year = campaign.year

    def cells(self, number: int, one: Assessment) -> tuple[Cell, ...]:
        member = self.members.get(one.nomination.subject_id)
        born = str(member.birth.year) if member and member.birth else ""
        woman = member is not None and member.sex is Sex.FEMALE
        return (
            number,
            one.subject,
            "" if woman else born,
            born if woman else "",
            member.job if member else "",
            member.union_post if member else "",
            self.unit(member),
            _short(one.award.name),
            one.nomination.achievement,
            self.given(one),
            _rating(self.years.get(one.nomination.subject_id, {}).get(self.year)).removesuffix(" nhiệm vụ"),
            self.vote(one),
            _remark(one),
        )

    def unit(self, member: Member | None) -> str:
        return self.sections.get(member.section_id, member.department) if member else self.union

    def given(self, one: Assessment) -> str:
        return "; ".join(_given(history) for history in self.history.get(one.nomination.subject_id, ()))

    def vote(self, one: Assessment) -> str:
        yes = self.meeting.yes_for(one.nomination.id) if self.meeting else None
        if self.meeting is None or yes is None:
            return ""
        voters = self.meeting.voters(one.award.vote_base)
        return f"{yes}/{voters} ({print_percent(yes, voters)})"


def _short(award: str) -> str:
    """An award's name in a narrow column."""
    return (
        award.replace("Ban Chấp hành", "BCH")
        .replace("Liên đoàn Lao động", "LĐLĐ")
        .replace("công đoàn cơ sở", "CĐCS")
        .replace("công đoàn ngành", "CĐ ngành")
    )


def _rating(known: YearFacts | None) -> str:
    return wording().names[known.rating] if known and known.rating else ""


def _given(history: AwardHistory) -> str:
    award = award_types()[history.award].name
    return f"{history.year}: {award} (QĐ {history.decision_number}, {print_date(history.decided_on)})"


def _remark(one: Assessment) -> str:
    aside = "Xét ngoại lệ (xem bảng kiểm tra điều kiện)" if any(check.override for check in one.checks) else ""
    return "; ".join(filter(None, (one.nomination.note, aside)))


# Kiểm tra điều kiện


def eligibility(reading: Reading, code: str) -> Document:
    """Every rule of every nominee with value, threshold, article and reason. Raises NoSuchCampaign."""
    campaign = find_campaign_by_code(reading, code)
    assessments = assess(reading, [campaign])
    rows: list[Row] = []
    for at, one in enumerate(assessments, 1):
        rows.append(Row((f"{at}. {one.subject} – {one.award.name}: {VERDICTS[one.verdict]}",), RowStyle.SECTION))
        rows += [_check_row(number, check) for number, check in enumerate(one.checks, 1)]
    packs = "; ".join(f"{pack.title} (bản {_version(pack.version)})" for pack in packs_for(campaign))
    counted = {verdict: sum(one.verdict is verdict for one in assessments) for verdict in Verdict}
    return Document(
        slug=f"kiem-tra-dieu-kien-{campaign.code}",
        letterhead=letterhead(reading),
        title="BẢNG KIỂM TRA ĐIỀU KIỆN KHEN THƯỞNG",
        subtitle=campaign.name,
        landscape=True,
        blocks=(
            Paragraph(packs or "chưa có bộ tiêu chí có hiệu lực", lead="Bộ tiêu chí áp dụng:", indent=False),
            Table(
                (
                    Column("STT", 9, Kind.CENTRED),
                    Column("Tiêu chí", 34),
                    Column("Kết quả", 20, Kind.CENTRED),
                    Column("Giá trị tìm thấy", 56),
                    Column("Yêu cầu", 52),
                    Column("Căn cứ", 52),
                    Column("Cách khắc phục/ Lý do xét ngoại lệ", 52),
                ),
                tuple(rows),
            ),
            Paragraph(
                "; ".join(f"{VERDICTS[verdict].lower()} {count}" for verdict, count in counted.items()) + ".",
                lead=f"Tổng cộng {len(assessments)} đề nghị:",
                indent=False,
            ),
            list_signatures(reading),
        ),
    )


def _version(version: str) -> str:
    """Packs are dated `2025-07-01`; a paper says 01/07/2025."""
    try:
        return print_date(date.fromisoformat(version))
    except ValueError:
        return version


def _check_row(number: int, check: CheckOutcome) -> Row:
    answer = check.fix
    if check.override:
        answer = f"Xét ngoại lệ: {check.override.reason} ({check.override.by}, {print_date(check.override.at.date())})"
    return Row((number, check.title, OUTCOMES[check.outcome], check.found, check.threshold, check.source, answer))


# Biên bản


def award_minutes(reading: Reading, code: str) -> Document:
    """R10, the latest meeting with its ballot. Raises NoSuchCampaign, NoMeeting."""
    campaign = find_campaign_by_code(reading, code)
    if (meeting := latest_meeting(reading, campaign.id)) is None:
        raise NoMeeting(campaign.code)
    voted = [one for one in assess(reading, [campaign]) if meeting.yes_for(one.nomination.id) is not None]
    return Document(
        slug=f"bien-ban-hop-xet-{campaign.code}",
        letterhead=letterhead(reading, meeting.minutes_number or "…/BB-CĐCS", meeting.held_on),
        title="BIÊN BẢN",
        subtitle=f"Họp xét khen thưởng và kiểm phiếu – {campaign.name}",
        blocks=(
            Facts(
                (
                    ("Thời gian", date_in_words(meeting.held_on)),
                    ("Địa điểm", meeting.place or "…"),
                    ("Chủ trì", meeting.chair or "…"),
                    ("Thư ký", meeting.secretary or "…"),
                    ("Trưởng ban kiểm phiếu", meeting.teller or "…"),
                    (
                        "Thành phần",
                        f"số triệu tập {meeting.summoned} người; số có mặt {meeting.present} người; "
                        f"vắng mặt, gửi phiếu bằng văn bản {meeting.absent_written} người.",
                    ),
                    (
                        "Kiểm phiếu",
                        f"số phiếu phát ra {meeting.issued}; số phiếu thu về {meeting.collected}; "
                        f"số phiếu hợp lệ {meeting.valid}; số phiếu không hợp lệ {meeting.invalid}.",
                    ),
                )
            ),
            Paragraph("Kết quả bỏ phiếu như sau:"),
            Table(
                (
                    Column("STT", 10, Kind.CENTRED),
                    Column("Họ và tên/ Tên tập thể", 38),
                    Column("Danh hiệu, hình thức đề nghị", 56),
                    Column("Phiếu đồng ý", 16, Kind.CENTRED),
                    Column("Tổng số", 16, Kind.CENTRED),
                    Column("Tỷ lệ", 18, Kind.CENTRED),
                    Column("Kết quả", 24, Kind.CENTRED),
                ),
                tuple(_vote_row(number, one, meeting) for number, one in enumerate(voted, 1)),
            ),
            Paragraph(_denominators(voted), italic=True),
            Paragraph("Biên bản được lập thành 02 bản, đã đọc lại và những người có mặt nhất trí thông qua./."),
            Signatures(
                (Signature(("THƯ KÝ",), meeting.secretary), Signature(("CHỦ TRÌ HỘI NGHỊ",), meeting.chair)),
            ),
        ),
    )


def _vote_row(number: int, one: Assessment, meeting: Meeting) -> Row:
    yes, voters = meeting.yes_for(one.nomination.id) or 0, meeting.voters(one.award.vote_base)
    enough = passes(yes, voters, one.award.vote_percent)
    result = "Đủ phiếu" if enough else f"Không đủ ({one.award.vote_percent}%)"
    return Row((number, one.subject, _short(one.award.name), yes, voters, print_percent(yes, voters), result))


def _denominators(voted: Sequence[Assessment]) -> str:
    """Says what the shares were taken of, once for each threshold and denominator."""
    names = {
        VoteBase.WHOLE_COUNCIL: "tổng số ủy viên được triệu tập",
        VoteBase.PRESENT: "số ủy viên có mặt và gửi phiếu",
    }
    asked = sorted({(one.award.vote_percent, names[one.award.vote_base]) for one in voted})
    return "; ".join(f"Đề nghị khen thưởng khi đạt từ {percent}% {base} trở lên" for percent, base in asked) + "."


# Báo cáo thành tích, bản khai


def _achievement_reports(reading: Reading, campaign: Campaign, proposed: Sequence[Assessment]) -> Iterable[Document]:
    known = _Known(reading, campaign, proposed)
    asked = [one for one in proposed if Paper.ACHIEVEMENTS in one.award.papers]
    for number, one in enumerate(asked, 1):
        member = known.members.get(one.nomination.subject_id)
        yield Document(
            slug=f"bao-cao-thanh-tich-{number:02}-{safe_name(one.subject)}",
            letterhead=letterhead(reading),
            title="BÁO CÁO THÀNH TÍCH",
            subtitle=f"Đề nghị tặng {one.award.name} năm {campaign.year}",
            keywords=(one.subject,),
            blocks=(
                Paragraph("I. Sơ yếu lý lịch" if member else "I. Sơ lược tập thể", bold=True),
                Facts(tuple((label, value or "…") for label, value in _introduced(one, member, known))),
                Paragraph("II. Thành tích đạt được", bold=True),
                Paragraph(one.nomination.achievement or "…"),
                Paragraph("III. Danh hiệu thi đua, hình thức khen thưởng đã được ghi nhận", bold=True),
                _history(known.history.get(one.nomination.subject_id, ())),
                Signatures(
                    (Signature(("XÁC NHẬN", *CHAIR)), Signature(("NGƯỜI BÁO CÁO",), one.subject if member else "")),
                    place_and_date(get_union(reading).place, reading.today()),
                ),
            ),
        )


def _introduced(one: Assessment, member: Member | None, known: _Known) -> Iterable[tuple[str, str]]:
    rating = _rating(known.years.get(one.nomination.subject_id, {}).get(known.year))
    if member is None:
        return (("Tên tập thể", one.subject), ("Thuộc", known.union), (f"Xếp loại năm {known.year}", rating))
    return (
        ("Họ và tên", member.full_name),
        ("Ngày sinh", str(member.birth or "")),
        ("Giới tính", member.sex.value if member.sex else ""),
        ("Quê quán", member.home_town),
        ("Đơn vị công tác", known.unit(member)),
        ("Chức vụ", ", ".join(filter(None, (member.job, member.union_post)))),
        ("Trình độ", member.education),
        (f"Xếp loại năm {known.year}", rating),
    )


def _history(history: Sequence[AwardHistory]) -> Block:
    if not history:
        return Paragraph("Chưa có.")
    return Table(
        (
            Column("Năm", 14, Kind.CENTRED),
            Column("Danh hiệu, hình thức khen thưởng", 66),
            Column("Số quyết định", 34),
            Column("Ngày", 24, Kind.DATE),
            Column("Cơ quan ban hành", 44),
        ),
        tuple(
            Row((one.year, award_types()[one.award].name, one.decision_number, one.decided_on, one.issuer))
            for one in history
        ),
    )


def _service_records(reading: Reading, campaign: Campaign, proposed: Sequence[Assessment]) -> Iterable[Document]:
    asked = [one for one in proposed if Paper.SERVICE_RECORD in one.award.papers]
    known = service_periods(reading, (one.nomination.subject_id for one in asked))
    for number, one in enumerate(asked, 1):
        if periods := known.get(one.nomination.subject_id):
            yield _service_record(reading, campaign, one, periods, number)


def _service_record(
    reading: Reading, campaign: Campaign, one: Assessment, periods: Sequence[ServicePeriod], number: int
) -> Document:
    years, months = divmod(service_months(periods, campaign.end), 12)
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
                tuple(Row((one.start, one.end or "nay", POSTS[one.post], one.place)) for one in periods),
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


# Danh mục hồ sơ


def _checklist(
    reading: Reading, campaign: Campaign, documents: Sequence[Document], missing: Sequence[Missing]
) -> Document:
    papers = wording().papers
    return Document(
        slug=f"danh-muc-ho-so-{campaign.code}",
        letterhead=letterhead(reading),
        title="DANH MỤC HỒ SƠ KHEN THƯỞNG",
        subtitle=campaign.name,
        blocks=(
            Paragraph("I. Giấy tờ trong hồ sơ", bold=True),
            Table(
                (Column("STT", 10, Kind.CENTRED), Column("Tên giấy tờ", 70), Column("Trích yếu", 90)),
                tuple(
                    Row((number, one.title.capitalize(), ": ".join((*one.keywords, one.subtitle))))
                    for number, one in enumerate(documents, 1)
                ),
            ),
            Paragraph(f"II. Còn thiếu, cần xem lại ({len(missing)})", bold=True),
            Table(
                (
                    Column("STT", 10, Kind.CENTRED),
                    Column("Giấy tờ", 46),
                    Column("Của", 42),
                    Column("Lý do", 72),
                ),
                tuple(
                    Row((number, papers[one.paper], one.subject or "Cả hồ sơ", one.reason))
                    for number, one in enumerate(missing, 1)
                ),
            ),
            list_signatures(reading),
        ),
    )


def _superior(reading: Reading, dated: date | None) -> str:
    superior = superior_on(reading, dated or reading.today())
    return superior.name if superior else ABOVE


ANY_FORMAT, WORDY = ("pdf", "xlsx", "docx"), ("docx", "pdf")


def _report(
    name: str, title: str, build: Callable[[Reading, str], Document], formats: tuple[str, ...] = ANY_FORMAT
) -> Report:
    return Report(name, title, build, formats, subject=Subject.CAMPAIGN, choices=campaign_choices)


REPORTS = (
    _report("award-proposal", "Tờ trình đề nghị khen thưởng", award_proposal, WORDY),
    _report("nominations", "Danh sách trích ngang đề nghị khen thưởng", nomination_list),
    _report("eligibility", "Bảng kiểm tra điều kiện khen thưởng", eligibility),
    _report("award-minutes", "Biên bản họp xét và kiểm phiếu", award_minutes, WORDY),
)
