"""Targets of a campaign: what is to be reached, what was, and whether that is enough."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from desktop.core.errors import FieldRefused

_NUMBER = re.compile(r"^\d{1,12}(\.\d{1,4})?$")


class Metric(StrEnum):
    """How a target is counted. `TYPED` targets have no count in this book; the others are counted from it."""

    TYPED = "NHAP_TAY"
    REGISTERED_SHARE = "TY_LE_DANG_KY"
    INITIATIVE_SHARE = "TY_LE_NGUOI_CO_SANG_KIEN"
    ENTERED_INITIATIVE_SHARE = "TY_LE_NGUOI_CO_SANG_KIEN_DA_CAP_NHAT"
    INITIATIVES = "SO_SANG_KIEN"
    MEMBER_SHARE = "TY_LE_DOAN_VIEN"


class Operator(StrEnum):
    AT_LEAST = "≥"
    AT_MOST = "≤"
    EXACTLY = "="


class Denominator(StrEnum):
    """Out of how many a share is taken; `OTHER` is told in words by the target's `denominator_text`."""

    MEMBERS = "DOAN_VIEN"
    WORKERS = "NGUOI_LAO_DONG"
    OTHER = "KHAC"


@dataclass(frozen=True)
class Target:
    """Something to reach (chỉ tiêu): `metric operator value unit`, of the people `denominator_text` describes.

    `value` is a decimal number as text (`20`, `12.5`), empty for a direction without a number. `code` (`CT1`) is what
    results name it by; it is given when the campaign is saved. `phase` is the name of the phase it belongs to.
    """

    text: str
    metric: Metric = Metric.TYPED
    operator: Operator = Operator.AT_LEAST
    value: str = ""
    unit: str = "%"
    denominator: Denominator = Denominator.MEMBERS
    denominator_text: str = ""
    bloc: str = ""
    due: date | None = None
    phase: str = ""
    code: str = ""

    @property
    def limit(self) -> Decimal | None:
        return Decimal(self.value) if self.value else None


@dataclass(frozen=True)
class TargetResult:
    """What was reached of a target on a day, typed by an officer because this book cannot count it.

    Either a share as `numerator` of `denominator`, or a plain `value` (a decimal as text) in the target's unit.
    `evidence` is the paper or the person it was heard from.
    """

    id: str
    campaign_id: str
    target: str
    on: date
    value: str = ""
    numerator: int = 0
    denominator: int = 0
    evidence: str = ""
    revision: int = 0


@dataclass(frozen=True)
class Progress:
    """How far a target is: `numerator` of `denominator` (0 when the target is a plain number), counted from the book or
    as `told` by the latest typed result. `reached` is None when neither is known."""

    target: Target
    numerator: int = 0
    denominator: int = 0
    reached: bool | None = None
    told: TargetResult | None = None

    @property
    def known(self) -> bool:
        """Whether there is anything to compare with what is asked for."""
        return self.target.metric is not Metric.TYPED or self.told is not None

    @property
    def share(self) -> float:
        """For a bar: how much of what is asked for, or of everybody, is there; 1 is the whole bar."""
        if self.denominator:
            return self.numerator / self.denominator
        reached = Decimal(self.told.value) if self.told and self.told.value else Decimal(self.numerator)
        return float(reached / self.target.limit) if self.target.limit else 0.0


def refuse_uncountable(target: Target) -> None:
    if not target.text:
        raise FieldRefused("targets", "required")
    if target.value and not _NUMBER.match(target.value):
        raise FieldRefused("targets", "not_a_number", target.value)


def reaches(target: Target, numerator: int, denominator: int) -> bool | None:
    """Whether the count reaches the target, compared exactly: 79,6 % is not 80 %. None when nothing can be compared."""
    if target.limit is None:
        return None
    if target.unit == "%":
        if not denominator:
            return None
        counted, limit = Decimal(numerator * 100), target.limit * denominator
    else:
        counted, limit = Decimal(numerator), target.limit
    return _compared(target, counted, limit)


def reaches_told(target: Target, result: TargetResult) -> bool | None:
    """Whether a typed result reaches the target, compared exactly."""
    if result.denominator:
        return reaches(target, result.numerator, result.denominator)
    if target.limit is None or not result.value:
        return None
    return _compared(target, Decimal(result.value), target.limit)


def refuse_result(result: TargetResult, today: date) -> None:
    """Raises FieldRefused: a result is a number, or so many out of so many, on a day that has come."""
    if result.on > today:
        raise FieldRefused("on", "in_future", f"{result.on:%d/%m/%Y}")
    if result.value and not _NUMBER.match(result.value):
        raise FieldRefused("value", "not_a_number", result.value)
    if not result.value and not result.denominator:
        raise FieldRefused("value", "required")
    if result.numerator < 0 or result.denominator < 0:
        raise FieldRefused("numerator", "negative")
    if result.denominator and result.numerator > result.denominator:
        raise FieldRefused("numerator", "above_whole", str(result.numerator))


def coded(targets: tuple[Target, ...]) -> tuple[Target, ...]:
    """Each with a code of its own; a code that was given once stays."""
    taken = {one.code for one in targets if one.code}
    seen: set[str] = set()
    found = []
    for target in targets:
        code = target.code if target.code not in seen else ""
        number = 1
        while not code:
            code = f"CT{number}" if f"CT{number}" not in taken | seen else ""
            number += 1
        seen.add(code)
        found.append(replace(target, code=code))
    return tuple(found)


def _compared(target: Target, counted: Decimal, limit: Decimal) -> bool:
    if target.operator is Operator.AT_LEAST:
        return counted >= limit
    if target.operator is Operator.AT_MOST:
        return counted <= limit
    return counted == limit
