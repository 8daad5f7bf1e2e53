"""Receiving packages, adding up what all units sent, and answering: one function each.

Preview and acceptance are the same code. A preview runs in a transaction that is rolled back, so that a batch of three
packages of one unit is shown as it would happen, and not as three packages that all meet the same state.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from desktop.core import answers
from desktop.core.answers import Answer
from desktop.core.clock import VIETNAM
from desktop.core.contracts import SyncedField, SyncedTable
from desktop.core.database import Database, Reading, Transaction, Transactions
from desktop.core.files import FileNotRead
from desktop.core.progress import SILENT, Progress
from desktop.features.federation import storage
from desktop.features.federation.domain import (
    Head,
    KeptPackage,
    Match,
    MatchPlace,
    Outcome,
    Received,
    Summary,
    TableDifference,
    UnitUnknown,
    difference,
    direction_problems,
    order_problems,
    outcome_of,
    vanishing,
)
from desktop.features.sync import services as sync
from desktop.features.sync.domain import (
    Created,
    Keyring,
    PackageKind,
    Problem,
    ReceivedTable,
    Role,
    SignatureState,
    Trust,
    TrustedComment,
    Verification,
)

_RECEIPT, _KEY, _DUPLICATES = "receipt", "matching_key", "duplicates"


class _OnlyAPreview(Exception):
    """Ends the transaction of a preview."""


def receive(
    database: Database, paths: Sequence[Path], accept: bool = False, *, confirmed: Collection[str] = (),
    desk: Transactions | None = None, progress: Progress = SILENT,
) -> list[Received]:  # fmt: skip
    """Preview or apply packages: files, or folders in which other files are passed over; in order of unit and number.

    `confirmed` holds identities a person looked at and takes upon himself: a new epoch, a tenth of the people gone, or
    one side of a fork. `database` has our keys and ledger; `desk` keeps what was received, by default the same. Each
    package is applied in a transaction of its own and a bad one never stops the others. Raises nothing for bad files,
    only FileNotRead for a folder that cannot be listed, and Cancelled through `progress` while nothing but a preview
    is made: what is being kept is kept to the end.
    """
    kept = desk or database
    with database.read() as reading:
        known = sync.keyring(reading)
    ordered = _in_order(sync.find_packages(paths), known)
    if not accept:
        return _preview(kept, ordered, known, confirmed, progress)
    results = []
    for path in ordered:
        found = _examined(path, known)
        with kept.write("receive_package") as tx:
            result = _receive(tx, path, found, known, confirmed)
        if result.outcome is Outcome.UNCHANGED and _is_latest(kept, found):
            _take_over(database, result.unit_id, found)  # the power may have failed between the two writings
        results.append(_acknowledged(database, result, found) if result.outcome is Outcome.APPLIED else result)
    return results


def summary(desk: Transactions, period: str = "") -> Summary:
    """Totals of all units by table, of records that have not ended; with a period only what was sent for it."""
    with desk.read() as reading:
        return summarize(reading, period)


def summarize(reading: Reading, period: str = "") -> Summary:
    """As `summary`, where a reading is open already."""
    return Summary(tuple(storage.unit_totals(reading, period)), storage.labels(reading))


def reply(
    database: Database, unit: str, to_dir: Path, app_version: str = "", *, desk: Transactions | None = None
) -> Created:
    """Answer a unit, named by code or id, with a sealed package: a receipt of the last number and hash we hold, and
    what came of every package. Raises UnitUnknown and what `sync.services.create_package` raises."""
    with (desk or database).read() as reading:
        head = _find_head(reading, unit)
        packages = sorted(storage.packages_of(reading, head.unit_id), key=lambda each: (each.epoch, each.seq, each.id))
        found = _duplicates_of(reading, head.unit_id)
    sender = sync.own_card(database).unit
    tables = (*_answers(head, packages), _key_table(database, sender.id), _duplicate_table(found))
    return sync.create_package(database, tables, sender, PackageKind.REPLY, to_dir, False, head.unit_id, app_version)


def send_key(database: Database, unit: str, to_dir: Path, app_version: str = "") -> Created:
    """Give a unit whose card is confirmed the key for comparing identity numbers before its first report, as a sealed
    plan. Raises what `sync.services.create_package` raises."""
    sender = sync.own_card(database).unit
    table = _key_table(database, sender.id)
    return sync.create_package(database, (table,), sender, PackageKind.PLAN, to_dir, False, unit, app_version)


def send_keys(
    database: Database, to_dir: Path, app_version: str = "", progress: Progress = SILENT
) -> list[Created]:  # fmt: skip
    """As `send_key`, for every union whose card is confirmed."""
    with database.read() as reading:
        partners = sync.list_partners(reading)
    units = sorted({each.unit_id for each in partners if each.role is Role.UNION and each.trust is Trust.CONFIRMED})
    made = []
    for number, unit in enumerate(units):
        progress.step(number, len(units))
        made.append(send_key(database, unit, to_dir, app_version))
    return made


def list_matches(reading: Reading) -> list[Match]:
    """People of two units who have what nobody may have twice, as the packages name them to the desk."""
    names = {head.unit_id: head.name for head in storage.list_heads(reading)}
    groups = storage.matches(reading)
    wanted = {(unit, table) for group in groups for unit, table, _, _ in group}
    rows = {place: storage.rows_of(reading, *place) for place in wanted}
    return [
        Match(
            "|".join(row for _, _, row, _ in group),
            tuple(
                MatchPlace(unit, names.get(unit, ""), table, row, words,
                           rows[unit, table].get(row, {}).get("full_name") or "")
                for unit, table, row, words in group
            ),
        )
        for group in groups
    ]  # fmt: skip


def list_units(reading: Reading) -> list[Head]:
    """Every unit something was received from, with the last package that was applied."""
    return storage.list_heads(reading)


def list_packages(reading: Reading) -> list[KeptPackage]:
    """Everything that was applied or quarantined, newest first."""
    return storage.list_packages(reading)


def rows_of(reading: Reading, unit_id: str, table: str) -> Mapping[str, Mapping[str, str | None]]:
    """One unit's table as it stands, by key."""
    return storage.rows_of(reading, unit_id, table)


