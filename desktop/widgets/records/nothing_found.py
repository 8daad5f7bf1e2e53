"""What stands in the place of rows when nothing fits: what the list is narrowed to, each taken away at a press."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QVBoxLayout, QWidget

from desktop.widgets import theme
from desktop.widgets.words import translate

_MOST = 6


@dataclass(frozen=True)
class Narrowing:
    """One thing the list is narrowed to, in words, and how to take it away."""

    text: str
    drop: Callable[[], None]


class NothingFound(QWidget):
    """Lies over the rows of a view, below its headings and filters."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view.viewport())
        self.setObjectName(f"{view.objectName()}_nothing")
        self._view = view
        self._title, self._buttons = QLabel(), QVBoxLayout()
        self._title.setProperty("role", "heading")
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._title.setWordWrap(True)
        self._advice = QLabel()
        self._advice.setProperty("role", "muted")
        self._advice.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._advice.setWordWrap(True)
        self._buttons.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(self._title)
        layout.addWidget(self._advice)
        layout.addSpacing(4)
        layout.addLayout(self._buttons)
        layout.addStretch(2)
        view.viewport().installEventFilter(self)
        self.hide()

    def tell(self, narrowings: Sequence[Narrowing]) -> None:
        self._title.setText(translate("widgets", "Nothing fits all of this"))
        self._advice.setText(
            translate("widgets", "Take one away to see more. Letters without marks find all marks.")
            if narrowings
            else translate("widgets", "There is nothing in this part of the list.")
        )
        while item := self._buttons.takeAt(0):
            if (old := item.widget()) is not None:
                old.deleteLater()
        for number, one in enumerate(narrowings[:_MOST]):
            self._buttons.addWidget(self._button(number, one), 0, Qt.AlignmentFlag.AlignHCenter)
        self._fit()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _button(self, number: int, narrowing: Narrowing) -> QPushButton:
        text = translate("widgets", "Without {narrowing}").format(narrowing=narrowing.text)
        made = QPushButton(
            theme.icon("x", "muted"), self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, 520)
        )
        made.setObjectName(f"drop_{number}")
        made.setAccessibleName(text)
        made.setToolTip(text)
        made.setAutoDefault(False)
        made.clicked.connect(narrowing.drop)
        return made

    def _fit(self) -> None:
        self.setGeometry(self._view.viewport().rect())
