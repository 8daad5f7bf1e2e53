"""Whatever can be found in a package has a Vietnamese sentence: never only a code."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop.core import paths
from desktop.features.federation.words import problem_sentence
from desktop.features.sync import words as sync
from desktop.features.sync.domain import Problem

ENGINES = [paths.PACKAGE / "features" / name for name in ("sync", "federation")]


def _raised() -> Iterator[tuple[str, set[str]]]:
    """Every code that the engines give to a `Problem` or `Refused`, with the names of all facts they ever give."""
    calls = [
        call
        for folder in ENGINES
        for path in sorted(folder.glob("*.py"))
        if path.name != "cards.py"  # what is wrong with a card is told by its own refusal
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("Problem", "Refused")
    ]
    dicts = [each for call in calls for each in ast.walk(call) if isinstance(each, ast.Dict)]
    facts = {str(key.value) for each in dicts for key in each.keys if isinstance(key, ast.Constant)}
    facts |= {each.arg for call in calls for each in call.keywords if each.arg}
    for call in calls:
        if call.args:
            for each in ast.walk(call.args[0]):
                if isinstance(each, ast.Constant) and str(each.value).isidentifier():
                    yield str(each.value), facts


CODES = dict(_raised())


def test_the_codes_are_found() -> None:
    assert {"unknown_key", "fork", "late", "sealed_for_others", "not_read", "key_too_long"} <= CODES.keys()
    assert len(CODES) > 50


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_problem_has_its_sentence(qapp: QApplication, code: str) -> None:
    unknown = sync.problem_sentence(Problem("no_such_code"))
    assert "no_such_code" in unknown
    said = problem_sentence(Problem(code, dict.fromkeys(CODES[code] | {"held_seq"}, "9")))
    assert said.endswith(".")
    assert code not in said
    assert "{" not in said
    assert any(letter in said for letter in "ăâđêôơưáàảãạếệộợịữọ")
