"""Dues of somebody who was entered twice: nothing paid is lost, nothing is owed twice."""

from __future__ import annotations

from desktop.core.database import Database
from desktop.features.dues import services
from desktop.features.dues.domain import CellState, Exemption
from desktop.features.dues.storage import DuesStore, PaymentStore
from desktop.features.members import services as members
from desktop.features.members.domain import Member, Merge

from .conftest import AN, BINH, Book, month


def merge(database: Database, first: Member, second: Member) -> Merge:
    with database.write("merge_members") as tx:
        return members.merge_members(tx, first, second.id)


def standing(book: Book) -> tuple[set[tuple[str, str, int]], set[tuple[str, str, int]]]:
    """Rows of tables and payments: (id, member, amount)."""
    with book.database.read() as reading:
        dues = {(one.id, one.member_id, int(one.amount)) for one in DuesStore(reading).all()}
        return dues, {(one.id, one.member_id, int(one.amount)) for one in PaymentStore(reading).all()}


def test_a_month_both_owe_is_owed_once_and_what_either_paid_stays(book: Book) -> None:
    book.make(month(3), month(4))
    receipt = book.pay([AN, BINH], month(3), month(3))
    before = standing(book)
    made = merge(book.database, book.people[AN], book.people[BINH])
    cells = [book.cell(AN, month(one)) for one in (3, 4)]
    assert [(cell.state, cell.due, cell.paid) for cell in cells] == [
        (CellState.OVER, 26_550, 66_550), (CellState.OWED, 26_550, 0),
    ]  # fmt: skip
    with book.database.read() as reading:
        assert sum(one.amount for one in PaymentStore(reading).of_receipt(receipt.id)) == receipt.amount
    with book.database.write("separate") as tx:
        assert members.separate(tx, made.id).kept == ()
    assert standing(book) == before


def test_the_clash_is_told_first_and_the_officer_may_choose_the_other_row(book: Book) -> None:
    book.make(month(3))
    with book.database.read() as reading:
        (clash,) = members.compare_members(reading, book.id(AN), book.id(BINH)).clashes
    assert (clash.kind, clash.solvable) == ("dues", True)
    with book.database.write("merge_members") as tx:
        members.merge_members(tx, book.people[AN], book.id(BINH), [clash.first.id])
    assert book.cell(AN, month(3)).due == 40_000


def test_months_only_one_of_them_has_and_exemptions_and_payers_move(book: Book) -> None:
    book.make(month(3))
    receipt = book.pay([BINH], month(5), month(5))
    with book.database.write("exempt") as tx:
        services.exempt(tx, [book.id(BINH)], month(6), month(7), Exemption.BENEFIT)
    merge(book.database, book.people[AN], book.people[BINH])
    assert book.cell(AN, month(5)).paid == 40_000
    assert book.ask(lambda reading: services.get_receipt(reading, receipt.id)).payer_id == book.id(AN)
    book.make(month(6))
    assert book.cell(AN, month(6)).state is CellState.EXEMPT
