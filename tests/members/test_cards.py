"""Member cards and the sơ yếu lý lịch: what stands on them, for whom, with and without a photo."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop.core.database import Database
from desktop.core.document import Document, Facts
from desktop.core.errors import NotFound
from desktop.core.partial_date import PartialDate
from desktop.core.placed import PlacedCode, PlacedPicture, PlacedText
from desktop.features.members import services
from desktop.features.members.domain import Member
from desktop.features.members.reports import REPORTS
from desktop.features.organization.domain import UnionDraft
from desktop.features.organization.services import found_union, list_sections
from desktop.features.reports import pdf
from desktop.features.reports.services import render
from tests.core.pictures import picture
from tests.members.people import add

LONG, SHORT = "Nguyễn Hoàng Bảo Trân Thị Thu Hương", "H'Hen Niê"


@pytest.fixture
def people(database: Database) -> list[Member]:
    with database.write("found") as tx:
        found_union(
            tx,
            UnionDraft("CĐCS Công ty May", "MAY", place="Hà Nội", chair="Lê Thị Mai", superior_name="LĐLĐ TP Hà Nội",
                       sections=("Tổ may 1", "Tổ may 2")),
        )  # fmt: skip
        sections = list_sections(tx)
    made = [
        add(database, LONG, section_id=sections[0].id, card_number="HN-01", joined=date(2015, 1, 5)),
        add(database, SHORT, section_id=sections[0].id, birth=PartialDate(1990)),
        add(database, "Lê Văn An", section_id=sections[1].id, card_number="HN-03"),
    ]
    with database.write("set_photo") as tx:
        services.set_photo(tx, made[0].id, picture(300, 400))
    return made


def build(database: Database, name: str, code: str = "") -> Document:
    report = next(one for one in REPORTS if one.name == name)
    with database.read() as reading:
        return report.build(reading, code)


def of(people: list[Member], *places: int) -> str:
    return ",".join(people[place].id for place in places)


def printed(document: Document) -> PdfReader:
    file = io.BytesIO()
    pdf.write(document, file)
    return PdfReader(file)


def test_a_card_says_who_where_since_when_and_its_number(database: Database, people: list[Member]) -> None:
    text = " ".join(printed(build(database, "member-cards", of(people, 0))).pages[0].extract_text().split())
    for told in ("LĐLĐ TP HÀ NỘI", "CĐCS CÔNG TY MAY", LONG, "02/03/1985", "Tổ may 1", "05/01/2015", "HN-01"):
        assert told in text


def test_the_code_holds_the_card_number_and_nothing_else(database: Database, people: list[Member]) -> None:
    (sheet,) = build(database, "member-cards", of(people, 0, 1)).sheets
    by_name = {
        next(part.text for part in card if isinstance(part, PlacedText) and part.size == 13): [
            part.text for part in card if isinstance(part, PlacedCode)
        ]
        for card in sheet.cards
    }
    assert by_name == {LONG: ["HN-01"], SHORT: []}


def test_who_has_no_photo_gets_an_empty_frame(database: Database, people: list[Member]) -> None:
    (sheet,) = build(database, "member-cards", of(people, 0, 1)).sheets
    shown = [bool(part.content) for card in sheet.cards for part in card if isinstance(part, PlacedPicture)]
    assert sorted(shown) == [False, True]
    assert len(printed(build(database, "member-cards", of(people, 0, 1))).pages[0].images) == 1


def test_cards_are_made_for_a_section_or_left_blank(database: Database, people: list[Member]) -> None:
    report = next(one for one in REPORTS if one.name == "member-cards")
    assert report.choices is not None
    with database.read() as reading:
        choices = {name: code for code, name in report.choices(reading)}
    assert len(build(database, "member-cards", choices["Tổ may 1"]).sheets[0].cards) == 2
    blank = build(database, "member-cards")
    assert len(blank.sheets[0].cards) == 10
    assert LONG not in printed(blank).pages[0].extract_text()
    with pytest.raises(NotFound):
        build(database, "member-cards", "nobody")


def test_backs_follow_their_fronts_page_by_page(database: Database, people: list[Member]) -> None:
    for number in range(10):
        add(database, f"Người {number}")
    with database.read() as reading:
        everybody = ",".join(line.id for line in services.list_members(reading))
    document = build(database, "member-cards-two-sides", everybody)
    assert [(len(sheet.cards), sheet.mirrored) for sheet in document.sheets] == [
        (10, False), (10, True), (3, False), (3, True),
    ]  # fmt: skip
    pages = printed(document).pages
    assert "Ai nhặt được xin gửi về: CĐCS Công ty May" in " ".join(pages[1].extract_text().split())
    assert "Lê Thị Mai" in pages[3].extract_text()


def test_the_profile_has_the_photo_where_the_form_has_its_place(
    database: Database, people: list[Member], tmp_path: Path
) -> None:
    document = build(database, "member-profile", of(people, 0, 1))
    portraits = [block.portrait for each in document.every for block in each.blocks if isinstance(block, Facts)]
    assert sorted(bool(one.content) for one in portraits if one) == [False, True]
    reader = printed(document)
    assert sum(len(page.images) for page in reader.pages) == 1
    assert "Ảnh 3×4" in "".join(page.extract_text() for page in reader.pages)
    made = render(document, tmp_path / "so-yeu.docx")
    with zipfile.ZipFile(made.path) as archive:
        assert sum(name.startswith("word/media/") for name in archive.namelist()) == 1
        assert "Ảnh 3×4" in archive.read("word/document.xml").decode()


def test_papers_with_photos_are_the_same_bytes_again(database: Database, people: list[Member], tmp_path: Path) -> None:
    for name, ending in (("member-cards", "pdf"), ("member-profile", "pdf"), ("member-profile", "docx")):
        sums = {
            render(build(database, name, of(people, 0)), tmp_path / f"{number}.{ending}").sha256 for number in range(2)
        }
        assert len(sums) == 1, (name, ending)
