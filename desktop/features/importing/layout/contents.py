"""What the columns of a block without headings hold: by the list's own order of columns, else by what stands in them.

Only what tells itself is taken: the first column of each kind, and required texts in their order. The officer is shown
what was guessed and may say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from desktop.core.contracts import FieldKind, ImportField
from desktop.core.vietnamese.national_id import PROVINCE_PREFIXES
from desktop.core.vietnamese.phone import normalise_phone
from desktop.core.vietnamese.text import clean
from desktop.features.importing.layout.columns import Column, Part, words
from desktop.features.importing.layout.lines import SECTION_WORDS, is_dated
from desktop.features.importing.sheets.book import Cell, Sheet

_LOOKED_AT, _MOST = 200, 0.8
_NATIONAL_ID = re.compile(r"\d{11,12}")
_MOBILE = re.compile(r"0?[35789]\d{8}", re.ASCII)
_MONEY = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d{5,9}")


def columns_by_contents(sheet: Sheet, fields: Sequence[ImportField]) -> tuple[Column, ...]:
    """A column for each that holds something; those that are not understood fill no field."""
    rows = sheet.rows[:_LOOKED_AT]
    width = max(map(len, rows), default=0)
    values = [[row[index] for row in rows if index < len(row) and row[index] is not None] for index in range(width)]
    given = _in_own_order(values, fields) or _told_by_values(values, fields)
    return tuple(
        Column(index, "", *given.get(index, ("", Part.WHOLE)), index in sheet.hidden_columns)
        for index, column in enumerate(values)
        if column
    )


def _in_own_order(values: Sequence[Sequence[Cell]], fields: Sequence[ImportField]) -> dict[int, tuple[str, Part]]:
    """The columns in the order of the template and of the list that goes out, with or without running numbers."""
    for first in (0, 1):
        pairs = list(zip(values[first:], fields, strict=False))
        numbered = not first or (bool(values) and _mostly(values[0], _is_ordinal))
        telling = sum(bool(column) and field.kind in _LOOKS for column, field in pairs)
        if (
            numbered
            and len(values) - first <= len(fields)
            and telling > 1
            and all(not column or field.kind not in _LOOKS or _mostly(column, _LOOKS[field.kind])
                    for column, field in pairs)
            and {field.key for field in fields if field.required} <= {field.key for column, field in pairs if column}
        ):  # fmt: skip
            found = {index: (field.key, Part.WHOLE) for index, (_, field) in enumerate(pairs, first)}
            return {0: ("", Part.ORDINAL), **found} if first else found
    return {}


def _told_by_values(values: Sequence[Sequence[Cell]], fields: Sequence[ImportField]) -> dict[int, tuple[str, Part]]:
    given: dict[int, tuple[str, Part]] = {}
    taken: set[FieldKind] = set()
    by_kind = {field.kind: field.key for field in reversed(fields)}
    for index, column in enumerate(values):
        if not given and _mostly(column, _is_ordinal):
            given[index] = "", Part.ORDINAL
            continue
        kind = next((kind for kind, fits in _LOOKS.items() if kind in by_kind and _mostly(column, fits)), None)
        if kind is None or kind in taken:
            continue
        taken.add(kind)
        given[index] = by_kind[kind], Part.WHOLE
        if kind is FieldKind.NAME and index + 1 < len(values) and _mostly(values[index + 1], _is_given_name):
            given[index], given[index + 1] = (by_kind[kind], Part.FAMILY), (by_kind[kind], Part.GIVEN)
    texts = [index for index, column in enumerate(values) if column and index not in given]
    needed = [field.key for field in fields if field.required and field.kind is FieldKind.TEXT]
    return given | {index: (key, Part.WHOLE) for index, key in zip(texts, needed, strict=False)}


def _mostly(column: Sequence[Cell], fits: Callable[[Cell], bool]) -> bool:
    return bool(column) and sum(map(fits, column)) >= _MOST * len(column)


def _is_ordinal(value: Cell) -> bool:
    return clean(str(value)).rstrip(".").isdecimal() and len(clean(str(value))) < 5 and not is_dated(value)


def _is_national_id(value: Cell) -> bool:
    return _NATIONAL_ID.fullmatch(re.sub(r"\s", "", str(value))) is not None


def _is_phone(value: Cell) -> bool:
    text = clean(str(value))
    return sum(map(str.isdigit, text)) >= 9 and normalise_phone(text)[0] is not None


def _is_name(value: Cell) -> bool:
    parts = clean(value).split() if isinstance(value, str) else []
    return 2 <= len(parts) <= 7 and all(_is_capitalised(part) for part in parts)


def _is_given_name(value: Cell) -> bool:
    return isinstance(value, str) and _is_capitalised(clean(value))


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper() and word.replace("'", "").replace("-", "").isalpha()


_LOOKS: dict[FieldKind, Callable[[Cell], bool]] = {
    FieldKind.NATIONAL_ID: _is_national_id,
    FieldKind.PHONE: _is_phone,
    FieldKind.DATE: is_dated,
    FieldKind.SEX: lambda value: words(str(value)) in ("nam", "nu"),
    FieldKind.SECTION: lambda value: isinstance(value, str) and SECTION_WORDS.match(words(value)) is not None,
    FieldKind.NAME: _is_name,
    FieldKind.MONEY: lambda value: _MONEY.fullmatch(str(value).strip()) is not None,
    FieldKind.TICK: lambda value: str(value).strip().lower() in ("x", "v", "✓"),
}


def goes_by(kind: FieldKind, values: Sequence[Cell]) -> bool:
    """Whether the values do not speak against a kind: half of them look like it, or they are no numbers of cards."""
    if not values:
        return True
    if fits := _LOOKS.get(kind) if kind is not FieldKind.SECTION else None:
        return sum(map(fits, values)) * 2 >= len(values)
    return not _mostly(values, _is_national_id)


def speaks_for(kind: FieldKind, values: Sequence[Cell]) -> bool:
    """Whether the values alone say that they are telephone numbers, or numbers of cards, and nothing else."""
    fits = _is_mobile if kind is FieldKind.PHONE else _is_certain_national_id
    return len(values) > 1 and _mostly(values, fits) and len(set(values)) * 2 > len(values)


def _is_mobile(value: Cell) -> bool:
    return _MOBILE.fullmatch(re.sub(r"[ .\-]", "", str(value))) is not None


def _is_certain_national_id(value: Cell) -> bool:
    digits = str(value).replace(" ", "")
    return len(digits) == 12 and digits.isascii() and digits.isdigit() and digits[:3] in PROVINCE_PREFIXES


def are_given_names(family: Sequence[Cell], given: Sequence[Cell]) -> bool:
    """Whether the second column is the last word of the names in the first: a word in nearly every row, and not one of
    the few that say a sex or a place."""
    if not given or len(given) < _MOST * len(family):
        return False
    texts = {clean(str(value)) for value in given}
    if {words(text) for text in texts} <= {"nam", "nu"} or (len(given) > 8 and len(texts) * 4 < len(given)):
        return False
    return _mostly(given, _is_given_name) and not _mostly(family, lambda value: len(str(value).split()) > 3)
