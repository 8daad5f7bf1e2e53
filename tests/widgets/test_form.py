from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.errors import FieldRefused
from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate
from desktop.widgets.fields import Choice, Date, Lines, Money, Number, Option, Picker, Spin, Text, Tick, search_among
from desktop.widgets.form import Form

TODAY = date(2026, 11, 22)
SECTIONS = [Option("m1", "Tổ May 1", "Nhà máy 2"), Option("m2", "Tổ May 2"), Option("d1", "Tổ Đóng gói")]


@pytest.fixture
def form(qtbot: QtBot) -> Iterator[Form]:
    made = Form(
        [
            "Thông tin chung",
            Text("name", "Họ và tên", required=True, most=40),
            Date("birth", "Ngày sinh", today=TODAY, year_allowed=True, past=True),
            Date("joined", "Ngày vào", today=TODAY),
            Choice("sex", "Giới tính", [Option("f", "Nữ"), Option("m", "Nam")]),
            Money("amount", "Số tiền"),
            Number("children", "Số con"),
            Spin("shifts", "Số ca", value=3),
            Tick("leader", "Tổ trưởng"),
            Picker("section", "Tổ", search_among(SECTIONS)),
            Lines("note", "Ghi chú"),
        ]
    )
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()


Typing = Callable[[QWidget, str], None]


def entry(form: Form, key: str) -> Any:
    found: Any = form.findChild(QWidget, key)
    assert found is not None
    return found


def write(form: Form, key: str, text: str, type_text: Typing) -> None:
    """Type into a field and leave it."""
    entry(form, key).clear()
    type_text(entry(form, key), text)
    form.focus("leader")


@pytest.mark.parametrize(
    ("typed", "meant", "written"),
    [
        ("2112", date(2026, 12, 21), "21/12/2026"),
        ("21/12", date(2026, 12, 21), "21/12/2026"),
        ("21122025", date(2025, 12, 21), "21/12/2025"),
        ("3.2.25", date(2025, 2, 3), "03/02/2025"),
        ("1 5 2024", date(2024, 5, 1), "01/05/2024"),
        ("2025-12-21", date(2025, 12, 21), "21/12/2025"),
    ],
)
def test_a_date_is_typed_freely(form: Form, type_text: Typing, typed: str, meant: date, written: str) -> None:
    write(form, "joined", typed, type_text)
    assert form.field("joined").value() == meant
    assert entry(form, "joined").text() == written


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1985", PartialDate(1985)),
        ("0203", PartialDate(2026, 3, 2)),
        ("3112", PartialDate(2025, 12, 31)),
        ("02/03/85", PartialDate(1985, 3, 2)),
        ("02031985", PartialDate(1985, 3, 2)),
    ],
)
def test_of_a_birth_date_the_year_may_be_all(form: Form, type_text: Typing, typed: str, meant: PartialDate) -> None:
    write(form, "birth", typed, type_text)
    assert form.field("birth").value() == meant


def test_it_is_told_that_only_the_year_is_known(form: Form, type_text: Typing) -> None:
    write(form, "birth", "1985", type_text)
    assert form.error("birth") == "Chỉ biết năm sinh."
    write(form, "birth", "02/03/1985", type_text)
    assert form.error("birth") == ""


