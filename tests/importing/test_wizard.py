from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QWidget,
)

from desktop import catalog
from desktop.core.contracts import Existing, Verdict
from desktop.core.database import Database
from desktop.features.importing import services
from desktop.features.importing.ui.screen import ImportsScreen
from desktop.features.importing.ui.wizard import ImportWizard
from desktop.features.importing.words import refusal
from desktop.features.members.imports import MemberImport
from desktop.features.members.services import list_members
from desktop.shell.feature import Area, Feature
from desktop.shell.workplace import Workplace
from desktop.widgets.jobs import Jobs
from tests.importing.made import LISTS, save_xlsx

HEADING = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD")
FEATURE = Feature("members", lambda: "Đoàn viên", "users", Area.PEOPLE, imports=(MemberImport(),), words=refusal)


@pytest.fixture
def wizard(workplace: Workplace, qtbot: Any) -> ImportWizard:
    workplace.features = (FEATURE,)
    made = ImportWizard(workplace, MemberImport())
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def press(wizard: ImportWizard, jobs: Jobs) -> Callable[[str], None]:
    """Press the button of that name, as far as it can be seen and pressed, and wait for what it began."""

    def pressed(name: str) -> None:
        button = seen(wizard, name, QPushButton)
        assert button.isVisible()
        assert button.isEnabled()
        button.click()
        assert jobs.wait_idle()

    return pressed


def seen(parent: QWidget, name: str, kind: type) -> Any:
    found: Any = parent.findChild(kind, name)
    assert found is not None, name
    return found


def chip(wizard: ImportWizard, key: str) -> str:
    text: str = seen(wizard, f"chip_{key}", QPushButton).text()
    return text


def names(database: Database) -> list[str]:
    with database.read() as reading:
        return [one.full_name for one in list_members(reading)]


def test_a_list_that_is_understood_is_shown_at_once_and_comes_in_with_one_press(
    wizard: ImportWizard, press: Callable[[str], None], dialogs: Any, database: Database
) -> None:
    dialogs.files.append(LISTS / "danh-sach-nhieu-to.xlsx")
    press("choose_file")
    assert wizard.pages.currentWidget() is wizard.preview
    assert chip(wizard, "create") == "Thêm 120"
    assert chip(wizard, "skip") == "Bỏ qua 1"
    assert seen(wizard, "carry_out", QPushButton).text() == "Nhập 120 dòng"
    assert names(database) == []
    press("carry_out")
    assert len(names(database)) == 120
    assert seen(wizard, "result_heading", QLabel).text() == "Đã thêm 120, cập nhật 0"


def test_a_filter_shows_only_its_rows(wizard: ImportWizard, press: Callable[[str], None], dialogs: Any) -> None:
    dialogs.files.append(LISTS / "danh-sach-nhieu-to.xlsx")
    press("choose_file")
    press("chip_skip")
    table = wizard.preview.table
    assert [verdict.label for verdict in table.model.read_rows(0, 9)] == ["Quách Quang Lâm"]
    table.view.selectRow(0)
    assert "đã có ở dòng" in seen(wizard, "preview_detail", QLabel).text()


def test_the_import_is_taken_back_from_its_result(
    wizard: ImportWizard, press: Callable[[str], None], dialogs: Any, database: Database
) -> None:
    dialogs.files.append(LISTS / "don-gia-nhap-mau-5b.xlsx")
    press("choose_file")
    press("carry_out")
    assert len(names(database)) == 35
    press("undo_import")
    assert names(database) == []
    assert "Đã hoàn tác lần nhập" in wizard.banner.accessibleName()


def test_rows_copied_in_excel_are_pasted(
    wizard: ImportWizard, press: Callable[[str], None], database: Database
) -> None:
    QGuiApplication.clipboard().setText("Họ và tên\tNgày sinh\nNguyễn Thị Hoa\t2/3/1985\nTrần Văn Nam\t1990")
    press("paste")
    press("carry_out")
    assert sorted(names(database)) == ["Nguyễn Thị Hoa", "Trần Văn Nam"]


def test_a_file_that_is_no_list_is_refused_in_the_dialog(
    wizard: ImportWizard, press: Callable[[str], None], dialogs: Any, tmp_path: Path
) -> None:
    path = tmp_path / "danh-sach.xlsx"
    path.write_bytes(b"%PDF-1.7")
    dialogs.files.append(path)
    press("choose_file")
    assert wizard.pages.currentWidget() is wizard.source
    assert "là tệp PDF" in wizard.banner.accessibleName()


