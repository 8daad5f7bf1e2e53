from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desktop.core.contracts import Action, Existing
from desktop.features.awards import services
from desktop.features.awards.domain import Discipline, Occasion, Rating
from desktop.features.awards.imports import EXPORTS, NominationImport
from desktop.features.awards.imports.fields import FIELDS
from desktop.features.importing import services as importing
from desktop.features.members.domain import EventKind
from desktop.features.members.services import end_membership
from tests.awards.conftest import YEAR, House

TUYET, BAO = "Nguyễn Thị Ánh Tuyết", "Trần Văn Bảo"
HEAD = ("STT", "Họ và tên", "Hình thức đề nghị", "Thành tích tóm tắt", "Số ngày nghỉ", "Kỷ luật", "Đơn thư",
        "Xếp loại năm", "Danh hiệu chính quyền")  # fmt: skip
GOOD = (1, TUYET, "ĐVCĐXS", "Vượt 12 % định mức", 2, "Không", "Không", "Xuất sắc", "LĐTT")


def workbook(path: Path, *rows: tuple[Any, ...], head: tuple[str, ...] = HEAD) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (head, *rows):
        sheet.append(row)
    book.save(path)
    return path


def preview(house: House, path: Path, existing: Existing = Existing.SKIP) -> importing.Preview:
    with house.read() as reading:
        parsed = importing.read_list(path, NominationImport(), reading)
        return importing.preview(reading, parsed, NominationImport(), existing)


def take_in(house: House, path: Path, existing: Existing = Existing.SKIP) -> list[Action]:
    verdicts = preview(house, path, existing).verdicts
    with house.write() as tx:
        NominationImport().carry_out(tx, verdicts)
    return [verdict.action for verdict in verdicts]


def test_a_row_becomes_a_nomination_with_the_facts_of_its_year(house: House, tmp_path: Path) -> None:
    take_in(house, workbook(tmp_path / "list.xlsx", GOOD, (2, "Tổ Cắt", "Tổ công đoàn vững mạnh")))
    found = {one.subject: one.nomination for one in house.assess()}
    assert {name: one.award for name, one in found.items()} == {TUYET: "DVXS", "Tổ Cắt": "TCDVM"}
    assert found[TUYET].achievement == "Vượt 12 % định mức"
    with house.read() as reading:
        facts = services.year_facts(reading, [house.person(TUYET).id])[house.person(TUYET).id][YEAR]
    assert (facts.absent_days, facts.discipline, facts.complaint_pending, facts.rating, facts.state_title) == (
        2, Discipline.NONE, False, Rating.EXCELLENT, "LDTT",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("row", "cell", "problem"),
    [
        ((1, "Hoàng Thị Không Có", "ĐVCĐXS"), "B2", "unknown_person"),
        ((1, TUYET, "Huy chương"), "C2", "unknown_award"),
        ((1, TUYET, "Chiến sĩ thi đua cơ sở"), "C2", "award_not_ours"),
        ((1, TUYET, "Tổ công đoàn vững mạnh"), "C2", "award_not_for_subject"),
        ((1, TUYET, "ĐVCĐXS", "", 500), "E2", "out_of_range"),
        ((1, TUYET, "ĐVCĐXS", "", 2, "Phê bình miệng"), "F2", "unknown_choice"),
    ],
)
def test_a_row_that_cannot_be_taken_names_its_cell_and_stops_no_other(
    house: House, tmp_path: Path, row: tuple[Any, ...], cell: str, problem: str
) -> None:
    done = preview(house, workbook(tmp_path / "list.xlsx", row, (2, BAO, "ĐVCĐXS")))
    assert [verdict.action for verdict in done.verdicts] == [Action.REFUSE, Action.CREATE]
    grave = [finding for finding in done.verdicts[0].findings if finding.grave]
    assert [(finding.cell, finding.problem) for finding in grave] == [(cell, problem)]


def test_somebody_who_left_may_be_honoured_on_an_occasion(house: House, tmp_path: Path) -> None:
    with house.write() as tx:
        end_membership(tx, house.person(TUYET).id, EventKind.RETIRED, tx.today())
    head = ("STT", "Họ và tên", "Hình thức đề nghị", "Dịp khen", "Ghi chú")
    rows = [(1, TUYET, "ĐVCĐXS", "Đột xuất", "Cứu người\ntrong mưa lũ"), (2, BAO, "ĐVCĐXS", "Chẳng dịp nào", None)]
    assert take_in(house, workbook(tmp_path / "list.xlsx", *rows, head=head)) == [Action.CREATE, Action.REFUSE]
    (nomination,) = (one.nomination for one in house.assess())
    assert (nomination.occasion, nomination.note) == (Occasion.UNEXPECTED, "Cứu người\ntrong mưa lũ")


def test_the_same_list_twice_changes_nothing(house: House, tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", GOOD, GOOD)
    assert take_in(house, path) == [Action.CREATE, Action.SKIP]
    assert take_in(house, path, Existing.OVERWRITE) == [Action.UNCHANGED, Action.SKIP]


def test_known_facts_stay_unless_they_may_be_overwritten(house: House, tmp_path: Path) -> None:
    house.know(house.person(TUYET), absent_days=45)
    house.nominate("DVXS", house.person(TUYET), achievement="")
    path = workbook(tmp_path / "list.xlsx", GOOD)
    assert take_in(house, path, Existing.SKIP) == [Action.SKIP]
    assert take_in(house, path, Existing.FILL) == [Action.UPDATE]
    assert house.assess()[0].nomination.achievement == "Vượt 12 % định mức"
    assert "45" in house.check("absence").found
    assert take_in(house, path, Existing.OVERWRITE) == [Action.UPDATE]
    assert "Nghỉ 2 ngày" in house.check("absence").found


def test_the_exported_list_comes_in_again_without_a_change(house: House, tmp_path: Path) -> None:
    house.know(house.person(TUYET), maternity_days=180)
    house.nominate("DVXS", house.person(TUYET))
    house.nominate("KNC", house.person(TUYET))
    house.nominate("TCDVM", house.section("Tổ May 1"))
    (export,) = (export for export in EXPORTS if export.name == "nominations")
    with house.read() as reading:
        rows = [tuple(str(cell) if cell is not None else None for cell in row) for row in export.rows(reading)]
    assert len(rows) == 3
    head = tuple(field.title for field in FIELDS)
    assert export.columns == head
    path = workbook(tmp_path / "out.xlsx", *rows, head=head)
    assert take_in(house, path, Existing.OVERWRITE) == [Action.UNCHANGED] * 3
