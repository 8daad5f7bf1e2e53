"""The kinds of field a form is made of. Each reads its text when it is left and gives one typed value."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.core.errors import FieldRefused
from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate, print_date
from desktop.core.vietnamese.text import fold, search_terms, search_text
from desktop.widgets.chooser import Chooser
from desktop.widgets.words import translate

MOST_SUGGESTIONS = 12


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


class Text(Field):
    """One line of text, without the spaces round it."""

    def __init__(
        self,
        key: str,
        label: str,
        *,
        required: bool = False,
        hint: str = "",
        wide: bool = False,
        placeholder: str = "",
        most: int = 250,
    ) -> None:
        super().__init__(key, label, required=required, hint=hint, wide=wide)
        self.most = most
        self.line = QLineEdit()
        self.line.setPlaceholderText(placeholder)
        self._name(self.line)
        self.line.editingFinished.connect(self._finish)

    def value(self) -> Any:
        text = self.text()
        if not text:
            if self.required:
                raise self._refuse("required")
            return self.read("") if type(self).read is not Text.read else ""
        if len(text) > self.most:
            raise self._refuse("too_long", text)
        return self.read(text)

    def text(self) -> str:
        return " ".join(self.line.text().split())

    def read(self, text: str) -> Any:
        """The typed value of a text; raises FieldRefused."""
        return text

    def write(self, value: Any) -> str:
        """The usual way to write a value."""
        return str(value)

    def load(self, value: Any) -> None:
        self.line.setText("" if value is None else self.write(value))

    def to_draft(self) -> str:
        return self.line.text()

    def from_draft(self, text: str) -> None:
        self.line.setText(text)

    def _finish(self) -> None:
        try:
            value = self.value()
        except FieldRefused:
            value = None
        if value is not None and self.text():
            self.line.setText(self.write(value))
        self.left.emit(self.key)


class Lines(Field):
    """Several lines of text."""

    def __init__(
        self,
        key: str,
        label: str,
        *,
        required: bool = False,
        hint: str = "",
        wide: bool = True,
        rows: int = 3,
        most: int = 4000,
    ) -> None:
        super().__init__(key, label, required=required, hint=hint, wide=wide)
        self.most = most
        self.lines = QPlainTextEdit()
        self.lines.setTabChangesFocus(True)
        self.lines.setFixedHeight(self.lines.fontMetrics().lineSpacing() * rows + 18)
        self._name(self.lines)
        self.lines.installEventFilter(self)

    def value(self) -> str:
        text = self.lines.toPlainText().strip()
        if not text and self.required:
            raise self._refuse("required")
        if len(text) > self.most:
            raise self._refuse("too_long", text[:40])
        return text

    def load(self, value: Any) -> None:
        self.lines.setPlainText(value or "")

    def to_draft(self) -> str:
        return self.lines.toPlainText()

    def from_draft(self, text: str) -> None:
        self.lines.setPlainText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.left.emit(self.key)
        return super().eventFilter(watched, event)


class Date(Text):
    """A date typed freely: `21/12`, `2112`, `21122025`. With `year_allowed` a PartialDate, where `1985` is a year."""

    def __init__(
        self,
        key: str,
        label: str,
        *,
        today: date,
        required: bool = False,
        hint: str = "",
        wide: bool = False,
        year_allowed: bool = False,
        past: bool = False,
    ) -> None:
        super().__init__(key, label, required=required, hint=hint, wide=wide)
        self.today = today
        self.year_allowed = year_allowed
        self.past = past
        self.line.setPlaceholderText(
            translate("widgets", "dd/mm/yyyy or year") if year_allowed else translate("widgets", "dd/mm/yyyy")
        )

    def read(self, text: str) -> date | PartialDate | None:
        if not text:
            return None
        try:
            found = self._parse(text)
        except ValueError:
            raise self._refuse("not_a_date", text) from None
        if self.past and (found.year, found.month, found.day) > (self.today.year, self.today.month, self.today.day):
            raise self._refuse("in_the_future", str(found))
        if self.year_allowed:
            return found
        if (full := found.as_date()) is None:
            raise self._refuse("not_a_full_date", text)
        return full

    def write(self, value: Any) -> str:
        return str(value) if isinstance(value, PartialDate) else print_date(value)

    def understood(self) -> str:
        value = self.value()
        if isinstance(value, PartialDate) and not value.is_full:
            return translate("widgets", "Only the year is known.")
        return ""

    def _parse(self, text: str) -> PartialDate:
        """Day and month alone mean this year, or for dates that must be past, the latest such day."""
        day_month = re.fullmatch(r"(\d{1,2})[/.\- ](\d{1,2})", text)
        compact = re.fullmatch(r"(\d{2})(\d{2})", text)
        if compact and self.year_allowed and 1900 <= int(text) <= self.today.year:
            return PartialDate(int(text))
        found = day_month or compact
        if not found:
            return PartialDate.parse(re.sub(r"\s+", "/", text) if text[0].isdigit() else text, self._horizon())
        day, month = int(found[1]), int(found[2])
        year = self.today.year - int(self.past and (month, day) > (self.today.month, self.today.day))
        return PartialDate(year, month, day)

    def _horizon(self) -> date:
        """Two digits of a year of birth lie behind us; those of other dates within the next twenty years."""
        return self.today if self.past or self.year_allowed else date(self.today.year + 20, 12, 31)


class Money(Text):
    """An amount in đồng; dots between thousands are added when the field is left."""

    def __init__(self, key: str, label: str, *, required: bool = False, hint: str = "", wide: bool = False) -> None:
        super().__init__(key, label, required=required, hint=hint, wide=wide)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)

    def read(self, text: str) -> Dong | None:
        if not text:
            return None
        plain = re.sub(r"\s|đồng|đ$|₫|vnd$", "", text.lower())
        if not re.fullmatch(r"-?\d+|-?\d{1,3}(\.\d{3})+|-?\d{1,3}(,\d{3})+", plain):
            raise self._refuse("not_money", text)
        amount = Dong(int(re.sub(r"[.,]", "", plain)))
        if amount < 0:
            raise self._refuse("negative", text)
        return amount

    def write(self, value: Any) -> str:
        return str(Dong(value))


class Number(Text):
    """A whole number typed freely, such as a count or a year; `least` and `most_value` refuse others."""

    def __init__(
        self,
        key: str,
        label: str,
        *,
        required: bool = False,
        hint: str = "",
        wide: bool = False,
        least: int | None = 0,
    ) -> None:
        super().__init__(key, label, required=required, hint=hint, wide=wide)
        self.least = least
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)

    def read(self, text: str) -> int | None:
        if not text:
            return None
        if not re.fullmatch(r"-?\d{1,15}", text.replace(".", "")):
            raise self._refuse("not_a_number", text)
        number = int(text.replace(".", ""))
        if self.least is not None and number < self.least:
            raise self._refuse("negative" if self.least == 0 else "too_small", text)
        return number


class Spin(Field):
    """A whole number in a narrow range, with arrows."""

    def __init__(
        self,
        key: str,
        label: str,
        *,
        least: int = 0,
        most: int = 999,
        value: int = 0,
        hint: str = "",
        wide: bool = False,
    ) -> None:
        super().__init__(key, label, hint=hint, wide=wide)
        self.spin = QSpinBox()
        self.spin.setRange(least, most)
        self.spin.setValue(value)
        self.spin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name(self.spin)
        self.spin.installEventFilter(_WheelGuard(self))
        self.spin.editingFinished.connect(lambda: self.left.emit(self.key))

    def value(self) -> int:
        return self.spin.value()

    def load(self, value: Any) -> None:
        self.spin.setValue(int(value or 0))

    def to_draft(self) -> str:
        return str(self.spin.value())

    def from_draft(self, text: str) -> None:
        self.spin.setValue(int(text))


class Tick(Field):
    """Yes or no."""

    shows_label = False

    def __init__(self, key: str, label: str, *, hint: str = "", wide: bool = False) -> None:
        super().__init__(key, label, hint=hint, wide=wide)
        self.box = QCheckBox(label)
        self._name(self.box)
        self.box.clicked.connect(lambda: self.left.emit(self.key))

    def value(self) -> bool:
        return self.box.isChecked()

    def load(self, value: Any) -> None:
        self.box.setChecked(bool(value))

    def to_draft(self) -> str:
        return "1" if self.box.isChecked() else ""

    def from_draft(self, text: str) -> None:
        self.box.setChecked(bool(text))


class Choice(Field):
    """One of a few options. A field that is not required offers an empty line first, whose value is None."""

    def __init__(
        self,
        key: str,
        label: str,
        options: Sequence[Option],
        *,
        required: bool = False,
        hint: str = "",
        wide: bool = False,
        empty: str = "",
    ) -> None:
        super().__init__(key, label, required=required, hint=hint, wide=wide)
        self._empty = empty
        self.combo = Chooser()
        self._name(self.combo)
        self.combo.activated.connect(lambda: self.left.emit(self.key))
        self.set_options(options)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other options; what was chosen stays chosen where it still is one."""
        chosen = self.combo.currentText() if self.combo.count() else None
        self._options = ([] if self.required else [Option(None, self._empty)]) + list(options)
        self.combo.clear()
        self.combo.addItems([option.shown for option in self._options])
        if self.required:
            self.combo.setCurrentIndex(-1)
        if chosen:
            self.combo.setCurrentIndex(self.combo.findText(chosen))

    def value(self) -> Any:
        index = self.combo.currentIndex()
        if index < 0:
            if self.required:
                raise self._refuse("required")
            return None
        return self._options[index].value

    def load(self, value: Any) -> None:
        values = [option.value for option in self._options]
        self.combo.setCurrentIndex(values.index(value) if value in values else -1 if self.required else 0)

    def to_draft(self) -> str:
        return self.combo.currentText()

    def from_draft(self, text: str) -> None:
        self.combo.setCurrentIndex(self.combo.findText(text) if text or not self.required else -1)


