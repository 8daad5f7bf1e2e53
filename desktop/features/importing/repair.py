"""Cells to typed values: repaired where the repair is certain, refused with the reason where it is not.

Nothing is lost in silence: a repair that changes what a reader sees is a finding (what stood there, what it became),
and so is every value that could not be used. Sex and birth of the row are read first, because they are the evidence for
a national number that lost its zeros.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from desktop.core.contracts import FieldKind, Finding, ImportField, ImportRow
from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.amounts import AmbiguousAmount, NotAnAmount, parse_dong
from desktop.core.vietnamese.legacy import Encoding
from desktop.core.vietnamese.names import LONGEST_NAME, join_name, name_fault, tidy_name
from desktop.core.vietnamese.national_id import (
    NationalIdProblem,
    Paper,
    Sex,
    national_id_findings,
    recognise,
    restore_national_id,
    tidy_national_id,
)
from desktop.core.vietnamese.phone import PhoneProblem, normalise_phone
from desktop.core.vietnamese.text import clean, clean_lines, fold, is_clean
from desktop.features.importing.asides import beside_name, card_number_in, phones_in, without_label
from desktop.features.importing.cells import (
    FEMALE,
    MALE,
    THREE_NUMBERS,
    Places,
    Refused,
    day_evidence,
    joined,
    plain_text,
    ticked,
    with_lost_capitals,
)
from desktop.features.importing.layout import Column, Line, Part, SheetLayout, is_dated, words
from desktop.features.importing.sheets.book import Cell, Sheet, address, place_of
from desktop.features.importing.sheets.errors import is_error

REPAIRS = frozenset(
    {"text_decoded", "mojibake_repaired", "name_recased", "year_completed", "date_from_serial", "month_left_out",
     "month_first_read", "id_zeros_restored", "phone_zero_restored", "phone_prefix_converted", "number_taken_out"}
)  # fmt: skip
"""Problems that are none any more: what was done, shown so that it can be checked."""

_SPREADSHEET_DAY_ZERO = date(1899, 12, 30)
_SERIALS = range(8_000, 60_000)  # days from 1921 to 2064
_WORDED = re.compile(r"(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})", re.IGNORECASE)
_MONTH_YEAR = re.compile(r"^(?:tháng\s*)?\d{1,2}(?:[/.\-]|\s*năm\s*)(\d{4})$", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"^((?:19|20)\d\d)(0\d|1[0-2])([0-2]\d|3[01])$", re.ASCII)
_DAY_UNKNOWN = re.compile(r"^0{1,2}[/.\-]0{1,2}[/.\-](\d{4})$", re.ASCII)  # how registers write a year alone
_DAY = re.compile(r"^(\d\d)/(\d\d)/(\d{4})$", re.ASCII)


_LEFT_EMPTY = {FieldKind.SEX, FieldKind.TICK}
_LEFT_WITHOUT_DIGITS = {FieldKind.DATE, FieldKind.NATIONAL_ID, FieldKind.MONEY, FieldKind.NUMBER}
_DATE_PARTS = (Part.DAY, Part.MONTH, Part.YEAR)


class RowReader:
    """Reads the rows of one sheet; what a whole column tells (day and month) is worked out once."""

    def __init__(
        self, sheet: Sheet, layout: SheetLayout, fields: Sequence[ImportField], lines: Sequence[Line], today: date
    ) -> None:
        self._sheet = sheet
        self._today = today
        self._fields = {field.key: field for field in fields}
        self._required = [field for field in fields if field.required]
        self._sex = next((field.key for field in fields if field.kind is FieldKind.SEX), "")
        self._birth = next(
            (field.key for field in fields if field.kind is FieldKind.DATE
             and any("sinh" in words(heading).split() for heading in (field.title, *field.headings))), ""
        )  # fmt: skip
        self._section = next((field.key for field in fields if field.kind is FieldKind.SECTION), "")
        self._names_of_people = [field for field in fields if field.kind is FieldKind.NAME]
        self._note = next((field.key for field in fields if words(field.title) == "ghi chu"), "")
        used = [column for column in layout.columns if column.key in self._fields]
        fills = Counter(column.key for column in used)
        evidence = (FieldKind.DATE, FieldKind.SEX)
        self._evidence: list[_Reading] = []
        self._others: list[_Reading] = []
        for column in used:
            kind = self._fields[column.key].kind
            is_alone = column.part is Part.WHOLE and fills[column.key] == 1 and not sheet.formulas
            reading = _Reading(column, column.index, column.key, _QUICK.get(kind) if is_alone else None, {})
            (self._evidence if kind in evidence else self._others).append(reading)
        self._letters = {column.key: column.letters for column in reversed(used)}
        self._ticks = {column.part for column in used if self._fields[column.key].kind is FieldKind.SEX}
        self._days = {
            column.index: day_evidence(self._cells(column, lines))
            for column in used if self._fields[column.key].kind is FieldKind.DATE
        }  # fmt: skip
        self._findings: list[Finding] = []

    def column_findings(self) -> Iterator[Finding]:
        """What concerns a whole column."""
        for index, days in self._days.items():
            if days.may_be_swapped:
                yield Finding(self._sheet.name, address(days.first_row, index), "", "dates_may_be_swapped")

    def read(self, line: Line) -> ImportRow:
        self._findings = []
        self._line = line.row
        row = self._sheet.rows[line.row]
        values: dict[str, Any] = {}
        self._places = Places(line.row + 1, self._letters)
        self._names: dict[Part, str] = {}
        self._dates: dict[str, dict[Part, tuple[Column, Cell]]] = {}
        self._is_sex_doubtful = False
        self._see_all(self._evidence, row, values)
        for key, parts in self._dates.items():
            self._finish_date(key, parts, values)
        if self._sex and self._sex not in values and self._ticks == {Part.FEMALE} and not self._is_sex_doubtful:
            values[self._sex] = Sex.MALE.value
        self._see_all(self._others, row, values)
        self._finish(values, line)
        self._tell_how_it_looks(line.row, values)
        return ImportRow(self._sheet.name, line.row + 1, values, self._places, tuple(self._findings))

    def _see_all(self, readings: Sequence[_Reading], row: Sequence[Cell], values: dict[str, Any]) -> None:
        """Most cells say what another of their column said, or need no repair; the others are looked at closely."""
        for column, index, key, quick, known in readings:
            raw = row[index] if index < len(row) else None
            if raw is None:
                continue
            if quick is not None and (raw.__class__ is str or raw.__class__ is date):
                if raw in known:
                    values[key] = known[raw]
                    continue
                if (value := quick(self, column, raw)) is not None:
                    values[key] = known[raw] = value
                    continue
            self._see(column, raw, values)

    def _see(self, column: Column, raw: Cell, values: dict[str, Any]) -> None:
        """Take one cell of the row, or note why it cannot be taken."""
        if isinstance(raw, str) and not clean(raw):
            return
        field = self._fields[column.key]
        if field.key not in values:
            self._places.stand_in(field.key, column.letters)
        if isinstance(raw, str) and is_error(raw):
            self._find(column, raw, "excel_error", grave=True)
            return
        if (self._line, column.index) in self._sheet.formulas:
            self._find(column, raw, "formula_not_computed")
        try:
            self._take(column, field, raw, values)
        except Refused as refusal:
            self._leave(column, field, raw, refusal, values)

    def _leave(self, column: Column, field: ImportField, raw: Cell, refusal: Refused, values: dict[str, Any]) -> None:
        """Leave the cell out with a remark where it is a minor one, else refuse the row: a person does not stay outside
        for the day a card was issued. Who they are is no minor thing, nor is a sum."""
        if field.kind is FieldKind.SEX or refusal.problem == "two_sexes":
            self._is_sex_doubtful = True
            values.pop(self._sex, None)
        has_digits = any(char.isdigit() for char in plain_text(raw))
        is_minor = (
            field.kind in _LEFT_EMPTY
            or refusal.problem == "two_sexes"
            or (field.kind in _LEFT_WITHOUT_DIGITS and not has_digits)
            or (field.kind is FieldKind.DATE and field.key != self._birth)
        )
        if refusal.grave or field.required or not is_minor:
            self._find(column, raw, refusal.problem, grave=True, **refusal.facts)
        elif refusal.problem == "two_sexes":
            self._find(column, raw, "two_sexes")
        else:
            self._find(column, raw, "day_left_empty" if field.kind is FieldKind.DATE and has_digits else "left_empty")

    def _take(self, column: Column, field: ImportField, raw: Cell, values: dict[str, Any]) -> None:
        """Read one cell into `values`; raises Refused."""
        if column.part in (Part.MALE, Part.FEMALE):
            self._take_side(column, field, raw, values)
        elif column.part in (Part.FAMILY, Part.GIVEN):
            self._names[column.part] = plain_text(raw)
            values[field.key] = join_name(self._names.get(Part.FAMILY, ""), self._names.get(Part.GIVEN, ""))
        elif column.part in _DATE_PARTS:
            self._dates.setdefault(field.key, {})[column.part] = column, raw
        elif field.kind is FieldKind.NATIONAL_ID:
            values[field.key] = self._national_id(column, raw, values)
        else:
            value = _READERS[field.kind](self, column, raw)
            if value != "":
                values[field.key] = value

    def _take_side(self, column: Column, field: ImportField, raw: Cell, values: dict[str, Any]) -> None:
        """A column Nam or Nữ: a birth date in it tells the sex too, a tick tells only the sex."""
        side = Sex.MALE if column.part is Part.MALE else Sex.FEMALE
        if field.kind is FieldKind.DATE:
            if field.key in values:
                raise Refused("two_sexes", grave=True)
            values[field.key] = self.day(column, raw)
        elif not ticked(raw):
            return
        if self._sex:
            if values.get(self._sex, side) != side:
                raise Refused("two_sexes")
            values[self._sex] = side.value

    def _finish_date(self, key: str, parts: Mapping[Part, tuple[Column, Cell]], values: dict[str, Any]) -> None:
        """A date whose day, month and year stand in columns of their own."""
        column, raw = next(iter(parts.values()))
        if not is_dated(raw) or Part.DAY not in parts:
            texts = {
                part: plain_text(cell).strip("0. ") and plain_text(cell).strip(". ")
                for part, (_, cell) in parts.items()
            }
            day, month, year = (texts.get(part, "") for part in _DATE_PARTS)
            raw = "/".join(filter(None, (day if month else "", month, year)))
        field = self._fields[key]
        try:
            if raw:
                values[key] = self.day(column, raw)
        except Refused as refusal:
            self._leave(column, field, raw, refusal, values)

    def _tell_how_it_looks(self, row: int, values: Mapping[str, Any]) -> None:
        """A row that a filter hides, or that somebody struck through, may be meant to be none."""
        if row in self._sheet.hidden_rows:
            self._findings.append(Finding(self._sheet.name, "", "", "row_hidden"))
        if self._sheet.struck and self._names_of_people:
            key = self._names_of_people[0].key
            if (place := self._places.get(key, "")) and place_of(place) in self._sheet.struck:
                self._findings.append(Finding(self._sheet.name, place, str(values.get(key, "")), "row_struck"))

    def _finish(self, values: dict[str, Any], line: Line) -> None:
        for field in self._names_of_people:
            if field.key in values:
                self._finish_name(field, values)
        if self._section and not values.get(self._section) and line.section:
            values[self._section] = line.section
        for field in self._required:
            if field.key in values:
                continue
            place = self._places.get(field.key, "")
            if not any(found.grave and found.cell == place for found in self._findings):
                problem = "required" if place else "column_missing"
                self._findings.append(Finding(self._sheet.name, place, "", problem, {"field": field.title}, grave=True))

    # One reader per kind of field

    def text(self, column: Column, raw: Cell) -> str:
        return clean_lines(raw) if isinstance(raw, str) and "\n" in raw else plain_text(raw)

    def line(self, column: Column, raw: Cell) -> str:
        return plain_text(raw)

    def sex(self, column: Column, raw: Cell) -> str:
        said = fold(plain_text(raw)).strip(" .")
        if said in MALE or said in FEMALE:
            return Sex.MALE.value if said in MALE else Sex.FEMALE.value
        raise Refused("sex_unknown")

    def phone(self, column: Column, raw: Cell) -> str:
        """The number as dialled today, else what stands there; what has letters in it is left out."""
        written = without_label(plain_text(raw))
        number, finding = normalise_phone(written)
        if finding and finding.problem is PhoneProblem.HAS_LETTERS and (inside := phones_in(written)):
            self._find(column, raw, "number_taken_out", became=inside)
            return inside
        if finding:
            self._find(column, raw, finding.problem, became=number or "")
        if finding and finding.problem is PhoneProblem.HAS_LETTERS:
            return ""
        return number or written

    def money(self, column: Column, raw: Cell) -> Dong:
        if isinstance(raw, float) or (isinstance(raw, int) and raw < 0):
            raise Refused("not_an_amount")
        try:
            return parse_dong(plain_text(raw))
        except AmbiguousAmount as error:
            raise Refused("ambiguous_amount") from error
        except NotAnAmount as error:
            raise Refused("not_an_amount") from error

    def number(self, column: Column, raw: Cell) -> int:
        digits = plain_text(raw).replace(" ", "")
        if not re.fullmatch(r"-?\d{1,15}", digits, re.ASCII):
            raise Refused("not_a_whole_number")
        return int(digits)

    def tick(self, column: Column, raw: Cell) -> bool:
        return ticked(raw)

    # The same for cells that need no repair; None for the others

    def quick_words(self, column: Column, raw: Cell) -> str | None:
        return raw if isinstance(raw, str) and raw and is_clean(raw) and not is_error(raw) else None

    def quick_sex(self, column: Column, raw: Cell) -> str | None:
        return raw if isinstance(raw, str) and raw in (Sex.MALE.value, Sex.FEMALE.value) else None

    def quick_day(self, column: Column, raw: Cell) -> PartialDate | None:
        if isinstance(raw, date):
            return PartialDate.of(raw)
        parts = _DAY.match(raw) if isinstance(raw, str) and not self._days[column.index].is_month_first else None
        try:
            return PartialDate.of(date(int(parts[3]), int(parts[2]), int(parts[1]))) if parts else None
        except ValueError:
            return None

    def quick_phone(self, column: Column, raw: Cell) -> str | None:
        number, finding = normalise_phone(raw) if isinstance(raw, str) else (None, None)
        return None if finding else number

    def quick_national_id(self, column: Column, raw: Cell) -> str | None:
        if isinstance(raw, str) and len(raw) == 12 and raw.isascii() and raw.isdigit() and len(set(raw)) > 1:
            return raw
        return None

    def _finish_name(self, field: ImportField, values: dict[str, Any]) -> None:
        """A name in proper case; a dash, a tick or a page of text is none."""
        name: str = values[field.key]
        place = self._places[field.key]
        if ("(" in name or "[" in name or "-" in name or "–" in name) and "tap the" not in words(field.title):
            name = self._without_aside(field, place, name, values)
        if fault := name_fault(name):
            facts = {"field": field.title, "count": str(len(name)), "most": str(LONGEST_NAME)}
            self._findings.append(Finding(self._sheet.name, place, name, fault, facts, grave=True))
            del values[field.key]
            return
        tidy = tidy_name(with_lost_capitals(name) if self._sheet.encoding == Encoding.TCVN3 else name)
        if tidy != name:
            self._findings.append(Finding(self._sheet.name, place, name, "name_recased", {"became": tidy}))
        values[field.key] = tidy

    def _without_aside(self, field: ImportField, place: str, name: str, values: dict[str, Any]) -> str:
        """The bare name; what stood beside it goes under the remarks, where the list has them."""
        bare, beside = beside_name(name)
        if not beside or name_fault(bare):
            return name
        kept = "words_beside_name" if self._note else "words_beside_name_left"
        self._findings.append(Finding(self._sheet.name, place, name, kept, {"became": bare, "words": beside}))
        if self._note:
            values[self._note] = "; ".join(filter(None, (values.get(self._note, ""), beside)))
        return bare

    def _national_id(self, column: Column, raw: Cell, values: dict[str, Any]) -> str:
        if isinstance(raw, float):
            raise Refused("id_rounded")
        if isinstance(raw, int) and raw % 100_000 == 0:
            raise Refused("id_maybe_rounded")
        written = without_label(plain_text(raw).lstrip("'’`"))
        number = tidy_national_id(written)
        problems = {finding.problem for finding in national_id_findings(number)}
        if NationalIdProblem.SCIENTIFIC_NOTATION in problems:
            raise Refused("id_rounded")
        if NationalIdProblem.ALL_DIGITS_EQUAL in problems:
            raise Refused("id_all_equal")
        if NationalIdProblem.NOT_TWELVE_DIGITS not in problems:
            return number
        birth, sex = values.get(self._birth), values.get(self._sex)
        restored = restore_national_id(number, birth.year if birth else None, Sex(sex) if sex else None)
        if restored:
            self._find(column, raw, "id_zeros_restored", became=restored)
            return restored
        paper, bare = recognise(number)
        if paper is Paper.OLD_CARD and isinstance(raw, str):
            self._find(column, raw, "old_id_card")
            return bare
        if paper is Paper.PASSPORT:
            return bare
        if inside := card_number_in(written):
            self._find(column, raw, "number_taken_out", became=inside)
            return inside
        raise Refused("id_not_twelve_digits", digits=str(sum(char.isdigit() for char in number)))

    def day(self, column: Column, raw: Cell) -> PartialDate:
        if isinstance(raw, date):
            return PartialDate.of(raw)
        if isinstance(raw, int) and not isinstance(raw, bool) and raw in _SERIALS:
            day = PartialDate.of(_SPREADSHEET_DAY_ZERO + timedelta(days=raw))
            self._find(column, raw, "date_from_serial", became=str(day))
            return day
        written = joined(plain_text(raw)).strip(".,;'’")
        if isinstance(raw, int) and len(written) == 7:
            written = written.zfill(8)  # 2031985 was 02031985
        if worded := _WORDED.search(written):
            written = "/".join(worded.groups())
        if (found := _YEAR_FIRST.match(written)) and not 1900 <= int(written[4:]) < 2100:
            written = "-".join(found.groups())
        if unknown := _DAY_UNKNOWN.match(written):
            written = unknown[1]
        if alone := _MONTH_YEAR.match(written):
            self._find(column, raw, "month_left_out", became=alone[1])
            return PartialDate(int(alone[1]))
        parts = THREE_NUMBERS.match(written)
        if parts and self._days[column.index].is_month_first:
            written = f"{parts[2]}/{parts[1]}/{parts[3]}"
        try:
            day = PartialDate.parse(written, self._today)
        except ValueError as error:
            is_swapped = parts is not None and int(parts[2]) > 12 >= int(parts[1])
            raise Refused("month_first_date" if is_swapped else "not_a_date") from error
        if parts and self._days[column.index].is_month_first:
            self._find(column, raw, "month_first_read", became=str(day))
        elif parts and len(parts[3]) == 2:
            self._find(column, raw, "year_completed", became=str(day))
        return day

    # Findings

    def _find(self, column: Column, raw: Cell, problem: str, *, grave: bool = False, **facts: str) -> None:
        field = self._fields[column.key]
        place = address(self._line, column.index)
        known = {"field": field.title, "example": field.example, **facts}
        self._findings.append(Finding(self._sheet.name, place, plain_text(raw), problem, known, grave))

    def _cells(self, column: Column, lines: Sequence[Line]) -> Iterator[tuple[int, Cell]]:
        for line in lines:
            row = self._sheet.rows[line.row]
            if column.index < len(row) and row[column.index] is not None:
                yield line.row, row[column.index]


class _Reading(NamedTuple):
    """How the cells of one column are read; `quick` knows those that need no repair, `known` what they said."""

    column: Column
    place: int
    key: str
    quick: Callable[[RowReader, Column, Cell], Any] | None
    known: dict[Cell, Any]


_QUICK: dict[FieldKind, Callable[[RowReader, Column, Cell], Any]] = {
    FieldKind.TEXT: RowReader.quick_words,
    FieldKind.NAME: RowReader.quick_words,
    FieldKind.SECTION: RowReader.quick_words,
    FieldKind.SEX: RowReader.quick_sex,
    FieldKind.DATE: RowReader.quick_day,
    FieldKind.PHONE: RowReader.quick_phone,
    FieldKind.NATIONAL_ID: RowReader.quick_national_id,
}
_READERS: dict[FieldKind, Callable[[RowReader, Column, Cell], Any]] = {
    FieldKind.TEXT: RowReader.text,
    FieldKind.NAME: RowReader.line,
    FieldKind.SECTION: RowReader.line,
    FieldKind.SEX: RowReader.sex,
    FieldKind.DATE: RowReader.day,
    FieldKind.PHONE: RowReader.phone,
    FieldKind.MONEY: RowReader.money,
    FieldKind.NUMBER: RowReader.number,
    FieldKind.TICK: RowReader.tick,
}
