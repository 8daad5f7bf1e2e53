"""Every title and form of reward, the state's family and the union's apart; local ones are added here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.features.awards import services
from desktop.features.awards.domain import Allotment, AwardType, VoteBase
from desktop.features.awards.services import PackLine
from desktop.features.awards.ui import forms
from desktop.features.awards.ui.editing import edit_with
from desktop.features.awards.words import family_name, level_name
from desktop.features.emulation.domain import Family
from desktop.shell.tab import Tab
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action
from desktop.widgets.records import Align, Column, RecordsTable
from desktop.widgets.words import translate


@dataclass(frozen=True)
class Rules:
    packs: tuple[PackLine, ...]
    awards: Mapping[str, AwardType]
    own: frozenset[str]
    allotted: Mapping[str, Allotment]
    year: int


@dataclass(frozen=True)
class _Listed:
    """An award in the list of the catalogue, with what was allotted for it."""

    award: AwardType
    own: bool
    places: int | None

    @property
    def id(self) -> str:
        return self.award.code


class CatalogueView(Tab):
    """Every title and form of reward, the state's family and the union's apart."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, "catalogue_view")
        self.shown = Rules((), {}, frozenset(), {}, self.today.year)
        self.table = RecordsTable(
            [
                Column("name", translate("awards", "Title or form of reward"), lambda one: one.award.name, 340,
                       tooltip=lambda one: one.award.name),
                Column("family", translate("awards", "Family"), lambda one: family_name(one.award.family), 130),
                Column("level", translate("awards", "Decided by"), lambda one: level_name(one.award.decided_by), 170),
                Column("vote", translate("awards", "Votes"), _vote, 190),
                Column("places", translate("awards", "Allotted"), _places,
                       80, align=Align.RIGHT),
                Column("own", translate("awards", "Added here"), _own,
                       90),
            ],
            name="catalogue_table",
            title=translate("awards", "Catalogue of titles and forms of reward"),
            count_text=lambda count: translate("awards", "{count} titles and forms").format(count=count),
            search_hint=translate("awards", "Name"),
        )  # fmt: skip
        self.table.remember(workplace.settings)
        for family in Family:
            self.table.chips.add(family.value, family_name(family))
        self.table.chips.changed.connect(self._narrow)
        self.table.opened.connect(lambda _: self._allot())
        self.table.removal_wanted.connect(lambda _: self._remove())
        self.lay_out([], [
            Action(self, "add_own_award", translate("awards", "Add a local title…"), "plus", self._add),
            Action(self, "allot", translate("awards", "Places allotted…"), "list-checks", self._allot,
                   needs_selection=True),
            Action(self, "remove_own_award", translate("awards", "Delete"), "trash-2", self._remove,
                   needs_selection=True),
        ])  # fmt: skip

    def show_rules(self, found: Rules) -> None:
        self.shown = found
        self._narrow()

    def enable(self) -> None:
        super().enable()
        one: _Listed | None = self.table.current()
        for action in self.actions_shown:
            if action.id == "remove_own_award":
                action.setEnabled(one is not None and one.own)
            if action.id == "allot":
                action.setEnabled(one is not None and one.award.family is not Family.STATE)

    def _narrow(self) -> None:
        families = self.table.chips.checked()
        self.table.set_records(
            [
                _Listed(
                    one, one.code in self.shown.own,
                    self.shown.allotted[one.code].places if one.code in self.shown.allotted else None,
                )
                for one in self.shown.awards.values()
                if not families or one.family in families
            ]
        )  # fmt: skip

    def _add(self) -> None:
        form = forms.own_award_form()
        form.load({"vote_percent": 80, "vote_base": VoteBase.WHOLE_COUNCIL, "family": Family.LOCAL, "persons": True})
        edit_with(
            self,
            self.workplace,
            translate("awards", "A local title or prize"),
            form,
            "add_own_award",
            lambda tx, values: services.add_own_award(tx, forms.own_award_of(values)),
            lambda own: translate("awards", "“{name}” was added to the catalogue").format(name=own.award.name),
        )

    def _allot(self) -> None:
        one: _Listed | None = self.table.current()
        if one is None or one.award.family is Family.STATE:
            return
        year, before = self.shown.year, self.shown.allotted.get(one.award.code)
        form = forms.allot_form(self.shown.awards, year)
        form.load(
            {
                "award": one.award.code,
                "places": before.places if before else None,
                "document": before.document if before else "",
            }
        )

        def deed(tx: Any, values: dict[str, Any]) -> Any:
            if values["places"] is None:
                return services.remove_allotment(tx, year, values["award"])
            return services.allot(tx, year, values["award"], values["places"], values["document"])

        edit_with(
            self,
            self.workplace,
            translate("awards", "Places allotted by the superior"),
            form,
            "allot",
            deed,
            lambda _: translate("awards", "The places allotted in {year} were written").format(year=year),
        )

    def _remove(self) -> None:
        one: _Listed | None = self.table.current()
        if one is not None and one.own:
            self.workplace.act(
                "remove_own_award",
                lambda tx: services.remove_own_award(tx, one.award.code),
                owner=self,
                tell=lambda gone: translate("awards", "“{name}” was taken out of the catalogue").format(
                    name=gone.award.name
                ),
            )


def _places(one: _Listed) -> str:
    return "" if one.places is None else str(one.places)


def _own(one: _Listed) -> str:
    return translate("awards", "Yes") if one.own else ""


def _vote(one: _Listed) -> str:
    base = (
        translate("awards", "of the whole committee")
        if one.award.vote_base is VoteBase.WHOLE_COUNCIL
        else translate("awards", "of those present")
    )
    return f"{one.award.vote_percent} % {base}"
