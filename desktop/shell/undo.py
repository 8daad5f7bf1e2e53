"""Taking deeds back, and back again: two stacks of change sets, whose newest can be undone first.

Undoing is a deed like any other: what it changed is itself a change set, and taking that back is redoing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.core import late
from desktop.core.changes import Change, ChangeSet

if TYPE_CHECKING:
    from desktop.core.database import Database, Transaction

MOST_STEPS = 100


@dataclass(frozen=True)
class Step:
    """A deed that can be taken back, as the menu names it. One that knows better itself how it is taken back does it in
    `by`, which answers what came of it, and is not done again."""

    text: str
    changes: ChangeSet
    by: Callable[[Database], str] | None = None


@dataclass(frozen=True)
class TakenBack:
    """What undoing came to: the deed, what it changed in turn, and what was kept because it was edited since."""

    step: Step
    inverse: ChangeSet
    kept: tuple[Change, ...]


class UndoStack:
    """`on_change` is told whenever what can be undone or redone is different."""

    def __init__(self, on_change: Callable[[], None] = lambda: None) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._on_change = on_change

    @property
    def next_undo(self) -> Step | None:
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Step | None:
        return self._undone[-1] if self._undone else None

    def push(self, step: Step) -> None:
        """A new deed; what was undone before can no longer be redone."""
        if not step.changes.changes and step.by is None:
            return
        self._done = [*self._done, step][-MOST_STEPS:]
        self._undone.clear()
        self._on_change()

    def drop(self, step: Step) -> None:
        """Forget a deed that was taken back elsewhere."""
        self._done = [one for one in self._done if one is not step]

    def clear(self) -> None:
        """Nothing done so far can be taken back any more."""
        self._done.clear()
        self._undone.clear()
        self._on_change()

    def undone(self, taken: TakenBack) -> None:
        self._move(taken, self._done, self._undone)

    def redone(self, taken: TakenBack) -> None:
        self._move(taken, self._undone, self._done)

    def _move(self, taken: TakenBack, source: list[Step], target: list[Step]) -> None:
        if taken.step in source:
            source.remove(taken.step)
        if taken.inverse.changes:
            target.append(Step(taken.step.text, taken.inverse))
        self._on_change()


def take_back(tx: Transaction, step: Step) -> TakenBack:
    """Undo the step in this transaction; records edited since are kept as they are."""
    kept = late.load("desktop.core.store").take_back(tx, step.changes)
    return TakenBack(step, ChangeSet(f"undo_{step.changes.act}", tuple(tx.changes)), tuple(kept))
