"""Serial numbers of vouchers (số sê-ri): from the first of a book to the last, but for those that are spoiled."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.features.tet_gifts.domain.refusals import SerialRangeRefused

MOST = 20_000
_SERIAL = re.compile(r"(.*?)(\d+)")


@dataclass(frozen=True)
class SpoiledSerial:
    """A voucher that is torn, misprinted or missing in its book (hỏng, thiếu)."""

    serial: str
    reason: str = ""


@dataclass(frozen=True)
class SerialRange:
    """Vouchers of a scheme that came in one run of numbers."""

    id: str
    scheme_id: str
    first: str
    last: str
    spoiled: tuple[SpoiledSerial, ...] = ()
    revision: int = 0

    @property
    def serials(self) -> tuple[str, ...]:
        """All of them; raises SerialRangeRefused."""
        return serials_between(self.first, self.last)

    @property
    def usable(self) -> tuple[str, ...]:
        spoiled = {one.serial for one in self.spoiled}
        return tuple(serial for serial in self.serials if serial not in spoiled)


@dataclass(frozen=True)
class SerialBook:
    """A range with what became of it: which of its vouchers are kept for whom, and which are left."""

    range: SerialRange
    assigned: tuple[tuple[str, str], ...]
    unused: tuple[str, ...]


def after_serial(serial: str, steps: int) -> str:
    """`CT-0009` and 1 → `CT-0010`; zeros in front are kept. A text without a number at its end stays as it is."""
    found = _SERIAL.fullmatch(serial)
    if found is None:
        return serial
    return f"{found[1]}{int(found[2]) + steps:0{len(found[2])}}"


def serials_between(first: str, last: str) -> tuple[str, ...]:
    """Raises SerialRangeRefused when the two do not belong to one run."""
    start, end = _SERIAL.fullmatch(first), _SERIAL.fullmatch(last)
    if start is None or end is None:
        raise SerialRangeRefused(first, last, "no_number")
    if start[1] != end[1] or len(start[2]) != len(end[2]):
        raise SerialRangeRefused(first, last, "different")
    count = int(end[2]) - int(start[2]) + 1
    if count < 1:
        raise SerialRangeRefused(first, last, "backwards")
    if count > MOST:
        raise SerialRangeRefused(first, last, "too_many")
    return tuple(after_serial(first, step) for step in range(count))


def refuse_range(range_: SerialRange) -> None:
    """Raises SerialRangeRefused also for a spoiled voucher that is none of the run."""
    within = set(range_.serials)
    for one in range_.spoiled:
        if one.serial not in within:
            raise SerialRangeRefused(range_.first, range_.last, "spoiled_elsewhere", one.serial)
