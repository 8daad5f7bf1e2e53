"""Ethnic groups and religions under the names they are usually written by."""

from __future__ import annotations

import pytest

from desktop.core.vietnamese.origins import ethnic_group, is_country, is_vietnamese, names_of, religion


def test_there_are_54_groups_and_two_answers_for_everybody_else() -> None:
    assert len(names_of("ethnic_group")) == 56
    assert len(set(names_of("ethnic_group"))) == 56


def test_every_name_means_itself() -> None:
    assert [ethnic_group(name) for name in names_of("ethnic_group")] == list(names_of("ethnic_group"))
    assert [religion(name) for name in names_of("religion")] == list(names_of("religion"))


@pytest.mark.parametrize(
    ("written", "usual"),
    [("kinh", "Kinh"), ("H'Mông", "Mông"), ("Hmông", "Mông"), ("Khmer", "Khơ-me"), ("Khơ Me", "Khơ-me"),
     ("Ê Đê", "Ê-đê"), ("Êđê", "Ê-đê"), ("Raglay", "Ra-glai"), ("dân tộc Tày", "Tày"), ("Việt Nam", None),
     ("Thai", "Thái"), ("ma", "Mạ"), ("xyz", None)],
)  # fmt: skip
def test_other_spellings_are_understood(written: str, usual: str | None) -> None:
    assert ethnic_group(written) == usual


@pytest.mark.parametrize(
    ("written", "usual"),
    [("Phật", "Phật giáo"), ("Đạo Phật", "Phật giáo"), ("Thiên Chúa", "Công giáo"), ("không", "Không"), ("abc", None)],
)
def test_religions_too(written: str, usual: str | None) -> None:
    assert religion(written) == usual


def test_a_nationality_is_no_ethnic_group() -> None:
    assert is_country("Việt Nam")
    assert is_country("VN")
    assert is_vietnamese("")
    assert not is_vietnamese("Lào")
