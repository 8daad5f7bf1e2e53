"""Emulation: choose a campaign; read its plan, register, keep initiatives, works, pacts and scoring sheets."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from desktop.core.changes import ChangeSet
from desktop.core.contracts import ImportTarget, Report
from desktop.core.database import Reading
from desktop.features.emulation import services
from desktop.features.emulation.domain import Campaign, CampaignStatus, Progress, Target
from desktop.features.emulation.imports import EXPORTS, InitiativeImport, RegistrationImport, WorkItemImport
from desktop.features.emulation.reports import report_named
from desktop.features.emulation.ui.campaigns import CampaignDeeds
from desktop.features.emulation.ui.initiatives import InitiativesView
from desktop.features.emulation.ui.matrix import MatrixView
from desktop.features.emulation.ui.pacts import PactsView
from desktop.features.emulation.ui.plan import PlanView
from desktop.features.emulation.ui.results import enter_result
from desktop.features.emulation.ui.scores import ScoresView
from desktop.features.emulation.ui.works import WorksView
from desktop.features.emulation.words import campaign_status_name
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action, Place
from desktop.widgets.chooser import Chooser
from desktop.widgets.screen import Screen
from desktop.widgets.states import Badge, EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

PLAN, PERSONS, COLLECTIVES, INITIATIVES, WORKS, PACTS, SCORES = range(7)
TABS = ("plan", "persons", "collectives", "initiatives", "works", "pacts", "scores")
LISTS = {PERSONS: "registrations", COLLECTIVES: "registrations", INITIATIVES: "initiatives", WORKS: "work_items"}
"""The list of each tab that comes from and goes to a spreadsheet."""
PAPERS = {
    PLAN: "emulation-plan", PERSONS: "registrations", COLLECTIVES: "registration-form", INITIATIVES: "initiatives",
    WORKS: "work-items", PACTS: "pacts", SCORES: "score-sheets",
}  # fmt: skip
"""What Ctrl+P prints on each tab."""
COUNTED = ("registration", "initiative", "initiative_author", "member", "union", "target_result")
"""Kinds of records that a target may be counted from."""


class View(Protocol):
    """A tab with deeds of its own."""

    deeds: list[Action]

    def show_campaign(self, campaign: Campaign | None) -> None: ...


class EmulationScreen(Screen):
    """The campaigns of emulation (phong trào thi đua), one at a time."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(
            "emulation",
            translate("emulation", "Emulation"),
            translate(
                "emulation",
                "Choose a campaign at the top. On the tab of registrations, arrow keys go from cell to cell and the "
                "space bar ticks a title; with several rows chosen it ticks them all, and Ctrl+D makes them like the "
                "first. Letters begin the search for a name. “Register all shown” ticks everybody whom the search and "
                "the filters leave. Whoever has not registered is not considered for a title later.",
            ),
        )
        self.workplace = workplace
        self.today = workplace.database.clock.today()
        self._campaigns: list[Campaign] = []
        self._wanted = ""
        self._proposing = False
        self.plan = PlanView(self.today)
        self.plan.result_wanted.connect(self._enter_result)
        self.persons = MatrixView(workplace, persons=True)
        self.collectives = MatrixView(workplace, persons=False)
        self.initiatives = InitiativesView(workplace)
        self.works = WorksView(workplace)
        self.pacts = PactsView(workplace)
        self.scores = ScoresView(workplace)
        self.views: tuple[View, ...] = (
            self.persons,
            self.collectives,
            self.initiatives,
            self.works,
            self.pacts,
            self.scores,
        )
        self.campaign_deeds = CampaignDeeds(self)
        self.chooser = self._make_chooser()
        self.badge = Badge(Tone.GOOD, "")
        self.tabs = self._make_tabs()
        self.common = self._make_common()
        self.deeds = [*self.campaign_deeds.deeds, *(deed for view in self.views for deed in view.deeds), *self.common]
        self._teach()
        self.pages = QStackedWidget()
        self.pages.addWidget(self._with_chooser())
        self.pages.addWidget(self._empty_state())
        self.content.addWidget(self.pages)
        self.tabs.currentChanged.connect(lambda _: self._greet_tab())
        workplace.changed.connect(self._on_changed)

    # What the window asks

    def reload(self) -> None:
        self.workplace.ask(_campaigns, self._show_campaigns, owner=self, replaces="campaigns")

    def open_at(self, **where: Any) -> None:
        """`campaign` is a code; `tab` one of plan, persons, collectives, initiatives, works, pacts, scores."""
        self._wanted = where.get("campaign", "")
        if tab := where.get("tab"):
            self.tabs.setCurrentIndex(TABS.index(tab))
        self.reload()

    def status(self) -> str:
        return self.campaign.code if self.campaign else ""

    @property
    def campaign(self) -> Campaign | None:
        index = self.chooser.currentIndex()
        return self._campaigns[index] if 0 <= index < len(self._campaigns) else None

    # Showing

    def show_saved(self, campaign: Campaign) -> None:
        """The campaign that was saved is the one shown."""
        self._wanted = campaign.code

    def propose_registrations(self, campaign: Campaign) -> None:
        """Show the new campaign, and last year's list to be registered again."""
        self._wanted, self._proposing = campaign.code, True

    def _show_campaigns(self, answer: tuple[list[Campaign], str]) -> None:
        campaigns, current = answer
        before = self.campaign
        wanted = next((one.id for one in campaigns if one.code == self._wanted), before.id if before else current)
        self._wanted, self._campaigns = "", campaigns
        self.chooser.blockSignals(True)
        self.chooser.clear()
        self.chooser.addItems([f"{one.code} – {one.name}" for one in campaigns])
        ids = [one.id for one in campaigns]
        self.chooser.setCurrentIndex(ids.index(wanted) if wanted in ids else 0)
        self.chooser.blockSignals(False)
        self.pages.setCurrentIndex(0 if campaigns else 1)
        self._show_campaign()
        if self._proposing:
            self._proposing = False
            self.tabs.setCurrentIndex(PERSONS)
            self.persons.registering.take_again()

    def _show_campaign(self) -> None:
        campaign = self.campaign
        self._greet_tab()
        for view in self.views:
            view.show_campaign(campaign)
        if campaign is None:
            return
        self._tell_badge(campaign)
        self._show_plan(campaign)

    def _tell_badge(self, campaign: Campaign) -> None:
        if campaign.status is CampaignStatus.OPEN and campaign.end < self.today:
            self.badge.tell(Tone.WARNING, translate("emulation", "Over, to be summed up"))
        else:
            tone = Tone.GOOD if campaign.status is CampaignStatus.OPEN else Tone.NEUTRAL
            self.badge.tell(tone, campaign_status_name(campaign.status))

    def _show_plan(self, campaign: Campaign) -> None:
        def show(progress: list[Progress]) -> None:
            self.plan.show_plan(campaign, progress)

        self.workplace.ask(
            lambda reading: services.target_progress(reading, campaign), show, owner=self, replaces="progress"
        )

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches("campaign"):
            self.reload()
        elif self.campaign and changes.touches(*COUNTED):
            self._show_plan(self.campaign)

    def _greet_tab(self) -> None:
        """Deeds that fit the tab and the campaign: those of other tabs are out of sight, their keys free."""
        tab, has_campaign = self.tabs.currentIndex(), self.campaign is not None
        for number, view in enumerate(self.views, PERSONS):
            for action in view.deeds:
                action.setVisible(number == tab)
        self.campaign_deeds.greet(self.campaign, reading_plan=tab == PLAN)
        by_id = {action.id: action for action in self.common}
        for name in ("import_emulation", "paste_emulation", "export_emulation"):
            by_id[name].setEnabled(tab in LISTS)
        by_id["print_emulation"].setEnabled(has_campaign)

    # Building

    def _make_chooser(self) -> Chooser:
        chooser = Chooser("campaign_chooser", translate("emulation", "Campaign"), 30)
        chooser.currentIndexChanged.connect(lambda _: self._show_campaign())
        return chooser

    def _make_tabs(self) -> QTabWidget:
        tabs = QTabWidget()
        tabs.setObjectName("emulation_tabs")
        tabs.setAccessibleName(translate("emulation", "Parts of the campaign"))
        tabs.setDocumentMode(True)
        tabs.addTab(self.plan, translate("emulation", "Plan"))
        tabs.addTab(self.persons, translate("emulation", "Persons' registrations"))
        tabs.addTab(self.collectives, translate("emulation", "Collectives' registrations"))
        tabs.addTab(self.initiatives, translate("emulation", "Initiatives"))
        tabs.addTab(self.works, translate("emulation", "Works"))
        tabs.addTab(self.pacts, translate("emulation", "Pacts"))
        tabs.addTab(self.scores, translate("emulation", "Scoring"))
        return tabs

    def _with_chooser(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout()
        label = QLabel(translate("emulation", "Campaign"))
        label.setProperty("role", "label")
        label.setBuddy(self.chooser)
        row.addWidget(label)
        row.addWidget(self.chooser, 1)
        row.addWidget(self.badge)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.tabs, 1)
        return page

    def _make_common(self) -> list[Action]:
        def deed(*given: Any, **options: Any) -> Action:
            return Action(self, *given, **options)

        def paper(name: str) -> Any:
            return lambda: self._print_report(report_named(name))

        return [
            deed("import_emulation", translate("emulation", "Import…"), "import", self._import, "Ctrl+Shift+O"),
            self.workplace.paste_action(self, "paste_emulation", self._target),
            deed("export_emulation", translate("emulation", "Export"), "download", self._export),
            deed("print_emulation", translate("emulation", "Print"), "printer", self._print, "Ctrl+P"),
            deed("print_summary", translate("emulation", "Print the summary of the year"), "file-text",
                 paper("emulation-summary"), place=Place.REPORTS, in_toolbar=False),
            deed("print_form", translate("emulation", "Print the collective registration form"), "file-text",
                 paper("registration-form"), place=Place.REPORTS, in_toolbar=False),
        ]  # fmt: skip

    def _teach(self) -> None:
        by_id = {action.id: action for action in self.deeds}
        spreadsheet = [by_id["import_emulation"], by_id["paste_emulation"]]
        self.works.teach(*spreadsheet)
        self.initiatives.table.set_empty(
            EmptyState(
                "star",
                translate("emulation", "No initiatives yet"),
                translate("emulation", "Record what members improved, with authors and shares, or import a list."),
                [by_id["record_initiative"], *spreadsheet],
            )
        )

    def _empty_state(self) -> EmptyState:
        by_id = {action.id: action for action in self.deeds}
        return EmptyState(
            "flag",
            translate("emulation", "No campaign yet"),
            translate(
                "emulation",
                "A campaign holds the theme, phases, movements and targets that were launched this year. Type it in, "
                "or read it from the file your superior union sent.",
            ),
            [by_id["launch_campaign"], by_id["read_campaign"]],
        )

    # Deeds

    def _enter_result(self, target: Target) -> None:
        if self.campaign:
            enter_result(self, self.workplace, self.campaign, target)

    def _import(self) -> None:
        self.workplace.import_file(self._target())

    def _target(self) -> ImportTarget:
        targets: dict[str, ImportTarget] = {"initiatives": InitiativeImport(), "work_items": WorkItemImport()}
        return targets.get(LISTS.get(self.tabs.currentIndex(), ""), RegistrationImport())

    def _export(self) -> None:
        name = LISTS.get(self.tabs.currentIndex(), "registrations")
        self.workplace.save_list(next(one for one in EXPORTS if one.name == name), self)

    def _print(self) -> None:
        self._print_report(report_named(PAPERS[self.tabs.currentIndex()]))

    def _print_report(self, report: Report) -> None:
        if self.campaign:
            self.workplace.save_report(report, self, self.campaign.code)


def _campaigns(reading: Reading) -> tuple[list[Campaign], str]:
    """All campaigns, and the id of the one to show first."""
    current = services.current_campaign(reading)
    return services.list_campaigns(reading), current.id if current else ""
