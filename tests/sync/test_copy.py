"""Interrupted anywhere, a stick holds the whole package or a temporary file that the next export removes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.core import files
from desktop.core.clock import fixed_at
from desktop.core.database import Database
from desktop.core.files import FileNotWritten
from desktop.features.sync import services
from desktop.features.sync.domain import PackageUnknown
from tests.sync.units import PEOPLE, SENDER, Unit, open_unit


def leftovers(stick: Path) -> list[str]:
    return sorted(path.name for path in stick.iterdir())


@pytest.mark.parametrize("plain", [True, False])
@pytest.mark.parametrize("call", ["open", "fsync", "replace", "read"])
def test_a_copy_that_fails_leaves_nothing_that_looks_whole(
    union: Unit, stick: Path, monkeypatch: pytest.MonkeyPatch, plain: bool, call: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(5, "the stick was pulled out")

    with monkeypatch.context() as patch:
        if call == "fsync":
            patch.setattr(os, "fsync", fail)
        elif call == "read":
            patch.setattr(Path, "read_bytes", fail)
        else:
            patch.setattr(Path, call, fail)
        with pytest.raises(FileNotWritten):
            union.send(stick, plain=plain)
    with union.database.read() as reading:
        [entry] = services.list_ledger(reading)
    assert entry.copied_at is None
    for path in stick.iterdir():
        assert path.name in {entry.file_name, f"{entry.file_name}.minisig"}
    made = services.copy_package(union.database, entry.id, stick)
    assert leftovers(stick) == sorted(path.name for path in made.files)
    assert services.verify_file(union.database, made.file).valid


def test_a_stick_that_gives_back_other_bytes_is_found_out(
    stranger: Unit, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    genuine: Callable[[Path], bytes] = Path.read_bytes
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", lambda path: genuine(path).replace(b"a", b"b"))
        with pytest.raises(FileNotWritten) as refused:
            stranger.send(stick, plain=True)
    assert refused.value.reason == "read_back_differs"


def test_the_next_export_removes_what_an_interrupted_one_left(stranger: Unit, stick: Path) -> None:
    kept = {"luận văn.docx", ".other.socongdoan-tmp", "x.cdpkg", "x.cdpkg.zip.minisig"}
    for name in kept | {f".tn-0001_report_20251130_e1s0009.cdpkg{files.TEMPORARY_MARK}"}:
        (stick / name).write_bytes(b"half")
    made = stranger.send(stick, plain=True)
    assert {*leftovers(stick)} == kept | {path.name for path in made.files}


def test_another_package_of_the_same_name_is_left_alone(stranger: Unit, stick: Path) -> None:
    other = stick / "tn-0001_report_20251201_e1s0001.cdpkg.zip"
    other.write_bytes(b"another union's package")
    made = stranger.send(stick, plain=True)
    assert made.file.name == "tn-0001_report_20251201_e1s0001-2.cdpkg.zip"
    assert other.read_bytes() == b"another union's package"
    assert services.verify_file(stranger.database, made.file).valid


def test_a_missing_folder_takes_no_number(stranger: Unit, stick: Path) -> None:
    with pytest.raises(FileNotWritten):
        stranger.send(stick / "none", plain=True)
    assert stranger.send(stick, plain=True).seq == 1


def test_a_folder_that_went_away_is_named_as_such(stranger: Unit, stick: Path) -> None:
    made = stranger.send(stick, plain=True)
    with pytest.raises(FileNotWritten) as refused:
        services.copy_package(stranger.database, made.id, stick / "đã rút")
    assert refused.value.reason == "no_such_folder"


def test_an_unknown_package_cannot_be_copied(stranger: Unit, stick: Path) -> None:
    with pytest.raises(PackageUnknown):
        services.copy_package(stranger.database, "sha256:0", stick)


def test_rows_that_break_their_own_schema_are_a_fault_and_take_no_number(stranger: Unit, stick: Path) -> None:
    stranger.people.append(("p9", "Lê Thị Ba", "Khác", *PEOPLE[0][3:]))
    with pytest.raises(ValueError, match="cell_refused"):
        stranger.send(stick, plain=True)
    assert leftovers(stick) == []
    stranger.people.pop()
    assert stranger.send(stick, plain=True).seq == 1


KEY = bytes(range(32))


def send_slowly(folder: str, stick: str) -> None:
    """Run in a process of its own that is killed: says when a file is flushed, and takes its time then."""
    unit, genuine = reopen(Path(folder)), os.fsync

    def slow(handle: int) -> None:
        print("copying", flush=True)  # noqa: T201  read by the process that kills this one
        time.sleep(0.3)
        genuine(handle)

    os.fsync = slow  # type: ignore[assignment]
    unit.send(Path(stick), plain=True)


def reopen(folder: Path) -> Unit:
    return Unit(Database(folder / f"{SENDER.id}.db", KEY, fixed_at(2025, 12, 1), "Trần Thị Mẫu"), SENDER, folder)


@pytest.mark.parametrize("stage", [1, 2, 3])
def test_a_killed_copy_is_finished_later_with_the_same_bytes(tmp_path: Path, stick: Path, stage: int) -> None:
    unit = open_unit(tmp_path, SENDER, key=KEY)
    unit.database.close()
    program = f"from tests.sync.test_copy import send_slowly; send_slowly({str(tmp_path)!r}, {str(stick)!r})"
    started = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
    assert started.stdout is not None
    for _ in range(stage):
        started.stdout.readline()
    started.kill()
    started.wait()
    started.stdout.close()
    again = reopen(tmp_path)
    with again.database.read() as reading:
        [entry] = services.list_ledger(reading)
    names = {entry.file_name, f"{entry.file_name}.minisig"}
    assert {*leftovers(stick)} <= names | {f".{name}{files.TEMPORARY_MARK}" for name in names}
    made = services.copy_package(again.database, entry.id, stick)
    assert {*leftovers(stick)} == names
    assert made.seq == 1
    assert services.verify_file(again.database, made.file).valid
    again.database.close()


@pytest.fixture
def small_stick(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("only root can make a small disk")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_stick_keeps_nothing_and_the_package_waits(stranger: Unit, small_stick: Path, stick: Path) -> None:
    stranger.people = [(f"p{n}", os.urandom(9).hex(), *stranger.people[1][2:]) for n in range(1000)]
    with pytest.raises(FileNotWritten) as refused:
        stranger.send(small_stick, plain=True)
    assert refused.value.reason == "disk_full"
    with stranger.database.read() as reading:
        [entry] = services.list_ledger(reading)
    assert leftovers(small_stick) in ([], [f"{entry.file_name}.minisig"])
    assert services.copy_package(stranger.database, entry.id, stick).seq == 1
