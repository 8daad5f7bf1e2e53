"""The two registers as papers, and the list going out."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.core.database import Database
from desktop.core.document import RowStyle
from desktop.features.correspondence.domain import NoSuchYear
from desktop.features.correspondence.reports import EXPORT, issued_register, received_register
from desktop.features.correspondence.services import close_year
from tests.correspondence.conftest import LETTER, PROPOSAL, enter


def test_the_register_of_issued_documents_goes_series_after_series(union: Database) -> None:
    enter(union, PROPOSAL)
    enter(union, PROPOSAL, kind="BC", subject="Hoạt động công đoàn")
    with union.read() as reading:
        paper = issued_register(reading)
    table = paper.tables[0]
    assert [(row.style, row.cells[0]) for row in table.rows] == [
        (RowStyle.SECTION, "Báo cáo"),
        (RowStyle.PLAIN, "01/BC-CĐCS"),
        (RowStyle.SECTION, "Tờ trình"),
        (RowStyle.PLAIN, "01/TTr-CĐCS"),
    ]
    assert table.rows[3].cells[2] == "Tờ trình: Đề nghị khen thưởng năm 2026"


def test_the_register_of_received_documents_leaves_room_to_sign_and_tells_when_the_year_was_closed(
    union: Database,
) -> None:
    enter(union, LETTER, dated=date(2025, 1, 2), received_on=date(2025, 1, 9))
    with union.write("close_register") as tx:
        close_year(tx, 2025)
    with union.read() as reading:
        paper = received_register(reading, "2025-01-01/2025-12-31")
    assert paper.subtitle == "Năm 2025"
    assert [row.cells[1:4] for row in paper.tables[0].rows] == [("01", "LĐLĐ tỉnh Tây Ninh", "34/KH-LĐLĐ")]
    assert "chốt ngày 22/11/2026" in paper.blocks[1].text  # type: ignore[union-attr]


def test_a_period_that_is_none_is_refused(union: Database) -> None:
    with union.read() as reading, pytest.raises(NoSuchYear):
        issued_register(reading, "nay")


def test_the_list_going_out_has_a_cell_for_every_heading(union: Database) -> None:
    enter(union, PROPOSAL)
    enter(union, LETTER)
    with union.read() as reading:
        rows = list(EXPORT.rows(reading))
    assert [row[:3] for row in rows] == [("Đi", 2026, "01/TTr-CĐCS"), ("Đến", 2026, "01")]
    assert {len(row) for row in rows} == {len(EXPORT.columns)}
