"""The sample union and its story: invented people who come in from an Excel list, the campaign of 2025, awards, Tết.

Everything goes through the services the window uses. The story has its own clock, so that registrations are in time and
gifts are given before Tết. People are drawn by a seeded generator from parts kept in `resources/sample`.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from desktop.commands.sample_emulation import JUDGED, LAUNCHED, REPORTED, SEED, run_emulation
from desktop.commands.union import found_with_keys
from desktop.core import late, paths
from desktop.core.clock import SystemClock, fixed_at
from desktop.core.contracts import Existing
from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.national_id import PROVINCE_PREFIXES, Sex
from desktop.features.accounts import services as accounts
from desktop.features.accounts.books import Book, set_up
from desktop.features.awards import services as awards
from desktop.features.awards.domain import Discipline, Meeting, Rating, Vote, YearFacts
from desktop.features.awards.rules import Verdict
from desktop.features.emulation import services as emulation
from desktop.features.emulation.domain import (
    Subject,
    SubjectKind,
)
from desktop.features.importing import services as importing
from desktop.features.members.domain import EventKind, Member
from desktop.features.members.imports import MemberImport
from desktop.features.members.services import active_members, end_membership
from desktop.features.organization.domain import Superior, SuperiorKind
from desktop.features.organization.services import begin_superior, list_sections, read_setup_file
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
        ("emulation", run_emulation),
        ("new-superior", move_under_the_city),
        ("membership-changes", let_some_leave),
        ("awards", run_awards),
        ("tet-gifts", run_tet),
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
            secretary="Trần Văn Quý", teller="Phạm Thị Diễm", minutes_number="05/BB-CĐCS",
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
