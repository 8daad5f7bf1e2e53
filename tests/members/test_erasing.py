"""Deleting for good: who it was is gone everywhere, and reports of past days keep their numbers."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from desktop import catalog
from desktop.core.database import Database
from desktop.core.partial_date import PartialDate
from desktop.features.members import services
from desktop.features.members.domain import (
    EraseRefused,
    EventKind,
    Member,
    MemberQuery,
    MembershipEvent,
    Relative,
    ServicePeriod,
    find_ailments,
)
from desktop.features.members.imports import EXPORT
from desktop.features.members.storage import MemberStore, MergeStore
from desktop.features.members.words import refusal
from desktop.features.tet_gifts.domain import Beneficiary
from desktop.features.tet_gifts.storage import BeneficiaryStore
from tests.members.people import add

SECRETS = ("Nguyễn Thị Hồng", "079185001234", "0905123456", "Long An", "Trần Văn Con", "bệnh nặng", "NV-77")


def _somebody(database: Database) -> Member:
    return add(
        database, national_id="079185001234", phone="0905123456", address="xã A, Long An", staff_code="NV-77",
        home_town="Long An", family=(Relative("Con", "Trần Văn Con", PartialDate(2015)),),
        service=(ServicePeriod("Tổ trưởng"),), note="bệnh nặng", joined=date(2024, 1, 1),
    )  # fmt: skip


def _everything(database: Database) -> str:
    """Every text the database holds, column by column."""
    with database.connection() as connection, connection.begin():
        tables = [row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='table'")]
        rows: list[Any] = [row for one in tables for row in connection.exec_driver_sql(f'SELECT * FROM "{one}"')]
    return "\n".join(str(value) for row in rows for value in row)


def _end(database: Database, member: Member) -> None:
    with database.write("end") as tx:
        services.record_event(
            tx, MembershipEvent("", member.id, EventKind.RESIGNED, date(2026, 1, 1), reason="bệnh nặng")
        )


def _erase(database: Database, member: Member) -> None:
    with database.write("erase") as tx:
        services.erase_members(tx, [member.id])


def test_nothing_tells_who_it_was_and_past_figures_stay(database: Database) -> None:
    member = _somebody(database)
    twin = add(database, "Nguyễn Thị Hồng", national_id="079185001235", joined=date(2024, 1, 1))
    with database.write("merge") as tx:
        services.merge_members(tx, services.get_member(tx, member.id), twin.id)
    _end(database, member)
    with database.read() as reading:
        before = services.membership_stock(reading, date(2025, 6, 1))
    assert all(secret in _everything(database) for secret in SECRETS)
    _erase(database, member)
    left = _everything(database)
    assert [secret for secret in SECRETS if secret in left] == []
    with database.read() as reading:
        assert services.membership_stock(reading, date(2025, 6, 1)) == before
        assert len(services.membership_history(reading, member.id)) == 2
        assert services.list_members(reading, MemberQuery("hong")) == []
        assert services.count_members(reading) == 0
        assert list(EXPORT.rows(reading)) == []
        assert find_ailments(MemberStore(reading).profiles(), reading.today()) == []
        assert [merge.gone_name for merge in MergeStore(reading).all()] != ["Nguyễn Thị Hồng"]


def test_what_stays_is_only_what_counts(database: Database) -> None:
    member = _somebody(database)
    _end(database, member)
    _erase(database, member)
    with database.read() as reading:
        left = services.get_member(reading, member.id)
    kept = {one.name for one in fields(Member) if getattr(left, one.name) not in ("", None, (), False)}
    assert kept == {"id", "full_name", "sex", "joined", "paper", "status", "erased_at", "revision"}


def test_somebody_in_the_bin_is_deleted_for_good_and_counts_nowhere(database: Database) -> None:
    member = _somebody(database)
    with database.write("bin") as tx:
        services.move_to_bin(tx, [member.id])
    _erase(database, member)
    with database.read() as reading:
        assert services.count_members(reading, MemberQuery(in_bin=True)) == 0
        assert services.membership_stock(reading, date(2025, 6, 1)).count.total == 0


def test_a_member_is_not_deleted(database: Database) -> None:
    member = _somebody(database)
    with pytest.raises(EraseRefused) as caught:
        _erase(database, member)
    assert member.full_name in (refusal(caught.value) or "")


def test_the_bin_says_who_put_a_record_there(database: Database) -> None:
    member = _somebody(database)
    with database.write("bin") as tx:
        gone = services.move_to_bin(tx, [member.id])[0]
    assert gone.removed_by == "Cán bộ thử"
    with database.write("back") as tx:
        assert services.take_from_bin(tx, [member.id])[0] == replace(member, revision=gone.revision + 1)


def test_every_feature_is_asked_to_forget(database: Database) -> None:
    """What gifts, initiatives and batches of imports have copied goes with the record."""
    asked = {feature.name for feature in catalog.FEATURES if feature.erasers}
    assert asked >= {"importing", "emulation", "tet_gifts"}
    member = _somebody(database)
    with database.write("gift") as tx:
        BeneficiaryStore(tx).add(
            Beneficiary(tx.new_id(), member.full_name, member.id, phone=member.phone, national_id=member.national_id)
        )
    _end(database, member)
    with database.write("erase") as tx:
        services.erase_members(tx, [member.id], [one for feature in catalog.FEATURES for one in feature.erasers])
    left = _everything(database)
    assert [secret for secret in SECRETS if secret in left] == []