def test_the_officer_says_what_an_unclear_list_holds(
    wizard: ImportWizard, press: Callable[[str], None], dialogs: Any, database: Database, tmp_path: Path
) -> None:
    dialogs.files.append(
        save_xlsx(tmp_path / "a.xlsx", ("Xưởng may",), ("Tên gọi", "Sinh"), ("Nguyễn Thị Hoa", "1985"))
    )
    press("choose_file")
    assert wizard.pages.currentWidget() is wizard.columns
    seen(wizard, "header_row", QSpinBox).setValue(2)
    for column, title in (("A", "Họ và tên"), ("B", "Ngày sinh")):
        choice = seen(wizard, f"column_{column}", QComboBox)
        choice.setCurrentIndex(choice.findText(title))
        choice.activated.emit(choice.currentIndex())
    press("check")
    assert chip(wizard, "create") == "Thêm 1"
    press("carry_out")
    assert names(database) == ["Nguyễn Thị Hoa"]


def test_the_columns_show_how_they_were_understood(
    wizard: ImportWizard, press: Callable[[str], None], dialogs: Any
) -> None:
    dialogs.files.append(LISTS / "don-gia-nhap-mau-5b.xlsx")
    press("choose_file")
    press("show_columns")
    shown = [seen(wizard, f"column_{letter}", QComboBox).currentText() for letter in "ABCDE"]
    assert shown == ["Số thứ tự", "Họ và tên", "Ngày sinh: cột Nam", "Ngày sinh: cột Nữ", "Quê quán"]


def test_the_verb_for_known_people_changes_the_preview(
    wizard: ImportWizard, press: Callable[[str], None], dialogs: Any, database: Database, jobs: Jobs, tmp_path: Path
) -> None:
    person = (1, "Nguyễn Thị Hoa", None, "Nữ", "079185001234")
    first = save_xlsx(tmp_path / "a.xlsx", HEADING, person)
    with database.read() as reading:
        parsed = services.read_list(first, MemberImport(), reading)
    services.carry_out(database, parsed, MemberImport(), Existing.SKIP)
    dialogs.files.append(
        save_xlsx(tmp_path / "b.xlsx", HEADING, (1, "Nguyễn Thị Hoa", "2/3/1985", "Nữ", "079185001234"))
    )
    press("choose_file")
    assert not seen(wizard, "carry_out", QPushButton).isEnabled()
    seen(wizard, "existing_fill", QRadioButton).click()
    assert jobs.wait_idle()
    assert chip(wizard, "update") == "Cập nhật 1"
    (verdict,) = wizard.preview.table.model.read_rows(0, 0)
    assert verdict.differences == (("Ngày sinh", "", "02/03/1985"),)


BOOK = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Tổ", "Điện thoại", "Ký tên")
KNOWN = (1, "Nguyễn Thị Hoa", "02/03/1985", "Nữ", "079185001234", "Tổ 1", "0905123456")
NEWS = (
    (1, "NGUYỄN THỊ HOA", "02/03/1985", "Nữ", "79185001234", "Tổ 2", "0911111111"),
    (2, "Trần Văn Nam", "31/02/1990", "Nam", "079090001235", "Tổ 2", None),
    (3, "Lê Thị Mới", "1991", "Nữ", None, "Tổ 2", None),
    (4, "Lê Thị Mới", "1991", "Nữ", None, "Tổ 3", None),
)


@pytest.fixture
def checked(
    wizard: ImportWizard, press: Callable[[str], None], dialogs: Any, database: Database, jobs: Jobs, tmp_path: Path
) -> ImportWizard:
    """The preview of a list with somebody known, somebody wrong and a double, that may overwrite the book."""
    with database.read() as reading:
        parsed = services.read_list(save_xlsx(tmp_path / "a.xlsx", BOOK, KNOWN), MemberImport(), reading)
    services.carry_out(database, parsed, MemberImport(), Existing.SKIP)
    dialogs.files.append(save_xlsx(tmp_path / "b.xlsx", BOOK, *NEWS))
    press("choose_file")
    seen(wizard, "existing_overwrite", QRadioButton).click()
    assert jobs.wait_idle()
    return wizard


