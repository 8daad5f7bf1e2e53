from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.vietnamese.sorting import name_sort_key
from desktop.core.vietnamese.text import clean
from desktop.widgets.fields import Number, Text
from desktop.widgets.jobs import Jobs
from desktop.widgets.records import Align, Column, Edit, PagedSource, RecordsTable

MANY = 1_000_000


@dataclass(frozen=True)
class Person:
    id: str
    name: str
    card: str


PEOPLE = [
    Person("1", "Trần Thị Ánh", "0791"),
    Person("2", "Đặng Văn Bình", "0012"),
    Person("3", "Dang Văn An", "0330"),
    Person("4", "Nguyễn Hoà", "0441"),
]


def table(qtbot: QtBot, jobs: Jobs | None = None, people: Sequence[Person] = PEOPLE) -> RecordsTable:
    made = RecordsTable(
        [
            Column("name", "Họ và tên", lambda p: p.name, 200, sort=lambda p: name_sort_key(p.name)),
            Column("card", "Số thẻ", lambda p: p.card, 90, Align.RIGHT),
            Column("paid", "Đã nộp", lambda p: "", 70, tick=lambda p: p.card.startswith("07") or None),
        ],
        name="people",
        title="Đoàn viên",
        jobs=jobs,
        count_text=lambda count: f"{count} đoàn viên",
    )
    qtbot.addWidget(made)
    made.resize(600, 400)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    if people:
        made.set_records(people)
    return made


def shown(made: RecordsTable, column: int = 0) -> list[str]:
    return [made.model.index(row, column).data() for row in range(made.model.rowCount())]


def test_the_search_needs_no_marks_and_no_case(qtbot: QtBot, type_text: Callable[[QWidget, str], None]) -> None:
    made = table(qtbot)
    type_text(made.search_box, "dang")
    qtbot.waitUntil(lambda: shown(made) == ["Đặng Văn Bình", "Dang Văn An"])
    made.search_box.clear()
    type_text(made.search_box, "đặng")
    qtbot.waitUntil(lambda: shown(made) == ["Đặng Văn Bình"])
    made.search_box.clear()
    type_text(made.search_box, "HÒA")
    qtbot.waitUntil(lambda: shown(made) == ["Nguyễn Hoà"])
    assert made.count_label.text() == "1 đoàn viên"


def test_a_long_list_is_made_ready_for_the_search_by_the_worker(qtbot: QtBot, jobs: Jobs) -> None:
    made = table(qtbot, jobs, [])
    made.set_records(people_of(0, 5_000))
    made.search_box.setText("thu 4321")
    qtbot.waitUntil(lambda: shown(made) == ["Người thứ 4321"])


def test_names_sort_by_given_name_and_a_third_click_gives_the_order_back(qtbot: QtBot) -> None:
    made = table(qtbot)
    header = made.view.horizontalHeader()

    def click() -> None:
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(header.sectionPosition(0) + 20, 10))

    click()
    assert shown(made) == ["Dang Văn An", "Trần Thị Ánh", "Đặng Văn Bình", "Nguyễn Hoà"]
    click()
    assert shown(made) == ["Nguyễn Hoà", "Đặng Văn Bình", "Trần Thị Ánh", "Dang Văn An"]
    click()
    assert shown(made) == [person.name for person in PEOPLE]


def test_what_was_chosen_stays_chosen_when_the_list_is_loaded_again(qtbot: QtBot) -> None:
    made = table(qtbot)
    assert made.select("3")
    made.set_records([PEOPLE[3], PEOPLE[2], PEOPLE[0]])
    assert [person.id for person in made.selected()] == ["3"]
    assert made.current() == PEOPLE[2]


