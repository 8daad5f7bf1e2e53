"""What the members list shows: which part of the book, which section, which day, and filters kept by name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy

from desktop.core.errors import FieldRefused
from desktop.features.members.domain import STAYING, Member, MemberLine, MemberQuery, Status, counting_periods
from desktop.features.members.ui.saved_filters import PERSONAL, SavedFilter, keep_filters, load_filters
from desktop.features.organization.domain import Section
from desktop.shell.workplace import Workplace
from desktop.widgets import theme
from desktop.widgets.editor import EditorDialog
from desktop.widgets.fields import Date, Text
from desktop.widgets.form import Form, field_sentence
from desktop.widgets.records import Narrowing, RecordsTable
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

FETCHED = frozenset(Member.__dataclass_fields__) - frozenset(MemberLine.__dataclass_fields__)
IN_UNION, DOUBTFUL, LEFT, IN_BIN, ON_DAY = "staying", "doubtful", "left", "bin", "on_day"
SHOWN = {IN_UNION: STAYING, DOUBTFUL: STAYING, LEFT: (Status.MOVED, Status.ENDED)}


class Finder(QObject):
    """The chips, the section and the day above the list."""

    changed = Signal()  # another list is wanted

    def __init__(self, workplace: Workplace, table: RecordsTable) -> None:
        super().__init__(table)
        self.workplace, self.table = workplace, table
        self.today = workplace.database.clock.today()
        self._saved = {one.key: one for one in load_filters(workplace.settings)}
        self.applied = ""
        self._add_chips()
        self.section_filter = self._make_section()
        table.more_narrowings.append(self._narrowings)
        self.day = self._make_day()
        table.bar.insertWidget(1, self.section_filter)
        table.bar.insertWidget(2, self.day.entry)

    def section(self) -> str:
        """The id of the section that was chosen."""
        return self.section_filter.currentData() or ""

    def show_sections(self, sections: Sequence[Section]) -> None:
        chosen = self.section_filter.currentData()
        with QSignalBlocker(self.section_filter):
            self.section_filter.clear()
            self.section_filter.addItem(translate("members", "All sections"), "")
            for section in sections:
                self.section_filter.addItem(section.name, section.id)
            self.section_filter.setCurrentIndex(max(0, self.section_filter.findData(chosen)))

    def go_to(self, chip: str) -> None:
        """That part of the book, every section of it."""
        self.table.chips.choose(chip)
        self.section_filter.setCurrentIndex(0)

    def query(self) -> MemberQuery:
        """What the filters ask for. Without a chip: everybody who is or was a member."""
        chips = [self._saved[key].chip if key in self._saved else key for key in self.table.chips.checked()]
        statuses = tuple(status for key in chips for status in SHOWN.get(key, ()))
        section = self.section()
        sort, descending = self.table.sorting()
        return MemberQuery(
            self.table.search_text(), section, statuses, as_of=self.as_of(),
            in_bin=IN_BIN in chips, doubtful=DOUBTFUL in chips, sort=sort, descending=descending,
            filters=self.table.filters(), fields=self._fields(),
        )  # fmt: skip

    def as_of(self) -> date | None:
        """The day of the list where it is one of a day."""
        chips = [self._saved[key].chip if key in self._saved else key for key in self.table.chips.checked()]
        return self._day if ON_DAY in chips else None

    def show_day(self, day: date | None) -> None:
        """The entry of the day stands there while the list is one of a day, and so does the status of that day."""
        if self.day.entry.isHidden() != (day is None):
            self.day.entry.setVisible(day is not None)
            self.table.arrangement.lend("status", day is not None)

    def _fields(self) -> tuple[str, ...]:
        """What the lines must have for the columns that are seen, beyond what they always have."""
        return tuple(sorted(column.key for column in self.table.shown_columns() if column.key in FETCHED))

    def narrowed_to(self) -> str:
        """What the list was narrowed to, as a line under the title of its paper."""
        section = self.section_filter.currentText() if self.section_filter.currentData() else ""
        search = self.table.search_text()
        titles = {column.key: column.title for column in self.table.model.columns}
        filters = [f"{titles[key]}: {text}" for key, text in self.table.filters()]
        told = [*self.table.chips.texts(), section, *filters, f"“{search}”" if search else ""]
        return f"({'; '.join(one for one in told if one)})" if any(told) else ""

    def _narrowings(self) -> list[Narrowing]:
        chosen = self.section_filter.currentText()
        return [Narrowing(chosen, lambda: self.section_filter.setCurrentIndex(0))] if self.section() else []

    # Filters kept by name

    def save_filter(self) -> None:
        form = Form([Text("filter_name", translate("members", "Name of the filter"), required=True, most=40)], 1)
        chips = [self._saved[key].chip if key in self._saved else key for key in self.table.chips.checked()]
        filters = {key: text for key, text in self.table.filters() if key not in PERSONAL}

        def save(values: dict[str, Any]) -> None:
            section = self.section()
            saved = SavedFilter(values["filter_name"], chips[0] if chips else "", section, filters)
            if saved.key not in self._saved:
                self.table.chips.add(saved.key, saved.name)
            self._saved[saved.key] = saved
            keep_filters(self.workplace.settings, list(self._saved.values()))
            self.applied = saved.key
            self.table.chips.choose(saved.key)
            self.changed.emit()
            editor.saved()

        title = translate("members", "Keep this filter")
        editor = EditorDialog(self.table, title, form, save, self.workplace.dialogs, width=420)
        editor.open()

    def drop_filter(self) -> None:
        """Forget the filter that is on, and show everybody in the union again."""
        for key in [key for key in self.table.chips.checked() if key in self._saved]:
            del self._saved[key]
            self.table.chips.remove(key)
        keep_filters(self.workplace.settings, list(self._saved.values()))
        self.table.chips.choose(IN_UNION)
        self._on_chip()

    def _on_chip(self) -> None:
        """A filter kept by name fills the boxes, and empties them when another is taken."""
        chosen = next((key for key in self.table.chips.checked() if key in self._saved), "")
        if chosen != self.applied:
            saved = self._saved.get(chosen)
            self.table.set_filters(saved.filters if saved else {})
            with QSignalBlocker(self.section_filter):
                self.section_filter.setCurrentIndex(
                    max(0, self.section_filter.findData(saved.section_id if saved else ""))
                )
        self.applied = chosen
        self.changed.emit()

    # Inside

    def _add_chips(self) -> None:
        chips = self.table.chips
        chips.exclusive = True
        chips.add(IN_UNION, translate("members", "In the union today"), checked=True)
        chips.add(DOUBTFUL, translate("members", "To look at again"))
        chips.add(LEFT, translate("members", "Left"))
        chips.add(ON_DAY, translate("members", "On the day…"))
        chips.add(IN_BIN, translate("members", "Bin"))
        for saved in self._saved.values():
            chips.add(saved.key, saved.name)
        chips.changed.connect(self._on_chip)

    def _make_section(self) -> QComboBox:
        made = QComboBox()
        made.setObjectName("members_section")
        made.setAccessibleName(translate("members", "Section"))
        made.setMinimumWidth(150)
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        made.currentIndexChanged.connect(lambda _: self.changed.emit())
        return made

    def _make_day(self) -> Date:
        """The day of the list "on the day…"; at first the last day of counting that is over."""
        day = Date("members_day", translate("members", "The list on the day"), today=self.today, past=True)
        self._day = next(period.last for period in counting_periods(self.today) if period.last <= self.today)
        day.load(self._day)
        day.entry.setFixedWidth(110)
        day.entry.hide()
        day.left.connect(lambda _: self._choose_day())
        return day

    def _choose_day(self) -> None:
        """Show the list of the day that was typed; of one that cannot be read the tooltip says why."""
        try:
            chosen = self.day.value()
        except FieldRefused as refusal:
            self.day.entry.setToolTip(field_sentence(refusal))
            theme.set_tone(self.day.entry, Tone.BAD)
            return
        self.day.entry.setToolTip("")
        theme.set_tone(self.day.entry, Tone.NEUTRAL)
        if chosen and chosen != self._day:
            self._day = chosen
            self.changed.emit()
