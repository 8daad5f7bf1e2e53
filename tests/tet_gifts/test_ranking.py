"""Points, ties, the committee's moves, and shares of sections: pure rules."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.errors import FieldRefused
from desktop.core.money import Dong
from desktop.features.tet_gifts.domain import Reason
from desktop.features.tet_gifts.domain.people import (
    Criteria,
    Part,
    RankMove,
    ReasonPoints,
    SectionNeed,
    Standing,
    moved,
    order,
    refuse_criteria,
    score,
    suggest_shares,
)

CRITERIA = Criteria(
    "", "c", (ReasonPoints(Reason.HARDSHIP, 20), ReasonPoints(Reason.SERIOUS_ILLNESS, 30)), 5, 3, Dong(2_000_000), 10, 2
)


def somebody(name: str, *reasons: Reason, **told: object) -> Standing:
    return Standing(name, name, reasons, reasons[0] if reasons else None, **told)  # type: ignore[arg-type]


def names(*standings: Standing) -> list[str]:
    return [one.request_id for one, _ in order(CRITERIA, standings, 2026)]


def test_points_are_told_apart_by_what_they_are_for() -> None:
    one = somebody("a", Reason.HARDSHIP, received=(2024,), income=Dong(1_500_000), dependants=3)
    found = score(CRITERIA, one, 2026)
    assert {part.part: part.points for part in found.parts} == {
        Part.REASON: 20, Part.YEARS: 10, Part.INCOME: 10, Part.DEPENDANTS: 6,
    }  # fmt: skip
    assert found.total == 46


def test_who_never_had_a_gift_counts_as_having_waited_longest() -> None:
    assert score(CRITERIA, somebody("a"), 2026).total == score(CRITERIA, somebody("b", received=(2010,)), 2026).total


def test_an_unknown_income_is_no_low_income() -> None:
    assert all(part.part is not Part.INCOME for part in score(CRITERIA, somebody("a"), 2026).parts)


def test_ties_go_by_waiting_then_main_reason_then_income_then_name() -> None:
    never = somebody("z", Reason.HARDSHIP)
    long_ago = somebody("y", Reason.HARDSHIP, received=(2020,))
    poorer = somebody("x", Reason.HARDSHIP, received=(2020,), income=Dong(2_000_000))
    assert names(long_ago, somebody("b", Reason.HARDSHIP), never, poorer) == ["b", "z", "x", "y"]


def move(who: str, place: int, seq: int) -> RankMove:
    return RankMove(f"m{seq}", who, place, "hoàn cảnh nặng hơn", date(2026, 1, 5), seq=seq)


def test_the_committee_puts_somebody_at_a_place() -> None:
    assert moved(["a", "b", "c", "d"], [move("d", 1, 1)]) == ["d", "a", "b", "c"]
    assert moved(["a", "b", "c"], [move("c", 1, 1), move("c", 3, 2)]) == ["a", "b", "c"]


@given(st.lists(st.integers(0, 5), unique=True), st.lists(st.tuples(st.integers(0, 7), st.integers(1, 9)), max_size=6))
def test_moves_lose_nobody_and_invent_nobody(people: list[int], wanted: list[tuple[int, int]]) -> None:
    ids = [str(one) for one in people]
    moves = [move(str(who), place, seq) for seq, (who, place) in enumerate(wanted)]
    assert sorted(moved(ids, moves)) == sorted(ids)


NEEDS = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 40)), min_size=1, max_size=12)


@given(st.integers(0, 2000), NEEDS)
def test_shares_add_up_and_nobody_gets_more_than_its_people(gifts: int, told: list[tuple[int, int]]) -> None:
    needs = [SectionNeed(str(place), people, min(people, ill)) for place, (people, ill) in enumerate(told)]
    shares = suggest_shares(gifts, needs)
    assert sum(shares.values()) == min(gifts, sum(one.people for one in needs))
    assert all(0 <= shares[one.section] <= one.people for one in needs)


def test_of_two_equal_sections_the_one_with_more_hardship_gets_more() -> None:
    assert suggest_shares(10, [SectionNeed("a", 50, 9), SectionNeed("b", 50, 1)]) == {"a": 7, "b": 3}
    assert suggest_shares(10, [SectionNeed("a", 50), SectionNeed("b", 50)]) == {"a": 5, "b": 5}


@pytest.mark.parametrize("points", [-1, 1001])
def test_points_outside_zero_to_a_thousand_are_refused(points: int) -> None:
    with pytest.raises(FieldRefused, match="points_outside"):
        refuse_criteria(Criteria("", "c", (ReasonPoints(Reason.HARDSHIP, points),)))
