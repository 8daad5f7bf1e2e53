"""Run every gate and name the ones that failed: format, lint, types, import contracts, translations, tests."""

from __future__ import annotations

import subprocess
import sys

from setup_env import PYTHON, ROOT, environment, guarded, set_up

GATES: dict[str, list[str]] = {
    "format": ["-m", "ruff", "format", "--check", "."],
    "lint": ["-m", "ruff", "check", "."],
    "types": ["-m", "mypy"],
    "import contracts": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
    "translations": ["build_scripts/translate.py", "--check"],
    "tests": ["build_scripts/test.py", "-q"],
}


def main() -> int:
    set_up()
    failed = []
    for gate, arguments in GATES.items():
        print(f"── {gate}", flush=True)
        if subprocess.run([PYTHON, *arguments], cwd=ROOT, env=environment()).returncode:
            failed.append(gate)
    print(f"failed: {', '.join(failed)}" if failed else "every gate is open")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(guarded(main))
