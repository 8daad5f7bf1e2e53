from __future__ import annotations

import threading
import time
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from desktop.core.errors import NotFound, UserError
from desktop.core.progress import Cancelled, Progress
from desktop.widgets.jobs import Jobs


def answer(value: object, _: Progress) -> object:
    return value


def test_a_result_arrives_on_the_gui_thread(jobs: Jobs) -> None:
    owner = QObject()
    seen: list[tuple[int, int]] = []
    jobs.run(lambda _: threading.get_ident(), lambda worker: seen.append((worker, threading.get_ident())), owner=owner)
    assert jobs.wait_idle()
    assert seen[0][1] == threading.get_ident() != seen[0][0]
    assert QThread.currentThread().isMainThread()


def test_jobs_run_in_the_order_they_were_asked_for(jobs: Jobs) -> None:
    owner = QObject()
    seen: list[object] = []
    for number in range(20):
        jobs.run(partial(answer, number), seen.append, owner=owner)
    assert jobs.wait_idle()
    assert seen == list(range(20))


def test_a_callback_dies_with_its_owner(jobs: Jobs, qtbot: QtBot) -> None:
    owner = QObject()
    seen: list[object] = []
    hold = threading.Event()
    jobs.run(lambda _: hold.wait(5), seen.append, owner=owner)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    hold.set()
    assert jobs.wait_idle()
    assert seen == []


def refuse(_: Progress) -> None:
    raise NotFound("member", "7")


def test_a_refusal_nobody_handles_is_shown(jobs: Jobs, dialogs: Any) -> None:
    jobs.run(refuse, owner=(owner := QObject()))
    assert jobs.wait_idle()
    assert [refusal.code for refusal in dialogs.refusals] == ["not_found"]
    assert owner is not None


def test_a_refusal_that_is_handled_is_not_shown_again(jobs: Jobs, dialogs: Any) -> None:
    handled: list[UserError] = []
    jobs.run(refuse, failed=handled.append, owner=(owner := QObject()))
    assert jobs.wait_idle()
    assert [error.code for error in handled] == ["not_found"]
    assert dialogs.refusals == []
    assert owner is not None


def test_a_bug_reaches_the_crash_handler(jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    caught: list[type[BaseException]] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, *_: caught.append(kind))
    jobs.run(lambda _: 1 // 0, owner=(owner := QObject()))
    assert jobs.wait_idle()
    assert caught == [ZeroDivisionError]
    assert owner is not None


def test_a_cancelled_job_hears_of_it_at_its_next_step(jobs: Jobs, qtbot: QtBot) -> None:
    ended: list[UserError] = []

    def count(progress: Progress) -> None:
        for step in range(100_000):
            progress.step(step, 100_000)
            time.sleep(0.001)

    with qtbot.waitSignal(jobs.progressed):
        jobs.run(count, failed=ended.append, owner=(owner := QObject()), label="Đang đếm", blocking=True)
    jobs.cancel()
    assert jobs.wait_idle()
    assert isinstance(ended[0], Cancelled)
    assert owner is not None


def test_of_jobs_that_replace_each_other_only_the_last_answers(jobs: Jobs) -> None:
    owner = QObject()
    seen: list[object] = []
    hold = threading.Event()
    jobs.run(lambda _: hold.wait(5), owner=owner)
    for text in ("n", "ng", "nguyễn"):
        jobs.run(partial(answer, text), seen.append, owner=owner, replaces="search")
    hold.set()
    assert jobs.wait_idle()
    assert seen == ["nguyễn"]


def test_what_nobody_needs_any_more_is_freed_on_the_gui_thread(jobs: Jobs, qtbot: QtBot) -> None:
    """A dialog is part of circles; Python would free them on whatever thread happens to allocate."""
    owner = QObject()
    freed_on: list[int] = []

    class Circle:
        def __init__(self) -> None:
            self.itself = self

        def __del__(self) -> None:
            freed_on.append(threading.get_ident())

    def allocate(_: Progress) -> None:
        Circle()
        lists: list[Any] = []
        for _number in range(200_000):
            lists.append([lists])

    jobs.run(allocate, owner=owner)
    assert jobs.wait_idle()
    qtbot.waitUntil(lambda: bool(freed_on), timeout=5_000)
    assert freed_on == [threading.get_ident()]
