from __future__ import annotations

import random
import sqlite3
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.vietnamese.sorting import name_sort_key, text_sort_key
from desktop.core.vietnamese.syllables import ALPHABET, TONED_VOWELS

GIVEN_NAMES = "An Anh Ánh Ăn Ân Ấn Dung Đạt Hoa Hòa Oanh Ổn Ơn Uyên Ưng Y Ý".split()  # noqa: SIM905
letters = st.sampled_from(sorted({*TONED_VOWELS, *"bcdđghklmnpqrstvx "}))


def shuffled(items: list[str]) -> list[str]:
    return random.Random(7).sample(items, len(items))


@pytest.mark.parametrize("key", [name_sort_key, text_sort_key])
def test_given_names_stand_in_the_order_of_the_alphabet(key: type[str]) -> None:
    assert sorted(shuffled(GIVEN_NAMES), key=key) == GIVEN_NAMES


def test_people_are_ordered_by_given_name_then_family_name_then_the_middle() -> None:
    people = [
        "An",
        "Đặng Thị An",
        "Nguyễn An",
        "Nguyễn Thị An",
        "Nguyễn Văn An",
        "Trần Bình An",
        "Lê Ánh",
        "Bùi Văn Dũng",
        "Bùi Văn Đức",
        "Vũ Thị Ý",
    ]
    assert sorted(shuffled(people), key=name_sort_key) == people


def test_tones_follow_ngang_huyen_hoi_nga_sac_nang() -> None:
    tones = ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert sorted(shuffled(tones), key=text_sort_key) == tones


def test_the_whole_alphabet_is_in_order_with_the_foreign_letters_at_their_latin_places() -> None:
    alphabet = list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
    assert [letter for letter in alphabet if letter not in "fjwz"] == list(ALPHABET)
    assert sorted(shuffled(alphabet), key=text_sort_key) == alphabet


def test_the_place_of_the_tone_and_case_do_not_move_a_name() -> None:
    assert name_sort_key("Trần Thị Hoà") == name_sort_key("TRẦN THỊ HÒA")


def test_numbers_stand_by_value() -> None:
    sections = ["Tổ 1", "Tổ 2", "Tổ 2A", "Tổ 10", "Tổ Bảo vệ"]
    assert sorted(shuffled(sections), key=text_sort_key) == sections


@pytest.mark.parametrize(
    "name",
    ["H'Hen Niê", "Y Moan Ênuôl", "Giàng A Páo", "Thạch Sô Phi", "José Müller", "王小明", "-", "", "  ", "O’Brien"],
)
def test_any_name_has_a_key(name: str) -> None:
    assert (name_sort_key(name) == "") == (not any(char.isalpha() for char in name))


def test_sql_and_python_agree() -> None:
    people = [f"{family} {given}" for given in GIVEN_NAMES for family in ("Đỗ", "Dương", "Ông", "Lê Ngọc")]
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE TABLE person (name TEXT, sort_key TEXT COLLATE BINARY)")
        rows = [(name, name_sort_key(name)) for name in shuffled(people)]
        connection.executemany("INSERT INTO person VALUES (?, ?)", rows)
        ordered = [name for (name,) in connection.execute("SELECT name FROM person ORDER BY sort_key")]
    connection.close()
    assert ordered == sorted(people, key=name_sort_key)


@given(st.lists(st.text(letters, max_size=30), max_size=8))
def test_utf8_bytes_compare_as_python_does(texts: list[str]) -> None:
    keys = sorted(map(text_sort_key, texts))
    assert all(one.encode() <= other.encode() for one, other in pairwise(keys))


@given(st.text(max_size=40))
def test_no_text_breaks_the_key(text: str) -> None:
    assert isinstance(name_sort_key(text), str)
    assert name_sort_key(text) == name_sort_key(f"  {text} ")
