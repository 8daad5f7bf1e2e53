"""What every kind of field can do, and the values that are chosen from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.core.errors import FieldRefused


@dataclass(frozen=True)
class Option:
    """A value that can be chosen; `detail` tells people of one name apart: `1985 · Tổ May 2`."""

    value: Any
    label: str
    detail: str = ""

    @property
    def shown(self) -> str:
        return f"{self.label} · {self.detail}" if self.detail else self.label


class Field(QObject):
    """One labelled entry. `entry` takes the focus, `widget` is what stands in the form (usually the same)."""

    left = Signal(str)  # key: the user finished with it
    shows_label = True
    begins = True  # whether the cursor may stand here when the form opens
    entry: QWidget

    def __init__(self, key: str, label: str, *, required: bool = False, hint: str = "", wide: bool = False) -> None:
        super().__init__()
        self.key = key
        self.label = label
        self.required = required
        self.hint = hint
        self.wide = wide

    @property
    def widget(self) -> QWidget:
        return self.entry

    def value(self) -> Any:
        """The typed value, None for an empty field; raises FieldRefused."""
        raise NotImplementedError

    def load(self, value: Any) -> None:
        raise NotImplementedError

    def to_draft(self) -> str:
        raise NotImplementedError

    def from_draft(self, text: str) -> None:
        raise NotImplementedError

    def read_copied(self, text: str) -> None:
        """Take a text that was copied somewhere else, as if it were typed."""
        self.from_draft(text)

    def understood(self) -> str:
        """What to tell beside the field about how its text was read; usually nothing."""
        return ""

    def _name(self, entry: QWidget) -> None:
        self.entry = entry
        entry.setObjectName(self.key)
        entry.setAccessibleName(self.label)
        entry.setAccessibleDescription(self.hint)
        if self.hint:
            entry.setToolTip(self.hint)

    def _refuse(self, reason: str, value: str = "") -> FieldRefused:
        return FieldRefused(self.key, reason, value)
