"""The parts of the dossier, ticked, or with what each lacks and a way there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.features.awards.catalogue import wording
from desktop.features.awards.domain import Paper
from desktop.features.awards.services import Assessment, Missing
from desktop.widgets import theme
from desktop.widgets.editor import Panel, scrolled
from desktop.widgets.words import translate


class Checklist(Panel):
    """The parts of the dossier, ticked, or with what each lacks and a way there."""

    def __init__(self, jump: Callable[[Missing], None]) -> None:
        super().__init__(translate("awards", "Dossier"))
        self.setObjectName("dossier_checklist")
        self.setMinimumWidth(190)
        self._jump = jump
        self._area = scrolled(QWidget())
        self.content.addWidget(self._area, 1)

    def show_missing(self, assessments: Sequence[Assessment], missing: Sequence[Missing]) -> None:
        view = QWidget()
        layout = QVBoxLayout(view)
        layout.setContentsMargins(0, 0, 6, 0)
        layout.setSpacing(6)
        live = [one for one in assessments if one.nomination.is_live]
        for paper in Paper:
            if any(paper in one.award.papers for one in live):
                self._add_part(layout, paper, [one for one in missing if one.paper is paper])
        if not live:
            layout.addWidget(
                _muted(translate("awards", "What the dossier needs stands here once somebody is nominated."))
            )
        layout.addStretch(1)
        self._area.setWidget(view)
        view.setAutoFillBackground(False)

    def _add_part(self, layout: QVBoxLayout, paper: Paper, lacking: Sequence[Missing]) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        picture, name = QLabel(), QLabel(wording().papers[paper])
        picture.setPixmap(
            theme.pixmap("triangle-alert", 16, "warning") if lacking else theme.pixmap("circle-check", 16, "good")
        )
        name.setProperty("role", "label")
        name.setWordWrap(True)
        name.setObjectName(f"part_{paper.value}")
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(name, 1)
        layout.addLayout(row)
        for one in lacking:
            layout.addWidget(self._link(one))

    def _link(self, one: Missing) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(22, 0, 0, 2)
        column.setSpacing(0)
        if one.subject:
            link = QPushButton(one.subject)
            link.setObjectName(f"missing_{one.paper.value}_{one.nomination_id}")
        else:
            link = QPushButton(translate("awards", "Write it now…"))
            link.setObjectName(f"missing_{one.paper.value}")
        link.setAccessibleName(f"{link.text()}: {one.reason}")
        link.setProperty("flat", True)
        link.setStyleSheet("text-align: left; padding: 1px 4px; font-weight: 500;")
        link.clicked.connect(lambda: self._jump(one))
        column.addWidget(link)
        column.addWidget(_muted(one.reason))
        return part


def _muted(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    label.setContentsMargins(4, 0, 0, 0)
    return label
