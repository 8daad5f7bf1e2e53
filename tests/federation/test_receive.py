from __future__ import annotations

import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core.clock import fixed_at
from desktop.core.database import Database
from desktop.features.federation import services
from desktop.features.federation.domain import Outcome, Received
from desktop.features.sync import services as sync
from desktop.features.sync.domain import NOBODY, PackageKind
from tests.federation.conftest import Desk
from tests.sync.units import DESK, PEOPLE, SENDER, Unit, introduce, open_unit


def outcomes(results: list[Received]) -> list[str]:
    return [result.outcome.value for result in results]


def codes(result: Received) -> list[str]:
    return [problem.code for problem in result.problems]


def test_a_preview_changes_nothing_and_acceptance_applies(union: Unit, desk: Desk, stick: Path) -> None:
    made = union.send(stick)
    [shown] = desk.receive(stick, accept=False)
    assert (shown.outcome, shown.difference["people"].added) == (Outcome.PREVIEWED, 3)
    assert desk.held() == []
    [applied] = desk.receive(stick)
    assert (applied.outcome, applied.path, applied.problems) == (Outcome.APPLIED, made.file, ())
    assert desk.held() == ["p1", "p2", "p3"]
    with desk.shelf.read() as reading:
        people = services.rows_of(reading, SENDER.id, "people")
        [head] = services.list_units(reading)
    assert people["p1"]["full_name"] == "Nguyễn Thị Bưởi"
    assert (head.code, head.name, head.seq, head.identity) == (SENDER.code, SENDER.name, 1, made.id)


def test_receiving_again_changes_nothing(union: Unit, desk: Desk, stick: Path) -> None:
    made = union.send(stick)
    desk.receive(stick)
    copy = stick / "copied under another name.cdpkg"
    shutil.copy(made.file, copy)
    results = desk.receive(stick)
    assert outcomes(results) == ["unchanged", "unchanged"]
    assert results[0].problems[0].facts == {"on": "01/12/2025"}


def test_a_batch_is_taken_in_order_and_previewed_as_it_would_happen(union: Unit, desk: Desk, stick: Path) -> None:
    for number in range(3):
        union.people.append((f"q{number}", *PEOPLE[0][1:]))
        made = union.send(stick)
        made.file.rename(stick / f"{9 - number}.cdpkg")
    (stick / "ảnh.jpg").write_bytes(b"passed over")
    shown = desk.receive(stick, accept=False)
    assert [(result.outcome, result.seq, codes(result)) for result in shown] == [
        (Outcome.PREVIEWED, n, []) for n in (1, 2, 3)
    ]
    assert [result.difference["people"].added for result in shown] == [4, 1, 1]
    assert outcomes(desk.receive(stick)) == ["applied"] * 3
    assert len(desk.held()) == 6


