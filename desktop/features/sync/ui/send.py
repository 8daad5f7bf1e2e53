"""Making a package: to whom, with how much of a person, onto which stick; all of it shown before a byte is written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop import __version__
from desktop.core.contracts import Privacy, SyncedTable
from desktop.core.database import Reading
from desktop.core.errors import UserError
from desktop.features.sync import services
from desktop.features.sync.domain import (
    NOBODY,
    Created,
    PackageKind,
    Partner,
    Purpose,
    Role,
    SectionCount,
    Trust,
    check_code,
)
from desktop.features.sync.reports import report_of
from desktop.features.sync.ui.drives import Drive, list_drives, look_at
from desktop.features.sync.words import purpose_name
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action
from desktop.widgets.editor import scrolled
from desktop.widgets.fields import Choice, Option
from desktop.widgets.form import Form
from desktop.widgets.preview import open_folder
from desktop.widgets.records import Align, Column, RecordsTable
from desktop.widgets.states import Banner
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate


@dataclass(frozen=True)
class _Line:
    """A table that would go into the package."""

    id: str
    label: str
    carries: str
    count: SectionCount


LEAST_CONTENTS = 180  # pixels: four lines of the table


class SendPage(QWidget):
    """Gửi: a package for the union above, or an open one for anybody."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setObjectName("sync_send")
        self.setAccessibleName(translate("sync", "Send"))
        self.workplace = workplace
        self._drives: list[Drive] = []
        self._made: Created | None = None
        self.receiver = Choice("receiver", translate("sync", "Receiver"), [], empty=_nobody())
        self.purpose = Choice(
            "purpose",
            translate("sync", "What travels"),
            [Option(purpose, purpose_name(purpose)) for purpose in Purpose],
            required=True,
        )
        self.drive = Choice("drive", translate("sync", "Write to"), [], required=True, wide=True)
        self.form = Form([self.receiver, self.purpose, self.drive])
        self.form.load({"purpose": Purpose.COUNTS})
        self.form.edited.connect(self._on_edited)
        self.why, self.warning, self.result = Banner(Tone.NEUTRAL), Banner(Tone.WARNING), QLabel()
        self.contents = self._make_contents()
        self.write = Action(
            self, "write_package", translate("sync", "Write the package"), "usb", self._write, "Ctrl+S", primary=True
        )
        choose = Action(self, "choose_folder", translate("sync", "Another folder…"), "folder-open", self._choose)
        again = Action(self, "look_for_drives", translate("sync", "Look for sticks"), "refresh-cw", self._find_drives)
        paper = Action(self, "print_hand_over", translate("sync", "Hand-over paper…"), "printer", self._print)
        show = Action(self, "show_package", translate("sync", "Open the folder"), "folder-open", self._show,
                      in_toolbar=False)  # fmt: skip
        self.deeds = [self.write, choose, again]
        self.done = Banner(Tone.GOOD, actions=[paper, show])
        self._lay_out()

    def reload(self) -> None:
        self.workplace.ask(services.list_partners, self._show_partners, owner=self, replaces="partners")
        self._find_drives()

    # What is shown

    def _lay_out(self) -> None:
        for name, widget in (("why", self.why), ("drive_warning", self.warning), ("package_written", self.done)):
            widget.setObjectName(name)
        self.warning.hide()
        self.done.hide()
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(8)
        self.contents.setMinimumHeight(LEAST_CONTENTS)
        for each in (self.form, self.warning, self.why, self.contents, self.done):
            layout.addWidget(each, 1 if each is self.contents else 0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(page))  # a low screen scrolls; nothing is squeezed

    def _make_contents(self) -> RecordsTable:
        return RecordsTable(
            [
                Column("label", translate("sync", "Content"), lambda line: line.label, 260),
                Column("total", translate("sync", "Total"), lambda line: str(line.count.total), 90, Align.RIGHT),
                Column("added", translate("sync", "Added"), lambda line: str(line.count.added), 90, Align.RIGHT),
                Column("changed", translate("sync", "Changed"), lambda line: str(line.count.changed), 90, Align.RIGHT),
                Column("ended", translate("sync", "Ended"), lambda line: str(line.count.ended), 90, Align.RIGHT),
                Column("carries", translate("sync", "Of each person"), lambda line: line.carries, 330),
            ],
            name="sync_contents",
            title=translate("sync", "What goes into the package"),
            searchable=False,
            count_text=lambda count: translate("sync", "{count} lists go into the package").format(count=count),
        )

    def _show_partners(self, partners: list[Partner]) -> None:
        known = [partner for partner in partners if partner.trust is Trust.CONFIRMED]
        self.receiver.set_options([Option(partner.unit_id, partner.name, partner.code) for partner in known])
        desks = [partner for partner in known if partner.role is Role.DESK]
        if len(desks) == 1 and self._receiver() == NOBODY:
            self.form.load({"receiver": desks[0].unit_id})
        self._preview()

    def _find_drives(self) -> None:
        self.workplace.jobs.run(lambda _: list_drives(), self._show_drives, owner=self, replaces="drives")

    def _show_drives(self, drives: list[Drive]) -> None:
        chosen = self._drive()
        kept = [drive for drive in self._drives if drive is chosen and drive.folder not in {d.folder for d in drives}]
        self._drives = drives + kept
        self.drive.set_options([_option(drive) for drive in self._drives])
        if self._drive() is None and self._drives:
            self.form.load({"drive": self._drives[0].folder})
        self._show_warning()

    def _show_warning(self) -> None:
        drive = self._drive()
        none = translate("sync", "No stick was found. Plug one in, or choose a folder.")
        text = _drive_warning(drive) if drive else none
        self.warning.tell(Tone.WARNING, text)
        self.warning.setVisible(bool(text))
        self.write.setEnabled(drive is not None and not drive.read_only)

    def _preview(self) -> None:
        tables, receiver, purpose = self._tables(), self._receiver(), self.purpose.value()

        def question(reading: Reading) -> list[_Line]:
            parts = services.preview_package(reading, tables, receiver == NOBODY, receiver, purpose)
            return [_Line(table.name, table.label, _carries(table, fields), count) for table, fields, count in parts]

        self.workplace.ask(question, self._show_lines, owner=self, failed=self._refuse_preview, replaces="preview")

    def _show_lines(self, lines: list[_Line]) -> None:
        self.contents.set_records(lines)
        sealed = translate("sync", "The package is signed, and encrypted so that only the receiver can open it.")
        opened = translate("sync", "The package is signed, but anybody can read it.")
        is_open = self._receiver() == NOBODY
        self.why.tell(Tone.WARNING if is_open else Tone.NEUTRAL, opened if is_open else sealed)

    def _refuse_preview(self, error: UserError) -> None:
        self.contents.set_records([])
        self.why.tell(Tone.BAD, self.workplace.say(error))

    def _on_edited(self, key: str) -> None:
        self.done.hide()
        if key == "drive":
            self._show_warning()
        else:
            self._preview()

    # What is done

    def _choose(self) -> None:
        self.workplace.dialogs.ask_folder(translate("sync", "Where to write the package"), self.choose_folder)

    def choose_folder(self, folder: Path) -> None:
        """Offer the folder among the sticks and choose it."""
        self._drives = [drive for drive in self._drives if drive.folder != folder] + [look_at(folder)]
        self.drive.set_options([_option(drive) for drive in self._drives])
        self.form.load({"drive": folder})
        self._show_warning()

    def _write(self) -> None:
        values = self.form.accept()
        if values is None:
            return
        tables, receiver, purpose, folder = self._tables(), self._receiver(), values["purpose"], values["drive"]
        database = self.workplace.database

        def work() -> Created:
            with database.read() as reading:
                sender = services.own_sender(reading)
            return services.create_package(
                database,
                tables,
                sender,
                PackageKind.REPORT,
                folder,
                receiver == NOBODY,
                receiver,
                __version__,
                purpose=purpose,
            )

        self.write.setEnabled(False)
        self.workplace.jobs.run(
            lambda _: work(),
            self._show_made,
            self._refuse,
            owner=self,
            label=translate("sync", "Writing the package and reading it back"),
            blocking=True,
        )

    def _show_made(self, made: Created) -> None:
        self._made = made
        text = translate(
            "sync",
            "Package {seq} was written, read back and verified: {file}. Check code: {code}. Eject the stick before you"
            " pull it out.",
        )
        code = " – ".join(check_code(made.id))
        self.done.tell(Tone.GOOD, text.format(seq=made.seq, file=made.file.name, code=code))
        self.done.show()
        self._show_warning()
        self._preview()

    def _refuse(self, error: UserError) -> None:
        self._show_warning()
        self.workplace.dialogs.show_refusal(error)

    def _print(self) -> None:
        if self._made:
            self.workplace.save_report(report_of(self._made.id), self)

    def _show(self) -> None:
        if self._made:
            open_folder(self._made.file)

    def _tables(self) -> tuple[SyncedTable, ...]:
        return tuple(table for feature in self.workplace.features for table in feature.synced)

    def _receiver(self) -> str:
        """The receiver's unit id, or nobody for an open package."""
        return self.receiver.value() or NOBODY

    def _drive(self) -> Drive | None:
        index = self.drive.combo.currentIndex()
        return self._drives[index] if 0 <= index < len(self._drives) else None


def _nobody() -> str:
    return translate("sync", "Nobody in particular: an open package")


def _carries(table: SyncedTable, fields: tuple[str, ...]) -> str:
    kinds = {field.privacy for field in table.fields if field.name in fields}
    if Privacy.PERSON in kinds:
        return translate("sync", "Name, no national number")
    if any(field.privacy is not Privacy.OPEN for field in table.fields):
        return translate("sync", "No name, no national number")
    return ""


def _option(drive: Drive) -> Option:
    return Option(drive.folder, _drive_title(drive), _drive_detail(drive))


def _drive_title(drive: Drive) -> str:
    return drive.label if drive.label == str(drive.folder) else f"{drive.label} ({drive.folder})"


def _drive_detail(drive: Drive) -> str:
    size = QLocale().formattedDataSize(drive.free, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
    return translate("sync", "{size} free, {system}").format(size=size, system=drive.file_system)


def _drive_warning(drive: Drive) -> str:
    if drive.read_only:
        return translate("sync", "This place is write-protected. Slide the lock of the stick, or choose another one.")
    if drive.odd:
        text = translate(
            "sync", "There are odd files on the stick, perhaps a virus: {names}. Scan it before you go on."
        )
        return text.format(names=", ".join(drive.odd))
    return ""
