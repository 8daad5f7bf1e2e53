"""Dates as official Vietnamese papers write them.

Nghị định 30/2020/NĐ-CP, annex I: a zero stands before days under 10 and before the months 1 and 2, no other.
"""

from __future__ import annotations

from datetime import date

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_QUARTERS = ("I", "II", "III", "IV")


def date_in_words(day: date) -> str:
    """`ngày 05 tháng 3 năm 2026`."""
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


NO_PLACE = "…" * 4


def place_and_date(place: str, day: date) -> str:
    """The line above a signature: `Hà Nội, ngày 05 tháng 3 năm 2026`; dots to write upon where no place is known."""
    return f"{place.strip() or NO_PLACE}, {date_in_words(day)}"


def weekday_name(day: date) -> str:
    """`Thứ Hai` to `Chủ nhật`."""
    return _WEEKDAYS[day.weekday()]


def quarter_in_words(day: date) -> str:
    """The quarter a day falls in: `quý I/2025`."""
    return f"quý {_QUARTERS[(day.month - 1) // 3]}/{day.year}"
