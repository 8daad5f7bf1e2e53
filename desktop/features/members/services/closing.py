"""The figures of a period, and closing them so that a report which was sent does not change silently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from desktop.core.database import Reading, Transaction
from desktop.core.vietnamese.national_id import Sex
from desktop.features.members.domain import (
    ClosedCount,
    CountClosed,
    Counted,
    CountNotOver,
    Difference,
    EventKind,
    Figures,
    Headcount,
    LaterCountClosed,
    Member,
    Period,
    SectionFigures,
    SectionMovement,
    Typed,
    differences,
    section_line,
    section_steps,
    with_counts,
)
from desktop.features.members.services.history import histories
from desktop.features.members.services.labour import labour_figures
from desktop.features.members.services.people import members_with_ids
from desktop.features.members.services.placement import moves_of, sections_on
from desktop.features.members.services.statistics import membership_movement, membership_stock
from desktop.features.members.storage import ClosedCountStore, EventStore, MemberStore, SectionMoveStore
from desktop.features.organization.services import get_union, list_sections


def section_movements(reading: Reading, period: Period) -> dict[str, SectionMovement]:
    """How each section's membership moved, by section id; people of no section under the empty id. Coming into a
    section from another is moving in, and leaving it for another moving out."""
    found: dict[str, SectionMovement] = defaultdict(SectionMovement)
    for name, day in (("opening", period.first - timedelta(1)), ("closing", period.last)):
        for section, count in membership_stock(reading, day).sections.items():
            found[section] = with_counts({name: count}, found[section])
    touched = _touched(reading, period)
    events, moves = histories(reading, touched), moves_of(reading, touched)
    for one, member in touched.items():
        for what, section in section_steps(events.get(one, ()), moves.get(one, ()), member.section_id, period):
            found[section] = with_counts({what: _one(member)}, found[section])
    _add_those_without_events(reading, period, found)
    return {section: one for section, one in found.items() if one != SectionMovement()}


def _touched(reading: Reading, period: Period) -> dict[str, Member]:
    ids = {event.member_id for event in EventStore(reading).between(period.first, period.last)}
    ids |= {move.member_id for move in SectionMoveStore(reading).between(period.first, period.last)}
    return members_with_ids(reading, ids)


def _add_those_without_events(reading: Reading, period: Period, found: dict[str, SectionMovement]) -> None:
    """Who is a member by the record alone comes on the day of joining; their moves were counted as of nobody."""
    store = MemberStore(reading)
    joined = store.without_events(period.first, period.last)
    for member in joined:
        assert member.joined is not None
        section = sections_on(reading, member.joined, [member.id])[member.id]
        found[section] = with_counts({"came": _one(member)}, found[section])
    moved = {move.member_id for move in SectionMoveStore(reading).between(period.first, period.last)}
    silent = [one for one in members_with_ids(reading, moved).values() if not histories(reading, [one.id])]
    for member in silent:
        for move in moves_of(reading, [member.id])[member.id]:
            if move.on in period and (member.joined is None or member.joined < move.on):
                for what, section in (("moved_out", move.former_section_id), ("moved_in", move.section_id)):
                    found[section] = with_counts({what: _one(member)}, found[section])


def count_period(reading: Reading, period: Period) -> Figures:
    """The figures as the events tell them now; raises StatisticsUnbalanced."""
    movement, stock = membership_movement(reading, period), membership_stock(reading, period.last)
    typed = labour_figures(reading, period.last)
    return Figures(
        movement.opening,
        _counted(movement.came),
        _counted(movement.left),
        movement.closing,
        stock.party,
        tuple(_section_lines(reading, period)),
        sum(section.is_open_on(period.last) for section in list_sections(reading)),
        tuple(Typed(row, value) for row, value in typed.items()),
        get_union(reading).workers,
    )


def _counted(some: Mapping[EventKind, Headcount]) -> tuple[Counted, ...]:
    return tuple(Counted(kind, some[kind].total, some[kind].women) for kind in EventKind if kind in some)


def _section_lines(reading: Reading, period: Period) -> Iterable[SectionFigures]:
    """In the union's order, under the names of the last day; people of no section last."""
    movements = section_movements(reading, period)
    for section in list_sections(reading):
        if section.id in movements or section.is_open_on(period.last):
            yield section_line(section.id, section.name_on(period.last), movements.pop(section.id, SectionMovement()))
    for section_id, movement in movements.items():
        yield section_line(section_id, "", movement)


def find_closed(reading: Reading, period: Period) -> ClosedCount | None:
    """The closed count of exactly this period."""
    found = ClosedCountStore(reading).of_day(period.last)
    return found if found and found.period == period else None


def last_closed(reading: Reading) -> date | None:
    """The day up to which figures are closed."""
    return ClosedCountStore(reading).latest()


def list_closed(reading: Reading) -> list[ClosedCount]:
    """The latest first."""
    return sorted(ClosedCountStore(reading).all(), key=lambda one: one.on, reverse=True)


def printed_figures(reading: Reading, period: Period) -> Figures:
    """What a report of the period says: the closed figures where they were closed, else the present ones."""
    closed = find_closed(reading, period)
    return closed.figures if closed else count_period(reading, period)


def compare_closed(reading: Reading, closed: ClosedCount) -> list[Difference]:
    """What has changed since the count was closed."""
    return differences(closed.figures, count_period(reading, closed.period))


def close_count(tx: Transaction, period: Period) -> ClosedCount:
    """Freeze the figures of a period that is over; later events of it are corrections. Raises CountNotOver,
    CountClosed."""
    if period.last > tx.today():
        raise CountNotOver(period.last)
    store = ClosedCountStore(tx)
    if store.of_day(period.last):
        raise CountClosed(period.last)
    figures = count_period(tx, period)
    return store.add(ClosedCount(tx.new_id(), period.first, period.last, tx.now(), tx.actor, figures))


def reopen_count(tx: Transaction, on: date) -> ClosedCount | None:
    """Take the closing of the latest count back; raises LaterCountClosed."""
    store = ClosedCountStore(tx)
    latest = store.latest()
    if latest and latest > on:
        raise LaterCountClosed(on, latest)
    found = store.of_day(on)
    return store.remove(found.id) if found else None


def _one(member: Member) -> Headcount:
    return Headcount(1, int(member.sex is Sex.FEMALE))
