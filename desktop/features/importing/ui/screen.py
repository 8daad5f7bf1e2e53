"""The history of imports: what came in when, and taking a batch back."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu

from desktop.core.changes import ChangeSet
from desktop.core.clock import VIETNAM
from desktop.core.contracts import ImportTarget
from desktop.core.progress import Progress
from desktop.features.importing import services
from desktop.features.importing.domain import ImportBatch, Undone
from desktop.features.importing.ui.wizard import target_title
from desktop.features.importing.words import title, undone_sentence
from desktop.shell.workplace import Workplace
from desktop.widgets.actions import Action
from desktop.widgets.records import Align, Column, RecordsTable
from desktop.widgets.screen import Screen
from desktop.widgets.states import EmptyState
from desktop.widgets.theme import Tone
from desktop.widgets.words import translate


class ImportsScreen(Screen):
    """Batches (đợt nhập), the latest first."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(
            "importing",
            title(),
            translate(
                "importing", "Every import can be taken back as a whole; what was edited since is kept and named."
            ),
        )
        self.workplace = workplace
        self.table = RecordsTable(
            self._columns(),
            name="imports",
            title=title(),
            count_text=lambda count: translate("importing", "{count} imports").format(count=count),
        )
        self.table.remember(workplace.settings)
        self.undo = Action(
            self,
            "undo_import",
            translate("importing", "Take the import back"),
            "undo-2",
            self._undo,
            needs_selection=True,
        )
        targets = [target for feature in workplace.features for target in feature.imports]
        begin = [self._beginning(target, number == 0) for number, target in enumerate(targets)]
        self.lists = QMenu(self)
        self.lists.addActions(begin)
        self.choose = Action(
            self, "import_list", translate("importing", "Import a list…"), "import", self._choose, primary=True
        )
        self.deeds = [self.choose, self.undo]
        self.table.set_actions([self.undo])
        self.table.set_empty(
            EmptyState(
                "import",
                translate("importing", "Nothing was imported yet"),
                translate(
                    "importing",
                    "Lists come from Excel or by pasting. Each import stands here and can be taken back.",
                ),
                begin[:1],
            )
        )
        self.table.chosen.connect(self._on_chosen)
        self.content.addWidget(self.table)
        workplace.changed.connect(self._on_changed)

    def _beginning(self, target: ImportTarget, primary: bool) -> Action:
        title = target_title(self.workplace, target.name)
        text = translate("importing", "Import {list}…").format(list=title[:1].lower() + title[1:])
        return Action(
            self, f"import_{target.name}", text, "import", lambda: self.workplace.import_file(target), primary=primary
        )

    def _choose(self) -> None:
        self.lists.popup(self.mapToGlobal(self.contentsRect().topLeft()))

    def reload(self) -> None:
        self.workplace.ask(services.list_batches, self.table.set_records, owner=self, replaces="list")

    def _columns(self) -> list[Column[ImportBatch]]:
        def count(key: str, text: str, number: str) -> Column[ImportBatch]:
            return Column(key, text, lambda batch: str(getattr(batch, number) or ""), 90, Align.RIGHT)

        return [
            Column("when", translate("importing", "When"), _when, 130, sort=lambda batch: batch.imported_at),
            Column("list", translate("importing", "List"), self._list_name, 200),
            Column("file", translate("importing", "File"), lambda batch: batch.file_name, 230),
            count("created", translate("importing", "Added"), "created"),
            count("updated", translate("importing", "Updated"), "updated"),
            count("refused", translate("importing", "Errors"), "refused"),
            Column("state", translate("importing", "State"), _state, 130,
                   tone=lambda batch: Tone.NEUTRAL if batch.undone_at else Tone.GOOD),
        ]  # fmt: skip

    def _list_name(self, batch: ImportBatch) -> str:
        return target_title(self.workplace, batch.target)

    def _on_chosen(self) -> None:
        batch: ImportBatch | None = self.table.current()
        self.undo.setEnabled(batch is not None and batch.undone_at is None)

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches("import_batch"):
            self.reload()

    def _undo(self) -> None:
        batch: ImportBatch | None = self.table.current()
        if batch is None:
            return

        def work(progress: Progress) -> Undone:
            return services.undo_import(self.workplace.database, batch.id, progress)

        self.workplace.jobs.run(
            work,
            lambda undone: self.workplace.show_snackbar(undone_sentence(undone)),
            owner=self,
            label=translate("importing", "Taking the import back"),
            blocking=True,
        )


def _when(batch: ImportBatch) -> str:
    return batch.imported_at.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M")


def _state(batch: ImportBatch) -> str:
    return translate("importing", "Taken back") if batch.undone_at else translate("importing", "In the book")
