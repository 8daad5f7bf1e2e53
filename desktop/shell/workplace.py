"""What a screen is given: the database behind questions and deeds, dialogs, navigation, undo, and news of changes.

A screen asks with `ask`, does with `act` and listens to `changed`; it never opens a transaction or a thread itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QSettings, Signal, Slot
from shiboken6 import isValid

from desktop.core.changes import ChangeSet
from desktop.core.errors import UserError
from desktop.core.progress import Cancelled, Progress
from desktop.shell import undo
from desktop.shell.undo import Step, TakenBack, UndoStack
from desktop.shell.words import sentence
from desktop.widgets.actions import Action
from desktop.widgets.dialogs import Dialogs
from desktop.widgets.jobs import Jobs
from desktop.widgets.words import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.core.bundle import Bundle
    from desktop.core.contracts import BlankPaper, ImportTarget, ListExport, Report
    from desktop.core.database import Database, Reading, Transaction
    from desktop.shell.feature import Feature

T = TypeVar("T")


@dataclass(frozen=True)
class Facts:
    """What the frame always shows: whose data this is, which period, who works, when it was last backed up; and whether
    this is the desk of the union above."""

    union: str = ""
    period: str = ""
    officer: str = ""
    last_backup: str = ""
    is_desk: bool = False


class Workplace(QObject):
    """One open union. `render`, `bind`, `export`, `import_file`, `import_pasted` and `print_blanks` are set by
    `app.py`, which knows the engines."""

    changed = Signal(object)  # ChangeSet, on the GUI thread, after its commit
    navigation_wanted = Signal(str, object)  # feature name, where: dict[str, Any]
    told = Signal(str, object)  # text, what takes it back or None
    undo_changed = Signal()
    facts_changed = Signal()
    _committed = Signal(object)

    def __init__(
        self,
        database: Database,
        jobs: Jobs,
        dialogs: Dialogs,
        features: Sequence[Feature],
        settings: QSettings,
        *,
        sample: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.database = database
        self.jobs = jobs
        self.dialogs = dialogs
        self.features = tuple(features)
        self.settings = settings
        self.sample = sample
        self.facts = Facts()
        self.undo_stack = UndoStack(self.undo_changed.emit)
        self.render: Callable[[Report, str, Path, Progress], None] = _not_wired
        self.bind: Callable[[Bundle, Path, Progress], tuple[tuple[Path, ...], int]] = _not_wired
        self.export: Callable[[ListExport, Path, Progress], None] = _not_wired
        self.import_file: Callable[[ImportTarget], None] = _not_wired
        self.import_pasted: Callable[[ImportTarget], None] = _not_wired
        self.print_blanks: Callable[[BlankPaper, Sequence[str], str, QWidget], None] = _not_wired
        self._taking_back = False
        self._committed.connect(self._on_committed)
        jobs.stopped.connect(self._tell_stopped)
        self._stop_hearing = database.subscribe(self._committed.emit)

    def close(self) -> None:
        """Stop hearing of changes; the database may be closed then."""
        self._stop_hearing()

    # Questions and deeds

    def ask(
        self,
        question: Callable[[Reading], T],
        done: Callable[[T], None],
        *,
        owner: QObject,
        failed: Callable[[UserError], None] | None = None,
        label: str = "",
        replaces: str = "",
    ) -> None:
        """Ask the database on the worker thread; `done` gets the answer on this one, while `owner` lives."""
        self.jobs.run(lambda _: self._read(question), done, failed, owner=owner, label=label, replaces=replaces)

    def act(
        self,
        name: str,
        deed: Callable[[Transaction], T],
        *,
        owner: QObject,
        done: Callable[[T], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
        tell: Callable[[T], str] | None = None,
    ) -> None:
        """Do a deed in one transaction. `tell` names what was done ("Đã thêm Nguyễn Văn An"): it is shown with an offer
        to take it back, and stands in the menu as what Ctrl+Z undoes. Without `tell` the deed cannot be taken back."""
        self._act(name, lambda tx, _: deed(tx), owner, done, failed, tell, "", blocking=False)

    def act_long(
        self,
        name: str,
        deed: Callable[[Transaction, Progress], T],
        *,
        owner: QObject,
        label: str,
        done: Callable[[T], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
        tell: Callable[[T], str] | None = None,
    ) -> None:
        """A deed that takes long: the window is covered with its progress, and it can be cancelled."""
        self._act(name, deed, owner, done, failed, tell, label, blocking=True)

    def did(self, text: str, changes: ChangeSet) -> None:
        """Say what was done and let it be taken back; `act` does this by itself."""
        self.undo_stack.push(Step(text, changes))
        self.show_snackbar(text, changes)

    def show_snackbar(self, text: str, changes: ChangeSet | None = None) -> None:
        """A line at the foot of the window; with changes it offers to take them back."""
        step = self.undo_stack.next_undo
        mine = changes is not None and step is not None and step.changes is changes
        self.told.emit(text, self.undo if mine else None)

    # Taking back

    def undo(self) -> None:
        self._take_back(self.undo_stack.next_undo, self._on_undone)

    def redo(self) -> None:
        self._take_back(self.undo_stack.next_redo, self._on_redone)

    # Frame

    def navigate(self, feature: str, **where: Any) -> None:
        """Show the feature's screen, at a place it understands, such as `member="…"`."""
        self.navigation_wanted.emit(feature, where)

    def say(self, error: UserError) -> str:
        """The sentence of a refusal."""
        return sentence(error, self.features)

    def show_facts(self, facts: Facts) -> None:
        self.facts = facts
        self.facts_changed.emit()

    # Papers and lists going out

    def save_report(self, report: Report, owner: QObject, campaign: str = "", format: str = "pdf") -> None:
        """Ask where to, write the paper there and say so."""
        self._save(
            report.title,
            f"{report.name}.{format}",
            _FILTERS[format],
            lambda path, progress: self.render(report, campaign, path, progress),
            owner,
        )

    def save_list(self, export: ListExport, owner: QObject) -> None:
        """Ask where to, write the list there as a spreadsheet and say so."""
        self._save(
            export.title,
            f"{export.name}.xlsx",
            _FILTERS["xlsx"],
            lambda path, progress: self.export(export, path, progress),
            owner,
        )

    # Lists coming in

    def paste_action(self, owner: QWidget, id: str, target: Callable[[], ImportTarget]) -> Action:
        """Ctrl+V on the list of a screen: the preview of importing what was copied in Excel. Where text is typed the
        key keeps its meaning, because a field takes it first."""
        text = translate("shell", "Paste from Excel…")
        tip = translate("shell", "Rows copied in Excel are shown first; nothing is written before you agree")
        return Action(owner, id, text, "clipboard-paste", lambda: self.import_pasted(target()), "Ctrl+V", tip=tip,
                      in_toolbar=False)  # fmt: skip

    # Inside

    def _read(self, question: Callable[[Reading], T]) -> T:
        with self.database.read() as reading:
            return question(reading)

    def _act(
        self,
        name: str,
        deed: Callable[[Transaction, Progress], T],
        owner: QObject,
        done: Callable[[T], None] | None,
        failed: Callable[[UserError], None] | None,
        tell: Callable[[T], str] | None,
        label: str,
        *,
        blocking: bool,
    ) -> None:
        def work(progress: Progress) -> tuple[T, ChangeSet]:
            with self.database.write(name) as tx:
                result = deed(tx, progress)
            return result, ChangeSet(name, tuple(tx.changes))

        def finish(answer: tuple[T, ChangeSet]) -> None:
            result, changes = answer
            if tell is not None:
                self.did(tell(result), changes)
            if done is not None and isValid(owner):
                done(result)

        def refuse(error: UserError) -> None:
            if failed is not None and isValid(owner):
                failed(error)
            elif isinstance(error, Cancelled):
                self._tell_stopped()
            else:
                self.dialogs.show_refusal(error)

        self.jobs.run(work, finish, refuse, owner=self, label=label, blocking=blocking)

    def _take_back(self, step: Step | None, done: Callable[[TakenBack], None]) -> None:
        if step is None or self._taking_back:
            return
        self._taking_back = True

        if step.by is not None:
            self._take_back_by(step, step.by)
            return

        def work(_: Progress) -> TakenBack:
            with self.database.write(f"undo_{step.changes.act}") as tx:
                return undo.take_back(tx, step)

        def finish(taken: TakenBack) -> None:
            self._taking_back = False
            done(taken)

        def refuse(error: UserError) -> None:
            self._taking_back = False
            self.dialogs.show_refusal(error)

        self.jobs.run(work, finish, refuse, owner=self)

    def _take_back_by(self, step: Step, by: Callable[[Database], str]) -> None:
        def finish(told: str) -> None:
            self._taking_back = False
            self.undo_stack.drop(step)
            self.show_snackbar(told)

        def refuse(error: UserError) -> None:
            self._taking_back = False
            self.undo_stack.drop(step)
            self.dialogs.show_refusal(error)

        self.jobs.run(lambda _: by(self.database), finish, refuse, owner=self, label=step.text, blocking=True)

    def _on_undone(self, taken: TakenBack) -> None:
        self.undo_stack.undone(taken)
        self._tell_taken(translate("shell", "Taken back: {deed}").format(deed=taken.step.text), taken)

    def _on_redone(self, taken: TakenBack) -> None:
        self.undo_stack.redone(taken)
        self._tell_taken(translate("shell", "Done again: {deed}").format(deed=taken.step.text), taken)

    def _tell_taken(self, text: str, taken: TakenBack) -> None:
        if taken.kept:
            kept = translate("shell", "{count} records were edited since and stay as they are.")
            text = f"{text}. {kept.format(count=len(taken.kept))}"
        self.show_snackbar(text)

    def _save(
        self, title: str, suggestion: str, filters: str, write: Callable[[Path, Progress], None], owner: QObject
    ) -> None:
        def start(path: Path) -> None:
            self.jobs.run(
                lambda progress: write(path, progress),
                lambda _: self.show_snackbar(translate("shell", "Saved: {file}").format(file=path)),
                owner=owner,
                label=translate("shell", "Writing {file}").format(file=path.name),
                blocking=True,
            )

        self.dialogs.ask_save_file(title, suggestion, filters, start)

    @Slot()
    def _tell_stopped(self) -> None:
        self.show_snackbar(self.say(Cancelled()))

    @Slot(object)
    def _on_committed(self, changes: ChangeSet) -> None:
        self.changed.emit(changes)


_FILTERS = {"pdf": "PDF (*.pdf)", "xlsx": "Excel (*.xlsx)", "docx": "Word (*.docx)"}


def _not_wired(*_: object) -> Any:
    raise RuntimeError("app.py has not set this")
