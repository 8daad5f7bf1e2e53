"""Lists coming in, lists looked at, lists going out, against the library or the engine that does only that."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import cycle

import python_calamine
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas
from sqlalchemy import text
from xlsxwriter import Workbook

from desktop.core.vietnamese.text import search_text
from desktop.features.members.domain import MemberQuery
from desktop.features.members.imports import EXPORT
from desktop.features.members.reports import member_list
from desktop.features.members.services import add_member, count_members, list_members, prepare_search
from desktop.features.reports.lists import export_list
from desktop.features.reports.services import render
from tests.benchmarks.measuring import Result, compare, seconds
from tests.benchmarks.people import FOLDER, importer_of, invented, list_of, union_of, updater_of

MANY = 100_000
TYPED = ("n", "ng", "ngu", "nguy", "nguye", "nguyen", "nguyen v", "nguyen van", "đặ", "đặng", "hoa", "0912", "079")
PAGE = 60


def measure() -> Iterator[Result]:
    yield importing(10_000)
    yield updating(10_000)
    yield from searching()
    yield opening()
    yield saving_one()
    yield exporting(10_000)
    yield printing(10_000)


def importing(count: int) -> Result:
    def only_read() -> None:
        python_calamine.load_workbook(str(list_of(count))).get_sheet_by_index(0).to_python()

    return compare(
        f"import {count:,} rows: read, judge, write", importer_of(count), "calamine reading the file", only_read,
        times=3, tenth=importer_of(count // 10),
    )  # fmt: skip


def updating(count: int) -> Result:
    def only_read() -> None:
        python_calamine.load_workbook(str(list_of(count))).get_sheet_by_index(0).to_python()

    return compare(
        f"import {count:,} rows that change everybody", updater_of(count), "calamine reading the file", only_read,
        times=3, tenth=updater_of(count // 10),
    )  # fmt: skip


def searching() -> Iterator[Result]:
    database = union_of(MANY)
    haystack = "\n".join(search_text(member.full_name) for member in invented(MANY))

    def typed(word: str) -> None:
        query = MemberQuery(search=word)
        with database.read() as reading:
            count_members(reading, query)
            list_members(reading, query, PAGE)

    def found(word: str) -> None:
        place, seen = haystack.find(search_text(word)), 0
        while place >= 0 and seen < PAGE:
            place, seen = haystack.find(search_text(word), place + 1), seen + 1

    with database.read() as reading:
        prepare_search(reading, MemberQuery())
    ours, floor = ([seconds(partial(search, word)) for word in TYPED * 3] for search in (typed, found))
    slow, floor_slow = (statistics.quantiles(times, n=20)[-1] for times in (ours, floor))
    yield Result(
        f"search per keystroke, {MANY:,} people", statistics.median(ours), "str.find in one text",
        statistics.median(floor),
    )  # fmt: skip
    yield Result(f"the slowest keystrokes, {MANY:,} people (p95)", slow, "p95 of str.find", floor_slow)


def opening() -> Result:
    database = union_of(MANY)

    def ours() -> None:
        with database.read() as reading:
            count_members(reading)
            list_members(reading, None, PAGE)

    def floor() -> None:
        with database.read() as reading:
            reading.session.execute(text("SELECT count(*) FROM member WHERE removed_at IS NULL")).scalar()
            reading.session.execute(text("SELECT * FROM member ORDER BY sort_key LIMIT :page"), {"page": PAGE}).all()

    return compare(f"open the list of {MANY:,} people", ours, "the two questions in SQL", floor)


def saving_one() -> Result:
    database = union_of(1_000)
    people = cycle(invented(1_000))

    def ours() -> None:
        with database.write("add_member") as tx:
            add_member(tx, replace(next(people), national_id=""))

    def floor() -> None:
        with database.connection() as connection, connection.begin():
            connection.execute(text("CREATE TABLE IF NOT EXISTS floor (words TEXT)"))
            connection.execute(text("INSERT INTO floor VALUES ('Nguyễn Thị Hồng')"))

    return compare("save one member, with its audit", ours, "one INSERT and its commit", floor, times=25)


def exporting(count: int) -> Result:
    database = union_of(count)
    target = FOLDER / "xuat.xlsx"
    with database.read() as reading:
        rows = list(EXPORT.rows(reading))

    def ours() -> None:
        export_list(database, EXPORT, target)

    def floor() -> None:
        workbook = Workbook(str(FOLDER / "san.xlsx"), {"constant_memory": True})
        sheet = workbook.add_worksheet()
        for place, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write_string(place, column, str(cell))
        workbook.close()

    return compare(f"export {count:,} members to .xlsx", ours, "XlsxWriter writing the same cells", floor, times=3)


def printing(count: int) -> Result:
    database, target = union_of(count), FOLDER / "danh-sach.pdf"

    def ours() -> None:
        with database.read() as reading:
            render(member_list(reading), target)

    def floor() -> None:
        canvas = Canvas(str(FOLDER / "san.pdf"), landscape(A4))
        for place, member in enumerate(invented(count)):
            if place and place % 30 == 0:
                canvas.showPage()
            cells = (member.full_name, str(member.birth), member.national_id, member.ethnicity, member.home_town,
                     member.education, member.job, str(member.joined))  # fmt: skip
            for column, cell in enumerate(cells):
                canvas.drawString(30 + 95 * column, 560 - place % 30 * 18, cell)
        canvas.save()

    return compare(f"print a list of {count:,} to PDF", ours, "reportlab drawing the same words", floor, times=3)
