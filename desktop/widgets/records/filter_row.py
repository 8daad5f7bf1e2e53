"""The headings of the one table with a row of boxes under them, each narrowing the list by its column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QLineEdit, QWidget

from desktop.widgets.records.columns import Column
from desktop.widgets.words import translate

_MARGIN = 2


class FilterHeader(QHeaderView):
    """Headings; columns that filter have a box beneath."""

    typed = Signal()

    def __init__(self, columns: Sequence[Column[Any]], name: str, keys: QObject, parent: QWidget) -> None:
        """`keys` sees the keys of the boxes first."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._boxes: dict[int, QLineEdit] = {}
        self._keys = [column.key for column in columns]
        for number, column in enumerate(columns):
            if column.filter:
                self._boxes[number] = self._box(column, f"{name}_filter_{column.key}", keys)
        self.sectionResized.connect(lambda *_: self._place())
        self.sectionMoved.connect(lambda *_: self._place())
        self.geometriesChanged.connect(self._place)

    def filters(self) -> tuple[tuple[str, str], ...]:
        """(key of the column, what its box says), of boxes that say anything."""
        said = ((self._keys[number], box.text().strip()) for number, box in self._boxes.items())
        return tuple((key, text) for key, text in said if text)

    def set_filters(self, filters: Mapping[str, str]) -> None:
        """Fill the boxes, without a word to who listens."""
        for number, box in self._boxes.items():
            with QSignalBlocker(box):
                box.setText(filters.get(self._keys[number], ""))

    def boxes(self) -> Sequence[QLineEdit]:
        return list(self._boxes.values())

    def follow(self) -> None:
        """The list was scrolled sideways."""
        self._place()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), hint.height() + self._height())

    def updateGeometries(self) -> None:
        self.setViewportMargins(0, 0, 0, self._height())
        super().updateGeometries()
        self._place()

    def _box(self, column: Column[Any], name: str, keys: QObject) -> QLineEdit:
        box = QLineEdit(self)
        box.setObjectName(name)
        box.setProperty("filter", True)
        box.setAccessibleName(translate("widgets", "Filter by {column}").format(column=column.title))
        box.setToolTip(
            translate("widgets", "Days and years may be a range: >1990, <2000, 1985-1990.")
            if column.filter == "range"
            else translate("widgets", "A part of what stands there; marks and capitals do not matter.")
        )
        box.setPlaceholderText(translate("widgets", "Filter"))
        box.textChanged.connect(lambda _: self.typed.emit())
        box.installEventFilter(keys)
        return box

    def _height(self) -> int:
        return max((box.sizeHint().height() for box in self._boxes.values()), default=-2 * _MARGIN) + 2 * _MARGIN

    def _place(self) -> None:
        top = self.height() - self._height() + _MARGIN
        for number, box in self._boxes.items():
            shown = not self.isSectionHidden(number)
            box.setVisible(shown)
            if shown:
                left, width = self.sectionViewportPosition(number), self.sectionSize(number)
                box.setGeometry(left + _MARGIN, top, width - 2 * _MARGIN, box.sizeHint().height())
