"""Who was in which section on which day, and figures by section that add up on every day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.core.clock import fixed_at
from desktop.core.database import Database
from desktop.core.store import take_back
from desktop.core.vietnamese.national_id import Sex
from desktop.features.members import services
from desktop.features.members.domain import (
    EventKind,
    Member,
    MemberQuery,
    MembershipEvent,
    MoveImpossible,
    Period,
    SectionMove,
    SectionMovement,
    in_order,
    section_on,
    summed,
    with_move,
)
from desktop.features.members.reports import member_list
from desktop.features.members.storage import EventStore, MemberStore, SectionMoveStore
from desktop.features.members.words import refusal
from desktop.features.organization.domain import UnionDraft
from desktop.features.organization.services import found_union, list_sections
from tests.members.people import add

FIRST_DAY = date(2024, 1, 1)
days = st.integers(0, 900).map(lambda count: FIRST_DAY + timedelta(count))
sections = st.sampled_from(["", "a", "b", "c"])
moves = st.lists(st.tuples(days, sections), max_size=5)
events = st.lists(st.tuples(st.sampled_from(EventKind), days), max_size=4)
people = st.tuples(st.sampled_from([Sex.MALE, Sex.FEMALE, None]), st.none() | days, sections, events, moves)


def _chain(given_moves: list[tuple[date, str]], current: str) -> tuple[list[SectionMove], str]:
    chain: list[SectionMove] = []
    for number, (on, section) in enumerate(given_moves):
        rewritten = with_move(chain, current, SectionMove(f"{number:03}", "m", on, "", section))
        chain, current = list(rewritten.moves), rewritten.section_id
    return chain, current


@given(given_moves=moves, current=sections)
def test_moves_in_whatever_order_make_one_chain(given_moves: list[tuple[date, str]], current: str) -> None:
    chain, now = _chain(given_moves, current)
    assert all(move.former_section_id != move.section_id for move in chain)
    assert [one.section_id for one in in_order(chain)][-1:] in ([], [now])
    for earlier, later in zip(in_order(chain), in_order(chain)[1:], strict=False):
        assert earlier.section_id == later.former_section_id
        assert earlier.on < later.on
    for on, section in given_moves[-1:]:  # the last word on that day was the last move
        assert section_on(chain, now, on) == section


@given(given_moves=moves, current=sections, day=days)
def test_a_later_move_changes_no_earlier_day(given_moves: list[tuple[date, str]], current: str, day: date) -> None:
    chain, now = _chain(given_moves, current)
    before = [section_on(chain, now, day - timedelta(back)) for back in range(1, 900, 90)]
    later = with_move(chain, now, SectionMove("x", "m", day, "", "c"))
    assert [section_on(later.moves, later.section_id, day - timedelta(back)) for back in range(1, 900, 90)] == before


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(union=st.lists(people, max_size=7), first=days, last=days)
def test_figures_by_section_add_up_to_the_whole_whatever_happened(
    database: Database, union: list[tuple[Sex | None, date | None, str, list[tuple[EventKind, date]],
                                          list[tuple[date, str]]]], first: date, last: date,
) -> None:  # fmt: skip
    period = Period(min(first, last), max(first, last))
    with database.write("random") as tx:
        for old in MemberStore(tx).all(MemberStore.row.removed_at.is_(None)):
            services.move_to_bin(tx, [old.id])
        for sex, joined, section, history, given_moves in union:
            chain, now = _chain(given_moves, section)
            member = MemberStore(tx).add(Member(tx.new_id(), "An", sex=sex, joined=joined, section_id=now))
            for kind, on in history:
                EventStore(tx).add(MembershipEvent(tx.new_id(), member.id, kind, on))
            for move in chain:
                SectionMoveStore(tx).add(
                    SectionMove(tx.new_id(), member.id, move.on, move.former_section_id, move.section_id)
                )
    with database.read() as reading:
        by_section = services.section_movements(reading, period)
        whole = services.membership_movement(reading, period)
        assert all(one.balanced for one in by_section.values()), by_section
        for name, total in (("opening", whole.opening), ("came", summed(whole.came.values())),
                            ("left", summed(whole.left.values())), ("closing", whole.closing)):  # fmt: skip
            assert summed(getattr(one, name) for one in by_section.values()) == total
        assert summed(one.moved_in for one in by_section.values()) == summed(
            one.moved_out for one in by_section.values()
        )
        for day in (period.first, period.last):
            stock = services.membership_stock(reading, day)
            assert summed(stock.sections.values()) == stock.count
            for section, count in stock.sections.items():
                lines = services.list_members(reading, MemberQuery(as_of=day, section_id=section)) if section else ()
                assert not section or len(lines) == count.total


@pytest.fixture
def union(database: Database) -> dict[str, str]:
    """Section ids by name."""
    with database.write("found") as tx:
        found_union(tx, UnionDraft("CĐCS Công ty May", "MAY", sections=("Tổ Cắt", "Tổ May")))
        return {section.name: section.id for section in list_sections(tx)}


def _move(database: Database, member: Member, section: str, on: date, reason: str = "") -> None:
    with database.write("move") as tx:
        services.move_to_section(tx, [member.id], section, on, "12/QĐ", reason)


def test_the_list_of_a_past_day_knows_the_section_of_that_day(database: Database, union: dict[str, str]) -> None:
    member = add(database, section_id=union["Tổ Cắt"], joined=date(2024, 1, 1))
    _move(database, member, union["Tổ May"], date(2025, 7, 1))
    with database.read() as reading:
        papers = [member_list(reading, day).tables[0].rows[0].cells[0] for day in ("2025-06-30", "2025-07-01")]
        filtered = [services.count_members(reading, MemberQuery(as_of=day, section_id=union["Tổ Cắt"]))
                    for day in (date(2025, 6, 30), date(2025, 7, 1))]  # fmt: skip
        line = services.list_members(reading, MemberQuery(as_of=date(2025, 1, 1)))[0]
        now = services.list_members(reading)[0]
    assert papers == ["Tổ Cắt (1 đoàn viên)", "Tổ May (1 đoàn viên)"]
    assert filtered == [1, 0]
    assert (line.section, now.section) == ("Tổ Cắt", "Tổ May")


def test_a_section_changed_in_passing_is_a_move_of_today(database: Database, union: dict[str, str]) -> None:
    database.clock = fixed_at(2031, 3, 1)
    member = add(database, section_id=union["Tổ Cắt"])
    database.clock = fixed_at(2031, 3, 5)
    with database.write("change") as tx:
        services.change_members(tx, [member.id], lambda kept: _in(kept, union["Tổ May"]))
    with database.read() as reading:
        moves = services.section_history(reading, member.id)
    assert [(one.on, one.former_section_id) for one in moves] == [(date(2031, 3, 5), union["Tổ Cắt"])]


@pytest.mark.parametrize("state", ["unknown", "entered today", "left"])
def test_what_is_put_right_is_no_move(database: Database, union: dict[str, str], state: str) -> None:
    database.clock = fixed_at(2032, 3, 1)
    member = add(database, section_id="" if state == "unknown" else union["Tổ Cắt"])
    if state == "left":
        with database.write("end") as tx:
            services.end_membership(tx, member.id, EventKind.RETIRED, date(2032, 3, 1))
    if state != "entered today":
        database.clock = fixed_at(2032, 3, 5)
    with database.write("change") as tx:
        services.change_member(tx, _in(services.get_member(tx, member.id), union["Tổ May"]))
        assert services.section_history(tx, member.id) == []


def _in(member: Member, section: str) -> Member:
    return replace(member, section_id=section)


def test_undo_takes_the_move_back(database: Database, union: dict[str, str]) -> None:
    member = add(database, section_id=union["Tổ Cắt"])
    with database.write("move") as tx:
        services.move_to_section(tx, [member.id], union["Tổ May"], date(2026, 3, 1))
        done = list(tx.changes)
    with database.write("undo") as tx:
        assert take_back(tx, done) == []
        assert services.section_history(tx, member.id) == []
        assert services.get_member(tx, member.id).section_id == union["Tổ Cắt"]


def test_a_correction_leaves_no_trace_in_the_figures(database: Database, union: dict[str, str]) -> None:
    member = add(database, section_id=union["Tổ Cắt"], joined=date(2024, 1, 1))
    with database.write("correct") as tx:
        services.correct_section(tx, [member.id], union["Tổ May"])
        stock = services.membership_stock(tx, date(2024, 6, 1))
    assert list(stock.sections) == [union["Tổ May"]]


def test_nobody_moves_tomorrow_or_into_a_section_that_was_not_there(database: Database, union: dict[str, str]) -> None:
    member = add(database, section_id=union["Tổ Cắt"])
    with pytest.raises(MoveImpossible) as caught:
        _move(database, member, union["Tổ May"], date(2026, 11, 23))
    assert caught.value.reason == "in_future"
    assert "23/11/2026" in (refusal(caught.value) or "")


@pytest.mark.parametrize("section_of", ["kept", "gone"])
def test_two_records_made_one_keep_the_moves_that_lead_to_the_chosen_section(
    database: Database, union: dict[str, str], section_of: str
) -> None:
    kept = add(database, "Trần Thị An", section_id=union["Tổ Cắt"], joined=date(2024, 1, 1))
    gone = add(database, "Trần Thị An", section_id=union["Tổ May"], joined=date(2024, 1, 1))
    _move(database, kept, union["Tổ May"], date(2025, 1, 1))
    _move(database, gone, union["Tổ Cắt"], date(2025, 6, 1))
    with database.write("merge") as tx:
        first, second = services.get_member(tx, kept.id), services.get_member(tx, gone.id)
        chosen = services.chosen(first, second, {"section_id": int(section_of == "gone")})
        merge = services.merge_members(tx, chosen, gone.id)
        assert [one.on for one in services.section_history(tx, kept.id)] == [
            date(2025, 1, 1) if section_of == "kept" else date(2025, 6, 1)
        ]
        assert summed(services.membership_stock(tx, date(2025, 3, 1)).sections.values()).total == 1
    with database.write("separate") as tx:
        services.separate(tx, merge.id)
        assert [one.on for one in services.section_history(tx, kept.id)] == [date(2025, 1, 1)]
        assert [one.on for one in services.section_history(tx, gone.id)] == [date(2025, 6, 1)]


def test_movement_of_a_section_nobody_was_in_is_nothing() -> None:
    assert SectionMovement().balanced
