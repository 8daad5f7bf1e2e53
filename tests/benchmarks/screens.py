"""The members' screen at work, painted for nobody to see: opened, scrolled, searched; against a bare table of Qt."""

from __future__ import annotations

import os
import statistics
from base64 import b64encode
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSettings, Qt
from PySide6.QtWidgets import QApplication, QTableView
from sqlalchemy import text

from desktop.core.database import Database
from desktop.features.accounts.domain import Derivation
from desktop.features.members.domain import STAYING, MemberQuery
from desktop.features.members.services import count_members, list_members
from desktop.features.members.ui.screen import MembersScreen
from desktop.shell.workplace import Workplace
from desktop.widgets import theme
from desktop.widgets.dialogs import Dialogs
from desktop.widgets.jobs import Jobs
from tests.benchmarks.measuring import Result, compare, seconds
from tests.benchmarks.people import FOLDER, union_of

MANY = 100_000
SIZE = 1366, 728
STEPS = 120


def measure() -> Iterator[Result]:
    yield first_paint()
    yield from scrolling()
    yield narrowed("sorted by birth", MemberQuery(statuses=STAYING, sort="birth"))
    yield narrowed("aged 18-35", MemberQuery(statuses=STAYING, filters=(("birth", "18-35"),)))
    yield deep_page()


def first_paint() -> Result:
    """From the passphrase to the painted list: both derive a key, ask for a page and paint it."""
    database = union_of(MANY)

    def ours() -> None:
        _derive()
        screen = _screen(database)
        screen.reload()
        _painted(screen, lambda: screen.table.model.rowCount() > 0)
        screen.deleteLater()

    def floor() -> None:
        _derive()
        view = QTableView()
        view.setModel(_Bare(_page(database)))
        view.resize(*SIZE)
        view.grab()

    return compare(f"passphrase to the painted list, {MANY:,} people", ours, "derive, one page, bare table", floor)


def scrolling() -> Iterator[Result]:
    """One notch of the wheel to the next, over pages that are there; and the same for ten times as many people."""
    ours = {count: _frames(count) for count in (MANY // 10, MANY)}
    view = QTableView()
    view.setModel(_Bare(_page(union_of(MANY)) * 40))
    view.resize(*SIZE)
    view.grab()
    floor = [seconds(lambda top=top: _step(view, top)) for top in range(0, STEPS * 3, 3)]  # type: ignore[misc]
    slow = statistics.quantiles(ours[MANY], n=20)[-1] * 1000
    yield Result(
        f"scroll {MANY:,} people, a frame (p95 {slow:.0f} ms)", statistics.median(ours[MANY]),
        "a bare table of Qt", statistics.median(floor),
        statistics.median(ours[MANY]) / statistics.median(ours[MANY // 10]),
    )  # fmt: skip


def narrowed(what: str, query: MemberQuery) -> Result:
    """A page of a list that was asked for once: how long the next one takes, however the list is narrowed."""
    database = union_of(MANY)

    def ours() -> None:
        with database.read() as reading:
            count_members(reading, query)
            list_members(reading, query, 100, MANY // 4)

    return compare(f"a page of {MANY:,} {what}", ours, "a page in SQL", lambda: _page(database))


def deep_page() -> Result:
    database, tenth = union_of(MANY), union_of(MANY // 10)

    def page(union: Database, count: int) -> Callable[[], None]:
        def ask() -> None:
            with union.read() as reading:
                list_members(reading, MemberQuery(statuses=STAYING), 100, count - 200)

        return ask

    return compare(
        f"the last page of {MANY:,}", page(database, MANY), "the first page in SQL", lambda: _page(database),
        tenth=page(tenth, MANY // 10),
    )  # fmt: skip


# Parts


@cache
def _application() -> QApplication:
    made = QApplication([])
    theme.install(made)
    theme.install_language("vi")
    return made


def _screen(database: Database) -> MembersScreen:
    _application()
    jobs = Jobs(_refuse)
    settings = QSettings(str(FOLDER / "window.ini"), QSettings.Format.IniFormat)
    workplace = Workplace(database, jobs, Dialogs(lambda: None, str), (), settings)
    screen = MembersScreen(workplace)
    workplace.setParent(screen)
    jobs.setParent(screen)
    screen.resize(*SIZE)
    screen.show()
    return screen


def _refuse(error: Exception) -> None:
    raise error


def _painted(screen: MembersScreen, ready: Callable[[], bool]) -> None:
    while not ready():
        QApplication.processEvents()
    screen.grab()


def _frames(count: int) -> list[float]:
    screen = _screen(union_of(count))
    screen.reload()
    view, model = screen.table.view, screen.table.model
    _painted(screen, lambda: model.rowCount() > 0)
    for row in range(0, STEPS * 3 + 60, 100):
        while model.record(row) is None:
            model.data(model.index(row, 0))
            QApplication.processEvents()
    found = [seconds(lambda top=top: _step(view, top)) for top in range(0, STEPS * 3, 3)]  # type: ignore[misc]
    screen.workplace.jobs.wait_idle()
    screen.workplace.close()
    screen.workplace.jobs.stop()
    screen.deleteLater()
    QApplication.processEvents()
    return found


def _step(view: QTableView, top: int) -> None:
    view.verticalScrollBar().setValue(top)
    view.viewport().grab()


def _derive() -> None:
    Derivation(salt=b64encode(bytes(16)).decode()).key("so cong doan mau")


def _page(database: Database) -> list[Any]:
    with database.read() as reading:
        fields = "full_name, birth, sex, section_id, job, union_post, national_id, phone, joined"
        question = f"SELECT {fields} FROM member ORDER BY sort_key LIMIT 100"
        return list(reading.session.execute(text(question)))


class _Bare(QAbstractTableModel):
    def __init__(self, rows: list[Any]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return len(self._rows[0]) if self._rows else 0

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self._rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None
