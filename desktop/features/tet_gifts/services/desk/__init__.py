"""The hand-out desk: one person, everything that waits for them, once.

The desk shows its answer only when it is on the disk: what was called given stays given after a power cut. Undoing is a
deed too. What is outside the desk's own part, or was noted as not taken, goes out only when the officer insists.
"""

from __future__ import annotations

from desktop.features.tet_gifts.services.desk.board import show_board
from desktop.features.tet_gifts.services.desk.giving import (
    give_person,
    give_slip,
    is_late,
    note_missed,
    note_missed_slip,
    note_unclaimed,
    take_back_missed,
    take_back_visit,
)
from desktop.features.tet_gifts.services.desk.seen import (
    find_by_card,
    find_by_slip,
    find_people,
    journey,
    show_person,
    substitutes,
)

__all__ = [
    "find_by_card",
    "find_by_slip",
    "find_people",
    "give_person",
    "give_slip",
    "is_late",
    "journey",
    "note_missed",
    "note_missed_slip",
    "note_unclaimed",
    "show_board",
    "show_person",
    "substitutes",
    "take_back_missed",
    "take_back_visit",
]
