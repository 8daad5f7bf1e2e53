"""What the columns of a list hold, and the layout of one sheet."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from desktop.core.vietnamese.text import fold
from desktop.features.importing.sheets.book import column_letters


@lru_cache(maxsize=4096)
def words(heading: str) -> str:
    """A heading as it is compared: `Số CCCD/\\nCăn cước (*)` → `so cccd can cuoc`."""
    return re.sub(r"[^a-z0-9]+", " ", fold(heading)).strip()


class Part(StrEnum):
    """Which part of a field's value a column holds."""

    WHOLE = "whole"
    FAMILY = "family"  # họ và tên đệm
    GIVEN = "given"  # tên
    MALE = "male"  # a birth date or a tick under Nam
    FEMALE = "female"  # a birth date or a tick under Nữ
    DAY = "day"  # the parts of a date in three columns
    MONTH = "month"
    YEAR = "year"
    ORDINAL = "ordinal"  # số thứ tự, which belongs to no field


@dataclass(frozen=True)
class Column:
    """A column of a list; `key` is the field it fills, empty when it is not used. A loose one was understood by custom
    or by its values, which the officer is told."""

    index: int
    heading: str
    key: str = ""
    part: Part = Part.WHOLE
    is_hidden: bool = False
    is_loose: bool = False

    @property
    def letters(self) -> str:
        return column_letters(self.index)


@dataclass(frozen=True)
class SheetLayout:
    """What was understood of one sheet. `header_rows` are counted from 1, as Excel shows them; none when no heading
    was. `is_used` says whether its rows come in, `is_told` that the officer has said what its columns are. The rest is
    what the officer may ask for: one tổ for the whole sheet, the tổ of the row above where none is written, tổ called
    after their sheet too, and no rows that are hidden in the file."""

    sheet: str
    header_rows: tuple[int, ...] = ()
    columns: tuple[Column, ...] = ()
    is_used: bool = False
    is_told: bool = False
    section: str = ""
    fills_down: bool = False
    names_sheet: bool = False
    skips_hidden: bool = False

    @property
    def shape(self) -> str:
        """A name for all files with the same headings in the same columns."""
        headings = "\n".join(f"{one.index}:{words(one.heading)}" for one in self.columns if one.heading)
        return hashlib.sha256(headings.encode()).hexdigest()

    def using(self, index: int, key: str, part: Part = Part.WHOLE) -> SheetLayout:
        """The layout with that column filling `key`; another column that filled the same part of it no longer does."""
        changed = [
            dataclasses.replace(column, key=key, part=part, is_loose=False)
            if column.index == index
            else dataclasses.replace(column, key="")
            if key and (column.key, column.part) == (key, part)
            else column
            for column in self.columns
        ]
        return dataclasses.replace(self, columns=tuple(changed), is_told=True)
