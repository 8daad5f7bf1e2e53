"""What a scanner, a keyboard or the clipboard puts into the desk's one entry, and what is meant by it.

A scanner is a keyboard to the PC. So its digits arrive in the letters of a French or Vietnamese layout, behind an
identifier (`]Q1`), in the middle of a name somebody was typing, twice in a row, or without an Enter between two slips.
What is not surely one slip never becomes one: the check digit decides, and everything doubtful is only searched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from desktop.features.tet_gifts.domain.rules import is_slip

LENGTH = 9
LONGEST = 300
"""Letters; a citizen's card says about 150."""

_MOST_TYPED = 15  # digits somebody types to be searched: a telephone, an identity number
_AZERTY = dict(zip("&é\"'(-è_çà", "1234567890", strict=True))
_VIETNAMESE = dict(zip("ăâêô\u0300\u0309\u0303\u0301\u0323đ", "1234567890", strict=True))
_LAYOUTS = (_AZERTY, _VIETNAMESE)
_OF_SYSTEMS = re.compile(r"://|www\.|[=/\\{}<>;]|\d{16,}")
_RUN = re.compile(r"\d+")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s.\-\u2010-\u2015]+(?=\d)")


class ScanKind(StrEnum):
    NOTHING = "nothing"
    SLIP = "slip"
    SEARCH = "search"
    CITIZEN_CARD = "citizen_card"
    TWO_SLIPS = "two_slips"
    MISTYPED = "mistyped"  # nine digits whose check digit is wrong
    FOREIGN = "foreign"  # a code of somebody else's system
    TOO_LONG = "too_long"


@dataclass(frozen=True)
class Scan:
    """`text` is the slip's nine digits, or what is to be searched or shown."""

    kind: ScanKind
    text: str = ""


def read_scan(text: str) -> Scan:
    """What the text means."""
    plain = " ".join(text.split())
    if not plain:
        return Scan(ScanKind.NOTHING)
    if len(plain) > LONGEST:
        return Scan(ScanKind.TOO_LONG, plain[:40])
    if plain.count("|") >= 3:
        return Scan(ScanKind.CITIZEN_CARD, plain)
    joined = _BETWEEN_DIGITS.sub("", _from_layout(plain))
    return _digits(joined) if joined.isascii() and joined.isdigit() else _mixed(plain, joined)


def _from_layout(text: str) -> str:
    """Digits that were typed through a layout whose upper row has other letters; any other text as it is."""
    bare = text.replace(" ", "").casefold()
    for layout in _LAYOUTS:
        strange = sum(char in layout for char in bare)
        if strange >= LENGTH // 2 and all(char in layout or char.isdigit() for char in bare):
            return "".join(layout.get(char, char) for char in bare)
    return text


def _digits(digits: str) -> Scan:
    if len(digits) == LENGTH:
        return Scan(ScanKind.SLIP if is_slip(digits) else ScanKind.MISTYPED, digits)
    if len(digits) % LENGTH == 0:
        several = [digits[start : start + LENGTH] for start in range(0, len(digits), LENGTH)]
        if all(map(is_slip, several)):
            return Scan(ScanKind.SLIP, several[0]) if len(set(several)) == 1 else Scan(ScanKind.TWO_SLIPS, digits)
    return Scan(ScanKind.SEARCH if len(digits) <= _MOST_TYPED else ScanKind.FOREIGN, digits)


def _mixed(plain: str, joined: str) -> Scan:
    """Digits among letters: an identifier around the code, a name that was being typed, or neither."""
    if _OF_SYSTEMS.search(plain) and not plain.startswith("]"):
        return Scan(ScanKind.FOREIGN, plain[:40])
    codes = set[str]()
    for run in _RUN.finditer(joined):
        codes |= _codes(run[0], led=run.start() > 0, followed=run.end() < len(joined))
    if len(codes) == 1:
        return Scan(ScanKind.SLIP, codes.pop())
    if codes:
        return Scan(ScanKind.TWO_SLIPS, " ".join(sorted(codes)))
    longest = max((len(run[0]) for run in _RUN.finditer(joined)), default=0)
    if longest == LENGTH:
        return Scan(ScanKind.MISTYPED, plain[:40])
    return Scan(ScanKind.FOREIGN if longest > _MOST_TYPED else ScanKind.SEARCH, plain[:LONGEST])


def _codes(run: str, *, led: bool, followed: bool) -> set[str]:
    """The slips a run of digits may be; an identifier such as `]Q1` ends in a digit of its own."""
    if len(run) == LENGTH:
        return {run} if is_slip(run) else set()
    if len(run) % LENGTH == 0:
        parts = {run[start : start + LENGTH] for start in range(0, len(run), LENGTH)}
        return parts if all(map(is_slip, parts)) else set()
    if len(run) > LENGTH + 2:
        return set()
    ends = ([run[-LENGTH:]] if led else []) + ([run[:LENGTH]] if followed else [])
    return {one for one in ends if is_slip(one)}
