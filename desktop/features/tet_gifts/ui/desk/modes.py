"""How the next gift leaves: as usual, by a substitute, by bank; or that it is not taken, and on which day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.features.tet_gifts import desk_words as words
from desktop.features.tet_gifts.domain import HandOutForm, Proxy
from desktop.features.tet_gifts.domain.desk import Manner, Missed
from desktop.features.tet_gifts.ui.desk.presenter import Wish
from desktop.widgets.editor import Panel
from desktop.widgets.fields import Date, Text
from desktop.widgets.flow import FlowLayout
from desktop.widgets.form import Form
from desktop.widgets.words import translate

DIRECT, PROXY, TRANSFER, REFUSED, ABSENT = range(5)
_BLANK = {"full_name": "", "relation": "", "national_id": ""}


class Modes(QWidget):
    """A row of buttons, and below it the fields of the chosen one."""

    left = Signal()  # the last field was left with Enter: back to the entry
    name_typed = Signal(str)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self.proxy = Form(
            [
                Text("full_name", translate("tet_gifts", "Name of who takes it")),
                Text("relation", translate("tet_gifts", "Relation")),
                Text("national_id", translate("tet_gifts", "Identity number"), most=20),
            ],
            columns=3,
        )
        self.transfer = Form([Text("proof", translate("tet_gifts", "Transfer order: number and day"), wide=True)])
        self.why = Form([Text("reason", translate("tet_gifts", "Why it is not wanted"), wide=True)])
        self.day = Form(
            [Date("on", translate("tet_gifts", "Day on which it was handed out"), today=today, past=True)], columns=2
        )
        self._group = QButtonGroup(self)
        self._suggested = QHBoxLayout()
        self._lay_out()
        self.choose(DIRECT)
        for form in (self.proxy, self.transfer, self.why, self.day):
            lines: list[Any] = [form.field(key).entry for key in form.values()]
            for line, after in zip(lines, [*lines[1:], None], strict=True):
                line.returnPressed.connect(after.setFocus if after else self.left.emit)
        name: Any = self.proxy.field("full_name").entry
        name.textEdited.connect(self.name_typed)

    @property
    def mode(self) -> int:
        return self._group.checkedId()

    def choose(self, mode: int) -> None:
        self._group.button(mode).setChecked(True)
        self._show()

    def wish(self) -> Wish:
        """What is wanted for whoever comes next."""
        on = self.day.values()["on"] if self.other_day.isChecked() else None
        day = date(on.year, on.month or 1, on.day or 1) if on else None
        if self.mode == PROXY:
            told = self.proxy.values()
            return Wish(Manner(proxy=Proxy(**told), on=day), unfinished=not any(told.values()))
        if self.mode == TRANSFER:
            return Wish(Manner(HandOutForm.TRANSFER, proof=self.transfer.values()["proof"], on=day))
        if self.mode == REFUSED:
            return Wish(missed=Missed.REFUSED, reason=self.why.values()["reason"])
        return Wish(missed=Missed.NOT_CLAIMED) if self.mode == ABSENT else Wish(Manner(on=day))

    def done(self) -> None:
        """It was recorded: the next one is as usual again. Another day stays: lists are written down in one go."""
        self.proxy.load(_BLANK)
        self.transfer.load({"proof": ""})
        self.why.load({"reason": ""})
        self.choose(DIRECT)

    def suggest(self, people: Sequence[Proxy]) -> None:
        """Who took gifts before; a click, or Tab and Space, fills the fields."""
        while item := self._suggested.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for one in people[:3]:
            button = QPushButton(f"{one.full_name} ({one.relation})")
            button.setProperty("chip", True)
            button.setObjectName("substitute")
            button.setToolTip(translate("tet_gifts", "Took a gift before"))
            button.clicked.connect(lambda _=False, one=one: self._take(one))
            self._suggested.addWidget(button)
        self._suggested.addStretch()

    def _take(self, one: Proxy) -> None:
        self.proxy.load({"full_name": one.full_name, "relation": one.relation, "national_id": one.national_id})
        self.left.emit()

    def _show(self) -> None:
        self._proxy_part.setVisible(self.mode == PROXY)
        self.transfer.setVisible(self.mode == TRANSFER)
        self.why.setVisible(self.mode == REFUSED)
        self.day.setVisible(self.other_day.isChecked())
        asks = self.mode in (PROXY, TRANSFER, REFUSED) or self.other_day.isChecked()
        self._fields.setVisible(asks)

    def _chosen(self, mode: int) -> None:
        self._show()
        form = {PROXY: self.proxy, TRANSFER: self.transfer, REFUSED: self.why}.get(mode)
        if form is None:
            self.left.emit()
        else:
            form.focus_first()

    def _day_wanted(self, wanted: bool) -> None:
        self._show()
        if wanted:
            self.day.focus_first()
        else:
            self.left.emit()

    def _lay_out(self) -> None:
        buttons = QWidget()
        row = FlowLayout(buttons, 6)
        for mode, name, text in (
            (DIRECT, "direct_button", translate("tet_gifts", "In person")),
            (PROXY, "proxy_button", translate("tet_gifts", "Somebody else takes it")),
            (TRANSFER, "transfer_button", translate("tet_gifts", "By bank")),
            (REFUSED, "refused_button", words.missed_name(Missed.REFUSED)),
            (ABSENT, "absent_button", words.missed_name(Missed.NOT_CLAIMED)),
        ):
            row.addWidget(self._button(mode, name, text))
        self.other_day = QPushButton(translate("tet_gifts", "Another day…"))
        self.other_day.setObjectName("other_day_button")
        self.other_day.setCheckable(True)
        self.other_day.setProperty("chip", True)
        self.other_day.setToolTip("Ctrl+6")
        self.other_day.toggled.connect(self._day_wanted)
        self._shortcut(6, self.other_day)
        row.addWidget(self.other_day)
        self._proxy_part = QWidget()
        part = QVBoxLayout(self._proxy_part)
        part.setContentsMargins(0, 0, 0, 0)
        part.addWidget(self.proxy)
        part.addLayout(self._suggested)
        self._fields = Panel()
        self._fields.content.setContentsMargins(6, 4, 6, 4)
        for widget in (self._proxy_part, self.transfer, self.why, self.day):
            self._fields.content.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(buttons)
        layout.addWidget(self._fields)

    def _button(self, mode: int, name: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setCheckable(True)
        button.setProperty("chip", True)
        button.setToolTip(f"{text} (Ctrl+{mode + 1})")
        button.clicked.connect(lambda: self._chosen(mode))
        self._group.addButton(button, mode)
        self._shortcut(mode + 1, button)
        return button

    def _shortcut(self, number: int, button: QPushButton) -> None:
        keys = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
        keys.setContext(Qt.ShortcutContext.WindowShortcut)
        keys.activated.connect(button.click)
