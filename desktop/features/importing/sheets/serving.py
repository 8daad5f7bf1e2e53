"""The other side of `apart`: the process that reads, from its start to its end."""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from multiprocessing import connection
from pathlib import Path
from typing import Any

from desktop.core.errors import UserError
from desktop.core.progress import uncollected
from desktop.features.importing.domain import Looks
from desktop.features.importing.sheets.book import Sheet, Workbook
from desktop.features.importing.sheets.files import read_clipboard, read_file
from desktop.features.importing.sheets.limits import limit_memory, peak_memory

_BATCH = 2_000
_ABOUT = ("name", "merged", "hidden_columns", "hidden_rows", "struck", "hidden", "formulas")
_SECONDS_BETWEEN_STEPS = 0.2


def serve(arguments: list[str]) -> int:
    """Read what is asked for until the other end closes; given the number of this end, and the most bytes to use."""
    number, most_memory = map(int, arguments)
    limit_memory(most_memory)
    line = _Line(number)
    with suppress(EOFError, OSError):
        while True:
            kind, *given = line.hear()
            if kind == "file":
                _answer(line, given[0], partial(read_file, Path(given[0]), line))
            else:
                _answer(line, "", partial(read_clipboard, *given))
    return 0


class _Line:
    """The connection; also the progress of reading, which the other process waits for."""

    def __init__(self, number: int) -> None:
        kind: Any = getattr(connection, "PipeConnection", connection.Connection)  # on Windows a named pipe
        self._ends = kind(number)
        self._told = 0.0

    def hear(self) -> Any:
        return self._ends.recv()

    def say(self, *said: Any) -> None:
        self._ends.send_bytes(pickle.dumps(said, protocol=5))

    def step(self, done: int, total: int, label: str = "") -> None:
        if (now := time.monotonic()) - self._told >= _SECONDS_BETWEEN_STEPS:
            self._told = now
            self.say("step", done, total, label)


@uncollected()
def _answer(line: _Line, path: str, read: Callable[[], Workbook]) -> None:
    try:
        book = read()
        for sheet in book.sheets:
            _say_sheet(line, sheet)
        line.say("read", book.sha256, peak_memory())
    except UserError as refusal:
        facts = {name: str(value) if isinstance(value, Looks) else value for name, value in refusal.facts().items()}
        line.say("refused", type(refusal).__name__, facts, peak_memory())
    except MemoryError:
        _refuse(line, path, Looks.TOO_HEAVY)
    except OSError:
        raise
    except Exception:  # noqa: BLE001 - whatever a foreign parser raises, the file is at fault
        _refuse(line, path, Looks.DAMAGED)


def _refuse(line: _Line, path: str, looks: Looks) -> None:
    line.say("refused", "NotAList", {"path": path, "looks_like": str(looks)}, peak_memory())


def _say_sheet(line: _Line, sheet: Sheet) -> None:
    about = {name: getattr(sheet, name) for name in _ABOUT}
    line.say("sheet", {**about, "fonts": dict(sheet.fonts)})
    for start in range(0, len(sheet.rows), _BATCH):
        line.say("rows", sheet.rows[start : start + _BATCH])
