"""Tết gifts: choose a campaign and a scheme; the list with its money, and the desk where gifts are handed out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from desktop.core.changes import ChangeSet
from desktop.core.partial_date import print_date
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import Scheme, TetCampaign
from desktop.features.tet_gifts.domain.people import OpenPoint
from desktop.features.tet_gifts.ui.desk import DeskView, DeskWindow
from desktop.features.tet_gifts.ui.desk.dividing import DesksDialog
from desktop.features.tet_gifts.ui.desk.second import DeskOpener
from desktop.features.tet_gifts.ui.people.check_tab import CheckTab
from desktop.features.tet_gifts.ui.people.choosing import ChoosingTab
from desktop.features.tet_gifts.ui.people.everybody import EverybodyTab
from desktop.features.tet_gifts.ui.people.fairness_tab import FairnessTab
from desktop.features.tet_gifts.ui.screen.gifts import GiftsView
from desktop.features.tet_gifts.ui.screen.look import Look, look_at
from desktop.features.tet_gifts.ui.screen.money import MoneyBar
from desktop.features.tet_gifts.ui.screen.settling import SettlingView
from desktop.features.tet_gifts.ui.signing import SigningDialog
from desktop.shell.workplace import Workplace
from desktop.widgets.chooser import Chooser
from desktop.widgets.page import Page
from desktop.widgets.screen import Screen
from desktop.widgets.states import EmptyState
from desktop.widgets.words import translate

TABS = ("list", "people", "choosing", "shares", "check", "desk", "money")
BY_SCHEME = ("list", "choosing", "shares")
"""The tabs that show one scheme when one is chosen; the others are about the whole campaign."""
LIST, DESK, MONEY, CHECK = map(TABS.index, ("list", "desk", "money", "check"))
TOUCHED = (
    "tet_scheme", "tet_gift", "tet_beneficiary", "tet_payment", "tet_settlement", "tet_serial_range", "member",
    "tet_circumstance", "tet_means", "tet_criteria", "tet_rank_move", "tet_meeting", "tet_looked_at",
)  # fmt: skip


class TetGiftsScreen(Screen):
    """Tết care (chăm lo Tết), one campaign at a time."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(
            "tet_gifts",
            translate("tet_gifts", "Tết gifts"),
            translate(
                "tet_gifts",
                "The tabs follow the work. “List”: propose people, select them, then “Approve…”; the meters show "
                "what is left of the money. “Beneficiaries”: what is known of everybody’s hardship and what they "
                "got before. “Choosing”: order by points, meeting, minutes. “Shares”: whether every section gets "
                "its part. “Nobody forgotten”: what to look at before “Close the list”. “Hand-out desk”: scan "
                "slips; nobody is given the same gift twice. “Vouchers and settlement”: list and vouchers agree, "
                "then the year is settled. Posting, the union above, serials and several desks stand in the menu "
                "“Work”, papers in “Reports”.",
            ),
        )
        self.workplace = workplace
        self._campaigns: list[TetCampaign] = []
        self._wanted = ""
        self.look = Look()
        self.campaign_chooser = Chooser("tet_campaign_chooser", translate("tet_gifts", "Campaign"), 18)
        self.scheme_chooser = Chooser("tet_scheme_chooser", translate("tet_gifts", "Scheme"), 18)
        self.campaign_chooser.currentIndexChanged.connect(lambda _: self._show_campaign())
        self.scheme_chooser.currentIndexChanged.connect(lambda _: self._show_scheme())
        self.day = QLabel()
        self.day.setProperty("role", "muted")
        self.money = MoneyBar()
        self.gifts = GiftsView(workplace, self)
        self.desk = DeskView(workplace)
        self.desk.full_screen_wanted.connect(self.show_desk_alone)
        self.settling = SettlingView(workplace, self.gifts.work)
        self.everybody = EverybodyTab(workplace)
        self.choosing = ChoosingTab(workplace)
        self.fairness = FairnessTab(workplace)
        self.check = CheckTab(workplace, self._show_gift)
        self.deeds = self.gifts.deeds
        self.tabs = self._make_tabs()
        self.pages = QStackedWidget()
        self.pages.addWidget(self._with_choosers())
        self.pages.addWidget(self._empty_state())
        self.content.addWidget(self.pages)
        workplace.changed.connect(self._on_changed)

    # What the window asks

    def reload(self) -> None:
        self.workplace.ask(services.list_campaigns, self._show_campaigns, owner=self, replaces="campaigns")

    def open_at(self, **where: Any) -> None:
        """`campaign` is a code; `tab` is one of TABS."""
        self._wanted = where.get("campaign", "")
        tab = where.get("tab", "list")
        self.tabs.setCurrentIndex(TABS.index(tab) if tab in TABS else LIST)
        self.reload()

    def show_desk(self) -> None:
        self.tabs.setCurrentIndex(DESK)

    def show_desk_alone(self) -> None:
        """The desk over the whole screen."""
        if (campaign := self.campaign) is not None:
            self.tabs.setCurrentIndex(DESK)
            DeskWindow(self.workplace, campaign, self.look.schemes, parent=self.window()).showFullScreen()

    def show_desks(self) -> None:
        """Who gives which part, and what comes back."""
        if (campaign := self.campaign) is not None:
            DesksDialog(self.workplace, campaign, self).open()

    def open_desk_file(self) -> None:
        """The list of another computer's desk, beside this book."""
        work = self.workplace
        folder = work.database.path.parent
        DeskOpener(folder, work.jobs, work.dialogs, work.features, work.say, _show_full, self).begin()

    def show_signing(self) -> None:
        """The signed list, page by page."""
        if (campaign := self.campaign) is not None:
            SigningDialog(self.workplace, campaign, self.scheme, self).open()

    def show_check(self) -> None:
        self.tabs.setCurrentIndex(CHECK)

    def status(self) -> str:
        return self.campaign.name if self.campaign else ""

    @property
    def campaign(self) -> TetCampaign | None:
        index = self.campaign_chooser.currentIndex()
        return self._campaigns[index] if 0 <= index < len(self._campaigns) else None

    @property
    def scheme(self) -> Scheme | None:
        """The chosen scheme; None for all of them."""
        index = self.scheme_chooser.currentIndex() - 1
        return self.look.schemes[index] if 0 <= index < len(self.look.schemes) else None

    # Showing

    def _show_campaigns(self, campaigns: list[TetCampaign]) -> None:
        before = self.campaign
        wanted = self._wanted or (before.code if before else "")
        self._wanted, self._campaigns = "", campaigns
        codes = [one.code for one in campaigns]
        _refill(self.campaign_chooser, [one.name for one in campaigns], codes.index(wanted) if wanted in codes else 0)
        self.pages.setCurrentIndex(0 if campaigns else 1)
        self._show_campaign()

    def _show_campaign(self) -> None:
        campaign = self.campaign
        if campaign is None or campaign != self.desk.campaign:
            self.desk.show_campaign(campaign)
        for deed in self.deeds:
            if deed.id not in ("launch_tet", "read_tet") and not deed.needs_selection:
                deed.setEnabled(campaign is not None)
        if campaign is None:
            return
        self.day.setText(translate("tet_gifts", "First day of Tết: {day}").format(day=print_date(campaign.tet_date)))
        self.workplace.ask(lambda reading: look_at(reading, campaign.id), self._show_look, owner=self, replaces="look")

    def _show_look(self, look: Look) -> None:
        before = self.scheme
        self.look = look
        names = [translate("tet_gifts", "All schemes"), *(scheme.name for scheme in look.schemes)]
        ids = [scheme.id for scheme in look.schemes]
        _refill(self.scheme_chooser, names, ids.index(before.id) + 1 if before and before.id in ids else 0)
        self._show_scheme()

    def _show_scheme(self) -> None:
        self.desk.show_campaign(self.campaign, self.look.schemes)
        self.money.tell(self.look, self.scheme)
        self.gifts.show_look(self.campaign, self.scheme, self.look)
        self.settling.show_campaign(self.campaign, self.look)
        self.everybody.show_campaign(self.campaign, self.look.schemes)
        self.choosing.show_scheme(self.campaign, self.scheme, self.look.schemes)
        self.fairness.show_scheme(self.campaign, self.scheme)
        self.check.show_campaign(self.campaign, self.scheme, self.look.schemes)

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches("tet_campaign"):
            self.reload()
        elif changes.touches(*TOUCHED):
            self._show_campaign()

    # Building

    def _make_tabs(self) -> QTabWidget:
        tabs = QTabWidget()
        tabs.setObjectName("tet_tabs")
        tabs.setAccessibleName(translate("tet_gifts", "Parts of the campaign"))
        tabs.setDocumentMode(True)
        tabs.addTab(self.gifts, translate("tet_gifts", "List"))
        for page, text in (
            (self.everybody, translate("tet_gifts", "Beneficiaries")),
            (self.choosing, translate("tet_gifts", "Choosing")),
            (self.fairness, translate("tet_gifts", "Shares")),
            (self.check, translate("tet_gifts", "Nobody forgotten")),
            (self.desk, translate("tet_gifts", "Hand-out desk")),
            (self.settling, translate("tet_gifts", "Vouchers and settlement")),
        ):
            tabs.addTab(Page(page), text)
        tabs.currentChanged.connect(self._show_tab)
        return tabs

    def _with_choosers(self) -> QWidget:
        page, row = QWidget(), QHBoxLayout()
        for text, chooser in (
            (translate("tet_gifts", "Campaign"), self.campaign_chooser),
            (translate("tet_gifts", "Scheme"), self.scheme_chooser),
        ):
            label = QLabel(text)
            label.setProperty("role", "label")
            label.setBuddy(chooser)
            row.addWidget(label)
            row.addWidget(chooser, 1)
        row.addWidget(self.day)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.money)
        layout.addWidget(self.tabs, 1)
        return page

    def _empty_state(self) -> EmptyState:
        first = [deed for deed in self.deeds if deed.id in ("launch_tet", "read_tet")]
        return EmptyState(
            "gift",
            translate("tet_gifts", "No Tết campaign yet"),
            translate(
                "tet_gifts",
                "A campaign has schemes (cash, goods, vouchers, tickets) with their money. Add one, or read the file "
                "that the union above has sent.",
            ),
            first,
        )

    def _show_tab(self, index: int) -> None:
        """The desk has the whole height for its answer."""
        self.money.setVisible(index == LIST)
        self.gifts.come_to_front(index == LIST)
        tab = TABS[index]
        self.scheme_chooser.setEnabled(tab in BY_SCHEME)
        self.scheme_chooser.setToolTip(
            "" if tab in BY_SCHEME else translate("tet_gifts", "This page is about all schemes of the campaign.")
        )
        people = {"people": self.everybody, "choosing": self.choosing, "shares": self.fairness, "check": self.check}
        if tab in people:
            people[tab].reload()
            people[tab].take_focus()
        elif index == DESK:
            self.desk.take_focus()
        elif index == MONEY:
            self.settling.take_focus()

    def _show_gift(self, point: OpenPoint) -> None:
        self.scheme_chooser.setCurrentIndex(0)
        self.tabs.setCurrentIndex(LIST)
        self.gifts.look_for(point.about)


def _show_full(window: QWidget) -> None:
    window.showFullScreen()


def _refill(chooser: Chooser, texts: Sequence[str], index: int) -> None:
    """New lines without telling anybody."""
    chooser.blockSignals(True)
    chooser.clear()
    chooser.addItems(list(texts))
    chooser.setCurrentIndex(index)
    chooser.blockSignals(False)
