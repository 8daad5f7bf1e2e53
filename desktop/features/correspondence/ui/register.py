"""One of the two registers as a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.database import Reading
from desktop.core.partial_date import print_date
from desktop.features.correspondence import services
from desktop.features.correspondence.domain import Direction, Doubt, Entry
from desktop.features.correspondence.words import doubt_sentence
from desktop.shell.workplace import Workplace
from desktop.widgets.records import Column, RecordsTable
from desktop.widgets.states import Banner
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

WAITING = "waiting"


class RegisterView(QWidget):
    """The documents of one direction and year, or all that wait for an answer; above them what does not fit."""

    def __init__(self, workplace: Workplace, direction: Direction, opened: Callable[[Entry], None]) -> None:
        super().__init__()
        self.workplace = workplace
        self.direction = direction
        self.year = workplace.database.clock.today().year
        self.today = workplace.database.clock.today()
        self.banner = Banner(Tone.WARNING)
        self.banner.hide()
        self.table = self._make_table(opened)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addWidget(self.banner)
        layout.addWidget(self.table)

    @property
    def issued(self) -> bool:
        return self.direction is Direction.ISSUED

    def show_year(self, year: int) -> None:
        self.year = year
        self.reload()

    def reload(self) -> None:
        year, search = self.year, self.table.search_text()
        waits = WAITING in self.table.chips.checked()

        def read(reading: Reading) -> tuple[list[Entry], list[Doubt]]:
            if waits:
                return [one for one in services.waiting(reading) if one.direction is self.direction], []
            found = services.register_of(reading, self.direction, year, search)
            return found, services.register_doubts(reading, self.direction, year)

        self.workplace.ask(read, self._show, owner=self, replaces="register")

    def _show(self, answer: tuple[list[Entry], list[Doubt]]) -> None:
        entries, doubts = answer
        self.table.set_records(entries)
        self.banner.tell(Tone.WARNING, " ".join(map(doubt_sentence, doubts)))
        self.banner.setVisible(bool(doubts))

    def _make_table(self, opened: Callable[[Entry], None]) -> RecordsTable:
        table = RecordsTable(
            self._issued_columns() if self.issued else self._received_columns(),
            name="issued_table" if self.issued else "received_table",
            title=_issued() if self.issued else _received(),
            jobs=self.workplace.jobs,
            count_text=lambda count: translate("correspondence", "{count} documents").format(count=count),
            search_hint=translate("correspondence", "Number, subject, sender, recipient (Ctrl+F)"),
        )
        table.remember(self.workplace.settings)
        table.chips.add(WAITING, translate("correspondence", "Waiting for an answer"))
        table.chips.changed.connect(self.reload)
        table.searched.connect(lambda _: self.reload())
        table.opened.connect(opened)
        return table

    def _issued_columns(self) -> Sequence[Column[Entry]]:
        return [
            Column("number", translate("correspondence", "Number"), lambda one: one.printed_number, 120, tone=_tone),
            Column("dated", translate("correspondence", "Dated"), lambda one: print_date(one.dated), 100),
            self._about(),
            Column("signer", translate("correspondence", "Signed by"), lambda one: one.signer, 150),
            Column("recipients", translate("correspondence", "Sent to"), lambda one: one.recipients, 200),
            self._state(),
        ]

    def _received_columns(self) -> Sequence[Column[Entry]]:
        return [
            Column("number", translate("correspondence", "No."), lambda one: one.printed_number, 60, tone=_tone),
            Column("received", translate("correspondence", "Came on"), lambda one: print_date(one.received_on), 100),
            Column("sender", translate("correspondence", "Sender"), lambda one: one.sender, 190),
            Column("symbol", translate("correspondence", "Its number"), lambda one: one.symbol, 120),
            self._about(),
            Column("handler", translate("correspondence", "To be handled by"), lambda one: one.handler, 140),
            self._state(),
        ]

    def _about(self) -> Column[Entry]:
        def text(one: Entry) -> str:
            return f"{services.kind_name(one.kind)}: {one.subject}"

        return Column("subject", translate("correspondence", "Type and subject"), text, 320, tooltip=text)

    def _state(self) -> Column[Entry]:
        return Column(
            "state", translate("correspondence", "State"), self._state_text, 190,
            tone=lambda one: Tone.BAD if self._is_late(one) else Tone.WARNING if one.waits else None,
            tooltip=lambda one: one.cancelled or one.note,
        )  # fmt: skip

    def _state_text(self, one: Entry) -> str:
        if one.cancelled:
            return translate("correspondence", "Cancelled: {reason}").format(reason=one.cancelled)
        if one.done_on:
            return translate("correspondence", "Done on {day}").format(day=print_date(one.done_on))
        if one.due is None:
            return ""
        late = translate("correspondence", "Late since {day}")
        return (late if self._is_late(one) else translate("correspondence", "Due on {day}")).format(
            day=print_date(one.due)
        )

    def _is_late(self, one: Entry) -> bool:
        return one.waits and one.due is not None and one.due < self.today


def day_of(today: date, year: int) -> date:
    """The day to begin with in a form about that year."""
    return today if today.year == year else date(year, 12, 31)


def _tone(one: Entry) -> Tone | None:
    return Tone.NEUTRAL if one.cancelled else None


def _issued() -> str:
    return translate("correspondence", "Issued documents")


def _received() -> str:
    return translate("correspondence", "Received documents")
