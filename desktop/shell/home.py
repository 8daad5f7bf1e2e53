"""The home screen: a tile for each part of the work, with the figure that matters today; a click leads there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.widgets.cards import Card
from desktop.widgets.editor import scrolled
from desktop.widgets.screen import Screen
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

if TYPE_CHECKING:
    from desktop.core.changes import ChangeSet
    from desktop.core.database import Reading
    from desktop.shell.workplace import Workplace

COLUMNS = 3


@dataclass(frozen=True)
class Figure:
    """What a tile says: a figure, a sentence, and what its colour means."""

    figure: str
    text: str
    tone: Tone = Tone.NEUTRAL


class HomeScreen(Screen):
    """Tiles of the features, in menu order; at the desk of the union above those of its own work."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(
            "home",
            translate("shell", "Home"),
            translate("shell", "Each tile shows what matters today. Click it, or press Enter on it, to go there."),
        )
        self.workplace = workplace
        self._is_desk = workplace.facts.is_desk
        self._area = scrolled(self._tiles())
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        hint = QLabel(translate("shell", "Ctrl+K: type what to do, without marks. F1: help for the screen."))
        hint.setProperty("role", "muted")
        self.content.addWidget(self._area, 1)
        self.content.addWidget(hint)
        workplace.facts_changed.connect(self._on_facts)

    def _tiles(self) -> QWidget:
        tiles = QWidget()
        grid = QGridLayout(tiles)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        features = self.workplace.features
        builders = [
            build for one in features for build in (one.desk if self._is_desk else (one.home,)) if build is not None
        ]
        for number, build in enumerate(builders):
            grid.addWidget(build(self.workplace), number // COLUMNS, number % COLUMNS)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(len(builders) // COLUMNS + 1, 1)
        return tiles

    def _on_facts(self) -> None:
        if self._is_desk != self.workplace.facts.is_desk:
            self._is_desk = self.workplace.facts.is_desk
            tiles = self._tiles()
            self._area.setWidget(tiles)
            tiles.setAutoFillBackground(False)


class Tile(Card):
    """A card that asks its question whenever it comes into view, and after every change of its kinds."""

    def __init__(
        self,
        workplace: Workplace,
        feature: str,
        icon: str,
        title: str,
        question: Callable[[Reading], Figure],
        kinds: tuple[str, ...],
        **place: str,
    ) -> None:
        """A click navigates to the `place` within the feature's screen."""
        super().__init__(icon, title, "…", name="_".join(["tile", feature, *place.values()]))
        self._workplace, self._question, self._kinds = workplace, question, kinds
        self.clicked.connect(lambda: workplace.navigate(feature, **place))
        workplace.changed.connect(self._on_changed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def _ask(self) -> None:
        self._workplace.ask(self._question, self._show, owner=self, replaces="tile")

    def _show(self, found: Figure) -> None:
        self.tell(found.figure, found.text, found.tone)

    def _on_changed(self, changes: ChangeSet) -> None:
        if self.isVisible() and changes.touches(*self._kinds):
            self._ask()
