"""A closed count stays what it was; what is changed later is a correction and shows as a difference."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.core.database import Database
from desktop.core.records import dump, load
from desktop.features.members import services
from desktop.features.members.domain import (
    CountClosed,
    CountNotOver,
    EventImpossible,
    EventKind,
    Figures,
    Headcount,
    LabourRow,
    LaterCountClosed,
    Member,
    MembershipEvent,
    MoveImpossible,
    Period,
)
from desktop.features.members.reports import changes_list, statistics_form
from desktop.features.members.reports.statistics import closed_count_paper
from desktop.features.members.words import refusal
from desktop.features.organization.domain import UnionDraft
from desktop.features.organization.services import found_union, list_sections
from tests.members.people import add

SPRING, AUTUMN = Period(date(2025, 12, 1), date(2026, 5, 31)), Period(date(2026, 6, 1), date(2026, 11, 30))


@pytest.fixture
def people(database: Database) -> list[Member]:
    with database.write("found") as tx:
        found_union(tx, UnionDraft("CĐCS Công ty May", "MAY", sections=("Tổ Cắt", "Tổ May"), workers=10))
        section = list_sections(tx)[0].id
        services.keep_labour_figures(tx, SPRING.last, {LabourRow.WORKERS: 12})
    names = ("Trần Thị An", "Lê Thị Bình", "Hồ Thị Chi")
    return [add(database, name, joined=date(2024, 3, 1), section_id=section) for name in names]


def _close(database: Database, period: Period = SPRING) -> None:
    with database.write("close") as tx:
        services.close_count(tx, period)


def _event(database: Database, member: Member, on: date, **fields: object) -> None:
    with database.write("event") as tx:
        event = MembershipEvent("", member.id, EventKind.RETIRED, on, **fields)  # type: ignore[arg-type]
        services.record_event(tx, event)


def _printed(database: Database) -> dict[str, object]:
    with database.read() as reading:
        rows = statistics_form(reading, str(SPRING)).tables[0].rows
    return {str(row.cells[1]): row.cells[3] for row in rows if len(row.cells) > 3}


def test_a_report_that_was_sent_does_not_change(database: Database, people: list[Member]) -> None:
    before = _printed(database)
    _close(database)
    _event(database, people[0], date(2026, 4, 1), is_correction=True, reason="Ghi sót quyết định")
    with database.write("later") as tx:
        services.keep_labour_figures(tx, SPRING.last, {LabourRow.WORKERS: 99})
        services.change_member(tx, replace(services.get_member(tx, people[1].id), sex=None))
    assert _printed(database) == before
    with database.read() as reading:
        closed = services.find_closed(reading, SPRING)
        assert closed is not None
        found = {one.code: (one.closed.total, one.now.total) for one in services.compare_closed(reading, closed)}
        rows = closed_count_paper(reading, str(SPRING)).tables[0].rows
    assert found["left:NGHI_HUU"] == (0, 1)
    assert found["closing"] == (3, 2)
    assert found["labour:tong_ld"] == (12, 99)
    assert found["section:Tổ Cắt"] == (3, 2)
    assert ["Tổng số lao động", 12, 99] in [[row.cells[1], row.cells[2], row.cells[4]] for row in rows]


def test_an_event_of_a_closed_time_needs_a_reason(database: Database, people: list[Member]) -> None:
    _close(database)
    for fields in ({}, {"is_correction": True}, {"reason": "chỉ có lý do"}):
        with pytest.raises(EventImpossible) as caught:
            _event(database, people[0], date(2026, 5, 31), **fields)
        assert caught.value.reason == "counted"
        assert "31/05/2026" in (refusal(caught.value) or "")
    _event(database, people[0], date(2026, 6, 1))


def test_a_backdated_event_before_anything_is_closed_is_simply_recorded(
    database: Database, people: list[Member]
) -> None:
    _event(database, people[0], date(2026, 1, 1))
    with database.read() as reading:
        assert services.membership_stock(reading, SPRING.last).count == Headcount(2, 2)


def test_the_list_of_changes_says_which_is_a_correction(database: Database, people: list[Member]) -> None:
    _close(database)
    _event(database, people[0], date(2026, 4, 1), is_correction=True, reason="Ghi sót")
    with database.read() as reading:
        tables = changes_list(reading, str(SPRING)).tables
    assert tables[0].rows[0].cells[-1] == "Đính chính: Ghi sót"


def test_somebody_entered_late_corrects_what_was_closed_and_says_so(database: Database, people: list[Member]) -> None:
    _close(database)
    late = add(database, "Đỗ Thị Dung", joined=date(2025, 3, 1))
    with database.read() as reading:
        event = services.membership_history(reading, late.id)[0]
    assert event.is_correction
    assert event.reason


def test_a_move_between_sections_in_a_closed_time_needs_a_reason(database: Database, people: list[Member]) -> None:
    _close(database)
    with database.read() as reading:
        other = list_sections(reading)[1].id
    with pytest.raises(MoveImpossible), database.write("move") as tx:
        services.move_to_section(tx, [people[0].id], other, date(2026, 5, 31))
    with database.write("move") as tx:
        services.move_to_section(tx, [people[0].id], other, date(2026, 5, 31), reason="Ghi nhầm ngày")
        closed = services.find_closed(tx, SPRING)
        assert closed is not None
        found = {one.code: (one.closed.total, one.now.total) for one in services.compare_closed(tx, closed)}
    assert found == {"section:Tổ Cắt": (3, 2), "section:Tổ May": (0, 1)}


def test_only_a_period_that_is_over_is_closed_and_only_once(database: Database, people: list[Member]) -> None:
    with pytest.raises(CountNotOver):
        _close(database, AUTUMN)  # ends on 30/11; today is 22/11
    _close(database)
    with pytest.raises(CountClosed):
        _close(database)


def test_the_latest_count_is_opened_again_first(database: Database, people: list[Member]) -> None:
    earlier = Period(date(2025, 6, 1), date(2025, 11, 30))
    _close(database, earlier)
    _close(database)
    with pytest.raises(LaterCountClosed), database.write("reopen") as tx:
        services.reopen_count(tx, earlier.last)
    with database.write("reopen") as tx:
        services.reopen_count(tx, SPRING.last)
        assert services.last_closed(tx) == earlier.last


def test_figures_are_kept_whole(database: Database, people: list[Member]) -> None:
    with database.read() as reading:
        figures = services.count_period(reading, SPRING)
    assert load(Figures, dump(figures)) == figures
