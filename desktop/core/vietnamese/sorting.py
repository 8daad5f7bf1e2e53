"""A stored key that puts names and texts in Vietnamese order by plain comparison of characters.

SQL `ORDER BY` with the BINARY collation, Python's `sorted` and the rows written to Excel then agree on every computer;
a locale's collation depends on the operating system. A syllable becomes its letters and then its tone as a digit, so
letters decide first and the tone second: `An` → `an0`, `Ánh` → `anh4`, `Ăn` → `a}n0`. The letter after its plain twin
carries `}` or `~`, which follow every Latin letter: a < ă `a}` < â `a~`, o < ô `o}` < ơ `o~`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import combining, normalize

from desktop.core.vietnamese.syllables import toneless
from desktop.core.vietnamese.text import clean

_AFTER_TWIN = {"ă": "a}", "â": "a~", "đ": "d}", "ê": "e}", "ô": "o}", "ơ": "o~", "ư": "u}"}
_RUN = re.compile(r"\d+|[^\W\d_]+")
_LONGEST_COUNTED_NUMBER = 15


def _letter_key(letter: str) -> str:
    if "a" <= letter <= "z":
        return letter
    if letter in _AFTER_TWIN:
        return _AFTER_TWIN[letter]
    # a foreign letter sorts as its base letter; another script sorts after z as it is
    return "".join(part for part in normalize("NFD", letter) if not combining(part))


def _number_key(digits: str) -> str:
    """Numbers by value, before letters: the length first, so that Tổ 2 precedes Tổ 10."""
    significant = digits.lstrip("0") or "0"
    return chr(ord("0") + min(len(significant), _LONGEST_COUNTED_NUMBER)) + significant


def _run_key(run: str) -> str:
    if run[0].isdigit():
        return _number_key(run)
    letters, tone = toneless(run)
    return "".join(map(_letter_key, letters)) + str(tone)


@lru_cache(maxsize=16384)
def _word_key(word: str) -> str:
    lower = normalize("NFC", word.casefold())
    return "".join(map(_run_key, _RUN.findall(lower)))


def text_sort_key(text: str) -> str:
    """The key of any text, compared word by word from the left; numbers by value, punctuation does not count."""
    return " ".join(filter(None, map(_word_key, clean(text).split())))


@lru_cache(maxsize=1 << 14)
def name_sort_key(full_name: str) -> str:
    """The key of a person's name: by tên (the last word), then họ (the first), then the words between."""
    words = clean(full_name).split()
    if len(words) < 2:
        return "".join(map(_word_key, words))
    return " ".join(map(_word_key, (words[-1], *words[:-1])))
