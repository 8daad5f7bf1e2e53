from __future__ import annotations

import hashlib
import unicodedata
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core import audit
from desktop.features.sync import archive, services
from desktop.features.sync.domain import (
    CardNotConfirmed,
    Keyring,
    NoReceiver,
    Purpose,
    ReceiverAmbiguous,
    ReceiverNoDesk,
    ReceiverUnknown,
    Role,
    SectionCount,
    check_code,
)
from tests.sync.units import DESK, SENDER, Unit, introduce, open_unit


def descriptor(path: Path) -> dict[str, object]:
    return archive.read_json(archive.unpack(path.read_bytes())[archive.DESCRIPTOR])


def test_a_plain_package_lies_beside_its_signature(stranger: Unit, stick: Path) -> None:
    made = stranger.send(stick, plain=True)
    assert made.file.name == "tn-0001_report_20251201_e1s0001.cdpkg.zip"
    assert sorted(path.name for path in stick.iterdir()) == [made.file.name, f"{made.file.name}.minisig"]
    assert made.sha256 == hashlib.sha256(made.file.read_bytes()).hexdigest()
    assert check_code(made.id) == tuple(made.sha256.upper()[place : place + 4] for place in range(0, 32, 4))


def test_a_sealed_package_is_one_file_that_shows_nothing(union: Unit, stick: Path) -> None:
    made = union.send(stick)
    assert [path.name for path in stick.iterdir()] == ["tn-0001_report_20251201_e1s0001.cdpkg"]
    assert made.file.read_bytes().startswith(b"age-encryption.org/v1\n")
    assert not zipfile.is_zipfile(made.file)


def test_tables_are_utf8_without_mark_lf_and_nfc(stranger: Unit, stick: Path) -> None:
    stranger.people[1] = ("p2", unicodedata.normalize("NFD", "Trần Văn Đẩu"), *stranger.people[1][2:])
    people = archive.unpack(stranger.send(stick, plain=True).file.read_bytes())["data/people.csv"]
    assert people.decode() == (
        "id,full_name,sex,born,years,active,department,status\n"
        "p1,Nguyễn Thị Bưởi,Nữ,1985-03-02,12,true,d1,active\n"
        "p2,Trần Văn Đẩu,Nam,,,false,,active\n"
        'p3,"Lê ""Tư""\nHoà",Nữ,1990-12-31,0,true,d2,left\n'
    )


def test_names_travel_only_with_persons(union: Unit, desk: Unit, stick: Path) -> None:
    carried = {}
    for plain in (True, False):
        for purpose in Purpose:
            made = union.send(stick, plain=plain, purpose=purpose)
            found = services.verify_file(desk.database, made.file)
            carried[plain, purpose] = {*next(each for each in found.tables if each.name == "people").fields}
    assert {choice for choice, fields in carried.items() if "full_name" in fields} == {
        (True, Purpose.PERSONS), (False, Purpose.PERSONS),
    }  # fmt: skip
    assert all("id" in fields for fields in carried.values())


def test_counts_compare_with_the_last_package_to_the_same_receiver(union: Unit, stick: Path) -> None:
    assert union.send(stick).sections["people"] == SectionCount(3, added=3)
    assert union.send(stick).sections["people"] == SectionCount(3)
    assert union.send(stick, plain=True).sections["people"] == SectionCount(3)
    first, second, third = union.people
    union.people = [(*first[:7], "left"), ("p2", "Trần Văn Đậu", *second[2:]), third, ("p4", *second[1:])]
    union.departments.pop()
    union.people[2] = (*third[:6], None, *third[7:])
    made = union.send(stick)
    assert made.sections["people"] == SectionCount(4, added=1, changed=2, ended=1)
    assert made.sections["departments"] == SectionCount(1, ended=1)


def test_the_same_data_give_the_same_bytes(stranger: Unit, stick: Path, tmp_path: Path) -> None:
    """Everything but the place in the sequence, which a package never shares with another."""
    first, second = stranger.send(stick, plain=True), stranger.send(stick, plain=True)
    one, other = (archive.unpack(made.file.read_bytes()) for made in (first, second))
    assert {name for name in one if one[name] != other[name]} == {"human/tom-tat.xlsx", archive.DESCRIPTOR}
    stranger.people.reverse()
    third = archive.unpack(stranger.send(stick, plain=True).file.read_bytes())
    assert third["data/people.csv"] == one["data/people.csv"]
    again = tmp_path / "again"
    again.mkdir()
    services.copy_package(stranger.database, first.id, again)
    for path in first.files:
        assert (again / path.name).read_bytes() == path.read_bytes()


