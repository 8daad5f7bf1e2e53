"""Record ids: UUID version 7 (RFC 9562), so that rows inserted later sort later and indexes stay compact.

Within one run ids only grow, even when the clock stands still or is set back (RFC 9562 §6.2, a counter in the random
bits): the order of two events of one day is the order in which they were recorded.
"""

from __future__ import annotations

import os
import threading
from datetime import UTC, datetime

_RANDOM_BITS = 74
_lock = threading.Lock()
_last = 0


def new_id(moment: datetime) -> str:
    """A fresh id in canonical text form; `moment` is aware and gives the leading 48 bits."""
    global _last
    milliseconds = max(0, int(moment.timestamp() * 1000)) & ((1 << 48) - 1)
    with _lock:
        if milliseconds <= _last >> _RANDOM_BITS:
            _last += 1
        else:
            # The highest random bit stays clear, so that counting on within one millisecond cannot overflow.
            _last = milliseconds << _RANDOM_BITS | int.from_bytes(os.urandom(10), "big") >> (80 - _RANDOM_BITS + 1)
        value = _last
    time, high, low = value >> _RANDOM_BITS, value >> 62 & 0xFFF, value & ((1 << 62) - 1)
    text = f"{time << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def moment_of(id: str) -> datetime | None:
    """When the id was made, in UTC; None for a text that is none of ours."""
    try:
        milliseconds = int(id.replace("-", "")[:12], 16)
        return datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (ValueError, OverflowError):
        return None
