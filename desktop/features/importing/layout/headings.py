"""Which columns a heading row gives: headings compared without marks, case, line breaks and punctuation."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from desktop.core.contracts import FieldKind, ImportField
from desktop.core.vietnamese.text import clean
from desktop.features.importing.layout.columns import Column, Part, words
from desktop.features.importing.layout.contents import are_given_names, goes_by, speaks_for
from desktop.features.importing.layout.lines import is_dated
from desktop.features.importing.layout.matching import (
    EXACT,
    Match,
    canonical,
    is_birth,
    known_words,
    match,
    match_group,
    may_be_of_somebody_else,
)
from desktop.features.importing.sheets.book import Cell, Sheet

REASON_HEADING = "Lý do chưa nhập được"
_LONGEST_HEADING, _LOOKED_AT = 80, 200
_ORDINALS = {"stt", "tt", "so tt", "s tt", "so thu tu", "thu tu", "no"}
_FAMILY = {
    "ho va ten dem", "ho dem", "ho ten dem", "ho va dem", "ho lot", "ho va chu lot", "ho chu lot", "ho va ten lot",
    "ho va chu dem", "ho chu dem", "ho",
}  # fmt: skip
_DATE_PARTS = {"ngay": Part.DAY, "thang": Part.MONTH, "nam": Part.YEAR}
_OTHER_WORDS = {text.split()[0] for text in (*_ORDINALS, *_FAMILY, "ten", "nam", "nu", *_DATE_PARTS)}
_SPEAKING = (FieldKind.PHONE, FieldKind.NATIONAL_ID)


def text_at(sheet: Sheet, row: int, column: int) -> str:
    cells = sheet.rows[row] if row < len(sheet.rows) else []
    value = cells[column] if column < len(cells) else None
    return clean(str(value)) if value is not None else ""


def has_second_row(sheet: Sheet, row: int) -> bool:
    """Whether the next row divides headings of this one: every cell of it stands under a blank or a wide heading."""
    if row + 1 >= len(sheet.rows):
        return False
    below = {column: value for column, value in enumerate(sheet.rows[row + 1]) if value is not None}
    if not below or not all(isinstance(value, str) and len(value) <= 40 for value in below.values()):
        return False
    wide = {
        column
        for top, left, bottom, right in sheet.merged
        if top == row and bottom == row and right > left
        for column in range(left, right + 1)
    }
    if wide:
        return below.keys() <= wide

    def is_divided(column: int) -> bool:
        here, right = text_at(sheet, row, column), text_at(sheet, row, column + 1)
        return bool(here) and not right and column in below and column + 1 in below

    return any(map(is_divided, below)) and all(
        is_divided(column) or not text_at(sheet, row, column) for column in below
    )


def _headings(sheet: Sheet, row: int, is_double: bool) -> list[tuple[str, str]]:
    """(heading, second row's heading) of each column; a merged heading stands over all its columns."""
    width = max(len(sheet.rows[row]), len(sheet.rows[row + 1]) if is_double else 0)
    over = {
        column: left
        for top, left, bottom, right in sheet.merged
        if top <= row <= bottom and right - left < 50
        for column in range(left, right + 1)
    }
    found, last = [], ""
    for column in range(width):
        below = text_at(sheet, row + 1, column) if is_double else ""
        here = text_at(sheet, row, over.get(column, column))
        if is_double and not here and below:
            here = last  # a wide heading in a file that keeps no merged cells
        last = here or last
        found.append((here, below))
    return found


def columns_under(
    sheet: Sheet, fields: Sequence[ImportField], row: int, is_double: bool
) -> tuple[tuple[Column, ...], int]:
    """The columns under a heading row and how well they are understood."""
    headings = _headings(sheet, row, is_double)
    known = _known_words(fields)
    first = row + 1 + is_double
    offers = [
        (found.score, -place, index, key, part, found.is_loose)
        for index, (here, below) in enumerate(headings)
        if not known.isdisjoint(_telling_words(f"{here} {below}"))
        for place, (found, key, part) in enumerate(_offers(here, below, index, headings, fields))
    ]
    kinds = {field.key: field.kind for field in fields}
    given: dict[int, tuple[str, Part, bool]] = {}
    taken: set[tuple[str, Part]] = set()
    total = 0
    for score, _, index, key, part, is_loose in sorted(offers, key=lambda offer: (-offer[0], offer[2])):
        rivals = {(key, Part.WHOLE)} if part is not Part.WHOLE else {(key, one) for one in Part}
        if index in given or (key, part) in taken or rivals & taken:
            continue
        if is_loose and not goes_by(kinds[key], _values(sheet, index, first)):
            continue
        given[index] = key, part, is_loose
        taken.add((key, part))
        total += score
    columns = tuple(
        _column(sheet, index, " / ".join(filter(None, (here, below))), *given.get(index, ("", Part.WHOLE, False)))
        for index, (here, below) in enumerate(headings)
        if here or below
    )
    return _told_by_content(sheet, fields, columns, first), total


def _column(sheet: Sheet, index: int, heading: str, key: str, part: Part, is_loose: bool) -> Column:
    return Column(index, heading, key, part, index in sheet.hidden_columns, is_loose)


def _values(sheet: Sheet, index: int, first: int) -> list[Cell]:
    rows = sheet.rows[first : first + _LOOKED_AT]
    return [row[index] for row in rows if index < len(row) and row[index] is not None]


def completed(
    sheet: Sheet, fields: Sequence[ImportField], columns: tuple[Column, ...], first: int
) -> tuple[Column, ...]:
    """The columns with those that have no heading and hold something all the same, and with what the values say of
    columns that no heading explains: half a name beside the name, a telephone number, the number of a card."""
    width = max(map(len, sheet.rows[first:]), default=0)
    bare = set(range(width)) - {column.index for column in columns}
    if bare:
        telling = [column.index for column in columns if column.key or column.part is Part.ORDINAL]
        bare &= {
            index
            for row in sheet.rows[first:]
            if sum(index < len(row) and row[index] is not None for index in telling) > 1
            for index in bare
            if index < len(row) and row[index] is not None
        }
    found = [*columns, *(_column(sheet, index, "", "", Part.WHOLE, False) for index in bare)]
    found.sort(key=lambda column: column.index)
    return _told_by_values(sheet, fields, _with_given_name(sheet, fields, found, first), first)


def _with_given_name(sheet: Sheet, fields: Sequence[ImportField], columns: list[Column], first: int) -> list[Column]:
    """A wide heading Họ và tên over two columns, in a file that keeps no merged cells, leaves the second without."""
    names = {field.key for field in fields if field.kind is FieldKind.NAME}
    for place, column in enumerate(columns[:-1]):
        beside = columns[place + 1]
        if (
            column.key in names and column.part is Part.WHOLE
            and beside.index == column.index + 1 and not beside.heading
            and are_given_names(_values(sheet, column.index, first), _values(sheet, beside.index, first))
        ):  # fmt: skip
            columns[place] = dataclasses.replace(column, part=Part.FAMILY)
            columns[place + 1] = dataclasses.replace(beside, key=column.key, part=Part.GIVEN, is_loose=True)
    return columns


def _told_by_values(
    sheet: Sheet, fields: Sequence[ImportField], columns: list[Column], first: int
) -> tuple[Column, ...]:
    used = {column.key for column in columns}
    for field in fields:
        if field.kind not in _SPEAKING or field.key in used:
            continue
        for place, column in enumerate(columns):
            if column.key or column.part is Part.ORDINAL or may_be_of_somebody_else(column.heading):
                continue
            if speaks_for(field.kind, _values(sheet, column.index, first)):
                columns[place] = dataclasses.replace(column, key=field.key, is_loose=True)
                break
    return tuple(columns)


def most_score(sheet: Sheet, fields: Sequence[ImportField], row: int, is_double: bool) -> int:
    """What a heading row can reach at best: rows of people reach little, and need not be looked at closer."""
    if is_double or any(top <= row <= bottom for top, _, bottom, _ in sheet.merged):
        return EXACT * 2 * len(fields)
    known = _known_words(fields)
    return EXACT * sum(
        not known.isdisjoint(_telling_words(str(value))) for value in sheet.rows[row] if value is not None
    )


def _known_words(fields: Sequence[ImportField]) -> frozenset[str]:
    return known_words(tuple(fields)) | _OTHER_WORDS


def _telling_words(heading: str) -> list[str]:
    return canonical(words(heading)).split() if len(heading) <= 2 * _LONGEST_HEADING else []


def _offers(
    here: str, below: str, index: int, headings: Sequence[tuple[str, str]], fields: Sequence[ImportField]
) -> list[tuple[Match, str, Part]]:
    """What a column may be, by its heading: (how well, field, part)."""
    if max(len(here), len(below)) > _LONGEST_HEADING or words(here) == words(REASON_HEADING):
        return []
    if words(here) in _ORDINALS and not below:
        return [(Match(1), "", Part.ORDINAL)]
    if found := _date_part(index, headings, fields):
        return [(Match(EXACT), *found)]
    side = _side(below or here)
    if side:
        group = here if below else ""
        kinds = (FieldKind.DATE, FieldKind.SEX) if group else (FieldKind.SEX,)
        for field in fields:
            if field.kind in kinds and (not group or match(group, field).score):
                return [(Match(EXACT), field.key, side)]
        return []
    name = next((field for field in fields if field.kind is FieldKind.NAME), None)
    if name and (part := _name_part(here, below, index, headings, name)):
        return [(Match(EXACT), name.key, part)]
    offers = [(match_group(here, below, one) if below and here else match(here or below, one), one) for one in fields]
    return [(found, field.key, Part.WHOLE) for found, field in offers if found.score]


def _date_part(
    index: int, headings: Sequence[tuple[str, str]], fields: Sequence[ImportField]
) -> tuple[str, Part] | None:
    """Ngày, Tháng, Năm in three columns, under Ngày sinh or each with its own: Ngày sinh, Tháng sinh, Năm sinh."""
    for first in range(max(0, index - 2), index + 1):
        three = headings[first : first + 3]
        whole = [canonical_date(over, under) for over, under in three]
        if len(three) < 3 or [one[0] for one in whole] != list(_DATE_PARTS):
            continue
        rest = {one[1] for one in whole}
        if len(rest) != 1 or not (about := rest.pop()):
            continue
        texts = (about, f"ngày {about}")
        for field in fields:
            if field.kind is FieldKind.DATE and any(match(text, field).score > EXACT // 2 for text in texts):
                return field.key, _DATE_PARTS[whole[index - first][0]]
    return None


def canonical_date(over: str, under: str) -> tuple[str, str]:
    """Which part of a date a heading is, and of what date: (`thang`, `ngay sinh`); nothing for any other."""
    if under:
        return (words(under), words(over)) if words(under) in _DATE_PARTS else ("", "")
    part, _, rest = words(over).partition(" ")
    return (part, rest) if part in _DATE_PARTS and rest else ("", "")


def _side(heading: str) -> Part | None:
    """Nam or Nữ; "Năm" without its mark would look the same, so marks count here."""
    lower = heading.casefold().strip(" .:*")
    return Part.MALE if lower == "nam" else Part.FEMALE if lower in ("nữ", "nu", "nử") else None


def _name_part(
    here: str, below: str, index: int, headings: Sequence[tuple[str, str]], name: ImportField
) -> Part | None:
    """Họ và tên đệm and Tên in two columns, or one wide heading "Họ và tên" over two."""
    own = words(below or here)
    beside = [words(under or over) for over, under in headings[max(0, index - 1) : index]]
    if own in _FAMILY and len(headings) > index + 1:
        follower = words(headings[index + 1][1] or headings[index + 1][0])
        return Part.FAMILY if follower == "ten" else None
    if own == "ten" and beside and beside[0] in _FAMILY:
        return Part.GIVEN
    if not below and here and match(here, name).score:
        if index + 1 < len(headings) and headings[index + 1] == (here, ""):
            return Part.FAMILY
        if index and headings[index - 1] == (here, ""):
            return Part.GIVEN
    return None


def _told_by_content(
    sheet: Sheet, fields: Sequence[ImportField], columns: tuple[Column, ...], first: int
) -> tuple[Column, ...]:
    """Columns Nam and Nữ without a common heading hold ticks or, when no column is for it, the birth dates."""
    sides = [column for column in columns if column.part in (Part.MALE, Part.FEMALE)]
    used = {column.key for column in columns}
    kinds = {field.key: field.kind for field in fields}
    dates = [field.key for field in fields if is_birth(field)]
    if not sides or not dates or kinds.get(sides[0].key) is not FieldKind.SEX or used & set(dates):
        return columns
    below = sheet.rows[first : first + _LOOKED_AT]
    filled = [row[one.index] for row in below for one in sides if one.index < len(row) and row[one.index] is not None]
    if not filled or sum(map(is_dated, filled)) * 2 < len(filled):
        return columns
    return tuple(dataclasses.replace(column, key=dates[0]) if column in sides else column for column in columns)
