"""Members for tests; every name is invented."""

from __future__ import annotations

from datetime import date
from typing import Any

from desktop.core.database import Database
from desktop.core.partial_date import PartialDate
from desktop.core.vietnamese.national_id import Sex
from desktop.features.members.domain import Member
from desktop.features.members.services import add_member

HONG, DUC, DANG = "Nguyễn Thị Hồng", "Nguyễn Văn Đức", "Đặng Hòa"
"""Who is in the union of three."""


def draft(full_name: str = "Nguyễn Thị Hồng", **fields: Any) -> Member:
    known: dict[str, Any] = {"sex": Sex.FEMALE, "birth": PartialDate(1985, 3, 2), "joined": date(2015, 1, 5)}
    return Member(id="", full_name=full_name, **(known | fields))


def add(database: Database, full_name: str = "Nguyễn Thị Hồng", **fields: Any) -> Member:
    with database.write("add_member") as tx:
        return add_member(tx, draft(full_name, **fields))
