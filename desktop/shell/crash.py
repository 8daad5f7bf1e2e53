"""What happens on a bug: nothing typed is lost, a report without personal data is written, and the user is told.

The report holds file, line and function of each frame and the kind of the exception. Its message and every value stay
out, because they may quote a member. Qt's own warnings are kept the same way: their category, never their text.
"""

from __future__ import annotations

import platform
import sys
import time
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QtMsgType, Signal, qInstallMessageHandler, qVersion

import desktop
from desktop.core import paths
from desktop.widgets.words import translate

_MOST_REPORTS = 20
_SECONDS_BETWEEN_MESSAGES = 10.0


class CrashHandler(QObject):
    """Install once, before the first window. `tell` shows a sentence on the GUI thread; it may be called again later,
    so it can be replaced when the window is there."""

    _happened = Signal(str)

    def __init__(self, logs: Path, tell: Callable[[str], None]) -> None:
        super().__init__()
        self.logs = logs
        self.tell = tell
        self._told = -_SECONDS_BETWEEN_MESSAGES
        self._happened.connect(self._show)

    def install(self) -> None:
        sys.excepthook = self.handle
        qInstallMessageHandler(self._on_qt_message)

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """For `sys.excepthook`; safe on any thread."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._happened.emit(str(self._write(kind, trace) or ""))

    def _write(self, kind: type[BaseException], trace: TracebackType | None) -> Path | None:
        moment = datetime.now(UTC)
        path = self.logs / f"crash-{moment:%Y%m%d-%H%M%S-%f}.txt"
        try:
            self.logs.mkdir(parents=True, exist_ok=True)
            path.write_text(describe(kind, trace, moment), encoding="utf-8")
            for old in sorted(self.logs.glob("crash-*.txt"))[:-_MOST_REPORTS]:
                old.unlink()
        except OSError:  # a full disk must not hide the bug that is being told
            return None
        return path

    def _show(self, report: str) -> None:
        """A bug in a repeated event must not fill the screen with boxes."""
        now = time.monotonic()
        if now - self._told >= _SECONDS_BETWEEN_MESSAGES:
            self._told = now
            self.tell(crash_sentence(report))

    def _on_qt_message(self, kind: QtMsgType, context: object, message: str) -> None:
        if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
            category = getattr(context, "category", None) or "default"
            line = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} {kind.name} {category}\n"
            try:
                self.logs.mkdir(parents=True, exist_ok=True)
                with (self.logs / "qt.txt").open("a", encoding="utf-8") as file:
                    file.write(line)
            except OSError:
                return


def describe(kind: type[BaseException], trace: TracebackType | None, moment: datetime) -> str:
    """The report's text: versions, the exception's kind, and where each frame stood."""
    frames = [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
    return "\n".join(
        [
            f"Sổ Công đoàn {desktop.__version__}",
            f"{moment:%Y-%m-%d %H:%M:%S} UTC",
            f"{platform.system()} {platform.release()}, Python {platform.python_version()}, Qt {qVersion()}",
            f"{kind.__module__}.{kind.__qualname__}",
            *frames,
            "",
        ]
    )


def crash_sentence(report: str) -> str:
    sentence = translate(
        "shell",
        "Something in the program went wrong. What was typed is still on the screen, and what was saved is safe. "
        "Please save again; if it happens once more, close the program and open it again.",
    )
    if not report:
        return sentence
    where = translate("shell", "A report without personal data was written to {file}. Please send it to support.")
    return f"{sentence}\n\n{where.format(file=report)}"


def _short(name: str) -> str:
    """The path below the program, so that the name of the Windows account stays out."""
    path = Path(name)
    if path.is_relative_to(paths.PACKAGE.parent):
        return path.relative_to(paths.PACKAGE.parent).as_posix()
    return path.name
