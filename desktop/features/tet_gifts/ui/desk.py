"""The hand-out desk: one entry, one big answer, the last five, the counters, and how to take the last one back."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.core.clock import VIETNAM
from desktop.core.errors import UserError
from desktop.features.tet_gifts import services
from desktop.features.tet_gifts.domain import Desk, HandOutAnswer, Outcome, Proxy, TetCampaign
from desktop.features.tet_gifts.words import answer_reason
from desktop.shell.workplace import Workplace
from desktop.widgets import theme
from desktop.widgets.actions import Action, button
from desktop.widgets.editor import Panel, scrolled
from desktop.widgets.fields import Text
from desktop.widgets.form import Form
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate


class DeskView(QWidget):
    """Where slips (phiếu nhận quà) are scanned, typed or pasted while people queue."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setObjectName("desk")
        self.workplace = workplace
        self.campaign: TetCampaign | None = None
        self.entry = QLineEdit()
        self.entry.setObjectName("slip_entry")
        self.entry.setAccessibleName(translate("tet_gifts", "Code of the slip"))
        self.entry.setPlaceholderText(translate("tet_gifts", "Scan the slip, or type its 9 digits and press Enter"))
        self.entry.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)  # digits only: Telex has no say here
        _enlarge(self.entry, 18, least=36)
        self.entry.returnPressed.connect(self._hand_out)
        self.answer = _Answer()
        self.undo = Action(
            self, "take_back_hand_out", translate("tet_gifts", "Take the last one back"), "undo-2", self._take_back
        )
        self.proxy = Form(
            [
                Text("full_name", translate("tet_gifts", "Name of who takes it")),
                Text("relation", translate("tet_gifts", "Relation")),
                Text("national_id", translate("tet_gifts", "Identity number"), most=20),
            ],
            columns=3,
        )
        lines: list[Any] = [self.proxy.field(key).entry for key in ("full_name", "relation", "national_id")]
        for line, after in zip(lines, [*lines[1:], self.entry], strict=True):
            line.returnPressed.connect(after.setFocus)  # so that the next scan goes into the code
        self.counters, self.latest = QLabel(), QLabel()
        self._lay_out()
        self.answer.rest(translate("tet_gifts", "Ready for the first slip"))

    def show_campaign(self, campaign: TetCampaign | None) -> None:
        if campaign != self.campaign:
            self.answer.rest(translate("tet_gifts", "Ready for the first slip"))
        self.campaign = campaign
        self.setEnabled(campaign is not None)
        self.reload()

    def reload(self) -> None:
        if (campaign := self.campaign) is not None:
            self.workplace.ask(
                lambda reading: services.show_desk(reading, campaign.id), self._show, owner=self, replaces="desk"
            )

    def take_focus(self) -> None:
        self.entry.setFocus()

    def _hand_out(self) -> None:
        code = self.entry.text().strip()
        if not code:
            return
        told = self.proxy.values()
        proxy = Proxy(**told) if any(told.values()) else None
        self.entry.clear()
        self.workplace.act(
            "hand_out_gift",
            lambda tx: services.hand_out(tx, code, proxy=proxy),
            owner=self,
            done=self._answered,
            failed=self._refused,
        )

    def _answered(self, answer: HandOutAnswer) -> None:
        self.answer.tell(answer)
        if answer.outcome is Outcome.GIVEN:
            self.other.setChecked(False)
        self.reload()
        self.take_focus()

    def _refused(self, error: UserError) -> None:
        self.answer.refuse(self.workplace.say(error))
        self.take_focus()

    def _take_back(self) -> None:
        if (campaign := self.campaign) is None:
            return
        self.workplace.act(
            "take_back_hand_out",
            lambda tx: services.take_back_hand_out(tx, campaign.id),
            owner=self,
            done=self._taken_back,
            failed=self._refused,
        )

    def _taken_back(self, answer: HandOutAnswer) -> None:
        self.answer.rest(translate("tet_gifts", "Taken back: {name}").format(name=answer.name))
        self.reload()
        self.take_focus()

    def _show(self, desk: Desk) -> None:
        text = translate("tet_gifts", "Given {given} · waiting {waiting}")
        self.counters.setText(text.format(given=desk.given, waiting=desk.waiting))
        today = self.workplace.database.clock.today()
        lines = [_line(answer, today) for answer in desk.latest]
        self.latest.setText("\n".join(lines) or translate("tet_gifts", "Nobody yet"))
        self.undo.setEnabled(bool(desk.latest))

    def _lay_out(self) -> None:
        self.counters.setObjectName("desk_counters")
        _enlarge(self.counters, 16)
        self.latest.setObjectName("desk_latest")
        self.latest.setWordWrap(True)
        self.latest.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.other = QPushButton(translate("tet_gifts", "Somebody else takes it"))
        self.other.setObjectName("proxy_button")
        self.other.setCheckable(True)
        self.other.toggled.connect(self._ask_for_proxy)
        top = QHBoxLayout()
        top.addWidget(self.entry, 1)
        top.addWidget(self.other)
        top.addWidget(self.counters)
        self.who = Panel()
        self.who.content.setContentsMargins(0, 0, 0, 0)
        self.who.content.addWidget(self.proxy)
        self.who.hide()
        last = Panel(translate("tet_gifts", "The last five"))
        last.content.addWidget(scrolled(self.latest), 1)
        last.content.addWidget(button(self.undo))
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(top, 0, 0, 1, 2)
        layout.addWidget(self.who, 1, 0, 1, 2)
        layout.addWidget(self.answer, 2, 0)
        layout.addWidget(last, 2, 1)
        layout.setColumnStretch(0, 5)
        layout.setColumnStretch(1, 3)
        layout.setRowStretch(2, 1)

    def _ask_for_proxy(self, wanted: bool) -> None:
        """Whoever stands there is named first, then the slip is scanned."""
        self.who.setVisible(wanted)
        if wanted:
            self.proxy.focus_first()
        else:
            self.proxy.load({"full_name": "", "relation": "", "national_id": ""})
            self.take_focus()


