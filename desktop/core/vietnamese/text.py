"""Clean Vietnamese text on arrival, and find it again whether or not the reader types the accents.

Three spellings of one word meet in real lists: composed and decomposed Unicode, `Ð` (Eth) for `Đ`, and the tone on
either vowel of an open `oa`, `oe`, `uy` (Hòa, Hoà). What the officer typed is kept for display; keys are for comparing.

Never apply `clean` to text from an old `.Vn…` font before `legacy.to_unicode`: there the letter ư *is* U+00AD, the soft
hyphen, and à ends in U+00A0 when UTF-8 was read in the wrong code page.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from unicodedata import category, combining, is_normalized, normalize

_LOOK_ALIKES = {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"}
_LOOK_ALIKE = re.compile(f"[{''.join(_LOOK_ALIKES)}]")


class _Letters(dict[int, str]):
    """A table for `str.translate` that works out each character once, when it first meets it."""

    def __init__(self, rule: Callable[[str], str]) -> None:
        super().__init__()
        self._rule = rule

    def __missing__(self, code: int) -> str:
        self[code] = answer = self._rule(chr(code))
        return answer


def _visible(char: str) -> str:
    """The character a reader sees: spaces of every kind become one kind, controls and invisible marks nothing."""
    if char.isspace():
        return " "
    if category(char) in ("Cc", "Cf", "Cs"):
        return ""
    return _LOOK_ALIKES.get(char, char)


def _without_marks(char: str) -> str:
    letters = normalize("NFD", _visible(char).casefold())
    return "".join("d" if letter == "đ" else letter for letter in letters if not combining(letter))


def _exact_word(char: str) -> str:
    letters = _visible(char).casefold()
    return "".join(letter if letter.isalnum() else "" if combining(letter) else " " for letter in letters)


def _folded_word(char: str) -> str:
    return "".join(letter if letter.isalnum() else " " for letter in _without_marks(char))


_VISIBLE = _Letters(_visible)
_WITHOUT_MARKS = _Letters(_without_marks)
_EXACT_WORDS = _Letters(_exact_word)
_FOLDED_WORDS = _Letters(_folded_word)

_NOWHERE = "?"  # `search_text` holds no punctuation

_TONE_ON_SECOND = re.compile("o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]")
_TONE_ON_FIRST = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip


def _tone_first(lower: str) -> str:
    """Put the tone of oa, oe, uy on the first vowel, also inside a word, so that `hoà` is the beginning of `hoàng`."""
    return _TONE_ON_SECOND.sub(lambda pair: _TONE_ON_FIRST[pair[0]], lower)


def nfc(text: str) -> str:
    """Compose the letters; also joins the loose tone marks that Windows-1258 programs leave behind."""
    return normalize("NFC", text)


def clean(text: str) -> str:
    """One line of text as it should be stored: NFC, Đ for its look-alikes, single plain spaces, nothing invisible."""
    if is_clean(text):
        return text
    return " ".join(normalize("NFC", text.translate(_VISIBLE)).split())


def is_clean(text: str) -> bool:
    """Whether `clean` would change nothing. Nearly every text is clean, and seeing it costs a fraction of cleaning. Of
    all spaces only the plain one is printable."""
    if not text:
        return True
    if not text.isprintable() or "  " in text or text[:1] == " " or text[-1:] == " ":
        return False
    return text.isascii() or (is_normalized("NFC", text) and not _LOOK_ALIKE.search(text))


def clean_lines(text: str) -> str:
    """The same for a text of several lines, which stay lines."""
    return "\n".join(map(clean, text.splitlines())).strip()


def fold(text: str) -> str:
    """Text without case, accents and doubled spaces: `Công  Đoàn` → `cong doan`."""
    return " ".join(normalize("NFC", text).translate(_WITHOUT_MARKS).split())


@lru_cache(maxsize=1 << 12)
def compare_key(text: str) -> str:
    """Equal for two spellings of the same words: case and the place of the tone do not count, accents do.

    `Hoà` and `Hòa` share a key; `Lý` and `Lí` do not, they are different names.
    """
    return _tone_first(normalize("NFC", clean(text).casefold()))


def search_text(text: str) -> str:
    """What to store beside a text so that `instr(column, term) > 0` answers for every term of `search_terms`.

    The words stand there folded and, when they have accents, once more with them; a space before each word. Text of
    several columns may be joined with spaces first. Punctuation separates words and is gone.
    """
    words = list(map(_forms, normalize("NFC", text).split()))
    folded, exact = (
        " ".join(filter(None, (word[0] for word in words))),
        " ".join(filter(None, (word[1] for word in words))),
    )
    return f" {folded} " if exact == folded else f" {folded} {exact} "


@lru_cache(maxsize=1 << 13)
def _forms(word: str) -> tuple[str, str]:
    """A composed word folded, and with its accents: names are put together of few different syllables."""
    exact = _tone_first(" ".join(normalize("NFC", word.translate(_EXACT_WORDS)).split()))
    return " ".join(word.translate(_FOLDED_WORDS).split()), exact


def search_terms(query: str) -> list[str]:
    """What must all occur in `search_text`; an empty list, of a blank query, matches everything.

    A word typed with an accent is looked for with exactly these accents, a word without in every accent. Words match
    from their beginning, hence the leading space; words with a digit match anywhere, because people remember the end
    of a card or telephone number. Nothing but punctuation is found nowhere. No term contains `%` or `_`.
    """
    words = _tone_first(normalize("NFC", normalize("NFC", query).translate(_EXACT_WORDS))).split()
    if not words:
        return [_NOWHERE] if clean(query) else []
    return [word if any(char.isdigit() for char in word) else f" {word}" for word in words]


def matches(query: str, text: str) -> bool:
    """Whether a list searched for `query` shows `text`: `dang` finds Đặng and Dặng, `đặng` only Đặng."""
    stored = search_text(text)
    return all(term in stored for term in search_terms(query))
