"""A list as it really comes: old fonts, two rows of headings, totals, lost zeros; and what the officer hears of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.core.contracts import Existing, Finding
from desktop.core.database import Database
from desktop.core.partial_date import PartialDate
from desktop.features.importing import services
from desktop.features.importing.words import explain
from desktop.features.members.imports import MemberImport
from desktop.features.members.services import get_member, list_members
from tests.importing.made import save_xlsx

HEADING = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Điện thoại", "Tổ")
HOA = (1, "Nguyễn Thị Hoa", "02/03/1985", "Nữ", 79185001234, 905123456, "Tổ 1")


def opened(database: Database, path: Path) -> services.OpenedList:
    with database.read() as reading:
        return services.open_list(path, MemberImport(), reading)


def parsed(database: Database, path: Path) -> services.ParsedList:
    return services.parse(opened(database, path), MemberImport(), date(2026, 11, 22))


def test_zeros_that_excel_dropped_come_back(database: Database, tmp_path: Path) -> None:
    (row,) = parsed(database, save_xlsx(tmp_path / "ds.xlsx", HEADING, HOA)).rows
    assert (row.values["national_id"], row.values["phone"]) == ("079185001234", "0905123456")


def test_a_number_that_excel_made_short_is_refused_instead_of_kept(database: Database, tmp_path: Path) -> None:
    short = (1, "Nguyễn Thị Hoa", "02/03/1985", "Nữ", "8,01940E+10", None, "Tổ 1")
    (row,) = parsed(database, save_xlsx(tmp_path / "ds.xlsx", HEADING, short)).rows
    assert any(one.grave for one in row.findings)
    assert "E+10" not in str(row.values.get("national_id", ""))


def test_the_day_stands_before_the_month(database: Database, tmp_path: Path) -> None:
    born = (1, "Nguyễn Thị Hoa", "03/04/1985", "Nữ", None, None, None)
    (row,) = parsed(database, save_xlsx(tmp_path / "ds.xlsx", HEADING, born)).rows
    assert row.values["birth"] == PartialDate(1985, 4, 3)


def test_two_rows_of_headings_and_a_row_of_totals_are_no_people(database: Database, tmp_path: Path) -> None:
    path = save_xlsx(
        tmp_path / "ds.xlsx", ("TT", "Họ và tên", "Ngày sinh", None), (None, None, "Nam", "Nữ"),
        (1, "Nguyễn Thị Hoa", None, "02/03/1985"), (2, "Trần Văn Nam", "1990", None), (None, "Tổng cộng", 1, 1),
    )  # fmt: skip
    assert [row.values["full_name"] for row in parsed(database, path).rows] == ["Nguyễn Thị Hoa", "Trần Văn Nam"]


def test_a_refused_row_is_named_with_its_cell_and_what_to_do(
    qapp: QApplication, database: Database, tmp_path: Path
) -> None:
    bad = (2, "Trần Văn Nam", "31/02/1990", "Nam", None, None, None)
    (_, row) = parsed(database, save_xlsx(tmp_path / "ds.xlsx", HEADING, HOA, bad)).rows
    told = [one for one in row.findings if one.grave]
    assert [one.cell for one in told] == ["C3"]
    said, remedy = explain(told[0])
    assert "31/02/1990" in said
    assert remedy


def test_every_row_is_told_of_and_the_whole_import_can_be_taken_back(database: Database, tmp_path: Path) -> None:
    bad = (2, "Trần Văn Nam", "31/02/1990", "Nam", None, None, None)
    target, found = MemberImport(), parsed(database, save_xlsx(tmp_path / "ds.xlsx", HEADING, HOA, bad))
    with database.read() as reading:
        seen = services.preview(reading, found, target, Existing.SKIP)
        assert list_members(reading) == [], "looking at a list changed something"
    assert len(seen.verdicts) == len(found.rows) == 2
    batch = services.carry_out(database, found, target, Existing.SKIP)
    assert (batch.created, batch.refused) == (1, 1)
    services.undo_import(database, batch.id)
    with database.read() as reading:
        assert list_members(reading) == []


def test_letters_of_an_old_font_become_the_letters_that_were_seen(database: Database, tmp_path: Path) -> None:
    """In TCVN3 the letter ư is a soft hyphen, which any tidying would drop."""
    name = "NguyÔn ThÞ H\xad\xacng"
    path = save_xlsx(tmp_path / "cu.xlsx", ("TT", "Hä vµ tªn"), (1, name), font=".VnTime")
    (row,) = parsed(database, path).rows
    assert row.values["full_name"] == "Nguyễn Thị Hương"


def test_hoang_of_vni_is_not_made_hong_without_a_word(qapp: QApplication, database: Database, tmp_path: Path) -> None:
    names = ["Nguyeãn Thò Lan", "Traàn Vaên Bình", "Phaïm Vaên Ñöùc", "Ñoã Thò Yeán", "Hoàng Anh"]
    path = save_xlsx(tmp_path / "vni.xlsx", ("TT", "Hoï vaø teân"), *enumerate(names, 1))
    row = parsed(database, path).rows[-1]
    doubts: list[Finding] = [one for one in row.findings if one.problem == "decoded_doubtfully"]
    assert row.values["full_name"] == "Hồng Anh"
    assert "Hoàng" in " ".join(explain(doubts[0]))


@pytest.mark.parametrize("heading", ["Email", "E-mail"])
def test_a_list_without_what_it_can_do_without_comes_in(database: Database, tmp_path: Path, heading: str) -> None:
    path = save_xlsx(tmp_path / "ds.xlsx", ("TT", "Họ và tên", heading), (1, "Nguyễn Thị Hoa", None))
    batch = services.carry_out(database, parsed(database, path), MemberImport(), Existing.SKIP)
    with database.read() as reading:
        (line,) = list_members(reading)
        assert (batch.created, get_member(reading, line.id).full_name) == (1, "Nguyễn Thị Hoa")
