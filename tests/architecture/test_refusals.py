"""Every refusal has a sentence in Vietnamese, and its code is stable."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import typing
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

import desktop
from desktop import catalog
from desktop.core.errors import UserError
from desktop.core.money import Dong


def _refusals() -> list[type[UserError]]:
    for module in pkgutil.walk_packages(desktop.__path__, "desktop."):
        if ".migrations" not in module.name and not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found: list[type[UserError]] = []
    waiting = [UserError]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind is not UserError and kind.__module__.startswith("desktop"):
            found.append(kind)
    return sorted(found, key=lambda kind: kind.__qualname__)


def _example(hint: Any) -> Any:
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        return (_example(inner[0]),)
    if inner:
        return _example(inner[0])
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint))
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return hint(**_examples(hint))
    values = {
        str: "x",
        int: 3,
        bool: True,
        Dong: Dong(5000),
        date: date(2026, 11, 22),
        datetime: datetime(2026, 11, 22, tzinfo=UTC),
    }
    return values.get(hint, "x")


def _examples(kind: Any) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    return {field.name: _example(hints[field.name]) for field in dataclasses.fields(kind) if field.init}


@pytest.mark.parametrize("kind", _refusals(), ids=lambda kind: kind.__qualname__)
def test_a_refusal_says_in_vietnamese_what_to_do(qapp: QApplication, kind: type[UserError]) -> None:
    error = kind(**_examples(kind))
    sentence = catalog.sentence(error)
    assert error.code not in sentence, "no words.py speaks of it"
    assert len(sentence) > 12
    assert "{" not in sentence
    assert sentence.rstrip()[-1] in ".?!”)…"


def test_codes_are_unique() -> None:
    codes = [kind.code.fget(kind(**_examples(kind))) for kind in _refusals()]  # type: ignore[attr-defined]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("kind", _refusals(), ids=lambda kind: kind.__qualname__)
def test_a_code_has_an_underscore_before_each_word(kind: type[UserError]) -> None:
    code: str = kind.code.fget(kind(**_examples(kind)))  # type: ignore[attr-defined]
    assert "".join(word.capitalize() for word in code.split("_")) == kind.__name__
