"""Invented people in any number, as a database and as the Excel list an office keeps; made once per run."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from functools import cache
from itertools import cycle
from pathlib import Path
from tempfile import mkdtemp

from desktop.commands.sample import invent_people
from desktop.core import late
from desktop.core.clock import fixed_at
from desktop.core.contracts import Existing
from desktop.core.database import Database
from desktop.features.importing import services as importing
from desktop.features.members.domain import Member
from desktop.features.members.imports import MemberImport
from desktop.features.members.services import add_members
from desktop.features.organization.domain import UnionDraft
from desktop.features.organization.services import found_union

CLOCK = fixed_at(2026, 11, 22)
FOLDER = Path(mkdtemp(prefix="socongdoan-benchmark-"))


@cache
def invented(count: int) -> tuple[Member, ...]:
    return tuple(person for _, person in invent_people(count, 7, date(2026, 11, 22)))


@cache
def union_of(count: int) -> Database:
    database = empty_union(f"union-{count}")
    with database.write("add_members") as tx:
        add_members(tx, invented(count))
    return database


def empty_union(name: str) -> Database:
    """A union without people, in a file of that name."""
    return _open(Path(shutil.copyfile(_founded(), FOLDER / f"{name}.db")))


@cache
def _founded() -> Path:
    database = _open(FOLDER / "founded.db")
    late.load("desktop.core.migrate").upgrade(database)
    with database.write("found_union") as tx:
        found_union(tx, UnionDraft("CĐCS Đo tốc độ", "DO-1", place="Hà Nội", sections=("Tổ 1", "Tổ 2")))
    database.close()
    return database.path


def _open(path: Path) -> Database:
    return Database(path, bytes(32), CLOCK, "Đo tốc độ")


@cache
def list_of(count: int, job: str = "") -> Path:
    """An .xlsx of twenty columns, eight of which the importer knows; everybody's job can be the same."""
    path = FOLDER / f"danh-sach-{count}{job}.xlsx"
    workbook = late.load("xlsxwriter").Workbook(str(path), {"constant_memory": True})
    sheet = workbook.add_worksheet()
    headings = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Điện thoại", "Chức vụ", "Tổ công đoàn")
    for column, heading in enumerate((*headings, *(f"Cột {number}" for number in range(9, 21)))):
        sheet.write(0, column, heading)
    for row, member in enumerate(invented(count), 1):
        cells = (str(row), member.full_name, str(member.birth), member.sex.value if member.sex else "",
                 member.national_id, member.phone, job or member.job, f"Tổ {row % 7 + 1}")  # fmt: skip
        for column, text in enumerate((*cells, *(["Ghi chú của văn phòng"] * 12))):
            sheet.write_string(row, column, text)
    workbook.close()
    return path


def updater_of(count: int) -> Callable[[], None]:
    """Imports over a union that has everybody a list in which each of them has another job."""
    database, target = empty_union(f"update-{count}"), MemberImport()
    lists = cycle([list_of(count, job) for job in ("", "Thợ điện", "Thợ máy")])

    def run() -> None:
        with database.read() as reading:
            parsed = importing.read_list(next(lists), target, reading)
        importing.carry_out(database, parsed, target, Existing.OVERWRITE)

    run()
    return run


def importer_of(count: int) -> Callable[[], None]:
    """Imports the list of `count` people into a new union each time: read, judge, write, audit."""
    runs = iter(range(1_000_000))

    def run() -> None:
        database, target = empty_union(f"import-{count}-{next(runs)}"), MemberImport()
        with database.read() as reading:
            parsed = importing.read_list(list_of(count), target, reading)
        importing.carry_out(database, parsed, target, Existing.SKIP)
        database.close()

    return run
