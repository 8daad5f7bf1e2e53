"""Fields that are typed into: texts, days, amounts, counts."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from desktop.core.errors import FieldRefused
from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate, print_date
from desktop.widgets.fields.base import Field
from desktop.widgets.words import translate


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
