"""How members are kept: their rows and stores, and the text searched while somebody types."""

from __future__ import annotations

from desktop.features.members.storage.documents import (
    codes_of_members,
    count_documents,
    owners_of_photos,
    used_card_numbers,
)
from desktop.features.members.storage.listing import MemberList
from desktop.features.members.storage.people import MemberStore
from desktop.features.members.storage.rows import MemberRow, MembershipEventRow
from desktop.features.members.storage.stores import (
    ClosedCountStore,
    EventStore,
    FormerAddressStore,
    LabourFigureStore,
    LeftAsIsStore,
    MergeStore,
    NotSameStore,
    SectionMoveStore,
)

__all__ = [
    "ClosedCountStore",
    "EventStore",
    "FormerAddressStore",
    "LabourFigureStore",
    "LeftAsIsStore",
    "MemberList",
    "MemberRow",
    "MemberStore",
    "MembershipEventRow",
    "MergeStore",
    "NotSameStore",
    "SectionMoveStore",
    "codes_of_members",
    "count_documents",
    "owners_of_photos",
    "used_card_numbers",
]
