from __future__ import annotations

import re
import tomllib
from pathlib import Path

import openpyxl
import PySide6
from sqlcipher3 import dbapi2

ROOT = Path(__file__).resolve().parents[2]


def test_sqlite_is_past_the_wal_reset_bug() -> None:
    assert dbapi2.sqlite_version_info >= (3, 51, 3)


def test_qt_still_starts_on_windows_10_1809() -> None:
    assert PySide6.__version__ in {"6.8.3", "6.9.3"}


def test_spreadsheets_are_read_by_a_parser_that_refuses_entity_bombs() -> None:
    assert openpyxl.DEFUSEDXML is True


def test_the_lock_holds_every_dependency_with_its_hash_and_names_no_index() -> None:
    lock = (ROOT / "build_scripts" / "requirements.lock").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    wanted = [*project["dependencies"], *(name for extra in extras for name in extra)]
    names = {re.split(r"[\[<>=!;~ ]", requirement, maxsplit=1)[0].lower() for requirement in wanted}
    pins = re.findall(r"^([a-z0-9-]+)==\S+[^\n]*\\\n    --hash=sha256:", lock, flags=re.MULTILINE)
    assert names - set(pins) == set()
    assert len(pins) == len(re.findall(r"^[a-z]", lock, flags=re.MULTILINE))
    assert "://" not in lock
    assert "index-url" not in lock
