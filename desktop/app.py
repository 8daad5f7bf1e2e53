"""Builds every object of the window once and wires them; the only file that knows everything.

Only what the first window needs is imported here: SQLAlchemy, the features and their libraries load on the worker
thread while the officer types the passphrase.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.core import late, paths
from desktop.core.errors import UserError
from desktop.features.accounts import services as accounts
from desktop.shell.crash import CrashHandler
from desktop.shell.unlock import UnlockWindow
from desktop.widgets import language, theme
from desktop.widgets.dialogs import Dialogs
from desktop.widgets.jobs import Jobs
from desktop.widgets.words import translate

if TYPE_CHECKING:
    from desktop.core.progress import Progress
    from desktop.features.accounts.books import Book
    from desktop.shell.window import MainWindow

SAMPLE_PASSPHRASE = "so cong doan mau"
"""Published on purpose: the sample union holds invented people only."""


def run_window(arguments: list[str]) -> int:
    """Open the window and stay until it is closed; returns the exit status."""
    options = _options(arguments)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["socongdoan"])
    dress(app, options.lang)
    start = Start(options.data_dir or paths.data_folder(), sample=options.sample, package=options.package)
    start.begin()
    status = app.exec()
    start.end()
    return status


def dress(app: QApplication, lang: str) -> None:
    """The program's look and language; before the first window."""
    app.setApplicationName("Sổ Công đoàn")
    app.setWindowIcon(QIcon(str(paths.resource("icons", "app.svg"))))
    language.install(lang)
    theme.install(app)


class Start(QObject):
    """From the first window to the open union, and back to nothing when it is closed."""

    def __init__(self, folder: Path, *, sample: bool = False, package: Path | None = None) -> None:
        super().__init__()
        self.folder = paths.sample_folder() if sample else folder
        self.sample = sample or paths.is_sample(folder)
        self.package = package
        self.window: QWidget | None = None
        self.book: Book | None = None
        self._workplace: Any = None
        self.dialogs = Dialogs(self._in_front, self.say)
        self.jobs = Jobs(self.dialogs.show_refusal, self)
        self.crash = CrashHandler(self.folder / "logs", self.dialogs.show_note)
        self.crash.install()

    def begin(self) -> None:
        """Show the first window: unlock, or welcome when there is no union yet."""
        if accounts.holds_union(self.folder):
            whose = accounts.union_name(self.folder)
            desk = translate("shell", "Open a hand-out desk from a file…"), self.open_desk
            self._show(UnlockWindow(whose, self._unlock, forgotten=self._forgotten, other=desk, leave=_quit))
        elif self.sample:
            self.open_sample()
        else:
            setup = late.load("desktop.features.organization.ui.setup")
            self._show(setup.WelcomeWindow(self.set_up, self.open_sample, self.restore, _quit, self.open_desk))
        self.jobs.run(lambda _: late.load("desktop.catalog"), owner=self)

    def end(self) -> None:
        """Release everything; the folder may then be opened by another program."""
        self.jobs.stop()
        if self._workplace is not None:
            self._workplace.close()
        if self.book is not None:
            self.book.close()
            late.attribute("desktop.core.opened:OpenedCopies")(self.book.folder).empty()

    def say(self, error: UserError) -> str:
        sentence: str = late.attribute("desktop.catalog:sentence")(error)
        return sentence

    def _in_front(self) -> QWidget | None:
        """The window the officer is looking at: a hand-out desk may fill the screen before the union's own window."""
        active = QApplication.activeWindow()
        while isinstance(active, QDialog):
            owner = active.parentWidget()
            active = owner.window() if owner is not None else None
        return active or self.window

    # Ways in

    def _unlock(self, passphrase: str) -> None:
        unlock = self.window
        assert isinstance(unlock, UnlockWindow)

        def failed(error: UserError) -> None:
            unlock.refuse(self.say(error))

        self._open(lambda: late.attribute("desktop.features.accounts.books:open_book")(self.folder, passphrase), failed)

    def _forgotten(self) -> None:
        """Say what can be done, and lead to an older backup."""
        words = late.load("desktop.features.accounts.words")
        self.dialogs.confirm(
            words.forgotten(self.folder), words.older_backup(), self.restore, otherwise=words.type_again()
        )

    def set_up(self) -> None:
        """The set-up of a new union, then its window."""
        setup = late.load("desktop.features.organization.ui.setup")

        def finish(draft: Any, passphrase: str) -> None:
            window.done = True

            def failed(error: UserError) -> None:
                window.done = False
                window.refuse(self.say(error))

            self._open(lambda: _set_up(self.folder, passphrase, draft), failed)

        window = setup.SetupWindow(finish, _quit)
        self._show(window)

    def open_sample(self) -> None:
        """The sample union in a folder of its own; made on the first visit."""
        self.sample, self.folder = True, paths.sample_folder()
        self._open(lambda: _open_sample(self.folder), self.dialogs.show_refusal)

    def open_desk(self) -> None:
        """A hand-out desk of somebody else's list, which needs no book of its own."""
        features = late.attribute("desktop.catalog:FEATURES")
        opener = late.attribute("desktop.features.tet_gifts.ui.desk.second:DeskOpener")
        opener(self.folder, self.jobs, self.dialogs, features, self.say, self._show_desk, self).begin()

    def _show_desk(self, window: QWidget) -> None:
        self._show(window)
        window.showFullScreen()

    def restore(self) -> None:
        """Put a chosen backup in place, then ask for its passphrase."""
        note = self.say

        def put_back(path: Path) -> None:
            def unlock(passphrase: str) -> None:
                restoring = late.attribute("desktop.commands.backups:restore_union")
                self.jobs.run(
                    lambda _: restoring(path, self.folder, passphrase),
                    lambda _: self._unlock(passphrase),
                    lambda error: window.refuse(note(error)),
                    owner=self,
                )

            window = UnlockWindow(path.name, unlock, leave=_quit)
            self._show(window)

        words = late.attribute("desktop.features.backup.words:choose_backup")()
        self.dialogs.ask_open_file(words, "Sổ Công đoàn (*.cdbak)", put_back)

    def _open(self, opening: Callable[[], Any], failed: Callable[[UserError], None]) -> None:
        self.jobs.run(lambda _: opening(), self._opened, failed, owner=self)

    def _opened(self, book: Book) -> None:
        self.book = book
        self._show(self.open_window(book))

    # The open union

    def open_window(self, book: Book) -> MainWindow:
        """The main window over an open union, every engine wired to it."""
        catalog = late.load("desktop.catalog")
        folder = book.folder
        settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        workplace = late.attribute("desktop.shell.workplace:Workplace")(
            book.database, self.jobs, self.dialogs, catalog.FEATURES, settings, sample=self.sample, parent=self
        )
        self._workplace = workplace
        late.attribute("desktop.core.opened:OpenedCopies")(folder).empty()  # what a crash left
        wire(workplace, book)
        window: MainWindow = late.attribute("desktop.shell.window:MainWindow")(workplace)
        window.show_screen(window.screen_names()[0])
        return window

    def _show(self, window: QWidget) -> None:
        before, self.window = self.window, window
        window.show()
        if before is not None:
            if isinstance(before, UnlockWindow):
                before.opened()
            before.close()
            before.deleteLater()


