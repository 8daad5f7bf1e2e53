"""What holds for every list that can come in, whichever feature it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desktop import catalog
from desktop.core.contracts import Existing, FieldKind, ImportField, ImportTarget
from desktop.core.database import Database
from desktop.features.importing import services
from desktop.features.importing.answers import as_json
from desktop.features.importing.domain import NoListFound
from desktop.features.importing.words import refusal
from desktop.features.organization.domain import UnionDraft
from desktop.features.organization.services import found_union
from tests.importing.made import save_xlsx

TARGETS = catalog.import_targets()
SPEAKERS = [feature.explain for feature in catalog.FEATURES]


@pytest.fixture(autouse=True)
def _union(database: Database) -> None:
    with database.write("set_up") as tx:
        found_union(tx, UnionDraft("CĐCS Công ty May Hòa Phát", "TN-0001"))


def page(fields: Sequence[ImportField], rows: int = 3) -> list[tuple[Any, ...]]:
    """A list with these columns, filled with the examples of the template."""
    head = ("STT", *(field.title for field in fields))
    return [("CÔNG TY A",), (), head, *((number, *(one.example or None for one in fields)) for number in range(rows))]


def answer(database: Database, target: ImportTarget, path: Path) -> dict[str, Any]:
    with database.read() as reading:
        parsed = services.read_list(path, target, reading)
        return as_json(parsed, services.preview(reading, parsed, target, Existing.SKIP), None, SPEAKERS)


@pytest.mark.parametrize(
    ("target", "field"),
    [(target, field) for target in TARGETS.values() for field in target.fields if field.required],
    ids=lambda one: getattr(one, "name", None) or one.key,
)
def test_a_file_without_a_column_it_must_have_is_refused_with_that_column(
    database: Database, tmp_path: Path, target: ImportTarget, field: ImportField
) -> None:
    path = save_xlsx(tmp_path / "ds.xlsx", *page([one for one in target.fields if one is not field]))
    with database.read() as reading, pytest.raises(NoListFound) as caught:
        services.read_list(path, target, reading)
    assert caught.value.wanted == (field.title,)
    assert (caught.value.sheet, caught.value.row) == ("Sheet", 3)
    assert f"“{field.title}”" in (refusal(caught.value) or "")


@pytest.mark.parametrize("target", TARGETS.values(), ids=lambda target: target.name)
def test_a_file_without_any_heading_is_refused_with_all_columns_it_must_have(
    database: Database, tmp_path: Path, target: ImportTarget
) -> None:
    path = save_xlsx(tmp_path / "ds.xlsx", ("Kính gửi",), ("abc", 5))
    with database.read() as reading, pytest.raises(NoListFound) as caught:
        services.read_list(path, target, reading)
    assert caught.value.wanted == tuple(field.title for field in target.fields if field.required)
    assert caught.value.row == 0
    assert refusal(caught.value)


@pytest.mark.parametrize("target", TARGETS.values(), ids=lambda target: target.name)
def test_a_list_without_the_columns_it_can_do_without_is_read(
    database: Database, tmp_path: Path, target: ImportTarget
) -> None:
    path = save_xlsx(tmp_path / "ds.xlsx", *page([field for field in target.fields if field.required]))
    with database.read() as reading:
        assert len(services.read_list(path, target, reading).rows) == 3


@pytest.mark.parametrize("target", TARGETS.values(), ids=lambda target: target.name)
def test_a_column_that_every_row_lacks_is_told_once_with_the_number_of_rows(
    database: Database, tmp_path: Path, target: ImportTarget
) -> None:
    required = next(field for field in target.fields if field.required)
    path = save_xlsx(tmp_path / "ds.xlsx", *page([one for one in target.fields if one is not required]))
    with database.read() as reading:
        opened = services.open_list(path, target, reading)
        (layout,) = opened.layouts
        used = replace(opened, layouts=(replace(layout, is_used=True),))
        parsed = services.parse(used, target, reading.today())
        told = as_json(parsed, services.preview(reading, parsed, target, Existing.SKIP), None, SPEAKERS)
    assert layout.header_rows == (3,)
    assert told["refused"] == 3
    (problem,) = (one for one in told["problems"] if one["code"] == "column_missing")
    assert (problem["sheet"], problem["cell"], problem["rows"]) == ("Sheet", "", 3)
    assert required.title in problem["problem"]
    assert problem["fix"]


@pytest.mark.parametrize(
    ("name", "code"),
    [("registrations", "no_campaign"), ("nominations", "no_campaign"), ("beneficiaries", "no_tet_campaign")],
)
def test_what_the_book_lacks_is_told_once_for_all_rows(
    database: Database, tmp_path: Path, name: str, code: str
) -> None:
    target = TARGETS[name]
    path = save_xlsx(tmp_path / "ds.xlsx", *page([one for one in target.fields if one.key != "campaign"], rows=4))
    told = answer(database, target, path)
    assert [(one["code"], one["rows"]) for one in told["problems"] if one["refused"]] == [(code, 4)]


def test_what_is_wrong_in_a_cell_is_told_for_each_cell(database: Database, tmp_path: Path) -> None:
    rows = [(number, f"Lê An {chr(64 + number)}", "31/02/1985") for number in range(1, 4)]
    path = save_xlsx(tmp_path / "ds.xlsx", ("STT", "Họ và tên", "Ngày sinh"), *rows)
    told = answer(database, TARGETS["members"], path)["problems"]
    assert [(one["cell"], one["code"], one["rows"]) for one in told] == [
        (f"C{row}", "not_a_date", 1) for row in (2, 3, 4)
    ]  # fmt: skip


@pytest.mark.parametrize("target", TARGETS.values(), ids=lambda target: target.name)
def test_the_template_explains_every_column_in_its_own_words(tmp_path: Path, target: ImportTarget) -> None:
    services.save_template(target, tmp_path / "mau.xlsx")
    guide = openpyxl.load_workbook(tmp_path / "mau.xlsx")["Hướng dẫn"]
    lines = [row for row in guide.iter_rows(values_only=True) if row[0]]
    told = {str(row[0]): str(row[2]) for row in lines if row[2]}
    assert {field.title for field in target.fields} <= set(told)
    people = any(field.kind is FieldKind.NAME and field.required for field in target.fields)
    assert ("là một người" in str(lines[0][0])) is people
    born = {field.title for field in target.fields if field.kind is FieldKind.DATE and "sinh" in field.title}
    assert {title for title, how in told.items() if "chỉ biết năm" in how} <= born
    assert all(told[field.title] == field.how for field in target.fields if field.how)
