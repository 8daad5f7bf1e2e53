"""Layouts as TOML: those that ship with the program, and those that go from one union to another as a file."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Collection
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from desktop.core.blanks.records import Layout, LayoutRefused, refuse_unusable
from desktop.core.paths import resource
from desktop.core.toml_records import Unfitting, read_record


@cache
def shipped_layouts(paper: str) -> tuple[Layout, ...]:
    """Those for one paper, in the order of their files' names."""
    found = (read_record(path, Layout) for path in sorted(resource("blanks").glob("*.toml")))
    return tuple(one for one in found if one.paper == paper)


def read_layout(path: Path, paper: str, places: Collection[str]) -> Layout:
    """A layout from a file, with nothing in it that could not be printed. Raises LayoutRefused, FileNotRead."""
    try:
        layout = read_record(path, Layout)
    except Unfitting as found:
        raise LayoutRefused(path.name, found.reason, found.field, found.value, found.expected) from found
    if layout.paper != paper:
        raise LayoutRefused(path.name, "other_paper", "paper", layout.paper, (paper,))
    refuse_unusable(layout, places, path.name)
    return layout


def layout_as_toml(layout: Layout) -> bytes:
    """The layout as a file that `read_layout` takes."""
    lines = [*_entries(layout)]
    if layout.frame:
        lines += ["", "[frame]", *_entries(layout.frame)]
    for one in layout.fields:
        lines += ["", "[[fields]]", *_entries(one)]
    return ("\n".join(lines) + "\n").encode()


def _entries(record: Any) -> list[str]:
    """Values that are what they would be anyway stay out."""
    return [
        f"{one.name} = {_value(value)}"
        for one in dataclasses.fields(record)
        if not isinstance(value := getattr(record, one.name), tuple)
        and not dataclasses.is_dataclass(value)
        and value is not None
        and value != one.default
    ]


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, Enum):
        return json.dumps(str(value.value))
    return str(value) if isinstance(value, int) else json.dumps(value, ensure_ascii=False)
