"""Statistics derived from events: they hold for any history, and the figures of a day stay the figures of that day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.core.database import Database
from desktop.core.vietnamese.national_id import Sex
from desktop.features.members import services
from desktop.features.members.domain import (
    EventKind,
    Headcount,
    Member,
    MemberQuery,
    MembershipEvent,
    Movement,
    NoSuchPeriod,
    Period,
    StatisticsUnbalanced,
    counting_periods,
)
from desktop.features.members.reports import member_list
from desktop.features.members.storage import EventStore, MemberStore
from desktop.features.members.words import refusal
from desktop.features.organization.domain import UnionDraft
from desktop.features.organization.services import found_union
from tests.members.people import add

FIRST_DAY = date(2024, 1, 1)
YEAR_2025 = Period.of_year(2025)

Person = tuple[Sex | None, date | None, list[tuple[EventKind, date]]]

days = st.integers(0, 900).map(lambda count: FIRST_DAY + timedelta(count))
events = st.tuples(st.sampled_from(EventKind), days)
people = st.tuples(st.sampled_from([Sex.MALE, Sex.FEMALE, None]), st.none() | days, st.lists(events, max_size=6))


def end(database: Database, member: Member, kind: EventKind, on: date) -> None:
    with database.write("end") as tx:
        services.end_membership(tx, member.id, kind, on)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(union=st.lists(people, max_size=8), first=days, last=days)
def test_opening_and_changes_make_the_closing_number_whatever_happened(
    database: Database, union: list[Person], first: date, last: date
) -> None:
    period = Period(min(first, last), max(first, last))
    with database.write("random") as tx:
        for old in MemberStore(tx).all():
            services.move_to_bin(tx, [old.id])
        for sex, joined, history in union:
            member = MemberStore(tx).add(Member(tx.new_id(), "An", sex=sex, joined=joined))
            for kind, on in history:
                EventStore(tx).add(MembershipEvent(tx.new_id(), member.id, kind, on))
    with database.read() as reading:
        movement = services.membership_movement(reading, period)  # which refuses figures that do not add up
        for day, count in ((period.first - timedelta(1), movement.opening), (period.last, movement.closing)):
            lines = services.list_members(reading, MemberQuery(as_of=day))
            assert count == Headcount(len(lines), sum(line.sex is Sex.FEMALE for line in lines))
            assert len(services.active_members(reading, day)) <= count.total


def test_figures_that_do_not_add_up_are_refused_in_words() -> None:
    with pytest.raises(StatisticsUnbalanced) as caught:
        Movement(YEAR_2025, Headcount(10, 4), {EventKind.ADMITTED: Headcount(2, 1)}, {}, Headcount(12, 4))
    assert caught.value.expected == Headcount(12, 5)
    assert "31/12/2025" in (refusal(caught.value) or "")


def test_a_period_tells_who_came_and_who_left_by_what_happened(database: Database) -> None:
    add(database, "Trần Thị An", joined=date(2024, 3, 1))
    retired = add(database, "Lê Văn Bình", joined=date(2024, 3, 1), sex=Sex.MALE)
    add(database, "Đỗ Thị Chi", joined=date(2025, 6, 1))
    suspended = add(database, "Hồ Thị Dung", joined=date(2024, 5, 1))
    end(database, retired, EventKind.RETIRED, date(2025, 9, 30))
    with database.write("suspend") as tx:
        services.record_event(tx, MembershipEvent("", suspended.id, EventKind.SUSPENDED, date(2025, 2, 1)))
    with database.read() as reading:
        found = services.membership_movement(reading, YEAR_2025)
    assert (found.opening, found.closing) == (Headcount(3, 2), Headcount(3, 3))
    assert dict(found.came) == {EventKind.ADMITTED: Headcount(1, 1)}
    assert dict(found.left) == {EventKind.RETIRED: Headcount(1, 0)}


def test_the_stock_of_a_day_knows_women_party_members_and_sections(database: Database) -> None:
    add(database, "Trần Thị An", joined=date(2024, 3, 1), section_id="a", party_joined=date(2025, 1, 1))
    add(database, "Lê Văn Bình", joined=date(2024, 3, 1), section_id="b", sex=Sex.MALE)
    with database.read() as reading:
        before, after = (services.membership_stock(reading, date(year, 12, 31)) for year in (2024, 2025))
    assert (before.count, before.party) == (Headcount(2, 1), Headcount())
    assert after.party == Headcount(1, 1)
    assert after.sections == {"a": Headcount(1, 1), "b": Headcount(1, 0)}


def test_the_list_of_a_day_past_is_printed_as_it_was(database: Database) -> None:
    gone = add(database, "Trần Thị An", joined=date(2024, 3, 1))
    add(database, "Lê Thị Bình", joined=date(2025, 3, 1))
    end(database, gone, EventKind.MOVED_OUT, date(2025, 6, 1))
    with database.write("found") as tx:
        found_union(tx, UnionDraft("CĐCS Công ty May", "MAY"))
    with database.read() as reading:
        names = [[row.cells[1] for row in member_list(reading, day).tables[0].rows if len(row.cells) > 1]
                 for day in ("2024-12-31", "2025-04-01", "2025-12-31")]  # fmt: skip
    assert names == [["Trần Thị An"], ["Trần Thị An", "Lê Thị Bình"], ["Lê Thị Bình"]]


def test_the_nearest_day_of_counting_comes_first() -> None:
    periods = counting_periods(date(2026, 11, 22))
    assert str(periods[0]) == "2026-06-01/2026-11-30"
    assert periods[1] == Period(date(2025, 12, 1), date(2026, 5, 31))
    assert counting_periods(date(2026, 6, 10))[0].last == date(2026, 5, 31)


@pytest.mark.parametrize("text", ["2026", "31/05/2026", "2026-05-31/2025-12-01", "a/b/c"])
def test_a_period_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(NoSuchPeriod) as caught:
        Period.read(text)
    assert text in (refusal(caught.value) or "")
