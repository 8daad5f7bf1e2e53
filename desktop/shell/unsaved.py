"""What would be lost if the window went now: text typed in dialogs that are open over it.

A dialog that is open keeps the mouse from the window, but not the end of the Windows session, nor what closes windows
from outside.
"""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from desktop.widgets.form import Form, shown_forms


def unsaved_dialogs(window: QWidget) -> list[QDialog]:
    """The dialogs over the window in which something was typed that is not kept."""
    found: dict[int, QDialog] = {}
    for form in shown_forms():
        dialog = form.window()
        if dialog is not window and isinstance(dialog, QDialog) and _is_dirty(dialog, form):
            found[id(dialog)] = dialog
    return list(found.values())


def drop(dialogs: list[QDialog]) -> None:
    """Close them as they are: somebody has said so."""
    for dialog in dialogs:
        dialog.done(QDialog.DialogCode.Rejected)


def _is_dirty(dialog: QDialog, form: Form) -> bool:
    """As the dialog says it, which may hold more than its form, else as the form does."""
    told = getattr(dialog, "dirty", None)
    return told if isinstance(told, bool) else form.dirty
