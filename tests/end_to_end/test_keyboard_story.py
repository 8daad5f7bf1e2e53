"""The main work without a mouse: from the passphrase to a member added, found, changed, ended, deleted and back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QPushButton, QWidget

from desktop.catalog import synced_tables
from desktop.commands.sample import make_sample
from desktop.commands.union import found_with_keys, sender_of
from desktop.core.clock import fixed_at
from desktop.features.accounts.books import set_up
from desktop.features.accounts.services import change_passphrase
from desktop.features.federation import services as federation
from desktop.features.organization.domain import Role, UnionDraft
from desktop.features.organization.services import get_union
from desktop.features.sync import services as sync
from desktop.features.sync.domain import PackageKind
from tests.conftest import PreparedDialogs
from tests.end_to_end.window import CONTROL, PASSPHRASE, Officer

Key = Qt.Key
Seat = Callable[[Path], Officer]
TODAY = fixed_at(2026, 11, 22)
UNION, DESK = "CĐCS Công ty TNHH May Hòa Phát", "Liên đoàn Lao động tỉnh Tây Ninh"


@pytest.fixture
def seat(dialogs: PreparedDialogs, type_text: Callable[[QWidget, str], None]) -> Iterator[Seat]:
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
    folder = tmp_path_factory.mktemp("keyboard") / "so"
    draft = UnionDraft(UNION, "MAY-HP", sections=("Tổ may 1",))
    set_up(folder, PASSPHRASE, lambda tx: found_with_keys(tx, draft), TODAY)[0].close()
    return folder


@pytest.fixture
def founded(_founded: Path, tmp_path: Path) -> Path:
    """The folder of a union with nobody and nothing in it."""
    shutil.copytree(_founded, tmp_path / "so")
    return tmp_path / "so"


@pytest.fixture(scope="session")
def _sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keyboard") / "mau"
    make_sample(folder, PASSPHRASE, 40).close()
    return folder


@pytest.fixture
def sample(seat: Seat, _sample: Path, tmp_path: Path) -> Officer:
    """In front of a union with something on every screen."""
    shutil.copytree(_sample, tmp_path / "mau")
    return seat(tmp_path / "mau").unlock()


def write(officer: Officer, *texts: str) -> None:
    """Type where the focus is, going on with Enter; an empty text leaves a field as it is."""
    for place, text in enumerate(texts):
        if place:
            officer.key(Key.Key_Return)
        if text:
            officer.type(focus(officer).objectName(), text)


def focus(officer: Officer) -> QWidget:
    officer._attend()
    found = QApplication.focusWidget()
    assert found is not None
    return found


def offered(officer: Officer, text: str) -> list[str]:
    """What Ctrl+K shows for a text."""
    officer.key(Key.Key_K, CONTROL)
    officer.type("palette_line", text)
    officer.settle()
    shown = officer.see(QListWidget, "palette_list")
    return [shown.item(row).text() for row in range(shown.count())]


def test_a_member_is_added_found_changed_ended_deleted_and_brought_back_without_a_mouse(
    seat: Seat, founded: Path, dialogs: PreparedDialogs
) -> None:
    officer = seat(founded).begin()
    write(officer, PASSPHRASE)
    officer.key(Key.Key_Return)
    officer.database.clock = TODAY
    officer.widen()
    officer.key(Key.Key_2, CONTROL)
    for name in ("Đặng Thị Ánh", "Nguyễn Văn Đức", "Nguyễn Văn Dũng"):
        officer.key(Key.Key_N, CONTROL)
        write(officer, name, "", "02031990", "", "0905123456")
        officer.key(Key.Key_S, CONTROL)
        assert officer.told == f"Đã thêm {name}"
        assert officer.window.current is not None
        assert focus(officer) is officer.view("members_table")
    for typed, found in (("đặng", ["Đặng Thị Ánh"]), ("Nguyễn Văn Đ", ["Nguyễn Văn Đức"])):
        officer.key(Key.Key_F, CONTROL)
        write(officer, typed)
        officer.key(Key.Key_Return)
        assert officer.rows("members_table", 0) == found

    officer.key(Key.Key_Return)
    assert officer.front.windowTitle() == "Nguyễn Văn Đức"
    assert focus(officer).objectName() == "full_name"
    write(officer, "Nguyễn Văn Đức Anh")
    dialogs.agreements.append(False)
    officer.key(Key.Key_Escape)
    assert dialogs.asked == ["Nội dung vừa gõ chưa được cất. Vẫn bỏ qua?"]
    assert officer.is_seen("editor")
    officer.key(Key.Key_S, CONTROL)
    assert officer.told == "Đã sửa Nguyễn Văn Đức Anh"

    assert offered(officer, "thoi sinh hoat") == ["Thôi sinh hoạt · Đoàn viên"]
    officer.key(Key.Key_Return)
    while not isinstance(focus(officer), QPushButton):
        officer.key(Key.Key_Return)
    assert focus(officer).objectName() == "save"
    officer.key(Key.Key_Return)
    assert officer.told.startswith("Nguyễn Văn Đức Anh: ")
    assert focus(officer).objectName() == "members_table_search"

    officer.key(Key.Key_Escape)
    officer.key(Key.Key_Down)
    assert officer.rows("members_table", 0) == ["Đặng Thị Ánh", "Nguyễn Văn Dũng"]
    officer.key(Key.Key_Delete)
    assert officer.told == "Đã xóa 1 đoàn viên"
    assert officer.rows("members_table", 0) == ["Nguyễn Văn Dũng"]
    officer.key(Key.Key_Z, CONTROL)
    assert officer.rows("members_table", 0) == ["Đặng Thị Ánh", "Nguyễn Văn Dũng"]


def test_ctrl_k_finds_a_member_without_marks_and_chooses_them_in_the_list(sample: Officer) -> None:
    officer = sample
    officer.go("members")
    name = officer.rows("members_table", 0)[7]
    officer.mark("members_table", name)
    number = officer.read_all("drawer").partition("Điện thoại\n")[2][:10]
    officer.press("chip_bin")
    officer.go("home")
    assert offered(officer, number)[0].startswith(f"{name} · ")
    officer.key(Key.Key_Return)
    assert officer.window.current_name == "members"
    assert name in officer.rows("members_table", 0)
    assert focus(officer) is officer.view("members_table")
    assert name in officer.read_all("drawer")
    officer.key(Key.Key_Return)
    assert officer.front.windowTitle() == name


def test_ctrl_k_has_every_screen_and_every_deed_that_needs_nothing_chosen(sample: Officer) -> None:
    officer, window = sample, sample.window
    lines = offered(officer, " ")
    for name in window.screen_names():
        officer.key(Key.Key_Escape)
        officer.go(name)
        assert window.current is not None
        title, deeds = window.current.title, window.current.deeds
        officer.go("home" if name != "home" else "members")
        assert f"{title} · mở" in offered(officer, title)
        for deed in deeds:
            if deed.isVisible() and not deed.needs_selection:
                wanted = f"{deed.text().removesuffix('…')} · {title}"
                officer.type("palette_line", wanted.replace(" · ", " "))
                shown = officer.see(QListWidget, "palette_list")
                assert wanted in [shown.item(row).text() for row in range(shown.count())]
    assert lines


def test_a_deed_of_a_screen_never_visited_is_done_there_as_soon_as_it_has_loaded(sample: Officer) -> None:
    officer = sample
    assert offered(officer, "hop xet kiem phieu") == ["Họp xét, kiểm phiếu · Khen thưởng"]
    officer.key(Key.Key_Return)
    assert officer.window.current_name == "awards"
    assert officer.is_seen("editor")
    officer.key(Key.Key_Escape)


def test_without_a_campaign_the_awards_teach_and_lead_to_one_and_back(seat: Seat, founded: Path) -> None:
    officer = seat(founded).unlock(clock=TODAY)
    officer.go("awards")
    assert "phong trào" in officer.read_all("empty_state")
    assert not officer.is_offered("nominate")
    officer.press("button_begin_campaign")
    assert officer.window.current_name == "emulation"
    officer.type("name", "Thi đua lao động giỏi năm 2026")
    officer.press("save")
    officer.go("awards")
    assert officer.is_offered("nominate")
    officer.press("button_nominate")
    officer.press("put_off")
    assert not officer.is_seen("button_begin_campaign")


@pytest.mark.parametrize(
    ("screen", "tabs", "tab", "way"),
    [
        ("members", "", "", "button_import_members"),
        ("dues", "", "", "button_make_dues_month"),
        ("emulation", "", "", "button_launch_campaign"),
        ("tet_gifts", "", "", "button_launch_tet"),
        ("sync", "sync_tabs", "Sổ gói tin", "button_first_package"),
        ("sync", "sync_tabs", "Thẻ đơn vị", "button_add_card"),
        ("federation", "federation_tabs", "Các gói", "button_open_stick"),
        ("federation", "federation_tabs", "Tổng hợp các đơn vị", "button_open_stick"),
        ("importing", "", "", "button_import_members"),
        ("organization", "", "", "button_begin_superior"),
        ("backup", "", "", "button_backup_now"),
    ],
)
def test_every_empty_screen_has_a_way_on(seat: Seat, founded: Path, screen: str, tabs: str, tab: str, way: str) -> None:
    officer = seat(founded).unlock(clock=TODAY)
    officer.go(screen)
    if tabs:
        officer.turn_to(tabs, tab)
    assert officer.is_seen("empty_state")
    assert officer.see(QPushButton, way).isEnabled()
    assert officer.faults_of_looks() == []


def test_whose_book_it_is_is_known_before_it_is_opened_and_nothing_else(
    seat: Seat, founded: Path, dialogs: PreparedDialogs
) -> None:
    officer = seat(founded).unlock(clock=TODAY)
    officer.go("organization")
    officer.type("name", UNION + " 2")
    officer.do("save_union")
    officer.leave()
    keys = json.loads((founded / "keys.json").read_text(encoding="utf-8"))
    assert (sorted(keys), keys["union"]) == (["slots", "union"], UNION + " 2")

    officer = seat(founded).begin()
    assert officer.read("whose_book") == UNION + " 2"
    dialogs.agreements.append(False)
    officer.press("forgotten")
    assert "không có mật khẩu thì không ai mở được sổ" in dialogs.asked[-1]
    assert str(founded) in dialogs.asked[-1]
    officer.type("passphrase", PASSPHRASE)
    officer.key(Key.Key_Return)
    assert officer.read("union_name") == UNION + " 2"


def test_who_forgot_the_passphrase_may_open_an_older_backup_whose_passphrase_is_known(
    seat: Seat, founded: Path, dialogs: PreparedDialogs
) -> None:
    officer = seat(founded).unlock(clock=TODAY)
    officer.go("backup")
    officer.press("button_backup_now")
    officer.leave()
    (backup,) = (founded / "backups").glob("*.cdbak")
    change_passphrase(founded, PASSPHRASE, "mật khẩu đã quên")
    officer = seat(founded).begin()
    dialogs.agreements.append(True)
    dialogs.files.append(backup)
    officer.press("forgotten")
    officer.type("passphrase", PASSPHRASE)
    officer.key(Key.Key_Return)
    assert officer.read("union_name") == UNION


def test_at_the_desk_of_the_union_above_the_home_screen_shows_who_sent_and_what_it_comes_to(
    seat: Seat, founded: Path, tmp_path: Path, dialogs: PreparedDialogs
) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    draft = UnionDraft(DESK, "TN", Role.DESK)
    set_up(tmp_path / "ban", PASSPHRASE, lambda tx: found_with_keys(tx, draft), TODAY)[0].close()
    union, desk = seat(founded).unlock(clock=TODAY), seat(tmp_path / "ban").unlock(clock=TODAY)
    tiles = ["tile_federation", "tile_sync_partners", "tile_federation_units", "tile_backup"]
    assert [desk.is_seen(tile) for tile in (*tiles, "tile_members", "tile_awards")] == [True] * 4 + [False] * 2
    assert union.is_seen("tile_members")
    for one, other in ((union, desk), (desk, union)):
        card = tmp_path / f"{one.folder.name}.cdcard"
        sync.export_card(one.database, card)
        sync.add_card(other.database, card)
    desk.go("members")
    desk.go("home")
    assert (desk.read("tile_sync_partners_figure"), desk.read("tile_sync_partners_text")) == ("1", UNION)
    with union.database.read() as reading:
        sender = sender_of(get_union(reading))
    sync.create_package(union.database, synced_tables(), sender, PackageKind.REPORT, stick, False)
    federation.receive(desk.database, [stick], True)
    desk.go("members")
    desk.go("home")
    assert desk.read("tile_federation_figure") == "1"
    assert UNION in desk.read("tile_federation_text")
    assert desk.read("tile_sync_partners_text") == "Các đơn vị đã trao thẻ đều đã gửi."
    assert "Tổ công đoàn: 1" in desk.read("tile_federation_units_text")
    QTest.mouseClick(desk.see(QWidget, "tile_federation_units"), Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.rows("federation_units", 1) == [UNION]
