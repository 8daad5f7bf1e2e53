"""The state of one import while the officer walks through it: the file, how it is understood, what it would do."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.core.changes import ChangeSet
from desktop.core.contracts import Existing, FieldKind, Finding, ImportTarget, Suspect
from desktop.core.database import Database, Reading
from desktop.core.errors import UserError
from desktop.core.progress import Progress
from desktop.features.importing import services, words
from desktop.features.importing.domain import ImportBatch, NoListFound, Undone
from desktop.features.importing.layout import Offer, Part, lay_out
from desktop.features.importing.services import OpenedList, ParsedList, Preview
from desktop.shell.undo import Step
from desktop.shell.workplace import Workplace
from desktop.widgets.words import translate

T = TypeVar("T")
Opening = Callable[[Reading, Progress], OpenedList]
Judged = tuple[ParsedList, Preview]


class ImportPresenter(QObject):
    """Signals tell which step is next; every deed runs on the worker and can be cancelled."""

    understood = Signal()  # the preview is ready
    unclear = Signal(str)  # why the officer must say where the list is and what its columns hold
    carried_out = Signal(object)  # ImportBatch
    undone = Signal(object)  # Undone
    refused = Signal(str)  # the sentence

    def __init__(
        self, workplace: Workplace, target: ImportTarget, backup: Callable[[], None] | None, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self.target = target
        self.existing = Existing.SKIP
        self.opened: OpenedList | None = None
        self.parsed: ParsedList | None = None
        self.preview: Preview | None = None
        self.batch: ImportBatch | None = None
        self.step: Step | None = None  # in the window's Hoàn tác
        self.corrected = 0
        self._backup = backup
        workplace.jobs.run(lambda _: services.make_ready(), owner=self)

    def leave(self) -> None:
        """Nobody reads a list any more."""
        self.workplace.jobs.run(lambda _: services.release(), owner=self.workplace.jobs)

    def explain(self, finding: Finding) -> tuple[str, str]:
        """What to say about a cell, and what to do: by the feature that found it, else by the importer."""
        return words.explain(finding, [feature.explain for feature in self.workplace.features])

    def suspicion(self, suspect: Suspect) -> str:
        return words.suspicion(suspect, [feature.explain for feature in self.workplace.features])

    # Opening

    def open_file(self, path: Path) -> None:
        self._open(lambda reading, progress: services.open_list(path, self.target, reading, progress))

    def open_pasted(self, text: str, page: str) -> None:
        self._open(lambda reading, progress: services.open_pasted(text, page, self.target, reading, progress))

    def _open(self, opening: Opening) -> None:
        def work(progress: Progress) -> tuple[OpenedList, Judged | NoListFound]:
            with self.workplace.database.read() as reading:
                opened = opening(reading, progress)
                try:
                    return opened, self._judge(reading, opened, progress)
                except NoListFound as refusal:
                    return opened, refusal

        def done(answer: tuple[OpenedList, Judged | NoListFound]) -> None:
            self.opened, judged = answer
            self.corrected, self.batch = 0, None
            if isinstance(judged, NoListFound):
                self.unclear.emit(words.refusal(judged) or "")
            else:
                self._show(judged)

        self._run(work, done, translate("importing", "Reading the list"))

    # What the columns hold

    def use_sheet(self, place: int, used: bool) -> None:
        self._change_layout(place, is_used=used)

    def set_header(self, place: int, header_rows: tuple[int, ...]) -> None:
        assert self.opened is not None
        found = lay_out(self.opened.sheets[place], self.target.fields, header_rows)
        self._change_layout(place, header_rows=header_rows, columns=found.columns, is_used=True, is_told=False)

    def set_column(self, place: int, index: int, key: str, part: Part) -> None:
        """Say what a column holds, here and in the other sheets with the same headings."""
        assert self.opened is not None
        shape = self.opened.layouts[place].shape
        for other, layout in enumerate(self.opened.layouts):
            if other == place or (layout.header_rows and layout.shape == shape):
                told = layout.using(index, key, part)
                self._change_layout(other, columns=told.columns, is_told=True, is_used=other == place or layout.is_used)

    def _change_layout(self, place: int, **changes: object) -> None:
        assert self.opened is not None
        layouts = list(self.opened.layouts)
        layouts[place] = dataclasses.replace(layouts[place], **changes)  # type: ignore[arg-type]
        self.opened = dataclasses.replace(self.opened, layouts=tuple(layouts))

    # Judging

    def judge(self) -> None:
        """Read and judge the rows again, as the columns are understood now."""
        opened = self.opened
        assert opened is not None

        def work(progress: Progress) -> Judged:
            with self.workplace.database.read() as reading:
                return self._judge(reading, opened, progress)

        self._run(work, self._show, translate("importing", "Checking every row"))

    def correct(self, corrections: Sequence[tuple[str, str, str]]) -> None:
        """Put other texts into cells (sheet, cell, text) and judge every row again: what is right now may be
        somebody's double."""
        assert self.opened is not None
        for sheet, cell, text in corrections:
            self.opened = services.correct(self.opened, sheet, cell, text)
        self.corrected += len(corrections)
        self.judge()

    def ask_sections(self, done: Callable[[Sequence[str]], None], owner: QObject) -> None:
        """The tổ that are in the book, to choose from."""
        wanted = next((field.choices for field in self.target.fields if field.kind is FieldKind.SECTION), None)
        if wanted is not None:
            self.workplace.ask(wanted, done, owner=owner)

    def accept(self, offer: Offer) -> None:
        assert self.opened is not None
        self.opened = services.accept(self.opened, offer)
        self.judge()

    def set_existing(self, existing: Existing) -> None:
        """Judge the same rows with another verb for people who are in the book already."""
        parsed = self.parsed
        assert parsed is not None
        self.existing = existing

        def work(progress: Progress) -> Judged:
            with self.workplace.database.read() as reading:
                return parsed, services.preview(reading, parsed, self.target, existing)

        self._run(work, self._show, translate("importing", "Checking every row"))

    def _judge(self, reading: Reading, opened: OpenedList, progress: Progress) -> Judged:
        parsed = services.parse(opened, self.target, reading.today(), progress)
        return parsed, services.preview(reading, parsed, self.target, self.existing)

    def _show(self, judged: Judged) -> None:
        self.parsed, self.preview = judged
        self.understood.emit()

    # Deeds

    def carry_out(self) -> None:
        parsed, existing, shown = self.parsed, self.existing, self.preview
        assert parsed is not None

        def work(progress: Progress) -> ImportBatch:
            return services.carry_out(
                self.workplace.database, parsed, self.target, existing, progress, backup=self._backup, shown=shown
            )

        def done(batch: ImportBatch) -> None:
            self.batch = batch
            self._remember(batch)
            self.carried_out.emit(batch)

        self._run(work, done, translate("importing", "Importing"))

    def undo(self) -> None:
        batch = self.batch
        assert batch is not None

        def work(progress: Progress) -> Undone:
            return services.undo_import(self.workplace.database, batch.id, progress)

        def done(undone: Undone) -> None:
            if self.step:
                self.workplace.undo_stack.drop(self.step)
                self.step = None
            self.undone.emit(undone)

        self._run(work, done, translate("importing", "Taking the import back"))

    def _remember(self, batch: ImportBatch) -> None:
        """The import is what the window's Hoàn tác takes back next, as a whole."""
        if count := batch.created + batch.updated:
            text = translate("importing", "Imported: {count} rows").format(count=count)
            self.step = Step(text, ChangeSet("import_list", ()), lambda database: _taken_back(database, batch.id))
            self.workplace.undo_stack.push(self.step)

    def save_refused(self, path: Path, done: Callable[[int], None]) -> None:
        preview = self.preview
        assert preview is not None
        self._run(
            lambda _: services.save_refused(preview.verdicts, self.target, path, self.explain),
            done,
            translate("importing", "Writing the rows with errors"),
        )

    def save_template(self, path: Path, done: Callable[[None], None]) -> None:
        self._run(
            lambda _: services.save_template(self.target, path), done, translate("importing", "Writing the template")
        )

    def _run(self, work: Callable[[Progress], T], done: Callable[[T], None], label: str) -> None:
        self.workplace.jobs.run(work, done, self._failed, owner=self, label=label, blocking=True)

    def tell(self) -> None:
        """What was imported, where the window tells of deeds, with the way to take it back."""
        if self.step:
            self.workplace.show_snackbar(self.step.text, self.step.changes)

    def _failed(self, error: UserError) -> None:
        self.refused.emit(self.workplace.say(error))


def _taken_back(database: Database, id: str) -> str:
    return words.undone_sentence(services.undo_import(database, id))
