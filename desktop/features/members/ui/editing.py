"""Members added and changed: in the record, in a cell of the list, or many at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.core.database import Reading, Transaction
from desktop.core.errors import UserError
from desktop.features.members import services
from desktop.features.members.domain import Member, MemberLine, MemberQuery
from desktop.features.members.ui.forms import member_form, show_hints, values_of, with_values
from desktop.features.members.ui.many import SHARED, Crowd, ManyEditor, changed_sentence
from desktop.features.members.ui.papers import PapersDesk
from desktop.features.members.ui.scan import new_member_form
from desktop.features.organization.domain import Section
from desktop.shell.workplace import Workplace
from desktop.widgets.editor import EditorDialog
from desktop.widgets.form import Form
from desktop.widgets.paste_preview import PastePreview
from desktop.widgets.records import RecordsTable, Wish
from desktop.widgets.words import translate


class Editing:
    """What is typed about the people of one list."""

    def __init__(
        self,
        workplace: Workplace,
        screen: QWidget,
        table: RecordsTable,
        sections: Callable[[], Sequence[Section]],
        today: date,
        saved: Callable[[Member], None],
        papers: PapersDesk,
    ) -> None:
        """`saved` hears of a record that was kept, before the list shows it."""
        self._workplace, self._screen, self._table = workplace, screen, table
        self._sections, self._today, self._saved, self._papers = sections, today, saved, papers
        table.edited.connect(self.change_cell)
        table.filled_down.connect(self.fill_down)
        table.block_edited.connect(self.change_block)

    def open_record(self, member_id: str, field: str = "") -> None:
        def find(reading: Reading) -> tuple[Member, bytes | None]:
            return services.get_member(reading, member_id), services.photo_of(reading, member_id)

        self._workplace.ask(find, lambda found: self._edit(*found, field), owner=self._screen)

    def edit_chosen(self) -> None:
        if line := self._table.current():
            self.open_record(line.id)

    def add(self, section_id: str) -> None:
        form = new_member_form(self._workplace, self._sections(), self._today, self.open_record)
        form.load({"section_id": section_id, "joined": self._today})
        self._open(translate("members", "New member"), form, None)

    def _edit(self, member: Member, photo: bytes | None, field: str = "") -> None:
        form = member_form(self._sections(), self._today)
        form.load(values_of(member))
        show_hints(form, self._today)
        self._open(member.full_name, form, member, photo)
        if field:
            form.focus(field)

    def change_cell(self, line: MemberLine, field: str, value: Any) -> None:
        """Do what was typed into a cell; what is refused is told there."""
        self._workplace.act(
            "change_member",
            lambda tx: services.change_members(tx, [line.id], lambda kept: with_values(kept, {field: value})),
            owner=self._screen,
            done=lambda changed: None if changed else self._table.model.forget(line, field),
            failed=lambda error: self._table.refuse(line, field, self._workplace.say(error)),
            tell=lambda _: translate("members", "{name} was changed").format(name=line.full_name),
        )

    def fill_down(self, first: MemberLine, field: str) -> None:
        """What the first of those chosen has in that field, for all of them; nobody is given another's name."""
        if field not in SHARED:
            return
        column = next(one for one in self._table.model.columns if one.key == field)
        value, read = first.of(field), self._table.reader()
        self._workplace.act_long(
            "change_members",
            lambda tx, _: services.change_members(
                tx, [line.id for line in read()], lambda kept: with_values(kept, {field: value})
            ),
            owner=self._screen,
            label=translate("members", "Changing many at once"),
            tell=lambda changed: changed_sentence(len(changed), column.title, column.text(first)),
        )

    def change_block(self, deed: str, wishes: list[Wish]) -> None:
        """Do what was wished for a block of cells at once; what was pasted is shown first."""
        if deed == "paste":
            preview = PastePreview(
                self._screen, wishes, lambda line: line.full_name, self._write_cells, self._workplace.say
            )
            preview.open()
        elif wishes:
            self._write_cells(wishes, lambda: None, self._workplace.dialogs.show_refusal)

    def _write_cells(
        self, wishes: Sequence[Wish], done: Callable[[], None], failed: Callable[[UserError], None]
    ) -> None:
        changes: dict[str, dict[str, Any]] = {}
        for wish in wishes:
            changes.setdefault(wish.record.id, {})[wish.column.key] = wish.value
        self._workplace.act_long(
            "change_members",
            lambda tx, _: services.change_members(tx, changes, lambda kept: with_values(kept, changes[kept.id])),
            owner=self._screen,
            label=translate("members", "Changing many at once"),
            done=lambda _: done(),
            failed=failed,
            tell=lambda changed: translate("members", "Changed {cells} cells of {people} people").format(
                cells=len(wishes), people=len(changed)
            ),
        )

    def edit_many(self, query: MemberQuery, shown: int) -> None:
        """One value for those chosen, or for all the list shows."""
        read, chosen = self._table.reader(), self._table.selected_count()
        everybody = translate("members", "Everybody in this list ({count})").format(count=shown)
        crowds = [Crowd(everybody, lambda reading: services.list_ids(reading, query))]
        if chosen:
            name = translate("members", "Those chosen ({count})").format(count=chosen)
            crowds.insert(0, Crowd(name, lambda _: [line.id for line in read()]))
        ManyEditor(
            self._workplace, crowds, self._table.current_column(), self._sections(), self._today, self._screen
        ).open()

    def _open(self, title: str, form: Form, member: Member | None, photo: bytes | None = None) -> None:
        panel = self._papers.panel(member, photo)

        def refused(error: UserError) -> None:
            show_hints(form, self._today)
            editor.refuse(error, self._workplace.say(error))

        def saved(kept: Member) -> None:
            self._saved(kept)
            editor.saved()

        def save(values: dict[str, Any]) -> None:
            draft = with_values(member or Member(id="", full_name=""), values)
            keep_photo = panel.deed()

            def deed(tx: Transaction) -> Member:
                kept = services.change_member(tx, draft) if member else services.add_member(tx, draft)
                keep_photo(tx, kept.id)
                return kept

            self._workplace.act(
                "change_member" if member else "add_member",
                deed,
                owner=editor,
                done=saved,
                failed=refused,
                tell=lambda saved: (
                    translate("members", "{name} was changed") if member else translate("members", "{name} was added")
                ).format(name=saved.full_name),
            )

        editor = EditorDialog(
            self._screen,
            title,
            form,
            save,
            self._workplace.dialogs,
            another=member is None,
            width=990,
            beside=panel,
        )
        editor.open()
