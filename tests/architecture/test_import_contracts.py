"""The architecture, as far as import-linter's contracts in pyproject.toml and a look at the imports can hold it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "desktop").rglob("*.py"))


def _imports(path: Path) -> Iterator[str]:
    """Dotted names, the imported attribute included: it may be a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_every_import_contract_is_kept(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    status = lint_imports(no_cache=True)
    assert status == 0, capsys.readouterr().out


def test_a_feature_is_seen_from_another_only_at_its_domain_and_services() -> None:
    """Two layers see their like: SQL joins the rows of a feature below, and words quote its words."""
    trespasses = []
    for path in MODULES:
        place = path.relative_to(ROOT).with_suffix("").parts
        if place[:2] != ("desktop", "features") or len(place) < 4:
            continue
        for name in _imports(path):
            target = name.split(".")
            if target[:2] != ["desktop", "features"] or len(target) < 4 or target[2] == place[2]:
                continue
            joined = place[3] == target[3] == "storage" and target[-1].endswith("Row")
            quoted = target[3] == "words" and place[3] in {"words", "ui"}
            if target[3] not in {"domain", "services"} and not joined and not quoted:
                trespasses.append(f"{'/'.join(place)} imports {name}")
    assert trespasses == []


def test_words_need_nothing_of_qt_but_its_translator() -> None:
    widgets_in_words = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in MODULES
        if path.name == "words.py" or "words" in path.parent.parts
        for name in _imports(path)
        if name.startswith("PySide6.") and not name.startswith("PySide6.QtCore.")
    ]
    assert widgets_in_words == []


def test_qt_is_imported_only_where_screens_are() -> None:
    """Engines have modules of their own that no contract can list by name; commands take pictures of the screens."""
    shown = {"ui", "widgets", "shell", "feature.py", "app.py", "__main__.py", "cli.py", "commands"}
    intruders = [
        str(path.relative_to(ROOT))
        for path in MODULES
        if not shown & set(path.relative_to(ROOT).parts)
        and any(name.split(".")[0] in {"PySide6", "shiboken6"} for name in _imports(path))
    ]
    assert intruders == []
