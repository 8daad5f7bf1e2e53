"""Opening the data folder of one union: the lock, the key, the database, its migrations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from filelock import BaseFileLock

from desktop.core import attachments, migrate
from desktop.core.clock import Clock, SystemClock
from desktop.core.database import Database, DatabaseUnusable, Transaction, Transactions
from desktop.features.accounts import services
from desktop.features.accounts.domain import CHAIR

T = TypeVar("T")


@dataclass(frozen=True)
class Book:
    """A union's data folder, open. Close it to let another program in."""

    folder: Path
    database: Database
    lock: BaseFileLock

    def close(self) -> None:
        self.database.close()
        self.lock.release()


def set_up(
    folder: Path, passphrase: str, found: Callable[[Transaction], T], clock: Clock | None = None
) -> tuple[Book, T]:
    """Create the database in an empty data folder and let `found` write the first records.

    On any failure the folder is as empty as before. Raises DataFolderInUse, DataFolderNotEmpty, PassphraseMissing.
    """
    lock = services.hold(folder)
    try:
        key = services.make_key(folder, passphrase)
        database = _database(folder, key, CHAIR, clock)
        try:
            migrate.upgrade(database)
            with database.write("found_union") as tx:
                founded = found(tx)
        except BaseException:
            database.close()
            services.forget(folder)
            raise
    except BaseException:
        lock.release()
        raise
    return Book(folder, database, lock), founded


def open_book(folder: Path, passphrase: str, clock: Clock | None = None) -> Book:
    """Open an existing database and bring its tables up to date. Raises what `services.open_key` and
    `migrate.upgrade` raise, and DataFolderInUse."""
    lock = services.hold(folder)
    try:
        key, user = services.open_key(folder, passphrase)
        if not (folder / services.DATABASE_FILE).exists():
            raise DatabaseUnusable("missing")
        database = _database(folder, key, user, clock)
        try:
            if migrate.current(database) is None:
                raise DatabaseUnusable("damaged")
            migrate.upgrade(database)
            _sweep(database)
        except BaseException:
            database.close()
            raise
    except BaseException:
        lock.release()
        raise
    return Book(folder, database, lock)


def _sweep(database: Database) -> None:
    """Files nobody can ask for any more go, unless the book cannot be written now: then at another opening."""
    with suppress(DatabaseUnusable), database.write("sweep_attachments") as tx:
        attachments.sweep(tx)


@contextmanager
def opened(folder: Path, passphrase: str, clock: Clock | None = None) -> Iterator[Book]:
    book = open_book(folder, passphrase, clock)
    try:
        yield book
    finally:
        book.close()


@contextmanager
def opened_beside(database: Transactions) -> Iterator[Transactions]:
    """Another database than the book's own, up to date; an empty one gets its tables. Raises as `migrate.upgrade`."""
    with closing(database):
        try:
            migrate.upgrade(database)
        except DatabaseUnusable as error:
            if error.reason != "wrong_key":
                raise
            raise DatabaseUnusable("not_ours", database.place) from error  # for the key opened the book
        yield database


def _database(folder: Path, key: bytes, user: str, clock: Clock | None) -> Database:
    return Database(folder / services.DATABASE_FILE, key, clock or SystemClock(), user)