class Rows(Field):
    """A small table of texts, with an empty row at its end for the next one; its value is the rows that say anything.

    A feature's subclass reads and writes its own records with `read_row` and `write_row`.
    """

    def __init__(self, key: str, label: str, columns: Sequence[tuple[str, int]], *, hint: str = "") -> None:
        """`columns` are titles with widths in pixels; the last one takes what is left."""
        super().__init__(key, label, hint=hint, wide=True)
        self.grid = QTableWidget(0, len(columns))
        self.grid.setHorizontalHeaderLabels([title for title, _ in columns])
        for index, (_, width) in enumerate(columns):
            self.grid.setColumnWidth(index, width)
        self.grid.horizontalHeader().setStretchLastSection(True)
        self.grid.verticalHeader().hide()
        self.grid.setTabKeyNavigation(
            False
        )  # Tab goes on to the next field; within a row that is edited to the next cell
        self.grid.setFixedHeight(132)
        self.grid.itemChanged.connect(lambda _: self._on_changed())
        self._name(self.grid)
        self._show(())

    def read_row(self, texts: tuple[str, ...]) -> Any:
        return texts

    def write_row(self, value: Any) -> Sequence[str]:
        return tuple(value)

    def value(self) -> tuple[Any, ...]:
        return tuple(self.read_row(texts) for texts in self._texts())

    def load(self, value: Any) -> None:
        self._show([self.write_row(one) for one in value or ()])

    def to_draft(self) -> str:
        return json.dumps(self._texts(), ensure_ascii=False)

    def from_draft(self, text: str) -> None:
        self._show(json.loads(text or "[]"))

    def _texts(self) -> list[tuple[str, ...]]:
        every = [tuple(self._text(row, column) for column in range(self.grid.columnCount()))
                 for row in range(self.grid.rowCount())]  # fmt: skip
        return [texts for texts in every if any(texts)]

    def _text(self, row: int, column: int) -> str:
        item = self.grid.item(row, column)
        return " ".join(item.text().split()) if item else ""

    def _show(self, rows: Iterable[Sequence[str]]) -> None:
        given = [*rows, ()]
        self.grid.blockSignals(True)
        self.grid.clearContents()
        self.grid.setRowCount(len(given))
        for row, texts in enumerate(given):
            for column, text in enumerate(texts):
                self.grid.setItem(row, column, QTableWidgetItem(text))
        self.grid.blockSignals(False)

    def _on_changed(self) -> None:
        last = self.grid.rowCount() - 1
        if any(self._text(last, column) for column in range(self.grid.columnCount())):
            self.grid.setRowCount(last + 2)
        self.left.emit(self.key)


