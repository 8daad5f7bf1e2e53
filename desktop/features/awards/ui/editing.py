"""Opening a form whose values go through one deed, as every dialog of awards does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.shell.workplace import Workplace
from desktop.widgets.editor import EditorDialog
from desktop.widgets.form import Form


def edit_with(
    parent: QWidget,
    workplace: Workplace,
    title: str,
    form: Form,
    name: str,
    deed: Callable[[Any, dict[str, Any]], Any],
    tell: Callable[[Any], str],
    *,
    width: int = 640,
    another: bool = False,
) -> EditorDialog:
    """Open the form; what is saved goes through `deed(tx, values)`."""

    def save(values: dict[str, Any]) -> None:
        workplace.act(
            name,
            lambda tx: deed(tx, values),
            owner=editor,
            done=lambda _: editor.saved(),
            failed=lambda error: editor.refuse(error, workplace.say(error)),
            tell=tell,
        )

    editor = EditorDialog(parent, title, form, save, workplace.dialogs, width=width, another=another)
    editor.open()
    return editor
