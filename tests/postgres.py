"""A PostgreSQL server of the tests' own, in a temporary folder, reached from this machine only and by password only."""

from __future__ import annotations

import itertools
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
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


KEEPER = """
import signal, subprocess, sys
user, *command = sys.argv[1:]
server = subprocess.Popen(command, user=user or None)
sys.stdin.read()
server.send_signal(signal.SIGTERM if sys.platform == "win32" else signal.SIGINT)
server.wait()
"""
"""Runs the server for as long as somebody holds its standard input: it ends with the tests, however they end."""


@contextmanager
def running_server() -> Iterator[PostgresServer]:
    """Starts one and stops it; skips where PostgreSQL is not installed."""
    programs = _programs()
    if programs is None:
        pytest.skip("the programs of a PostgreSQL server, initdb and postgres, are not installed")
    user = "nobody" if _is_root() else ""  # PostgreSQL does not run as root
    with tempfile.TemporaryDirectory(prefix="socongdoan-postgres-") as name:
        folder, port = Path(name), _free_port()
        (folder / "password").write_text(PASSWORD, encoding="utf-8")
        if user:
            shutil.chown(folder, user)
            shutil.chown(folder / "password", user)
        made = subprocess.run(
            [programs / "initdb", "-D", "data", "-U", USER, "--pwfile=password", "-A", "scram-sha-256", "-E", "UTF8",
             "--locale=C", "--no-sync"],
            cwd=folder, user=user or None, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert made.returncode == 0, made.stderr
        settings = (f"port={port}", "listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off")
        command = [str(programs / "postgres"), "-D", "data", *(word for each in settings for word in ("-c", each))]
        with (
            (folder / "log").open("wb") as log,
            subprocess.Popen([sys.executable, "-c", KEEPER, user, *command], cwd=folder, stdin=subprocess.PIPE,
                             stdout=log, stderr=log) as keeper,
        ):  # fmt: skip
            server = PostgresServer(port)
            _wait_for(server, keeper)
            server.run(f"CREATE DATABASE {PREPARED}")
            prepared = Server(server.url(PREPARED), fixed_at(2025, 12, 1), "Cán bộ thử")
            migrate.upgrade(prepared)
            prepared.close()
            yield server


def _wait_for(server: PostgresServer, keeper: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        try:
            server.run("SELECT 1")
            return
        except psycopg.OperationalError:
            assert keeper.poll() is None, "the server ended"
            time.sleep(0.1)
    raise TimeoutError("the server does not answer")


def _programs() -> Path | None:
    """The folder of `initdb` and `postgres`; Debian keeps them out of the PATH."""
    folders = [Path(found).parent for found in [shutil.which("initdb")] if found]
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if shutil.which("postgres", path=folder)), None)


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
