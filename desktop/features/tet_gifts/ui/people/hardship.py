"""The words about somebody's hardship: shown when they are asked for, and the asking is recorded."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import GiftLine
from desktop.features.tet_gifts.services import people
from desktop.shell.workplace import Workplace
from desktop.widgets.editor import EditorDialog
from desktop.widgets.fields import Lines
from desktop.widgets.form import Form
from desktop.widgets.words import translate


def show_hardship(parent: QWidget, workplace: Workplace, line: GiftLine) -> None:
    """Ask first: everybody who looks stands in the record of deeds."""

    def look() -> None:
        workplace.act("show_hardship", lambda tx: people.show_hardship(tx, line.id), owner=parent, done=show)

    def show(text: str) -> None:
        hint = translate("tet_gifts", "Kept apart; never printed, posted or sent.")
        form = Form([Lines("description", translate("tet_gifts", "What the hardship is"), wide=True, hint=hint)],
                    columns=1)  # fmt: skip
        form.load({"description": text})

        def save(values: dict[str, Any]) -> None:
            workplace.act(
                "describe_hardship", lambda tx: services.describe_hardship(tx, line.id, values["description"]),
                owner=editor, done=lambda _: editor.saved(),
                failed=lambda error: editor.refuse(error, workplace.say(error)),
                tell=lambda _: translate("tet_gifts", "What the hardship is was changed"),
            )  # fmt: skip

        editor = EditorDialog(parent, line.full_name, form, save, workplace.dialogs, width=560)
        editor.open()

    text = translate("tet_gifts", "Show what is written about the hardship of {name}? That you looked is recorded.")
    workplace.dialogs.confirm(text.format(name=line.full_name), translate("tet_gifts", "Show it"), look)
