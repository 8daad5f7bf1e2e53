"""The QR code of a citizen's card, as a scanner types it."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.citizen_card import NoCitizenCard, read_citizen_card
from desktop.core.vietnamese.national_id import Sex

WHOLE = "079185001234|271234567|Nguyễn Thị Hồng|02031985|Nữ|12 Lê Lợi, phường Long Hoa, Tây Ninh|20062021"


def test_a_card_tells_everything_the_record_asks() -> None:
    card = read_citizen_card(WHOLE)
    assert (card.national_id, card.former_id, card.full_name) == ("079185001234", "271234567", "Nguyễn Thị Hồng")
    assert (card.birth, card.sex, card.issued_on) == (PartialDate(1985, 3, 2), Sex.FEMALE, date(2021, 6, 20))
    assert card.address == "12 Lê Lợi, phường Long Hoa, Tây Ninh"
    assert not card.mangled


def test_a_card_without_an_old_number_and_with_more_parts_is_read_too() -> None:
    card = read_citizen_card("  " + WHOLE.replace("271234567", "") + "||x|y\n")
    assert (card.former_id, card.issued_on) == ("", date(2021, 6, 20))


def test_letters_that_came_as_other_bytes_are_put_right() -> None:
    spoilt = WHOLE.encode().decode("latin-1")
    assert read_citizen_card(spoilt).full_name == "Nguyễn Thị Hồng"


@pytest.mark.parametrize(
    "name", ["Nguye?n Thi? Ho?ng", "Nguyeexn Thij Hoongf", "Ngu1EC5n", "", "12", "NGUYEN THI HONG"]
)
def test_spoilt_letters_are_left_out_and_the_digits_are_kept(name: str) -> None:
    parts = WHOLE.split("|")
    parts[2], parts[5] = name, "12 Le Loi, phuong Long Hoa, Tay Ninh"
    card = read_citizen_card("|".join(parts))
    assert card.mangled
    assert (card.full_name, card.address) == ("", "")
    assert (card.national_id, card.birth, card.sex) == ("079185001234", PartialDate(1985, 3, 2), Sex.FEMALE)


def test_a_name_of_an_ethnic_minority_is_no_spoilt_name() -> None:
    assert read_citizen_card(WHOLE.replace("Nguyễn Thị Hồng", "H'Hen Niê")).full_name == "H'Hen Niê"


def test_the_sex_is_known_from_the_number_when_its_word_is_spoilt() -> None:
    assert read_citizen_card(WHOLE.replace("Nữ", "N?")).sex is Sex.FEMALE


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Nguyễn Thị Hồng", "no_separators"),
        ("https://example.vn/abc", "no_separators"),
        ("079185001234|271234567|Nguyễn Thị", "incomplete"),
        ("0791850012|271234567|A|02031985|Nữ|X|20062021", "no_number"),
    ],
)
def test_what_is_no_card_is_refused(text: str, reason: str) -> None:
    with pytest.raises(NoCitizenCard) as caught:
        read_citizen_card(text)
    assert caught.value.reason == reason
