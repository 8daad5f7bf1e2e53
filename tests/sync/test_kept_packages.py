"""A package of every released profile stays readable, and its card with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.features.sync import services
from desktop.features.sync.domain import Keyring, OwnKeys, Partner, Role, SectionCount, Sender, Trust, Verification
from desktop.features.sync.matching import keyed
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


def test_a_package_from_when_national_numbers_travelled_is_still_read() -> None:
    found = read_sealed("profile-1.0")
    assert found.valid
    members = next(table for table in found.tables if table.name == "members")
    assert "national_id" in members.fields
    assert (len(members.rows), members.person) == (35, "full_name")


def test_a_package_with_keyed_numbers_is_still_read() -> None:
    found = read_sealed("profile-1.1")
    assert found.valid
    assert found.tables[0].keyed()["g1"]["mark"] == keyed("5a" * 32, "072185001234")


def read_sealed(profile: str) -> Verification:
    folder = next(folder for folder in KEPT if folder.name == profile) / "sealed"
    unit, identity = (folder / "desk.age").read_text(encoding="ascii").split("\n")[:2]
    card = services.read_card(folder / "union.cdcard")
    desk = OwnKeys(Sender(unit.removeprefix("# "), "", ""), Role.DESK, bytes(32).hex(), identity)
    sender = Partner("", card.unit.id, card.unit.code, card.unit.name, card.role, card.signing_key,
                     card.encryption_keys, Trust.CONFIRMED)  # fmt: skip
    return services.examine(next(folder.glob("*.cdpkg")), Keyring(desk, (sender,)))
