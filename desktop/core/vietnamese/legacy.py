"""Vietnamese typed before Unicode (fonts `.VnTime`, `VNI-Times`), and text that was read in the wrong code page.

In a spreadsheet such text is ordinary Latin-1 letters; only the font of the cell says what they mean. The font is the
evidence, the content a second opinion (`guess_encoding`), and a person confirms: `Hoàng` is a name as it stands and
`Hồng` in VNI, `Quý` is the same in Unicode and TCVN3. Convert *before* `text.clean`: ư of TCVN3 is the soft hyphen
U+00AD, which cleaning rightly removes, and "Hưởng" would become "Hởng".

TCVN3 is TCVN 5712:1993 as the ABC fonts use it: no toned capitals; the same bytes in a font `….VnTimeH` show capitals.
VNI Windows writes a toned vowel as the vowel and a mark.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from unicodedata import normalize

from desktop.core.vietnamese.syllables import is_syllable


class Encoding(StrEnum):
    """How the letters of a text are to be read."""

    TCVN3 = "TCVN3"
    VNI = "VNI"
    CP1258 = "cp1258"  # Windows-1258 bytes that were read as Windows-1252


_TCVN3_ROWS = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ", 0xB5: "àảãáạ", 0xBB: "ằẳẵắ", 0xC6: "ặầẩẫấậè", 0xCE: "ẻẽéẹềểễếệìỉ", 0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù", 0xF1: "ủũúụừửữứựỳỷỹýỵ",
}  # fmt: skip
_TCVN3 = {chr(first + place): letter for first, row in _TCVN3_ROWS.items() for place, letter in enumerate(row)}


def _vni_lower() -> dict[str, str]:
    def row(vowel: str, marks: str, letters: str) -> dict[str, str]:
        return {vowel + mark: letter for mark, letter in zip(marks, letters, strict=True)}

    tones = "øùûõï"
    return {
        **row("a", tones, "àáảãạ"), **row("a", "âàáåãä", "âầấẩẫậ"), **row("a", "êèéúüë", "ăằắẳẵặ"),
        **row("e", tones, "èéẻẽẹ"), **row("e", "âàáåãä", "êềếểễệ"),
        **row("o", tones, "òóỏõọ"), **row("o", "âàáåãä", "ôồốổỗộ"), **row("ô", tones, "ờớởỡợ"),
        **row("u", tones, "ùúủũụ"), **row("ö", tones, "ừứửữự"), **row("y", tones[:4], "ỳýỷỹ"),
        **row("", "ôöñìíæóòî", "ơưđìíỉĩịỵ"),
    }  # fmt: skip


def _vni() -> dict[str, str]:
    """Both cases; a capital vowel may carry a small mark, the vowel decides."""
    lower = _vni_lower()
    capitals = {
        code[0].upper() + mark: letter.upper()
        for code, letter in lower.items()
        for mark in {code[1:], code[1:].upper()}
    }
    return lower | capitals


_VNI = _vni()
_CP1258 = {
    "Ã": "Ă", "Ì": "\N{COMBINING GRAVE ACCENT}", "Ð": "Đ", "Ò": "\N{COMBINING HOOK ABOVE}", "Õ": "Ơ", "Ý": "Ư",
    "Þ": "\N{COMBINING TILDE}", "ã": "ă", "ì": "\N{COMBINING ACUTE ACCENT}", "ð": "đ",
    "ò": "\N{COMBINING DOT BELOW}", "õ": "ơ", "ý": "ư", "þ": "₫",
    **{letter: letter for letter in "ÀÁÂÄÈÉÊËÍÎÏÑÓÔÖÙÚÛÜàáâäèéêëíîïñóôöùúûü"},
}  # fmt: skip

_TABLES = {Encoding.TCVN3: _TCVN3, Encoding.VNI: _VNI, Encoding.CP1258: _CP1258}


def _longest_first(table: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True))))


_PATTERNS = {encoding: _longest_first(table) for encoding, table in _TABLES.items()}


def legacy_font(font_name: str) -> tuple[Encoding | None, bool]:
    """The encoding a font name stands for, and whether it is one of the capital fonts (`.VnTimeH`).

    (None, False) for a Unicode font, and for the families whose encoding is neither of the two (`VNtimes new roman`,
    `VPS …`): there the content has to speak.
    """
    name = font_name.strip()
    if name.lower().startswith(".vn"):
        return Encoding.TCVN3, name.endswith("H")
    if name.lower().startswith(("vni-", "vni ")):
        return Encoding.VNI, False
    return None, False


def _left_over(text: str, encoding: Encoding) -> set[str]:
    """The characters outside ASCII that the encoding does not explain."""
    return {char for char in _PATTERNS[encoding].sub("", text) if not char.isascii()}


def unmapped(text: str, encoding: Encoding) -> list[str]:
    """The letters of `text` that the encoding does not have, each once; none when all of it can be converted."""
    return sorted(filter(str.isalpha, _left_over(text, encoding)))


def to_unicode(text: str, encoding: Encoding, capitals: bool = False) -> str:
    """The text in NFC Unicode; `capitals` for a capital font.

    Unchanged when it holds a letter the encoding does not have: a cell keeps its old font when somebody types Unicode
    into it, and half a conversion is worse than none.
    """
    if unmapped(text, encoding):
        return text
    table = _TABLES[encoding]
    converted = normalize("NFC", _PATTERNS[encoding].sub(lambda code: table[code[0]], text))
    return converted.upper() if capitals else converted


_WORD = re.compile(r"[^\s\d.,;:!?()\[\]{}/\"“”_+*=<>-]+")
_LATIN_1 = frozenset(map(chr, range(0xA1, 0x100)))
_PLAIN = re.compile("[A-Za-z]")


def _reads_as_vietnamese(word: str) -> bool:
    """A syllable in small letters, with a capital first letter or in capitals; `lÔ` is none, `Lô` is."""
    return is_syllable(word) and (word[1:].islower() or word.isupper() or len(word) == 1)


def _vietnamese_share(texts: Sequence[str], convert: Callable[[str], str]) -> float:
    """How many of the words that are not plain ASCII become Vietnamese syllables, from 0 to 1.

    A word without any plain letter is no evidence: it may be a row of symbols.
    """
    words = [word for text in texts for word in _WORD.findall(text) if not word.isascii() and _PLAIN.search(word)]
    if not words:
        return 0.0
    return sum(_reads_as_vietnamese(convert(word)) for word in words) / len(words)


def reads_as_it_stands(text: str) -> bool:
    """Whether every word is Vietnamese without any conversion: `Hoàng Anh`, which VNI means as Hồng Anh."""
    return all(_reads_as_vietnamese(word) for word in _WORD.findall(text))


def guess_encoding(texts: Sequence[str]) -> tuple[Encoding | None, float]:
    """The encoding under which all of `texts` becomes better Vietnamese, and how much better, from 0 to 1.

    (None, 0.0) when the text is good as it stands, when a letter or symbol is foreign to it, or nothing improves. This
    is for a preview that a person confirms, never a reason to convert by itself; give it a whole column, not a cell.
    """
    as_it_stands = _vietnamese_share(texts, str)
    best: tuple[Encoding | None, float] = (None, 0.0)
    for encoding in Encoding:
        if any(unmapped(text, encoding) or _LATIN_1 & _left_over(text, encoding) for text in texts):
            continue

        def convert(word: str, encoding: Encoding = encoding) -> str:
            return to_unicode(word, encoding)

        gain = _vietnamese_share(texts, convert) - as_it_stands
        if gain > best[1]:
            best = encoding, gain
    return best


def _windows_1252_byte(char: str) -> bytes:
    """The byte a Windows program read as `char`; the five bytes without a letter stay what they were."""
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1")


def repair_mojibake(text: str) -> str:
    """UTF-8 that was read as Windows-1252, put right: `Nguyá»…n` → `Nguyễn`; any other text unchanged.

    Also when the no-break space that ends à has become a plain one before a space or the end.
    """
    if text.isascii():
        return text
    try:
        octets = b"".join(map(_windows_1252_byte, re.sub("Ã (?= |$)", "Ã\N{NO-BREAK SPACE}", text)))
        return normalize("NFC", octets.decode("utf-8"))
    except UnicodeError:
        return text
