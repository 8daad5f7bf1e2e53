"""The desk on the second laptop: opened from its file with sixteen digits, without any book of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.core.clock import VIETNAM, SystemClock
from desktop.core.errors import UserError
from desktop.core.files import safe_name
from desktop.features.tet_gifts.domain.second_desk import DeskFileInfo
from desktop.features.tet_gifts.services import list_schemes, second_desk
from desktop.features.tet_gifts.services.second_desk import OpenDesk
from desktop.features.tet_gifts.ui.desk.answer import enlarge
from desktop.features.tet_gifts.ui.desk.dividing import FILTER
from desktop.features.tet_gifts.ui.desk.window import DeskWindow
from desktop.shell.workplace import Workplace
from desktop.widgets.dialogs import Dialogs
from desktop.widgets.jobs import Jobs
from desktop.widgets.page import resize_within_screen
from desktop.widgets.states import Banner
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate


class DeskOpener(QObject):
    """From the file to the open desk. `show` gets the window."""

    def __init__(
        self, data_folder: Path, jobs: Jobs, dialogs: Dialogs, features: Sequence[Any], say: Callable[[UserError], str],
        show: Callable[[QWidget], None], parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.folder, self.jobs, self.dialogs, self.features = data_folder, jobs, dialogs, tuple(features)
        self.say, self._show = say, show

    def begin(self) -> None:
        """Go on with a desk that was opened here, or choose a file."""
        self.jobs.run(lambda _: second_desk.desks_here(self.folder), self._offer, owner=self)

    def _offer(self, known: list[tuple[Path, DeskFileInfo]]) -> None:
        if not known:
            self._choose()
            return
        path, info = known[0]
        text = translate(
            "tet_gifts", "The desk “{desk}” ({campaign}, {union}) was opened on this computer. Go on with it?"
        )
        self.dialogs.confirm(
            text.format(desk=info.desk, campaign=info.campaign, union=info.union),
            translate("tet_gifts", "Go on with it"),
            lambda: self._ask_digits(path, info),
            better=(translate("tet_gifts", "Choose another file…"), self._choose),
            otherwise=translate("tet_gifts", "Not now"),
        )

    def _choose(self) -> None:
        title = translate("tet_gifts", "List for a hand-out desk")
        self.dialogs.ask_open_file(title, FILTER, self.open_file)

    def open_file(self, path: Path) -> None:
        self.jobs.run(lambda _: second_desk.file_info(path), lambda info: self._ask_digits(path, info), owner=self)

    def _ask_digits(self, path: Path, info: DeskFileInfo) -> None:
        dialog = DigitsDialog(info, lambda digits: self._open(path, digits, dialog))
        self.dialog = dialog
        dialog.open()

    def _open(self, path: Path, digits: str, dialog: DigitsDialog) -> None:
        def failed(error: UserError) -> None:
            dialog.refuse(self.say(error))

        self.jobs.run(
            lambda _: second_desk.open_desk(self.folder, path, digits, SystemClock()),
            lambda desk: self._opened(desk, dialog), failed, owner=self,
            label=translate("tet_gifts", "Opening the list"),
        )  # fmt: skip

    def _opened(self, desk: OpenDesk, dialog: DigitsDialog) -> None:
        dialog.accept()
        settings = QSettings(str(self.folder / "desks" / "window.ini"), QSettings.Format.IniFormat)
        workplace = Workplace(desk.database, self.jobs, self.dialogs, self.features, settings)
        self._show(SecondDeskWindow(workplace, desk))


class DigitsDialog(QDialog):
    """Asks for the sixteen digits; they are seen while typed, for they open nothing but this list."""

    def __init__(self, info: DeskFileInfo, open_it: Callable[[str], None]) -> None:
        super().__init__()
        self.setObjectName("desk_digits")
        self.setWindowTitle(translate("tet_gifts", "Open a hand-out desk"))
        self._open_it = open_it
        issued = f"{info.issued_at.astimezone(VIETNAM):%H:%M %d/%m/%Y}"
        about = translate("tet_gifts", "{desk} – {campaign}\n{union}\n{count} gifts: {part}\nWritten at {time}")
        told = QLabel(about.format(desk=info.desk, campaign=info.campaign, union=info.union, count=info.gifts,
                                   part=info.part, time=issued))  # fmt: skip
        told.setWordWrap(True)
        label = QLabel(translate("tet_gifts", "The sixteen digits"))
        label.setProperty("role", "label")
        self.digits = QLineEdit()
        self.digits.setObjectName("digits")
        self.digits.setMaxLength(40)
        self.digits.setPlaceholderText("0000 0000 0000 0000")
        self.digits.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        enlarge(self.digits, 16, least=32)
        label.setBuddy(self.digits)
        self.banner = Banner(Tone.BAD)
        self.banner.hide()
        self.button = QPushButton(translate("tet_gifts", "Open the desk"))
        self.button.setObjectName("open_digits")
        self.button.setProperty("primary", True)
        self.button.setDefault(True)
        self.button.clicked.connect(self._try)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        for widget in (told, label, self.digits, self.banner, self.button):
            layout.addWidget(widget)
        resize_within_screen(self, 460, 280)

    def refuse(self, sentence: str) -> None:
        self._set_busy(False)
        self.banner.tell(Tone.BAD, sentence)
        self.banner.show()
        self.digits.setFocus()

    def _try(self) -> None:
        self.banner.hide()
        self._set_busy(True)
        self._open_it(self.digits.text())

    def _set_busy(self, busy: bool) -> None:
        self.button.setDisabled(busy)
        self.button.setText(translate("tet_gifts", "Opening…") if busy else translate("tet_gifts", "Open the desk"))


class SecondDeskWindow(DeskWindow):
    """The desk, and how what it did goes back on the stick."""

    def __init__(self, workplace: Workplace, desk: OpenDesk) -> None:
        super().__init__(workplace, desk.campaign, (), desk.desk.name)
        self.setWindowTitle(f"{desk.info.union} – {self.windowTitle()} – {desk.desk.name}")
        self.workplace, self.desk = workplace, desk
        self._unreported = False
        self.report = self._button("write_return", translate("tet_gifts", "Write what goes back…"))
        self.report.clicked.connect(lambda: self._write(finished=False))
        self.finish = self._button("finish_desk", translate("tet_gifts", "Finish…"))
        self.finish.clicked.connect(lambda: self._write(finished=True))
        self.resume = self._button("resume_desk", translate("tet_gifts", "Go on giving"))
        self.resume.clicked.connect(self._go_on)
        self._show_finished(desk.desk.closed_at is not None)
        workplace.changed.connect(self._note_change)
        workplace.ask(
            lambda reading: list_schemes(reading, desk.campaign.id),
            lambda schemes: self.view.show_campaign(desk.campaign, schemes), owner=self,
        )  # fmt: skip

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was not carried back yet stays in this laptop; say so before it is switched off."""
        if self._unreported:
            event.ignore()
            self.workplace.dialogs.confirm(
                translate("tet_gifts", "What this desk gave has not been written for the first desk yet. It stays "
                          "on this computer and can be written later."),
                translate("tet_gifts", "Leave all the same"), self._leave,
                better=(self.report.text(), lambda: self._write(finished=False)),
                otherwise=translate("tet_gifts", "Stay here"),
            )  # fmt: skip
            return
        super().closeEvent(event)
        workplace, desk = self.workplace, self.desk
        workplace.close()
        workplace.jobs.run(lambda _: desk.close(), owner=workplace.jobs)  # after what still waits for the database

    def _leave(self) -> None:
        self._unreported = False
        self.close()

    def _note_change(self, changes: Any) -> None:
        if changes.touches("tet_distribution", "tet_not_taken"):
            self._unreported = True

    def _write(self, *, finished: bool) -> None:
        now = f"{self.workplace.database.clock.now().astimezone(VIETNAM):%Y%m%d-%H%M}"
        name = f"{safe_name(self.desk.campaign.code)}-{safe_name(self.desk.desk.name)}-tra-ve-{now}.cdban"

        def write(path: Path) -> None:
            self.workplace.act(
                "write_return", lambda tx: second_desk.write_return(tx, path, finished=finished), owner=self,
                done=lambda count: self._written(path, count, finished), failed=self._refuse,
            )  # fmt: skip

        self.workplace.dialogs.ask_save_file(self.report.text().rstrip("…"), name, FILTER, write)

    def _go_on(self) -> None:
        self.workplace.act("go_on_giving", second_desk.go_on, owner=self, done=lambda _: self._show_finished(False))

    def _show_finished(self, finished: bool) -> None:
        """A desk that has finished gives only what somebody insists on, because the first desk may give the rest."""
        self.finish.setVisible(not finished)
        self.resume.setVisible(finished)
        self.view.take_focus()

    def _written(self, path: Path, count: int, finished: bool) -> None:
        self._unreported = False
        if finished:
            self._show_finished(True)
        text = translate("tet_gifts", "“{file}” is written and checked: {count} gifts. Take it to the first desk.")
        self.workplace.dialogs.show_note(text.format(file=path.name, count=count))
        self.view.take_focus()

    def _refuse(self, error: UserError) -> None:
        self.workplace.dialogs.show_refusal(error)

    def _button(self, name: str, text: str) -> QPushButton:
        made = QPushButton(text)
        made.setObjectName(name)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.head.insertWidget(self.head.count() - 1, made)
        return made
