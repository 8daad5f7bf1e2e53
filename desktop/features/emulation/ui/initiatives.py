"""The list of initiatives and their editor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.changes import ChangeSet
from desktop.core.errors import FieldRefused, UserError
from desktop.core.partial_date import print_date
from desktop.features.emulation import services
from desktop.features.emulation.domain import Campaign, Initiative, InitiativeLine
from desktop.features.emulation.ui.forms import (
    AUTHORS,
    authors_of,
    initiative_form,
    initiative_values,
    with_initiative_values,
)
from desktop.features.emulation.words import field_sentence, recognition_name
from desktop.features.members.domain import MemberLine, MemberQuery
from desktop.features.members.services import list_members
from desktop.shell.workplace import Workplace
from desktop.widgets.editor import EditorDialog
from desktop.widgets.fields import Option
from desktop.widgets.records import Align, Column, RecordsTable
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate


class InitiativesView(QWidget):
    """Initiatives (sáng kiến) of every year, those not recognised yet first."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setObjectName("initiatives")
        self.workplace = workplace
        self.campaign: Campaign | None = None
        self.table = self._make_table()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addWidget(self.table)
        workplace.changed.connect(self._on_changed)

    def show_campaign(self, campaign: Campaign | None) -> None:
        self.campaign = campaign
        self.reload()

    def reload(self) -> None:
        self.workplace.ask(services.list_initiatives, self._show, owner=self, replaces="list")

    def add(self) -> None:
        self._edit(None)

    def edit(self, line: InitiativeLine) -> None:
        self._edit(line)

    def remove(self, lines: Sequence[InitiativeLine]) -> None:
        ids = [line.id for line in lines]
        self.workplace.act(
            "remove_initiatives",
            lambda tx: [services.remove_initiative(tx, one) for one in ids],
            owner=self,
            tell=lambda gone: translate("emulation", "{count} initiatives were deleted").format(count=len(gone)),
        )

    def _show(self, lines: list[InitiativeLine]) -> None:
        self.table.set_records(lines)
        recognised = sum(line.initiative.recognised for line in lines)
        text = translate("emulation", "{recognised} of {count} initiatives recognised")
        self.table.set_footer(text.format(recognised=recognised, count=len(lines)) if lines else "")

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches("initiative", "initiative_author"):
            self.reload()

    def _make_table(self) -> RecordsTable:
        table = RecordsTable(
            [
                Column("name", translate("emulation", "Initiative"), lambda line: line.initiative.name, 250),
                Column("authors", translate("emulation", "Authors"), lambda line: line.authors_printed, 250),
                Column("field", translate("emulation", "Field"), lambda line: line.initiative.field, 84),
                Column("value", translate("emulation", "Benefit of a year"), _value, 130, Align.RIGHT,
                       sort=lambda line: line.initiative.yearly_value),
                Column("level", translate("emulation", "Recognised by"), _level, 156, tone=_tone),
                Column("decision", translate("emulation", "Decision"), _decision, 184),
                Column("code", translate("emulation", "Code"), lambda line: line.initiative.system_code, 80),
            ],
            name="initiatives_table",
            title=translate("emulation", "Initiatives"),
            jobs=self.workplace.jobs,
            count_text=lambda count: translate("emulation", "{count} initiatives").format(count=count),
            search_hint=translate("emulation", "Initiative or author (Ctrl+F)"),
        )  # fmt: skip
        table.remember(self.workplace.settings)
        table.opened.connect(self.edit)
        table.removal_wanted.connect(self.remove)
        return table

    def _edit(self, line: InitiativeLine | None) -> None:
        count = max(AUTHORS, len(line.authors) if line else 0)
        form = initiative_form(self.workplace.database.clock.today(), count, self._find_people)
        if line:
            form.load(initiative_values(line))
        before = line.initiative if line else Initiative("", "", campaign_id=self.campaign.id if self.campaign else "")

        def save(values: dict[str, Any]) -> None:
            draft, authors = with_initiative_values(before, values), authors_of(form, values, count)
            self.workplace.act(
                "change_initiative" if line else "record_initiative",
                lambda tx: (
                    services.change_initiative(tx, draft, authors)
                    if line
                    else services.record_initiative(tx, draft, authors)
                ),
                owner=editor,
                done=lambda _: editor.saved(),
                failed=lambda error: editor.refuse(error, self._say(error)),
                tell=lambda done: translate("emulation", "Initiative “{name}” saved").format(name=done.initiative.name),
            )

        title = line.initiative.name if line else translate("emulation", "New initiative")
        editor = EditorDialog(self, title, form, save, self.workplace.dialogs, another=line is None, width=820)
        editor.open()

    def _say(self, error: UserError) -> str:
        better = field_sentence(error) if isinstance(error, FieldRefused) else None
        return better or self.workplace.say(error)

    def _find_people(self, text: str, answer: Callable[[Sequence[Option]], None]) -> None:
        def show(lines: list[MemberLine]) -> None:
            answer([Option(line.id, line.full_name, _who(line)) for line in lines])

        self.workplace.ask(
            lambda reading: list_members(reading, MemberQuery(search=text), 12), show, owner=self, replaces="pick"
        )


def _who(line: MemberLine) -> str:
    """What tells people of one name apart."""
    return " · ".join(filter(None, (str(line.birth or ""), line.section)))


def _value(line: InitiativeLine) -> str:
    return str(line.initiative.yearly_value) if line.initiative.yearly_value else ""


def _level(line: InitiativeLine) -> str:
    if not line.initiative.recognised or line.initiative.level is None:
        return translate("emulation", "Not recognised yet")
    return recognition_name(line.initiative.level)


def _tone(line: InitiativeLine) -> Tone:
    return Tone.GOOD if line.initiative.recognised else Tone.WARNING


def _decision(line: InitiativeLine) -> str:
    one = line.initiative
    return ", ".join(filter(None, (one.decision, print_date(one.decided_on))))
