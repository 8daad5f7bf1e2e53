"""The headings of the one table with a row of boxes under them, each narrowing the list by its column."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QLineEdit, QWidget

from desktop.core.clock import SystemClock
from desktop.core.filters import FilterKind, FilterNotRead, read_filter
from desktop.widgets import theme
from desktop.widgets.passing import SearchBox
from desktop.widgets.records.columns import Column
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

_MARGIN = 2


class FilterHeader(QHeaderView):
    """Headings; columns that filter have a box beneath, and those of few values a list to choose from."""

    typed = Signal()
    told = Signal()  # what is to be said about the boxes is another
    values_wanted = Signal(str)  # key of a column: offer what stands in it

    def __init__(self, columns: Sequence[Column[Any]], name: str, keys: QObject, parent: QWidget) -> None:
        """`keys` sees the keys of the boxes first."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._boxes: dict[int, FilterBox] = {}  # of columns that were ever shown: most lists show a few of many
        self._columns = list(columns)
        self._name, self._keys_seen_by = name, keys
        self._filtering = [number for number, column in enumerate(columns) if column.filter]
        self._tall = QLineEdit().sizeHint().height() if self._filtering else 0
        self.sectionResized.connect(lambda *_: self._place())
        self.sectionMoved.connect(lambda *_: self._place())
        self.geometriesChanged.connect(self._place)

    def filters(self) -> tuple[tuple[str, str], ...]:
        """(key of the column, what its box says), of boxes that say anything that can be read."""
        said = ((self._columns[number].key, box) for number, box in self._boxes.items())
        return tuple((key, box.said()) for key, box in said if box.said() and not box.fault())

    def set_filters(self, filters: Mapping[str, str]) -> None:
        """Fill the boxes, without a word to who listens."""
        for key in filters:
            self.box(key)
        for number, box in self._boxes.items():
            with QSignalBlocker(box):
                box.choose(filters.get(self._columns[number].key, ""))
            box.judge()
        self.told.emit()

    def box(self, key: str) -> FilterBox:
        return self._box(next(number for number in self._filtering if self._columns[number].key == key))

    def boxes(self) -> Sequence[QLineEdit]:
        return [self._box(number) for number in self._filtering if not self.isSectionHidden(number)]

    def clear(self, key: str) -> None:
        """A column that is not seen narrows nothing."""
        for number, box in self._boxes.items():
            if self._columns[number].key == key:
                box.clear()

    def notice(self) -> tuple[Tone, str]:
        """The first filter that cannot be read and was left; else what may be typed into the box that has the focus."""
        for box in self._boxes.values():
            if box.fault() and not box.hasFocus():
                sentence = translate("widgets", "{column}: “{text}” is not understood. {hint}")
                return Tone.BAD, sentence.format(column=box.title, text=box.fault(), hint=box.hint)
        focused = next((box for box in self._boxes.values() if box.hasFocus()), None)
        return Tone.NEUTRAL, f"{focused.title}: {focused.hint}" if focused else ""

    def follow(self) -> None:
        """The list was scrolled sideways."""
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), hint.height() + self._height())

    def updateGeometries(self) -> None:
        self.setViewportMargins(0, 0, 0, self._height())
        super().updateGeometries()
        self._place()

    def _box(self, number: int) -> FilterBox:
        if number not in self._boxes:
            self._boxes[number] = self._make_box(self._columns[number])
            self._tall = self._boxes[number].sizeHint().height()
        return self._boxes[number]

    def _make_box(self, column: Column[Any]) -> FilterBox:
        box = FilterBox(self, column, f"{self._name}_filter_{column.key}")
        box.textChanged.connect(lambda _: self._on_typed(box))
        box.focused.connect(self.told)
        box.choice_wanted.connect(lambda: self.values_wanted.emit(column.key))
        box.installEventFilter(self._keys_seen_by)
        return box

    def _on_typed(self, box: FilterBox) -> None:
        box.judge()
        self.told.emit()
        self.typed.emit()

    def _height(self) -> int:
        return self._tall + 2 * _MARGIN if self._filtering else 0

    def _place(self) -> None:
        if not self.isVisible():
            return
        for number in self._filtering:
            if not self.isSectionHidden(number):
                box = self._box(number)
                top = self.height() - self._height() + _MARGIN
                left, width = self.sectionViewportPosition(number), self.sectionSize(number)
                box.setGeometry(left + _MARGIN, top, width - 2 * _MARGIN, self._tall)
                box.setVisible(True)
            elif number in self._boxes:
                self._boxes[number].hide()


class FilterBox(SearchBox):
    """What one column is narrowed by. What cannot be read narrows nothing; it turns red when the box is left, and what
    can be typed is said under the list while it has the focus."""

    focused = Signal()
    choice_wanted = Signal()

    def __init__(self, parent: QWidget, column: Column[Any], name: str) -> None:
        super().__init__(parent)
        assert column.filter is not None
        self.title, self.hint = column.title, _HINTS[column.filter]()
        self._kind = column.filter
        self._fault = ""
        self._few = column.few
        self.setObjectName(name)
        self.setProperty("filter", True)
        self.setAccessibleName(translate("widgets", "Filter by {column}").format(column=column.title))
        self.setAccessibleDescription(self.hint)
        self.setToolTip(self.hint)
        self.setPlaceholderText(translate("widgets", "Filter"))
        if column.few:
            drop = QAction(theme.icon("chevron-down", "muted"), translate("widgets", "Choose from the list (F4)"), self)
            drop.triggered.connect(self.choice_wanted)
            self.addAction(drop, QLineEdit.ActionPosition.TrailingPosition)

    def choose(self, text: str) -> None:
        """Take what was ticked, and show where it begins."""
        self.setText(text)
        self.setCursorPosition(0)

    def said(self) -> str:
        return self.text().strip()

    def fault(self) -> str:
        """The part that cannot be read."""
        return self._fault

    def judge(self) -> None:
        try:
            read_filter(self._kind, self.text(), SystemClock().today())
            self._fault = ""
        except FilterNotRead as fault:
            self._fault = str(fault) or self.said()
        theme.set_tone(self, Tone.BAD if self._fault and not self.hasFocus() else Tone.NEUTRAL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if self._few and (event.key() == Qt.Key.Key_F4 or alt_down):
            self.choice_wanted.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._on_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._on_focus()

    def _on_focus(self) -> None:
        self.judge()
        self.focused.emit()


_HINTS: dict[FilterKind, Callable[[], str]] = {
    FilterKind.TEXT: lambda: translate(
        "widgets",
        "A part of what stands there, marks and capitals aside. =exactly this · khác others · trống empty · "
        "có filled · one; other",
    ),
    FilterKind.DAY: lambda: translate(
        "widgets",
        "1985 · 1985-1990 · >2000 · < 01/01/2020 · tháng 11 · 18-35 years until today · trống empty · có filled",
    ),
    FilterKind.NUMBER: lambda: translate("widgets", "5tr · 5tr-7tr · >500k · 1.500.000 · trống empty · có filled"),
}


def is_choice_key(event: QEvent) -> bool:
    """F4 or Alt+Down, which open a list to choose from."""
    if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
        return False
    alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return event.key() == Qt.Key.Key_F4 or (alt and event.key() == Qt.Key.Key_Down)
