"""Which columns a heading row gives: headings compared without marks, case, line breaks and punctuation."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from functools import lru_cache

from desktop.core.contracts import FieldKind, ImportField
from desktop.core.vietnamese.text import clean
from desktop.features.importing.layout.columns import Column, Part, words
from desktop.features.importing.layout.lines import is_dated
from desktop.features.importing.sheets.book import Sheet

REASON_HEADING = "Lý do chưa nhập được"
_EXACT, _BARE, _WITHIN = 100, 90, 50
_LONGEST_HEADING, _LOOKED_AT = 80, 200
_BRACKETED = re.compile(r"\(.*?\)|\[.*?\]")
_ORDINALS = {"stt", "tt", "so tt", "s tt", "so thu tu", "thu tu", "no"}
_FAMILY = {
    "ho va ten dem", "ho dem", "ho ten dem", "ho va dem", "ho lot", "ho va chu lot", "ho chu lot", "ho va ten lot",
    "ho va chu dem", "ho chu dem", "ho",
}  # fmt: skip
_OTHER_WORDS = {text.split()[0] for text in (*_ORDINALS, *_FAMILY, "ten", "nam", "nu")}
_OF_SOMEBODY_ELSE = {"vo", "chong", "con", "cha", "bo", "me", "nguoi", "than", "cap", "noi", "het", "han"}


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
    offers = [
        (score, -place, index, key, part)
        for index, (here, below) in enumerate(headings)
        if not known.isdisjoint(words(f"{here} {below}").split())
        for place, (score, key, part) in enumerate(_offers(here, below, index, headings, fields))
    ]
    given: dict[int, tuple[str, Part]] = {}
    taken: set[tuple[str, Part]] = set()
    total = 0
    for score, _, index, key, part in sorted(offers, key=lambda offer: (-offer[0], offer[2])):
        rivals = {(key, Part.WHOLE)} if part is not Part.WHOLE else {(key, one) for one in Part}
        if index in given or (key, part) in taken or rivals & taken:
            continue
        given[index] = key, part
        taken.add((key, part))
        total += score
    columns = tuple(
        Column(index, " / ".join(filter(None, (here, below))), *given.get(index, ("", Part.WHOLE)),
               index in sheet.hidden_columns)
        for index, (here, below) in enumerate(headings)
        if here or below
    )  # fmt: skip
    return _told_by_content(sheet, fields, columns, row + 1 + is_double), total


def most_score(sheet: Sheet, fields: Sequence[ImportField], row: int, is_double: bool) -> int:
    """What a heading row can reach at best: rows of people reach little, and need not be looked at closer."""
    if is_double or any(top <= row <= bottom for top, _, bottom, _ in sheet.merged):
        return _EXACT * 2 * len(fields)
    known = _known_words(fields)
    return _EXACT * sum(
        not known.isdisjoint(words(str(value)).split()) for value in sheet.rows[row] if value is not None
    )


def _known_words(fields: Sequence[ImportField]) -> set[str]:
    return {wanted.split()[0] for field in fields for wanted in _wanted(field.title, field.headings)} | _OTHER_WORDS


def _offers(
    here: str, below: str, index: int, headings: Sequence[tuple[str, str]], fields: Sequence[ImportField]
) -> list[tuple[int, str, Part]]:
    """What a column may be, by its heading: (score, field, part)."""
    if max(len(here), len(below)) > _LONGEST_HEADING or words(here) == words(REASON_HEADING):
        return []
    if words(here) in _ORDINALS and not below:
        return [(1, "", Part.ORDINAL)]
    side = _side(below or here)
    if side:
        group = here if below else ""
        kinds = (FieldKind.DATE, FieldKind.SEX) if group else (FieldKind.SEX,)
        for field in fields:
            if field.kind in kinds and (not group or score_of(group, field)):
                return [(_EXACT, field.key, side)]
        return []
    name = next((field for field in fields if field.kind is FieldKind.NAME), None)
    if name and (part := _name_part(here, below, index, headings, name)):
        return [(_EXACT, name.key, part)]
    texts = [f"{here} {below}", below] if below else [here]
    found = [(max(score_of(text, field) for text in texts), field.key, Part.WHOLE) for field in fields]
    return [offer for offer in found if offer[0]]


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
    if score_of(here, name) == _EXACT and not below:
        if index + 1 < len(headings) and headings[index + 1] == (here, ""):
            return Part.FAMILY
        if index and headings[index - 1] == (here, ""):
            return Part.GIVEN
    return None


def score_of(heading: str, field: ImportField) -> int:
    """How well a heading names a field, 0 to 100; the field's first headings count a little more than its last."""
    return _score(heading, field.title, field.headings)


@lru_cache(maxsize=1 << 14)
def _score(heading: str, title: str, usual: tuple[str, ...]) -> int:
    whole = words(heading)
    bare = words(_BRACKETED.sub(" ", heading)) if "(" in heading or "[" in heading else whole
    best = 0
    for place, wanted in enumerate(_wanted(title, usual)):
        later = min(place, 9)
        if whole == wanted:
            best = max(best, _EXACT - later)
        elif bare == wanted:
            best = max(best, _BARE - later)
        elif wanted in whole and " " in wanted and f" {wanted} " in f" {whole} ":
            extra = f" {whole} ".replace(f" {wanted} ", " ", 1).split()
            if len(extra) <= 3 and not _OF_SOMEBODY_ELSE & set(extra):
                best = max(best, _WITHIN - later - 5 * len(extra) + len(wanted.split()))
    return best


@lru_cache(maxsize=1024)
def _wanted(title: str, usual: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(words, (title, *usual)))


def _told_by_content(
    sheet: Sheet, fields: Sequence[ImportField], columns: tuple[Column, ...], first: int
) -> tuple[Column, ...]:
    """Columns Nam and Nữ without a common heading hold ticks or, when no column is for it, the birth dates."""
    sides = [column for column in columns if column.part in (Part.MALE, Part.FEMALE)]
    used = {column.key for column in columns}
    kinds = {field.key: field.kind for field in fields}
    dates = [field.key for field in fields if field.kind is FieldKind.DATE]
    if not sides or not dates or kinds.get(sides[0].key) is not FieldKind.SEX or used & set(dates):
        return columns
    below = sheet.rows[first : first + _LOOKED_AT]
    filled = [row[one.index] for row in below for one in sides if one.index < len(row) and row[one.index] is not None]
    if not filled or sum(map(is_dated, filled)) * 2 < len(filled):
        return columns
    return tuple(dataclasses.replace(column, key=dates[0]) if column in sides else column for column in columns)
