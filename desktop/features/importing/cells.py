"""Single cells and columns of them: as text, as a tick, as addresses, and what a column of dates tells about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from desktop.core.vietnamese.syllables import TONED_VOWELS
from desktop.core.vietnamese.text import clean, fold
from desktop.features.importing.sheets.book import Cell

_SPACED = re.compile(r"\s*([/.\-])\s*")
THREE_NUMBERS = re.compile(r"^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{2}|\d{4})$")
_YES = {"x", "v", "✓", "✔", "√", "☑", "1", "co", "true", "yes", "dung", "r", "þ"}
_NO = {"", "0", "-", "khong", "false", "no", "o", "k", "ko"}
FEMALE = {"nu", "gai", "f", "female", "ba"}
MALE = {"nam", "trai", "m", "male", "ong"}
_ENOUGH_MONTH_FIRST = 3


class Refused(ValueError):
    """A cell cannot be read; carries the problem and its facts. A `grave` one refuses the row whatever the field."""

    def __init__(self, problem: str, *, grave: bool = False, **facts: str) -> None:
        super().__init__(problem)
        self.problem, self.grave, self.facts = problem, grave, facts


def plain_text(value: Cell) -> str:
    """A cell as one line of text; a number without an exponent, a date as printed."""
    if isinstance(value, str):
        return clean(value)
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, bool):
        return "1" if value else "0"
    return str(value)


class Places(Mapping[str, str]):
    """The addresses of a row's cells by field, made from the letters of the columns when they are asked for."""

    def __init__(self, number: int, letters: Mapping[str, str]) -> None:
        self._number = number
        self._letters = letters

    def stand_in(self, key: str, letters: str) -> None:
        """Of several columns for one field, the one that the row fills in."""
        if self._letters[key] != letters:
            self._letters = {**self._letters, key: letters}

    def __getitem__(self, key: str) -> str:
        return f"{self._letters[key]}{self._number}"

    def __iter__(self) -> Iterator[str]:
        return iter(self._letters)

    def __len__(self) -> int:
        return len(self._letters)


def with_lost_capitals(name: str) -> str:
    """The font .VnTime has no capitals with a tone, so people typed `Trần Như ý`; no part of a name begins small."""
    if name == name.casefold():
        return name
    return " ".join(part[0].upper() + part[1:] if part[0] in TONED_VOWELS else part for part in name.split())


def ticked(raw: Cell) -> bool:
    """Whether a cell that can only say yes or no says yes; raises Refused."""
    if isinstance(raw, bool):
        return raw
    said = fold(plain_text(raw)).strip(" .")
    if said in _YES | FEMALE:
        return True
    if said in _NO:
        return False
    raise Refused("not_a_tick")


@dataclass(frozen=True)
class Days:
    """What a column tells about the order of day and month in its dates."""

    is_month_first: bool
    may_be_swapped: bool
    first_row: int


def joined(text: str) -> str:
    """A date without the blanks round its dividers."""
    tidy = clean(text)
    return _SPACED.sub(r"\1", tidy) if " " in tidy else tidy


def day_evidence(cells: Iterator[tuple[int, Cell]]) -> Days:
    """Month first only when several texts cannot be read otherwise and none contradicts. A program that expects months
    first turns 5/4/1990 into a real date of the wrong day and leaves 25/4/1990 as text: then every real date has a day
    up to 12, and every text one above."""
    first_row, real, small_real, day_first, month_first, texts = 0, 0, 0, 0, 0, 0
    for row, value in cells:
        first_row = first_row or row
        if isinstance(value, date):
            real, small_real = real + 1, small_real + (value.day <= 12)
        elif isinstance(value, str) and (parts := THREE_NUMBERS.match(joined(value))):
            texts += 1
            day_first += int(parts[1]) > 12
            month_first += int(parts[2]) > 12
    return Days(
        is_month_first=month_first >= _ENOUGH_MONTH_FIRST and not day_first,
        may_be_swapped=real >= 5 and small_real == real and texts >= 3 and day_first == texts,
        first_row=first_row,
    )
