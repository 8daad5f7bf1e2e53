"""The year: a row for each member, a cell for each month, sums below each month; Space marks what is paid."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.core.database import Reading
from desktop.core.money import Dong, total
from desktop.features.dues import services
from desktop.features.dues.domain import Cell, GridLine, GridQuery, MonthSum, month_of, months_of_year
from desktop.features.dues.ui.symbols import SIGNS, CellPainter, amount_text
from desktop.features.dues.words import cell_sentence
from desktop.features.organization.domain import Section
from desktop.features.organization.services import list_sections
from desktop.shell.workplace import Workplace
from desktop.widgets import theme
from desktop.widgets.chooser import Chooser
from desktop.widgets.records import Align, Column, PagedSource, RecordsTable
from desktop.widgets.records.keys import Keys
from desktop.widgets.states import EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

OWING, UNKNOWN, AMOUNTS = "owing", "unknown", "amounts"
_MONTH_WIDTH, _WIDE_MONTH = 62, 84


class YearTable(RecordsTable):
    """Space on a month is a wish to mark it paid, for every chosen row."""

    marked = Signal(str)  # key of the month's column

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        self.keys = _MonthKeys(self)


class _MonthKeys(Keys):
    def __init__(self, table: YearTable) -> None:
        super().__init__(table)
        self._months = table

    def pressed(self, event: QKeyEvent) -> bool:
        column = self._months.current_column()
        if event.key() == Qt.Key.Key_Space and month_number(column) and self._months.current() is not None:
            self._months.marked.emit(column)
            return True
        return super().pressed(event)


class YearView(QWidget):
    """The grid of one year with its filters."""

    def __init__(self, workplace: Workplace, empty: EmptyState) -> None:
        super().__init__()
        self.setObjectName("dues_year_view")
        self.workplace = workplace
        self.year = workplace.database.clock.today().year
        self.table = self._make_table(empty)
        self.painter = CellPainter(self.table, lambda line, key: cell_at(line, key))
        self.table.view.setItemDelegate(self.painter)
        self.table.footer.setWordWrap(False)
        self.section_filter = Chooser("dues_section", translate("dues", "Section"), 14)
        self.section_filter.currentIndexChanged.connect(lambda _: self.show_list())
        self.table.bar.insertWidget(1, self.section_filter)
        self.section_filter.setVisible(False)
        self.sums = SumsLine(self.table)
        self._sections: list[Section] = []
        self._sentence = ""
        self.told = QLabel()
        self.told.setObjectName("dues_cell")
        self.told.setProperty("role", "label")
        self.told.setMinimumWidth(1)
        self.table.view.selectionModel().currentChanged.connect(lambda *_: self._tell_cell())
        self.table.model.loaded.connect(self._tell_cell)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(4)
        foot = QHBoxLayout()
        foot.addWidget(self.told, 1)
        foot.addWidget(self.table.footer)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.sums)
        layout.addLayout(foot)

    # What the screen asks

    def reload(self) -> None:
        self.workplace.ask(list_sections, self._show_sections, owner=self, replaces="sections")
        self.show_list()

    def query(self) -> GridQuery:
        chips, months = self.table.chips.checked(), months_of_year(self.year)
        until = min(months[-1], month_of(self.workplace.database.clock.today()))
        return GridQuery(
            self.year, until, self.table.search_text(), self.section_filter.currentData() or "",
            owing=OWING in chips, unknown=UNKNOWN in chips,
        )  # fmt: skip

    def month(self) -> date | None:
        """The month the keyboard stands in."""
        number = month_number(self.table.current_column())
        return date(self.year, number, 1) if number and self.table.current() is not None else None

    def section(self) -> Section | None:
        """The one the list is narrowed to."""
        chosen = self.section_filter.currentData()
        return next((one for one in self._sections if one.id == chosen), None)

    def narrowed(self) -> bool:
        """Whether fewer than the section's people are shown."""
        return bool(self.table.search_text()) or bool({OWING, UNKNOWN} & set(self.table.chips.checked()))

    def chosen_ids(self) -> Callable[[Reading], list[str]]:
        """Asks on the worker thread for the chosen people, also those not in memory."""
        read = self.table.reader()
        return lambda _: [line.id for line in read()]

    def shown_ids(self) -> Callable[[Reading], list[str]]:
        query = self.query()
        return lambda reading: services.list_grid_ids(reading, query)

    def show_list(self) -> None:
        query, database = self.query(), self.workplace.database

        def count() -> int:
            with database.read() as reading:
                return services.count_grid(reading, query)

        def fetch(offset: int, limit: int) -> Sequence[GridLine]:
            with database.read() as reading:
                return services.year_grid(reading, query, limit, offset)

        self.table.set_source(PagedSource(count, fetch, query))
        self.workplace.ask(
            lambda reading: services.month_sums(reading, query), self._show_sums, owner=self, replaces="sums"
        )

    # Inside

    def _show_sections(self, sections: list[Section]) -> None:
        chosen, self._sections = self.section_filter.currentData(), sections
        self.section_filter.blockSignals(True)
        self.section_filter.clear()
        self.section_filter.addItem(translate("dues", "All sections"), "")
        for section in sections:
            self.section_filter.addItem(section.name, section.id)
        self.section_filter.setCurrentIndex(max(0, self.section_filter.findData(chosen)))
        self.section_filter.blockSignals(False)
        self.section_filter.setVisible(bool(sections))

    def _show_sums(self, sums: list[MonthSum]) -> None:
        self.sums.show_sums(sums)
        due, paid, left = (total(getattr(one, name) for one in sums) for name in ("due", "paid", "left"))
        text = translate("dues", "The year: due {due} · paid {paid} · left {left} đồng")
        self.table.set_footer(text.format(due=due, paid=paid, left=left))
        self._elide()

    def _tell_cell(self) -> None:
        line, key = self.table.current(), self.table.current_column()
        cell, number = (cell_at(line, key) if line is not None else None), month_number(key)
        text = f"{line.full_name} · {cell_sentence(date(self.year, number, 1), cell)}" if line and cell else ""
        self._sentence = text or translate(
            "dues", "Space: paid in full · Enter: the person's year · Shift: several people"
        )
        self.told.setAccessibleName(self._sentence)
        self._elide()

    def _elide(self) -> None:
        """One line always, so that the list stays where it is; the cell's tip says the whole."""
        room = self.width() - self.table.footer.sizeHint().width() - 16
        self.told.setText(
            self.told.fontMetrics().elidedText(self._sentence, Qt.TextElideMode.ElideRight, max(room, 80))
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _make_table(self, empty: EmptyState) -> YearTable:
        columns: list[Column[Any]] = [
            Column("name", translate("dues", "Full name"), lambda line: line.full_name, 168),
            Column("section", translate("dues", "Section"), lambda line: line.section, 92),
            *(self._month_column(number) for number in range(1, 13)),
            Column("left", translate("dues", "Left"), lambda line: str(line.left or ""), 74, align=Align.RIGHT,
                   tone=lambda line: Tone.BAD if line.left else None),
        ]  # fmt: skip
        table = YearTable(
            columns,
            name="dues_year",
            title=translate("dues", "Dues of the year"),
            jobs=self.workplace.jobs,
            count_text=lambda count: translate("dues", "{count} people").format(count=count),
            search_hint=translate("dues", "Name (Ctrl+F)"),
        )
        table.remember(self.workplace.settings)
        table.chips.add(OWING, translate("dues", "Only who owes"))
        table.chips.add(UNKNOWN, translate("dues", "No salary yet"))
        table.chips.add(AMOUNTS, translate("dues", "Amounts"))
        table.chips.changed.connect(self._on_chips)
        table.searched.connect(lambda _: self.show_list())
        table.set_empty(empty)
        return table

    def _month_column(self, number: int) -> Column[GridLine]:
        def text(line: GridLine) -> str:
            cell = line.cells[number - 1]
            return f"{SIGNS[cell.state]} {amount_text(cell)}".strip() if self._amounts() else SIGNS[cell.state]

        def tip(line: GridLine) -> str:
            return cell_sentence(date(self.year, number, 1), line.cells[number - 1])

        return Column(f"m{number}", f"T{number}", text, _MONTH_WIDTH, align=Align.CENTER, tooltip=tip)

    def _amounts(self) -> bool:
        return AMOUNTS in self.table.chips.checked()

    def _on_chips(self) -> None:
        if self._amounts() != self.painter.with_amounts:
            self.painter.with_amounts = self._amounts()
            header = self.table.view.horizontalHeader()
            for place, column in enumerate(self.table.model.columns):
                if month_number(column.key):
                    header.resizeSection(place, _WIDE_MONTH if self._amounts() else _MONTH_WIDTH)
        self.show_list()


class SumsLine(QWidget):
    """What is due and paid in each month, under the column it belongs to."""

    def __init__(self, table: RecordsTable) -> None:
        super().__init__()
        self.setObjectName("dues_sums")
        self._table = table
        self._sums: list[MonthSum] = []
        self._allowed = True
        small = self.font()
        small.setPointSizeF(small.pointSizeF() - 1)
        self.setFont(small)
        header = table.view.horizontalHeader()
        header.sectionResized.connect(lambda *_: self.update())
        header.sectionMoved.connect(lambda *_: self.update())
        table.view.horizontalScrollBar().valueChanged.connect(lambda _: self.update())

    def show_sums(self, sums: Sequence[MonthSum]) -> None:
        self._sums = list(sums)
        self._greet()
        text = translate("dues", "{month}: due {due}, paid {paid}")
        self.setAccessibleName("; ".join(
            text.format(month=f"T{one.month.month}", due=one.due, paid=one.paid) for one in self._sums if one.people
        ))  # fmt: skip
        self.setToolTip(self.accessibleName().replace("; ", "\n"))
        self.update()

    def allow(self, allowed: bool) -> None:
        """Whether there is room for it."""
        self._allowed = allowed
        self._greet()

    def _greet(self) -> None:
        self.setVisible(self._allowed and any(one.people or one.paid for one in self._sums))

    def sizeHint(self) -> QSize:
        return QSize(100, 2 * self.fontMetrics().height() + 4)

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._sums:
            return
        painter, header, line = QPainter(self), self._table.view.horizontalHeader(), self.fontMetrics().height() + 1
        left, write = total(one.left for one in self._sums), self._unit()
        for place, column in enumerate(self._table.model.columns):
            if header.isSectionHidden(place):
                continue
            upper = QRect(header.sectionViewportPosition(place) + 1, 0, header.sectionSize(place), line)
            lower = upper.translated(0, line)
            if number := month_number(column.key):
                one = self._sums[number - 1]
                _say(painter, upper, write(one.due) if one.due else "", "muted", _CENTRE)
                _say(painter, lower, write(one.paid) if one.paid else "", "bad" if one.left else "text", _CENTRE)
            elif column.key == "left":
                _say(painter, lower.adjusted(-20, 0, -8, 0), str(left or ""), "bad", _RIGHT)
            elif column.key == "section":
                _say(painter, upper.adjusted(-60, 0, -6, 0), self._head(translate("dues", "Due")), "muted", _RIGHT)
                _say(painter, lower.adjusted(-60, 0, -6, 0), self._head(translate("dues", "Paid")), "muted", _RIGHT)
        painter.end()

    def _divisor(self) -> int:
        """One for all months: đồng where every sum fits its column, else thousands, else millions."""
        header = self._table.view.horizontalHeader()
        places = [place for place, column in enumerate(self._table.model.columns) if month_number(column.key)]
        shown = [header.sectionSize(place) for place in places if not header.isSectionHidden(place)]
        room = min(shown, default=_MONTH_WIDTH)
        most = max((*(one.due for one in self._sums), *(one.paid for one in self._sums)), default=Dong(0))
        fits = (unit for unit in (1, 1_000) if self.fontMetrics().horizontalAdvance(str(Dong(most // unit))) < room - 4)
        return next(fits, 1_000_000)

    def _unit(self) -> Callable[[int], str]:
        unit = self._divisor()
        return lambda amount: str(Dong((int(amount) + unit // 2) // unit))

    def _head(self, text: str) -> str:
        unit = {1_000: translate("dues", "thousand đồng"), 1_000_000: translate("dues", "million đồng")}
        found = unit.get(self._divisor())
        return f"{text} ({found})" if found else text


_CENTRE = Qt.AlignmentFlag.AlignCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _say(painter: QPainter, room: QRect, text: str, color: str, where: Qt.AlignmentFlag) -> None:
    painter.setPen(theme.color(color))
    painter.drawText(room, where, text)


def month_number(key: str) -> int:
    """m3 → 3; 0 for a column that is no month."""
    return int(key[1:]) if key[:1] == "m" and key[1:].isdigit() else 0


def cell_at(line: Any, key: str) -> Cell | None:
    number = month_number(key)
    return line.cells[number - 1] if number else None
