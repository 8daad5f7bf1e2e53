from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_text_is_translated_with_the_same_places() -> None:
    check = [sys.executable, "-X", "utf8", str(ROOT / "build_scripts" / "translate.py"), "--check"]
    result = subprocess.run(check, capture_output=True, encoding="utf-8")
    assert result.returncode == 0, result.stderr
