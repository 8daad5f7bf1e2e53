"""How campaigns, schemes, people, gifts and hand-outs are kept."""

from __future__ import annotations

from desktop.features.tet_gifts.storage.gifts import GiftStore
from desktop.features.tet_gifts.storage.stores import (
    BeneficiaryStore,
    DistributionStore,
    HardshipStore,
    SchemeStore,
    TetCampaignStore,
)

__all__ = [
    "BeneficiaryStore",
    "DistributionStore",
    "GiftStore",
    "HardshipStore",
    "SchemeStore",
    "TetCampaignStore",
]
