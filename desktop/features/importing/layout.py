"""Where the lists of a workbook are, and what their columns mean.

Real lists have title rows above the heading, headings of two rows (Năm sinh over Nam and Nữ), a row of column numbers
below it, rows that only name a tổ, subtotals, and signatures at the end. Headings are compared without marks, case, line
breaks and punctuation. A column that is not understood stays unused until the officer says what it is; that answer is
remembered for files of the same shape.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from desktop.core.contracts import FieldKind, Finding, ImportField
from desktop.core.vietnamese.text import clean, fold
from desktop.features.importing.sheets.book import Cell, Sheet, address, column_letters

REASON_HEADING = "Lý do chưa nhập được"
_SEARCHED_ROWS = 60
_EXACT, _BARE, _WITHIN = 100, 90, 50
_LONGEST_HEADING = 80


class Part(StrEnum):
    """Which part of a field's value a column holds."""

    WHOLE = "whole"
    FAMILY = "family"  # họ và tên đệm
    GIVEN = "given"  # tên
    MALE = "male"  # a birth date or a tick under Nam
    FEMALE = "female"  # a birth date or a tick under Nữ
    ORDINAL = "ordinal"  # số thứ tự, which belongs to no field


@dataclass(frozen=True)
class Column:
    """A column of a list; `key` is the field it fills, empty when it is not used."""

    index: int
    heading: str
    key: str = ""
    part: Part = Part.WHOLE
    is_hidden: bool = False

    @property
    def letters(self) -> str:
        return column_letters(self.index)


@dataclass(frozen=True)
class SheetLayout:
    """What was understood of one sheet. `header_rows` are counted from 1, as Excel shows them; none when no list was
    found. `is_used` says whether its rows come in, `is_told` that the officer has said what its columns are."""

    sheet: str
    header_rows: tuple[int, ...] = ()
    columns: tuple[Column, ...] = ()
    is_used: bool = False
    is_told: bool = False

    @property
    def shape(self) -> str:
        """A name for all files with the same headings in the same columns."""
        headings = "\n".join(f"{column.index}:{words(column.heading)}" for column in self.columns)
        return hashlib.sha256(headings.encode()).hexdigest()

    def using(self, index: int, key: str, part: Part = Part.WHOLE) -> SheetLayout:
        """The layout with that column filling `key`; another column that filled the same part of it no longer does."""
        changed = [
            dataclasses.replace(column, key=key, part=part)
            if column.index == index
            else dataclasses.replace(column, key="")
            if key and (column.key, column.part) == (key, part)
            else column
            for column in self.columns
        ]
        return dataclasses.replace(self, columns=tuple(changed), is_told=True)


@dataclass(frozen=True)
class Line:
    """A row of a list that is a person or thing, and the section row (tổ) above it; the row counts from 0."""

    row: int
    section: str


Memory = Mapping[str, Mapping[int, tuple[str, Part]]]
"""What the officer said about columns before: by shape, then by place of the column."""


def find_lists(sheets: Iterable[Sheet], fields: Sequence[ImportField], memory: Memory) -> tuple[SheetLayout, ...]:
    """One layout per sheet, in order; a hidden sheet is understood too, but not used."""
    return tuple(_find_list(sheet, fields, memory) for sheet in sheets)


def lay_out(sheet: Sheet, fields: Sequence[ImportField], header_rows: tuple[int, ...]) -> SheetLayout:
    """The layout with the heading in the given rows, counted from 1."""
    columns, _ = _columns(sheet, fields, header_rows[0] - 1, len(header_rows) == 2)
    return SheetLayout(sheet.name, header_rows, columns, is_used=True)


def _find_list(sheet: Sheet, fields: Sequence[ImportField], memory: Memory) -> SheetLayout:
    best, best_score = SheetLayout(sheet.name), 0
    for row in range(min(len(sheet.rows), _SEARCHED_ROWS)):
        if not any(isinstance(value, str) for value in sheet.rows[row]):
            continue
        is_double = _has_second_row(sheet, row)
        columns, score = _columns(sheet, fields, row, is_double)
        if score > best_score and _is_enough(columns, fields):
            rows = (row + 1, row + 2) if is_double else (row + 1,)
            best, best_score = SheetLayout(sheet.name, rows, columns, not sheet.hidden), score
    if told := memory.get(best.shape):
        columns = tuple(
            dataclasses.replace(column, key=told[column.index][0], part=told[column.index][1])
            if column.index in told
            else column
            for column in best.columns
        )
        best = dataclasses.replace(best, columns=columns, is_told=True)
    return best


def _is_enough(columns: Sequence[Column], fields: Sequence[ImportField]) -> bool:
    keys = {column.key for column in columns if column.key}
    needed = {field.key for field in fields if field.required}
    return needed <= keys and (len(keys) > 1 or len(columns) == 1)


# Headings


@lru_cache(maxsize=4096)
def words(heading: str) -> str:
    """A heading as it is compared: `Số CCCD/\\nCăn cước (*)` → `so cccd can cuoc`."""
    return re.sub(r"[^a-z0-9]+", " ", fold(heading)).strip()


