"""What an officer does by keyboard and in dialogs: many ticks, late changes, works, pacts, scoring, closing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget

from desktop.core.attachments import files_of
from desktop.features.emulation.domain import (
    AuthorShare,
    CampaignStatus,
    EvidenceKind,
    Initiative,
    MatrixLine,
    RegistrationStatus,
    SubjectKind,
    WorkItem,
    WorkState,
    next_campaign,
)
from desktop.features.emulation.services import (
    change_campaign,
    get_campaign,
    get_sheet,
    launch_campaign,
    list_pacts,
    list_registrations,
    list_results,
    list_sheets,
    list_templates,
    list_unlocks,
    list_work_items,
    open_sheets,
    own_templates,
    record_initiative,
    record_work_item,
    register,
)
from desktop.features.emulation.ui.again import AgainDialog
from desktop.features.emulation.ui.screen import INITIATIVES, PACTS, PERSONS, PLAN, SCORES, WORKS, EmulationScreen
from desktop.features.emulation.ui.sheet import SheetDialog
from desktop.features.emulation.ui.template import TemplatesDialog
from desktop.shell.attached import FilesDialog
from tests.core.pictures import picture
from tests.emulation.conftest import Book
from tests.emulation.test_screen import editor_of, field, names, press_space, registered, said, save, screen, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.conftest import PreparedDialogs

__all__ = ["screen"]
AN, BINH, DAO = "Nguyễn Thị Ấn", "Trần Văn Bình", "Lê Thị Đào"
Typing = Callable[[QWidget, str], None]


def choose(screen: EmulationScreen, *rows: int, column: str) -> None:
    """Several rows, with the cursor in a column."""
    table = screen.persons.table
    place = [one.key for one in table.model.columns].index(column)
    model = table.view.selectionModel()
    model.setCurrentIndex(table.model.index(rows[0], place), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    for row in rows:
        model.select(table.model.index(row, place), _ROWS)


_ROWS = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


def deed(screen: EmulationScreen, id: str) -> Any:
    return next(action for action in screen.deeds if action.id == id)


def close_registering(book: Book) -> None:
    with book.database.write("change") as tx:
        campaign = get_campaign(tx, book.campaign.id)
        change_campaign(tx, replace(campaign, register_by=date(2026, 3, 31)))


# Ticking


def test_space_ticks_every_chosen_row_at_once(screen: EmulationScreen, book: Book) -> None:
    screen.tabs.setCurrentIndex(PERSONS)
    choose(screen, 0, 1, 2, column="DVXS")
    QTest.keyClick(screen.persons.table.view, Qt.Key.Key_Space)
    settle(screen)
    assert registered(book) == dict.fromkeys(names(screen)[:3], ("DVXS",))
    QTest.keyClick(screen.persons.table.view, Qt.Key.Key_Space)
    settle(screen)
    assert registered(book) == {}


def test_control_d_makes_the_chosen_rows_like_the_first(screen: EmulationScreen, book: Book, qtbot: QtBot) -> None:
    screen.tabs.setCurrentIndex(PERSONS)
    press_space(screen, qtbot, names(screen)[0], "LDTT")
    choose(screen, 0, 1, 2, column="LDTT")
    QTest.keyClick(screen.persons.table.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settle(screen)
    assert registered(book) == dict.fromkeys(names(screen)[:3], ("LDTT",))


def test_a_letter_begins_the_search_and_enter_goes_back_to_the_same_title(
    screen: EmulationScreen, book: Book, qtbot: QtBot
) -> None:
    screen.tabs.setCurrentIndex(PERSONS)
    table = screen.persons.table
    choose(screen, 0, column="LDTT")
    QTest.keyClick(table.view, Qt.Key.Key_D)
    QTest.keyClicks(table.search_box, "ao")
    QTest.keyClick(table.search_box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.model.rowCount() == 1)
    settle(screen)
    QTest.keyClick(table.view, Qt.Key.Key_Space)
    settle(screen)
    assert registered(book) == {DAO: ("LDTT",)}


def test_a_status_is_a_tab_with_its_count(screen: EmulationScreen, book: Book, qtbot: QtBot) -> None:
    screen.tabs.setCurrentIndex(PERSONS)
    for name in (AN, BINH):
        press_space(screen, qtbot, name, "LDTT")
    choose(screen, names(screen).index(AN), column="LDTT")
    deed(screen, "approve_persons").trigger()
    settle(screen)
    screen.persons.statuses.choose("nhap", "bch_duyet")
    assert sorted(screen.persons.statuses.texts()) == ["BCH đã duyệt: 1", "Nháp: 1"]
    screen.persons.statuses.choose()
    cast(QPushButton, screen.persons.statuses.findChild(QPushButton, "chip_bch_duyet")).click()
    settle(screen)
    assert names(screen) == [AN]


def test_results_are_written_with_the_decision(
    screen: EmulationScreen, book: Book, qtbot: QtBot, type_text: Typing
) -> None:
    screen.tabs.setCurrentIndex(PERSONS)
    press_space(screen, qtbot, AN, "LDTT")
    choose(screen, names(screen).index(AN), column="LDTT")
    deed(screen, "approve_persons").trigger()
    settle(screen)
    deed(screen, "settle_persons").trigger()
    editor = editor_of(screen)
    save(screen, editor, qtbot)
    assert "số và ngày quyết định" in editor.banner.text()
    type_text(field(editor, "decision"), "12/QĐ-CT")
    type_text(field(editor, "decided_on"), "20/12/2025")
    save(screen, editor, qtbot)
    with book.database.read() as reading:
        (one,) = list_registrations(reading, book.campaign.id)
    assert (one.status, one.result_note) == (RegistrationStatus.ACHIEVED, "12/QĐ-CT, 20/12/2025")


def test_after_the_last_day_a_change_needs_the_superiors_leave(
    screen: EmulationScreen, book: Book, qtbot: QtBot, type_text: Typing, dialogs: PreparedDialogs
) -> None:
    screen.tabs.setCurrentIndex(PERSONS)
    press_space(screen, qtbot, AN, "LDTT")
    close_registering(book)
    settle(screen)
    assert "31/03/2026" in screen.persons.lock.text()
    dialogs.agreements.append(True)
    press_space(screen, qtbot, AN, "DVXS")
    editor = editor_of(screen)
    type_text(field(editor, "granted_by"), "LĐLĐ tỉnh, điện thoại")
    type_text(field(editor, "reason"), "Ghi thiếu danh hiệu")
    save(screen, editor, qtbot)
    with book.database.read() as reading:
        assert [one.reason for one in list_unlocks(reading, book.campaign.id)] == ["Ghi thiếu danh hiệu"]
    press_space(screen, qtbot, AN, "DVXS")
    assert registered(book)[AN] == ("DVXS", "LDTT")
    screen.persons.registering.edit(cast(MatrixLine, screen.persons.table.model.record(names(screen).index(AN))))
    settle(screen)
    editor = editor_of(screen)
    assert "Ghi thiếu danh hiệu" in said(editor)
    editor.reject()


def test_last_years_list_is_registered_but_for_whoever_is_unticked(
    screen: EmulationScreen, book: Book, qtbot: QtBot
) -> None:
    with book.database.write("year") as tx:
        register(tx, book.campaign.id, [book.person(AN), book.person(BINH)], ["LDTT"])
        following = launch_campaign(tx, next_campaign(book.campaign))
    settle(screen)
    screen.open_at(campaign=following.code, tab="persons")
    settle(screen)
    deed(screen, "again_persons").trigger()
    settle(screen)
    dialog = cast(AgainDialog, screen.findChild(AgainDialog))
    rows = {dialog.table.model.record(row).name: row for row in range(dialog.table.model.rowCount())}  # type: ignore[union-attr]
    dialog.table.view.setCurrentIndex(dialog.table.model.index(rows[BINH], 0))
    QTest.keyClick(dialog.table.view, Qt.Key.Key_Space)
    assert dialog.take.text() == "Đăng ký 1"
    dialog.take.click()
    settle(screen)
    with book.database.read() as reading:
        assert [one.subject_id for one in list_registrations(reading, following.id)] == [book.people[AN].id]


# Works, pacts, results


def test_a_work_is_typed_in_and_finished(screen: EmulationScreen, book: Book, qtbot: QtBot, type_text: Typing) -> None:
    screen.tabs.setCurrentIndex(WORKS)
    assert "Chưa có công trình" in said(screen.works)
    deed(screen, "record_work_item").trigger()
    editor = editor_of(screen)
    type_text(field(editor, "name"), "Nhà để xe")
    type_text(field(editor, "value"), "85.000.000")
    type_text(field(editor, "plaque_on"), "1/7/2025")
    save(screen, editor, qtbot)
    assert "gắn biển" in editor.form.error("plaque_on")
    editor.form.field("plaque").load(True)
    save(screen, editor, qtbot)
    screen.works.table.view.selectRow(0)
    deed(screen, "work_done").trigger()
    settle(screen)
    with book.database.read() as reading:
        (work,) = list_work_items(reading, book.campaign.id)
    assert (work.value, work.plaque, work.state) == (85_000_000, True, WorkState.DONE)
    assert "Hoàn thành 1/1, đã gắn biển 1" in screen.works.table.footer.text()


def test_files_are_attached_to_a_work_and_to_an_initiative_and_go_with_them(
    screen: EmulationScreen, book: Book, tmp_path: Path
) -> None:
    scan = tmp_path / "Biên bản nghiệm thu.jpg"
    scan.write_bytes(picture())
    with book.database.write("record") as tx:
        work = record_work_item(tx, WorkItem("", book.campaign.id, "Nhà để xe"))
        made = record_initiative(tx, Initiative("", "Gá may cổ áo"), [AuthorShare("Lê Thị Đào", 100)])
    for tab, view, name, record in ((WORKS, screen.works, "work_files", work), (INITIATIVES, screen.initiatives,
                                  "initiative_files", made)):  # fmt: skip
        screen.tabs.setCurrentIndex(tab)
        settle(screen)
        view.table.view.selectRow(0)
        deed(screen, name).trigger()
        (dialog,) = cast("list[FilesDialog]", screen.findChildren(FilesDialog, name))
        settle(screen)
        dialog.add([scan])
        settle(screen)
        (line,) = dialog.table.selected()
        assert (line.owner_id, line.kind) == (record.id, EvidenceKind.ACCEPTANCE)
        assert "Biên bản nghiệm thu" in dialog.windowTitle() + dialog.attached.named(line)
        view.table.removal_wanted.emit(view.table.selected())
        settle(screen)
        with book.database.read() as reading:
            assert files_of(reading, record.id) == []
        screen.workplace.undo()
        settle(screen)
        with book.database.read() as reading:
            assert [one.name for one in files_of(reading, record.id)] == [scan.name]
        dialog.reject()


def test_a_pact_begins_with_our_own_union(screen: EmulationScreen, book: Book, qtbot: QtBot, type_text: Typing) -> None:
    screen.tabs.setCurrentIndex(PACTS)
    deed(screen, "record_pact").trigger()
    settle(screen)
    editor = editor_of(screen)
    type_text(field(editor, "title"), "Giao ước cụm 1")
    cast(QPlainTextEdit, editor.findChild(QPlainTextEdit, "contents")).setPlainText("Đoàn kết\n\nSáng tạo")
    save(screen, editor, qtbot)
    assert "hai bên" in editor.form.error("parties")
    editor.form.field("parties").add({"name": "CĐCS Công ty Bạn"})  # type: ignore[attr-defined]
    save(screen, editor, qtbot)
    with book.database.read() as reading:
        (pact,) = list_pacts(reading, book.campaign.id)
    assert [party.name for party in pact.parties] == ["CĐCS Công ty May Hòa Phát", "CĐCS Công ty Bạn"]
    assert pact.contents == ("Đoàn kết", "Sáng tạo")


def test_a_result_is_typed_beside_its_target(
    screen: EmulationScreen, book: Book, qtbot: QtBot, type_text: Typing
) -> None:
    screen.tabs.setCurrentIndex(PLAN)
    cast(QPushButton, screen.plan.findChild(QPushButton, "result_3")).click()
    settle(screen)
    editor = editor_of(screen)
    type_text(field(editor, "value"), "1")
    type_text(field(editor, "evidence"), "Biên bản đối thoại")
    save(screen, editor, qtbot)
    with book.database.read() as reading:
        (result,) = list_results(reading, book.campaign.id)
    assert (result.value, result.evidence) == ("1", "Biên bản đối thoại")
    assert "Đạt 1/4 chỉ tiêu" in said(screen.plan)
    cast(QPushButton, screen.plan.findChild(QPushButton, "result_3")).click()
    settle(screen)
    editor = editor_of(screen)
    assert "Biên bản đối thoại" in said(editor)
    editor.form.field("mistaken").load(True)
    save(screen, editor, qtbot)
    assert "Đạt 0/4 chỉ tiêu, 1 chưa có số liệu" in said(screen.plan)


# Scoring


def sheet(screen: EmulationScreen, book: Book) -> SheetDialog:
    template = next(one for one in own_templates() if one.subject is SubjectKind.SECTION)
    with book.database.write("open") as tx:
        open_sheets(tx, book.campaign.id, template.id, [book.section("Tổ May")])
    screen.tabs.setCurrentIndex(SCORES)
    settle(screen)
    screen.scores.score(screen.scores.table.model.record(0))  # type: ignore[arg-type]
    settle(screen)
    return cast(SheetDialog, screen.findChild(SheetDialog))


def type_points(dialog: SheetDialog, screen: EmulationScreen, *points: str) -> None:
    """As in a spreadsheet: type, Enter, type, Enter."""
    for text in points:
        QTest.keyClicks(dialog.table.view, text[:1])
        entry = cast(QLineEdit, dialog.table.view.viewport().findChild(QLineEdit))
        QTest.keyClicks(entry, text[1:])
        QTest.keyClick(entry, Qt.Key.Key_Return)
        settle(screen)
        QTest.qWait(5)
        settle(screen)


def test_points_are_typed_down_a_column_like_in_a_spreadsheet(screen: EmulationScreen, book: Book) -> None:
    dialog = sheet(screen, book)
    type_points(dialog, screen, "5,5", "4", "3,5")
    with book.database.read() as reading:
        line, scores = get_sheet(reading, list_sheets(reading, book.campaign.id)[0].id)
    assert [scores[code].self_points for code in ("1.1", "1.2", "1.3")] == ["5.5", "4", "3.5"]
    assert str(line.own.total) in ("13.0", "13")
    assert "Tự chấm: 13" in dialog.sums.text()
    assert "còn 30 mục" in dialog.verdict.text()


def test_points_that_cannot_be_are_told_at_the_cell(screen: EmulationScreen, book: Book) -> None:
    dialog = sheet(screen, book)
    type_points(dialog, screen, "6,5")
    assert "lớn hơn điểm tối đa 6" in dialog.table.refusal_label.text()
    with book.database.read() as reading:
        assert get_sheet(reading, list_sheets(reading, book.campaign.id)[0].id)[1] == {}


def test_sheets_are_opened_for_all_sections_by_a_template(screen: EmulationScreen, book: Book, qtbot: QtBot) -> None:
    screen.tabs.setCurrentIndex(SCORES)
    assert "Chưa có bảng chấm điểm" in said(screen.scores)
    deed(screen, "open_sheets").trigger()
    settle(screen)
    save(screen, editor_of(screen), qtbot)
    with book.database.read() as reading:
        assert sorted(one.name for one in list_sheets(reading, book.campaign.id)) == ["Tổ Cắt", "Tổ May"]


def test_a_copy_of_a_template_goes_through_its_editor_unchanged(
    screen: EmulationScreen, book: Book, qtbot: QtBot
) -> None:
    screen.tabs.setCurrentIndex(SCORES)
    deed(screen, "score_templates").trigger()
    settle(screen)
    dialog = cast(TemplatesDialog, screen.findChild(TemplatesDialog))
    dialog.table.view.selectRow(0)
    template = dialog.table.selected()[0]
    dialog.copy.trigger()
    editor = editor_of(screen)
    save(screen, editor, qtbot)
    with book.database.read() as reading:
        (copy,) = [one for one in list_templates(reading) if one.id not in {each.id for each in own_templates()}]
    assert (copy.groups, copy.grades, copy.step, copy.cap, copy.limit) == (
        template.groups, template.grades, template.step, template.cap, template.limit,
    )  # fmt: skip


# A year's end


def test_a_campaign_is_closed_after_what_is_open_was_told(screen: EmulationScreen, book: Book, qtbot: QtBot) -> None:
    deed(screen, "close_campaign").trigger()
    settle(screen)
    editor = editor_of(screen)
    assert "3 chỉ tiêu chưa đạt" in said(editor)
    cast(QPlainTextEdit, editor.findChild(QPlainTextEdit, "conclusion")).setPlainText("Hoàn thành")
    save(screen, editor, qtbot)
    with book.database.read() as reading:
        campaign = get_campaign(reading, book.campaign.id)
    assert (campaign.status, campaign.conclusion) == (CampaignStatus.CLOSED, "Hoàn thành")
    assert deed(screen, "reopen_campaign").isEnabled()


def test_next_years_campaign_is_looked_through_then_last_years_list_is_offered(
    screen: EmulationScreen, book: Book, qtbot: QtBot
) -> None:
    with book.database.write("register") as tx:
        register(tx, book.campaign.id, [book.person(AN)], ["LDTT"])
    settle(screen)
    deed(screen, "next_campaign").trigger()
    settle(screen)
    save(screen, editor_of(screen), qtbot)
    assert screen.campaign is not None
    assert screen.campaign.code == "TD-2026"
    settle(screen)
    dialog = cast(AgainDialog, screen.findChild(AgainDialog))
    assert [one.name for one in dialog.wanted()] == [AN]
