"""The papers of a member (hồ sơ): added, looked at, copied out, named, removed. All of it by keyboard too."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from desktop.core.attachments import Attachment, FilesKept
from desktop.core.changes import ChangeSet
from desktop.core.clock import VIETNAM
from desktop.core.database import Database
from desktop.core.errors import UserError
from desktop.core.files import write_bytes
from desktop.core.opened import OpenedCopies
from desktop.core.partial_date import print_date
from desktop.features.members import services
from desktop.features.members.domain import DocumentKind, guess_document_kind
from desktop.features.members.ui.duplicates import Foot, lay_out, muted
from desktop.features.members.words import document_kind_name
from desktop.shell.workplace import Workplace
from desktop.widgets import preview
from desktop.widgets.editor import EditorDialog
from desktop.widgets.fields import Choice, Option, Text
from desktop.widgets.form import Form
from desktop.widgets.records import Align, Column, RecordsTable
from desktop.widgets.states import Banner, EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

PAPERS = "*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.docx *.xlsx"
_FORGOTTEN_AFTER_MS = 30 * 60 * 1000


class DocumentsDialog(QDialog):
    """The list of one member's papers. Ins adds, Enter opens, F2 says what it is, Del removes, Ctrl+Z takes back."""

    def __init__(self, parent: QWidget, workplace: Workplace, member_id: str, who: str) -> None:
        super().__init__(parent)
        self.workplace, self.member_id, self.who = workplace, member_id, who
        self.setObjectName("documents")
        title = translate("members", "Papers of {name}").format(name=who)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAcceptDrops(True)
        self._wanted = ""
        self.banner = Banner(Tone.NEUTRAL)
        self.banner.hide()
        self.table = self._make_table(title)
        intro = muted(
            translate(
                "members",
                "PDF, pictures, Word and Excel up to 20 MB, kept encrypted with the union's data. Drop files here, or "
                "Ins to choose them. Enter opens a copy, F2 says what a paper is, Del removes it, Ctrl+Z takes back.",
            )
        )
        foot = Foot(self)
        foot.add("close", translate("members", "Close"), self.reject)
        self.changing = [
            foot.add("remove_document", translate("members", "Remove"), self._remove),
            foot.add("change_document", translate("members", "What it is… (F2)"), self._change, "F2"),
            foot.add("save_document", translate("members", "Save a copy…"), self._save_copy, "Ctrl+S"),
            foot.add("open_document", translate("members", "Open (Enter)"), self._open),
        ]
        foot.add("add_documents", translate("members", "Add… (Ins)"), self._choose, "Ins", primary=True)
        lay_out(self, [intro, self.banner, self.table], foot, 900, 480)
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(workplace.undo)
        workplace.changed.connect(self._on_changed)
        workplace.told.connect(self._on_told)
        self._ask()
        self.table.take_focus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.add([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    def add(self, paths: Sequence[Path]) -> None:
        """Each is taken for what its name says; F2 says it better."""
        if not paths:
            return
        self.workplace.act_long(
            "add_documents",
            lambda tx, progress: services.add_documents(tx, self.member_id, paths, guess_document_kind, progress),
            owner=self,
            label=translate("members", "Adding papers"),
            done=self._added,
            failed=lambda error: self._tell(Tone.BAD, self.workplace.say(error)),
            tell=lambda kept: translate("members", "{count} papers of {name} were added").format(
                count=len(kept.added), name=self.who
            ),
        )

    # Inside

    def _make_table(self, title: str) -> RecordsTable:
        def day(one: Attachment) -> str:
            return print_date(one.added_at.astimezone(VIETNAM).date())

        table = RecordsTable(
            [
                Column("kind", translate("members", "What it is"), _kind, 170, sort=_kind),
                Column("name", translate("members", "File"), lambda one: one.name, 250, tooltip=lambda one: one.name),
                Column("size", translate("members", "Size"), lambda one: size_words(one.size), 84, Align.RIGHT),
                Column("added", translate("members", "Added on"), day, 100, sort=lambda one: one.added_at.isoformat()),
                Column("note", translate("members", "Note"), lambda one: one.note, 200, tooltip=lambda one: one.note),
            ],
            name="documents_table",
            title=title,
            searchable=False,
            count_text=lambda count: translate("members", "{count} papers").format(count=count),
        )
        table.set_empty(
            EmptyState(
                "paperclip",
                translate("members", "No papers here yet"),
                translate(
                    "members",
                    "Keep the application to join, decisions and copies here, scanned or photographed: drop the files "
                    "on this window, or press Ins.",
                ),
            )
        )
        table.opened.connect(lambda _: self._open())
        table.removal_wanted.connect(lambda _: self._remove())
        table.chosen.connect(self._on_chosen)
        return table

    def _ask(self) -> None:
        self.workplace.ask(
            lambda reading: services.list_documents(reading, self.member_id), self._show, owner=self, replaces="papers"
        )

    def _show(self, found: list[Attachment]) -> None:
        self.table.set_records(found)
        wanted, self._wanted = self._wanted, ""
        if found and not (wanted and self.table.select(wanted)) and self.table.current() is None:
            self.table.select(found[0].id)
        self._on_chosen()
        self.table.take_focus()

    def _on_chosen(self) -> None:
        for button in self.changing:
            button.setEnabled(self.table.current() is not None)

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches("attachment"):
            self._ask()

    def _on_told(self, text: str, _: Any) -> None:
        """The foot of the window is behind this dialog, so what it says stands here too."""
        self._tell(Tone.GOOD, text)

    def _tell(self, tone: Tone, text: str) -> None:
        self.banner.tell(tone, text)
        self.banner.show()

    def _choose(self) -> None:
        title = translate("members", "Papers of {name}").format(name=self.who)
        self.workplace.dialogs.ask_open_files(title, f"{translate('members', 'Papers')} ({PAPERS})", self.add)

    def _added(self, kept: FilesKept) -> None:
        if kept.added:
            self._wanted = kept.added[0].id
        if kept.refused:
            self._tell(Tone.WARNING, "\n".join(map(self.workplace.say, kept.refused)))

    def _open(self) -> None:
        if one := self.table.current():
            open_copy(self.workplace, self, one.id, lambda error: self._tell(Tone.BAD, self.workplace.say(error)))

    def _save_copy(self) -> None:
        one: Attachment | None = self.table.current()
        if one is None:
            return
        suffix = one.media_type.suffix
        suggestion = f"{Path(one.name).stem}.{suffix}"

        def save(path: Path) -> None:
            def work(_: Any) -> None:
                with self.workplace.database.read() as reading:
                    write_bytes(path, services.open_document(reading, one.id)[1])

            told = translate("members", "Saved: {file}").format(file=path)
            self.workplace.jobs.run(work, lambda _: self._tell(Tone.GOOD, told), owner=self)

        self.workplace.dialogs.ask_save_file(one.name, suggestion, f"{suffix.upper()} (*.{suffix})", save)

    def _change(self) -> None:
        chosen: list[Attachment] = self.table.selected() or [one for one in [self.table.current()] if one]
        if not chosen:
            return
        options = [Option(kind, document_kind_name(kind)) for kind in DocumentKind]
        form = Form(
            [
                Choice("kind", translate("members", "What it is"), options, required=True),
                Text("note", translate("members", "Note"), most=200),
            ],
            1,
        )
        kinds = [kind for kind in DocumentKind if kind == chosen[0].kind]
        form.load({"kind": kinds[0] if kinds else DocumentKind.OTHER, "note": chosen[0].note})
        ids = [one.id for one in chosen]

        def save(values: dict[str, Any]) -> None:
            self.workplace.act(
                "change_documents",
                lambda tx: services.change_documents(tx, ids, values["kind"], values["note"] or ""),
                owner=editor,
                done=lambda _: editor.saved(),
                failed=lambda error: editor.refuse(error, self.workplace.say(error)),
                tell=lambda changed: translate("members", "{count} papers were named anew").format(count=len(changed)),
            )

        title = chosen[0].name if len(chosen) == 1 else translate("members", "{count} papers").format(count=len(chosen))
        editor = EditorDialog(self, title, form, save, self.workplace.dialogs, width=460)
        editor.open()

    def _remove(self) -> None:
        ids = [one.id for one in self.table.selected()]
        if not ids:
            return
        self.workplace.act(
            "remove_documents",
            lambda tx: services.remove_documents(tx, ids),
            owner=self,
            tell=lambda gone: translate("members", "{count} papers of {name} were removed (Ctrl+Z)").format(
                count=len(gone), name=self.who
            ),
        )


def open_copy(workplace: Workplace, owner: QWidget, id: str, failed: Any = None) -> None:
    """Show a paper in the system's program for it. The copy is forgotten after a while, and when the program ends."""
    copies = copies_of(workplace)

    def put(_: Any) -> Path:
        with workplace.database.read() as reading:
            one, content = services.open_document(reading, id)
        return copies.put(content, one.media_type.suffix)

    def show(path: Path) -> None:
        QTimer.singleShot(_FORGOTTEN_AFTER_MS, workplace, lambda: copies.forget(path))
        if not preview.open_file(path):
            copies.forget(path)
            workplace.dialogs.show_note(
                translate("members", "No program here opens such a file. Save a copy and take it to one that does.")
            )

    workplace.jobs.run(put, show, failed, owner=owner)


def copies_of(workplace: Workplace) -> OpenedCopies:
    database: Database = workplace.database
    return OpenedCopies(database.path.parent)


def size_words(size: int) -> str:
    """As Windows says it: in kB up to a megabyte, then in MB with one place."""
    return f"{max(1, round(size / 1024))} kB" if size < 1 << 20 else f"{size / (1 << 20):.1f} MB".replace(".", ",")


def _kind(one: Attachment) -> str:
    kinds = [kind for kind in DocumentKind if kind == one.kind]
    return document_kind_name(kinds[0]) if kinds else ""


def refusals(workplace: Workplace, found: Sequence[UserError], most: int = 5) -> str:
    """The first refusals in words, one a line."""
    lines = [workplace.say(error) for error in found[:most]]
    return "\n".join([*lines, "…"] if len(found) > most else lines)
