"""Last year's list beside today's people: who stays, moved, left or is new; one button registers who may."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.core.database import Reading
from desktop.core.errors import UserError
from desktop.features.emulation import services
from desktop.features.emulation.domain import Campaign, LateReasonNeeded, Move, Proposal, SubjectKind
from desktop.features.emulation.words import late_sentence, move_name
from desktop.shell.workplace import Workplace
from desktop.widgets.chips import Chips
from desktop.widgets.chooser import Chooser
from desktop.widgets.editor import EditorDialog
from desktop.widgets.fields import Text
from desktop.widgets.form import Form
from desktop.widgets.page import resize_within_screen
from desktop.widgets.records import Column, RecordsTable
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

_TONES = {Move.STAYS: Tone.NEUTRAL, Move.MOVED: Tone.WARNING, Move.LEFT: Tone.BAD, Move.NEW: Tone.NEUTRAL}


class AgainDialog(QDialog):
    """Choose the earlier campaign, untick whoever shall not, and register the rest."""

    def __init__(self, parent: QWidget, workplace: Workplace, campaign: Campaign, *, persons: bool) -> None:
        super().__init__(parent)
        self.setObjectName("again")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("emulation", "Take over last year's list"))
        self.workplace, self.campaign, self.persons = workplace, campaign, persons
        self._proposals: list[Proposal] = []
        self._left_out: set[str] = set()
        self.chooser = Chooser("earlier_campaign", translate("emulation", "Earlier campaign"), 30)
        self.chooser.currentIndexChanged.connect(lambda _: self._ask())
        self.moves = Chips(exclusive=True)
        self.moves.changed.connect(self._show)
        self.table = self._make_table()
        self.take = QPushButton()
        self.take.setObjectName("take_over")
        self.take.setProperty("primary", True)
        self.take.clicked.connect(self._take)
        self._lay_out()

    def start(self) -> None:
        campaign = self.campaign
        self.workplace.ask(
            lambda reading: services.earlier_campaigns(reading, campaign), self._show_campaigns, owner=self
        )

    def wanted(self) -> list[Proposal]:
        return [one for one in self._proposals if _may(one) and one.id not in self._left_out]

    # Inside

    def _show_campaigns(self, campaigns: list[Campaign]) -> None:
        if not campaigns:
            self.workplace.dialogs.show_note(
                translate("emulation", "There is no earlier campaign to take a list from. Tick the titles here.")
            )
            self.close()
            return
        self.chooser.blockSignals(True)
        for one in campaigns:
            self.chooser.addItem(f"{one.code} – {one.name}", one.id)
        self.chooser.blockSignals(False)
        self.open()
        self._ask()

    def _ask(self) -> None:
        now, before, persons = self.campaign.id, self.chooser.currentData(), self.persons

        def ask(reading: Reading) -> list[Proposal]:
            found = services.propose_again(reading, now, before)
            return [one for one in found if (one.subject.kind is SubjectKind.PERSON) is persons]

        self.workplace.ask(ask, self._take_proposals, owner=self, replaces="proposals")

    def _take_proposals(self, proposals: list[Proposal]) -> None:
        self._proposals, self._left_out = proposals, set()
        self.moves.clear()
        for move in Move:
            if count := sum(one.move is move for one in proposals):
                self.moves.add(move.value, f"{move_name(move)}: {count}")
        self._show()

    def _show(self) -> None:
        chosen = self.moves.checked()
        self.table.set_records([one for one in self._proposals if not chosen or one.move.value in chosen])
        text = translate("emulation", "Register {count}")
        self.take.setText(text.format(count=len(self.wanted())))
        self.take.setEnabled(bool(self.wanted()))

    def _tick(self, proposal: Proposal, _: str) -> None:
        self._left_out ^= {proposal.id}
        self._show()

    def _take(self) -> None:
        self._register("")

    def _register(self, reason: str) -> None:
        campaign_id, wanted = self.campaign.id, self.wanted()
        self.workplace.act(
            "register_again",
            lambda tx: services.register_again(tx, campaign_id, wanted, reason),
            owner=self,
            done=lambda _: self.accept(),
            failed=self._failed,
            tell=lambda count: translate("emulation", "{count} registered as last time").format(count=count),
        )

    def _failed(self, error: UserError) -> None:
        if isinstance(error, LateReasonNeeded):
            ask_reason(self, self.workplace, error, self._register)
        else:
            self.workplace.dialogs.show_refusal(error)

    def _make_table(self) -> RecordsTable:
        names = services.title_names()

        def ticked(one: Proposal) -> bool | None:
            return one.id not in self._left_out if _may(one) else None

        columns: list[Column[Any]] = [
            Column("take", "", lambda _: "", 34, tick=ticked),
            Column("name", translate("emulation", "Full name") if self.persons else
                   translate("emulation", "Collective"), lambda one: one.name, 190),
            Column("section", translate("emulation", "Section"), lambda one: one.section, 130),
            Column("before", translate("emulation", "Section then"), lambda one: one.before, 130,
                   hidden=not self.persons),
            Column("titles", translate("emulation", "Titles of last time"),
                   lambda one: ", ".join(names.get(code, code) for code in one.titles), 240),
            Column("move", translate("emulation", "What changed"), _move, 190, tone=lambda one: _TONES[one.move]),
        ]  # fmt: skip
        table = RecordsTable(
            columns,
            name="again_table",
            title=translate("emulation", "Last year's list"),
            jobs=self.workplace.jobs,
            count_text=lambda count: translate("emulation", "{count} rows").format(count=count),
        )
        table.ticked.connect(self._tick)
        return table

    def _lay_out(self) -> None:
        label = QLabel(translate("emulation", "Earlier campaign"))
        label.setProperty("role", "label")
        label.setBuddy(self.chooser)
        top = QHBoxLayout()
        top.addWidget(label)
        top.addWidget(self.chooser, 1)
        chips = QHBoxLayout()
        chips.addWidget(self.moves)
        chips.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        leave = QPushButton(translate("widgets", "Put off"))
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        foot.addWidget(leave)
        foot.addWidget(self.take)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addLayout(chips)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)
        resize_within_screen(self, 980, 620)


def ask_reason(parent: QWidget, workplace: Workplace, error: LateReasonNeeded, then: Callable[[str], None]) -> None:
    """Ask why somebody registers after the last day."""
    hint = translate("emulation", "Such as: back from maternity leave; moved here in May")
    label = translate("emulation", "Reason for registering late")
    form = Form([Text("reason", label, required=True, wide=True, hint=hint)])
    form.set_hint("reason", late_sentence(error))

    def keep(values: dict[str, Any]) -> None:
        editor.saved()
        then(values["reason"])

    title = translate("emulation", "Supplementary registration")
    editor = EditorDialog(parent, title, form, keep, workplace.dialogs, width=560)
    editor.open()


def _may(one: Proposal) -> bool:
    return one.move in (Move.STAYS, Move.MOVED) and not one.taken


def _move(one: Proposal) -> str:
    if one.taken:
        return translate("emulation", "Registered already")
    return move_name(one.move)