def wire(workplace: Any, book: Book) -> None:
    """Give the workplace its engines: papers, lists going out, lists coming in, and the facts of the frame."""
    reports = late.load("desktop.features.reports.services")
    lists = late.load("desktop.features.reports.lists")
    importing = late.load("desktop.features.importing.ui.wizard")
    backups = late.load("desktop.features.backup.services")
    database = book.database

    def backup() -> None:
        folder = backups.backups_folder(book.folder)
        backups.create_backup(database, book.folder, folder, "truoc-khi-nhap")

    def render(report: Any, campaign: str, path: Path, progress: Progress) -> None:
        with database.read() as reading:
            reports.print_report(reading, report, path, campaign, progress)

    def export(what: Any, path: Path, progress: Progress) -> None:
        lists.export_list(database, what, path, progress)

    def bind(bundle: Any, folder: Path, progress: Progress) -> tuple[tuple[Path, ...], int]:
        with database.read() as reading:
            bound = late.attribute("desktop.features.reports.bundles:bind")(
                bundle, folder, progress, lambda document: reports.template_for(reading, document)
            )
        return bound.files, bound.pages

    workplace.render = render
    workplace.bind = bind
    workplace.export = export
    workplace.import_file = lambda target: importing.open_wizard(workplace, target, backup)
    workplace.import_pasted = lambda target: importing.open_wizard(workplace, target, backup).paste()

    def print_blanks(paper: Any, ids: Any, first: str, owner: QWidget) -> None:
        late.attribute("desktop.features.reports.ui.blanks:BlanksDialog")(owner, workplace, paper, ids, first).open()

    workplace.print_blanks = print_blanks

    def tell_facts() -> None:
        workplace.ask(lambda reading: _facts(reading, book), workplace.show_facts, owner=workplace)

    tell_facts()
    workplace.changed.connect(lambda changes: tell_facts() if changes.touches("union") else None)


def _facts(reading: Any, book: Book) -> Any:
    union = late.attribute("desktop.features.organization.services:find_union")(reading)
    if union:
        accounts.name_union(book.folder, union.name)
    backup = late.load("desktop.features.backup.services")
    made = backup.list_backups(backup.backups_folder(book.folder))
    moment = late.attribute("desktop.features.backup.words:moment")
    return late.attribute("desktop.shell.workplace:Facts")(
        union=union.name if union else "",
        period=str(union.working_year) if union else "",
        officer=late.attribute("desktop.features.accounts.words:role_name")(book.database.actor),
        last_backup=moment(made[0].made_at) if made else "",
        is_desk=union.is_desk if union else False,
    )


def _set_up(folder: Path, passphrase: str, draft: Any) -> Any:
    union = late.load("desktop.commands.union")
    books = late.load("desktop.features.accounts.books")
    book, _ = books.set_up(folder, passphrase, lambda tx: union.found_with_keys(tx, draft))
    return book


def _open_sample(folder: Path) -> Any:
    books = late.load("desktop.features.accounts.books")
    if accounts.holds_union(folder):
        return books.open_book(folder, SAMPLE_PASSPHRASE)
    return late.attribute("desktop.commands.sample:make_sample")(folder, SAMPLE_PASSPHRASE, 300)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("socongdoan-window")
    parser.add_argument("--data-dir", type=Path)
    parser.add_argument("--lang", choices=language.LANGUAGES, default="vi")
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("package", nargs="?", type=Path)
    return parser.parse_args(arguments)


def _quit() -> None:
    QApplication.quit()