class Picker(Field):
    """One of many, found by typing part of it without marks: a member, a section.

    `search` answers a typed text with options on the GUI thread (a list filtered in memory), or calls its second
    argument later, from a job: `search(text, answer)`.
    """

    def __init__(
        self,
        key: str,
        label: str,
        search: Callable[[str, Callable[[Sequence[Option]], None]], None],
        *,
        required: bool = False,
        hint: str = "",
        wide: bool = False,
    ) -> None:
        super().__init__(key, label, required=required, hint=hint, wide=wide)
        self._search = search
        self._chosen: Option | None = None
        self._offered: list[Option] = []
        self._asked = ""
        self.line = QLineEdit()
        self.line.setPlaceholderText(translate("widgets", "Type a part of the name…"))
        self._name(self.line)
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(MOST_SUGGESTIONS)
        self._completer.setWidget(self.line)
        self._completer.popup().setObjectName(f"{key}_options")
        self._completer.activated.connect(self._choose_shown)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(60)
        self._pause.timeout.connect(self._ask)
        self.line.textEdited.connect(lambda: self._pause.start())
        self.line.editingFinished.connect(self._finish)
        self.line.installEventFilter(self)

    def value(self) -> Any:
        text = self.line.text().strip()
        if self._chosen is not None and text == self._chosen.shown:
            return self._chosen.value
        if text:
            raise self._refuse("not_in_list", text)
        if self.required:
            raise self._refuse("required")
        return None

    def load(self, value: Any) -> None:
        """Takes an Option (or None): a bare value has no words to show."""
        self._chosen = value
        self.line.setText(value.shown if value is not None else "")

    def to_draft(self) -> str:
        return self.line.text()

    def from_draft(self, text: str) -> None:
        self.line.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            alt_down = event.key() == Qt.Key.Key_Down and not self._completer.popup().isVisible()
            if event.key() == Qt.Key.Key_F4 or alt_down:
                self._ask()
                return True
        return super().eventFilter(watched, event)

    def _ask(self) -> None:
        self._asked = asked = self.line.text().strip()
        text = "" if self._chosen is not None and asked == self._chosen.shown else asked
        self._search(text, lambda options: self._offer(asked, options))

    def _offer(self, asked: str, options: Sequence[Option]) -> None:
        if asked != self._asked:
            return  # an answer to an older question
        self._offered = list(options[:MOST_SUGGESTIONS])
        self._model.setStringList([option.shown for option in self._offered])
        if self._offered and self.line.hasFocus():
            self._completer.complete()
        else:
            self._completer.popup().hide()

    def _choose_shown(self, shown: str) -> None:
        """Two people may be shown alike, so the row counts, where it fits the text."""
        row = self._completer.popup().currentIndex().row()
        if not (0 <= row < len(self._offered) and self._offered[row].shown == shown):
            row = [option.shown for option in self._offered].index(shown)
        self._choose(self._offered[row])

    def _choose(self, option: Option) -> None:
        self._chosen = option
        self.line.setText(option.shown)
        self.left.emit(self.key)

    def _finish(self) -> None:
        """A text that means exactly one of the options offered is taken as that one."""
        if self._completer.popup().isVisible():
            return
        text = fold(self.line.text())
        fitting = [option for option in self._offered if text in (fold(option.shown), fold(option.label))]
        if len(fitting) == 1 and self._chosen is not fitting[0]:
            self._choose(fitting[0])
        else:
            self.left.emit(self.key)


def search_among(options: Sequence[Option]) -> Callable[[str, Callable[[Sequence[Option]], None]], None]:
    """The `search` of a Picker over options that are all in memory."""
    stored = [(search_text(option.shown), option) for option in options]

    def search(text: str, answer: Callable[[Sequence[Option]], None]) -> None:
        terms = search_terms(text)
        answer([option for shown, option in stored if all(term in shown for term in terms)])

    return search


class _WheelGuard(QObject):
    """The wheel scrolls the form, not the value under the pointer, unless the field has the focus."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)
