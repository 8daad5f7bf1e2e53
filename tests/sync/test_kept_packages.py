"""A package of every released profile stays readable, and its card with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.features.sync import services
from desktop.features.sync.domain import SectionCount
from tests.sync.units import SENDER, Unit

KEPT = sorted((Path(__file__).parents[1] / "data" / "packages").iterdir())


@pytest.mark.parametrize("folder", KEPT, ids=lambda folder: folder.name)
def test_a_kept_package_is_still_known_and_whole(desk: Unit, folder: Path) -> None:
    card = services.add_card(desk.database, next(folder.glob("*.cdcard")))
    assert card.unit == SENDER
    found = services.verify_file(desk.database, next(folder.glob("*.cdpkg.zip")))
    assert found.valid
    assert found.sections["people"] == SectionCount(3, added=3)
    people = next(table for table in found.tables if table.name == "people").keyed()
    assert people["p1"]["full_name"] == "Nguyễn Thị Bưởi"
