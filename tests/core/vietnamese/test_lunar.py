from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.vietnamese.dates_in_words import weekday_name
from desktop.core.vietnamese.lunar import (
    LunarDate,
    can_chi,
    days_in_last_lunar_month,
    lunar_from_solar,
    tet_date,
)

TET = [
    (2021, "Tân Sửu", date(2021, 2, 12), "Thứ Sáu", 30),
    (2022, "Nhâm Dần", date(2022, 2, 1), "Thứ Ba", 29),
    (2023, "Quý Mão", date(2023, 1, 22), "Chủ nhật", 30),
    (2024, "Giáp Thìn", date(2024, 2, 10), "Thứ Bảy", 30),
    (2025, "Ất Tỵ", date(2025, 1, 29), "Thứ Tư", 29),
    (2026, "Bính Ngọ", date(2026, 2, 17), "Thứ Ba", 29),
    (2027, "Đinh Mùi", date(2027, 2, 6), "Thứ Bảy", 29),
    (2028, "Mậu Thân", date(2028, 1, 26), "Thứ Tư", 29),
    (2029, "Kỷ Dậu", date(2029, 2, 13), "Thứ Ba", 29),
    (2030, "Canh Tuất", date(2030, 2, 2), "Thứ Bảy", 29),
    (2031, "Tân Hợi", date(2031, 1, 23), "Thứ Năm", 29),
    (2032, "Nhâm Tý", date(2032, 2, 11), "Thứ Tư", 29),
]
days = st.dates(date(1900, 1, 1), date(2100, 12, 30))


@pytest.mark.parametrize(("year", "name", "first_day", "weekday", "last_month"), TET)
def test_tet_is_on_its_day(year: int, name: str, first_day: date, weekday: str, last_month: int) -> None:
    assert can_chi(year) == name
    assert tet_date(year) == first_day
    assert weekday_name(first_day) == weekday
    assert days_in_last_lunar_month(year) == last_month


@pytest.mark.parametrize("year", range(1900, 2101))
def test_tet_of_every_year_is_a_new_moon_of_late_winter(year: int) -> None:
    day = tet_date(year)
    assert date(year, 1, 20) <= day <= date(year, 2, 21)
    assert lunar_from_solar(day) == LunarDate(year, 1, False, 1)
    assert days_in_last_lunar_month(year) in (29, 30)


@pytest.mark.parametrize(
    "first_day", [date(1968, 1, 29), date(1975, 2, 11), date(1985, 1, 21), date(2000, 2, 5), date(2007, 2, 17)]
)
def test_tet_of_the_past_also_where_china_counted_otherwise(first_day: date) -> None:
    assert tet_date(first_day.year) == first_day


@pytest.mark.parametrize(
    ("solar", "lunar"),
    [
        (date(2026, 2, 16), LunarDate(2025, 12, False, 29)),
        (date(2026, 2, 17), LunarDate(2026, 1, False, 1)),
        (date(2023, 3, 22), LunarDate(2023, 2, True, 1)),
        (date(2025, 7, 25), LunarDate(2025, 6, True, 1)),
        (date(2025, 10, 6), LunarDate(2025, 8, False, 15)),
        (date(1985, 3, 21), LunarDate(1985, 2, True, 1)),
        (date(2033, 12, 22), LunarDate(2033, 11, True, 1)),
    ],
)
def test_days_have_their_lunar_date(solar: date, lunar: LunarDate) -> None:
    assert lunar_from_solar(solar) == lunar


@given(days)
def test_the_next_day_is_the_next_lunar_day(solar: date) -> None:
    today, tomorrow = lunar_from_solar(solar), lunar_from_solar(solar + timedelta(days=1))
    assert tomorrow > today
    if tomorrow.day == 1:
        assert today.day in (29, 30)
    else:
        assert (tomorrow.year, tomorrow.month, tomorrow.leap) == (today.year, today.month, today.leap)
        assert tomorrow.day == today.day + 1


@pytest.mark.parametrize("year", range(1900, 2101))
def test_every_tet_is_a_first_day_between_21_january_and_21_february(year: int) -> None:
    first_day = tet_date(year)
    assert date(year, 1, 20) <= first_day <= date(year, 2, 21)
    assert lunar_from_solar(first_day) == LunarDate(year, 1, False, 1)
    eve = LunarDate(year - 1, 12, False, days_in_last_lunar_month(year))
    assert lunar_from_solar(first_day - timedelta(days=1)) == eve


@pytest.mark.parametrize("year", [1899, 2101])
def test_years_outside_the_computed_range_are_refused(year: int) -> None:
    with pytest.raises(ValueError, match=str(year)):
        tet_date(year)
    with pytest.raises(ValueError, match=str(year)):
        lunar_from_solar(date(year, 6, 1))


def test_year_names_return_after_sixty_years() -> None:
    names = [can_chi(year) for year in range(1984, 2044)]
    assert names[0] == "Giáp Tý"
    assert len(set(names)) == 60
    assert can_chi(2044) == names[0]
