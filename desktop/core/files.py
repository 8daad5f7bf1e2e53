"""Writing a file so that either the whole new one is there under its name, or the old one untouched.

Order: a temporary name in the same folder, flush, fsync, rename, fsync of the folder, read back. On Windows a file that
an antivirus or Excel holds open refuses the rename for a moment: it is tried again for about two seconds.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from desktop.core.errors import UserError

TEMPORARY_MARK = ".socongdoan-tmp"
_RETRIES, _PAUSE_SECONDS = 20, 0.1
_CHUNK = 1 << 20


@dataclass(eq=False)
class FileNotWritten(UserError):
    """`reason`: `disk_full`, `read_only`, `in_use`, `no_such_folder`, `not_a_folder`, `is_a_folder`,
    `read_back_differs` or `unwritable`."""

    path: str
    reason: str


@dataclass(eq=False)
class FileNotRead(UserError):
    """`reason`: `missing`, `is_a_folder`, `not_a_folder`, `no_permission`, `too_large`, `empty` or `unreadable`."""

    path: str
    reason: str


def keep_private() -> None:
    """From now on what this process makes is its user's alone: files 0600, folders 0700, SQLite's WAL and Qt's settings
    too. Called once, when the program starts; on Windows the rights of the profile do it."""
    os.umask(0o077)


@contextmanager
def atomic_write(path: Path) -> Iterator[BinaryIO]:
    """A binary file to write into; `path` appears only when the block ends well, else nothing is left behind.

    Raises FileNotWritten for what the environment does wrong.
    """
    temporary = path.with_name(f".{path.name}{TEMPORARY_MARK}")
    try:
        with temporary.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _replace(temporary, path)
        _sync_folder(path.parent)
    except OSError as error:
        _remove(temporary)
        raise FileNotWritten(str(path), _write_reason(error)) from error
    except BaseException:
        _remove(temporary)
        raise


@contextmanager
def clear_write_errors(path: Path) -> Iterator[None]:
    """What the environment does wrong while something is written to `path` becomes FileNotWritten."""
    try:
        yield
    except OSError as error:
        raise FileNotWritten(str(path), _write_reason(error)) from error


@contextmanager
def clear_read_errors(path: Path) -> Iterator[None]:
    """What the environment does wrong while `path` is read becomes FileNotRead."""
    try:
        if path.is_dir():
            raise FileNotRead(str(path), "is_a_folder")
        yield
    except FileNotFoundError as error:
        raise FileNotRead(str(path), "missing") from error
    except PermissionError as error:
        raise FileNotRead(str(path), "no_permission") from error
    except OSError as error:
        raise FileNotRead(str(path), "unreadable") from error


def make_folder(folder: Path) -> None:
    """Make the folder and those above it unless they are there; raises FileNotWritten."""
    with clear_write_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)


def write_bytes(path: Path, content: bytes) -> None:
    """Write atomically and compare what the disk gives back; raises FileNotWritten."""
    with atomic_write(path) as file:
        file.write(content)
    try:
        same = path.read_bytes() == content
    except OSError as error:
        raise FileNotWritten(str(path), _write_reason(error)) from error
    if not same:
        raise FileNotWritten(str(path), "read_back_differs")


def copy_into_place(source: Path, path: Path) -> None:
    """Copy a file of any size to `path`, whole or not at all, and compare what the disk gives back; raises
    FileNotWritten."""
    with source.open("rb") as content, atomic_write(path) as file:
        shutil.copyfileobj(content, file, _CHUNK)
    try:
        same = _digest(source) == _digest(path)
    except OSError as error:
        raise FileNotWritten(str(path), _write_reason(error)) from error
    if not same:
        raise FileNotWritten(str(path), "read_back_differs")


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def read_bytes(path: Path, limit: int) -> bytes:
    """The whole file when it is at most `limit` bytes long; raises FileNotRead."""
    with clear_read_errors(path):
        if path.stat().st_size > limit:
            raise FileNotRead(str(path), "too_large")
        with path.open("rb") as file:
            content = file.read(limit + 1)
    if len(content) > limit:
        raise FileNotRead(str(path), "too_large")
    return content


def safe_name(text: str, most: int = 60) -> str:
    """An ASCII file name stem that every file system takes: `Số 12/QĐ` → `so-12-qd`. Never empty."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    kept = re.sub(r"[^A-Za-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-").lower()[:most].strip("-")
    return f"{kept}-" if kept in {"con", "nul", "aux", "prn"} else kept or "tep"


def _remove(temporary: Path) -> None:
    """On a place that went read-only even this is refused; the first trouble is what the user must hear of."""
    with suppress(OSError):
        temporary.unlink(missing_ok=True)


def _replace(temporary: Path, path: Path) -> None:
    for attempt in range(_RETRIES):
        try:
            temporary.replace(path)
            return
        except PermissionError:
            if attempt == _RETRIES - 1 or os.name != "nt":
                raise
            time.sleep(_PAUSE_SECONDS)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_reason(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG):
        return "disk_full"
    if error.errno == errno.EROFS:
        return "read_only"
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        return "not_a_folder"
    if error.errno == errno.EISDIR:
        return "is_a_folder"
    if error.errno == errno.ENOENT:
        return "no_such_folder"
    if isinstance(error, PermissionError):
        return "in_use" if os.name == "nt" else "read_only"
    return "unwritable"
