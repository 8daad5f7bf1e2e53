"""What an officer sees and does on the screen of dues."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QWidget

from desktop.core.contracts import Report
from desktop.features.dues import services
from desktop.features.dues.domain import CellState, Receipt, Way
from desktop.features.dues.feature import FEATURE
from desktop.features.dues.ui.dialogs import AccountDialog, RatesDialog
from desktop.features.dues.ui.home import home_tile
from desktop.features.dues.ui.screen import NOT_PAID, RECEIPTS, DuesScreen
from desktop.widgets.cards import Card
from desktop.widgets.editor import EditorDialog

from .conftest import AN, BINH, DAO, HUY, THU, Book, month

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.shell.workplace import Workplace
    from tests.conftest import PreparedDialogs

Typing = Callable[[QWidget, str], None]


@pytest.fixture
def empty_screen(book: Book, workplace: Workplace, qtbot: QtBot) -> DuesScreen:
    workplace.features = (FEATURE,)
    made = DuesScreen(workplace)
    qtbot.addWidget(made)
    made.resize(1160, 660)
    made.show()
    made.reload()
    settle(made)
    return made


@pytest.fixture
def screen(book: Book, empty_screen: DuesScreen) -> DuesScreen:
    """With the tables of September and October."""
    book.make(month(9), month(10))
    settle(empty_screen)
    return empty_screen


def settle(screen: DuesScreen) -> None:
    """Until nothing more is asked: answers may ask again."""
    for _ in range(5):
        assert screen.workplace.jobs.wait_idle()


def said(widget: QWidget) -> str:
    labels: list[QLabel] = widget.findChildren(QLabel)  # type: ignore[assignment]
    return "\n".join(label.text() for label in labels)


def names(screen: DuesScreen) -> list[str]:
    model = screen.year_view.table.model
    return [model.record(row).full_name for row in range(model.rowCount())]  # type: ignore[union-attr]


def stand(screen: DuesScreen, name: str, number: int) -> None:
    """Put the keyboard into somebody's month."""
    table = screen.year_view.table
    keys = [column.key for column in table.model.columns]
    table.view.setFocus()
    table.view.setCurrentIndex(table.model.index(names(screen).index(name), keys.index(f"m{number}")))


def press(screen: DuesScreen, key: Qt.Key) -> None:
    QTest.keyClick(screen.year_view.table.view, key)
    settle(screen)


def do(screen: DuesScreen, name: str) -> None:
    next(action for action in screen.deeds if action.id == name).trigger()
    settle(screen)


def dialog(screen: QWidget) -> QDialog:
    found: list[QDialog] = screen.findChildren(QDialog)  # type: ignore[assignment]
    return next(one for one in reversed(found) if one.isVisible())


def editor(screen: QWidget) -> EditorDialog:
    return cast(EditorDialog, dialog(screen))


def save(screen: DuesScreen, opened: EditorDialog) -> None:
    opened.save_button.click()
    settle(screen)


def receipts(book: Book) -> list[Receipt]:
    return [line.receipt for line in book.ask(lambda reading: services.list_receipts(reading, 2026))]


def test_before_the_first_table_the_screen_says_what_to_do(empty_screen: DuesScreen) -> None:
    text = said(empty_screen.pages.currentWidget())
    assert "Chưa lập bảng tháng nào" in text
    assert "lương đóng BHXH" in text
    button = empty_screen.pages.currentWidget().findChild(QAbstractButton, "button_make_dues_month")
    assert button is not None


def test_a_months_table_says_first_what_it_will_hold_and_is_made(empty_screen: DuesScreen, book: Book) -> None:
    do(empty_screen, "make_dues_month")
    opened = editor(empty_screen)
    assert "4 người phải nộp, 0 được miễn, 1 chưa có lương" in opened.form.error("month")
    assert "330.550 đồng" in opened.form.error("month")
    save(empty_screen, opened)
    assert book.ask(services.table_months) == [month(11)]
    assert empty_screen.pages.currentIndex() == 0
    assert len(names(empty_screen)) == 5


