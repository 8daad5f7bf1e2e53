"""What an officer sees and does on the screen of emulation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from desktop.features.emulation.domain import MatrixQuery
from desktop.features.emulation.feature import FEATURE
from desktop.features.emulation.services import (
    change_campaign,
    find_campaign_by_code,
    launch_campaign,
    list_campaigns,
    list_initiatives,
    list_registrations,
    read_campaign_file,
    registration_matrix,
)
from desktop.features.emulation.ui.screen import COLLECTIVES, INITIATIVES, PERSONS, EmulationScreen
from desktop.widgets.editor import EditorDialog
from desktop.widgets.fields import Option
from tests.emulation.conftest import ARTICLES, SAMPLE, Book

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.shell.workplace import Workplace
    from tests.conftest import PreparedDialogs

AN, BINH, DAO = "Nguyễn Thị Ấn", "Trần Văn Bình", "Lê Thị Đào"
Typing = Callable[[QWidget, str], None]


@pytest.fixture
def screen(book: Book, workplace: Workplace, qtbot: QtBot) -> EmulationScreen:
    workplace.features = (FEATURE,)
    made = EmulationScreen(workplace)
    qtbot.addWidget(made)
    made.resize(1160, 660)
    made.show()
    made.reload()
    settle(made)
    return made


def settle(screen: EmulationScreen) -> None:
    """Until nothing more is asked: answers may ask again."""
    for _ in range(4):
        assert screen.workplace.jobs.wait_idle()


def said(widget: QWidget) -> str:
    labels: list[QLabel] = widget.findChildren(QLabel)  # type: ignore[assignment]
    return "\n".join(label.text() for label in labels)


def registered(book: Book) -> dict[str, tuple[str, ...]]:
    with book.database.read() as reading:
        lines = registration_matrix(reading, book.campaign.id, MatrixQuery(registered=True))
    return {line.name: line.titles for line in lines}


def names(screen: EmulationScreen) -> list[str]:
    """The persons of the matrix, as far as they are shown."""
    model = screen.persons.table.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def press_space(screen: EmulationScreen, qtbot: QtBot, name: str, code: str) -> None:
    """Go to the cell of a person and a title and press the space bar."""
    table = screen.persons.table
    row = names(screen).index(name)
    column = [column.key for column in table.model.columns].index(code)
    table.view.setCurrentIndex(table.model.index(row, column))
    QTest.keyClick(table.view, Qt.Key.Key_Space)
    settle(screen)


def editor_of(screen: EmulationScreen) -> EditorDialog:
    editors: list[EditorDialog] = screen.findChildren(EditorDialog)  # type: ignore[assignment]
    return next(one for one in editors if one.isVisible())


def save(screen: EmulationScreen, editor: EditorDialog, qtbot: QtBot) -> None:
    QTest.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)
    settle(screen)


def field(editor: EditorDialog, name: str) -> QLineEdit:
    return cast(QLineEdit, editor.findChild(QLineEdit, name))


def test_the_plan_shows_the_theme_the_breakthroughs_and_every_target_as_a_count(screen: EmulationScreen) -> None:
    text = said(screen.plan)
    assert "Quyết tâm đổi mới, tích cực sáng tạo" in text
    assert "Tập trung phát triển đoàn viên, thành lập Công đoàn cơ sở" in text
    assert "0/5 (0,0%)" in text
    assert "5/10 (50,0%)" in text
    assert "≥ 20%, hạn 30/11/2025" in text


def test_space_ticks_a_title_and_space_again_takes_it_away(screen: EmulationScreen, book: Book, qtbot: QtBot) -> None:
    screen.tabs.setCurrentIndex(PERSONS)
    press_space(screen, qtbot, BINH, "LDTT")
    assert registered(book) == {BINH: ("LDTT",)}
    assert screen.persons.table.footer.text().startswith("1/5 người đã đăng ký")
    press_space(screen, qtbot, BINH, "LDTT")
    assert registered(book) == {}


def test_a_tick_leaves_the_keyboard_where_it_is(screen: EmulationScreen, qtbot: QtBot) -> None:
    screen.tabs.setCurrentIndex(PERSONS)
    press_space(screen, qtbot, DAO, "CSTDCS")
    current = screen.persons.table.view.currentIndex()
    assert names(screen)[current.row()] == DAO
    assert screen.persons.table.model.columns[current.column()].key == "CSTDCS"
    assert current.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked


def test_undo_takes_a_tick_back_where_it_is_shown(
    screen: EmulationScreen, workplace: Workplace, book: Book, qtbot: QtBot
) -> None:
    screen.tabs.setCurrentIndex(PERSONS)
    press_space(screen, qtbot, BINH, "LDTT")
    index = screen.persons.table.view.currentIndex()
    workplace.undo()
    settle(screen)
    assert registered(book) == {}
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked


def test_everybody_of_a_section_is_registered_at_once(screen: EmulationScreen, book: Book) -> None:
    screen.tabs.setCurrentIndex(PERSONS)
    chooser = screen.persons.section_filter
    chooser.setCurrentIndex(chooser.findText("Tổ May"))
    settle(screen)
    screen.persons.registering.register_shown("DVXS")
    settle(screen)
    assert registered(book) == dict.fromkeys((DAO, "Đỗ Quốc Huy", "Phạm Hoài Thu"), ("DVXS",))


def test_people_are_found_without_marks(screen: EmulationScreen, qtbot: QtBot, type_text: Typing) -> None:
    screen.tabs.setCurrentIndex(PERSONS)
    type_text(screen.persons.table.search_box, "an")
    qtbot.waitUntil(lambda: screen.persons.table.model.rowCount() == 1)
    assert names(screen) == [AN]


def test_the_filter_shows_who_has_not_registered(screen: EmulationScreen, qtbot: QtBot) -> None:
    screen.tabs.setCurrentIndex(PERSONS)
    press_space(screen, qtbot, BINH, "LDTT")
    cast(QAbstractButton, screen.persons.findChild(QAbstractButton, "chip_missing")).click()
    settle(screen)
    assert screen.persons.table.model.rowCount() == 4


def test_a_late_tick_asks_once_for_the_reason(
    screen: EmulationScreen, book: Book, qtbot: QtBot, type_text: Typing
) -> None:
    with book.database.write("change") as tx:
        change_campaign(tx, replace(book.campaign, register_by=date(2026, 3, 31)))
    settle(screen)
    screen.tabs.setCurrentIndex(PERSONS)
    press_space(screen, qtbot, BINH, "LDTT")
    editor = editor_of(screen)
    assert "31/03/2026" in said(editor)
    type_text(field(editor, "reason"), "Nghỉ thai sản trở lại")
    save(screen, editor, qtbot)
    press_space(screen, qtbot, AN, "LDTT")
    with book.database.read() as reading:
        reasons = [one.late_reason for one in list_registrations(reading, book.campaign.id)]
    assert reasons == ["Nghỉ thai sản trở lại"] * 2


def test_the_committee_approves_the_chosen_rows(screen: EmulationScreen, book: Book, qtbot: QtBot) -> None:
    screen.tabs.setCurrentIndex(PERSONS)
    press_space(screen, qtbot, BINH, "LDTT")
    press_space(screen, qtbot, AN, "LDTT")
    for row in (0, 1):
        screen.persons.table.view.selectionModel().select(
            screen.persons.table.model.index(row, 0),
            QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
        )
    next(action for action in screen.deeds if action.id == "approve_persons").trigger()
    settle(screen)
    with book.database.read() as reading:
        assert [one.status.value for one in list_registrations(reading, book.campaign.id)] == ["bch_duyet"] * 2


def test_a_section_gets_only_the_boxes_of_its_own_titles(screen: EmulationScreen) -> None:
    screen.tabs.setCurrentIndex(COLLECTIVES)
    model = screen.collectives.table.model
    keys = [column.key for column in model.columns]
    union, section = 0, 1
    assert model.index(union, keys.index("TCDVM")).data(Qt.ItemDataRole.CheckStateRole) is None
    assert model.index(section, keys.index("TCDVM")).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    assert model.index(section, keys.index("CDCS_HTXS")).data(Qt.ItemDataRole.CheckStateRole) is None


def test_a_campaign_goes_through_its_editor_unchanged(screen: EmulationScreen, book: Book, qtbot: QtBot) -> None:
    for path in (*sorted(ARTICLES.glob("*.toml")), SAMPLE):
        campaign = read_campaign_file(path)
        with book.database.write("launch") as tx:
            if campaign.code != book.campaign.code:
                launch_campaign(tx, campaign)
        settle(screen)
        screen.open_at(campaign=campaign.code)
        settle(screen)
        with book.database.read() as reading:
            before = find_campaign_by_code(reading, campaign.code)
        screen.campaign_deeds.edit()
        editor = editor_of(screen)
        save(screen, editor, qtbot)
        assert not editor.isVisible(), said(editor)
        with book.database.read() as reading:
            assert find_campaign_by_code(reading, campaign.code) == before


def test_a_campaign_is_typed_in_with_its_phases(
    screen: EmulationScreen, book: Book, qtbot: QtBot, type_text: Typing
) -> None:
    screen.campaign_deeds.launch()
    editor = editor_of(screen)
    type_text(field(editor, "name"), "Phong trào thi đua năm 2026")
    editor.form.field("phases").add({"name": "Đợt 1", "start": "1/1", "end": "30.6.2026", "theme": "“Thi đua” đợt 1"})  # type: ignore[attr-defined]
    save(screen, editor, qtbot)
    with book.database.read() as reading:
        campaign = find_campaign_by_code(reading, "TD-2026")
    assert [(phase.start, phase.end) for phase in campaign.phases] == [(date(2026, 1, 1), date(2026, 6, 30))]
    assert screen.campaign is not None
    assert screen.campaign.code == "TD-2026"


def test_a_date_that_cannot_be_read_is_told_beside_the_phases(screen: EmulationScreen, qtbot: QtBot) -> None:
    screen.campaign_deeds.edit()
    editor = editor_of(screen)
    editor.form.field("phases").add({"name": "Đợt 3", "start": "hôm nay", "end": "31/12/2025"})  # type: ignore[attr-defined]
    save(screen, editor, qtbot)
    assert editor.isVisible()
    assert "hôm nay" in editor.form.error("phases")
    editor.form.mark_clean()


def test_an_initiative_is_recorded_with_two_authors(
    screen: EmulationScreen, book: Book, qtbot: QtBot, type_text: Typing
) -> None:
    screen.tabs.setCurrentIndex(INITIATIVES)
    screen.initiatives.add()
    editor = editor_of(screen)
    type_text(field(editor, "name"), "Cải tiến gá cắt vải")
    for number, (name, share) in enumerate(((AN, "60"), (BINH, "30")), 1):
        editor.form.field(f"author_{number}").load(Option(book.people[name].id, name))
        type_text(field(editor, f"share_{number}"), share)
    save(screen, editor, qtbot)
    assert "90 %" in editor.banner.text()
    field(editor, "share_2").clear()
    type_text(field(editor, "share_2"), "40")
    save(screen, editor, qtbot)
    with book.database.read() as reading:
        (line,) = list_initiatives(reading)
    assert line.authors_printed == "Nguyễn Thị Ấn (60%), Trần Văn Bình (40%)"
    assert line.initiative.campaign_id == book.campaign.id
    assert "0/1 sáng kiến đã được công nhận" in screen.initiatives.table.footer.text()


def test_a_campaign_is_read_from_the_file_of_the_superior(
    screen: EmulationScreen, dialogs: PreparedDialogs, book: Book
) -> None:
    dialogs.files.append(ARTICLES / "tay_ho_2023.toml")
    next(action for action in screen.deeds if action.id == "read_campaign").trigger()
    settle(screen)
    with book.database.read() as reading:
        assert [one.code for one in list_campaigns(reading)] == ["TD-2025", "TD-2023"]


def test_another_campaign_is_shown_when_it_is_chosen(screen: EmulationScreen, book: Book) -> None:
    with book.database.write("launch") as tx:
        launch_campaign(tx, read_campaign_file(ARTICLES / "hau_giang_2024.toml"))
    settle(screen)
    cast(QComboBox, screen.findChild(QComboBox, "campaign_chooser")).setCurrentIndex(1)
    settle(screen)
    assert "Thi đua cao điểm hoàn thành toàn diện và vượt mức chỉ tiêu nhiệm vụ năm 2024" in said(screen.plan)


def test_without_a_campaign_the_screen_says_how_to_begin(workplace: Workplace, qtbot: QtBot) -> None:
    screen = EmulationScreen(workplace)
    qtbot.addWidget(screen)
    screen.show()
    screen.reload()
    settle(screen)
    assert "Chưa có phong trào thi đua nào" in said(screen.pages.currentWidget())
