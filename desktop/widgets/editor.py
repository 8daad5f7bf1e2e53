"""Where one record is edited: a dialog with a form, and a drawer beside a list. Text typed is never lost silently."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.errors import FieldRefused, UserError
from desktop.widgets import theme
from desktop.widgets.dialogs import Dialogs
from desktop.widgets.form import Form
from desktop.widgets.page import resize_within_screen
from desktop.widgets.states import Banner
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate


class Beside(QWidget):
    """What is changed together with a form and stands beside it, such as a photo."""

    @property
    def dirty(self) -> bool:
        """Whether leaving now would lose something."""
        raise NotImplementedError

    def clear(self) -> None:
        """Ready for another record."""
        raise NotImplementedError


class EditorDialog(QDialog):
    """A form with Save (Cất, Ctrl+S), Save and add another (Ctrl+Shift+S) and Put off (Hoãn, Esc).

    `save` gets the accepted values; it starts the deed and then calls `saved()` or `refuse(error, sentence)`.
    """

    another_wanted = Signal()  # the record was saved and a fresh form is shown

    def __init__(
        self,
        parent: QWidget,
        title: str,
        form: Form,
        save: Callable[[dict[str, Any]], None],
        dialogs: Dialogs,
        *,
        another: bool = False,
        width: int = 720,
        beside: Beside | None = None,
    ) -> None:
        """`beside` stands to the left of the form and is saved with it."""
        super().__init__(parent)
        self.setObjectName("editor")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form, self.beside = form, beside
        self._save = save
        self._dialogs = dialogs
        self._wants_another = False
        self._blank = form.to_draft()
        self.banner = Banner(Tone.BAD)
        self.banner.hide()
        self.save_button = self._button("save", translate("widgets", "Save"), "Ctrl+S", primary=True)
        self.another_button = self._button("save_another", translate("widgets", "Save and add another"), "Ctrl+Shift+S")
        if not another:
            self.another_button.hide()
        self.cancel_button = self._button("put_off", translate("widgets", "Put off"), "Esc")
        self.save_button.clicked.connect(lambda: self._try_to_save(another=False))
        self.another_button.clicked.connect(lambda: self._try_to_save(another=True))
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out(width)
        self.setTabOrder(self.save_button, self.another_button)  # Enter beyond the last field comes to Save
        self.setTabOrder(self.another_button, self.cancel_button)
        form.focus_first()

    @property
    def dirty(self) -> bool:
        """Whether leaving now would lose something."""
        return self.form.dirty or (self.beside is not None and self.beside.dirty)

    def saved(self) -> None:
        """The deed was committed: close, or offer a fresh form."""
        self._set_busy(False)
        self.form.mark_clean()
        if not self._wants_another:
            self.accept()
            return
        self.form.from_draft(self._blank)
        if self.beside is not None:
            self.beside.clear()
        self.form.mark_clean()
        self.form.focus_first()
        self.another_wanted.emit()

    def refuse(self, error: UserError, sentence: str) -> None:
        """Show the refusal beside its field when the form has it, else above the form."""
        self._set_busy(False)
        if isinstance(error, FieldRefused) and self.form.has(error.field):
            self.form.set_error(error.field, sentence)
            self.form.focus(error.field)
        else:
            self.banner.tell(Tone.BAD, sentence)
            self.banner.show()

    def reject(self) -> None:
        if not self.dirty:
            super().reject()
            return
        self._dialogs.confirm(
            translate("widgets", "What was typed here has not been saved. Leave it all the same?"),
            translate("widgets", "Leave without saving"),
            super().reject,
            otherwise=translate("widgets", "Keep typing"),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
            else:
                self.focusNextChild()  # Enter goes on to the next field, as in the accounting programs officers know
            return
        super().keyPressEvent(event)

    def _try_to_save(self, *, another: bool) -> None:
        self.setFocus()  # what is being typed is taken over first
        self.banner.hide()
        if (values := self.form.accept()) is None:
            return
        self._wants_another = another
        self._set_busy(True)
        self._save(values)

    def _set_busy(self, busy: bool) -> None:
        self.save_button.setDisabled(busy)
        self.another_button.setDisabled(busy)

    def _button(self, name: str, text: str, keys: str, *, primary: bool = False) -> QPushButton:
        made = QPushButton(text)
        made.setObjectName(name)
        made.setAccessibleName(text)
        made.setProperty("primary", primary)
        made.setAutoDefault(False)
        made.setToolTip(f"{text} ({keys})")
        if keys != "Esc":
            QShortcut(QKeySequence(keys), self).activated.connect(made.click)
        return made

    def _lay_out(self, width: int) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(16, 12, 16, 0)
        top.addWidget(self.banner)
        layout.addLayout(top)
        if self.beside is None:
            layout.addWidget(scrolled(self.form), 1)
        else:
            middle = QHBoxLayout()
            middle.setSpacing(0)
            middle.addWidget(self.beside)
            middle.addWidget(scrolled(self.form), 1)
            layout.addLayout(middle, 1)
        foot = QFrame()
        foot.setProperty("part", "buttons")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 9, 16, 9)
        row.addStretch()
        for pressed in (self.cancel_button, self.another_button, self.save_button):
            row.addWidget(pressed)
        layout.addWidget(foot)
        resize_within_screen(self, width, self.form.sizeHint().height() + 90)


class Drawer(QFrame):
    """The record of the current row, beside its list."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drawer")
        self.setProperty("part", "drawer")
        self.setMinimumWidth(280)
        self._title = QLabel()
        self._title.setProperty("role", "heading")
        self._title.setWordWrap(True)
        close = QToolButton()
        close.setObjectName("close_drawer")
        close.setIcon(theme.icon("x"))
        close.setAccessibleName(translate("widgets", "Close"))
        close.setToolTip(translate("widgets", "Close"))
        close.clicked.connect(self._close)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._body = QScrollArea()
        self._body.setWidgetResizable(True)
        self._body.viewport().setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.addLayout(head)
        layout.addWidget(self._body, 1)

    def show_content(self, title: str, content: QWidget) -> None:
        """Show `content`; what was shown before is deleted."""
        self._title.setText(title)
        self.setAccessibleName(title)
        self._body.setWidget(content)
        content.setAutoFillBackground(False)
        if self.parentWidget() is not None:
            self.show()

    def _close(self) -> None:
        self.hide()
        self.closed.emit()


class Panel(QFrame):
    """A titled part of a screen; put its content into `self.content`."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "panel")
        self.setAccessibleName(title)
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(12, 10, 12, 12)
        self.content.setSpacing(8)
        if title:
            heading = QLabel(title)
            heading.setProperty("role", "heading")
            heading.setWordWrap(True)
            self.content.addWidget(heading)


def scrolled(content: QWidget, *, read: bool = False) -> QScrollArea:
    """The content in a scroll area that never scrolls sideways by itself, so that it fits a small screen. Its parts
    take the focus and come into sight; what is only `read` takes the focus itself, to be scrolled by keys."""
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus if read else Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    content.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area