def shown(wizard: ImportWizard) -> list[dict[str, str]]:
    """The rows of the preview by the headings of the columns that are seen, in their order."""
    table = wizard.preview.table
    columns = [(number, column.title) for number, column in enumerate(table.model.columns)
               if not table.view.isColumnHidden(number)]  # fmt: skip
    return [
        {title: table.model.index(row, number).data() for number, title in columns}
        for row in range(table.model.rowCount())
    ]


def test_the_preview_says_first_who_a_row_is_about_and_then_what_changes(checked: ImportWizard) -> None:
    rows = shown(checked)
    assert list(rows[0]) == [
        "Dòng", "Kết quả", "Họ và tên", "Ngày sinh", "Số CCCD", "Tổ công đoàn", "Thay đổi", "Ghi chú",
    ]  # fmt: skip
    assert list(rows[0].values())[:7] == [
        "2", "Cập nhật", "Nguyễn Thị Hoa", "02/03/1985", "079185001234", "Tổ 2",
        "Tổ công đoàn: Tổ 1 → Tổ 2; Điện thoại: 0905123456 → 0911111111",
    ]  # fmt: skip
    assert (rows[1]["Kết quả"], rows[1]["Ngày sinh"]) == ("Lỗi", "31/02/1990")
    detail = seen(checked, "preview_detail", QLabel)
    assert not detail.isVisible()
    checked.preview.table.view.selectRow(0)
    assert detail.isVisible()
    assert "• Tổ công đoàn: Tổ 1 → Tổ 2" in detail.text().splitlines()


def test_every_page_fits_a_small_screen_at_one_and_a_half_times_its_size(
    checked: ImportWizard, press: Callable[[str], None]
) -> None:
    def assert_fits() -> None:
        least = checked.minimumSizeHint()
        assert (least.width() <= 871, least.height() <= 445) == (True, True), least

    checked.preview.table.view.selectRow(0)
    assert_fits()
    press("show_columns")
    assert_fits()
    press("check")
    press("carry_out")
    assert_fits()
    press("undo_import")
    assert_fits()


def test_what_every_row_lacks_stands_once_above_the_list(
    wizard: ImportWizard, press: Callable[[str], None], dialogs: Any, tmp_path: Path
) -> None:
    rows = [(number, "1985", "Nữ") for number in range(1, 8)]
    dialogs.files.append(save_xlsx(tmp_path / "a.xlsx", ("STT", "Ngày sinh", "Giới tính"), *rows))
    press("choose_file")
    assert wizard.pages.currentWidget() is wizard.columns
    assert "thiếu cột “Họ và tên”" in wizard.banner.accessibleName()
    sheets = seen(wizard, "sheets", QListWidget)
    assert sheets.item(0).checkState() is Qt.CheckState.Unchecked
    sheets.item(0).setCheckState(Qt.CheckState.Checked)
    press("check")
    assert chip(wizard, "refuse") == "Lỗi 7"
    said = wizard.preview.about.accessibleName()
    assert said.count("Danh sách không có cột “Họ và tên”. Có 7 dòng như vậy.") == 1


def test_saying_what_a_column_is_takes_its_sheet_in(
    wizard: ImportWizard, press: Callable[[str], None], dialogs: Any, tmp_path: Path
) -> None:
    head = ("STT", "Tên gọi", "Ngày sinh")
    dialogs.files.append(save_xlsx(tmp_path / "a.xlsx", ("Xưởng may",), head, (1, "Nguyễn Thị Hoa", "1985")))
    press("choose_file")
    choice = seen(wizard, "column_B", QComboBox)
    choice.setCurrentIndex(choice.findText("Họ và tên"))
    choice.activated.emit(choice.currentIndex())
    press("check")
    assert chip(wizard, "create") == "Thêm 1"


def test_rows_with_errors_are_saved_with_their_reasons(
    wizard: ImportWizard, press: Callable[[str], None], dialogs: Any, tmp_path: Path
) -> None:
    bad = (1, "Trần Văn Nam", "31/02/1990", "Nam", None)
    dialogs.files.append(save_xlsx(tmp_path / "a.xlsx", HEADING, bad))
    press("choose_file")
    assert chip(wizard, "refuse") == "Lỗi 1"
    dialogs.files.append(tmp_path / "loi.xlsx")
    press("save_refused")
    page = openpyxl.load_workbook(tmp_path / "loi.xlsx").active
    assert page is not None
    reason = str(list(page.values)[1][-1])
    assert "dòng 2" in reason
    assert "“31/02/1990” ở cột Ngày sinh không phải là ngày." in reason


