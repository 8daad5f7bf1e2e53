"""The list of members, and everything that is done with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial
from operator import attrgetter
from typing import Any, Literal

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from desktop.core.changes import ChangeSet
from desktop.core.contracts import Report
from desktop.core.database import Reading, Transaction
from desktop.core.errors import FieldRefused, UserError
from desktop.core.partial_date import print_date
from desktop.features.members import services
from desktop.features.members.domain import (
    ENDINGS,
    STAYING,
    EventKind,
    Hint,
    LabourRow,
    Member,
    MemberLine,
    MemberQuery,
    MembershipEvent,
    Merge,
    Status,
    counting_periods,
    doubts,
)
from desktop.features.members.imports import EXPORT, MemberImport
from desktop.features.members.reports import PERSONS, REPORTS, shown_list
from desktop.features.members.ui.duplicates import DuplicatesDialog, separate
from desktop.features.members.ui.figures import figures_form, figures_of
from desktop.features.members.ui.forms import (
    event_form,
    event_of,
    member_field,
    member_form,
    show_hints,
    values_of,
    with_values,
)
from desktop.features.members.ui.health import open_queue
from desktop.features.members.ui.many import SHARED, Crowd, ManyEditor, changed_sentence
from desktop.features.members.ui.saved_filters import PERSONAL, SavedFilter, keep_filters, load_filters
from desktop.features.members.words import event_name, hint_sentence, status_name
from desktop.features.organization.domain import Section
from desktop.features.organization.services import list_sections
from desktop.shell.feature import Feature
from desktop.shell.workplace import Workplace
from desktop.widgets import theme
from desktop.widgets.actions import Action, Place
from desktop.widgets.editor import Drawer, EditorDialog
from desktop.widgets.fields import Date, Text
from desktop.widgets.form import Form, field_sentence
from desktop.widgets.records import Column, Edit, PagedSource, RecordsTable
from desktop.widgets.screen import Screen
from desktop.widgets.states import Banner, EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

TONES = {Status.ACTIVE: None, Status.SUSPENDED: Tone.WARNING, Status.MOVED: Tone.NEUTRAL, Status.ENDED: Tone.NEUTRAL}
COUNTED_UP_TO = 20_000
"""Members above which what is behind the checks is not counted beforehand: it would keep the list waiting."""
IN_UNION, DOUBTFUL, LEFT, IN_BIN, ON_DAY = "staying", "doubtful", "left", "bin", "on_day"
SHOWN = {IN_UNION: STAYING, DOUBTFUL: STAYING, LEFT: (Status.MOVED, Status.ENDED)}


@dataclass(frozen=True)
class _Dossier:
    """One member with what stands beside the record."""

    member: Member
    history: list[MembershipEvent]
    section: str
    doubts: list[Hint]
    merges: list[Merge]
    told: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    """What other features tell of the person, each part with its heading."""


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
        self._saved = {one.key: one for one in load_filters(workplace.settings)}
        self._applied = ""
        self._doubts = lru_cache(maxsize=512)(doubts)  # asked for every cell at every painting
        self.table = self._make_table()
        self.drawer = Drawer()
        self.drawer.hide()
        self.section_filter = QComboBox()
        self.section_filter.setObjectName("members_section")
        self.section_filter.setAccessibleName(translate("members", "Section"))
        self.section_filter.setMinimumWidth(150)
        self.section_filter.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.section_filter.currentIndexChanged.connect(lambda _: self._show_list())
        self.table.bar.insertWidget(1, self.section_filter)
        self.day = self._make_day()
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
        `member` opens the record."""
        if where.get("show"):
            self.table.chips.choose(LEFT if where["left"] else IN_UNION)
            self.section_filter.setCurrentIndex(0)
        if where.get("search"):
            self.table.search_box.setText(where["search"])
            self._show_list()
        self._wanted = where.get("show", ""), self.query()
        if where.get("member"):
            self._open_record(where["member"])

    def status(self) -> str:
        return translate("members", "{count} members").format(count=self._shown)

    # The list

    def query(self) -> MemberQuery:
        """What the filters ask for. Without a chip: everybody who is or was a member."""
        chips = [self._saved[key].chip if key in self._saved else key for key in self.table.chips.checked()]
        statuses = tuple(status for key in chips for status in SHOWN.get(key, ()))
        section = self.section_filter.currentData() or ""
        sort, descending = self.table.sorting()
        return MemberQuery(
            self.table.search_text(), section, statuses, as_of=self._day if ON_DAY in chips else None,
            in_bin=IN_BIN in chips, doubtful=DOUBTFUL in chips, sort=sort, descending=descending,
            filters=self.table.filters(),
        )  # fmt: skip

    def _show_sections(self, sections: list[Section]) -> None:
        chosen = self.section_filter.currentData()
        self._sections = sections
        self.section_filter.blockSignals(True)
        self.section_filter.clear()
        self.section_filter.addItem(translate("members", "All sections"), "")
        for section in sections:
            self.section_filter.addItem(section.name, section.id)
        self.section_filter.setCurrentIndex(max(0, self.section_filter.findData(chosen)))
        self.section_filter.blockSignals(False)
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

    def _make_day(self) -> Date:
        """The day of the list "on the day…"; at first the last day of counting that is over."""
        day = Date("members_day", translate("members", "The list on the day"), today=self.today, past=True)
        self._day = next(period.last for period in counting_periods(self.today) if period.last <= self.today)
        day.load(self._day)
        day.entry.setFixedWidth(110)
        day.entry.hide()
        day.left.connect(lambda _: self._choose_day())
        self.table.bar.insertWidget(2, day.entry)
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
            self._show_list()

    def _show_list(self) -> None:
        query, database = self.query(), self.workplace.database
        self.day.entry.setVisible(query.as_of is not None)
        for deed in self.deeds:
            if deed.id == "drop_filter":
                deed.setVisible(bool(self._applied))
            if deed.id in ("remove_members", "take_from_bin"):
                deed.setVisible((deed.id == "take_from_bin") == query.in_bin)

        def count() -> int:
            with database.read() as reading:
                self._shown = services.count_members(reading, query)
                return self._shown

        def fetch(offset: int, limit: int) -> Sequence[MemberLine]:
            with database.read() as reading:
                return services.list_members(reading, query, limit, offset)

        self.table.set_source(PagedSource(count, fetch, query))

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches("section"):
            self.reload()
        elif changes.touches("member", "membership_event"):
            self._show_list()
            self._show_chosen()
        if changes.touches("member", "member_not_same", "member_left_as_is"):
            self._count_checks()

    def _make_table(self) -> RecordsTable:
        table = RecordsTable(
            [
                Column(
                    "full_name",
                    translate("members", "Full name"),
                    lambda line: line.full_name,
                    200,
                    tone=lambda line: TONES[line.status],
                    tooltip=lambda line: f"{line.full_name} – {status_name(line.status)}",
                    sort=lambda line: line.full_name,
                    filter="text",
                    edit=self._edit_of("full_name"),
                ),
                self._judged("birth", translate("members", "Born"), lambda line: str(line.birth or ""), 104),
                self._plain("sex", translate("members", "Sex"), lambda line: line.sex.value if line.sex else "", 78),
                self._plain("section_id", translate("members", "Section"), lambda line: line.section, 150),
                self._plain("job", translate("members", "Job"), lambda line: line.job, 150),
                self._plain("union_post", translate("members", "Union post, short"), lambda line: line.union_post, 104),
                self._judged("national_id", translate("members", "Citizen's number"), lambda line: line.masked_id, 122),
                self._judged("phone", translate("members", "Telephone"), lambda line: line.phone, 112),
                self._judged("joined", translate("members", "Member since"), lambda line: print_date(line.joined), 112),
                Column(
                    "status",
                    translate("members", "Status"),
                    lambda line: status_name(line.status),
                    120,
                    tone=lambda line: TONES[line.status],
                    hidden=True,
                ),
            ],
            name="members_table",
            title=translate("members", "Members"),
            jobs=self.workplace.jobs,
            count_text=lambda count: translate("members", "{count} members").format(count=count),
            search_hint=translate("members", "Name, number, telephone (Ctrl+F)"),
        )
        table.remember(self.workplace.settings)
        table.chips.exclusive = True
        table.chips.add(IN_UNION, translate("members", "In the union today"), checked=True)
        table.chips.add(DOUBTFUL, translate("members", "To look at again"))
        table.chips.add(LEFT, translate("members", "Left"))
        table.chips.add(ON_DAY, translate("members", "On the day…"))
        table.chips.add(IN_BIN, translate("members", "Bin"))
        for saved in self._saved.values():
            table.chips.add(saved.key, saved.name)
        table.chips.changed.connect(self._on_chip)
        table.searched.connect(lambda _: self._show_list())
        table.sorted.connect(lambda *_: self._show_list())
        table.opened.connect(lambda line: self._open_record(line.id))
        table.removal_wanted.connect(lambda _: self._remove())
        table.edited.connect(self._change_cell)
        table.filled_down.connect(self._fill_down)
        table.chosen.connect(self._show_chosen)
        table.model.loaded.connect(self._choose_wanted)
        return table

    def _judged(self, field: str, title: str, text: Callable[[MemberLine], str], width: int) -> Column[MemberLine]:
        """A column whose value may be one to look at again."""

        def told(line: MemberLine) -> str:
            return " ".join(_sentence(hint) for hint in self._doubts(line, self.today) if hint.field == field)

        plain = self._plain(field, title, text, width)
        return replace(plain, tone=lambda line: Tone.WARNING if told(line) else None, tooltip=told)

    def _plain(self, field: str, title: str, text: Callable[[MemberLine], str], width: int) -> Column[MemberLine]:
        """A column whose cells are changed in their place and which sorts; `field` is the member's."""
        cell: Callable[[MemberLine], Any] | None = None
        if field in ("birth", "joined", "national_id"):  # days stay days, and papers bear numbers in full
            cell = attrgetter(field)
        kind: Literal["text", "range"] = "range" if field in ("birth", "joined") else "text"
        return Column(field, title, text, width, sort=text, cell=cell, edit=self._edit_of(field), filter=kind)

    def _edit_of(self, field: str) -> Edit[MemberLine]:
        return Edit(lambda: member_field(field, self._sections, self.today), lambda line: getattr(line, field))

    def _make_deeds(self) -> list[Action]:
        def deed(*given: Any, **options: Any) -> Action:
            return Action(self, *given, **options)

        return [
            deed("add_member", translate("members", "Add…"), "user-plus", self._add, "Ctrl+N|Ctrl+Ins", primary=True),
            deed("edit_member", translate("members", "Edit…"), "pencil", self._edit, "Ctrl+E", needs_selection=True),
            deed("edit_many", translate("members", "Change many…"), "users", self._edit_many, "Ctrl+Shift+E",
                 in_toolbar=False),
            deed("save_filter", translate("members", "Keep this filter…"), "filter", self._save_filter,
                 in_toolbar=False),
            deed("drop_filter", translate("members", "Forget the kept filter"), "x", self._drop_filter,
                 in_toolbar=False),
            deed("record_event", translate("members", "Record a change…"), "history", self._record_event,
                 needs_selection=True, in_toolbar=False),
            deed("end_membership", translate("members", "End membership…"), "user-minus", self._end,
                 needs_selection=True),
            deed("remove_members", translate("members", "Delete"), "trash-2", self._remove, "Ctrl+Del",
                 needs_selection=True),
            deed("take_from_bin", translate("members", "Take from the bin"), "undo-2", self._take_from_bin,
                 needs_selection=True),
            deed("import_members", translate("members", "Import…"), "import",
                 lambda: self.workplace.import_file(MemberImport()), "Ctrl+Shift+O"),
            self.workplace.paste_action(self, "paste_members", MemberImport),
            deed("export_members", translate("members", "Export"), "download", self._export_shown),
            deed("export_whole", translate("members", "Export to import again"), "download",
                 lambda: self.workplace.save_list(EXPORT, self), in_toolbar=False),
            deed("print_members", translate("members", "Print list"), "printer", self._print_shown, "Ctrl+P"),
            deed("find_duplicates", translate("members", "Check for duplicates") + "…", "copy",
                 lambda: DuplicatesDialog(self, self.workplace).open(), "Ctrl+Shift+D"),
            deed("check_records", translate("members", "Check the records") + "…", "list-checks",
                 lambda: open_queue(self, self.workplace), "F7"),
            deed("separate_members", translate("members", "Separate what was merged"), "undo-2", self._separate,
                 needs_selection=True, in_toolbar=False),
            deed("labour_figures", translate("members", "Figures about the workers…"), "table", self._type_figures,
                 place=Place.REPORTS, in_toolbar=False),
            *(deed(f"print_{one.name}", one.title, "printer", partial(self._print_about, one), place=Place.REPORTS,
                   in_toolbar=False) for one in PERSONS),
        ]  # fmt: skip

    def _print_about(self, report: Report) -> None:
        """A paper about the chosen people; without any, of everybody or as a blank form."""
        self.workplace.save_report(report, self, ",".join(line.id for line in self.table.selected()))

    def _type_figures(self) -> None:
        """Ask for the figures about the workers on a day of counting, the one that is due first."""
        days = [period.last for period in counting_periods(self.today)]
        self.workplace.ask(
            lambda reading: {day: services.labour_figures(reading, day) for day in days},
            self._show_figures,
            owner=self,
        )

    def _show_figures(self, known: dict[date, dict[LabourRow, int]]) -> None:
        form = figures_form(known)

        def save(values: dict[str, Any]) -> None:
            day, figures = figures_of(values)
            self.workplace.act(
                "keep_labour_figures",
                lambda tx: services.keep_labour_figures(tx, day, figures),
                owner=editor,
                done=lambda _: editor.saved(),
                failed=lambda error: editor.refuse(error, self.workplace.say(error)),
                tell=lambda _: translate("members", "The figures of {day} were kept").format(day=print_date(day)),
            )

        title = translate("members", "Figures about the workers")
        editor = EditorDialog(self, title, form, save, self.workplace.dialogs, width=760)
        editor.open()

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

    # Filters kept by name

    def _on_chip(self) -> None:
        """A filter kept by name fills the boxes, and empties them when another is taken."""
        chosen = next((key for key in self.table.chips.checked() if key in self._saved), "")
        if chosen != self._applied:
            saved = self._saved.get(chosen)
            self.table.set_filters(saved.filters if saved else {})
            with QSignalBlocker(self.section_filter):
                self.section_filter.setCurrentIndex(
                    max(0, self.section_filter.findData(saved.section_id if saved else ""))
                )
        self._applied = chosen
        self._show_list()

    def _save_filter(self) -> None:
        form = Form([Text("filter_name", translate("members", "Name of the filter"), required=True, most=40)], 1)
        chips = [self._saved[key].chip if key in self._saved else key for key in self.table.chips.checked()]
        filters = {key: text for key, text in self.table.filters() if key not in PERSONAL}

        def save(values: dict[str, Any]) -> None:
            section = self.section_filter.currentData() or ""
            saved = SavedFilter(values["filter_name"], chips[0] if chips else "", section, filters)
            if saved.key not in self._saved:
                self.table.chips.add(saved.key, saved.name)
            self._saved[saved.key] = saved
            keep_filters(self.workplace.settings, list(self._saved.values()))
            self._applied = saved.key
            self.table.chips.choose(saved.key)
            self._show_list()
            editor.saved()

        title = translate("members", "Keep this filter")
        editor = EditorDialog(self, title, form, save, self.workplace.dialogs, width=420)
        editor.open()

    def _drop_filter(self) -> None:
        """Forget the filter that is on, and show everybody in the union again."""
        for key in [key for key in self.table.chips.checked() if key in self._saved]:
            del self._saved[key]
            self.table.chips.remove(key)
        keep_filters(self.workplace.settings, list(self._saved.values()))
        self.table.chips.choose(IN_UNION)
        self._on_chip()

    # The list as it is shown, going out

    def _export_shown(self) -> None:
        headings, rows = self._shown_rows()
        self.workplace.save_list(replace(EXPORT, columns=headings, rows=rows), self)

    def _print_shown(self) -> None:
        headings, rows = self._shown_rows()
        about = self._narrowed_to()
        paper = Report(
            "members", REPORTS[0].title, lambda reading, _: shown_list(reading, headings, rows(reading), about)
        )
        self.workplace.save_report(paper, self)

    def _shown_rows(self) -> tuple[tuple[str, ...], Callable[[Reading], Iterable[tuple[Any, ...]]]]:
        """Headings and rows of the columns that are seen, in their order, of everybody the list shows."""
        columns, query = self.table.shown_columns(), self.query()

        def rows(reading: Reading) -> Iterable[tuple[Any, ...]]:
            for line in services.list_members(reading, query):
                yield tuple((column.cell or column.text)(line) for column in columns)

        return tuple(column.title for column in columns), rows

    def _narrowed_to(self) -> str:
        """What the list was narrowed to, as a line under the title of its paper."""
        section = self.section_filter.currentText() if self.section_filter.currentData() else ""
        search = self.table.search_text()
        titles = {column.key: column.title for column in self.table.model.columns}
        filters = [f"{titles[key]}: {text}" for key, text in self.table.filters()]
        told = [*self.table.chips.texts(), section, *filters, f"“{search}”" if search else ""]
        return f"({'; '.join(one for one in told if one)})" if any(told) else ""

    # The record beside the list

    def _show_chosen(self) -> None:
        line = self.table.current()
        if line is None:
            self.drawer.hide()
            return
        self.workplace.ask(
            lambda reading: _dossier(reading, line.id, self.workplace.features),
            self._show_dossier,
            owner=self,
            failed=lambda _: self.drawer.hide(),  # it was taken back meanwhile, and the list is about to say so
            replaces="record",
        )

    def _choose_wanted(self) -> None:
        """Choose who was just added or navigated to, as soon as the list is there and unless another was asked for."""
        wanted, query = self._wanted
        if wanted and (query != self.query() or self.table.select(wanted)):
            self._wanted = "", query

    def _show_dossier(self, dossier: _Dossier) -> None:
        line = self.table.current()
        if line is not None and line.id == dossier.member.id:
            self.drawer.show_content(dossier.member.full_name, _dossier_view(dossier, self._separate))

    # Deeds

    def _open_record(self, member_id: str) -> None:
        self.workplace.ask(lambda reading: services.get_member(reading, member_id), self._edit_member, owner=self)

    def _edit(self) -> None:
        if line := self.table.current():
            self._open_record(line.id)

    def _add(self) -> None:
        form = member_form(self._sections, self.today)
        section = self.section_filter.currentData()
        form.load({"section_id": section or "", "joined": self.today})
        self._open_editor(translate("members", "New member"), form, None)

    def _edit_member(self, member: Member) -> None:
        form = member_form(self._sections, self.today)
        form.load(values_of(member))
        show_hints(form, self.today)
        self._open_editor(member.full_name, form, member)

    def _change_cell(self, line: MemberLine, field: str, value: Any) -> None:
        """Do what was typed into a cell; what is refused is told there."""
        self.workplace.act(
            "change_member",
            lambda tx: services.change_members(tx, [line.id], lambda kept: with_values(kept, {field: value})),
            owner=self,
            done=lambda changed: None if changed else self.table.model.forget(line, field),
            failed=lambda error: self.table.refuse(line, field, self.workplace.say(error)),
            tell=lambda _: translate("members", "{name} was changed").format(name=line.full_name),
        )

    def _fill_down(self, first: MemberLine, field: str) -> None:
        """What the first of those chosen has in that field, for all of them; nobody is given another's name."""
        if field not in SHARED:
            return
        column = next(one for one in self.table.model.columns if one.key == field)
        value, read = getattr(first, field), self.table.reader()
        self.workplace.act_long(
            "change_members",
            lambda tx, _: services.change_members(
                tx, [line.id for line in read()], lambda kept: with_values(kept, {field: value})
            ),
            owner=self,
            label=translate("members", "Changing many at once"),
            tell=lambda changed: changed_sentence(len(changed), column.title, column.text(first)),
        )

    def _edit_many(self) -> None:
        """One value for those chosen, or for all the list shows."""
        query, read, chosen = self.query(), self.table.reader(), self.table.selected_count()
        everybody = translate("members", "Everybody in this list ({count})").format(count=self._shown)
        crowds = [Crowd(everybody, lambda reading: services.list_ids(reading, query))]
        if chosen:
            name = translate("members", "Those chosen ({count})").format(count=chosen)
            crowds.insert(0, Crowd(name, lambda _: [line.id for line in read()]))
        ManyEditor(self.workplace, crowds, self.table.current_column(), self._sections, self.today, self).open()

    def _open_editor(self, title: str, form: Any, member: Member | None) -> None:
        def refused(error: UserError) -> None:
            show_hints(form, self.today)
            editor.refuse(error, self.workplace.say(error))

        def saved(kept: Member) -> None:
            self._wanted = kept.id, self.query()
            editor.saved()

        def save(values: dict[str, Any]) -> None:
            draft = with_values(member or Member(id="", full_name=""), values)
            self.workplace.act(
                "change_member" if member else "add_member",
                lambda tx: services.change_member(tx, draft) if member else services.add_member(tx, draft),
                owner=editor,
                done=saved,
                failed=refused,
                tell=lambda saved: (
                    translate("members", "{name} was changed") if member else translate("members", "{name} was added")
                ).format(name=saved.full_name),
            )

        editor = EditorDialog(self, title, form, save, self.workplace.dialogs, another=member is None, width=860)
        editor.open()

    def _record_event(self) -> None:
        kinds = (EventKind.SUSPENDED, EventKind.RETURNED, EventKind.MOVED_IN, *ENDINGS)
        self._open_event(translate("members", "A change in the membership of {name}"), kinds)

    def _end(self) -> None:
        self._open_event(translate("members", "End the membership of {name}"), ENDINGS)

    def _open_event(self, title: str, kinds: Sequence[EventKind]) -> None:
        lines = self.table.selected()
        if not lines:
            return
        form = event_form(kinds, self.today)
        form.load({"kind": kinds[0], "on": self.today})

        def record(tx: Transaction, values: dict[str, Any]) -> MembershipEvent:
            return [services.record_event(tx, event_of(line.id, values)) for line in lines][-1]

        def save(values: dict[str, Any]) -> None:
            self.workplace.act(
                "record_event",
                lambda tx: record(tx, values),
                owner=editor,
                done=lambda _: editor.saved(),
                failed=lambda error: editor.refuse(error, self.workplace.say(error)),
                tell=lambda recorded: translate("members", "{name}: {event} on {day}").format(
                    name=_people(lines), event=event_name(recorded.kind), day=print_date(recorded.on)
                ),
            )

        title = title.format(name=_people(lines))
        editor = EditorDialog(self, title, form, save, self.workplace.dialogs, width=640)
        editor.open()

    def _separate(self) -> None:
        """Take the latest merge of the chosen person apart: what was merged before it comes next."""
        if not (line := self.table.current()):
            return

        def take_latest(merges: list[Merge]) -> None:
            if merges:
                separate(self.workplace, self, merges[-1])
            else:
                nothing = translate("members", "{name} was merged with nobody.")
                self.workplace.dialogs.show_note(nothing.format(name=line.full_name))

        self.workplace.ask(lambda reading: services.list_merges(reading, line.id), take_latest, owner=self)

    def _remove(self) -> None:
        lines = self.table.selected()
        ids = [line.id for line in lines]
        if not ids or self.query().in_bin:
            return
        self.workplace.ask(
            lambda reading: self._hanging_on(reading, ids), lambda found: self._ask_to_remove(lines, found), owner=self
        )

    def _take_from_bin(self) -> None:
        ids = [line.id for line in self.table.selected()]
        self.workplace.act(
            "take_from_bin",
            lambda tx: services.take_from_bin(tx, ids),
            owner=self,
            tell=lambda taken: translate("members", "{count} members are back").format(count=len(taken)),
        )

    def _hanging_on(self, reading: Reading, ids: Sequence[str]) -> list[str]:
        """What other features have recorded about these people, in words."""
        dependents = [one for feature in self.workplace.features for one in feature.dependents if one.kind == "member"]
        counted = [(one, one.count(reading, ids)) for one in dependents]
        return [one.name(count) for one, count in counted if count]

    def _ask_to_remove(self, lines: Sequence[MemberLine], hanging: Sequence[str]) -> None:
        """Somebody entered by mistake goes at once; who has records most likely left, and is to be ended."""
        if not hanging:
            self._move_to_bin([line.id for line in lines])
            return
        text = translate(
            "members",
            "{name} has {records} in the book. Delete is for people entered by mistake: the records stay, but the "
            "person is missing from every list. Whoever left the union is ended instead, so that last year's reports "
            "stay right.",
        )
        can_end = all(line.status in STAYING for line in lines)
        self.workplace.dialogs.confirm(
            text.format(name=_people(lines), records=", ".join(hanging)),
            translate("members", "Delete all the same"),
            lambda: self._move_to_bin([line.id for line in lines]),
            better=(translate("members", "End membership…"), self._end) if can_end else None,
        )

    def _move_to_bin(self, ids: Sequence[str]) -> None:
        self.workplace.act(
            "move_to_bin",
            lambda tx: services.move_to_bin(tx, ids),
            owner=self,
            tell=lambda gone: translate("members", "{count} members were deleted").format(count=len(gone)),
        )


