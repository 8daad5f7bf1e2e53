from __future__ import annotations

from datetime import date

import pytest

from desktop.core.vietnamese.dates_in_words import (
    date_in_words,
    place_and_date,
    quarter_in_words,
    weekday_name,
)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 3, 5), "ngày 05 tháng 3 năm 2026"),
        (date(2026, 1, 31), "ngày 31 tháng 01 năm 2026"),
        (date(2026, 2, 10), "ngày 10 tháng 02 năm 2026"),
        (date(2026, 9, 9), "ngày 09 tháng 9 năm 2026"),
        (date(2026, 12, 1), "ngày 01 tháng 12 năm 2026"),
    ],
)
def test_a_zero_stands_before_small_days_and_the_first_two_months(day: date, words: str) -> None:
    assert date_in_words(day) == words


def test_the_line_above_a_signature() -> None:
    assert place_and_date("Hà Nội", date(2026, 3, 5)) == "Hà Nội, ngày 05 tháng 3 năm 2026"
    assert place_and_date(" ", date(2026, 3, 5)) == "…………, ngày 05 tháng 3 năm 2026"


def test_the_week_begins_on_thu_hai() -> None:
    week = [weekday_name(date(2026, 11, day)) for day in range(16, 23)]
    assert week == ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"]


def test_quarters_have_roman_numbers() -> None:
    quarters = [quarter_in_words(date(2025, month, 1)) for month in range(1, 13)]
    assert quarters == [f"quý {roman}/2025" for roman in ("I", "II", "III", "IV") for _ in range(3)]
