"""The Vietnamese lunar calendar (âm lịch), computed from the sun and the moon at UTC+7.

A month begins on the day of the new moon in Hà Nội; month 11 holds the winter solstice; of thirteen months between two
solstices the first without a major solar term is the leap month. China counts by UTC+8, so its calendar is wrong here
in some years (Tết 2030 is 2 February, in China the 3rd). New moons and the longitude of the sun follow J. Meeus,
*Astronomical Algorithms*, in the shortened series of Hồ Ngọc Đức; good for 1900 to 2100.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import floor, pi, radians, sin

FIRST_YEAR, LAST_YEAR = 1900, 2100

_HANOI = 7 / 24  # days ahead of UTC
_ORDINAL_TO_JULIAN_DAY = 1721425  # 01/01/1970 is ordinal 719163 and Julian day number 2440588
_EPOCH_NEW_MOON = 2415021  # the day of the new moon of 01/01/1900, number 0 of `_new_moon`
_SYNODIC_MONTH = 29.530588853
_CAN = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
_CHI = ("Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi")


@dataclass(frozen=True, order=True)
class LunarDate:
    """A day of the lunar calendar; `leap` marks the repeated month (tháng nhuận)."""

    year: int
    month: int
    leap: bool
    day: int


def can_chi(year: int) -> str:
    """The name of a lunar year: 2026 → `Bính Ngọ`."""
    return f"{_CAN[(year - 4) % 10]} {_CHI[(year - 4) % 12]}"


def _new_moon(number: int) -> float:
    """The Julian date, in UTC, of the new moon `number` months after the one of 01/01/1900."""
    t = number / 1236.85
    mean = 2415020.75933 + 29.53058868 * number + 0.0001178 * t**2 - 0.000000155 * t**3
    mean += 0.00033 * sin(radians(166.56 + 132.87 * t - 0.009173 * t**2))
    sun = radians(359.2242 + 29.10535608 * number - 0.0000333 * t**2 - 0.00000347 * t**3)
    moon = radians(306.0253 + 385.81691806 * number + 0.0107306 * t**2 + 0.00001236 * t**3)
    node = radians(21.2964 + 390.67050646 * number - 0.0016528 * t**2 - 0.00000239 * t**3)
    correction = (
        (0.1734 - 0.000393 * t) * sin(sun) + 0.0021 * sin(2 * sun)
        - 0.4068 * sin(moon) + 0.0161 * sin(2 * moon) - 0.0004 * sin(3 * moon)
        + 0.0104 * sin(2 * node) - 0.0051 * sin(sun + moon) - 0.0074 * sin(sun - moon)
        + 0.0004 * sin(2 * node + sun) - 0.0004 * sin(2 * node - sun) - 0.0006 * sin(2 * node + moon)
        + 0.0010 * sin(2 * node - moon) + 0.0005 * sin(2 * moon + sun)
    )  # fmt: skip
    dynamical_time_ahead = -0.000278 + 0.000265 * t + 0.000262 * t**2
    return mean + correction - dynamical_time_ahead


@lru_cache(maxsize=4096)
def _month_start(number: int) -> int:
    """The Julian day number of the Hà Nội day on which that new moon falls."""
    return floor(_new_moon(number) + 0.5 + _HANOI)


@lru_cache(maxsize=4096)
def _solar_term(day: int) -> int:
    """In which twelfth of its way the sun stands when the day begins in Hà Nội; 0 from the spring equinox on."""
    t = (day - 0.5 - _HANOI - 2451545.0) / 36525
    mean_anomaly = radians(357.52910 + 35999.05030 * t - 0.0001559 * t**2 - 0.00000048 * t**3)
    longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t**2
    longitude += (1.914600 - 0.004817 * t - 0.000014 * t**2) * sin(mean_anomaly)
    longitude += (0.019993 - 0.000101 * t) * sin(2 * mean_anomaly) + 0.000290 * sin(3 * mean_anomaly)
    return floor(radians(longitude) % (2 * pi) / pi * 6)


def _number_near(day: int) -> int:
    return floor((day - _EPOCH_NEW_MOON) / _SYNODIC_MONTH)


def _day(solar: date) -> int:
    return solar.toordinal() + _ORDINAL_TO_JULIAN_DAY


def _solar(day: int) -> date:
    return date.fromordinal(day - _ORDINAL_TO_JULIAN_DAY)


@lru_cache(maxsize=512)
def _month_eleven(year: int) -> int:
    """The number of the new moon that begins lunar month 11 of the solar year, the month of the winter solstice."""
    number = _number_near(_day(date(year, 12, 31)))
    winter_solstice = 9
    return number - 1 if _solar_term(_month_start(number)) >= winter_solstice else number


@lru_cache(maxsize=512)
def _months(year: int) -> tuple[tuple[int, int, bool], ...]:
    """From month 11 of the year before to month 10: (number of the new moon, month, leap)."""
    first, next_first = _month_eleven(year - 1), _month_eleven(year)
    thirteen = next_first - first == 13
    months: list[tuple[int, int, bool]] = []
    month = 10
    for number in range(first, next_first):
        no_term = _solar_term(_month_start(number)) == _solar_term(_month_start(number + 1))
        leap = thirteen and no_term
        thirteen = thirteen and not leap
        month += not leap
        months.append((number, (month - 1) % 12 + 1, leap))
    return tuple(months)


def _require(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"the lunar calendar is computed for {FIRST_YEAR} to {LAST_YEAR}, not for {year}")


def _tet_number(year: int) -> int:
    return next(number for number, month, leap in _months(year) if month == 1 and not leap)


def tet_date(year: int) -> date:
    """Mồng 1 Tết, the first day of the lunar year. Raises ValueError outside 1900 to 2100."""
    _require(year)
    return _solar(_month_start(_tet_number(year)))


def days_in_last_lunar_month(year: int) -> int:
    """29 or 30: the length of tháng Chạp *before* Tết of `year`; with 29 there is no "30 Tết" that year."""
    return _day(tet_date(year)) - _month_start(_tet_number(year) - 1)


def lunar_from_solar(solar: date) -> LunarDate:
    """The lunar date of a day. Raises ValueError outside 1900 to 2100."""
    _require(solar.year)
    day = _day(solar)
    cycle = solar.year if day < _month_start(_month_eleven(solar.year)) else solar.year + 1
    number, month, leap = next(entry for entry in reversed(_months(cycle)) if _month_start(entry[0]) <= day)
    year = solar.year - 1 if month >= 11 and solar.month <= 3 else solar.year
    return LunarDate(year, month, leap, day - _month_start(number) + 1)
