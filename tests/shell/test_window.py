from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.database import Database, Transaction
from desktop.core.progress import Progress
from desktop.core.tables import Base
from desktop.shell.unsaved import drop, unsaved_dialogs
from desktop.shell.window import MainWindow
from desktop.shell.workplace import Facts, Workplace
from desktop.widgets.editor import EditorDialog
from desktop.widgets.fields import Text
from desktop.widgets.form import Form
from tests.conftest import PreparedDialogs
from tests.shell.frame import FEATURES, Note, NoteRow, NotesScreen, add_note


@pytest.fixture
def window(workplace: Workplace, database: Database, qtbot: QtBot) -> Iterator[MainWindow]:
    with database.connection() as connection, connection.begin():
        Base.metadata.create_all(connection, tables=[Base.metadata.tables[NoteRow.__tablename__]], checkfirst=True)
    workplace.features = FEATURES
    workplace.show_facts(Facts("CĐCS Công ty TNHH May Hòa Phát", "Năm 2026", "Lê Thị Thu", "21/11/2026"))
    made = MainWindow(workplace)
    made.resize(1366, 728)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_screen("home")
    yield made
    workplace.jobs.wait_idle()
    drop(unsaved_dialogs(made))
    made.close()
    made.deleteLater()


def notes_of(window: MainWindow) -> NotesScreen:
    window.show_screen("notes")
    window.workplace.jobs.wait_idle()
    assert isinstance(window.current, NotesScreen)
    return window.current


def child(window: QWidget, kind: type[Any], name: str) -> Any:
    found: Any = window.findChild(kind, name)
    assert found is not None, name
    return found


def add(window: MainWindow, *texts: str) -> None:
    def deed(text: str) -> Callable[[Transaction], Note]:
        return lambda tx: add_note(tx, text)

    for text in texts:
        window.workplace.act("add_note", deed(text), owner=window, tell=lambda note: f"Đã thêm {note.text}")
        window.workplace.jobs.wait_idle()


def rows(screen: NotesScreen) -> list[str]:
    records: list[Any] = [screen.table.model.record(row) for row in range(screen.table.model.rowCount())]
    return [record.text for record in records]


def test_a_screen_is_built_on_its_first_visit_only(window: MainWindow) -> None:
    assert window.stack.count() == 1
    first = notes_of(window)
    window.show_screen("gifts")
    assert notes_of(window) is first
    assert window.stack.count() == 3


def test_a_feature_without_a_screen_is_not_in_the_navigation(window: MainWindow) -> None:
    assert window.findChild(QToolButton, "go_hidden") is None
    assert "hidden" not in window.screen_names()


def test_the_header_and_status_bar_tell_whose_data_this_is(window: MainWindow) -> None:
    assert child(window, QLabel, "union_name").text() == "CĐCS Công ty TNHH May Hòa Phát"
    labels: Iterable[QLabel] = window.statusBar().findChildren(QLabel)
    texts = {label.text() for label in labels}
    assert {"Người dùng: Lê Thị Thu", "Sao lưu cuối: 21/11/2026"} <= texts


def test_what_a_screen_can_do_stands_in_the_toolbar_and_the_menus(window: MainWindow) -> None:
    notes_of(window)
    assert [action.objectName() for action in window.toolbar.actions()] == ["add_note", "remove_notes", "print_notes"]
    found: Iterable[QMenu] = window.findChildren(QMenu)
    menus = {menu.title(): [each.objectName() for each in menu.actions()] for menu in found}
    assert list(dict.fromkeys(action.text() for action in window.menuBar().actions())) == [
        "Hệ thống", "Danh mục", "Nghiệp vụ", "Báo cáo", "Tiện ích", "Trợ giúp",
    ]  # fmt: skip
    assert "add_note" in menus["Nghiệp vụ"]
    assert "print_notes" in menus["Báo cáo"]


def test_a_deed_refreshes_the_screen_and_can_be_taken_back(window: MainWindow) -> None:
    screen = notes_of(window)
    add(window, "Gọi điện", "Viết thư")
    assert rows(screen) == ["Gọi điện", "Viết thư"]
    assert window.snackbar.text() == "Đã thêm Viết thư"
    QTest.mouseClick(child(window, QPushButton, "snackbar_undo"), Qt.MouseButton.LeftButton)
    window.workplace.jobs.wait_idle()
    assert rows(screen) == ["Gọi điện"]
    assert window.snackbar.text() == "Đã hoàn tác: Đã thêm Viết thư"


