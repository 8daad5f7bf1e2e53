"""The working year of a grassroots union, done through the real window as its officers do it."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.commands.union import found_with_keys
from desktop.core.clock import fixed_at
from desktop.features.accounts.books import set_up
from desktop.features.organization.domain import UnionDraft
from tests.end_to_end.window import CONTROL, PASSPHRASE, Officer

if TYPE_CHECKING:
    from tests.conftest import PreparedDialogs

Seat = Callable[[Path], Officer]
LISTS = Path(__file__).parent.parent / "data" / "lists"
UNION = "CĐCS Công ty TNHH May Hòa Phát"
TONES = "\u0300\u0301\u0303\u0309\u0323"
TODAY = fixed_at(2026, 11, 22)


@pytest.fixture
def seat(dialogs: PreparedDialogs, type_text: Callable[[QWidget, str], None]) -> Iterator[Seat]:
    """Starts the program on a data folder; at the end it is closed, and nothing was asked or told unnoticed."""
    officers: list[Officer] = []

    def sit(folder: Path) -> Officer:
        officers.append(Officer(folder, dialogs, type_text))
        return officers[-1]

    yield sit
    for officer in officers:
        officer.leave()
    assert not dialogs.files
    assert not dialogs.agreements


@pytest.fixture(scope="session")
def _founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("founded") / "so"
    draft = UnionDraft(UNION, "MAY-HP", sections=("Tổ may 1", "Tổ may 2"))
    set_up(folder, PASSPHRASE, lambda tx: found_with_keys(tx, draft), fixed_at(2026, 1, 5))[0].close()
    return folder


@pytest.fixture
def officer(seat: Seat, _founded: Path, tmp_path: Path) -> Officer:
    """In front of the open union, which has two sections and nobody in it."""
    shutil.copytree(_founded, tmp_path / "so")
    return seat(tmp_path / "so").unlock(clock=TODAY)


def letters_of_given_name(full_name: str) -> list[int]:
    """Places in the Vietnamese alphabet, where ă and â follow a; tones decide only between equal letters."""
    marks = unicodedata.normalize("NFD", full_name.split()[-1].lower())
    letters = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES))
    return ["aăâbcdđeêghiklmnoôơpqrstuưvxy".index(letter) for letter in letters]


def test_a_union_is_set_up_in_four_steps_and_opens_with_its_passphrase_only(seat: Seat, tmp_path: Path) -> None:
    officer = seat(tmp_path / "so").begin()
    officer.press("begin_setup")
    officer.press("next")
    assert officer.read("setup_heading").startswith("1.")
    assert officer.read("message_name") == officer.read("message_code") == "Mục này bắt buộc phải nhập."
    officer.type("name", UNION)
    officer.type("code", "MAY-HP")
    officer.type("workers", "khoảng trăm")
    officer.press("next")
    assert officer.read("message_workers") == "“khoảng trăm” không phải số nguyên."
    officer.type("workers", "420")
    officer.press("next")
    officer.type("superior_name", "Liên đoàn Lao động tỉnh Tây Ninh")
    officer.press("next")
    officer.type("sections", "Tổ may 1\n\n  Tổ  may 2 \nTổ may 1")
    officer.press("next")
    officer.type("passphrase", PASSPHRASE)
    officer.type("again", "bốn từ khó nhớ")
    officer.press("next")
    assert officer.read("message_again") == "Hai lần nhập không giống nhau. Hãy nhập lại cả hai."
    assert list(tmp_path.glob("so/*.db")) == []
    officer.type("again", PASSPHRASE)
    officer.press("next")
    assert officer.read("union_name") == UNION
    officer.widen()
    officer.go("organization")
    assert "Liên đoàn Lao động tỉnh Tây Ninh" in str(officer.rows("superiors_table"))
    officer.leave()

    officer = seat(tmp_path / "so").begin()
    for wrong in ("bốn từ khó nhớ", PASSPHRASE.upper()):
        officer.type("passphrase", wrong)
        officer.key(Qt.Key.Key_Return)
        assert officer.read("unlock_message") == (
            "Mật khẩu chưa đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt."
        )
    officer.type("passphrase", PASSPHRASE)
    officer.key(Qt.Key.Key_Return)
    assert officer.read("union_name") == UNION


def test_a_list_from_excel_becomes_the_members_and_is_taken_back_without_what_was_edited(
    officer: Officer, dialogs: PreparedDialogs
) -> None:
    officer.go("members")
    dialogs.files.append(LISTS / "danh-sach-nhieu-to.xlsx")
    officer.press("button_import_members")
    officer.press("choose_file")
    assert [officer.text(f"chip_{key}") for key in ("create", "skip", "refuse")] == ["Thêm 120", "Bỏ qua 1", "Lỗi 0"]
    officer.press("carry_out")
    assert officer.read("result_heading") == "Đã thêm 120, cập nhật 0"
    officer.press("close")

    names = officer.rows("members_table", 0)
    assert len(names) == 120
    letters = [letters_of_given_name(name) for name in names]
    assert letters == sorted(letters)
    assert letters[0] < letters[-1]
    officer.search("members_table", "bui  THI thu trang")
    assert officer.rows("members_table", 0) == ["Bùi Thị Thu Trang"]
    officer.key(Qt.Key.Key_Down)
    officer.key(Qt.Key.Key_Return)
    officer.type("phone", "0807511099")
    officer.press("save")
    assert officer.told == "Đã sửa Bùi Thị Thu Trang"
    officer.search("members_table", "")

    officer.key(Qt.Key.Key_N, CONTROL)
    officer.press("save")
    assert officer.read("message_full_name") == "Mục này bắt buộc phải nhập."
    officer.type("full_name", "Đặng  Thị Ánh")
    officer.type("birth", "2112")
    officer.choose("section_id", "Tổ may 1")
    officer.press("save")
    assert officer.read("message_birth") == (
        "Người sinh 21/12/2025 không ở độ tuổi lao động. Xin kiểm tra lại ngày hoặc năm sinh."
    )
    officer.type("birth", "21121990")
    officer.press("save")
    assert officer.told == "Đã thêm Đặng Thị Ánh"
    assert ("Đặng Thị Ánh", "21/12/1990", "Tổ may 1") in officer.rows("members_table", 0, 1, 3)
    assert officer.read("members_table_count") == "121 đoàn viên"

    officer.mark("members_table", "Bùi Thị Thu Trang")
    officer.mark("members_table", "Phan Ngọc Thúy Thảo")
    officer.do("end_membership")
    officer.type("reason", "Về quê")
    officer.press("save")
    assert "Phan Ngọc Thúy Thảo" not in officer.rows("members_table", 0)
    officer.press("chip_left")
    assert officer.rows("members_table", 0) == ["Phan Ngọc Thúy Thảo"]
    officer.press("chip_staying")

    officer.mark_all("members_table", ["Cao Trọng Bình", "Quách Xuân Vinh"])
    officer.key(Qt.Key.Key_Delete)
    assert officer.told == "Đã xóa 2 đoàn viên"
    assert officer.read("members_table_count") == "118 đoàn viên"
    officer.key(Qt.Key.Key_Z, CONTROL)
    assert officer.told == "Đã hoàn tác: Đã xóa 2 đoàn viên"
    assert {"Cao Trọng Bình", "Quách Xuân Vinh"} <= set(officer.rows("members_table", 0))

    officer.go("importing")
    officer.mark("imports", "danh-sach-nhieu-to.xlsx", 2)
    officer.do("undo_import")
    assert "Bùi Thị Thu Trang" in officer.told
    assert "Phan Ngọc Thúy Thảo" in officer.told
    officer.go("members")
    assert officer.rows("members_table", 0) == ["Đặng Thị Ánh", "Bùi Thị Thu Trang"]
