"""Dates, money, ids, records: the program's own values."""

from __future__ import annotations

import dataclasses
import gc
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core import records
from desktop.core.clock import fixed_at
from desktop.core.ids import new_id
from desktop.core.money import Dong, total
from desktop.core.partial_date import PartialDate
from desktop.core.progress import uncollected
from desktop.core.records import altered
from desktop.features.organization.domain import Section

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2/3/1985", "1985-03-02"),
        ("02.03.85", "1985-03-02"),
        ("2-3-1985", "1985-03-02"),
        ("02031985", "1985-03-02"),
        ("1985-03-02", "1985-03-02"),
        ("1985", "1985"),
        ("1/1/26", "2026-01-01"),
        ("1/1/27", "1927-01-01"),
        ("29/2/2024", "2024-02-29"),
    ],
)
def test_a_date_is_read_as_officers_type_it(typed: str, expected: str) -> None:
    assert PartialDate.parse(typed, TODAY).iso() == expected


@pytest.mark.parametrize("typed", ["13/13/1985", "31/2/1985", "29/2/2023", "hôm qua", "", "1985/3", "00001985", "0"])
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"date|day|month|year"):
        PartialDate.parse(typed, TODAY)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_a_date_survives_every_form(day: date) -> None:
    partial = PartialDate.of(day)
    assert PartialDate.from_iso(partial.iso()) == partial == PartialDate.parse(str(partial), TODAY)
    assert partial.as_date() == day


@given(st.dates(), st.dates())
def test_dates_sort_as_text_the_way_they_sort_as_dates(one: date, other: date) -> None:
    if one.year >= 1000 and other.year >= 1000:
        first, second = PartialDate.of(one), PartialDate.of(other)
        assert (first < second) == (first.iso() < second.iso())


def test_an_age_is_reached_on_the_birthday() -> None:
    born = PartialDate(2000, 11, 23)
    assert born.age_on(date(2026, 11, 22)) == 25
    assert born.age_on(date(2026, 11, 23)) == 26
    assert PartialDate(2000).age_on(TODAY) == 26


def test_money_prints_with_dots_and_stays_money_when_added() -> None:
    assert str(Dong(1296000)) == "1.296.000"
    assert isinstance(Dong(5) + 3, Dong)
    assert isinstance(3 * Dong(5), Dong)
    assert total([Dong(1000), Dong(500)]) == 1500
    assert str(total([])) == "0"


def test_ids_grow_even_when_the_clock_goes_back() -> None:
    later, earlier = datetime(2026, 11, 22, tzinfo=UTC), datetime(2020, 1, 1, tzinfo=UTC)
    ids = [new_id(moment) for moment in (later, later, earlier, later)]
    assert ids == sorted(ids)
    assert len(set(ids)) == 4
    assert all(len(one) == 36 and one[14] == "7" for one in ids)


def test_the_day_is_the_vietnamese_day() -> None:
    clock = fixed_at(2026, 1, 1)
    assert clock.today() == date(2026, 1, 1)
    assert clock.now().tzinfo is UTC


class _Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class _Part:
    name: str
    on: date | None = None


@dataclass(frozen=True)
class _Whole:
    id: str
    birth: PartialDate | None
    money: Dong
    colour: _Colour
    parts: tuple[_Part, ...]
    revision: int = 0


def test_a_record_survives_json() -> None:
    whole = _Whole("a", PartialDate(1985), Dong(5), _Colour.RED, (_Part("x", TODAY), _Part("y")), 3)
    dumped = records.dump(whole)
    assert dumped["birth"] == "1985"
    assert dumped["parts"][0] == {"name": "x", "on": "2026-11-22"}
    assert records.load(_Whole, dumped) == whole


def test_changed_fields_are_named_without_bookkeeping() -> None:
    one = _Whole("a", None, Dong(5), _Colour.RED, ())
    other = _Whole("a", PartialDate(1985), Dong(5), _Colour.RED, (), 9)
    assert records.changed_fields(one, other) == ("birth",)


def test_an_altered_record_is_another_record() -> None:
    before = Section("1", "Tổ 1")
    after = altered(before, name="Tổ 2")
    assert after == dataclasses.replace(before, name="Tổ 2")
    assert (before.name, hash(after) == hash(before)) == ("Tổ 1", False)


@pytest.mark.parametrize("was_on", [True, False])
def test_garbage_is_collected_again_after_the_bulk_whatever_happened(was_on: bool) -> None:
    (gc.enable if was_on else gc.disable)()
    try:
        with pytest.raises(ZeroDivisionError):
            uncollected()(lambda: 1 // gc.isenabled())()
        assert gc.isenabled() is was_on
    finally:
        gc.enable()
