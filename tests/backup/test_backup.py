"""A backup opens again; a damaged one is refused and changes nothing."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.clock import SystemClock
from desktop.features.accounts.books import Book, open_book, opened, set_up
from desktop.features.accounts.domain import DataFolderInUse, PassphraseWrong
from desktop.features.backup.domain import BackupDamaged
from desktop.features.backup.services import create_backup, list_backups, restore_backup, verify_backup
from desktop.features.organization.domain import UnionDraft
from desktop.features.organization.services import add_section, found_union, list_sections

PASSPHRASE = "bốn từ rất dễ nhớ"
SECRET = "Tổ Bí Mật không ai được đọc"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made, _ = set_up(tmp_path / "union", PASSPHRASE, lambda tx: found_union(tx, UnionDraft("CĐCS Thử", "T-1")))
    yield made
    made.close()


def _add(book: Book, name: str) -> None:
    with book.database.write("add_section") as tx:
        add_section(tx, name)


def _sections(folder: Path) -> list[str]:
    with opened(folder, PASSPHRASE) as book, book.database.read() as reading:
        return [section.name for section in list_sections(reading)]


def test_a_backup_brings_everything_back(book: Book, tmp_path: Path) -> None:
    _add(book, "Tổ 1")
    made = create_backup(book.database, book.folder, tmp_path / "stick")
    _add(book, "Tổ 2")
    book.close()
    found, aside = restore_backup(Path(made.file), book.folder, PASSPHRASE, SystemClock())
    assert found.rows == made.rows > 0
    assert _sections(book.folder) == ["Tổ 1"]
    assert aside is not None
    assert (aside / "data.db").exists()


def test_a_backup_opens_on_another_computer(book: Book, tmp_path: Path) -> None:
    _add(book, "Tổ 1")
    made = create_backup(book.database, book.folder, tmp_path)
    _, aside = restore_backup(Path(made.file), tmp_path / "new", PASSPHRASE, SystemClock())
    assert aside is None
    assert _sections(tmp_path / "new") == ["Tổ 1"]


def test_no_row_of_the_old_session_returns_after_a_restore(book: Book, tmp_path: Path) -> None:
    made = create_backup(book.database, book.folder, tmp_path)
    for number in range(50):
        _add(book, f"Tổ {number}")
    wal = (book.folder / "data.db-wal").read_bytes()
    book.close()
    (book.folder / "data.db-wal").write_bytes(wal)
    restore_backup(Path(made.file), book.folder, PASSPHRASE, SystemClock())
    assert _sections(book.folder) == []


def test_nothing_readable_lies_in_a_backup(book: Book, tmp_path: Path) -> None:
    _add(book, SECRET)
    made = create_backup(book.database, book.folder, tmp_path)
    assert SECRET.encode() not in Path(made.file).read_bytes()


def test_the_list_is_newest_first_and_names_damaged_files(book: Book, tmp_path: Path) -> None:
    first = create_backup(book.database, book.folder, tmp_path)
    second = create_backup(book.database, book.folder, tmp_path)
    (tmp_path / "00000000.cdbak").write_bytes(b"nothing")
    found = list_backups(tmp_path)
    assert {one.file for one in found} == {first.file, second.file, str(tmp_path / "00000000.cdbak")}
    assert found[-1].made_at == ""


def test_verifying_needs_the_passphrase(book: Book, tmp_path: Path) -> None:
    made = create_backup(book.database, book.folder, tmp_path)
    assert verify_backup(Path(made.file), PASSPHRASE).verified
    with pytest.raises(PassphraseWrong):
        verify_backup(Path(made.file), "không phải")


def test_an_open_union_is_not_restored_over(book: Book, tmp_path: Path) -> None:
    made = create_backup(book.database, book.folder, tmp_path)
    with pytest.raises(DataFolderInUse):
        restore_backup(Path(made.file), book.folder, PASSPHRASE, SystemClock())


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_damaged_backup_is_refused_and_changes_nothing(book: Book, tmp_path: Path, share: float) -> None:
    _add(book, "Tổ 1")
    made = Path(create_backup(book.database, book.folder, tmp_path).file)
    book.close()
    content = bytearray(made.read_bytes())
    content[int(len(content) * share)] ^= 1
    made.write_bytes(content)
    with pytest.raises(BackupDamaged):
        restore_backup(made, book.folder, PASSPHRASE, SystemClock())
    assert _sections(book.folder) == ["Tổ 1"]


def test_other_files_are_no_backups(book: Book, tmp_path: Path) -> None:
    book.close()
    other = tmp_path / "x.cdbak"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("../evil", "x")
    for content in (other.read_bytes(), b"", b"PK\x05\x06" + bytes(18), b"hello"):
        other.write_bytes(content)
        with pytest.raises(BackupDamaged) as caught:
            verify_backup(other, PASSPHRASE)
        assert caught.value.reason == "not_a_backup"
    open_book(book.folder, PASSPHRASE).close()
