"""Family and given names: họ và tên đệm, then tên, the last word, by which people are called and lists are ordered.

Where tên begins cannot be known for certain ("Minh Khai" may be one name), so the full name is kept as typed and this
split is a proposal. Ethnic names keep their own forms: H'Hen Niê, Y Moan Ênuôl, Giàng A Páo.
"""

from __future__ import annotations

import re

from desktop.core.vietnamese.syllables import TONED_VOWELS
from desktop.core.vietnamese.text import clean, nfc

LONGEST_NAME = 120
_LETTERS, _DIGIT = re.compile(r"[^\W\d_]+"), re.compile(r"\d")
_TWO_LETTERS = re.compile(r"[^\W\d_].*?[^\W\d_]", re.DOTALL)


def split_name(full_name: str) -> tuple[str, str]:
    """Họ và tên đệm, and tên; a name of one word is all tên."""
    ho_dem, _, ten = clean(full_name).rpartition(" ")
    return ho_dem, ten


def join_name(ho_dem: str, ten: str) -> str:
    """The full name from the two columns many lists keep; either may be empty."""
    return clean(f"{ho_dem} {ten}")


def name_fault(text: str) -> str:
    """Why a text cannot be the name of anybody: `not_a_name` for a dash, a tick or a number, `name_too_long`; else
    an empty text."""
    if not _TWO_LETTERS.search(text):
        return "not_a_name"
    return "name_too_long" if len(text) > LONGEST_NAME else ""


def has_digit(name: str) -> bool:
    """Whether somebody numbered two people of one name, or ran a name and a number together."""
    return _DIGIT.search(name) is not None


def tidy_name(text: str) -> str:
    """A name typed all in capitals or all in small letters, with a capital at each part; any other unchanged.

    Parts are divided by spaces, hyphens and apostrophes: `H'HEN NIÊ` → `H'Hen Niê`, `bru-vân` → `Bru-Vân`.
    """
    if not (text.isupper() or text.islower()):
        return text
    return _LETTERS.sub(lambda part: part[0][0].upper() + part[0][1:].lower(), nfc(text))


def capital_initials(name: str) -> str:
    """A name from a list in an ABC font, with the capitals that font cannot show: `Hồ Thị ý` → `Hồ Thị Ý`.

    TCVN3 has no capital letters with a tone, so only first letters that carry one are raised.
    """
    return _LETTERS.sub(
        lambda word: word[0][0].upper() + word[0][1:] if TONED_VOWELS.get(word[0][0], ("", 0))[1] else word[0],
        nfc(name),
    )
