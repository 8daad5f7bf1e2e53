"""What a month's dues are: exact đồng, by the rules of its first day."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.errors import FieldRefused
from desktop.core.money import Dong
from desktop.features.dues import services
from desktop.features.dues.domain import (
    WHOLE,
    DuesRule,
    How,
    RuleKind,
    Rules,
    distribute,
    percent,
    read_percent,
    reckon,
    share_of,
)
from desktop.features.dues.services.rules import _shipped

from .conftest import Book, month

SALARIES = st.integers(1, 500_000_000)
SHARES = st.integers(1, WHOLE)
SHIPPED = Rules(_shipped())


def test_dues_are_half_a_per_cent_since_july_2025_and_one_per_cent_before() -> None:
    after, before = reckon(5_310_000, month(7, 2025), SHIPPED), reckon(5_310_000, month(6, 2025), SHIPPED)
    assert after is not None
    assert before is not None
    assert (after.amount, after.how, after.rate) == (26_550, How.SHARE, 50)
    assert (before.amount, before.how, before.rate) == (53_100, How.SHARE, 100)


def test_nobody_pays_more_than_a_tenth_of_the_base_salary() -> None:
    found = reckon(60_000_000, month(8, 2025), SHIPPED)
    assert found is not None
    assert (found.amount, found.how) == (234_000, How.CAP)


@pytest.mark.parametrize(
    ("when", "base"),
    [(month(6, 2023), 1_490_000), (month(7, 2023), 1_800_000), (month(7, 2024), 2_340_000), (month(11), 2_340_000)],
)
def test_the_base_salary_is_the_one_of_the_month_and_what_is_unconfirmed_applies_to_nothing(
    when: date, base: int
) -> None:
    assert SHIPPED.value(RuleKind.BASE_SALARY, when) == base


def test_the_rise_of_2026_waits_to_be_confirmed_and_then_applies() -> None:
    (waiting,) = [one for one in SHIPPED.unconfirmed(month(11)) if one.kind is RuleKind.BASE_SALARY]
    assert (waiting.since, waiting.value) == (date(2026, 7, 1), 2_530_000)
    assert not [one for one in SHIPPED.unconfirmed(date(2026, 6, 30)) if one.kind is RuleKind.BASE_SALARY]
    own = DuesRule("1", RuleKind.BASE_SALARY, waiting.since, 2_530_000, "Nghị định")
    assert Rules(SHIPPED.rows, [own]).cap(month(7)) == 253_000


def test_every_shipped_rule_names_its_basis() -> None:
    assert all(one.basis for one in SHIPPED.rows)
    assert {RuleKind.BASE_SALARY, RuleKind.RATE, RuleKind.CAP, RuleKind.KEPT_SHARE} <= {
        one.kind for one in SHIPPED.rows
    }


def test_a_fixed_amount_is_for_whoever_has_no_salary_until_a_nought_ends_it() -> None:
    own = [
        DuesRule("1", RuleKind.FIXED, month(1), 20_000, "Nghị quyết BCH"),
        DuesRule("2", RuleKind.FIXED, month(5), 0, "Thôi áp dụng"),
    ]
    rules = Rules(SHIPPED.rows, own)
    found = reckon(None, month(2), rules)
    assert found is not None
    assert (found.amount, found.how) == (20_000, How.FIXED)
    assert reckon(None, month(12, 2025), rules) is None
    assert reckon(None, month(5), rules) is None


@given(SALARIES, SHARES)
def test_a_share_is_the_exact_one_rounded_once_half_a_dong_up(salary: int, share: int) -> None:
    exact = Fraction(salary * share, WHOLE)
    assert -Fraction(1, 2) <= share_of(salary, share) - exact <= Fraction(1, 2)
    assert share_of(salary, share) == int(exact + Fraction(1, 2))


@given(SALARIES, SHARES, st.integers(1, 10_000_000), SHARES)
def test_the_cap_is_never_passed_and_more_pay_never_costs_less(salary: int, rate: int, base: int, cap: int) -> None:
    values = {RuleKind.RATE: rate, RuleKind.BASE_SALARY: base, RuleKind.CAP: cap}
    rules = Rules([DuesRule("", kind, month(1), value) for kind, value in values.items()])
    found, more = reckon(salary, month(1), rules), reckon(salary + 1_000, month(1), rules)
    assert found is not None
    assert more is not None
    assert found.amount * WHOLE <= base * cap
    assert found.amount <= more.amount


@given(st.integers(0, WHOLE))
def test_a_percentage_is_read_as_it_is_written(share: int) -> None:
    if share:
        assert read_percent(percent(share)) == share
        assert read_percent(f"{percent(share).replace(',', '.')} %") == share


@pytest.mark.parametrize("typed", ["", "0", "một", "101", "0,555", "-1"])
def test_what_is_no_percentage_is_refused(typed: str) -> None:
    with pytest.raises(FieldRefused):
        read_percent(typed)


@given(st.integers(1, 10**9), st.lists(st.integers(0, 10**6), min_size=1, max_size=24))
def test_an_amount_spread_over_months_stays_the_amount(amount: int, lefts: list[int]) -> None:
    owed = [(date(2026 + place // 12, place % 12 + 1, 1), left) for place, left in enumerate(lefts)]
    parts = distribute(amount, owed)
    assert sum(part for _, part in parts) == amount
    assert len({when for when, _ in parts}) == len(parts)
    too_much = [when for when, part in parts if part > dict(owed)[when]]
    assert too_much in ([], [owed[-1][0]])


def test_the_books_own_rule_stands_in_for_the_shipped_one_of_that_day(book: Book) -> None:
    with book.database.write("keep_rule") as tx:
        kept = services.keep_rule(tx, DuesRule("", RuleKind.RATE, date(2025, 7, 1), 75, "Nghị quyết số 03/NQ-CĐCS"))
    found = reckon(Dong(10_000_000), month(8, 2025), book.ask(services.rules_of))
    assert found is not None
    assert found.amount == 75_000
    with book.database.write("forget_rule") as tx:
        services.forget_rule(tx, kept.id)
    assert book.ask(services.rules_of).value(RuleKind.RATE, month(8, 2025)) == 50


def test_a_rule_needs_a_basis_and_a_value(book: Book) -> None:
    for rule in (
        DuesRule("", RuleKind.RATE, month(1), 75),
        DuesRule("", RuleKind.RATE, month(1), 0, "Nghị quyết"),
        DuesRule("", RuleKind.CAP, month(1), WHOLE + 1, "Nghị quyết"),
    ):
        with pytest.raises(FieldRefused), book.database.write("keep_rule") as tx:
            services.keep_rule(tx, rule)