def test_one_bad_package_never_stops_the_others(union: Unit, desk: Desk, stick: Path) -> None:
    bad = union.send(stick).file
    good = union.send(stick).file
    content = bytearray(bad.read_bytes())
    content[-5] ^= 1
    bad.write_bytes(content)
    (stick / "junk.cdpkg").write_bytes(b"junk")
    (stick / "empty.cdpkg.zip").write_bytes(b"")
    results = desk.receive(stick, stick / "missing.cdpkg")
    assert {result.path.name: result.outcome.value for result in results} == {
        good.name: "applied", bad.name: "refused", "junk.cdpkg": "refused", "empty.cdpkg.zip": "refused",
        "missing.cdpkg": "refused",
    }  # fmt: skip
    assert codes(results[0]) == ["gap"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file names that are not text")
def test_a_file_name_that_is_no_text_stops_nothing(union: Unit, desk: Desk, stick: Path) -> None:
    union.send(stick).file.rename(stick / os.fsdecode(b"tr\xe0nh.cdpkg"))
    assert outcomes(desk.receive(stick)) == ["applied"]
    with desk.shelf.read() as reading:
        assert services.list_packages(reading)[0].file_name == "tr\N{REPLACEMENT CHARACTER}nh.cdpkg"


def test_a_gap_is_accepted_and_noted(union: Unit, desk: Desk, stick: Path) -> None:
    desk.receive(union.send(stick).file)
    union.send(stick), union.send(stick)
    [result] = desk.receive(union.send(stick).file)
    assert (result.outcome, codes(result)) == (Outcome.APPLIED, ["gap"])
    assert result.problems[0].facts == {"first": "2", "last": "3"}


def test_a_late_package_is_quarantined(union: Unit, desk: Desk, stick: Path) -> None:
    first, second = union.send(stick), union.send(stick)
    desk.receive(second.file)
    [result] = desk.receive(first.file)
    assert (result.outcome, codes(result)) == (Outcome.QUARANTINED, ["late"])
    with desk.shelf.read() as reading:
        kept = services.list_packages(reading)
        assert services.list_units(reading)[0].seq == 2
    assert {package.id: package.outcome for package in kept} == {
        first.id: Outcome.QUARANTINED, second.id: Outcome.APPLIED,
    }  # fmt: skip
    assert outcomes(desk.receive(first.file)) == ["quarantined"]


def open_again(folder: Path, key: bytes) -> Database:
    return Database(folder / f"{SENDER.id}.db", key, fixed_at(2025, 12, 1), "Trần Thị Mẫu")


def test_two_pcs_of_one_union_are_a_fork_and_a_person_picks(desk: Desk, stick: Path, tmp_path: Path) -> None:
    key = bytes(range(32))
    union = open_unit(tmp_path, SENDER, key=key)
    introduce(union, desk, tmp_path)
    desk.receive(union.send(stick).file)
    union.database.close()
    (tmp_path / "second").mkdir()
    shutil.copy(union.database.path, tmp_path / "second")
    one, other = (Unit(open_again(folder, key), SENDER, folder) for folder in (tmp_path, tmp_path / "second"))
    desk.receive(one.send(stick).file)
    other.people.append(("p7", *PEOPLE[0][1:]))
    fork = other.send(stick)
    [same_number] = desk.receive(fork.file)
    assert (same_number.outcome, codes(same_number)) == (Outcome.QUARANTINED, ["fork"])
    [next_number] = desk.receive(other.send(stick).file)
    assert (next_number.outcome, codes(next_number)) == (Outcome.QUARANTINED, ["fork"])
    assert "p7" not in desk.held()
    [picked] = desk.receive(fork.file, confirmed={fork.id})
    assert picked.outcome is Outcome.APPLIED
    assert "p7" in desk.held()
    one.database.close()
    other.database.close()


def test_a_new_epoch_waits_for_a_person(union: Unit, desk: Desk, stick: Path) -> None:
    old = union.send(stick)
    desk.receive(union.send(stick).file)
    with union.database.write("restore") as tx:
        sync.start_epoch(tx)
    made = union.send(stick)
    [waiting] = desk.receive(made.file)
    assert (waiting.outcome, codes(waiting)) == (Outcome.PREVIEWED, ["new_epoch"])
    [result] = desk.receive(made.file, confirmed={made.id})
    assert result.outcome is Outcome.APPLIED
    [behind] = desk.receive(old.file)
    assert (behind.outcome, codes(behind)) == (Outcome.QUARANTINED, ["old_epoch"])


def test_when_more_than_a_tenth_vanish_a_person_must_confirm(union: Unit, desk: Desk, stick: Path) -> None:
    union.people = [(f"p{number:02}", *PEOPLE[0][1:]) for number in range(20)]
    desk.receive(union.send(stick).file)
    del union.people[:2]
    assert outcomes(desk.receive(union.send(stick).file)) == ["applied"]
    del union.people[:2]
    made = union.send(stick)
    [waiting] = desk.receive(made.file)
    assert (waiting.outcome, waiting.problems[0].facts) == (
        Outcome.PREVIEWED, {"table": "Người", "removed": "2", "of": "18"},
    )  # fmt: skip
    assert len(desk.held()) == 18
    assert outcomes(desk.receive(made.file, confirmed={made.id})) == ["applied"]
    assert len(desk.held()) == 16


def test_the_difference_names_person_and_field(union: Unit, desk: Desk, stick: Path) -> None:
    desk.receive(union.send(stick).file)
    union.people[0] = ("p1", "Nguyễn Thị Bưởi", "Nữ", "1985-03-20", *PEOPLE[0][4:])
    union.people.append(("p8", *PEOPLE[1][1:]))
    [shown] = desk.receive(union.send(stick).file, accept=False)
    assert shown.difference["people"].plain() == {
        "total": 4, "added": 1, "changed": 1, "removed": 0,
        "rows": [
            {
                "key": "p1", "label": "Nguyễn Thị Bưởi", "change": "changed",
                "fields": {"born": ["1985-03-02", "1985-03-20"]},
            },
            {"key": "p8", "label": "Trần Văn Đẩu", "change": "added", "fields": {}},
        ],
    }  # fmt: skip


def test_an_unknown_key_is_quarantined_with_its_words(stranger: Unit, desk: Desk, stick: Path) -> None:
    made = stranger.send(stick, plain=True)
    [result] = desk.receive(stick)
    assert (result.outcome, codes(result)) == (Outcome.QUARANTINED, ["unknown_key", "for_anyone"])
    assert result.fingerprint_words == sync.own_card(stranger.database).fingerprint_words
    assert outcomes(desk.receive(made.file, confirmed={made.id})) == ["quarantined"]
    sync.export_card(stranger.database, stick / "card")
    sync.add_card(desk.database, stick / "card")
    assert outcomes(desk.receive(stick)) == ["applied"]


def test_a_package_for_another_desk_is_refused(union: Unit, desk: Desk, stick: Path, tmp_path: Path) -> None:
    other = open_unit(tmp_path, replace(DESK, id="other", code="OTHER"))
    introduce(union, other, tmp_path)
    [result] = services.receive(other.database, [union.send(stick, plain=True, code="TN").file], accept=True)
    assert (result.outcome, codes(result)) == (Outcome.REFUSED, ["not_for_us"])
    other.database.close()


def test_our_own_package_is_not_taken_in(union: Unit, stick: Path) -> None:
    [result] = services.receive(union.database, [union.send(stick).file], accept=True)
    assert (result.outcome, codes(result)) == (Outcome.REFUSED, ["our_own"])


def test_a_report_is_received_by_a_desk_only(union: Unit, stick: Path, tmp_path: Path) -> None:
    other = open_unit(tmp_path, replace(SENDER, id="other", code="TN-0002"))
    introduce(union, other, tmp_path)
    made = union.send(stick, plain=True, code=NOBODY)
    [result] = services.receive(other.database, [made.file], accept=True)
    assert (result.outcome, codes(result)) == (Outcome.REFUSED, ["for_anyone", "report_to_no_desk"])
    assert services.summary(other.database).plain() == {"units": 0}
    other.database.close()


@pytest.mark.parametrize("kind", [PackageKind.REPLY, PackageKind.PLAN])
def test_plans_and_answers_come_from_a_desk_only(
    union: Unit, desk: Desk, stick: Path, tmp_path: Path, kind: PackageKind
) -> None:
    other = open_unit(tmp_path, replace(SENDER, id="other", code="TN-0002"))
    introduce(union, other, tmp_path)
    results = []
    for unit in (other, desk):
        made = sync.create_package(unit.database, unit.tables, unit.sender, kind, stick, False, SENDER.code)
        results += services.receive(union.database, [made.file], accept=True)
    assert [(result.outcome, codes(result)) for result in results] == [
        (Outcome.REFUSED, ["not_from_above"]), (Outcome.APPLIED, []),
    ]  # fmt: skip
    assert services.summary(union.database).plain()["units"] == 1
    other.database.close()


def test_a_changed_signature_of_a_known_package_is_refused(union: Unit, desk: Desk, stick: Path) -> None:
    made = union.send(stick, plain=True)
    desk.receive(stick)
    lines = made.files[0].read_bytes()
    made.files[0].write_bytes(lines.replace(b"seq=1", b"seq=2"))
    [result] = desk.receive(stick)
    assert (result.outcome, codes(result)) == (Outcome.REFUSED, ["bad_signature"])


def test_every_unit_has_its_own_partition(union: Unit, desk: Desk, stick: Path, tmp_path: Path) -> None:
    second = open_unit(tmp_path, replace(SENDER, id="second", code="TN-0002", name="CĐCS Thứ hai"))
    introduce(second, desk, tmp_path)
    second.people = [("p1", *PEOPLE[2][1:])]
    union.send(stick), second.send(stick)
    assert outcomes(desk.receive(stick)) == ["applied", "applied"]
    assert (desk.held(), desk.held("second")) == (["p1", "p2", "p3"], ["p1"])
    found = desk.summary()
    assert found.plain() == {"units": 2, "departments": 4, "people": 2}
    assert desk.summary("2025").plain() == found.plain()
    assert desk.summary("2019").plain() == {"units": 0}
    second.database.close()


# The answer


def test_a_reply_tells_the_union_what_arrived(union: Unit, desk: Desk, stick: Path, tmp_path: Path) -> None:
    first, second = union.send(stick), union.send(stick)
    desk.receive(stick)
    union.send(stick)
    answers = tmp_path / "answers"
    answers.mkdir()
    made = desk.reply("tn-0001", answers)
    assert made.file.name.startswith("tn_reply_")
    found = sync.verify_file(union.database, made.file)
    assert found.comment is not None
    assert (found.valid, found.comment.kind) == (True, PackageKind.REPLY)
    assert outcomes(services.receive(union.database, [answers], accept=True)) == ["applied"]
    with union.database.read() as reading:
        ledger = sync.list_ledger(reading)
        results = services.rows_of(reading, DESK.id, "results")
    assert [(entry.seq, entry.acknowledged_at is not None) for entry in ledger] == [(3, False), (2, True), (1, True)]
    assert {results[each.id]["outcome"] for each in (first, second)} == {"applied"}


def test_a_receipt_for_a_package_we_never_made_is_an_alarm(
    union: Unit, desk: Desk, stick: Path, tmp_path: Path
) -> None:
    union.send(stick)
    desk.receive(stick)
    with desk.shelf.connection() as connection, connection.begin():
        connection.exec_driver_sql("UPDATE federation_unit SET seq = 7, identity = 'sha256:0'")
    made = desk.reply(SENDER.id, stick)
    [result] = services.receive(union.database, [made.file], accept=True)
    assert (result.outcome, codes(result)) == (Outcome.APPLIED, ["receipt_unknown"])


def test_a_desk_may_keep_what_it_received_in_a_database_of_its_own(
    union: Unit, desk: Desk, stick: Path, tmp_path: Path
) -> None:
    store = open_unit(tmp_path, replace(DESK, id="store"))
    union.send(stick)
    elsewhere = replace(desk, kept=store.database)
    elsewhere.receive(stick)
    assert elsewhere.summary().plain()["people"] == 2
    assert desk.summary().plain() == {"units": 0}
    assert elsewhere.reply(SENDER.code, stick).seq == 1
    store.database.close()
