"""Nothing that was typed into a preview is lost, and an import is taken back from where the officer stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QListWidget, QPushButton, QWidget

from desktop.core.database import Database
from desktop.features.importing.ui.wizard import ImportWizard
from desktop.features.importing.words import refusal
from desktop.features.members.imports import MemberImport
from desktop.features.members.services import list_members
from desktop.shell.feature import Area, Feature, FollowUp
from desktop.shell.workplace import Workplace
from desktop.widgets.jobs import Jobs
from tests.importing.made import save_xlsx

HEADING = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD")
ROWS = ((1, "Trần Văn Nam", "31/02/1990", "Nam", None), (2, "Lê Thị An", "1985", "Nữ", "0791"), (3, "Lê Ba", 1986))


@pytest.fixture
def followed() -> list[QWidget]:
    return []


@pytest.fixture
def wizard(workplace: Workplace, qtbot: Any, followed: list[QWidget]) -> ImportWizard:
    follow_up = FollowUp(lambda: "Kiểm tra trùng…", lambda _, over: followed.append(over))
    feature = Feature("members", lambda: "Đoàn viên", "users", Area.PEOPLE, imports=(MemberImport(),), words=refusal,
                      after_import=follow_up)  # fmt: skip
    workplace.features = (feature,)
    made = ImportWizard(workplace, MemberImport())
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made, before_close_func=lambda one: one.pages.setCurrentWidget(one.source))
    made.show()
    return made


@pytest.fixture
def press(wizard: ImportWizard, jobs: Jobs) -> Callable[[str], None]:
    def pressed(name: str) -> None:
        button = seen(wizard, name, QPushButton)
        assert button.isVisible()
        assert button.isEnabled()
        button.click()
        assert jobs.wait_idle()

    return pressed


@pytest.fixture
def opened(wizard: ImportWizard, jobs: Jobs, tmp_path: Path) -> ImportWizard:
    """The preview of a list with two errors, standing in the box of the first."""
    wizard.open_file(save_xlsx(tmp_path / "a.xlsx", HEADING, *ROWS))
    assert jobs.wait_idle()
    wizard.preview.table.view.selectRow(0)
    return wizard


def seen(parent: QWidget, name: str, kind: type) -> Any:
    found: Any = parent.findChild(kind, name)
    assert found is not None, name
    return found


def births(database: Database) -> dict[str, str]:
    with database.read() as reading:
        return {one.full_name: one.birth.iso() if one.birth else "" for one in list_members(reading)}


def test_what_was_typed_comes_in_with_the_press_that_imports(
    opened: ImportWizard, press: Callable[[str], None], jobs: Jobs, database: Database, qtbot: Any
) -> None:
    seen(opened, "correct_C2", QLineEdit).setText("28/02/1990")
    press("carry_out")
    qtbot.waitUntil(lambda: opened.pages.currentWidget() is opened.outcome)
    assert births(database) == {"Trần Văn Nam": "1990-02-28", "Lê Ba": "1986"}


def test_what_was_typed_and_is_still_wrong_imports_nothing(
    opened: ImportWizard, press: Callable[[str], None], database: Database
) -> None:
    seen(opened, "correct_C2", QLineEdit).setText("30/02/1990")
    press("carry_out")
    assert opened.pages.currentWidget() is opened.preview
    assert "chưa đúng" in opened.banner.accessibleName()
    assert births(database) == {}


def test_what_was_typed_is_taken_in_on_going_to_another_row(opened: ImportWizard, jobs: Jobs, qtbot: Any) -> None:
    seen(opened, "correct_C2", QLineEdit).setText("28/02/1990")
    opened.preview.table.view.selectRow(1)
    assert jobs.wait_idle()
    qtbot.waitUntil(lambda: seen(opened, "chip_refuse", QPushButton).text() == "Lỗi 1")
    verdict: Any = opened.preview.table.current()
    assert verdict.label == "Lê Thị An"


def test_what_was_typed_is_taken_in_on_leaving_the_box(opened: ImportWizard, jobs: Jobs, qtbot: Any) -> None:
    box = seen(opened, "correct_C2", QLineEdit)
    box.setFocus()
    box.setText("28/02/1990")
    opened.preview.table.search_box.setFocus()
    qtbot.waitUntil(lambda: opened.presenter.corrected == 1)
    assert jobs.wait_idle()
    qtbot.waitUntil(lambda: seen(opened, "chip_refuse", QPushButton).text() == "Lỗi 1")
    assert opened.preview.table.search_box.hasFocus()


def test_leaving_with_corrections_asks_once(
    opened: ImportWizard, jobs: Jobs, dialogs: Any, qtbot: Any, workplace: Workplace
) -> None:
    opened.reject()
    assert (opened.isVisible(), dialogs.asked) == (False, [])
    opened.show()
    seen(opened, "correct_C2", QLineEdit).setText("28/02/1990")
    opened.preview.commit()
    assert jobs.wait_idle()
    dialogs.agreements.extend([False, False, True])
    opened.other_button.click()
    assert opened.pages.currentWidget() is opened.preview
    opened.reject()
    assert opened.isVisible()
    opened.reject()
    assert not opened.isVisible()
    assert len(dialogs.asked) == 3
    assert "1 ô" in dialogs.asked[0]


def test_an_import_is_taken_back_from_the_window_after_its_dialog_is_closed(
    opened: ImportWizard, press: Callable[[str], None], workplace: Workplace, jobs: Jobs, database: Database
) -> None:
    told: list[tuple[str, Any]] = []
    workplace.told.connect(lambda text, undo: told.append((text, undo)))
    press("carry_out")
    assert births(database) == {"Lê Ba": "1986"}
    opened.close_button.click()
    ((text, undo),) = told
    assert text == "Đã nhập 1 dòng"
    step = workplace.undo_stack.next_undo
    assert step is not None
    assert step.text == text
    undo()
    assert jobs.wait_idle()
    assert births(database) == {}
    assert workplace.undo_stack.next_undo is None
    assert "Đã hoàn tác lần nhập" in told[-1][0]


def test_an_import_taken_back_from_its_result_is_not_offered_again(
    opened: ImportWizard, press: Callable[[str], None], workplace: Workplace
) -> None:
    told: list[str] = []
    press("carry_out")
    press("undo_import")
    workplace.told.connect(lambda text, _: told.append(text))
    opened.close_button.click()
    assert (told, workplace.undo_stack.next_undo) == ([], None)


def test_somebody_who_may_be_there_already_is_looked_for_from_the_result(
    wizard: ImportWizard, press: Callable[[str], None], jobs: Jobs, tmp_path: Path, followed: list[QWidget]
) -> None:
    twice = ((1, "Lê Thị Mới", "1991", "Nữ"), (2, "Lê Thị Mới", "1991", "Nữ"))
    wizard.open_file(save_xlsx(tmp_path / "a.xlsx", HEADING, *twice))
    assert jobs.wait_idle()
    assert not seen(wizard, "follow_up", QPushButton).isVisible()
    press("carry_out")
    assert "bảng xem trước" not in seen(wizard, "result_text", QLabel).text()
    press("follow_up")
    assert followed == [wizard]


def test_without_any_such_person_nothing_is_offered(opened: ImportWizard, press: Callable[[str], None]) -> None:
    press("carry_out")
    assert not seen(opened, "follow_up", QPushButton).isVisible()


def test_what_a_column_holds_is_said_once_for_all_sheets_of_one_shape(
    wizard: ImportWizard, press: Callable[[str], None], jobs: Jobs, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for name in ("Tổ 1", "Tổ 2", "Tổ 3"):
        page = book.create_sheet(name)
        for row in (("STT", "Họ và tên", "Máy riêng"), (1, f"Nguyễn Văn {name[-1]}", "0905-123-45")):
            page.append(list(row))
    book.save(tmp_path / "a.xlsx")
    wizard.open_file(tmp_path / "a.xlsx")
    assert jobs.wait_idle()
    press("show_columns")
    assert seen(wizard, "sheets", QListWidget).currentRow() == 0
    choice = seen(wizard, "column_C", QComboBox)
    choice.setCurrentIndex(choice.findText("Điện thoại"))
    choice.activated.emit(choice.currentIndex())
    press("check")
    parsed = wizard.presenter.parsed
    assert parsed is not None
    assert [bool(row.values.get("phone")) for row in parsed.rows] == [True, True, True]
    assert parsed.unused == ()


def test_an_offer_is_a_button_above_the_list(
    wizard: ImportWizard, press: Callable[[str], None], jobs: Jobs, tmp_path: Path
) -> None:
    rows = (("DANH SÁCH TỔ MAY 3",), (), ("STT", "Họ và tên", "Ngày sinh"), (1, "Lê An", 1985), (2, "Lê Ba", 1986))
    wizard.open_file(save_xlsx(tmp_path / "a.xlsx", *rows))
    assert jobs.wait_idle()
    assert seen(wizard, "offer_section_in_title", QPushButton).text() == "Xếp tất cả vào Tổ May 3"
    press("offer_section_in_title")
    parsed = wizard.presenter.parsed
    assert parsed is not None
    assert {row.values["section"] for row in parsed.rows} == {"Tổ May 3"}
    assert not seen(wizard, "offers", QWidget).isVisible()


def test_a_list_without_any_to_is_put_into_one_by_the_keyboard(
    wizard: ImportWizard, jobs: Jobs, tmp_path: Path, type_text: Callable[[QWidget, str], None]
) -> None:
    wizard.open_file(save_xlsx(tmp_path / "a.xlsx", ("STT", "Họ và tên"), (1, "Lê An"), (2, "Lê Ba")))
    assert jobs.wait_idle()
    box = seen(wizard, "offered_section", QComboBox)
    assert not seen(wizard, "offer_section_nowhere", QPushButton).isEnabled()
    type_text(box, "Tổ May 3")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert jobs.wait_idle()
    parsed = wizard.presenter.parsed
    assert parsed is not None
    assert {row.values["section"] for row in parsed.rows} == {"Tổ May 3"}


def test_a_file_with_headings_only_says_so(wizard: ImportWizard, jobs: Jobs, tmp_path: Path) -> None:
    wizard.open_file(save_xlsx(tmp_path / "a.xlsx", ("STT", "Họ và tên", "Ngày sinh")))
    assert jobs.wait_idle()
    found: list[QWidget] = list(wizard.preview.findChildren(QWidget, "empty_state"))
    shown = [one for one in found if one.isVisible()]
    assert [one.accessibleName() for one in shown] == ["Tệp chỉ có dòng tiêu đề"]


def test_the_numbers_of_the_columns_are_no_first_values(
    wizard: ImportWizard, press: Callable[[str], None], jobs: Jobs, tmp_path: Path
) -> None:
    rows = (("STT", "Họ và tên", "Ngày sinh"), (1, 2, 3), (1, "Lê An", 1985), (2, "Lê Ba", 1986))
    wizard.open_file(save_xlsx(tmp_path / "a.xlsx", *rows))
    assert jobs.wait_idle()
    press("show_columns")
    labels: list[QLabel] = list(wizard.columns.findChildren(QLabel))
    assert "Lê An · Lê Ba" in [label.text() for label in labels]


def test_a_dialog_that_is_closed_before_anything_was_read_asks_nothing(wizard: ImportWizard, dialogs: Any) -> None:
    wizard.reject()
    assert (wizard.result(), dialogs.asked) == (QDialog.DialogCode.Rejected, [])
