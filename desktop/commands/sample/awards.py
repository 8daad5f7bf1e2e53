"""Awards in the story of the sample union: what was given before, nominations, the vote and what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from desktop.commands.sample.moments import (
    JUDGED,
)
from desktop.core.attachments import name_files
from desktop.core.database import Transaction
from desktop.core.document import Document, Letterhead, Paragraph, Signature, Signatures
from desktop.core.partial_date import PartialDate
from desktop.features.accounts.books import Book
from desktop.features.awards import services as awards
from desktop.features.awards.domain import (
    AwardHistory,
    Discipline,
    FileKind,
    Meeting,
    Occasion,
    Rating,
    Vote,
    YearFacts,
)
from desktop.features.awards.domain import Status as NominationStatus
from desktop.features.awards.rules import Verdict
from desktop.features.emulation import services as emulation
from desktop.features.emulation.domain import (
    Subject,
    SubjectKind,
)
from desktop.features.members.domain import ServicePeriod
from desktop.features.members.services import (
    active_members,
    change_member,
    get_member,
)
from desktop.features.organization.services import list_sections
from desktop.features.reports.services import render


def run_award_history(book: Book) -> None:
    """What was given in earlier years, and the times in union posts: the rules look back at both."""
    database = book.database
    database.clock = JUDGED
    with database.write("import_award_history") as tx:
        people = active_members(tx)
        for number, person in enumerate(people[::6]):
            for year in (2023, 2024):
                if (number + year) % 3:
                    _given(
                        tx,
                        person.id,
                        "LDTT" if number % 4 else "CSTDCS",
                        year,
                        f"{18 + number % 5}/QĐ-HP",
                        "Giám đốc Công ty",
                    )
        for person in people[3:40:9]:
            _given(tx, person.id, "BK_TINH", 2024, "42/QĐ-LĐLĐ", "LĐLĐ thành phố Hà Nội")
        for number, person in enumerate(people[4:60:14]):
            _given(tx, person.id, "GK_CDCS", 2024, f"{7 + number}/QĐ-CĐCS", "Ban Chấp hành CĐCS")
        for number, person in enumerate(people[2:90:22]):
            begun = PartialDate(2006 - number, 3 + 2 * number, 1)
            held = ServicePeriod("Ủy viên Ban Chấp hành", "CĐCS Công ty TNHH May Hòa Phát", begun)
            change_member(tx, replace(get_member(tx, person.id), service=(held,)))
        for person in people[5:50:15]:
            for year in (2023, 2024):
                awards.set_year_facts(tx, YearFacts(
                    "", SubjectKind.PERSON, person.id, year, absent_days=2, discipline=Discipline.NONE,
                    complaint_pending=False, rating=Rating.EXCELLENT, state_title="CSTDCS",
                ))  # fmt: skip


def _given(tx: Any, person: str, award: str, year: int, number: str, issuer: str) -> None:
    """Decided in January of the next year, as usual."""
    awards.add_award_history(tx, AwardHistory(
        "", SubjectKind.PERSON, person, award, year, number, date(year + 1, 1, 18), issuer, Occasion.YEAR
    ))  # fmt: skip


def run_award_outcomes(book: Book) -> None:
    """What happened after the ballot: decided by the union itself, submitted, and something the superior asked for."""
    database = book.database
    with database.write("award_outcomes") as tx:
        campaign = emulation.find_campaign_by_code(tx, "TD-2025")
        passed = [one for one in awards.assess(tx, [campaign]) if one.nomination.status is NominationStatus.PASSED]
        ours = [one.id for one in passed if not one.award.goes_up]
        awards.record_decisions(tx, ours, "01/QĐ-CĐCS", JUDGED.today(), "Ban Chấp hành CĐCS Công ty TNHH May Hòa Phát")
        awards.give_book_numbers(tx, awards.certificate_decisions(tx)[0].ids)
        awards.hand_over(tx, ours[:1], JUDGED.today(), "Chủ tịch CĐCS, Hội nghị người lao động")
        if going_up := [one.id for one in passed if one.award.goes_up]:
            awards.submit(tx, campaign.id, "01/TTr-CĐCS", JUDGED.today())
            awards.mark_sent(tx, going_up, JUDGED.today(), "USB, kèm bản giấy")
            awards.ask_for_more(
                tx, going_up[:1], "Quyết định công nhận sáng kiến (bản sao)", "Hồ sơ mới có tên sáng kiến",
                JUDGED.today() + timedelta(days=10), JUDGED.today(),
            )  # fmt: skip
            _attach_decision(tx, going_up[0])


def _attach_decision(tx: Transaction, nomination_id: str) -> None:
    """The decision on an initiative, as the company sent it."""
    paper = Document(
        "quyet-dinh",
        Letterhead("", "CÔNG TY TNHH MAY HÒA PHÁT", "31/QĐ-HP", "Hà Nội, ngày 30 tháng 9 năm 2025"),
        "QUYẾT ĐỊNH",
        "Về việc công nhận sáng kiến cấp cơ sở",
        (
            Paragraph("Công nhận các sáng kiến có tên trong danh sách kèm theo.", lead="Điều 1."),
            Paragraph("Quyết định có hiệu lực kể từ ngày ký./.", lead="Điều 2."),
            Signatures((Signature(("GIÁM ĐỐC",)),)),
        ),
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "Quyết định 31 công nhận sáng kiến.pdf"
        render(paper, path)
        (kept,) = awards.add_files(tx, nomination_id, [path]).added
    name_files(tx, [kept.id], FileKind.INITIATIVE, "Quyết định 31/QĐ-HP công nhận sáng kiến")


def run_awards(book: Book) -> None:
    """Nominations of which some are eligible and some are not, each for a reason the rules can name."""
    database = book.database
    database.clock = JUDGED
    with database.write("nominate") as tx:
        campaign = emulation.find_campaign_by_code(tx, "TD-2025")
        people = active_members(tx)
        nominees = [people[place % len(people)] for place in (0, 9, 18, 27, 36, 45)]
        for order, person in enumerate(dict.fromkeys(nominees)):
            awards.set_year_facts(tx, YearFacts(
                "", SubjectKind.PERSON, person.id, campaign.year,
                absent_days=52 if order == 3 else 4,
                discipline=Discipline.REPRIMAND if order == 4 else Discipline.NONE,
                complaint_pending=False,
                rating=Rating.EXCELLENT if order % 2 == 0 else Rating.GOOD,
                state_title="LDTT",
            ))  # fmt: skip
        subjects = [Subject(SubjectKind.PERSON, person.id) for person in dict.fromkeys(nominees)]
        awards.nominate(tx, campaign.id, "GK_CDCS", subjects, achievement="Hoàn thành xuất sắc nhiệm vụ năm 2025")
        awards.nominate(tx, campaign.id, "BK_TINH", subjects[:2], achievement="Có sáng kiến được công nhận năm 2025")
        unregistered = Subject(SubjectKind.PERSON, people[-2].id)
        awards.nominate(tx, campaign.id, "DVXS", [subjects[0], unregistered])
        section = Subject(SubjectKind.SECTION, list_sections(tx)[0].id)
        awards.set_year_facts(tx, YearFacts(
            "", SubjectKind.SECTION, section.id, campaign.year, complaint_pending=False, rating=Rating.EXCELLENT
        ))  # fmt: skip
        awards.nominate(
            tx, campaign.id, "GK_CDCS", [section], achievement="Tập thể dẫn đầu phong trào thi đua năm 2025"
        )

    with database.write("record_ballot") as tx:
        eligible = [one for one in awards.check_nominations(tx, campaign.code) if one.verdict is Verdict.ELIGIBLE]
        awards.record_ballot(tx, Meeting(
            "", campaign.id, JUDGED.today(), place="Phòng họp Công ty", chair="Lê Thị Thanh Mai",
            secretary="Trần Văn Quý", teller="Phạm Thị Diễm", minutes_number="01/BB-CĐCS", begun="14:00", ended="15:30",
            absent_who="01 ủy viên đi công tác, gửi phiếu bằng văn bản",
            remarks="Các ủy viên nghe đọc danh sách và tóm tắt thành tích; không có ý kiến khác.",
            summoned=9, present=8, absent_written=1, issued=9, collected=9, valid=9,
            votes=tuple(Vote(one.nomination.id, 9 if place % 3 else 8) for place, one in enumerate(eligible)),
        ))  # fmt: skip
