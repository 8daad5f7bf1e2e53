"""How many members there were, and how their number moved: derived from the events, never kept."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from desktop.core.database import Reading
from desktop.core.vietnamese.national_id import Sex
from desktop.features.members.domain import (
    EventKind,
    Headcount,
    Member,
    MembershipEvent,
    Movement,
    Period,
    Stock,
    moves,
    summed,
)
from desktop.features.members.services.history import histories
from desktop.features.members.services.people import members_with_ids
from desktop.features.members.storage import EventStore, MemberStore


def membership_stock(reading: Reading, day: date) -> Stock:
    """The members of that day, suspended ones included, by the section each was in then."""
    counts = MemberStore(reading).count_on(day)
    sections = {section: Headcount(row[0], row[1]) for section, row in counts.items()}
    party = summed(Headcount(row[2], row[3]) for row in counts.values())
    return Stock(day, summed(sections.values()), party, sections)


def membership_changes(reading: Reading, period: Period) -> list[tuple[MembershipEvent, Member]]:
    """Every event of the period with its member, in order of day."""
    events = EventStore(reading).between(period.first, period.last)
    members = members_with_ids(reading, {event.member_id for event in events})
    return [(event, members[event.member_id]) for event in events]


def membership_movement(reading: Reading, period: Period) -> Movement:
    """Opening, who came, who left, closing; raises StatisticsUnbalanced when they do not add up."""
    came: dict[EventKind, Headcount] = defaultdict(Headcount)
    left: dict[EventKind, Headcount] = defaultdict(Headcount)
    touched = {member.id: member for _, member in membership_changes(reading, period)}
    for member_id, history in histories(reading, touched).items():
        for kind, is_coming in moves(history, period):
            (came if is_coming else left)[kind] += _one(touched[member_id])
    for member in MemberStore(reading).without_events(period.first, period.last):
        came[EventKind.ADMITTED] += _one(member)
    opening = membership_stock(reading, period.first - timedelta(1)).count
    return Movement(period, opening, came, left, membership_stock(reading, period.last).count)


def _one(member: Member) -> Headcount:
    return Headcount(1, int(member.sex is Sex.FEMALE))
