"""The list of members, and everything that is done with them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QSplitter

from desktop.core.changes import ChangeSet
from desktop.core.database import Reading
from desktop.features.members import services
from desktop.features.members.domain import Headcount, Member, MemberLine, MemberQuery
from desktop.features.members.imports import MemberImport
from desktop.features.members.reports import PERSONS
from desktop.features.members.ui.columns import MemberColumns
from desktop.features.members.ui.drawer import Dossier, dossier_of, dossier_view
from desktop.features.members.ui.duplicates import DuplicatesDialog
from desktop.features.members.ui.editing import Editing
from desktop.features.members.ui.figures import open_figures
from desktop.features.members.ui.finder import IN_UNION, LEFT, Finder
from desktop.features.members.ui.going_out import COPY_WHOLE, GoingOut
from desktop.features.members.ui.health import open_queue
from desktop.features.members.ui.history import HistoryDesk
from desktop.features.members.ui.in_time import deeds_in_time
from desktop.features.members.ui.leaving import Leaving
from desktop.features.members.ui.papers import PapersDesk
from desktop.features.organization.domain import Section
from desktop.features.organization.services import list_sections
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action, Place
from desktop.widgets.editor import Drawer
from desktop.widgets.records import PagedSource, RecordsTable
from desktop.widgets.screen import Screen
from desktop.widgets.states import EmptyState
from desktop.widgets.words import translate

COUNTED_UP_TO = 20_000
"""Members above which what is behind the checks is not counted beforehand: it would keep the list waiting."""


class MembersScreen(Screen):
    """The members (đoàn viên) in Vietnamese order, with the record of the chosen one beside the list."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(
            "members",
            translate("members", "Members"),
            translate(
                "members",
                "Type part of a name, number or telephone to search; marks and capitals do not matter. Somebody who "
                "leaves is ended, not deleted, so that last year's reports stay right. Delete is for people entered "
                "by mistake.",
            ),
        )
        self.workplace = workplace
        self.today = workplace.database.clock.today()
        self._sections: list[Section] = []
        self._shown = 0
        self._wanted = ("", MemberQuery())
        self._day = self.today  # the day ages are counted on
        self.table = self._make_table()
        self.finder = Finder(workplace, self.table)
        self.finder.changed.connect(self._show_list)
        self.papers = PapersDesk(self, workplace, self.table.current, self.table.selected)
        self.editing = Editing(
            workplace, self, self.table, lambda: self._sections, self.today, self._expect, self.papers
        )
        self.leaving = Leaving(workplace, self, self.table)
        self.history = HistoryDesk(workplace, self)
        self.going_out = GoingOut(workplace, self, self.table, self.finder)
        self.drawer = Drawer()
        self.drawer.hide()
        self.deeds = self._make_deeds()
        self.table.set_actions(self.deeds)
        self.table.set_empty(self._empty_state())
        parts = QSplitter()
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.table)
        parts.addWidget(self.drawer)
        parts.setStretchFactor(0, 1)
        parts.setSizes([900, 300])
        self.content.addWidget(parts)
        workplace.changed.connect(self._on_changed)

    # What the window asks

    def reload(self) -> None:
        self.workplace.ask(list_sections, self._show_sections, owner=self, replaces="sections")

    def open_at(self, **where: Any) -> None:
        """`search` fills the search box, `show` chooses that member in the list, among those who left if `left`;
        `member` opens the record, at a `field` of it."""
        if where.get("show"):
            self.finder.go_to(LEFT if where["left"] else IN_UNION)
        if where.get("search"):
            self.table.search_box.setText(where["search"])
            self._show_list()
        self._wanted = where.get("show", ""), self.finder.query()
        if where.get("deed"):
            next(one for one in self.deeds if one.id == where["deed"]).trigger()
        if where.get("member"):
            self.editing.open_record(where["member"], where.get("field", ""))

    def status(self) -> str:
        return translate("members", "{count} members").format(count=self._shown)

    # The list

    def _show_sections(self, sections: list[Section]) -> None:
        self._sections = sections
        self.finder.show_sections(sections)
        self._show_list()
        self._count_checks()

    def _count_checks(self) -> None:
        """Tell on the buttons how many wait behind them."""

        def count(reading: Reading) -> tuple[int, int] | None:
            if services.count_members(reading) > COUNTED_UP_TO:
                return None
            return len(services.find_duplicates(reading)), len(services.list_ailments(reading))

        self.workplace.ask(count, self._show_counts, owner=self, replaces="checks")

    def _show_counts(self, counts: tuple[int, int] | None) -> None:
        titles = translate("members", "Check for duplicates"), translate("members", "Check the records")
        deeds = {deed.id: deed for deed in self.deeds}
        for deed, title, count in zip(("find_duplicates", "check_records"), titles, counts or (0, 0), strict=True):
            deeds[deed].setText(f"{title} ({count})…" if counts else f"{title}…")
            deeds[deed].setIconText(f"{title} ({count})" if counts else title)

    def _show_list(self) -> None:
        query, database = self.finder.query(), self.workplace.database
        self._day = query.as_of or self.today
        self.finder.show_day(query.as_of)
        for deed in self.deeds:
            if deed.id == "drop_filter":
                deed.setVisible(bool(self.finder.applied))
            if deed.id in ("remove_members", "take_from_bin"):
                deed.setVisible((deed.id == "take_from_bin") == query.in_bin)
            if deed.id == "erase_members":
                deed.setVisible(query.in_bin or LEFT in self.table.chips.checked())

        def count() -> int:
            with database.read() as reading:
                self._shown = services.count_members(reading, query)
                return self._shown

        def fetch(offset: int, limit: int) -> Sequence[MemberLine]:
            with database.read() as reading:
                return services.list_members(reading, query, limit, offset)

        def values(field: str) -> Sequence[tuple[str, int]]:
            with database.read() as reading:
                return services.list_values(reading, query, field)

        self.table.set_source(PagedSource(count, fetch, query, values))
        self.workplace.ask(
            lambda reading: services.count_women(reading, query), self._tell_sums, owner=self, replaces="sums"
        )

    def _tell_sums(self, count: Headcount) -> None:
        text = translate("members", "{count} members, {women} of them women")
        self.table.set_footer(text.format(count=count.total, women=count.women) if count.total else "")

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches("section"):
            self.reload()
        elif changes.touches("member", "membership_event", "section_move"):
            self._show_list()
            self._show_chosen()
        elif changes.touches("attachment"):
            self._show_chosen()
        if changes.touches("member", "member_not_same", "member_left_as_is"):
            self._count_checks()

    def _make_table(self) -> RecordsTable:
        table = RecordsTable(
            MemberColumns(lambda: self._sections, lambda: self._day).every(),
            name="members_table",
            title=translate("members", "Members"),
            jobs=self.workplace.jobs,
            count_text=lambda count: translate("members", "{count} members").format(count=count),
            search_hint=translate("members", "Name, number, telephone (Ctrl+F)"),
        )
        table.remember(self.workplace.settings)
        table.search_begun.connect(self._prepare_search)
        table.searched.connect(lambda _: self._show_list())
        table.sorted.connect(lambda *_: self._show_list())
        table.arrangement.changed.connect(self._show_list)
        table.opened.connect(lambda line: self.editing.open_record(line.id))
        table.removal_wanted.connect(lambda _: self._remove())
        table.chosen.connect(self._show_chosen)
        table.model.loaded.connect(self._choose_wanted)
        return table

    def _prepare_search(self) -> None:
        query = self.finder.query()
        self.workplace.ask(
            lambda reading: services.prepare_search(reading, query), lambda _: None, owner=self, replaces="search"
        )

    def _make_deeds(self) -> list[Action]:
        def deed(*given: Any, **options: Any) -> Action:
            return Action(self, *given, **options)

        return [
            deed("add_member", translate("members", "Add…"), "user-plus", self._add, "Ctrl+N|Ctrl+Ins", primary=True),
            deed("edit_member", translate("members", "Edit…"), "pencil", self.editing.edit_chosen, "Ctrl+E",
                 needs_selection=True),
            deed("edit_many", translate("members", "Change many…"), "users", self._edit_many, "Ctrl+Shift+E",
                 in_toolbar=False),
            deed("save_filter", translate("members", "Keep this filter…"), "filter", self.finder.save_filter,
                 in_toolbar=False),
            deed("drop_filter", translate("members", "Forget the kept filter"), "x", self.finder.drop_filter,
                 in_toolbar=False),
            deed("choose_columns", translate("members", "Choose columns…"), "columns-3",
                 self.table.choose_columns, "Ctrl+Shift+K", place=Place.LISTS, in_toolbar=False),
            deed("record_event", translate("members", "Record a change…"), "history", self.leaving.record,
                 needs_selection=True, in_toolbar=False),
            deed("end_membership", translate("members", "End membership…"), "user-minus", self.leaving.end,
                 needs_selection=True),
            deed("remove_members", translate("members", "Delete"), "trash-2", self._remove, "Ctrl+Del",
                 needs_selection=True),
            deed("take_from_bin", translate("members", "Take from the bin"), "undo-2", self.leaving.take_from_bin,
                 needs_selection=True),
            deed("import_members", translate("members", "Import…"), "import",
                 lambda: self.workplace.import_file(MemberImport()), "Ctrl+Shift+O"),
            self.workplace.paste_action(self, "paste_members", MemberImport),
            deed("export_members", translate("members", "Export"), "download", self.going_out.export_shown),
            deed("export_whole", translate("members", "Export to import again"), "download",
                 self.going_out.export_whole, in_toolbar=False),
            deed("copy_whole", translate("members", "Copy with identity numbers in full"), "copy",
                 self.going_out.copy_whole, COPY_WHOLE, needs_selection=True, in_toolbar=False),
            deed("print_members", translate("members", "Print list"), "printer", self.going_out.print_shown, "Ctrl+P"),
            deed("find_duplicates", translate("members", "Check for duplicates") + "…", "copy",
                 lambda: DuplicatesDialog(self, self.workplace).open(), "Ctrl+Shift+D"),
            deed("check_records", translate("members", "Check the records") + "…", "list-checks",
                 lambda: open_queue(self, self.workplace), "F7"),
            deed("separate_members", translate("members", "Separate what was merged"), "undo-2",
                 self.leaving.separate_latest, needs_selection=True, in_toolbar=False),
            *deeds_in_time(self, self.workplace, self.table, self.today),
            *self.papers.make_deeds(),
            deed("labour_figures", translate("members", "Figures about the workers…"), "table",
                 lambda: open_figures(self.workplace, self, self.today),
                 place=Place.REPORTS, in_toolbar=False),
            *(deed(f"print_{one.name}", one.title, "printer", partial(self.going_out.print_about, one),
                   place=Place.REPORTS, in_toolbar=False) for one in PERSONS),
        ]  # fmt: skip

    def _empty_state(self) -> EmptyState:
        by_id = {action.id: action for action in self.deeds}
        return EmptyState(
            "users",
            translate("members", "No members here yet"),
            translate(
                "members",
                "Bring in the Excel list you already have: the program finds the columns by itself, shows what it "
                "would do, and takes everything back if you wish. Or add people one by one.",
            ),
            [by_id["import_members"], by_id["paste_members"], by_id["add_member"]],
        )

    def _add(self) -> None:
        self.editing.add(self.finder.section())

    def _edit_many(self) -> None:
        self.editing.edit_many(self.finder.query(), self._shown)

    def _remove(self) -> None:
        if not self.finder.query().in_bin:
            self.leaving.remove()

    # The record beside the list

    def _show_chosen(self) -> None:
        line = self.table.current()
        if line is None:
            self.drawer.hide()
            return
        self.workplace.ask(
            lambda reading: dossier_of(reading, line.id, self.papers, self.workplace.features),
            self._show_dossier,
            owner=self,
            failed=lambda _: self.drawer.hide(),  # it was taken back meanwhile, and the list is about to say so
            replaces="record",
        )

    def _choose_wanted(self) -> None:
        """Choose who was just added or navigated to, as soon as the list is there and unless another was asked for."""
        wanted, query = self._wanted
        if wanted and (query != self.finder.query() or self.table.select(wanted)):
            self._wanted = "", query

    def _show_dossier(self, dossier: Dossier) -> None:
        line = self.table.current()
        if line is not None and line.id == dossier.member.id:
            view = dossier_view(dossier, self.leaving.separate_latest, self.papers, self.history)
            self.drawer.show_content(dossier.member.full_name, view)

    def _expect(self, member: Member) -> None:
        """Choose that person once the list shows them."""
        self._wanted = member.id, self.finder.query()