def test_making_it_again_lists_who_changes(screen: DuesScreen, book: Book) -> None:
    from desktop.core.money import Dong

    with book.database.write("set_salary") as tx:
        services.set_salary(tx, book.id(AN), Dong(9_000_000), month(11))
    do(screen, "make_dues_month")
    opened = editor(screen)
    opened.form.load({"month": month(10)})
    opened.form.edited.emit("month")
    settle(screen)
    table = opened.preview  # type: ignore[attr-defined]
    assert table.isVisible()
    assert [(one.name, one.before, one.after) for one in table.model._shown] == [(AN, "26.550", "45.000")]


def test_space_marks_a_month_paid_and_space_again_takes_it_back(
    screen: DuesScreen, workplace: Workplace, book: Book
) -> None:
    stand(screen, AN, 10)
    press(screen, Qt.Key.Key_Space)
    assert book.cell(AN, month(10)).state is CellState.PAID
    assert "Đã nộp" in screen.year_view.told.text()
    current = screen.year_view.table.view.currentIndex()
    assert screen.year_view.table.model.columns[current.column()].key == "m10"
    press(screen, Qt.Key.Key_Space)
    assert book.cell(AN, month(10)).state is CellState.OWED
    assert [one.counts for one in receipts(book)] == [False]
    workplace.undo()
    settle(screen)
    assert book.cell(AN, month(10)).state is CellState.PAID


def test_space_on_several_rows_makes_one_receipt(screen: DuesScreen, book: Book) -> None:
    stand(screen, AN, 9)
    screen.year_view.table.view.selectAll()
    screen.year_view.table.view.selectionModel().setCurrentIndex(
        screen.year_view.table.view.currentIndex(), QItemSelectionModel.SelectionFlag.NoUpdate
    )
    press(screen, Qt.Key.Key_Space)
    assert [one.amount for one in receipts(book)] == [330_550]


def test_a_month_paid_together_with_others_names_its_receipt_and_stays(
    screen: DuesScreen, workplace: Workplace, book: Book
) -> None:
    book.pay([AN, BINH], month(9), month(9))
    settle(screen)
    heard: list[str] = []
    workplace.told.connect(lambda text, _: heard.append(text))
    stand(screen, AN, 9)
    press(screen, Qt.Key.Key_Space)
    assert "1/2026 (20/11/2026)" in heard[-1]
    assert book.cell(AN, month(9)).state is CellState.PAID


def test_space_where_nothing_can_be_paid_says_why(screen: DuesScreen, workplace: Workplace, book: Book) -> None:
    heard: list[str] = []
    workplace.told.connect(lambda text, _: heard.append(text))
    for name, number, words in ((THU, 10, "Chưa biết lương"), (AN, 5, "lập bảng tháng")):
        stand(screen, name, number)
        press(screen, Qt.Key.Key_Space)
        assert words in heard[-1]
    assert receipts(book) == []


def test_undo_takes_a_mark_back_and_keeps_the_receipts_number(
    screen: DuesScreen, workplace: Workplace, book: Book
) -> None:
    stand(screen, AN, 10)
    press(screen, Qt.Key.Key_Space)
    workplace.undo()
    settle(screen)
    assert book.cell(AN, month(10)).state is CellState.OWED
    assert [(one.number, one.cancel_reason) for one in receipts(book)] == [(1, "Hoàn tác")]


def test_everybody_is_collected_from_by_payroll_in_one_deed(screen: DuesScreen, book: Book, type_text: Typing) -> None:
    stand(screen, AN, 10)
    do(screen, "collect_dues")
    opened = editor(screen)
    opened.form.load({"whom": 1, "way": Way.PAYROLL})
    opened.form.edited.emit("whom")
    settle(screen)
    assert "4 người, 4 tháng: 330.550 đồng" in opened.form.error("whom")
    type_text(opened.form.field("payer").entry, "Phòng Kế toán")
    save(screen, opened)
    (receipt,) = receipts(book)
    assert (receipt.payer, receipt.way, receipt.amount) == ("Phòng Kế toán", Way.PAYROLL, 330_550)


