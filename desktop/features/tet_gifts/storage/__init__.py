"""How campaigns, schemes, people, gifts and hand-outs are kept."""

from __future__ import annotations

from desktop.features.tet_gifts.storage.gifts import GiftStore
from desktop.features.tet_gifts.storage.people import (
    CircumstanceStore,
    CriteriaStore,
    LookedAtStore,
    MeansStore,
    MeetingStore,
    PastGifts,
    RankMoveStore,
    Related,
)
from desktop.features.tet_gifts.storage.stores import (
    BeneficiaryStore,
    DistributionStore,
    HardshipStore,
    SchemeStore,
    TetCampaignStore,
)

__all__ = [
    "BeneficiaryStore",
    "CircumstanceStore",
    "CriteriaStore",
    "DistributionStore",
    "GiftStore",
    "HardshipStore",
    "LookedAtStore",
    "MeansStore",
    "MeetingStore",
    "PastGifts",
    "RankMoveStore",
    "Related",
    "SchemeStore",
    "TetCampaignStore",
]
