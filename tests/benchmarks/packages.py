"""Packages made and received, against hashing and compressing the same bytes and against inserting the same rows."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator
from itertools import count

from sqlalchemy import text

from desktop.core.clock import fixed_at
from desktop.core.database import Database
from desktop.core.late import load
from desktop.features.federation import services as federation
from desktop.features.members.sync import TABLES
from desktop.features.sync import services as sync
from desktop.features.sync.domain import Created, PackageKind, Purpose, Role, Sender
from tests.benchmarks.measuring import Result, compare
from tests.benchmarks.people import FOLDER, union_of

UNION, DESK = Sender("union", "DO-1", "CĐCS Đo tốc độ"), Sender("desk", "CAPTREN", "Công đoàn cấp trên")


def measure() -> Iterator[Result]:
    yield creating(5_000)
    yield receiving(5_000)


def creating(people: int) -> Result:
    """Ours includes signing, the outbox, writing, reading back and verifying."""
    database, folder = _sending(people), FOLDER / "stick"
    folder.mkdir(exist_ok=True)
    created = _send(database)
    with zipfile.ZipFile(created.file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}

    def floor() -> None:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                hashlib.sha256(content).hexdigest()
                archive.writestr(name, content)

    return compare(f"create a package of {people:,} people", lambda: _send(database), "hash and zip of the same bytes",
                   floor, times=3)  # fmt: skip


def receiving(people: int) -> Result:
    database = _sending(people)
    desk = Database(FOLDER / "desk.db", bytes(32), fixed_at(2026, 11, 22), "Đo tốc độ")
    load("desktop.core.migrate").upgrade(desk)
    with desk.write("make_keys") as tx:
        sync.make_keys(tx, DESK, Role.DESK)
    card = FOLDER / "union.cdcard"
    sync.export_card(database, card)
    sync.add_card(desk, card)
    numbers = count()

    def floor() -> None:
        insert = text("INSERT INTO floor VALUES (:id, :words)")
        rows = [{"id": f"{next(numbers)}", "words": "Nguyễn Thị Hồng, 1985, Tổ May 1"} for _ in range(people * 2)]
        with desk.connection() as connection, connection.begin():
            connection.execute(text("CREATE TABLE IF NOT EXISTS floor (id TEXT PRIMARY KEY, words TEXT)"))
            connection.execute(insert, rows)

    def ours() -> None:
        found = federation.receive(desk, [_send(database).file], accept=True)
        assert found[0].outcome == "applied", found

    return compare(f"create, receive and apply {people:,} people", ours, "inserting as many rows", floor, times=3)


def _send(database: Database) -> Created:
    return sync.create_package(
        database, TABLES, UNION, PackageKind.REPORT, FOLDER / "stick", plain=True, purpose=Purpose.PERSONS
    )


def _sending(people: int) -> Database:
    database = union_of(people)
    with database.write("make_keys") as tx:
        if sync.find_own_card(tx) is None:
            sync.make_keys(tx, UNION)
    return database
