from __future__ import annotations

import pytest

from desktop.core.vietnamese.national_id import PROVINCE_PREFIXES
from desktop.core.vietnamese.provinces import PROVINCES, province_today


def test_there_are_34_of_which_seven_are_cities() -> None:
    assert len({province.code for province in PROVINCES}) == 34
    assert sum(province.is_city for province in PROVINCES) == 7


def test_every_former_province_went_somewhere() -> None:
    former = set(PROVINCE_PREFIXES.values())
    assert all(province_today(name) for name in former)
    assert {province_today(name) for name in former} == set(PROVINCES)
    assert sum(1 + len(province.merged) for province in PROVINCES) == 63


@pytest.mark.parametrize(
    ("name", "today"),
    [
        ("Long An", "Tỉnh Tây Ninh"),
        ("tỉnh Bình Định", "Tỉnh Gia Lai"),
        ("Hoà Bình", "Tỉnh Phú Thọ"),
        ("TP HCM", "Thành phố Hồ Chí Minh"),
        ("TP.HCM", "Thành phố Hồ Chí Minh"),
        ("Bà Rịa-Vũng Tàu", "Thành phố Hồ Chí Minh"),
        ("Thừa Thiên Huế", "Thành phố Huế"),
        ("Tỉnh Đồng Nai", "Thành phố Đồng Nai"),
        ("KHÁNH HÒA", "Tỉnh Khánh Hòa"),
    ],
)
def test_a_province_is_found_by_any_of_its_names(name: str, today: str) -> None:
    province = province_today(name)
    assert province is not None
    assert province.title == today


def test_an_unknown_place_is_nowhere() -> None:
    assert province_today("Hà Tây cũ") is None
    assert province_today("") is None
