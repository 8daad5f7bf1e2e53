"""What is typed to narrow a list."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.core.filters import FilterKind, FilterNotRead, exactly, filter_value, read_filter
from desktop.core.partial_date import PartialDate

TODAY = date(2026, 11, 22)
SECTIONS = ["Tổ may 1", "Tổ may 2", "Tổ May 12", "To may 1", "Tổ đóng gói", ""]


def fitting(kind: FilterKind, text: str, values: list[object]) -> list[object]:
    fits = read_filter(kind, text, TODAY)
    return [value for value in values if fits(filter_value(kind, value))]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("MAY", ["Tổ may 1", "Tổ may 2", "Tổ May 12", "To may 1"]),
        ("=to may 1", ["Tổ may 1", "To may 1"]),
        ("=Tổ May 1", ["Tổ may 1"]),
        ("= tổ may 1; dong goi", ["Tổ may 1", "Tổ đóng gói"]),
        ("khác tổ may 1", ["Tổ may 2", "Tổ May 12", "To may 1", "Tổ đóng gói", ""]),
        ("<>to may 1; <>trống", ["Tổ may 2", "Tổ May 12", "Tổ đóng gói"]),
        ("trống", [""]),
        ("có", SECTIONS[:-1]),
        ("tổ; trống", ["Tổ may 1", "Tổ may 2", "Tổ May 12", "Tổ đóng gói", ""]),
        ("", SECTIONS),
        (" ; ", SECTIONS),
    ],
)
def test_texts_fit_by_their_words_or_as_a_whole(typed: str, found: list[str]) -> None:
    assert fitting(FilterKind.TEXT, typed, list(SECTIONS)) == found


DAYS = [PartialDate(1985), PartialDate(1985, 3, 2), PartialDate(1990, 11, 21), PartialDate(2000, 11, 23), None]


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("1985", [0, 1]),
        ("198", [0, 1]),
        ("3/1985", [1]),
        ("02/03/1985", [1]),
        ("2.3.1985", [1]),
        ("1985-03-02", [1]),
        ("tháng 11", [2, 3]),
        ("T11", [2, 3]),
        ("tháng 11/1990", [2]),
        ("21/11", [2]),
        ("1985-1990", [0, 1, 2]),
        ("1985 – 90", [0, 1, 2]),
        ("từ 1986 đến 1990", [2]),
        ("1990-", [2, 3]),
        (">1985", [2, 3]),
        (">=1990", [2, 3]),
        ("sau 1990", [3]),
        ("< 01/01/1990", [0, 1]),
        ("<=21/11/1990", [0, 1, 2]),
        ("26", []),
        ("25", [3]),
        ("36", [2]),
        ("25-36", [2, 3]),
        (">36", [0, 1]),
        ("<=36", [2, 3]),
        ("dưới 36", [3]),
        ("trống", [4]),
        ("(có)", [0, 1, 2, 3]),
        ("1985; tháng 11", [0, 1, 2, 3]),
        ("khác 1985", [2, 3, 4]),
    ],
)
def test_days_fit_whole_in_part_between_and_by_age(typed: str, places: list[int]) -> None:
    assert fitting(FilterKind.DAY, typed, list(DAYS)) == [DAYS[place] for place in places]


@given(
    st.dates(date(1930, 1, 1), date(2026, 11, 22)), st.integers(0, 99), st.integers(0, 99), st.booleans(),
    st.dates(date(2020, 1, 1), date(2026, 11, 22)),
)  # fmt: skip
def test_a_span_of_years_finds_who_is_of_that_age(born: date, one: int, other: int, whole: bool, today: date) -> None:
    birth = PartialDate.of(born) if whole else PartialDate(born.year)
    least, most = sorted((one, other))
    age = birth.age_on(today)
    for typed, expected in ((f"{least}-{most}", least <= age <= most), (f">{least}", age > least),
                            (f"<{least}", age < least), (f"{least}", age == least)):  # fmt: skip
        assert read_filter(FilterKind.DAY, typed, today)(birth.iso()) == expected, typed


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("5500000", [5_500_000]),
        ("5.500.000", [5_500_000]),
        ("5,5tr", [5_500_000]),
        ("5tr-7tr", [5_500_000, 7_000_000]),
        (">500k", [5_500_000, 7_000_000]),
        ("<= 500 nghìn", [0, 500_000]),
        ("trống", [0, None]),
    ],
)
def test_amounts_fit_in_every_way_they_are_written(typed: str, found: list[int | None]) -> None:
    assert fitting(FilterKind.NUMBER, typed, [0, 500_000, 5_500_000, 7_000_000, None]) == found


@pytest.mark.parametrize("typed", ["hôm qua", "31/02/1985", "tháng 13", "50-1990", ">", "1985; xyz", "<>abc"])
def test_what_means_no_day_is_told(typed: str) -> None:
    with pytest.raises(FilterNotRead):
        read_filter(FilterKind.DAY, typed, TODAY)


@given(st.text(max_size=20))
@example("¹")
def test_nothing_typed_makes_a_filter_fail_otherwise(typed: str) -> None:
    for kind, values in (
        (FilterKind.DAY, ["", "1985", "1985-03-02"]),
        (FilterKind.NUMBER, [None, 5]),
        (FilterKind.TEXT, ["", "Tổ"]),
    ):
        try:
            fits = read_filter(kind, typed, TODAY)
        except FilterNotRead:
            continue
        assert all(fits(value) in (True, False) for value in values)


@given(st.text(st.characters(categories=["L", "N"]), max_size=12))
def test_a_value_chosen_from_the_list_finds_itself(text: str) -> None:
    assert read_filter(FilterKind.TEXT, exactly(text), TODAY)(text)
