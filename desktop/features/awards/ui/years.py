"""The facts of a year of everybody in one grid: type over a cell, Ctrl+D fills the chosen rows with the first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from desktop.core.database import Reading
from desktop.core.filters import FilterKind
from desktop.features.awards import services
from desktop.features.awards.domain import AwardKind, AwardType, Discipline, Rating
from desktop.features.awards.imports import EXPORTS, YearFactsImport
from desktop.features.awards.services import YearLine
from desktop.features.awards.words import discipline_name, rating_name
from desktop.features.emulation.domain import Family, Subject, SubjectKind
from desktop.features.emulation.services import current_campaign
from desktop.shell.tab import Tab, heading
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action
from desktop.widgets.chooser import Chooser
from desktop.widgets.fields import Choice, Field, Number, Option
from desktop.widgets.records import Align, Column, Edit, RecordsTable
from desktop.widgets.states import EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

LACKING = "lacking"
COUNTED = ("maternity_days", "study_days")
OF_PERSONS = ("absent_days", *COUNTED, "discipline", "state_title")
SPAN = 8


class YearsView(Tab):
    """Dữ liệu xét: absence, maternity, study, discipline, complaint, rating, title of the employer."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, "year_facts_view")
        self.awards: Mapping[str, AwardType] = {}
        self.lines: list[YearLine] = []
        self.year = Chooser("facts_year", translate("awards", "Year"), 6)
        for year in range(self.today.year + 1, self.today.year - SPAN, -1):
            self.year.addItem(str(year), year)
        self._chosen_by_hand = False
        self.year.activated.connect(lambda _: self._choose_year())
        self.table = self._make_table()
        self.lay_out([heading(translate("awards", "Year")), self.year], self._make_actions())
        self.table.set_empty(
            EmptyState(
                "list-checks",
                translate("awards", "Nobody to say anything about yet"),
                translate("awards", "The facts of a year are kept for whoever stands in the list of members."),
            )
        )

    def reload(self) -> None:
        chosen = self.year.currentData() if self._chosen_by_hand else None

        def ask(reading: Reading) -> tuple[int, list[YearLine], Mapping[str, AwardType]]:
            campaign = current_campaign(reading)
            year = chosen or (campaign.year if campaign else reading.today().year)
            return year, services.year_lines(reading, year), services.awards_in(reading)

        self.workplace.ask(ask, self._show, owner=self, replaces="years")

    def _choose_year(self) -> None:
        self._chosen_by_hand = True
        self.reload()

    def _show(self, answer: tuple[int, list[YearLine], Mapping[str, AwardType]]) -> None:
        year, self.lines, self.awards = answer
        if self.year.findData(year) < 0:
            self.year.addItem(str(year), year)
        self.year.setCurrentIndex(self.year.findData(year))
        self._narrow()

    def _narrow(self) -> None:
        wanted = [one for one in self.lines if one.lacking] if LACKING in self.table.chips.checked() else self.lines
        self.table.set_records(wanted, search=lambda one: f"{one.name} {one.section}")
        open_lines = sum(bool(one.lacking) for one in self.lines)
        text = translate("awards", "{count} of {total} still lack something the rules ask for")
        self.table.set_footer(text.format(count=open_lines, total=len(self.lines)))

    # Building

    def _make_table(self) -> RecordsTable:
        table = RecordsTable(
            [
                Column("name", translate("awards", "Name"), lambda one: one.name, 190, sort=lambda one: one.name),
                Column("section", translate("awards", "Section"), lambda one: one.section, 130, filter=FilterKind.TEXT),
                self._number("absent_days", translate("awards", "Days absent"), 84),
                self._number("maternity_days", translate("awards", "Maternity"), 78),
                self._number("study_days", translate("awards", "Study"), 70),
                self._chosen("discipline", translate("awards", "Discipline"), 130),
                self._chosen("complaint_pending", translate("awards", "Complaint pending"), 110),
                self._chosen("rating", translate("awards", "Rating"), 150),
                self._chosen("state_title", translate("awards", "Title of the employer"), 150),
            ],
            name="year_facts_table",
            title=translate("awards", "Facts of the year"),
            jobs=self.workplace.jobs,
            count_text=lambda count: translate("awards", "{count} lines").format(count=count),
            search_hint=translate("awards", "Name; type over a cell, Ctrl+D fills the chosen rows"),
        )
        table.remember(self.workplace.settings)
        table.chips.add(LACKING, translate("awards", "Something is missing"))
        table.chips.changed.connect(self._narrow)
        table.edited.connect(self._change_cell)
        table.filled_down.connect(self._fill_down)
        return table

    def _number(self, field: str, title: str, width: int) -> Column[YearLine]:
        def text(one: YearLine) -> str:
            value = getattr(one.facts, field)
            return "" if value is None or (not value and field in COUNTED) else str(value)

        return Column(
            field, title, text, width, align=Align.RIGHT, sort=lambda one: getattr(one.facts, field) or 0,
            tone=_missing(field), edit=self._edit(field, lambda: Number(field, title)),
        )  # fmt: skip

    def _chosen(self, field: str, title: str, width: int) -> Column[YearLine]:
        return Column(
            field, title, lambda one: self._say(field, getattr(one.facts, field)), width,
            sort=lambda one: self._say(field, getattr(one.facts, field)), tone=_missing(field),
            edit=self._edit(field, lambda: Choice(field, title, self._options(field), empty="—")),
        )  # fmt: skip

    def _edit(self, field: str, make: Callable[[], Field]) -> Edit[YearLine]:
        return Edit(make, lambda one: getattr(one.facts, field))

    def _options(self, field: str) -> Sequence[Option]:
        if field == "discipline":
            return [Option(one, discipline_name(one)) for one in Discipline]
        if field == "rating":
            return [Option(one, rating_name(one)) for one in Rating]
        if field == "complaint_pending":
            return [Option(False, translate("awards", "No")), Option(True, translate("awards", "Yes"))]
        titles = [
            Option(one.code, one.short)
            for one in self.awards.values()
            if one.family is Family.STATE and one.kind is AwardKind.TITLE and SubjectKind.PERSON in one.subjects
        ]
        return [Option("", translate("awards", "None")), *titles]

    def _say(self, field: str, value: Any) -> str:
        if value is None:
            return ""
        if field == "state_title" and value in self.awards:
            return self.awards[value].short
        return next((one.label for one in self._options(field) if one.value == value), str(value))

    def _make_actions(self) -> list[Action]:
        def deed(*given: Any, **options: Any) -> Action:
            return Action(self, *given, **options)

        return [
            deed("fill_blameless", translate("awards", "No discipline, no complaint"), "check", self._fill_blameless,
                 tip=translate("awards",
                               "Says so of the chosen rows, or of all shown, where nobody has said anything")),
            deed("import_year_facts", translate("awards", "Import…"), "import",
                 lambda: self.workplace.import_file(YearFactsImport()), "Ctrl+Shift+O"),
            deed("paste_year_facts", translate("awards", "Paste from Excel…"), "clipboard-paste",
                 lambda: self.workplace.import_pasted(YearFactsImport()), "Ctrl+V"),
            deed("export_year_facts", translate("awards", "Export"), "download",
                 lambda: self.workplace.save_list(_export("year-facts"), self)),
        ]  # fmt: skip

    # Deeds

    def _change_cell(self, line: YearLine, field: str, value: Any) -> None:
        said = {field: (value or 0) if field in COUNTED else value}
        if not line.is_person and field in OF_PERSONS:
            self.table.refuse(line, field, translate("awards", "This is said of persons only."))
            return
        self.workplace.act(
            "set_year_facts",
            lambda tx: services.change_year_facts(tx, [line.subject], line.facts.year, **said),
            owner=self,
            done=lambda changed: None if changed else self.table.model.forget(line, field),
            failed=lambda error: self.table.refuse(line, field, self.workplace.say(error)),
            tell=lambda _: translate("awards", "The facts of {name} were written").format(name=line.name),
        )

    def _fill_down(self, first: YearLine, field: str) -> None:
        if field in ("name", "section"):
            return
        subjects, value = [one.subject for one in self.table.selected()], getattr(first.facts, field)
        self._change(subjects, {field: value})

    def _fill_blameless(self) -> None:
        subjects, year = self._subjects(), self.year.currentData()
        self.workplace.act(
            "fill_blameless",
            lambda tx: services.fill_blameless(tx, subjects, year),
            owner=self,
            tell=lambda done: translate("awards", "The facts of {count} were written").format(count=len(done)),
        )

    def _subjects(self) -> list[Subject]:
        chosen = self.table.selected()
        shown = self.table.model.read_rows(0, self.table.model.rowCount() - 1)
        return [one.subject for one in (chosen if len(chosen) > 1 else shown)]

    def _change(self, subjects: Sequence[Subject], said: dict[str, Any]) -> None:
        year = self.year.currentData()
        self.workplace.act(
            "set_year_facts",
            lambda tx: services.change_year_facts(tx, subjects, year, **said),
            owner=self,
            tell=lambda done: translate("awards", "The facts of {count} were written").format(count=len(done)),
        )


def _missing(field: str) -> Callable[[YearLine], Tone | None]:
    def tone(one: YearLine) -> Tone | None:
        return Tone.WARNING if getattr(one.facts, field) is None else None

    return tone


def _export(name: str) -> Any:
    return next(one for one in EXPORTS if one.name == name)