_ORDINALS = {"stt", "tt", "so tt", "s tt", "so thu tu", "thu tu", "no"}
_FAMILY = {"ho va ten dem", "ho dem", "ho ten dem", "ho va dem", "ho lot", "ho va chu lot", "ho chu lot", "ho va ten lot",
           "ho va chu dem", "ho chu dem", "ho"}  # fmt: skip
_OF_SOMEBODY_ELSE = {"vo", "chong", "con", "cha", "bo", "me", "nguoi", "than", "cap", "noi", "het", "han"}


def _text_at(sheet: Sheet, row: int, column: int) -> str:
    cells = sheet.rows[row] if row < len(sheet.rows) else []
    value = cells[column] if column < len(cells) else None
    return clean(str(value)) if value is not None else ""


def _has_second_row(sheet: Sheet, row: int) -> bool:
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
        here, right = _text_at(sheet, row, column), _text_at(sheet, row, column + 1)
        return bool(here) and not right and column in below and column + 1 in below

    return any(map(is_divided, below)) and all(
        is_divided(column) or not _text_at(sheet, row, column) for column in below
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
        below = _text_at(sheet, row + 1, column) if is_double else ""
        here = _text_at(sheet, row, over.get(column, column))
        if is_double and not here and below:
            here = last  # a wide heading in a file that keeps no merged cells
        last = here or last
        found.append((here, below))
    return found


def _columns(
    sheet: Sheet, fields: Sequence[ImportField], row: int, is_double: bool
) -> tuple[tuple[Column, ...], int]:
    """The columns under a heading row and how well they are understood."""
    headings = _headings(sheet, row, is_double)
    offers = [
        (score, -place, index, key, part)
        for index, (here, below) in enumerate(headings)
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


@lru_cache(maxsize=16384)
def _score(heading: str, title: str, usual: tuple[str, ...]) -> int:
    whole, bare = words(heading), words(re.sub(r"\(.*?\)|\[.*?\]", " ", heading))
    best = 0
    for place, known in enumerate((title, *usual)):
        wanted = words(known)
        later = min(place, 9)
        if whole == wanted:
            best = max(best, _EXACT - later)
        elif bare == wanted:
            best = max(best, _BARE - later)
        elif " " in wanted and f" {wanted} " in f" {whole} ":
            extra = f" {whole} ".replace(f" {wanted} ", " ", 1).split()
            if len(extra) <= 3 and not _OF_SOMEBODY_ELSE & set(extra):
                best = max(best, _WITHIN - later - 5 * len(extra) + len(wanted.split()))
    return best


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
    values = [row[column.index] for row in sheet.rows[first : first + 200] for column in sides if column.index < len(row)]
    filled = [value for value in values if value is not None]
    if not filled or sum(map(is_dated, filled)) * 2 < len(filled):
        return columns
    return tuple(dataclasses.replace(column, key=dates[0]) if column in sides else column for column in columns)


# Rows


_TEXT_DATE = re.compile(r"^\s*\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2,4}\s*$|^\s*(?:19|20)\d\d\s*$")
_NUMBERING = re.compile(r"^\(?\s*(\d{1,2}|[A-Z])\s*\)?(?:\s*=.*)?$")
_SECTION_NUMBER = re.compile(r"^\s*(?:[IVXLC]+|[A-ZĐ]|\d{1,2})\s*[.)\-/:]\s*(?=\S)")
_ROMAN = re.compile(r"^[IVXLC]+\.?$|^[A-ZĐ]\.?$")
_SECTION_WORDS = re.compile(
    r"^(?:to|phong|ban|bo phan|phan xuong|xuong|khoa|doi|chi nhanh|nha may|chuyen|van phong|trung tam|cong doan|cdbp|khoi|"
    r"don vi|truong)\b"
)
_SECTION_COUNT = re.compile(r"\s*(?:[:\-–]\s*|\()\d+\s*(?:người|đoàn viên|đv|đ/v|nữ|lao động|suất)?\)?\s*\.?$", re.IGNORECASE)
_NO_SECTION = {"bo sung", "danh sach bo sung", "phan bo sung", "bo sung danh sach"}
_TOTAL = re.compile(r"^(?:tổng|cộng)(?:\s|:|\.|$)|^(?:tổng|cộng)\s*(?:cộng|số)")
_TOTAL_BARE = re.compile(r"^(?:tong (?:cong|so)|cong)\b(?: [\d:]| nguoi|$)|^tong (?:cong|so)\b")
_SIGNATURE = re.compile(
    r"^(?:nguoi (?:lap|ghi|duyet|ky|kiem)|lap (?:bang|bieu)|(?:pho )?chu tich|tm|t m|kt|thu truong|giam doc$|tong giam doc|"
    r"ke toan truong|truong ban$|thu quy$|xac nhan|noi nhan|ky (?:va )?ghi|ban chap hanh|tm ban)\b|ngay\b[ \d]*thang\b"
)


def is_dated(value: Cell) -> bool:
    return isinstance(value, date) or (_TEXT_DATE.match(str(value)) is not None and not isinstance(value, bool))


class _Roles:
    """Which columns tell a person from a note."""

    def __init__(self, layout: SheetLayout, fields: Sequence[ImportField]) -> None:
        kinds = {field.key: field.kind for field in fields}
        required = {field.key for field in fields if field.required}
        used = [column for column in layout.columns if column.key]
        self.ordinal = next((column.index for column in layout.columns if column.part is Part.ORDINAL), None)
        self.names = [column.index for column in used if kinds[column.key] is FieldKind.NAME or column.key in required]
        self.dates = [column.index for column in used if kinds[column.key] is FieldKind.DATE]
        self.numbers = [
            column.index for column in used if kinds[column.key] in (FieldKind.NATIONAL_ID, FieldKind.PHONE, FieldKind.MONEY)
        ]
        self.used = [column.index for column in used]


def list_lines(sheet: Sheet, layout: SheetLayout, fields: Sequence[ImportField]) -> tuple[list[Line], list[Finding]]:
    """The persons or things of a sheet, in order, and the lines passed over that may be somebody all the same."""
    roles = _Roles(layout, fields)
    across = {top for top, left, _, right in sheet.merged if right > left}
    first = layout.header_rows[-1]
    if first < len(sheet.rows) and _is_numbering(sheet.rows[first]):
        first += 1
    heading = [words(_text_at(sheet, layout.header_rows[0] - 1, index)) for index in roles.names]
    lines: list[Line] = []
    passed: list[Finding] = []
    section, is_over = "", False
    for row in range(first, len(sheet.rows)):
        cells = sheet.rows[row]
        filled = {column: value for column, value in enumerate(cells) if value is not None}
        if not filled:
            continue
        name = " ".join(str(filled[column]) for column in roles.names if column in filled).strip()
        is_numbered = _is_ordinal(filled.get(roles.ordinal)) if roles.ordinal is not None else False
        is_certain = is_numbered or _has_evidence(filled, roles)
        if name and [words(str(filled.get(column, ""))) for column in roles.names] == heading:
            continue
        if not is_certain:
            texts = [value for value in filled.values() if isinstance(value, str)]
            if _is_total(texts):
                continue
            if any(_SIGNATURE.search(words(text)) for text in texts):
                is_over = True
                continue
            if is_over:
                continue
            if (named := _section(filled, roles, row in across)) is not None:
                section = named
                continue
            if sum(column in filled for column in roles.used) < 2 and not (name and roles.ordinal is None):
                column, value = next(iter(filled.items()))
                passed.append(Finding(sheet.name, address(row, column), clean(str(value)), "row_passed_over"))
                continue
        is_over = False
        lines.append(Line(row, section))
    return lines, passed


def _is_ordinal(value: Cell) -> bool:
    return (isinstance(value, int) and not isinstance(value, bool)) or (
        isinstance(value, str) and value.strip().rstrip(".").isdigit()
    )


def _has_evidence(filled: Mapping[int, Cell], roles: _Roles) -> bool:
    if any(is_dated(filled[column]) for column in roles.dates if column in filled):
        return True
    return any(
        sum(char.isdigit() for char in str(filled[column])) >= 9 for column in roles.numbers if column in filled
    ) and any(column in filled for column in roles.names)


def _is_total(texts: Sequence[str]) -> bool:
    return bool(texts) and any(
        _TOTAL.match(clean(text).casefold()) or _TOTAL_BARE.match(words(text) if text.isascii() else "")
        for text in texts[:2]
    )


def _is_numbering(cells: Sequence[Cell]) -> bool:
    """A row 1, 2, 3 … under the headings, with or without brackets: the numbers of the columns."""
    marks = [_NUMBERING.match(str(value)) for value in cells if value is not None]
    if len(marks) < 3 or not all(marks):
        return False
    numbers = [int(mark[1]) for mark in marks if mark and mark[1].isdigit()]
    return len(numbers) > 2 and all(after == before + 1 for before, after in zip(numbers, numbers[1:], strict=False))


def _section(filled: Mapping[int, Cell], roles: _Roles, is_across: bool) -> str | None:
    """The tổ a row names, an empty text for a heading that names none, None when the row is something else."""
    rest = dict(filled)
    number = rest.pop(roles.ordinal, None) if roles.ordinal is not None and len(rest) > 1 else None
    texts = [value for value in rest.values() if isinstance(value, str)]
    if len(texts) != 1 or (number is not None and not _ROMAN.match(str(number).strip())):
        return None
    text = clean(texts[0])
    bare = _SECTION_NUMBER.sub("", text)
    if not (is_across or number is not None or bare != text or _SECTION_WORDS.match(words(bare))):
        return None
    bare = _SECTION_COUNT.sub("", bare).strip(" :-–")
    return "" if words(bare) in _NO_SECTION else bare
