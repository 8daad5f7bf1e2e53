"""Addresses after the reform of 01/07/2025: proposed, never guessed to be certain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.vietnamese.addresses import communes_2025, propose_address
from desktop.core.vietnamese.provinces import PROVINCES, is_name_today, province_today


@pytest.mark.parametrize(
    ("old", "new", "certain"),
    [
        ("tỉnh Bình Dương", "TP Hồ Chí Minh", True),
        ("Long An", "Tây Ninh", True),
        ("ấp 3, xã Mỹ Hạnh, huyện Đức Hòa, tỉnh Long An", "ấp 3, xã Mỹ Hạnh, tỉnh Tây Ninh", False),
        ("12 Lê Lợi, Phường 1, TP. Tân An, Long An", "12 Lê Lợi, Phường 1, Tây Ninh", False),
        ("phường Bến Nghé, quận 1, TP Hồ Chí Minh, Việt Nam", "phường Bến Nghé, TP Hồ Chí Minh", False),
        ("xã A - huyện B - Vĩnh Phúc", "xã A, Phú Thọ", False),
        ("thành phố Huế, tỉnh Thừa Thiên Huế", "TP Huế", False),
    ],
)  # fmt: skip
def test_an_old_address_gets_its_new_name(old: str, new: str, certain: bool) -> None:
    found = propose_address(old, {})
    assert found is not None
    assert (found.text, found.certain) == (new, certain)


@pytest.mark.parametrize("address", ["", "phường Long Hoa, tỉnh Tây Ninh", "TP.HCM", "Hà Nội", "số 5, ngõ 3", "Cà Mau"])
def test_what_is_new_or_not_understood_is_left_alone(address: str) -> None:
    assert propose_address(address, {}) is None


def test_a_commune_the_table_knows_is_certain() -> None:
    communes = {("long an", "huyện đức hòa", "xã mỹ hạnh bắc"): "xã Mỹ Hạnh"}
    found = propose_address("ấp 3, xã Mỹ Hạnh Bắc, huyện Đức Hoà, tỉnh Long An", communes)
    assert found is not None
    assert (found.text, found.certain) == ("ấp 3, xã Mỹ Hạnh, tỉnh Tây Ninh", True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("12 Lê Lợi, P.Bến Nghé, Q.1, TP.HCM", "12 Lê Lợi, phường Sài Gòn, TP Hồ Chí Minh"),
        ("phường Bến Nghé, quận 1, TP Hồ Chí Minh, Việt Nam", "phường Sài Gòn, TP Hồ Chí Minh"),
        ("ấp 3, xã Mỹ Hạnh Bắc, H. Đức Hoà, tỉnh Long An", "ấp 3, xã Đức Lập, tỉnh Tây Ninh"),
        ("ấp 3, Mỹ Hạnh Bắc, Đức Hòa, Long An", "ấp 3, xã Đức Lập, Tây Ninh"),
        ("P. 03, TP Tây Ninh, tỉnh Tây Ninh", "phường Tân Ninh, tỉnh Tây Ninh"),
        ("thị trấn Phong Điền, huyện Phong Điền, TP Cần Thơ", "xã Phong Điền, TP Cần Thơ"),
    ],
)  # fmt: skip
def test_communes_of_the_shipped_table_are_found_in_any_habit_of_writing(old: str, new: str) -> None:
    found = propose_address(old)
    assert found is not None
    assert (found.text, found.certain) == (new, True)


@pytest.mark.parametrize(
    "old",
    [
        "ấp 3, Mỹ Hạnh, Bến Lức, Long An",  # no such commune in that district
        "xã Thái Bình, thành phố Tây Ninh, tỉnh Tây Ninh",  # divided among two
    ],
)
def test_a_commune_that_is_not_there_or_was_divided_is_to_be_asked_for(old: str) -> None:
    found = propose_address(old)
    assert found is None or not found.certain


def test_the_shipped_table_names_only_new_communes_of_provinces_there_are() -> None:
    communes = communes_2025()
    assert len(communes) == 9206
    assert all(province_today(province) for province, _, _ in communes)
    assert {new.split()[0] for new in communes.values()} == {"xã", "phường", "đặc"}


@given(st.sampled_from([old for province in PROVINCES for old in province.merged]), st.sampled_from(["tỉnh ", ""]))
def test_every_merged_province_leads_to_one_of_the_34_and_stays_there(old: str, kind: str) -> None:
    assert not is_name_today(old)
    found = propose_address(f"xã A, huyện B, {kind}{old}", {})
    assert found is not None
    assert is_name_today(found.text.rpartition(", ")[2])
    assert propose_address(found.text, {}) is None
