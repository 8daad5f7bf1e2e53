"""A field that finds one of many while somebody types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from desktop.core.vietnamese.text import fold, search_terms, search_text
from desktop.widgets.fields.base import Field, Option
from desktop.widgets.words import translate

MOST_SUGGESTIONS = 12


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
