"""Write build_scripts/requirements.lock anew: every package with its hashes, Linux and Windows together.

Run it after changing the dependencies of pyproject.toml; `--upgrade` also takes newer releases of what stands already.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "build_scripts" / "requirements.lock"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--upgrade", action="store_true")
    arguments = parser.parse_args()
    uv = shutil.which("uv")
    if uv is None:
        print("uv is needed: python3 -m pip install uv", file=sys.stderr)
        return 1
    command = [uv, "pip", "compile", "pyproject.toml", "--extra", "test", "--extra", "build"]
    command += ["--universal", "--python-version", "3.11", "--generate-hashes", "--only-binary", ":all:"]
    command += ["--no-emit-index-url", "--no-emit-find-links", "--no-annotate", "--quiet"]
    command += ["--custom-compile-command", "python build_scripts/lock.py", "--output-file", str(LOCK)]
    return subprocess.run(command + ["--upgrade"] * arguments.upgrade, cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main())
