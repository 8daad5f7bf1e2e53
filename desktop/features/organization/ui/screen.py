"""The union's own page: who it is, whom it reports to and since when, its sections."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from desktop.core.changes import ChangeSet
from desktop.core.database import Reading, Transaction
from desktop.core.partial_date import print_date
from desktop.features.organization import services
from desktop.features.organization.domain import DISTRICTS_UNTIL, Section, Superior, SuperiorKind, Union
from desktop.features.organization.words import superior_kind_name
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action
from desktop.widgets.editor import EditorDialog, Panel, scrolled
from desktop.widgets.fields import Choice, Date, Number, Option, Text, Tick
from desktop.widgets.form import Form
from desktop.widgets.records import Column, RecordsTable
from desktop.widgets.screen import Screen
from desktop.widgets.states import Banner, EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate


@dataclass(frozen=True)
class _Page:
    union: Union
    superiors: list[Superior]
    sections: list[Section]


class OrganizationScreen(Screen):
    """The union (đơn vị), its superiors (công đoàn cấp trên) over time and its sections (tổ công đoàn)."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(
            "organization",
            translate("organization", "Our union"),
            translate(
                "organization",
                "What stands here is printed on every paper. When the union above changes, add the new one with the "
                "day it begins: papers of earlier days keep the earlier name.",
            ),
        )
        self.workplace = workplace
        self.today = workplace.database.clock.today()
        self.union: Union | None = None
        self.form = self._union_form()
        self.sections = self._sections_table()
        self.superiors = self._superiors_table()
        self.deeds = [
            Action(self, "save_union", translate("organization", "Save"), "save", self._save, "Ctrl+S", primary=True),
            Action(self, "add_section", translate("organization", "Add section…"), "plus", self._add_section, "Ctrl+N"),
            Action(
                self,
                "reorganize",
                translate("organization", "Re-organise the union…"),
                "refresh-cw",
                lambda: workplace.navigate("members", deed="reorganize"),
            ),
            Action(
                self, "begin_superior", translate("organization", "New superior…"), "building-2", self._add_superior
            ),
        ]
        self._teach()
        self._lay_out()
        workplace.changed.connect(self._on_changed)

    def reload(self) -> None:
        self.workplace.ask(_page, self._show, owner=self, replaces="page")

    def may_leave(self) -> bool:
        if self.form.dirty:
            self._save()
        return True

    # Showing

    def _show(self, page: _Page) -> None:
        self.union = page.union
        if not self.form.dirty:
            self.form.load({name: getattr(page.union, name) for name in Union.__dataclass_fields__})
        self.sections.set_records(page.sections)
        self.superiors.set_records(page.superiors)
        latest = next(iter(page.superiors), None)
        self.ended.setVisible(latest is not None and not latest.kind.exists_on(self.today))
        if latest:
            text = translate(
                "organization", "{name} ended on {day}: no paper names it any more. Add the union that took its place."
            )
            self.ended.tell(Tone.WARNING, text.format(name=latest.name, day=print_date(DISTRICTS_UNTIL)))

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches("union", "superior", "section"):
            self.reload()

    def _union_form(self) -> Form:
        return Form(
            [
                Text("name", translate("organization", "Name of the union"), required=True, wide=True),
                Text("header", translate("organization", "As printed at the top of papers"), wide=True,
                     hint=translate("organization", "Empty: the name in capitals.")),
                Text("code", translate("organization", "Code"), required=True, most=30),
                Text("term", translate("organization", "Term"), placeholder="2025-2030", most=20),
                Text("place", translate("organization", "Place before the date of papers"), most=80),
                Text("chair", translate("organization", "Chair"), most=120),
                Number("workers", translate("organization", "People employed, members or not")),
                Text("tax_code", translate("organization", "Tax code"), most=20),
                Text("phone", translate("organization", "Telephone"), most=30),
                Text("email", translate("organization", "E-mail"), most=120),
                Text("address", translate("organization", "Address"), wide=True),
            ]
        )  # fmt: skip

    def _sections_table(self) -> RecordsTable:
        table = RecordsTable(
            [
                Column("name", translate("organization", "Section"), lambda section: section.name, 190, tooltip=_names),
                Column("leader", translate("organization", "Leader"), lambda section: section.leader, 140),
                Column("since", translate("organization", "Since"), lambda section: print_date(section.since), 96),
                Column("closed", translate("organization", "State"), _state, 170),
            ],
            name="sections_table",
            title=translate("organization", "Sections"),
            count_text=lambda count: translate("organization", "{count} sections").format(count=count),
            searchable=False,
        )
        table.opened.connect(self._edit_section)
        return table

    def _superiors_table(self) -> RecordsTable:
        table = RecordsTable(
            [
                Column("name", translate("organization", "Union above"), lambda one: one.name, 270),
                Column("since", translate("organization", "Since"), lambda one: print_date(one.since), 100),
                Column("decision", translate("organization", "Decision"), lambda one: one.decision, 120),
            ],
            name="superiors_table",
            title=translate("organization", "Superiors"),
            count_text=lambda _: "",  # one or two: nobody counts them
            searchable=False,
        )
        table.opened.connect(self._edit_superior)
        return table

    def _teach(self) -> None:
        by_id = {action.id: action for action in self.deeds}
        for table, icon, title, text, deed in (
            (
                self.superiors,
                "building-2",
                translate("organization", "The union above is not known"),
                translate("organization", "Papers are addressed to it, and packages are sent to it."),
                "begin_superior",
            ),
            (
                self.sections,
                "users",
                translate("organization", "No sections yet"),
                translate("organization", "Members are put into sections; an imported list adds its own by itself."),
                "add_section",
            ),
        ):
            table.set_empty(EmptyState(icon, title, text, [by_id[deed]]))

    def _lay_out(self) -> None:
        left = Panel(translate("organization", "On every paper"))
        left.content.addWidget(scrolled(self.form))
        save = QPushButton(translate("organization", "Save"))
        save.setObjectName("save_union_button")
        save.setAccessibleName(save.text())
        save.setProperty("primary", True)
        save.clicked.connect(self._save)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(save)
        left.content.addLayout(foot)
        above = Panel(translate("organization", "Unions above, over time"))
        self.ended = Banner(Tone.WARNING, actions=[next(one for one in self.deeds if one.id == "begin_superior")])
        self.ended.hide()
        above.content.addWidget(self.ended)
        above.content.addWidget(self.superiors)
        sections = Panel(translate("organization", "Sections"))
        sections.content.addWidget(self.sections)
        right = QVBoxLayout()
        right.addWidget(above, 2)
        right.addWidget(sections, 3)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(left, 1)
        row.addLayout(right, 1)
        self.content.addLayout(row)

    # Deeds

    def _save(self) -> None:
        if self.union is None or (values := self.form.accept()) is None:
            return
        changed = replace(self.union, **{**values, "workers": values["workers"] or 0})
        self.form.mark_clean()
        self.workplace.act(
            "change_union",
            lambda tx: services.change_union(tx, changed),
            owner=self,
            tell=lambda _: translate("organization", "The union's page was saved"),
        )

    def _add_section(self) -> None:
        form = Form([Text("name", translate("organization", "Section"), required=True, most=120)], columns=1)
        self._edit_with(
            translate("organization", "New section"),
            form,
            "add_section",
            lambda tx, values: services.add_section(tx, values["name"]),
            translate("organization", "The section was added"),
            another=True,
        )

    def _edit_section(self, section: Section) -> None:
        form = Form(
            [
                Text("name", translate("organization", "Section"), required=True, most=120),
                Text("leader", translate("organization", "Leader"), most=120),
                Date("renamed_on", translate("organization", "Another name since (empty: a spelling put right)"),
                     today=self.today, past=True,
                     hint=translate("organization", "Papers of earlier days keep the old name.")),
                Date("since", translate("organization", "First day of the section"), today=self.today, past=True),
                Date("until", translate("organization", "Last day of the section"), today=self.today, past=True),
                Tick("closed", translate("organization", "Closed: no longer offered for members")),
            ],
            columns=1,
        )  # fmt: skip
        form.load({name: getattr(section, name) for name in ("name", "leader", "since", "until", "closed")})
        for former in section.former_names:
            until = translate("organization", "Until {day}: {name}")
            form.set_hint("name", until.format(day=print_date(former.until), name=former.name))
        self._edit_with(
            section.name,
            form,
            "change_section",
            lambda tx, values: _change_section(tx, section, values),
            translate("organization", "The section was changed"),
        )

    def _add_superior(self) -> None:
        blank = Superior(id="", name="", kind=SuperiorKind.CD_PHUONG)
        form = self._superior_form()
        form.load({"kind": blank.kind, "since": self.workplace.database.clock.today()})
        self._edit_with(
            translate("organization", "New union above"),
            form,
            "begin_superior",
            lambda tx, values: services.begin_superior(tx, replace(blank, **values)),
            translate("organization", "The new superior was added"),
        )

    def _edit_superior(self, superior: Superior) -> None:
        form = self._superior_form()
        form.load({name: getattr(superior, name) for name in Superior.__dataclass_fields__})
        self._edit_with(
            superior.name,
            form,
            "change_superior",
            lambda tx, values: services.change_superior(tx, replace(superior, **values)),
            translate("organization", "The superior was changed"),
        )

    def _superior_form(self) -> Form:
        kinds = [Option(kind, superior_kind_name(kind)) for kind in SuperiorKind]
        return Form(
            [
                Text("name", translate("organization", "Name"), required=True, wide=True),
                Choice("kind", translate("organization", "Kind"), kinds),
                Text("code", translate("organization", "Code"), most=30),
                Text("header", translate("organization", "As printed at the top of papers"), wide=True),
                Date("since", translate("organization", "Since"), today=self.workplace.database.clock.today()),
                Text("decision", translate("organization", "Number of the decision"), most=60),
            ]
        )

    def _edit_with(self, title: str, form: Form, act: str, deed: Any, told: str, *, another: bool = False) -> None:
        def save(values: dict[str, Any]) -> None:
            self.workplace.act(
                act,
                lambda tx: deed(tx, values),
                owner=editor,
                done=lambda _: editor.saved(),
                failed=lambda error: editor.refuse(error, self.workplace.say(error)),
                tell=lambda _: told,
            )

        editor = EditorDialog(self, title, form, save, self.workplace.dialogs, another=another, width=620)
        editor.open()


def _change_section(tx: Transaction, section: Section, values: dict[str, Any]) -> Section:
    """A day for the last one closes it; a day for the name keeps the old name for the papers of before."""
    renamed_on, name = values.pop("renamed_on"), values.pop("name")
    values["closed"] = values["closed"] or values["until"] is not None
    changed = replace(section, **values)
    if renamed_on and name != section.name:
        return services.rename_section(tx, changed, name, renamed_on)
    return services.change_section(tx, replace(changed, name=name))


def _state(section: Section) -> str:
    if not section.closed:
        return ""
    if section.until is None:
        return translate("organization", "Closed")
    return translate("organization", "Closed, last day {day}").format(day=print_date(section.until))


def _names(section: Section) -> str:
    """The name with those of before."""
    until = translate("organization", "Until {day}: {name}")
    former = (until.format(day=print_date(one.until), name=one.name) for one in section.former_names)
    return "\n".join((section.name, *former))


def _page(reading: Reading) -> _Page:
    return _Page(services.get_union(reading), services.list_superiors(reading), services.list_sections(reading))
