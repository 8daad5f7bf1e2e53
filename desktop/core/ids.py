"""Record ids: UUID version 7 (RFC 9562), so that rows inserted later sort later and indexes stay compact."""

from __future__ import annotations

import os
import uuid
from datetime import datetime


def new_id(moment: datetime) -> str:
    """A fresh id in canonical text form; `moment` is aware and gives the leading 48 bits."""
    milliseconds = max(0, int(moment.timestamp() * 1000)) & ((1 << 48) - 1)
    random = int.from_bytes(os.urandom(10), "big")
    high, low = random >> 68, random & ((1 << 62) - 1)
    return str(uuid.UUID(int=milliseconds << 80 | 0x7 << 76 | (high & 0xFFF) << 64 | 0b10 << 62 | low))
