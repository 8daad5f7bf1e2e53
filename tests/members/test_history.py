"""How somebody came, and what happened since: put right, taken out, and never impossible."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.core.contracts import Existing, ImportRow
from desktop.core.database import Database, Transaction
from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.national_id import Sex
from desktop.features.members import services
from desktop.features.members.domain import (
    SINCE_EVER,
    EventImpossible,
    EventKind,
    Headcount,
    Member,
    MemberQuery,
    MembershipEvent,
    Period,
    Status,
    faults,
)
from desktop.features.members.imports import MemberImport
from desktop.features.members.words import refusal
from desktop.features.organization.domain import UnionDraft
from desktop.features.organization.services import found_union
from tests.members.people import add, draft

SPRING, AUTUMN = Period(date(2025, 12, 1), date(2026, 5, 31)), Period(date(2026, 6, 1), date(2026, 11, 30))
TARGET = MemberImport()


def _do(database: Database, deed: Callable[[Transaction], object]) -> None:
    with database.write("deed") as tx:
        deed(tx)


def _history(database: Database, member_id: str) -> list[tuple[EventKind, date]]:
    with database.read() as reading:
        return [(event.kind, event.on) for event in services.membership_history(reading, member_id)]


def _event(database: Database, member_id: str, place: int = -1) -> MembershipEvent:
    with database.read() as reading:
        return services.membership_history(reading, member_id)[place]


def _status(database: Database, member_id: str) -> Status:
    with database.read() as reading:
        return services.get_member(reading, member_id).status


def _record(database: Database, member_id: str, kind: EventKind, on: date, **facts: object) -> None:
    event = MembershipEvent("", member_id, kind, on, **facts)  # type: ignore[arg-type]
    _do(database, lambda tx: services.record_event(tx, event))


@pytest.fixture
def founded(database: Database) -> None:
    _do(database, lambda tx: found_union(tx, UnionDraft("CĐCS Công ty May", "MAY")))


def _bring_in(database: Database, *rows: dict[str, object], existing: Existing = Existing.OVERWRITE) -> None:
    given_rows = [ImportRow("Sheet1", number, dict(row), {}) for number, row in enumerate(rows, 2)]
    with database.read() as reading:
        verdicts = TARGET.judge(reading, given_rows, existing)
    assert not [verdict for verdict in verdicts if verdict.action.value == "refuse"]
    _do(database, lambda tx: TARGET.carry_out(tx, verdicts))


def test_a_list_without_days_of_joining_admits_nobody(database: Database) -> None:
    _bring_in(database, {"full_name": "Trần Thị An", "sex": "Nữ"}, {"full_name": "Lê Văn Bình", "sex": "Nam"},
              {"full_name": "Hồ Thị Chi", "sex": "Nữ", "joined": PartialDate(2026, 7, 1)})  # fmt: skip
    with database.read() as reading:
        movement = services.membership_movement(reading, AUTUMN)
        sections = services.section_movements(reading, AUTUMN)[""]
        long_ago = services.membership_stock(reading, date(1990, 1, 1)).count
    assert (movement.opening, movement.closing) == (Headcount(2, 1), Headcount(3, 2))
    assert dict(movement.came) == {EventKind.ADMITTED: Headcount(1, 1)}
    assert (sections.opening, sections.came, sections.balanced) == (Headcount(2, 1), Headcount(1, 1), True)
    assert long_ago == Headcount(2, 1)  # nothing says that they were not there


def test_somebody_typed_in_is_admitted_on_the_day_given(database: Database) -> None:
    there, new = add(database, "Trần Thị An", joined=None), add(database, "Hồ Thị Chi", joined=date(2026, 7, 1))
    assert _history(database, there.id) == [(EventKind.OPENING, SINCE_EVER)]
    assert _history(database, new.id) == [(EventKind.ADMITTED, date(2026, 7, 1))]


def test_who_was_there_already_can_be_put_on_hold_on_any_day(database: Database) -> None:
    there = add(database, "Trần Thị An", joined=None)
    _record(database, there.id, EventKind.SUSPENDED, date(2020, 2, 1))
    assert _status(database, there.id) is Status.SUSPENDED


def _in_editor(tx: Transaction, kept: Member, day: date | None) -> None:
    services.change_member(tx, replace(services.get_member(tx, kept.id), joined=day))


def _in_cells(tx: Transaction, kept: Member, day: date | None) -> None:
    services.change_members(tx, [kept.id], lambda one: replace(one, joined=day))


@pytest.mark.parametrize("change", [_in_editor, _in_cells])
def test_the_first_event_follows_the_day_of_joining(
    database: Database, change: Callable[[Transaction, Member, date | None], None]
) -> None:
    member = add(database, joined=None)
    _do(database, lambda tx: change(tx, member, date(2026, 7, 1)))
    assert _history(database, member.id) == [(EventKind.ADMITTED, date(2026, 7, 1))]
    _do(database, lambda tx: change(tx, member, date(2015, 1, 5)))
    assert _history(database, member.id) == [(EventKind.ADMITTED, date(2015, 1, 5))]
    with database.read() as reading:
        assert services.membership_movement(reading, AUTUMN).opening == Headcount(1, 1)
    _do(database, lambda tx: change(tx, member, None))
    assert _history(database, member.id) == [(EventKind.OPENING, SINCE_EVER)]


def test_a_list_with_the_days_of_joining_puts_right_what_a_list_without_them_left_open(database: Database) -> None:
    who: dict[str, object] = {"full_name": "Trần Thị An", "staff_code": "NV1"}
    _bring_in(database, who)
    _bring_in(database, who | {"joined": PartialDate(2015, 1, 5), "event": "Tạm ngừng sinh hoạt",
                               "event_on": PartialDate(2026, 2, 1)})  # fmt: skip
    _bring_in(database, who | {"joined": PartialDate(2014, 1, 5), "event": "Kết nạp",
                               "event_on": PartialDate(2014, 1, 5), "decision": "5/QĐ"})  # fmt: skip
    with database.read() as reading:
        (line,) = services.list_members(reading)
    assert _history(database, line.id) == [
        (EventKind.ADMITTED, date(2014, 1, 5)), (EventKind.SUSPENDED, date(2026, 2, 1)),
    ]  # fmt: skip


def test_an_older_book_that_admitted_people_on_the_day_they_were_entered_is_put_right_too(database: Database) -> None:
    member = add(database, joined=None)
    with database.write("as it was") as tx:
        services.correct_event(tx, replace(_event(database, member.id), kind=EventKind.ADMITTED, on=tx.today()))
        services.change_member(tx, replace(services.get_member(tx, member.id), joined=None))
    _do(database, lambda tx: _in_cells(tx, member, date(2015, 1, 5)))
    assert _history(database, member.id) == [(EventKind.ADMITTED, date(2015, 1, 5))]


def test_a_coming_that_says_something_of_its_own_stays(database: Database) -> None:
    member = add(database, joined=date(2015, 1, 5))
    moved = replace(_event(database, member.id), kind=EventKind.MOVED_IN, on=date(2026, 7, 1))
    _do(database, lambda tx: services.correct_event(tx, moved))
    _do(database, lambda tx: _in_cells(tx, member, date(2016, 1, 5)))
    assert _history(database, member.id) == [(EventKind.MOVED_IN, date(2026, 7, 1))]


def test_nobody_joins_after_something_has_happened_to_them(database: Database) -> None:
    member = add(database, joined=date(2015, 1, 5))
    _record(database, member.id, EventKind.SUSPENDED, date(2020, 1, 1))
    with pytest.raises(EventImpossible) as caught, database.write("change") as tx:
        _in_cells(tx, member, date(2021, 1, 1))
    assert caught.value.who == member.full_name
    rows = [ImportRow("Sheet1", 2, {"full_name": member.full_name, "birth": member.birth,
                                    "joined": PartialDate(2021, 1, 1)}, {"joined": "C2"})]  # fmt: skip
    _do(database, lambda tx: _in_cells(tx, member, date(2015, 1, 5)))
    with database.read() as reading:
        assert TARGET.judge(reading, rows, Existing.OVERWRITE)


def test_a_day_of_joining_put_right_after_closing_is_a_correction_with_its_reason(
    database: Database, founded: None
) -> None:
    member = add(database, joined=date(2026, 1, 5))
    _do(database, lambda tx: services.close_count(tx, SPRING))
    _do(database, lambda tx: _in_cells(tx, member, date(2026, 7, 1)))
    event = _event(database, member.id)
    assert event.is_correction
    assert event.reason
    with database.read() as reading:
        codes = {one.code for one in services.compare_closed(reading, services.list_closed(reading)[0])}
    assert {"closing", "came:KET_NAP"} <= codes


days = st.integers(0, 900).map(lambda count: date(2024, 1, 1) + timedelta(count))
people = st.tuples(st.sampled_from([Sex.MALE, Sex.FEMALE, None]), st.none() | days, st.none() | days, st.none() | days)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(union=st.lists(people, max_size=6), first=days, last=days)
def test_figures_add_up_with_people_whose_day_of_joining_is_not_known(
    database: Database, union: list[tuple[Sex | None, date | None, date | None, date | None]], first: date, last: date
) -> None:
    period = Period(min(first, last), max(first, last))
    with database.write("random") as tx:
        services.move_to_bin(tx, [one.id for one in services.list_members(tx)])
        services.move_to_bin(tx, [one.id for one in services.list_members(tx, MemberQuery(statuses=tuple(Status)))])
        for sex, joined, put_right, left in union:
            member = services.add_member(tx, draft("An", sex=sex, birth=None, joined=joined))
            services.change_member(tx, replace(services.get_member(tx, member.id), joined=put_right))
            if left and (put_right is None or left >= put_right):
                services.end_membership(tx, member.id, EventKind.RESIGNED, left)
    unknown = [one for one in union if one[2] is None]
    with database.read() as reading:
        movement = services.membership_movement(reading, period)  # which refuses figures that do not add up
        assert movement.opening == services.membership_stock(reading, period.first - timedelta(1)).count
    assert EventKind.OPENING not in movement.came
    still = [one for one in unknown if one[3] is None or one[3] >= period.first]
    assert movement.opening.total >= len(still)
    assert movement.opening.women >= sum(one[0] is Sex.FEMALE for one in still)


# What happened is put right


def test_a_change_is_put_right_and_the_status_follows(database: Database) -> None:
    member = add(database)
    _record(database, member.id, EventKind.RETIRED, date(2026, 8, 1))
    wrong = _event(database, member.id)
    right = replace(wrong, kind=EventKind.SUSPENDED, on=date(2026, 7, 1), reason="Nghỉ ốm", decision="5/QĐ")
    _do(database, lambda tx: services.correct_event(tx, right))
    kept = _event(database, member.id)
    assert (kept.kind, kept.on, kept.reason, kept.decision) == (right.kind, right.on, "Nghỉ ốm", "5/QĐ")
    assert _status(database, member.id) is Status.SUSPENDED
    _do(database, lambda tx: services.remove_event(tx, kept.id))
    assert _history(database, member.id) == [(EventKind.ADMITTED, date(2015, 1, 5))]
    assert _status(database, member.id) is Status.ACTIVE


def test_the_whole_history_is_judged_again(database: Database) -> None:
    member = add(database)
    _record(database, member.id, EventKind.SUSPENDED, date(2026, 2, 1))
    on_hold = _event(database, member.id)
    _record(database, member.id, EventKind.RETURNED, date(2026, 4, 1))
    with pytest.raises(EventImpossible) as caught, database.write("remove") as tx:
        services.remove_event(tx, on_hold.id)
    assert (caught.value.reason, caught.value.on) == ("not_suspended", date(2026, 4, 1))
    with pytest.raises(EventImpossible), database.write("correct") as tx:
        services.correct_event(tx, replace(on_hold, on=date(2026, 5, 1)))
    with pytest.raises(EventImpossible), database.write("correct") as tx:
        services.correct_event(tx, replace(on_hold, kind=EventKind.DIED))
    with pytest.raises(EventImpossible) as caught, database.write("correct") as tx:
        services.correct_event(tx, replace(on_hold, on=date(2010, 1, 1)))
    assert caught.value.reason == "no_beginning"
    assert refusal(caught.value)


def test_how_somebody_came_is_corrected_with_the_record_and_never_taken_out(database: Database) -> None:
    member = add(database, joined=date(2015, 1, 5))
    came = _event(database, member.id)
    with pytest.raises(EventImpossible) as caught, database.write("remove") as tx:
        services.remove_event(tx, came.id)
    assert caught.value.reason == "no_beginning"
    _do(database, lambda tx: services.correct_event(tx, replace(came, on=date(2016, 1, 5))))
    with database.read() as reading:
        assert services.get_member(reading, member.id).joined == date(2016, 1, 5)
    there = replace(_event(database, member.id), kind=EventKind.OPENING)
    _do(database, lambda tx: services.correct_event(tx, there))
    assert _history(database, member.id) == [(EventKind.OPENING, SINCE_EVER)]
    with database.read() as reading:
        assert services.get_member(reading, member.id).joined is None


def test_what_was_counted_is_put_right_or_taken_out_only_for_a_reason(database: Database, founded: None) -> None:
    member = add(database)
    _record(database, member.id, EventKind.RETIRED, date(2026, 3, 1), counterpart="?")
    _do(database, lambda tx: services.close_count(tx, SPRING))
    counted = _event(database, member.id)
    with pytest.raises(EventImpossible) as caught, database.write("correct") as tx:
        services.correct_event(tx, replace(counted, on=date(2026, 7, 1)))
    assert caught.value.reason == "counted"
    _do(database, lambda tx: services.correct_event(tx, replace(counted, counterpart="")))  # no figure changes
    counted = _event(database, member.id)
    with pytest.raises(EventImpossible) as caught, database.write("remove") as tx:
        services.remove_event(tx, counted.id)
    assert caught.value.reason == "counted"
    _do(database, lambda tx: services.remove_event(tx, counted.id, "Ghi nhầm người"))
    left = _event(database, member.id)
    assert left.is_correction
    assert left.reason == "Xóa “Nghỉ hưu” ngày 01/03/2026: Ghi nhầm người"


# What cannot be


@pytest.mark.parametrize("kind", [EventKind.MOVED_IN, EventKind.ADMITTED])
def test_nobody_comes_who_is_a_member_or_has_died_but_who_left_comes_again(database: Database, kind: EventKind) -> None:
    member = add(database)
    with pytest.raises(EventImpossible) as caught:
        _record(database, member.id, kind, date(2026, 3, 1))
    assert caught.value.reason == "already_member"
    _record(database, member.id, EventKind.MOVED_OUT, date(2026, 4, 1))
    _record(database, member.id, kind, date(2026, 5, 1))
    assert _status(database, member.id) is Status.ACTIVE
    _record(database, member.id, EventKind.DIED, date(2026, 6, 1))
    with pytest.raises(EventImpossible) as caught:
        _record(database, member.id, kind, date(2026, 7, 1))
    assert caught.value.reason == "died"
    assert "01/07/2026" in (refusal(caught.value) or "")


def test_what_did_not_fit_before_is_no_reason_to_refuse_something_else() -> None:
    odd = [MembershipEvent("1", "m", EventKind.ADMITTED, date(2015, 1, 1)),
           MembershipEvent("2", "m", EventKind.ADMITTED, date(2016, 1, 1))]  # fmt: skip
    assert [reason for _, reason in faults(odd, date(2026, 1, 1))] == ["already_member"]
