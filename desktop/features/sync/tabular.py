"""The CSV files of a package: RFC 4180 with LF, UTF-8 without BOM, NFC; checked on the way in against their schema."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from desktop.core.contracts import Privacy, SyncedField, SyncedTable
from desktop.features.sync.domain import ReceivedTable, Refused

TYPES = ("string", "integer", "boolean", "date", "year")
_LONGEST_CELL = 100_000
_LONGEST_KEY = 500  # PostgreSQL's index takes no more than 2,700 bytes
Cells = tuple[str | None, ...]


def cell(value: Any) -> str | None:
    """A plain value as it stands in a CSV. An empty text and no value are the same there."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")) or None


def write_csv(fields: Sequence[str], rows: Iterable[Cells]) -> bytes:
    held = io.StringIO(newline="")
    writer = csv.writer(held, lineterminator="\n")
    writer.writerow(fields)
    writer.writerows(rows)
    return held.getvalue().encode("utf-8")


def schema(table: SyncedTable, fields: Sequence[SyncedField], keys: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """A Frictionless table schema; references only to tables of this package, whose primary keys are `keys`."""
    names = {field.name for field in fields}
    references = [
        {"fields": [field], "reference": {"resource": other, "fields": list(keys[other])}}
        for field, other in table.references
        if other in keys and field in names
    ]
    described: dict[str, Any] = {
        "fields": [_field(field, table.primary_key) for field in fields],
        "primaryKey": list(table.primary_key),
    }
    return described | ({"foreignKeys": references} if references else {})


def _field(field: SyncedField, key: tuple[str, ...]) -> dict[str, Any]:
    limits: dict[str, Any] = {}
    if field.required or field.name in key:
        limits["required"] = True
    if field.options:
        limits["enum"] = list(field.options)
    described: dict[str, Any] = {"name": field.name, "type": field.type}
    if field.privacy is not Privacy.OPEN:
        described["cd:privacy"] = field.privacy.value
    return described | ({"constraints": limits} if limits else {})


def read_csv(content: bytes, resource: Mapping[str, Any]) -> ReceivedTable:
    """The table, every cell checked against the resource's schema; raises Refused naming the place."""
    name = resource["name"]
    fields, key = resource["schema"]["fields"], tuple(resource["schema"]["primaryKey"])
    rows = _rows(content, name)
    header = tuple(field["name"] for field in fields)
    if not rows or rows[0] != list(header):
        raise Refused("columns_differ", table=name)
    body = rows[1:]
    if bad := next((number for number, row in enumerate(body, start=2) if len(row) != len(header)), None):
        raise Refused("columns_differ", table=name, row=bad)
    for field, column in zip(fields, zip(*body, strict=True), strict=bool(body)):
        _check_column(name, field, column)
    cells = tuple(tuple([value or None for value in row]) for row in body)
    section, label = resource.get("cd:section", name), resource.get("title", name)
    person = next((field["name"] for field in fields if field.get("cd:privacy") == Privacy.PERSON), "")
    table = ReceivedTable(name, section, label, header, key, cells, person)
    keys = table.keyed().keys()
    if len(keys) != len(body):
        raise Refused("key_repeated", table=name)
    if max(map(len, keys), default=0) > _LONGEST_KEY:
        raise Refused("key_too_long", table=name)
    return table


def check_references(tables: Sequence[ReceivedTable], resources: Iterable[Mapping[str, Any]]) -> None:
    """Every reference names a row that is there; raises Refused."""
    by_name = {table.name: table for table in tables}
    for resource in resources:
        table = by_name[resource["name"]]
        for reference in resource["schema"].get("foreignKeys", ()):
            [field], target = reference["fields"], reference["reference"]
            other = by_name.get(target["resource"])
            if other is None or len(target["fields"]) != 1 or not {field} <= {*table.fields}:
                raise Refused("schema_unknown", table=table.name)
            [other_field] = target["fields"]
            if other_field not in other.fields:
                raise Refused("schema_unknown", table=table.name)
            known = {row[other.fields.index(other_field)] for row in other.rows} | {None}
            if not {row[table.fields.index(field)] for row in table.rows} <= known:
                raise Refused("reference_broken", table=table.name, field=field)


def _rows(content: bytes, name: str) -> list[list[str]]:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused("text_not_unicode", table=name) from error
    if text.startswith("\ufeff") or "\0" in text or not unicodedata.is_normalized("NFC", text):
        raise Refused("text_not_normal", table=name)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise Refused("csv_damaged", table=name) from error


def _check_column(table: str, field: Mapping[str, Any], column: tuple[str, ...]) -> None:
    """Each distinct value is looked at once: most columns of 20,000 rows have few."""
    limits = field.get("constraints", {})
    required, options, fits = limits.get("required", False), limits.get("enum"), _TYPES[field["type"]]
    for value in dict.fromkeys(column):
        if not value:
            fine = not required
        else:
            fine = len(value) <= _LONGEST_CELL and fits(value) and (options is None or value in options)
        if not fine:
            raise Refused("cell_refused", table=table, row=column.index(value) + 2, field=field["name"])


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


_TYPES: dict[str, Callable[[str], bool]] = {
    "string": lambda text: True,
    "integer": lambda text: re.fullmatch(r"-?(0|[1-9][0-9]{0,17})", text, re.ASCII) is not None,
    "boolean": lambda text: text in ("true", "false"),
    "date": _is_date,
    "year": lambda text: re.fullmatch(r"[0-9]{4}", text, re.ASCII) is not None,
}
