"""Running the command line as scripts do: a process of its own, JSON on stdout, the status.

Nearly all the time of such a process goes into importing the program, so where the system can fork, every process is
forked off one that has imported it already (`warm.py`): memory, files and status are its own all the same.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.warm import Warm

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "bốn từ rất dễ nhớ"

UNION = """
[union]
name = "CĐCS Công ty TNHH May Hòa Phát"
code = "TN-0001"
place = "Tây Ninh"
[superior]
name = "Liên đoàn Lao động tỉnh Tây Ninh"
kind = "LDLD_TINH"
code = "LDLD-TN"
"""
DESK = """
role = "desk"
[union]
name = "Liên đoàn Lao động tỉnh Tây Ninh"
code = "LDLD-TN"
"""


@dataclass(frozen=True)
class Answer:
    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on stdout."""
        return json.loads(self.out)

    @property
    def refusal(self) -> dict[str, Any]:
        assert self.status == 2, self.err
        found: dict[str, Any] = self.document["refusal"]
        assert found["message"], "a refusal without a sentence"
        return found


@dataclass(frozen=True)
class Program:
    """The program with a data folder; every call is a process of its own."""

    folder: Path

    def run(self, *arguments: str | Path, passphrase: str = PASSPHRASE, timeout: float = 300) -> Answer:
        environment = {key: value for key, value in os.environ.items() if key != "SOCONGDOAN_PASSPHRASE"}
        environment |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
        if passphrase:
            environment["SOCONGDOAN_PASSPHRASE"] = passphrase
        given = ["--data-dir", str(self.folder), *map(str, arguments)]
        if hasattr(os, "fork"):
            return Answer(*_warm().run(given, environment, timeout))
        done = subprocess.run(
            [sys.executable, "-m", "desktop", *given], cwd=ROOT, env=environment, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, encoding="utf-8", timeout=timeout, check=False,
        )  # fmt: skip
        return Answer(done.returncode, done.stdout, done.stderr)

    def json(self, *arguments: str | Path, **options: Any) -> Any:
        """The document of a command that must do its work."""
        answer = self.run(*arguments, "--json", **options)
        assert answer.status == 0, answer.err + answer.out
        return answer.document

    def refused(self, *arguments: str | Path, **options: Any) -> dict[str, Any]:
        return self.run(*arguments, "--json", **options).refusal


@cache
def _warm() -> Warm:
    return Warm(ROOT)


def set_up(folder: Path, text: str = UNION) -> Program:
    program = Program(folder / "data")
    (folder / "union.toml").write_text(text, encoding="utf-8")
    program.json("setup", "--file", folder / "union.toml")
    return program


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that only one of the workers fills, however many ask for it; the others wait. They only read it."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    folder = (factory.getbasetemp().parent if worker else factory.getbasetemp()) / name
    ended = folder.with_suffix(".ended")
    try:
        folder.mkdir()
    except FileExistsError:
        for _ in range(6000):
            if ended.exists():
                break
            time.sleep(0.1)
        assert ended.read_text() == "made", f"{name} could not be made"
        return folder
    try:
        make(folder)
    except BaseException:
        ended.write_text("failed")
        raise
    ended.write_text("made")
    return folder
