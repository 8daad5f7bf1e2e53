"""Who comes before whom: points by the union's own criteria, ties by fixed rules, and the committee's moves on top.

No regulation sets these points. What is shipped is a proposal of the program and says so until a union confirms it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop.core.errors import FieldRefused
from desktop.core.money import Dong
from desktop.features.tet_gifts.domain.gift import Reason

MOST_POINTS = 1000
NO_MONEY = Dong(0)


@dataclass(frozen=True)
class ReasonPoints:
    reason: Reason
    points: int


@dataclass(frozen=True)
class Criteria:
    """How a campaign scores (tiêu chí chấm điểm). `years_points` are given for each Tết since the last gift, at most
    `years_most` times; who never had one gets the most. `income_points` go to households below `income_below` a head
    and month; 0 asks for no income. Until `confirmed_on` these are a proposal of the program or of last year."""

    id: str
    campaign_id: str
    points: tuple[ReasonPoints, ...] = ()
    years_points: int = 0
    years_most: int = 0
    income_below: Dong = NO_MONEY
    income_points: int = 0
    dependant_points: int = 0
    confirmed_on: date | None = None
    confirmed_by: str = ""
    revision: int = 0

    def of(self, reason: Reason) -> int:
        return next((one.points for one in self.points if one.reason is reason), 0)

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_on is not None


def refuse_criteria(criteria: Criteria) -> None:
    """Raises FieldRefused: points are whole numbers from 0 to 1000."""
    numbers = {f"points_{one.reason.value}": one.points for one in criteria.points}
    for name in ("years_points", "years_most", "income_points", "dependant_points"):
        numbers[name] = getattr(criteria, name)
    for name, number in numbers.items():
        if not 0 <= number <= MOST_POINTS:
            raise FieldRefused(name, "points_outside", str(number))
    if criteria.income_below < 0:
        raise FieldRefused("income_below", "negative")


class Part(StrEnum):
    """What points are given for."""

    REASON = "reason"
    YEARS = "years"
    INCOME = "income"
    DEPENDANTS = "dependants"


@dataclass(frozen=True)
class ScorePart:
    """Points with what they are for; `reason` says which one, `count` how many Tết or dependants."""

    part: Part
    points: int
    reason: Reason | None = None
    count: int = 0


@dataclass(frozen=True)
class Standing:
    """What is known of somebody when scoring: the reasons, and the years of earlier gifts that were received."""

    request_id: str
    name_key: str
    reasons: tuple[Reason, ...]
    primary: Reason | None
    received: tuple[int, ...] = ()
    income: Dong | None = None
    dependants: int | None = None

    @property
    def last(self) -> int | None:
        return max(self.received, default=None)


@dataclass(frozen=True)
class Score:
    parts: tuple[ScorePart, ...] = ()

    @property
    def total(self) -> int:
        return sum(one.points for one in self.parts)


def score(criteria: Criteria, standing: Standing, year: int) -> Score:
    """Points with their explanation; parts that give nothing are left out."""
    parts = [ScorePart(Part.REASON, criteria.of(one), one) for one in standing.reasons]
    waited = criteria.years_most if standing.last is None else min(year - standing.last, criteria.years_most)
    parts.append(ScorePart(Part.YEARS, criteria.years_points * waited, count=waited))
    if standing.income is not None and standing.income < criteria.income_below:
        parts.append(ScorePart(Part.INCOME, criteria.income_points))
    fed = standing.dependants or 0
    parts.append(ScorePart(Part.DEPENDANTS, criteria.dependant_points * fed, count=fed))
    return Score(tuple(one for one in parts if one.points))


def order(criteria: Criteria, standings: Iterable[Standing], year: int) -> list[tuple[Standing, Score]]:
    """Highest first. Equal points: who has waited longest for a gift, then the main reason with more points, then the
    lower income (an unknown one last), then the name."""
    scored = [(one, score(criteria, one, year)) for one in standings]

    def key(pair: tuple[Standing, Score]) -> tuple[object, ...]:
        one, points = pair
        primary = criteria.of(one.primary) if one.primary else 0
        income = (1, 0) if one.income is None else (0, int(one.income))
        return (-points.total, one.last or 0, -primary, income, one.name_key, one.request_id)

    return sorted(scored, key=key)


@dataclass(frozen=True)
class RankMove:
    """The committee puts somebody at a place of its own (điều chỉnh thứ tự), for a reason that is kept. `seq` is the
    order in which moves were made: clocks may be set back."""

    id: str
    request_id: str
    place: int
    reason: str
    on: date
    by: str = ""
    seq: int = 0
    revision: int = 0


def moved(ids: Sequence[str], moves: Iterable[RankMove]) -> list[str]:
    """The order after the committee's moves, the earliest first; a later move of the same person stands for both."""
    latest = {one.request_id: one for one in sorted(moves, key=lambda one: one.seq)}
    result = list(ids)
    for move in sorted(latest.values(), key=lambda one: one.seq):
        if move.request_id in result:
            result.remove(move.request_id)
            result.insert(max(0, move.place - 1), move.request_id)
    return result


@dataclass(frozen=True)
class SectionNeed:
    """A section (tổ) with what its share is measured by."""

    section: str
    people: int
    hardship: int = 0


def suggest_shares(gifts: int, needs: Sequence[SectionNeed]) -> dict[str, int]:
    """How many of `gifts` each section may propose: one half by people with a hardship, one by its people, by largest
    remainders, and nobody more than it has people. Without any hardship known, by people alone."""
    hardship, people = sum(one.hardship for one in needs), sum(one.people for one in needs)
    if gifts <= 0 or not people:
        return {one.section: 0 for one in needs}
    weights = {one.section: one.people * (hardship or 1) + (one.hardship * people if hardship else 0) for one in needs}
    most = {one.section: one.people for one in needs}
    shares = {one.section: 0 for one in needs}
    left = min(gifts, people)
    while left:
        room = {name: weight for name, weight in weights.items() if shares[name] < most[name] and weight}
        if not room:
            break
        for name, part in _largest_remainders(left, room).items():
            shares[name] += min(part, most[name] - shares[name])
        left = min(gifts, people) - sum(shares.values())
    return shares


def _largest_remainders(amount: int, weights: Mapping[str, int]) -> dict[str, int]:
    """Hamilton's method: whole parts first, then one more where most is left over."""
    whole = sum(weights.values())
    parts = {name: amount * weight // whole for name, weight in weights.items()}
    rest = sorted(weights, key=lambda name: (-(amount * weights[name] % whole), name))
    for name in rest[: amount - sum(parts.values())]:
        parts[name] += 1
    return parts


def confirmed(criteria: Criteria, on: date, by: str) -> Criteria:
    return replace(criteria, confirmed_on=on, confirmed_by=by)
