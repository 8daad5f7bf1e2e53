from __future__ import annotations

from typing import Any, cast

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.chooser import Chooser
from desktop.widgets.editor import scrolled

CAMPAIGNS = ["Tết Bính Ngọ 2026", "Phong trào thi đua trong công nhân, viên chức, lao động quận năm 2025"]


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> QScrollArea:
    """A page longer than its window, a drop-down at its head."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    chooser = Chooser("campaign", "Đợt")
    chooser.addItems(CAMPAIGNS)
    column.addWidget(chooser)
    column.addStretch()
    inside.setMinimumHeight(900)
    made = scrolled(inside)
    qtbot.addWidget(made)
    made.resize(240, 300)
    made.show()
    return made


def chooser_of(page: QScrollArea) -> Chooser:
    found: Any = page.findChild(Chooser, "campaign")
    return cast(Chooser, found)


def test_the_wheel_scrolls_the_page_and_never_changes_the_choice(page: QScrollArea) -> None:
    chooser = chooser_of(page)
    chooser.setFocus()
    down = QWheelEvent(
        QPointF(20, 10), chooser.mapToGlobal(QPointF(20, 10)), QPoint(), QPoint(0, -240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(chooser, down)
    assert chooser.currentText() == CAMPAIGNS[0]
    assert not down.isAccepted()  # so it goes on to the page


def test_a_text_that_does_not_fit_ends_in_dots_and_is_told_whole(page: QScrollArea) -> None:
    chooser = chooser_of(page)
    assert chooser.shown_text() == CAMPAIGNS[0]
    chooser.setCurrentIndex(1)
    assert chooser.shown_text().endswith("…")
    place = QPoint(20, 10)
    QApplication.sendEvent(chooser, QHelpEvent(QHelpEvent.Type.ToolTip, place, chooser.mapToGlobal(place)))
    assert QToolTip.text() == CAMPAIGNS[1]


def test_the_opened_list_shows_its_longest_line(page: QScrollArea) -> None:
    page.resize(900, 300)
    chooser = chooser_of(page)
    chooser.setFixedWidth(160)
    chooser.showPopup()
    line = chooser.view().visualRect(chooser.model().index(1, 0))
    assert line.width() >= chooser.fontMetrics().horizontalAdvance(CAMPAIGNS[1])
    chooser.hidePopup()
