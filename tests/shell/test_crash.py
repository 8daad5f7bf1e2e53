from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.shell.crash import CrashHandler


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def handler(qapp: QApplication, tmp_path: Path, told: list[str]) -> Iterator[CrashHandler]:
    before = sys.excepthook
    made = CrashHandler(tmp_path / "nhật ký", told.append)
    yield made
    sys.excepthook = before


def stumble(handler: CrashHandler, secret: str) -> None:
    try:
        raise KeyError(f"không có {secret}")
    except KeyError as error:
        handler.handle(type(error), error, error.__traceback__)


def reports(handler: CrashHandler) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(handler.logs.glob("crash-*.txt"))]


def test_a_report_tells_where_but_no_value(handler: CrashHandler, told: list[str]) -> None:
    stumble(handler, "Nguyễn Thị Bí Mật 079185001234")
    (report,) = reports(handler)
    assert "builtins.KeyError" in report
    assert "tests/shell/test_crash.py" in report
    assert " stumble" in report
    assert "Bí Mật" not in report
    assert "079185001234" not in report


def test_the_user_is_told_in_vietnamese_and_not_again_at_once(handler: CrashHandler, told: list[str]) -> None:
    stumble(handler, "x")
    stumble(handler, "x")
    assert len(told) == 1
    assert "vẫn còn trên màn hình" in told[0]
    assert str(handler.logs) in told[0]


def test_a_bug_on_another_thread_is_told_on_this_one(handler: CrashHandler, qtbot: QtBot) -> None:
    where: list[int] = []
    handler.tell = lambda _: where.append(threading.get_ident())
    thread = threading.Thread(target=stumble, args=(handler, "x"))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(where))
    assert where == [threading.get_ident()]


def test_only_the_latest_reports_are_kept(handler: CrashHandler) -> None:
    for _ in range(25):
        stumble(handler, "x")
    assert len(reports(handler)) == 20


def test_a_full_disk_does_not_hide_the_bug(handler: CrashHandler, told: list[str]) -> None:
    handler.logs.parent.mkdir(exist_ok=True)
    handler.logs.write_text("a file where the folder should be", encoding="utf-8")
    stumble(handler, "x")
    assert len(told) == 1


def test_warnings_of_qt_are_noted_without_their_text(handler: CrashHandler) -> None:
    before = qInstallMessageHandler(None)
    try:
        handler.install()
        qWarning("tệp của Nguyễn Thị Bí Mật")
    finally:
        qInstallMessageHandler(before)
    noted = (handler.logs / "qt.txt").read_text(encoding="utf-8")
    assert "QtWarningMsg" in noted
    assert "Bí Mật" not in noted
