"""The list of members as a sheet: its columns, filters, blocks of cells, and the day it is of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QWidget

from desktop.core import audit
from desktop.features.members import services
from desktop.features.members.domain import EventKind, Member, MemberQuery
from desktop.features.organization.services import change_section, list_sections
from desktop.widgets.records import RecordsTable
from tests.conftest import PreparedDialogs
from tests.end_to_end.window import CONTROL, PASSPHRASE, Officer
from tests.members.people import DANG, DUC, HONG

SHIFT = Qt.KeyboardModifier.ShiftModifier


def list_of(officer: Officer) -> RecordsTable:
    return officer.see(RecordsTable, "members_table")


def place_of(officer: Officer, key: str) -> int:
    return list_of(officer).arrangement.number(key)


def at(officer: Officer, name: str, key: str) -> None:
    officer.mark("members_table", name)
    view = officer.view("members_table")
    there = view.model().index(view.currentIndex().row(), place_of(officer, key))
    alone = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    view.selectionModel().setCurrentIndex(there, alone)


def show(officer: Officer, *keys: str) -> None:
    for key in keys:
        list_of(officer).show_column(key, shown=True)
    officer.settle()


def filter_by(officer: Officer, **texts: str) -> None:
    for field, text in texts.items():
        officer.type(f"members_table_filter_{field}", text)
    QTest.qWait(120)
    officer.settle()


def change(officer: Officer, name: str, **fields: Any) -> None:
    with officer.database.write("change_member") as tx:
        (member,) = services.members_named(tx, [name])
        services.change_member(tx, replace(member, **fields))
    officer.settle()


def kept(officer: Officer, name: str) -> Member:
    with officer.database.read() as reading:
        (member,) = services.members_named(reading, [name])
    return member


def copied(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def test_every_field_can_be_a_column_and_those_chosen_are_printed_and_remembered(
    officer: Officer, dialogs: PreparedDialogs, type_text: Callable[[QWidget, str], None], tmp_path: Path
) -> None:
    change(officer, HONG, ethnicity="Mông", note="Hay ốm", staff_code="0071")
    officer.do("choose_columns")
    columns = officer.see(QListWidget, "columns")
    offered = [columns.item(row).text() for row in range(columns.count())]
    for title in ("Dân tộc", "Quê quán", "Nơi ở", "Trình độ", "Số thẻ đoàn viên", "Mã nhân viên", "Tuổi", "Ghi chú"):
        assert title in offered
    for title in ("Dân tộc", "Ghi chú"):
        columns.item(offered.index(title)).setCheckState(Qt.CheckState.Checked)
    columns.setCurrentRow(offered.index("Dân tộc"))
    for _ in range(offered.index("Dân tộc")):
        QTest.keyClick(columns, Qt.Key.Key_Up, CONTROL)
    officer.press("columns_close")
    assert (HONG, "Mông", "Hay ốm") in officer.rows(
        "members_table", *(place_of(officer, key) for key in ("full_name", "ethnicity", "note"))
    )
    assert [column.key for column in list_of(officer).shown_columns()][:2] == ["ethnicity", "full_name"]
    dialogs.files.append(tmp_path / "ds.pdf")
    officer.do("print_members")
    words = " ".join(PdfReader(tmp_path / "ds.pdf").pages[0].extract_text().split())
    assert words.index("Dân tộc") < words.index("Họ và tên") < words.index("Mông")
    officer.leave()
    officer = Officer(officer.folder, dialogs, type_text).unlock(PASSPHRASE)
    officer.go("members")
    shown = [column.key for column in list_of(officer).shown_columns()]
    assert shown[0] == "ethnicity"
    assert shown[-1] == "note"
    officer.leave()


def test_a_list_of_a_day_past_says_the_status_and_the_day_also_on_paper(
    officer: Officer, dialogs: PreparedDialogs, tmp_path: Path
) -> None:
    with officer.database.write("event") as tx:
        duc = services.list_members(tx, MemberQuery(DUC))[0]
        services.end_membership(tx, duc.id, EventKind.SUSPENDED, date(2026, 3, 1))
        services.end_membership(tx, duc.id, EventKind.RETURNED, date(2026, 8, 1))
    officer.settle()
    assert list_of(officer).view.isColumnHidden(place_of(officer, "status"))
    officer.press("chip_on_day")
    assert dict(officer.rows("members_table", 0, place_of(officer, "status")))[DUC] == "Tạm ngừng"
    dialogs.files.append(tmp_path / "ds.pdf")
    officer.do("print_members")
    words = " ".join(PdfReader(tmp_path / "ds.pdf").pages[0].extract_text().split())
    assert "Tính đến ngày 31/05/2026" in words
    assert "Tạm ngừng" in words
    officer.press("chip_staying")
    assert list_of(officer).view.isColumnHidden(place_of(officer, "status"))


def test_a_filter_that_means_nothing_is_told_in_its_place_and_narrows_nothing(officer: Officer) -> None:
    filter_by(officer, birth="hôm qua")
    assert "18-35" in officer.read("members_table_filter_notice")
    officer.view("members_table").setFocus()
    officer.settle()
    assert officer.read("members_table_filter_notice").startswith("Ngày sinh: không hiểu “hôm qua”")
    assert officer.read("members_table_count") == "3 đoàn viên"
    filter_by(officer, birth="40-45")
    assert officer.read("members_table_count") == "3 đoàn viên"
    filter_by(officer, birth="18-35")
    assert officer.read("members_table_count") == "0 đoàn viên"
    officer.press("drop_0")
    QTest.qWait(120)
    officer.settle()
    assert officer.read("members_table_count") == "3 đoàn viên"
    assert officer.read("members_table_footer") == "3 người, trong đó nữ 3"


def test_what_stands_in_a_column_is_ticked_and_writes_its_filter(officer: Officer) -> None:
    change(officer, HONG, job="Thợ may")
    change(officer, DUC, job="Bảo vệ")
    box = list_of(officer).header.box("job")
    box.setFocus()
    officer.key(Qt.Key.Key_F4)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    values: Any = popup.findChild(QListWidget, "filter_values_list")
    assert [values.item(row).text() for row in range(3)] == ["(trống)  (1)", "Bảo vệ  (1)", "Thợ may  (1)"]
    QTest.keyClick(values, Qt.Key.Key_Space)
    QTest.keyClick(values, Qt.Key.Key_Down)
    QTest.keyClick(values, Qt.Key.Key_Space)
    QTest.keyClick(values, Qt.Key.Key_Return)
    QTest.qWait(120)
    officer.settle()
    assert box.text() == "trống; =Bảo vệ"
    assert sorted(officer.rows("members_table", 0)) == sorted([DUC, DANG])


def test_a_block_pasted_over_cells_is_shown_written_at_once_and_taken_back(officer: Officer) -> None:
    show(officer, "ethnicity", "education")
    second = officer.rows("members_table", 0)[1]
    at(officer, second, "sex")
    officer.key(Qt.Key.Key_Right, SHIFT)
    copied("nam\ttổ may 1\nNữ\tTổ không có")
    officer.key(Qt.Key.Key_V, CONTROL)
    assert officer.read("banner_text") == "Sẽ sửa 2 ô. 1 ô không đọc được thì để nguyên."
    officer.press("write_cells")
    assert officer.told == "Đã sửa 2 ô của 1 người"
    assert (second, "Nam", "Tổ may 1") in officer.rows("members_table", 0, 2, 3)
    officer.key(Qt.Key.Key_Z, CONTROL)
    assert (second, "Nữ", "") in officer.rows("members_table", 0, 2, 3)


def test_a_block_is_cleared_and_filled_and_each_is_one_step_to_take_back(officer: Officer) -> None:
    for name in (HONG, DUC, DANG):
        change(officer, name, job="Thợ may", phone="0905123456")
    first = officer.rows("members_table", 0)[0]
    change(officer, first, job="Tổ trưởng", union_post="UV BCH")
    at(officer, first, "job")
    officer.key(Qt.Key.Key_Right, SHIFT)
    officer.key(Qt.Key.Key_Down, SHIFT)
    officer.key(Qt.Key.Key_D, CONTROL)
    assert officer.told == "Đã sửa 2 ô của 1 người"
    assert [row[1:] for row in officer.rows("members_table", 0, 4, 5)][:2] == [("Tổ trưởng", "UV BCH")] * 2
    officer.key(Qt.Key.Key_Z, CONTROL)
    assert officer.rows("members_table", 4) == ["Tổ trưởng", "Thợ may", "Thợ may"]
    at(officer, first, "job")
    officer.key(Qt.Key.Key_Right, SHIFT)
    officer.key(Qt.Key.Key_Delete)
    assert officer.rows("members_table", 4)[0] == ""
    officer.key(Qt.Key.Key_Z, CONTROL)
    assert officer.rows("members_table", 4)[0] == "Tổ trưởng"


def test_a_column_shown_beside_the_usual_ones_is_changed_in_its_cells(officer: Officer) -> None:
    show(officer, "insured_salary", "education")
    change(officer, HONG, education="Kỹ sư")
    at(officer, HONG, "insured_salary")
    officer.key(Qt.Key.Key_F2)
    officer.type("cell_insured_salary", "5,500,000")
    officer.key(Qt.Key.Key_Return)
    assert kept(officer, HONG).insured_salary == 5_500_000
    at(officer, HONG, "education")
    officer.key(Qt.Key.Key_F2)
    officer.key(Qt.Key.Key_Return)
    assert kept(officer, HONG).education == "Kỹ sư"


def test_saving_a_record_keeps_a_choice_that_is_no_longer_offered_and_a_section_closed_meanwhile(
    officer: Officer,
) -> None:
    with officer.database.read() as reading:
        (section,) = list_sections(reading)
    change(officer, HONG, education="Kỹ sư", section_id=section.id)
    with officer.database.write("close_section") as tx:
        change_section(tx, replace(section, closed=True))
    officer.settle()
    officer.mark("members_table", HONG)
    officer.key(Qt.Key.Key_Return)
    officer.type("phone", "0905123456")
    officer.press("save")
    after = kept(officer, HONG)
    assert (after.phone, after.education, after.section_id) == ("0905123456", "Kỹ sư", section.id)


def test_copying_says_that_identity_numbers_are_copied_in_part_and_copies_them_whole_when_wanted(
    officer: Officer,
) -> None:
    change(officer, HONG, national_id="079185001234")
    officer.mark("members_table", HONG)
    officer.key(Qt.Key.Key_C, CONTROL)
    assert "079185001234" not in QGuiApplication.clipboard().text()
    assert officer.told == "Đã chép 1 dòng, số CCCD chỉ có một phần. Chép đủ số: Ctrl+Alt+C"
    officer.key(Qt.Key.Key_C, CONTROL | Qt.KeyboardModifier.AltModifier)
    officer.settle()
    assert "079185001234" in QGuiApplication.clipboard().text()
    with officer.database.read() as reading:
        latest = audit.entries(reading.session, 1)[0]
    assert (latest["act"], latest["id"]) == ("show_full_numbers", "1")