@pytest.mark.parametrize(
    ("key", "typed", "sentence"),
    [
        ("joined", "31/02/2025", "“31/02/2025” không phải ngày tháng"),
        ("joined", "1985", "không phải ngày tháng"),
        ("birth", "22/11/2027", "22/11/2027 là ngày sau hôm nay."),
        ("amount", "năm trăm", "“năm trăm” không phải số tiền"),
        ("amount", "1.5", "không phải số tiền"),
        ("amount", "-500", "không được nhỏ hơn 0"),
        ("children", "2,5", "không phải số nguyên"),
        ("section", "Tổ Không Có", "không có trong danh sách"),
        ("name", "Ờ" * 41, "quá dài"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field_and_kept(
    form: Form, type_text: Typing, key: str, typed: str, sentence: str
) -> None:
    write(form, key, typed, type_text)
    assert sentence in form.error(key)
    assert entry(form, key).text() == typed


def test_dots_come_into_an_amount_when_it_is_left(form: Form, type_text: Typing) -> None:
    entry(form, "amount").setFocus()
    type_text(entry(form, "amount"), "1500000")
    assert entry(form, "amount").text() == "1500000"
    form.focus("leader")
    assert entry(form, "amount").text() == "1.500.000"
    assert form.field("amount").value() == Dong(1_500_000)


def test_text_being_composed_is_left_alone(form: Form, qapp: QApplication) -> None:
    line = entry(form, "amount")
    line.setFocus()
    qapp.sendEvent(line, QInputMethodEvent("1500", []))
    assert line.text() == ""
    commit = QInputMethodEvent("", [])
    commit.setCommitString("15000")
    qapp.sendEvent(line, commit)
    assert line.text() == "15000"


def test_values_are_typed(form: Form, type_text: Typing) -> None:
    write(form, "name", "  Nguyễn   Thị Ẩn ", type_text)
    entry(form, "sex").setCurrentIndex(1)
    assert form.values() == {
        "name": "Nguyễn Thị Ẩn", "birth": None, "joined": None, "sex": "f", "amount": None, "children": None,
        "shifts": 3, "leader": False, "section": None, "note": "",
    }  # fmt: skip


def test_the_first_fault_gets_the_focus(form: Form, type_text: Typing) -> None:
    entry(form, "children").setText("hai")
    assert form.accept() is None
    assert entry(form, "name").hasFocus()
    assert form.error("name") == "Mục này bắt buộc phải nhập."
    assert "hai" in form.error("children")
    write(form, "name", "Lê Na", type_text)
    write(form, "children", "2", type_text)
    values = form.accept()
    assert values is not None
    assert values["children"] == 2


def test_a_refused_value_raises_with_its_field(form: Form) -> None:
    with pytest.raises(FieldRefused) as refused:
        form.values()
    assert (refused.value.field, refused.value.reason) == ("name", "required")


def test_a_draft_brings_back_even_what_cannot_be_read(form: Form, qtbot: QtBot) -> None:
    entry(form, "joined").setText("31/2")
    entry(form, "note").setPlainText("Đang gõ dở\ndòng hai")
    entry(form, "sex").setCurrentIndex(2)
    draft = form.to_draft()
    form.load({"name": "Khác", "sex": None, "joined": None, "note": ""})
    assert not form.dirty
    form.from_draft(draft)
    assert form.to_draft() == draft


def test_a_restored_draft_is_not_yet_saved(form: Form) -> None:
    form.from_draft({"name": "Lê Na"})
    assert form.dirty


def test_one_of_many_is_found_without_marks_and_by_the_keyboard(form: Form, qtbot: QtBot, type_text: Typing) -> None:
    line = entry(form, "section")
    line.setFocus()
    type_text(line, "dong")
    picker: Any = form.field("section")
    qtbot.waitUntil(lambda: picker._completer.popup().isVisible())
    QTest.keyClick(picker._completer.popup(), Qt.Key.Key_Down)
    QTest.keyClick(picker._completer.popup(), Qt.Key.Key_Return)
    assert picker.value() == "d1"
    assert line.text() == "Tổ Đóng gói"


def test_a_whole_name_typed_is_taken_without_choosing(form: Form, qtbot: QtBot, type_text: Typing) -> None:
    picker: Any = form.field("section")
    type_text(entry(form, "section"), "to may 2")
    qtbot.waitUntil(lambda: picker._completer.popup().isVisible())
    picker._completer.popup().hide()
    form.focus("leader")
    assert picker.value() == "m2"
    assert entry(form, "section").text() == "Tổ May 2"


def test_an_answer_to_an_older_question_is_not_shown(qtbot: QtBot, type_text: Typing) -> None:
    waiting: list[tuple[str, Callable[[Sequence[Option]], None]]] = []
    picker = Picker("member", "Đoàn viên", lambda text, answer: waiting.append((text, answer)))
    made = Form([picker], columns=1)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    type_text(picker.line, "an")
    qtbot.waitUntil(lambda: len(waiting) == 1)
    type_text(picker.line, "h")
    qtbot.waitUntil(lambda: len(waiting) == 2)
    waiting[1][1]([Option("2", "Lê Anh")])
    waiting[0][1]([Option("1", "Trần An")])
    assert picker._model.stringList() == ["Lê Anh"]
    made.close()


def test_every_field_has_a_name_for_a_screen_reader(form: Form) -> None:
    for key, label in (("name", "Họ và tên"), ("section", "Tổ"), ("shifts", "Số ca"), ("leader", "Tổ trưởng")):
        assert entry(form, key).accessibleName() == label
    form.set_error("name", "Sai")
    assert entry(form, "name").accessibleDescription() == "Sai"
