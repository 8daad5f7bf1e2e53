"""Sums, grades and ranks of scoring sheets: decimals are exact, whatever half points are added."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.errors import FieldRefused
from desktop.features.emulation.domain import (
    GradeStep,
    ItemKind,
    PointsRefused,
    ScoreGroup,
    ScoreItem,
    ScoreSheet,
    ScoreTemplate,
    SheetLine,
    SheetState,
    SheetStateImpossible,
    SubjectKind,
    add_up,
    grade_of,
    next_state,
    printed_points,
    ranked,
    read_points,
    refuse_template,
    tidied_template,
)
from desktop.features.emulation.services import own_templates

GRADES = (GradeStep("Xuất sắc", "90"), GradeStep("Tốt", "70"), GradeStep("Hoàn thành", "50"), GradeStep("Yếu", "0"))
TEMPLATE = tidied_template(
    ScoreTemplate(
        "t", "T", "Bảng chấm", (
            ScoreGroup("Nhóm 1", tuple(ScoreItem(f"Mục {number}", maximum="20") for number in range(5))),
            ScoreGroup("Thêm", (
                ScoreItem("Thưởng", maximum="5", kind=ItemKind.BONUS),
                ScoreItem("Trừ", maximum="3", kind=ItemKind.PENALTY),
                ScoreItem("Có kỷ luật", kind=ItemKind.KILL),
            )),
        ), GRADES, cap="Hoàn thành", limit="100",
    )
)  # fmt: skip
NORMAL, (BONUS, PENALTY, KILL) = TEMPLATE.groups[0].items, TEMPLATE.groups[1].items
half_points = st.integers(0, 40).map(lambda halves: str(Decimal(halves) / 2))


def full(points: str = "20") -> dict[str, str]:
    return {item.code: points for item in NORMAL}


@given(st.lists(half_points, min_size=5, max_size=5))
def test_half_points_add_up_without_losing_anything(points: list[str]) -> None:
    sums = add_up(TEMPLATE, {item.code: one for item, one in zip(NORMAL, points, strict=True)})
    halves = sum(int(Decimal(one) * 2) for one in points)
    assert sums.total * 2 == halves
    assert sums.groups == (Decimal(halves) / 2, Decimal(0))
    assert sums.complete


@given(st.lists(half_points, min_size=5, max_size=5), half_points, half_points)
def test_a_total_is_never_below_zero_nor_above_its_limit(points: list[str], bonus: str, penalty: str) -> None:
    given_points = {item.code: one for item, one in zip(NORMAL, points, strict=True)}
    sums = add_up(TEMPLATE, given_points | {BONUS.code: bonus, PENALTY.code: penalty})
    plain = sum(sums.groups) + sums.bonus - sums.penalty
    assert sums.total == min(max(plain, Decimal(0)), Decimal(100))


@given(st.integers(0, 200))
def test_a_better_total_never_has_a_worse_grade(halves: int) -> None:
    names = [step.name for step in GRADES]
    now, better = (grade_of(TEMPLATE, Decimal(one) / 2) for one in (halves, halves + 1))
    assert names.index(better) <= names.index(now)


@given(half_points)
def test_what_is_printed_reads_back_as_the_same_points(points: str) -> None:
    assert Decimal(read_points(printed_points(points), NORMAL[0], "0.5")) == Decimal(points)


def test_ninety_and_a_half_is_a_grade_that_eighty_nine_and_a_half_is_not() -> None:
    assert grade_of(TEMPLATE, Decimal("89.5")) == "Tốt"
    assert grade_of(TEMPLATE, Decimal(90)) == "Xuất sắc"


def test_a_disqualifying_condition_caps_the_grade_and_never_lifts_it() -> None:
    best = add_up(TEMPLATE, full() | {KILL.code: "1"})
    assert (best.total, best.grade, best.killed) == (Decimal(100), "Hoàn thành", ("Có kỷ luật",))
    assert add_up(TEMPLATE, full("4") | {KILL.code: "1"}).grade == "Yếu"
    assert add_up(TEMPLATE, full() | {KILL.code: "0"}).grade == "Xuất sắc"


def test_nothing_scored_has_no_grade() -> None:
    sums = add_up(TEMPLATE, {})
    assert (sums.grade, sums.scored, sums.items) == ("", 0, 5)


@pytest.mark.parametrize(
    ("typed", "reason"), [("20,5", "above_maximum"), ("-1", "negative"), ("4,25", "off_step"), ("bốn", "not_a_number")]
)
def test_points_that_cannot_be_are_refused(typed: str, reason: str) -> None:
    with pytest.raises(PointsRefused) as refused:
        read_points(typed, NORMAL[0], "0.5")
    assert refused.value.reason == reason


def test_a_sheet_goes_on_by_single_steps() -> None:
    assert next_state(SheetState.CHECKED, SheetState.FINAL) is SheetState.FINAL
    with pytest.raises(SheetStateImpossible):
        next_state(SheetState.NEW, SheetState.FINAL)


def test_equal_totals_share_a_place_and_blocs_are_ranked_apart() -> None:
    def line(name: str, points: str, bloc: str = "") -> SheetLine:
        sheet = ScoreSheet(name, "c", SubjectKind.SECTION, name, "t", bloc=bloc)
        sums = add_up(TEMPLATE, full(points) if points else {})
        return SheetLine(sheet, name, TEMPLATE, sums, sums)

    lines = [line("A", "10"), line("B", "20"), line("C", "10"), line("D", ""), line("E", "1", "Khối khác")]
    assert [(one.name, one.rank) for one in ranked(lines)] == [("B", 1), ("A", 2), ("C", 2), ("D", 0), ("E", 1)]


def test_items_get_codes_of_their_own() -> None:
    codes = [item.code for item in TEMPLATE.items]
    assert codes == ["1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2", "2.3"]


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("grades", {"grades": (GradeStep("Tốt", "70"), GradeStep("Xuất sắc", "90"))}),
        ("cap", {"cap": "Khá"}),
        ("items", {"groups": ()}),
        ("items", {"groups": (ScoreGroup("Nhóm", (ScoreItem("Mục", maximum="nhiều"),)),)}),
        ("name", {"name": ""}),
    ],
)
def test_a_template_that_cannot_be_scored_by_is_refused(field: str, values: dict[str, object]) -> None:
    with pytest.raises(FieldRefused) as refused:
        refuse_template(tidied_template(replace(TEMPLATE, **values)))  # type: ignore[arg-type]
    assert refused.value.field == field


def test_the_templates_of_the_program_can_be_scored_by() -> None:
    templates = {one.code: one for one in own_templates()}
    for one in templates.values():
        refuse_template(one)
    assert templates["CDCS"].most == Decimal(100)
    section = templates["CDBP"]
    assert (len(section.groups[:8]), section.most) == (8, Decimal(95))
    assert sum(item.kind is ItemKind.NORMAL for item in section.items) == 33