def test_a_section_hands_over_in_the_name_of_its_leader(screen: DuesScreen, book: Book) -> None:
    from dataclasses import replace

    from desktop.features.organization.services import change_section

    with book.database.write("change_section") as tx:
        change_section(tx, replace(book.sections["Tổ May"], leader="Hồ Thị Lựu"))
    settle(screen)
    chooser = screen.year_view.section_filter
    chooser.setCurrentIndex(chooser.findText("Tổ May"))
    settle(screen)
    assert names(screen) == [DAO, HUY, THU]
    do(screen, "collect_dues")
    opened = editor(screen)
    opened.form.load({"first": month(9), "until": month(10)})
    save(screen, opened)
    (receipt,) = receipts(book)
    assert (receipt.payer, receipt.section_id, receipt.amount) == ("Hồ Thị Lựu", book.sections["Tổ May"].id, 528_000)


def test_an_amount_for_many_is_refused_beside_the_field(screen: DuesScreen, type_text: Typing, book: Book) -> None:
    stand(screen, AN, 10)
    do(screen, "collect_dues")
    opened = editor(screen)
    opened.form.load({"whom": 1})
    type_text(opened.form.field("amount").entry, "100000")
    save(screen, opened)
    assert "một người" in opened.form.error("amount")
    assert receipts(book) == []
    opened.form.mark_clean()


def test_the_filters_show_only_who_owes(screen: DuesScreen, book: Book) -> None:
    book.pay([AN, BINH, DAO], month(9), month(10))
    settle(screen)
    cast(QAbstractButton, screen.findChild(QAbstractButton, "chip_owing")).click()
    settle(screen)
    assert names(screen) == [HUY]


def test_sums_stand_below_the_months(screen: DuesScreen, book: Book) -> None:
    book.pay([AN], month(9), month(10))
    settle(screen)
    assert "T9: phải nộp 330.550, đã nộp 26.550" in screen.year_view.sums.accessibleName()
    assert "phải nộp 661.100 · đã nộp 53.100 · còn nợ 608.000" in screen.year_view.table.footer.text()


def test_amounts_can_be_shown_in_the_cells(screen: DuesScreen) -> None:
    cast(QAbstractButton, screen.findChild(QAbstractButton, "chip_amounts")).click()
    settle(screen)
    table = screen.year_view.table
    column = next(place for place, one in enumerate(table.model.columns) if one.key == "m10")
    assert table.model.index(names(screen).index(AN), column).data() == "○ 26.550"


def test_enter_opens_the_persons_year_and_the_salary_is_corrected_there(
    screen: DuesScreen, book: Book, type_text: Typing
) -> None:
    stand(screen, THU, 9)
    press(screen, Qt.Key.Key_Return)
    account = cast(AccountDialog, dialog(screen))
    assert "chưa có" in account.told.text()
    account.table.view.setCurrentIndex(account.table.model.index(8, 0))
    account._correct()
    opened = editor(account)
    type_text(opened.form.field("salary").entry, "4000000")
    save(screen, opened)
    assert (book.cell(THU, month(9)).due, book.cell(THU, month(10)).due) == (20_000, 20_000)
    assert "4.000.000 đồng" in account.told.text()
    account.accept()


def test_somebody_is_exempted_for_months_and_owes_again(screen: DuesScreen, book: Book) -> None:
    from desktop.features.dues.domain import Exemption

    stand(screen, AN, 9)
    do(screen, "exempt_dues")
    opened = editor(screen)
    opened.form.load({"whom": 0, "since": month(9), "reason": Exemption.BENEFIT})
    save(screen, opened)
    assert [book.cell(AN, month(one)).state for one in (9, 10)] == [CellState.EXEMPT] * 2
    stand(screen, AN, 10)
    do(screen, "end_exemption")
    assert [book.cell(AN, month(one)).state for one in (9, 10)] == [CellState.EXEMPT, CellState.OWED]


def test_a_receipt_is_cancelled_with_a_reason_and_stays_in_the_list(
    screen: DuesScreen, book: Book, type_text: Typing
) -> None:
    book.pay([AN], month(9), month(9))
    screen.tabs.setCurrentIndex(RECEIPTS)
    settle(screen)
    screen.receipts.table.view.selectRow(0)
    do(screen, "cancel_receipt")
    opened = editor(screen)
    save(screen, opened)
    assert opened.isVisible()
    type_text(opened.form.field("reason").entry, "Ghi nhầm người")
    save(screen, opened)
    assert "Đã hủy: Ghi nhầm người" in [screen.receipts.table.model.index(0, column).data() for column in range(8)]
    assert "0 phiếu thu còn hiệu lực" in screen.receipts.table.footer.text()


