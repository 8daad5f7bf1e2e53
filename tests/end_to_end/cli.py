"""Running the command line as scripts do: a process of its own, JSON on stdout, the status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
        done = subprocess.run(
            [sys.executable, "-m", "desktop", "--data-dir", str(self.folder), *map(str, arguments)],
            cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8",
            timeout=timeout, check=False,
        )  # fmt: skip
        return Answer(done.returncode, done.stdout, done.stderr)

    def json(self, *arguments: str | Path, **options: Any) -> Any:
        """The document of a command that must do its work."""
        answer = self.run(*arguments, "--json", **options)
        assert answer.status == 0, answer.err + answer.out
        return answer.document

    def refused(self, *arguments: str | Path, **options: Any) -> dict[str, Any]:
        return self.run(*arguments, "--json", **options).refusal


def set_up(folder: Path, text: str = UNION) -> Program:
    program = Program(folder / "data")
    (folder / "union.toml").write_text(text, encoding="utf-8")
    program.json("setup", "--file", folder / "union.toml")
    return program
