"""A union whose register is empty."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop.core.database import Database
from desktop.features.correspondence.domain import Direction, Entry
from desktop.features.correspondence.services import register_document
from desktop.features.organization.domain import UnionDraft
from desktop.features.organization.services import found_union

TODAY = date(2026, 11, 22)
PROPOSAL = Entry("", Direction.ISSUED, "TTr", "Đề nghị khen thưởng năm 2026", date(2026, 11, 20), signer="Lê Thị Hà",
                 recipients="LĐLĐ tỉnh")  # fmt: skip
LETTER = Entry("", Direction.RECEIVED, "KH", "Chăm lo Tết", date(2026, 10, 15), received_on=date(2026, 10, 20),
               sender="LĐLĐ tỉnh Tây Ninh", symbol="34/KH-LĐLĐ", due=date(2026, 11, 15))  # fmt: skip


@pytest.fixture
def union(database: Database) -> Database:
    with database.write("set_up") as tx:
        found_union(tx, UnionDraft("CĐCS May Hòa Phát", "TN-1", place="Tây Ninh", chair="Lê Thị Hà"))
    return database


def enter(database: Database, draft: Entry, **changed: Any) -> Entry:
    with database.write("register_document") as tx:
        return register_document(tx, replace(draft, **changed))
