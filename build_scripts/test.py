"""Set up what is missing, then run every test: `python3 build_scripts/test.py [ARGUMENTS OF pytest …]`."""

from __future__ import annotations

import os
import subprocess
import sys

from setup_env import ROOT, TEST_PROGRAMS, compile_translations, environment, guarded, set_up


def main() -> int:
    python = set_up(TEST_PROGRAMS)
    compile_translations()
    workers = str(max(2, os.cpu_count() or 2))
    command = [str(python), "-m", "pytest", "-n", workers, "--dist", "worksteal", *sys.argv[1:]]
    return subprocess.run(command, cwd=ROOT, env=environment() | {"QT_QPA_PLATFORM": "offscreen"}).returncode


if __name__ == "__main__":
    sys.exit(guarded(main))
