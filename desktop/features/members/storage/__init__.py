"""How members are kept: their rows and stores, and the text searched while somebody types."""

from __future__ import annotations

from desktop.features.members.storage.listing import MemberList
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
    "MemberList",
    "MemberRow",
    "MemberStore",
    "MembershipEventRow",
    "MergeStore",
    "NotSameStore",
]
