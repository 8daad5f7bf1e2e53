from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.features.sync.domain import Role
from tests.sync.units import DESK, SENDER, Unit, introduce, open_unit


@pytest.fixture
def stranger(tmp_path: Path) -> Iterator[Unit]:
    """A union that has its keys and knows nobody."""
    unit = open_unit(tmp_path, SENDER)
    yield unit
    unit.database.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Unit]:
    unit = open_unit(tmp_path, DESK, Role.DESK)
    yield unit
    unit.database.close()


@pytest.fixture
def union(stranger: Unit, desk: Unit, tmp_path: Path) -> Unit:
    """A union that has exchanged cards with the desk."""
    introduce(stranger, desk, tmp_path)
    return stranger


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """The USB stick."""
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder
