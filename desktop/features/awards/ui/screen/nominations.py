"""Nominees on the left, their rules and what happened in the middle, the dossier on the right, quotas below."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from desktop.features.awards.domain import Deed, Paper, Status, deeds_open
from desktop.features.awards.rules import Verdict
from desktop.features.awards.services import Assessment, Missing
from desktop.features.awards.ui.explanation import VERDICT_ICONS, VERDICT_TONES, Explanation, PastAnswers
from desktop.features.awards.ui.quotas import Quotas
from desktop.features.awards.ui.screen.actions import make_actions
from desktop.features.awards.ui.screen.checklist import Checklist
from desktop.features.awards.ui.screen.deeds import Deeds
from desktop.features.awards.ui.screen.look import Look, look
from desktop.features.awards.words import status_name, verdict_name
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action
from desktop.widgets.chooser import Chooser
from desktop.widgets.records import Align, Column, RecordsTable
from desktop.widgets.states import EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

ASIDE, ASKED = "aside", "asked"


class NominationsView(QWidget):
    """Nominations (đề nghị khen thưởng) of one campaign, each with its verdict and the reason."""

    def __init__(self, workplace: Workplace, screen: QWidget) -> None:
        super().__init__()
        self.workplace = workplace
        self.looked = Look((), None)
        self._wanted = ""
        self._seen = True
        self.campaigns = Chooser("awards_campaign", translate("awards", "Campaign"), 8)
        self.campaigns.activated.connect(lambda _: self.reload())
        self.table = self._make_table()
        self.explanation = Explanation()
        self.checklist = Checklist(self.jump)
        self.quotas = Quotas()
        self.work = Deeds(self)
        self.deeds = make_actions(self.work, screen)
        self._by_id = {action.id: action for action in self.deeds}
        self._ways_to_a_campaign = [
            Action(screen, "begin_campaign", translate("awards", "Add a campaign…"), "plus",
                   lambda: workplace.navigate("emulation", deed="launch_campaign"), primary=True),
            Action(screen, "begin_from_file", translate("awards", "Read a campaign from a file…"), "folder-open",
                   lambda: workplace.navigate("emulation", deed="read_campaign")),
        ]  # fmt: skip
        self._connect()
        self.table.set_actions(self.deeds)
        self._teach()
        self._lay_out()

    # What the screen asks

    def reload(self) -> None:
        chosen = self.campaigns_data()
        self.workplace.ask(lambda reading: look(reading, chosen), self._show, owner=self, replaces="look")

    def want(self, nomination_id: str) -> None:
        self._wanted = nomination_id
        self.reload()

    def status(self) -> str:
        eligible = sum(one.verdict is Verdict.ELIGIBLE for one in self.looked.assessments)
        text = translate("awards", "{count} nominations, {eligible} eligible")
        return text.format(count=len(self.looked.assessments), eligible=eligible)

    def take_focus(self) -> None:
        self.table.take_focus()

    def current(self) -> Assessment | None:
        shown: Assessment | None = self.table.current()
        return shown

    def selected(self) -> list[Assessment]:
        return self.table.selected()

    def campaigns_data(self) -> str:
        return self.campaigns.currentData() or ""

    # Showing

    def _show(self, looked: Look) -> None:
        taught, self.looked = self.looked.campaign is not None, looked
        if taught != (looked.campaign is not None):
            self._teach()
        self.campaigns.clear()
        for campaign in looked.campaigns:
            self.campaigns.addItem(f"{campaign.code} – {campaign.name}", campaign.id)
        if looked.campaign:
            self.campaigns.setCurrentIndex(self.campaigns.findData(looked.campaign.id))
        self.campaigns.setToolTip(looked.campaign.name if looked.campaign else "")
        self._head.setVisible(bool(looked.campaigns))
        self._narrow()
        self.table.show_column("rank", any(one.nomination.rank for one in looked.assessments))
        if self._wanted and self.table.select(self._wanted):
            self._wanted = ""
        elif looked.assessments and self.table.current() is None:
            self.table.select(looked.assessments[0].id)
        self.checklist.show_missing(looked.assessments, looked.missing)
        self.quotas.show_meter(looked.meter, looked.awards)
        self._show_chosen()

    def _narrow(self) -> None:
        """The chips leave those with a rule set aside in writing, or those whom the superior asked about."""
        chips = self.table.chips.checked()
        wanted = [
            one
            for one in self.looked.assessments
            if (ASIDE not in chips or one.nomination.overrides)
            and (ASKED not in chips or one.nomination.status is Status.MORE_ASKED)
        ]
        self.table.set_records(wanted, search=lambda one: f"{one.subject} {one.award.name}")

    def _show_chosen(self) -> None:
        one = self.current()
        if one is None:
            self.explanation.show_nothing()
        else:
            self.explanation.show_assessment(one, self.looked.steps.get(one.id, ()))
        self._enable_deeds()

    def set_seen(self, seen: bool) -> None:
        self._seen = seen
        self._enable_deeds()

    def _enable_deeds(self) -> None:
        if not self._seen:
            for action in self.deeds:
                action.setEnabled(False)
            return
        chosen, campaign = self.selected(), self.looked.campaign
        for action in self.deeds:
            action.setEnabled(campaign is not None and (bool(chosen) or not action.needs_selection))
        for deed in Deed:
            if (step := self._by_id.get(deed.value)) and step.needs_selection:
                step.setEnabled(bool(chosen) and all(deed in _open(one) for one in chosen))

    def jump(self, missing: Missing) -> None:
        """To where what is missing can be written."""
        if missing.nomination_id:
            self.table.select(missing.nomination_id)
        elif missing.paper is Paper.MINUTES:
            self.work.ballot()
        else:
            self.work.submit()

    def _show_past(self, step: Any) -> None:
        if one := self.current():
            PastAnswers(self, one, step).open()

    # Building

    def _connect(self) -> None:
        self.explanation.record_wanted.connect(self.work.open_record)
        self.explanation.override_wanted.connect(self.work.override)
        self.explanation.override_unwanted.connect(self.work.take_override_back)
        self.explanation.deed_wanted.connect(self.work.do)
        self.explanation.past_wanted.connect(self._show_past)
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(lambda _: self.work.edit())
        self.table.removal_wanted.connect(lambda _: self.work.withdraw())

    def _make_table(self) -> RecordsTable:
        table = RecordsTable(
            [
                Column(
                    "verdict",
                    translate("awards", "Verdict"),
                    lambda one: verdict_name(one.verdict),
                    166,
                    sort=lambda one: list(Verdict).index(one.verdict),
                    tone=lambda one: VERDICT_TONES[one.verdict],
                    icon=lambda one: VERDICT_ICONS[one.verdict],
                ),
                Column("subject", translate("awards", "Nominee"), lambda one: one.subject, 160),
                Column(
                    "award",
                    translate("awards", "Nominated for"),
                    lambda one: one.award.short,
                    138,
                    tooltip=lambda one: one.award.name,
                ),
                Column(
                    "rank",
                    translate("awards", "Order"),
                    lambda one: str(one.nomination.rank or ""),
                    44,
                    align=Align.RIGHT,
                    sort=lambda one: one.nomination.rank or 999_999,
                    tone=self._rank_tone,
                    tooltip=self._rank_told,
                ),
                Column("status", translate("awards", "Stands at"), lambda one: status_name(one.nomination.status), 120),
            ],
            name="nominees",
            title=translate("awards", "Nominees"),
            jobs=self.workplace.jobs,
            count_text=lambda count: translate("awards", "{count} nominations").format(count=count),
            search_hint=translate("awards", "Name or award (Ctrl+F)"),
        )
        table.remember(self.workplace.settings)
        table.chips.add(ASIDE, translate("awards", "A rule set aside"))
        table.chips.add(ASKED, translate("awards", "More asked for"))
        table.chips.changed.connect(self._narrow)
        return table

    def _places(self, one: Assessment) -> int | None:
        """How many places the tightest quota on this award leaves."""
        lines = self.looked.meter.lines if self.looked.meter else ()
        limits = [line.limit for line in lines if one.award.code in line.awards and line.limit is not None]
        return min(limits, default=None)

    def _rank_tone(self, one: Assessment) -> Tone | None:
        places = self._places(one)
        return Tone.WARNING if places is not None and one.nomination.rank > places else None

    def _rank_told(self, one: Assessment) -> str:
        keys = translate("awards", "Order of preference; Ctrl+Shift+Up and Down change it")
        if self._rank_tone(one) is None:
            return keys
        beyond = translate("awards", "Beyond the {places} places there are").format(places=self._places(one))
        return f"{beyond}. {keys}"

    def _teach(self) -> None:
        """What to do first: nominations belong to a campaign, and a campaign begins on its own screen."""
        if self.looked.campaign:
            empty = EmptyState(
                "award",
                translate("awards", "Nobody is nominated yet"),
                translate(
                    "awards",
                    "Nominate people and sections: the program says of each which condition is met and which is not. "
                    "Or bring in an Excel list of nominees.",
                ),
                [self._by_id[name] for name in ("nominate", "import_nominations", "paste_nominations")],
            )
        else:
            empty = EmptyState(
                "flag",
                translate("awards", "First a campaign, then nominations"),
                translate(
                    "awards",
                    "Nominations are made at the end of an emulation campaign, and no campaign is in the book yet. Add "
                    "it with its name and dates, or read it from the file of the union above; then nominate here.",
                ),
                self._ways_to_a_campaign,
            )
        self.table.set_empty(empty)

    def _lay_out(self) -> None:
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        label = QLabel(translate("awards", "Campaign"))
        label.setProperty("role", "label")
        label.setBuddy(self.campaigns)
        head.addWidget(label)
        head.addWidget(self.campaigns, 1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(6)
        column.addWidget(self._head)
        column.addWidget(self.table, 1)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        for part in (left, self.explanation, self.checklist):
            parts.addWidget(part)
        parts.setSizes([600, 340, 202])
        parts.setStretchFactor(0, 2)
        parts.setStretchFactor(1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(parts, 1)
        layout.addWidget(self.quotas)


def _open(one: Assessment) -> tuple[Deed, ...]:
    return deeds_open(one.nomination.status, goes_up=one.award.goes_up)
