from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import pytest

from desktop.core.changes import ChangeSet
from desktop.core.database import Database, Transaction
from desktop.core.tables import Base
from desktop.shell import undo
from desktop.shell.undo import Step, UndoStack
from tests.shell.frame import NoteRow, Notes, add_note, change_note, remove_notes

T = TypeVar("T")


class History:
    """A database and its undo stack, without a window."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.stack = UndoStack()

    def do(self, deed: Callable[[Transaction], T]) -> T:
        with self.database.write("deed") as tx:
            result = deed(tx)
        self.stack.push(Step("việc", ChangeSet("deed", tuple(tx.changes))))
        return result

    def undo(self) -> int:
        """How many records were kept."""
        return self._take(self.stack.next_undo, self.stack.undone)

    def redo(self) -> int:
        return self._take(self.stack.next_redo, self.stack.redone)

    def _take(self, step: Step | None, move: Callable[[Any], None]) -> int:
        assert step is not None
        with self.database.write("undo") as tx:
            taken = undo.take_back(tx, step)
        move(taken)
        return len(taken.kept)

    def texts(self) -> list[str]:
        with self.database.read() as reading:
            return [note.text for note in Notes(reading).all()]


@pytest.fixture
def history(database: Database) -> History:
    with database.connection() as connection, connection.begin():
        Base.metadata.create_all(connection, tables=[Base.metadata.tables[NoteRow.__tablename__]], checkfirst=True)
    return History(database)


def test_several_deeds_on_one_record_are_taken_back_one_by_one_and_done_again(history: History) -> None:
    note = history.do(lambda tx: add_note(tx, "một"))
    for text in ("hai", "ba", "bốn"):
        history.do(lambda tx, text=text: change_note(tx, note.id, text))  # type: ignore[misc]
    history.do(lambda tx: remove_notes(tx, [note.id]))
    back = []
    for _ in range(5):
        assert history.undo() == 0
        back.append(history.texts())
    assert back == [["bốn"], ["ba"], ["hai"], ["một"], []]
    again = []
    for _ in range(5):
        assert history.redo() == 0
        again.append(history.texts())
    assert again == [["một"], ["hai"], ["ba"], ["bốn"], []]


def test_back_and_forth_in_the_middle_keeps_working(history: History) -> None:
    note = history.do(lambda tx: add_note(tx, "một"))
    history.do(lambda tx: change_note(tx, note.id, "hai"))
    history.do(lambda tx: change_note(tx, note.id, "ba"))
    for move in (history.undo, history.redo, history.undo, history.undo, history.redo, history.redo):
        assert move() == 0
    assert history.texts() == ["ba"]


def test_a_deed_that_wrote_one_record_twice_is_taken_back_whole(history: History) -> None:
    def write_twice(tx: Transaction) -> None:
        note = add_note(tx, "một")
        change_note(tx, note.id, "hai")

    history.do(write_twice)
    assert history.undo() == 0
    assert history.texts() == []
    assert history.redo() == 0
    assert history.texts() == ["hai"]


def test_a_record_edited_by_somebody_else_is_kept(history: History) -> None:
    first = history.do(lambda tx: add_note(tx, "một"))
    history.do(lambda tx: [change_note(tx, first.id, "hai"), add_note(tx, "khác")])
    with history.database.write("elsewhere") as tx:
        change_note(tx, first.id, "của người khác")
    assert history.undo() == 1
    assert history.texts() == ["của người khác"]


def test_a_new_deed_ends_what_can_be_done_again(history: History) -> None:
    history.do(lambda tx: add_note(tx, "một"))
    history.undo()
    history.do(lambda tx: add_note(tx, "hai"))
    assert history.stack.next_redo is None


def test_a_deed_that_changed_nothing_cannot_be_taken_back(history: History) -> None:
    history.do(lambda tx: None)
    assert history.stack.next_undo is None


def test_taking_back_is_recorded(history: History) -> None:
    history.do(lambda tx: add_note(tx, "một"))
    history.undo()
    with history.database.read() as reading:
        rows = reading.session.connection().exec_driver_sql("select body from audit order by seq").scalars().all()
    assert len(rows) == 2
