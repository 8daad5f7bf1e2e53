"""The files attached to a nomination: added, looked at, copied out, named, removed. All of it by keyboard too."""

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
from desktop.core.files import write_bytes
from desktop.core.opened import OpenedCopies
from desktop.core.partial_date import print_date
from desktop.features.awards import services
from desktop.features.awards.domain import FileKind, guess_file_kind
from desktop.features.awards.ui.editing import edit_with
from desktop.features.awards.words import file_kind_name, kind_of_file
from desktop.shell.workplace import Workplace
from desktop.widgets import preview
from desktop.widgets.fields import Choice, Option, Text
from desktop.widgets.foot import Foot, lay_out, muted
from desktop.widgets.form import Form
from desktop.widgets.records import Align, Column, RecordsTable
from desktop.widgets.states import Banner, EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

FILES = "*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.docx *.xlsx"
_FORGOTTEN_AFTER_MS = 30 * 60 * 1000


class FilesDialog(QDialog):
    """The list of one nomination's files. Ins adds, Enter opens, F2 says what it is, Del removes, Ctrl+Z takes back."""

    def __init__(self, parent: QWidget, workplace: Workplace, nomination_id: str, who: str) -> None:
        super().__init__(parent)
        self.workplace, self.nomination_id = workplace, nomination_id
        self.setObjectName("nomination_files")
        self.title = translate("awards", "Attached files: {name}").format(name=who)
        self.setWindowTitle(self.title)
        self.setAccessibleName(self.title)
        self.setAcceptDrops(True)
        self._wanted = ""
        self.banner = Banner(Tone.NEUTRAL)
        self.banner.hide()
        self.table = self._make_table()
        intro = muted(
            translate(
                "awards",
                "Signed papers, decisions, opinions: PDF and pictures go into the PDF of the dossier after the paper "
                "of their kind, Word and Excel lie beside it. Drop files here, or press Ins.",
            )
        )
        foot = Foot(self)
        foot.add("close", translate("awards", "Close"), self.reject)
        self.changing = [
            foot.add("remove_file", translate("awards", "Remove"), self._remove),
            foot.add("change_file", translate("awards", "What it is… (F2)"), self._change, "F2"),
            foot.add("save_file", translate("awards", "Save a copy…"), self._save_copy, "Ctrl+S"),
            foot.add("open_file", translate("awards", "Open (Enter)"), self._open),
        ]
        foot.add("add_files", translate("awards", "Add… (Ins)"), self._choose, "Ins", primary=True)
        lay_out(self, [intro, self.banner, self.table], foot, 900, 480)
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(workplace.undo)
        workplace.changed.connect(self._on_changed)
        workplace.told.connect(lambda text, _: self._tell(Tone.GOOD, text))
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
            lambda tx, progress: services.add_files(tx, self.nomination_id, paths, guess_file_kind, progress),
            owner=self,
            label=translate("awards", "Attaching files"),
            done=self._added,
            failed=lambda error: self._tell(Tone.BAD, self.workplace.say(error)),
            tell=lambda kept: translate("awards", "{count} files were attached").format(count=len(kept.added)),
        )

    # Inside

    def _make_table(self) -> RecordsTable:
        def day(one: Attachment) -> str:
            return print_date(one.added_at.astimezone(VIETNAM).date())

        table = RecordsTable(
            [
                Column("kind", translate("awards", "What it is"), _kind, 150, sort=_kind),
                Column("name", translate("awards", "File"), lambda one: one.name, 270, tooltip=lambda one: one.name),
                Column("size", translate("awards", "Size"), _size, 84, Align.RIGHT, sort=lambda one: one.size),
                Column("added", translate("awards", "Added on"), day, 100, sort=lambda one: one.added_at.isoformat()),
                Column("note", translate("awards", "What about"), lambda one: one.note, 210,
                       tooltip=lambda one: one.note),
            ],
            name="files_table",
            title=self.title,
            searchable=False,
            count_text=lambda count: translate("awards", "{count} files").format(count=count),
        )  # fmt: skip
        table.set_empty(
            EmptyState(
                "paperclip",
                translate("awards", "No files here yet"),
                translate(
                    "awards",
                    "Attach the signed tờ trình, the decision on an initiative, the opinion of another body: the "
                    "dossier then carries them in their place.",
                ),
            )
        )
        table.opened.connect(lambda _: self._open())
        table.removal_wanted.connect(lambda _: self._remove())
        table.chosen.connect(self._on_chosen)
        return table

    def _ask(self) -> None:
        self.workplace.ask(
            lambda reading: services.files_of(reading, self.nomination_id), self._show, owner=self, replaces="files"
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

    def _tell(self, tone: Tone, text: str) -> None:
        """The foot of the window is behind this dialog, so what it says stands here too."""
        self.banner.tell(tone, text)
        self.banner.show()

    def _choose(self) -> None:
        filters = f"{translate('awards', 'Papers and pictures')} ({FILES})"
        self.workplace.dialogs.ask_open_files(self.title, filters, self.add)

    def _added(self, kept: FilesKept) -> None:
        if kept.added:
            self._wanted = kept.added[0].id
        if kept.refused:
            self._tell(Tone.WARNING, "\n".join(map(self.workplace.say, kept.refused)))

    def _open(self) -> None:
        one: Attachment | None = self.table.current()
        if one is None:
            return
        copies = OpenedCopies(self.workplace.database.path.parent)

        def put(_: Any) -> Path:
            with self.workplace.database.read() as reading:
                found, content = services.open_file(reading, one.id)
            return copies.put(content, found.media_type.suffix)

        def show(path: Path) -> None:
            QTimer.singleShot(_FORGOTTEN_AFTER_MS, self.workplace, lambda: copies.forget(path))
            if not preview.open_file(path):
                copies.forget(path)
                text = translate("awards", "No program here opens such a file. Save a copy and take it elsewhere.")
                self._tell(Tone.WARNING, text)

        self.workplace.jobs.run(put, show, owner=self)

    def _save_copy(self) -> None:
        one: Attachment | None = self.table.current()
        if one is None:
            return
        suffix = one.media_type.suffix

        def save(path: Path) -> None:
            def work(_: Any) -> None:
                with self.workplace.database.read() as reading:
                    write_bytes(path, services.open_file(reading, one.id)[1])

            told = translate("awards", "Saved: {file}").format(file=path)
            self.workplace.jobs.run(work, lambda _: self._tell(Tone.GOOD, told), owner=self)

        suggestion = f"{Path(one.name).stem}.{suffix}"
        self.workplace.dialogs.ask_save_file(one.name, suggestion, f"{suffix.upper()} (*.{suffix})", save)

    def _change(self) -> None:
        chosen: list[Attachment] = self.table.selected()
        if not chosen:
            return
        options = [Option(kind, file_kind_name(kind)) for kind in FileKind]
        form = Form(
            [
                Choice("kind", translate("awards", "What it is"), options, required=True),
                Text("note", translate("awards", "What about"), most=200),
            ],
            1,
        )
        form.load({"kind": kind_of_file(chosen[0]), "note": chosen[0].note})
        ids = [one.id for one in chosen]
        title = chosen[0].name if len(chosen) == 1 else translate("awards", "{count} files").format(count=len(chosen))
        edit_with(
            self,
            self.workplace,
            title,
            form,
            "change_files",
            lambda tx, values: services.change_files(tx, ids, values["kind"], values["note"] or ""),
            lambda changed: translate("awards", "{count} files were named anew").format(count=len(changed)),
            width=460,
        )

    def _remove(self) -> None:
        ids = [one.id for one in self.table.selected()]
        if ids:
            self.workplace.act(
                "remove_files",
                lambda tx: services.remove_files(tx, ids),
                owner=self,
                tell=lambda gone: translate("awards", "{count} files were removed (Ctrl+Z)").format(count=len(gone)),
            )


def _kind(one: Attachment) -> str:
    return file_kind_name(kind_of_file(one))


def _size(one: Attachment) -> str:
    """As Windows says it: in kB up to a megabyte, then in MB with one place."""
    if one.size < 1 << 20:
        return f"{max(1, round(one.size / 1024))} kB"
    return f"{one.size / (1 << 20):.1f} MB".replace(".", ",")
