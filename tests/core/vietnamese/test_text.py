from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.core.vietnamese.syllables import TONED_VOWELS
from desktop.core.vietnamese.text import clean, compare_key, fold, is_clean, matches, nfc, search_terms, search_text

letters = st.sampled_from(sorted({*TONED_VOWELS, *map(str.upper, TONED_VOWELS), *"bcdđghklmnpqrstvxBCDĐ09'-. "}))
vietnamese = st.text(letters, max_size=40)


def test_folding_takes_case_accents_and_spaces_away() -> None:
    assert fold("Công  Đoàn  cơ sở Ðại Nghĩa") == "cong doan co so dai nghia"


def test_cleaning_puts_the_vietnamese_letter_for_its_look_alike() -> None:
    assert clean("TỔNG LIÊN ÐOÀN LAO ÐỘNG") == "TỔNG LIÊN ĐOÀN LAO ĐỘNG"
    assert clean("ðoàn viên") == "đoàn viên"


def test_cleaning_leaves_single_plain_spaces_and_nothing_invisible() -> None:
    typed = "\ufeff Nguyễn\u00a0Văn\u2003 \tAn\u200b\r\n\x07"
    assert clean(typed) == "Nguyễn Văn An"


def test_decomposed_letters_are_composed() -> None:
    assert clean(unicodedata.normalize("NFD", "Đặng Thị Ngọc Ưỡng")) == "Đặng Thị Ngọc Ưỡng"


def test_loose_tones_of_windows_1258_are_joined() -> None:
    assert nfc("Nguyê\u0303n Thi\u0323 Hă\u0323ng") == "Nguyễn Thị Hặng"


@given(st.text(max_size=60))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


odd = st.text(st.sampled_from("aạ\u0323 Ðđ\u00a0\u200b\u00ad\u2003\t\ue000"), max_size=8)


@given(st.one_of(st.text(max_size=60), odd))
def test_what_counts_as_clean_has_nothing_to_be_cleaned(text: str) -> None:
    shown = "".join(" " if char.isspace() else char for char in unicodedata.normalize("NFC", text))
    if is_clean(text):
        assert text == " ".join(shown.split())
        assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs") or char in "ÐðƉɖ" for char in text)
    assert not text or is_clean(clean(text)) or not clean(text).isprintable()


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(vietnamese)
def test_a_folded_vietnamese_text_is_plain_ascii(text: str) -> None:
    assert fold(text).isascii()
    assert fold(text) == fold(text.upper())


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hoà", "Hòa"), ("Thuý", "Thúy"), ("Khoá", "Khóa"), ("hủy", "HUỶ"), ("xoè", "xòe"), ("Khánh Hoà", "khánh  hòa")],
)
def test_the_place_of_the_tone_does_not_count(one: str, other: str) -> None:
    assert compare_key(one) == compare_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Lý", "Lí"), ("Mỹ", "Mĩ"), ("năm", "Nam"), ("Hoa", "Hòa"), ("Đặng", "Dặng"), ("Hóa", "Hòa")]
)
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    assert compare_key(one) != compare_key(other)


@pytest.mark.parametrize(
    ("query", "found", "left_out"),
    [
        ("nguyen van d", ["Nguyễn Văn Dũng", "Nguyễn Văn Đức"], ["Nguyễn Văn An", "Trần Văn Đức"]),
        ("đặng", ["Đặng Thị Mai", "ĐẶNG MAI"], ["Dặng Thị Mai", "Dang Mai", "Đăng Mai"]),
        ("dang", ["Đặng Thị Mai", "Dặng Thị Mai", "Hải Đăng"], ["Nguyễn Thị An"]),
        ("Hoà", ["Trần Thị Hòa", "Trần Thị Hoà", "Hoàng Anh"], ["Trần Thị Hoa", "Trần Thị Hóa"]),
        ("Hòa", ["Trần Thị Hòa", "Trần Thị Hoà"], ["Trần Thị Hoa"]),
        ("nguyễn van", ["Nguyễn Văn An", "Nguyễn Vân Anh"], ["Nguyên Văn An"]),
        ("án", ["Lê Thị Án"], ["Lê Thị An", "Lê Thị Ân"]),
        ("năm", ["Lê Văn Năm"], ["Lê Văn Nam"]),
        ("dung nguyen", ["Nguyễn Văn Dũng"], ["Nguyễn Văn Đức"]),
        ("h'hen", ["H'Hen Niê", "H\u2019Hen Niê"], ["Hà Thị Hẹ"]),
        ("hen nie", ["H'Hen Niê"], ["Y Moan Ênuôl"]),
        ("", ["Ai cũng được"], []),
        ("  ", ["Ai cũng được"], []),
        ("0042", ["Nguyễn Văn An 080194000042"], ["Nguyễn Văn An 080194000043"]),
        ("01/234", ["thẻ 01/234"], ["thẻ 01/235"]),
        ("100%", ["đạt 100%"], ["đạt 90%"]),
        ("CĐCS-0001", ["thẻ CĐCS-0001"], ["thẻ CĐCS-0002"]),
        ("09 12-345.678", ["Lê Bình 0912345678"], ["Lê Bình 0912345677"]),
        ("'Lê Bình'", ["Lê Bình"], ["Lê An"]),
        ("%", [], ["Lê Bình"]),
        ("_ \" * ' ;--", [], ["Lê Bình"]),
    ],
)
def test_search_answers_what_was_typed(query: str, found: list[str], left_out: list[str]) -> None:
    for typed in (query, unicodedata.normalize("NFD", query)):
        assert [text for text in found + left_out if matches(typed, text)] == found


def test_a_word_is_found_from_its_beginning() -> None:
    assert matches("ngu", "Nguyễn An")
    assert not matches("guyen", "Nguyễn An")


def test_typing_a_name_letter_by_letter_never_loses_it() -> None:
    for name in ("Nguyen Van Duc", "Hoàng Thuý Hoà", "Hoàng Thúy Hòa", "Huỳnh Quý"):
        for end in range(len(name) + 1):
            assert matches(name[:end], name)


@given(vietnamese, vietnamese)
def test_a_text_is_found_by_its_own_words_and_by_their_folded_form(text: str, more: str) -> None:
    assume(any(char.isalnum() for char in text))
    assert matches(text, f"{more} {text}")
    assert matches(fold(text), f"{more} {text}")


@given(vietnamese)
def test_search_terms_hold_no_wildcard_and_one_word_each(query: str) -> None:
    for term in search_terms(query + "_%"):
        assert not {"%", "_"} & set(term)
        assert len(term.split()) == 1


@given(vietnamese)
def test_a_stored_text_can_be_joined_with_others(text: str) -> None:
    assume(any(char.isalnum() for char in text))
    joined = search_text(text) + search_text("Tổ Cơ điện")
    assert all(term in joined for term in search_terms(text))
    assert all(term in joined for term in search_terms("tổ co đi"))
