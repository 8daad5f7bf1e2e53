"""How campaigns, schemes, people, gifts and hand-outs are kept."""

from __future__ import annotations

from desktop.features.tet_gifts.storage.desk import (
    DeskClaimStore,
    DeskShareStore,
    NotTakenStore,
    SignatureStore,
    TetDeskStore,
)
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
    "DeskClaimStore",
    "DeskShareStore",
    "DistributionStore",
    "GiftStore",
    "HardshipStore",
    "NotTakenStore",
    "SchemeStore",
    "SignatureStore",
    "TetCampaignStore",
    "TetDeskStore",
]
