"""Blocks of cells, as in Excel: marked, copied, pasted over, filled, cleared; by the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.errors import UserError
from desktop.widgets.fields import Choice, Number, Option, Text, Tick
from desktop.widgets.paste_preview import PastePreview
from desktop.widgets.records import Column, Edit, RecordsTable, Wish

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NAME, PHONE, SEX, CHILDREN, CODE = range(5)
SEXES = [Option("f", "Nữ"), Option("m", "Nam")]


@dataclass(frozen=True)
class Person:
    id: str
    name: str
    phone: str
    sex: str
    children: int | None


PEOPLE = [
    Person("1", "An", "0901", "f", 1),
    Person("2", "Bình", "0902", "m", None),
    Person("3", "Cúc", "", "f", 3),
    Person("4", "Dũng", "0904", "m", 4),
]


class Sheet:
    """A list whose cells are changed, and what was wished for them."""

    def __init__(self, qtbot: QtBot) -> None:
        names = {option.value: option.label for option in SEXES}
        self.table = RecordsTable(
            [
                Column("name", "Họ và tên", lambda p: p.name, 120,
                       edit=Edit(lambda: Text("name", "Họ và tên", required=True), lambda p: p.name)),
                Column("phone", "Điện thoại", lambda p: p.phone, 90,
                       edit=Edit(lambda: Text("phone", "Điện thoại"), lambda p: p.phone)),
                Column("sex", "Giới tính", lambda p: names[p.sex], 90,
                       edit=Edit(lambda: Choice("sex", "Giới tính", SEXES), lambda p: p.sex)),
                Column("children", "Số con", lambda p: str(p.children or ""), 90,
                       edit=Edit(lambda: Number("children", "Số con"), lambda p: p.children)),
                Column("code", "Mã", lambda p: p.id, 60),
            ],
            name="people", title="Đoàn viên",
        )  # fmt: skip
        self.blocks: list[tuple[str, list[Wish]]] = []
        self.edits: list[tuple[str, str, Any]] = []
        self.removed: list[Any] = []
        self.filled: list[tuple[Any, str]] = []
        self.table.block_edited.connect(lambda deed, wishes: self.blocks.append((deed, wishes)))
        self.table.edited.connect(lambda record, key, value: self.edits.append((record.id, key, value)))
        self.table.removal_wanted.connect(self.removed.append)
        self.table.filled_down.connect(lambda record, key: self.filled.append((record, key)))
        qtbot.addWidget(self.table)
        self.table.resize(600, 400)
        with qtbot.waitActive(self.table):
            self.table.show()
            self.table.activateWindow()
        self.table.set_records(PEOPLE)
        self.at(0, NAME)

    def at(self, row: int, column: int) -> None:
        self.table.view.setFocus()
        alone = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selection.end_block()
        self.table.view.selectionModel().setCurrentIndex(self.table.model.index(row, column), alone)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(QApplication.focusWidget() or self.table.view, key, held)

    def mark(self, row: int, column: int, *, down: int = 0, right: int = 0) -> None:
        """A block from that cell on, by the arrow keys."""
        self.at(row, column)
        if not right:
            self.key(Qt.Key.Key_Space, CONTROL)
        self.key(Qt.Key.Key_Right, SHIFT, right)
        self.key(Qt.Key.Key_Down, SHIFT, down)

    def block(self) -> tuple[list[str], int]:
        return [column.key for column in self.table.selection.block()], self.table.selected_count()

    def wished(self) -> list[tuple[str, str, Any, str]]:
        _, wishes = self.blocks[-1]
        return [(one.record.id, one.column.key, one.value, one.refusal) for one in wishes]

    def paste(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.key(Qt.Key.Key_V, CONTROL)


@pytest.fixture
def sheet(qtbot: QtBot) -> Sheet:
    return Sheet(qtbot)


def test_shift_and_the_arrows_mark_a_block_and_a_plain_arrow_leaves_it(sheet: Sheet) -> None:
    sheet.mark(0, PHONE, down=2, right=1)
    assert sheet.block() == (["phone", "sex"], 3)
    sheet.key(Qt.Key.Key_Left, SHIFT, 2)
    assert sheet.block() == (["name", "phone"], 3)
    sheet.key(Qt.Key.Key_Down)
    assert sheet.block() == ([], 1)
    sheet.mark(1, SEX)
    assert sheet.block() == (["sex"], 1)
    sheet.key(Qt.Key.Key_Escape)
    assert sheet.block()[0] == []


def test_a_block_goes_past_columns_that_are_hidden_and_follows_their_order(sheet: Sheet) -> None:
    sheet.table.show_column("phone", shown=False)
    header = sheet.table.view.horizontalHeader()
    header.moveSection(header.visualIndex(CHILDREN), 0)
    sheet.mark(0, NAME, right=1)
    assert sheet.block()[0] == ["name", "sex"]
    sheet.key(Qt.Key.Key_Left, SHIFT, 3)
    assert sheet.block()[0] == ["children", "name"]


def test_dragging_across_columns_marks_a_block(sheet: Sheet) -> None:
    view = sheet.table.view

    def place(row: int, column: int) -> QPoint:
        return view.visualRect(sheet.table.model.index(row, column)).center()

    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=place(0, NAME))
    for row, column in ((0, PHONE), (2, SEX)):
        QTest.mouseMove(view.viewport(), place(row, column))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=place(2, SEX))
    assert sheet.block() == (["name", "phone", "sex"], 3)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place(1, PHONE))
    assert sheet.block() == ([], 1)


def test_a_block_is_copied_without_headings_and_with_them_when_asked(sheet: Sheet) -> None:
    sheet.mark(0, PHONE, down=1, right=1)
    sheet.key(Qt.Key.Key_C, CONTROL)
    content = QGuiApplication.clipboard().mimeData()
    assert content.text().split("\n") == ["0901\tNữ", "0902\tNam"]
    assert "mso-number-format:'\\@'\">0901</td>" in content.html()
    sheet.key(Qt.Key.Key_C, CONTROL | SHIFT)
    assert QGuiApplication.clipboard().text().split("\n")[0] == "Điện thoại\tGiới tính"
    sheet.at(0, NAME)
    sheet.key(Qt.Key.Key_Down)
    sheet.key(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().split("\n")[0].startswith("Họ và tên\t")
    sheet.key(Qt.Key.Key_C, CONTROL | SHIFT)
    assert QGuiApplication.clipboard().text() == "Bình\t0902\tNam\t\t2"


@pytest.mark.parametrize(
    ("marked", "copied", "wished"),
    [
        ({"row": 0, "column": PHONE}, "0911", [("1", "phone", "0911", "")]),
        ({"row": 0, "column": PHONE, "down": 1}, "0911", [("1", "phone", "0911", ""), ("2", "phone", "0911", "")]),
        (
            {"row": 2, "column": PHONE},
            "0911\tnam\n0912\tNữ\n0913\tNữ",
            [("3", "phone", "0911", ""), ("3", "sex", "m", ""), ("4", "phone", "0912", ""), ("4", "sex", "f", "")],
        ),
        ({"row": 0, "column": SEX}, "Giới tính\nnam", [("1", "sex", "m", "")]),
        ({"row": 0, "column": PHONE, "right": 1}, "0901\tNữ", []),
        ({"row": 0, "column": SEX}, "khác", [("1", "sex", None, "“khác” không có trong")]),
        ({"row": 0, "column": CODE}, "9", [("1", "code", None, "Cột này không gõ trực tiếp được.")]),
        (
            {"row": 1, "column": CHILDREN, "down": 1},
            "2\r\nhai\r\n",
            [("2", "children", 2, ""), ("3", "children", None, "“hai” không phải số")],
        ),
    ],
)  # fmt: skip
def test_what_is_pasted_over_a_block_is_read_cell_by_cell(
    sheet: Sheet, marked: dict[str, int], copied: str, wished: list[Any]
) -> None:
    sheet.mark(**marked)
    sheet.paste(copied)
    assert [one[:3] for one in sheet.wished()] == [one[:3] for one in wished]
    for told, expected in zip(sheet.wished(), wished, strict=True):
        assert bool(told[3]) == bool(expected[3])
        assert told[3][:14] == expected[3][:14]


def test_without_a_block_what_was_copied_is_left_to_the_list(sheet: Sheet) -> None:
    sheet.at(0, PHONE)
    sheet.paste("0911")
    assert sheet.blocks == []


def test_delete_clears_a_block_and_removes_people_only_without_one(sheet: Sheet) -> None:
    sheet.mark(0, NAME, down=2, right=2)
    sheet.key(Qt.Key.Key_Delete)
    assert sheet.wished() == [("1", "phone", "", ""), ("1", "sex", None, ""), ("2", "phone", "", ""),
                              ("2", "sex", None, ""), ("3", "sex", None, "")]  # fmt: skip
    assert sheet.removed == []
    sheet.key(Qt.Key.Key_Escape)
    sheet.key(Qt.Key.Key_Delete)
    assert len(sheet.removed) == 1


def test_ctrl_d_fills_every_column_of_a_block_and_a_lone_cell_from_above(sheet: Sheet) -> None:
    sheet.mark(0, PHONE, down=2, right=1)
    sheet.key(Qt.Key.Key_D, CONTROL)
    assert sheet.wished() == [("2", "phone", "0901", ""), ("3", "phone", "0901", ""), ("2", "sex", "f", "")]
    sheet.at(1, PHONE)
    sheet.key(Qt.Key.Key_D, CONTROL)
    sheet.at(3, CHILDREN)
    sheet.key(Qt.Key.Key_Apostrophe, CONTROL)
    assert sheet.edits == [("2", "phone", "0901"), ("4", "children", 3)]


@pytest.mark.parametrize(
    ("key", "held", "place"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, (2, PHONE)),
        (Qt.Key.Key_Return, SHIFT, (0, PHONE)),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, (1, SEX)),
        (Qt.Key.Key_Backtab, SHIFT, (1, NAME)),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, (2, PHONE)),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, (0, PHONE)),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, (1, SEX)),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, (1, NAME)),
    ],
)
def test_a_cell_begun_by_typing_is_left_by_enter_tab_and_arrows(
    sheet: Sheet, key: Qt.Key, held: Qt.KeyboardModifier, place: tuple[int, int]
) -> None:
    sheet.at(1, PHONE)
    QTest.keyClicks(sheet.table.view, "0")
    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClicks(line, "77")
    sheet.key(key, held)
    assert sheet.edits == [("2", "phone", "077")]
    now = sheet.table.view.currentIndex()
    assert (now.row(), now.column()) == place


def test_in_a_cell_begun_by_f2_the_arrows_move_the_cursor_and_escape_gives_it_back(sheet: Sheet) -> None:
    sheet.at(1, PHONE)
    sheet.key(Qt.Key.Key_F2)
    line: Any = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    sheet.key(Qt.Key.Key_End)
    sheet.key(Qt.Key.Key_Left)
    QTest.keyClicks(line, "9")
    assert line.text() == "09092"
    sheet.key(Qt.Key.Key_Escape)
    assert sheet.edits == []
    assert sheet.table.view.currentIndex().row() == 1


def test_an_input_method_that_takes_back_and_types_anew_loses_no_letter(
    sheet: Sheet, type_text: Callable[[QWidget, str], None]
) -> None:
    """UniKey turns `dd` into đ by a backspace and the letter, `oo` into ô, and so on."""
    sheet.at(1, NAME)
    QTest.keyClicks(sheet.table.view, "D")
    line: Any = QApplication.focusWidget()
    for letters in ("Đ", "o", "ô", "ng", "  Thu"):
        if letters in ("Đ", "ô"):
            sheet.key(Qt.Key.Key_Backspace)
        type_text(line, letters)
    assert line.text() == "Đông  Thu"
    sheet.key(Qt.Key.Key_Return)
    assert sheet.edits == [("2", "name", "Đông Thu")]


def test_what_is_pasted_is_shown_before_it_is_written(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.mark(0, PHONE, down=1, right=1)
    sheet.paste("0911\tkhác\n0912\tNữ")
    done: list[Wish] = []

    def write(wishes: Any, finish: Callable[[], None], refuse: Callable[[UserError], None]) -> None:
        done.extend(wishes)
        finish()

    preview = PastePreview(sheet.table, sheet.blocks[-1][1], lambda person: person.name, write, str)
    qtbot.addWidget(preview)
    preview.show()
    rows = [[preview.table.model.index(row, each).data() for each in range(4)] for row in range(4)]
    assert rows[0] == ["An", "Giới tính", "Nữ", "khác"]
    assert ["Bình", "Giới tính", "Nam", "Nữ"] in rows
    assert preview.banner.text() == "Sẽ sửa 3 ô. 1 ô không đọc được thì để nguyên."
    preview.accept_button.click()
    assert [(one.record.id, one.column.key, one.value) for one in done] == [
        ("1", "phone", "0911"), ("2", "phone", "0912"), ("2", "sex", "f")
    ]  # fmt: skip
    assert not preview.isVisible()


def test_yes_and_no_are_pasted_as_lists_say_them(qtbot: QtBot) -> None:
    tick = Tick("leader", "Tổ trưởng")
    qtbot.addWidget(tick.widget)
    for text, value in (("Có", True), ("", False), ("x", True), ("không", False)):
        tick.read_copied(text)
        assert tick.value() is value


def test_an_empty_result_offers_what_to_take_away(qtbot: QtBot, type_text: Callable[[QWidget, str], None]) -> None:
    sheet = Sheet(qtbot)
    type_text(sheet.table.search_box, "không ai")
    qtbot.waitUntil(lambda: sheet.table._nothing_found.isVisible())
    found: Any = sheet.table.findChildren(QPushButton, "drop_0")
    (button,) = [one for one in found if one.isVisible()]
    assert button.text() == "Bỏ tìm “không ai”"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: sheet.table.model.rowCount() == len(PEOPLE))
    assert not sheet.table._nothing_found.isVisible()
