"""Units that exchange packages in tests: a union with a few invented people, and a desk above it."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from desktop.core.clock import fixed_at
from desktop.core.contracts import Privacy, SyncedField, SyncedTable
from desktop.core.database import Database, Reading
from desktop.core.tables import Base
from desktop.features.federation import storage as _federation_tables  # noqa: F401  they must be created too
from desktop.features.sync import services
from desktop.features.sync.domain import Created, PackageKind, Purpose, Role, Sender

Row = tuple[Any, ...]
DEPARTMENTS: tuple[Row, ...] = (("d1", "Tổ may 1"), ("d2", "Tổ cắt, “hoàn thiện”"))
PEOPLE: tuple[Row, ...] = (
    ("p1", "Nguyễn Thị Bưởi", "Nữ", "1985-03-02", 12, True, "d1", "active"),
    ("p2", "Trần Văn Đẩu", "Nam", None, None, False, None, "active"),
    ("p3", 'Lê "Tư"\r\nHoà\0', "Nữ", "1990-12-31", 0, True, "d2", "left"),
)
SENDER = Sender("0190aaaa-0000-7000-8000-000000000001", "TN-0001", "CĐCS Công ty TNHH May Hòa Phát")
DESK = Sender("0190bbbb-0000-7000-8000-000000000002", "TN", "Liên đoàn Lao động tỉnh Tây Ninh")


@dataclasses.dataclass(frozen=True)
class TableWhoseRecordsEnd(SyncedTable):
    ended_when: tuple[str, tuple[str, ...]] = ("", ())


@dataclasses.dataclass
class Unit:
    """A unit with its database; `people` and `departments` are what its tables give."""

    database: Database
    sender: Sender
    folder: Path
    people: list[Row] = dataclasses.field(default_factory=lambda: list(PEOPLE))
    departments: list[Row] = dataclasses.field(default_factory=lambda: list(DEPARTMENTS))

    @property
    def tables(self) -> tuple[SyncedTable, ...]:
        return (
            table("departments", ("id", "name"), ("id",), lambda _: self.departments),
            TableWhoseRecordsEnd(
                "people", "people", "Người",
                (
                    SyncedField("id", required=True),
                    SyncedField("full_name", privacy=Privacy.PERSON),
                    SyncedField("sex", options=("Nam", "Nữ")),
                    SyncedField("born", "date"),
                    SyncedField("years", "integer"),
                    SyncedField("active", "boolean"),
                    SyncedField("department"),
                    SyncedField("status", required=True, options=("active", "left")),
                ),
                ("id",), lambda _: self.people, (("department", "departments"),), ("status", ("left",)),
            ),
        )  # fmt: skip

    def send(self, to_dir: Path, plain: bool = False, purpose: Purpose = Purpose.PERSONS, code: str = "") -> Created:
        return services.create_package(
            self.database, self.tables, self.sender, PackageKind.REPORT, to_dir, plain, code, "0.1.0", purpose=purpose
        )


def table(
    name: str, fields: tuple[str, ...], key: tuple[str, ...], rows: Callable[[Reading], Iterable[Row]]
) -> SyncedTable:
    return SyncedTable(name, name, name.capitalize(), tuple(map(SyncedField, fields)), key, rows)


def open_unit(folder: Path, sender: Sender, role: Role = Role.UNION, key: bytes | None = None) -> Unit:
    database = Database(folder / f"{sender.id}.db", key or os.urandom(32), fixed_at(2025, 12, 1), "Trần Thị Mẫu")
    with database.connection() as connection, connection.begin():
        Base.metadata.create_all(connection)
    with database.write("setup") as tx:
        services.make_keys(tx, sender, role)
    return Unit(database, sender, folder)


def introduce(one: Unit, other: Unit, folder: Path) -> None:
    """Each adds the other's card."""
    for giver, taker in ((one, other), (other, one)):
        services.export_card(giver.database, folder / "card.cdcard")
        services.add_card(taker.database, folder / "card.cdcard")
    (folder / "card.cdcard").unlink()
