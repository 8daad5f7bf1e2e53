"""The papers round the choosing: the survey sheet that comes back, the minutes, reserves, who got what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.core.contracts import Existing
from desktop.core.document import Document, Facts, Paragraph, RowStyle, Signatures
from desktop.features.importing import services as importing
from desktop.features.reports.services import render
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import GiftQuery, Reason
from desktop.features.tet_gifts.domain.people import NoTetMeeting, TetMeeting
from desktop.features.tet_gifts.imports import BeneficiaryImport
from desktop.features.tet_gifts.reports import REPORTS
from desktop.features.tet_gifts.services import people

from .conftest import Tet

SECRET = "Ung thư giai đoạn cuối"


def paper(tet: Tet, name: str, code: str = "TET2026") -> Document:
    report = next(report for report in REPORTS if report.name == name)
    with tet.database.read() as reading:
        return report.build(reading, code)


def said(document: Document) -> str:
    found = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(f"{block.lead} {block.text}")
        elif isinstance(block, Facts):
            found += [f"{label}: {value}" for label, value in block.pairs]
    found += [str(cell) for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(found)


def hold(tet: Tet, **told: object) -> TetMeeting:
    facts = TetMeeting(
        "", "", tet.schemes["TIEN"].id, date(2025, 12, 28), "Phòng họp", "Lê Thị Thanh Mai", "Võ Thị Kim Yến", 3,
        ("Lê Thị Thanh Mai", "Võ Thị Kim Yến"), absent="Hồ Ngọc Ân (công tác)",
    )  # fmt: skip
    with tet.database.write("meeting") as tx:
        return people.hold_meeting(tx, replace(facts, **told))  # type: ignore[arg-type]


def test_minutes_say_who_was_there_by_which_criteria_and_what_was_decided(tet: Tet) -> None:
    gifts = tet.propose("TIEN", *tet.members[:4], description=SECRET)
    tet.approve(*gifts[:2])
    with tet.database.write("decide") as tx:
        services.reject(tx, [gifts[2].id], "Đã nhận hỗ trợ của tỉnh")
        people.move_in_rank(tx, gifts[3].id, 1, "Vừa bị hỏa hoạn")
    hold(tet)
    document = paper(tet, "tet-minutes")
    text = said(document)
    assert "Có mặt: 2/3 ủy viên: Lê Thị Thanh Mai, Võ Thị Kim Yến" in text
    assert "chưa xác nhận" in text
    assert "Hai triệu đồng." in text
    assert "Đã nhận hỗ trợ của tỉnh" in text
    assert "Lý Hữu Phước: Vừa bị hỏa hoạn" not in text
    assert f"{tet.members[3].full_name}: Vừa bị hỏa hoạn" in text
    assert SECRET not in text
    assert not any(one.national_id in text for one in tet.members)
    signed = next(block for block in document.blocks if isinstance(block, Signatures))
    assert [(one.lines[0], one.name) for one in signed.blocks] == [
        ("THƯ KÝ", "Võ Thị Kim Yến"), ("CHỦ TRÌ", "Lê Thị Thanh Mai"),
    ]  # fmt: skip


def test_minutes_of_a_campaign_whose_committee_has_not_met_are_refused(tet: Tet) -> None:
    with pytest.raises(NoTetMeeting):
        paper(tet, "tet-minutes")


def test_the_survey_sheet_comes_back_by_itself(tet: Tet, tmp_path: Path) -> None:
    """Written as a workbook, one mark and one new line typed into it, and brought in again."""
    from openpyxl import load_workbook

    made = render(paper(tet, "tet-survey", "TET2026/TIEN"), tmp_path / "ra-soat.xlsx")
    book = load_workbook(made.path)
    assert len(book.worksheets) == 2
    sheet = book.worksheets[0]
    cells = {str(cell.value): cell for row in sheet.iter_rows() for cell in row if cell.value is not None}
    mark = next(cell.column for text, cell in cells.items() if text.startswith("Đề nghị"))
    kind = next(cell.column for text, cell in cells.items() if text == "Đối tượng")
    reasons = next(cell.column for text, cell in cells.items() if text == "Hoàn cảnh")
    name = next(cell.column for text, cell in cells.items() if text == "Họ và tên")
    member = tet.members[0]
    at = cells[member.full_name].row
    sheet.cell(at, mark).value, sheet.cell(at, reasons).value = "x", "BHN; HCKK"
    blank = 1 + max(cells[one.full_name].row for one in tet.members if one.full_name in cells)
    sheet.cell(blank, name).value, sheet.cell(blank, kind).value = "Trần Văn Mới", "NLĐ"
    sheet.cell(blank, mark).value = "x"
    book.save(made.path)
    target = BeneficiaryImport()
    with tet.database.read() as reading:
        parsed = importing.read_list(made.path, target, reading)
    importing.carry_out(tet.database, parsed, target, Existing.SKIP)
    with tet.database.read() as reading:
        lines = services.list_gifts(reading, GiftQuery())
    told = {one.full_name: one for one in lines}
    assert told.keys() == {member.full_name, "Trần Văn Mới"}
    assert told[member.full_name].reasons == (Reason.SERIOUS_ILLNESS, Reason.HARDSHIP)
    assert told["Trần Văn Mới"].unit == "Tổ Cắt"


def test_the_survey_sheet_holds_everybody_and_asks_for_no_illness(tet: Tet) -> None:
    document = paper(tet, "tet-survey")
    sheets = document.every
    names = {str(row.cells[1]) for one in sheets for table in one.tables for row in table.rows if len(row.cells) > 1}
    assert {one.full_name for one in tet.members} <= names
    assert "Bệnh gì, hoàn cảnh ra sao không ghi" in said(document).replace("\n", " ")


def test_reserves_are_printed_in_their_order(tet: Tet) -> None:
    gifts = tet.propose("TIEN", *tet.members[:3])
    tet.approve(gifts[0])
    with tet.database.write("move") as tx:
        people.move_in_rank(tx, gifts[2].id, 1, "Con nhỏ nằm viện")
    rows = [row.cells for row in paper(tet, "tet-reserve", "TET2026/TIEN").tables[0].rows]
    assert [(row[0], row[1]) for row in rows] == [
        (1, tet.members[2].full_name), (2, tet.members[1].full_name),
    ]  # fmt: skip


def test_the_fairness_table_has_a_line_for_each_section_and_reason(tet: Tet) -> None:
    tet.propose("TIEN", *tet.members[:3])
    sections, reasons = paper(tet, "tet-fairness").tables
    assert [row.cells[1] for row in sections.rows if row.style is RowStyle.PLAIN] == ["Tổ Cắt", "Tổ May 1"]
    assert [row.cells[1] for row in reasons.rows] == ["Hoàn cảnh khó khăn, thu nhập thấp"]