def test_packages_form_a_chain(stranger: Unit, stick: Path) -> None:
    first, second = stranger.send(stick, plain=True), stranger.send(stick, plain=True)
    assert (first.seq, second.seq) == (1, 2)
    assert descriptor(second.file)["cd:prev"] == first.id
    with stranger.database.write("restore") as tx:
        assert services.start_epoch(tx) == 2
    third = stranger.send(stick, plain=True)
    assert (third.epoch, third.seq, descriptor(third.file)["cd:prev"]) == (2, 1, "-")
    assert descriptor(third.file)["cd:device"] != descriptor(first.file)["cd:device"]


def test_every_export_is_recorded(union: Unit, stick: Path) -> None:
    made = union.send(stick)
    with union.database.read() as reading:
        entries = audit.entries(reading.session)
        assert audit.first_broken(reading.session) is None
        [line] = services.list_ledger(reading)
    recorded = next(entry for entry in entries if entry["act"] == "create_package")
    assert (recorded["kind"], recorded["actor"]) == (made.id, "Trần Thị Mẫu")
    assert DESK.name in recorded["id"]
    assert (line.to, line.to_name, line.copied_to, line.purpose) == (DESK.id, DESK.name, str(stick), Purpose.PERSONS)


def test_the_audit_head_travels(stranger: Unit, stick: Path) -> None:
    with stranger.database.read() as reading:
        head = audit.head(reading.session)
    assert descriptor(stranger.send(stick, plain=True).file)["cd:audit_head"] == head


def test_the_preview_says_what_would_go_and_takes_no_number(union: Unit, stick: Path) -> None:
    with union.database.read() as reading:
        parts = services.preview_package(reading, union.tables, False, "", Purpose.COUNTS)
    assert [(table.name, fields) for table, fields, _ in parts] == [
        ("departments", ("id", "name")),
        ("people", ("id", "sex", "born", "years", "active", "department", "status")),
    ]
    assert union.send(stick).seq == 1


# To whom


def test_a_sealed_package_needs_a_receiver_and_a_plain_one_does_not(stranger: Unit, stick: Path) -> None:
    with pytest.raises(NoReceiver):
        stranger.send(stick)
    assert stranger.send(stick, plain=True).seq == 1


def test_the_only_desk_is_meant_when_nobody_is_named(union: Unit, stick: Path, tmp_path: Path) -> None:
    other = open_unit(tmp_path, replace(SENDER, id="x", code="TN-0002", name="CĐCS khác"))
    introduce(union, other, tmp_path)
    assert descriptor(union.send(stick, plain=True).file)["cd:to"] == {"id": DESK.id, "name": DESK.name}
    with pytest.raises(ReceiverNoDesk):  # a report goes up only
        union.send(stick, code="tn-0002")
    with pytest.raises(ReceiverUnknown):
        union.send(stick, code="TN-0003")
    other.database.close()


def test_two_units_of_one_code_are_never_confused(union: Unit, stick: Path, tmp_path: Path) -> None:
    twin = open_unit(tmp_path, replace(DESK, id="twin"), Role.DESK)
    introduce(union, twin, tmp_path)
    with pytest.raises(ReceiverAmbiguous):
        union.send(stick, code="TN")
    with pytest.raises(NoReceiver):
        union.send(stick)
    twin.database.close()


def test_nothing_is_sealed_to_a_card_nobody_confirmed(stranger: Unit, desk: Unit, stick: Path) -> None:
    services.export_card(desk.database, stick / "card")
    services.add_card(stranger.database, stick / "card", confirmed=False)
    with pytest.raises(CardNotConfirmed):
        stranger.send(stick)
    with stranger.database.write("confirm") as tx:
        services.confirm_card(tx, services.list_partners(tx)[0].id)
    assert stranger.send(stick).file.exists()


def test_an_empty_keyring_knows_nobody(stranger: Unit, stick: Path) -> None:
    assert not services.examine(stranger.send(stick, plain=True).file, Keyring()).valid
