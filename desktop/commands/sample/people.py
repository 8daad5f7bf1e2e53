"""Who is in the sample union: an Excel list of invented people that is imported, their photos, who leaves."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from desktop.commands.sample.moments import LEFT, MOVED_UNDER_THE_CITY, SEED
from desktop.commands.sample.portraits import draw_portrait
from desktop.core import late, paths
from desktop.core.contracts import Existing
from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.national_id import PROVINCE_PREFIXES, Sex
from desktop.features.accounts.books import Book
from desktop.features.importing import services as importing
from desktop.features.members.domain import EventKind, Member
from desktop.features.members.imports import MemberImport
from desktop.features.members.services import (
    active_members,
    end_membership,
    give_card_numbers,
    set_photo,
)
from desktop.features.organization.domain import Superior, SuperiorKind
from desktop.features.organization.services import begin_superior, list_sections

SHARE_OF_WOMEN = 0.68
CITY_UNION = Superior(
    "", "Liên đoàn Lao động thành phố Hà Nội", SuperiorKind.LDLD_TINH, code="LDLD-HN", since=date(2025, 7, 1)
)
JOBS = ("Công nhân may", "Công nhân may", "Công nhân may", "Công nhân cắt", "Kiểm hàng", "Thợ cơ điện", "Nhân viên kho")
OFFICE_JOBS = ("Kế toán", "Nhân viên nhân sự", "Nhân viên xuất nhập khẩu", "Trưởng phòng", "Phó phòng")
EDUCATION = ("Chưa qua đào tạo", "Sơ cấp", "Sơ cấp", "Trung cấp", "Cao đẳng")
MOST_PORTRAITS = 120


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