class _Answer(QFrame):
    """The answer, to be read from two metres: green is given, red is not."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("desk_answer")
        self.setProperty("part", "banner")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._picture = QLabel()
        self._verdict, self._name, self._more = QLabel(), QLabel(), QLabel()
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addStretch()
        head.addWidget(self._picture)
        head.addWidget(self._verdict)
        head.addStretch()
        layout = QVBoxLayout(self)
        layout.addStretch()
        layout.addLayout(head)
        for label, size in ((self._verdict, 22), (self._name, 34), (self._more, 17)):
            _enlarge(label, size, bold=size > 20)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for label in (self._name, self._more):
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addStretch()
        self._verdict.setObjectName("desk_verdict")
        self._name.setObjectName("desk_name")
        self._more.setObjectName("desk_more")

    def rest(self, text: str) -> None:
        self._say(Tone.NEUTRAL, "gift", text, "", "")

    def refuse(self, sentence: str) -> None:
        self._say(Tone.BAD, "circle-x", translate("tet_gifts", "NOT GIVEN"), "", sentence)

    def tell(self, answer: HandOutAnswer) -> None:
        if answer.outcome is Outcome.GIVEN:
            more = f"{answer.scheme} · {answer.amount} đồng"
            self._say(Tone.GOOD, "circle-check", translate("tet_gifts", "GIVEN"), answer.name, more)
        elif answer.outcome is Outcome.ALREADY_GIVEN:
            text = translate("tet_gifts", "{scheme}: received at {time}").format(
                scheme=answer.scheme, time=_time(answer)
            )
            self._say(Tone.BAD, "circle-x", translate("tet_gifts", "ALREADY RECEIVED"), answer.name, text)
        else:
            self._say(
                Tone.BAD, "circle-x", translate("tet_gifts", "NOT GIVEN"), answer.name or answer.code,
                answer_reason(answer),
            )  # fmt: skip

    def _say(self, tone: Tone, icon: str, verdict: str, name: str, more: str) -> None:
        self._picture.setPixmap(theme.pixmap(icon, 52, "muted" if tone is Tone.NEUTRAL else tone.value))
        for label, text in ((self._verdict, verdict), (self._name, name), (self._more, more)):
            label.setText(text)
            label.setVisible(bool(text))
        self.setAccessibleName(" ".join(filter(None, (verdict, name, more))))
        theme.set_tone(self, tone)


def _line(answer: HandOutAnswer, today: date) -> str:
    moment = answer.at.astimezone(VIETNAM) if answer.at else None
    when = f"{moment:%H:%M}" if moment and moment.date() == today else _time(answer)
    return f"{when}  {answer.name} · {answer.unit}"


def _time(answer: HandOutAnswer) -> str:
    return f"{answer.at.astimezone(VIETNAM):%H:%M %d/%m}" if answer.at else ""


def _enlarge(widget: QWidget, points: int, *, bold: bool = False, least: int = 0) -> None:
    """By style sheet, because the theme's own sheet wins over a font and a height that are merely set."""
    weight = QFont.Weight.DemiBold.value if bold else QFont.Weight.Normal.value
    widget.setStyleSheet(f"font-size: {points}pt; font-weight: {weight}; min-height: {least}px;")
