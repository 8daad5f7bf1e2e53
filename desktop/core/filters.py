"""What somebody types to narrow a list by one column, read the same way for lists in memory and behind questions.

| typed | what it asks for |
|---|---|
| `may 2` | every word, marks and capitals aside |
| `=Tổ may 2` | exactly that, marks and capitals aside unless marks are typed |
| `khác Kinh`, `<>Kinh` | everything else |
| `trống`, `có` | nothing stands there; something does |
| `1985`, `3/1985`, `02/03/1985`, `tháng 11`, `21/11` | a day, whole or in part |
| `18-35`, `>50` in a column of days | completed years until today: the age, the years in the union |
| `1985-1990`, `>=2000`, `< 01/01/2020`, `1985-` | days or numbers between |
| `5tr-7,5tr`, `>500k` | amounts |
| `nam; nữ` | either |
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any

from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.text import compare_key, fold, search_terms, search_text

Fits = Callable[[Any], bool]

OR = ";"
EMPTY, FILLED = "trống", "có"
_EMPTY = {EMPTY, "(trống)", "(trong)", "để trống", "(empty)"}
_FILLED = {FILLED, "(có)", "(co)", "không trống", "(any)"}
_AFTER = "~"  # sorts behind every digit and hyphen
_OLDEST = 120
_OPERATORS = {"từ": ">=", "đến": "<=", "trên": ">", "dưới": "<", "sau": ">", "trước": "<", "≥": ">=", "≤": "<="}
_OPERATOR = re.compile(rf"^(<=|>=|<|>|=|≥|≤|{'|'.join(one for one in _OPERATORS if one.isalpha())})\s*(.+)$")
_SPAN = re.compile(r"^(?:từ\s*)?(\S+?)\s*(?:[-–]|\sđến\s)\s*(\S*)$")
_MONTH = re.compile(r"^(?:tháng|thang|t)\s*(\d{1,2})(?:\s*/\s*(\d{4}))?$")
_ISO = re.compile(r"^\d{4}-\d{1,2}-\d{1,2}$")
_DAY_OF_YEAR = re.compile(r"^(\d{1,2})[/.](\d{1,2})$")
_MONTH_OF_YEAR = re.compile(r"^(\d{1,2})[/.](\d{4})$")
_AMOUNT = re.compile(r"^(-?\d+(?:[.,]\d+)*)(k|nghìn|ngàn|tr|triệu|tỷ|tỉ|đ|đồng)?$")
_TIMES = {"k": 1_000, "nghìn": 1_000, "ngàn": 1_000, "tr": 1_000_000, "triệu": 1_000_000, "tỷ": 10**9, "tỉ": 10**9}


class FilterKind(StrEnum):
    """What stands in a column, which rules how its filter is read."""

    TEXT = "text"
    DAY = "day"
    NUMBER = "number"


class FilterNotRead(ValueError):
    """This part of a filter means nothing in a column of its kind."""


def read_filter(kind: FilterKind, text: str, today: date) -> Fits:
    """Whether a value fits: a text, a day as ISO text or "", a number or None. Raises FilterNotRead."""
    parts = [part.strip() for part in text.split(OR) if part.strip()]
    excluded = [bare for part in parts if (bare := _excluded(part))]
    wanted = [part for part in parts if not _excluded(part)]
    fits = [_read_part(kind, part, today) for part in wanted]
    fits_not = [_read_part(kind, f"={part}" if kind is FilterKind.TEXT else part, today) for part in excluded]
    return lambda value: (not fits or any(fit(value) for fit in fits)) and not any(fit(value) for fit in fits_not)


def filter_value(kind: FilterKind, value: Any) -> Any:
    """The value as a filter compares it."""
    if kind is FilterKind.DAY:
        return value.iso() if isinstance(value, PartialDate) else value.isoformat() if isinstance(value, date) else ""
    return value if kind is FilterKind.NUMBER else str(value or "")


def exactly(text: str) -> str:
    """The filter that asks for just that text; of an empty one for emptiness."""
    return f"={text}" if text else EMPTY


def _excluded(part: str) -> str:
    for mark in ("<>", "!=", "khác "):
        if part.lower().startswith(mark):
            return part[len(mark) :].strip()
    return ""


def _read_part(kind: FilterKind, part: str, today: date) -> Fits:
    bare = part.lower().removeprefix("=").strip()
    if bare in _EMPTY:
        return lambda value: not value
    if bare in _FILLED:
        return bool
    if kind is FilterKind.TEXT:
        return _text(part)
    return _day(bare, today) if kind is FilterKind.DAY else _number(bare)


# Texts


def _text(part: str) -> Fits:
    if part.startswith("="):
        return _whole(part[1:].strip())
    terms = search_terms(part)

    def fits(value: str) -> bool:
        stored = search_text(value)
        return all(term in stored for term in terms)

    return fits


def _whole(text: str) -> Fits:
    key = compare_key(text)
    if key == fold(text):
        return lambda value: fold(value) == key
    return lambda value: compare_key(value) == key


# Days


def _day(part: str, today: date) -> Fits:
    if found := _MONTH.match(part):
        month = int(found[1])
        if not 1 <= month <= 12:
            raise FilterNotRead(part)
        return (
            _between(*_beginning(f"{found[2]}-{month:02}")) if found[2] else lambda value: value[5:7] == f"{month:02}"
        )
    if (found := _DAY_OF_YEAR.match(part)) and int(found[2]) <= 12:
        ending = f"-{int(found[2]):02}-{int(found[1]):02}"
        return lambda value: value.endswith(ending)
    if not _ISO.match(part) and (found := _SPAN.match(part)):
        return _between(*_span_of_days(found[1], found[2], today))
    operator, token = _operated(part)
    low, high = _bounds(token, today)
    if _is_age(token):
        low, high = {">": ("0", low), ">=": ("0", high), "<": (high, _AFTER), "<=": (low, _AFTER)}.get(
            operator, (low, high)
        )
    else:
        low, high = {">": (high, _AFTER), ">=": (low, _AFTER), "<": ("0", low), "<=": ("0", high)}.get(
            operator, (low, high)
        )
    return _between(low, high)


def _span_of_days(first: str, last: str, today: date) -> tuple[str, str]:
    low, high = _bounds(first, today)
    if not last:
        return ("0", high) if _is_age(first) else (low, _AFTER)
    if len(first) == 4 and first.isdecimal() and len(last) == 2:
        last = first[:2] + last  # 1985-90
    lower, upper = _bounds(last, today)
    if _is_age(first) != _is_age(last):
        raise FilterNotRead(f"{first}-{last}")
    return (lower, high) if _is_age(first) else (low, upper)


def _is_age(token: str) -> bool:
    return token.isdecimal() and int(token) <= _OLDEST and len(token) <= 3


def _bounds(token: str, today: date) -> tuple[str, str]:
    """The lowest ISO text asked for, and one that every ISO text asked for is below. Of an age the births."""
    if _is_age(token):
        years = int(token)
        return _years_before(today, years + 1) + _AFTER, _years_before(today, years) + _AFTER
    if re.fullmatch(r"\d{3,4}", token):  # 198 is on its way to 1985
        return _beginning(token)
    if found := _MONTH_OF_YEAR.match(token):
        return _beginning(f"{found[2]}-{int(found[1]):02}")
    try:
        return _beginning(PartialDate.parse(token, today).iso())
    except ValueError:
        raise FilterNotRead(token) from None


def _beginning(iso: str) -> tuple[str, str]:
    return iso, iso + _AFTER


def _years_before(day: date, years: int) -> str:
    """As ISO text, which need not be a day: the 29th of February of a common year lies where it should."""
    return f"{day.year - years:04}-{day.month:02}-{day.day:02}"


def _between(low: str, high: str) -> Fits:
    return lambda value: bool(value) and low <= value < high


# Numbers


def _number(part: str) -> Fits:
    if (found := _SPAN.match(part)) and not part.startswith("-"):
        least, most = _amount(found[1]), _amount(found[2]) if found[2] else None
        return lambda value: value is not None and least <= value and (most is None or value <= most)
    operator, token = _operated(part)
    number = _amount(token)
    comparisons: dict[str, Fits] = {
        ">": lambda value: value > number,
        ">=": lambda value: value >= number,
        "<": lambda value: value < number,
        "<=": lambda value: value <= number,
    }
    fits: Fits = comparisons.get(operator, lambda value: value == number)
    return lambda value: value is not None and bool(fits(value))


def _amount(token: str) -> float:
    """`5tr`, `7,5tr`, `1.500.000`; a dot or comma before three digits stands between thousands."""
    found = _AMOUNT.match(token.replace(" ", ""))
    if not found:
        raise FilterNotRead(token)
    plain = re.sub(r"[.,](?=\d{3}(?!\d))", "", found[1])
    try:
        return float(plain.replace(",", ".")) * _TIMES.get(found[2] or "", 1)
    except ValueError:
        raise FilterNotRead(token) from None


def _operated(part: str) -> tuple[str, str]:
    found = _OPERATOR.match(part)
    return (_OPERATORS.get(found[1], found[1]), found[2].strip()) if found else ("", part)
