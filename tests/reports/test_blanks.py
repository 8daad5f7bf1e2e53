"""The window in which papers are printed into blanks, worked with mouse and keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.blanks import (
    EMBLEM,
    SCAN,
    Correction,
    Layout,
    every_layout,
    find_layout,
    keep_picture,
    layout_as_toml,
    picture_of,
)
from desktop.core.contracts import BlankPaper, BlankPlace, BlankSheet, BlankSheets
from desktop.core.database import Reading
from desktop.core.errors import NotFound
from desktop.features.reports.feature import FEATURE
from desktop.features.reports.ui.blanks import BlanksDialog, printers
from desktop.features.reports.ui.blanks.canvas import BlankCanvas
from desktop.shell.workplace import Workplace
from tests.conftest import PreparedDialogs
from tests.core.pictures import picture
from tests.reports.blanks import PEOPLE, lines_of, texts_of


def paper(*names: str, left_out: tuple[Any, ...] = ()) -> BlankPaper:
    """A paper of the engine's own: it knows no business."""

    def sheets(_: Reading, ids: Any) -> BlankSheets:
        found = tuple(BlankSheet(f"id-{one}", one, "01/QĐ-CĐCS", texts_of(one)) for one in names)
        return BlankSheets(tuple(one for one in found if one.id in ids), left_out)

    return BlankPaper("giay_khen", "Giấy khen", tuple(BlankPlace(one, one, one) for one in texts_of("")), sheets)


def settle(workplace: Workplace) -> None:
    for _ in range(4):
        assert workplace.jobs.wait_idle()


@pytest.fixture
def behind(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1366, 728)
    made.show()
    return made


def opened(workplace: Workplace, behind: QWidget, *names: str, **more: Any) -> BlanksDialog:
    made = BlanksDialog(behind, workplace, paper(*names, **more), [f"id-{one}" for one in names])
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.resize(1200, 660)
    made.show()
    settle(workplace)
    return made


