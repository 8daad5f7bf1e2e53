"""Phân bổ: who got what, by section and by reason, and what share a section might have."""

from __future__ import annotations

from typing import Any

from desktop.features.tet_gifts.domain import Scheme, TetCampaign
from desktop.features.tet_gifts.domain.people import Fairness, FairnessView
from desktop.features.tet_gifts.reports import REPORTS
from desktop.features.tet_gifts.services import people
from desktop.shell.tab import Tab
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action
from desktop.widgets.chips import Chips
from desktop.widgets.records import Align, Column, RecordsTable
from desktop.widgets.states import EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

SECTIONS, REASONS = "sections", "reasons"


class FairnessTab(Tab):
    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, "tet_fairness")
        self.campaign: TetCampaign | None = None
        self.scheme: Scheme | None = None
        self.view = FairnessView()
        self.by = Chips(exclusive=True)
        self.by.add(SECTIONS, translate("tet_gifts", "By section"), checked=True)
        self.by.add(REASONS, translate("tet_gifts", "By reason"))
        self.by.changed.connect(self._show)
        self.table = self._make_table()
        self.lay_out(
            [self.by],
            [
                Action(self, "print_fairness", translate("tet_gifts", "Print"), "printer", self._print),
                Action(self, "print_survey", translate("tet_gifts", "Survey sheets of the sections…"),
                       "file-spreadsheet", self._print_survey),
            ],
        )  # fmt: skip

    def show_scheme(self, campaign: TetCampaign | None, scheme: Scheme | None) -> None:
        self.campaign, self.scheme = campaign, scheme
        if self.isVisible():
            self.reload()

    def reload(self) -> None:
        if (campaign := self.campaign) is None:
            return
        scheme_id = self.scheme.id if self.scheme else ""
        self.workplace.ask(
            lambda reading: people.fairness(reading, campaign.id, scheme_id), self._take, owner=self,
            replaces="fairness",
        )  # fmt: skip

    def _take(self, view: FairnessView) -> None:
        self.view = view
        self._show()

    def _show(self) -> None:
        rows = self.view.reasons if self.by.checked() == [REASONS] else self.view.sections
        self.table.set_records(rows)
        years = f"{self.view.years[0]}–{self.view.years[-1]}" if self.view.years else ""
        text = translate(
            "tet_gifts",
            "Received: at Tết {years}. A share is only a hint: half by people with a hardship, half by members.",
        )
        self.table.set_footer(text.format(years=years))

    def _make_table(self) -> RecordsTable:
        def number(key: str, title: str, width: int = 96) -> Column[Any]:
            return Column(key, title, lambda one: str(getattr(one, key) or ""), width, Align.RIGHT,
                          sort=lambda one: getattr(one, key) or 0)  # fmt: skip

        table = RecordsTable(
            [
                Column("name", translate("tet_gifts", "Section or reason"), _name, 250),
                number("people", translate("tet_gifts", "People"), 78),
                number("hardship", translate("tet_gifts", "With a hardship"), 108),
                number("suggested", translate("tet_gifts", "Share"), 78),
                Column("proposed", translate("tet_gifts", "Proposed"), lambda one: str(one.proposed), 88, Align.RIGHT,
                       sort=lambda one: one.proposed, tone=_proposed_tone),
                number("approved", translate("tet_gifts", "Approved"), 88),
                number("recent", translate("tet_gifts", "Received in 3 Tết"), 120),
                number("never", translate("tet_gifts", "Never received"), 110),
            ],
            name="tet_fairness_table",
            title=translate("tet_gifts", "Who got what"),
            jobs=self.workplace.jobs,
            searchable=False,
            count_text=lambda count: translate("tet_gifts", "{count} lines").format(count=count),
        )  # fmt: skip
        table.set_empty(
            EmptyState("table", translate("tet_gifts", "Nothing to compare yet"),
                       translate("tet_gifts", "Sections and reasons stand here as soon as people are proposed."))
        )  # fmt: skip
        return table

    def _print(self) -> None:
        self._save("tet-fairness", "pdf")

    def _print_survey(self) -> None:
        self._save("tet-survey", "xlsx")

    def _save(self, name: str, ending: str) -> None:
        if (campaign := self.campaign) is None:
            return
        report = next(one for one in REPORTS if one.name == name)
        scope = f"{campaign.code}/{self.scheme.code}" if self.scheme else campaign.code
        self.workplace.save_report(report, self, scope, ending)


def _name(one: Fairness) -> str:
    return one.name or translate("tet_gifts", "Without a section")


def _proposed_tone(one: Fairness) -> Tone | None:
    """A section that proposes nobody although it has a share."""
    return Tone.WARNING if one.suggested and not one.proposed else None
