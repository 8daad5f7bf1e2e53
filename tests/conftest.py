"""What every test may ask for: a fresh encrypted database, a fixed day, the window's parts and prepared answers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from desktop.core import late
from desktop.core.clock import FixedClock, fixed_at
from desktop.core.database import Database
from desktop.core.errors import UserError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from desktop.shell.workplace import Workplace
    from desktop.widgets.jobs import Jobs
    from tests.postgres import PostgresServer

KEY = bytes(32)
ROOT = Path(__file__).resolve().parent.parent


def pytest_configure(config: pytest.Config) -> None:
    """A screen that is not there cannot raise windows or grab keys, and says so at every menu."""
    for words in ("does not support raise", "does not support grabbing the keyboard"):
        config.addinivalue_line("qt_log_ignore", words)


@pytest.fixture
def clock() -> FixedClock:
    return fixed_at(2026, 11, 22)


@pytest.fixture
def database(tmp_path: Path, clock: FixedClock, _empty_database: Path) -> Iterator[Database]:
    """A fresh encrypted database with every table."""
    path = tmp_path / "union.db"
    shutil.copyfile(_empty_database, path)
    opened = Database(path, KEY, clock, "Cán bộ thử")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def _empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Migrated once, copied for each test."""
    path = tmp_path_factory.mktemp("database") / "empty.db"
    database = Database(path, KEY, fixed_at(2026, 11, 22), "Cán bộ thử")
    late.load("desktop.core.migrate").upgrade(database)
    database.close()
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """Started for the first test that asks for it."""
    with late.load("tests.postgres").running_server() as server:
        yield server


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application dressed and speaking Vietnamese, as the officer meets it."""
    subprocess.run([sys.executable, ROOT / "build_scripts" / "translate.py", "--release"], check=True)
    theme = late.load("desktop.widgets.theme")
    theme.install(qapp)
    assert theme.install_language("vi")
    return qapp


@pytest.fixture
def jobs(qapp: QApplication, dialogs: PreparedDialogs) -> Iterator[Jobs]:
    made: Jobs = late.attribute("desktop.widgets.jobs:Jobs")(dialogs.show_refusal)
    yield made
    made.stop()


@pytest.fixture
def dialogs() -> PreparedDialogs:
    return PreparedDialogs()


@pytest.fixture
def workplace(database: Database, jobs: Jobs, dialogs: PreparedDialogs, tmp_path: Path) -> Iterator[Workplace]:
    """An open union without features; tests of a feature set `workplace.features` when they need its words."""
    settings = late.load("PySide6.QtCore").QSettings
    made: Workplace = late.attribute("desktop.shell.workplace:Workplace")(
        database, jobs, dialogs, (), settings(str(tmp_path / "window.ini"), settings.Format.IniFormat)
    )
    dialogs.say = made.say
    yield made
    jobs.wait_idle()
    made.close()


@pytest.fixture
def type_text(qapp: QApplication) -> Callable[[QWidget, str], None]:
    """Type as a Vietnamese input method does: QTest's key clicks abort on letters such as ế."""
    gui = late.load("PySide6.QtGui")

    def type_into(widget: QWidget, text: str) -> None:
        widget.setFocus()
        event = gui.QInputMethodEvent("", [])
        event.setCommitString(text)
        qapp.sendEvent(widget, event)

    return type_into


class PreparedDialogs:
    """Stands where `widgets.dialogs.Dialogs` stands. Put the next answers into `files` and `agreements` (`BETTER` takes
    what is offered instead); what was asked and told is in `asked`, `refusals` and `notes`. A question without a
    prepared answer fails the test."""

    BETTER = "better"

    def __init__(self) -> None:
        self.files: deque[Path] = deque()
        self.agreements: deque[bool | str] = deque()
        self.asked: list[str] = []
        self.refusals: list[UserError] = []
        self.notes: list[str] = []
        self.say: Callable[[UserError], str] = str

    def ask_open_file(self, title: str, filters: str, then: Callable[[Path], None]) -> None:
        self._answer_file(title, then)

    def ask_open_files(self, title: str, filters: str, then: Callable[[list[Path]], None]) -> None:
        """Takes every file that is prepared."""
        self.asked.append(title)
        found, self.files = list(self.files), deque()
        then(found)

    def ask_save_file(self, title: str, suggestion: str, filters: str, then: Callable[[Path], None]) -> None:
        self._answer_file(title, then)

    def ask_folder(self, title: str, then: Callable[[Path], None]) -> None:
        self._answer_file(title, then)

    def confirm(
        self,
        text: str,
        verb: str,
        then: Callable[[], None],
        *,
        otherwise: str = "",
        better: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        self.asked.append(text)
        answer = self.agreements.popleft()
        if answer == self.BETTER:
            assert better is not None, f"nothing better is offered: {text}"
            better[1]()
        elif answer:
            then()

    def show_refusal(self, error: UserError) -> None:
        self.refusals.append(error)

    def show_note(self, text: str) -> None:
        self.notes.append(text)

    def _answer_file(self, title: str, then: Callable[[Path], None]) -> None:
        self.asked.append(title)
        then(self.files.popleft())
