"""A PostgreSQL database in the place of the file: for a desk that has outgrown one machine.

The promises are those of `database.py`, by the server's means: a question sees one state and cannot write; a deed takes
the one write lock at once (an advisory lock does what `BEGIN IMMEDIATE` does) and then sees what stands. Encryption of
the line and of the disk is the server's affair (`?sslmode=verify-full`). Nothing that is told of an error quotes the
driver or the address: either may hold the password.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from desktop.core import late
from desktop.core.clock import Clock
from desktop.core.database import DatabaseUnusable, Transactions
from desktop.core.errors import UserError

SCHEME = "postgresql+psycopg"
_WAIT_SECONDS = 10
_ONE_WRITER = f"SET LOCAL lock_timeout = '{_WAIT_SECONDS}s'; SELECT pg_advisory_xact_lock(hashtext('socongdoan'))"
_REASONS = {"53100": "disk_full", "55P03": "locked", "25006": "unwritable", "42501": "unwritable"}
_GONE = ("08", "57P")  # classes of SQLSTATE: connection lost, server shutting down


@dataclass(eq=False)
class ServerRefused(UserError):
    """`reason`: `address` is not one; `silent`, nobody answers there; `not_admitted`: user, password or database."""

    reason: str
    server: str = ""
    database: str = ""


class Server(Transactions):
    """An open database of a server, named by a URL; the password stands there or in `PGPASSWORD`."""

    def __init__(self, url: str, clock: Clock, actor: str) -> None:
        """Connects to nothing yet. Raises ServerRefused for what is no address."""
        parsed = _parsed(url)
        self._server, self._database = parsed.host or "localhost", parsed.database or ""
        reading = _engine(parsed, "REPEATABLE READ").execution_options(postgresql_readonly=True)
        writing = _engine(parsed, "READ COMMITTED")
        event.listen(writing, "begin", lambda connection: connection.exec_driver_sql(_ONE_WRITER))
        super().__init__(f"{self._server}/{self._database}", reading, writing, clock, actor)

    def refusal(self, error: Exception) -> UserError | None:
        driver, cause = late.load("psycopg"), getattr(error, "orig", error)
        state = getattr(cause, "sqlstate", None)
        if state in _REASONS:
            return DatabaseUnusable(_REASONS[state])
        if state is not None and not state.startswith(_GONE):
            return None
        if isinstance(cause, driver.OperationalError):
            return ServerRefused("not_admitted" if _was_reached(cause) else "silent", self._server, self._database)
        return ServerRefused("address") if isinstance(cause, driver.ProgrammingError) else None


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise ServerRefused("address") from None
    if "@" in (parsed.host or ""):  # of a password that was not written in percent signs
        raise ServerRefused("address")
    return parsed


def _engine(url: URL, isolation: str) -> Engine:
    options = {"connect_timeout": _WAIT_SECONDS, "client_encoding": "utf8", "application_name": "socongdoan"}
    return create_engine(
        url, module=late.load("psycopg"), isolation_level=isolation, hide_parameters=True,
        connect_args={name: value for name, value in options.items() if name not in url.query},
    )  # fmt: skip


def _was_reached(cause: Exception) -> bool:
    """Whether a server answered before the connection failed: it asked for a password, or said why not."""
    connection = getattr(cause, "pgconn", None)
    return "FATAL" in str(cause) or (connection is not None and (connection.used_password or connection.needs_password))
