"""Making, verifying and restoring backups.

A backup is `VACUUM INTO` a temporary file (ciphertext under the same key), reopened, checked page by page and counted,
and only then put under its name. Restoring moves the present database aside together with its WAL: a good copy beside a
stale WAL would open with rows of the old session.
"""

from __future__ import annotations

import errno
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
from typing import IO, Any

from desktop import __version__
from desktop.core import audit, migrate
from desktop.core.clock import VIETNAM, Clock
from desktop.core.database import Database, DatabaseUnusable, clear_refusals, connect
from desktop.core.files import (
    TEMPORARY_MARK,
    FileNotRead,
    clear_read_errors,
    clear_write_errors,
    copy_into_place,
    make_folder,
)
from desktop.features.accounts import services as accounts
from desktop.features.accounts.domain import KEY_FILE, SECOND_COPY
from desktop.features.backup.domain import FORMAT, SUFFIX, Backup, BackupDamaged, Manifest

LARGEST = 4 << 30
MANIFEST, KEYS, DATA = "manifest.json", "keys.json", "data.db"
_ZIP, _NAME_AT = b"PK\x03\x04", 30  # how a ZIP begins, and where the name of its first part stands
_STAMP = len("20261122-090500")


def create_backup(database: Database, folder: Path, to: Path, reason: str = "manual") -> Backup:
    """Write a verified backup of the open database into the folder `to`, whose union lives in `folder`.

    Raises FileNotWritten, DatabaseUnusable, BackupDamaged (the copy just made did not open: nothing is kept).
    """
    with clear_write_errors(to), clear_refusals():
        make_folder(to)
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
            copy_into_place(package, path)
    return _backup(path, manifest, verified=True)


def list_backups(folder: Path) -> list[Backup]:
    """The backups in a folder, newest first, as their manifests tell; nothing is verified."""
    paths = sorted(folder.glob(f"*{SUFFIX}"), key=_age, reverse=True)
    return [_told(path, thoroughly=False) for path in paths]


def check_backup(path: Path) -> Backup:
    """What can be known without a passphrase, by reading the whole file: whether the database in it is byte for byte
    what was opened and counted when the backup was made. A damaged backup is told, not refused."""
    return _told(path, thoroughly=True)


def verify_backup(path: Path, passphrase: str) -> Backup:
    """Open the backup in a temporary folder, check every page and count every table.

    Raises FileNotRead, BackupDamaged, PassphraseWrong.
    """
    with _unpacked(path) as (folder, manifest):
        _open_and_count(folder, manifest, path, passphrase)
    return _backup(path, manifest, verified=True)


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
        return _backup(path, manifest, verified=True), aside
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


def _backup(path: Path, manifest: Manifest, *, verified: bool) -> Backup:
    return Backup(str(path), manifest.made_at, path.stat().st_size, verified, sum(manifest.tables.values()))


def _told(path: Path, *, thoroughly: bool) -> Backup:
    try:
        with _archive(path) as (archive, manifest):
            if thoroughly:
                archive.read(KEYS)  # ZIP compares its checksum
                with archive.open(DATA) as data:
                    _refuse_altered(data, manifest, path)
            return _backup(path, manifest, verified=thoroughly)
    except (BackupDamaged, FileNotRead) as error:
        return Backup(str(path), "", path.stat().st_size, verified=False, rows=0, problem=error.reason)


@contextmanager
def _archive(path: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """The backup as a ZIP with the parts it must have. Raises FileNotRead and BackupDamaged, also for what is read out
    of it; a file that begins as ours do, or lists our parts, is a damaged backup and not just some other file."""
    is_ours = False
    try:
        with clear_read_errors(path), path.open("rb") as file:
            is_ours = _begins_like_a_backup(file.read(_NAME_AT + len(MANIFEST)), path)
            with zipfile.ZipFile(file) as archive:
                parts = archive.infolist()
                has_ours = sorted(part.filename for part in parts) == sorted((MANIFEST, KEYS, DATA))
                is_ours = is_ours or has_ours
                is_plain = all(part.compress_type == zipfile.ZIP_STORED for part in parts)
                if not has_ours or not is_plain or sum(part.file_size for part in parts) > LARGEST:
                    raise zipfile.BadZipFile
                yield archive, _manifest(archive, path)
    except FileNotRead as error:
        if isinstance(error.__cause__, OSError) and error.__cause__.errno == errno.EINVAL:  # it points outside itself
            raise BackupDamaged(str(path), "broken" if is_ours else "not_a_backup") from error
        raise
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise BackupDamaged(str(path), "broken" if is_ours else "not_a_backup") from error


def _begins_like_a_backup(head: bytes, path: Path) -> bool:
    """By the name of its first part; what was cut off before that, by the file's own name."""
    if len(head) < _NAME_AT + len(MANIFEST):
        return path.suffix == SUFFIX and head[:4] == _ZIP[: len(head)]
    return head[_NAME_AT:] == MANIFEST.encode()


def _refuse_altered(data: IO[bytes], manifest: Manifest, path: Path) -> None:
    if hashlib.file_digest(data, "sha256").hexdigest() != manifest.digest:  # type: ignore[arg-type]
        raise BackupDamaged(str(path), "digest_differs")


@contextmanager
def _unpacked(path: Path) -> Iterator[tuple[Path, Manifest]]:
    with tempfile.TemporaryDirectory(prefix="socongdoan") as temporary:
        folder = Path(temporary)
        with _archive(path) as (archive, manifest):
            for name in (KEYS, DATA):
                with archive.open(name) as source, (folder / name).open("wb") as target:
                    shutil.copyfileobj(source, target)
        with (folder / DATA).open("rb") as data:
            _refuse_altered(data, manifest, path)
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
        values = json.loads(archive.read(MANIFEST))
        if values["format"] > FORMAT:
            raise BackupDamaged(str(path), "newer_format")
        manifest = Manifest(**values)
        datetime.fromisoformat(manifest.made_at)
        sum(manifest.tables.values())
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise BackupDamaged(str(path), "broken") from error
    return manifest


def _count_rows(cursor: Any) -> dict[str, int]:
    execute = cursor.execute
    names = [row[0] for row in execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()]
    return {name: execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _age(path: Path) -> tuple[str, int, str]:
    """Orders as `_free_name` numbers: `-10` after `-9`."""
    return path.name[:_STAMP], len(path.name), path.name


def _free_name(folder: Path, stem: str) -> Path:
    path, number = folder / f"{stem}{SUFFIX}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}{SUFFIX}"
    return path
