"""A file is there whole under its name, or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from desktop.core.files import FileNotRead, FileNotWritten, atomic_write, read_bytes, safe_name, write_bytes


def test_a_failed_writing_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def write_half() -> None:
        with atomic_write(path) as file:
            file.write(b"new")
            raise RuntimeError("power")

    with pytest.raises(RuntimeError):
        write_half()
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


def test_a_missing_folder_is_a_refusal(tmp_path: Path) -> None:
    with pytest.raises(FileNotWritten) as caught:
        write_bytes(tmp_path / "no" / "a.txt", b"x")
    assert caught.value.reason == "no_such_folder"


def test_a_full_disk_is_named_and_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def no_space(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(FileNotWritten) as caught:
        write_bytes(path, b"new")
    assert caught.value.reason == "disk_full"
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(b"12345")
    for path, reason in ((tmp_path, "is_a_folder"), (tmp_path / "none", "missing"), (tmp_path / "large", "too_large")):
        with pytest.raises(FileNotRead) as caught:
            read_bytes(path, 4)
        assert caught.value.reason == reason
    assert read_bytes(tmp_path / "large", 5) == b"12345"


def test_written_files_are_synced_before_they_get_their_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []
    sync = os.fsync
    path = tmp_path / "a.bin"

    def watched(handle: int) -> None:
        seen.append(path.exists())
        sync(handle)

    monkeypatch.setattr(os, "fsync", watched)
    write_bytes(path, b"x")
    assert seen[0] is False


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Số 12/QĐ-CĐCS", "so-12-qd-cdcs"),
        ("  Đặng: Ấn? ", "dang-an"),
        ("…", "tep"),
        ("CON", "con-"),
        ("a" * 99, "a" * 60),
    ],
)
def test_file_names_are_taken_by_every_file_system(text: str, name: str) -> None:
    assert safe_name(text) == name
