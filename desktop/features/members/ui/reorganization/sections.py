"""What becomes of each section: a row for each, with what it becomes and the name that goes with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.core.vietnamese.text import clean
from desktop.features.members.domain import Fate, SectionPlan
from desktop.features.members.services import SectionCrowd
from desktop.features.members.ui.reorganization.people import PeopleDialog
from desktop.features.members.words_in_time import fate_name
from desktop.widgets.chooser import Chooser
from desktop.widgets.words import translate

_NAME, _COUNT, _FATE, _TARGET = range(4)


@dataclass
class _Row:
    crowd: SectionCrowd
    fate: Chooser
    target: QComboBox
    choose: QPushButton
    stack: QStackedWidget
    parts: dict[str, tuple[str, ...]] = field(default_factory=dict)


class SectionsTable(QTableWidget):
    """Nothing is done here; `plans` says what was decided."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__(0, 4)
        self.setObjectName("reorganize_sections")
        self.setAccessibleName(translate("members", "What becomes of each section"))
        self.setHorizontalHeaderLabels(
            [
                translate("members", "Section"),
                translate("members", "People"),
                translate("members", "What becomes of it"),
                translate("members", "New name, or the section it goes to"),
            ]
        )
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(36)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        heading = self.horizontalHeader()
        for column, width in ((_COUNT, 84), (_FATE, 150)):
            self.setColumnWidth(column, width)
        heading.setMinimumSectionSize(80)
        for column in (_NAME, _TARGET):
            heading.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._rows: list[_Row] = []

    def show_crowds(self, crowds: Sequence[SectionCrowd]) -> None:
        names = [crowd.section.name for crowd in crowds]
        self.setRowCount(len(crowds))
        self._rows = []
        for place, crowd in enumerate(crowds):
            self.setItem(place, _NAME, QTableWidgetItem(crowd.section.name))
            count = QTableWidgetItem(str(len(crowd.people)))
            count.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(place, _COUNT, count)
            row = self._make_row(crowd, [name for name in names if name != crowd.section.name])
            self.setCellWidget(place, _FATE, row.fate)
            self.setCellWidget(place, _TARGET, row.stack)
            self._rows.append(row)

    def plans(self) -> tuple[SectionPlan, ...]:
        """Of the sections that do not stay as they are."""
        return tuple(plan for row in self._rows if (plan := _plan(row)).fate is not Fate.STAYS)

    def _make_row(self, crowd: SectionCrowd, others: Sequence[str]) -> _Row:
        name = crowd.section.name
        fate = Chooser(f"fate_{crowd.section.id}", f"{name}: {translate('members', 'What becomes of it')}")
        for one in Fate:
            fate.addItem(fate_name(one), one)
        target = QComboBox()
        target.setEditable(True)
        target.setObjectName(f"target_{crowd.section.id}")
        target.setAccessibleName(f"{name}: {translate('members', 'New name, or the section it goes to')}")
        target.addItems(list(others))
        target.setCurrentText("")
        choose = QPushButton(translate("members", "Choose people…"))
        choose.setObjectName(f"choose_{crowd.section.id}")
        choose.setAccessibleName(f"{name}: {choose.text()}")
        choose.setAutoDefault(False)
        stack = QStackedWidget()
        for part in (QWidget(), target, choose):
            stack.addWidget(part)
        row = _Row(crowd, fate, target, choose, stack)
        fate.currentIndexChanged.connect(lambda _: self._on_fate(row))
        target.currentTextChanged.connect(lambda _: self.edited.emit())
        choose.clicked.connect(lambda: self._choose(row, others))
        return row

    def _on_fate(self, row: _Row) -> None:
        fate = Fate(row.fate.currentData())  # Qt hands a plain text back
        row.stack.setCurrentIndex({Fate.RENAMED: 1, Fate.JOINS: 1, Fate.SPLITS: 2}.get(fate, 0))
        if fate is Fate.RENAMED and not row.target.currentText():
            row.target.setCurrentText(row.crowd.section.name)
        if fate is Fate.JOINS and row.target.currentText() == row.crowd.section.name:
            row.target.setCurrentText("")
        self.edited.emit()

    def _choose(self, row: _Row, others: Sequence[str]) -> None:
        gone = {member_id for ids in row.parts.values() for member_id in ids}
        left = [one for one in row.crowd.people if one[0] not in gone]

        def take(target: str, ids: tuple[str, ...]) -> None:
            row.parts[target] = (*row.parts.get(target, ()), *ids)
            told = "; ".join(f"{len(some)} → {name}" for name, some in row.parts.items())
            row.choose.setText(told)
            row.choose.setToolTip(told)
            self.edited.emit()

        PeopleDialog(self, row.crowd.section.name, left, others, take).open()


def _plan(row: _Row) -> SectionPlan:
    fate = Fate(row.fate.currentData())
    parts = dict(row.parts) if fate is Fate.SPLITS else {}
    target = clean(row.target.currentText()) if fate in (Fate.RENAMED, Fate.JOINS) else ""
    if fate is Fate.RENAMED and target == row.crowd.section.name:
        target = ""  # the same name is none
    return SectionPlan(row.crowd.section.id, fate, target, parts)
