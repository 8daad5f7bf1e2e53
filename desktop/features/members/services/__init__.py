"""Questions about members and deeds upon them."""

from __future__ import annotations

from desktop.features.members.services.labour import (
    keep_labour_figures,
    labour_figures,
)
from desktop.features.members.services.people import (
    People,
    active_members,
    add_member,
    add_members,
    change_member,
    correct_event,
    count_members,
    end_membership,
    get_member,
    headcount,
    histories,
    list_members,
    members_by_id,
    members_named,
    members_with_ids,
    members_with_numbers,
    membership_history,
    move_to_bin,
    record_event,
    record_full_look,
    take_from_bin,
)
from desktop.features.members.services.statistics import (
    membership_changes,
    membership_movement,
    membership_stock,
)

__all__ = [
    "People",
    "active_members",
    "add_member",
    "add_members",
    "change_member",
    "correct_event",
    "count_members",
    "end_membership",
    "get_member",
    "headcount",
    "histories",
    "keep_labour_figures",
    "labour_figures",
    "list_members",
    "members_by_id",
    "members_named",
    "members_with_ids",
    "members_with_numbers",
    "membership_changes",
    "membership_history",
    "membership_movement",
    "membership_stock",
    "move_to_bin",
    "record_event",
    "record_full_look",
    "take_from_bin",
]
