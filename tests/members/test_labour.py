"""The typed figures about the workers hold together, and the form divides by the number it prints."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.core.database import Database
from desktop.core.errors import FieldRefused
from desktop.features.members import services
from desktop.features.members.domain import LabourRow, Period
from desktop.features.members.reports import statistics_form
from desktop.features.members.words import refusal
from desktop.features.organization.domain import UnionDraft
from desktop.features.organization.services import found_union
from tests.members.people import add

AUTUMN = Period(date(2026, 6, 1), date(2026, 11, 30))


@pytest.fixture(autouse=True)
def _union(database: Database) -> None:
    with database.write("found") as tx:
        found_union(tx, UnionDraft("CĐCS Công ty May", "MAY", workers=10))


def _type(database: Database, **values: int | None) -> None:
    with database.write("type") as tx:
        services.keep_labour_figures(tx, AUTUMN.last, {LabourRow[row]: value for row, value in values.items()})


def _printed(database: Database) -> dict[str, tuple[object, object]]:
    with database.read() as reading:
        rows = statistics_form(reading, str(AUTUMN)).tables[0].rows
    return {str(row.cells[1]): (row.cells[3], row.cells[4]) for row in rows if len(row.cells) > 4}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"WORKERS": 10, "WOMEN": 20}, LabourRow.WOMEN),
        ({"WOMEN": 11}, LabourRow.WOMEN),
        ({"WORKERS": 30, "SHORT_OF_WORK": 2, "WOMEN_SHORT_OF_WORK": 3}, LabourRow.WOMEN_SHORT_OF_WORK),
        ({"WORKERS": 30, "INSURED": 31}, LabourRow.INSURED),
    ],
)
def test_a_part_is_never_more_than_its_whole(
    database: Database, values: dict[str, int | None], field: LabourRow
) -> None:
    with pytest.raises(FieldRefused) as caught:
        _type(database, **values)
    assert caught.value.field == field.value
    assert refusal(caught.value)


def test_what_is_typed_later_is_judged_with_what_was_typed_before(database: Database) -> None:
    _type(database, WORKERS=30, WOMEN=20)
    with pytest.raises(FieldRefused):
        _type(database, WORKERS=15)
    _type(database, WORKERS=15, WOMEN=5)


@pytest.mark.parametrize(("typed", "workers"), [(None, 10), (20, 20)])
def test_the_form_prints_the_number_it_divides_by(database: Database, typed: int | None, workers: int) -> None:
    _type(database, WORKERS=typed)
    for name in ("An", "Bình"):
        add(database, f"Trần Thị {name}")
    printed = _printed(database)
    assert printed["Tổng số lao động"][0] == workers
    share = f"{100 * 2 / workers:.1f}".replace(".", ",")
    assert printed["Tỷ lệ đoàn viên trên tổng số lao động"] == (share, f"2/{workers}")


def test_more_members_than_people_employed_are_no_percentage(database: Database) -> None:
    _type(database, WORKERS=1)
    for name in ("An", "Bình"):
        add(database, f"Trần Thị {name}")
    share, remark = _printed(database)["Tỷ lệ đoàn viên trên tổng số lao động"]
    assert share is None
    assert str(remark).startswith("2/1: ")
