"""The files attached to a record: added, looked at, copied out, named, removed. All of it by keyboard too."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from desktop.core.attachments import Attachment, FilesKept, files_of, name_files, open_file, remove_files
from desktop.core.changes import ChangeSet
from desktop.core.clock import VIETNAM
from desktop.core.database import Transaction
from desktop.core.errors import UserError
from desktop.core.files import write_bytes
from desktop.core.opened import OpenedCopies
from desktop.core.partial_date import print_date
from desktop.core.progress import Progress
from desktop.shell.workplace import Workplace
from desktop.widgets import preview
from desktop.widgets.editor import EditorDialog
from desktop.widgets.fields import Choice, Option, Text
from desktop.widgets.foot import Foot, lay_out, muted
from desktop.widgets.form import Form
from desktop.widgets.records import Align, Column, RecordsTable
from desktop.widgets.states import Banner, EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

ACCEPTED = "*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.docx *.xlsx"
_FORGOTTEN_AFTER_MS = 30 * 60 * 1000


@dataclass(frozen=True)
class Attached:
    """What a feature says of the files of its records. `kinds` names every kind of file, the last one what is none of
    the others; `add` is the feature's deed, which refuses a record that is not there; `what_for` says to what use the
    files are put, and `empty` which ones to attach."""

    name: str
    kinds: Mapping[str, str]
    add: Callable[[Transaction, str, Sequence[Path], Progress], FilesKept]
    what_for: str
    empty: str

    def kind_of(self, one: Attachment) -> str:
        return one.kind if one.kind in self.kinds else list(self.kinds)[-1]

    def named(self, one: Attachment) -> str:
        return self.kinds[self.kind_of(one)]


class FilesDialog(QDialog):
    """The list of one record's files. Ins adds, Enter opens, F2 says what it is, Del removes, Ctrl+Z takes back."""

    def __init__(self, parent: QWidget, workplace: Workplace, owner_id: str, title: str, attached: Attached) -> None:
        super().__init__(parent)
        self.workplace, self.owner_id, self.title, self.attached = workplace, owner_id, title, attached
        self.setObjectName(attached.name)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAcceptDrops(True)
        self._wanted = ""
        self.banner = Banner(Tone.NEUTRAL)
        self.banner.hide()
        self.table = self._make_table()
        foot = Foot(self)
        foot.add("close", translate("shell", "Close"), self.reject)
        self.changing = [
            foot.add("remove_file", translate("shell", "Remove"), self._remove),
            foot.add("change_file", translate("shell", "What it is… (F2)"), self._change, "F2"),
            foot.add("save_file", translate("shell", "Save a copy…"), self._save_copy, "Ctrl+S"),
            foot.add("open_file", translate("shell", "Open (Enter)"), self._open),
        ]
        foot.add("add_files", translate("shell", "Add… (Ins)"), self._choose, "Ins", primary=True)
        keys = translate("shell", "Up to 20 MB a file, kept encrypted. Drop files here, or press Ins.")
        lay_out(self, [muted(f"{attached.what_for} {keys}"), self.banner, self.table], foot, 900, 480)
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
            "add_files",
            lambda tx, progress: self.attached.add(tx, self.owner_id, paths, progress),
            owner=self,
            label=translate("shell", "Attaching files"),
            done=self._added,
            failed=self._refused,
            tell=lambda kept: translate("shell", "{count} files were attached").format(count=len(kept.added)),
        )

    # Inside

    def _make_table(self) -> RecordsTable:
        def day(one: Attachment) -> str:
            return print_date(one.added_at.astimezone(VIETNAM).date())

        named = self.attached.named
        table = RecordsTable(
            [
                Column("kind", translate("shell", "What it is"), named, 170, sort=named),
                Column("name", translate("shell", "File"), lambda one: one.name, 250, tooltip=lambda one: one.name),
                Column("size", translate("shell", "Size"), lambda one: size_words(one.size), 84, Align.RIGHT,
                       sort=lambda one: one.size),
                Column("added", translate("shell", "Added on"), day, 100, sort=lambda one: one.added_at.isoformat()),
                Column("note", translate("shell", "What about"), lambda one: one.note, 210,
                       tooltip=lambda one: one.note),
            ],
            name="files_table",
            title=self.title,
            searchable=False,
            count_text=lambda count: translate("shell", "{count} files").format(count=count),
        )  # fmt: skip
        table.set_empty(EmptyState("paperclip", translate("shell", "No files here yet"), self.attached.empty))
        table.opened.connect(lambda _: self._open())
        table.removal_wanted.connect(lambda _: self._remove())
        table.chosen.connect(self._on_chosen)
        return table

    def _ask(self) -> None:
        owner = self.owner_id
        self.workplace.ask(lambda reading: files_of(reading, owner), self._show, owner=self, replaces="files")

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

    def _refused(self, error: UserError) -> None:
        self._tell(Tone.BAD, self.workplace.say(error))

    def _choose(self) -> None:
        filters = f"{translate('shell', 'Papers and pictures')} ({ACCEPTED})"
        self.workplace.dialogs.ask_open_files(self.title, filters, self.add)

    def _added(self, kept: FilesKept) -> None:
        if kept.added:
            self._wanted = kept.added[0].id
        if kept.refused:
            self._tell(Tone.WARNING, "\n".join(map(self.workplace.say, kept.refused)))

    def _open(self) -> None:
        if one := self.table.current():
            open_copy(self.workplace, self, one.id, self._refused)

    def _save_copy(self) -> None:
        one: Attachment | None = self.table.current()
        if one is None:
            return
        suffix = one.media_type.suffix

        def save(path: Path) -> None:
            def work(_: Any) -> None:
                with self.workplace.database.read() as reading:
                    write_bytes(path, open_file(reading, one.id)[1])

            told = translate("shell", "Saved: {file}").format(file=path)
            self.workplace.jobs.run(work, lambda _: self._tell(Tone.GOOD, told), self._refused, owner=self)

        suggestion = f"{Path(one.name).stem}.{suffix}"
        self.workplace.dialogs.ask_save_file(one.name, suggestion, f"{suffix.upper()} (*.{suffix})", save)

    def _change(self) -> None:
        chosen: list[Attachment] = self.table.selected() or [one for one in [self.table.current()] if one]
        if not chosen:
            return
        options = [Option(kind, name) for kind, name in self.attached.kinds.items()]
        form = Form(
            [
                Choice("kind", translate("shell", "What it is"), options, required=True),
                Text("note", translate("shell", "What about"), most=200),
            ],
            1,
        )
        form.load({"kind": self.attached.kind_of(chosen[0]), "note": chosen[0].note})
        ids = [one.id for one in chosen]

        def save(values: dict[str, Any]) -> None:
            self.workplace.act(
                "change_files",
                lambda tx: name_files(tx, ids, values["kind"], values["note"] or ""),
                owner=editor,
                done=lambda _: editor.saved(),
                failed=lambda error: editor.refuse(error, self.workplace.say(error)),
                tell=lambda changed: translate("shell", "{count} files were named anew").format(count=len(changed)),
            )

        title = chosen[0].name if len(chosen) == 1 else translate("shell", "{count} files").format(count=len(chosen))
        editor = EditorDialog(self, title, form, save, self.workplace.dialogs, width=460)
        editor.open()

    def _remove(self) -> None:
        if ids := [one.id for one in self.table.selected()]:
            self.workplace.act(
                "remove_files",
                lambda tx: remove_files(tx, ids),
                owner=self,
                tell=lambda gone: translate("shell", "{count} files were removed (Ctrl+Z)").format(count=len(gone)),
            )


def open_copy(workplace: Workplace, owner: QWidget, id: str, failed: Any = None) -> None:
    """Show a file in the system's program for it. The copy is forgotten after a while, and when the program ends."""
    copies = OpenedCopies(workplace.database.path.parent)

    def put(_: Any) -> Path:
        with workplace.database.read() as reading:
            one, content = open_file(reading, id)
        return copies.put(content, one.media_type.suffix)

    def show(path: Path) -> None:
        QTimer.singleShot(_FORGOTTEN_AFTER_MS, workplace, lambda: copies.forget(path))
        if not preview.open_file(path):
            copies.forget(path)
            workplace.dialogs.show_note(
                translate("shell", "No program here opens such a file. Save a copy and take it to one that does.")
            )

    workplace.jobs.run(put, show, failed, owner=owner)


def size_words(size: int) -> str:
    """As Windows says it: in kB up to a megabyte, then in MB with one place."""
    return f"{max(1, round(size / 1024))} kB" if size < 1 << 20 else f"{size / (1 << 20):.1f} MB".replace(".", ",")
