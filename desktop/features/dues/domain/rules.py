"""What a month's dues are: rules with the day from which each applies, and exact arithmetic in whole đồng.

A share of the insured salary, not above a share of the base salary (lương cơ sở): since 01/07/2025 0,5 %, at most 10 %
(QĐ 61/QĐ-TLĐ of 29/07/2025). A month goes by the rules valid on its first day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.core.errors import FieldRefused
from desktop.core.money import Dong

WHOLE = 10_000
"""Shares are counted in hundredths of a per cent: 0,5 % is 50, all of it is 10.000."""


class RuleKind(StrEnum):
    BASE_SALARY = "luong_co_so"
    RATE = "ty_le"
    CAP = "tran"
    FIXED = "muc_co_dinh"
    KEPT_SHARE = "ty_le_giu_lai"

    @property
    def is_amount(self) -> bool:
        """Its value is đồng; otherwise a share in hundredths of a per cent."""
        return self in (RuleKind.BASE_SALARY, RuleKind.FIXED)


class How(StrEnum):
    """How an amount came about: the share of the salary, the cap upon it, or the fixed amount."""

    SHARE = "theo_ty_le"
    CAP = "theo_tran"
    FIXED = "muc_co_dinh"


@dataclass(frozen=True)
class DuesRule:
    """One line of the rates (mức đóng): from `since` on `value` applies, by `basis`. One that is not `confirmed` is
    shown and applies to nothing yet. `is_own`: it stands in this book; others came with the program. A fixed amount of
    0 ends the fixed amounts before it."""

    id: str
    kind: RuleKind
    since: date
    value: int
    basis: str = ""
    confirmed: bool = True
    revision: int = 0

    @property
    def is_own(self) -> bool:
        return bool(self.id)


@dataclass(frozen=True)
class Reckoned:
    amount: Dong
    how: How
    rate: int = 0


class Rules:
    """All rules at once: what was shipped, corrected by the book's own rows of the same kind and day."""

    def __init__(self, shipped: Iterable[DuesRule], own: Iterable[DuesRule] = ()) -> None:
        merged = {(one.kind, one.since): one for one in (*shipped, *own)}
        order = list(RuleKind)
        self.rows = sorted(merged.values(), key=lambda one: (order.index(one.kind), one.since))

    def on(self, kind: RuleKind, day: date) -> DuesRule | None:
        begun = [one for one in self.rows if one.kind is kind and one.since <= day and one.confirmed]
        return begun[-1] if begun else None

    def value(self, kind: RuleKind, day: date) -> int | None:
        rule = self.on(kind, day)
        return rule.value if rule else None

    def unconfirmed(self, day: date) -> list[DuesRule]:
        """Those that would apply by that day if somebody confirmed them."""
        return [
            one
            for one in self.rows
            if not one.confirmed
            and one.since <= day
            and ((found := self.on(one.kind, day)) is None or found.since < one.since)
        ]

    def cap(self, month: date) -> Dong | None:
        """The most a month may cost, in whole đồng: never above the share it stands for."""
        base, share = self.value(RuleKind.BASE_SALARY, month), self.value(RuleKind.CAP, month)
        return None if base is None or share is None else Dong(base * share // WHOLE)


def share_of(amount: int, share: int) -> Dong:
    """The one rounding of this feature: to the nearest đồng, half a đồng up."""
    return Dong((int(amount) * share + WHOLE // 2) // WHOLE)


def reckon(salary: int | None, month: date, rules: Rules) -> Reckoned | None:
    """What a month costs; None when that cannot be known: no salary and no fixed amount, or no rate."""
    if not salary:
        fixed = rules.value(RuleKind.FIXED, month)
        return Reckoned(Dong(fixed), How.FIXED) if fixed else None
    rate = rules.value(RuleKind.RATE, month)
    if rate is None:
        return None
    amount, cap = share_of(salary, rate), rules.cap(month)
    if cap is not None and amount > cap:
        return Reckoned(cap, How.CAP, rate)
    return Reckoned(amount, How.SHARE, rate)


def percent(share: int) -> str:
    """50 → 0,5; 1000 → 10."""
    whole, rest = divmod(share, 100)
    return f"{whole},{rest:02}".rstrip("0") if rest else str(whole)


def read_percent(text: str, field: str = "value") -> int:
    """0,5 or 0.5 % → 50. Raises FieldRefused."""
    typed = text.strip().removesuffix("%").strip()
    found = re.fullmatch(r"(\d{1,3})(?:[.,](\d{1,2}))?", typed)
    share = int(found[1]) * 100 + int((found[2] or "").ljust(2, "0")) if found else -1
    if not 0 < share <= WHOLE:
        raise FieldRefused(field, "not_a_percentage", text)
    return share