def _preview(
    kept: Transactions, ordered: Sequence[Path], known: Keyring, confirmed: Collection[str], progress: Progress
) -> list[Received]:
    results: list[Received] = []
    try:
        with kept.write("preview_packages") as tx:
            for number, path in enumerate(ordered):
                progress.step(number, len(ordered), path.name)
                result = _receive(tx, path, _examined(path, known), known, confirmed)
                applied = result.outcome is Outcome.APPLIED
                results.append(replace(result, outcome=Outcome.PREVIEWED) if applied else result)
            raise _OnlyAPreview
    except _OnlyAPreview:
        return results


def _in_order(paths: Iterable[Path], known: Keyring) -> list[Path]:
    """By unit, epoch and sequence; what cannot be placed comes last. Only the order is kept, not the contents."""
    places: list[tuple[Any, ...]] = []
    for number, path in enumerate(paths):
        comment = _examined(path, known, envelope_only=True).comment
        place = (0, comment.unit, comment.epoch, comment.seq) if comment else (1, "", 0, 0)
        places.append((*place, number, path))
    return [place[-1] for place in sorted(places)]


def _examined(path: Path, known: Keyring, *, envelope_only: bool = False) -> Verification:
    try:
        return sync.examine(path, known, envelope_only=envelope_only)
    except FileNotRead as refusal:
        problem = Problem("not_read", {"file": path.name, "reason": refusal.reason})
        return Verification(SignatureState.BAD, (problem,))


