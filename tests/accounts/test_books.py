"""The passphrase opens the book, one program at a time, and nothing half-made is left."""

from __future__ import annotations

import json
import shutil
import unicodedata
from pathlib import Path

import pytest

from desktop.core.database import DatabaseUnusable, Transaction
from desktop.features.accounts import services
from desktop.features.accounts.books import open_book, opened, set_up
from desktop.features.accounts.domain import (
    KEY_FILE,
    SECOND_COPY,
    DataFolderInUse,
    DataFolderNotEmpty,
    KeyFileDamaged,
    KeySlot,
    NoUnionHere,
    PassphraseMissing,
    PassphraseWrong,
    unlock_key,
)
from desktop.features.accounts.storage import read_slots
from desktop.features.organization.domain import Union, UnionDraft
from desktop.features.organization.services import found_union, get_union

PASSPHRASE = "bốn từ rất dễ nhớ"


def _found(tx: Transaction) -> Union:
    return found_union(tx, UnionDraft("CĐCS Thử", "T-1"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("book") / "union"
    book, _ = set_up(folder, PASSPHRASE, _found)
    book.close()
    return folder


def test_the_passphrase_opens_the_book_however_it_is_composed(made: Path) -> None:
    with opened(made, unicodedata.normalize("NFD", PASSPHRASE)) as book, book.database.read() as reading:
        assert get_union(reading).name == "CĐCS Thử"


@pytest.mark.parametrize(("typed", "refusal"), [("bon tu", PassphraseWrong), ("", PassphraseMissing)])
def test_another_passphrase_opens_nothing(made: Path, typed: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        open_book(made, typed)
    with opened(made, PASSPHRASE):
        pass  # the lock was released


def test_a_second_program_is_refused(made: Path) -> None:
    with opened(made, PASSPHRASE), pytest.raises(DataFolderInUse):
        open_book(made, PASSPHRASE)


def test_an_empty_folder_holds_no_union(tmp_path: Path) -> None:
    with pytest.raises(NoUnionHere):
        open_book(tmp_path, PASSPHRASE)


def test_a_union_is_never_set_up_over_another(made: Path) -> None:
    before = (made / KEY_FILE).read_bytes()
    with pytest.raises(DataFolderNotEmpty):
        set_up(made, "khác", _found)
    assert (made / KEY_FILE).read_bytes() == before


def test_a_failed_set_up_leaves_the_folder_empty(tmp_path: Path) -> None:
    def fail(_: Transaction) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        set_up(tmp_path, PASSPHRASE, fail)
    assert {path.name for path in tmp_path.iterdir()} <= {services.LOCK_FILE}
    book, _ = set_up(tmp_path, PASSPHRASE, _found)
    book.close()


def test_the_second_copy_heals_a_damaged_key_file(made: Path) -> None:
    whole = (made / KEY_FILE).read_bytes()
    (made / KEY_FILE).write_bytes(whole[:40])
    with opened(made, PASSPHRASE):
        pass
    assert (made / KEY_FILE).read_bytes() == whole


def test_two_damaged_key_files_are_a_refusal(made: Path) -> None:
    kept = {name: (made / name).read_bytes() for name in (KEY_FILE, SECOND_COPY)}
    for name in kept:
        (made / name).write_bytes(b"{}")
    with pytest.raises(KeyFileDamaged):
        open_book(made, PASSPHRASE)
    for name, content in kept.items():
        (made / name).write_bytes(content)


def test_an_edited_slot_does_not_open(made: Path) -> None:
    slot = read_slots(made)[0]
    assert unlock_key(slot, PASSPHRASE) is not None
    forged = KeySlot(slot.database, slot.user, "chi_xem", slot.derivation, slot.nonce, slot.ciphertext)
    assert unlock_key(forged, PASSPHRASE) is None


def test_a_forged_key_file_cannot_exhaust_the_machine(made: Path) -> None:
    content = json.loads((made / KEY_FILE).read_text())
    content["slots"][0]["derivation"]["memory"] = 1 << 30
    with pytest.raises(ValueError, match="bounds"):
        KeySlot.read(content["slots"][0])


def test_guessing_is_slow() -> None:
    derivation = KeySlot("d", "u", "r", __import__("desktop.features.accounts.domain", fromlist=["x"]).Derivation())
    assert derivation.derivation.memory >= 64 * 1024
    assert derivation.derivation.passes >= 3


def test_a_changed_passphrase_opens_the_same_data(tmp_path: Path) -> None:
    book, _ = set_up(tmp_path, PASSPHRASE, _found)
    book.close()
    services.change_passphrase(tmp_path, PASSPHRASE, "mật khẩu mới")
    with pytest.raises(PassphraseWrong):
        open_book(tmp_path, PASSPHRASE)
    with opened(tmp_path, "mật khẩu mới") as again, again.database.read() as reading:
        assert get_union(reading).code == "T-1"


def test_keys_without_their_database_are_neither_opened_nor_overwritten(made: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(made, tmp_path / "union")
    (folder / services.DATABASE_FILE).unlink()
    kept = (folder / KEY_FILE).read_bytes()
    with pytest.raises(DatabaseUnusable) as refused:
        open_book(folder, PASSPHRASE)
    assert refused.value.reason == "missing"
    with pytest.raises(DataFolderNotEmpty):
        set_up(folder, PASSPHRASE, _found)
    assert (folder / KEY_FILE).read_bytes() == kept
    assert not (folder / services.DATABASE_FILE).exists()


def test_an_emptied_database_is_damaged_not_new(made: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(made, tmp_path / "union")
    (folder / services.DATABASE_FILE).write_bytes(b"")
    with pytest.raises(DatabaseUnusable) as refused:
        open_book(folder, PASSPHRASE)
    assert refused.value.reason == "damaged"


def test_the_key_file_tells_whose_keys_it_holds_and_opens_as_before(made: Path, tmp_path: Path) -> None:
    folder = tmp_path / "union"
    shutil.copytree(made, folder)
    assert services.union_name(folder) == ""
    services.name_union(folder, "CĐCS Trường THCS Lê Lợi")
    (folder / KEY_FILE).write_text("{", encoding="utf-8")
    assert services.union_name(folder) == "CĐCS Trường THCS Lê Lợi"
    services.change_passphrase(folder, PASSPHRASE, "mật khẩu mới toanh")
    assert services.union_name(folder) == "CĐCS Trường THCS Lê Lợi"
    with opened(folder, "mật khẩu mới toanh") as book, book.database.read() as reading:
        assert get_union(reading).name == "CĐCS Thử"
