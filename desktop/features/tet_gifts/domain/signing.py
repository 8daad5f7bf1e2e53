"""Whether who was given a gift has signed for it, as the signed list says when it is looked at again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop.core.money import Dong


@dataclass(frozen=True)
class Signature:
    """What the signed list shows in the row of a gift: signed, or not. `page_id` is the scanned page that was looked
    at. A gift has one; a later page, such as the list of those who still had to sign, overrules an earlier."""

    id: str
    request_id: str
    page_id: str
    signed: bool
    at: datetime
    revision: int = 0


class Signed(StrEnum):
    """What is known of a signature."""

    YES = "yes"
    NO = "no"  # the row was looked at and is empty
    UNKNOWN = "unknown"  # no page with it was looked at
    NOT_NEEDED = "not_needed"  # sent by bank, with proof


@dataclass(frozen=True)
class SignOffRow:
    """A row of the sign-off list, in the order in which it is printed."""

    request_id: str
    number: int
    name: str
    unit: str
    scheme: str
    amount: Dong
    received_on: date | None
    signed: Signed
    page_id: str = ""


@dataclass(frozen=True)
class SigningState:
    """How many of those who were given something have signed."""

    signed: int
    missing: int
    not_looked_at: int

    @property
    def is_complete(self) -> bool:
        return not (self.missing or self.not_looked_at)

    @property
    def left(self) -> int:
        return self.missing + self.not_looked_at
