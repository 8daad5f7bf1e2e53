"""The list of initiatives and their editor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from desktop.core.database import Reading
from desktop.core.errors import FieldRefused, UserError
from desktop.core.money import total
from desktop.core.partial_date import print_date
from desktop.core.vietnamese.text import fold
from desktop.features.emulation import services
from desktop.features.emulation.domain import (
    Campaign,
    Initiative,
    InitiativeLine,
    looks_like_millions,
    programme_doubts,
)
from desktop.features.emulation.reports import about
from desktop.features.emulation.ui.evidence import evidence_dialog
from desktop.features.emulation.ui.initiative_form import (
    AUTHORS,
    authors_of,
    initiative_form,
    initiative_values,
    with_initiative_values,
)
from desktop.features.emulation.ui.view import CampaignView
from desktop.features.emulation.words import (
    field_sentence,
    programme_sentence,
    recognition_name,
    similar_sentence,
    small_value_sentence,
)
from desktop.features.members.domain import MemberLine, MemberQuery
from desktop.features.members.services import list_members
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action
from desktop.widgets.editor import EditorDialog
from desktop.widgets.fields import Option
from desktop.widgets.form import Form
from desktop.widgets.records import Align, Column, RecordsTable
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

OF_CAMPAIGN, PENDING, DOUBLES = "of_campaign", "pending", "doubles"
_DAYS = ("applied_from", "decided_on", "entered_on", "system_code")


class InitiativesView(CampaignView):
    """Initiatives (sáng kiến) of every year, those not recognised yet first."""

    touched = ("initiative", "initiative_author")

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, "initiatives")
        self._lines: list[InitiativeLine] = []
        self._doubles: set[str] = set()

    def reload(self) -> None:
        def ask(reading: Reading) -> tuple[list[InitiativeLine], set[str]]:
            lines = services.list_initiatives(reading)
            return lines, services.suspected_doubles(lines)

        self.workplace.ask(ask, self._show, owner=self, replaces="list")

    def add(self) -> None:
        self._edit(None)

    def edit(self, line: InitiativeLine) -> None:
        self._edit(line)

    def remove(self, lines: Sequence[InitiativeLine]) -> None:
        told = translate("emulation", "{count} initiatives were deleted")
        self._remove_each("remove_initiatives", lines, services.remove_initiative, told)

    def _show(self, found: tuple[list[InitiativeLine], set[str]]) -> None:
        self._lines, self._doubles = found
        doubles = self._doubles
        chosen = self.table.chips.checked()
        self.table.chips.clear()
        self.table.chips.add(OF_CAMPAIGN, translate("emulation", "Of this campaign"))
        self.table.chips.add(PENDING, translate("emulation", "Not recognised yet"))
        if doubles:
            self.table.chips.add(DOUBLES, translate("emulation", "Perhaps twice: {count}").format(count=len(doubles)))
        self.table.chips.choose(*chosen)
        self._narrow()

    def _narrow(self) -> None:
        chips, campaign = self.table.chips.checked(), self.campaign
        lines = self._lines
        if OF_CAMPAIGN in chips and campaign is not None:
            lines = [line for line in lines if _belongs(line.initiative, campaign)]
        if PENDING in chips:
            lines = [line for line in lines if not line.initiative.recognised]
        if DOUBLES in chips:
            lines = sorted(
                (line for line in lines if line.id in self._doubles), key=lambda line: fold(line.initiative.name)
            )
        self.table.set_records(lines)
        recognised = sum(line.initiative.recognised for line in lines)
        people = {one.member_id or one.name for line in lines if line.initiative.recognised for one in line.authors}
        text = translate(
            "emulation", "{recognised} of {count} initiatives recognised, {people} people; {worth} đồng a year"
        )
        worth = total(line.initiative.yearly_value for line in lines if line.initiative.recognised)
        told = text.format(recognised=recognised, count=len(lines), people=len(people), worth=worth)
        self.table.set_footer(told if lines else "")

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
                Column("code", translate("emulation", "Code"), lambda line: line.initiative.system_code, 80,
                       tooltip=_window, tone=lambda line: Tone.WARNING if _window(line) else None),
            ],
            name="initiatives_table",
            title=translate("emulation", "Initiatives"),
            jobs=self.workplace.jobs,
            count_text=lambda count: translate("emulation", "{count} initiatives").format(count=count),
            search_hint=translate("emulation", "Initiative or author (Ctrl+F)"),
        )  # fmt: skip
        table.remember(self.workplace.settings)
        table.chips.changed.connect(self._narrow)
        table.set_actions(self.deeds)
        table.opened.connect(self.edit)
        table.removal_wanted.connect(self.remove)
        return table

    def _make_deeds(self) -> list[Action]:
        return [
            Action(self, "record_initiative", translate("emulation", "New initiative…"), "star", self.add,
                   "Ctrl+Shift+N"),
            Action(self, "print_certificates", translate("emulation", "Certificates"), "award",
                   self._print_certificates, needs_selection=True,
                   tip=translate("emulation", "A confirmation for every author of the chosen recognised initiatives")),
            Action(self, "initiative_files", translate("emulation", "Attached files…"), "paperclip", self.open_files,
                   "Ctrl+H", needs_selection=True,
                   tip=translate("emulation", "Certificate, decision, description, pictures of the initiative")),
        ]  # fmt: skip

    def open_files(self) -> None:
        if one := self.table.current():
            evidence_dialog(self, self.workplace, one.initiative).open()

    def _print_certificates(self) -> None:
        chosen = [line for line in self.table.selected() if line.initiative.recognised]
        if not chosen:
            self.workplace.dialogs.show_note(
                translate(
                    "emulation",
                    "None of these initiatives is recognised yet. Fill in the level, number and date of a decision.",
                )
            )
        elif self.campaign is not None:
            report = about("initiative-certificates", [line.id for line in chosen])
            self.workplace.save_report(report, self, self.campaign.code)

    def _warn(self, form: Form, key: str, line: InitiativeLine | None) -> None:
        """Amber beside the fields: a name that is nearly in the book already, days outside the programme."""
        if key == "name":
            name, but = form.field("name").to_draft(), line.id if line else ""
            self.workplace.ask(
                lambda reading: services.similar_initiatives(reading, name, but),
                lambda found: form.set_warning("name", similar_sentence(found) if found else ""),
                owner=form,
                replaces="similar",
            )
        elif key == "yearly_value":
            value = form.field("yearly_value").value()
            form.set_warning("yearly_value", small_value_sentence(value) if looks_like_millions(value) else "")
        elif key in _DAYS:
            self._warn_of_window(form)

    def _warn_of_window(self, form: Form) -> None:
        try:
            values = {name: form.field(name).value() for name in _DAYS}
        except FieldRefused:
            return
        doubts = programme_doubts(Initiative("", "-", **values), services.list_programmes())
        for name in ("applied_from", "decided_on", "entered_on"):
            doubt = next((one for one in doubts if one.field == name), None)
            form.set_warning(name, programme_sentence(doubt) if doubt else "")

    def _edit(self, line: InitiativeLine | None) -> None:
        count = max(AUTHORS, len(line.authors) if line else 0)
        form = initiative_form(self.workplace.database.clock.today(), count, self._find_people)
        if line:
            form.load(initiative_values(line))
        form.edited.connect(lambda key: self._warn(form, key, line))
        self._warn_of_window(form)
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
        editor = EditorDialog(self, title, form, save, self.workplace.dialogs, another=line is None, width=860)
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


def _belongs(one: Initiative, campaign: Campaign) -> bool:
    decided_within = one.decided_on is not None and campaign.start <= one.decided_on <= campaign.end
    return one.campaign_id == campaign.id or (not one.campaign_id and decided_within)


def _window(line: InitiativeLine) -> str:
    """Why the days of an entered initiative are doubtful; empty when they are not."""
    doubts = programme_doubts(line.initiative, services.list_programmes())
    return programme_sentence(doubts[0]) if doubts else ""
