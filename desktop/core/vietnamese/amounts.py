"""Amounts of đồng: read from what people type, written with dots, and spelt out for the line "Bằng chữ".

Thousands are divided by dots and decimals by a comma, but lists from an English Excel have it the other way round, so
`1,296` alone is refused as ambiguous instead of being guessed.
"""

from __future__ import annotations

import re
from decimal import Decimal

from desktop.core.money import Dong
from desktop.core.vietnamese.text import clean

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", " nghìn", " triệu")
_BILLION = 10**9


class NotAnAmount(ValueError):
    """The text is not a whole, non-negative amount of đồng."""


class AmbiguousAmount(ValueError):
    """The separator may divide thousands or decimals (`1,296`); only the person who has the paper can tell."""


def _below_hundred(number: int, after_hundreds: bool) -> str:
    tens, unit = divmod(number, 10)
    if tens == 0:
        return f"lẻ {_DIGITS[unit]}" if after_hundreds else _DIGITS[unit]
    last = "" if unit == 0 else f" {_DIGITS[unit]}"
    if unit == 5:
        last = " lăm"
    elif tens > 1 and unit in (1, 4):
        last = " mốt" if unit == 1 else " tư"
    return ("mười" if tens == 1 else f"{_DIGITS[tens]} mươi") + last


def _below_thousand(number: int, in_full: bool) -> str:
    """`in_full` names the zero hundreds, as behind a larger group: không trăm lẻ năm."""
    hundreds, rest = divmod(number, 100)
    if not hundreds and not in_full:
        return _below_hundred(rest, after_hundreds=False)
    words = f"{_DIGITS[hundreds]} trăm"
    return f"{words} {_below_hundred(rest, after_hundreds=True)}" if rest else words


def _spell(number: int) -> str:
    billions, rest = divmod(number, _BILLION)
    words = [_spell(billions) + " tỷ"] if billions else []
    for power in (2, 1, 0):
        group = rest // 1000**power % 1000
        if group:
            words.append(_below_thousand(group, in_full=bool(words)) + _GROUPS[power])
    return " ".join(words)


def amount_in_words(dong: int, chan: bool = False) -> str:
    """An amount in words, with a capital: 1296000 → `Một triệu hai trăm chín mươi sáu nghìn đồng`.

    `chan` adds "chẵn" to a round amount: whole thousands, and no "lẻ" in its words. Raises ValueError below zero.
    """
    if dong < 0:
        raise ValueError(f"an amount to be written in words is not negative: {dong}")
    words = (_spell(dong) or _DIGITS[0]) + " đồng"
    if chan and dong and dong % 1000 == 0 and " lẻ " not in words:
        words += " chẵn"
    return words[0].upper() + words[1:]


_UNITS = {
    "tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "tr": 10**6, "nghìn": 1000, "ngàn": 1000, "k": 1000,
}  # fmt: skip
_CURRENCY = re.compile(r"\s*(?:đồng|vnđ|vnd|đ|₫)\.?$")
_PART = re.compile(rf"(\d[\d., ]*?)\s*({'|'.join(_UNITS)})(?![^\W\d_])\s*")
_WITH_DOTS = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+|\d+")
_WITH_COMMAS = re.compile(r"\d{1,3}(?:,\d{3}){2,}")
_ZERO_DECIMALS = re.compile(r"(?<=\.\d{3}),0{1,2}$|(?<=,\d{3})\.0{1,2}$")
_ONE_COMMA_GROUP = re.compile(r"\d{1,3},\d{3}")
_DECIMAL = re.compile(r"(\d+|\d{1,3}(?:\.\d{3})+),(\d+)|(\d+)\.(\d{1,2})")


def _whole(figures: str) -> int | None:
    """A whole number with thousands divided in any unmistakable way."""
    figures = _ZERO_DECIMALS.sub("", figures)
    if _WITH_DOTS.fullmatch(figures) or _WITH_COMMAS.fullmatch(figures):
        return int(re.sub(r"[., ]", "", figures))
    return None


def _multiple(figures: str, unit: int) -> int | None:
    """`1,5` of a unit, when that is a whole number of đồng; with a unit, `1.5` too can only be a decimal."""
    if (whole := _whole(figures)) is not None:
        return whole * unit
    if decimal := _DECIMAL.fullmatch(figures):
        before, after = decimal[1] or decimal[3], decimal[2] or decimal[4]
        amount = Decimal(f"{before.replace('.', '')}.{after}") * unit
        return int(amount) if amount == int(amount) else None
    return None


def _sum_of_parts(text: str) -> int | None:
    """`2 triệu 500 nghìn`: parts with falling units and nothing else."""
    amount, position, last_unit = 0, 0, _BILLION + 1
    for part in _PART.finditer(text):
        unit = _UNITS[part[2]]
        value = _multiple(part[1].strip(), unit)
        if part.start() != position or unit >= last_unit or value is None:
            return None
        amount, position, last_unit = amount + value, part.end(), unit
    return amount if position == len(text) and position else None


def parse_dong(text: str) -> Dong:
    """The amount a person typed: `1.296.000 đ`, `1 296 000`, `2,5 triệu`, `500 nghìn`, `1 triệu 200 nghìn đồng`.

    Raises AmbiguousAmount for a single group of three behind a comma, NotAnAmount for anything else it cannot read,
    for fractions of a đồng and for negative amounts.
    """
    figures = _CURRENCY.sub("", clean(text).casefold())
    if any(char.isdigit() and not char.isascii() for char in figures):
        raise NotAnAmount(text)
    if any(_ONE_COMMA_GROUP.fullmatch(part.strip()) for part in re.split(r"[^\d., ]+", figures)):
        raise AmbiguousAmount(text)
    amount = _whole(figures)
    if amount is None:
        amount = _sum_of_parts(figures)
    if amount is None:
        raise NotAnAmount(text)
    return Dong(amount)
