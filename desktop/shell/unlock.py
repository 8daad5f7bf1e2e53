"""The first window: asks for the passphrase. It must be painted before anything heavy loads, so it imports Qt only.

Who uses it loads the rest while the officer types, tries the passphrase on the worker thread and then calls `refuse`
or closes the window.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.widgets import theme
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate


class UnlockWindow(QWidget):
    """`unlock` gets what was typed; `leave` is called when the window is closed without it; `other` is what can be done
    here without any passphrase: its name and the deed."""

    def __init__(
        self,
        union: str,
        unlock: Callable[[str], None],
        *,
        forgotten: Callable[[], None] | None = None,
        other: tuple[str, Callable[[], None]] | None = None,
        leave: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__()
        self.setObjectName("unlock")
        self.setWindowTitle(translate("shell", "Sổ Công đoàn"))
        self._unlock = unlock
        self._leave = leave
        self._opened = False
        self.line = QLineEdit()
        self.line.setObjectName("passphrase")
        self.line.setAccessibleName(translate("shell", "Passphrase"))
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMinimumWidth(300)
        self.line.returnPressed.connect(self._try)
        self.message = QLabel()
        self.message.setObjectName("unlock_message")
        self.message.setWordWrap(True)
        self.message.setMinimumHeight(44)
        self.message.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.button = QPushButton(translate("shell", "Open"))
        self.button.setObjectName("unlock_button")
        self.button.setProperty("primary", True)
        self.button.clicked.connect(self._try)
        self._lay_out(union, forgotten, other)
        self.line.setFocus()

    def refuse(self, sentence: str) -> None:
        """The passphrase was not right, or the file cannot be opened: say so and let it be typed again."""
        self._tell(Tone.BAD, sentence)
        self._set_busy(busy=False)
        self.line.selectAll()
        self.line.setFocus()

    def opened(self) -> None:
        """It was right: close without leaving the program."""
        self._opened = True
        self.line.clear()
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_CapsLock:
            self._tell(
                Tone.WARNING, translate("shell", "Caps Lock was pressed: check the small light on the keyboard.")
            )
        super().keyReleaseEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if not self._opened:
            self._leave()

    def _try(self) -> None:
        typed = self.line.text()
        if not typed:
            self._tell(Tone.WARNING, translate("shell", "Type the passphrase first."))
            return
        self._tell(Tone.NEUTRAL, translate("shell", "Opening…"))
        self._set_busy(busy=True)
        self._unlock(typed)

    def _tell(self, tone: Tone, text: str) -> None:
        self.message.setText(text)
        self.message.setAccessibleName(text)
        theme.set_tone(self.message, tone)

    def _set_busy(self, *, busy: bool) -> None:
        self.line.setDisabled(busy)
        self.button.setDisabled(busy)

    def _show_typed(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._eye.setIcon(theme.icon("eye-off" if shown else "eye"))

    def _lay_out(
        self, union: str, forgotten: Callable[[], None] | None, other: tuple[str, Callable[[], None]] | None
    ) -> None:
        name, whose, label = QLabel(translate("shell", "Sổ Công đoàn")), QLabel(union), QLabel()
        whose.setObjectName("whose_book")
        name.setProperty("role", "title")
        whose.setProperty("role", "heading")
        whose.setWordWrap(True)
        label.setText(translate("shell", "Passphrase"))
        label.setProperty("role", "label")
        label.setBuddy(self.line)
        self._eye = QToolButton()
        self._eye.setObjectName("show_passphrase")
        self._eye.setCheckable(True)
        self._eye.setIcon(theme.icon("eye"))
        self._eye.setToolTip(translate("shell", "Show what is typed"))
        self._eye.setAccessibleName(translate("shell", "Show what is typed"))
        self._eye.toggled.connect(self._show_typed)
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self._eye)
        foot = QHBoxLayout()
        if forgotten is not None:
            lost = QPushButton(translate("shell", "Passphrase forgotten?"))
            lost.setObjectName("forgotten")
            lost.setProperty("flat", True)
            lost.clicked.connect(forgotten)
            foot.addWidget(lost)
        foot.addStretch()
        foot.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 22)
        layout.setSpacing(7)
        for part in (name, whose):
            layout.addWidget(part)
        layout.addSpacing(12)
        layout.addWidget(label)
        layout.addLayout(row)
        layout.addWidget(self.message)
        layout.addLayout(foot)
        if other is not None:
            link = QPushButton(other[0])
            link.setObjectName("other_way")
            link.setProperty("flat", True)
            link.clicked.connect(other[1])
            layout.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFixedWidth(430)
