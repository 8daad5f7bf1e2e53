"""The sample union and its story: invented people who come in from an Excel list, the campaign of 2025, awards, Tết.

Everything goes through the services the window uses. The story has its own clock, so that registrations are in time and
gifts are given before Tết. People are drawn by a seeded generator from parts kept in `resources/sample`.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from desktop.commands.portraits import draw_portrait
from desktop.commands.sample_emulation import JUDGED, LAUNCHED, REPORTED, SEED, run_emulation
from desktop.commands.sample_in_time import close_the_count, reorganize_sections, tell_posts_and_addresses
from desktop.commands.union import found_with_keys
from desktop.core import late, paths
from desktop.core.clock import SystemClock, fixed_at
from desktop.core.contracts import Existing
from desktop.core.database import Transaction
from desktop.core.document import Document, Letterhead, Paragraph, Signature, Signatures
from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.national_id import PROVINCE_PREFIXES, Sex
from desktop.features.accounts import services as accounts
from desktop.features.accounts.books import Book, set_up
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
from desktop.features.correspondence.domain import Direction, Entry
from desktop.features.correspondence.services import register_document
from desktop.features.dues import services as dues
from desktop.features.dues.domain import Exemption, ReceiptDraft, Way, later, month_of, months_through
from desktop.features.emulation import services as emulation
from desktop.features.emulation.domain import (
    Subject,
    SubjectKind,
)
from desktop.features.importing import services as importing
from desktop.features.members.domain import EventKind, Member, ServicePeriod
from desktop.features.members.imports import MemberImport
from desktop.features.members.services import (
    active_members,
    change_member,
    change_members,
    end_membership,
    get_member,
    give_card_numbers,
    set_photo,
)
from desktop.features.organization.domain import Superior, SuperiorKind
from desktop.features.organization.services import begin_superior, list_sections, read_setup_file
from desktop.features.reports.services import render
from desktop.features.tet_gifts import services as tet
from desktop.features.tet_gifts.domain import Approval, Beneficiary, GiftQuery, GiftState, Proposal, Reason, SchemeKind

SHARE_OF_WOMEN = 0.68
LIST_NAME = "danh-sach-doan-vien.xlsx"
FOUNDED = fixed_at(2025, 1, 10)
MOVED_UNDER_THE_CITY, LEFT, TET_DECIDED, TET_GIVEN = (
    fixed_at(2025, 7, 1), fixed_at(2025, 10, 31), fixed_at(2026, 1, 15), fixed_at(2026, 2, 8),
)  # fmt: skip
PRINTED = {
    "emulation-plan": LAUNCHED,
    **dict.fromkeys(("registration-form", "registrations", "section-forms", "individual-forms"), REPORTED),
    "pacts": LAUNCHED,
    **dict.fromkeys(
        (
            "member-changes",
            "initiatives",
            "initiative-certificates",
            "work-items",
            "score-sheets",
            "score-ranking",
            "emulation-summary",
            "nominations",
            "eligibility",
            "award-minutes",
            "award-proposal",
            "award-ballots",
        ),
        JUDGED,
    ),
}
"""When these papers were printed; all others at the end of the story."""
CITY_UNION = Superior(
    "", "Liên đoàn Lao động thành phố Hà Nội", SuperiorKind.LDLD_TINH, code="LDLD-HN", since=date(2025, 7, 1)
)
JOBS = ("Công nhân may", "Công nhân may", "Công nhân may", "Công nhân cắt", "Kiểm hàng", "Thợ cơ điện", "Nhân viên kho")
OFFICE_JOBS = ("Kế toán", "Nhân viên nhân sự", "Nhân viên xuất nhập khẩu", "Trưởng phòng", "Phó phòng")
EDUCATION = ("Chưa qua đào tạo", "Sơ cấp", "Sơ cấp", "Trung cấp", "Cao đẳng")
SAMPLE_REASONS = (Reason.HARDSHIP, Reason.RENTING, Reason.SERIOUS_ILLNESS, Reason.SINGLE_PARENT, Reason.FAR_FROM_HOME)

MOST_PORTRAITS = 120

Step = tuple[str, Callable[[Book], Any]]


def make_sample(folder: Path, passphrase: str, people: int) -> Book:
    """The whole story in an empty folder; the book stays open, under today's clock."""
    book = found(folder, passphrase)
    try:
        for _, deed in story(people, folder / LIST_NAME):
            deed(book)
    except BaseException:
        book.close()
        raise
    (folder / LIST_NAME).unlink(missing_ok=True)
    book.database.clock = SystemClock()
    return book


