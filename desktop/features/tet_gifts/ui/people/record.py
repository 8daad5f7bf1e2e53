"""Somebody's hardship record: the reasons with what proves them, and what the household lives on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.core.errors import FieldRefused, UserError
from desktop.core.partial_date import print_date
from desktop.features.tet_gifts.domain import Reason
from desktop.features.tet_gifts.domain.people import ONLY_THIS_YEAR, Circumstance, Evidence, PersonRecord
from desktop.features.tet_gifts.services import people, reason_name
from desktop.features.tet_gifts.words import field_refusal
from desktop.features.tet_gifts.words_of_people import belonging_name, evidence_name
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action, button
from desktop.widgets.editor import EditorDialog
from desktop.widgets.fields import Choice, Date, Money, Number, Option
from desktop.widgets.form import Form
from desktop.widgets.page import resize_within_screen
from desktop.widgets.records import Column, RecordsTable
from desktop.widgets.states import EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate


class RecordDialog(QDialog):
    """Ctrl+N adds a reason, Enter changes it, Delete takes off what was entered by mistake. Every change is kept at
    once and can be taken back."""

    def __init__(self, parent: QWidget, workplace: Workplace, beneficiary_id: str) -> None:
        super().__init__(parent)
        self.setObjectName("tet_record")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = translate("tet_gifts", "Hardship record")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.workplace, self.beneficiary_id = workplace, beneficiary_id
        self.today = workplace.database.clock.today()
        self.record: PersonRecord | None = None
        self.who, self.means = QLabel(), QLabel()
        self.who.setProperty("role", "heading")
        self.who.setObjectName("record_who")
        self.means.setProperty("role", "muted")
        self.means.setWordWrap(True)
        self.deeds = self._make_deeds()
        self.table = self._make_table()
        self._lay_out()
        workplace.changed.connect(lambda _: self.reload())

    def start(self) -> None:
        self.open()
        self.reload()
        self.table.take_focus()

    def reload(self) -> None:
        self.workplace.ask(
            lambda reading: people.person_record(reading, self.beneficiary_id), self._show, owner=self,
            replaces="record",
        )  # fmt: skip

    def _show(self, record: PersonRecord) -> None:
        self.record, line = record, record.line
        self.who.setText(" · ".join(filter(None, (line.full_name, line.unit, belonging_name(line.belonging)))))
        means = record.means
        told = []
        if means and means.income is not None:
            told.append(translate("tet_gifts", "Income: {amount} đồng a head and month.").format(amount=means.income))
        if means and means.dependants is not None:
            told.append(translate("tet_gifts", "Dependants: {count}.").format(count=means.dependants))
        self.means.setText(" ".join(told) or translate("tet_gifts", "Income and dependants are not noted."))
        self.table.set_records(record.circumstances)

    def _make_deeds(self) -> list[Action]:
        return [
            Action(self, "add_reason", translate("tet_gifts", "Add a reason…"), "plus", lambda: self._edit(None),
                   "Ctrl+N", primary=True),
            Action(self, "change_reason", translate("tet_gifts", "Change…"), "pencil", self._change,
                   needs_selection=True),
            Action(self, "remove_reason", translate("tet_gifts", "Take off"), "trash-2", self._remove,
                   needs_selection=True),
            Action(self, "note_means", translate("tet_gifts", "Income, dependants…"), "coins", self._note_means),
        ]  # fmt: skip

    def _make_table(self) -> RecordsTable:
        columns: list[Column[Any]] = [
            Column("reason", translate("tet_gifts", "Reasons"), lambda one: reason_name(one.reason).full, 300),
            Column("since", translate("tet_gifts", "Since"), lambda one: print_date(one.since), 92),
            Column("until", translate("tet_gifts", "Until"), lambda one: print_date(one.until), 92),
            Column("evidence", translate("tet_gifts", "Proved by"), _evidence, 190,
                   tone=lambda one: None if one.evidence else Tone.WARNING),
            Column("noted", translate("tet_gifts", "Noted on"), lambda one: print_date(one.noted_on), 92),
        ]  # fmt: skip
        table = RecordsTable(
            columns,
            name="tet_record_table",
            title=translate("tet_gifts", "Reasons that stand"),
            jobs=self.workplace.jobs,
            searchable=False,
            count_text=lambda count: translate("tet_gifts", "{count} reasons").format(count=count),
        )
        table.set_actions(self.deeds)
        table.opened.connect(lambda _: self._change())
        table.removal_wanted.connect(lambda _: self._remove())
        table.set_empty(
            EmptyState(
                "list-checks",
                translate("tet_gifts", "No reason stands here"),
                translate(
                    "tet_gifts",
                    "A reason stays from one Tết to the next until its last day. Codes only: no illness by name.",
                ),
                self.deeds[:1],
            )
        )
        return table

    def _change(self) -> None:
        for one in self.table.selected()[:1]:
            self._edit(one)

    def _edit(self, known: Circumstance | None) -> None:
        taken = {one.reason for one in (self.record.circumstances if self.record else ())}
        reasons = [one for one in Reason if one not in ONLY_THIS_YEAR and (one not in taken or known)]
        form = Form(
            [
                Choice("reason", translate("tet_gifts", "Reasons"),
                       [Option(one, reason_name(one).full) for one in reasons], required=True, wide=True),
                Date("since", translate("tet_gifts", "Since"), today=self.today),
                Date("until", translate("tet_gifts", "Until"), today=self.today,
                     hint=translate("tet_gifts", "Empty as long as it holds.")),
                Choice("evidence", translate("tet_gifts", "Proved by"),
                       [Option(one, evidence_name(one)) for one in Evidence], wide=True,
                       empty=translate("tet_gifts", "Nothing yet")),
            ],
            say=field_refusal,
        )  # fmt: skip
        if known:
            form.load({"reason": known.reason, "since": known.since, "until": known.until, "evidence": known.evidence})
        draft = known or Circumstance("", self.beneficiary_id, Reason.HARDSHIP)
        self._open(
            translate("tet_gifts", "Reason of the record"), form, "keep_circumstance",
            lambda tx, values: people.keep_circumstance(tx, replace(draft, **values)),
            translate("tet_gifts", "The hardship record was changed"),
        )  # fmt: skip

    def _remove(self) -> None:
        ids = [one.id for one in self.table.selected()]
        self.workplace.act(
            "remove_circumstance", lambda tx: [people.remove_circumstance(tx, one) for one in ids], owner=self,
            tell=lambda _: translate("tet_gifts", "Taken off the hardship record"),
        )  # fmt: skip

    def _note_means(self) -> None:
        means = self.record.means if self.record else None
        form = Form(
            [
                Money("income", translate("tet_gifts", "Income a head and month")),
                Number("dependants", translate("tet_gifts", "Dependants")),
            ],
            say=field_refusal,
        )
        if means:
            form.load({"income": means.income, "dependants": means.dependants})
        self._open(
            translate("tet_gifts", "Income, dependants"), form, "keep_means",
            lambda tx, values: people.keep_means(tx, self.beneficiary_id, values["income"], values["dependants"]),
            translate("tet_gifts", "The hardship record was changed"),
        )  # fmt: skip

    def _open(self, title: str, form: Form, act: str, deed: Any, told: str) -> None:
        def save(values: dict[str, Any]) -> None:
            self.workplace.act(
                act, lambda tx: deed(tx, values), owner=editor, done=lambda _: editor.saved(),
                failed=lambda error: editor.refuse(error, self._say(error)), tell=lambda _: told,
            )  # fmt: skip

        editor = EditorDialog(self, title, form, save, self.workplace.dialogs, width=560)
        editor.open()

    def _say(self, error: UserError) -> str:
        own = field_refusal(error) if isinstance(error, FieldRefused) else None
        return own or self.workplace.say(error)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for deed in self.deeds:
            row.addWidget(button(deed))
        row.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        close = QPushButton(translate("widgets", "Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.who)
        layout.addWidget(self.means)
        layout.addLayout(row)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)
        resize_within_screen(self, 860, 460)


def _evidence(one: Circumstance) -> str:
    return evidence_name(one.evidence) if one.evidence else translate("tet_gifts", "Nothing yet")
