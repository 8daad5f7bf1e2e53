"""Filters of the members list kept by name, such as “Nữ Tổ May 1”.

They lie in the window's settings, which are not encrypted: what is typed to find one person is not kept with them.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from PySide6.QtCore import QSettings

KEY = "filters/members"
PERSONAL = ("full_name", "national_id", "phone")


@dataclass(frozen=True)
class SavedFilter:
    """`chip` is which part of the book, `filters` are what the boxes under the headings say."""

    name: str
    chip: str
    section_id: str
    filters: dict[str, str]

    @property
    def key(self) -> str:
        return f"saved_{self.name}"


def load_filters(settings: QSettings) -> list[SavedFilter]:
    """What cannot be read is passed over: somebody may have edited the file."""
    try:
        found: Any = json.loads(str(settings.value(KEY, "[]")))
        return [SavedFilter(**one) for one in found]
    except (ValueError, TypeError):
        return []


def keep_filters(settings: QSettings, filters: list[SavedFilter]) -> None:
    settings.setValue(KEY, json.dumps([asdict(one) for one in filters], ensure_ascii=False))
