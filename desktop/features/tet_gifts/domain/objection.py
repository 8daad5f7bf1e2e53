"""What people say about a posted list (ý kiến, phản ánh), and what the committee answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Objection:
    """`request_id` is the gift it is about; empty when somebody misses a name. It is open until it is answered."""

    id: str
    scheme_id: str
    on: date
    by: str
    text: str
    request_id: str = ""
    answer: str = ""
    answered_on: date | None = None
    revision: int = 0

    @property
    def is_open(self) -> bool:
        return self.answered_on is None
