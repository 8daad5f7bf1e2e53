"""What a printer does wrong, and how a sheet is drawn so that it comes out right all the same."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.core.errors import UserError
from desktop.core.placed import Card, Placed, PlacedCode, Sheet

FARTHEST, LEAST_SCALE, MOST_SCALE = 30.0, 0.98, 1.02
"""Beyond these the printer was not merely off: the page was fitted, or the paper put in the other way round."""


@dataclass(frozen=True)
class Correction:
    """By so many mm everything is moved to the right and down, and lengths are stretched from the upper left corner,
    so that it stands where it should on the paper of this printer."""

    right: float = 0.0
    down: float = 0.0
    across: float = 1.0
    downwards: float = 1.0

    @property
    def is_none(self) -> bool:
        return self == AS_IT_IS

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a point is drawn so that the printer puts it at x, y."""
        return self.right + x * self.across, self.down + y * self.downwards


AS_IT_IS = Correction()


@dataclass(eq=False)
class MeasuredImpossible(UserError):
    """`reason`: `fitted` (the lengths came out much too short or long, `percent` of what they should be) or `far`
    (everything lies too far away, by `millimetres`)."""

    reason: str
    percent: float = 100.0
    millimetres: float = 0.0


def from_measured(
    cross: tuple[float, float], lengths: tuple[float, float], measured: tuple[float, float, float, float]
) -> Correction:
    """The correction for a printer whose test sheet was measured: how far from the left and the upper edge the cross
    is, how long the rulers across and downwards are. `cross` and `lengths` are what they should be. Raises
    MeasuredImpossible."""
    left, top, across, downwards = measured
    right, wide = _one_way(cross[0], lengths[0], left, across)
    down, high = _one_way(cross[1], lengths[1], top, downwards)
    return Correction(right, down, wide, high)


def _one_way(place: float, length: float, measured_place: float, measured_length: float) -> tuple[float, float]:
    stretched = measured_length / length
    if not LEAST_SCALE <= stretched <= MOST_SCALE:
        raise MeasuredImpossible("fitted", percent=round(stretched * 100, 1))
    moved = place - measured_place / stretched
    if abs(moved) > FARTHEST:
        raise MeasuredImpossible("far", millimetres=round(abs(moved), 1))
    return round(moved, 3), round(1 / stretched, 5)


def corrected(sheet: Sheet, correction: Correction) -> Sheet:
    """The sheet as it has to be drawn for that printer. Letters keep their size."""
    if correction.is_none:
        return sheet
    return replace(sheet, cards=tuple(_corrected(card, correction) for card in sheet.cards))


def _corrected(card: Card, correction: Correction) -> Card:
    return tuple(_moved(part, correction) for part in card)


def _moved(part: Placed, by: Correction) -> Placed:
    x, y = by.place(part.x, part.y)
    if isinstance(part, PlacedCode):
        return replace(part, x=x, y=y)
    return replace(part, x=x, y=y, width=part.width * by.across, height=part.height * by.downwards)
