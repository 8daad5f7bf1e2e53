"""Making, opening and holding the data folder of one union."""

from __future__ import annotations

import os
import uuid
from pathlib import Path

from filelock import FileLock, Timeout

from desktop.core.files import make_folder
from desktop.features.accounts.domain import (
    CHAIR,
    KEY_BYTES,
    KEY_FILE,
    SECOND_COPY,
    DataFolderInUse,
    DataFolderNotEmpty,
    NoUnionHere,
    PassphraseMissing,
    PassphraseWrong,
    lock_key,
    unlock_key,
)
from desktop.features.accounts.storage import read_slots, read_union, write_slots

DATABASE_FILE, LOCK_FILE = "data.db", "in-use.lock"


def holds_union(folder: Path) -> bool:
    """Whether somebody's data lies here, whole or not: a key file without its database counts too, for the database
    may be found again, and only these keys open it."""
    return any((folder / name).exists() for name in (DATABASE_FILE, KEY_FILE, SECOND_COPY))


def refuse_empty(folder: Path) -> None:
    """Raises NoUnionHere."""
    if not holds_union(folder):
        raise NoUnionHere(str(folder))


def hold(folder: Path) -> FileLock:
    """Keep other programs out of the folder until the lock is released or this program ends.

    Raises DataFolderInUse, FileNotWritten.
    """
    make_folder(folder)
    lock = FileLock(folder / LOCK_FILE, timeout=0, thread_local=False)  # the worker takes it, the window lets it go
    try:
        lock.acquire()
    except Timeout as error:
        raise DataFolderInUse(str(folder)) from error
    return lock


def make_key(folder: Path, passphrase: str, user: str = CHAIR) -> bytes:
    """A fresh random key for a new database, guarded by the passphrase.

    Raises DataFolderNotEmpty, PassphraseMissing.
    """
    if not passphrase:
        raise PassphraseMissing()
    if holds_union(folder):
        raise DataFolderNotEmpty(str(folder))
    key = os.urandom(KEY_BYTES)
    write_slots(folder, [lock_key(key, passphrase, str(uuid.uuid4()), user, CHAIR)])
    return key


def open_key(folder: Path, passphrase: str) -> tuple[bytes, str]:
    """The database's key and the officer whose passphrase it is. Raises NoUnionHere, PassphraseMissing,
    PassphraseWrong, KeyFileDamaged."""
    refuse_empty(folder)
    if not passphrase:
        raise PassphraseMissing()
    for slot in read_slots(folder):
        if (key := unlock_key(slot, passphrase)) is not None:
            return key, slot.user
    raise PassphraseWrong()


def union_name(folder: Path) -> str:
    """Whose book lies here, as far as it is known before it is opened."""
    return read_union(folder)


def name_union(folder: Path, name: str) -> None:
    """Let it be known whose book lies here, before it is opened. Raises KeyFileDamaged, FileNotWritten."""
    if name != read_union(folder):
        write_slots(folder, read_slots(folder), name)


def change_passphrase(folder: Path, old: str, new: str) -> None:
    """Rewrite the officer's slot; the database is not touched. Raises PassphraseWrong, PassphraseMissing."""
    if not new:
        raise PassphraseMissing()
    key, user = open_key(folder, old)
    slots = read_slots(folder)
    slot = next(one for one in slots if one.user == user)
    fresh = lock_key(key, new, slot.database, slot.user, slot.role)
    write_slots(folder, [fresh if one is slot else one for one in slots])


def forget(folder: Path) -> None:
    """Remove what an unfinished set-up left behind, so that the folder is empty again."""
    for name in (DATABASE_FILE, f"{DATABASE_FILE}-wal", f"{DATABASE_FILE}-shm", KEY_FILE, SECOND_COPY):
        (folder / name).unlink(missing_ok=True)
