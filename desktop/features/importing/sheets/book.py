"""A workbook as the importer sees it: sheets of plain values, addressed as in Excel."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

OLD_FONT = re.compile(r"\.vn|vni[- ]|vntime", re.IGNORECASE)
_ZEROS = re.compile(r"^0[0 .\-]*0$")

Cell = str | int | float | bool | date | None
"""A blank cell is None. Whole numbers are `int`; a number whose format shows leading zeros is the text it shows."""


@dataclass(frozen=True)
class Sheet:
    """`rows[0]` is row 1 and `rows[…][0]` column A. `merged` is (top, left, bottom, right), `fonts` the old-encoding
    font of a cell; both count from 0. Rows may be shorter than the widest."""

    name: str
    rows: list[list[Cell]]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    struck: frozenset[tuple[int, int]] = frozenset()  # cells whose text is struck through
    hidden: bool = False
    fonts: Mapping[tuple[int, int], str] = field(default_factory=dict)
    formulas: frozenset[tuple[int, int]] = frozenset()  # cells without a stored result, whose value is the formula
    encoding: str = "Unicode"  # what its text was in before it was made Unicode


@dataclass(frozen=True)
class Workbook:
    path: str
    sha256: str
    sheets: tuple[Sheet, ...]


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """0 → A, 26 → AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """The cell's address as Excel shows it, from places counted from 0: (4, 1) → B5."""
    return f"{column_letters(column)}{row + 1}"


def place_of(address: str) -> tuple[int, int]:
    """The place of a cell, counted from 0, by its address: B5 → (4, 1)."""
    letters = address.rstrip("0123456789")
    return int(address[len(letters) :]) - 1, column_number(letters)


def put(rows: list[list[Cell]], row: int, column: int, value: Cell) -> None:
    """Write a cell wherever it lies, with blanks up to it."""
    rows.extend([] for _ in range(row + 1 - len(rows)))
    rows[row].extend([None] * (column + 1 - len(rows[row])))
    rows[row][column] = value


def column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def zeros_shown(code: str) -> int:
    """How many digits a number format pads to, without its dividers: 12 for `000000000000`, 0 for one that pads not."""
    plain = code.replace("\\", "").replace('"', "").split(";")[0]
    return plain.count("0") if _ZEROS.match(plain) and not plain.startswith("0.") else 0


def padded(value: Cell, digits: int) -> Cell:
    """The digits as such a format shows them: 80194000042 under 000000000000 is 080194000042."""
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return str(value).zfill(digits)
    return value
