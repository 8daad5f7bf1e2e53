"""A register kept in Excel comes in, and the one that goes out comes in as itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.core.contracts import Action, Existing, Verdict
from desktop.core.database import Database
from desktop.features.correspondence.domain import Direction, Entry, Numbering
from desktop.features.correspondence.imports import DocumentImport
from desktop.features.correspondence.reports import EXPORT
from desktop.features.correspondence.services import (
    cancel_numbers,
    close_year,
    keep_numbering,
    mark_done,
    register_of,
)
from desktop.features.correspondence.storage import EntryStore
from desktop.features.correspondence.words import explain
from desktop.features.importing import services as importing
from desktop.features.reports.lists import export_list
from tests.correspondence.conftest import LETTER, PROPOSAL, enter
from tests.importing.made import save_xlsx

TARGET = DocumentImport()


def judged(database: Database, path: Path, existing: Existing = Existing.SKIP) -> list[Verdict]:
    with database.read() as reading:
        return list(importing.preview(reading, importing.read_list(path, TARGET, reading), TARGET, existing).verdicts)


def taken(database: Database, path: Path, existing: Existing = Existing.SKIP) -> None:
    with database.read() as reading:
        parsed = importing.read_list(path, TARGET, reading)
    importing.carry_out(database, parsed, TARGET, existing)


def entries(database: Database, direction: Direction, year: int = 2026) -> list[Entry]:
    with database.read() as reading:
        return [replace(one, id="", revision=0) for one in register_of(reading, direction, year)]


@pytest.fixture
def filled(union: Database) -> Database:
    first = enter(union, PROPOSAL)
    enter(union, PROPOSAL, subject="=Chen vào", suffix="a", number=1, copies=3, filed_in="Văn phòng", note="-x\ndòng 2")
    enter(union, PROPOSAL, kind="QĐ", subject="Khen thưởng: đợt 1", dated=date(2025, 5, 4))
    letter = enter(union, LETTER)
    enter(union, LETTER, symbol="", subject="Gửi kèm", handler="Bà Hà", due=None)
    with union.write("change") as tx:
        cancel_numbers(tx, [first.id], "Viết nhầm")
        mark_done(tx, [letter.id])
    return union


@pytest.mark.parametrize("existing", list(Existing))
@pytest.mark.parametrize("one_series", [False, True])
def test_the_register_that_goes_out_comes_in_as_itself(
    filled: Database, tmp_path: Path, existing: Existing, one_series: bool
) -> None:
    if one_series:
        with filled.write("numbering") as tx:
            keep_numbering(tx, Numbering(one_series=True))
    path = tmp_path / "out.xlsx"
    assert export_list(filled, EXPORT, path) == 5
    verdicts = judged(filled, path, existing)
    assert Counter(one.action for one in verdicts) == {Action.UNCHANGED: 5}
    assert [one.findings for one in verdicts] == [()] * 5


def test_the_whole_register_comes_into_an_empty_book(filled: Database, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    export_list(filled, EXPORT, path)
    registers = (Direction.ISSUED, 2026), (Direction.ISSUED, 2025), (Direction.RECEIVED, 2026)
    before = {one: entries(filled, *one) for one in registers}
    with filled.write("empty") as tx:
        for way in Direction:
            for year in (2025, 2026):
                for one in register_of(tx, way, year):
                    EntryStore(tx).remove(one.id)
    assert entries(filled, Direction.ISSUED) == []
    taken(filled, path)
    assert {one: entries(filled, *one) for one in before} == before


def test_registers_kept_as_the_decree_shows_them_come_in(union: Database, tmp_path: Path) -> None:
    issued = save_xlsx(
        tmp_path / "di.xlsx", ("SỔ ĐĂNG KÝ VĂN BẢN ĐI",),
        ("Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản", "Người ký",
         "Nơi nhận văn bản", "Đơn vị, người nhận bản lưu", "Số lượng bản", "Ghi chú"),
        ("07/TTr-CĐCS", "05/03/2026", "Tờ trình: Đề nghị khen thưởng", "Lê Thị Hà", "LĐLĐ tỉnh", "VP", 2, None),
        ("12/CĐCS", "06/03/2026", "V/v cung cấp số liệu", "Lê Thị Hà", "LĐLĐ tỉnh", None, 1, None),
        ("03/KH", "07/03/2026", "Kế hoạch tổ chức 8/3", None, "Các tổ", None, None, None),
    )  # fmt: skip
    came = save_xlsx(
        tmp_path / "den.xlsx",
        ("Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu văn bản", "Ngày tháng văn bản",
         "Tên loại và trích yếu nội dung văn bản", "Đơn vị hoặc người nhận", "Hạn xử lý"),
        ("10/03/2026", 4, "LĐLĐ tỉnh", "34/KH-LĐLĐ", "01/03/2026", "Chăm lo Tết", "Bà Hà", "30/03/2026"),
    )  # fmt: skip
    taken(union, issued)
    taken(union, came)
    assert [(one.printed_number, one.kind, one.subject) for one in entries(union, Direction.ISSUED)] == [
        ("12/CĐCS", "CV", "V/v cung cấp số liệu"),
        ("03/KH", "KH", "Kế hoạch tổ chức 8/3"),
        ("07/TTr-CĐCS", "TTr", "Đề nghị khen thưởng"),
    ]
    (letter,) = entries(union, Direction.RECEIVED)
    assert (letter.number, letter.symbol, letter.kind, letter.sender) == (4, "34/KH-LĐLĐ", "KH", "LĐLĐ tỉnh")
    assert (letter.received_on, letter.due) == (date(2026, 3, 10), date(2026, 3, 30))


HEAD = ("Số", "Trích yếu", "Ngày văn bản")


def test_what_has_no_number_gets_the_next_and_comes_in_once(union: Database, tmp_path: Path) -> None:
    path = save_xlsx(tmp_path / "a.xlsx", (*HEAD, "Loại văn bản"), (None, "Một", "05/03/2026", "Báo cáo"),
                     (None, "Hai", "06/03/2026", "Báo cáo"), (None, "Hai", "06/03/2026", "Báo cáo"))  # fmt: skip
    taken(union, path)
    assert [one.printed_number for one in entries(union, Direction.ISSUED)] == ["01/BC-CĐCS", "02/BC-CĐCS"]
    assert Counter(one.action for one in judged(union, path)) == {Action.UNCHANGED: 2, Action.SKIP: 1}


def test_the_three_verbs_hold_for_documents(filled: Database, tmp_path: Path) -> None:
    path = save_xlsx(tmp_path / "a.xlsx", (*HEAD, "Người ký", "Nơi lưu"),
                     ("01/TTr-CĐCS", "Đề nghị khen thưởng năm 2026", "20/11/2026", "Ông Khác", "Tủ 1"))  # fmt: skip
    assert judged(filled, path)[0].action is Action.SKIP
    assert judged(filled, path, Existing.FILL)[0].differences == (("Nơi lưu", "", "Tủ 1"),)
    taken(filled, path, Existing.OVERWRITE)
    first = entries(filled, Direction.ISSUED)[0]
    assert (first.signer, first.filed_in, first.recipients) == ("Ông Khác", "Tủ 1", "LĐLĐ tỉnh")


@pytest.mark.parametrize(
    ("head", "row", "problem"),
    [
        ((), ("bảy", "A", "05/03/2026"), "number_not_understood"),
        ((), ("01/TTr-CĐCS", "A", "2026"), "document_day_needed"),
        ((), ("01/TTr-CĐCS", "A", "05/03/2030"), "document_in_the_future"),
        ((), ("02/TTr-CĐCS", "A", "05/03/2024"), "register_closed"),
        (("Tên loại",), ("01/TTr-CĐCS", "A", "05/03/2026", "Thư tình"), "document_kind_unknown"),
        (("Đi/đến",), ("01/TTr-CĐCS", "A", "05/03/2026", "Về"), "direction_unknown"),
        (("Năm",), ("01/TTr-CĐCS", "A", "05/03/2026", 2025), "document_of_another_year"),
        (("Số bản",), ("01/TTr-CĐCS", "A", "05/03/2026", 0), "document_too_small"),
        (("Nơi gửi", "Ngày đến"), ("1", "A", "05/03/2026", "LĐLĐ", "04/03/2026"), "document_before_dated"),
        (("Ngày đến",), ("1", "A", "05/03/2026", "06/03/2026"), "document_required"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(
    union: Database, tmp_path: Path, head: tuple[str, ...], row: tuple[Any, ...], problem: str
) -> None:
    enter(union, PROPOSAL, dated=date(2024, 5, 4))
    with union.write("close") as tx:
        close_year(tx, 2024)
    (verdict,) = judged(union, save_xlsx(tmp_path / "a.xlsx", HEAD + head, row))
    assert verdict.action is Action.REFUSE
    grave = next(one for one in verdict.findings if one.grave)
    assert grave.problem == problem
    assert explain(grave)
