"""What stands once for several rows: a merged cell, a tổ written in the first row of its people only, a tổ that the
title names. Merged cells are spread, for they say so themselves; the rest is offered to the officer.
"""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.core.contracts import FieldKind, Finding, ImportField
from desktop.core.vietnamese.text import clean, fold
from desktop.features.importing.layout.columns import Column, Part, SheetLayout, words
from desktop.features.importing.layout.lines import SECTION_WORDS, Line, first_row
from desktop.features.importing.sheets.book import Sheet, address

_SPREAD = (FieldKind.SECTION, FieldKind.TEXT)
_CODE = re.compile(r"\S*\d\S*")
_IN_TITLE = re.compile(
    r"\b(?:tổ|phòng|phân xưởng|xưởng|chuyền|khoa|đội|bộ phận|chi nhánh|nhà máy|trung tâm|công đoàn bộ phận)\s+\S.*$",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"(?:tổ|phòng|phân xưởng|xưởng|chuyền|khoa|đội|bộ phận|chi nhánh|nhà máy|trung tâm|công đoàn bộ phận)\b",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"\s*[,(\-–]?\s*(?:năm|quý|tháng|đợt|tính đến|đến ngày|\().*$", re.IGNORECASE)
_NO_PLACE = re.compile(r"^(?:to|phong|khoa|doi) (?:chuc|truong|pho|trao|vien|quoc)\b|^phong (?:chong|trao)\b")
_LONGEST_SECTION = 60
_NAMED_AT_MOST = 4
_VOWEL = re.compile(r"[aeiouy]")


@dataclass(frozen=True)
class Offer:
    """Something the officer may ask for: what it changes of the layout of each sheet, and the finding that says why.
    One that `asks` needs a name from the officer first: `named`."""

    changes: Mapping[str, Mapping[str, Any]]
    finding: Finding
    asks: bool = False

    def named(self, section: str) -> Offer:
        """The same with the tổ that the officer says."""
        return dataclasses.replace(self, changes={sheet: {"section": clean(section)} for sheet in self.changes})


def spread(sheet: Sheet, layout: SheetLayout, fields: Sequence[ImportField]) -> tuple[Sheet, list[Finding]]:
    """The sheet with the text of merged cells in each of their rows, and what was left where it stands, because a
    number or a date in one cell is not surely everybody's."""
    kinds = {column.index: field for column in layout.columns for field in fields if column.key == field.key}
    first, rows, kept = first_row(sheet, layout), sheet.rows, []
    for top, left, bottom, _ in sheet.merged:
        field = kinds.get(left)
        if field is None or top < first or bottom == top or left >= len(sheet.rows[top]):
            continue
        if (value := sheet.rows[top][left]) is None:
            continue
        if field.kind not in _SPREAD or (field.kind is FieldKind.TEXT and _CODE.fullmatch(str(value).strip())):
            kept.append(_about(sheet, address(top, left), str(value), "merged_cell", field=field.title))
            continue
        rows = list(rows) if rows is sheet.rows else rows
        for row in range(top + 1, min(bottom + 1, len(rows))):
            if left >= len(rows[row]) or rows[row][left] is None:
                rows[row] = [*rows[row], *[None] * (left + 1 - len(rows[row]))]
                rows[row][left] = value
    return (sheet if rows is sheet.rows else dataclasses.replace(sheet, rows=rows)), kept


def filled_down(sheet: Sheet, column: Column | None, lines: Sequence[Line]) -> list[Line]:
    """The same lines, each with the tổ that was written last above it, where none is written."""
    if column is None:
        return list(lines)
    found, above = [], ""
    for line in lines:
        above = _section_in(sheet, column, line) or above
        found.append(dataclasses.replace(line, section=above or line.section))
    return found


def section_column(layout: SheetLayout, fields: Sequence[ImportField]) -> Column | None:
    keys = {field.key for field in fields if field.kind is FieldKind.SECTION}
    return next((column for column in layout.columns if column.key in keys and column.part is Part.WHOLE), None)


