"""Ctrl+K: everything that can be done and everybody in the book, found by typing a few letters without marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.core.vietnamese.text import search_terms, search_text
from desktop.widgets import theme
from desktop.widgets.words import translate

_MOST, _BEFORE_FOUND = 60, 8


@dataclass(frozen=True)
class Command:
    title: str
    where: str
    icon: str
    keys: str
    run: Callable[[], None]


class Palette(QFrame):
    """Over the upper part of the window; Enter runs the first or the chosen command, Esc or leaving it closes it.

    What is found in the book is asked for by `sought` and given by `add_found`, below the commands that fit.
    """

    sought = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("palette")
        self.setProperty("part", "card")
        self._before: QWidget | None = None
        self._commands: list[tuple[str, Command]] = []
        self._found: Sequence[Command] = ()
        self.line = QLineEdit()
        self.line.setObjectName("palette_line")
        self.line.setAccessibleName(translate("shell", "Type what to do"))
        self.line.setPlaceholderText(translate("shell", "Type what to do, marks are not needed…"))
        self.list = QListWidget()
        self.list.setObjectName("palette_list")
        self.list.setAccessibleName(translate("shell", "What can be done"))
        self.list.setIconSize(QSize(18, 18))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.addWidget(self.line)
        layout.addWidget(self.list)
        self.line.textChanged.connect(self._seek)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(self._run)

    def offer(self, commands: Sequence[Command]) -> None:
        self._commands = []
        width, height = min(560, self._over.width() - 40), min(420, self._over.height() - 80)
        self.setGeometry((self._over.width() - width) // 2, 56, width, height)
        self._before = QApplication.focusWidget()
        self.line.clear()
        self._found = ()
        self.add(commands)
        self.show()
        self.raise_()
        self.line.setFocus()

    def add(self, commands: Sequence[Command]) -> None:
        """Offer more, below what is offered."""
        self._commands += [(search_text(f"{command.title} {command.where}"), command) for command in commands]
        self._show()

    def add_found(self, text: str, found: Sequence[Command]) -> None:
        """What the book has for a text, unless another has been typed since."""
        if text == self.line.text().strip():
            self._found = found
            self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.hide()
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self._leave()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self.list.currentItem())
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
                return True
        return super().eventFilter(watched, event)

    def _seek(self) -> None:
        self._found = ()
        self.list.clear()
        self._show()
        if text := self.line.text().strip():
            self.sought.emit(text)

    def _show(self) -> None:
        """Fill the list; a line that is chosen stays so."""
        chosen = _command_of(self.list.currentItem())
        terms = search_terms(self.line.text())
        self.list.clear()
        fitting = [command for text, command in self._commands if all(term in text for term in terms)]
        shown = [*fitting[:_BEFORE_FOUND], *self._found, *fitting[_BEFORE_FOUND:_MOST]]
        for command in shown:
            words = " · ".join(part for part in (command.title, command.where, command.keys) if part)
            item = QListWidgetItem(theme.icon(command.icon, "muted"), words)
            item.setData(Qt.ItemDataRole.UserRole, command)
            self.list.addItem(item)
        self.list.setCurrentRow(shown.index(chosen) if chosen in shown else 0)

    def _run(self, item: QListWidgetItem | None) -> None:
        if command := _command_of(item):
            self._leave()
            command.run()

    def _leave(self) -> None:
        self.hide()
        if self._before is not None and isValid(self._before):
            self._before.setFocus()


def _command_of(item: QListWidgetItem | None) -> Command | None:
    command: Command | None = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
    return command
