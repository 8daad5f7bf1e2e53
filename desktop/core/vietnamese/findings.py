"""What a check of a typed value has found: facts only, the sentence belongs to the screen that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters to the person who typed the value."""

    NOTE = "note"  # the value was read differently from how it was written; nothing to do
    WARNING = "warning"  # probably wrong, but it may be kept with a reason
    ERROR = "error"  # cannot be kept as it is


@dataclass(frozen=True)
class Finding:
    """One thing found in a value: `found` is what stands there, `expected` what the other facts make likely."""

    problem: StrEnum
    severity: Severity
    found: str
    expected: str = ""