def offers(sheet: Sheet, layout: SheetLayout, fields: Sequence[ImportField], lines: Sequence[Line]) -> Iterator[Offer]:
    """What may be asked for about one sheet."""
    hidden = [line for line in lines if line.row in sheet.hidden_rows]
    if hidden:
        told = _about(sheet, "", "", "rows_hidden", count=str(len(hidden)))
        yield Offer({sheet.name: {"skips_hidden": True}}, told)
    about = next((field for field in fields if field.kind is FieldKind.SECTION), None)
    if not lines or about is None:
        return
    column = section_column(layout, fields)
    if column is None:
        if not layout.section and not any(line.section for line in lines):
            if named := _in_title(sheet, layout):
                yield Offer({sheet.name: {"section": named}}, _about(sheet, "", named, "section_in_title"))
            elif about.choices is not None:
                yield Offer({sheet.name: {}}, _about(sheet, "", "", "section_nowhere"), asks=True)
        return
    written = [bool(_section_in(sheet, column, line)) for line in lines]
    blank = sum(not one and not line.section for one, line in zip(written, lines, strict=True))
    if not layout.fills_down and written[0] and blank * 2 >= len(lines):
        told = _about(sheet, address(lines[0].row, column.index), "", "section_once", count=str(blank))
        yield Offer({sheet.name: {"fills_down": True}}, told)


def same_sections(sections: Iterable[tuple[str, str]]) -> Iterator[Offer]:
    """Tổ of one name in several sheets, given as (sheet, tổ): one tổ, or each sheet's own?"""
    where: dict[str, dict[str, str]] = defaultdict(dict)
    for sheet, section in sections:
        where[fold(section)].setdefault(sheet, section)
    shared = [sheets for sheets in where.values() if len(sheets) > 1]
    if shared:
        sheets = tuple(dict.fromkeys(name for one in shared for name in one))
        names = ", ".join(f"“{next(iter(one.values()))}”" for one in shared[:5])
        facts = {"names": names, "sheets": ", ".join(sheets)}
        yield Offer({sheet: {"names_sheet": True} for sheet in sheets}, Finding("", "", "", "sections_shared", facts))


def joined_offers(found: Sequence[Offer]) -> list[Offer]:
    """The same offers, those about the tổ of several sheets made one: each sheet into its own, or all into one."""
    made = []
    for problem, several in (("section_in_title", "sections_in_titles"), ("section_nowhere", "section_nowhere")):
        some = [offer for offer in found if offer.finding.problem == problem]
        found = [offer for offer in found if offer.finding.problem != problem]
        if len(some) > 1:
            changes = {sheet: change for offer in some for sheet, change in offer.changes.items()}
            names = ", ".join(f"“{offer.finding.value}”" for offer in some[:_NAMED_AT_MOST] if offer.finding.value)
            rest = "…" if len(some) > _NAMED_AT_MOST else ""
            told = Finding("", "", "", several, {"names": names + rest, "count": str(len(some))})
            some = [Offer(changes, told, some[0].asks)]
        made += some
    return [*made, *found]


def _section_in(sheet: Sheet, column: Column, line: Line) -> str:
    row = sheet.rows[line.row]
    value = row[column.index] if column.index < len(row) else None
    return clean(str(value)) if value is not None else ""


def _in_title(sheet: Sheet, layout: SheetLayout) -> str:
    """The tổ that a title row names, else the one the sheet is called after."""
    above = sheet.rows[: max(0, layout.header_rows[0] - 1)] if layout.header_rows else []
    texts = [clean(str(value)) for cells in above for value in cells if isinstance(value, str)]
    for text in reversed(texts):
        if (found := _IN_TITLE.search(text)) and not _NO_PLACE.search(words(found[0])):
            named = _TRAILING.sub("", found[0]).strip(" .:-–")
            if len(named) <= _LONGEST_SECTION and " " in named:
                return _without_capitals(named)
    return sheet.name.strip() if SECTION_WORDS.match(words(sheet.name)) and " " in sheet.name.strip() else ""


def _without_capitals(name: str) -> str:
    """A tổ in a title of capitals as one writes it: `TỔ MAY 3` → `Tổ May 3`. Letters without a vowel are short for
    something (KCS)."""
    if not name.isupper():
        return name
    kind = _KIND.match(name)
    first, rest = (kind[0], name[kind.end() :].strip()) if kind else (name, "")
    return " ".join(filter(None, (_sentence(first), _sentence(rest))))


def _sentence(text: str) -> str:
    shorts = [word if not _VOWEL.search(fold(word)) else word.lower() for word in text.split()]
    return " ".join([*(word[:1].upper() + word[1:] for word in shorts[:1]), *shorts[1:]])


def _about(sheet: Sheet, cell: str, value: str, problem: str, **facts: str) -> Finding:
    return Finding(sheet.name, cell, value, problem, facts)
