"""The chosen text of the layout as a form: what is printed, where, how large, and whether the blank has it already."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.core.blanks import BlankField, LayoutRefused
from desktop.core.placed import Side
from desktop.features.reports.ui.blanks.desk import Desk
from desktop.widgets import theme
from desktop.widgets.chooser import Chooser
from desktop.widgets.editor import scrolled
from desktop.widgets.fields import Choice, Decimal, Lines, Option, Spin, Tick
from desktop.widgets.form import Form
from desktop.widgets.words import translate

_NUMBERS = ("x", "y", "width", "height", "size")
_KEYS = ("text", *_NUMBERS, "across", "lines", "colour", "bold", "italic", "capitals", "preprinted")


class TextPanel(QWidget):
    """`say` makes the sentence of a refusal."""

    def __init__(self, desk: Desk, say: Callable[[LayoutRefused], str]) -> None:
        super().__init__()
        self.desk, self._say = desk, say
        self.setObjectName("text_panel")
        self.names = Chooser("blank_text", translate("reports", "Text on the sheet"), 10)
        self.names.activated.connect(lambda at: desk.choose(self.names.itemData(at)))
        self.add = self._button("add_blank_text", "plus", translate("reports", "Add a text"), self._add)
        self.remove = self._button(
            "remove_blank_text", "trash-2", translate("reports", "Remove this text"), self._remove
        )
        self.insert = self._places_button()
        self.form = self._make_form()
        self.form.edited.connect(self._apply)
        self.text.lines.textChanged.connect(self._type)
        self._typing = False
        top = QHBoxLayout()
        top.setContentsMargins(10, 8, 10, 0)
        top.setSpacing(6)
        for part in (self.names, self.add, self.remove):
            top.addWidget(part, int(part is self.names))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        below = QHBoxLayout()
        below.setContentsMargins(10, 0, 10, 0)
        below.addWidget(self.insert)
        below.addStretch()
        column.addLayout(below)
        column.addWidget(scrolled(self.form), 1)
        desk.changed.connect(self._show)
        desk.chosen.connect(self._show)

    def _make_form(self) -> Form:
        def millimetres(key: str, label: str) -> Decimal:
            return Decimal(key, label, most=1200, unit="mm")

        sides = [
            Option(Side.START, translate("reports", "Left")),
            Option(Side.MIDDLE, translate("reports", "Middle")),
            Option(Side.END, translate("reports", "Right")),
        ]
        colours = [
            Option("#000000", translate("reports", "Black")),
            Option("#b3121d", translate("reports", "Red")),
            Option("#0b4a8f", translate("reports", "Dark blue")),
            Option("#8a6100", translate("reports", "Gold")),
        ]
        self.text = Lines("text", translate("reports", "What is printed"), rows=2, most=400)
        form = Form(
            [
                self.text,
                millimetres("x", translate("reports", "From the left")),
                millimetres("y", translate("reports", "From the top")),
                millimetres("width", translate("reports", "Width")),
                millimetres("height", translate("reports", "Height")),
                Decimal("size", translate("reports", "Size of the letters"), least=4, most=200),
                Spin("lines", translate("reports", "Lines at most"), least=1, most=20),
                Choice("across", translate("reports", "Stands"), sides, required=True),
                Choice("colour", translate("reports", "Colour"), colours, required=True),
                Tick("bold", translate("reports", "Bold")),
                Tick("italic", translate("reports", "Italic")),
                Tick("capitals", translate("reports", "Capitals")),
                Tick("preprinted", translate("reports", "On the blank already"),
                     hint=translate("reports", "Printed on white paper only")),
            ]
        )  # fmt: skip
        grid: Any = form.layout()
        grid.setContentsMargins(10, 6, 10, 8)
        grid.setHorizontalSpacing(10)
        return form

    def _places_button(self) -> QPushButton:
        made = QPushButton(translate("reports", "Insert a place"))
        made.setObjectName("insert_place")
        made.setAccessibleName(made.text())
        made.setAutoDefault(False)
        menu = QMenu(made)
        for one in self.desk.paper.places:
            name = one.name
            menu.addAction(one.label).triggered.connect(lambda _=False, name=name: self._insert(name))
        made.setMenu(menu)
        return made

    def _button(self, name: str, icon: str, text: str, deed: Callable[[], None]) -> QPushButton:
        made = QPushButton(theme.icon(icon), "")
        made.setObjectName(name)
        made.setAccessibleName(text)
        made.setToolTip(text)
        made.setAutoDefault(False)
        made.clicked.connect(lambda: deed())
        return made

    # Showing

    def _show(self) -> None:
        fields = self.desk.layout.fields
        if [self.names.itemData(at) for at in range(self.names.count())] != [one.name for one in fields]:
            self.names.clear()
            for one in fields:
                self.names.addItem(one.label, one.name)
        self.names.setCurrentIndex(self.names.findData(self.desk.name))
        self.remove.setEnabled(len(fields) > 1)
        if chosen := self.desk.field:
            self._load(chosen)

    def _load(self, one: BlankField) -> None:
        self.form.setEnabled(True)
        self.text.lines.setEnabled(not one.mark)
        values = {key: getattr(one, key) for key in _KEYS}
        if self.text.lines.hasFocus():  # what is being typed is not written over
            values.pop("text")
        self.form.load(values)

    # Deeds

    def _type(self) -> None:
        """The sheet follows what is typed; half a place is no fault before the field is left. All of it is one step."""
        one, text = self.desk.field, self.text.lines.toPlainText().strip()
        if one is not None and self.text.lines.hasFocus() and text != one.text:
            with suppress(LayoutRefused):
                self.desk.change(replace(one, text=text), joined=self._typing)
                self._typing = True

    def _apply(self, key: str) -> None:
        self._typing = False
        one = self.desk.field
        if one is None:
            return
        value: Any = self.form.field(key).value()
        if key == "text" and value == one.text:
            return
        try:
            self.desk.change(replace(one, **{key: value}))
        except LayoutRefused as refusal:
            self.form.set_error(key, self._say(refusal))

    def _insert(self, place: str) -> None:
        if (one := self.desk.field) is not None and not one.mark:
            self.text.lines.insertPlainText(f"{{{place}}}")
            self._apply("text")
            self.text.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        text = translate("reports", "Text")
        self.desk.add_field(f"{text} {len(self.desk.layout.fields) + 1}", text)
        self.form.focus("text")

    def _remove(self) -> None:
        try:
            self.desk.remove_field()
        except LayoutRefused as refusal:
            self.form.set_error("text", self._say(refusal))
