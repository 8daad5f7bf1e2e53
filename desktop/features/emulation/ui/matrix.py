"""Who registers for which title: a row for each subject, a column for each title, a tick with the space bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QMenu,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.core.changes import ChangeSet
from desktop.core.database import Reading, Transaction
from desktop.core.errors import UserError
from desktop.features.emulation import services
from desktop.features.emulation.domain import (
    Campaign,
    LateReasonNeeded,
    MatrixLine,
    MatrixQuery,
    Registration,
    RegistrationStatus,
    Subject,
    SubjectKind,
    Title,
    TitleCounts,
)
from desktop.features.emulation.words import late_sentence, status_name
from desktop.features.organization.domain import Section
from desktop.features.organization.services import list_sections
from desktop.shell.workplace import Workplace
from desktop.widgets import theme
from desktop.widgets.actions import Action
from desktop.widgets.chooser import Chooser
from desktop.widgets.editor import EditorDialog
from desktop.widgets.fields import Lines, Text
from desktop.widgets.form import Form
from desktop.widgets.records import Column, PagedSource, RecordsTable
from desktop.widgets.states import EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

Index = QModelIndex | QPersistentModelIndex
REGISTERED, MISSING = "registered", "missing"
TONES = {
    RegistrationStatus.DRAFT: Tone.WARNING,
    RegistrationStatus.APPROVED: Tone.GOOD,
    RegistrationStatus.REPORTED: Tone.GOOD,
    RegistrationStatus.ACHIEVED: Tone.GOOD,
    RegistrationStatus.FAILED: Tone.BAD,
}


class MatrixView(QWidget):
    """The matrix of persons, or of the union and its sections. Ticks are taken over from the change set, so that the
    list stays where it is while an officer goes through it with the keyboard."""

    def __init__(self, workplace: Workplace, *, persons: bool) -> None:
        super().__init__()
        self.persons = persons
        self.setObjectName("persons" if persons else "collectives")
        self.workplace = workplace
        self.campaign: Campaign | None = None
        self._now: dict[str, Registration | None] = {}
        self._late_reason = ""
        self.titles = _titles(persons=persons)
        self.table = self._make_table()
        self.section_filter = Chooser("registrations_section", translate("emulation", "Section"), 14)
        self.section_filter.currentIndexChanged.connect(lambda _: self._show_list())
        self.table.bar.insertWidget(1, self.section_filter)
        self.section_filter.setVisible(False)
        self.register_all = self._make_register_all()
        self.table.tail.addWidget(self.register_all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
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

    def chosen(self) -> list[MatrixLine]:
        return self.table.selected()

    # The list

    def query(self) -> MatrixQuery:
        chips = self.table.chips.checked()
        registered = True if REGISTERED in chips else False if MISSING in chips else None
        return MatrixQuery(self.table.search_text(), self.section_filter.currentData() or "", registered)

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
        if self.campaign is not None and self.persons:
            campaign_id = self.campaign.id

            def ask(reading: Reading) -> tuple[TitleCounts, int]:
                counts = services.count_titles(reading, campaign_id)
                return counts, services.count_matrix(reading, campaign_id)

            self.workplace.ask(ask, self._show_counts, owner=self, replaces="counts")

    def _show_counts(self, answer: tuple[TitleCounts, int]) -> None:
        counts, people = answer
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
        return status_name(status) if status else ""

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
            search_hint=translate("emulation", "Name (Ctrl+F); Space ticks"),
            searchable=self.persons,
        )
        table.view.setItemDelegate(_CellFocus(table.view))
        table.remember(self.workplace.settings)
        table.chips.exclusive = True
        table.chips.add(REGISTERED, translate("emulation", "Registered"))
        table.chips.add(MISSING, translate("emulation", "Not registered"))
        table.chips.changed.connect(self._show_list)
        table.searched.connect(lambda _: self._show_list())
        table.ticked.connect(self.tick)
        table.model.loaded.connect(lambda: self._now.clear())
        table.opened.connect(self.edit)
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
                menu.addAction(title.name, lambda code=title.code: self.register_shown(code)).setObjectName(title.code)
        button.setMenu(menu)
        return button

    # Deeds

    def tick(self, line: MatrixLine, code: str) -> None:
        if self.campaign is None:
            return
        campaign_id, name = self.campaign.id, self._title_name(code)
        if code in self.codes(line):
            self.workplace.act(
                "unregister",
                lambda tx: services.unregister(tx, campaign_id, [line.subject], [code]),
                owner=self,
                tell=lambda _: translate("emulation", "{name} no longer registers for “{title}”").format(
                    name=line.name, title=name
                ),
            )
        else:
            self._register(
                lambda _: [line.subject],
                code,
                lambda _: translate("emulation", "{name} registered for “{title}”").format(name=line.name, title=name),
            )

    def register_shown(self, code: str) -> None:
        """The chosen rows when there are several, else everybody whom search and filters show."""
        if self.campaign is None:
            return
        campaign_id, query, chosen = self.campaign.id, self.query(), self.chosen()
        kind = SubjectKind.PERSON if self.persons else SubjectKind.SECTION
        name = self._title_name(code)

        def subjects(tx: Transaction) -> list[Subject]:
            ask = services.registration_matrix if self.persons else services.collective_matrix
            lines = chosen if len(chosen) > 1 else ask(tx, campaign_id, query)
            return [line.subject for line in lines if line.subject.kind is kind]

        self._register(
            subjects,
            code,
            lambda done: translate("emulation", "{count} more registered for “{title}”").format(
                count=len(done), title=name
            ),
        )

    def edit(self, line: MatrixLine) -> None:
        """Plan and promises of one subject."""
        if self.campaign is None:
            return
        campaign_id = self.campaign.id
        self.workplace.ask(
            lambda reading: services.find_registration(reading, campaign_id, line.id),
            lambda found: self._open_editor(line, found),
            owner=self,
        )

    def _open_editor(self, line: MatrixLine, registration: Registration | None) -> None:
        if registration is None or not registration.counts:
            self.workplace.dialogs.show_note(
                translate("emulation", "{name} has not registered yet. Tick a title first.").format(name=line.name)
            )
            return
        form = Form(
            [
                Lines("initiative_plan", translate("emulation", "Planned initiative"), rows=2),
                Lines("commitments", translate("emulation", "Own targets and commitments"), rows=4),
                Text("late_reason", translate("emulation", "Reason for registering late"), wide=True),
            ]
        )
        form.load(
            {
                "initiative_plan": registration.initiative_plan,
                "commitments": registration.commitments,
                "late_reason": registration.late_reason,
            }
        )

        def save(values: dict[str, Any]) -> None:
            changed = replace(registration, **values)
            self.workplace.act(
                "change_registration",
                lambda tx: services.change_registration(tx, changed),
                owner=editor,
                done=lambda _: editor.saved(),
                failed=lambda error: editor.refuse(error, self.workplace.say(error)),
                tell=lambda _: translate("emulation", "Registration of {name} changed").format(name=line.name),
            )

        editor = EditorDialog(self, line.name, form, save, self.workplace.dialogs)
        editor.open()

    def _register(
        self,
        subjects: Callable[[Transaction], Sequence[Subject]],
        code: str,
        tell: Callable[[list[Registration]], str],
    ) -> None:
        campaign = self.campaign
        if campaign is None:
            return
        reason = self._late_reason

        def failed(error: UserError) -> None:
            if isinstance(error, LateReasonNeeded):
                self._ask_late_reason(error, lambda: self._register(subjects, code, tell))
            else:
                self.workplace.dialogs.show_refusal(error)

        self.workplace.act(
            "register",
            lambda tx: services.register(tx, campaign.id, subjects(tx), [code], reason),
            owner=self,
            failed=failed,
            tell=tell,
        )

    def _ask_late_reason(self, error: LateReasonNeeded, then: Callable[[], None]) -> None:
        """Asked once for each sitting; it is kept with every registration made after the last day."""
        hint = translate("emulation", "Such as: back from maternity leave; moved here in May")
        label = translate("emulation", "Reason for registering late")
        form = Form([Text("reason", label, required=True, wide=True, hint=hint)])
        form.set_hint("reason", late_sentence(error))

        def keep(values: dict[str, Any]) -> None:
            self._late_reason = values["reason"]
            editor.saved()
            then()

        title = translate("emulation", "Supplementary registration")
        editor = EditorDialog(self, title, form, keep, self.workplace.dialogs, width=560)
        editor.open()

    def _title_name(self, code: str) -> str:
        return next(title.name for title in self.titles if title.code == code)


class _CellFocus(QStyledItemDelegate):
    """Shows in which cell the keyboard stands: that is the title the space bar ticks."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if index == self._view.currentIndex():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(self._view.visualRect(self._view.currentIndex()).adjusted(1, 1, -2, -2))


def _titles(*, persons: bool) -> list[Title]:
    if persons:
        return services.list_titles(SubjectKind.PERSON)
    return [*services.list_titles(SubjectKind.SECTION), *services.list_titles(SubjectKind.UNION)]
