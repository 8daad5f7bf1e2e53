"""A form from a list of fields: labels, entries, what is wrong beside each field, and drafts.

Typed text is read when the field is left, never while it is typed, and only then written the usual way.
`values()` gives typed values by key; a value that cannot be read is a FieldRefused of that key.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from weakref import WeakSet

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.core.errors import FieldRefused
from desktop.widgets import theme
from desktop.widgets.fields import Field, Option
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

__all__ = ["Field", "Form", "Option", "field_sentence", "shown_forms"]


_FORMS: WeakSet[Form] = WeakSet()


def shown_forms() -> list[Form]:
    """Every form that can be seen now, in a screen or a dialog."""
    return [form for form in _FORMS if isValid(form) and form.isVisible()]


class Form(QWidget):
    """Fields in one or two columns. A field with `wide=True` takes the whole width, as a heading does."""

    edited = Signal(str)  # key of the field the user changed and left, or ticked, or chose

    def __init__(
        self,
        fields: Sequence[Field | str],
        columns: int = 2,
        *,
        say: Callable[[FieldRefused], str | None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """A plain string among the fields is a heading. `say` may give better sentences than `field_sentence`."""
        super().__init__(parent)
        self.setObjectName("form")
        _FORMS.add(self)
        self._say = say
        self._fields: dict[str, Field] = {}
        self._messages: dict[str, QLabel] = {}
        self._labels: dict[str, QLabel] = {}
        self._cells: dict[str, QWidget] = {}
        self._clean: dict[str, str] = {}
        self._lay_out(fields, columns)
        self.mark_clean()

    # Values

    def values(self) -> dict[str, Any]:
        """Every field's typed value by key; raises the first FieldRefused."""
        return {key: field.value() for key, field in self._fields.items()}

    def accept(self) -> dict[str, Any] | None:
        """The values when every field can be read; else None, with each fault shown and the first one focused."""
        self.clear_errors()
        values: dict[str, Any] = {}
        for key, field in self._fields.items():
            try:
                values[key] = field.value()
            except FieldRefused as refusal:
                self.set_error(key, self._sentence(refusal))
        if len(values) == len(self._fields):
            return values
        self.focus(next(key for key in self._fields if key not in values))
        return None

    def load(self, values: Mapping[str, Any]) -> None:
        """Show typed values by key and count them as clean; keys the form lacks are passed over."""
        for key, value in values.items():
            if key in self._fields:
                self._fields[key].load(value)
        self.clear_errors()
        self.mark_clean()

    @property
    def dirty(self) -> bool:
        return self.to_draft() != self._clean

    def mark_clean(self) -> None:
        self._clean = self.to_draft()

    # Drafts: what is typed, as it is typed

    def to_draft(self) -> dict[str, str]:
        return {key: field.to_draft() for key, field in self._fields.items()}

    def from_draft(self, draft: Mapping[str, str]) -> None:
        """Show a draft; what is clean does not change, so a restored draft is dirty."""
        for key, text in draft.items():
            if key in self._fields:
                self._fields[key].from_draft(text)
        self.clear_errors()

    # One field

    def has(self, key: str) -> bool:
        return key in self._fields

    def field(self, key: str) -> Field:
        return self._fields[key]

    def tell(self, key: str, tone: Tone, sentence: str) -> None:
        """A sentence beside the field; an empty one takes it away, and its colour with it."""
        tone = tone if sentence else Tone.NEUTRAL
        message = self._messages[key]
        message.setText(sentence)
        message.setVisible(bool(sentence))
        theme.set_tone(message, tone)
        theme.set_tone(self._fields[key].entry, tone)
        self._fields[key].entry.setAccessibleDescription(sentence or self._fields[key].hint)

    def set_error(self, key: str, sentence: str) -> None:
        self.tell(key, Tone.BAD, sentence)

    def set_warning(self, key: str, sentence: str) -> None:
        """Amber: it may be saved all the same. An empty sentence takes the warning away."""
        self.tell(key, Tone.WARNING, sentence)

    def set_hint(self, key: str, sentence: str) -> None:
        self.tell(key, Tone.NEUTRAL, sentence)

    def error(self, key: str) -> str:
        """The sentence shown beside the field, of whatever tone."""
        return self._messages[key].text()

    def clear_errors(self) -> None:
        for key in self._fields:
            self.tell(key, Tone.NEUTRAL, "")

    def show_field(self, key: str, shown: bool) -> None:
        """A field that is not shown keeps its value."""
        self._cells[key].setVisible(shown)

    def focus(self, key: str) -> None:
        self._fields[key].entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """The first field that people usually begin with."""
        if first := next((key for key, field in self._fields.items() if field.begins), None):
            self.focus(first)

    # Inside

    def _sentence(self, refusal: FieldRefused) -> str:
        better = self._say(refusal) if self._say else None
        return better or field_sentence(refusal)

    def _on_left(self, key: str) -> None:
        """Say at once what cannot be read, but do not scold for a field that is merely still empty."""
        try:
            self._fields[key].value()
        except FieldRefused as refusal:
            if refusal.reason != "required":
                self.set_error(key, self._sentence(refusal))
        else:
            self.set_hint(key, self._fields[key].understood())
        self.edited.emit(key)

    def _lay_out(self, fields: Sequence[Field | str], columns: int) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(9)
        row = column = 0
        for field in fields:
            wide = isinstance(field, str) or field.wide
            if wide and column:
                row, column = row + 1, 0
            part = self._heading(field) if isinstance(field, str) else self._cell(field)
            grid.addWidget(part, row, column, 1, columns if wide else 1, Qt.AlignmentFlag.AlignTop)
            column = columns if wide else column + 1
            if column >= columns:
                row, column = row + 1, 0
        for each in range(columns):
            grid.setColumnStretch(each, 1)
        grid.setRowStretch(row + 1, 1)

    def _heading(self, text: str) -> QWidget:
        heading = QLabel(text)
        heading.setProperty("role", "heading")
        heading.setContentsMargins(0, 6, 0, 0)
        return heading

    def _cell(self, field: Field) -> QWidget:
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        if field.shows_label:
            label = QLabel(f"{field.label}\u00a0*" if field.required else field.label)
            label.setProperty("role", "label")
            label.setWordWrap(True)
            label.setBuddy(field.entry)
            column.addWidget(label)
            self._labels[field.key] = label
        column.addWidget(field.widget)
        message = QLabel()
        message.setObjectName(f"message_{field.key}")
        message.setProperty("role", "muted")
        message.setWordWrap(True)
        message.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        message.hide()
        column.addWidget(message)
        self._fields[field.key] = field
        self._messages[field.key] = message
        self._cells[field.key] = cell
        field.left.connect(self._on_left)
        return cell


def field_sentence(refusal: FieldRefused) -> str:
    """The sentence for a field refused for one of the common reasons; features may say it better."""
    sentences = {
        "required": translate("widgets", "This must be filled in."),
        "not_a_date": translate("widgets", "“{value}” is not a date. Type it as 21/12/2025, 21122025 or 21/12."),
        "not_a_full_date": translate("widgets", "“{value}” is only a year; the day and month are needed here."),
        "not_a_number": translate("widgets", "“{value}” is not a whole number."),
        "not_money": translate("widgets", "“{value}” is not an amount. Type it as 500000 or 500.000."),
        "not_in_list": translate("widgets", "“{value}” is not in the list. Choose one of the lines shown."),
        "too_long": translate("widgets", "This text is too long; please shorten it."),
        "negative": translate("widgets", "This cannot be less than zero."),
        "fixed": translate("widgets", "This is not typed here."),
        "post_missing": translate("widgets", "Write the post in the first column of the row with “{value}”."),
        "in_the_future": translate("widgets", "{value} is after today."),
    }
    sentence = sentences.get(refusal.reason, translate("widgets", "“{value}” cannot be accepted here."))
    return sentence.format(value=refusal.value)