def test_who_has_not_paid_is_listed_as_of_a_day(screen: DuesScreen, book: Book) -> None:
    book.pay([AN], month(9), month(10))
    screen.tabs.setCurrentIndex(NOT_PAID)
    settle(screen)
    table = screen.unpaid.table
    rows = [(one.full_name, len(one.months)) for one in table.model._shown]
    assert rows == [(BINH, 2), (DAO, 2), (HUY, 2)]
    screen.unpaid.on.load(date(2026, 9, 30))
    screen.unpaid.reload()
    settle(screen)
    first = table.model._shown[0]
    assert (first.full_name, len(first.months)) == (AN, 1)
    assert "T9/2026" in [table.model.index(0, column).data() for column in range(5)]


def test_old_debts_are_collected_whole_from_the_list_of_who_has_not_paid(screen: DuesScreen, book: Book) -> None:
    book.make(month(5, 2024))
    screen.tabs.setCurrentIndex(NOT_PAID)
    settle(screen)
    table = screen.unpaid.table
    table.view.selectRow([one.full_name for one in table.model._shown].index(AN))
    do(screen, "collect_dues")
    save(screen, editor(screen))
    assert [one.amount for one in receipts(book)] == [53_100 + 2 * 26_550]
    assert AN not in [one.full_name for one in table.model._shown]


def test_the_rates_show_what_waits_and_confirming_it_needs_the_decree(
    screen: DuesScreen, book: Book, type_text: Typing
) -> None:
    assert "1 mức cần xác nhận" in screen.banner.text()
    do(screen, "dues_rates")
    rates = cast(RatesDialog, dialog(screen))
    assert rates.table.model.index(0, 3).data() == "Cần xác nhận"
    rates.table.view.selectRow(0)
    rates.confirm.trigger()
    opened = editor(rates)
    save(screen, opened)
    assert opened.isVisible(), "a basis is asked for"
    type_text(opened.form.field("basis").entry, "Nghị định số 1/2026/NĐ-CP")
    save(screen, opened)
    assert rates.table.model.index(0, 3).data() == "Của đơn vị"
    assert book.ask(services.rules_of).cap(month(11)) == 253_000
    assert "xác nhận" not in screen.banner.text()
    rates.accept()


def test_what_is_printed_is_what_is_looked_at(screen: DuesScreen, workplace: Workplace, book: Book) -> None:
    asked: list[tuple[str, str]] = []

    def save_report(report: Report, owner: object, code: str = "", format: str = "pdf") -> None:
        asked.append((report.name, code))

    workplace.save_report = save_report  # type: ignore[method-assign, assignment]
    book.pay([AN], month(9), month(9))
    settle(screen)
    stand(screen, AN, 9)
    do(screen, "print_dues")
    screen.tabs.setCurrentIndex(RECEIPTS)
    settle(screen)
    screen.receipts.table.view.selectRow(0)
    do(screen, "print_receipt")
    screen.tabs.setCurrentIndex(NOT_PAID)
    settle(screen)
    do(screen, "print_dues")
    assert asked == [
        ("dues-table", "2026-09-01/2026-09-30"),
        ("dues-receipt", "2026/1"),
        ("dues-unpaid", "2026-11-01/2026-11-30"),
    ]


def test_the_home_tile_says_what_waits(
    book: Book, workplace: Workplace, qtbot: QtBot, dialogs: PreparedDialogs
) -> None:
    tile: Card = home_tile(workplace)
    qtbot.addWidget(tile)
    tile.show()
    assert workplace.jobs.wait_idle()
    assert "Chưa lập bảng tháng nào" in said(tile)
    book.make(month(9))
    for _ in range(3):
        assert workplace.jobs.wait_idle()
    assert "Chưa lập bảng tháng 10/2026; 4 người còn nợ 330.550 đồng" in said(tile)
