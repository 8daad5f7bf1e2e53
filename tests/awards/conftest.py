"""A small union of invented people with the campaign of 2025, in which everybody is known and registered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from desktop.core.database import Database, Reading, Transaction
from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.national_id import Sex
from desktop.features.awards import services
from desktop.features.awards.domain import Discipline, Nomination, Rating, YearFacts
from desktop.features.awards.rules import CheckOutcome
from desktop.features.awards.services import Assessment
from desktop.features.emulation.domain import Campaign, Subject, SubjectKind
from desktop.features.emulation.services import launch_campaign, register
from desktop.features.members.domain import Member
from desktop.features.members.services import add_member
from desktop.features.organization.domain import SuperiorKind, UnionDraft
from desktop.features.organization.services import found_union, get_union, list_sections

YEAR = 2025


@dataclass
class House:
    """The union under test, and short ways to ask it."""

    database: Database
    campaign: Campaign
    people: dict[str, Member]
    sections: dict[str, str]
    union_id: str

    @contextmanager
    def read(self) -> Iterator[Reading]:
        with self.database.read() as reading:
            yield reading

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        with self.database.write("test") as tx:
            yield tx

    def person(self, name: str) -> Subject:
        return Subject(SubjectKind.PERSON, self.people[name].id)

    def section(self, name: str) -> Subject:
        return Subject(SubjectKind.SECTION, self.sections[name])

    def know(self, subject: Subject, year: int = YEAR, **facts: Any) -> YearFacts:
        """Record a blameless year except for what `facts` says."""
        blameless: dict[str, Any] = {
            "absent_days": 3, "discipline": Discipline.NONE, "complaint_pending": False,
            "rating": Rating.EXCELLENT, "state_title": "LDTT",
        }  # fmt: skip
        with self.write() as tx:
            return services.set_year_facts(tx, YearFacts("", subject.kind, subject.id, year, **(blameless | facts)))

    def nominate(self, award: str, *subjects: Subject, **more: Any) -> list[Nomination]:
        more.setdefault("achievement", "Hoàn thành vượt mức kế hoạch sản xuất năm 2025.")
        with self.write() as tx:
            return services.nominate(tx, self.campaign.id, award, subjects, **more)

    def assess(self) -> list[Assessment]:
        with self.read() as reading:
            return services.check_nominations(reading, self.campaign.code)

    def check(self, rule: str, subject: str = "") -> CheckOutcome:
        return next(
            check for one in self.assess() if subject in one.subject for check in one.checks if check.rule == rule
        )


@pytest.fixture
def house(database: Database) -> House:
    with database.write("found") as tx:
        union = found_union(
            tx,
            UnionDraft(
                name="CĐCS Công ty TNHH May Hòa Phát",
                code="TN-0001",
                place="Tây Ninh",
                chair="Đỗ Thị Minh Ngọc",
                superior_name="Liên đoàn Lao động tỉnh Tây Ninh",
                superior_kind=SuperiorKind.LDLD_TINH,
                sections=("Tổ May 1", "Tổ Cắt"),
            ),
        )
        sections = {section.name: section.id for section in list_sections(tx)}
        people = [
            _member(tx, "Nguyễn Thị Ánh Tuyết", Sex.FEMALE, sections["Tổ May 1"]),
            _member(tx, "Trần Văn Bảo", Sex.MALE, sections["Tổ May 1"]),
            _member(tx, "Lê Thị Cẩm Đào", Sex.FEMALE, sections["Tổ Cắt"]),
            _member(tx, "Phạm Quốc Đạt", Sex.MALE, sections["Tổ Cắt"], is_leader=True, education="Đại học"),
        ]
        campaign = launch_campaign(
            tx,
            Campaign("", "TD-2025", "Phong trào thi đua năm 2025", YEAR, date(2025, 1, 1), date(2025, 12, 31)),
        )
        subjects = [Subject(SubjectKind.PERSON, one.id) for one in people]
        register(tx, campaign.id, subjects, ["DVXS"])
        register(tx, campaign.id, [Subject(SubjectKind.SECTION, one) for one in sections.values()], ["TCDVM"])
        union_id = get_union(tx).id
    assert union.id == union_id
    return House(database, campaign, {one.full_name: one for one in people}, sections, union_id)


def _member(tx: Transaction, name: str, sex: Sex, section: str, **more: Any) -> Member:
    facts: dict[str, Any] = {
        "birth": PartialDate(1988, 5, 17), "job": "Công nhân may", "education": "12/12", "start_work": date(2018, 3, 1),
        "union_post": "",
    }  # fmt: skip
    return add_member(tx, Member("", name, sex, section_id=section, **(facts | more)))
