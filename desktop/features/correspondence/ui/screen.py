"""The register of documents: what was issued, what came, what waits, and the closing of a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QTabWidget

from desktop.core.changes import ChangeSet
from desktop.core.database import Reading, Transaction
from desktop.core.partial_date import print_date
from desktop.features.correspondence import services
from desktop.features.correspondence.domain import Direction, Entry, Numbering, YearClosing
from desktop.features.correspondence.imports import DocumentImport
from desktop.features.correspondence.reports import EXPORT, REPORTS
from desktop.features.correspondence.ui.forms import document_form, entry_values, numbering_form, reason_form
from desktop.features.correspondence.ui.register import RegisterView, day_of
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action
from desktop.widgets.chooser import Chooser
from desktop.widgets.editor import EditorDialog
from desktop.widgets.form import Form
from desktop.widgets.screen import Screen
from desktop.widgets.states import Badge, EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

ISSUED, RECEIVED = range(2)


@dataclass(frozen=True)
class _Years:
    """The years to choose from, the numbering, and the closings that stand, by year."""

    years: list[int]
    numbering: Numbering
    closings: dict[int, YearClosing]


class CorrespondenceScreen(Screen):
    """The register of documents (sổ văn bản đi, đến), one year at a time."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(
            "correspondence",
            translate("correspondence", "Register of documents"),
            translate(
                "correspondence",
                "Every document the union issues gets the next number of its year; numbers begin at 01 every January. "
                "A number that was not needed is cancelled with a reason, never deleted. What has a day to be done by "
                "waits here until it is marked as done.",
            ),
        )
        self.workplace = workplace
        self.today = workplace.database.clock.today()
        self._state = _Years([self.today.year], Numbering(), {})
        self.chooser = Chooser("register_year", translate("correspondence", "Year"), 8)
        self.chooser.currentIndexChanged.connect(lambda _: self._show_year())
        self.badge = Badge(Tone.NEUTRAL, "")
        self.issued = RegisterView(workplace, Direction.ISSUED, self._edit_entry)
        self.received = RegisterView(workplace, Direction.RECEIVED, self._edit_entry)
        self.tabs = self._make_tabs()
        self.deeds = self._make_deeds()
        for view in (self.issued, self.received):
            view.table.set_actions([deed for deed in self.deeds if deed.needs_selection])
            view.table.set_empty(self._empty_state(view))
        self._lay_out()
        self.tabs.currentChanged.connect(lambda _: self._greet())
        workplace.changed.connect(self._on_changed)

    # What the window asks

    def reload(self) -> None:
        self.workplace.ask(_years, self._show_years, owner=self, replaces="years")

    def open_at(self, **where: Any) -> None:
        """`tab` is `issued` or `received`."""
        self.tabs.setCurrentIndex(RECEIVED if where.get("tab") == "received" else ISSUED)

    def status(self) -> str:
        return translate("correspondence", "Register of {year}").format(year=self.year)

    @property
    def view(self) -> RegisterView:
        return self.received if self.tabs.currentIndex() == RECEIVED else self.issued

    @property
    def year(self) -> int:
        index = self.chooser.currentIndex()
        return self._state.years[index] if 0 <= index < len(self._state.years) else self.today.year

    @property
    def closing(self) -> YearClosing | None:
        return self._state.closings.get(self.year)

    # Showing

    def _show_years(self, state: _Years) -> None:
        chosen = self.year
        self._state = state
        self.chooser.blockSignals(True)
        self.chooser.clear()
        self.chooser.addItems([str(year) for year in state.years])
        self.chooser.setCurrentIndex(state.years.index(chosen) if chosen in state.years else 0)
        self.chooser.blockSignals(False)
        self._show_year()

    def _show_year(self) -> None:
        for view in (self.issued, self.received):
            view.show_year(self.year)
        closing = self.closing
        text = translate("correspondence", "Closed on {day}")
        self.badge.tell(Tone.NEUTRAL, text.format(day=print_date(closing.closed_on)) if closing else "")
        self.badge.setVisible(closing is not None)
        self._greet()

    def _greet(self) -> None:
        """Deeds that fit the register shown."""
        by_id = {action.id: action for action in self.deeds}
        by_id["issue_document"].setEnabled(self.closing is None)
        by_id["receive_document"].setEnabled(self.closing is None)
        by_id["close_year"].setVisible(self.closing is None)
        by_id["reopen_year"].setVisible(self.closing is not None)

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches("register_entry", "register_numbering", "register_closing"):
            self.reload()

    # Building

    def _make_tabs(self) -> QTabWidget:
        tabs = QTabWidget()
        tabs.setObjectName("register_tabs")
        tabs.setAccessibleName(translate("correspondence", "Registers"))
        tabs.setDocumentMode(True)
        tabs.addTab(self.issued, translate("correspondence", "Issued documents"))
        tabs.addTab(self.received, translate("correspondence", "Received documents"))
        return tabs

    def _make_deeds(self) -> list[Action]:
        def deed(*given: Any, **options: Any) -> Action:
            return Action(self, *given, **options)

        return [
            deed("issue_document", translate("correspondence", "Issue a document…"), "plus",
                 lambda: self._enter(Direction.ISSUED), "Ctrl+N|Ctrl+Ins", primary=True),
            deed("receive_document", translate("correspondence", "A document came…"), "inbox",
                 lambda: self._enter(Direction.RECEIVED), "Ctrl+Shift+N"),
            deed("edit_document", translate("correspondence", "Edit…"), "pencil", self._edit, "Ctrl+E",
                 needs_selection=True),
            deed("document_done", translate("correspondence", "Done"), "circle-check", self._mark_done,
                 tip=translate("correspondence", "The chosen documents were answered or dealt with"),
                 needs_selection=True),
            deed("cancel_number", translate("correspondence", "Cancel the number…"), "circle-x", self._cancel,
                 "Ctrl+Del", needs_selection=True),
            deed("import_documents", translate("correspondence", "Import…"), "import",
                 lambda: self.workplace.import_file(DocumentImport()), "Ctrl+Shift+O"),
            self.workplace.paste_action(self, "paste_documents", DocumentImport),
            deed("export_documents", translate("correspondence", "Export"), "download",
                 lambda: self.workplace.save_list(EXPORT, self)),
            deed("print_register", translate("correspondence", "Print"), "printer", self._print, "Ctrl+P"),
            deed("close_year", translate("correspondence", "Close the year…"), "lock", self._close_year),
            deed("reopen_year", translate("correspondence", "Open the year again…"), "lock", self._reopen_year),
            deed("register_numbering", translate("correspondence", "Numbering…"), "settings", self._edit_numbering,
                 in_toolbar=False),
        ]  # fmt: skip

    def _empty_state(self, view: RegisterView) -> EmptyState:
        by_id = {action.id: action for action in self.deeds}
        if view.issued:
            return EmptyState(
                "file-text",
                translate("correspondence", "Nothing was issued in this year yet"),
                translate("correspondence", "Enter what the union signs: the program gives the next number, so that "
                          "none is given twice and none is forgotten."),
                [by_id["issue_document"]],
            )  # fmt: skip
        return EmptyState(
            "inbox",
            translate("correspondence", "Nothing came in this year yet"),
            translate("correspondence", "Enter plans and letters of the union above with the day by which they want "
                      "an answer: what is late stands here in red."),
            [by_id["receive_document"]],
        )  # fmt: skip

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        label = QLabel(translate("correspondence", "Year"))
        label.setProperty("role", "label")
        label.setBuddy(self.chooser)
        row.addWidget(label)
        row.addWidget(self.chooser)
        row.addWidget(self.badge)
        row.addStretch(1)
        self.content.addLayout(row)
        self.content.addWidget(self.tabs, 1)

    # Deeds

    def _enter(self, direction: Direction) -> None:
        self.tabs.setCurrentIndex(ISSUED if direction is Direction.ISSUED else RECEIVED)
        day = day_of(self.today, self.year)
        form = document_form(direction, self.today, None)
        form.load({"dated": day, "received_on": day, "copies": 1})
        if direction is Direction.ISSUED:
            form.edited.connect(lambda key: self._foretell(form) if key in ("kind", "dated") else None)
            title = translate("correspondence", "Issue a document")
        else:
            title = translate("correspondence", "A document came")
        self._open(title, form, lambda values: Entry("", **entry_values(direction, values)))

    def _foretell(self, form: Form) -> None:
        """Show beside the type which number the document will get."""
        kind, day = form.field("kind").value(), form.field("dated").value()

        def show(number: str) -> None:
            text = translate("correspondence", "The next number: {number}")
            form.set_hint("number", text.format(number=number))

        if kind and day:
            self.workplace.ask(lambda reading: services.next_number(reading, kind, day), show, owner=form,
                               replaces="next_number")  # fmt: skip

    def _edit(self) -> None:
        if entry := self.view.table.current():
            self._edit_entry(entry)

    def _edit_entry(self, entry: Entry) -> None:
        form = document_form(entry.direction, self.today, entry)
        form.load({name: getattr(entry, name) for name in Entry.__dataclass_fields__})
        title = entry.printed_number if entry.direction is Direction.ISSUED else entry.subject
        self._open(title, form, lambda values: replace(entry, **entry_values(entry.direction, values)))

    def _open(self, title: str, form: Form, draft: Any) -> None:
        def save(values: dict[str, Any]) -> None:
            entry: Entry = draft(values)
            self.workplace.act(
                "change_document" if entry.id else "register_document",
                lambda tx: services.change_document(tx, entry) if entry.id else services.register_document(tx, entry),
                owner=editor,
                done=lambda _: editor.saved(),
                failed=lambda error: editor.refuse(error, self.workplace.say(error)),
                tell=lambda kept: translate("correspondence", "Document {number} is in the register").format(
                    number=kept.printed_number
                ),
            )

        editor = EditorDialog(self, title, form, save, self.workplace.dialogs, width=760)
        editor.open()

    def _mark_done(self) -> None:
        ids = [entry.id for entry in self.view.table.selected()]
        self.workplace.act(
            "mark_documents_done",
            lambda tx: services.mark_done(tx, ids),
            owner=self,
            tell=lambda done: translate("correspondence", "{count} documents are done").format(count=len(done)),
        )

    def _cancel(self) -> None:
        entries: Sequence[Entry] = self.view.table.selected()
        ids = [entry.id for entry in entries]
        numbers = ", ".join(entry.printed_number for entry in entries)
        title = translate("correspondence", "Cancel the number {numbers}").format(numbers=numbers)
        self._ask_reason(
            title,
            "cancel_numbers",
            lambda tx, reason: services.cancel_numbers(tx, ids, reason),
            translate("correspondence", "{numbers} cancelled").format(numbers=numbers),
        )

    def _close_year(self) -> None:
        year = self.year
        self.workplace.act(
            "close_register",
            lambda tx: services.close_year(tx, year),
            owner=self,
            tell=lambda closed: translate(
                "correspondence", "The register of {year} is closed: {issued} issued, {received} received"
            ).format(year=year, issued=closed.issued, received=closed.received),
        )

    def _reopen_year(self) -> None:
        year = self.year
        self._ask_reason(
            translate("correspondence", "Open the register of {year} again").format(year=year),
            "reopen_register",
            lambda tx, reason: services.reopen_year(tx, year, reason),
            translate("correspondence", "The register of {year} is open again").format(year=year),
        )

    def _ask_reason(self, title: str, act: str, deed: Any, told: str) -> None:
        def save(values: dict[str, Any]) -> None:
            self._do(editor, act, lambda tx: deed(tx, values["reason"]), told)

        editor = EditorDialog(self, title, reason_form(), save, self.workplace.dialogs, width=520)
        editor.open()

    def _edit_numbering(self) -> None:
        form = numbering_form()
        form.load({"unit": self._state.numbering.unit, "one_series": self._state.numbering.one_series})

        def save(values: dict[str, Any]) -> None:
            changed = replace(self._state.numbering, **values)
            told = translate("correspondence", "Documents are numbered this way from now on")
            self._do(editor, "keep_numbering", lambda tx: services.keep_numbering(tx, changed), told)

        title = translate("correspondence", "Numbering")
        editor = EditorDialog(self, title, form, save, self.workplace.dialogs, width=520)
        editor.open()

    def _do(self, editor: EditorDialog, act: str, deed: Any, told: str) -> None:
        def run(tx: Transaction) -> Any:
            return deed(tx)

        self.workplace.act(
            act, run, owner=editor, done=lambda _: editor.saved(),
            failed=lambda error: editor.refuse(error, self.workplace.say(error)), tell=lambda _: told,
        )  # fmt: skip

    def _print(self) -> None:
        self.workplace.save_report(REPORTS[self.tabs.currentIndex()], self, f"{self.year}-01-01/{self.year}-12-31")


def _years(reading: Reading) -> _Years:
    years = services.register_years(reading)
    found = ((year, services.find_closing(reading, year)) for year in years)
    return _Years(years, services.get_numbering(reading), {year: one for year, one in found if one})
