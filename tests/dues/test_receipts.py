"""Receipts: numbers, what they are for, what is paid in advance or too much, and taking one back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.core.errors import FieldRefused
from desktop.core.money import Dong
from desktop.core.store import take_back
from desktop.features.dues import services
from desktop.features.dues.domain import (
    CancelReasonMissing,
    CellState,
    Exemption,
    GridQuery,
    NoSuchReceipt,
    NothingToCollect,
    Receipt,
    ReceiptAlreadyCancelled,
    ReceiptDraft,
    Way,
)

from .conftest import AN, BINH, DAO, HUY, THU, Book, month


def receipts(book: Book, year: int = 2026) -> list[Receipt]:
    return [line.receipt for line in book.ask(lambda reading: services.list_receipts(reading, year))]


def cancel(book: Book, receipt: Receipt, reason: str = "Ghi nhầm") -> Receipt:
    with book.database.write("cancel_receipt") as tx:
        return services.cancel_receipt(tx, receipt.id, reason)


def test_one_deed_takes_everybodys_dues_of_the_month_by_payroll(book: Book) -> None:
    book.make(month(3))
    receipt = book.pay(book.people, month(3), month(3), way=Way.PAYROLL)
    assert (receipt.number, receipt.amount) == (1, 26_550 + 40_000 + 234_000 + 30_000)
    assert [book.cell(name, month(3)).state for name in (AN, BINH, DAO, HUY, THU)] == ["paid"] * 4 + ["unknown"]


def test_numbers_begin_anew_each_year(book: Book) -> None:
    book.make(month(1), month(2), month(3))
    for number in (1, 2, 3):
        book.pay([AN], month(number), month(number), on=date(2025 if number == 1 else 2026, 10, number))
    assert [(one.year, one.number) for year in (2025, 2026) for one in receipts(book, year)] == [
        (2025, 1), (2026, 2), (2026, 1),
    ]  # fmt: skip


def test_somebody_pays_several_months_at_once_and_part_of_one(book: Book) -> None:
    book.make(month(1), month(2), month(3))
    receipt = book.pay([AN], month(1), month(3), amount=60_000)
    assert receipt.payer == AN
    assert [book.cell(AN, month(one)).state for one in (1, 2, 3)] == ["paid", "paid", "partly"]
    assert book.cell(AN, month(3)).left == 3 * 26_550 - 60_000


def test_money_paid_ahead_is_shown_as_such_and_counts_when_the_table_is_made(book: Book) -> None:
    book.make(month(10))
    book.pay([AN], month(10), month(12))
    assert [book.cell(AN, month(one)).state for one in (10, 11, 12)] == ["paid", "advance", "advance"]
    book.make(month(11))
    assert book.cell(AN, month(11)).state is CellState.PAID


def test_more_than_is_due_goes_to_the_coming_months(book: Book) -> None:
    book.make(month(10), month(11))
    book.pay([AN], month(10), month(11), amount=70_000)
    assert [book.cell(AN, month(one)).state for one in (10, 11, 12)] == ["paid", "paid", "advance"]
    assert book.cell(AN, month(12)).paid == 70_000 - 2 * 26_550


def test_more_than_is_due_for_a_month_is_shown_as_too_much(book: Book) -> None:
    book.make(month(3))
    book.pay_parts((AN, month(3), 30_000))
    assert book.cell(AN, month(3)).state is CellState.OVER
    assert book.cell(AN, month(3)).left == 0


def test_a_cancelled_receipt_keeps_its_number_and_reason_and_the_month_is_owed_again(book: Book) -> None:
    book.make(month(3))
    first = book.pay([AN], month(3), month(3))
    cancel(book, first, "Nộp nhầm tháng")
    assert book.cell(AN, month(3)).state is CellState.OWED
    second = book.pay([AN], month(3), month(3))
    assert [(one.number, one.cancel_reason) for one in receipts(book)] == [(2, ""), (1, "Nộp nhầm tháng")]
    assert second.number == 2
    with pytest.raises(ReceiptAlreadyCancelled):
        cancel(book, first)
    with pytest.raises(CancelReasonMissing):
        cancel(book, second, "  ")


def test_undo_cancels_a_receipt_instead_of_deleting_it_and_redo_makes_it_count(book: Book) -> None:
    book.make(month(3))
    found = book.ask(lambda reading: services.propose_parts(reading, [book.id(AN)], month(3), month(3)))
    with book.database.write("collect") as tx:
        services.collect(tx, ReceiptDraft(date(2026, 11, 20), Way.CASH, found.parts))
    with book.database.write("undo") as undo:
        assert take_back(undo, tx.changes) == []
    assert [(one.number, one.counts) for one in receipts(book)] == [(1, False)]
    assert book.cell(AN, month(3)).state is CellState.OWED
    with book.database.write("redo") as redo:
        assert take_back(redo, undo.changes) == []
    assert book.cell(AN, month(3)).state is CellState.PAID


def test_what_cannot_be_collected_is_refused(book: Book) -> None:
    book.make(month(3))
    book.pay([AN], month(3), month(3))
    with pytest.raises(NothingToCollect):
        book.pay([AN], month(3), month(3))
    with pytest.raises(FieldRefused):
        book.pay([BINH], month(3), month(3), on=date(2026, 11, 23))
    with pytest.raises(FieldRefused):
        book.pay([BINH, HUY], month(3), month(3), amount=1_000)
    with pytest.raises(NoSuchReceipt):
        book.ask(lambda reading: services.find_receipt(reading, "2026/99"))


def test_who_owes_is_told_as_of_a_day(book: Book) -> None:
    book.make(month(1), month(2), month(3))
    book.pay([AN], month(1), month(2), on=date(2026, 3, 10))
    owed = {
        one.full_name: [when.month for when, _ in one.months]
        for one in book.ask(lambda reading: services.arrears(reading, date(2026, 2, 28)))
    }
    assert owed == {AN: [1, 2], BINH: [1, 2], HUY: [1, 2], DAO: [1, 2]}
    later = book.ask(lambda reading: services.arrears(reading, date(2026, 3, 31), book.sections["Tổ Cắt"].id))
    assert [(one.full_name, one.total) for one in later] == [(AN, 26_550), (BINH, 120_000)]


def test_the_grid_can_show_only_those_who_owe_or_have_no_salary(book: Book) -> None:
    book.make(month(3))
    book.pay([AN, HUY], month(3), month(3))

    def names(**asked: object) -> list[str]:
        query = GridQuery(2026, month(11), **asked)  # type: ignore[arg-type]
        lines = book.ask(lambda reading: services.year_grid(reading, query))
        assert book.ask(lambda reading: services.count_grid(reading, query)) == len(lines)
        return [line.full_name for line in lines]

    assert names(owing=True) == [BINH, DAO]
    assert names(unknown=True) == [THU]
    assert names(search="dao") == [DAO]
    assert set(names(section_id=book.sections["Tổ Cắt"].id)) == {AN, BINH}


PAYMENTS = st.lists(
    st.tuples(st.sampled_from([AN, BINH, DAO, HUY, THU]), st.integers(1, 12), st.integers(1, 300_000), st.booleans()),
    max_size=6,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PAYMENTS, min_size=1, max_size=4))
def test_the_sum_of_the_receipts_is_the_sum_that_was_paid(
    book: Book, handed: list[list[tuple[str, int, int, bool]]]
) -> None:
    if not book.ask(services.table_months):
        book.make(month(3), month(4))
    for parts in handed:
        if parts:
            made = book.pay_parts(*((name, month(number), amount) for name, number, amount, _ in parts))
            assert made.amount == sum(amount for _, _, amount, _ in parts)
            if parts[0][3]:
                cancel(book, made)
    standing = sum(one.amount for one in receipts(book) if one.counts)
    query = GridQuery(2026, month(11))
    lines = book.ask(lambda reading: services.year_grid(reading, query))
    sums = book.ask(lambda reading: services.month_sums(reading, query))
    totals = book.ask(lambda reading: services.month_totals(reading, month(1), month(12)))
    assert sum(line.paid for line in lines) == standing
    assert sum(one.paid for one in sums) == sum(one.paid for one in totals) == standing
    assert [sum(line.cells[place].left for line in lines) for place in range(12)] == [one.left for one in sums]
    numbers = [one.number for one in receipts(book)]
    assert numbers == list(range(len(numbers), 0, -1))


def test_members_who_are_named_by_receipts_are_told_of(book: Book) -> None:
    book.make(month(3))
    book.pay([AN, BINH], month(3), month(3))
    ids = [book.id(AN), book.id(BINH)]
    assert book.ask(lambda reading: services.count_receipts_of(reading, ids)) == 1
    assert book.ask(lambda reading: services.count_receipts_of(reading, [book.id(HUY)])) == 0


def test_money_given_by_one_person_who_owes_nothing_is_still_taken(book: Book) -> None:
    receipt = book.pay([THU], month(3), month(3), amount=10_000)
    assert receipt.amount == Dong(10_000)
    assert book.cell(THU, month(3)).state is CellState.ADVANCE


def test_who_pays_ahead_pays_nothing_for_the_months_of_an_exemption(book: Book) -> None:
    book.make(month(10))
    with book.database.write("exempt") as tx:
        services.exempt(tx, [book.id(AN)], month(11), month(11), Exemption.UNPAID_LEAVE)
    assert book.pay([AN], month(10), month(12)).amount == 2 * 26_550
    assert book.cell(AN, month(11)).paid == 0


def test_a_year_paid_for_in_advance_can_be_looked_at(book: Book) -> None:
    book.make(month(11))
    book.pay([AN], month(11), month(2, 2027))
    assert book.ask(services.years_with_dues) == [2027, 2026]
    assert book.cell(AN, month(2, 2027)).state is CellState.ADVANCE
