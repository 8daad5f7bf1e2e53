"""Members: names, numbers, dates and counts as the field keeps them."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from desktop import catalog
from desktop.core.database import Database
from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.national_id import Sex
from desktop.core.vietnamese.origins import ethnic_group, religion
from desktop.core.vietnamese.sorting import name_sort_key
from desktop.features.awards import services as awards
from desktop.features.awards.domain import AwardHistory
from desktop.features.awards.imports import EXPORTS
from desktop.features.emulation.domain import SubjectKind
from desktop.features.members import services
from desktop.features.members.domain import EventKind, Member, MemberQuery, Status, hints
from desktop.features.reports.lists import export_list
from tests.awards.conftest import House
from tests.members.people import add

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("number", ["079090123456", "136185001234", "003185001234", "B1234567"])
def test_no_citizens_number_that_can_be_is_refused(database: Database, number: str) -> None:
    """There is no check digit, children of emigrants have codes of countries, foreigners have passports."""
    assert add(database, national_id=number).national_id == number


def test_a_birth_known_by_its_year_alone_is_a_birth(database: Database) -> None:
    assert add(database, birth=PartialDate(1985)).birth == PartialDate(1985)


def test_a_list_that_goes_out_keeps_every_leading_zero(database: Database, tmp_path: Path) -> None:
    add(database, national_id="001185001234", phone="0905123456")
    export_list(database, catalog.exports()["members"], tmp_path / "ds.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "ds.xlsx").active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value in ("001185001234", "0905123456")]
    assert len(cells) == 2
    assert {cell.data_type for cell in cells} == {"s"}


def test_people_stand_by_given_name_in_vietnamese_order() -> None:
    names = ["Lê An", "Bùi Văn Anh", "Phạm Ánh", "Cao Ăn", "Đỗ Ân", "Lý Bình", "Trần Dung", "An Đạt", "Bạch Em"]
    assert sorted(set(names), key=name_sort_key) == names


def test_a_name_is_one_field_in_the_order_it_is_spoken() -> None:
    named = {field.name for field in fields(Member) if "name" in field.name}
    assert named == {"full_name"}


def test_ba_and_ong_follow_the_sex_and_never_a_name_in_the_middle(house: House) -> None:
    """Thị is not in every woman's name, and some women are called Văn."""
    tuyet, bao = house.people["Nguyễn Thị Ánh Tuyết"], house.people["Trần Văn Bảo"]
    with house.write() as tx:
        services.change_members(
            tx, [tuyet.id, bao.id], lambda one: replace(one, sex=Sex.MALE if one.id == tuyet.id else Sex.FEMALE)
        )
        for one in (tuyet, bao):
            awards.add_award_history(
                tx, AwardHistory("", SubjectKind.PERSON, one.id, "LDTT", 2024, "1/QĐ", date(2025, 1, 1))
            )
    export = next(one for one in EXPORTS if one.name == "state-awards")
    with house.read() as reading:
        rows = [dict(zip(export.columns, row, strict=True)) for row in export.rows(reading)]
    assert {row["Tên tập thể/cá nhân"]: row["Tên gọi"] for row in rows} == {
        tuyet.full_name: "Ông", bao.full_name: "Bà",
    }  # fmt: skip


def test_nobodys_sex_is_guessed_from_the_name(database: Database) -> None:
    assert add(database, "Nguyễn Thị Hồng", sex=None).sex is None


def test_a_birth_date_has_no_hour_that_could_move_it(database: Database) -> None:
    born = PartialDate(1985, 3, 4)
    kept = add(database, birth=born)
    with database.read() as reading:
        assert services.get_member(reading, kept.id).birth == born
    assert str(born) == "04/03/1985"


def test_viet_nam_is_no_ethnic_group_and_phat_is_written_phat_giao() -> None:
    assert (ethnic_group("kinh"), ethnic_group("Việt Nam")) == ("Kinh", None)
    assert (religion("Phật"), religion("Không")) == ("Phật giáo", "Không")
    told = [one.problem for one in hints(Member("", "Lê An", ethnicity="Việt Nam"), TODAY)]
    assert "ethnicity_is_nationality" in told


def test_who_leaves_is_counted_in_the_years_before(database: Database) -> None:
    leaving = add(database, joined=date(2015, 1, 5))
    with database.read() as reading:
        before = services.membership_stock(reading, date(2025, 12, 31)).count
    with database.write("end") as tx:
        services.end_membership(tx, leaving.id, EventKind.RETIRED, date(2026, 6, 1), "Đủ tuổi")
    with database.read() as reading:
        assert services.membership_stock(reading, date(2025, 12, 31)).count == before
        assert services.membership_stock(reading, date(2026, 12, 31)).count.total == 0
        assert [one.status for one in services.list_members(reading, MemberQuery())] == [Status.ENDED]


def test_people_of_unknown_sex_are_not_counted_as_women(database: Database) -> None:
    for name, sex in (("Lê An", Sex.FEMALE), ("Trần Bình", None), ("Vũ Chi", None)):
        add(database, name, sex=sex)
    with database.read() as reading:
        counted = services.headcount(reading)
    assert (counted.total, counted.women) == (3, 1)


def test_nobody_needs_an_e_mail_address(database: Database) -> None:
    assert add(database, "Lê Thị Bưởi").id
    assert hints(Member("", "Lê Thị Bưởi"), TODAY) == []


@pytest.mark.parametrize(("typed", "name"), [("nguyen", "Nguyễn Hòa"), ("dang", "Đặng Mai"), ("Hoà", "Nguyễn Hòa")])
def test_people_are_found_without_marks_and_in_either_spelling(database: Database, typed: str, name: str) -> None:
    add(database, "Nguyễn Hòa")
    add(database, "Đặng Mai")
    with database.read() as reading:
        assert [one.full_name for one in services.list_members(reading, MemberQuery(search=typed))] == [name]
