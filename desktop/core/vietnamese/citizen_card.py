"""What the QR code of a citizen's card says: number, former number, name, birth, sex, residence, day of issue.

`079185001234|271234567|Nguyễn Thị Hồng|02031985|Nữ|12 Lê Lợi, …|20062021`; the cards of 2024 may add further parts. A
scanner types this as a keyboard does, so an input method that is switched on composes or drops letters on the way.
Digits and separators come through; the letters are believed only when every word of the name can be Vietnamese.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from desktop.core.errors import UserError
from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.legacy import repair_mojibake
from desktop.core.vietnamese.names import name_fault, tidy_name
from desktop.core.vietnamese.national_id import Sex
from desktop.core.vietnamese.syllables import is_syllable
from desktop.core.vietnamese.text import clean, fold

_SEPARATOR = "|"
_PARTS = 7
_DAY = re.compile(r"(\d{2})(\d{2})(\d{4})")


@dataclass(frozen=True)
class CitizenCard:
    """What was read. `mangled` says that letters were spoilt on the way: name and address are then empty."""

    national_id: str
    former_id: str
    full_name: str
    birth: PartialDate | None
    sex: Sex | None
    address: str
    issued_on: date | None
    mangled: bool


@dataclass(eq=False)
class NoCitizenCard(UserError):
    """The text is not what a citizen's card says. `reason`: `no_separators` (another code, or typed by hand),
    `incomplete` (the scan broke off), `no_number` (the first part has no twelve digits)."""

    reason: str
    text: str


def read_citizen_card(text: str) -> CitizenCard:
    """Raises NoCitizenCard."""
    repaired = repair_mojibake(text.strip())
    parts = [clean(part) for part in repaired.split(_SEPARATOR)]
    if len(parts) == 1:
        raise NoCitizenCard("no_separators", clean(text)[:40])
    if not re.fullmatch(r"\d{12}", parts[0]):
        raise NoCitizenCard("no_number", parts[0][:40])
    if len(parts) < _PARTS:
        raise NoCitizenCard("incomplete", clean(text)[:40])
    number, former, name, birth, sex, address, issued = parts[:_PARTS]
    mangled = not _reads_as_name(name) or (name + address).isascii()  # no address is without a mark
    return CitizenCard(
        number,
        former if re.fullmatch(r"\d{9}", former) else "",
        "" if mangled else tidy_name(name),
        _partial(birth),
        _sex(sex) or _sex_of(number),
        "" if mangled else address,
        day.as_date() if (day := _partial(issued)) else None,
        mangled,
    )


def _reads_as_name(name: str) -> bool:
    """Letters that were spoilt leave signs no name has, or plain letters that are no Vietnamese word (Nguyeexn). Names
    of ethnic minorities have words of their own (H'Hen Niê, Ênuôl), mostly with a mark."""
    words = name.split()
    if not words or name_fault(name) or re.search(r"[^\w\s'’.\-]|[\d_\ufffd]", name):
        return False
    odd = sum(not is_syllable(word.casefold()) for word in words)
    return not name.isascii() or odd * 2 <= len(words)


def _partial(text: str) -> PartialDate | None:
    """`ddmmyyyy`; a card of somebody who knows only the year has zeros before it."""
    if not (found := _DAY.fullmatch(text)):
        return None
    day, month, year = (int(part) for part in found.groups())
    try:
        return PartialDate(year, month, day) if day and month else PartialDate(year)
    except ValueError:
        return None


def _sex(text: str) -> Sex | None:
    return {"nam": Sex.MALE, "nu": Sex.FEMALE}.get(fold(text))


def _sex_of(number: str) -> Sex:
    """By the fourth digit, when the word was spoilt."""
    return Sex.FEMALE if int(number[3]) % 2 else Sex.MALE
