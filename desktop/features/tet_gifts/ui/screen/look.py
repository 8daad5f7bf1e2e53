"""What the screen of Tết gifts looks at: a campaign with its schemes, their money and its doubts."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.core.database import Reading
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import BudgetMeter, Doubt, Scheme
from desktop.features.tet_gifts.services import people


@dataclass(frozen=True)
class Look:
    """A campaign with its schemes, their money, and what the committee should look at."""

    schemes: tuple[Scheme, ...] = ()
    meters: tuple[BudgetMeter, ...] = ()
    doubts: dict[str, tuple[Doubt, ...]] = field(default_factory=dict)


def look_at(reading: Reading, campaign_id: str) -> Look:
    return Look(
        tuple(services.list_schemes(reading, campaign_id)),
        tuple(services.budget_meters(reading, campaign_id)),
        people.open_doubts(reading, campaign_id),
    )
