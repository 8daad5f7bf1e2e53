"""Opening a union's data folder: the key, the database, its migrations. The only place that wires the parts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import BaseFileLock

from desktop.core import migrate
from desktop.core.clock import Clock, SystemClock
from desktop.core.database import Database
from desktop.features.accounts import services as accounts
from desktop.features.accounts.domain import CHAIR
from desktop.features.organization.domain import Union, UnionDraft
from desktop.features.organization.services import found_union

SAMPLE_PASSPHRASE = "so cong doan mau"
"""Published on purpose: the sample union holds invented people only."""


@dataclass(frozen=True)
class Book:
    """A union's data folder, open. Close it to let another program in."""

    folder: Path
    database: Database
    lock: BaseFileLock

    def close(self) -> None:
        self.database.close()
        self.lock.release()


def set_up(folder: Path, passphrase: str, draft: UnionDraft, clock: Clock | None = None) -> tuple[Book, Union]:
    """Create the union in an empty data folder; on any failure the folder is as empty as before."""
    lock = accounts.hold(folder)
    database = None
    try:
        key = accounts.make_key(folder, passphrase)
        try:
            database = _database(folder, key, CHAIR, clock)
            migrate.upgrade(database)
            with database.write("found_union") as tx:
                union = found_union(tx, draft)
        except BaseException:
            if database:
                database.close()
            accounts.forget(folder)
            raise
    except BaseException:
        lock.release()
        raise
    return Book(folder, database, lock), union


def open_book(folder: Path, passphrase: str, clock: Clock | None = None) -> Book:
    """Open an existing union and bring its tables up to date."""
    lock = accounts.hold(folder)
    database = None
    try:
        key, user = accounts.open_key(folder, passphrase)
        database = _database(folder, key, user, clock)
        migrate.upgrade(database)
    except BaseException:
        if database:
            database.close()
        lock.release()
        raise
    return Book(folder, database, lock)


@contextmanager
def opened(folder: Path, passphrase: str) -> Iterator[Book]:
    book = open_book(folder, passphrase)
    try:
        yield book
    finally:
        book.close()


def _database(folder: Path, key: bytes, user: str, clock: Clock | None) -> Database:
    return Database(folder / accounts.DATABASE_FILE, key, clock or SystemClock(), user)
