"""Taking deeds back, and back again: two stacks of change sets, whose newest can be undone first.

Undoing writes, so a record's revision grows. Deeds deeper in the stack that left that record at its old revision are
rebased on the new one; otherwise only the newest deed on a record could ever be taken back.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from desktop.core import late
from desktop.core.changes import Change, ChangeSet, Record

if TYPE_CHECKING:
    from desktop.core.database import Transaction

MOST_STEPS = 100

Key = tuple[str, str]  # kind, id
Revisions = dict[Key, tuple[int, int]]  # revision before the deed → revision after it was taken back


@dataclass(frozen=True)
class Step:
    """A deed that can be taken back, as the menu names it."""

    text: str
    changes: ChangeSet


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
        if not step.changes.changes:
            return
        self._done = [*self._done, step][-MOST_STEPS:]
        self._undone.clear()
        self._on_change()

    def undone(self, taken: TakenBack) -> None:
        self._move(taken, self._done, self._undone)

    def redone(self, taken: TakenBack) -> None:
        self._move(taken, self._undone, self._done)

    def clear(self) -> None:
        """Forget everything, as when another database is opened."""
        self._done.clear()
        self._undone.clear()
        self._on_change()

    def _move(self, taken: TakenBack, source: list[Step], target: list[Step]) -> None:
        if taken.step in source:
            source.remove(taken.step)
        moved = _moved_revisions(taken)
        source[:] = [_rebased(step, moved) for step in source]
        if taken.inverse.changes:
            target.append(Step(taken.step.text, taken.inverse))
        self._on_change()


def take_back(tx: Transaction, step: Step) -> TakenBack:
    """Undo the step in this transaction; records edited since are kept as they are."""
    store = late.load("desktop.core.store")
    kept = store.take_back(tx, _joined(step.changes.changes))
    return TakenBack(step, ChangeSet(f"undo_{step.changes.act}", tuple(tx.changes)), tuple(kept))


def _joined(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """One change per record, from its first state to its last, where the record was first touched."""
    whole: dict[Key, Change] = {}
    for change in changes:
        key = (change.kind, change.id)
        whole[key] = dataclasses.replace(whole[key], after=change.after) if key in whole else change
    return tuple(change for change in whole.values() if change.before is not None or change.after is not None)


def _moved_revisions(taken: TakenBack) -> Revisions:
    first: dict[Key, int] = {}
    for change in taken.step.changes.changes:
        if change.before is not None:
            first.setdefault((change.kind, change.id), change.before.revision)
    last = {(change.kind, change.id): change.after for change in taken.inverse.changes}
    return {key: (first[key], after.revision) for key, after in last.items() if after is not None and key in first}


def _rebased(step: Step, moved: Revisions) -> Step:
    if not any((change.kind, change.id) in moved for change in step.changes.changes):
        return step
    changes = (_rebased_change(change, moved.get((change.kind, change.id))) for change in step.changes.changes)
    return Step(step.text, dataclasses.replace(step.changes, changes=tuple(changes)))


def _rebased_change(change: Change, revisions: tuple[int, int] | None) -> Change:
    if revisions is None or change.after is None or change.after.revision != revisions[0]:
        return change
    after = dataclasses.replace(cast(Any, change.after), revision=revisions[1])
    return dataclasses.replace(change, after=cast(Record, after))
