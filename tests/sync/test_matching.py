"""Keyed hashes of identity numbers: what travels, to whom, and what never does."""

from __future__ import annotations

import dataclasses
import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.contracts import Matching, Privacy, SyncedField, SyncedTable
from desktop.core.database import Reading
from desktop.features.sync import services
from desktop.features.sync.domain import Created, PackageKind, Purpose, Verification
from desktop.features.sync.matching import is_key, keyed, new_key

from .units import DESK, Row, Unit

KEY = "5a" * 32
NUMBER, OLD_NUMBER = "072185001234", "291234567"


def gifts(rows: Iterable[Row]) -> SyncedTable:
    def read(_: Reading) -> Iterable[Row]:
        return rows

    fields = (
        SyncedField("id", required=True), SyncedField("full_name", privacy=Privacy.PERSON),
        SyncedField("mark", privacy=Privacy.KEYED), SyncedField("former", privacy=Privacy.KEYED),
        SyncedField("offer"), SyncedField("words"), SyncedField("state", required=True),
    )  # fmt: skip
    told = Matching(("mark", "former"), "offer", "words", ("state", ("live",)))
    return SyncedTable("gifts", "gifts", "Quà", fields, ("id",), read, matching=told)


ROWS = (("g1", "Nguyễn Thị Bưởi", NUMBER, OLD_NUMBER, "tet/tien", "Hỗ trợ, cấp tỉnh", "live"),)


def send(unit: Unit, to: Path, *, plain: bool = False, purpose: Purpose = Purpose.PERSONS) -> Created:
    tables = (gifts(ROWS),)
    return services.create_package(
        unit.database, tables, unit.sender, PackageKind.REPORT, to, plain, "", "0.1.0", purpose=purpose
    )


def read_by(desk: Unit, created: Created) -> Verification:
    found = services.verify_file(desk.database, created.file)
    assert found.valid, found.problems
    return found


def give_key(unit: Unit) -> None:
    with unit.database.write("take_over") as tx:
        assert services.keep_matching_key(tx, DESK.id, KEY)


@given(st.text(alphabet="0123456789", min_size=12, max_size=12))
def test_a_number_has_one_mark_however_it_is_written(number: str) -> None:
    spaced = f" {number[:3]} {number[3:6]}.{number[6:]} "
    assert keyed(KEY, number) == keyed(KEY, spaced)


def test_two_keys_and_two_numbers_never_agree() -> None:
    marks = {keyed(key, number) for key in (KEY, new_key()) for number in (NUMBER, "072185001235", OLD_NUMBER)}
    assert len(marks) == 6


@pytest.mark.parametrize("number", ["", "không có", "8,01940E+10", "000000000000", "12"])
def test_what_is_no_number_has_no_mark(number: str) -> None:
    assert keyed(KEY, number) is None


def test_a_key_is_thirty_two_bytes_in_hexadecimal() -> None:
    assert is_key(new_key())
    assert not is_key("5A" * 32)
    assert not is_key("5a" * 31)


def test_marks_travel_sealed_to_a_desk_whose_key_we_have(union: Unit, desk: Unit, stick: Path) -> None:
    give_key(union)
    found = read_by(desk, send(union, stick))
    row = found.tables[0].keyed()["g1"]
    assert (row["mark"], row["former"]) == (keyed(KEY, NUMBER), keyed(KEY, OLD_NUMBER))
    told = next(each for each in found.descriptor["resources"] if each["name"] == "gifts")["cd:matching"]
    assert told["keys"] == ["mark", "former"]


@pytest.mark.parametrize("case", ["no key", "counts only", "plain"])
def test_otherwise_the_columns_stay_at_home(union: Unit, desk: Unit, stick: Path, case: str) -> None:
    if case != "no key":
        give_key(union)
    purpose = Purpose.COUNTS if case == "counts only" else Purpose.PERSONS
    found = read_by(desk, send(union, stick, plain=case == "plain", purpose=purpose))
    assert not {"mark", "former"} & {*found.tables[0].fields}
    assert "cd:matching" not in next(each for each in found.descriptor["resources"] if each["name"] == "gifts")


def test_no_number_is_anywhere_in_a_package(union: Unit, desk: Unit, stick: Path) -> None:
    give_key(union)
    with zipfile.ZipFile(BytesIO(read_by(desk, send(union, stick)).zip)) as opened:
        content = b"".join(opened.read(name) for name in opened.namelist())
    assert NUMBER.encode() not in content
    assert OLD_NUMBER.encode() not in content


def test_numbers_are_gone_before_the_memory_of_what_was_sent(union: Unit, stick: Path) -> None:
    """The marks by which the next package knows what changed are made of what travels, not of numbers."""
    give_key(union)
    table = gifts(ROWS)
    same = dataclasses.replace(table, rows=lambda _: [(*ROWS[0][:2], "", "", *ROWS[0][4:])])
    send(union, stick)
    with union.database.read() as reading:
        counts = services.preview_package(reading, (table,), False, "", Purpose.COUNTS)[0][2]
        without = services.preview_package(reading, (same,), False, "", Purpose.PERSONS)[0][2]
    assert (counts.changed, without.changed) == (0, 1)
