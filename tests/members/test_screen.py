"""The members' screen, worked at the real window."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.commands.union import found_with_keys
from desktop.core.clock import fixed_at
from desktop.features.accounts.books import set_up
from desktop.features.members import services
from desktop.features.organization.domain import UnionDraft
from desktop.widgets.theme import Tone
from tests.end_to_end.window import CONTROL, PASSPHRASE, Officer
from tests.members.people import add

if TYPE_CHECKING:
    from tests.conftest import PreparedDialogs

TODAY = fixed_at(2026, 11, 22)
HONG, DUC, DANG = "Nguyễn Thị Hồng", "Nguyễn Văn Đức", "Đặng Hòa"


@pytest.fixture(scope="session")
def _union(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("members") / "so"
    draft = UnionDraft("CĐCS Công ty TNHH May Hòa Phát", "MAY-HP", sections=("Tổ may 1",))
    book, _ = set_up(folder, PASSPHRASE, lambda tx: found_with_keys(tx, draft), TODAY)
    for name in (HONG, DUC, DANG):
        add(book.database, name)
    book.close()
    return folder


@pytest.fixture
def officer(
    _union: Path, tmp_path: Path, dialogs: PreparedDialogs, type_text: Callable[[QWidget, str], None]
) -> Iterator[Officer]:
    """In front of the members' screen of a union of three."""
    shutil.copytree(_union, tmp_path / "so")
    seated = Officer(tmp_path / "so", dialogs, type_text).unlock(clock=TODAY)
    seated.go("members")
    yield seated
    seated.leave()
    assert not dialogs.agreements


def told_beside(officer: Officer, field: str) -> tuple[str, str]:
    """(tone, sentence) beside a field of the form."""
    officer.settle()
    return officer.see(QWidget, f"message_{field}").property("tone"), officer.read(f"message_{field}")


def leave_field(officer: Officer) -> None:
    officer.see(QWidget, "job").setFocus()
    officer.settle()


def test_nonsense_in_a_number_is_told_at_once_and_refused(officer: Officer) -> None:
    officer.key(Qt.Key.Key_N, CONTROL)
    officer.type("full_name", "Lê Thị Ánh")
    officer.type("national_id", "123")
    officer.type("phone", "abc")
    leave_field(officer)
    for field, expected in (("national_id", "“123” không phải số CCCD: số CCCD có 12"), ("phone", "“abc” có chữ.")):
        tone, sentence = told_beside(officer, field)
        assert tone == Tone.BAD
        assert sentence.startswith(expected)
    officer.press("save")
    assert officer.is_seen("editor")
    assert QApplication.focusWidget() is officer.see(QWidget, "national_id")
    assert [told_beside(officer, field)[0] for field in ("national_id", "phone")] == [Tone.BAD, Tone.BAD]
    officer.type("national_id", "079185001234")
    officer.press("save")
    assert QApplication.focusWidget() is officer.see(QWidget, "phone")
    officer.type("phone", "+84 905.123.456")
    officer.press("save")
    assert officer.told == "Đã thêm Lê Thị Ánh"
    assert ("Lê Thị Ánh", "0905123456") in officer.rows("members_table", 0, 7)


def test_what_the_card_may_really_say_is_saved_and_stays_to_be_looked_at(officer: Officer) -> None:
    officer.key(Qt.Key.Key_N, CONTROL)
    officer.type("full_name", "Lê Thị Ánh")
    officer.choose("sex", "Nữ")
    officer.type("birth", "1990")
    officer.type("national_id", "079 090 001 234")
    officer.type("phone", "0905123456 / 0911222333")
    leave_field(officer)
    assert told_beside(officer, "national_id") == (
        Tone.WARNING, "Chữ số thứ tư của số CCCD chỉ giới tính Nam, hồ sơ ghi Nữ. Xin đối chiếu với thẻ."
    )  # fmt: skip
    assert told_beside(officer, "phone")[0] == Tone.WARNING
    officer.press("save")
    assert officer.told == "Đã thêm Lê Thị Ánh"
    officer.press("chip_doubtful")
    assert officer.rows("members_table", 0) == ["Lê Thị Ánh"]
    assert officer.read("members_table_count") == "1 đoàn viên"
    officer.mark("members_table", "Lê Thị Ánh")
    beside = officer.read_all("drawer")
    assert "Cần rà soát" in beside
    assert "chỉ giới tính Nam, hồ sơ ghi Nữ" in beside
    officer.key(Qt.Key.Key_Return)
    assert told_beside(officer, "national_id")[0] == Tone.WARNING
    officer.choose("sex", "Nam")
    officer.type("phone", "0905123456")
    officer.press("save")
    assert officer.read("members_table_count") == "0 đoàn viên"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("079.185.001.234", ("079185001234", "", "CCCD")),
        ("023 456 789", ("", "023456789", "CCCD")),
        ("b1234567", ("B1234567", "", "HO_CHIEU")),
        ("P 1234567A", ("P1234567A", "", "HO_CHIEU")),
    ],
)
def test_a_citizens_number_an_old_card_and_a_passport_are_kept_as_what_they_are(
    officer: Officer, typed: str, kept: tuple[str, str, str]
) -> None:
    officer.mark("members_table", HONG)
    officer.key(Qt.Key.Key_Return)
    officer.type("national_id", typed)
    officer.press("save")
    assert officer.told == f"Đã sửa {HONG}"
    assert numbers_of(officer, HONG) == kept


def numbers_of(officer: Officer, name: str) -> tuple[str, str, str]:
    with officer.database.read() as reading:
        (found,) = services.members_named(reading, [name])
    return found.national_id, found.former_id, found.paper.value


def test_the_drawer_stands_open_only_beside_somebody(officer: Officer) -> None:
    assert not officer.is_seen("drawer")
    officer.mark("members_table", HONG)
    assert officer.is_seen("drawer")
    officer.press("chip_left")
    assert officer.read("members_table_count") == "0 đoàn viên"
    assert not officer.is_seen("drawer")


def test_taking_back_somebody_just_added_closes_the_record_and_refuses_nothing(
    officer: Officer, dialogs: PreparedDialogs
) -> None:
    officer.key(Qt.Key.Key_N, CONTROL)
    officer.type("full_name", "Lê Thị Ánh")
    officer.press("save")
    officer.mark("members_table", "Lê Thị Ánh")
    assert officer.is_seen("drawer")
    officer.key(Qt.Key.Key_Z, CONTROL)
    assert officer.told == "Đã hoàn tác: Đã thêm Lê Thị Ánh"
    assert not officer.is_seen("drawer")
    assert dialogs.refusals == []
