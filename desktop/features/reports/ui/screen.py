"""The gallery (Báo cáo): every paper of every feature, to be saved as PDF, Excel or Word and opened at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.core import late
from desktop.core.contracts import Report, Subject
from desktop.core.database import Reading
from desktop.core.files import safe_name
from desktop.features.reports import words
from desktop.features.reports.ui.formats import format_button
from desktop.features.reports.ui.thumbnail import Sketch, Thumbnail, sketch
from desktop.shell.feature import Feature
from desktop.shell.workplace import Workplace
from desktop.widgets import preview, theme
from desktop.widgets.chooser import Chooser
from desktop.widgets.editor import scrolled
from desktop.widgets.flow import FlowLayout
from desktop.widgets.screen import Screen
from desktop.widgets.states import EmptyState
from desktop.widgets.words import translate

CARD_WIDTH = 385
FOLDER, OPEN = "reports/folder", "reports/open"


class ReportsScreen(Screen):
    """Papers (báo cáo, biểu mẫu) grouped by feature, with the campaign they are about."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(
            "reports",
            words.title(),
            translate(
                "reports",
                "Choose a paper, then PDF to print and sign, Excel to work on the list, or Word to edit the text. "
                "The paper opens when it has been saved.",
            ),
        )
        self.workplace = workplace
        self.open_after = QCheckBox(translate("reports", "Open the paper when it has been saved"))
        self.open_after.setObjectName("open_after_saving")
        self.open_after.setChecked(workplace.settings.value(OPEN, True, bool))  # type: ignore[arg-type]
        self.open_after.toggled.connect(lambda wanted: workplace.settings.setValue(OPEN, wanted))
        self.groups = [_Group(feature, self) for feature in workplace.features if feature.reports]
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(14)
        for group in self.groups:
            column.addWidget(group)
        column.addStretch()
        if self.groups:
            self.content.addWidget(scrolled(inside), 1)
            foot = QHBoxLayout()
            foot.addWidget(self.open_after)
            foot.addStretch()
            foot.addWidget(self._templates_button())
            self.content.addLayout(foot)
        else:
            nothing = translate("reports", "There are no papers yet")
            self.content.addWidget(
                EmptyState("printer", nothing, translate("reports", "No part of the program offers one."))
            )

    def _templates_button(self) -> QPushButton:
        made = QPushButton(theme.icon("file-text"), translate("reports", "Word templates…"))
        made.setObjectName("word_templates")
        made.setAccessibleName(made.text())
        made.clicked.connect(self.open_templates)
        return made

    def open_templates(self) -> None:
        late.attribute("desktop.features.reports.ui.templates:TemplatesDialog")(self, self.workplace).open()

    def reload(self) -> None:
        for group in self.groups:
            group.reload()

    def open_at(self, **where: Any) -> None:
        """`report="members"` puts the focus on that paper."""
        for group in self.groups:
            for card in group.cards:
                if card.report.name == where.get("report"):
                    card.buttons[0].setFocus()

    def status(self) -> str:
        count = sum(len(group.cards) for group in self.groups)
        return translate("reports", "{count} papers").format(count=count)

    def look_at(self, report: Report, campaign: str) -> None:
        """Lay the paper out as it will be printed, and show its pages."""
        self.workplace.jobs.run(
            lambda _: self._proof(report, campaign),
            lambda proof: self._show(report, campaign, proof),
            owner=self,
            label=translate("reports", "Laying out “{title}”").format(title=report.title),
            blocking=True,
        )

    def save(self, report: Report, campaign: str, format: str) -> None:
        """Ask where to, write the paper, say so and open it."""
        told = "" if report.subject is Subject.PEOPLE else campaign
        name = safe_name("-".join(part for part in (report.title, told) if part))
        folder = str(self.workplace.settings.value(FOLDER, ""))
        suggestion = str(Path(folder) / f"{name}.{format}") if folder and Path(folder).is_dir() else f"{name}.{format}"

        def write(path: Path) -> None:
            self.workplace.settings.setValue(FOLDER, str(path.parent))
            self.workplace.jobs.run(
                lambda progress: self.workplace.render(report, campaign, path, progress),
                lambda _: self._saved(path),
                owner=self,
                label=translate("reports", "Writing “{title}”").format(title=report.title),
                blocking=True,
            )

        self.workplace.dialogs.ask_save_file(report.title, suggestion, words.file_kinds(format), write)

    def _proof(self, report: Report, campaign: str) -> Any:
        with self.workplace.database.read() as reading:
            document = report.build(reading, campaign)
        return late.attribute("desktop.features.reports.pdf:Proof")(document)

    def _show(self, report: Report, campaign: str, proof: Any) -> None:
        show = late.attribute("desktop.features.reports.ui.proof:ProofDialog")
        show(self, report.title, proof, report.formats, lambda format: self.save(report, campaign, format)).open()

    def _saved(self, path: Path) -> None:
        self.workplace.show_snackbar(translate("reports", "Saved: {file}").format(file=path))
        if self.open_after.isChecked() and not preview.open_file(path):
            self.workplace.dialogs.show_note(
                translate("reports", "The paper was saved, but no program here opens it: {file}").format(file=path)
            )


