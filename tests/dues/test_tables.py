"""A month's table: who is in it, what is frozen, what is reckoned anew."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.core.money import Dong
from desktop.core.store import take_back
from desktop.features.dues import services
from desktop.features.dues.domain import (
    CellState,
    DuesRule,
    Exemption,
    ExemptionImpossible,
    MonthInFuture,
    MonthPlan,
    RuleKind,
    Standing,
)
from desktop.features.members.domain import EventKind
from desktop.features.members.services import get_member

from .conftest import AN, BINH, DAO, HUY, THU, Book, month


def plan(book: Book, when: date) -> MonthPlan:
    return book.ask(lambda reading: services.plan_month(reading, when))


def set_salary(book: Book, name: str, salary: int, since: date) -> None:
    with book.database.write("set_salary") as tx:
        services.set_salary(tx, book.id(name), Dong(salary), since)


def test_everybody_who_belonged_on_the_first_owes_and_who_has_no_salary_is_shown(book: Book) -> None:
    book.make(month(3))
    states = {name: (book.cell(name, month(3)).state, book.cell(name, month(3)).due) for name in book.people}
    assert states == {
        AN: (CellState.OWED, 26_550),
        BINH: (CellState.OWED, 40_000),
        DAO: (CellState.OWED, 234_000),
        HUY: (CellState.OWED, 30_000),
        THU: (CellState.UNKNOWN, 0),
    }


def test_who_joins_in_a_month_owes_from_the_next_and_who_leaves_in_it_owes_it_still(book: Book) -> None:
    book.happens(AN, EventKind.RETIRED, date(2026, 3, 15))
    book.happens(BINH, EventKind.MOVED_OUT, date(2026, 3, 1))
    book.happens(HUY, EventKind.SUSPENDED, date(2026, 2, 10))
    book.happens(HUY, EventKind.RETURNED, date(2026, 3, 20))
    book.make(month(2), month(3), month(4))
    assert [book.cell(AN, month(one)).state for one in (2, 3, 4)] == ["owed", "owed", "absent"]
    assert [book.cell(BINH, month(one)).state for one in (2, 3, 4)] == ["owed", "absent", "absent"]
    assert [book.cell(HUY, month(one)).state for one in (2, 3, 4)] == ["owed", "exempt", "owed"]
    suspended = book.cell(HUY, month(3)).dues
    assert suspended is not None
    assert suspended.exemption is Exemption.SUSPENDED


def test_before_joining_nothing_is_owed(book: Book) -> None:
    book.make(month(1, 2020), month(2, 2020))
    assert book.cell(AN, month(1, 2020)).state is CellState.ABSENT
    assert book.cell(AN, month(2, 2020)).due == 53_100


def test_a_table_stays_as_it_was_when_a_salary_changes_later(book: Book) -> None:
    book.make(month(2), month(3))
    set_salary(book, AN, 9_000_000, month(3))
    assert book.cell(AN, month(2)).due == 26_550
    assert book.cell(AN, month(3)).due == 45_000
    assert book.ask(lambda reading: get_member(reading, book.id(AN))).insured_salary == 9_000_000


def test_making_it_again_shows_first_what_changes_and_leaves_alone_who_has_paid(book: Book) -> None:
    book.make(month(3))
    book.pay([AN], month(3), month(3))
    for name in (AN, BINH):
        set_salary(book, name, 10_000_000, month(4))
    book.happens(DAO, EventKind.RETIRED, date(2026, 2, 1))
    found = plan(book, month(3))
    assert [(kept.amount, new.amount) for kept, new in found.changed] == [(40_000, 50_000)]
    assert [(found.names[kept.member_id], new.amount) for kept, new in found.locked] == [(AN, 50_000)]
    assert [found.names[one.member_id] for one in found.gone] == [DAO]
    assert (book.cell(BINH, month(3)).due, book.cell(DAO, month(3)).due) == (40_000, 234_000)
    book.make(month(3))
    assert book.cell(AN, month(3)).due == 26_550
    assert book.cell(BINH, month(3)).due == 50_000
    assert book.cell(DAO, month(3)).state is CellState.ABSENT
    assert plan(book, month(3)).is_empty


def test_a_salary_filled_in_where_there_was_none_makes_the_month_owed(book: Book) -> None:
    book.make(month(3))
    set_salary(book, THU, 4_000_000, month(3))
    assert (book.cell(THU, month(3)).state, book.cell(THU, month(3)).due) == (CellState.OWED, 20_000)


def test_a_fixed_amount_is_what_somebody_without_a_salary_owes(book: Book) -> None:
    with book.database.write("keep_rule") as tx:
        services.keep_rule(tx, DuesRule("", RuleKind.FIXED, month(1), 15_000, "Nghị quyết BCH"))
    book.make(month(3))
    assert book.cell(THU, month(3)).due == 15_000


def test_a_month_that_has_not_begun_has_no_table(book: Book) -> None:
    with pytest.raises(MonthInFuture):
        plan(book, month(12))


def test_an_exemption_covers_its_months_also_those_whose_table_is_made_later(book: Book) -> None:
    book.make(month(2), month(3))
    with book.database.write("exempt") as tx:
        services.exempt(tx, [book.id(AN), book.id(BINH)], month(3), month(5), Exemption.BENEFIT, "Thai sản")
    book.make(month(4), month(6))
    assert [book.cell(AN, month(one)).state for one in (2, 3, 4, 6)] == ["owed", "exempt", "exempt", "owed"]
    with book.database.write("end_exemption") as tx:
        services.end_exemption(tx, [book.id(AN)], month(4))
    assert [book.cell(AN, month(one)).state for one in (3, 4)] == ["exempt", "owed"]
    assert book.cell(BINH, month(4)).state is CellState.EXEMPT


def test_a_month_that_is_paid_for_stays_so_when_somebody_is_exempted(book: Book) -> None:
    book.make(month(3))
    book.pay([AN], month(3), month(3))
    with book.database.write("exempt") as tx:
        services.exempt(tx, [book.id(AN)], month(3), None, Exemption.UNPAID_LEAVE)
    assert book.cell(AN, month(3)).state is CellState.PAID


def test_who_is_suspended_stays_exempt_when_another_exemption_ends(book: Book) -> None:
    book.happens(AN, EventKind.SUSPENDED, date(2026, 1, 1))
    book.make(month(3))
    with book.database.write("exempt") as tx:
        services.exempt(tx, [book.id(AN)], month(3), None, Exemption.UNPAID_LEAVE)
        services.end_exemption(tx, [book.id(AN)], month(3))
    dues = book.cell(AN, month(3)).dues
    assert dues is not None
    assert (dues.standing, dues.exemption) == (Standing.EXEMPT, Exemption.SUSPENDED)


def test_an_exemption_that_ends_before_it_begins_is_refused(book: Book) -> None:
    with pytest.raises(ExemptionImpossible), book.database.write("exempt") as tx:
        services.exempt(tx, [book.id(AN)], month(3), month(2), Exemption.BENEFIT)


def test_a_table_can_be_taken_back_whole(book: Book) -> None:
    with book.database.write("make") as tx:
        services.make_month(tx, month(3))
    with book.database.write("undo") as undo:
        assert take_back(undo, tx.changes) == []
    assert book.ask(services.table_months) == []
