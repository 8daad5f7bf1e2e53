from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.vietnamese.names import capital_initials, join_name, split_name, tidy_name
from desktop.core.vietnamese.text import clean


@pytest.mark.parametrize(
    ("full", "parts"),
    [
        ("Nguyễn Thị Hương", ("Nguyễn Thị", "Hương")),
        ("  Giàng A  Páo ", ("Giàng A", "Páo")),
        ("H'Hen Niê", ("H'Hen", "Niê")),
        ("An", ("", "An")),
        ("", ("", "")),
    ],
)
def test_the_last_word_is_the_given_name(full: str, parts: tuple[str, str]) -> None:
    assert split_name(full) == parts


@given(st.text(max_size=40))
def test_the_two_columns_make_the_full_name_again(text: str) -> None:
    assert join_name(*split_name(text)) == clean(text)


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        ("NGUYỄN THỊ AN", "Nguyễn Thị An"),
        ("đặng văn đức", "Đặng Văn Đức"),
        ("H'HEN NIÊ", "H'Hen Niê"),
        ("h’mông", "H’Mông"),
        ("Y MOAN ÊNUÔL", "Y Moan Ênuôl"),
        ("GIÀNG A PÁO", "Giàng A Páo"),
        ("bru-vân kiều", "Bru-Vân Kiều"),
        ("y", "Y"),
    ],
)
def test_a_name_all_in_one_case_gets_its_capitals(typed: str, tidy: str) -> None:
    assert tidy_name(typed) == tidy


@pytest.mark.parametrize("typed", ["Nguyễn Thị An", "H'Hen Niê", "Vàng A dính", "McDonald", "", "12", "  Lê  An"])
def test_a_name_somebody_wrote_with_capitals_stays(typed: str) -> None:
    assert tidy_name(typed) == typed


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Hồ Thị ý", "Hồ Thị Ý"),
        ("Lê ánh", "Lê Ánh"),
        ("Vàng A dính", "Vàng A dính"),
        ("Nguyễn Thị Ân", "Nguyễn Thị Ân"),
    ],
)
def test_capitals_that_an_old_font_lacks_come_back(read: str, meant: str) -> None:
    assert capital_initials(read) == meant
