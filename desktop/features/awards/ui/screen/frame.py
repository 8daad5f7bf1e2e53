"""Awards: choose a campaign and nominate; keep the facts of its year; see who becomes due; the register; the rules."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QTabWidget

from desktop.core.changes import ChangeSet
from desktop.features.awards.ui.due import DueView
from desktop.features.awards.ui.packs import RulesView
from desktop.features.awards.ui.register import RegisterView
from desktop.features.awards.ui.screen.nominations import NominationsView
from desktop.features.awards.ui.years import YearsView
from desktop.shell.workplace import Workplace
from desktop.widgets.screen import Screen
from desktop.widgets.words import translate

TABS = ("nominations", "years", "due", "register", "rules")
TOUCHED = (
    "campaign", "nomination", "nomination_step", "award_meeting", "award_history", "year_facts",
    "registration", "member", "initiative", "section", "union", "rule_pack", "own_award", "award_allotment",
)  # fmt: skip


class AwardsScreen(Screen):
    """Everything about awards (thi đua, khen thưởng), a tab for each part of the work."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(
            "awards",
            translate("awards", "Awards"),
            translate(
                "awards",
                "Nominate people and sections, then read in the middle which condition is met, which is not, and how "
                "to put it right. A condition can be set aside only in writing; the reason is printed in the dossier. "
                "On the right stands what the dossier still lacks. The other tabs keep the facts of the year, show who "
                "becomes due for an award, hold the register of awards given, and the rule packs.",
            ),
        )
        self.workplace = workplace
        self.nominations = NominationsView(workplace, self)
        self.years = YearsView(workplace)
        self.due = DueView(workplace)
        self.register = RegisterView(workplace)
        self.rules = RulesView(workplace)
        self.deeds = self.nominations.deeds
        self.tabs = self._make_tabs()
        self.content.addWidget(self.tabs, 1)
        self._stale = set(range(len(TABS)))
        self.tabs.currentChanged.connect(lambda _: self._come())
        workplace.changed.connect(self._on_changed)

    # What the window asks

    def reload(self) -> None:
        self._stale = set(range(len(TABS)))
        self._refresh()

    def open_at(self, **where: Any) -> None:
        """`tab` is one of TABS; `nomination` an id."""
        if (tab := where.get("tab")) in TABS:
            self.tabs.setCurrentIndex(TABS.index(tab))
        if award := where.get("award"):
            self.tabs.setCurrentIndex(TABS.index("register"))
            self.register.want(award)
        if wanted := where.get("nomination"):
            self.tabs.setCurrentIndex(0)
            self.nominations.want(wanted)

    def status(self) -> str:
        return self.nominations.status()

    def take_focus(self) -> None:
        shown: Any = self.tabs.currentWidget()
        shown.take_focus()

    # Inside

    def _make_tabs(self) -> QTabWidget:
        tabs = QTabWidget()
        tabs.setObjectName("awards_tabs")
        tabs.setAccessibleName(translate("awards", "Parts of the work on awards"))
        tabs.setDocumentMode(True)
        tabs.addTab(self.nominations, translate("awards", "Nominations"))
        tabs.addTab(self.years, translate("awards", "Facts of the year"))
        tabs.addTab(self.due, translate("awards", "Due soon"))
        tabs.addTab(self.register, translate("awards", "Award register"))
        tabs.addTab(self.rules, translate("awards", "Rules and catalogue"))
        return tabs

    def _come(self) -> None:
        """Deeds upon nominations are done where the nominations are seen, so that no key changes what is hidden."""
        self.nominations.set_seen(self.tabs.currentIndex() == 0)
        self._refresh()

    def _refresh(self) -> None:
        """Only the tab that is seen asks; the others when somebody comes to them."""
        at = self.tabs.currentIndex()
        if at in self._stale:
            self._stale.discard(at)
            shown: Any = self.tabs.currentWidget()
            shown.reload()

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches(*TOUCHED):
            self.reload()