def test_copied_numbers_keep_their_zeros_in_excel(qtbot: QtBot) -> None:
    made = table(qtbot)
    made.show_column("paid", shown=False)
    QTest.keyClick(made.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(made.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    content = QGuiApplication.clipboard().mimeData()
    assert content.text().splitlines()[:2] == ["Họ và tên\tSố thẻ", "Trần Thị Ánh\t0791"]
    assert "mso-number-format:'\\@'\">0791</td>" in content.html()


@pytest.mark.parametrize("text", ["=1+1", "+84 905", "-5, ngõ 2", "@SUM(A1)"])
def test_no_copied_text_becomes_a_formula(qtbot: QtBot, text: str) -> None:
    made = table(qtbot)
    made.set_records([replace(PEOPLE[0], name=text)])
    QTest.keyClick(made.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(made.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    content = QGuiApplication.clipboard().mimeData()
    assert content.text().splitlines()[1].split("\t")[0] == f" {text}"
    assert f"mso-number-format:'\\@'\">{text}</td>" in content.html()
    assert clean(content.text().splitlines()[1].split("\t")[0]) == text


def test_enter_opens_and_f8_removes(qtbot: QtBot) -> None:
    made = table(qtbot)
    opened: list[Any] = []
    gone: list[Any] = []
    made.opened.connect(opened.append)
    made.removal_wanted.connect(gone.append)
    made.select("2")
    QTest.keyClick(made.view, Qt.Key.Key_Return)
    QTest.keyClick(made.view, Qt.Key.Key_F8)
    assert opened == [PEOPLE[1]]
    assert gone == [[PEOPLE[1]]]


def test_a_tick_is_a_wish_and_only_where_there_is_a_box(qtbot: QtBot) -> None:
    made = table(qtbot)
    wishes: list[tuple[Any, str]] = []
    made.ticked.connect(lambda record, key: wishes.append((record, key)))
    for row in (0, 1):
        made.view.setCurrentIndex(made.model.index(row, 2))
        QTest.keyClick(made.view, Qt.Key.Key_Space)
    assert wishes == [(PEOPLE[0], "paid")]


def test_a_screen_reader_hears_the_heading_with_the_cell(qtbot: QtBot) -> None:
    made = table(qtbot)
    spoken = made.model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Đã nộp: đã đánh dấu"
    assert made.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Họ và tên: Trần Thị Ánh"


def test_widths_of_columns_are_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    first = table(qtbot)
    first.remember(settings)
    first.view.setColumnWidth(0, 317)
    first.show_column("card", shown=False)
    second = table(qtbot)
    second.remember(settings)
    assert second.view.columnWidth(0) == 317
    assert second.view.isColumnHidden(1)


def people_of(offset: int, limit: int) -> list[Person]:
    return [Person(str(n), f"Người thứ {n}", f"{n:07}") for n in range(offset, min(offset + limit, MANY))]


def test_a_million_records_are_read_only_where_they_are_seen(qtbot: QtBot, jobs: Jobs) -> None:
    made = table(qtbot, jobs, [])
    asked: list[int] = []

    def fetch(offset: int, limit: int) -> list[Person]:
        asked.append(offset)
        return people_of(offset, limit)

    made.set_source(PagedSource(lambda: MANY, fetch))
    qtbot.waitUntil(lambda: made.model.rowCount() == MANY)
    assert made.count_label.text() == "1000000 đoàn viên"
    tracemalloc.start()
    for row in range(0, MANY, MANY // 40):
        made.view.scrollTo(made.model.index(row, 0))
        made.view.viewport().repaint()
        jobs.wait_idle()
    made.view.scrollToBottom()
    made.view.viewport().repaint()
    qtbot.waitUntil(lambda: made.model.index(MANY - 1, 0).data() == f"Người thứ {MANY - 1}")
    grown, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(asked) < 200
    assert grown < 3_000_000


def test_a_page_on_its_way_shows_a_placeholder_and_then_itself(qtbot: QtBot, jobs: Jobs) -> None:
    made = table(qtbot, jobs, [])
    made.set_source(PagedSource(lambda: MANY, people_of))
    jobs.wait_idle()
    index = made.model.index(500_000, 0)
    assert index.data() == "…"
    qtbot.waitUntil(lambda: index.data() == "Người thứ 500000")


def test_a_newer_source_wins_over_an_older_one_still_on_its_way(qtbot: QtBot, jobs: Jobs) -> None:
    made = table(qtbot, jobs, [])
    made.set_source(PagedSource(lambda: MANY, people_of))
    made.set_source(PagedSource(lambda: 1, lambda offset, limit: [PEOPLE[0]][offset : offset + limit]))
    jobs.wait_idle()
    assert shown(made) == ["Trần Thị Ánh"]


def test_an_older_paged_source_does_not_overwrite_a_list_set_since(qtbot: QtBot, jobs: Jobs) -> None:
    made = table(qtbot, jobs, [])
    made.set_source(PagedSource(lambda: MANY, people_of))
    made.set_records(PEOPLE)
    jobs.wait_idle()
    assert len(shown(made)) == len(PEOPLE)


def test_an_empty_list_teaches_and_an_empty_search_says_so(qtbot: QtBot) -> None:
    made = table(qtbot, people=[])
    assert made._empty.isVisible()
    made.set_records(PEOPLE)
    made.search_box.setText("xyz")
    qtbot.waitUntil(lambda: made._nothing_found.isVisible())
    assert not made._empty.isVisible()


def test_a_record_stays_chosen_while_ctrl_is_held(qtbot: QtBot) -> None:
    made = table(qtbot)
    assert made.select("2")
    QTest.keyClick(made.view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert made.select("2")
    assert made.current() == PEOPLE[1]


LONG = "Công ty TNHH Sản xuất, Thương mại và Dịch vụ May mặc Hòa Phát"


def wide_table(qtbot: QtBot, width: int, settings: QSettings | None = None) -> RecordsTable:
    made = RecordsTable(
        [
            Column("name", "Họ và tên", lambda p: p.name, 60),
            Column("born", "Năm sinh", lambda p: "1985", 300),
            Column("unit", "Đơn vị", lambda p: LONG, 100),
            Column("amount", "Số tiền", lambda p: "1.000.000", 40, Align.RIGHT),
        ],
        name="wide",
        title="Danh sách",
    )
    if settings is not None:
        made.remember(settings)
    qtbot.addWidget(made)
    made.resize(width, 300)
    made.set_records(PEOPLE)
    made.show()
    return made


def elided(made: RecordsTable) -> list[str]:
    """The columns in which a text does not fit."""
    metrics = made.view.fontMetrics()
    return [
        column.key
        for number, column in enumerate(made.model.columns)
        if any(metrics.horizontalAdvance(column.text(one)) + 16 > made.view.columnWidth(number) for one in PEOPLE)
    ]


def test_columns_are_as_wide_as_their_texts(qtbot: QtBot) -> None:
    made = wide_table(qtbot, 1200)
    assert elided(made) == []
    header = made.view.horizontalHeader()
    assert all(header.sectionSize(number) >= header.sectionSizeHint(number) for number in range(header.count()))
    assert header.length() == made.view.viewport().width()


def test_where_room_is_short_long_texts_give_way_and_names_do_not(qtbot: QtBot) -> None:
    made = wide_table(qtbot, 480)
    assert elided(made) == ["unit"]
    assert made.view.horizontalHeader().length() <= made.view.viewport().width()
    assert made.model.index(0, 2).data(Qt.ItemDataRole.ToolTipRole) == LONG


def test_a_list_that_must_scroll_all_the_same_shows_its_texts_whole(qtbot: QtBot) -> None:
    made = wide_table(qtbot, 260)
    assert elided(made) == ["unit"]  # a text longer than any column
    assert made.view.columnWidth(2) == 360
    assert made.view.horizontalScrollBar().maximum() > 0


def test_widths_somebody_dragged_are_kept_and_those_of_the_program_are_not(qtbot: QtBot, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    wide_table(qtbot, 1200, settings)
    assert settings.allKeys() == []
    wide_table(qtbot, 1200, settings).view.horizontalHeader().resizeSection(0, 333)
    assert wide_table(qtbot, 800, settings).view.columnWidth(0) == 333


def test_chips_stand_under_the_search_where_both_do_not_fit(qtbot: QtBot) -> None:
    made = RecordsTable([Column("name", "Họ và tên", lambda p: p.name)], name="people", title="Đoàn viên")
    around = QWidget()
    for number in range(4):
        made.chips.add(str(number), f"Tình trạng {number}")
    QVBoxLayout(around).addWidget(made)
    qtbot.addWidget(around)
    around.show()
    around.resize(900, 400)
    qtbot.waitUntil(lambda: made.chips.y() < made.search_box.geometry().bottom())
    around.resize(520, 400)
    qtbot.waitUntil(lambda: made.chips.y() > made.search_box.geometry().bottom())
    assert around.width() == 520
    around.resize(900, 400)
    qtbot.waitUntil(lambda: made.chips.y() < made.search_box.geometry().bottom())


def test_filters_keep_their_words_where_the_list_is_narrow(qtbot: QtBot) -> None:
    around, made = QWidget(), table(qtbot)
    made.setParent(around)
    made.show()
    around.show()
    for key, text in (("in", "Đang sinh hoạt"), ("look", "Cần rà soát"), ("out", "Đã rời"), ("bin", "Thùng rác")):
        made.chips.add(key, text)
    for width in (900, 600):
        made.resize(width, 400)
        qtbot.wait(1)
        chips: Any = made.chips.findChildren(QPushButton)
        assert all(chip.width() >= chip.sizeHint().width() for chip in chips)
    assert made.chips.mapTo(made, QPoint(0, 0)).y() > made.search_box.geometry().bottom()
    made.setParent(None)


def test_enter_goes_from_the_search_to_the_first_found_and_never_to_somebody_of_the_list_before(
    qtbot: QtBot, jobs: Jobs, type_text: Callable[[QWidget, str], None]
) -> None:
    made = table(qtbot, jobs, [])
    opened: list[Person] = []
    made.opened.connect(opened.append)

    def look(text: str = "") -> None:
        found = [one for one in PEOPLE if text in one.name]
        made.set_source(PagedSource(lambda: len(found), lambda offset, limit: found[offset : offset + limit]))

    made.searched.connect(look)
    look()
    assert jobs.wait_idle()
    made.view.selectRow(0)
    type_text(made.search_box, "Bình")
    QTest.keyClick(made.search_box, Qt.Key.Key_Return)
    QTest.keyClick(made.view, Qt.Key.Key_Return)
    assert opened == []
    assert jobs.wait_idle()
    assert made.view.hasFocus()
    QTest.keyClick(made.view, Qt.Key.Key_Return)
    assert [one.name for one in opened] == ["Đặng Văn Bình"]


def book(qtbot: QtBot, jobs: Jobs, keep: Callable[[int, str, Any], str]) -> tuple[RecordsTable, list[Person]]:
    """A list of 1,000 whose names and cards are changed in their place; `keep` says why a value is refused."""
    people = people_of(0, 1_000)
    made = RecordsTable(
        [
            Column("name", "Họ và tên", lambda p: p.name, 200,
                   edit=Edit(lambda: Text("name", "Họ và tên", required=True), lambda p: p.name)),
            Column("id", "Mã", lambda p: p.id, 90),
            Column("card", "Số thẻ", lambda p: p.card, 90,
                   edit=Edit(lambda: Number("card", "Số thẻ"), lambda p: int(p.card))),
        ],
        name="people", title="Đoàn viên", jobs=jobs,
    )  # fmt: skip

    def show() -> None:
        made.set_source(PagedSource(lambda: len(people), lambda first, most: people[first : first + most], "all"))

    def change(person: Person, key: str, value: Any) -> None:
        place = next(place for place, one in enumerate(people) if one.id == person.id)
        if refusal := keep(place, key, value):
            made.refuse(person, key, refusal)
        else:
            people[place] = replace(people[place], **{key: str(value)})
            show()

    made.edited.connect(change)
    qtbot.addWidget(made)
    made.resize(600, 400)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    show()
    assert jobs.wait_idle()
    return made, people


def at(made: RecordsTable, row: int, column: int) -> None:
    made.view.setFocus()
    made.view.setCurrentIndex(made.model.index(row, column))


def cell(made: RecordsTable, name: str) -> QLineEdit:
    found: Any = made.findChildren(QLineEdit, f"cell_{name}")
    return cast(QLineEdit, next(one for one in found if one.isVisible()))


def test_a_cell_is_changed_in_its_place_and_enter_goes_down(
    qtbot: QtBot, jobs: Jobs, type_text: Callable[[QWidget, str], None]
) -> None:
    made, people = book(qtbot, jobs, lambda *_: "")
    at(made, 0, 0)
    QTest.keyClick(made.view, Qt.Key.Key_F2)
    assert cell(made, "name").text() == "Người thứ 0"
    type_text(cell(made, "name"), "Đặng Hoà")
    QTest.keyClick(cell(made, "name"), Qt.Key.Key_Return)
    type_text(made.view, "Lê Ánh")
    QTest.keyClick(cell(made, "name"), Qt.Key.Key_Tab)
    assert jobs.wait_idle()
    assert [people[0].name, people[1].name] == ["Đặng Hoà", "Lê Ánh"]
    assert shown(made)[:3] == ["Đặng Hoà", "Lê Ánh", "Người thứ 2"]
    current = made.view.currentIndex()
    assert (current.row(), current.column()) == (1, 1)


def test_escape_gives_the_old_value_back_and_a_fixed_cell_opens_the_record(qtbot: QtBot, jobs: Jobs) -> None:
    made, people = book(qtbot, jobs, lambda *_: "")
    opened: list[Person] = []
    made.opened.connect(opened.append)
    at(made, 2, 0)
    QTest.keyClick(made.view, Qt.Key.Key_X)
    assert cell(made, "name").text() == "x"
    QTest.keyClick(cell(made, "name"), Qt.Key.Key_Escape)
    assert jobs.wait_idle()
    assert people == people_of(0, 1_000)
    at(made, 2, 1)
    QTest.keyClick(made.view, Qt.Key.Key_F2)
    assert opened == [people[2]]


def test_what_is_typed_is_not_lost_when_the_list_is_loaded_meanwhile(
    qtbot: QtBot, jobs: Jobs, type_text: Callable[[QWidget, str], None]
) -> None:
    made, people = book(qtbot, jobs, lambda *_: "")
    at(made, 0, 0)
    type_text(made.view, "Một")
    QTest.keyClick(cell(made, "name"), Qt.Key.Key_Return)
    type_text(made.view, "Ha")
    assert jobs.wait_idle()
    type_text(cell(made, "name"), "i")
    QTest.keyClick(cell(made, "name"), Qt.Key.Key_Return)
    assert jobs.wait_idle()
    qtbot.waitUntil(lambda: shown(made)[:2] == ["Một", "Hai"])
    assert [people[0].name, people[1].name] == ["Một", "Hai"]


def test_who_changes_the_middle_of_a_long_list_stays_there(
    qtbot: QtBot, jobs: Jobs, type_text: Callable[[QWidget, str], None]
) -> None:
    made, people = book(qtbot, jobs, lambda *_: "")
    at(made, 700, 0)
    made.view.viewport().repaint()
    qtbot.waitUntil(lambda: made.model.record(700) is not None)
    type_text(made.view, "Giữa")
    QTest.keyClick(cell(made, "name"), Qt.Key.Key_Return)
    top = made.view.rowAt(0)
    assert jobs.wait_idle()
    qtbot.waitUntil(lambda: made.model.index(700, 0).data() == "Giữa")
    assert people[700].name == "Giữa"
    assert made.view.currentIndex().row() == 701
    assert made.view.rowAt(0) == top


def test_a_refusal_is_told_at_the_cell_and_what_was_typed_is_typed_on(
    qtbot: QtBot, jobs: Jobs, type_text: Callable[[QWidget, str], None]
) -> None:
    made, people = book(qtbot, jobs, lambda place, key, value: "Số này đã có." if value == 7 else "")
    for text, sentence in (("abc", "“abc” không phải"), ("7", "Số này đã có.")):
        at(made, 0, 2)
        type_text(made.view, text)
        QTest.keyClick(cell(made, "card"), Qt.Key.Key_Return)
        assert jobs.wait_idle()
        assert made.model.index(0, 2).data() == text
        assert made.model.index(0, 2).data(Qt.ItemDataRole.ToolTipRole).startswith(sentence)
        assert sentence in made.model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
        assert made.refusal_label.text().startswith(f"Số thẻ: {sentence}")
    at(made, 0, 2)
    QTest.keyClick(made.view, Qt.Key.Key_F2)
    assert cell(made, "card").text() == "7"
    QTest.keyClick(cell(made, "card"), Qt.Key.Key_Escape)
    QTest.keyClick(made.view, Qt.Key.Key_Escape)
    assert made.model.index(0, 2).data() == "0000000"
    assert not made.refusal_label.isVisible()
    assert people[0].card == "0000000"


def test_boxes_under_the_headings_narrow_a_list_in_memory(
    qtbot: QtBot, type_text: Callable[[QWidget, str], None]
) -> None:
    made = RecordsTable(
        [
            Column("name", "Họ và tên", lambda p: p.name, filter="text"),
            Column("card", "Năm", lambda p: p.card, filter="range"),
        ],
        name="people", title="Đoàn viên",
    )  # fmt: skip
    qtbot.addWidget(made)
    made.set_records([Person("1", "Đặng An", "1985"), Person("2", "Đặng Bình", "1990"), Person("3", "Lê An", "1985")])
    made.show()
    for box, text in zip(made.header.boxes(), ("dang", "<1990"), strict=True):
        type_text(box, text)
    qtbot.waitUntil(lambda: shown(made) == ["Đặng An"])
    type_text(made.header.boxes()[0], " không có")
    qtbot.waitUntil(lambda: shown(made) == [])
    assert made.header.boxes()[0].isVisible()
