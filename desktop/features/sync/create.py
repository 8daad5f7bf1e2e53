"""Building the zip of a package out of tables: what travels, how it is described, and what changed since the last."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.core.contracts import Privacy, SyncedField, SyncedTable
from desktop.core.database import Reading
from desktop.features.sync import archive, matching, tabular
from desktop.features.sync.domain import HASH, PROFILE, Purpose, SectionCount, Sender, TrustedComment
from desktop.features.sync.readable import instructions, summary_sheet

_SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"
_DIALECT = {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True}
_MEDIA = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "txt": "text/plain",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
Marks = dict[str, str]
_MARK = 16


@dataclass(frozen=True)
class Heading:
    """What stands at the head of a package besides its tables. `rules` are (pack, version) pairs."""

    comment: TrustedComment
    sender: Sender
    receiver_name: str
    device: str
    as_of: date
    period: str
    purpose: Purpose
    audit_head: str
    app: str
    public_key: str
    rules: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Packed:
    """A table ready to travel, its count, and a mark per row by which the next package knows what changed."""

    table: SyncedTable
    fields: tuple[SyncedField, ...]
    content: bytes
    count: SectionCount
    marks: Marks


def travelling(table: SyncedTable, purpose: Purpose, key: str = "") -> tuple[SyncedField, ...]:
    """The columns that may go: open ones always, persons where they are asked for, keyed ones where there is the
    receiver's `key` besides. The primary key always goes; it is a random id."""
    allowed = {Privacy.OPEN, Privacy.PERSON} if purpose is Purpose.PERSONS else {Privacy.OPEN}
    if purpose is Purpose.PERSONS and key:
        allowed.add(Privacy.KEYED)
    return tuple(field for field in table.fields if field.privacy in allowed or field.name in table.primary_key)


def ended_when(table: SyncedTable) -> tuple[str, tuple[str, ...]]:
    """The field and those of its values that mean a record has ended; a table that has none says nothing."""
    field, values = getattr(table, "ended_when", ("", ()))
    return field, tuple(values)


def pack_table(table: SyncedTable, reading: Reading, purpose: Purpose, before: Marks, key: str = "") -> Packed:
    """Reads the table once; rows are sorted by key so that the same data give the same bytes. Numbers of keyed fields
    are gone before anything is kept of them."""
    fields = travelling(table, purpose, key)
    places = [table.fields.index(field) for field in fields]
    names = [field.name for field in table.fields]
    keys = [names.index(name) for name in table.primary_key]
    ended_field, ended_values = ended_when(table)
    ended = (names.index(ended_field), ended_values) if ended_field else None
    whole = [tuple(map(tabular.cell, row)) for row in table.rows(reading)]
    if hidden := [place for place, field in enumerate(table.fields) if field.privacy is Privacy.KEYED]:
        whole = [_without_numbers(row, hidden, key) for row in whole]
    whole.sort(key=lambda row: [row[place] or "" for place in keys])
    marks = {"|".join(row[place] or "" for place in keys): _mark(row, ended) for row in whole}
    content = tabular.write_csv([field.name for field in fields], [tuple(row[p] for p in places) for row in whole])
    return Packed(table, fields, content, _count(table.label, marks, before), marks)


def _without_numbers(row: tabular.Cells, hidden: Sequence[int], key: str) -> tabular.Cells:
    cells = list(row)
    for place in hidden:
        number = cells[place]
        cells[place] = matching.keyed(key, number) if key and number else None
    return tuple(cells)


def build(heading: Heading, packed: Sequence[Packed], attachments: Mapping[str, bytes] | None = None) -> bytes:
    """The zip. `attachments` are `<sha256>.pdf` or `.jpg` by name."""
    parts = {f"data/{each.table.name}.csv": each.content for each in packed}
    parts |= {f"files/{name}": content for name, content in (attachments or {}).items()}
    parts["human/tom-tat.xlsx"] = summary_sheet(heading_facts(heading), [each.count for each in packed])
    parts["human/huong-dan-kiem-tra.txt"] = instructions(heading.public_key).encode()
    keys = {each.table.name: each.table.primary_key for each in packed}
    resources = [_table_resource(each, keys) for each in packed]
    resources += [_file_resource(path, parts[path]) for path in sorted(parts) if not path.startswith("data/")]
    return archive.pack(parts | {archive.DESCRIPTOR: archive.write_json(_descriptor(heading, packed, resources))})


