"""What the desk knows and does between two keystrokes; it imports no widget.

Nothing is given by accident: a slip gives at once, because it names one person and checks itself. Everything else (a
name, a number, a citizen's card) only chooses somebody, and a second, later Enter gives. Typing anything lets go of who
was chosen, so a scan into an open search can only ever mean the slip that was scanned.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from desktop.core.database import Reading, Transaction
from desktop.core.errors import UserError
from desktop.features.tet_gifts.domain import TetCampaign
from desktop.features.tet_gifts.domain.desk import MAIN_DESK, DeskAnswer, DeskPerson, DeskScope, Manner, Missed, Verdict
from desktop.features.tet_gifts.domain.scanning import ScanKind, read_scan
from desktop.features.tet_gifts.services import desk as services
from desktop.shell.workplace import Workplace

SETTLED_MS = 400
"""A scanner that sends two line ends must not confirm with the second what the first has chosen."""
TWICE_MS = 3_000
"""The same slip again within this time is the scanner's trembling, not a second person."""


@dataclass(frozen=True)
class Wish:
    """What the officer wants done with whoever comes next."""

    manner: Manner = field(default_factory=Manner)
    missed: Missed | None = None
    reason: str = ""
    unfinished: bool = False  # the substitute has still to be named


class DeskPresenter(QObject):
    """The state of one desk."""

    found = Signal(object)  # people whom the typed words fit
    chosen = Signal(object)  # DeskPerson with photo, or None
    answered = Signal(object)  # DeskAnswer
    doubled = Signal()  # the slip that was just given was scanned again
    unread = Signal(object)  # Scan that is no slip
    refused = Signal(object)  # UserError
    board = Signal(object)  # Board
    substitutes = Signal(object)  # list[Proxy]

    def __init__(self, workplace: Workplace, desk: str = MAIN_DESK) -> None:
        super().__init__()
        self.workplace = workplace
        self.scope = DeskScope("", desk)
        self.wish = Wish()
        self.people: list[DeskPerson] = []
        self.person: DeskPerson | None = None
        self._searched = ""
        self._by_hand = False
        self._since_chosen, self._since_given = QElapsedTimer(), QElapsedTimer()
        self._given_codes: frozenset[str] = frozenset()
        self._again: Callable[[], None] | None = None
        self._missed_last: tuple[str, ...] = ()

    # What the view tells

    def open(self, campaign: TetCampaign | None, scheme_ids: Sequence[str] = ()) -> None:
        self.scope = replace(self.scope, campaign_id=campaign.id if campaign else "", scheme_ids=tuple(scheme_ids))
        self._missed_last = ()
        self.reload()

    def reload(self) -> None:
        if self.scope.campaign_id:
            scope = self.scope
            self._ask(lambda reading: services.show_board(reading, scope), self.board.emit, "board")

    def typed(self, text: str) -> None:
        """Something was typed: let go of who was chosen, and look for whom the words fit."""
        self._again = None
        self.choose(None)
        scan = read_scan(text)
        if scan.kind is not ScanKind.SEARCH:
            self._show_found(text, [])
            return
        scope = self.scope
        self._ask(lambda reading: services.find_people(reading, scope, scan.text),
                  lambda people: self._show_found(text, people), "search")  # fmt: skip

    def enter(self, text: str) -> None:
        """Enter was pressed, by hand or by a scanner."""
        if self.person is not None:
            if self._by_hand or self._since_chosen.elapsed() > SETTLED_MS:
                self.give_chosen()
            return
        scan, scope = read_scan(text), self.scope
        if scan.kind is ScanKind.SLIP:
            self._take(scan.text)
        elif scan.kind is ScanKind.CITIZEN_CARD:
            self._ask(lambda reading: services.find_by_card(reading, scope, scan.text),
                      lambda people: self._take_found(text, people), "search")  # fmt: skip
        elif scan.kind is ScanKind.SEARCH and self._searched == text:
            self._take_found(text, self.people)
        elif scan.kind is ScanKind.SEARCH:
            self._ask(lambda reading: services.find_people(reading, scope, scan.text),
                      lambda people: self._take_found(text, people), "search")  # fmt: skip
        elif scan.kind is not ScanKind.NOTHING:
            self.unread.emit(scan)

    def choose(self, person: DeskPerson | None, *, by_hand: bool = False) -> None:
        """Look at somebody: what waits for them is shown, nothing is given yet."""
        if person is None and self.person is None:
            return
        self.person, self._by_hand = person, by_hand
        self._since_chosen.restart()
        self.chosen.emit(person)
        if person is None:
            return
        scope, chosen = self.scope, person.id
        self._ask(lambda reading: services.show_person(reading, scope, chosen), self._show_chosen, "choose")
        self.suggest_substitutes("")

    def give_chosen(self) -> None:
        if (person := self.person) is not None:
            self._do_person(person.id, insist=False)

    def insist(self) -> None:
        """Do what was just answered with a warning all the same."""
        if (again := self._again) is not None:
            self._again = None
            again()

    def take_back(self) -> None:
        """The last deed of this desk: what was noted as not taken, else the last visit."""
        scope, missed = self.scope, self._missed_last
        if missed:
            self._act(
                "take_back_missed", lambda tx: _take_back_missed(tx, scope, missed), lambda _: self._forget_missed()
            )
            return
        self._act("take_back_hand_out", lambda tx: services.take_back_visit(tx, scope))

    def suggest_substitutes(self, text: str) -> None:
        owner = self.person.id if self.person else ""
        self._ask(lambda reading: services.substitutes(reading, owner, text), self.substitutes.emit, "substitutes")

    # Inside

    def _take(self, code: str) -> None:
        scope, wish = self.scope, self.wish
        if wish.unfinished:
            self._ask(lambda reading: services.find_by_slip(reading, scope, code),
                      lambda person: self._choose_slip(code, person), "choose")  # fmt: skip
        else:
            self._do_slip(code, insist=False)

    def _choose_slip(self, code: str, person: DeskPerson | None) -> None:
        if person is None:
            self._do_slip(code, insist=False)  # which says why not
        else:
            self.choose(person, by_hand=True)

    def _do_slip(self, code: str, *, insist: bool) -> None:
        scope, wish = self.scope, self.wish
        missed = wish.missed
        if missed is not None:
            self._act("note_missed", lambda tx: services.note_missed_slip(tx, scope, code, missed, wish.reason))
            return
        self._again = lambda: self._do_slip(code, insist=True)
        self._act("hand_out_gift", lambda tx: services.give_slip(tx, scope, code, wish.manner, insist=insist))

    def _do_person(self, id: str, *, insist: bool) -> None:
        scope, wish = self.scope, self.wish
        missed = wish.missed
        if missed is not None:
            self._act("note_missed", lambda tx: services.note_missed(tx, scope, id, missed, wish.reason))
            return
        self._again = lambda: self._do_person(id, insist=True)
        self._act("hand_out_gift", lambda tx: services.give_person(tx, scope, id, wish.manner, insist=insist))

    def _act(
        self, name: str, deed: Callable[[Transaction], DeskAnswer], then: Callable[[DeskAnswer], None] | None = None
    ) -> None:
        """Answers arrive after the commit, never before."""

        def done(answer: DeskAnswer) -> None:
            if then is not None:
                then(answer)
            self._show_answer(answer)

        self.workplace.act(name, deed, owner=self, done=done, failed=self._refuse)

    def _refuse(self, error: UserError) -> None:
        self._again = None
        self.refused.emit(error)

    def _show_answer(self, answer: DeskAnswer) -> None:
        if answer.verdict not in (Verdict.ELSEWHERE, Verdict.NOT_TAKEN):
            self._again = None
        self.person, self.people, self._searched = None, [], ""
        if answer.verdict is Verdict.ALREADY_GIVEN and self._is_the_same_again(answer):
            self.doubled.emit()
            return
        if answer.verdict is Verdict.GIVEN:
            self._given_codes = frozenset(one.code for one in answer.gifts)
            self._since_given.restart()
            self._missed_last = ()
        elif answer.verdict is Verdict.MISSED:
            self._missed_last = tuple(one.id for one in answer.gifts)
        self.answered.emit(answer)
        self.reload()

    def _is_the_same_again(self, answer: DeskAnswer) -> bool:
        recent = self._since_given.isValid() and self._since_given.elapsed() < TWICE_MS
        return recent and answer.code in self._given_codes

    def _forget_missed(self) -> None:
        self._missed_last = ()

    def _show_found(self, text: str, people: Sequence[DeskPerson]) -> None:
        self._searched, self.people = text, list(people)
        self.found.emit(self.people)

    def _take_found(self, text: str, people: Sequence[DeskPerson]) -> None:
        self._show_found(text, people)
        if people:
            self.choose(people[0])
        else:
            self.unread.emit(read_scan(text))

    def _show_chosen(self, person: DeskPerson | None) -> None:
        if self.person is not None and person is not None and self.person.id == person.id:
            self.person = person
            self.chosen.emit(person)

    def _ask(self, question: Callable[[Reading], Any], done: Callable[[Any], None], replaces: str) -> None:
        self.workplace.ask(question, done, owner=self, replaces=replaces)


def _take_back_missed(tx: Transaction, scope: DeskScope, gift_ids: Sequence[str]) -> DeskAnswer:
    services.take_back_missed(tx, gift_ids)
    return DeskAnswer(Verdict.TAKEN_BACK)
