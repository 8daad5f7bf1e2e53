"""A small feature of the tests' own, to stand in the frame: plain records in a table, no business."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget
from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.core.changes import ChangeSet
from desktop.core.database import Reading, Transaction
from desktop.core.errors import UserError
from desktop.core.store import Store
from desktop.core.tables import Stored
from desktop.shell.feature import Area, Feature
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action, Place
from desktop.widgets.editor import EditorDialog
from desktop.widgets.fields import Text as TextField
from desktop.widgets.form import Form
from desktop.widgets.records import Column, RecordsTable
from desktop.widgets.screen import Screen
from desktop.widgets.states import EmptyState


@dataclass(frozen=True)
class Note:
    id: str
    text: str
    revision: int = 0


class NoteRow(Stored):
    __tablename__ = "test_note"
    text: Mapped[str] = mapped_column(Text)


class Notes(Store[Note]):
    kind = "test_note"
    row = NoteRow
    record = Note


@dataclass(eq=False)
class NoteTaken(UserError):
    text: str


def list_notes(reading: Reading) -> list[Note]:
    return Notes(reading).all()


def add_note(tx: Transaction, text: str) -> Note:
    if any(note.text == text for note in Notes(tx).all()):
        raise NoteTaken(text)
    return Notes(tx).add(Note(tx.new_id(), text))


def change_note(tx: Transaction, id: str, text: str) -> Note:
    return Notes(tx).replace(dataclasses.replace(Notes(tx).get(id), text=text))


def remove_notes(tx: Transaction, ids: list[str]) -> int:
    for each in ids:
        Notes(tx).remove(each)
    return len(ids)


class NotesScreen(Screen):
    def __init__(self, workplace: Workplace) -> None:
        super().__init__("notes", "Ghi chú công việc", "Ghi lại việc cần làm.")
        self.workplace = workplace
        self.editor: EditorDialog | None = None
        self.opened_at: dict[str, Any] = {}
        self.table = RecordsTable(
            [Column("text", "Nội dung", lambda note: note.text, 400, sort=lambda note: note.text)],
            name="notes_table",
            title="Ghi chú",
            jobs=workplace.jobs,
            count_text=lambda count: f"{count} ghi chú",
        )
        add = Action(self, "add_note", "Thêm ghi chú…", "plus", self.add, "Ctrl+N|Ctrl+Ins", primary=True)
        remove = Action(self, "remove_notes", "Xóa", "trash-2", self.remove, "Ctrl+Del", needs_selection=True)
        show = Action(self, "print_notes", "In danh sách…", "printer", self.reload, "Ctrl+P", place=Place.REPORTS)
        self.deeds = [add, remove, show]
        self.table.set_actions(self.deeds)
        self.table.set_empty(EmptyState("file-text", "Chưa có ghi chú", "Bấm Ctrl+N để thêm.", [add]))
        self.table.removal_wanted.connect(lambda _: self.remove())
        self.content.addWidget(self.table)
        workplace.changed.connect(self.on_changed)

    def reload(self) -> None:
        self.workplace.ask(list_notes, self.table.set_records, owner=self, replaces="list")

    def on_changed(self, changes: ChangeSet) -> None:
        if changes.touches("test_note"):
            self.reload()

    def open_at(self, **where: Any) -> None:
        self.opened_at = where

    def status(self) -> str:
        return f"{self.table.model.rowCount()} bản ghi"

    def may_leave(self) -> bool:
        return self.editor is None or not self.editor.form.dirty

    def add(self) -> None:
        form = Form([TextField("text", "Nội dung", required=True)], columns=1)
        editor = EditorDialog(self, "Ghi chú mới", form, self.save, self.workplace.dialogs, another=True)
        editor.finished.connect(self.forget_editor)
        self.editor = editor
        editor.open()

    def forget_editor(self) -> None:
        self.editor = None

    def save(self, values: dict[str, Any]) -> None:
        editor = self.editor
        assert editor is not None
        self.workplace.act(
            "add_note",
            lambda tx: add_note(tx, values["text"]),
            owner=editor,
            done=lambda _: editor.saved(),
            failed=lambda error: editor.refuse(error, self.workplace.say(error)),
            tell=lambda note: f"Đã thêm {note.text}",
        )

    def remove(self) -> None:
        ids = [note.id for note in self.table.selected()]
        self.workplace.act(
            "remove_notes", lambda tx: remove_notes(tx, ids), owner=self, tell=lambda count: f"Đã xóa {count} ghi chú"
        )


class OtherScreen(Screen):
    def __init__(self, workplace: Workplace) -> None:
        super().__init__("other", "Màn hình khác")
        self.content.addWidget(QLabel("Trống"))


def words(error: UserError) -> str | None:
    return f"Đã có ghi chú “{error.text}”." if isinstance(error, NoteTaken) else None


def _other(name: str, title: str, icon: str, area: Area) -> Feature:
    return Feature(name, lambda: title, icon, area, screen=OtherScreen)


def _notes(workplace: Workplace) -> QWidget:
    return NotesScreen(workplace)


FEATURES = (
    _other("home", "Trang chủ", "house", Area.HOME),
    Feature("notes", lambda: "Đoàn viên", "users", Area.PEOPLE, screen=_notes, words=words),
    _other("sections", "Tổ chức", "building-2", Area.PEOPLE),
    _other("emulation", "Đăng ký thi đua", "flag", Area.RECOGNITION),
    _other("awards", "Đề nghị khen thưởng", "award", Area.RECOGNITION),
    _other("gifts", "Quà Tết", "gift", Area.WELFARE),
    _other("packages", "Trao đổi dữ liệu", "usb", Area.EXCHANGE),
    Feature("hidden", lambda: "Không có màn hình", "x", Area.SETTINGS),
)