def _receive(tx: Transaction, path: Path, found: Verification, known: Keyring, confirmed: Collection[str]) -> Received:
    result = _result(path, found)
    found = replace(found, tables=tuple(table for table in found.tables if table.name != _KEY))  # shown to nobody
    before = storage.find_package(tx, found.identity) if found.comment else None
    if before and before.outcome is Outcome.APPLIED:
        told = Problem("received_before", {"on": f"{before.received_at.astimezone(VIETNAM):%d/%m/%Y}"}, grave=False)
        return replace(result, outcome=Outcome.UNCHANGED, problems=(told,))
    if known.own and result.unit_id == known.own.unit.id:
        return replace(result, problems=(*result.problems, Problem("our_own")))
    if found.valid and found.comment:
        result = _judged(tx, result, found, found.comment, known)
    outcome = outcome_of(result.problems, found.identity in confirmed)
    result = replace(result, outcome=outcome)
    if outcome is Outcome.APPLIED:
        _apply(tx, result, found)
    waiting = found.comment is not None and any(each.code == "newer_profile" for each in found.problems)
    if waiting or outcome in (Outcome.APPLIED, Outcome.QUARANTINED):
        name = os.fsencode(path.name).decode("utf-8", "replace")  # a stick may hold names that are no text
        storage.keep_package(tx, found, outcome, result.problems, name)
    return result


def _result(path: Path, found: Verification) -> Received:
    comment, sender = found.comment, found.sender
    return Received(
        path, Outcome.REFUSED, found.problems, identity=found.identity,
        unit_id=comment.unit if comment else "", unit_code=sender.code if sender else "",
        unit_name=sender.name if sender else "", epoch=comment.epoch if comment else 0,
        seq=comment.seq if comment else 0, fingerprint_words=found.fingerprint_words,
    )  # fmt: skip


def _judged(
    tx: Transaction, result: Received, found: Verification, comment: TrustedComment, known: Keyring
) -> Received:
    """With what direction and order say, what would change, and whether too much would vanish."""
    order = order_problems(comment, found.descriptor["cd:device"], storage.head_of(tx, comment.unit))
    order = (*direction_problems(comment, known), *order)
    changes: dict[str, TableDifference] = {}
    for table in found.tables:
        changes[table.name] = difference(storage.rows_of(tx, comment.unit, table.name), table)
    people = {name: change for name, change in changes.items() if name != _DUPLICATES}  # these are meant to go
    return replace(result, problems=(*found.problems, *order, *vanishing(people)), difference=changes)


def _apply(tx: Transaction, result: Received, found: Verification) -> None:
    assert found.valid, "nothing is applied whose signature is not known"
    endings = {each["name"]: each.get("cd:ended") for each in found.descriptor["resources"]}
    told = {each["name"]: each.get("cd:matching") for each in found.descriptor["resources"]}
    for table in found.tables:
        current = _current(table, endings[table.name])
        period = found.descriptor["cd:period"]
        storage.replace_table(tx, result.unit_id, table, found.identity, period, current)
        storage.replace_matches(tx, result.unit_id, table, told.get(table.name))
    device = found.descriptor["cd:device"]
    head = Head(result.unit_id, result.unit_code, result.unit_name, device, result.epoch, result.seq, found.identity)
    storage.move_head(tx, head)


def _current(table: ReceivedTable, ending: Mapping[str, Any] | None) -> int:
    """How many rows have not ended, by what the sender said about the table."""
    if not ending or ending["field"] not in table.fields:
        return len(table.rows)
    place = table.fields.index(ending["field"])
    return sum(row[place] not in ending["values"] for row in table.rows)


def _acknowledged(database: Database, result: Received, found: Verification) -> Received:
    """A reply's receipt goes into our ledger. One that names a package we never made is an alarm: a key was stolen, or
    a second PC sends in our name."""
    receipts = _rows(found, _RECEIPT)
    if found.comment is None or found.comment.kind is PackageKind.REPORT:
        return result
    _take_over(database, result.unit_id, found)
    for receipt in receipts:
        with database.write("acknowledge") as tx:
            seq, identity = receipt["seq"] or "", receipt["identity"] or ""
            if not sync.acknowledge(tx, result.unit_id, int(receipt["epoch"] or 0), int(seq or 0), identity):
                alarm = Problem("receipt_unknown", {"seq": seq}, grave=False)
                result = replace(result, problems=(*result.problems, alarm))
    return result


