"""Sổ khen thưởng: the awards given, by year and family; add, correct, revoke, import, print, export for the state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from desktop.core.database import Reading
from desktop.core.filters import FilterKind
from desktop.core.partial_date import print_date
from desktop.features.awards import services
from desktop.features.awards.domain import AwardHistory, AwardType, Deed, Occasion
from desktop.features.awards.imports import EXPORTS, AwardHistoryImport
from desktop.features.awards.reports import REPORTS
from desktop.features.awards.services import RegisterLine
from desktop.features.awards.ui import forms
from desktop.features.awards.ui.certificates import give_book_numbers, print_of_awards
from desktop.features.awards.ui.editing import edit_with
from desktop.features.awards.ui.nominate import Candidate, candidates
from desktop.features.awards.words import family_name, occasion_name
from desktop.features.emulation.domain import Family, SubjectKind
from desktop.shell.tab import Tab, heading
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action
from desktop.widgets.chooser import Chooser
from desktop.widgets.fields import Option
from desktop.widgets.records import Align, Column, RecordsTable
from desktop.widgets.states import EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate


@dataclass(frozen=True)
class _Register:
    lines: tuple[RegisterLine, ...]
    years: tuple[int, ...]
    awards: Mapping[str, AwardType]
    people: tuple[Candidate, ...]


class RegisterView(Tab):
    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, "register_view")
        self.shown = _Register((), (), {}, ())
        self._wanted = ""
        self.year = Chooser("register_year", translate("awards", "Year of the achievement"), 12)
        self.year.activated.connect(lambda _: self._narrow())
        self.table = self._make_table()
        actions = self._make_actions()
        self.lay_out([heading(translate("awards", "Year")), self.year], actions)
        by_id = {action.id: action for action in actions}
        self.table.set_empty(
            EmptyState(
                "award",
                translate("awards", "The award register is empty"),
                translate(
                    "awards",
                    "Whatever is decided on the tab of nominations comes here by itself. Add what was given in earlier "
                    "years, with the number and day of its decision, or import it from Excel: the rules ask for it.",
                ),
                [by_id[name] for name in ("add_given", "import_history", "paste_history")],
            )
        )

    def reload(self) -> None:
        def ask(reading: Reading) -> _Register:
            return _Register(
                tuple(services.award_register(reading)), tuple(services.register_years(reading)),
                services.awards_in(reading), tuple(candidates(reading)),
            )  # fmt: skip

        self.workplace.ask(ask, self._show, owner=self, replaces="register")

    def want(self, history_id: str) -> None:
        self._wanted = history_id
        self.reload()

    def _show(self, found: _Register) -> None:
        chosen, self.shown = self.year.currentData(), found
        self.year.clear()
        self.year.addItem(translate("awards", "All years"), 0)
        for year in found.years:
            self.year.addItem(str(year), year)
        self.year.setCurrentIndex(max(0, self.year.findData(chosen)))
        self._narrow()

    def _narrow(self) -> None:
        year, families = self.year.currentData(), self.table.chips.checked()
        lines = [
            one
            for one in self.shown.lines
            if (not year or one.history.year == year) and (not families or (one.family or "") in families)
        ]
        self.table.set_records(
            lines, search=lambda one: f"{one.subject} {one.award_name} {one.history.decision_number} {one.unit}"
        )
        persons = sum(one.history.subject_kind is SubjectKind.PERSON for one in lines)
        text = translate("awards", "{count} awards: {persons} persons, {collectives} collectives")
        self.table.set_footer(text.format(count=len(lines), persons=persons, collectives=len(lines) - persons))
        if self._wanted and self.table.select(self._wanted):
            self._wanted = ""

    # Building

    def _make_table(self) -> RecordsTable:
        table = RecordsTable(
            [
                Column("subject", translate("awards", "Given to"), lambda one: one.subject, 170,
                       sort=lambda one: one.subject),
                Column("unit", translate("awards", "Section"), lambda one: one.unit, 110, filter=FilterKind.TEXT),
                Column("award", translate("awards", "Award"), _short,
                       160, sort=lambda one: one.award_name, tooltip=lambda one: one.award_name,
                       cell=lambda one: one.award_name),
                Column("year", translate("awards", "Achievement of"), lambda one: str(one.history.year), 84,
                       sort=lambda one: one.history.year),
                Column("number", translate("awards", "Decision"), lambda one: one.history.decision_number, 110,
                       sort=lambda one: one.history.decision_number, filter=FilterKind.TEXT),
                Column("day", translate("awards", "Decided on"), lambda one: print_date(one.history.decided_on), 96,
                       sort=lambda one: one.history.decided_on, cell=lambda one: one.history.decided_on),
                Column("issuer", translate("awards", "Issued by"), lambda one: one.history.issuer, 150),
                Column("state", translate("awards", "State"), _state, 130, tone=_tone),
                Column("bonus", translate("awards", "Bonus, for information"), _bonus, 120, align=Align.RIGHT,
                       sort=lambda one: one.bonus.amount if one.bonus else 0, tooltip=_bonus_basis),
                Column("book", translate("awards", "Golden book"), lambda one: str(one.history.book_number or ""), 84,
                       align=Align.RIGHT, sort=lambda one: one.history.book_number, hidden=True),
                Column("occasion", translate("awards", "Occasion"), _occasion, 130, hidden=True),
            ],
            name="register_table",
            title=translate("awards", "Award register"),
            jobs=self.workplace.jobs,
            count_text=lambda count: translate("awards", "{count} awards").format(count=count),
            search_hint=translate("awards", "Name, award or number of a decision"),
        )  # fmt: skip
        table.remember(self.workplace.settings)
        for family in Family:
            table.chips.add(family.value, family_name(family))
        table.chips.changed.connect(self._narrow)
        table.opened.connect(lambda _: self._edit())
        table.removal_wanted.connect(lambda _: self._remove())
        return table

    def _make_actions(self) -> list[Action]:
        def deed(*given: Any, **options: Any) -> Action:
            return Action(self, *given, **options)

        def save(name: str) -> Any:
            return lambda: self.workplace.save_list(next(one for one in EXPORTS if one.name == name), self)

        return [
            deed("add_given", translate("awards", "Record an award…"), "plus", self._add, "Ctrl+N|Ctrl+Ins",
                 primary=True),
            deed("certificates", translate("awards", "Print giấy khen…"), "award", self._certificates, "Ctrl+Shift+P",
                 needs_selection=True,
                 tip=translate("awards", "Into bought blanks or on white paper: everybody of the decision, or those "
                               "who are chosen")),
            deed("print_register", translate("awards", "Print"), "printer", self._print, "Ctrl+P"),
            deed("import_history", translate("awards", "Import…"), "import",
                 lambda: self.workplace.import_file(AwardHistoryImport()), "Ctrl+Shift+O"),
            deed("book_numbers", translate("awards", "Give numbers of the golden book"), "list-checks", self._number,
                 needs_selection=True, in_toolbar=False),
            deed("edit_given", translate("awards", "Correct…"), "pencil", self._edit, "Ctrl+E", needs_selection=True),
            deed("same_decision", translate("awards", "Everybody of this decision"), "filter", self._same_decision,
                 needs_selection=True, in_toolbar=False),
            deed("remove_given", translate("awards", "Delete"), "trash-2", self._remove, needs_selection=True,
                 in_toolbar=False),
            deed("revoke_given", translate("awards", "Award revoked…"), "circle-x", self._revoke, needs_selection=True,
                 in_toolbar=False),
            deed("paste_history", translate("awards", "Paste from Excel…"), "clipboard-paste",
                 lambda: self.workplace.import_pasted(AwardHistoryImport()), "Ctrl+V", in_toolbar=False),
            deed("export_history", translate("awards", "Export"), "download", save("award-history")),
            deed("export_state", translate("awards", "For the state database"), "file-spreadsheet",
                 save("state-awards"),
                 tip=translate("awards", "Excel with the intake columns of the provincial award databases")),
        ]  # fmt: skip

    # Deeds

    def _add(self) -> None:
        options = [Option(one.id, one.name, one.detail) for one in self.shown.people]
        subjects = {one.id: one.subject for one in self.shown.people}
        form = forms.history_form(SubjectKind.PERSON, self.today, self.shown.awards, options)
        form.load({"year": self.today.year - 1, "occasion": Occasion.YEAR})

        def deed(tx: Any, values: dict[str, Any]) -> AwardHistory:
            subject = subjects[values.pop("subject")]
            return services.add_award_history(tx, AwardHistory("", subject.kind, subject.id, **values))

        edit_with(
            self,
            self.workplace,
            translate("awards", "An award given"),
            form,
            "add_award_history",
            deed,
            lambda _: translate("awards", "The award was written into the register"),
            another=True,
        )

    def _edit(self) -> None:
        one: RegisterLine | None = self.table.current()
        if one is None:
            return
        given = one.history
        form = forms.history_form(given.subject_kind, self.today, self.shown.awards, numbered=True)
        fields = ("award", "year", "occasion", "decision_number", "decided_on", "issuer", "ground")
        form.load({field: getattr(given, field) for field in fields} | {"book_number": given.book_number or None})
        edit_with(
            self,
            self.workplace,
            f"{one.subject} – {one.award_name}",
            form,
            "change_award_history",
            lambda tx, values: services.change_award_history(
                tx, replace(given, **values | {"book_number": values["book_number"] or 0})
            ),
            lambda _: translate("awards", "The award of {name} was corrected").format(name=one.subject),
        )

    def _remove(self) -> None:
        ids = [one.id for one in self.table.selected()]
        if ids:
            self.workplace.act(
                "remove_award_history",
                lambda tx: [services.remove_award_history(tx, one) for one in ids],
                owner=self,
                tell=lambda gone: translate("awards", "{count} awards were taken out of the register").format(
                    count=len(gone)
                ),
            )

    def _revoke(self) -> None:
        one: RegisterLine | None = self.table.current()
        if one is None:
            return
        form = forms.step_form(Deed.REVOKE, self.today)
        form.load({"on": self.today})
        edit_with(
            self,
            self.workplace,
            f"{one.subject} – {one.award_name}",
            form,
            "revoke_award",
            lambda tx, values: services.revoke_award(tx, one.id, values["decision"], values["why"], values["on"]),
            lambda _: translate("awards", "The award of {name} was revoked").format(name=one.subject),
        )

    def _same_decision(self) -> None:
        one: RegisterLine | None = self.table.current()
        if one is not None:
            self.table.search_box.setText(one.history.decision_number)

    def _certificates(self) -> None:
        if chosen := [one.id for one in self.table.selected()]:
            print_of_awards(self.workplace, self, chosen)

    def _number(self) -> None:
        if chosen := [one.id for one in self.table.selected()]:
            give_book_numbers(self.workplace, self, chosen)

    def _print(self) -> None:
        year = self.year.currentData() or (self.shown.years[0] if self.shown.years else self.today.year)
        report = next(one for one in REPORTS if one.name == "award-register")
        self.workplace.save_report(report, self, campaign=f"{year}-01-01/{year}-12-31")


def _short(one: RegisterLine) -> str:
    return one.award.short if one.award else one.award_name


def _occasion(one: RegisterLine) -> str:
    return occasion_name(one.history.occasion)


def _state(one: RegisterLine) -> str:
    if one.history.revoked_on:
        return translate("awards", "Revoked on {day}").format(day=print_date(one.history.revoked_on))
    if one.handed_on:
        return translate("awards", "Handed over {day}").format(day=print_date(one.handed_on))
    return translate("awards", "To be handed over") if one.history.nomination_id else ""


def _tone(one: RegisterLine) -> Tone | None:
    if not one.history.stands:
        return Tone.BAD
    return Tone.WARNING if one.history.nomination_id and not one.handed_on else None


def _bonus(one: RegisterLine) -> str:
    return f"{one.bonus.amount} đ" if one.bonus else ""


def _bonus_basis(one: RegisterLine) -> str:
    if one.bonus is None:
        return translate("awards", "The regulations that ship with the program name no bonus for this award.")
    text = translate("awards", "{factor} × {base} đ ({basis})")
    return text.format(factor=one.bonus.factor, base=one.bonus.base, basis=one.bonus.basis)
