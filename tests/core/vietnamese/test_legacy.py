from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.vietnamese.legacy import (
    Encoding,
    guess_encoding,
    legacy_font,
    repair_mojibake,
    to_unicode,
    unmapped,
)
from desktop.core.vietnamese.names import capital_initials, tidy_name
from desktop.core.vietnamese.syllables import TONED_VOWELS
from desktop.core.vietnamese.text import clean

LISTS = Path(__file__).parents[2] / "data" / "lists"
LOWER = sorted({*TONED_VOWELS, *"bcdđghklmnpqrstvx"})

# TCVN 5712:1993 as the ABC fonts use it, byte by byte
TCVN3_TABLE = """
    A1 Ă A2 Â A3 Ê A4 Ô A5 Ơ A6 Ư A7 Đ A8 ă A9 â AA ê AB ô AC ơ AD ư AE đ B5 à B6 ả B7 ã B8 á B9 ạ BB ằ BC ẳ BD ẵ BE ắ
    C6 ặ C7 ầ C8 ẩ C9 ẫ CA ấ CB ậ CC è CE ẻ CF ẽ D0 é D1 ẹ D2 ề D3 ể D4 ễ D5 ế D6 ệ D7 ì D8 ỉ DC ĩ DD í DE ị DF ò E1 ỏ
    E2 õ E3 ó E4 ọ E5 ồ E6 ổ E7 ỗ E8 ố E9 ộ EA ờ EB ở EC ỡ ED ớ EE ợ EF ù F1 ủ F2 ũ F3 ú F4 ụ F5 ừ F6 ử F7 ữ F8 ứ F9 ự
    FA ỳ FB ỷ FC ỹ FD ý FE ỵ
"""
TCVN3_BYTES = TCVN3_TABLE.split()
TCVN3 = {letter: chr(int(byte, 16)) for byte, letter in zip(TCVN3_BYTES[::2], TCVN3_BYTES[1::2], strict=True)}

