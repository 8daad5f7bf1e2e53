"""A field of a form that holds several small records: one row each, typed as text, read when the form is saved."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.core.errors import FieldRefused
from desktop.widgets import theme
from desktop.widgets.chooser import Chooser
from desktop.widgets.fields.base import Field, Option
from desktop.widgets.words import translate

_MOST_SHOWN = 5


@dataclass(frozen=True)
class Part:
    """A column. `read` makes the value of a text and raises ValueError; with `options` it is chosen from a list. What
    is a `number` stands at the right."""

    key: str
    title: str
    width: int
    read: Callable[[str], Any] = str
    write: Callable[[Any], str] = str
    options: tuple[Option, ...] = ()
    number: bool = False


class Rows(Field):
    """Rows that can be added and taken away. Its value is a list of dictionaries by part; rows without any typed
    text are left out."""

    def __init__(
        self, key: str, label: str, parts: Sequence[Part], *, hint: str = "", shown: int = _MOST_SHOWN
    ) -> None:
        """At most `shown` rows are seen at once."""
        super().__init__(key, label, hint=hint, wide=True)
        self.parts = tuple(parts)
        self._most_shown = shown
        self.table = QTableWidget(0, len(self.parts))
        self.table.setHorizontalHeaderLabels([part.title for part in self.parts])
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setStretchLastSection(False)
        for number, part in enumerate(self.parts):
            self.table.setColumnWidth(number, part.width)
        widest = max(range(len(self.parts)), key=lambda number: self.parts[number].width)
        self.table.horizontalHeader().setSectionResizeMode(widest, QHeaderView.ResizeMode.Stretch)
        self._name(self.table)
        self._frame = self._make_frame()
        self._fit()

    @property
    def widget(self) -> QWidget:
        return self._frame

    def value(self) -> list[dict[str, Any]]:
        return [self._read(texts) for texts in self._texts() if self._is_filled(texts)]

    def load(self, value: Any) -> None:
        self._show(
            [{part.key: part.write(row[part.key]) for part in self.parts} for row in value or ()] if value else []
        )

    def to_draft(self) -> str:
        return json.dumps(self._texts(), ensure_ascii=False)

    def from_draft(self, text: str) -> None:
        self._show(json.loads(text))

    def add(self, texts: Mapping[str, str] | None = None) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        for column, part in enumerate(self.parts):
            text = (texts or {}).get(part.key, "")
            if part.options:
                self.table.setCellWidget(row, column, self._make_choice(part, text))
            else:
                item = QTableWidgetItem(text)
                if part.number:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
        self._fit()

    # Inside

    def _read(self, texts: dict[str, str]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for part in self.parts:
            if part.options:
                kept = texts[part.key]  # is no longer offered
                values[part.key] = next((one.value for one in part.options if str(one.value) == kept), kept)
                continue
            try:
                values[part.key] = part.read(texts[part.key])
            except ValueError as error:
                raise FieldRefused(self.key, "not_understood", texts[part.key] or part.title) from error
        return values

    def _is_filled(self, texts: dict[str, str]) -> bool:
        return any(texts[part.key] for part in self.parts if not part.options)

    def _texts(self) -> list[dict[str, str]]:
        return [
            {part.key: self._text(row, column) for column, part in enumerate(self.parts)}
            for row in range(self.table.rowCount())
        ]

    def _text(self, row: int, column: int) -> str:
        choice = self.table.cellWidget(row, column)
        if isinstance(choice, Chooser):
            return str(choice.currentData())
        item = self.table.item(row, column)
        return " ".join(item.text().split()) if item else ""

    def _show(self, rows: Sequence[Mapping[str, str]]) -> None:
        self.table.setRowCount(0)
        for texts in rows:
            self.add(texts)
        self._fit()

    def _remove(self) -> None:
        row = self.table.currentRow()
        self.table.removeRow(row if row >= 0 else self.table.rowCount() - 1)
        self._fit()
        self.left.emit(self.key)

    def _make_choice(self, part: Part, text: str) -> Chooser:
        choice = Chooser(f"{self.key}_{part.key}", part.title or self.label)
        for option in part.options:
            choice.addItem(option.label, option.value)
        found = next((row for row, one in enumerate(part.options) if str(one.value) == text), 0 if not text else -1)
        if found < 0:
            choice.addItem(text, text)
            found = choice.count() - 1
        choice.setCurrentIndex(found)
        return choice

    def _make_frame(self) -> QWidget:
        add = self._button("add", "plus", translate("widgets", "Add a row"))
        add.clicked.connect(lambda: self._add_and_edit())
        remove = self._button("remove", "trash-2", translate("widgets", "Take the row away"))
        remove.clicked.connect(self._remove)
        buttons = QHBoxLayout()
        buttons.addWidget(add)
        buttons.addWidget(remove)
        buttons.addStretch()
        frame = QWidget()
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)
        layout.addLayout(buttons)
        return frame

    def _add_and_edit(self) -> None:
        self.add()
        self.table.setCurrentCell(self.table.rowCount() - 1, 0)
        self.table.setFocus()

    def _button(self, name: str, icon: str, text: str) -> QPushButton:
        button = QPushButton(theme.icon(icon), text)
        button.setObjectName(f"{self.key}_{name}")
        button.setAccessibleName(f"{text}: {self.label}")
        button.setProperty("flat", True)
        button.setAutoDefault(False)
        return button

    def _fit(self) -> None:
        shown = min(max(1, self.table.rowCount()), self._most_shown)
        height = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(height * shown + self.table.horizontalHeader().sizeHint().height() + 6)