def heading_facts(heading: Heading) -> tuple[tuple[str, str], ...]:
    comment = heading.comment
    return (
        ("Đơn vị gửi", f"{heading.sender.name} ({heading.sender.code})"),
        ("Đơn vị nhận", heading.receiver_name or "Không ghi tên đơn vị nhận"),
        ("Gói số", f"{comment.seq} (đợt đánh số {comment.epoch})"),
        ("Số liệu đến ngày", f"{heading.as_of:%d/%m/%Y}"),
        ("Kỳ", heading.period),
    )


def _descriptor(heading: Heading, packed: Iterable[Packed], resources: list[dict[str, Any]]) -> dict[str, Any]:
    comment, sender = heading.comment, heading.sender
    return {
        "$schema": _SCHEMA,
        "name": f"e{comment.epoch}s{comment.seq:04d}",
        "title": f"{sender.name} ({sender.code})",
        "cd:profile": PROFILE,
        "cd:kind": comment.kind.value,
        "cd:unit": {"id": sender.id, "code": sender.code, "name": sender.name},
        "cd:device": heading.device,
        "cd:to": {"id": comment.to, "name": heading.receiver_name},
        "cd:epoch": comment.epoch,
        "cd:seq": comment.seq,
        "cd:prev": comment.prev,
        "cd:as_of": heading.as_of.isoformat(),
        "cd:period": heading.period,
        "cd:purpose": heading.purpose.value,
        "cd:rules": [{"pack": pack, "version": version} for pack, version in heading.rules],
        "cd:audit_head": heading.audit_head,
        "cd:app": heading.app,
        "cd:sections": {each.table.name: each.count.plain() for each in packed},
        "resources": resources,
    }


def _table_resource(packed: Packed, keys: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    table = packed.table
    field, values = ended_when(table)
    return {
        "name": table.name,
        "title": table.label,
        "path": f"data/{table.name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **_sum(packed.content),
        "dialect": _DIALECT,
        "schema": tabular.schema(table, packed.fields, keys),
        "cd:section": table.section,
        **({"cd:ended": {"field": field, "values": list(values)}} if field else {}),
        **_matching(packed),
    }


def _matching(packed: Packed) -> dict[str, Any]:
    """How rows are compared with other unions', where the keyed columns travel."""
    told, names = packed.table.matching, {field.name for field in packed.fields}
    if told is None or not names.issuperset((*told.keys, told.within, told.words)):
        return {}
    when = {"field": told.when[0], "values": list(told.when[1])}
    return {"cd:matching": {"keys": list(told.keys), "within": told.within, "words": told.words, "when": when}}


def _file_resource(path: str, content: bytes) -> dict[str, Any]:
    stem, _, ending = path.rpartition("/")[2].rpartition(".")
    return {"name": stem, "path": path, "type": "file", "format": ending, "mediatype": _MEDIA[ending], **_sum(content)}


def _sum(content: bytes) -> dict[str, Any]:
    return {"bytes": len(content), "hash": HASH + hashlib.sha256(content).hexdigest()}


def _mark(row: tabular.Cells, ended: tuple[int, tuple[str, ...]] | None) -> str:
    """A short hash of the whole row, with an `e` behind it when the row says that it ended."""
    over = ended is not None and row[ended[0]] in ended[1]
    return hashlib.sha256(repr(row).encode()).hexdigest()[:_MARK] + ("e" if over else "")


def _has_ended(mark: str) -> bool:
    """By its length: the hash itself may end in an e."""
    return len(mark) > _MARK


def _count(label: str, marks: Marks, before: Marks) -> SectionCount:
    added = sum(key not in before for key in marks)
    gone = sum(key not in marks for key in before)
    over = sum(_has_ended(mark) and key in before and not _has_ended(before[key]) for key, mark in marks.items())
    differing = sum(key in before and mark != before[key] for key, mark in marks.items())
    return SectionCount(len(marks), added, differing - over, gone + over, label)
