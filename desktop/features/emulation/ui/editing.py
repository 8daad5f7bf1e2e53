"""One way to edit a record of emulation in a dialog: the deed, its refusals beside the fields, what is told after."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.core.database import Transaction
from desktop.core.errors import FieldRefused, UserError
from desktop.features.emulation.words import field_sentence
from desktop.shell.workplace import Workplace
from desktop.widgets.editor import EditorDialog
from desktop.widgets.form import Form


def edit(
    parent: QWidget,
    workplace: Workplace,
    title: str,
    form: Form,
    act: str,
    deed: Callable[[Transaction, Mapping[str, Any]], Any],
    tell: Callable[[Any], str],
    *,
    another: bool = False,
    width: int = 760,
    done: Callable[[Any], None] | None = None,
) -> EditorDialog:
    """Open the form; saving does the deed with its values in one transaction."""

    def save(values: dict[str, Any]) -> None:
        workplace.act(
            act,
            lambda tx: deed(tx, values),
            owner=editor,
            done=finish,
            failed=lambda error: editor.refuse(error, sentence(workplace, error)),
            tell=tell,
        )

    def finish(result: Any) -> None:
        editor.saved()
        if done is not None:
            done(result)

    editor = EditorDialog(parent, title, form, save, workplace.dialogs, another=another, width=width)
    editor.open()
    return editor


def sentence(workplace: Workplace, error: UserError) -> str:
    better = field_sentence(error) if isinstance(error, FieldRefused) else None
    return better or workplace.say(error)
