"""A server keeps the promises of the file, and what it refuses is said without the password."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from desktop.core import audit, migrate
from desktop.core.changes import ChangeSet
from desktop.core.clock import FixedClock
from desktop.core.database import DatabaseUnusable
from desktop.core.errors import ChangedMeanwhile
from desktop.core.server import Server, ServerRefused
from desktop.features.organization.domain import Section
from desktop.features.organization.storage import SectionStore
from tests.postgres import PASSWORD, PREPARED

if TYPE_CHECKING:
    from tests.postgres import PostgresServer


@pytest.fixture
def server(postgres: PostgresServer, clock: FixedClock) -> Iterator[Server]:
    """A fresh database with every table."""
    opened = Server(postgres.emptied(), clock, "Cán bộ thử")
    yield opened
    opened.close()


def _add(server: Server, name: str) -> None:
    with server.write("add_section") as tx:
        SectionStore(tx).add(Section(id=tx.new_id(), name=name))


def _names(server: Server) -> list[str]:
    with server.read() as reading:
        return sorted(section.name for section in SectionStore(reading).all())


def test_a_deed_is_written_whole_recorded_and_heard_of(server: Server) -> None:
    heard: list[ChangeSet] = []
    server.subscribe(heard.append)
    _add(server, "Tổ Đóng gói ở Đắk Lắk")

    def add_and_fail() -> None:
        with server.write("fail") as tx:
            store = SectionStore(tx)
            store.replace(replace(store.add(Section(id=tx.new_id(), name="Tổ không có")), revision=7))

    with pytest.raises(ChangedMeanwhile):
        add_and_fail()
    assert _names(server) == ["Tổ Đóng gói ở Đắk Lắk"]
    assert [change.act for change in heard] == ["add_section"]
    with server.read() as reading:
        assert audit.first_broken(reading.session) is None
        assert [entry["act"] for entry in audit.entries(reading.session)] == ["add_section"]


def test_a_question_cannot_write_and_sees_one_state(server: Server) -> None:
    with pytest.raises(DatabaseUnusable) as caught, server.read() as reading:
        reading.session.execute(text("DELETE FROM section"))
    assert caught.value.reason == "unwritable"
    with server.read() as reading:
        before = SectionStore(reading).count()
        _add(server, "Tổ 1")
        assert SectionStore(reading).count() == before == 0


def test_of_two_deeds_the_second_waits_and_sees_what_the_first_did(server: Server) -> None:
    """Else both would continue the audit log from the same entry."""
    threads = [threading.Thread(target=_add, args=(server, f"Tổ {number}")) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(_names(server)) == 8
    with server.read() as reading:
        assert audit.first_broken(reading.session) is None


def test_an_empty_database_gets_its_tables_and_a_newer_one_is_left_alone(
    postgres: PostgresServer, clock: FixedClock
) -> None:
    server = Server(postgres.new_database(), clock, "x")
    assert migrate.current(server) is None
    assert migrate.upgrade(server) is True
    assert migrate.upgrade(server) is False
    with server.connection() as connection, connection.begin():
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(migrate.DatabaseFromNewerProgram):
        migrate.upgrade(server)
    server.close()


@pytest.mark.parametrize(
    "theirs", ["CREATE TABLE member (id int)", "CREATE TABLE alembic_version AS SELECT 'ae1027a6acf' AS version_num"]
)
def test_somebody_elses_database_is_not_touched(postgres: PostgresServer, clock: FixedClock, theirs: str) -> None:
    server = Server(postgres.new_database(), clock, "x")
    with server.connection() as connection, connection.begin():
        connection.exec_driver_sql(theirs)
    with pytest.raises(DatabaseUnusable) as caught:
        migrate.upgrade(server)
    assert (caught.value.reason, caught.value.detail) == ("not_ours", server.place)
    with server.connection() as connection, connection.begin():
        count = connection.exec_driver_sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").scalar()
    assert count == 1
    server.close()


def test_what_the_server_refuses_is_told_without_the_password(postgres: PostgresServer, clock: FixedClock) -> None:
    url = postgres.url("postgres")
    wrong = {
        url.replace("b%C3%AD", "b%C3%AA"): "not_admitted",
        url.replace("/postgres", "/not_there"): "not_admitted",
        url.replace("desk:", "somebody:"): "not_admitted",
        url.replace(f":{postgres.port}", ":1"): "silent",
        url.replace("127.0.0.1", "not-there.invalid"): "silent",
        url.replace("%40", "@"): "address",
        url.replace(f":{postgres.port}", ":port"): "address",
        f"{url}?no_such_option=1": "address",
    }
    for address, reason in wrong.items():
        with pytest.raises(ServerRefused) as caught:
            migrate.upgrade(Server(address, clock, "x"))
        assert caught.value.reason == reason, address
        for secret in (PASSWORD, "bí", "bê", "m%E1%BA%ADt", "mật"):
            assert secret not in str(caught.value)


def test_the_password_may_stand_in_the_environment(
    postgres: PostgresServer, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    server = Server(f"postgresql+psycopg://desk@127.0.0.1:{postgres.port}/{PREPARED}", clock, "x")
    assert migrate.current(server) == migrate.newest_known()
    server.close()


def test_what_the_program_does_wrong_stays_a_bug_without_values(server: Server) -> None:
    with pytest.raises(DBAPIError) as caught, server.write("wrong") as tx:
        tx.session.execute(text("SELECT nonsense FROM section WHERE name = :name"), {"name": "Tổ Bí Mật"})
    assert "Bí Mật" not in str(caught.value)


def test_a_server_that_goes_away_is_a_refusal(postgres: PostgresServer, server: Server) -> None:
    _add(server, "Tổ 1")
    postgres.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'socongdoan'")
    with pytest.raises(ServerRefused) as caught:
        _add(server, "Tổ 2")
    assert caught.value.reason == "silent"
