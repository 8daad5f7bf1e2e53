from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.shell.unlock import UnlockWindow

Typing = Callable[[QWidget, str], None]


class Door:
    def __init__(self, qtbot: QtBot) -> None:
        self.tried: list[str] = []
        self.left = 0
        self.window = UnlockWindow("CĐCS Công ty TNHH May Hòa Phát", self.tried.append, leave=self.leave)
        qtbot.addWidget(self.window)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    def leave(self) -> None:
        self.left += 1


@pytest.fixture
def door(qtbot: QtBot) -> Iterator[Door]:
    made = Door(qtbot)
    yield made
    made.window.close()


def test_enter_tries_what_was_typed(door: Door, type_text: Typing) -> None:
    type_text(door.window.line, "Mưa tháng bảy gãy cành trám")
    QTest.keyClick(door.window.line, Qt.Key.Key_Return)
    assert door.tried == ["Mưa tháng bảy gãy cành trám"]
    assert not door.window.line.isEnabled()


def test_a_wrong_passphrase_may_be_typed_again(door: Door, type_text: Typing) -> None:
    type_text(door.window.line, "sai")
    QTest.keyClick(door.window.line, Qt.Key.Key_Return)
    door.window.refuse("Mật khẩu không đúng.")
    assert door.window.message.text() == "Mật khẩu không đúng."
    assert door.window.line.hasFocus()
    QTest.keyClick(door.window.line, Qt.Key.Key_Return)
    assert door.tried == ["sai", "sai"]


def test_nothing_typed_tries_nothing(door: Door) -> None:
    QTest.keyClick(door.window.line, Qt.Key.Key_Return)
    assert door.tried == []
    assert door.window.message.text() == "Vui lòng gõ mật khẩu trước."


def test_what_is_typed_is_hidden_until_asked_for(door: Door) -> None:
    modes = [door.window.line.echoMode()]
    eye: Any = door.window.findChild(QToolButton, "show_passphrase")
    QTest.mouseClick(eye, Qt.MouseButton.LeftButton)
    modes.append(door.window.line.echoMode())
    assert modes == [QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal]


def test_closing_it_leaves_the_program(door: Door) -> None:
    door.window.close()
    assert door.left == 1


def test_the_right_passphrase_closes_it_without_leaving(door: Door) -> None:
    door.window.opened()
    assert not door.window.isVisible()
    assert door.left == 0


def test_caps_lock_is_pointed_out(door: Door) -> None:
    QTest.keyClick(door.window, Qt.Key.Key_CapsLock)
    assert "Caps Lock" in door.window.message.text()


@pytest.mark.parametrize(
    ("module", "forbidden"),
    [
        ("desktop.shell.unlock", ("sqlalchemy", "sqlcipher3", "alembic", "openpyxl", "reportlab", "docx")),
        ("desktop.shell.crash", ("sqlalchemy", "sqlcipher3", "PySide6.QtWidgets")),
        ("desktop.shell.feature", ("sqlalchemy", "sqlcipher3", "PySide6.QtWidgets")),
        ("desktop.shell.window", ("sqlalchemy", "sqlcipher3", "alembic")),
    ],
)
def test_the_first_window_is_painted_before_anything_heavy_loads(module: str, forbidden: tuple[str, ...]) -> None:
    code = f"import sys, {module}; print(sorted(set({forbidden!r}) & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd())
    assert found.stdout.strip() == "[]"