class _Group(QWidget):
    """One feature's papers under its name, and what they are made for."""

    def __init__(self, feature: Feature, screen: ReportsScreen) -> None:
        super().__init__()
        self.gallery, self.feature = screen, feature
        heading = QLabel(feature.title())
        heading.setProperty("role", "heading")
        heading.setContentsMargins(0, 4, 0, 0)
        asked = QWidget()
        flow = FlowLayout(asked, 8)  # on a small screen one below the other
        top = QHBoxLayout()
        top.setSpacing(18)
        top.addWidget(heading, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(asked, 1)
        self.questions = {one.subject: one.choices for one in feature.reports if one.subject and one.choices}
        self.choosers: dict[Subject, Chooser] = {}
        for subject in self.questions:
            pair, chooser = self._ask_for(subject)
            self.choosers[subject] = chooser
            flow.addWidget(pair)
        self.cards = [_PaperCard(report, self) for report in feature.reports]
        self.grid = QGridLayout()
        self.grid.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addLayout(self.grid)
        self._across = 0
        self._arrange(3)

    def reload(self) -> None:
        if self.questions:
            self.gallery.workplace.ask(self._list_choices, self._show_choices, owner=self, replaces="choices")
        else:
            self._draw()

    def code_for(self, report: Report) -> str:
        return str(self.choosers[report.subject].currentData() or "") if report.subject in self.choosers else ""

    def _ask_for(self, subject: Subject) -> tuple[QWidget, Chooser]:
        title = words.subject_name(subject)
        chooser = Chooser(f"{subject.value}_{self.feature.name}", title, 30)
        chooser.setPlaceholderText(translate("reports", "Nothing begun yet: begin it on its own screen"))
        chooser.currentIndexChanged.connect(lambda _: self._draw())
        label = QLabel(title)
        label.setBuddy(chooser)
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(chooser)
        return pair, chooser

    def _list_choices(self, reading: Reading) -> dict[Subject, Sequence[tuple[str, str]]]:
        return {subject: choices(reading) for subject, choices in self.questions.items()}

    def _show_choices(self, found: dict[Subject, Sequence[tuple[str, str]]]) -> None:
        for subject, choices in found.items():
            chooser = self.choosers[subject]
            chosen = chooser.currentData()
            chooser.blockSignals(True)
            chooser.clear()
            for code, name in choices:
                chooser.addItem(words.choice_name(subject, code, name), code)
            chooser.setCurrentIndex(max(chooser.findData(chosen), 0))
            chooser.blockSignals(False)
        self._draw()

    def _draw(self) -> None:
        """Sketch every paper from what is in the database now; one that is refused keeps its blank page."""
        for card in self.cards:
            subject = card.report.subject
            missing = subject in self.choosers and not self.choosers[subject].count()
            card.allow(not missing)
            if not missing:
                self.gallery.workplace.ask(
                    partial(_sketch_of, card.report, self.code_for(card.report)),
                    card.thumbnail.show_sketch,
                    owner=card,
                    failed=lambda _: None,
                    replaces="sketch",
                )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(max(1, event.size().width() // CARD_WIDTH))

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        for column in range(max(across, self._across)):
            self.grid.setColumnStretch(column, 1 if column < across else 0)
        self._across = across
        for index, card in enumerate(self.cards):
            self.grid.addWidget(card, index // across, index % across)


class _PaperCard(QFrame):
    """A paper: its picture, its name, and a button for each format."""

    def __init__(self, report: Report, group: _Group) -> None:
        super().__init__()
        self.report = report
        self.setObjectName(f"report_{report.name}")
        self.setAccessibleName(report.title)
        self.setProperty("part", "card")
        self.setMinimumWidth(CARD_WIDTH - 20)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.thumbnail = Thumbnail()
        self.look = QPushButton(theme.icon("eye"), translate("reports", "Look at it"))
        self.look.setObjectName(f"look_{report.name}")
        self.look.setAccessibleName(translate("reports", "{title}, look at it").format(title=report.title))
        self.look.setStyleSheet("padding: 3px 7px")
        self.look.clicked.connect(lambda: group.gallery.look_at(report, group.code_for(report)))
        self.thumbnail.clicked.connect(self.look.click)
        title = QLabel(report.title)
        title.setWordWrap(True)
        title.setProperty("role", "label")
        title.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.buttons = [self._button(one, group) for one in report.formats]
        formats = QHBoxLayout()
        formats.setSpacing(6)
        for button in self.buttons:
            formats.addWidget(button)
        formats.addStretch()
        right = QVBoxLayout()
        right.addWidget(title, 1)
        right.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        right.addLayout(formats)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 10, 10, 10)
        row.setSpacing(12)
        row.addWidget(self.thumbnail)
        row.addLayout(right, 1)

    def allow(self, allowed: bool) -> None:
        why = "" if allowed else translate("reports", "This paper is about a campaign; there is none yet.")
        for button in (self.look, *self.buttons):
            button.setEnabled(allowed)
            button.setToolTip(why)

    def _button(self, format: str, group: _Group) -> QPushButton:
        button = format_button(f"report_{self.report.name}_{format}", self.report.title, format)
        button.clicked.connect(lambda: group.gallery.save(self.report, group.code_for(self.report), format))
        return button


def _sketch_of(report: Report, campaign: str, reading: Reading) -> Sketch:
    return sketch(report.build(reading, campaign))
