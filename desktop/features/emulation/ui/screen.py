"""Emulation: choose a campaign; read its plan, tick registrations, keep initiatives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from desktop.core.changes import ChangeSet
from desktop.core.contracts import ImportTarget, Report
from desktop.core.database import Reading
from desktop.core.errors import FieldRefused, UserError
from desktop.features.emulation import services
from desktop.features.emulation.domain import (
    Campaign,
    CampaignStatus,
    MatrixLine,
    Progress,
    RegistrationStatus,
    hints,
)
from desktop.features.emulation.imports import EXPORTS, InitiativeImport, RegistrationImport
from desktop.features.emulation.reports import REPORTS
from desktop.features.emulation.ui.forms import campaign_form, campaign_values, with_campaign_values
from desktop.features.emulation.ui.initiatives import InitiativesView
from desktop.features.emulation.ui.matrix import MatrixView
from desktop.features.emulation.ui.plan import PlanView
from desktop.features.emulation.words import campaign_status_name, field_sentence, hint_sentence
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action, Place
from desktop.widgets.chooser import Chooser
from desktop.widgets.editor import EditorDialog
from desktop.widgets.screen import Screen
from desktop.widgets.states import Badge, EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

PLAN, PERSONS, COLLECTIVES, INITIATIVES = range(4)


class EmulationScreen(Screen):
    """The campaigns of emulation (phong trào thi đua), one at a time."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(
            "emulation",
            translate("emulation", "Emulation"),
            translate(
                "emulation",
                "Choose a campaign at the top. On the tab of registrations, arrow keys go from cell to cell and the "
                "space bar ticks a title. “Register all shown” ticks everybody whom the search and the filters leave. "
                "Whoever has not registered is not considered for a title later.",
            ),
        )
        self.workplace = workplace
        self.today = workplace.database.clock.today()
        self._campaigns: list[Campaign] = []
        self._wanted = ""
        self.plan = PlanView(self.today)
        self.persons = MatrixView(workplace, persons=True)
        self.collectives = MatrixView(workplace, persons=False)
        self.initiatives = InitiativesView(workplace)
        self.chooser = self._make_chooser()
        self.badge = Badge(Tone.GOOD, "")
        self.tabs = self._make_tabs()
        self.deeds = self._make_deeds()
        self._give_menus()
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
        """`campaign` is a code; `tab` one of plan, persons, collectives, initiatives."""
        self._wanted = where.get("campaign", "")
        if tab := where.get("tab"):
            self.tabs.setCurrentIndex(["plan", "persons", "collectives", "initiatives"].index(tab))
        self.reload()

    def status(self) -> str:
        return self.campaign.code if self.campaign else ""

    @property
    def campaign(self) -> Campaign | None:
        index = self.chooser.currentIndex()
        return self._campaigns[index] if 0 <= index < len(self._campaigns) else None

    # Showing

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

    def _show_campaign(self) -> None:
        campaign = self.campaign
        self._greet_tab()
        for view in (self.persons, self.collectives, self.initiatives):
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
        elif self.campaign and changes.touches("registration", "initiative", "initiative_author", "member", "union"):
            self._show_plan(self.campaign)

    def _greet_tab(self) -> None:
        """Deeds that fit the tab and the campaign."""
        tab, has_campaign = self.tabs.currentIndex(), self.campaign is not None
        by_id = {action.id: action for action in self.deeds}
        by_id["edit_campaign"].setEnabled(has_campaign)
        for name in ("approve_registrations", "withdraw_registrations"):
            by_id[name].setEnabled(has_campaign and tab in (PERSONS, COLLECTIVES))
        for name in ("import_emulation", "paste_emulation", "export_emulation"):
            by_id[name].setEnabled(tab != PLAN and tab != COLLECTIVES)
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

    def _make_deeds(self) -> list[Action]:
        def deed(*given: Any, **options: Any) -> Action:
            return Action(self, *given, **options)

        return [
            deed("launch_campaign", translate("emulation", "New campaign…"), "plus", self._launch, "Ctrl+N|Ctrl+Ins",
                 primary=True),
            deed("edit_campaign", translate("emulation", "Edit campaign…"), "pencil", self._edit, "Ctrl+E"),
            deed("record_initiative", translate("emulation", "New initiative…"), "star", self._add_initiative,
                 "Ctrl+Shift+N"),
            deed("approve_registrations", translate("emulation", "Committee approves"), "circle-check",
                 lambda: self._advance(RegistrationStatus.APPROVED),
                 tip=translate("emulation", "The committee approves the chosen registrations")),
            deed("withdraw_registrations", translate("emulation", "Withdraw"), "circle-x",
                 lambda: self._advance(RegistrationStatus.WITHDRAWN), "Ctrl+Del",
                 tip=translate("emulation", "The chosen registrations are withdrawn")),
            deed("import_emulation", translate("emulation", "Import…"), "import", self._import, "Ctrl+Shift+O"),
            self.workplace.paste_action(self, "paste_emulation", self._target),
            deed("export_emulation", translate("emulation", "Export"), "download", self._export),
            deed("print_emulation", translate("emulation", "Print"), "printer", self._print, "Ctrl+P"),
            deed("read_campaign", translate("emulation", "Read a campaign from a file…"), "folder-open",
                 self._read_file, in_toolbar=False),
            deed("print_form", translate("emulation", "Print the collective registration form"), "file-text",
                 lambda: self._print_report(REPORTS[1]), place=Place.REPORTS, in_toolbar=False),
        ]  # fmt: skip

    def _give_menus(self) -> None:
        by_id = {action.id: action for action in self.deeds}
        registering = [by_id["approve_registrations"], by_id["withdraw_registrations"]]
        self.persons.table.set_actions(registering)
        self.collectives.table.set_actions(registering)
        self.initiatives.table.set_actions([by_id["record_initiative"]])
        self.initiatives.table.set_empty(
            EmptyState(
                "star",
                translate("emulation", "No initiatives yet"),
                translate("emulation", "Record what members improved, with authors and shares, or import a list."),
                [by_id["record_initiative"], by_id["import_emulation"], by_id["paste_emulation"]],
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

    def _launch(self) -> None:
        year = self.today.year
        start, end = self.today.replace(month=1, day=1), self.today.replace(month=12, day=31)
        self._open_editor(Campaign("", f"TD-{year}", "", year, start, end))

    def _edit(self) -> None:
        if self.campaign:
            self._open_editor(self.campaign)

    def _open_editor(self, campaign: Campaign) -> None:
        form = campaign_form(self.today, services.list_blocs(campaign.start), services.list_movements())
        form.load(campaign_values(campaign))
        for hint in hints(campaign):
            form.set_warning(hint.field, hint_sentence(hint))

        def save(values: dict[str, Any]) -> None:
            changed = with_campaign_values(campaign, values)
            self.workplace.act(
                "change_campaign" if campaign.id else "launch_campaign",
                lambda tx: (
                    services.change_campaign(tx, changed) if campaign.id else services.launch_campaign(tx, changed)
                ),
                owner=editor,
                done=lambda done: self._saved(editor, done),
                failed=lambda error: editor.refuse(error, self._say(error)),
                tell=lambda done: translate("emulation", "Campaign “{name}” saved").format(name=done.name),
            )

        title = campaign.name or translate("emulation", "New campaign")
        editor = EditorDialog(self, title, form, save, self.workplace.dialogs, width=1200)
        editor.open()

    def _saved(self, editor: EditorDialog, campaign: Campaign) -> None:
        self._wanted = campaign.code
        editor.saved()

    def _say(self, error: UserError) -> str:
        better = field_sentence(error) if isinstance(error, FieldRefused) else None
        return better or self.workplace.say(error)

    def _read_file(self) -> None:
        def read(path: Path) -> None:
            self.workplace.act(
                "launch_campaign",
                lambda tx: services.launch_campaign(tx, services.read_campaign_file(path)),
                owner=self,
                tell=lambda done: translate("emulation", "Campaign “{name}” saved").format(name=done.name),
            )

        title = translate("emulation", "Read a campaign from a file")
        self.workplace.dialogs.ask_open_file(title, f"{translate('emulation', 'Campaign')} (*.toml)", read)

    def _add_initiative(self) -> None:
        self.tabs.setCurrentIndex(INITIATIVES)
        self.initiatives.add()

    def _advance(self, status: RegistrationStatus) -> None:
        view = self.persons if self.tabs.currentIndex() == PERSONS else self.collectives
        campaign, chosen = self.campaign, view.chosen()
        if campaign is None or not chosen:
            return

        def deed(tx: Any) -> list[Any]:
            ids = [one.id for line in chosen if (one := _registration(tx, campaign, line)) and one.status is not status]
            return services.advance(tx, ids, status)

        approved = translate("emulation", "{count} registrations approved by the committee")
        withdrawn = translate("emulation", "{count} registrations withdrawn")
        text = approved if status is RegistrationStatus.APPROVED else withdrawn
        self.workplace.act("advance_registrations", deed, owner=self, tell=lambda done: text.format(count=len(done)))

    def _import(self) -> None:
        self.workplace.import_file(self._target())

    def _target(self) -> ImportTarget:
        return InitiativeImport() if self.tabs.currentIndex() == INITIATIVES else RegistrationImport()

    def _export(self) -> None:
        self.workplace.save_list(EXPORTS[1 if self.tabs.currentIndex() == INITIATIVES else 0], self)

    def _print(self) -> None:
        self._print_report({PLAN: REPORTS[0], COLLECTIVES: REPORTS[1], PERSONS: REPORTS[2], INITIATIVES: REPORTS[3]}[
            self.tabs.currentIndex()
        ])  # fmt: skip

    def _print_report(self, report: Report) -> None:
        if self.campaign:
            self.workplace.save_report(report, self, self.campaign.code)


def _campaigns(reading: Reading) -> tuple[list[Campaign], str]:
    """All campaigns, and the id of the one to show first."""
    current = services.current_campaign(reading)
    return services.list_campaigns(reading), current.id if current else ""


def _registration(reading: Reading, campaign: Campaign, line: MatrixLine) -> Any:
    found = services.find_registration(reading, campaign.id, line.id)
    return found if found and found.counts else None
