"""What an officer sees and does in the register of documents."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.core.database import Database
from desktop.features.correspondence.domain import Direction
from desktop.features.correspondence.feature import FEATURE
from desktop.features.correspondence.services import close_year, find_closing, register_of
from desktop.features.correspondence.ui.register import WAITING, RegisterView
from desktop.features.correspondence.ui.screen import RECEIVED, CorrespondenceScreen
from desktop.widgets.editor import EditorDialog
from tests.correspondence.conftest import LETTER, PROPOSAL, enter

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.shell.workplace import Workplace

Typing = Callable[[QWidget, str], None]


@pytest.fixture
def screen(union: Database, workplace: Workplace, qtbot: QtBot) -> CorrespondenceScreen:
    workplace.features = (FEATURE,)
    made = CorrespondenceScreen(workplace)
    qtbot.addWidget(made)
    made.resize(1160, 660)
    made.show()
    made.reload()
    settle(made)
    return made


def settle(screen: CorrespondenceScreen) -> None:
    """Until nothing more is asked: answers may ask again."""
    for _ in range(4):
        assert screen.workplace.jobs.wait_idle()


def shown(view: RegisterView, column: int = 0) -> list[str]:
    model = view.table.model
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def trigger(screen: CorrespondenceScreen, deed: str) -> Any:
    next(action for action in screen.deeds if action.id == deed).trigger()
    settle(screen)
    return screen.findChild(EditorDialog)


def test_issuing_a_document_foretells_its_number_and_puts_it_into_the_list(
    screen: CorrespondenceScreen, union: Database, type_text: Typing
) -> None:
    enter(union, PROPOSAL)
    editor = trigger(screen, "issue_document")
    kind = cast(Any, editor.form.field("kind"))
    kind.load("TTr")
    kind.left.emit("kind")
    settle(screen)
    assert editor.form.error("number") == "Số tiếp theo: 02/TTr-CĐCS"
    editor.form.field("subject").load("Đề nghị công nhận tổ công đoàn vững mạnh")
    editor.save_button.click()
    settle(screen)
    assert shown(screen.issued) == ["01/TTr-CĐCS", "02/TTr-CĐCS"]


def test_a_number_that_was_given_is_refused_in_the_editor(screen: CorrespondenceScreen, union: Database) -> None:
    enter(union, PROPOSAL)
    editor = trigger(screen, "issue_document")
    editor.form.load({"kind": "TTr", "subject": "Khác", "number": 1})
    editor.save_button.click()
    settle(screen)
    assert "01/TTr-CĐCS" in editor.banner.text()
    assert shown(screen.issued) == ["01/TTr-CĐCS"]


def test_what_came_and_is_late_says_so_and_is_marked_as_done(screen: CorrespondenceScreen, union: Database) -> None:
    enter(union, LETTER)
    enter(union, LETTER, due=None, subject="Để biết")
    screen.tabs.setCurrentIndex(RECEIVED)
    settle(screen)
    view = screen.received
    assert shown(view, len(view.table.model.columns) - 1) == ["Quá hạn từ 15/11/2026", ""]
    view.table.chips.choose(WAITING)
    view.reload()
    settle(screen)
    assert shown(view) == ["01"]
    view.table.view.selectRow(0)
    trigger(screen, "document_done")
    assert shown(view) == []


def test_a_number_is_cancelled_only_with_a_reason(
    screen: CorrespondenceScreen, union: Database, type_text: Typing
) -> None:
    enter(union, PROPOSAL)
    settle(screen)
    screen.issued.table.view.selectRow(0)
    editor = trigger(screen, "cancel_number")
    editor.save_button.click()
    settle(screen)
    with union.read() as reading:
        assert register_of(reading, Direction.ISSUED, 2026)[0].cancelled == ""
    type_text(editor.form.field("reason").entry, "In sai")
    editor.save_button.click()
    settle(screen)
    assert shown(screen.issued, len(screen.issued.table.model.columns) - 1) == ["Đã hủy số: In sai"]


def test_a_closed_year_offers_nothing_to_enter_but_to_be_opened_again(
    screen: CorrespondenceScreen, union: Database
) -> None:
    enter(union, PROPOSAL, dated=date(2025, 3, 1))
    with union.write("close_register") as tx:
        close_year(tx, 2025)
    settle(screen)
    screen.chooser.setCurrentIndex(screen.chooser.findText("2025"))
    settle(screen)
    offered = {action.id for action in screen.deeds if action.isVisible() and action.isEnabled()}
    assert "reopen_year" in offered
    assert offered.isdisjoint({"issue_document", "receive_document", "close_year"})
    assert screen.badge.text() == "Đã chốt sổ ngày 22/11/2026"
    editor = trigger(screen, "reopen_year")
    editor.form.field("reason").load("Sót biên bản")
    editor.save_button.click()
    settle(screen)
    with union.read() as reading:
        assert find_closing(reading, 2025) is None


def test_numbers_left_out_stand_above_the_list(screen: CorrespondenceScreen, union: Database) -> None:
    enter(union, PROPOSAL, number=3)
    settle(screen)
    assert screen.issued.banner.isVisible()
    assert "1-2" in screen.issued.banner.text()


def test_enter_opens_a_document_and_its_number_is_not_asked_for(
    screen: CorrespondenceScreen, union: Database, qtbot: QtBot
) -> None:
    enter(union, PROPOSAL)
    settle(screen)
    screen.issued.table.view.selectRow(0)
    QTest.keyClick(screen.issued.table.view, Qt.Key.Key_Return)
    editor = cast(EditorDialog, screen.findChild(EditorDialog))
    assert not editor.form.has("number")
    assert editor.windowTitle() == "01/TTr-CĐCS"