TONE_MARKS = {"\u0300": "ø", "\u0301": "ù", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
WITH_HAT = {"": "â", "\u0300": "à", "\u0301": "á", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
WITH_BREVE = {"": "ê", "\u0300": "è", "\u0301": "é", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
SINGLE = dict(zip("đìíỉĩịỵ", "ñìíæóòî", strict=True))


def in_vni(letter: str) -> str:
    """A lower-case letter as VNI-Times shows it, put together from its marks."""
    if letter in SINGLE:
        return SINGLE[letter]
    base, *marks = list(unicodedata.normalize("NFD", letter))
    tone = "".join(mark for mark in marks if mark in TONE_MARKS)
    if "\u0302" in marks:
        return base + WITH_HAT[tone]
    if "\u0306" in marks:
        return base + WITH_BREVE[tone]
    if "\u031b" in marks:
        base = {"o": "ô", "u": "ö"}[base]
    return base + TONE_MARKS.get(tone, "")


def encode(text: str, encoding: Encoding) -> str:
    if encoding is Encoding.TCVN3:
        return "".join(TCVN3.get(letter, letter) for letter in text)
    return "".join(in_vni(letter) if letter.islower() else in_vni(letter.lower()).upper() for letter in text)


fonts = st.sampled_from([Encoding.TCVN3, Encoding.VNI])


@pytest.mark.parametrize(
    ("written", "encoding", "meant"),
    [
        ("C«ng ®oµn", Encoding.TCVN3, "Công đoàn"),
        ("NguyÔn ThÞ Hång", Encoding.TCVN3, "Nguyễn Thị Hồng"),
        ("s¸ng kiÕn", Encoding.TCVN3, "sáng kiến"),
        ("Lao ®éng giái", Encoding.TCVN3, "Lao động giỏi"),
        ("H\u00adëng", Encoding.TCVN3, "Hưởng"),
        ("Quý", Encoding.TCVN3, "Quý"),
        ("Coâng ñoaøn", Encoding.VNI, "Công đoàn"),
        ("Nguyeãn Thò Hoàng", Encoding.VNI, "Nguyễn Thị Hồng"),
        ("lao ñoäng gioûi", Encoding.VNI, "lao động giỏi"),
        ("ÑAËNG THÒ AÙNH", Encoding.VNI, "ĐẶNG THỊ ÁNH"),
        ("Aùnh", Encoding.VNI, "Ánh"),
        ("Nguyêþn", Encoding.CP1258, "Nguyê₫n"),
        ("NguyêÞn Thiò Höng", Encoding.CP1258, "Nguyễn Thị Höng"),
        ("Ðõn výõng", Encoding.CP1258, "Đơn vương"),
    ],
)
def test_old_text_reads_as_it_was_meant(written: str, encoding: Encoding, meant: str) -> None:
    assert to_unicode(written, encoding) == meant


def test_a_capital_font_shows_capitals() -> None:
    assert to_unicode("®Æng quang h¶i", Encoding.TCVN3, capitals=True) == "ĐẶNG QUANG HẢI"


@pytest.mark.parametrize(
    ("font", "meaning"),
    [
        (".VnTime", (Encoding.TCVN3, False)),
        (".VnTimeH", (Encoding.TCVN3, True)),
        (".VnArialH", (Encoding.TCVN3, True)),
        (" .VNTIME", (Encoding.TCVN3, False)),
        ("VNI-Times", (Encoding.VNI, False)),
        ("VNI-HELVE", (Encoding.VNI, False)),
        ("Times New Roman", (None, False)),
        ("VNtimes new roman", (None, False)),
        ("", (None, False)),
    ],
)
def test_the_font_says_how_to_read(font: str, meaning: tuple[Encoding | None, bool]) -> None:
    assert legacy_font(font) == meaning


@pytest.mark.parametrize("encoding", [Encoding.TCVN3, Encoding.VNI])
def test_every_letter_comes_back(encoding: Encoding) -> None:
    for letter in LOWER:
        assert to_unicode(encode(letter, encoding), encoding) == letter
    if encoding is Encoding.VNI:
        for letter in LOWER:
            assert to_unicode(encode(letter.upper(), encoding), encoding) == letter.upper()


SYLLABLES = "Nguyễn Thị Hưởng Đặng Quỳnh Ngọc Ưng hợp thức khuyến huỷ giữ Ân lễ".split()  # noqa: SIM905


@given(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=6), fonts)
def test_whole_texts_come_back(words: list[str], encoding: Encoding) -> None:
    text = " ".join(words) + " (12/2004)"
    assert to_unicode(encode(text, encoding), encoding) == text


def test_unicode_typed_into_an_old_font_stays_as_it_is() -> None:
    assert to_unicode("Nguyễn Hùng", Encoding.TCVN3) == "Nguyễn Hùng"
    assert to_unicode("Nguyễn Hòa", Encoding.VNI) == "Nguyễn Hòa"


def test_letters_that_would_be_lost_are_named() -> None:
    assert unmapped("Nguyễn Hỷ", Encoding.TCVN3) == ["ễ", "ỷ"]
    assert unmapped("NguyÔn – 5°", Encoding.TCVN3) == []
    assert unmapped("Giá", Encoding.VNI) == ["á"]


def test_cleaning_before_conversion_would_lose_a_letter() -> None:
    assert to_unicode(clean("H\u00adëng"), Encoding.TCVN3) == "Hởng"


@given(st.lists(st.sampled_from(SYLLABLES), min_size=4, max_size=12), fonts)
def test_content_tells_the_encoding_of_a_column(words: list[str], encoding: Encoding) -> None:
    guess, confidence = guess_encoding([encode(f"Lễ {word}", encoding) for word in words])
    assert guess is encoding
    assert 0 < confidence <= 1


@pytest.mark.parametrize(
    "texts",
    [
        ["Hoàng"],
        ["Quý"],
        ["Hoàng Quý", "Bùi Ánh"],
        ["Nguyễn Thị Hồng", "C«ng ®oµn"],
        ["Le Van Nam", "1985"],
        ["µ ¶ · ¸ ¹"],
        ["5 µm ± 2"],
        [],
    ],
)
def test_content_that_does_not_speak_for_itself_is_left_alone(texts: list[str]) -> None:
    assert guess_encoding(texts) == (None, 0.0)


@given(st.text(st.sampled_from([*LOWER, "Đ", "Ứ", "Ỷ", " "]), max_size=30))
def test_utf8_read_in_the_wrong_code_page_is_put_right(text: str) -> None:
    garbled = "".join(bytes([octet]).decode("cp1252", "ignore") or chr(octet) for octet in text.encode())
    assert repair_mojibake(garbled) == text


@pytest.mark.parametrize(
    ("garbled", "meant"),
    [("Nguyá»…n", "Nguyễn"), ("ThÃ\u00a0nh", "Thành"), ("lÃ  ngÃ\u00a0y", "là ngày"), ("lÃ ", "là")],
)
def test_mojibake_of_real_files(garbled: str, meant: str) -> None:
    assert repair_mojibake(garbled) == meant


@pytest.mark.parametrize("text", ["Nguyễn Thị Hồng", "Hoàng", "C«ng ®oµn", "Coâng ñoaøn", "Nguyen", "Ã", ""])
def test_text_that_is_not_mojibake_stays(text: str) -> None:
    assert repair_mojibake(text) == text


def cells_of_the_old_list() -> Iterator[list[str]]:
    sheet = openpyxl.load_workbook(LISTS / "danh-sach-vntime.xlsx").active
    assert sheet is not None
    for row in sheet.iter_rows(min_row=4):
        texts = []
        for cell in row:
            encoding, capitals = legacy_font(cell.font.name or "")
            text = str(cell.value or "")
            texts.append(clean(to_unicode(text, encoding, capitals) if encoding else text))
        yield texts


def test_a_real_list_in_old_fonts_is_read_without_a_lost_letter() -> None:
    people = json.loads((LISTS / "danh-sach-vntime.xlsx.truth.json").read_text("utf-8"))["people"]
    rows = list(cells_of_the_old_list())
    assert [capital_initials(tidy_name(row[1])) for row in rows] == [person["ho_ten"] for person in people]
    assert [row[3].capitalize() for row in rows] == [person["gioi_tinh"] for person in people]
    assert [row[4] for row in rows] == [person["cccd"] for person in people]


def test_the_same_list_without_its_fonts_is_recognised() -> None:
    sheet = openpyxl.load_workbook(LISTS / "danh-sach-vntime.xlsx").active
    assert sheet is not None
    guess, confidence = guess_encoding([str(sheet.cell(row, 2).value) for row in range(4, 64)])
    assert guess is Encoding.TCVN3
    assert confidence > 0.7
