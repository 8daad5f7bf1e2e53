"""The list of scoring sheets of a campaign, ranked, and what is done with many of them at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop.core.database import Reading, Transaction
from desktop.features.emulation import services
from desktop.features.emulation.domain import (
    ScoreSheet,
    ScoreTemplate,
    SheetLine,
    SheetState,
    Subject,
    SubjectKind,
    printed_points,
)
from desktop.features.emulation.reports import about, report_named
from desktop.features.emulation.ui.editing import edit
from desktop.features.emulation.ui.sheet import SheetDialog
from desktop.features.emulation.ui.template import TemplatesDialog
from desktop.features.emulation.ui.view import CampaignView
from desktop.features.emulation.words import field_sentence, sheet_state_name
from desktop.features.organization.services import get_union, list_sections
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action, Place
from desktop.widgets.fields import Choice, Option, Text, Tick
from desktop.widgets.form import Form
from desktop.widgets.records import Align, Column, RecordsTable
from desktop.widgets.states import EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

_TONES = {
    SheetState.NEW: Tone.NEUTRAL,
    SheetState.SELF: Tone.WARNING,
    SheetState.CHECKED: Tone.NEUTRAL,
    SheetState.FINAL: Tone.GOOD,
}


class ScoresView(CampaignView):
    """Scoring sheets (bảng chấm điểm) of sections and of the union itself."""

    touched = ("score_sheet", "score", "score_template")

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, "scores")

    def _find(self, reading: Reading, campaign_id: str) -> list[SheetLine]:
        return services.list_sheets(reading, campaign_id)

    def _show(self, lines: list[SheetLine]) -> None:
        self.table.set_records(lines)
        counts: dict[str, int] = {}
        for line in lines:
            if line.checked.grade:
                counts[line.checked.grade] = counts.get(line.checked.grade, 0) + 1
        told = [f"{grade}: {count}" for grade, count in counts.items()]
        text = translate("emulation", "{closed} of {count} sheets closed")
        closed = sum(line.final for line in lines)
        self.table.set_footer("   ·   ".join([text.format(closed=closed, count=len(lines)), *told]) if lines else "")

    # Deeds

    def open_new(self) -> None:
        """Ask for whom, by which template and for which phase, then open their sheets."""
        if self.campaign is None:
            return

        def ask(reading: Reading) -> tuple[list[ScoreTemplate], list[tuple[str, str]]]:
            sections = [(one.id, one.name) for one in list_sections(reading) if not one.closed]
            return services.list_templates(reading), sections

        self.workplace.ask(ask, lambda answer: self._ask_new(*answer), owner=self)

    def _ask_new(self, templates: Sequence[ScoreTemplate], sections: Sequence[tuple[str, str]]) -> None:
        campaign = self.campaign
        if campaign is None:
            return
        phases = tuple(Option(phase.name, phase.name) for phase in campaign.phases)
        blocs = ", ".join(bloc.name for bloc in campaign.blocs)
        form = Form(
            [
                Choice("template", translate("emulation", "Template"),
                       [Option(one.id, one.shown) for one in templates], required=True, wide=True),
                Choice("phase", translate("emulation", "Phase"), phases,
                       empty=translate("emulation", "The whole campaign")),
                Text("bloc", translate("emulation", "Bloc in which they are ranked"), hint=blocs),
                translate("emulation", "Sections (for the union's own template none is needed)"),
                *(Tick(f"section_{number}", name) for number, (_, name) in enumerate(sections)),
            ],
            say=field_sentence,
        )  # fmt: skip
        wanted = next((one.id for one in templates if one.subject is SubjectKind.SECTION), None)
        if any(services.is_own_template(one) for one in templates):
            form.set_hint("template", _proposed())
        form.load({"template": wanted} | {f"section_{number}": True for number in range(len(sections))})

        def deed(tx: Transaction, values: Mapping[str, Any]) -> list[ScoreSheet]:
            template = services.get_template(tx, values["template"])
            if template.subject is SubjectKind.UNION:
                subjects = [Subject(SubjectKind.UNION, get_union(tx).id)]
            else:
                chosen = (one for number, (one, _) in enumerate(sections) if values[f"section_{number}"])
                subjects = [Subject(SubjectKind.SECTION, one) for one in chosen]
            return services.open_sheets(tx, campaign.id, template.id, subjects, values["phase"] or "", values["bloc"])

        edit(
            self,
            self.workplace,
            translate("emulation", "New scoring sheets"),
            form,
            "open_sheets",
            deed,
            lambda done: translate("emulation", "{count} scoring sheets opened").format(count=len(done)),
        )

    def score(self, line: SheetLine) -> None:
        SheetDialog(self, self.workplace, line.id).start()

    def advance(self, state: SheetState) -> None:
        ids = [one.id for one in self.table.selected() if one.sheet.state is not state]
        text = translate("emulation", "{count} sheets: {state}")
        self.workplace.act(
            "advance_sheets",
            lambda tx: services.advance_sheets(tx, ids, state),
            owner=self,
            tell=lambda done: text.format(count=len(done), state=sheet_state_name(state)),
        )

    def agree(self) -> None:
        ids = [one.id for one in self.table.selected()]
        text = translate("emulation", "The committee agrees with {count} points")
        self.workplace.act(
            "take_over_points",
            lambda tx: services.take_over_points(tx, ids),
            owner=self,
            tell=lambda done: text.format(count=len(done)),
        )

    def publish(self) -> None:
        chosen = self.table.selected()
        ids, wanted = [one.id for one in chosen], not all(one.sheet.published for one in chosen)
        published = translate("emulation", "{count} sheets published")
        hidden = translate("emulation", "{count} sheets no longer published")
        self.workplace.act(
            "publish_sheets",
            lambda tx: services.publish_sheets(tx, ids, published=wanted),
            owner=self,
            tell=lambda done: (published if wanted else hidden).format(count=len(done)),
        )

    def _remove(self, lines: Sequence[SheetLine]) -> None:
        told = translate("emulation", "{count} sheets were deleted")
        self._remove_each("remove_sheets", lines, services.remove_sheet, told)

    def _print(self) -> None:
        if self.campaign is not None:
            ids = [one.id for one in self.table.selected()]
            self.workplace.save_report(about("score-sheets", ids), self, self.campaign.code)

    def _print_ranking(self) -> None:
        if self.campaign is not None:
            self.workplace.save_report(report_named("score-ranking"), self, self.campaign.code)

    def _templates(self) -> None:
        TemplatesDialog(self, self.workplace).start()

    # Building

    def _make_deeds(self) -> list[Action]:
        return [
            Action(self, "open_sheets", translate("emulation", "New sheets…"), "plus", self.open_new, "Ctrl+Shift+N",
                   tip=translate("emulation", "Scoring sheets for sections or the union, by a template")),
            Action(self, "agree_points", translate("emulation", "Agree"), "check", self.agree, needs_selection=True,
                   tip=translate("emulation", "Where the committee gave no points yet, take over the section's")),
            Action(self, "close_sheets", translate("emulation", "Close"), "lock",
                   lambda: self.advance(SheetState.FINAL), needs_selection=True,
                   tip=translate("emulation", "Closed sheets are not scored any more, and may be published")),
            Action(self, "reopen_sheets", translate("emulation", "Open again"), "undo-2",
                   lambda: self.advance(SheetState.CHECKED), needs_selection=True, in_toolbar=False),
            Action(self, "publish_sheets", translate("emulation", "Publish"), "eye", self.publish,
                   needs_selection=True,
                   tip=translate("emulation", "Make closed sheets known to everybody, or no longer")),
            Action(self, "score_templates", translate("emulation", "Templates…"), "columns-3", self._templates),
            Action(self, "print_sheets", translate("emulation", "Print the chosen sheets"), "file-text", self._print,
                   needs_selection=True, in_toolbar=False),
            Action(self, "print_ranking", translate("emulation", "Print the ranking"), "file-text",
                   self._print_ranking, place=Place.REPORTS, in_toolbar=False),
        ]  # fmt: skip

    def _make_table(self) -> RecordsTable:
        columns: list[Column[Any]] = [
            Column("rank", translate("emulation", "Rank"), lambda one: str(one.rank or ""), 56, Align.CENTER),
            Column("name", translate("emulation", "Collective"), lambda one: one.name, 200),
            Column("own", translate("emulation", "Own points"), lambda one: _points(one, own=True), 92, Align.RIGHT),
            Column("checked", translate("emulation", "Committee"), lambda one: _points(one, own=False), 92,
                   Align.RIGHT, sort=lambda one: one.checked.total),
            Column("grade", translate("emulation", "Grade"), lambda one: one.checked.grade or one.own.grade, 170,
                   tone=_grade_tone),
            Column("state", translate("emulation", "State"), _state, 150, tone=lambda one: _TONES[one.sheet.state]),
            Column("phase", translate("emulation", "Phase"), lambda one: one.sheet.phase, 90),
            Column("bloc", translate("emulation", "Bloc"), lambda one: one.sheet.bloc, 150),
            Column("template", translate("emulation", "Template"), lambda one: one.template.shown, 220),
        ]  # fmt: skip
        table = RecordsTable(
            columns,
            name="scores_table",
            title=translate("emulation", "Scoring sheets"),
            jobs=self.workplace.jobs,
            count_text=lambda count: translate("emulation", "{count} sheets").format(count=count),
            search_hint=translate("emulation", "Collective (Ctrl+F); Enter opens the sheet"),
        )
        table.remember(self.workplace.settings)
        table.opened.connect(self.score)
        table.removal_wanted.connect(self._remove)
        table.set_actions(self.deeds)
        table.set_empty(
            EmptyState(
                "list-checks",
                translate("emulation", "No scoring sheets yet"),
                translate(
                    "emulation",
                    "Open sheets by a template for all sections or for the union itself. Each has two columns: what "
                    "the section gives itself and what the committee gives; sums, grade and rank follow.",
                ),
                [self.deeds[0], next(one for one in self.deeds if one.id == "score_templates")],
            )
        )
        return table


def _proposed() -> str:
    return translate(
        "emulation", "The points of the program's own templates are proposals: compare them with the table of your "
        "superior, and change them under “Templates…”."
    )  # fmt: skip


def _points(line: SheetLine, *, own: bool) -> str:
    sums = line.own if own else line.checked
    return printed_points(sums.total) if sums.scored else ""


def _state(line: SheetLine) -> str:
    name = sheet_state_name(line.sheet.state)
    return f"{name}, {translate('emulation', 'published')}" if line.sheet.published else name


def _grade_tone(line: SheetLine) -> Tone | None:
    if line.checked.killed:
        return Tone.BAD
    return Tone.GOOD if line.final else None