def _people(lines: Sequence[MemberLine]) -> str:
    if len(lines) == 1:
        return lines[0].full_name
    return translate("members", "{count} members").format(count=len(lines))


def _dossier(reading: Reading, member_id: str, features: Sequence[Feature] = ()) -> _Dossier:
    member = services.get_member(reading, member_id)
    names = {section.id: section.name for section in list_sections(reading)}
    history, section = services.membership_history(reading, member_id), names.get(member.section_id, "")
    merges = services.list_merges(reading, member_id)
    told = tuple(
        (one.title(), found)
        for feature in features
        for one in feature.told
        if one.kind == "member" and (found := tuple(one.tell(reading, member_id)))
    )
    return _Dossier(member, history, section, doubts(member, reading.today()), merges, told)


def _dossier_view(dossier: _Dossier, separate_latest: Callable[[], None]) -> QWidget:
    """Label and value pairs, then the history, newest last."""
    member = dossier.member
    view = QWidget()
    layout = QVBoxLayout(view)
    layout.setContentsMargins(0, 4, 8, 4)
    layout.setSpacing(5)
    if dossier.doubts:
        lines = [translate("members", "To look at again:"), *map(_sentence, dossier.doubts)]
        layout.addWidget(Banner(Tone.WARNING, "\n".join(lines)))
    facts = (
        (translate("members", "Status"), status_name(member.status)),
        (translate("members", "Section"), dossier.section),
        (translate("members", "Born"), str(member.birth or "")),
        (translate("members", "Citizen's number"), member.masked_id),
        (translate("members", "Telephone"), member.phone),
        (translate("members", "Job"), member.job),
        (translate("members", "Union post"), member.union_post),
        (translate("members", "Home town"), member.home_town),
        (translate("members", "Education"), member.education),
        (translate("members", "Working here since"), print_date(member.start_work)),
        (translate("members", "Union member since"), print_date(member.joined)),
        (translate("members", "Note"), member.note),
    )
    for label, value in facts:
        if value:
            layout.addLayout(_fact(label, value))
    heading = QLabel(translate("members", "History"))
    heading.setProperty("role", "heading")
    layout.addWidget(heading)
    for event in dossier.history:
        extra = event.reason or event.counterpart
        layout.addLayout(_fact(print_date(event.on), f"{event_name(event.kind)}{f' – {extra}' if extra else ''}"))
    for merge in dossier.merges:
        merged = translate("members", "The record of {name} was merged into this one").format(name=merge.gone_name)
        layout.addLayout(_fact(print_date(merge.merged_at.date()), merged))
    for title, pairs in dossier.told:
        part = QLabel(title)
        part.setProperty("role", "heading")
        layout.addWidget(part)
        for label, value in pairs:
            layout.addLayout(_fact(label, value))
    if dossier.merges:
        apart = QPushButton(translate("members", "Separate {name} again").format(name=dossier.merges[-1].gone_name))
        apart.setObjectName("separate_latest")
        apart.setAccessibleName(apart.text())
        apart.setAutoDefault(False)
        apart.clicked.connect(lambda: separate_latest())
        layout.addWidget(apart)
    layout.addStretch(1)
    return view


def _sentence(hint: Hint) -> str:
    return hint_sentence(hint.problem, hint.found, hint.expected)


def _fact(label: str, value: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    name, text = QLabel(label), QLabel(value)
    name.setProperty("role", "muted")
    name.setFixedWidth(118)
    name.setWordWrap(True)
    text.setWordWrap(True)
    row.addWidget(name)
    row.addWidget(text, 1)
    return row
