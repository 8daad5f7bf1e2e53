"""The desk as it is seen: one entry, one big answer, the last five, the counters, and how to take the last one back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.clock import VIETNAM
from desktop.core.errors import UserError
from desktop.features.tet_gifts import desk_words as words
from desktop.features.tet_gifts.domain import Scheme, TetCampaign
from desktop.features.tet_gifts.domain.desk import MAIN_DESK, Board, DeskAnswer, DeskPerson, Verdict
from desktop.features.tet_gifts.domain.scanning import Scan
from desktop.features.tet_gifts.ui.desk.answer import Answer, enlarge
from desktop.features.tet_gifts.ui.desk.modes import Modes
from desktop.features.tet_gifts.ui.desk.presenter import DeskPresenter
from desktop.features.tet_gifts.ui.desk.sounds import BAD, LOOK, Sounds
from desktop.shell.workplace import Workplace
from desktop.widgets import theme
from desktop.widgets.actions import Action, button
from desktop.widgets.editor import Panel, scrolled
from desktop.widgets.words import translate

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LOW = 380
_LONGEST = 5_000  # what is longer than a scan can be is answered as such, not cut


class DeskView(QWidget):
    """Where slips (phiếu nhận quà) are scanned, typed or pasted while people queue."""

    full_screen_wanted = Signal()

    def __init__(self, workplace: Workplace, desk: str = MAIN_DESK) -> None:
        super().__init__()
        self.setObjectName("desk")
        self.workplace = workplace
        self._is_low = False
        self.campaign: TetCampaign | None = None
        self.schemes: tuple[Scheme, ...] = ()
        self.sounds = Sounds(workplace.settings)
        self.presenter = DeskPresenter(workplace, desk)
        self.entry = QLineEdit()
        self.entry.setObjectName("slip_entry")
        self.entry.setAccessibleName(translate("tet_gifts", "Code of the slip, or a name"))
        self.entry.setPlaceholderText(translate("tet_gifts", "Scan the slip, or type a name, a number…"))
        self.entry.setMaxLength(_LONGEST)
        enlarge(self.entry, 18, least=36)
        self.entry.textChanged.connect(self.presenter.typed)
        self.entry.installEventFilter(self)
        self.matches = QListWidget()
        self.matches.setObjectName("desk_matches")
        self.matches.setAccessibleName(translate("tet_gifts", "People who fit"))
        self.matches.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys stay with the entry: a scan may come any time
        self.matches.itemClicked.connect(lambda item: self._choose(self.matches.row(item)))
        self.matches.itemDoubleClicked.connect(lambda _: self._give_chosen())
        self.matches.hide()
        self.answer = Answer()
        self.modes = Modes(workplace.database.clock.today())
        self.modes.left.connect(self.take_focus)
        self.modes.name_typed.connect(self.presenter.suggest_substitutes)
        self.undo = Action(
            self, "take_back_hand_out", translate("tet_gifts", "Take the last one back"), "undo-2",
            self.presenter.take_back, "F9",
        )  # fmt: skip
        self.counters, self.by_scheme, self.latest = QLabel(), QLabel(), QLabel()
        self._listen()
        self._lay_out()
        self.answer.rest(translate("tet_gifts", "Ready for the first slip"))

    # What the screen tells

    def show_campaign(self, campaign: TetCampaign | None, schemes: Sequence[Scheme] | None = None) -> None:
        if campaign != self.campaign:
            self.answer.rest(translate("tet_gifts", "Ready for the first slip"))
        self.campaign = campaign
        self.setEnabled(campaign is not None)
        if schemes is not None:
            self._offer_schemes(schemes)
        self._open()

    def reload(self) -> None:
        self.presenter.reload()

    def take_focus(self) -> None:
        self.entry.setFocus()

    def escape(self) -> bool:
        """Esc takes one step back: the chosen person and typed text, the special way of giving; False when there is
        nothing to go back from."""
        if self.entry.text() or self.presenter.person is not None:
            self.entry.clear()
            self.presenter.choose(None)
            self.answer.rest(translate("tet_gifts", "Ready for the next slip"))
        elif self.modes.mode or self.modes.other_day.isChecked():
            self.modes.other_day.setChecked(False)
            self.modes.done()
        else:
            return False
        self.take_focus()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little height the entry leaves it to the answer."""
        super().resizeEvent(event)
        if (is_low := event.size().height() < _LOW) != self._is_low:
            self._is_low = is_low
            enlarge(self.entry, 12 if is_low else 18, least=22 if is_low else 36)
            enlarge(self.counters, 10 if is_low else 14, bold=True)

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.entry and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        line_end = control and key in (Qt.Key.Key_J, Qt.Key.Key_M)  # how some scanners send LF and CR
        if key in _ENTERS and control:
            self.presenter.insist()
        elif key in _ENTERS or line_end or (key == Qt.Key.Key_Tab and self.entry.text()):
            self._enter()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.matches.isVisible():
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            return self.escape()
        else:
            return False
        return True

    def _enter(self) -> None:
        self.presenter.wish = self.modes.wish()
        self.presenter.enter(self.entry.text())

    def _move(self, step: int) -> None:
        row = self.matches.currentRow()
        self._choose(max(0, min(row + step, self.matches.count() - 1)))

    def _choose(self, row: int) -> None:
        self.matches.setCurrentRow(row)
        if 0 <= row < len(self.presenter.people):
            self.presenter.choose(self.presenter.people[row], by_hand=True)
        self.take_focus()

    def _give_chosen(self) -> None:
        self.presenter.wish = self.modes.wish()
        self.presenter.give_chosen()

    # What the presenter tells

    def _listen(self) -> None:
        for signal, hear in (
            (self.presenter.found, self._show_found), (self.presenter.chosen, self._show_chosen),
            (self.presenter.answered, self._show_answer), (self.presenter.unread, self._show_unread),
            (self.presenter.refused, self._show_refusal), (self.presenter.board, self._show_board),
            (self.presenter.substitutes, self.modes.suggest), (self.presenter.doubled, self._show_doubled),
        ):  # fmt: skip
            signal.connect(hear)

    def _show_found(self, people: Sequence[DeskPerson]) -> None:
        self.matches.clear()
        for one in people:
            self.matches.addItem(QListWidgetItem(theme.icon("gift" if one.to_give else "check"), words.match_line(one)))
        self.matches.setVisible(bool(people))
        rows = min(len(people), 5)
        self.matches.setFixedHeight(rows * max(24, self.matches.sizeHintForRow(0)) + 8 if rows else 0)

    def _show_chosen(self, person: DeskPerson | None) -> None:
        if person is None:
            self.answer.rest(translate("tet_gifts", "Ready for the next slip"))
            return
        ids = [one.id for one in self.presenter.people]
        if person.id in ids:
            self.matches.setCurrentRow(ids.index(person.id))
        self.answer.show_person(person)
        if self.modes.wish().unfinished:
            self.modes.proxy.focus_first()

    def _show_answer(self, answer: DeskAnswer) -> None:
        self._clear_entry()
        self.sounds.play(self.answer.tell(answer))
        if answer.verdict in (Verdict.GIVEN, Verdict.MISSED):
            self.modes.done()
        self.take_focus()

    def _show_unread(self, scan: Scan) -> None:
        self._clear_entry()
        self.answer.refuse(words.unread(scan))
        self.sounds.play(BAD)
        self.take_focus()

    def _show_refusal(self, error: UserError) -> None:
        self.answer.refuse(self.workplace.say(error))
        self._clear_entry()
        self.sounds.play(BAD)
        self.take_focus()

    def _show_doubled(self) -> None:
        """The answer that stands there is still the right one."""
        self._clear_entry()
        self.answer.add(words.scanned_twice())
        self.sounds.play(LOOK)

    def _clear_entry(self) -> None:
        """Without letting go of what is shown."""
        self.entry.blockSignals(True)
        self.entry.clear()
        self.entry.blockSignals(False)
        self._show_found([])

    def _show_board(self, board: Board) -> None:
        self.counters.setText(words.board_line(board))
        rows = [f"{one.scheme}: {words.count_line(one)}" for one in board.counts if one.total]
        self.by_scheme.setText("\n".join(rows))
        today = self.workplace.database.clock.today()
        lines = [words.visit_line(visit, _time(visit.at, today)) for visit in board.latest]
        self.latest.setText("\n".join(lines) or translate("tet_gifts", "Nobody yet"))
        self.undo.setEnabled(bool(board.latest) or any(one.missed for one in board.counts))

    # Which schemes, which sound

    def _offer_schemes(self, schemes: Sequence[Scheme]) -> None:
        if [one.id for one in schemes] == [one.id for one in self.schemes]:
            return
        self.schemes = tuple(schemes)
        self.scheme_menu.clear()
        for scheme in schemes:
            action = QAction(scheme.name, self.scheme_menu, checkable=True, checked=True)
            action.setData(scheme.id)
            action.toggled.connect(lambda _: self._open())
            self.scheme_menu.addAction(action)

    def _open(self) -> None:
        chosen = [action.data() for action in self.scheme_menu.actions() if action.isChecked()]
        every = len(chosen) in (0, len(self.schemes))
        text = translate("tet_gifts", "All schemes") if every else translate("tet_gifts", "{count} schemes")
        self.scheme_button.setText(text.format(count=len(chosen)))
        theme.set_tone(self.scheme_button, theme.Tone.NEUTRAL if every else theme.Tone.WARNING)
        self.presenter.open(self.campaign, () if every else chosen)

    def _mute(self, muted: bool) -> None:
        self.sounds.mute(muted)
        self.mute_button.setText(_sound_words(muted))
        self.take_focus()

    # Building

    def _lay_out(self) -> None:
        self.counters.setObjectName("desk_counters")
        enlarge(self.counters, 14, bold=True)
        self.counters.setWordWrap(True)
        self.by_scheme.setWordWrap(True)
        self.by_scheme.setProperty("role", "muted")
        self.latest.setObjectName("desk_latest")
        for label in (self.latest, self.by_scheme):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
        top = QHBoxLayout()
        top.addWidget(self.entry, 1)
        top.addWidget(self._schemes())
        self.mute_button = _tool("desk_mute", _sound_words(self.sounds.muted), self._mute, checked=self.sounds.muted)
        top.addWidget(self.mute_button)
        self.full_button = _tool("desk_full", "F11", None)
        self.full_button.setToolTip(translate("tet_gifts", "Full screen (F11)"))
        self.full_button.setAccessibleName(self.full_button.toolTip())
        self.full_button.clicked.connect(self.full_screen_wanted)
        top.addWidget(self.full_button)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top, 0, 0, 1, 2)
        layout.addWidget(self.matches, 1, 0, 1, 2)
        layout.addWidget(self.modes, 2, 0, 1, 2)
        layout.addWidget(self.answer, 3, 0)
        layout.addWidget(self._side(), 3, 1)
        layout.setColumnStretch(0, 5)
        layout.setColumnStretch(1, 2)
        layout.setRowStretch(3, 1)

    def _schemes(self) -> QToolButton:
        self.scheme_menu = QMenu(self)
        self.scheme_button = QToolButton()
        self.scheme_button.setObjectName("desk_schemes")
        self.scheme_button.setText(translate("tet_gifts", "All schemes"))
        self.scheme_button.setToolTip(translate("tet_gifts", "What is handed out at this desk"))
        self.scheme_button.setAccessibleName(self.scheme_button.toolTip())
        self.scheme_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.scheme_button.setMenu(self.scheme_menu)
        return self.scheme_button

    def _side(self) -> QWidget:
        side = Panel()
        side.setMinimumWidth(200)
        heading = QLabel(translate("tet_gifts", "The last five"))
        heading.setProperty("role", "heading")
        read = QWidget()
        column = QVBoxLayout(read)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(heading)
        column.addWidget(self.latest)
        column.addSpacing(6)
        column.addWidget(self.by_scheme)
        column.addStretch()
        side.content.addWidget(self.counters)
        side.content.addWidget(scrolled(read), 1)
        side.content.addWidget(button(self.undo))
        return side


def _tool(name: str, text: str, handler: Callable[[bool], None] | None, *, checked: bool = False) -> QToolButton:
    made = QToolButton()
    made.setObjectName(name)
    made.setText(text)
    made.setAccessibleName(text)
    if handler is not None:
        made.setCheckable(True)
        made.setChecked(checked)
        made.toggled.connect(handler)
    return made


def _sound_words(muted: bool) -> str:
    return translate("tet_gifts", "Sound off") if muted else translate("tet_gifts", "Sound on")


def _time(at: Any, today: date) -> str:
    moment = at.astimezone(VIETNAM)
    return f"{moment:%H:%M}" if moment.date() == today else f"{moment:%H:%M %d/%m}"
