"""Reading in a process of its own: a file that exhausts, hangs or breaks its parser costs that process and no more.

The process has a bounded memory; it is ended when it is silent for too long, when the officer cancels, and when its
parent goes, because its end of the connection closes. It is a second run of this program, so it works from the sources
and from the bundle alike, and it imports only what reading needs. What comes back is unpickled without any class but
dates and sets, so that a parser that was taken over cannot speak to the program in more than cells.
"""

from __future__ import annotations

import atexit
import io
import os
import pickle
import subprocess
import sys
import time
from multiprocessing import Pipe
from pathlib import Path
from typing import Any

from desktop.core.errors import UserError
from desktop.core.files import FileNotRead
from desktop.core.progress import SILENT, Progress, uncollected
from desktop.features.importing.domain import ListTooLarge, Looks, NotAList
from desktop.features.importing.sheets.book import Sheet, Workbook

COMMAND = "read-apart"
"""The hidden command of the program, which `desktop.__main__` knows by the same word."""

MOST_MEMORY = 700 * 2**20  # of addresses; what is in use is less by what Python and its libraries map
_WORN = 150 * 2**20  # a process that once took so much is not kept for the next file
_SILENT_SECONDS, _MORE_PER_MEGABYTE = 20, 1
_GLANCE_SECONDS, _GOODBYE_SECONDS = 0.05, 5
_ABORTED = (-6, -9, 0xC0000409)  # SIGABRT, the kernel's killer of processes; the same on Windows
_ROOT = Path(__file__).resolve().parents[4]
_REFUSALS: dict[str, type[UserError]] = {one.__name__: one for one in (FileNotRead, ListTooLarge, NotAList)}


def read_workbook(path: Path, progress: Progress = SILENT) -> Workbook:
    """Every sheet of the file. Raises FileNotRead, NotAList, ListTooLarge, and Cancelled when `progress` does."""
    size = path.stat().st_size if path.is_file() else 0
    return _KEPT.read(("file", str(path)), str(path), size, progress)


def read_pasted(text: str, page: str = "", progress: Progress = SILENT) -> Workbook:
    """What was copied from a spreadsheet or a table. Raises NotAList, ListTooLarge, Cancelled."""
    return _KEPT.read(("pasted", text, page), "", len(text) + len(page), progress)


def make_ready() -> None:
    """Start the process before it is needed: while the officer looks for the file."""
    _KEPT.start()


def release() -> None:
    """End it: nobody reads now."""
    _KEPT.end()


class Reader:
    """The process, kept from one file to the next. `peak` is the most memory it used, in bytes, where that is known."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._ours: Any = None
        self.peak = 0

    def start(self) -> None:
        if self._process is not None and self._process.poll() is None:
            return
        self.end()
        self._ours, theirs = Pipe()
        self._process = _start(theirs)
        theirs.close()

    def end(self) -> None:
        if self._process is None:
            return
        self._ours.close()
        self._process.kill()
        self._process.wait()
        self._process = self._ours = None

    @uncollected()
    def read(self, request: tuple[str, ...], path: str, size: int, progress: Progress) -> Workbook:
        patience = _SILENT_SECONDS + _MORE_PER_MEGABYTE * size / 1e6
        self.start()
        is_worn = True
        try:
            answer = self._converse(request, path, patience, progress)
            is_worn = not 0 < self.peak < _WORN
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            raise NotAList(path, self._why_it_ended()) from error
        finally:
            if is_worn:
                self.end()
        if isinstance(answer, UserError):
            raise answer
        return answer

    def _converse(
        self, request: tuple[str, ...], path: str, patience: float, progress: Progress
    ) -> Workbook | UserError:
        self._ours.send(request)
        sheets: list[Sheet] = []
        how_far: list[Any] = [0, 0]
        while True:
            kind, *facts = self._hear(path, patience, progress, how_far)
            if kind == "step":
                how_far = facts
            elif kind == "sheet":
                sheets.append(Sheet(rows=[], **facts[0]))
            elif kind == "rows":
                sheets[-1].rows.extend(facts[0])
            elif kind == "read":
                sha256, self.peak = facts
                return Workbook(path, sha256, tuple(sheets))
            else:
                self.peak = facts[2]
                return _refusal(facts[0], facts[1])

    def _hear(self, path: str, patience: float, progress: Progress, how_far: list[Any]) -> Any:
        last_heard = time.monotonic()
        while not self._ours.poll(_GLANCE_SECONDS):
            progress.step(*how_far)
            if time.monotonic() - last_heard > patience:
                raise NotAList(path, Looks.TOO_HEAVY)
        return _Plain(io.BytesIO(self._ours.recv_bytes())).load()

    def _why_it_ended(self) -> Looks:
        """A parser that is refused memory aborts; whatever else ends the process, the file is at fault."""
        if self._process is None:
            return Looks.DAMAGED
        self._ours.close()  # should it live and talk nonsense, it hears that nobody listens
        return Looks.TOO_HEAVY if self._process.wait(_GOODBYE_SECONDS) in _ABORTED else Looks.DAMAGED


_KEPT = Reader()
atexit.register(release)


def _refusal(name: str, facts: dict[str, Any]) -> UserError:
    if name == NotAList.__name__:
        facts["looks_like"] = Looks(facts["looks_like"])
    return _REFUSALS[name](**facts)


class _Plain(pickle.Unpickler):
    """Knows cells, and the containers they come in."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in {("datetime", "date"), ("builtins", "frozenset"), ("builtins", "set")}:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")


def _start(theirs: Any) -> subprocess.Popen[bytes]:
    """This program again, serving at that end of the connection."""
    number = theirs.fileno()
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable, *(() if frozen else ("-m", "desktop")), COMMAND, str(number), str(MOST_MEMORY)]
    paths = (str(_ROOT), os.environ.get("PYTHONPATH", ""))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    streams: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
    special: dict[str, Any] = {"pass_fds": (number,)}
    if sys.platform == "win32":
        os.set_handle_inheritable(number, True)
        about = subprocess.STARTUPINFO(lpAttributeList={"handle_list": [number]})
        special = {"startupinfo": about, "creationflags": subprocess.CREATE_NO_WINDOW}
    process: subprocess.Popen[bytes] = subprocess.Popen(command, env=environment, **streams, **special)
    return process
