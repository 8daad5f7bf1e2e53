"""The sample union and its invented people, the same every time.

The people are drawn by a seeded generator from parts kept in `resources/sample`, as many as are wanted.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from desktop.core import paths
from desktop.core.database import Transaction
from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.national_id import PROVINCE_PREFIXES, Sex
from desktop.features.members.domain import EventKind, Member
from desktop.features.members.services import add_members, end_membership
from desktop.features.organization.domain import Section, Union
from desktop.features.organization.services import found_union, list_sections, read_setup_file

SEED = 2025
SHARE_OF_WOMEN = 0.68
JOBS = ("Công nhân may", "Công nhân may", "Công nhân may", "Công nhân cắt", "Kiểm hàng", "Thợ cơ điện", "Nhân viên kho")
OFFICE_JOBS = ("Kế toán", "Nhân viên nhân sự", "Nhân viên xuất nhập khẩu", "Trưởng phòng", "Phó phòng")
EDUCATION = ("Chưa qua đào tạo", "Sơ cấp", "Sơ cấp", "Trung cấp", "Cao đẳng")


def found_sample(tx: Transaction, count: int) -> Union:
    """The sample union with `count` people, a few of whom have left."""
    union = found_union(tx, read_setup_file(paths.resource("sample", "union.toml")))
    people = add_members(tx, invent_people(count, list_sections(tx), tx.today()))
    generator = random.Random(SEED)
    endings = (EventKind.RETIRED, EventKind.CONTRACT_ENDED, EventKind.MOVED_OUT)
    for number, person in enumerate(generator.sample(people[len(people) // 3 :], k=len(people) // 60)):
        end_membership(tx, person.id, endings[number % 3], tx.today() - timedelta(days=20 + 9 * number))
    return union


def invent_people(count: int, sections: Sequence[Section], today: date) -> list[Member]:
    """`count` people spread over the sections; homonyms, year-only births and ethnic names occur as in life."""
    parts = tomllib.loads(paths.resource("sample", "people.toml").read_text(encoding="utf-8"))
    generator = random.Random(SEED)
    used: set[str] = set()
    return [_person(generator, parts, number, sections, used, today) for number in range(count)]


def _person(
    generator: random.Random,
    parts: dict[str, Any],
    number: int,
    sections: Sequence[Section],
    used: set[str],
    today: date,
) -> Member:
    is_woman = generator.random() < SHARE_OF_WOMEN
    sex = Sex.FEMALE if is_woman else Sex.MALE
    born = date(today.year - 56, 1, 1) + timedelta(days=generator.randrange(37 * 365))
    section = sections[generator.randrange(len(sections))]
    in_office = section.position == 1
    hired = max(date(born.year + 19, 6, 1), date(2012, 3, 1)) + timedelta(days=generator.randrange(900))
    hired = min(hired, today - timedelta(days=40))
    year_only = number % 41 == 7
    if number and number % 60 == 0:
        name = parts["ethnic"][number // 60 % len(parts["ethnic"])]
    else:
        half = "women" if is_woman else "men"
        name = " ".join(generator.choice(parts[key]) for key in ("family", f"middle_{half}", f"given_{half}"))
    return Member(
        id="",
        full_name=name,
        sex=sex,
        birth=PartialDate(born.year) if year_only else PartialDate.of(born),
        national_id=_national_id(generator, born, sex, used),
        home_town=generator.choice(parts["home_towns"]),
        ethnicity="Kinh" if number % 9 else generator.choice(("Khơ-me", "Hoa", "Tày", "Mường")),
        phone=f"09{generator.randrange(10**8):08}",
        section_id=section.id,
        staff_code=f"HP{number + 1:04}",
        job=generator.choice(OFFICE_JOBS if in_office else JOBS),
        is_leader=in_office and number % 5 == 0,
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
