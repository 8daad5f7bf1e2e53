"""Moving, re-organising, closing and scanning, worked at the real window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QListWidget, QWidget

from desktop.commands.union import found_with_keys
from desktop.core.clock import fixed_at
from desktop.features.accounts.books import set_up
from desktop.features.members import services
from desktop.features.members.domain import Fate, Member, MemberQuery
from desktop.features.members.ui.reorganization import ReorganizationDialog
from desktop.features.organization.domain import UnionDraft
from desktop.features.organization.services import list_sections
from desktop.widgets.theme import Tone
from tests.conftest import PreparedDialogs
from tests.end_to_end.window import CONTROL, PASSPHRASE, Officer
from tests.members.people import add

TODAY = fixed_at(2026, 11, 22)
CARD = "079185001234|271234567|Nguyễn Thị Hồng|02031985|Nữ|12 Lê Lợi, phường Long Hoa, Tây Ninh|20062021"


@pytest.fixture
def officer(tmp_path: Path, dialogs: PreparedDialogs, type_text: Callable[[QWidget, str], None]) -> Iterator[Officer]:
    draft = UnionDraft("CĐCS Công ty TNHH May Hòa Phát", "MAY-HP", sections=("Tổ Cắt", "Tổ May"))
    book, _ = set_up(tmp_path / "so", PASSPHRASE, lambda tx: found_with_keys(tx, draft), TODAY)
    with book.database.read() as reading:
        ids = {section.name: section.id for section in list_sections(reading)}
    add(book.database, "Trần Thị An", section_id=ids["Tổ Cắt"], joined=date(2024, 1, 1), address="tỉnh Long An")
    add(book.database, "Lê Thị Bình", section_id=ids["Tổ May"], joined=date(2024, 1, 1))
    book.close()
    seated = Officer(tmp_path / "so", dialogs, type_text).unlock(clock=TODAY)
    seated.go("members")
    yield seated
    seated.leave()
    assert not dialogs.agreements


def _do(officer: Officer, deed: str) -> None:
    cast(QAction, officer.window.findChild(QAction, deed)).trigger()
    officer.settle()


def test_a_scanned_card_fills_the_form(officer: Officer) -> None:
    officer.key(Qt.Key.Key_N, CONTROL)
    officer.type("scanned_card", CARD)
    officer.key(Qt.Key.Key_Return)
    officer.settle()
    assert officer.see(QWidget, "message_scanned_card").property("tone") == Tone.GOOD
    officer.press("save")
    assert officer.told == "Đã thêm Nguyễn Thị Hồng"
    with officer.database.read() as reading:
        line = services.list_members(reading, MemberQuery("hồng"))[0]
        kept = services.get_member(reading, line.id)
    assert (kept.national_id, kept.former_id, kept.id_issued_on) == ("079185001234", "271234567", date(2021, 6, 20))


def test_a_spoilt_scan_says_so_and_leaves_the_name_to_be_typed(officer: Officer) -> None:
    officer.key(Qt.Key.Key_N, CONTROL)
    officer.type("scanned_card", "079185001234||Nguyeexn Thij Hoongf|02031985|Nu|12 Le Loi|20062021")
    officer.key(Qt.Key.Key_Return)
    officer.settle()
    assert "UniKey" in officer.read("message_scanned_card")
    assert officer.see(QLineEdit, "full_name").text() == ""
    assert officer.see(QLineEdit, "national_id").text() == "079185001234"


def test_a_card_that_is_known_opens_the_record_instead(officer: Officer, dialogs: PreparedDialogs) -> None:
    with officer.database.write("number") as tx:
        services.change_members(tx, services.list_ids(tx, MemberQuery("an")), lambda one: _with_former_number(one))
    officer.key(Qt.Key.Key_N, CONTROL)
    dialogs.agreements.append(True)
    officer.type("scanned_card", CARD)
    officer.key(Qt.Key.Key_Return)
    officer.settle()
    assert "Trần Thị An" in dialogs.asked[-1]
    front = QApplication.activeModalWidget()
    assert front is not None
    assert front.windowTitle() == "Trần Thị An"


def _with_former_number(one: Member) -> Member:
    return replace(one, former_id="271234567")


def test_chosen_people_move_on_a_day(officer: Officer) -> None:
    officer.mark("members_table", "Trần Thị An")
    _do(officer, "move_members")
    officer.choose("section_id", "Tổ May")
    officer.type("on", "01/03/2026")
    officer.type("decision", "12/QĐ")
    officer.press("save")
    assert officer.told == "1 người: Tổ May từ ngày 01/03/2026"
    officer.mark("members_table", "Trần Thị An")
    assert "Từ Tổ Cắt sang Tổ May (12/QĐ)" in officer.read_all("drawer")


def test_a_union_is_reorganised_in_one_deed_that_is_taken_back_as_one(officer: Officer) -> None:
    _do(officer, "reorganize")
    front = QApplication.activeModalWidget()
    assert isinstance(front, ReorganizationDialog)
    assert not front.do_button.isEnabled() or front.addresses.chosen()
    front.addresses.tick_all(False)
    officer.settle()
    row = front.sections._rows[0]
    row.fate.setCurrentIndex(list(Fate).index(Fate.JOINS))
    row.target.setCurrentText("Tổ May")
    officer.settle()
    officer.press("reorganize_now")
    officer.settle()
    assert officer.told == "Đã sắp xếp lại: 1 người chuyển tổ; 1 tổ kết thúc"
    assert officer.rows("members_table", 3) == ["Tổ May", "Tổ May"]
    officer.key(Qt.Key.Key_Z, CONTROL)
    officer.settle()
    assert sorted(officer.rows("members_table", 3)) == ["Tổ Cắt", "Tổ May"]


def test_who_is_parted_off_is_ticked_by_name(officer: Officer) -> None:
    _do(officer, "reorganize")
    front = QApplication.activeModalWidget()
    assert isinstance(front, ReorganizationDialog)
    row = front.sections._rows[0]
    row.fate.setCurrentIndex(list(Fate).index(Fate.SPLITS))
    row.choose.click()
    officer.settle()
    people = officer.see(QListWidget, "people_list")
    people.item(0).setCheckState(Qt.CheckState.Checked)
    officer.see(QComboBox, "people_target").setCurrentText("Tổ Mẫu")
    officer.press("take_people")
    officer.settle()
    plans = front.sections.plans()
    assert [(one.fate, {name: len(ids) for name, ids in one.parts.items()}) for one in plans] == [
        (Fate.SPLITS, {"Tổ Mẫu": 1})
    ]


def test_a_count_is_closed_and_opened_again(officer: Officer) -> None:
    _do(officer, "close_count")
    officer.press("close_figures")
    officer.settle()
    assert officer.told == "Đã chốt số liệu đến ngày 31/05/2026"
    with officer.database.read() as reading:
        assert services.last_closed(reading) == date(2026, 5, 31)
    officer.press("reopen_count")
    officer.settle()
    with officer.database.read() as reading:
        assert services.last_closed(reading) is None


def test_data_is_deleted_for_good_only_after_the_word_was_typed(officer: Officer) -> None:
    with officer.database.write("bin") as tx:
        gone = services.move_to_bin(tx, services.list_ids(tx, MemberQuery("bình")))
    officer.press("chip_bin")
    officer.mark("members_table", "Lê Thị Bình")
    assert "người xóa" in officer.read_all("drawer")
    _do(officer, "erase_members")
    officer.type("word", "vâng")
    officer.press("save")
    assert "xóa" in officer.read("message_word")
    officer.type("word", "xóa")
    officer.press("save")
    officer.settle()
    with officer.database.read() as reading:
        assert services.get_member(reading, gone[0].id).full_name == services.ERASED_NAME
    assert officer.rows("members_table", 0) == []  # the bin is empty
