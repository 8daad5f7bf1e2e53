"""Moving chosen people to another section on a day, or putting right a section that was entered wrongly."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.core.database import Transaction
from desktop.core.partial_date import print_date
from desktop.features.members import services
from desktop.features.members.domain import Member, MemberLine
from desktop.features.organization.domain import Section
from desktop.features.organization.services import list_sections
from desktop.shell.workplace import Workplace
from desktop.widgets.editor import EditorDialog
from desktop.widgets.fields import Choice, Date, Option, Text, Tick
from desktop.widgets.form import Form
from desktop.widgets.words import translate


def open_move(parent: QWidget, workplace: Workplace, lines: Sequence[MemberLine], today: date) -> None:
    """Ask where to and since when; the sections of earlier days stay in every paper of those days."""
    if lines:
        workplace.ask(list_sections, lambda sections: _show(parent, workplace, lines, sections, today), owner=parent)


def _show(
    parent: QWidget, workplace: Workplace, lines: Sequence[MemberLine], sections: Sequence[Section], today: date
) -> None:
    form = Form(
        [
            Choice("section_id", translate("members", "Section"),
                   [Option(section.id, section.name) for section in sections if not section.closed], empty="—"),
            Date("on", translate("members", "From which day"), today=today, required=True, past=True),
            Text("decision", translate("members", "Number of the decision"), most=60),
            Text("reason", translate("members", "Reason")),
            Tick("wrong", translate("members", "The section was entered wrongly: nobody has moved"), wide=True,
                 hint=translate("members", "Papers of earlier days then show the right section too.")),
        ]
    )  # fmt: skip
    form.load({"on": today})
    ids = [line.id for line in lines]

    def move(tx: Transaction, values: dict[str, Any]) -> list[Member]:
        section = values["section_id"] or ""
        if values["wrong"]:
            return services.correct_section(tx, ids, section)
        return services.move_to_section(tx, ids, section, values["on"], values["decision"], values["reason"])

    def save(values: dict[str, Any]) -> None:
        chosen = next((one.name for one in sections if one.id == values["section_id"]), "—")
        workplace.act(
            "move_members",
            lambda tx: move(tx, values),
            owner=editor,
            done=lambda _: editor.saved(),
            failed=lambda error: editor.refuse(error, workplace.say(error)),
            tell=lambda moved: translate("members", "{count} people: {section} from {day}").format(
                count=len(moved), section=chosen, day=print_date(values["on"])
            ),
        )

    title = translate("members", "Move {who} to another section")
    who = lines[0].full_name if len(lines) == 1 else translate("members", "{count} members").format(count=len(lines))
    editor = EditorDialog(parent, title.format(who=who), form, save, workplace.dialogs, width=640)
    editor.open()
