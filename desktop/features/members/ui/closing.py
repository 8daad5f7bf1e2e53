"""Closing the figures of a period: what would be closed, and of a closed one what has become different since."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QWidget

from desktop.core.changes import ChangeSet
from desktop.core.database import Reading
from desktop.core.partial_date import print_date
from desktop.features.members import services
from desktop.features.members.domain import (
    ClosedCount,
    Difference,
    Figures,
    Headcount,
    Period,
    counting_periods,
    officer_name,
)
from desktop.features.members.reports.statistics import figure_text
from desktop.features.members.ui.duplicates import Foot, lay_out, muted
from desktop.shell.workplace import Workplace
from desktop.widgets.chooser import Chooser
from desktop.widgets.records import Align, Column, RecordsTable
from desktop.widgets.states import Banner
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate


@dataclass(frozen=True)
class _Line:
    """A figure: as it was closed, when it was, and as it is now."""

    id: str
    text: str
    closed: Headcount | None
    now: Headcount

    @property
    def differs(self) -> bool:
        return self.closed is not None and self.closed != self.now


@dataclass(frozen=True)
class _Page:
    period: Period
    closed: ClosedCount | None
    lines: list[_Line]
    differing: list[Difference]


class ClosingDialog(QDialog):
    """One period at a time: the figures, closing them, opening them again."""

    def __init__(self, parent: QWidget, workplace: Workplace, today: date) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self.today = today
        self.setObjectName("closing")
        title = translate("members", "Close the figures of a period")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._page: _Page | None = None
        self._periods = counting_periods(today)
        self.chooser = Chooser("closing_period", translate("members", "Period"))
        for period in self._periods:
            first, last = print_date(period.first), print_date(period.last)
            self.chooser.addItem(translate("members", "From {first} to {last}").format(first=first, last=last))
        over = next(number for number, period in enumerate(self._periods) if period.last <= today)
        self.chooser.setCurrentIndex(over)
        self.chooser.currentIndexChanged.connect(lambda _: self._ask())
        self.told = Banner(Tone.NEUTRAL)
        self.table = self._make_table()
        foot = Foot(self)
        foot.add("close", translate("members", "Leave"), self.reject)
        self.reopen_button = foot.add("reopen_count", translate("members", "Open it again"), self._reopen)
        self.close_button = foot.add("close_figures", translate("members", "Close the figures"), self._close,
                                     primary=True)  # fmt: skip
        intro = muted(
            translate(
                "members",
                "A report that was sent must not change silently. Closed figures are the ones the statistics form "
                "prints; what happened in that time can then be recorded only as a correction, with a reason.",
            )
        )
        chosen, row = QWidget(), QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(QLabel(translate("members", "Period")))
        row.addWidget(self.chooser, 1)
        chosen.setLayout(row)
        lay_out(self, [intro, chosen, self.told, self.table], foot, 760, 590)
        workplace.changed.connect(self._on_changed)
        self._ask()

    def _make_table(self) -> RecordsTable:
        def number(key: str, title: str, read: Callable[[_Line], str], width: int) -> Column[_Line]:
            return Column(key, title, read, width, Align.RIGHT, tone=_tone)

        return RecordsTable(
            [
                Column("text", translate("members", "Figure"), lambda line: line.text, 310, tone=_tone),
                number("closed", translate("members", "Closed"), lambda line: _total(line.closed), 80),
                number("closed_women", translate("members", "Women"), lambda line: _women(line.closed), 70),
                number("now", translate("members", "Today"), lambda line: _total(line.now), 80),
                number("now_women", translate("members", "Women"), lambda line: _women(line.now), 70),
                number("difference", translate("members", "Difference"), _difference, 90),
            ],
            name="closing_table",
            title=translate("members", "Figures"),
            searchable=False,
            count_text=lambda _: "",
        )

    def _period(self) -> Period:
        return self._periods[self.chooser.currentIndex()]

    def _ask(self) -> None:
        period = self._period()
        self.workplace.ask(lambda reading: _page(reading, period), self._show, owner=self, replaces="closing")

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches("closed_count", "member", "membership_event", "section_move", "labour_figure", "section"):
            self._ask()

    def _show(self, page: _Page) -> None:
        self._page = page
        self.table.set_records(page.lines)
        self.close_button.setVisible(page.closed is None)
        self.close_button.setEnabled(page.period.last <= self.today)
        self.reopen_button.setVisible(page.closed is not None)
        if page.closed is None:
            tone, text = Tone.NEUTRAL, translate("members", "Not closed yet. Check the figures, then close them.")
            if page.period.last > self.today:
                text = translate("members", "This period is not over: it can be closed from {day} on.")
        elif page.differing:
            tone = Tone.WARNING
            text = translate("members", "Closed on {closed} by {officer}; {count} figures have changed since.")
        else:
            tone, text = Tone.GOOD, translate("members", "Closed on {closed} by {officer}; nothing has changed since.")
        closed = page.closed
        self.told.tell(
            tone,
            text.format(
                day=print_date(page.period.last),
                closed=print_date(closed.closed_at.date()) if closed else "",
                officer=officer_name(closed.actor) if closed else "",
                count=len(page.differing),
            ),
        )

    def _close(self) -> None:
        period = self._period()
        self.workplace.act(
            "close_count",
            lambda tx: services.close_count(tx, period),
            owner=self,
            tell=lambda closed: translate("members", "The figures of {day} are closed").format(
                day=print_date(closed.on)
            ),
        )

    def _reopen(self) -> None:
        day = self._period().last
        self.workplace.act(
            "reopen_count",
            lambda tx: services.reopen_count(tx, day),
            owner=self,
            tell=lambda _: translate("members", "The figures of {day} are open again").format(day=print_date(day)),
        )


def open_closing(parent: QWidget, workplace: Workplace, today: date) -> None:
    ClosingDialog(parent, workplace, today).open()


def _page(reading: Reading, period: Period) -> _Page:
    closed, now = services.find_closed(reading, period), services.count_period(reading, period)
    differing = services.compare_closed(reading, closed) if closed else []
    return _Page(period, closed, _lines(closed.figures if closed else None, now, period), differing)


def _lines(closed: Figures | None, now: Figures, period: Period) -> list[_Line]:
    """Every figure of either, in the order of the form; sections behind the whole."""
    was, is_now = _by_text(closed, period) if closed else {}, _by_text(now, period)
    texts = [*is_now, *(text for text in was if text not in is_now)]
    nobody = Headcount()
    return [_Line(text, text, was.get(text, nobody) if closed else None, is_now.get(text, nobody)) for text in texts]


def _by_text(figures: Figures, period: Period) -> dict[str, Headcount]:
    found = {translate("members", "Members at the beginning"): figures.opening}
    found |= {figure_text(f"came:{one.code}"): one.count for one in figures.came}
    found |= {figure_text(f"left:{one.code}"): one.count for one in figures.left}
    found[translate("members", "Members at the end")] = figures.closing
    found[translate("members", "Party members among them")] = figures.party
    found |= {figure_text(f"section:{one.name}"): one.closing for one in figures.sections}
    return found


def _tone(line: _Line) -> Tone | None:
    return Tone.WARNING if line.differs else None


def _total(count: Headcount | None) -> str:
    return "" if count is None else str(count.total)


def _women(count: Headcount | None) -> str:
    return "" if count is None else str(count.women)


def _difference(line: _Line) -> str:
    return f"{line.now.total - line.closed.total:+d}" if line.closed is not None and line.differs else ""
