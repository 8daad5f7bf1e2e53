"""Awards given before and the facts of a year come in from Excel, and go out so that they come in again unchanged."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from desktop.core.contracts import Action, Existing, ImportTarget
from desktop.features.awards import services
from desktop.features.awards.domain import Discipline, Rating
from desktop.features.awards.imports import EXPORTS, AwardHistoryImport, YearFactsImport
from desktop.features.importing import services as importing
from desktop.features.reports.lists import export_list
from tests.awards.conftest import House

TUYET, BAO = "Nguyễn Thị Ánh Tuyết", "Trần Văn Bảo"
HISTORY = ("STT", "Họ và tên", "Danh hiệu, hình thức", "Năm thành tích", "Số QĐ", "Ngày QĐ", "Cơ quan ban hành")
YEARS = ("STT", "Họ và tên", "Năm", "Số ngày nghỉ", "Kỷ luật", "Đơn thư", "Xếp loại", "Danh hiệu chính quyền")


def workbook(path: Path, head: tuple[str, ...], *rows: tuple[Any, ...]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (head, *rows):
        sheet.append(row)
    book.save(path)
    return path


def verdicts(house: House, path: Path, target: ImportTarget, existing: Existing = Existing.SKIP) -> Any:
    with house.read() as reading:
        parsed = importing.read_list(path, target, reading)
        return importing.preview(reading, parsed, target, existing).verdicts


def take_in(house: House, path: Path, target: ImportTarget, existing: Existing = Existing.SKIP) -> list[Action]:
    found = verdicts(house, path, target, existing)
    with house.write() as tx:
        target.carry_out(tx, found)
    return [one.action for one in found]


def test_awards_given_come_in_with_their_decision_and_their_own_year(house: House, tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "khen.xlsx", HISTORY,
        (1, TUYET, "LĐTT", 2024, "15/QĐ-HP", "18/01/2025", "Giám đốc"),
        (2, "Tổ Cắt", "Tổ công đoàn vững mạnh", 2024, "16/QĐ-CĐCS", "20/01/2025", "BCH CĐCS"),
    )  # fmt: skip
    assert take_in(house, path, AwardHistoryImport()) == [Action.CREATE, Action.CREATE]
    with house.read() as reading:
        found = {one.subject: one.history for one in services.award_register(reading)}
    assert (found[TUYET].award, found[TUYET].year, found[TUYET].decided_on) == ("LDTT", 2024, date(2025, 1, 18))
    assert found["Tổ Cắt"].decision_number == "16/QĐ-CĐCS"
    assert take_in(house, path, AwardHistoryImport()) == [Action.UNCHANGED, Action.UNCHANGED]


def test_an_award_without_number_or_day_of_its_decision_is_refused_by_its_cell(house: House, tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "khen.xlsx", HISTORY,
        (1, TUYET, "LĐTT", 2024, None, "18/01/2025", ""),
        (2, BAO, "LĐTT", 2024, "15/QĐ", "2025", ""),
        (3, BAO, "LĐTT", 2026, "15/QĐ", "18/01/2025", ""),
        (4, "Tổ Cắt", "LĐTT", 2024, "15/QĐ", "18/01/2025", ""),
        (5, BAO, "Huy hiệu lạ", 2024, "15/QĐ", "18/01/2025", ""),
    )  # fmt: skip
    found = verdicts(house, path, AwardHistoryImport())
    assert {one.action for one in found} == {Action.REFUSE}
    problems = [one.findings[-1].problem for one in found]
    assert problems == ["required", "whole_day_needed", "after_decision", "award_not_for_subject", "unknown_award"]


def test_a_corrected_decision_is_written_over_only_when_that_is_asked_for(house: House, tmp_path: Path) -> None:
    take_in(house, workbook(tmp_path / "a.xlsx", HISTORY, (1, TUYET, "LĐTT", 2024, "15/QĐ", "18/01/2025", "")),
            AwardHistoryImport())  # fmt: skip
    later = workbook(tmp_path / "b.xlsx", HISTORY, (1, TUYET, "LĐTT", 2024, "16/QĐ", "18/01/2025", "Giám đốc"))
    assert take_in(house, later, AwardHistoryImport()) == [Action.SKIP]
    assert take_in(house, later, AwardHistoryImport(), Existing.OVERWRITE) == [Action.UPDATE]
    with house.read() as reading:
        (one,) = services.award_register(reading)
    assert (one.history.decision_number, one.history.issuer) == ("16/QĐ", "Giám đốc")


def test_facts_of_a_year_come_in_for_many_and_fill_only_blanks(house: House, tmp_path: Path) -> None:
    house.know(house.person(BAO), year=2024, absent_days=7, rating=None)
    path = workbook(
        tmp_path / "nam.xlsx", YEARS,
        (1, TUYET, 2024, 3, "Không", "Không", "Xuất sắc", "LĐTT"),
        (2, BAO, 2024, 9, "Không", "Không", "Tốt", "LĐTT"),
        (3, "Tổ Cắt", 2024, 4, "", "Không", "Tốt", ""),
    )  # fmt: skip
    assert take_in(house, path, YearFactsImport(), Existing.FILL) == [Action.CREATE, Action.UPDATE, Action.CREATE]
    with house.read() as reading:
        lines = {one.name: one.facts for one in services.year_lines(reading, 2024)}
    assert (lines[TUYET].discipline, lines[TUYET].rating) == (Discipline.NONE, Rating.EXCELLENT)
    assert (lines[BAO].absent_days, lines[BAO].rating) == (7, Rating.GOOD)
    assert lines["Tổ Cắt"].absent_days is None


def test_what_is_exported_comes_in_again_without_a_change(house: House, tmp_path: Path) -> None:
    house.know(house.person(TUYET), year=2024, absent_days=0, maternity_days=120, study_days=30)
    house.know(house.section("Tổ Cắt"), year=2024, absent_days=None, discipline=None, state_title=None)
    take_in(house, workbook(tmp_path / "a.xlsx", HISTORY, (1, TUYET, "LĐTT", 2024, "15/QĐ", "18/01/2025", "")),
            AwardHistoryImport())  # fmt: skip
    for name, target in (("award-history", AwardHistoryImport()), ("year-facts", YearFactsImport())):
        path = tmp_path / f"{name}.xlsx"
        export_list(house.database, next(one for one in EXPORTS if one.name == name), path)
        actions = take_in(house, path, target, Existing.OVERWRITE)
        assert actions
        assert set(actions) == {Action.UNCHANGED}
