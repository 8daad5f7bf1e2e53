"""The only place that starts a thread: one worker, which owns the database, runs jobs in the order they were asked for.

Callbacks arrive on the GUI thread and die with their owner. A refusal nobody handles is shown; anything else is a bug
and goes to `sys.excepthook`. A cancelled job hears of it through its Progress and must have changed nothing.
"""

from __future__ import annotations

import gc
import queue
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal, Slot
from shiboken6 import isValid

from desktop.core.errors import UserError
from desktop.core.progress import Cancelled, Progress

T = TypeVar("T")

_SECONDS_BETWEEN_STEPS = 0.05
_SWEEP_MS = 1_000
_THREAD = "jobs"


@dataclass(eq=False)
class _Job:
    work: Callable[[Progress], Any]
    done: Callable[[Any], None] | None
    failed: Callable[[UserError], None] | None
    owner: QObject
    label: str
    blocking: bool
    replaces: str
    stop: threading.Event = field(default_factory=threading.Event)
    superseded: bool = False
    result: Any = None
    error: Exception | None = None


class _Reporter:
    """Progress of one job: tells the GUI thread at most twenty times a second."""

    def __init__(self, job: _Job, tell: Callable[[int, int, str], None]) -> None:
        self._job = job
        self._tell = tell
        self._told = 0.0

    def step(self, done: int, total: int, label: str = "") -> None:
        if self._job.stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._told >= _SECONDS_BETWEEN_STEPS or done == total:
            self._told = now
            self._tell(done, total, label)


class _Sweeper(QTimer):
    """Collects cyclic garbage on the GUI thread while a worker lives: Python would do it on any thread, and a widget
    that is freed off the GUI thread, such as the suggestions of a dialog closed long ago, ends the program."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setInterval(_SWEEP_MS)
        self.timeout.connect(self._sweep)

    def begin(self) -> None:
        gc.disable()
        self.start()

    def end(self) -> None:
        self.stop()
        if not any(thread.name == _THREAD for thread in threading.enumerate()):
            gc.enable()

    def _sweep(self) -> None:
        full = [count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if any(full):
            gc.collect(max(generation for generation, is_full in enumerate(full) if is_full))


class Jobs(QObject):
    """The queue of work. `refused` shows a refusal that the asker did not handle."""

    started = Signal(str, bool)  # label, blocking
    progressed = Signal(int, int, str)  # done, total (0: unknown), label
    finished = Signal()  # the job that was `started` has ended
    stopped = Signal()  # a job was cancelled, and whoever asked for it says nothing about that
    idle = Signal()
    _begun = Signal(object)
    _ended = Signal(object)

    def __init__(self, refused: Callable[[UserError], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._refused = refused
        self._queue: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._open: list[_Job] = []
        self._current: _Job | None = None
        self._thread: threading.Thread | None = None
        self._last: _Job | None = None
        self._sweeper = _Sweeper(self)
        self._begun.connect(self._on_begun)
        self._ended.connect(self._on_ended)

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
        *,
        owner: QObject,
        label: str = "",
        blocking: bool = False,
        replaces: str = "",
    ) -> None:
        """Do `work` on the worker thread, then call `done` with its result or `failed` with its refusal.

        `blocking` covers the window until it ends. A later job of the same owner and the same `replaces` makes this one
        pointless: it is then not begun, or its result is dropped. Only for reading, such as the search as you type.
        """
        job = _Job(work, done, failed, owner, label, blocking, replaces)
        for other in self._open:
            if replaces and other.owner is owner and other.replaces == replaces:
                other.superseded = True
                other.stop.set()
        self._open.append(job)
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name=_THREAD, daemon=True)
            self._sweeper.begin()
            self._thread.start()
        self._queue.put(job)

    def cancel(self) -> None:
        """Ask the running job to stop at its next step."""
        if self._current is not None:
            self._current.stop.set()

    @property
    def is_idle(self) -> bool:
        return not self._open

    def wait_idle(self, timeout_ms: int = 10_000) -> bool:
        """For tests and pictures only: run the event loop until every callback has been called."""
        if self.is_idle:
            return True
        loop, timer = QEventLoop(), QTimer()
        timer.setSingleShot(True)
        timer.timeout.connect(loop.quit)
        self.idle.connect(loop.quit)
        timer.start(timeout_ms)
        while not self.is_idle and timer.isActive():  # what hears `idle` may begin the next job
            loop.exec()
        self.idle.disconnect(loop.quit)
        return self.is_idle

    def stop(self) -> None:
        """Cancel what waits and runs, and end the thread; no callback is called any more."""
        for job in self._open:
            job.superseded = True
            job.stop.set()
        self._queue.put(None)
        if self._thread is not None:
            self._thread.join()
            self._thread = None
            self._sweeper.end()

    def _serve(self) -> None:
        while (job := self._queue.get()) is not None:
            if not job.stop.is_set():
                self._begun.emit(job)
            try:
                if job.stop.is_set():
                    raise Cancelled
                job.result = job.work(_Reporter(job, self.progressed.emit))
            except Exception as error:  # noqa: BLE001 - handed to the GUI thread, which judges it
                job.error = error
            self._ended.emit(job)

    @Slot(object)
    def _on_begun(self, job: _Job) -> None:
        self._current = job
        self.started.emit(job.label, job.blocking)

    @Slot(object)
    def _on_ended(self, job: _Job) -> None:
        if self._current is job:
            self._current = None
            self.finished.emit()
        try:
            if not job.superseded and isValid(job.owner):
                self._deliver(job)
        finally:
            self._open.remove(job)
            self._last = job  # outlives the worker's hold on it, so what it refers to is freed on this thread
            if not self._open:
                self.idle.emit()

    def _deliver(self, job: _Job) -> None:
        error = job.error
        if error is None:
            if job.done is not None:
                job.done(job.result)
        elif not isinstance(error, UserError):
            sys.excepthook(type(error), error, error.__traceback__)
        elif job.failed is not None:
            job.failed(error)
        elif isinstance(error, Cancelled):
            self.stopped.emit()
        else:
            self._refused(error)
