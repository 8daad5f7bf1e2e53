"""Đến hạn khen: who becomes due for which award within twelve months, and what is missing; Enter nominates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.core.database import Reading
from desktop.core.filters import FilterKind
from desktop.core.partial_date import print_date
from desktop.features.awards import services
from desktop.features.awards.imports import EXPORTS
from desktop.features.awards.reports import REPORTS
from desktop.features.awards.services import Due
from desktop.features.emulation.domain import Campaign, Family
from desktop.features.emulation.services import current_campaign
from desktop.shell.tab import Tab
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action
from desktop.widgets.records import Column, RecordsTable
from desktop.widgets.states import EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate


class DueView(Tab):
    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, "due_view")
        self.campaign: Campaign | None = None
        self.table = RecordsTable(
            [
                Column("name", translate("awards", "Name"), lambda one: one.name, 170, sort=lambda one: one.name),
                Column("section", translate("awards", "Section"), lambda one: one.section, 120, filter=FilterKind.TEXT),
                Column("award", translate("awards", "Due for"), lambda one: one.award.short, 150,
                       sort=lambda one: one.award.short, tooltip=lambda one: one.award.name),
                Column("on", translate("awards", "From"), lambda one: print_date(one.on), 96,
                       sort=lambda one: one.on, cell=lambda one: one.on, tone=self._tone),
                Column("because", translate("awards", "Because"), _lines(lambda one: one.because), 280,
                       tooltip=lambda one: "\n".join((*one.because, *one.articles))),
                Column("missing", translate("awards", "Still missing"), _lines(lambda one: one.missing), 260,
                       tooltip=lambda one: "\n".join(one.missing)),
                Column("nominated", translate("awards", "Nominated"), _nominated, 90),
            ],
            name="due_table",
            title=translate("awards", "Due soon"),
            jobs=workplace.jobs,
            count_text=lambda count: translate("awards", "{count} become due").format(count=count),
            search_hint=translate("awards", "Name or award; Enter nominates"),
        )  # fmt: skip
        self.table.remember(workplace.settings)
        self.table.opened.connect(lambda _: self._nominate())
        self.lay_out([], self._make_actions())
        self.table.set_empty(
            EmptyState(
                "calendar",
                translate("awards", "Nobody becomes due within twelve months"),
                translate(
                    "awards",
                    "Here stand those whose union service, titles in consecutive years or waiting period will be long "
                    "enough, and sections and the union whose year was good enough. It is found from the times in "
                    "union posts, the titles and ratings of the years and the awards given: keep these in the book, or "
                    "import them.",
                ),
            )
        )

    def reload(self) -> None:
        def ask(reading: Reading) -> tuple[list[Due], Campaign | None]:
            return services.due_soon(reading), current_campaign(reading)

        self.workplace.ask(ask, self._show, owner=self, replaces="due")

    def _show(self, answer: tuple[list[Due], Campaign | None]) -> None:
        found, self.campaign = answer
        self.table.set_records(found, search=lambda one: f"{one.name} {one.section} {one.award.name}")

    def _tone(self, one: Due) -> Tone | None:
        return Tone.GOOD if one.on <= self.today and not one.nominated else None

    def _make_actions(self) -> list[Action]:
        return [
            Action(self, "nominate_due", translate("awards", "Nominate (Enter)"), "plus", self._nominate, primary=True,
                   needs_selection=True),
            Action(self, "print_due", translate("awards", "Print"), "printer",
                   lambda: self.workplace.save_report(_report("awards-due"), self), "Ctrl+P"),
            Action(self, "export_due", translate("awards", "Export"), "download",
                   lambda: self.workplace.save_list(next(one for one in EXPORTS if one.name == "awards-due"), self)),
        ]  # fmt: skip

    def _nominate(self) -> None:
        """Whoever is chosen, in the campaign that runs; titles of the employer are only recommended."""
        chosen: list[Due] = [one for one in self.table.selected() if not one.nominated]
        ours = [one for one in chosen if one.award.family is not Family.STATE]
        if not ours:
            self.workplace.dialogs.show_note(
                translate("awards", "The employer decides this title: recommend it by letter. The facts stand here.")
                if chosen
                else translate("awards", "Choose somebody who is not nominated yet.")
            )
            return
        campaign = self.campaign
        if campaign is None:
            self.workplace.dialogs.show_note(
                translate("awards", "No emulation campaign runs. Add one on the screen of emulation first.")
            )
            return

        def deed(tx: Any) -> list[Any]:
            return [
                made
                for one in ours
                for made in services.nominate(tx, campaign.id, one.award.code, [one.subject], one.occasion)
            ]

        self.workplace.act(
            "nominate",
            deed,
            owner=self,
            tell=lambda made: translate("awards", "{count} nominated: {award}").format(
                count=len(made), award=ours[0].award.name
            ),
        )


def _lines(of: Callable[[Due], tuple[str, ...]]) -> Callable[[Due], str]:
    return lambda one: "; ".join(of(one))


def _nominated(one: Due) -> str:
    return translate("awards", "Yes") if one.nominated else ""


def _report(name: str) -> Any:
    return next(one for one in REPORTS if one.name == name)
