"""Making the dossier with one press, and what is told afterwards: where it lies, what it still lacks, a way to each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from desktop.core.progress import Progress
from desktop.features.awards.catalogue import wording
from desktop.features.awards.reports import dossier
from desktop.features.awards.services import Missing
from desktop.widgets import preview
from desktop.widgets.foot import Foot, lay_out, muted
from desktop.widgets.records import Column, RecordsTable
from desktop.widgets.states import Banner, EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate

if TYPE_CHECKING:
    from desktop.features.awards.ui.screen.nominations import NominationsView

Made = tuple[tuple[Path, ...], int, tuple[Missing, ...]]


def make_dossier(view: NominationsView, jump: Callable[[Missing], None]) -> None:
    """Ask where to; the dossier is a folder of its own there."""
    if (campaign := view.looked.campaign) is None:
        return
    workplace, code = view.workplace, campaign.code

    def write(folder: Path) -> None:
        def work(progress: Progress) -> Made:
            with workplace.database.read() as reading:
                made = dossier(reading, code, progress)
                files, pages = workplace.bind(made.bundle, folder, progress)
            return files, pages, made.missing

        label = translate("awards", "Making the dossier")
        workplace.jobs.run(
            work, lambda made: DossierDialog(view, *made, jump).open(), owner=view, label=label, blocking=True
        )

    workplace.dialogs.ask_folder(translate("awards", "Folder for the dossier"), write)


class DossierDialog(QDialog):
    """Enter goes to what is missing; the folder and the PDF open from here."""

    def __init__(
        self,
        parent: QWidget,
        files: Sequence[Path],
        pages: int,
        missing: Sequence[Missing],
        jump: Callable[[Missing], None],
    ) -> None:
        super().__init__(parent)
        self.setObjectName("dossier_made")
        title = translate("awards", "The dossier is made")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._jump = jump
        banner = Banner(Tone.GOOD)
        told = translate("awards", "{count} files, one PDF of {pages} pages with everything in order: {folder}")
        banner.tell(Tone.GOOD, told.format(count=len(files), pages=pages, folder=files[0].parent))
        self.table = self._make_table(missing)
        lead = (
            translate("awards", "Still missing, or to be looked at again. Enter goes there.")
            if missing
            else translate("awards", "Print the PDF and have it signed. Every paper lies beside it in Word.")
        )
        foot = Foot(self)
        foot.add("close", translate("awards", "Close"), self.reject)
        self.go = foot.add("go_there", translate("awards", "Go there (Enter)"), self._go)
        foot.add("open_folder", translate("awards", "Open the folder"), lambda: preview.open_folder(files[0]))
        foot.add("open_pdf", translate("awards", "Open the PDF"), lambda: preview.open_file(files[0]), primary=True)
        lay_out(self, [banner, muted(lead), self.table], foot, 900, 460)
        self.table.set_records(missing)
        self.go.setEnabled(bool(missing))
        if missing:
            self.table.select(missing[0].id)
        self.table.take_focus()

    def _make_table(self, missing: Sequence[Missing]) -> RecordsTable:
        papers = wording().papers
        whole = translate("awards", "The whole dossier")
        table = RecordsTable(
            [
                Column("paper", translate("awards", "Paper"), lambda one: papers[one.paper], 170),
                Column("subject", translate("awards", "Whose"), lambda one: one.subject or whole, 140),
                Column("reason", translate("awards", "What is missing"), lambda one: one.reason, 480,
                       tooltip=lambda one: one.reason),
            ],
            name="dossier_missing",
            title=translate("awards", "What is missing"),
            searchable=False,
            count_text=lambda count: translate("awards", "{count} things are missing").format(count=count),
        )  # fmt: skip
        table.set_empty(
            EmptyState(
                "circle-check",
                translate("awards", "Nothing is missing"),
                translate("awards", "Every paper the superior asks for is in the dossier."),
            )
        )
        table.opened.connect(lambda _: self._go())
        return table

    def _go(self) -> None:
        if one := self.table.current():
            self.accept()
            self._jump(one)
