from __future__ import annotations

import pytest

from desktop.core.vietnamese.syllables import TONED_VOWELS, is_syllable, toneless

VIETNAMESE = """
    Nguyễn Quỳnh Huỳnh Thuý Thúy khuỷu giếng gì Gia Ưỡng Ý nghiêng xoong Đức già người ngoài ngoẹo mưa ngoan toán hoè
    hòe quà quý quỳnh ai áo ưỡn
"""
FOREIGN = "NguyÔn C«ng ñoaøn tèt Müller Đjk Nguyễnn hóà leó ngưòi zoo brb"


def test_there_are_twelve_vowels_in_six_tones() -> None:
    assert len(TONED_VOWELS) == 72
    assert TONED_VOWELS["ặ"] == ("ă", 5)


@pytest.mark.parametrize("word", VIETNAMESE.split())
def test_vietnamese_syllables_are_recognised(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", FOREIGN.split())
def test_other_words_are_not(word: str) -> None:
    assert not is_syllable(word)


def test_a_tone_is_taken_off_its_syllable() -> None:
    assert toneless("nguyễn") == ("nguyên", 3)
    assert toneless("hoa") == ("hoa", 0)
