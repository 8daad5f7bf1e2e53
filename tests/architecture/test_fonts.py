from __future__ import annotations

import itertools
import unicodedata

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from desktop.core import paths

VOWELS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = {unicodedata.normalize("NFC", vowel + tone) for vowel, tone in itertools.product(VOWELS, TONES)} | {*"đĐ"}


@pytest.mark.parametrize("font", sorted(paths.resource("fonts").glob("*.ttf")), ids=lambda path: path.stem)
def test_a_font_has_every_vietnamese_letter_and_sign(font: object) -> None:
    assert len(LETTERS) == 146
    glyphs = TTFontFile(str(font)).charToGlyph
    assert {sign for sign in LETTERS | {*"₫–—“”‘’…§°"} if ord(sign) not in glyphs} == set()


def test_papers_are_printed_with_all_four_faces_of_liberation_serif_2() -> None:
    for face in ("Regular", "Bold", "Italic", "BoldItalic"):
        font = TTFontFile(str(paths.resource("fonts", f"LiberationSerif-{face}.ttf")))
        assert ord("№") in font.charToGlyph
        assert ord("ợ") in font.charToGlyph  # 1.07 bears the same name and lacks it
