"""Lists with posts held, days of sections, and the ways ethnic groups are written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.core.contracts import Action, Existing, ImportRow, Verdict
from desktop.core.database import Database
from desktop.core.partial_date import PartialDate
from desktop.features.importing import services as importing
from desktop.features.members import services
from desktop.features.members.domain import Member, Period, ServicePeriod
from desktop.features.members.imports import EXPORT, MemberImport
from desktop.features.organization.domain import UnionDraft
from desktop.features.organization.services import add_section, found_union, list_sections, rename_section
from desktop.features.reports.lists import export_list
from tests.members.people import add

TARGET = MemberImport()
SERVICE = (
    ServicePeriod("Tổ trưởng", "Tổ May, chuyền 2", PartialDate(2018), PartialDate(2022, 3, 31), "QĐ 12"),
    ServicePeriod("Ủy viên BCH (lâm thời)", "CĐCS", PartialDate(2023)),
)


def _judge(database: Database, values: dict[str, object]) -> Verdict:
    row = ImportRow("Sheet1", 2, values, dict.fromkeys(values, "A2"))
    with database.read() as reading:
        return TARGET.judge(reading, [row], Existing.OVERWRITE)[0]


def _bring_in(database: Database, values: dict[str, object]) -> Verdict:
    verdict = _judge(database, values)
    with database.write("import_list") as tx:
        TARGET.carry_out(tx, [verdict])
    return verdict


@pytest.fixture
def member(database: Database) -> Member:
    with database.write("sections") as tx:
        found_union(tx, UnionDraft("CĐCS Công ty May", "MAY"))
        old, new = add_section(tx, "Tổ Cắt"), add_section(tx, "Tổ May")
    made = add(database, national_id="079185001234", section_id=old.id, joined=date(2015, 1, 5), service=SERVICE)
    with database.write("move") as tx:
        services.move_to_section(tx, [made.id], new.id, date(2020, 5, 1))
        return services.get_member(tx, made.id)


def test_an_exported_list_with_posts_and_days_imports_as_itself(
    database: Database, member: Member, tmp_path: Path
) -> None:
    export_list(database, EXPORT, tmp_path / "out.xlsx")
    with database.read() as reading:
        parsed = importing.read_list(tmp_path / "out.xlsx", TARGET, reading)
    importing.carry_out(database, parsed, TARGET, Existing.OVERWRITE)
    with database.read() as reading:
        assert services.get_member(reading, member.id) == member
        assert [move.on for move in services.section_history(reading, member.id)] == [date(2020, 5, 1)]


def test_a_list_moves_somebody_on_its_day(database: Database, member: Member) -> None:
    _bring_in(
        database,
        {"full_name": member.full_name, "national_id": member.national_id, "section": "Tổ Kho",
         "section_since": PartialDate(2026, 2, 1)},
    )  # fmt: skip
    with database.read() as reading:
        assert [move.on for move in services.section_history(reading, member.id)] == [
            date(2020, 5, 1),
            date(2026, 2, 1),
        ]


def test_a_list_moves_nobody_in_a_time_that_is_counted(database: Database, member: Member) -> None:
    with database.write("close") as tx:
        services.close_count(tx, Period(date(2025, 12, 1), date(2026, 5, 31)))
    verdict = _judge(
        database,
        {"full_name": member.full_name, "national_id": member.national_id, "section": "Tổ Kho",
         "section_since": PartialDate(2026, 2, 1)},
    )  # fmt: skip
    assert verdict.action is Action.REFUSE
    assert [one.problem for one in verdict.findings] == ["day_counted"]


def test_a_post_that_follows_from_the_book_is_not_overwritten(database: Database, member: Member) -> None:
    verdict = _judge(
        database, {"full_name": member.full_name, "national_id": member.national_id, "union_post": "Thủ quỹ"}
    )
    assert verdict.action is Action.UNCHANGED
    assert [one.problem for one in verdict.findings] == ["post_follows_service"]


def test_an_old_list_finds_a_section_under_its_former_name(database: Database, member: Member) -> None:
    with database.write("rename") as tx:
        section = next(one for one in list_sections(tx) if one.name == "Tổ May")
        rename_section(tx, section, "Tổ May mẫu", date(2026, 1, 1))
    values: dict[str, object] = {"full_name": member.full_name, "national_id": member.national_id, "section": "tổ may"}
    assert _judge(database, values).action is Action.UNCHANGED
    _bring_in(database, {"full_name": "Lê Thị Mới", "national_id": "079185009999", "section": "Tổ May"})
    with database.read() as reading:
        assert [one.name for one in list_sections(reading)] == ["Tổ Cắt", "Tổ May mẫu"]


def test_ethnic_groups_and_religions_are_written_the_usual_way_and_it_is_told(database: Database) -> None:
    verdict = _bring_in(database, {"full_name": "Giàng A Páo", "ethnicity": "H'Mông", "religion": "Phật"})
    assert [one.problem for one in verdict.findings] == ["written_usually", "written_usually"]
    assert (verdict.draft.member.ethnicity, verdict.draft.member.religion) == ("Mông", "Phật giáo")


def test_posts_that_cannot_be_read_are_pointed_out_and_the_row_comes_in(database: Database) -> None:
    verdict = _bring_in(database, {"full_name": "Lê Thị Mới", "service": "2022 – 2018: Tổ trưởng"})
    assert verdict.action is Action.CREATE
    assert [one.problem for one in verdict.findings] == ["service_not_understood"]
