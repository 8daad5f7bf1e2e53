"""How members are kept: their rows and stores, and the text searched while somebody types."""

from __future__ import annotations

from desktop.features.members.storage.documents import (
    codes_of_members,
    count_documents,
    owners_of_photos,
    used_card_numbers,
)
from desktop.features.members.storage.people import MemberStore
from desktop.features.members.storage.rows import MemberRow, MembershipEventRow
from desktop.features.members.storage.stores import (
    EventStore,
    LabourFigureStore,
    LeftAsIsStore,
    MergeStore,
    NotSameStore,
)

__all__ = [
    "EventStore",
    "LabourFigureStore",
    "LeftAsIsStore",
    "MemberRow",
    "MemberStore",
    "MembershipEventRow",
    "MergeStore",
    "NotSameStore",
    "codes_of_members",
    "count_documents",
    "owners_of_photos",
    "used_card_numbers",
]
