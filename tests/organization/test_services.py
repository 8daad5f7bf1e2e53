"""The union, its superiors over time, its sections, and the set-up file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.core.database import Database
from desktop.features.organization import services
from desktop.features.organization.domain import (
    Role,
    SectionNameTaken,
    SetupFileRefused,
    Superior,
    SuperiorKind,
    UnionDraft,
    UnionExists,
    UnionMissing,
)
from desktop.features.organization.words import refusal

DRAFT = UnionDraft(
    "CĐCS Công ty TNHH May Hòa Phát", "TN-0001", place="Tây Ninh", superior_name="LĐLĐ huyện Châu Thành",
    superior_kind=SuperiorKind.LDLD_HUYEN, sections=("Tổ Cắt", "Tổ May"),
)  # fmt: skip


def _found(database: Database) -> None:
    with database.write("found") as tx:
        services.found_union(tx, DRAFT)


def test_a_union_is_founded_once(database: Database) -> None:
    with database.read() as reading, pytest.raises(UnionMissing):
        services.get_union(reading)
    _found(database)
    with pytest.raises(UnionExists):
        _found(database)
    with database.read() as reading:
        assert [section.name for section in services.list_sections(reading)] == ["Tổ Cắt", "Tổ May"]


def test_old_papers_keep_the_old_superior(database: Database) -> None:
    _found(database)
    with database.write("superior") as tx:
        new = Superior("", "Công đoàn phường Long Hoa", SuperiorKind.CD_PHUONG, since=date(2025, 7, 1))
        services.begin_superior(tx, new)
    with database.read() as reading:
        assert services.letterhead(reading, dated=date(2025, 6, 30)).superior == "LĐLĐ HUYỆN CHÂU THÀNH"
        assert services.letterhead(reading, dated=date(2025, 7, 1)).superior == "CÔNG ĐOÀN PHƯỜNG LONG HOA"
        assert next(one.name for one in services.list_superiors(reading)) == "Công đoàn phường Long Hoa"


def test_only_numbered_papers_are_dated_at_the_top(database: Database) -> None:
    _found(database)
    with database.read() as reading:
        assert services.letterhead(reading).place_date == ""
        head = services.letterhead(reading, "07/TTr-CĐCS", date(2026, 3, 5))
    assert head.place_date == "Tây Ninh, ngày 05 tháng 3 năm 2026"


def test_section_names_are_unique_whatever_their_marks(database: Database) -> None:
    _found(database)
    for name in ("tổ cắt", "TO CAT", "Tổ  Cắt"):
        with pytest.raises(SectionNameTaken), database.write("add") as tx:
            services.add_section(tx, name)
    with database.write("find") as tx:
        assert services.find_or_add_section(tx, "to may").name == "Tổ May"


def _file(folder: Path, text: str) -> Path:
    path = folder / "union.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_set_up_file_says_who_the_union_is(tmp_path: Path) -> None:
    text = """
        [union]
        name = "CĐCS Công ty TNHH May Hòa Phát"
        code = "TN-0001"
        [superior]
        name = "Liên đoàn Lao động tỉnh Tây Ninh"
        kind = "LDLD_TINH"
    """
    draft = services.read_setup_file(_file(tmp_path, text))
    assert (draft.name, draft.code, draft.role) == ("CĐCS Công ty TNHH May Hòa Phát", "TN-0001", Role.UNION)
    assert draft.superior_kind is SuperiorKind.LDLD_TINH
    desk = services.read_setup_file(_file(tmp_path, 'role = "desk"\n[union]\nname = "A"\ncode = "B"\n'))
    assert (desk.role, desk.superior_name) == (Role.DESK, "")


@pytest.mark.parametrize(
    ("text", "reason", "field", "said"),
    [
        ("[union]\nname = 'A'\ncode = B", "not_toml", "", "dòng 3"),
        ("[union]\nname = 'A", "not_toml", "", "TOML"),
        ("", "missing", "union", "union"),
        ("[union]\nname = 'A'", "missing", "union.code", "union.code"),
        ("[union]\nname = ' \u200b'\ncode = 'B'", "missing", "union.name", "union.name"),
        ("[union]\nname = 5\ncode = 'B'", "wrong_type", "union.name", "ngoặc kép, không phải 5"),
        ("[union]\nname = 'A'\ncode = 'B'\nworkers = '340'", "wrong_type", "union.workers", 'không phải "340"'),
        ("[union]\nname = 'A'\ncode = 'B'\nworkers = true", "wrong_type", "union.workers", "số nguyên"),
        ("[union]\nname = 'A'\ncode = 'B'\nsections = 'Tổ 1'", "wrong_type", "union.sections", "ngoặc vuông"),
        ("[union]\nname = 'A'\ncode = 'B'\nsections = ['Tổ 1', 2]", "wrong_type", "union.sections.2", "ngoặc kép"),
        ("union = 3", "wrong_type", "union", "không phải 3"),
        ("[union]\nname = 'A'\ncode = 'B'\nnmae = 'C'", "unknown_field", "union.nmae", "name, code, header, place"),
        ("[unoin]\nname = 'A'\ncode = 'B'", "unknown_field", "unoin", "union, role, superior, sections"),
        ("role = 'king'\n[union]\nname = 'A'\ncode = 'B'", "unknown_choice", "role", "“king”. Hãy chọn một trong: uni"),
        ("[union]\nname = 'A'\ncode = 'B'\n[superior]\nkind='TLD'", "missing", "superior.name", "superior.name"),
        ("[union]\nname = 'A'\ncode = 'B'\n[superior]\nname='C'\nkind='X'", "unknown_choice", "superior.kind", "CD_XA"),
    ],
)
def test_a_wrong_set_up_file_is_refused_by_name_and_told_what_was_expected(
    qapp: object, tmp_path: Path, text: str, reason: str, field: str, said: str
) -> None:
    with pytest.raises(SetupFileRefused) as caught:
        services.read_setup_file(_file(tmp_path, text))
    assert (caught.value.reason, caught.value.field) == (reason, field)
    sentence = refusal(caught.value)
    assert sentence
    assert said in sentence
    assert str(tmp_path / "union.toml") in sentence
