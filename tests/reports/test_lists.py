"""Lists that go out leave a record behind, whoever writes them and however it ends."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.core import audit
from desktop.core.contracts import ListExport
from desktop.core.database import Database, Reading
from desktop.core.files import FileNotWritten
from desktop.core.progress import Cancelled
from desktop.features.reports.lists import UnknownList, export_list, find_list
from desktop.features.reports.services import UnknownFormat


def _rows(_: Reading) -> Iterator[tuple[Any, ...]]:
    yield from (("Nguyễn Thị Hồng", "079185001234"), ("Trần An", ""))


PEOPLE = ListExport("people", "Danh sách", ("Họ và tên", "Số CCCD"), _rows)


def _records(database: Database) -> list[dict[str, Any]]:
    with database.read() as reading:
        assert audit.first_broken(reading.session) is None
        return [entry for entry in audit.entries(reading.session) if entry["act"] == "export_list"]


class _StopAtOnce:
    def step(self, done: int, total: int, label: str = "") -> None:
        raise Cancelled()


def test_a_list_that_goes_out_is_recorded_with_its_rows_and_its_file(database: Database, tmp_path: Path) -> None:
    assert export_list(database, PEOPLE, tmp_path / "to-may-1.xlsx") == 2
    [record] = _records(database)
    assert (record["actor"], record["kind"], record["id"]) == ("Cán bộ thử", "people", "2; to-may-1.xlsx")
    assert record["when"]
    assert "Hồng" not in str(record)
    assert str(tmp_path) not in str(record)


def test_what_was_not_written_is_not_recorded(database: Database, tmp_path: Path) -> None:
    with pytest.raises(FileNotWritten):
        export_list(database, PEOPLE, tmp_path / "none" / "a.xlsx")
    with pytest.raises(UnknownFormat):
        export_list(database, PEOPLE, tmp_path / "a.csv")
    with pytest.raises(Cancelled):
        export_list(database, PEOPLE, tmp_path / "a.xlsx", _StopAtOnce())
    assert _records(database) == []
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith("union.db")] == []


def test_an_unknown_list_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownList) as caught:
        find_list({"people": PEOPLE}, "gifts")
    assert (caught.value.name, caught.value.offered) == ("gifts", ("people",))
