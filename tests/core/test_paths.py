from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop.core import paths


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A frozen program in a folder with a Vietnamese name."""
    folder = tmp_path / "Sổ Công đoàn"
    folder.mkdir()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "socongdoan"))
    return folder


def test_resources_travel_with_the_program() -> None:
    assert paths.resource("fonts", "LiberationSerif-Regular.ttf").is_file()


def test_an_installed_program_keeps_nothing_in_its_own_folder(program: Path) -> None:
    assert not paths.data_folder().is_relative_to(program)


def test_portable_ini_moves_the_data_beside_the_program(program: Path) -> None:
    (program / "portable.ini").touch()
    assert paths.data_folder().is_relative_to(program / "data")
    assert paths.sample_folder().is_relative_to(program / "data")


def test_the_sample_union_never_shares_a_folder_with_the_real_one() -> None:
    union, sample = paths.data_folder(), paths.sample_folder()
    assert not union.is_relative_to(sample)
    assert not sample.is_relative_to(union)
