from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.core.contracts import Action, Existing
from desktop.core.database import Database
from desktop.features.importing import answers, services
from desktop.features.importing.sheets import read_workbook
from desktop.features.members.imports import MemberImport
from desktop.features.members.services import list_members
from tests.importing.made import LISTS, save_docx, save_page

FILES = sorted(LISTS.glob("*.xlsx"))


def truth_of(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.with_name(f"{path.name}.truth.json").read_text(encoding="utf-8"))
    return found


def as_it_is(path: Path, folder: Path) -> Path:
    return path


def as_page(path: Path, folder: Path) -> Path:
    return save_page(folder / f"{path.stem}.xls", read_workbook(path).sheets[0])


def as_docx(path: Path, folder: Path) -> Path:
    return save_docx(folder / f"{path.stem}.docx", read_workbook(path).sheets[0])


@pytest.mark.parametrize("shaped", [as_it_is, as_page, as_docx])
@pytest.mark.parametrize("original", FILES, ids=lambda path: path.stem)
def test_a_real_list_comes_in_whole_and_right_in_every_shape(
    original: Path, shaped: Callable[[Path, Path], Path], database: Database, tmp_path: Path
) -> None:
    truth, target, path = truth_of(original), MemberImport(), shaped(original, tmp_path)
    with database.read() as reading:
        parsed = services.read_list(path, target, reading)
    batch = services.carry_out(database, parsed, target, Existing.SKIP)
    with database.read() as reading:
        stored = list_members(reading)
    found = sorted(
        (one.full_name, one.birth.iso() if one.birth else "", str(one.sex), one.national_id) for one in stored
    )
    assert found == sorted((one["ho_ten"], one["ngay_sinh"], one["gioi_tinh"], one["cccd"]) for one in truth["people"])
    assert [list(layout.header_rows) for layout in parsed.layouts] == [truth["header_rows"]]
    assert parsed.encoding == truth.get("encoding", "Unicode")
    assert (batch.created, batch.refused) == (truth["count"], 0)
    assert batch.skipped == truth.get("repeated", 0)


def test_the_answer_for_scripts_is_the_documented_one(database: Database) -> None:
    path, target = LISTS / "danh-sach-nhieu-to.xlsx", MemberImport()
    with database.read() as reading:
        parsed = services.read_list(path, target, reading)
        preview = services.preview(reading, parsed, target, Existing.SKIP)
    batch = services.carry_out(database, parsed, target, Existing.SKIP)
    answer = answers.as_json(parsed, preview, batch)
    counted = {key: answer[key] for key in ("create", "update", "unchanged", "skipped", "refused")}
    assert counted == {"create": 120, "update": 0, "unchanged": 0, "skipped": 1, "refused": 0}
    assert answer["encoding"] == "Unicode"
    assert answer["import_id"] == batch.id
    assert answer["sheets"][0]["header_rows"] == [3]
    assert answer["sheets"][0]["columns"]["B"] == "full_name"
    (repeated,) = answer["problems"]
    assert {"sheet", "cell", "value", "problem", "fix"} <= repeated.keys()
    assert repeated["code"] == "repeated_in_file"
    assert {"cell": "E5", "value": "24181576529", "became": "024181576529"}.items() <= answer["repairs"][0].items()
    json.dumps(answer)


def test_the_sections_named_between_the_rows_become_the_peoples_sections(database: Database) -> None:
    path, target = LISTS / "danh-sach-nhieu-to.xlsx", MemberImport()
    with database.read() as reading:
        parsed = services.read_list(path, target, reading)
    services.carry_out(database, parsed, target, Existing.SKIP)
    with database.read() as reading:
        sections = {one.full_name: one.section for one in list_members(reading)}
    assert sections["Bùi Thị Thu Trang"] == "Tổ Kho vận"
    assert sections["Quách Quang Lâm"] == "Tổ Văn phòng"


def test_importing_the_same_file_again_changes_nothing(database: Database) -> None:
    path, target = LISTS / "nhan-su-500.xlsx", MemberImport()
    with database.read() as reading:
        parsed = services.read_list(path, target, reading)
    services.carry_out(database, parsed, target, Existing.SKIP)
    with database.read() as reading:
        again = services.preview(reading, parsed, target, Existing.OVERWRITE)
    assert again.count(Action.UNCHANGED) == 500


def test_the_preview_and_the_import_agree(database: Database) -> None:
    path, target = LISTS / "danh-sach-vntime.xlsx", MemberImport()
    with database.read() as reading:
        parsed = services.read_list(path, target, reading)
        preview = services.preview(reading, parsed, target, Existing.SKIP)
    batch = services.carry_out(database, parsed, target, Existing.SKIP)
    assert batch.created == preview.count(Action.CREATE) == 60
