"""Templates of scoring sheets: the program's to be copied, the officer's own to be changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.core.changes import ChangeSet
from desktop.features.emulation import services
from desktop.features.emulation.domain import (
    GradeStep,
    ItemKind,
    ScoreGroup,
    ScoreItem,
    ScoreTemplate,
    SubjectKind,
    printed_points,
)
from desktop.features.emulation.ui.editing import edit
from desktop.features.emulation.words import field_sentence, item_kind_name, subject_kind_name
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action, button
from desktop.widgets.fields import Choice, Option, Text
from desktop.widgets.fields.parts import Part, Rows
from desktop.widgets.form import Form
from desktop.widgets.page import resize_within_screen
from desktop.widgets.records import Align, Column, RecordsTable
from desktop.widgets.words import translate

_STEPS = ("0.5", "1", "0.25")


class TemplatesDialog(QDialog):
    """The list of templates."""

    def __init__(self, parent: QWidget, workplace: Workplace) -> None:
        super().__init__(parent)
        self.setObjectName("templates")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("emulation", "Templates of scoring sheets"))
        self.workplace = workplace
        self.change = Action(
            self, "edit_template", translate("emulation", "Change…"), "pencil", self._change, needs_selection=True
        )
        self.copy = Action(
            self, "copy_template", translate("emulation", "Copy and change…"), "copy", self._copy, needs_selection=True
        )
        self.table = self._make_table()
        self._lay_out()
        workplace.changed.connect(self._on_changed)

    def start(self) -> None:
        self.open()
        self._ask()

    def _ask(self) -> None:
        self.workplace.ask(services.list_templates, self._show, owner=self, replaces="templates")

    def _show(self, templates: list[ScoreTemplate]) -> None:
        self.table.set_records(templates)
        self._tell_deeds()

    def _tell_deeds(self) -> None:
        chosen = self.table.selected()
        self.change.setEnabled(len(chosen) == 1 and not services.is_own_template(chosen[0]))

    def _open(self, template: ScoreTemplate) -> None:
        if services.is_own_template(template):
            self._edit_copy(template)
        else:
            self._edit(template)

    def _change(self) -> None:
        if chosen := self.table.selected():
            self._edit(chosen[0])

    def _copy(self) -> None:
        if chosen := self.table.selected():
            self._edit_copy(chosen[0])

    def _edit_copy(self, template: ScoreTemplate) -> None:
        name = translate("emulation", "{name} (of our union)").format(name=template.name)
        self._edit(replace(template, id="", version=1, revision=0, name=name))

    def _edit(self, template: ScoreTemplate) -> None:
        form = template_form()
        form.load(template_values(template))
        edit(
            self,
            self.workplace,
            template.name,
            form,
            "save_template",
            lambda tx, values: services.save_template(tx, with_template_values(template, values)),
            lambda done: translate("emulation", "Template “{name}” saved").format(name=done.shown),
            width=1120,
        )

    def _remove(self, templates: list[ScoreTemplate]) -> None:
        ids = [one.id for one in templates if not services.is_own_template(one)]
        if ids:
            self.workplace.act(
                "retire_templates",
                lambda tx: [services.retire_template(tx, one) for one in ids],
                owner=self,
                tell=lambda gone: translate("emulation", "{count} templates are no longer offered").format(
                    count=len(gone)
                ),
            )

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches("score_template"):
            self._ask()

    def _make_table(self) -> RecordsTable:
        columns: list[Column[Any]] = [
            Column("name", translate("emulation", "Template"), lambda one: one.name, 330),
            Column("code", translate("emulation", "Code"), lambda one: one.code, 90),
            Column("version", translate("emulation", "Version"), lambda one: str(one.version), 70, Align.CENTER),
            Column("subject", translate("emulation", "For"), lambda one: subject_kind_name(one.subject), 110),
            Column("most", translate("emulation", "Most points"), lambda one: printed_points(one.most), 90,
                   Align.RIGHT),
            Column("items", translate("emulation", "Items"), lambda one: str(len(one.items)), 60, Align.RIGHT),
            Column("whose", translate("emulation", "From"), _whose, 120),
        ]  # fmt: skip
        table = RecordsTable(
            columns,
            name="templates_table",
            title=translate("emulation", "Templates"),
            jobs=self.workplace.jobs,
            count_text=lambda count: translate("emulation", "{count} templates").format(count=count),
            searchable=False,
        )
        table.opened.connect(self._open)
        table.removal_wanted.connect(self._remove)
        table.set_actions([self.change, self.copy])
        table.chosen.connect(self._tell_deeds)
        return table

    def _lay_out(self) -> None:
        close = QPushButton(translate("emulation", "Done"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(button(self.copy))
        foot.addWidget(button(self.change))
        foot.addStretch(1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)
        resize_within_screen(self, 960, 460)


def template_form() -> Form:
    """Items stand one a row with the name of their group; a group is the rows that name it, in their order."""
    kinds = tuple(Option(one, item_kind_name(one)) for one in ItemKind)
    items = [
        Part("group", translate("emulation", "Group"), 140),
        Part("text", translate("emulation", "Item"), 330),
        Part("maximum", translate("emulation", "Most"), 62),
        Part("kind", translate("emulation", "It"), 132, options=kinds),
        Part("evidence", translate("emulation", "Evidence"), 130),
        Part("code", translate("emulation", "Code"), 50),
    ]
    grades = [
        Part("name", translate("emulation", "Grade"), 420),
        Part("least", translate("emulation", "From points"), 130),
    ]
    subjects = [Option(one, subject_kind_name(one)) for one in (SubjectKind.SECTION, SubjectKind.UNION)]
    steps = [Option(one, printed_points(one)) for one in _STEPS]
    return Form(
        [
            Text("name", translate("emulation", "Name"), required=True, wide=True),
            Text("code", translate("emulation", "Code"), required=True, most=30),
            Choice("subject", translate("emulation", "For"), subjects, required=True),
            Choice("step", translate("emulation", "Step of points"), steps, required=True),
            Text("limit", translate("emulation", "Total at most"), most=8),
            Rows("items", translate("emulation", "Items"), items, shown=9),
            Rows("grades", translate("emulation", "Grades, the best first"), grades),
            Text("cap", translate("emulation", "Best grade after a disqualifying condition")),
            Text("basis", translate("emulation", "Legal basis"), wide=True, most=500),
        ],
        say=field_sentence,
    )


def template_values(template: ScoreTemplate) -> dict[str, Any]:
    items = [
        {
            "group": group.name,
            "text": " ".join(item.text.split()),
            "maximum": printed_points(item.maximum),
            "kind": item.kind,
            "evidence": item.evidence,
            "code": item.code,
        }
        for group in template.groups
        for item in group.items
    ]
    return {
        "name": template.name,
        "code": template.code,
        "subject": template.subject,
        "step": template.step,
        "limit": printed_points(template.limit),
        "items": items,
        "grades": [{"name": one.name, "least": printed_points(one.least)} for one in template.grades],
        "cap": template.cap,
        "basis": template.basis,
    }


def with_template_values(template: ScoreTemplate, values: Mapping[str, Any]) -> ScoreTemplate:
    groups: dict[str, list[ScoreItem]] = {}
    name = ""
    for row in values["items"]:
        name = row["group"] or name
        item = ScoreItem(
            row["text"], row["code"], row["maximum"].replace(",", ".") or "0", row["kind"], row["evidence"]
        )
        groups.setdefault(name, []).append(item)
    return replace(
        template,
        name=values["name"],
        code=values["code"],
        subject=values["subject"],
        step=values["step"],
        limit=values["limit"].replace(",", "."),
        cap=values["cap"],
        basis=values["basis"],
        groups=tuple(ScoreGroup(group, tuple(items)) for group, items in groups.items()),
        grades=tuple(GradeStep(row["name"], row["least"].replace(",", ".")) for row in values["grades"]),
    )


def _whose(template: ScoreTemplate) -> str:
    own = services.is_own_template(template)
    return translate("emulation", "The program") if own else translate("emulation", "Our union")
