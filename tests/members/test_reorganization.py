"""A re-organisation is one deed that keeps every earlier day as it was."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.core.database import Database
from desktop.core.errors import UserError
from desktop.core.store import take_back
from desktop.features.members import services
from desktop.features.members.domain import (
    Fate,
    Member,
    MemberQuery,
    PlanUnclear,
    ReorganizationPlan,
    SectionPlan,
)
from desktop.features.members.reports import member_list
from desktop.features.members.words import refusal
from desktop.features.organization.domain import Superior, SuperiorKind, UnionDraft
from desktop.features.organization.services import found_union, letterhead, list_sections
from tests.members.people import add

DAY = date(2026, 7, 1)
LONG_AN = "ấp 3, xã Mỹ Hạnh, huyện Đức Hòa, tỉnh Long An"


@pytest.fixture
def union(database: Database) -> dict[str, str]:
    """Section ids by name; two people in each."""
    with database.write("found") as tx:
        draft = UnionDraft(
            "CĐCS Công ty May", "MAY", superior_name="LĐLĐ huyện Đức Hòa", sections=("Cắt", "May", "Kho")
        )
        found_union(tx, draft)
        found = {section.name: section.id for section in list_sections(tx)}
    for number, section in enumerate(("Cắt", "Cắt", "May", "May", "Kho", "Kho")):
        add(database, f"Trần Thị {'ABCDEF'[number]}n", section_id=found[section], joined=date(2024, 1, 1))
    return found


def _carry_out(database: Database, *sections: SectionPlan, **more: object) -> object:
    with database.write("reorganize") as tx:
        services.reorganize(tx, ReorganizationPlan(DAY, "07/QĐ-CĐCS", sections=sections, **more))  # type: ignore[arg-type]
        return list(tx.changes)


def _on(database: Database, day: date) -> dict[str, int]:
    """People by the name of their section, as the list of that day is printed."""
    with database.read() as reading:
        rows = member_list(reading, day.isoformat()).tables[0].rows
    texts = (str(row.cells[0]) for row in rows if len(row.cells) == 1)
    return {text.partition(" (")[0]: int(text.partition(" (")[2].split()[0]) for text in texts}


def test_sections_are_joined_renamed_split_and_closed_and_the_day_before_is_as_it_was(
    database: Database, union: dict[str, str]
) -> None:
    with database.read() as reading:
        first = services.list_members(reading, MemberQuery(section_id=union["May"]))[0]
    _carry_out(
        database,
        SectionPlan(union["Cắt"], Fate.RENAMED, "Cắt và hoàn thành"),
        SectionPlan(union["May"], Fate.SPLITS, parts={"May mẫu": (first.id,)}),
        SectionPlan(union["Kho"], Fate.JOINS, "Cắt và hoàn thành"),
    )
    assert _on(database, date(2026, 6, 30)) == {"Cắt": 2, "May": 2, "Kho": 2}
    assert _on(database, DAY) == {"Cắt và hoàn thành": 4, "May": 1, "May mẫu": 1}
    with database.read() as reading:
        by_name = {section.name: section for section in list_sections(reading)}
        assert by_name["Kho"].closed
        assert (by_name["Kho"].until, by_name["May mẫu"].since) == (date(2026, 6, 30), DAY)
        assert by_name["May mẫu"].decision == "07/QĐ-CĐCS"
        assert not by_name["May mẫu"].is_open_on(date(2026, 6, 30))


def test_one_undo_takes_all_of_it_back(database: Database, union: dict[str, str]) -> None:
    before = _on(database, date(2026, 11, 22))
    changes = _carry_out(
        database,
        SectionPlan(union["Kho"], Fate.JOINS, "Tổ mới"),
        SectionPlan(union["May"], Fate.CLOSED),
        superior=Superior("", "Công đoàn xã Mỹ Hạnh", SuperiorKind.CD_XA, since=DAY),
    )
    assert _on(database, date(2026, 11, 22)) == {"Cắt": 2, "Tổ mới": 2, "Chưa xếp tổ": 2}
    with database.write("undo") as tx:
        assert take_back(tx, changes) == []  # type: ignore[arg-type]
    assert _on(database, date(2026, 11, 22)) == before
    with database.read() as reading:
        assert len(list_sections(reading)) == 3


def test_the_union_above_changes_from_that_day_on(database: Database, union: dict[str, str]) -> None:
    _carry_out(database, superior=Superior("", "Công đoàn xã Mỹ Hạnh", SuperiorKind.CD_XA, since=DAY))
    with database.read() as reading:
        heads = [letterhead(reading, dated=day).superior for day in (date(2026, 6, 30), DAY)]
    assert heads == ["LĐLĐ HUYỆN ĐỨC HÒA", "CÔNG ĐOÀN XÃ MỸ HẠNH"]


@pytest.mark.parametrize(
    ("fate", "target", "reason"),
    [
        (Fate.JOINS, "", "no_target"),
        (Fate.RENAMED, "", "no_target"),
        (Fate.JOINS, "cat", "into_itself"),
        (Fate.JOINS, "Kho", "target_closes"),
        (Fate.SPLITS, "", "nobody_chosen"),
    ],
)
def test_a_plan_that_is_not_clear_is_refused_in_words(
    database: Database, union: dict[str, str], fate: Fate, target: str, reason: str
) -> None:
    with pytest.raises(PlanUnclear) as caught:
        _carry_out(database, SectionPlan(union["Cắt"], fate, target), SectionPlan(union["Kho"], Fate.CLOSED))
    assert caught.value.reason == reason
    assert "Cắt" in (refusal(caught.value) or "")
    assert _on(database, DAY) == {"Cắt": 2, "May": 2, "Kho": 2}


def test_the_preview_counts_those_who_will_move(database: Database, union: dict[str, str]) -> None:
    plan = ReorganizationPlan(DAY, sections=(SectionPlan(union["Kho"], Fate.JOINS, "May"),))
    with database.read() as reading:
        assert services.count_moved(reading, plan) == 2


def test_addresses_are_proposed_and_the_home_town_is_left_alone(database: Database, union: dict[str, str]) -> None:
    lives = add(database, "Lê Thị Gấm", address=LONG_AN, home_town=LONG_AN)
    add(database, "Lê Thị Mới", address="xã Mỹ Hạnh, tỉnh Tây Ninh")
    with database.read() as reading:
        proposals = services.list_address_proposals(reading)
    assert [(one.id, one.proposed, one.certain) for one in proposals] == [
        (lives.id, "ấp 3, xã Mỹ Hạnh, tỉnh Tây Ninh", False)
    ]
    changes = _carry_out(database, addresses={lives.id: proposals[0].proposed})
    with database.read() as reading:
        now: Member = services.get_member(reading, lives.id)
        former = services.former_addresses(reading, lives.id)
        assert (now.address, now.home_town) == ("ấp 3, xã Mỹ Hạnh, tỉnh Tây Ninh", LONG_AN)
        assert [(one.address, one.until) for one in former] == [(LONG_AN, date(2025, 6, 30))]
        assert services.list_address_proposals(reading) == []
    with database.write("undo") as tx:
        take_back(tx, changes)  # type: ignore[arg-type]
        assert services.get_member(tx, lives.id).address == LONG_AN
        assert services.former_addresses(tx, lives.id) == []


def test_a_day_to_come_is_refused(database: Database, union: dict[str, str]) -> None:
    plan = ReorganizationPlan(date(2027, 1, 1), sections=(SectionPlan(union["Kho"], Fate.CLOSED),))
    with pytest.raises(UserError), database.write("reorganize") as tx:
        services.reorganize(tx, plan)
