from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.errors import FieldRefused
from desktop.features.emulation.domain import (
    AuthorShare,
    Bloc,
    Campaign,
    Family,
    Metric,
    Operator,
    Phase,
    Progress,
    RegistrationStatus,
    SharesNotWhole,
    StatusImpossible,
    SubjectKind,
    Target,
    YearKind,
    find_title,
    hints,
    next_status,
    reaches,
    refuse_impossible,
    refuse_shares,
)
from desktop.features.emulation.reports import printed_demand, printed_period, printed_progress
from desktop.features.emulation.services import list_blocs, list_titles

YEAR = Campaign("", "TD-2026", "Thi đua năm 2026", 2026, date(2026, 1, 1), date(2026, 12, 31))
FIFTH = Target("Có sáng kiến", Metric.INITIATIVE_SHARE, value="20")


def test_almost_twenty_percent_is_not_twenty() -> None:
    assert reaches(FIFTH, 199, 1000) is False
    assert reaches(FIFTH, 200, 1000) is True


def test_a_share_is_printed_rounded_down() -> None:
    assert printed_progress(Progress(replace(FIFTH, value="80"), 7999, 10000)) == "7999/10000 (79,9%)"


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 1000))
def test_a_share_is_compared_as_a_fraction(numerator: int, denominator: int, per_mille: int) -> None:
    target = replace(FIFTH, value=f"{per_mille // 10}.{per_mille % 10}")
    assert reaches(target, numerator, denominator) is (numerator * 1000 >= per_mille * denominator)


def test_a_target_without_people_or_number_is_neither_reached_nor_missed() -> None:
    assert reaches(FIFTH, 0, 0) is None
    assert reaches(replace(FIFTH, value=""), 3, 10) is None


def test_at_most_and_exactly_are_understood() -> None:
    assert reaches(Target("", operator=Operator.AT_MOST, value="2", unit="vụ"), 3, 0) is False
    assert reaches(Target("", operator=Operator.EXACTLY, value="100"), 300, 300) is True


def test_a_demand_is_printed_with_a_decimal_comma() -> None:
    assert printed_demand(replace(FIFTH, value="12.5")) == "≥ 12,5%"
    assert printed_demand(Target("", value="3", unit="cuộc")) == "≥ 3 cuộc"


def test_a_school_year_is_named_by_both_its_years() -> None:
    assert printed_period(replace(YEAR, year_kind=YearKind.SCHOOL, year=2025)) == "năm học 2025-2026"


def test_a_theme_may_have_two_thousand_characters_and_no_more() -> None:
    refuse_impossible(replace(YEAR, theme="“" * 2000))
    with pytest.raises(FieldRefused) as refused:
        refuse_impossible(replace(YEAR, theme="x" * 2001))
    assert (refused.value.field, refused.value.reason) == ("theme", "too_long")


@pytest.mark.parametrize("value", ["hai mươi", "NaN", "-1", "1e999999"])
def test_a_target_needs_a_number_that_counts(value: str) -> None:
    with pytest.raises(FieldRefused) as refused:
        refuse_impossible(replace(YEAR, targets=(replace(FIFTH, value=value),)))
    assert refused.value.reason == "not_a_number"


def test_a_phase_may_not_end_before_it_starts() -> None:
    with pytest.raises(FieldRefused):
        refuse_impossible(replace(YEAR, phases=(Phase("Đợt 1", date(2026, 7, 1), date(2026, 1, 1)),)))


def test_phases_that_overlap_or_lie_outside_are_only_pointed_out() -> None:
    phases = (
        Phase("Đợt 1", date(2026, 1, 1), date(2026, 7, 31)),
        Phase("Đợt 2", date(2026, 7, 31), date(2026, 12, 31)),
        Phase("Đợt 3", date(2027, 1, 1), date(2027, 1, 30)),
    )
    assert [(hint.problem, hint.value) for hint in hints(replace(YEAR, phases=phases))] == [
        ("outside_campaign", "Đợt 3"),
        ("overlap", "Đợt 2"),
    ]


def test_the_abolished_bloc_is_not_offered_to_a_campaign_of_2026() -> None:
    assert "Khối hành chính, sự nghiệp" not in [bloc.name for bloc in list_blocs(date(2026, 1, 1))]
    assert "Khối hành chính, sự nghiệp" in [bloc.name for bloc in list_blocs(date(2023, 1, 1))]
    old = Bloc("Khối hành chính, sự nghiệp", valid_to=date(2025, 6, 15))
    assert [hint.problem for hint in hints(replace(YEAR, blocs=(old,)))] == ["not_valid_then"]


def test_titles_of_the_state_are_decided_by_the_employer_and_titles_of_the_union_by_the_union() -> None:
    titles = {title.code: title for title in list_titles()}
    assert titles["LDTT"].family is titles["CSTDCS"].family is Family.STATE
    assert titles["DVXS"].family is titles["TCDVM"].family is Family.UNION
    assert "công đoàn" not in titles["CSTDCS"].decided_by.casefold()
    assert titles["DVXS"].name == "Đoàn viên công đoàn xuất sắc"


@pytest.mark.parametrize("text", ["cstđ cơ sở", "CSTDCS", "chien si thi dua co so", "Chiến sỹ thi đua cấp cơ sở"])
def test_a_title_is_recognised_however_it_is_written(text: str) -> None:
    title = find_title(text, list_titles(SubjectKind.PERSON))
    assert title is not None
    assert title.code == "CSTDCS"


def test_every_name_of_a_title_means_that_title_alone() -> None:
    for title in list_titles():
        for name in (title.code, title.name, title.short, *title.aliases):
            found = find_title(name, list_titles())
            assert found is not None
            assert found.code == title.code


def test_authors_shares_sum_to_a_hundred() -> None:
    refuse_shares([AuthorShare("A", 60), AuthorShare("B", 40)])
    with pytest.raises(SharesNotWhole) as refused:
        refuse_shares([AuthorShare("A", 60), AuthorShare("B", 30)])
    assert refused.value.total == 90


def test_an_author_without_a_share_is_no_author() -> None:
    with pytest.raises(FieldRefused):
        refuse_shares([AuthorShare("A", 100), AuthorShare("B", 0)])


def test_a_registration_is_approved_before_it_is_reported() -> None:
    with pytest.raises(StatusImpossible):
        next_status(RegistrationStatus.DRAFT, RegistrationStatus.REPORTED)
    assert next_status(RegistrationStatus.APPROVED, RegistrationStatus.REPORTED) is RegistrationStatus.REPORTED


def test_a_result_is_not_withdrawn() -> None:
    with pytest.raises(StatusImpossible):
        next_status(RegistrationStatus.ACHIEVED, RegistrationStatus.WITHDRAWN)
    assert next_status(RegistrationStatus.SENT, RegistrationStatus.WITHDRAWN) is RegistrationStatus.WITHDRAWN


def test_an_author_is_named_once() -> None:
    with pytest.raises(FieldRefused) as refused:
        refuse_shares([AuthorShare("A", 50, "m1"), AuthorShare("A", 50, "m1")])
    assert refused.value.reason == "author_twice"
