"""Filters as pills above a list."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.widgets.flow import FlowLayout


class Chips(QWidget):
    """Filters as pills that are on or off. `exclusive` lets at most one be on."""

    changed = Signal()

    def __init__(self, exclusive: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exclusive = exclusive
        self._chips: dict[str, QPushButton] = {}
        self._first: set[str] = set()
        self._layout = FlowLayout(self, 5)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, key: str, text: str, checked: bool = False) -> None:
        chip = QPushButton(text)
        chip.setObjectName(f"chip_{key}")
        chip.setAccessibleName(text)
        chip.setProperty("chip", True)
        chip.setCheckable(True)
        chip.setChecked(checked)
        chip.clicked.connect(lambda: self._on_clicked(key))
        self._chips[key] = chip
        self._first |= {key} if checked else set()
        self._layout.addWidget(chip)

    def choose(self, *keys: str) -> None:
        """Switch these on and all others off, without a word to who listens."""
        for key, chip in self._chips.items():
            chip.setChecked(key in keys)

    def checked(self) -> list[str]:
        return [key for key, chip in self._chips.items() if chip.isChecked()]

    def texts(self) -> list[str]:
        """What the chips that are on say."""
        return [chip.text() for chip in self._chips.values() if chip.isChecked()]

    def reset(self) -> None:
        """As they stood at first, and say so."""
        self.choose(*self._first)
        self.changed.emit()

    @property
    def narrowed(self) -> bool:
        """Whether the chips stand otherwise than at first."""
        return set(self.checked()) != self._first

    def remove(self, key: str) -> None:
        chip = self._chips.pop(key)
        self._layout.removeWidget(chip)
        chip.deleteLater()

    def clear(self) -> None:
        for chip in self._chips.values():
            self._layout.removeWidget(chip)
            chip.deleteLater()
        self._chips.clear()
        self._first.clear()

    def _on_clicked(self, key: str) -> None:
        if self.exclusive:
            for other, chip in self._chips.items():
                chip.setChecked(chip.isChecked() and other == key)
        self.changed.emit()