def test_ctrl_z_and_ctrl_y_go_through_all_deeds(window: MainWindow) -> None:
    screen = notes_of(window)
    add(window, "Một", "Hai", "Ba")
    screen.table.view.setFocus()
    for left in (2, 1, 0):
        QTest.keyClick(screen.table if left else window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        window.workplace.jobs.wait_idle()
        assert len(rows(screen)) == left
    for there in (1, 2, 3):
        QTest.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
        window.workplace.jobs.wait_idle()
        assert len(rows(screen)) == there


def test_deleting_asks_nothing_and_says_how_to_take_it_back(window: MainWindow, dialogs: Any) -> None:
    screen = notes_of(window)
    add(window, "Một", "Hai")
    screen.table.view.selectAll()
    QTest.keyClick(screen.table.view, Qt.Key.Key_F8)
    window.workplace.jobs.wait_idle()
    assert rows(screen) == []
    assert dialogs.asked == []
    assert window.snackbar.text() == "Đã xóa 2 ghi chú"
    window.workplace.undo()
    window.workplace.jobs.wait_idle()
    assert sorted(rows(screen)) == ["Hai", "Một"]


def test_a_new_record_is_typed_and_saved_with_the_keyboard(
    window: MainWindow, type_text: Callable[[QWidget, str], None]
) -> None:
    screen = notes_of(window)
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    editor = screen.editor
    assert editor is not None
    type_text(child(editor, QLineEdit, "text"), "Chuẩn bị đại hội")
    QTest.mouseClick(child(editor, QPushButton, "save_another"), Qt.MouseButton.LeftButton)
    window.workplace.jobs.wait_idle()
    assert rows(screen) == ["Chuẩn bị đại hội"]
    assert child(editor, QLineEdit, "text").text() == ""
    type_text(child(editor, QLineEdit, "text"), "Chuẩn bị đại hội")
    QTest.mouseClick(child(editor, QPushButton, "save"), Qt.MouseButton.LeftButton)
    window.workplace.jobs.wait_idle()
    assert editor.banner.text() == "Đã có ghi chú “Chuẩn bị đại hội”."
    assert editor.isVisible()


def test_typed_text_is_not_lost_without_being_asked(
    window: MainWindow, dialogs: Any, type_text: Callable[[QWidget, str], None]
) -> None:
    screen = notes_of(window)
    screen.add()
    editor = screen.editor
    assert editor is not None
    type_text(child(editor, QLineEdit, "text"), "Dở dang")
    dialogs.agreements.append(False)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.isVisible()
    assert len(dialogs.asked) == 1
    window.show_screen("gifts")
    assert window.current is screen
    dialogs.agreements.append(True)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert screen.editor is None


def test_everything_is_found_by_typing_without_marks(window: MainWindow) -> None:
    notes_of(window)
    QTest.mouseClick(child(window, QPushButton, "open_palette"), Qt.MouseButton.LeftButton)
    line = child(window, QLineEdit, "palette_line")
    line.setText("qua tet")
    listed = child(window, QListWidget, "palette_list")
    assert [listed.item(row).text() for row in range(listed.count())] == ["Quà Tết · mở"]
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert window.current_name == "gifts"


def test_help_lists_the_keys_of_the_screen(window: MainWindow) -> None:
    notes_of(window)
    QTest.keyClick(window, Qt.Key.Key_F1)
    text = window._help_text.toPlainText()
    assert "Ghi lại việc cần làm." in text
    assert "Ctrl+N" in text


def test_ctrl_f_goes_to_the_search_box_from_anywhere(window: MainWindow) -> None:
    screen = notes_of(window)
    add(window, "Một")
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert screen.table.search_box.hasFocus()


def test_the_title_of_the_window_follows_the_union(window: MainWindow) -> None:
    window.workplace.show_facts(Facts("CĐCS Trường Hoa Sen"))
    assert window.windowTitle() == "Màn hình khác – CĐCS Trường Hoa Sen – Sổ Công đoàn"


def test_ctrl_and_a_number_go_to_a_screen(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    assert window.current_name == "gifts"


def test_what_does_not_fit_the_toolbar_is_behind_a_visible_button(window: MainWindow, qtbot: QtBot) -> None:
    notes_of(window)
    window.toolbar.setFixedWidth(220)
    more = child(window.toolbar, QToolButton, "qt_toolbar_ext_button")
    qtbot.waitUntil(more.isVisible)
    assert more.accessibleName() == "Việc khác"
    assert not more.icon().isNull()
    assert more.width() >= 32
    assert [action.objectName() for action in more.menu().actions()] == ["print_notes"]


def test_a_low_window_gives_its_height_to_the_screen(window: MainWindow, qtbot: QtBot) -> None:
    notes_of(window)
    window.resize(911, 485)
    qtbot.waitUntil(lambda: not window.header.isVisible())
    labels: Iterable[QLabel] = window.statusBar().findChildren(QLabel)
    assert "CĐCS Công ty TNHH May Hòa Phát · Năm 2026" in {label.text() for label in labels if label.isVisible()}
    qtbot.waitUntil(lambda: window.stack.height() >= 370)
    area = window.navigation.verticalScrollBar()
    assert not area.isVisible()
    window.resize(1366, 728)
    qtbot.waitUntil(window.header.isVisible)


def test_no_screen_makes_the_window_larger_than_a_small_screen(window: MainWindow) -> None:
    screen = notes_of(window)
    screen.table.setMinimumSize(1400, 900)
    window.show_screen("home")
    window.show_screen("notes")
    assert window.minimumSizeHint().width() <= 911
    assert window.minimumSizeHint().height() <= 485


def test_navigation_hands_over_the_place(window: MainWindow) -> None:
    window.workplace.navigate("notes", note="7")
    assert notes_of(window).opened_at == {"note": "7"}


def test_no_two_actions_of_the_window_share_a_key(window: MainWindow) -> None:
    notes_of(window)
    keys = [
        key.toString(QKeySequence.SequenceFormat.PortableText)
        for action in {*window.actions(), *window.toolbar.actions()}
        for key in action.shortcuts()
    ]
    assert sorted(keys) == sorted(set(keys))


def test_sample_data_colours_the_window(workplace: Workplace, qtbot: QtBot) -> None:
    workplace.sample = True
    window = MainWindow(workplace)
    qtbot.addWidget(window)
    assert window.findChild(QWidget, "sample_bar") is not None


@pytest.mark.parametrize(("width", "height"), [(1366, 728), (911, 480)])
def test_the_window_fits_a_small_screen(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, width: int, height: int
) -> None:
    notes_of(window)
    add(window, *[f"Việc số {number}: gửi danh sách đề nghị khen thưởng" for number in range(30)])
    window.resize(width, height)
    qtbot.wait(50)
    assert (window.width(), window.height()) == (width, height)
    assert window.grab().save(str(tmp_path / "window.png"))


def test_work_that_can_be_stopped_is_and_says_so(window: MainWindow, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        for done in range(2_000):
            progress.step(done, 2_000)
            time.sleep(0.005)

    kept: list[None] = []
    window.workplace.jobs.run(work, kept.append, owner=window, label="Đang ghi", blocking=True)
    cancel = child(window, QPushButton, "progress_cancel")
    qtbot.waitUntil(cancel.isVisible)
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert window.overlay.label.text() == "Đang dừng…"
    assert window.workplace.jobs.wait_idle()
    assert kept == []
    assert window.snackbar.text() == "Đã dừng; không có gì thay đổi."


def test_a_deed_that_was_stopped_changed_nothing_and_says_so(window: MainWindow, qtbot: QtBot) -> None:
    screen = notes_of(window)

    def deed(tx: Transaction, progress: Progress) -> None:
        for done in range(2_000):
            add_note(tx, f"Việc {done}")
            progress.step(done, 2_000)
            time.sleep(0.005)

    window.workplace.act_long("add_notes", deed, owner=window, label="Đang thêm")
    cancel = child(window, QPushButton, "progress_cancel")
    qtbot.waitUntil(cancel.isVisible)
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert window.workplace.jobs.wait_idle()
    assert rows(screen) == []
    assert window.snackbar.text() == "Đã dừng; không có gì thay đổi."


def test_work_that_cannot_hear_of_it_offers_no_cancel(window: MainWindow, qtbot: QtBot) -> None:
    go_on = threading.Event()
    window.workplace.jobs.run(lambda _: go_on.wait(20), owner=window, label="Đang ghi", blocking=True)
    qtbot.waitUntil(window.overlay.card.isVisible)
    assert not child(window, QPushButton, "progress_cancel").isVisible()
    go_on.set()
    assert window.workplace.jobs.wait_idle()


def test_ctrl_z_in_a_search_box_takes_back_what_was_typed_and_then_the_last_deed(window: MainWindow) -> None:
    screen = notes_of(window)
    add(window, "Một", "Hai")
    box = screen.table.search_box
    box.setFocus()
    QTest.keyClicks(box, "mo")
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    window.workplace.jobs.wait_idle()
    assert (box.text(), rows(screen)) == ("", ["Một", "Hai"])
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    window.workplace.jobs.wait_idle()
    assert rows(screen) == ["Một"]


class _Session:
    """What Windows offers when it is about to log off."""

    def __init__(self, *, may_ask: bool) -> None:
        self.may_ask, self.cancelled = may_ask, False

    def allowsInteraction(self) -> bool:
        return self.may_ask

    def cancel(self) -> None:
        self.cancelled = True

    def release(self) -> None:
        pass


def test_what_is_typed_in_a_dialog_holds_the_window_and_the_session_until_somebody_agrees(
    window: MainWindow, dialogs: PreparedDialogs, qtbot: QtBot
) -> None:
    notes_of(window)
    idle = _Session(may_ask=True)
    window.end_session(idle)  # type: ignore[arg-type]
    assert not idle.cancelled
    form = Form([Text("text", "Nội dung")])
    editor = EditorDialog(window, "Ghi chú mới", form, lambda _: None, window.workplace.dialogs)
    editor.open()
    form.load({"text": ""})
    form.from_draft({"text": "Gọi điện"})
    dialogs.agreements.extend([False, False, True])
    session, hurried = _Session(may_ask=True), _Session(may_ask=False)
    window.end_session(session)  # type: ignore[arg-type]
    window.end_session(hurried)  # type: ignore[arg-type]
    assert (session.cancelled, hurried.cancelled) == (True, False)
    assert not window.close()
    assert editor.isVisible()
    assert "Ghi chú mới" in dialogs.asked[-1]
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert dialogs.agreements == deque()
