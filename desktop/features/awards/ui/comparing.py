"""What a rule pack would change, person by person and rule by rule, before it is installed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.features.awards.rules import Outcome
from desktop.features.awards.services import Changed, Comparison, VoteChange
from desktop.features.awards.ui.explanation import VERDICT_TONES
from desktop.features.awards.words import base_name, verdict_name
from desktop.widgets.page import resize_within_screen
from desktop.widgets.records import Column, RecordsTable
from desktop.widgets.states import EmptyState
from desktop.widgets.words import translate


class CompareDialog(QDialog):
    """ "3 of 14 nominees change, because …", before a pack is installed."""

    def __init__(self, parent: QWidget, found: Comparison, install: Any | None) -> None:
        super().__init__(parent)
        self.setObjectName("compare_pack")
        self.setWindowTitle(translate("awards", "What the rule pack would change"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = QLabel(found.pack.title)
        title.setProperty("role", "heading")
        title.setWordWrap(True)
        said = QLabel(comparison_words(found))
        said.setObjectName("comparison")
        said.setWordWrap(True)
        self.table = RecordsTable(
            [
                Column("subject", translate("awards", "Nominee"), lambda one: one.subject, 170),
                Column("award", translate("awards", "Award"), lambda one: one.award, 170),
                Column("before", translate("awards", "Now"), lambda one: verdict_name(one.before), 130,
                       tone=lambda one: VERDICT_TONES[one.before]),
                Column("after", translate("awards", "With the pack"), lambda one: verdict_name(one.after), 130,
                       tone=lambda one: VERDICT_TONES[one.after]),
                Column("why", translate("awards", "Because"), change_words, 340, tooltip=change_words),
            ],
            name="changes_table",
            title=translate("awards", "Nominees that change"),
            count_text=lambda count: translate("awards", "{count} change").format(count=count),
        )  # fmt: skip
        self.why = QLabel()
        self.why.setObjectName("change_in_full")
        self.why.setWordWrap(True)
        self.table.chosen.connect(self._show_why)
        self.table.set_records(found.changed)
        self.table.set_empty(EmptyState("circle-check", translate("awards", "No nominee is judged otherwise"), ""))
        row = QHBoxLayout()
        row.addStretch()
        if install is not None:
            row.addWidget(self._button("install", translate("awards", "Install"), lambda: self._do(install), True))
        row.addWidget(self._button("close_comparison", translate("awards", "Close"), self.reject, False))
        layout = QVBoxLayout(self)
        layout.addWidget(title)
        layout.addWidget(said)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.why)
        layout.addLayout(row)
        resize_within_screen(self, 980, 520)
        if found.changed:
            self.table.select(found.changed[0].id)

    def _show_why(self) -> None:
        one: Changed | None = self.table.current()
        self.why.setText(f"{one.subject}: {change_words(one)}" if one else "")

    def _do(self, install: Any) -> None:
        self.accept()
        install()

    def _button(self, name: str, text: str, clicked: Any, primary: bool) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setProperty("primary", primary)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: clicked())
        return button


def comparison_words(found: Comparison) -> str:
    if not found.judged:
        return translate("awards", "Nobody is nominated yet, so nothing would change.")
    text = translate(
        "awards",
        "{verdicts} of {judged} nominees would be judged otherwise; {changed} have a rule that answers otherwise.",
    )
    said = text.format(verdicts=len(found.verdicts), judged=found.judged, changed=len(found.changed))
    for change in found.votes:
        said = f"{said}\n{_vote_words(change)}"
    if found.supposed:
        supposed = translate("awards", "The pack is not in force for a campaign of the book yet; this is how it would "
                                       "judge {campaign}.")  # fmt: skip
        said = f"{said} {supposed.format(campaign=found.supposed)}"
    return said


def _vote_words(change: VoteChange) -> str:
    text = translate("awards", "{award}: {before} % of {before_base} was enough, now {after} % of {after_base}")
    before, after = change.before, change.after
    return text.format(award=after.short, before=before.vote_percent, before_base=base_name(before.vote_base),
                       after=after.vote_percent, after_base=base_name(after.vote_base))  # fmt: skip


def change_words(one: Changed) -> str:
    parts = []
    for change in one.rules:
        answer = change.after or change.before
        if answer is None:
            continue
        if change.after is None or change.after.outcome is Outcome.PASS:
            parts.append(translate("awards", "{rule}: no longer asked for").format(rule=answer.title))
        else:
            text = translate("awards", "{rule}: {asked}; found: {found} ({article})")
            parts.append(text.format(rule=answer.title, asked=answer.threshold, found=answer.found,
                                     article=answer.source))  # fmt: skip
    return "; ".join(parts)
