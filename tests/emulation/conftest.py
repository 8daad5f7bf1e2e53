"""A small union with two sections and five people, and the sample campaign launched in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from desktop.core.database import Database
from desktop.core.document import Document, Facts, Paragraph, Table
from desktop.core.partial_date import PartialDate, print_date
from desktop.core.paths import resource
from desktop.core.vietnamese.national_id import Sex
from desktop.features.emulation.domain import Campaign, Subject, SubjectKind
from desktop.features.emulation.services import launch_campaign, read_campaign_file
from desktop.features.members.domain import Member
from desktop.features.members.services import add_members
from desktop.features.organization.domain import Section, UnionDraft
from desktop.features.organization.services import found_union, list_sections

SAMPLE = resource("sample", "campaign_2025.toml")
ARTICLES = Path(__file__).parent.parent / "data" / "campaigns"


@dataclass(frozen=True)
class Book:
    """The union's people and sections by name, and its campaign."""

    database: Database
    campaign: Campaign
    people: dict[str, Member]
    sections: dict[str, Section]

    def person(self, name: str) -> Subject:
        return Subject(SubjectKind.PERSON, self.people[name].id)

    def section(self, name: str) -> Subject:
        return Subject(SubjectKind.SECTION, self.sections[name].id)


@pytest.fixture
def book(database: Database) -> Book:
    draft = UnionDraft(
        "CĐCS Công ty May Hòa Phát", "TN-0001", place="Tây Ninh", chair="Lê Thị Thu Hà", workers=10,
        superior_name="Liên đoàn Lao động tỉnh Tây Ninh", sections=("Tổ Cắt", "Tổ May"),
    )  # fmt: skip
    with database.write("set_up") as tx:
        found_union(tx, draft)
        sections = {section.name: section for section in list_sections(tx)}
        people = add_members(tx, _people(sections))
        campaign = launch_campaign(tx, read_campaign_file(SAMPLE))
    return Book(database, campaign, {member.full_name: member for member in people}, sections)


def _people(sections: dict[str, Section]) -> list[Member]:
    cut, sew = sections["Tổ Cắt"].id, sections["Tổ May"].id
    joined = date(2020, 1, 15)
    return [
        Member("", "Nguyễn Thị Ấn", Sex.FEMALE, PartialDate(1985, 3, 2), national_id="079185001234", section_id=cut,
               job="Công nhân", joined=joined),
        Member("", "Trần Văn Bình", Sex.MALE, PartialDate(1990), national_id="079090004321", section_id=cut,
               joined=joined),
        Member("", "Lê Thị Đào", Sex.FEMALE, PartialDate(1992, 12, 30), section_id=sew, joined=joined),
        Member("", "Đỗ Quốc Huy", Sex.MALE, PartialDate(1979, 7, 1), section_id=sew, joined=joined),
        Member("", "Phạm Hoài Thu", Sex.FEMALE, PartialDate(1995), section_id=sew, joined=joined),
    ]  # fmt: skip


def said(document: Document) -> str:
    """Everything the paper says, in reading order."""
    texts = [document.title, document.subtitle]
    for block in document.blocks:
        if isinstance(block, Paragraph):
            texts += [block.lead, block.text]
        elif isinstance(block, Facts):
            texts += [text for pair in block.pairs for text in pair]
        elif isinstance(block, Table):
            texts += [column.title for column in block.columns]
            texts += [
                print_date(cell) if isinstance(cell, date) else str(cell) for row in block.rows for cell in row.cells
            ]
            texts.append(block.total_label)
    return "\n".join(texts)
