"""A union with two sections and a few members whose pay is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import pytest

from desktop.core.database import Database, Reading
from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.national_id import Sex
from desktop.features.dues import services
from desktop.features.dues.domain import Cell, Part, Receipt, ReceiptDraft, Way
from desktop.features.members.domain import EventKind, Member, MembershipEvent
from desktop.features.members.services import add_members, record_event
from desktop.features.organization.domain import Section, UnionDraft
from desktop.features.organization.services import found_union, list_sections

AN, BINH, DAO, HUY, THU = "Nguyễn Thị Ấn", "Trần Văn Bình", "Lê Thị Đào", "Đỗ Quốc Huy", "Phạm Hoài Thu"
SALARIES = {AN: 5_310_000, BINH: 8_000_001, DAO: 60_000_000, HUY: 6_000_000, THU: None}
T = TypeVar("T")


def month(number: int, year: int = 2026) -> date:
    return date(year, number, 1)


@dataclass
class Book:
    """The union under test, and short ways to the usual deeds."""

    database: Database
    people: dict[str, Member]
    sections: dict[str, Section]

    def id(self, name: str) -> str:
        return self.people[name].id

    def ask(self, question: Callable[[Reading], T]) -> T:
        with self.database.read() as reading:
            return question(reading)

    def make(self, *months: date) -> None:
        for one in months:
            with self.database.write("make_dues_month") as tx:
                services.make_month(tx, one)

    def pay(self, names: Iterable[str], first: date, until: date, amount: int | None = None, way: Way = Way.CASH,
            on: date = date(2026, 11, 20)) -> Receipt:  # fmt: skip
        ids = [self.id(name) for name in names]
        with self.database.write("collect_dues") as tx:
            wanted = Dong(amount) if amount is not None else None
            found = services.propose_parts(tx, ids, first, until, wanted)
            return services.collect(tx, ReceiptDraft(on, way, found.parts, payer="" if len(ids) == 1 else "Tổ trưởng"))

    def pay_parts(self, *parts: tuple[str, date, int]) -> Receipt:
        given = tuple(Part(self.id(name), when, Dong(amount)) for name, when, amount in parts)
        with self.database.write("collect_dues") as tx:
            return services.collect(tx, ReceiptDraft(date(2026, 11, 20), Way.CASH, given, payer="Người nộp"))

    def cell(self, name: str, when: date) -> Cell:
        account = self.ask(lambda reading: services.account_of(reading, self.id(name), when.year))
        return account.line.cells[when.month - 1]

    def happens(self, name: str, kind: EventKind, on: date) -> None:
        with self.database.write("record_event") as tx:
            record_event(tx, MembershipEvent("", self.id(name), kind, on))


@pytest.fixture
def book(database: Database) -> Book:
    draft = UnionDraft(
        "CĐCS Công ty May Hòa Phát", "TN-0001", place="Tây Ninh", chair="Lê Thị Thu Hà", workers=10,
        superior_name="Liên đoàn Lao động tỉnh Tây Ninh", sections=("Tổ Cắt", "Tổ May"),
    )  # fmt: skip
    with database.write("set_up") as tx:
        found_union(tx, draft)
        sections = {section.name: section for section in list_sections(tx)}
        people = add_members(tx, _people(list(sections.values())))
    return Book(database, {member.full_name: member for member in people}, sections)


def _people(sections: Sequence[Section]) -> list[Member]:
    return [
        Member(
            "", name, Sex.FEMALE if "Thị" in name else Sex.MALE, PartialDate(1985, 3, number + 1),
            section_id=sections[0 if number < 2 else 1].id, joined=date(2020, 1, 15),
            insured_salary=None if salary is None else Dong(salary),
        )
        for number, (name, salary) in enumerate(SALARIES.items())
    ]  # fmt: skip