def found(folder: Path, passphrase: str) -> Book:
    draft = read_setup_file(paths.resource("sample", "union.toml"))
    book, union = set_up(folder, passphrase, lambda tx: found_with_keys(tx, draft), FOUNDED)
    accounts.name_union(folder, union.name)
    return book


def story(people: int, list_file: Path) -> tuple[Step, ...]:
    """The deeds after set-up, in order, each with its name."""
    return (
        ("write-list", lambda book: write_list_of(book, people, list_file)),
        ("import-members", lambda book: import_people(book, list_file)),
        ("posts-and-addresses", tell_posts_and_addresses),
        ("photos-and-cards", lambda book: give_photos_and_cards(book, people)),
        ("emulation", run_emulation),
        ("new-superior", move_under_the_city),
        ("re-organisation", reorganize_sections),
        ("membership-changes", let_some_leave),
        ("award-history", run_award_history),
        ("awards", run_awards),
        ("award-outcomes", run_award_outcomes),
        ("closed-count", close_the_count),
        ("tet-gifts", run_tet),
        ("dues", run_dues),
        ("register", keep_register),
    )


# People


def write_list_of(book: Book, count: int, path: Path) -> None:
    """The Excel list as an office has it: titles above, tổ as section rows, totals and signatures below."""
    with book.database.read() as reading:
        sections = list_sections(reading)
    people = invent_people(count, len(sections), book.database.clock.today())
    workbook = late.load("xlsxwriter").Workbook(str(path), {"in_memory": True})
    sheet, day = workbook.add_worksheet("Danh sách"), workbook.add_format({"num_format": "dd/mm/yyyy"})
    bold = workbook.add_format({"bold": True})
    sheet.write(0, 0, "CĐCS CÔNG TY TNHH MAY HÒA PHÁT", bold)
    sheet.write(1, 2, "DANH SÁCH ĐOÀN VIÊN CÔNG ĐOÀN NĂM 2025", bold)
    headings = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Điện thoại", "Chức vụ", "Mã NV",
                "Ngày vào công đoàn", "Ngày vào làm", "Quê quán", "Dân tộc", "Trình độ",
                "Chức vụ công đoàn")  # fmt: skip
    for column, heading in enumerate(headings):
        sheet.write(3, column, heading, bold)
    row = 4
    for number, section in enumerate(sections):
        sheet.write(row, 1, f"{_roman(number + 1)}. {section.name}", bold)
        row += 1
        mine = [person for place, person in people if place == number]
        for order, person in enumerate(mine, 1):
            for column, value in enumerate(_cells(order, person)):
                if isinstance(value, date):
                    sheet.write_datetime(row, column, datetime.combine(value, datetime.min.time()), day)
                elif value not in (None, ""):
                    sheet.write(row, column, value)
            row += 1
    sheet.write(row, 1, f"Tổng cộng: {count} người", bold)
    sheet.write(row + 2, 1, "NGƯỜI LẬP")
    sheet.write(row + 2, 10, "TM. BAN CHẤP HÀNH")
    workbook.close()


def import_people(book: Book, path: Path) -> None:
    """Through the same engine an officer uses, preview and all."""
    target = MemberImport()
    with book.database.read() as reading:
        parsed = importing.read_list(path, target, reading)
    importing.carry_out(book.database, parsed, target, Existing.SKIP)


def give_photos_and_cards(book: Book, count: int) -> None:
    """Everybody has a card number; two thirds have brought a photo, in the sample of any size the first ones only."""
    with book.database.write("give_card_numbers") as tx:
        people = active_members(tx)
        give_card_numbers(tx, [one.id for one in people], f"HP-{1:0{len(str(count)) + 1}}")
    with book.database.write("set_photos") as tx:
        for number, person in enumerate(people[:MOST_PORTRAITS]):
            if number % 3 != 2:
                set_photo(tx, person.id, draw_portrait(number, person.sex), f"{person.staff_code}.png")


