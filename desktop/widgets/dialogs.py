"""The one seam for questions to the user. Answers come by callback: no nested event loop runs.

Tests put prepared answers in place of `Dialogs` (tests/conftest.py); screens never open a dialog themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QMessageBox, QWidget

from desktop.core.errors import UserError
from desktop.widgets import theme
from desktop.widgets.words import translate

Then = Callable[[Path], None]


class Dialogs:
    """Questions over the window that `over` gives; `say` makes the sentence of a refusal."""

    def __init__(self, over: Callable[[], QWidget | None], say: Callable[[UserError], str]) -> None:
        self._over = over
        self._say = say
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

    def ask_open_file(self, title: str, filters: str, then: Then) -> None:
        """`filters` in Qt's form, `Excel (*.xlsx *.xls);;…`. `then` is called when a file was chosen, else nothing."""
        self._ask_file(title, filters, then, QFileDialog.FileMode.ExistingFile)

    def ask_open_files(self, title: str, filters: str, then: Callable[[list[Path]], None]) -> None:
        """As `ask_open_file`, for several at once."""
        self._ask_files(title, filters, then, QFileDialog.FileMode.ExistingFiles)

    def ask_save_file(self, title: str, suggestion: str, filters: str, then: Then) -> None:
        """`suggestion` is a file name such as `danh-sach.xlsx`; its suffix is added where the user typed none."""
        self._ask_file(title, filters, then, QFileDialog.FileMode.AnyFile, suggestion)

    def ask_folder(self, title: str, then: Then) -> None:
        self._ask_file(title, "", then, QFileDialog.FileMode.Directory)

    def confirm(
        self,
        text: str,
        verb: str,
        then: Callable[[], None],
        *,
        otherwise: str = "",
        better: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        """Ask before what cannot be undone; `verb` names the deed on its button. `then` is called on agreement only.
        `better` is what to do instead, where there is such a thing: its name and the deed."""
        box = self._box(QMessageBox.Icon.Question, text)
        answers: dict[QAbstractButton, Callable[[], None]] = {}
        if better is not None:
            instead = box.addButton(better[0], QMessageBox.ButtonRole.AcceptRole)
            instead.setObjectName("better")
            answers[instead] = better[1]
        agree = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
        agree.setObjectName("agree")
        answers[agree] = then
        theme.set_property(next(iter(answers)), "primary", True)
        keep = box.addButton(otherwise or translate("widgets", "Do not"), QMessageBox.ButtonRole.RejectRole)
        keep.setObjectName("keep")
        box.setDefaultButton(keep)
        box.buttonClicked.connect(lambda pressed: answers.get(pressed, lambda: None)())
        box.open()

    def show_refusal(self, error: UserError) -> None:
        sentence = self._say(error)
        box = self._box(QMessageBox.Icon.Warning, sentence)
        copy = box.addButton(translate("widgets", "Copy"), QMessageBox.ButtonRole.ActionRole)
        copy.clicked.disconnect()
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(f"{sentence}\n[{error.code}]"))
        self._add_close(box)
        box.setInformativeText(translate("widgets", "Code: {code}").format(code=error.code))
        box.open()

    def show_note(self, text: str) -> None:
        box = self._box(QMessageBox.Icon.Information, text)
        self._add_close(box)
        box.open()

    def _add_close(self, box: QMessageBox) -> None:
        close = box.addButton(translate("widgets", "Close"), QMessageBox.ButtonRole.RejectRole)
        close.setObjectName("close")
        box.setDefaultButton(close)

    def _box(self, icon: QMessageBox.Icon, text: str) -> QMessageBox:
        box = QMessageBox(self._over())
        box.setObjectName("message")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(icon)
        box.setWindowTitle(translate("widgets", "Sổ Công đoàn"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text)
        label: QLabel
        for label in box.findChildren(QLabel):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return box

    def _ask_file(self, title: str, filters: str, then: Then, mode: QFileDialog.FileMode, suggestion: str = "") -> None:
        self._ask_files(title, filters, lambda paths: then(paths[0]), mode, suggestion)

    def _ask_files(
        self,
        title: str,
        filters: str,
        then: Callable[[list[Path]], None],
        mode: QFileDialog.FileMode,
        suggestion: str = "",
    ) -> None:
        dialog = QFileDialog(self._over(), title, self._folder, filters)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(mode)
        if suggestion:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix(Path(suggestion).suffix.lstrip("."))
            dialog.selectFile(suggestion)

        def chosen(names: list[str]) -> None:
            first = Path(names[0])
            self._folder = str(first if mode is QFileDialog.FileMode.Directory else first.parent)
            then([Path(name) for name in names])

        dialog.filesSelected.connect(chosen)
        dialog.open()
