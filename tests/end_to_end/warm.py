"""A process that has imported the program and forks one off for every command: run as a program it serves, and `Warm`
is the side that asks."""

from __future__ import annotations

import atexit
import gc
import json
import os
import runpy
import select
import subprocess
import sys
import tempfile
from pathlib import Path


class Warm:
    """Runs `python -m desktop ARGUMENTS` in a fork of a process started once."""

    def __init__(self, root: Path) -> None:
        environment = os.environ | {"PYTHONUTF8": "1", "QT_QPA_PLATFORM": "offscreen"}
        self._server = subprocess.Popen(
            [sys.executable, "-m", "tests.end_to_end.warm"], cwd=root, env=environment, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )  # fmt: skip
        atexit.register(self._server.kill)

    def run(self, arguments: list[str], environment: dict[str, str], timeout: float) -> tuple[int, str, str]:
        """The status, and what was written to stdout and to stderr. Raises TimeoutError."""
        server = self._server
        assert server.stdin
        assert server.stdout
        with tempfile.TemporaryDirectory() as folder:
            out, err = Path(folder, "out"), Path(folder, "err")
            asked = {"arguments": arguments, "environment": environment, "out": str(out), "err": str(err)}
            server.stdin.write(json.dumps(asked).encode() + b"\n")
            server.stdin.flush()
            if not select.select([server.stdout], [], [], timeout)[0]:
                raise TimeoutError(" ".join(arguments))
            status = int(server.stdout.readline())
            return status, out.read_text(encoding="utf-8"), err.read_text(encoding="utf-8")


def _serve() -> None:
    import desktop.cli  # noqa: F401  what every command needs

    gc.freeze()  # pages that nobody walks over stay shared
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if not child:
            _become(asked)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        sys.stdout.write(f"{status}\n")
        sys.stdout.flush()


def _become(asked: dict[str, object]) -> None:
    """The command itself; never comes back."""
    for name, number, flags in (
        (os.devnull, 0, os.O_RDONLY),
        (asked["out"], 1, os.O_WRONLY | os.O_CREAT),
        (asked["err"], 2, os.O_WRONLY | os.O_CREAT),
    ):
        os.dup2(os.open(str(name), flags), number)
    os.environ.clear()
    os.environ.update(asked["environment"])  # type: ignore[call-overload]
    sys.argv = ["desktop", *asked["arguments"]]  # type: ignore[misc]
    status = 70
    try:
        runpy.run_module("desktop", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001  whatever it was, it is told and the process ends
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    _serve()