@pytest.fixture(autouse=True)
def files_stay_closed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What would be opened for the officer."""
    shown: list[Path] = []

    def show(path: Path) -> bool:
        shown.append(path)
        return True

    monkeypatch.setattr("desktop.widgets.preview.open_file", show)
    return shown


@pytest.fixture
def window(workplace: Workplace, behind: QWidget) -> BlanksDialog:
    return opened(workplace, behind, *PEOPLE)


def place_of(made: BlanksDialog, name: str) -> tuple[float, float]:
    one = made.desk.layout.field(name)
    assert one is not None
    return one.x, one.y


def point(canvas: BlankCanvas, name: str) -> QPoint:
    one = canvas.desk.layout.field(name)
    assert one is not None
    return canvas.box(one).center().toPoint()


def pull(canvas: BlankCanvas, name: str, right: int, down: int) -> None:
    begin = point(canvas, name)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=begin)
    for share in (3, 2, 1):
        QTest.mouseMove(canvas, begin + QPoint(right // share, down // share))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=begin + QPoint(right, down))


# The window


def test_everybody_has_a_sheet_and_the_first_is_seen(window: BlanksDialog) -> None:
    listed: list[Any] = [window.table.model.record(row) for row in range(3)]
    assert [one.name for one in listed] == list(PEOPLE)
    assert window.number.text() == "1/3"
    QTest.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert window.number.text() == "2/3"
    current: Any = window.table.current()
    assert current.name == PEOPLE[1]


def test_arrows_move_the_chosen_text_by_half_a_millimetre(window: BlanksDialog) -> None:
    window.desk.choose("nguoi-nhan")
    window.canvas.setFocus()
    left, top = place_of(window, "nguoi-nhan")
    for _ in range(3):
        QTest.keyClick(window.canvas, Qt.Key.Key_Left)
    QTest.keyClick(window.canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert place_of(window, "nguoi-nhan") == (left - 1.5, top + 5)
    QTest.keyClick(window.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert window.desk.field is not None
    assert window.desk.field.width == 237.5
    assert f"cách trái {left - 1.5:.1f}".replace(".", ",") in window.place.text()


def test_keys_go_to_the_next_text_and_put_it_in_the_middle(window: BlanksDialog) -> None:
    window.desk.choose("so-vang")
    QTest.keyClick(window.canvas, Qt.Key.Key_PageUp)
    assert window.desk.name == "ngay-quyet-dinh"
    QTest.keyClick(window.canvas, Qt.Key.Key_C)
    one = window.desk.field
    assert one is not None
    assert one.x + one.width / 2 == 148.5


def test_the_mouse_pulls_a_text_and_one_step_back_takes_it_all_back(window: BlanksDialog) -> None:
    before = window.desk.layout
    pull(window.canvas, "nguoi-ky", -60, 30)
    left, top = place_of(window, "nguoi-ky")
    was = before.field("nguoi-ky")
    assert was is not None
    assert left < was.x - 10
    assert top > was.y + 5
    assert left % 0.5 == top % 0.5 == 0
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.desk.layout == before
    QTest.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert place_of(window, "nguoi-ky") == (left, top)


def test_the_middle_of_the_sheet_attracts(window: BlanksDialog) -> None:
    window.desk.choose("nguoi-nhan")
    window.desk.move(20, 0)
    scale = window.canvas.page().width() / 297
    pull(window.canvas, "nguoi-nhan", round(-20.6 * scale), 0)
    one = window.desk.field
    assert one is not None
    assert one.x + one.width / 2 == 148.5


def test_no_text_leaves_the_sheet(window: BlanksDialog) -> None:
    pull(window.canvas, "nguoi-ky", 3000, 3000)
    one = window.desk.layout.field("nguoi-ky")
    assert one is not None
    assert (one.x + one.width, one.y + one.height) == (297, 210)


def test_numbers_typed_beside_it_move_the_text(window: BlanksDialog) -> None:
    window.desk.choose("nguoi-nhan")
    box = window.texts.form.field("x").entry
    box.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(box, "41.5")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert place_of(window, "nguoi-nhan")[0] == 41.5


def test_a_place_that_is_not_there_is_said_beside_the_text(
    window: BlanksDialog, workplace: Workplace, type_text: Callable[[QWidget, str], None]
) -> None:
    workplace.features = (FEATURE,)
    window.tabs.setCurrentWidget(window.texts)
    window.desk.choose("nguoi-nhan")
    entry: Any = window.texts.findChild(QPlainTextEdit, "text")
    entry.selectAll()
    type_text(entry, "Ông {ho_tenn}")
    window.canvas.setFocus()
    window.texts.form.field("text").left.emit("text")
    assert "ho_tenn" in window.texts.form.error("text")
    assert window.desk.field is not None
    assert "ho_tenn" not in window.desk.field.text


def test_a_text_can_be_added_and_removed(window: BlanksDialog) -> None:
    count = len(window.desk.layout.fields)
    press(window, "add_blank_text")
    assert len(window.desk.layout.fields) == count + 1
    assert window.texts.names.currentText() == window.desk.field.label  # type: ignore[union-attr]
    press(window, "remove_blank_text")
    assert len(window.desk.layout.fields) == count


def press(made: BlanksDialog, name: str) -> None:
    button: Any = made.findChild(QPushButton, name)
    button.click()
    settle(made.workplace)


def test_what_was_moved_is_kept_when_the_window_is_closed_and_can_be_taken_back(
    window: BlanksDialog, workplace: Workplace
) -> None:
    shipped = window.desk.layout
    window.desk.choose("nguoi-nhan")
    window.desk.move(0, 3)
    moved = window.desk.layout
    window.reject()
    settle(workplace)
    assert kept(workplace) == moved
    workplace.undo()
    settle(workplace)
    assert kept(workplace) == shipped


def test_closing_keeps_nothing_where_nothing_was_moved(window: BlanksDialog, workplace: Workplace) -> None:
    window.reject()
    settle(workplace)
    with workplace.database.read() as reading:
        assert not any(own for _, own in every_layout(reading, "giay_khen"))


def kept(workplace: Workplace) -> Layout:
    with workplace.database.read() as reading:
        return find_layout(reading, "giay_khen", "giay-khen-a4")


def test_the_shipped_layout_comes_back(window: BlanksDialog, workplace: Workplace) -> None:
    shipped = window.desk.layout
    window.desk.choose("nguoi-nhan")
    window.desk.move(0, 3)
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle(workplace)
    assert "(của đơn vị)" in window.layouts.currentText()
    window.deeds.actions["drop_layout"].trigger()
    settle(workplace)
    assert window.desk.layout == shipped
    assert "(của đơn vị)" not in window.layouts.currentText()


def test_another_blank_of_another_size_is_made_from_this_one(window: BlanksDialog, workplace: Workplace) -> None:
    window.deeds.actions["another_layout"].trigger()
    editor: Any = window.findChild(QWidget, "editor")
    editor.form.load({"title": "Phôi A5", "width": 210.0, "height": 148.0})
    editor.save_button.click()
    settle(workplace)
    assert (window.desk.layout.code, window.desk.layout.width) == ("phoi-a5", 210)
    assert window.layouts.currentText() == "Phôi A5 (của đơn vị)"


def test_a_layout_goes_out_to_a_file_and_a_bad_one_is_refused_in_a_sentence(
    window: BlanksDialog, workplace: Workplace, dialogs: PreparedDialogs, tmp_path: Path
) -> None:
    path = tmp_path / "bo-cuc.toml"
    dialogs.files.append(path)
    window.deeds.actions["write_layout"].trigger()
    settle(workplace)
    assert path.read_bytes() == layout_as_toml(window.desk.layout)
    before = window.desk.layout
    path.write_text(path.read_text(encoding="utf-8").replace("x = 48.5", "x = 248.5"), encoding="utf-8")
    workplace.features = (FEATURE,)
    dialogs.files.append(path)
    window.deeds.actions["read_layout"].trigger()
    settle(workplace)
    assert window.desk.layout == before
    assert "bo-cuc.toml: chữ của fields.1.width ra tới 448.5 mm" in window.banner.text()


def test_a_scan_is_kept_in_the_book_and_never_printed(
    window: BlanksDialog, workplace: Workplace, dialogs: PreparedDialogs, tmp_path: Path
) -> None:
    scan = tmp_path / "phoi.jpg"
    scan.write_bytes(picture(1200, 850))
    dialogs.files.append(scan)
    window.deeds.actions["choose_scan"].trigger()
    settle(workplace)
    with workplace.database.read() as reading:
        assert picture_of(reading, "giay-khen-a4", SCAN)
    assert window.desk.found is not None
    assert window.desk.found.scan
    out = tmp_path / "giay-khen.pdf"
    dialogs.files.append(out)
    press(window, "print_every")
    assert not any(page.images for page in PdfReader(out).pages)
    window.deeds.actions["drop_scan"].trigger()
    settle(workplace)
    assert not window.desk.found.scan


def test_the_emblem_is_printed_on_white_paper_only(
    window: BlanksDialog, workplace: Workplace, dialogs: PreparedDialogs, tmp_path: Path
) -> None:
    emblem, out = tmp_path / "huy-hieu.png", tmp_path / "giay-khen.pdf"
    emblem.write_bytes(picture(400, 400))
    dialogs.files.append(emblem)
    window.deeds.actions["choose_emblem"].trigger()
    settle(workplace)
    with workplace.database.read() as reading:
        assert picture_of(reading, "giay-khen-a4", EMBLEM)
    for way, count in ((0, 0), (1, 1)):
        window.way.setCurrentIndex(way)
        window.way.activated.emit(way)
        dialogs.files.append(out)
        press(window, "print_every")
        assert [len(page.images) for page in PdfReader(out).pages] == [count] * 3


def test_the_pdf_has_everybody_in_order_or_those_who_are_chosen(
    window: BlanksDialog, dialogs: PreparedDialogs, tmp_path: Path, files_stay_closed: list[Path]
) -> None:
    out = tmp_path / "giay-khen.pdf"
    dialogs.files.append(out)
    press(window, "print_every")
    pages = [page.extract_text() for page in PdfReader(out).pages]
    assert [name in page for name, page in zip(PEOPLE, pages, strict=True)] == [True] * 3
    assert files_stay_closed == [out]
    assert "100 %" in window.banner.text()
    window.table.select(f"id-{PEOPLE[2]}")
    dialogs.files.append(out)
    press(window, "print_some")
    (page,) = PdfReader(out).pages
    assert PEOPLE[2] in page.extract_text()


def test_what_was_left_out_is_said(workplace: Workplace, behind: QWidget) -> None:
    made = opened(workplace, behind, "An", left_out=(NotFound("member", "x"),))
    assert made.banner.isVisible()
    assert made.banner.text()


def test_what_was_measured_is_kept_for_the_printer_on_this_pc_and_used(
    window: BlanksDialog, workplace: Workplace, dialogs: PreparedDialogs, tmp_path: Path
) -> None:
    panel = window.printer
    panel.form.load({"printer": "HP phòng họp", "left": 18.5, "top": 21.0, "across": 250.0, "downwards": 170.0})
    panel.form.edited.emit("left")
    assert "sang phải 1,5 mm, xuống dưới -1,0 mm" in panel.result.text()
    press(window, "keep_correction")
    assert printers.corrections(workplace.settings) == {"HP phòng họp": Correction(1.5, -1.0)}
    assert window.printers.currentText() == "HP phòng họp"
    out = tmp_path / "giay-khen.pdf"
    dialogs.files.append(out)
    press(window, "print_every")
    with_it = lines_of(PdfReader(out))
    window.printers.setCurrentIndex(0)
    window.printers.activated.emit(0)
    dialogs.files.append(out)
    press(window, "print_every")
    without = lines_of(PdfReader(out))
    for text, (left, down) in without.items():
        assert with_it[text] == pytest.approx((left + 1.5, down - 1.0), abs=0.02)


def test_a_page_that_was_fitted_is_noticed_and_not_kept(window: BlanksDialog, workplace: Workplace) -> None:
    workplace.features = (FEATURE,)
    window.printer.form.load({"printer": "HP", "left": 19.2, "top": 19.2, "across": 240.0, "downwards": 163.2})
    window.printer.form.edited.emit("across")
    assert "96,0 %" in window.printer.result.text()
    assert not window.printer.keep.isEnabled()


def test_the_measuring_sheet_is_made_plain_and_corrected(
    window: BlanksDialog, dialogs: PreparedDialogs, tmp_path: Path
) -> None:
    window.printer.form.load({"printer": "HP", "left": 18.5, "top": 20.0, "across": 250.0, "downwards": 170.0})
    out = tmp_path / "to-do.pdf"
    found = []
    for name in ("measuring_sheet", "measuring_sheet_tried"):
        dialogs.files.append(out)
        press(window, name)
        found.append(lines_of(PdfReader(out))["TỜ ĐO MÁY IN – HP"])
    assert found[1] == pytest.approx((found[0][0] + 1.5, found[0][1]), abs=0.02)


def test_settings_spoilt_by_hand_correct_nothing(workplace: Workplace) -> None:
    for spoilt in (
        "[]",
        "{",
        '{"HP": [1, 2]}',
        '{"HP": ["a", 0, 1, 1]}',
        '{"HP": [NaN, 0, 1, 1]}',
        '{"HP": [1, 0, 0, 1]}',
    ):
        workplace.settings.setValue(printers.CORRECTIONS, spoilt)
        assert printers.correction_of(workplace.settings, "HP").is_none or spoilt == '{"HP": [1, 2]}'


def test_a_record_changed_meanwhile_is_seen_on_the_sheet_and_moves_stay(
    window: BlanksDialog, workplace: Workplace
) -> None:
    window.desk.choose("nguoi-nhan")
    window.desk.move(0, 4)
    moved = window.desk.layout
    with workplace.database.write("other") as tx:
        keep_picture(tx, "giay-khen-a3", SCAN, "x.png", picture(300, 200))
    settle(workplace)
    assert window.desk.layout == moved
    assert window.desk.dirty
