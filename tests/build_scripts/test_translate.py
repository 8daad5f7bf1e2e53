"""translate.py on a small tree of its own, run as a person runs it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "build_scripts"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for folder in ("desktop", "i18n", "build_scripts"):
        (tmp_path / folder).mkdir()
    for script in ("translate.py", "file_lock.py"):
        shutil.copy(SCRIPTS / script, tmp_path / "build_scripts")
    return tmp_path


def translate(tree: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-X", "utf8", str(tree / "build_scripts" / "translate.py"), *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8")


def fill(tree: Path, texts: dict[str, dict[str, str]]) -> subprocess.CompletedProcess[str]:
    (tree / "fill.json").write_text(json.dumps(texts), encoding="utf-8")
    return translate(tree, "--fill", str(tree / "fill.json"))


def test_a_filled_text_is_found_by_qt(tree: Path, qapp: object) -> None:
    from PySide6.QtCore import QTranslator

    (tree / "desktop" / "a.py").write_text('translate("members", "Wait\\u2026 " "{number} left")', encoding="utf-8")
    fill(tree, {"members": {"Wait… {number} left": "Xin chờ… còn {number}"}})
    assert translate(tree, "--check").returncode == 0
    assert translate(tree, "--release").returncode == 0
    translator = QTranslator()
    assert translator.load(str(tree / "resources" / "translations" / "vi.qm"))
    assert translator.translate("members", "Wait… {number} left") == "Xin chờ… còn {number}"


def test_a_text_that_is_not_literal_is_refused(tree: Path) -> None:
    (tree / "desktop" / "a.py").write_text('translate("members", f"{name} left")', encoding="utf-8")
    checked = translate(tree, "--check")
    assert checked.returncode == 1
    assert "a.py: line 1" in checked.stderr


def test_a_translation_that_loses_a_place_fails_the_check(tree: Path) -> None:
    (tree / "desktop" / "a.py").write_text('translate("members", "{number} left")', encoding="utf-8")
    fill(tree, {"members": {"{number} left": "còn {so}"}})
    assert "places" in translate(tree, "--check").stderr


def test_an_unfinished_text_fails_the_check(tree: Path) -> None:
    (tree / "desktop" / "a.py").write_text('translate("members", "Save")', encoding="utf-8")
    translate(tree)
    assert "not translated" in translate(tree, "--check").stderr


def test_a_text_the_code_lost_is_dropped(tree: Path) -> None:
    code = tree / "desktop" / "a.py"
    code.write_text('translate("members", "Save")', encoding="utf-8")
    fill(tree, {"members": {"Save": "Lưu"}})
    code.write_text("", encoding="utf-8")
    translate(tree)
    assert "Lưu" not in (tree / "i18n" / "vi.ts").read_text(encoding="utf-8")


def test_nothing_is_dropped_while_a_file_cannot_be_parsed(tree: Path) -> None:
    code = tree / "desktop" / "a.py"
    code.write_text('translate("members", "Save")', encoding="utf-8")
    fill(tree, {"members": {"Save": "Lưu"}})
    code.write_text('translate("members", "Save"', encoding="utf-8")
    assert translate(tree).returncode == 1
    assert "Lưu" in (tree / "i18n" / "vi.ts").read_text(encoding="utf-8")
