from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.core.clock import fixed_at
from desktop.core.database import Transactions
from desktop.core.server import Server
from desktop.features.federation import services
from desktop.features.federation.domain import Received, Summary
from desktop.features.sync.domain import Created, Role
from tests.sync.conftest import stick, stranger, union
from tests.sync.units import DESK, SENDER, Unit, open_unit

__all__ = ["Desk", "desk", "stick", "stranger", "union"]


@dataclass
class Desk(Unit):
    """A unit that receives; `kept` is where it keeps what it received, None for its own database."""

    kept: Transactions | None = None

    @property
    def shelf(self) -> Transactions:
        return self.kept or self.database

    def receive(self, *paths: Path, accept: bool = True, confirmed: Collection[str] = ()) -> list[Received]:
        return services.receive(self.database, paths, accept, confirmed=confirmed, desk=self.kept)

    def summary(self, period: str = "") -> Summary:
        return services.summary(self.shelf, period)

    def reply(self, unit: str, to_dir: Path) -> Created:
        return services.reply(self.database, unit, to_dir, "0.1.0", desk=self.kept)

    def held(self, unit: str = SENDER.id) -> list[str]:
        """Keys of the people received from a unit."""
        with self.shelf.read() as reading:
            return [*services.rows_of(reading, unit, "people")]


@pytest.fixture(params=["file", "server"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """The union above, keeping what it receives in its own encrypted file, and on a PostgreSQL server."""
    unit = open_unit(tmp_path, DESK, Role.DESK)
    kept = None
    if request.param == "server":
        url = request.getfixturevalue("postgres").emptied()
        kept = Server(url, fixed_at(2025, 12, 1), "Trần Thị Mẫu")
    yield Desk(unit.database, DESK, tmp_path, kept=kept)
    unit.database.close()
    if kept:
        kept.close()