def test_a_cell_is_put_right_in_the_preview_and_its_row_judged_again(
    wizard: ImportWizard, press: Callable[[str], None], dialogs: Any, jobs: Jobs, database: Database, qtbot: Any,
    tmp_path: Path,
) -> None:  # fmt: skip
    rows = (
        (1, "Trần Văn Nam", "31/02/1990", "Nam", None), (2, "Lê Thị An", "1985", "Nữ", "0791"),
        (3, "Lê Ba", "1986", "Nam", None),
    )  # fmt: skip
    dialogs.files.append(save_xlsx(tmp_path / "a.xlsx", HEADING, *rows))
    press("choose_file")
    assert (chip(wizard, "create"), chip(wizard, "refuse")) == ("Thêm 1", "Lỗi 2")
    press("chip_refuse")
    table = wizard.preview.table
    table.view.selectRow(0)
    table.view.setFocus()
    qtbot.keyClick(table.view, Qt.Key.Key_F2)
    box = seen(wizard, "correct_C2", QLineEdit)
    assert box.hasFocus()
    assert (box.text(), box.selectedText()) == ("31/02/1990", "31/02/1990")
    box.setText("28/02/1990")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert jobs.wait_idle()
    qtbot.waitUntil(lambda: (chip(wizard, "create"), chip(wizard, "refuse")) == ("Thêm 2", "Lỗi 1"))
    verdict: Verdict | None = table.current()
    assert verdict is not None
    assert verdict.label == "Lê Thị An"
    assert table.view.hasFocus()
    qtbot.keyClick(table.view, Qt.Key.Key_Return)
    box = seen(wizard, "correct_E3", QLineEdit)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert table.view.hasFocus()
    assert chip(wizard, "refuse") == "Lỗi 1"
    box.setText("")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert jobs.wait_idle()
    press("carry_out")
    with database.read() as reading:
        births = {one.full_name: one.birth.iso() if one.birth else "" for one in list_members(reading)}
    assert births == {"Trần Văn Nam": "1990-02-28", "Lê Thị An": "1985", "Lê Ba": "1986"}


def test_the_template_is_saved_beside_the_import(
    wizard: ImportWizard, press: Callable[[str], None], dialogs: Any, tmp_path: Path
) -> None:
    dialogs.files.append(tmp_path / "mau.xlsx")
    press("save_template")
    assert (tmp_path / "mau.xlsx").exists()


def test_the_history_begins_the_import_of_any_list(workplace: Workplace, qtbot: Any) -> None:
    workplace.features = catalog.FEATURES
    screen = ImportsScreen(workplace)
    qtbot.addWidget(screen)
    screen.show()
    assert [deed.id for deed in screen.deeds] == ["import_list", "undo_import"]
    screen.deeds[0].trigger()
    assert screen.lists.isVisible()
    assert {deed.objectName() for deed in screen.lists.actions()} == {
        f"import_{name}" for name in catalog.import_targets()
    }
    screen.lists.close()


def test_a_batch_is_taken_back_from_the_history(
    workplace: Workplace, database: Database, jobs: Jobs, qtbot: Any, tmp_path: Path
) -> None:
    path = save_xlsx(tmp_path / "a.xlsx", HEADING, (1, "Nguyễn Thị Hoa", 1985, "Nữ", None))
    with database.read() as reading:
        parsed = services.read_list(path, MemberImport(), reading)
    services.carry_out(database, parsed, MemberImport(), Existing.SKIP)
    workplace.features = (FEATURE,)
    screen = ImportsScreen(workplace)
    qtbot.addWidget(screen)
    screen.show()
    screen.reload()
    assert jobs.wait_idle()
    screen.table.view.selectRow(0)
    screen.undo.trigger()
    assert jobs.wait_idle()
    qtbot.waitUntil(lambda: screen.table.model.read_rows(0, 0)[0].undone_at is not None)
    assert names(database) == []
    screen.table.view.selectRow(0)
    assert not screen.undo.isEnabled()
