"""Lists of who paid become receipts, and what is in the book already is paid once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.contracts import Action, Existing, Verdict
from desktop.core.partial_date import PartialDate
from desktop.features.dues import services
from desktop.features.dues.domain import CellState, GridQuery, Way, divided, read_months
from desktop.features.dues.imports import DuesImport
from desktop.features.dues.reports.lists import EXPORT
from desktop.features.dues.words import explain
from desktop.features.importing import services as importing
from desktop.features.importing.domain import ImportBatch
from desktop.features.members.services import add_members
from desktop.features.reports.lists import export_list
from tests.dues.conftest import AN, BINH, DAO, HUY, THU, Book, month
from tests.importing.made import save_xlsx

TARGET = DuesImport()


def judged(book: Book, path: Path, existing: Existing = Existing.SKIP) -> list[Verdict]:
    with book.database.read() as reading:
        return list(importing.preview(reading, importing.read_list(path, TARGET, reading), TARGET, existing).verdicts)


def taken(book: Book, path: Path, existing: Existing = Existing.SKIP) -> ImportBatch:
    with book.database.read() as reading:
        parsed = importing.read_list(path, TARGET, reading)
    return importing.carry_out(book.database, parsed, TARGET, existing)


def paid(book: Book, year: int = 2026) -> dict[str, list[int]]:
    """Twelve months of everybody."""
    with book.database.read() as reading:
        lines = services.year_grid(reading, GridQuery(year, date(year, 12, 1)))
    return {line.full_name: [int(cell.paid) for cell in line.cells] for line in lines}


def receipts(book: Book) -> list[tuple[str, int]]:
    found = book.ask(lambda reading: services.list_receipts(reading, 2026))
    return [(one.receipt.payer, int(one.receipt.amount)) for one in found if one.receipt.counts]


def problems(verdicts: list[Verdict]) -> list[str]:
    return [one.problem for verdict in verdicts for one in verdict.findings]


@pytest.fixture
def told(book: Book) -> Book:
    """Three months with tables, some of them paid, and two people of one name in one section."""
    with book.database.write("add") as tx:
        add_members(tx, [replace(book.people[AN], id="", birth=PartialDate(1990, 5, 6))])
    book.make(month(8), month(9), month(10))
    book.pay([AN, BINH], month(8), month(9))
    book.pay([DAO], month(8), month(8), 100_000)
    return book


@pytest.mark.parametrize("existing", list(Existing))
def test_the_list_that_goes_out_comes_in_as_itself(told: Book, tmp_path: Path, existing: Existing) -> None:
    path, before = tmp_path / "out.xlsx", paid(told)
    assert export_list(told.database, EXPORT, path) == 6
    verdicts = judged(told, path, existing)
    assert Counter(one.action for one in verdicts) == {Action.UNCHANGED: 6}
    assert problems(verdicts) == []
    taken(told, path, existing)
    assert paid(told) == before


def test_a_table_comes_into_a_book_in_which_nothing_was_paid(told: Book, tmp_path: Path) -> None:
    path, before = tmp_path / "out.xlsx", paid(told)
    export_list(told.database, EXPORT, path)
    with told.database.write("cancel") as tx:
        for line in services.list_receipts(tx, 2026):
            services.cancel_receipt(tx, line.receipt.id, "thử")
    assert taken(told, path).created == 3
    assert paid(told) == before
    assert sorted(receipts(told)) == [(DAO, 100_000), ("Tổ Cắt", 133_100)]


HEAD = ("STT", "Họ và tên", "Tháng", "Số tiền", "Ngày nộp", "Hình thức")


def test_a_line_for_each_payment_is_paid_once_however_often_the_list_comes(book: Book, tmp_path: Path) -> None:
    book.make(month(9), month(10))
    lines = (
        (1, AN, "9/2026", 26_550, "05/10/2026", "Chuyển khoản"),
        (2, BINH, "quý III", None, "05/10/2026", "Chuyển khoản"),
        (3, AN, "10", "20.000", "05/11/2026", "tm"),
        (4, AN, "10", 6_550, "06/11/2026", "tm"),
        (5, HUY, "9-10", 60_000, None, None),
    )
    path = save_xlsx(tmp_path / "a.xlsx", HEAD, *lines)
    assert (taken(book, path).created, problems(judged(book, path))) == (5, ["tick_of_nothing"])
    found = paid(book)
    assert found[AN][8:10] == [26_550, 26_550]
    assert found[BINH][8] == 40_000
    assert found[HUY][8:10] == [30_000, 30_000]
    assert len(receipts(book)) == 4
    with book.database.read() as reading:
        ways = {one.receipt.payer: one.receipt.way for one in services.list_receipts(reading, 2026)}
    assert ways["Tổ Cắt"] is Way.TRANSFER
    again = judged(book, path)
    assert Counter(one.action for one in again) == {Action.UNCHANGED: 5}
    later = save_xlsx(tmp_path / "b.xlsx", HEAD, (1, AN, "10", 5_000, "20/11/2026", None))
    assert taken(book, later).created == 1
    assert paid(book)[AN][9] == 31_550


def test_a_tick_is_all_that_was_owed_and_the_year_is_told(book: Book, tmp_path: Path) -> None:
    book.make(month(9))
    path = save_xlsx(
        tmp_path / "a.xlsx", ("Họ tên", "T8", "T9", "Tháng 10"), (AN, None, "x", "Chưa nộp"), (AN, None, "x", 0)
    )
    assert set(problems(judged(book, path))) == {"year_assumed"}
    taken(book, path)
    assert (paid(book)[AN][7:10], book.cell(AN, month(9)).state) == ([0, 26_550, 0], CellState.PAID)


def test_a_tick_where_nothing_is_known_to_be_owed_is_told_and_brings_nothing(book: Book, tmp_path: Path) -> None:
    book.make(month(9))
    rows = ("Họ và tên", "Năm", "Tháng 8", "Tháng 9", "Tháng"), (AN, 2026, "x", "x", None), (THU, 2026, None, "x", None)
    path = save_xlsx(tmp_path / "a.xlsx", *rows, (DAO, 2026, None, None, "7"))
    verdicts = judged(book, path)
    assert [[one.problem for one in verdict.findings] for verdict in verdicts] == [["tick_of_nothing"]] * 3
    assert [verdict.action for verdict in verdicts] == [Action.CREATE, Action.UNCHANGED, Action.UNCHANGED]
    assert "08/2026" in (explain(verdicts[0].findings[0]) or ("", ""))[0]


def test_more_than_the_book_has_is_added_only_when_wanted_and_less_takes_nothing_away(
    book: Book, tmp_path: Path
) -> None:
    book.make(month(9))
    book.pay([AN], month(9), month(9), 20_000)
    path = save_xlsx(tmp_path / "a.xlsx", ("Họ và tên", "Năm", "Tháng 9"), (AN, 2026, 26_550))
    (verdict,) = judged(book, path)
    assert (verdict.action, verdict.differences) == (Action.SKIP, (("Tháng 09/2026", "20.000", "26.550"),))
    taken(book, path, Existing.OVERWRITE)
    assert paid(book)[AN][8] == 26_550
    less = save_xlsx(tmp_path / "b.xlsx", ("Họ và tên", "Năm", "Tháng 9"), (AN, 2026, 10_000))
    (verdict,) = judged(book, less, Existing.OVERWRITE)
    assert (verdict.action, [one.problem for one in verdict.findings]) == (Action.UNCHANGED, ["more_in_book"])
    assert "26.550" in (explain(verdict.findings[0]) or ("", ""))[0]


def test_an_import_of_dues_is_taken_back_and_its_receipts_keep_their_numbers(book: Book, tmp_path: Path) -> None:
    book.make(month(9))
    path = save_xlsx(tmp_path / "a.xlsx", ("Họ và tên", "Năm", "Tháng 9"), (AN, 2026, 26_550), (DAO, 2026, "x"))
    batch = taken(book, path)
    importing.undo_import(book.database, batch.id)
    assert (paid(book)[AN][8], receipts(book)) == (0, [])
    assert taken(book, path).created == 2
    with book.database.read() as reading:
        numbers = [one.receipt.number for one in services.list_receipts(reading, 2026)]
    assert numbers == [4, 3, 2, 1]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ({"Họ và tên": "Ai Đó", "Tháng": "9", "Số tiền": 5}, "unknown_person"),
        ({"Họ và tên": AN, "Số tiền": 5}, "month_missing"),
        ({"Họ và tên": AN, "Tháng": "13/2026", "Số tiền": 5}, "month_not_understood"),
        ({"Họ và tên": AN, "Tháng 9": "nhiều"}, "not_what_was_paid"),
        ({"Họ và tên": AN, "Tháng 9": 5, "Năm": 26}, "no_such_year"),
        ({"Họ và tên": AN, "Tháng": "9", "Số tiền": 5, "Ngày nộp": "01/01/2030"}, "paid_in_future"),
        ({"Họ và tên": AN, "Tháng": "9", "Số tiền": 5, "Ngày nộp": "2026"}, "paid_day_needed"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(
    book: Book, tmp_path: Path, row: Mapping[str, Any], problem: str
) -> None:
    (verdict,) = judged(book, save_xlsx(tmp_path / "a.xlsx", tuple(row), tuple(row.values())))
    assert verdict.action is Action.REFUSE
    grave = next(one for one in verdict.findings if one.grave)
    assert grave.problem == problem
    assert problem == "unknown_person" or explain(grave)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("3", [(2026, 3)]), ("T3", [(2026, 3)]), ("tháng 03/2025", [(2025, 3)]), ("01/03/2026", [(2026, 3)]),
        ("1-3", [(2026, 1), (2026, 2), (2026, 3)]), ("12/2025 - 1/2026", [(2025, 12), (2026, 1)]),
        ("T1, T2 & T3/2025", [(2025, 1), (2025, 2), (2025, 3)]), ("Quý II", [(2026, 4), (2026, 5), (2026, 6)]),
        ("quý 1/2025", [(2025, 1), (2025, 2), (2025, 3)]), ("tháng 11 đến tháng 12", [(2026, 11), (2026, 12)]),
        ("tháng 4 năm 2025", [(2025, 4)]), ("cả năm 2025", [(2025, n) for n in range(1, 13)]),
        ("0", []), ("3-1", []), ("hôm qua", []), ("1--2", []), ("", []),
    ],
)  # fmt: skip
def test_months_are_read_in_any_habit(text: str, months: list[tuple[int, int]]) -> None:
    assert [(one.year, one.month) for one in read_months(text, 2026)] == months


@given(st.text(alphabet="0123456789/-, tTqQuýI", max_size=12))
def test_no_text_for_a_month_is_more_than_years_or_an_error(text: str) -> None:
    found = read_months(text, 2026)
    assert found == sorted(set(found))


@given(st.integers(1, 10**9), st.lists(st.integers(0, 10**6), min_size=1, max_size=12))
def test_a_payment_divided_among_its_months_stays_the_payment(amount: int, lefts: list[int]) -> None:
    months = [(date(2026, number, 1), left) for number, left in enumerate(lefts, 1)]
    assert sum(int(part) for _, part in divided(amount, months)) == amount
