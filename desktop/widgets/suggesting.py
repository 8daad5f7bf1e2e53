"""A text for which usual answers are offered while it is typed; any other text is accepted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter

from desktop.core.vietnamese.text import matches
from desktop.widgets.fields import MOST_SUGGESTIONS, Text


class Suggested(Text):
    """F4 or the down key shows every usual answer; typed letters need no marks."""

    def __init__(self, key: str, label: str, answers: Sequence[str], *, most: int = 60) -> None:
        super().__init__(key, label, most=most)
        self._answers = tuple(answers)
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(MOST_SUGGESTIONS)
        self._completer.setWidget(self.line)
        self._completer.popup().setObjectName(f"{key}_answers")
        self._completer.activated.connect(self._take)
        self.line.textEdited.connect(lambda text: self._offer(text))
        self.line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            down = event.key() == Qt.Key.Key_Down and not self._completer.popup().isVisible()
            if event.key() == Qt.Key.Key_F4 or down:
                self._offer("")
                return True
        return super().eventFilter(watched, event)

    def _offer(self, text: str) -> None:
        fitting = [answer for answer in self._answers if matches(text, answer)]
        self._model.setStringList(fitting)
        if fitting and fitting != [text] and self.line.hasFocus():
            self._completer.complete()
        else:
            self._completer.popup().hide()

    def _take(self, answer: str) -> None:
        self.line.setText(answer)
        self.left.emit(self.key)
