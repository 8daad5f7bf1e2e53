"""How campaigns, schemes, people, gifts, hand-outs and their money are kept."""

from __future__ import annotations

from desktop.features.tet_gifts.storage.desk import (
    DeskClaimStore,
    DeskShareStore,
    NotTakenStore,
    SignatureStore,
    TetDeskStore,
)
from desktop.features.tet_gifts.storage.gifts import GiftStore
from desktop.features.tet_gifts.storage.money import ObjectionStore, PaymentStore, SerialRangeStore, SettlementStore
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
    settled_years,
)

__all__ = [
    "BeneficiaryStore",
    "CircumstanceStore",
    "CriteriaStore",
    "DeskClaimStore",
    "DeskShareStore",
    "DistributionStore",
    "GiftStore",
    "HardshipStore",
    "LookedAtStore",
    "MeansStore",
    "MeetingStore",
    "NotTakenStore",
    "ObjectionStore",
    "PastGifts",
    "PaymentStore",
    "RankMoveStore",
    "Related",
    "SchemeStore",
    "SerialRangeStore",
    "SettlementStore",
    "SignatureStore",
    "TetCampaignStore",
    "TetDeskStore",
    "settled_years",
]
