from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.vietnamese.findings import Severity
from desktop.core.vietnamese.national_id import (
    PROVINCE_PREFIXES,
    NationalIdProblem,
    Paper,
    Sex,
    mask_national_id,
    national_id_findings,
    recognise,
    restore_national_id,
    tidy_national_id,
)

people = st.tuples(
    st.sampled_from(sorted(PROVINCE_PREFIXES)), st.integers(1900, 2399), st.sampled_from(Sex), st.integers(0, 999_999)
)


def number_of(prefix: str, year: int, sex: Sex, serial: int) -> str:
    return f"{prefix}{(year // 100 - 19) * 2 + (sex is Sex.FEMALE)}{year % 100:02}{serial:06}"


@given(people)
def test_a_number_that_agrees_with_the_person_has_no_finding(person: tuple[str, int, Sex, int]) -> None:
    _, year, sex, _ = person
    assert national_id_findings(number_of(*person), year, sex) == []


@given(people, st.integers(1900, 2399))
def test_each_contradiction_is_a_warning_of_its_own(person: tuple[str, int, Sex, int], other_year: int) -> None:
    _, year, sex, _ = person
    other_sex = Sex.MALE if sex is Sex.FEMALE else Sex.FEMALE
    findings = national_id_findings(number_of(*person), other_year, other_sex)
    expected = {NationalIdProblem.SEX_DISAGREES}
    expected |= {NationalIdProblem.BIRTH_YEAR_DISAGREES} if other_year != year else set()
    assert {finding.problem for finding in findings} == expected
    assert {finding.severity for finding in findings} == {Severity.WARNING}


def test_a_contradiction_tells_both_sides() -> None:
    sex, year = national_id_findings("080194000042", 1993, Sex.MALE)
    assert (sex.found, sex.expected) == ("Nữ", "Nam")
    assert (year.found, year.expected) == ("1994", "1993")


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        ("08019400004", NationalIdProblem.NOT_TWELVE_DIGITS),
        ("0801940000421", NationalIdProblem.NOT_TWELVE_DIGITS),
        ("08019400004A", NationalIdProblem.NOT_TWELVE_DIGITS),
        ("٠٨٠١٩٤٠٠٠٠٤٢", NationalIdProblem.NOT_TWELVE_DIGITS),
        ("", NationalIdProblem.NOT_TWELVE_DIGITS),
        ("111111111111", NationalIdProblem.ALL_DIGITS_EQUAL),
        ("8.01940E+10", NationalIdProblem.SCIENTIFIC_NOTATION),
        ("8,0194E+10", NationalIdProblem.SCIENTIFIC_NOTATION),
    ],
)
def test_only_a_wrong_shape_is_an_error(number: str, problem: NationalIdProblem) -> None:
    (finding,) = national_id_findings(number, 1994, Sex.FEMALE)
    assert (finding.problem, finding.severity) == (problem, Severity.ERROR)


def test_spaces_and_dots_do_not_count() -> None:
    assert national_id_findings("080 194 000 042", 1994, Sex.FEMALE) == []
    assert tidy_national_id("080.194.000.042") == "080194000042"
    assert tidy_national_id("B 1234567") == "B 1234567"


def test_a_birth_registered_abroad_is_legal_and_an_unused_code_is_doubtful() -> None:
    assert national_id_findings("280194000042") == []
    (finding,) = national_id_findings("003194000042")
    assert (finding.problem, finding.found) == (NationalIdProblem.UNKNOWN_PREFIX, "003")


def test_prefixes_name_the_former_63_provinces() -> None:
    assert len(PROVINCE_PREFIXES) == 63
    assert PROVINCE_PREFIXES["052"] == "Bình Định"
    assert PROVINCE_PREFIXES["080"] == "Long An"


@given(people)
def test_zeros_lost_in_excel_come_back_when_the_person_agrees(person: tuple[str, int, Sex, int]) -> None:
    _, year, sex, _ = person
    whole = number_of(*person)
    short = str(int(whole))
    assert restore_national_id(short, year, sex) == whole
    assert restore_national_id(short, year, None) == whole
    assert restore_national_id(short, year + 1, sex) is None


@pytest.mark.parametrize(
    "digits", ["80194000042", "080194000042", "023456789", "123456789", "8.01940E+10", "", "1" * 11]
)
def test_nothing_is_restored_without_evidence(digits: str) -> None:
    assert restore_national_id(digits, None, None) is None
    if digits != "80194000042":
        assert restore_national_id(digits, 1994, Sex.FEMALE) is None


def test_a_masked_number_shows_its_place_and_its_end() -> None:
    assert mask_national_id("080194000042") == "080•••••••42"
    assert mask_national_id("080 194 000 042") == "080•••••••42"


@given(st.text("0123456789ABC", max_size=15))
def test_a_mask_hides_most_of_any_number(number: str) -> None:
    masked = mask_national_id(number)
    assert len(masked) == len(number)
    assert masked.count("•") >= min(len(number), 3)


@pytest.mark.parametrize(
    ("written", "paper", "bare"),
    [
        ("080.194.000 042", Paper.CITIZEN, "080194000042"),
        ("023 456 789", Paper.OLD_CARD, "023456789"),
        ("e12345678", Paper.PASSPORT, "E12345678"),
        ("P1234567A", Paper.PASSPORT, "P1234567A"),
        ("123", None, "123"),
        ("8.0194E+10", None, "8.0194E+10"),
        ("không nhớ", None, "không nhớ"),
        ("", None, ""),
    ],
)
def test_a_number_tells_by_its_shape_which_paper_it_stands_on(written: str, paper: Paper | None, bare: str) -> None:
    assert recognise(written) == (paper, bare)
