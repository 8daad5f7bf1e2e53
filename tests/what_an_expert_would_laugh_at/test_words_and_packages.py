"""What the window says, and what leaves on the stick."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from desktop.core.clock import fixed_at
from tests.sync.units import Unit

I18N = Path(__file__).resolve().parents[2] / "i18n" / "vi.ts"


@pytest.fixture(scope="module")
def spoken() -> list[tuple[str, str]]:
    """Every text of the window, in English and in Vietnamese."""
    messages = ET.parse(I18N).getroot().iter("message")
    return [(one.findtext("source") or "", one.findtext("translation") or "") for one in messages]


@pytest.mark.parametrize("word", ["công đoàn viên", "hội viên", "huy chương", "VND", "VNĐ", "Chào {", "chào {"])
def test_the_window_does_not_speak_like_a_stranger(spoken: list[tuple[str, str]], word: str) -> None:
    wrong = [vietnamese for _, vietnamese in spoken if word in vietnamese or word == vietnamese.lower()]
    assert wrong == []


def test_emulation_is_thi_dua_and_nothing_else(spoken: list[tuple[str, str]]) -> None:
    said = [(english, text) for english, text in spoken if re.search(r"\bemulation\b", english, re.IGNORECASE)]
    assert said
    assert [text for _, text in said if "thi đua" not in text.lower()] == []


def test_no_sentence_of_the_window_is_left_in_english(spoken: list[tuple[str, str]]) -> None:
    words = [
        (english, text) for english, text in spoken if len(re.findall("[a-z]{2,}", re.sub("{.*?}", "", english))) > 2
    ]
    left = [text for english, text in words if english == text]
    assert left == []


def test_a_second_package_of_one_day_does_not_take_the_place_of_the_first(stranger: Unit, tmp_path: Path) -> None:
    first, second = (stranger.send(tmp_path, plain=True) for _ in range(2))
    assert first.file != second.file
    assert first.file.is_file()


def test_a_package_does_not_go_by_the_clock(stranger: Unit, tmp_path: Path) -> None:
    first = stranger.send(tmp_path, plain=True)
    stranger.database.clock = fixed_at(2020, 1, 1)
    second = stranger.send(tmp_path, plain=True)
    assert second.seq == first.seq + 1


def test_a_sealed_package_can_be_read_by_nobody_on_the_way(union: Unit, tmp_path: Path) -> None:
    sent = union.send(tmp_path).file.read_bytes()
    assert "Nguyễn Thị Bưởi".encode() not in sent
    assert not sent.startswith(b"PK")
