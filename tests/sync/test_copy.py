"""Interrupted anywhere, a stick holds the whole package or a temporary file that the next export removes."""

from __future__ import annotations

import errno
import io
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

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


def refusal(unit: Unit, folder: Path) -> str:
    with pytest.raises(FileNotWritten) as refused:
        unit.send(folder, plain=True)
    return refused.value.reason


class FailingStick:
    """Lets `left` calls to the disk pass and fails the next; when `pulled`, every later one too."""

    def __init__(self, patch: pytest.MonkeyPatch, left: int, error: int, pulled: bool) -> None:
        self.left, self.error, self.pulled = left, error, pulled
        for owner, name in ((os, "fsync"), *((Path, name) for name in ("replace", "read_bytes", "unlink", "iterdir"))):
            patch.setattr(owner, name, self._hooked(getattr(owner, name)))
        open_file = Path.open
        patch.setattr(Path, "open", lambda path, mode="r": self._opened(open_file, path, mode))

    def _hooked(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def hooked(*given: Any, **options: Any) -> Any:
            self._pass()
            return call(*given, **options)

        return hooked

    def _opened(self, open_file: Callable[..., Any], path: Path, mode: str) -> Any:
        self._pass()
        if mode != "wb":
            return open_file(path, mode)
        file = Hooked(io.FileIO(path, "w"))
        file.before = self._pass
        return file

    def _pass(self) -> None:
        self.left -= 1
        if self.left == -1 or (self.left < 0 and self.pulled):
            raise OSError(self.error, os.strerror(self.error))


class Hooked(io.BufferedWriter):
    before: Callable[[], None]

    def write(self, content: Any, /) -> int:
        self.before()
        return super().write(content)


@pytest.mark.parametrize("plain", [True, False])
@pytest.mark.parametrize("pulled", [False, True], ids=["disk full", "pulled out"])
def test_wherever_a_copy_fails_nothing_half_is_left(
    union: Unit, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plain: bool, pulled: bool
) -> None:
    """At every call to the disk: afterwards the whole package is there or, where tidying up could fail too, something
    that the next export removes."""
    failed = made_before = 0
    for number in range(100):
        place = stick / str(number)
        place.mkdir()
        with monkeypatch.context() as patch:
            FailingStick(patch, number, errno.EIO if pulled else errno.ENOSPC, pulled)
            try:
                union.send(place, plain=plain)
            except FileNotWritten:
                failed += 1
            else:
                break
        with union.database.read() as reading:
            entries = services.list_ledger(reading)
        if len(entries) == made_before:  # the stick was found out before a number was taken
            assert leftovers(place) in ([], [".probe.cdpkg.socongdoan-tmp"])
            continue
        entry = entries[0]
        assert entry.copied_at is None
        names = {entry.file_name, f"{entry.file_name}.minisig"} if plain else {entry.file_name}
        if not pulled:
            assert {*leftovers(place)} == set()
        elif entry.file_name in leftovers(place):
            assert {*leftovers(place)} == names
        made = union.send(place, plain=plain)
        made_before = made.seq
        there = {*leftovers(place)} - {path.name for path in made.files}
        assert there in (set(), names)
        again = services.copy_package(union.database, entry.id, place)
        assert services.verify_file(union.database, again.file).valid
    assert failed > 5


def test_a_failed_repetition_leaves_the_package_that_was_there(
    union: Unit, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = union.send(stick, plain=True)
    for number in range(12):
        with monkeypatch.context() as patch, suppress(FileNotWritten):
            FailingStick(patch, number, errno.ENOSPC, pulled=False)
            services.copy_package(union.database, made.id, stick)
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
    assert leftovers(stick) == []


def test_the_next_export_removes_what_an_interrupted_one_left(stranger: Unit, stick: Path) -> None:
    kept = {"luận văn.docx", ".other.socongdoan-tmp", "x.cdpkg", "x.cdpkg.zip.minisig"}
    interrupted = stranger.send(stick, plain=True)
    interrupted.file.unlink()
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


def test_a_folder_that_takes_nothing_takes_no_number(
    stranger: Unit, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (stick / "letter.txt").write_text("Kính gửi", encoding="utf-8")
    with monkeypatch.context() as patch:
        FailingStick(patch, 0, errno.EROFS, pulled=True)
        reasons = [refusal(stranger, stick)]
    reasons += [refusal(stranger, stick / "none"), refusal(stranger, stick / "letter.txt")]
    assert reasons == ["read_only", "no_such_folder", "not_a_folder"]
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
    assert leftovers(small_stick) == []
    assert services.copy_package(stranger.database, entry.id, stick).seq == 1
