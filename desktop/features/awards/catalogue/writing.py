"""Writing a rule pack as the file it would be, so that a pack changed here is kept, compared and exported like any."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any


def pack_text(table: Mapping[str, Any]) -> bytes:
    """TOML: plain entries first, then lists of tables in their order."""
    return ("\n".join(_lines(table, "")) + "\n").encode()


def _lines(table: Mapping[str, Any], place: str) -> Iterator[str]:
    for name, value in table.items():
        if not _is_tables(value):
            yield f"{name} = {_value(value)}"
    for name, value in table.items():
        if _is_tables(value):
            for one in value:
                yield ""
                yield f"[[{place}{name}]]"
                yield from _lines(one, f"{place}{name}.")


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return f"[{', '.join(_value(one) for one in value)}]"
    if isinstance(value, str):  # JSON leaves the one control character alone that TOML does not take
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(value)
