"""Slips to be cut apart, and the list of those who still have to sign."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop.core.document import Document, Table
from desktop.core.placed import Card, PlacedCode, PlacedText
from desktop.features.reports.services import render
from desktop.features.tet_gifts.domain.desk import DeskScope
from desktop.features.tet_gifts.domain.scanning import ScanKind, read_scan
from desktop.features.tet_gifts.reports.slips import SlipsWanted, slips, unsigned_list
from desktop.features.tet_gifts.services import desk, signing

from .conftest import Tet


def paper(tet: Tet, wanted: SlipsWanted) -> Document:
    with tet.database.read() as reading:
        return slips(reading, wanted.as_code())


def give(tet: Tet, code: str) -> None:
    with tet.database.write("hand_out_gift") as tx:
        desk.give_slip(tx, DeskScope(tet.campaign.id, "Bàn 1"), code)


def texts(card: Card) -> str:
    return "\n".join(part.text for part in card if isinstance(part, PlacedText))


def codes(document: Document) -> list[str]:
    return [part.text for card in document.sheets[0].cards for part in card if isinstance(part, PlacedCode)]


def test_a_person_has_one_slip_with_every_gift_on_it_and_a_code_of_digits_that_the_desk_reads(tet: Tet) -> None:
    first = tet.make_final("TIEN", *tet.members[:2])
    tet.make_final("QUA", tet.members[0])
    document = paper(tet, SlipsWanted("TET2026", place="Nhà ăn ca", when="8 giờ ngày 07/02/2026"))
    assert codes(document) == [one.slip_code for one in first]
    card = texts(document.sheets[0].cards[0])
    for part in (
        "Nguyễn Thị Ánh",
        "Tổ Cắt",
        "1.000.000 đồng tiền mặt",
        "gạo nếp",
        "Nhà ăn ca",
        "8 giờ ngày 07/02/2026",
    ):
        assert part in card
    assert all(read_scan(code).kind is ScanKind.SLIP for code in codes(document))


def test_slips_go_out_by_section_and_who_has_everything_gets_none(tet: Tet) -> None:
    gifts = tet.make_final("TIEN", *tet.members[:4])
    give(tet, gifts[0].slip_code)
    names = [texts(card) for card in paper(tet, SlipsWanted("TET2026")).sheets[0].cards]
    assert [next(one for one in tet.members if one.full_name in text).full_name for text in names] == [
        "Lê Thị Mỹ Hằng", "Đặng Văn Ẩn", "Trần Quốc Bửu"]  # fmt: skip


def test_a_lost_slip_is_printed_again_with_the_same_code(tet: Tet) -> None:
    gifts = tet.make_final("TIEN", *tet.members[:3])
    assert codes(paper(tet, SlipsWanted("TET2026", (gifts[1].slip_code,)))) == [gifts[1].slip_code]


@pytest.mark.parametrize(
    "wanted",
    [
        SlipsWanted("TET2026"), SlipsWanted("TET2026/TIEN", place="Hội trường"),
        SlipsWanted("TET2026", ("260000019", "260000024"), "Cổng 2", "8 giờ"), SlipsWanted("TET2026", when="sáng"),
    ],
)  # fmt: skip
def test_what_is_wanted_survives_its_code(wanted: SlipsWanted) -> None:
    assert SlipsWanted.from_code(wanted.as_code()) == wanted


def test_the_sheet_is_printed_whole_with_every_vietnamese_letter(tet: Tet, tmp_path: Path) -> None:
    tet.make_final("TIEN", *tet.members)
    render(paper(tet, SlipsWanted("TET2026")), tmp_path / "phieu.pdf")
    pages = PdfReader(tmp_path / "phieu.pdf").pages
    assert len(pages) == 2
    assert "Đặng Văn Ẩn" in pages[0].extract_text() + pages[1].extract_text()


def test_the_list_of_those_who_still_have_to_sign_leaves_out_who_has(tet: Tet) -> None:
    gifts = tet.make_final("TIEN", *tet.members[:3])
    for gift in gifts:
        give(tet, gift.slip_code)
    with tet.database.write("note_signatures") as tx:
        signing.note_signatures(tx, "page", {gifts[0].id: True, gifts[1].id: False})
    with tet.database.read() as reading:
        table = unsigned_list(reading, "TET2026").blocks[0]
    assert isinstance(table, Table)
    assert [(row.cells[1], row.cells[8]) for row in table.rows] == [
        ("Lê Thị Mỹ Hằng", "chưa xem trang ký"), ("Đặng Văn Ẩn", "")]  # fmt: skip
