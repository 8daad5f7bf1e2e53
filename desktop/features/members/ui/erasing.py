"""Deleting the personal data of somebody for good, after the word for it was typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.core.errors import FieldRefused
from desktop.features.members import services
from desktop.features.members.domain import MemberLine
from desktop.features.members.ui.duplicates import muted
from desktop.shell.workplace import Workplace
from desktop.widgets.editor import EditorDialog
from desktop.widgets.fields import Text
from desktop.widgets.form import Form
from desktop.widgets.page import resize_within_screen
from desktop.widgets.words import translate


class _Word(Text):
    """Refuses everything but the word, capitals aside."""

    def __init__(self, word: str) -> None:
        super().__init__("word", translate("members", "Type {word} to confirm").format(word=word), required=True)
        self._word = word

    def read(self, text: str) -> str:
        if text.casefold() != self._word.casefold():
            raise FieldRefused(self.key, "not_the_word", self._word)
        return text


def ask_to_erase(parent: QWidget, workplace: Workplace, lines: Sequence[MemberLine]) -> None:
    """Of people in the bin or who left; what other features have copied about them goes too."""
    if not lines:
        return
    ids = [line.id for line in lines]
    erasers = [eraser for feature in workplace.features for eraser in feature.erasers]
    word = translate("members", "delete")
    form = Form(
        [_Word(word)],
        columns=1,
        say=lambda refusal: (
            translate("members", "Type the word {word} here, nothing else.").format(word=refusal.value)
            if refusal.reason == "not_the_word"
            else None
        ),
    )

    def save(_: dict[str, Any]) -> None:
        workplace.act(
            "erase_members",
            lambda tx: services.erase_members(tx, ids, erasers),
            owner=editor,
            done=done,
            failed=lambda error: editor.refuse(error, workplace.say(error)),
        )

    def done(gone: list[Any]) -> None:
        editor.saved()
        workplace.undo_stack.clear()  # whose steps still know who it was
        workplace.show_snackbar(
            translate("members", "The data of {count} people was deleted for good").format(count=len(gone))
        )

    names = ", ".join(line.full_name for line in lines[:5]) + ("…" if len(lines) > 5 else "")
    title = translate("members", "Delete the data for good")
    editor = EditorDialog(parent, title, form, save, workplace.dialogs, width=560)
    text = translate(
        "members",
        "{names}: name, numbers, birth, addresses, family and everything else that tells who this is will be gone from "
        "the book and from search, and cannot be brought back. What only counts stays under a random number, so that "
        "reports which were sent keep their figures. Backups and packages made before still have the data.",
    )
    explained = muted(text.format(names=names))
    explained.setObjectName("erase_explained")
    explained.setContentsMargins(16, 12, 16, 0)
    layout = editor.layout()
    assert layout is not None
    layout.insertWidget(0, explained)  # type: ignore[attr-defined]
    editor.save_button.setText(title)
    resize_within_screen(editor, 560, 330)
    editor.open()
