"""Last year's list beside today's people: who is still here, who left, who is new in the hardship record. Nobody is
ticked until somebody ticks."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.features.tet_gifts.domain import Proposed, Scheme, TetCampaign
from desktop.features.tet_gifts.domain.people import Again, Change
from desktop.features.tet_gifts.services import people, reason_name
from desktop.features.tet_gifts.words_of_people import change_name
from desktop.shell.workplace import Workplace
from desktop.widgets.chips import Chips
from desktop.widgets.chooser import Chooser
from desktop.widgets.page import resize_within_screen
from desktop.widgets.records import Align, Column, RecordsTable
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

_TONES = {
    Change.STAYS: Tone.NEUTRAL,
    Change.MOVED: Tone.WARNING,
    Change.ON_LEAVE: Tone.WARNING,
    Change.LEFT: Tone.BAD,
    Change.NEW: Tone.ACCENT,
}


class AgainDialog(QDialog):
    """Choose the earlier Tết, tick who comes again, and say into which scheme."""

    def __init__(
        self, parent: QWidget, workplace: Workplace, campaign: TetCampaign, schemes: tuple[Scheme, ...]
    ) -> None:
        super().__init__(parent)
        self.setObjectName("tet_again")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = translate("tet_gifts", "Look at last year's list")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.workplace, self.campaign, self.schemes = workplace, campaign, schemes
        self._lines: list[Again] = []
        self._ticked: set[str] = set()
        self.chooser = Chooser("tet_earlier", translate("tet_gifts", "Earlier Tết"), 16)
        self.chooser.currentIndexChanged.connect(lambda _: self._ask())
        self.target = Chooser("tet_target", translate("tet_gifts", "Into the scheme"), 24)
        self.target.addItem(translate("tet_gifts", "Each as last time (same code)"), "")
        for scheme in schemes:
            self.target.addItem(scheme.name, scheme.id)
        self.target.currentIndexChanged.connect(lambda _: self._show())
        self.changes = Chips(exclusive=True)
        self.changes.changed.connect(self._show)
        self.table = self._make_table()
        self.all = self._button("tick_shown", translate("tet_gifts", "Tick all that are shown"), self._tick_shown)
        self.take = self._button("bring_again", "", self._take)
        self.take.setProperty("primary", True)
        self._lay_out()

    def start(self) -> None:
        campaign_id = self.campaign.id
        self.workplace.ask(
            lambda reading: people.earlier_campaigns(reading, campaign_id), self._show_campaigns, owner=self
        )

    def wanted(self) -> list[Again]:
        codes = {one.code for one in self.schemes}
        anywhere = bool(self.target.currentData())
        return [
            one for one in self._lines if one.id in self._ticked and (anywhere or one.scheme_code in codes)
        ]  # fmt: skip

    # Inside

    def _show_campaigns(self, campaigns: list[TetCampaign]) -> None:
        if not campaigns:
            self.workplace.dialogs.show_note(
                translate(
                    "tet_gifts", "There is no earlier Tết in this book. Propose people, or import last year's list."
                )
            )
            self.close()
            return
        self.chooser.blockSignals(True)
        for one in campaigns:
            self.chooser.addItem(one.name, one.id)
        self.chooser.blockSignals(False)
        self.open()
        self._ask()

    def _ask(self) -> None:
        now, before = self.campaign.id, self.chooser.currentData()
        self.workplace.ask(
            lambda reading: people.propose_again(reading, now, before), self._take_lines, owner=self, replaces="again"
        )

    def _take_lines(self, lines: list[Again]) -> None:
        self._lines, self._ticked = lines, set()
        self.changes.clear()
        for change in Change:
            if count := sum(one.change is change for one in lines):
                self.changes.add(change.value, f"{change_name(change)}: {count}")
        self._show()
        self.table.take_focus()

    def _shown(self) -> list[Again]:
        chosen = self.changes.checked()
        return [one for one in self._lines if not chosen or one.change.value in chosen]

    def _show(self) -> None:
        self.table.set_records(self._shown())
        count = len(self.wanted())
        self.take.setText(translate("tet_gifts", "Propose {count}").format(count=count))
        self.take.setEnabled(bool(count))
        self.all.setEnabled(any(one.may_come for one in self._shown()))

    def _tick(self, line: Again, _: str) -> None:
        self._ticked ^= {line.id}
        self._show()

    def _tick_shown(self) -> None:
        self._ticked |= {one.id for one in self._shown() if one.may_come}
        self._show()

    def _take(self) -> None:
        campaign_id, wanted, scheme_id = self.campaign.id, self.wanted(), self.target.currentData()
        self.workplace.act(
            "propose_again", lambda tx: people.bring_again(tx, campaign_id, wanted, scheme_id), owner=self,
            done=self._done, tell=self._told,
        )  # fmt: skip

    def _told(self, done: Proposed) -> str:
        return translate("tet_gifts", "{count} proposed again").format(count=len(done.added))

    def _done(self, done: Proposed) -> None:
        if done.refused:
            told = "\n".join(dict.fromkeys(self.workplace.say(refusal) for _, refusal in done.refused))
            self.workplace.dialogs.show_note(told)
        self.accept()

    def _make_table(self) -> RecordsTable:
        columns: list[Column[Any]] = [
            Column("take", translate("tet_gifts", "Again"), lambda _: "", 60,
                   tick=lambda one: one.id in self._ticked if one.may_come else None),
            Column("name", translate("tet_gifts", "Full name"), lambda one: one.full_name, 170),
            Column("change", translate("tet_gifts", "What changed"), _change, 170,
                   tone=lambda one: Tone.GOOD if one.taken else _TONES[one.change], tooltip=_moved),
            Column("unit", translate("tet_gifts", "Section"), lambda one: one.unit, 110),
            Column("scheme", translate("tet_gifts", "Scheme then"), lambda one: one.scheme, 190),
            Column("amount", translate("tet_gifts", "Amount then"), lambda one: str(one.amount or ""), 95, Align.RIGHT),
            Column("received", translate("tet_gifts", "Received"), _received, 80),
            Column("reasons", translate("tet_gifts", "Reasons then"), lambda one: _reasons(one.reasons), 150),
            Column("standing", translate("tet_gifts", "Stands in the record"), lambda one: _reasons(one.standing), 150),
        ]  # fmt: skip
        table = RecordsTable(
            columns,
            name="tet_again_table",
            title=translate("tet_gifts", "Last year's list"),
            jobs=self.workplace.jobs,
            count_text=lambda count: translate("tet_gifts", "{count} lines").format(count=count),
        )
        table.ticked.connect(self._tick)
        return table

    def _button(self, name: str, text: str, pressed: Any) -> QPushButton:
        made = QPushButton(text)
        made.setObjectName(name)
        made.setAutoDefault(False)
        made.clicked.connect(pressed)
        return made

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        for text, chooser in (
            (translate("tet_gifts", "Earlier Tết"), self.chooser),
            (translate("tet_gifts", "Into the scheme"), self.target),
        ):
            label = QLabel(text)
            label.setProperty("role", "label")
            label.setBuddy(chooser)
            top.addWidget(label)
            top.addWidget(chooser, 1)
        chips = QHBoxLayout()
        chips.addWidget(self.changes)
        chips.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.all)
        foot.addStretch(1)
        foot.addWidget(self._button("put_off", translate("widgets", "Put off"), self.reject))
        foot.addWidget(self.take)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addLayout(chips)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)
        resize_within_screen(self, 1180, 640)


def _change(one: Again) -> str:
    return translate("tet_gifts", "Proposed already") if one.taken else change_name(one.change)


def _moved(one: Again) -> str:
    if one.change is not Change.MOVED:
        return ""
    return translate("tet_gifts", "Then in {section}.").format(section=one.unit_before)


def _received(one: Again) -> str:
    if not one.scheme:
        return ""
    return translate("tet_gifts", "Yes") if one.received else translate("tet_gifts", "No")


def _reasons(reasons: Any) -> str:
    return " · ".join(reason_name(reason).short for reason in reasons)
