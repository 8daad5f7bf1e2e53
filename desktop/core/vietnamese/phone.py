"""Vietnamese telephone numbers as lists write them, brought to ten digits (mobile) or eleven (landline).

Old eleven-digit mobile numbers (01…, before 15/09/2018) are converted by the published table; Excel drops the leading
zero. What is not understood may be a number all the same and is left alone: two numbers in one cell, a number abroad,
a landline of before 2017. What has letters in it is none.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from desktop.core.vietnamese.findings import Finding, Severity
from desktop.core.vietnamese.text import clean

NEW_PREFIXES = {
    "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036", "0167": "037", "0168": "038",
    "0169": "039",  # Viettel
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078",  # MobiFone
    "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",  # VinaPhone
    "0186": "056", "0188": "058", "0199": "059",  # Vietnamobile, Gmobile
}  # fmt: skip
"""The prefixes of eleven-digit mobile numbers and what replaced them in 2018."""

_SEPARATORS = re.compile(r"[\s.\-()]+")
_CURRENT = re.compile(r"0[35789]\d{8}|02\d{9}", re.ASCII)
_OLD_MOBILE = re.compile(r"01\d{9}", re.ASCII)


class PhoneProblem(StrEnum):
    """What was done to a telephone number, or why nothing was."""

    OLD_PREFIX_CONVERTED = "phone_prefix_converted"
    LOST_ZERO_RESTORED = "phone_zero_restored"
    NOT_UNDERSTOOD = "phone_not_understood"
    HAS_LETTERS = "phone_has_letters"


def _national(digits: str) -> str:
    """Without the country code: `+84 (0)912…` and `84912…` → `0912…`; a lost zero alone is not put back here."""
    for code in ("+84", "0084"):
        if digits.startswith(code):
            return "0" + digits.removeprefix(code).removeprefix("0")
    if digits.startswith("84") and len(digits) > 10:
        return "0" + digits.removeprefix("84").removeprefix("0")
    return digits


def _current(digits: str) -> str | None:
    """The number as it is dialled today, or None."""
    if _CURRENT.fullmatch(digits):
        return digits
    if _OLD_MOBILE.fullmatch(digits) and (prefix := NEW_PREFIXES.get(digits[:4])):
        return prefix + digits[4:]
    return None


@lru_cache(maxsize=64)
def normalise_phone(text: str) -> tuple[str | None, Finding | None]:
    """The number as dialled today, and what had to be done for it; (None, finding) when it is not understood.

    An empty text gives (None, None). A record is tidied and judged in one go, and each step asks again.
    """
    if _CURRENT.fullmatch(text):
        return text, None
    written = clean(text)
    if not written:
        return None, None
    digits = _national(_SEPARATORS.sub("", written))
    if number := _current(digits):
        if number == digits:
            return number, None
        return number, Finding(PhoneProblem.OLD_PREFIX_CONVERTED, Severity.NOTE, written, number)
    if not digits.startswith("0") and (number := _current("0" + digits)):
        return number, Finding(PhoneProblem.LOST_ZERO_RESTORED, Severity.WARNING, written, number)
    if any(char.isalpha() for char in written):
        return None, Finding(PhoneProblem.HAS_LETTERS, Severity.ERROR, written)
    return None, Finding(PhoneProblem.NOT_UNDERSTOOD, Severity.WARNING, written)
