"""Which rows of a list are persons or things, and what the other rows are: sections, totals, signatures, notes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.core.contracts import FieldKind, Finding, ImportField
from desktop.core.vietnamese.text import clean
from desktop.features.importing.layout.columns import Part, SheetLayout, words
from desktop.features.importing.sheets.book import Cell, Sheet, address


@dataclass(frozen=True)
class Line:
    """A row of a list that is a person or thing, and the section row (tổ) above it; the row counts from 0."""

    row: int
    section: str


_TEXT_DATE = re.compile(r"^\s*\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2,4}\s*$|^\s*(?:19|20)\d\d\s*$")
_NUMBERING = re.compile(r"^\(?\s*(\d{1,2}|[A-Z])\s*\)?(?:\s*=.*)?$")
_SECTION_NUMBER = re.compile(r"^\s*(?:[IVXLC]+|[A-ZĐ]|\d{1,2})\s*[.)\-/:]\s*(?=\S)")
_ROMAN = re.compile(r"^[IVXLC]+\.?$|^[A-ZĐ]\.?$")
SECTION_WORDS = re.compile(
    r"^(?:to|phong|ban|bo phan|phan xuong|xuong|khoa|doi|chi nhanh|nha may|chuyen|van phong|trung tam|cong doan|cdbp"
    r"|khoi|don vi|truong)\b"
)
_SECTION_COUNT = re.compile(
    r"\s*(?:[:\-–]\s*|\()\d+\s*(?:người|đoàn viên|đv|đ/v|nữ|lao động|suất)?\)?\s*\.?$", re.IGNORECASE
)
_NO_SECTION = {"bo sung", "danh sach bo sung", "phan bo sung", "bo sung danh sach"}
_TOTAL_OF_PEOPLE = re.compile(r"^(?:tổng\s*(?:cộng|số)|cộng)(?:\W|$)|^tổng\s*(?:[:=(\d.].*)?$")
_TOTAL_ALONE = re.compile(r"^(?:tổng\s*(?:cộng|số)?|cộng)\s*(?:[:=(\d.].*)?$")
_TOTAL_INITIALS = ("T", "t", "C", "c")
_TOTAL = re.compile(r"^(?:tổng|cộng)(?:\s|:|\.|$)|^(?:tổng|cộng)\s*(?:cộng|số)")
_TOTAL_BARE = re.compile(r"^(?:tong (?:cong|so)|cong)\b(?: [\d:]| nguoi|$)|^tong (?:cong|so)\b")
_SIGNATURE = re.compile(
    r"^(?:nguoi (?:lap|ghi|duyet|ky|kiem)|lap (?:bang|bieu)|(?:pho )?chu tich|tm|t m|kt|thu truong|giam doc$"
    r"|tong giam doc|ke toan truong|truong ban$|thu quy$|xac nhan|noi nhan|ky (?:va )?ghi|ban chap hanh|tm ban)\b"
    r"|ngay\b[ \d]*thang\b"
)


def is_dated(value: Cell) -> bool:
    return isinstance(value, date) or (_TEXT_DATE.match(str(value)) is not None and not isinstance(value, bool))


class _Roles:
    """Which columns tell a person from a note."""

    def __init__(self, layout: SheetLayout, fields: Sequence[ImportField]) -> None:
        kinds = {field.key: field.kind for field in fields}
        required = {field.key for field in fields if field.required}
        used = [column for column in layout.columns if column.key in kinds]
        self.ordinal = next((column.index for column in layout.columns if column.part is Part.ORDINAL), None)
        self.names = [column.index for column in used if kinds[column.key] is FieldKind.NAME or column.key in required]
        are_people = any(kinds[column.key] is FieldKind.NAME for column in used)
        self.total = _TOTAL_OF_PEOPLE if are_people else _TOTAL_ALONE
        self.dates = [column.index for column in used if kinds[column.key] is FieldKind.DATE]
        long_numbers = (FieldKind.NATIONAL_ID, FieldKind.PHONE, FieldKind.MONEY)
        self.numbers = [column.index for column in used if kinds[column.key] in long_numbers]
        self.used = [column.index for column in used]


def list_lines(sheet: Sheet, layout: SheetLayout, fields: Sequence[ImportField]) -> tuple[list[Line], list[Finding]]:
    """The persons or things of a sheet, in order, and the lines passed over that may be somebody all the same."""
    roles = _Roles(layout, fields)
    across = {top for top, left, _, right in sheet.merged if right > left}
    first = first_row(sheet, layout)
    heading = [words(_heading(sheet, layout, index)) for index in roles.names] if layout.header_rows else []
    lines: list[Line] = []
    passed: list[Finding] = []
    section, is_over = layout.section, False
    hidden = sheet.hidden_rows if layout.skips_hidden else frozenset()
    for row in range(first, len(sheet.rows)):
        cells = sheet.rows[row]
        filled = {column: value for column, value in enumerate(cells) if value is not None}
        if not filled or row in hidden:
            continue
        name = " ".join(str(filled[column]) for column in roles.names if column in filled).strip()
        ordinal = filled.get(roles.ordinal) if roles.ordinal is not None else None
        if isinstance(ordinal, str) and _TOTAL.match(clean(ordinal).casefold()):
            continue
        is_numbered = _is_ordinal(ordinal)
        is_certain = is_numbered or _has_evidence(filled, roles)
        if name[:1] in _TOTAL_INITIALS and roles.total.match(clean(name).casefold()):
            continue
        if not is_certain:
            if name and [words(str(filled.get(column, ""))) for column in roles.names] == heading:
                continue
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


def first_row(sheet: Sheet, layout: SheetLayout) -> int:
    """The row below the headings and the numbers of the columns, counted from 0."""
    first = layout.header_rows[-1] if layout.header_rows else 0
    return first + (first < len(sheet.rows) and _is_numbering(sheet.rows[first]))


def _heading(sheet: Sheet, layout: SheetLayout, index: int) -> str:
    cells = sheet.rows[layout.header_rows[0] - 1]
    return str(cells[index]) if index < len(cells) else ""


def _is_ordinal(value: Cell) -> bool:
    return (isinstance(value, int) and not isinstance(value, bool)) or (
        isinstance(value, str) and value.strip().rstrip(".").isdecimal()
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
    numbers = [int(mark[1]) for mark in marks if mark and mark[1].isdecimal()]
    return len(numbers) > 2 and all(after == before + 1 for before, after in itertools.pairwise(numbers))


def _section(filled: Mapping[int, Cell], roles: _Roles, is_across: bool) -> str | None:
    """The tổ a row names, an empty text for a heading that names none, None when the row is something else."""
    rest = dict(filled)
    number = rest.pop(roles.ordinal, None) if roles.ordinal is not None and len(rest) > 1 else None
    texts = [value for value in rest.values() if isinstance(value, str)]
    if len(texts) != 1 or (number is not None and not _ROMAN.match(str(number).strip())):
        return None
    text = clean(texts[0])
    bare = _SECTION_NUMBER.sub("", text)
    if not (is_across or number is not None or bare != text or SECTION_WORDS.match(words(bare))):
        return None
    bare = _SECTION_COUNT.sub("", bare).strip(" :-–")
    return "" if words(bare) in _NO_SECTION else bare
