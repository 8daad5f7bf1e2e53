"""Who registers for which title: a row for each subject, a column for each title, a tick with the space bar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.changes import ChangeSet
from desktop.core.database import Reading
from desktop.core.partial_date import print_date
from desktop.features.emulation import services
from desktop.features.emulation.domain import (
    Campaign,
    CampaignStatus,
    MatrixLine,
    MatrixQuery,
    Registration,
    RegistrationStatus,
    SubjectKind,
    Title,
    TitleCounts,
    TitleOutcome,
    Unlock,
)
from desktop.features.emulation.ui.cells import CellFocus
from desktop.features.emulation.ui.registering import Registering
from desktop.features.emulation.words import status_name
from desktop.features.organization.domain import Section
from desktop.features.organization.services import list_sections
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action
from desktop.widgets.chips import Chips
from desktop.widgets.chooser import Chooser
from desktop.widgets.records import Column, PagedSource, RecordsTable
from desktop.widgets.states import Badge, EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

REGISTERED, MISSING = "registered", "missing"
TONES = {
    RegistrationStatus.DRAFT: Tone.WARNING,
    RegistrationStatus.SENT: Tone.WARNING,
    RegistrationStatus.WITHDRAWN: Tone.NEUTRAL,
    RegistrationStatus.APPROVED: Tone.GOOD,
    RegistrationStatus.REPORTED: Tone.GOOD,
    RegistrationStatus.ACHIEVED: Tone.GOOD,
    RegistrationStatus.FAILED: Tone.BAD,
}


@dataclass(frozen=True)
class Counted:
    """What stands round the list: numbers, and whether registrations are locked."""

    titles: TitleCounts | None
    people: int
    statuses: Mapping[RegistrationStatus, int]
    past_deadline: bool
    leave: Unlock | None


class MatrixView(QWidget):
    """The matrix of persons, or of the union and its sections. Ticks are taken over from the change set, so that the
    list stays where it is while an officer goes through it with the keyboard."""

    def __init__(self, workplace: Workplace, *, persons: bool) -> None:
        super().__init__()
        self.persons = persons
        self.setObjectName("persons" if persons else "collectives")
        self.workplace = workplace
        self.campaign: Campaign | None = None
        self.leave: Unlock | None = None
        self._now: dict[str, Registration | None] = {}
        self.registering = Registering(self)
        self.deeds = self.registering.deeds
        self.titles = _titles(persons=persons)
        self.table = self._make_table()
        self.table.set_actions(self.deeds)
        self.table.view.installEventFilter(self)
        self.statuses = Chips(exclusive=True)
        self.statuses.setObjectName("statuses")
        self.statuses.changed.connect(self._show_list)
        self.lock = Badge(Tone.NEUTRAL, "")
        self.lock.setObjectName("lock")
        self.lock.hide()
        self.section_filter = Chooser("registrations_section", translate("emulation", "Section"), 14)
        self.section_filter.currentIndexChanged.connect(lambda _: self._show_list())
        self.table.bar.insertWidget(1, self.section_filter)
        self.section_filter.setVisible(False)
        self.register_all = self._make_register_all()
        self.table.tail.addWidget(self.register_all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self.statuses)
        row.addStretch(1)
        row.addWidget(self.lock)
        layout.addLayout(row)
        layout.addWidget(self.table)
        workplace.changed.connect(self._on_changed)

    # What the screen asks

    def show_campaign(self, campaign: Campaign | None) -> None:
        self.campaign = campaign
        self.reload()

    def reload(self) -> None:
        if self.persons:
            self.workplace.ask(list_sections, self._show_sections, owner=self, replaces="sections")
        self._show_list()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A letter typed in the list begins the search for a name; Enter goes on in the same column of titles."""
        if watched is self.table.view and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
            if self.persons and plain and event.text().isalpha():
                self.table.search_box.setFocus()
                self.table.search_box.setText(event.text())
                return True
        return super().eventFilter(watched, event)

    def chosen(self) -> list[MatrixLine]:
        return self.table.selected()

    # The list

    def query(self) -> MatrixQuery:
        chips = self.table.chips.checked()
        registered = True if REGISTERED in chips else False if MISSING in chips else None
        status = RegistrationStatus(self.statuses.checked()[0]) if self.statuses.checked() else None
        section = self.section_filter.currentData() or ""
        return MatrixQuery(self.table.search_text(), section, registered, status)

    def _show_sections(self, sections: list[Section]) -> None:
        chosen = self.section_filter.currentData()
        self.section_filter.blockSignals(True)
        self.section_filter.clear()
        self.section_filter.addItem(translate("emulation", "All sections"), "")
        for section in sections:
            self.section_filter.addItem(section.name, section.id)
        self.section_filter.setCurrentIndex(max(0, self.section_filter.findData(chosen)))
        self.section_filter.blockSignals(False)
        self.section_filter.setVisible(bool(sections))

    def _show_list(self) -> None:
        if self.campaign is None:
            self.table.set_records([])
            return
        campaign_id, query = self.campaign.id, self.query()
        if self.persons:
            self._show_pages(campaign_id, query)
        else:
            self.workplace.ask(
                lambda reading: services.collective_matrix(reading, campaign_id, query),
                self.table.set_records,
                owner=self,
                replaces="list",
            )
        self._count()

    def _show_pages(self, campaign_id: str, query: MatrixQuery) -> None:
        database = self.workplace.database

        def count() -> int:
            with database.read() as reading:
                return services.count_matrix(reading, campaign_id, query)

        def fetch(offset: int, limit: int) -> Sequence[MatrixLine]:
            with database.read() as reading:
                return services.registration_matrix(reading, campaign_id, query, limit, offset)

        self.table.set_source(PagedSource(count, fetch))

    def _count(self) -> None:
        if self.campaign is None:
            return
        campaign, persons = self.campaign, self.persons

        def ask(reading: Reading) -> Counted:
            return Counted(
                services.count_titles(reading, campaign.id) if persons else None,
                services.count_matrix(reading, campaign.id) if persons else 0,
                services.count_statuses(reading, campaign.id, persons=persons),
                services.is_past_deadline(reading, campaign),
                services.leave_today(reading, campaign.id),
            )

        self.workplace.ask(ask, self._show_counted, owner=self, replaces="counts")

    def _show_counted(self, counted: Counted) -> None:
        self._show_statuses(counted.statuses)
        self._show_lock(counted)
        if counted.titles is not None:
            self._show_counts(counted.titles, counted.people)

    def _show_statuses(self, counts: Mapping[RegistrationStatus, int]) -> None:
        """A tab for every status that anybody has, with how many do; none where all stand alike."""
        chosen = self.statuses.checked()
        self.statuses.clear()
        for status in RegistrationStatus:
            if counts.get(status) or status.value in chosen:
                self.statuses.add(status.value, f"{status_name(status)}: {counts.get(status, 0)}")
        self.statuses.choose(*chosen)
        self.statuses.setVisible(len(counts) > 1 or bool(chosen))

    def _show_lock(self, counted: Counted) -> None:
        campaign = self.campaign
        is_open = campaign is not None and campaign.status is CampaignStatus.OPEN
        self.lock.setVisible(is_open and counted.past_deadline)
        by_id = {deed.id: deed for deed in self.deeds}
        by_id[f"unlock_{self.objectName()}"].setEnabled(is_open and counted.past_deadline)
        by_id[f"lock_{self.objectName()}"].setEnabled(is_open and counted.leave is not None)
        self.leave = counted.leave
        if campaign is None or campaign.register_by is None or not counted.past_deadline:
            return
        if counted.leave is not None:
            short = translate("emulation", "Unlocked until {until}").format(until=print_date(counted.leave.until))
            text = translate("emulation", "{by} gave leave to change registrations until {until}: {reason}")
            leave = counted.leave
            told = text.format(until=print_date(leave.until), by=leave.granted_by, reason=leave.reason)
            self.lock.tell(Tone.WARNING, short)
        else:
            day = print_date(campaign.register_by)
            short = translate("emulation", "Registering ended on {day}").format(day=day)
            told = translate(
                "emulation",
                "Whoever is new registers with a reason; what was registered in time is locked until the superior "
                "allows a change.",
            )
            self.lock.tell(Tone.NEUTRAL, short)
        self.lock.setToolTip(told)
        self.lock.setAccessibleDescription(told)

    def _show_counts(self, counts: TitleCounts, people: int) -> None:
        text = translate("emulation", "{registered} of {people} people registered, {women} of them women")
        parts = [text.format(registered=counts.people, people=people, women=counts.women)]
        parts += [f"{one.title.short}: {one.total}" for one in counts.titles if one.total]
        self.table.set_footer("   ·   ".join(parts))

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches("member", "section", "membership_event"):
            self.reload()
            return
        for change in changes.changes:
            record = change.after or change.before
            if isinstance(record, Registration) and self.campaign and record.campaign_id == self.campaign.id:
                self._now[record.subject_id] = change.after if isinstance(change.after, Registration) else None
        if changes.touches("registration"):
            self.table.view.viewport().update()
        if changes.touches("registration", "registration_unlock"):
            self._count()

    # What a row says

    def codes(self, line: MatrixLine) -> tuple[str, ...]:
        """The titles ticked in a row, as they are now."""
        if line.id not in self._now:
            return line.titles
        registration = self._now[line.id]
        return registration.titles if registration and registration.counts else ()

    def _status(self, line: MatrixLine) -> RegistrationStatus | None:
        if line.id not in self._now:
            return line.status
        registration = self._now[line.id]
        return registration.status if registration and registration.counts else None

    def _plan(self, line: MatrixLine) -> str:
        registration = self._now.get(line.id)
        return registration.initiative_plan if registration else line.initiative_plan

    def _status_text(self, line: MatrixLine) -> str:
        status = self._status(line)
        if status is None:
            return ""
        outcomes, codes = self._outcomes(line), self.codes(line)
        achieved = sum(one.achieved for one in outcomes)
        if not outcomes or achieved == len(codes) or (achieved == 0 and len(outcomes) == len(codes)):
            return status_name(status)
        return f"{status_name(RegistrationStatus.ACHIEVED)} {achieved}/{len(codes)}"

    def _outcomes(self, line: MatrixLine) -> tuple[TitleOutcome, ...]:
        if line.id not in self._now:
            return line.outcomes
        registration = self._now[line.id]
        return registration.outcomes if registration else ()

    def _tone(self, line: MatrixLine) -> Tone | None:
        status = self._status(line)
        return TONES.get(status) if status else None

    def _make_table(self) -> RecordsTable:
        columns: list[Column[Any]] = [Column("name", self._name_heading(), lambda line: line.name, 178)]
        if self.persons:
            columns += [
                Column("birth", translate("emulation", "Born"), lambda line: str(line.birth or ""), 104),
                Column("section", translate("emulation", "Section"), lambda line: line.section, 124),
            ]
        columns += [self._title_column(title) for title in self.titles]
        columns += [
            Column("status", translate("emulation", "Status"), self._status_text, 104, tone=self._tone),
            Column("plan", translate("emulation", "Initiative"), self._plan, 110),
        ]
        table = RecordsTable(
            columns,
            name="registrations_table" if self.persons else "collectives_table",
            title=translate("emulation", "Registrations"),
            jobs=self.workplace.jobs,
            count_text=self._count_text,
            search_hint=translate("emulation", "Name (Ctrl+F); Space ticks, Ctrl+D fills down"),
            searchable=self.persons,
        )
        table.view.setItemDelegate(CellFocus(table.view))
        table.remember(self.workplace.settings)
        table.chips.exclusive = True
        table.chips.add(REGISTERED, translate("emulation", "Registered"))
        table.chips.add(MISSING, translate("emulation", "Not registered"))
        table.chips.changed.connect(self._show_list)
        table.searched.connect(lambda _: self._show_list())
        table.ticked.connect(self.registering.tick)
        table.filled_down.connect(self.registering.fill_down)
        table.model.loaded.connect(lambda: self._now.clear())
        table.opened.connect(self.registering.edit)
        table.set_empty(
            EmptyState(
                "list-checks",
                translate("emulation", "Nobody to register yet"),
                translate("emulation", "Whoever stands in the list of members can be registered here: add them first."),
                [
                    Action(
                        self,
                        "go_members",
                        translate("emulation", "To the members"),
                        "users",
                        lambda: self.workplace.navigate("members"),
                        primary=True,
                    )
                ],
            )
        )
        return table

    def _name_heading(self) -> str:
        return translate("emulation", "Full name") if self.persons else translate("emulation", "Collective")

    def _count_text(self, count: int) -> str:
        if self.persons:
            return translate("emulation", "{count} people").format(count=count)
        return translate("emulation", "{count} collectives").format(count=count)

    def _title_column(self, title: Title) -> Column[MatrixLine]:
        def ticked(line: MatrixLine) -> bool | None:
            return title.code in self.codes(line) if title.subject is line.subject.kind else None

        width = 30 + 7 * len(title.short)
        return Column(title.code, title.short, lambda _: "", width, tick=ticked, tooltip=lambda _: title.name)

    def _make_register_all(self) -> QPushButton:
        button = QPushButton(translate("emulation", "Register all shown"))
        button.setObjectName("register_all")
        button.setAccessibleName(button.text())
        button.setToolTip(translate("emulation", "Registers everybody the search and filters show, or the chosen rows"))
        menu = QMenu(button)
        for title in self.titles:
            if title.subject is not SubjectKind.UNION:
                menu.addAction(title.name, lambda code=title.code: self.registering.register_shown(code)).setObjectName(
                    title.code
                )
        button.setMenu(menu)
        return button


def _titles(*, persons: bool) -> list[Title]:
    if persons:
        return services.list_titles(SubjectKind.PERSON)
    return [*services.list_titles(SubjectKind.SECTION), *services.list_titles(SubjectKind.UNION)]
