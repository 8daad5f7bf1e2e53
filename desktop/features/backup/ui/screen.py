"""The list of backups, and making one."""

from __future__ import annotations

from pathlib import Path

from desktop.core.changes import ChangeSet
from desktop.features.backup import services
from desktop.features.backup.domain import Backup
from desktop.features.backup.words import moment
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action, Place
from desktop.widgets.records import Align, Column, RecordsTable
from desktop.widgets.screen import Screen
from desktop.widgets.states import EmptyState
from desktop.widgets.words import translate


class BackupsScreen(Screen):
    """Backups (bản sao lưu) beside the data, newest first; each was opened and counted when it was made."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(
            "backup",
            translate("backup", "Backups"),
            translate(
                "backup",
                "A backup is one encrypted file that opens with the passphrase of its day. One on a USB stick in "
                "a drawer helps when this computer is stolen or breaks. To bring one back, start on an empty "
                "computer and choose “Bring back a backup”.",
            ),
        )
        self.workplace = workplace
        self.folder = workplace.database.path.parent
        make = Action(
            self, "backup_now", translate("backup", "Back up now"), "save", self._here, primary=True, place=Place.SYSTEM
        )
        elsewhere = Action(
            self, "backup_elsewhere", translate("backup", "Back up to a USB stick…"), "usb", self._elsewhere,
            place=Place.SYSTEM,
        )  # fmt: skip
        self.deeds = [make, elsewhere]
        self.table = RecordsTable(
            [
                Column("when", translate("backup", "Made"), lambda one: moment(one.made_at), 160),
                Column("file", translate("backup", "File"), lambda one: Path(one.file).name, 420),
                Column("size", translate("backup", "Size"), _size, 110, Align.RIGHT),
                Column("rows", translate("backup", "Rows"), lambda one: str(one.rows), 100, Align.RIGHT),
            ],
            name="backups_table",
            title=translate("backup", "Backups"),
            count_text=lambda count: translate("backup", "{count} backups").format(count=count),
            searchable=False,
        )
        self.table.set_empty(
            EmptyState(
                "shield-check",
                translate("backup", "Never backed up"),
                translate("backup", "A backup takes a second. Make one now, and one on a USB stick for the drawer."),
                [make, elsewhere],
            )
        )
        self.content.addWidget(self.table)
        workplace.changed.connect(self._on_changed)

    def reload(self) -> None:
        folder = services.backups_folder(self.folder)
        self.workplace.ask(
            lambda _: services.list_backups(folder), self.table.set_records, owner=self, replaces="backups"
        )

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches("import_batch"):  # an import makes a backup first
            self.reload()

    def _here(self) -> None:
        self._make(services.backups_folder(self.folder))

    def _elsewhere(self) -> None:
        self.workplace.dialogs.ask_folder(translate("backup", "Where to"), self._make)

    def _make(self, to: Path) -> None:
        def done(made: Backup) -> None:
            told = translate("backup", "Written, opened and counted: {file}")
            self.workplace.show_snackbar(told.format(file=made.file))
            self.reload()

        self.workplace.jobs.run(
            lambda _: services.create_backup(self.workplace.database, self.folder, to),
            done,
            owner=self,
            label=translate("backup", "Backing up"),
            blocking=True,
        )


def _size(one: Backup) -> str:
    return f"{one.bytes / 1024 / 1024:.1f} MB".replace(".", ",")
