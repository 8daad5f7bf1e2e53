"""What may be refused about dues."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.core.errors import UserError


@dataclass(eq=False)
class MonthInFuture(UserError):
    """A month's table is made when the month has begun: whoever pays earlier pays in advance."""

    month: date


@dataclass(eq=False)
class NothingToCollect(UserError):
    """Nobody of those chosen owes anything for those months."""


@dataclass(eq=False)
class ReceiptAlreadyCancelled(UserError):
    year: int
    number: int


@dataclass(eq=False)
class CancelReasonMissing(UserError):
    year: int
    number: int


@dataclass(eq=False)
class NoSuchReceipt(UserError):
    """The text names no receipt: it is written as year and number, 2026/12."""

    text: str


@dataclass(eq=False)
class ExemptionImpossible(UserError):
    """The last month lies before the first."""

    first: date
    last: date
