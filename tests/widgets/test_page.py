from __future__ import annotations

from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.page import Page, resize_within_screen

WORDS = "Chọn phong trào thi đua, rồi đề nghị cá nhân, tập thể, hoặc nhập danh sách đề nghị từ Excel. " * 3


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    """A text that wraps, a list and a button."""
    content = QWidget()
    column = QVBoxLayout(content)
    words = QLabel(WORDS)
    words.setWordWrap(True)
    column.addWidget(words)
    column.addWidget(QTableView())
    column.addWidget(QPushButton("Lưu"))
    made = Page(content)
    qtbot.addWidget(made)
    made.show()
    return made


def button_of(page: Page) -> QPushButton:
    found: Any = page.findChild(QPushButton)
    return cast(QPushButton, found)


def test_a_page_that_can_still_shrink_does_not_scroll(page: Page, qtbot: QtBot) -> None:
    page.resize(600, 260)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() == 0)
    button = button_of(page)
    assert button.visibleRegion().boundingRect() == button.rect()


def test_a_page_that_cannot_shrink_further_scrolls_and_squeezes_nothing(page: Page, qtbot: QtBot) -> None:
    page.resize(300, 120)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    words: Any = page.findChild(QLabel)
    assert words.height() >= words.heightForWidth(words.width())
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    button = button_of(page)
    assert button.visibleRegion().boundingRect() == button.rect()
    page.resize(600, 500)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() == 0)


def test_a_page_is_no_stop_for_the_focus(page: Page) -> None:
    assert page.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_a_window_is_never_larger_than_the_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    resize_within_screen(window, 5_000, 4_000)
    space = window.screen().availableSize()
    assert window.width() < space.width()
    assert window.height() < space.height()
    resize_within_screen(window, 300, 200)
    assert (window.width(), window.height()) == (300, 200)