def _is_latest(kept: Transactions, found: Verification) -> bool:
    """Whether nothing newer of that desk was applied: an older answer never comes back."""
    if found.comment is None or found.comment.kind is PackageKind.REPORT:
        return False
    with kept.read() as reading:
        head = storage.head_of(reading, found.comment.unit)
    return head is not None and head.identity == found.identity


def _take_over(database: Database, unit_id: str, found: Verification) -> None:
    """What a desk sent down for our own book: its key, and what it found about our rows in other units' lists."""
    with database.write("take_over_answers") as tx:
        for row in _rows(found, _KEY):
            sync.keep_matching_key(tx, unit_id, row["key"] or "")
        if any(table.name == _DUPLICATES for table in found.tables):
            told = [Answer(row["table"] or "", row["row"] or "", row["words"] or "")
                    for row in _rows(found, _DUPLICATES)]  # fmt: skip
            answers.keep(tx, unit_id, told)


def _rows(found: Verification, name: str) -> list[Mapping[str, str | None]]:
    return [row for table in found.tables if table.name == name for row in table.keyed().values()]


def _find_head(reading: Reading, unit: str) -> Head:
    heads = storage.list_heads(reading)
    found = [head for head in heads if unit == head.unit_id or unit.casefold() == head.code.casefold()]
    if len(found) != 1:
        raise UnitUnknown(unit, tuple(head.code for head in heads))
    return found[0]


def _answers(head: Head, packages: Sequence[KeptPackage]) -> tuple[SyncedTable, ...]:
    receipt = (head.unit_id, head.epoch, head.seq, head.identity)
    results = [(each.id, each.epoch, each.seq, each.outcome.value, _day(each), _codes(each)) for each in packages]
    return (
        SyncedTable(
            _RECEIPT, "receipt", "Đã nhận đến gói",
            (SyncedField("unit", required=True), SyncedField("epoch", "integer", required=True),
             SyncedField("seq", "integer", required=True), SyncedField("identity", required=True)),
            ("unit",), lambda _: [receipt],
        ),
        SyncedTable(
            "results", "receipt", "Kết quả từng gói",
            (SyncedField("identity", required=True), SyncedField("epoch", "integer", required=True),
             SyncedField("seq", "integer", required=True), SyncedField("outcome", required=True),
             SyncedField("received_on", "date"), SyncedField("problems")),
            ("identity",), lambda _: results,
        ),
    )  # fmt: skip


def _duplicates_of(reading: Reading, unit_id: str) -> list[tuple[str, str, str]]:
    """(table, row, words) for each row of the unit that another unit has too: what it is there, not who or where."""
    found: dict[tuple[str, str], set[str]] = {}
    for group in storage.matches(reading):
        for unit, table, row, _ in group:
            if unit == unit_id:
                words = {words for other, _, _, words in group if other != unit_id}
                found.setdefault((table, row), set()).update(words)
    return [(table, row, "; ".join(sorted(words))) for (table, row), words in sorted(found.items())]


def _key_table(database: Database, unit_id: str) -> SyncedTable:
    key = sync.own_matching_key(database)
    return SyncedTable(
        _KEY, "receipt", "Khóa đối chiếu trùng",
        (SyncedField("unit", required=True), SyncedField("key", required=True)), ("unit",), lambda _: [(unit_id, key)],
    )  # fmt: skip


def _duplicate_table(found: Sequence[tuple[str, str, str]]) -> SyncedTable:
    return SyncedTable(
        _DUPLICATES, "receipt", "Trùng với đơn vị khác",
        (SyncedField("table", required=True), SyncedField("row", required=True), SyncedField("words", required=True)),
        ("table", "row"), lambda _: found,
    )  # fmt: skip


def _day(package: KeptPackage) -> str:
    day: date = package.received_at.astimezone(VIETNAM).date()
    return day.isoformat()


def _codes(package: KeptPackage) -> str:
    return " ".join(problem.code for problem in package.problems)
