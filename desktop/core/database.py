"""The one encrypted database of a union: how it is opened, read and written.

SQLCipher under SQLAlchemy, opened with a raw 256-bit key so that no key derivation happens per connection. A reading
connection cannot write (`query_only`); a writing one takes the write lock at once (`BEGIN IMMEDIATE`), because the
driver's implicit transactions leave half a migration behind when it is rolled back. WAL with `synchronous=FULL` is what
survives power cuts on fixed disks. Listeners hear of a change set only after its commit.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from desktop.core import audit
from desktop.core.changes import Change, ChangeSet
from desktop.core.clock import Clock
from desktop.core.errors import UserError
from desktop.core.files import FileNotRead, FileNotWritten
from desktop.core.ids import new_id
from desktop.core.vietnamese.text import search_text

PRAGMAS = (
    "journal_mode=wal",
    "synchronous=full",
    "foreign_keys=on",
    "secure_delete=on",
    "temp_store=memory",
    "trusted_schema=off",
    "cell_size_check=on",
    "cache_size=-65536",
)

Listener = Callable[[ChangeSet], None]


@dataclass(eq=False)
class DatabaseUnusable(UserError):
    """What keeps the records cannot be opened or written. `reason`: `wrong_key`, `disk_full`, `locked`, `damaged`,
    `missing`, `unwritable`, or `not_ours`: it holds something else; `detail` then names it."""

    reason: str
    detail: str = ""


class Reading:
    """What a question may use: a session that sees one consistent state, and the clock."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self.session = session
        self._clock = clock

    def today(self) -> date:
        return self._clock.today()

    def now(self) -> datetime:
        return self._clock.now()


class Transaction(Reading):
    """What a deed may use besides: fresh ids, the actor, and the list of what it changed."""

    def __init__(self, session: Session, clock: Clock, actor: str) -> None:
        super().__init__(session, clock)
        self.actor = actor
        self.changes: list[Change] = []

    def new_id(self) -> str:
        return new_id(self.now())

    def note(self, change: Change) -> None:
        self.changes.append(change)


class Transactions(ABC):
    """Where records are kept: asked in one consistent state, written whole or not at all. `place` names it to a person;
    `actor` is the officer in whose name deeds are recorded."""

    def __init__(self, place: str, reading: Engine, writing: Engine, clock: Clock, actor: str) -> None:
        self.place = place
        self.clock = clock
        self.actor = actor
        self._reading = reading
        self._writing = writing
        self._listeners: list[Listener] = []

    @abstractmethod
    def refusal(self, error: Exception) -> UserError | None:
        """What the environment did wrong; None when it was the program."""

    @contextmanager
    def read(self) -> Iterator[Reading]:
        with clear_refusals(self.refusal), Session(self._reading) as session:
            yield Reading(session, self.clock)

    @contextmanager
    def write(self, act: str) -> Iterator[Transaction]:
        """A transaction that commits when the block ends well; `act` names the deed in the audit log."""
        with clear_refusals(self.refusal), Session(self._writing) as session:
            tx = Transaction(session, self.clock, self.actor)
            with session.begin():
                yield tx
                session.flush()
                audit.append(session, act, self.actor, tx.now(), tx.changes)
            done = ChangeSet(act, tuple(tx.changes))
        for listener in tuple(self._listeners):
            listener(done)

    def connection(self) -> Connection:
        """A writing connection for migrations and backups; its user begins and ends the transaction."""
        return self._writing.connect()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear of every committed change set, on the thread that committed it. Returns how to stop hearing."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def close(self) -> None:
        self._reading.dispose()
        self._writing.dispose()


class Database(Transactions):
    """An open encrypted file."""

    def __init__(self, path: Path, key: bytes, clock: Clock, actor: str) -> None:
        self.path = path
        reading, writing = _engine(path, key, "BEGIN", read_only=True), _engine(path, key, "BEGIN IMMEDIATE")
        super().__init__(str(path), reading, writing, clock, actor)
        self._connect_copy = partial(connect, key=key, read_only=True)
        self._beside = partial(Database, key=key, clock=clock, actor=actor)

    def refusal(self, error: Exception) -> UserError | None:
        return refusal_of_file(error)

    def connect_copy(self, path: Path) -> Any:
        """A raw reading connection to a copy of this database, which has the same key; its user closes it."""
        return self._connect_copy(path)

    def beside(self, path: Path) -> Database:
        """Another file under the same key, in the name of the same officer; its user closes it. Raises FileNotRead for
        a folder, FileNotWritten where there is none to put it in."""
        if path.is_dir():
            raise FileNotRead(str(path), "is_a_folder")
        if not path.parent.is_dir():
            raise FileNotWritten(str(path), "no_such_folder")
        return self._beside(path)


def connect(path: Path, key: bytes, *, read_only: bool = False) -> Any:
    """A raw driver connection with every pragma set; the caller closes it."""
    connection = driver.connect(str(path), timeout=10, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    connection.create_function("search_text", 1, _search_text, deterministic=True)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    if read_only:
        connection.execute("PRAGMA query_only=on")
    return connection


@lru_cache(maxsize=1 << 14)
def _search_text(text: str | None) -> str:
    """For columns of few different words, which have no folded form beside them: SQL folds no Vietnamese by itself."""
    return search_text(text or "")


def _engine(path: Path, key: bytes, begin: str, *, read_only: bool = False) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path, key, read_only=read_only),
        module=driver,
        poolclass=QueuePool,
        hide_parameters=True,  # an error's text must not carry names into a crash report
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def refusal_of_file(error: Exception) -> UserError | None:
    reason = _reason(str(error))
    return DatabaseUnusable(reason) if reason else None


@contextmanager
def clear_refusals(refusal: Callable[[Exception], UserError | None] = refusal_of_file) -> Iterator[None]:
    """What the environment does wrong, as a refusal; what the program does wrong stays a bug."""
    try:
        yield
    except (DBAPIError, driver.Error) as error:
        refused = refusal(error)
        if refused is None:
            raise
        raise refused from error


def _reason(text: str) -> str | None:
    for sign, reason in (
        ("file is not a database", "wrong_key"),
        ("disk is full", "disk_full"),
        ("database is locked", "locked"),
        ("malformed", "damaged"),
        ("readonly database", "unwritable"),
        ("disk I/O error", "unwritable"),
        ("unable to open database", "unwritable"),
    ):
        if sign in text:
            return reason
    return None
