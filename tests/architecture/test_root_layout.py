from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAMES = {"README.md", "LICENSE", "pyproject.toml", "desktop", "resources", "i18n", "tests", "build_scripts"}


def test_the_root_holds_what_a_newcomer_expects_and_nothing_else() -> None:
    ignored = {
        line.strip("/")
        for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
        if line.startswith("/")
    }
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - ignored
    assert found == NAMES
