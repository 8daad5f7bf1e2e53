"""Making, verifying and restoring backups.

A backup is `VACUUM INTO` a temporary file (ciphertext under the same key), reopened, checked page by page and counted,
and only then put under its name. Restoring moves the present database aside together with its WAL: a good copy beside a
stale WAL would open with rows of the old session.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop import __version__
from desktop.core import audit, migrate
from desktop.core.clock import VIETNAM, Clock
from desktop.core.database import Database, DatabaseUnusable, clear_refusals, connect
from desktop.core.files import TEMPORARY_MARK, FileNotRead, clear_write_errors, write_bytes
from desktop.features.accounts import services as accounts
from desktop.features.accounts.domain import KEY_FILE, SECOND_COPY
from desktop.features.backup.domain import FORMAT, SUFFIX, Backup, BackupDamaged, Manifest

LARGEST = 4 << 30
MANIFEST, KEYS, DATA = "manifest.json", "keys.json", "data.db"


def create_backup(database: Database, folder: Path, to: Path, reason: str = "manual") -> Backup:
    """Write a verified backup of the open database into the folder `to`, whose union lives in `folder`.

    Raises FileNotWritten, DatabaseUnusable, BackupDamaged (the copy just made did not open: nothing is kept).
    """
    with clear_write_errors(to), clear_refusals():
        to.mkdir(parents=True, exist_ok=True)
        made_at = database.clock.now()
        stamp = made_at.astimezone(VIETNAM).strftime("%Y%m%d-%H%M%S")
        path = _free_name(to, f"{stamp}-{reason}")
        with tempfile.TemporaryDirectory(dir=to, prefix=TEMPORARY_MARK) as temporary:
            copy = Path(temporary) / DATA
            with database.connection() as connection:
                connection.exec_driver_sql("COMMIT")  # VACUUM cannot run inside the transaction that connecting began
                connection.exec_driver_sql("VACUUM INTO ?", (str(copy),))
            with database.read() as reading:
                head = audit.head(reading.session)
                live = _count_rows(reading.session.connection().connection.cursor())
            tables = _checked_counts(database.connect_copy(copy), path)
            if tables != live:
                raise BackupDamaged(str(path), "counts_differ")
            manifest = Manifest(
                format=FORMAT,
                made_at=made_at.isoformat(timespec="seconds"),
                version=__version__,
                schema=migrate.current(database) or "",
                audit_head=head,
                digest=_digest(copy),
                tables=tables,
            )
            package = Path(temporary) / "package"
            with zipfile.ZipFile(package, "w", zipfile.ZIP_STORED) as archive:
                archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1))
                archive.write(folder / KEY_FILE, KEYS)
                archive.write(copy, DATA)
            write_bytes(path, package.read_bytes())
    return Backup(str(path), manifest.made_at, path.stat().st_size, verified=True, rows=sum(tables.values()))


def list_backups(folder: Path) -> list[Backup]:
    """The backups in a folder, newest first; not verified again."""
    found = []
    for path in sorted(folder.glob(f"*{SUFFIX}"), reverse=True):
        try:
            with zipfile.ZipFile(path) as archive:
                manifest = _manifest(archive, path)
        except (BackupDamaged, zipfile.BadZipFile, OSError):
            found.append(Backup(str(path), "", path.stat().st_size, verified=False, rows=0))
            continue
        rows = sum(manifest.tables.values())
        found.append(Backup(str(path), manifest.made_at, path.stat().st_size, verified=False, rows=rows))
    return found


def verify_backup(path: Path, passphrase: str) -> Backup:
    """Open the backup in a temporary folder, check every page and count every table.

    Raises FileNotRead, BackupDamaged, PassphraseWrong.
    """
    with _unpacked(path) as (folder, manifest):
        _open_and_count(folder, manifest, path, passphrase)
    rows = sum(manifest.tables.values())
    return Backup(str(path), manifest.made_at, path.stat().st_size, verified=True, rows=rows)


def restore_backup(path: Path, folder: Path, passphrase: str, clock: Clock) -> tuple[Backup, Path | None]:
    """Put a backup in the place of the union in `folder`, which no program may have open.

    The present files move aside together and are kept; their new folder is returned. Raises what `verify_backup`
    raises and DataFolderInUse; then nothing has changed.
    """
    lock = accounts.hold(folder)
    try:
        with _unpacked(path) as (fresh, manifest):
            _open_and_count(fresh, manifest, path, passphrase)
            aside = _move_aside(folder, clock.now())
            for name in (DATA, KEYS):
                target = folder / (accounts.DATABASE_FILE if name == DATA else KEY_FILE)
                arriving = target.with_name(f".{target.name}{TEMPORARY_MARK}")
                shutil.copyfile(fresh / name, arriving)
                with arriving.open("rb+") as file:
                    os.fsync(file.fileno())
                arriving.replace(target)
            shutil.copyfile(folder / KEY_FILE, folder / SECOND_COPY)
        rows = sum(manifest.tables.values())
        return Backup(str(path), manifest.made_at, path.stat().st_size, verified=True, rows=rows), aside
    finally:
        lock.release()


def backups_folder(folder: Path) -> Path:
    """Where backups of the union in `folder` go unless another place was chosen."""
    return folder / "backups"


def _move_aside(folder: Path, moment: datetime) -> Path | None:
    if not accounts.holds_union(folder):
        return None
    aside = folder / f"before-restore-{moment.astimezone(VIETNAM):%Y%m%d-%H%M%S}"
    while aside.exists():
        aside = aside.with_name(f"{aside.name}x")
    aside.mkdir()
    names = (accounts.DATABASE_FILE, f"{accounts.DATABASE_FILE}-wal", f"{accounts.DATABASE_FILE}-shm")
    for name in (*names, KEY_FILE, SECOND_COPY):
        if (folder / name).exists():
            (folder / name).replace(aside / name)
    return aside


@contextmanager
def _unpacked(path: Path) -> Iterator[tuple[Path, Manifest]]:
    if not path.is_file():
        raise FileNotRead(str(path), "is_a_folder" if path.is_dir() else "missing")
    with tempfile.TemporaryDirectory(prefix="socongdoan") as temporary:
        folder = Path(temporary)
        try:
            with zipfile.ZipFile(path) as archive:
                if sorted(archive.namelist()) != sorted((MANIFEST, KEYS, DATA)):
                    raise BackupDamaged(str(path), "not_a_backup")
                if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
                    raise BackupDamaged(str(path), "not_a_backup")
                manifest = _manifest(archive, path)
                for name in (KEYS, DATA):
                    with archive.open(name) as source, (folder / name).open("wb") as target:
                        shutil.copyfileobj(source, target)
        except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
            raise BackupDamaged(str(path), "not_a_backup") from error
        except OSError as error:
            raise FileNotRead(str(path), "unreadable") from error
        if _digest(folder / DATA) != manifest.digest:
            raise BackupDamaged(str(path), "digest_differs")
        yield folder, manifest


def _open_and_count(folder: Path, manifest: Manifest, path: Path, passphrase: str) -> None:
    key, _ = accounts.open_key(folder, passphrase)
    try:
        connection = connect(folder / DATA, key)
    except DatabaseUnusable as error:
        raise BackupDamaged(str(path), "does_not_open") from error
    if _checked_counts(connection, path) != manifest.tables:
        raise BackupDamaged(str(path), "counts_differ")


def _checked_counts(connection: Any, path: Path) -> dict[str, int]:
    """The rows of each table of a copy whose every page was checked; closes the connection."""
    try:
        cursor = connection.cursor()
        broken = cursor.execute("PRAGMA cipher_integrity_check").fetchall()
        if broken or cursor.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
            raise BackupDamaged(str(path), "does_not_open")
        return _count_rows(cursor)
    finally:
        connection.close()


def _manifest(archive: zipfile.ZipFile, path: Path) -> Manifest:
    try:
        manifest = Manifest(**json.loads(archive.read(MANIFEST)))
    except (KeyError, TypeError, ValueError) as error:
        raise BackupDamaged(str(path), "not_a_backup") from error
    if manifest.format > FORMAT:
        raise BackupDamaged(str(path), "newer_format")
    return manifest


def _count_rows(cursor: Any) -> dict[str, int]:
    execute = cursor.execute
    names = [row[0] for row in execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()]
    return {name: execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _free_name(folder: Path, stem: str) -> Path:
    path, number = folder / f"{stem}{SUFFIX}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}{SUFFIX}"
    return path
