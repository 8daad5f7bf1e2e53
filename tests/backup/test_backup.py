"""A backup opens again; a damaged one is refused and changes nothing."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.attachments import AttachmentStore, MediaType, attach, content_of
from desktop.core.clock import SystemClock
from desktop.core.errors import NotFound
from desktop.features.accounts.books import Book, open_book, opened, set_up
from desktop.features.accounts.domain import DataFolderInUse, PassphraseWrong
from desktop.features.backup.domain import BackupDamaged
from desktop.features.backup.services import (
    check_backup,
    create_backup,
    list_backups,
    restore_backup,
    verify_backup,
)
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


def test_attached_files_are_in_the_backup_and_those_nobody_needs_go_at_the_next_opening(
    book: Book, tmp_path: Path
) -> None:
    with book.database.write("attach") as tx:
        kept = attach(tx, "m1", "khac", "a.pdf", b"%PDF-1.7 kept", MediaType.PDF)
        gone = attach(tx, "m1", "khac", "b.pdf", b"%PDF-1.7 gone", MediaType.PDF)
    made = create_backup(book.database, book.folder, tmp_path / "stick")
    with book.database.write("remove") as tx:
        AttachmentStore(tx).remove(gone.id)
    with book.database.read() as reading:
        assert content_of(reading, gone).endswith(b"gone")  # as long as it can be taken back
    book.close()
    with opened(book.folder, PASSPHRASE) as again, again.database.read() as reading:
        assert content_of(reading, kept).endswith(b"kept")
        with pytest.raises(NotFound):
            content_of(reading, gone)
    restore_backup(Path(made.file), book.folder, PASSPHRASE, SystemClock())
    with opened(book.folder, PASSPHRASE) as again, again.database.read() as reading:
        assert content_of(reading, gone).endswith(b"gone")


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


def test_the_newest_of_one_second_stands_first(book: Book, tmp_path: Path) -> None:
    made = [create_backup(book.database, book.folder, tmp_path).file for _ in range(3)]
    stamps = [Path(file).name[:15] for file in made]
    found = [one.file for one in list_backups(tmp_path)]
    assert [Path(file).name[:15] for file in found] == sorted(stamps, reverse=True)
    if len(set(stamps)) == 1:
        assert found == made[::-1]


def test_a_backup_is_called_verified_only_while_it_is_what_was_opened(book: Book, tmp_path: Path) -> None:
    made = Path(create_backup(book.database, book.folder, tmp_path).file)
    assert [one.verified for one in list_backups(tmp_path)] == [False]
    assert check_backup(made).verified
    whole = made.read_bytes()
    with zipfile.ZipFile(made) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["data.db"] = parts["data.db"][:-1] + b"?"
    with zipfile.ZipFile(made, "w") as archive:  # with a checksum of its own, as somebody else could write it
        for name, content in parts.items():
            archive.writestr(name, content)
    found = check_backup(made)
    assert (found.verified, found.problem) == (False, "digest_differs")
    made.write_bytes(whole)
    assert check_backup(made).verified


def test_a_backup_of_a_newer_program_is_not_called_damaged(book: Book, tmp_path: Path) -> None:
    made = Path(create_backup(book.database, book.folder, tmp_path).file)
    with zipfile.ZipFile(made) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["manifest.json"] = json.dumps(json.loads(parts["manifest.json"]) | {"format": 2, "novel": 1}).encode()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(BackupDamaged) as caught:
        verify_backup(made, PASSPHRASE)
    assert caught.value.reason == check_backup(made).problem == "newer_format"


def test_wherever_one_byte_is_altered_the_backup_is_damaged_or_as_good_as_before(book: Book, tmp_path: Path) -> None:
    made = Path(create_backup(book.database, book.folder, tmp_path).file)
    whole = made.read_bytes()
    with zipfile.ZipFile(made) as archive:
        data = archive.getinfo("data.db")
        size, begin = data.file_size, data.header_offset
    around = [*range(120), *range(120, begin, 31), *range(begin, begin + 60), *range(begin + size, len(whole))]
    for place in [*around, *range(begin + 100, begin + size, size // 20)]:
        made.write_bytes(whole[:place] + bytes([whole[place] ^ 0x20]) + whole[place + 1 :])
        found = check_backup(made)
        assert found.verified or found.problem in ("broken", "digest_differs"), place
        assert not begin + 100 <= place < begin + size or not found.verified


@pytest.mark.parametrize("share", [0, 0.0001, 0.01, 0.5, 0.999])
def test_a_backup_that_was_cut_off_is_called_damaged(book: Book, tmp_path: Path, share: float) -> None:
    made = Path(create_backup(book.database, book.folder, tmp_path).file)
    made.write_bytes(made.read_bytes()[: int(made.stat().st_size * share)])
    with pytest.raises(BackupDamaged) as caught:
        verify_backup(made, PASSPHRASE)
    assert caught.value.reason == check_backup(made).problem == "broken"


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
    for content in (other.read_bytes(), b"PK\x05\x06" + bytes(18), b"hello", bytes(5000)):
        other.write_bytes(content)
        with pytest.raises(BackupDamaged) as caught:
            verify_backup(other, PASSPHRASE)
        assert caught.value.reason == "not_a_backup"
    open_book(book.folder, PASSPHRASE).close()
