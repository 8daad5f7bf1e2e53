"""A folder of photos named by staff code, card number or citizen's number: who gets which is seen before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from desktop.core.errors import UserError
from desktop.features.members import services
from desktop.features.members.domain import PhotoFate, PhotoMatch
from desktop.features.members.services import PhotosKept
from desktop.features.members.ui.duplicates import Foot, lay_out, muted
from desktop.features.members.words import photo_fate
from desktop.shell.workplace import Workplace
from desktop.widgets.records import Column, RecordsTable
from desktop.widgets.states import Banner
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

_TONES = {PhotoFate.NEW: Tone.GOOD, PhotoFate.REPLACES: Tone.WARNING, PhotoFate.NOBODY: Tone.NEUTRAL}


def import_photos(workplace: Workplace, owner: QWidget) -> None:
    """Ask for the folder, find whose photo each picture is, and show that."""

    def show(found: list[PhotoMatch]) -> None:
        PhotoFolderDialog(owner, workplace, found).open()

    def look(folder: Path) -> None:
        def work(_: object) -> list[PhotoMatch]:
            with workplace.database.read() as reading:
                return services.match_photo_folder(reading, folder)

        workplace.jobs.run(work, show, owner=owner, label=translate("members", "Reading the folder"), blocking=True)

    workplace.dialogs.ask_folder(translate("members", "Folder of photos named by code"), look)


class PhotoFolderDialog(QDialog):
    """Those that will be kept first, then those that fit nobody and why. Enter keeps, Esc leaves all as it is."""

    def __init__(self, parent: QWidget, workplace: Workplace, found: list[PhotoMatch]) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self._found = sorted(found, key=lambda one: (not one.used, one.fate, one.path.name))
        used = sum(one.used for one in found)
        self.setObjectName("photo_folder")
        title = translate("members", "Photos by code")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.banner = Banner(Tone.NEUTRAL, self._sum(used))
        self.table = RecordsTable(
            [
                Column("file", translate("members", "File"), lambda one: one.path.name, 260),
                Column("who", translate("members", "Whose photo"), lambda one: one.full_name, 240),
                Column(
                    "fate", translate("members", "What will happen"), self._fate, 300, tone=_tone, tooltip=self._fate
                ),
            ],
            name="photo_folder_table",
            title=title,
            searchable=False,
            count_text=lambda count: translate("members", "{count} files").format(count=count),
        )
        intro = muted(
            translate(
                "members",
                "A file belongs to whoever has the code in its name as staff code, card number or citizen's number. "
                "Photos are cut to 3×4 from the middle and the top; a single one can be cut better in its record.",
            )
        )
        foot = Foot(self)
        foot.add("close", translate("members", "Close"), self.reject)
        text = translate("members", "Keep {count} photos (Enter)").format(count=used)
        self.keep = foot.add("keep_photos", text, self._keep, "Ctrl+S", primary=True)
        self.keep.setEnabled(used > 0)
        self.table.opened.connect(lambda _: self.keep.click())
        lay_out(self, [intro, self.table, self.banner], foot, 900, 560)
        self.table.set_records(self._found)
        self.table.select(self._found[0].id)
        self.table.take_focus()

    def _sum(self, used: int) -> str:
        nobody = sum(one.fate is PhotoFate.NOBODY for one in self._found)
        text = translate("members", "{used} photos will be kept; {nobody} files fit nobody; {others} cannot be used.")
        return text.format(used=used, nobody=nobody, others=len(self._found) - used - nobody)

    def _fate(self, one: PhotoMatch) -> str:
        return self.workplace.say(one.told) if one.told else photo_fate(one)

    def _keep(self) -> None:
        def done(kept: PhotosKept) -> None:
            self.accept()
            if kept.refused:
                self.workplace.dialogs.show_note(refusals(self.workplace, kept.refused))

        self.workplace.act_long(
            "set_photos",
            lambda tx, progress: services.set_photos(tx, self._found, progress),
            owner=self,
            label=translate("members", "Keeping photos"),
            done=done,
            failed=lambda error: self.banner.tell(Tone.BAD, self.workplace.say(error)),
            tell=lambda kept: translate("members", "{count} photos were kept").format(count=kept.kept),
        )


def _tone(one: PhotoMatch) -> Tone | None:
    return _TONES.get(one.fate, Tone.BAD)


def refusals(workplace: Workplace, found: Sequence[UserError], most: int = 5) -> str:
    """The first refusals in words, one a line."""
    lines = [workplace.say(error) for error in found[:most]]
    return "\n".join([*lines, "…"] if len(found) > most else lines)
