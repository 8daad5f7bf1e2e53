from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.vietnamese.phone import NEW_PREFIXES, PhoneProblem, normalise_phone

mobiles = st.from_regex(r"0[35789][0-9]{8}", fullmatch=True)


@pytest.mark.parametrize(
    ("written", "number", "problem"),
    [
        ("0912 345 678", "0912345678", None),
        ("0912.345.678", "0912345678", None),
        ("+84 912 345 678", "0912345678", None),
        ("+84 (0)912-345-678", "0912345678", None),
        ("84912345678", "0912345678", None),
        ("0084912345678", "0912345678", None),
        ("(024) 3825 6789", "02438256789", None),
        ("+84 24 3825 6789", "02438256789", None),
        ("912345678", "0912345678", PhoneProblem.LOST_ZERO_RESTORED),
        ("849123456", "0849123456", PhoneProblem.LOST_ZERO_RESTORED),
        ("2438256789", "02438256789", PhoneProblem.LOST_ZERO_RESTORED),
        ("01681234567", "0381234567", PhoneProblem.OLD_PREFIX_CONVERTED),
        ("+841201234567", "0701234567", PhoneProblem.OLD_PREFIX_CONVERTED),
        ("1991234567", "0591234567", PhoneProblem.LOST_ZERO_RESTORED),
        ("0438256789", None, PhoneProblem.NOT_UNDERSTOOD),
        ("0912345678/0987654321", None, PhoneProblem.NOT_UNDERSTOOD),
        ("01111234567", None, PhoneProblem.NOT_UNDERSTOOD),
        ("+1 202 555 0100", None, PhoneProblem.NOT_UNDERSTOOD),
        ("9,12346E+08", None, PhoneProblem.HAS_LETTERS),
        ("không có", None, PhoneProblem.HAS_LETTERS),
        ("", None, None),
    ],
)
def test_a_number_is_read_as_it_is_dialled_today(
    written: str, number: str | None, problem: PhoneProblem | None
) -> None:
    read, finding = normalise_phone(written)
    assert read == number
    assert (finding and finding.problem) == problem
    if finding:
        assert finding.found == written


def test_every_old_mobile_prefix_has_its_successor() -> None:
    assert len(NEW_PREFIXES) == 21
    assert len(set(NEW_PREFIXES.values())) == 21
    for old, new in NEW_PREFIXES.items():
        assert normalise_phone(f"{old}1234567")[0] == f"{new}1234567"


@given(mobiles)
def test_a_good_number_stays_and_every_spelling_of_it_is_the_same(number: str) -> None:
    assert normalise_phone(number) == (number, None)
    assert normalise_phone(f"+84{number[1:]}") == (number, None)
    assert normalise_phone(number[1:])[0] == number


@given(st.text(max_size=30))
def test_reading_a_number_again_changes_nothing(text: str) -> None:
    number, _ = normalise_phone(text)
    if number is not None:
        assert normalise_phone(number) == (number, None)
