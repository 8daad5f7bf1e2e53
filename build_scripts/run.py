"""Set up what is missing, then start the program: `python3 build_scripts/run.py [ARGUMENTS OF socongdoan …]`.

With no arguments and no screen it makes the demonstration in ./demo-output instead.
"""

from __future__ import annotations

import os
import subprocess
import sys

from setup_env import compile_translations, environment, guarded, has_screen, say, set_up


def main() -> int:
    python = set_up()
    compile_translations()
    arguments = sys.argv[1:]
    if not arguments and not has_screen():
        say("Máy không có màn hình: chạy bản trình diễn vào demo-output", "No screen: running demo --out demo-output")
        arguments = ["demo", "--out", "demo-output"]
    command = [str(python), "-P", "-m", "desktop", *arguments]  # -P: a folder here called `desktop` is not the program
    if os.name != "nt":  # there, exec would give the prompt back while the program still runs
        os.execve(python, command, environment())
    return subprocess.run(command, env=environment()).returncode


if __name__ == "__main__":
    sys.exit(guarded(main))
