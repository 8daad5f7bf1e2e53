"""What every command shares: the options given for all of them, the passphrase, the answer on stdout.

With `--json` stdout carries exactly one JSON document; words for people, progress and warnings go to stderr.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from desktop.core import paths
from desktop.core.files import read_bytes
from desktop.features.accounts.books import Book, opened
from desktop.features.accounts.domain import PassphraseMissing
from desktop.features.accounts.services import refuse_empty
from desktop.widgets.words import translate

PASSPHRASE_VARIABLE = "SOCONGDOAN_PASSPHRASE"
_PASSPHRASE_LIMIT = 4096

out = Console(soft_wrap=True, highlight=False)
err = Console(stderr=True, soft_wrap=True, highlight=False)


@dataclass
class Call:
    """The options for all commands. One per run of the program."""

    data_dir: Path | None = None
    as_json: bool = False
    passphrase_file: Path | None = None
    default_passphrase: str = ""
    """Used only by commands on the sample union, whose passphrase is published."""

    @property
    def folder(self) -> Path:
        return (self.data_dir or paths.data_folder()).absolute()

    def passphrase(self) -> str:
        """From the environment, else the file, else the terminal; raises PassphraseMissing."""
        if found := os.environ.get(PASSPHRASE_VARIABLE):
            return found
        if self.passphrase_file:
            content = read_bytes(self.passphrase_file.absolute(), _PASSPHRASE_LIMIT)
            text = content.decode("utf-8-sig", errors="replace")
            if found := text.rstrip("\r\n"):
                return found
            raise PassphraseMissing()
        if self.default_passphrase:
            return self.default_passphrase
        if sys.stdin is not None and sys.stdin.isatty():
            return err.input(translate("cli", "Passphrase: "), password=True)
        raise PassphraseMissing()

    @contextmanager
    def book(self) -> Iterator[Book]:
        """The union, open. Where there is none, no passphrase is asked for and nothing is made."""
        refuse_empty(self.folder)
        with opened(self.folder, self.passphrase()) as book:
            yield book

    def answer(self, document: Any, words: Callable[[], str] | str = "") -> None:
        """The command's result: the document with `--json`, the words without."""
        if self.as_json:
            sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=1, default=str) + "\n")
            sys.stdout.flush()
        else:
            text = words() if callable(words) else words
            if text:
                out.print(text, markup=False)


current = Call()
"""The options of this run; `cli.main` fills it before a command starts."""


class Bar:
    """Progress of long work as a bar on stderr; it appears only when the work takes longer than a second."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("", total=None)

    def step(self, done: int, total: int, label: str = "") -> None:
        self._progress.update(self._task, completed=done, total=total or None, description=label)


@contextmanager
def bar() -> Iterator[Bar]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as progress:
        yield Bar(progress)
