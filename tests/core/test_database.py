"""The encrypted database, its stores, its audit chain, and taking changes back."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop.core import audit
from desktop.core.changes import ChangeSet
from desktop.core.clock import FixedClock
from desktop.core.database import PRAGMAS, Database, DatabaseUnusable
from desktop.core.errors import ChangedMeanwhile, NotFound
from desktop.core.store import take_back
from desktop.features.organization.domain import Section
from desktop.features.organization.services import add_section
from desktop.features.organization.storage import SectionStore


def _add(database: Database, name: str) -> Section:
    with database.write("add_section") as tx:
        return add_section(tx, name)


def _sections(database: Database) -> list[str]:
    with database.read() as reading:
        return [section.name for section in SectionStore(reading).in_order()]


def test_nothing_readable_lies_on_the_disk(database: Database) -> None:
    secret = "Tổ Bí Mật không ai được đọc"
    _add(database, secret)
    for path in database.path.parent.glob(f"{database.path.name}*"):
        assert secret.encode() not in path.read_bytes()
        assert not path.read_bytes().startswith(b"SQLite format 3")


def test_thousands_are_written_and_asked_for_at_once(database: Database) -> None:
    names = [f"Tổ “{number}” 'x'" for number in range(3_000)]
    with database.write("add_sections") as tx:
        added = SectionStore(tx).add_all(Section(tx.new_id(), name) for name in names)
    wanted = [*(section.id for section in added[::2]), "nobody", *(str(number) for number in range(70_000))]
    with database.read() as reading:
        store = SectionStore(reading)
        assert store.with_ids(wanted) == {section.id: section for section in added[::2]}
        assert store.with_ids([]) == {}
        assert store.all() == added
        assert audit.first_broken(reading.session) is None
        (last,) = audit.entries(reading.session, 1)
    assert (last["act"], last["action"], last["kind"], last["id"]) == ("add_sections", "added", "section", added[-1].id)


def test_another_key_is_refused(database: Database, clock: FixedClock) -> None:
    other = Database(database.path, bytes([1]) * 32, clock, "x")
    with pytest.raises(DatabaseUnusable) as caught, other.read() as reading:
        SectionStore(reading).all()
    assert caught.value.reason == "wrong_key"
    other.close()


def test_every_connection_keeps_the_promised_settings(database: Database) -> None:
    expected = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "temp_store": 2,
                "trusted_schema": 0, "cell_size_check": 1, "cache_size": -65536}  # fmt: skip
    assert set(expected) == {pragma.partition("=")[0] for pragma in PRAGMAS}
    with database.read() as reading:
        found = {name: reading.session.execute(text(f"PRAGMA {name}")).scalar() for name in expected}
    with database.connection() as connection:
        assert {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in expected} == expected
    assert found == expected


def test_a_question_cannot_write(database: Database) -> None:
    _add(database, "Tổ 1")
    with pytest.raises(DatabaseUnusable), database.read() as reading:
        reading.session.execute(text("DELETE FROM section"))
    assert _sections(database) == ["Tổ 1"]


def test_a_failed_deed_changes_nothing_and_tells_nobody(database: Database) -> None:
    told: list[ChangeSet] = []
    database.subscribe(told.append)

    def half() -> None:
        with database.write("half") as tx:
            add_section(tx, "Tổ 1")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert _sections(database) == []
    assert told == []


def test_listeners_hear_after_the_commit(database: Database) -> None:
    seen: list[list[str]] = []
    stop = database.subscribe(lambda _: seen.append(_sections(database)))
    _add(database, "Tổ 1")
    stop()
    _add(database, "Tổ 2")
    assert seen == [["Tổ 1"]]


def test_a_stale_record_never_overwrites_a_newer_one(database: Database) -> None:
    section = _add(database, "Tổ 1")
    with database.write("rename") as tx:
        SectionStore(tx).replace(dataclasses.replace(section, name="Tổ Một"))
    with pytest.raises(ChangedMeanwhile), database.write("rename") as tx:
        SectionStore(tx).replace(dataclasses.replace(section, name="Tổ 1B"))
    assert _sections(database) == ["Tổ Một"]


def test_many_are_written_over_together_or_not_at_all(database: Database) -> None:
    sections = [_add(database, f"Tổ {number}") for number in range(1, 4)]
    renamed = [dataclasses.replace(section, name=f"{section.name} mới") for section in sections]
    with database.write("rename") as tx:
        assert [section.revision for section in SectionStore(tx).replace_all([*renamed[:2], sections[2]])] == [2, 2, 1]
        assert [change.fields for change in tx.changes] == [("name",), ("name",)]
        kept: list[Section] = []
        with pytest.raises(ChangedMeanwhile):
            kept = SectionStore(tx).replace_all([dataclasses.replace(sections[2], name="Tổ khác"), renamed[0]])
        assert kept == []
    assert _sections(database) == ["Tổ 1 mới", "Tổ 2 mới", "Tổ 3"]


def test_writing_the_same_again_changes_nothing(database: Database) -> None:
    section = _add(database, "Tổ 1")
    with database.write("same") as tx:
        assert SectionStore(tx).replace(section) is section
        assert tx.changes == []


def test_a_missing_record_is_a_refusal(database: Database) -> None:
    with pytest.raises(NotFound) as caught, database.read() as reading:
        SectionStore(reading).get("nobody")
    assert caught.value.facts() == {"kind": "section", "id": "nobody"}
    assert caught.value.code == "not_found"


def test_a_change_set_can_be_taken_back(database: Database) -> None:
    sets: list[ChangeSet] = []
    database.subscribe(sets.append)
    first = _add(database, "Tổ 1")
    with database.write("mixed") as tx:
        SectionStore(tx).replace(dataclasses.replace(first, name="Tổ Một"))
        add_section(tx, "Tổ 2")
    with database.write("remove") as tx:
        SectionStore(tx).remove(first.id)
    for done in (sets[2], sets[1]):
        with database.write("undo") as tx:
            assert take_back(tx, done) == []
    assert _sections(database) == ["Tổ 1"]


def test_what_was_edited_since_is_kept_and_named(database: Database) -> None:
    sets: list[ChangeSet] = []
    database.subscribe(sets.append)
    first = _add(database, "Tổ 1")
    with database.write("rename") as tx:
        SectionStore(tx).replace(dataclasses.replace(first, name="Tổ Một"))
    with database.write("undo") as tx:
        kept = take_back(tx, sets[0])
    assert [change.id for change in kept] == [first.id]
    assert _sections(database) == ["Tổ Một"]


def test_the_audit_log_names_fields_and_never_values(database: Database) -> None:
    section = _add(database, "Tổ Bí Mật")
    with database.write("rename") as tx:
        SectionStore(tx).replace(dataclasses.replace(section, name="Tổ Khác"))
    with database.read() as reading:
        entries = audit.entries(reading.session)
        bodies = str(reading.session.execute(text("SELECT group_concat(body) FROM audit")).scalar())
    assert [entry["action"] for entry in entries] == ["changed", "added"]
    assert entries[0]["fields"] == ["name"]
    assert entries[0]["actor"] == "Cán bộ thử"
    assert "Bí Mật" not in bodies
    assert "Khác" not in bodies


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE audit SET body = replace(body, 'add_section', 'nothing') WHERE seq = 2",
        "DELETE FROM audit WHERE seq = 2",
        "UPDATE audit SET seq = -seq WHERE seq = 2",
        "UPDATE audit SET hash = (SELECT hash FROM audit WHERE seq = 1) WHERE seq = 2",
    ],
)
def test_a_tampered_audit_log_is_noticed(database: Database, tampering: str) -> None:
    for number in range(3):
        _add(database, f"Tổ {number}")
    with database.read() as reading:
        assert audit.first_broken(reading.session) is None
    with database.connection() as connection, connection.begin():
        connection.exec_driver_sql(tampering)
    with database.read() as reading:
        assert audit.first_broken(reading.session) in (1, 2)


def test_a_damaged_file_is_a_refusal(database: Database, clock: FixedClock, tmp_path: Path) -> None:
    for number in range(40):
        _add(database, f"Tổ {number} {'x' * 200}")
    with database.connection() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(database.path.read_bytes())
    database.close()
    for place in range(5000, len(content), 1000):
        content[place] ^= 1
    broken = tmp_path / "broken.db"
    broken.write_bytes(content)
    other = Database(broken, bytes(32), clock, "x")
    with pytest.raises(DatabaseUnusable), other.read() as reading:
        reading.session.execute(text("SELECT count(*) FROM section WHERE name LIKE '%x%'")).scalar()
    other.close()


def test_an_error_tells_no_values(database: Database) -> None:
    def add_twice() -> None:
        with database.write("add") as tx:
            for _ in range(2):
                SectionStore(tx).add(Section(id=tx.new_id(), name="Tổ Bí Mật"))

    with pytest.raises(Exception, match="UNIQUE") as caught:
        add_twice()
    assert "Bí Mật" not in str(caught.value)
