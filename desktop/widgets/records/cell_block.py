"""Deeds on a block of cells: what is wished for each, read by the fields a form is made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.core.errors import FieldRefused
from desktop.widgets.form import field_sentence
from desktop.widgets.records.columns import Column

Texts = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Wish:
    """A value wished for one cell; `refusal` says why what was pasted there cannot be one."""

    record: Any
    column: Column[Any]
    value: Any
    before: str
    after: str
    refusal: str = ""


def read_block(copied: str, columns: Sequence[Column[Any]]) -> list[list[str]]:
    """Rows of cells as Excel puts them on the clipboard; a first row of these columns' headings is left out."""
    rows = [line.split("\t") for line in copied.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")]
    titles = [column.title for column in columns]
    return rows[1:] if len(rows) > 1 and [cell.strip() for cell in rows[0]] == titles[: len(rows[0])] else rows


def repeated(rows: Texts, height: int, width: int) -> list[list[str]]:
    """The cells as often as they fill the marked block; one that is no multiple is filled from its corner once."""
    tall, wide = len(rows), max(map(len, rows), default=0)
    down = height // tall if tall and height % tall == 0 else 1
    right = width // wide if wide and width % wide == 0 else 1
    return [[*row, *[""] * (wide - len(row))] * right for _ in range(down) for row in rows]


def wishes_of(records: Sequence[Any], columns: Sequence[Column[Any]], rows: Texts) -> list[Wish]:
    """What pasting these texts over the records and columns asks for; cells that stay as they are are left out."""
    readers = {column.key: column.edit.field() for column in columns if column.edit}
    found = []
    for record, texts in zip(records, rows, strict=False):
        for column, text in zip(columns, texts, strict=False):
            if (wish := _wish(readers.get(column.key), record, column, text.strip())) is not None:
                found.append(wish)
    return found


def cleared(records: Iterable[Any], columns: Sequence[Column[Any]]) -> list[Wish]:
    """Every cell emptied that may be empty and is not."""
    people = list(records)
    return [one for one in wishes_of(people, columns, [[""] * len(columns)] * len(people)) if not one.refusal]


def filled(records: Sequence[Any], columns: Sequence[Column[Any]]) -> list[Wish]:
    """Every cell below the first with the value of the first of its column."""
    found = []
    for column in (one for one in columns if one.edit):
        assert column.edit is not None
        first, value = records[0], column.edit.value(records[0])
        found += [
            Wish(record, column, value, column.text(record), column.text(first))
            for record in records[1:]
            if column.edit.value(record) != value
        ]
    return found


def _wish(field: Any, record: Any, column: Column[Any], text: str) -> Wish | None:
    before = column.text(record)
    if text == before:
        return None
    if field is None or column.edit is None:
        return Wish(record, column, None, before, text, field_sentence(FieldRefused(column.key, "fixed", text)))
    try:
        field.read_copied(text)
        value = field.value()
    except FieldRefused as refusal:
        return Wish(record, column, None, before, text, field_sentence(refusal))
    if (value or None) == (column.edit.value(record) or None):
        return None
    return Wish(record, column, value, before, field.to_draft())
