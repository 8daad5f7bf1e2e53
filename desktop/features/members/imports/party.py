"""What a list says in the column Đảng viên: a standing, a tick, or the day of joining, as our own lý lịch trích ngang
prints it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.text import fold
from desktop.features.members.domain import Party

_STANDINGS = {
    "du bi": Party.ON_PROBATION, "dang vien du bi": Party.ON_PROBATION, "db": Party.ON_PROBATION,
    **dict.fromkeys(("", "chinh thuc", "dang vien", "dang vien chinh thuc", "ct", "x", "v", "co", "1", "true", "✓", "✔",
                     "dv", "la dang vien"), Party.FULL),
}  # fmt: skip
_NONE = {"khong", "k", "ko", "0", "-", "chua", "chua vao dang", "khong phai", "false", "quan chung"}
_DAY = re.compile(r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2,4}|\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class ToldParty:
    """`values` are the member's fields; a year alone is no day of joining."""

    values: dict[str, Any]
    is_year_alone: bool = False


@lru_cache(maxsize=1024)
def told_party(text: str, today: date) -> ToldParty | None:
    """What the text says; None when it is not understood."""
    said = fold(text).strip(" .")
    if said in _NONE:
        return ToldParty({})
    found = _DAY.search(text)
    standing = _STANDINGS.get(fold(_DAY.sub(" ", text, count=1)).strip(" ().,;:-"))
    if standing is None or (found is None and not said):
        return None
    if found is None:
        return ToldParty({"party": standing})
    try:
        day = PartialDate.parse(re.sub(r"\s", "", found[0]), today)
    except ValueError:
        return None
    on = day.as_date()
    return ToldParty({"party": standing, "party_joined": on} if on else {"party": standing}, is_year_alone=on is None)
