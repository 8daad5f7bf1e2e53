"""The home screen: a tile for each part of the work, with the figure that matters today; a click leads there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
    """Tiles of the features, in menu order."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(
            "home",
            translate("shell", "Home"),
            translate("shell", "Each tile shows what matters today. Click it, or press Enter on it, to go there."),
        )
        tiles = QWidget()
        grid = QGridLayout(tiles)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        shown = [feature for feature in workplace.features if feature.home is not None]
        for number, feature in enumerate(shown):
            assert feature.home is not None
            grid.addWidget(feature.home(workplace), number // COLUMNS, number % COLUMNS)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(len(shown) // COLUMNS + 1, 1)
        hint = QLabel(translate("shell", "Ctrl+K: type what to do, without marks. F1: help for the screen."))
        hint.setProperty("role", "muted")
        self.content.addWidget(scrolled(tiles), 1)
        self.content.addWidget(hint)


def tile(
    workplace: Workplace,
    feature: str,
    icon: str,
    title: str,
    question: Callable[[Reading], Figure],
    kinds: tuple[str, ...],
) -> Card:
    """A tile that asks its question now and again after every change of these kinds; a click shows the feature."""
    card = Card(icon, title, "…", name=f"tile_{feature}")
    card.clicked.connect(lambda: workplace.navigate(feature))

    def show(found: Figure) -> None:
        card.tell(found.figure, found.text, found.tone)

    def ask() -> None:
        workplace.ask(question, show, owner=card, replaces="tile")

    def on_changed(changes: ChangeSet) -> None:
        if changes.touches(*kinds):
            ask()

    workplace.changed.connect(on_changed)
    ask()
    return card
