"""The kinds of field a form is made of. Each reads its text when it is left and gives one typed value."""

from __future__ import annotations

from desktop.widgets.fields.base import Field, Option
from desktop.widgets.fields.choices import Choice, Decimal, Spin, Tick
from desktop.widgets.fields.picker import MOST_SUGGESTIONS, Picker, search_among
from desktop.widgets.fields.rows import Rows
from desktop.widgets.fields.texts import Date, Lines, Money, Number, Text

__all__ = [
    "MOST_SUGGESTIONS", "Choice", "Date", "Decimal", "Field", "Lines", "Money", "Number", "Option", "Picker", "Rows",
    "Spin", "Text", "Tick", "search_among",
]  # fmt: skip
