"""A PostgreSQL server of the tests' own, in a temporary folder, reached from this machine only and by password only."""

from __future__ import annotations

import itertools
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import pytest

from desktop.core import migrate
from desktop.core.clock import fixed_at
from desktop.core.server import SCHEME, Server

USER, PASSWORD, PREPARED = "desk", "bí:mật@/", "with_tables"


@dataclass(frozen=True)
class PostgresServer:
    port: int
    names: Iterator[str] = field(default_factory=lambda: (f"test_{n}" for n in itertools.count()), repr=False)

    def url(self, database: str, password: str = PASSWORD) -> str:
        return f"{SCHEME}://{USER}:{quote(password, safe='')}@127.0.0.1:{self.port}/{database}"

    def new_database(self) -> str:
        """The URL of a database without tables."""
        name = next(self.names)
        self.run(f"CREATE DATABASE {name}")
        return self.url(name)

    def emptied(self) -> str:
        """The URL of the one database with every table and no row; each test empties it again."""
        names = [name for (name,) in self.run("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", PREPARED)]
        tables = ", ".join(f'"{name}"' for name in names if name != "alembic_version")
        self.run(f"TRUNCATE {tables}", PREPARED)
        return self.url(PREPARED)

    def run(self, command: str, database: str = "postgres") -> list[Any]:
        place = {"host": "127.0.0.1", "port": self.port, "user": USER, "password": PASSWORD, "dbname": database}
        with psycopg.connect(**place, autocommit=True) as connection:  # type: ignore[arg-type]
            found = connection.execute(command.encode())
            return found.fetchall() if found.description else []


@contextmanager
def running_server() -> Iterator[PostgresServer]:
    """Starts one and stops it; skips where PostgreSQL is not installed."""
    programs = _programs()
    if programs is None:
        pytest.skip("the programs of a PostgreSQL server, initdb and pg_ctl, are not installed")
    with tempfile.TemporaryDirectory(prefix="socongdoan-postgres-") as name:
        folder, port = Path(name), _free_port()
        (folder / "password").write_text(PASSWORD, encoding="utf-8")
        if _is_root():
            shutil.chown(folder, "nobody")
            shutil.chown(folder / "password", "nobody")
        _run(folder, programs / "initdb", "-D", "data", "-U", USER, "--pwfile=password", "-A", "scram-sha-256",
             "-E", "UTF8", "--locale=C", "--no-sync")  # fmt: skip
        settings = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
        _run(folder, programs / "pg_ctl", "-D", "data", "-w", "-l", "log", "-o", settings, "start")
        try:
            server = PostgresServer(port)
            server.run(f"CREATE DATABASE {PREPARED}")
            made = Server(server.url(PREPARED), fixed_at(2025, 12, 1), "Cán bộ thử")
            migrate.upgrade(made)
            made.close()
            yield server
        finally:
            _run(folder, programs / "pg_ctl", "-D", "data", "-m", "immediate", "stop")


def _programs() -> Path | None:
    """The folder of `initdb` and `pg_ctl`; Debian keeps them out of the PATH."""
    folders = [Path(found).parent for found in [shutil.which("initdb")] if found]
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "pg_ctl").exists()), None)


def _run(folder: Path, *command: str | Path) -> None:
    output = folder / "output"
    with output.open("ab") as file:  # a pipe would be held open by the server
        user = "nobody" if _is_root() else None  # PostgreSQL does not run as root
        done = subprocess.run(command, cwd=folder, stdout=file, stderr=file, user=user, check=False)
    assert done.returncode == 0, output.read_text(encoding="utf-8", errors="replace")


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