def move_under_the_city(book: Book) -> None:
    """Unions of districts ended on 30/06/2025: from the next day on the papers name the city's union."""
    book.database.clock = MOVED_UNDER_THE_CITY
    with book.database.write("begin_superior") as tx:
        begin_superior(tx, CITY_UNION)


def let_some_leave(book: Book) -> None:
    book.database.clock = LEFT
    generator = random.Random(SEED)
    endings = (EventKind.RETIRED, EventKind.CONTRACT_ENDED, EventKind.MOVED_OUT)
    with book.database.write("end_membership") as tx:
        people = active_members(tx)
        for number, person in enumerate(generator.sample(people, k=len(people) // 60)):
            end_membership(tx, person.id, endings[number % 3], LEFT.today() - timedelta(days=20 + 9 * number))


def invent_people(count: int, sections: int, today: date) -> list[tuple[int, Member]]:
    """(place of the section, person): homonyms, year-only births and ethnic names occur as in life."""
    parts = tomllib.loads(paths.resource("sample", "people.toml").read_text(encoding="utf-8"))
    generator = random.Random(SEED)
    used: set[str] = set()
    return [_person(generator, parts, number, sections, used, today) for number in range(count)]


# Awards


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
    awards.change_files(tx, [kept.id], FileKind.INITIATIVE, "Quyết định 31/QĐ-HP công nhận sáng kiến")


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
        awards.nominate(
            tx, campaign.id, "GK_CDCS", [section], achievement="Tập thể dẫn đầu phong trào thi đua năm 2025"
        )

    with database.write("record_ballot") as tx:
        eligible = [one for one in awards.check_nominations(tx, campaign.code) if one.verdict is Verdict.ELIGIBLE]
        awards.record_ballot(tx, Meeting(
            "", campaign.id, JUDGED.today(), place="Phòng họp Công ty", chair="Lê Thị Thanh Mai",
            secretary="Trần Văn Quý", teller="Phạm Thị Diễm", minutes_number="01/BB-CĐCS",
            summoned=9, present=8, absent_written=1, issued=9, collected=9, valid=9,
            votes=tuple(Vote(one.nomination.id, 9 if place % 3 else 8) for place, one in enumerate(eligible)),
        ))  # fmt: skip


# Tết


def run_tet(book: Book) -> None:
    """Tết Bính Ngọ 2026: proposals in every scheme, approval within the budget, some slips already given."""
    database = book.database
    database.clock = TET_DECIDED
    with database.write("launch_tet") as tx:
        plan = tet.read_campaign_file(paths.resource("sample", "tet_2026.toml"))
        campaign = tet.launch_campaign(tx, plan.campaign, plan.schemes)
        people = active_members(tx)
        for order, scheme in enumerate(tet.list_schemes(tx, campaign.id)):
            chosen = people[order * 7 :: 11][: 24 if scheme.kind is not SchemeKind.TICKET else 8]
            proposed = tet.propose(tx, scheme.id, [_proposal(person, number) for number, person in enumerate(chosen)])
            granted = proposed.added[: len(proposed.added) * 5 // 6]
            tet.approve(tx, [Approval(request.id) for request in granted])
            tet.finalise(tx, scheme.id)
            if scheme.kind is SchemeKind.CASH:
                tet.advance(tx, [request.id for request in granted], GiftState.ISSUED)
    database.clock = TET_GIVEN
    with database.write("hand_out_gift") as tx:
        query = GiftQuery(campaign_id=campaign.id)
        waiting = [line for line in tet.list_gifts(tx, query) if line.state is GiftState.ISSUED]
        for line in waiting[:6]:
            tet.hand_out(tx, line.slip_code, desk="Bàn 1")


def _proposal(person: Member, number: int) -> Proposal:
    reason = SAMPLE_REASONS[number % len(SAMPLE_REASONS)]
    return Proposal(Beneficiary(id="", member_id=person.id), reasons=(reason,), years_away=4)


# Documents


def keep_register(book: Book) -> None:
    """What the union issued and received, from the plan of 2025 to Tết 2026; one letter still waits for an answer. The
    papers of awards entered the register when they got their numbers."""
    chair, city, district = "Lê Thị Thanh Mai", CITY_UNION.name, "Liên đoàn Lao động quận Hai Bà Trưng"
    issued = (
        ("KH", date(2025, 2, 12), "Phát động phong trào thi đua năm 2025", district),
        ("BC", date(2025, 5, 30), "Hoạt động công đoàn 6 tháng đầu năm 2025", district),
        ("KH", date(2026, 1, 6), "Chăm lo Tết Bính Ngọ năm 2026", city),
        ("TTr", date(2026, 1, 15), "Đề nghị hỗ trợ đoàn viên có hoàn cảnh khó khăn dịp Tết Bính Ngọ", city),
        ("TB", date(2026, 1, 19), "Niêm yết danh sách nhận quà Tết Bính Ngọ", "Các tổ công đoàn"),
    )
    received = (
        (date(2025, 1, 20), "12/KH-LĐLĐ", "KH", "Phát động thi đua năm 2025", district, None, None),
        (date(2025, 11, 3), "55/HD-LĐLĐ", "HD", "Tổng kết thi đua, khen thưởng năm 2025", city, date(2025, 11, 28),
         date(2025, 11, 25)),
        (date(2026, 1, 5), "02/KH-LĐLĐ", "KH", "Chăm lo đoàn viên dịp Tết Bính Ngọ", city, date(2026, 1, 20),
         date(2026, 1, 15)),
        (date(2026, 2, 2), "09/CV-LĐLĐ", "CV", "Báo cáo tình hình lao động sau Tết", city, date(2026, 2, 26), None),
    )  # fmt: skip
    with book.database.write("register_document") as tx:
        for kind, day, subject, to in issued:
            register_document(tx, Entry("", Direction.ISSUED, kind, subject, day, signer=chair, recipients=to))
        for day, symbol, kind, subject, sender, due, done in received:
            register_document(tx, Entry(
                "", Direction.RECEIVED, kind, subject, day, symbol=symbol, received_on=day, sender=sender,
                handler=chair, due=due, done_on=done,
            ))  # fmt: skip


# Dues


def run_dues(book: Book) -> None:
    """Dues from January 2025 on: most are taken off the pay, two sections hand them over, some pay by themselves,
    ahead or too late. Some are exempt, and of a few nobody knows the salary."""
    database = book.database
    database.clock = TET_GIVEN
    generator = random.Random(SEED)
    with database.write("change_members") as tx:
        people = active_members(tx)
        pay = {one.id: Dong(generator.randrange(5_200, 11_000) * 1_000) for one in people[: len(people) * 49 // 50]}
        pay[people[0].id] = Dong(62_000_000)
        change_members(tx, pay, lambda one: replace(one, insured_salary=pay[one.id]))
        dues.exempt(tx, [one.id for one in people[40::97]], date(2025, 9, 1), date(2026, 2, 1), Exemption.BENEFIT,
                    "Nghỉ thai sản")  # fmt: skip
        dues.exempt(tx, [people[21].id], date(2025, 6, 1), date(2025, 8, 1), Exemption.UNPAID_LEAVE)
    months = months_through(month_of(FOUNDED.today()), month_of(TET_GIVEN.today()))
    for month in months:
        _collect_month(book, month, generator)
    with database.write("collect_dues") as tx:
        ahead = people[9 % len(people)].id
        found = dues.propose_parts(tx, [ahead], months[-1], later(months[-1], 10))
        dues.collect(tx, ReceiptDraft(TET_GIVEN.today(), Way.TRANSFER, found.parts, note="Nộp trước cả năm"))
        part = people[15 % len(people)].id
        found = dues.propose_parts(tx, [part], months[-1], months[-1], Dong(10_000))
        mistaken = dues.collect(tx, ReceiptDraft(TET_GIVEN.today(), Way.CASH, found.parts))
        dues.cancel_receipt(tx, mistaken.id, "Ghi nhầm số tiền")
        found = dues.propose_parts(tx, [part], months[-1], months[-1], Dong(15_000))
        dues.collect(tx, ReceiptDraft(TET_GIVEN.today(), Way.CASH, found.parts))


def _collect_month(book: Book, month: date, generator: random.Random) -> None:
    """The table, then one receipt off the pay and one of a section; a few are left out."""
    paid_on = min(TET_GIVEN.today(), later(month) - timedelta(days=2))
    with book.database.write("make_dues_month") as tx:
        dues.make_month(tx, month)
        sections = list_sections(tx)
        by_hand = {one.id for one in sections[-2:]}
        people = [one for one in active_members(tx) if generator.random() > 0.02]
        if month == month_of(TET_GIVEN.today()):
            by_hand, people = set(), [one for one in people if one.section_id in {each.id for each in sections[:3]}]
        payroll = dues.propose_parts(tx, [one.id for one in people if one.section_id not in by_hand], month, month)
        note = f"Trừ lương tháng {month.month}/{month.year}"
        if payroll.parts:
            dues.collect(tx, ReceiptDraft(paid_on, Way.PAYROLL, payroll.parts, "Phòng Kế toán Công ty", note=note))
        for section in sections[-2:]:
            handed = [one.id for one in people if one.section_id == section.id and section.id in by_hand]
            parts = dues.propose_parts(tx, handed, month, month).parts
            if parts:
                payer = f"Tổ trưởng {section.name}"
                dues.collect(tx, ReceiptDraft(paid_on, Way.CASH, parts, payer, section_id=section.id))


# One invented person


def _person(
    generator: random.Random, parts: dict[str, Any], number: int, sections: int, used: set[str], today: date
) -> tuple[int, Member]:
    is_woman = generator.random() < SHARE_OF_WOMEN
    sex = Sex.FEMALE if is_woman else Sex.MALE
    born = date(today.year - 56, 1, 1) + timedelta(days=generator.randrange(37 * 365))
    place = generator.randrange(max(1, sections))
    in_office = place == 0
    hired = max(date(born.year + 19, 6, 1), date(2012, 3, 1)) + timedelta(days=generator.randrange(900))
    hired = min(hired, today - timedelta(days=40))
    if number and number % 60 == 0:
        name = parts["ethnic"][number // 60 % len(parts["ethnic"])]
    else:
        half = "women" if is_woman else "men"
        name = " ".join(generator.choice(parts[key]) for key in ("family", f"middle_{half}", f"given_{half}"))
    return place, Member(
        id="",
        full_name=name,
        sex=sex,
        birth=PartialDate(born.year) if number % 41 == 7 else PartialDate.of(born),
        national_id=_national_id(generator, born, sex, used),
        home_town=generator.choice(parts["home_towns"]),
        ethnicity="Kinh" if number % 9 else generator.choice(("Khơ-me", "Hoa", "Tày", "Mường")),
        phone=f"09{generator.randrange(10**8):08}",
        staff_code=f"HP{number + 1:04}",
        job=generator.choice(OFFICE_JOBS if in_office else JOBS),
        education="Đại học" if in_office else generator.choice(EDUCATION),
        union_post="Tổ trưởng" if number % 43 == 11 else "",
        joined=hired + timedelta(days=35),
        start_work=hired,
    )


def _national_id(generator: random.Random, born: date, sex: Sex, used: set[str]) -> str:
    while True:
        century_and_sex = (born.year // 100 - 19) * 2 + (sex is Sex.FEMALE)
        prefix = generator.choice(list(PROVINCE_PREFIXES))
        number = f"{prefix}{century_and_sex}{born.year % 100:02}{generator.randrange(10**6):06}"
        if number not in used:
            used.add(number)
            return number


def _cells(order: int, person: Member) -> Sequence[Any]:
    birth = person.birth.as_date() or person.birth.year if person.birth else ""
    return (
        order, person.full_name, birth, person.sex.value if person.sex else "", person.national_id, person.phone,
        person.job, person.staff_code, person.joined, person.start_work, person.home_town, person.ethnicity,
        person.education, person.union_post,
    )  # fmt: skip


def _roman(number: int) -> str:
    return ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")[number - 1] if number <= 10 else str(number)
