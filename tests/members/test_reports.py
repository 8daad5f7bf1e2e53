"""The members' papers: what stands on them, and that each person's begins on a page of its own."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.core import late
from desktop.core.contracts import Report
from desktop.core.database import Database
from desktop.core.document import Document, RowStyle
from desktop.core.errors import NotFound
from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.national_id import Sex
from desktop.features.members import services
from desktop.features.members.domain import EventKind, LabourRow, Member, Party, Relative
from desktop.features.members.reports import REPORTS
from desktop.features.organization.domain import UnionDraft
from desktop.features.organization.services import found_union
from desktop.features.reports.services import print_report
from tests.members.people import add

HALF_YEAR = "2025-06-01/2025-11-30"


@pytest.fixture
def union(database: Database) -> list[Member]:
    """Three members, of whom one has moved away."""
    with database.write("found") as tx:
        found_union(tx, UnionDraft("CĐCS Công ty May", "MAY", place="Hà Nội"))
    people = [
        add(database, "Trần Thị An", joined=date(2024, 3, 1), party=Party.FULL, party_joined=date(2020, 2, 3),
            schooling="12/12", family=(Relative("Con", "Lê Minh Anh", PartialDate(2018)),)),
        add(database, "Lê Văn Bình", joined=date(2024, 3, 1), sex=Sex.MALE),
        add(database, "Đỗ Thị Chi", joined=date(2025, 6, 1)),
    ]  # fmt: skip
    with database.write("move") as tx:
        services.end_membership(tx, people[1].id, EventKind.MOVED_OUT, date(2025, 9, 1), counterpart="CĐCS May 10")
    return people


def build(database: Database, name: str, code: str = "") -> Document:
    with database.read() as reading:
        return _report(name).build(reading, code)


def _report(name: str) -> Report:
    return next(report for report in REPORTS if report.name == name)


def _cells(document: Document, table: int = 0) -> list[tuple[Any, ...]]:
    return [row.cells for row in document.tables[table].rows if row.style is RowStyle.PLAIN]


def _ids(*people: Member) -> str:
    return ",".join(one.id for one in people)


def test_the_changes_of_a_period_are_listed_and_summed_up(database: Database, union: list[Member]) -> None:
    paper = build(database, "member-changes", HALF_YEAR)
    assert [cells[1] for cells in _cells(paper)] == ["Đỗ Thị Chi", "Lê Văn Bình"]
    assert _cells(paper, 1) == [
        ("Đoàn viên đầu kỳ (01/06/2025)", 2, 1),
        ("Kết nạp mới", 1, 1),
        ("Chuyển đến", 0, 0),
        ("Giảm trong kỳ", 1, 0),
        ("– Chuyển đi", 1, 0),
        ("Đoàn viên cuối kỳ (30/11/2025)", 2, 2),
    ]


def test_the_statistics_form_joins_typed_figures_and_derived_ones(database: Database, union: list[Member]) -> None:
    on = date(2025, 11, 30)
    for values in ({LabourRow.WORKERS: 9, LabourRow.STRIKES: 2}, {LabourRow.WORKERS: 8, LabourRow.STRIKES: None}):
        with database.write("figures") as tx:
            services.keep_labour_figures(tx, on, values)
    paper = build(database, "union-statistics", HALF_YEAR)
    by_text = {cells[1]: cells[3:] for cells in _cells(paper)}
    assert "□ 31/5" in paper.note
    assert "■ 30/11" in paper.note
    assert by_text["Tổng số lao động"] == (8, "")
    assert by_text["Số cuộc đình công"] == (None, "")
    assert by_text["Đoàn viên cuối kỳ (30/11/2025)"] == (2, "")
    assert by_text["Đoàn viên là đảng viên"] == (1, "")
    assert by_text["Tỷ lệ đoàn viên trên tổng số lao động"] == ("25,0", "2/8")


def test_without_a_choice_a_list_is_of_everybody_and_a_form_is_blank(database: Database, union: list[Member]) -> None:
    assert [cells[1] for cells in _cells(build(database, "personnel-list"))] == ["Trần Thị An", "Đỗ Thị Chi"]
    assert {cells[1] for cells in _cells(build(database, "joint-application"))} == {""}
    for name in ("application", "transfer-paper", "review-sheet"):
        (blank,) = build(database, name).every
        assert "Trần" not in str(blank)


def test_papers_are_about_the_chosen_people_in_the_order_of_names(database: Database, union: list[Member]) -> None:
    paper = build(database, "personnel-list", _ids(union[1], union[0]))
    assert [cells[1] for cells in _cells(paper)] == ["Trần Thị An", "Lê Văn Bình"]
    assert _cells(paper)[0][7:9] == ("03/02/2020", "12/12")
    assert _cells(build(database, "joint-application", _ids(union[1])))[0][2] == union[1].birth
    assert "CĐCS May 10" in str(build(database, "transfer-paper", _ids(union[1])))
    sheet = _cells(build(database, "review-sheet", union[0].id))
    assert sheet[-1][1:3] == ("Con", "Lê Minh Anh, 2018")
    with pytest.raises(NotFound):
        build(database, "personnel-list", "nobody")


def test_each_person_has_a_page_of_their_own_in_every_format(
    database: Database, union: list[Member], tmp_path: Path
) -> None:
    pages = {}
    with database.read() as reading:
        for ending in ("pdf", "docx", "xlsx"):
            path = tmp_path / f"a.{ending}"
            pages[ending] = print_report(reading, _report("review-sheet"), path, _ids(*union)).pages
    assert pages == {"pdf": 3, "docx": 3, "xlsx": 3}
    word = late.load("docx").Document(str(tmp_path / "a.docx"))
    assert [section.start_type.name for section in word.sections] == ["NEW_PAGE"] * 3
    sheets = late.load("openpyxl").load_workbook(io.BytesIO((tmp_path / "a.xlsx").read_bytes())).worksheets
    assert len({sheet.title for sheet in sheets}) == 3


def test_the_likeliest_period_is_offered_first(database: Database, union: list[Member]) -> None:
    with database.read() as reading:
        choices = _report("union-statistics").choices
        assert choices is not None
        offered = choices(reading)
    assert build(database, "union-statistics").note == build(database, "union-statistics", offered[0][0]).note
