"""The files attached to a nomination."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.features.awards import services
from desktop.features.awards.domain import FileKind, guess_file_kind
from desktop.features.awards.words import file_kind_name
from desktop.shell.attached import Attached, FilesDialog
from desktop.shell.workplace import Workplace
from desktop.widgets.words import translate


def files_dialog(parent: QWidget, workplace: Workplace, nomination_id: str, who: str) -> FilesDialog:
    attached = Attached(
        "nomination_files",
        {kind: file_kind_name(kind) for kind in FileKind},
        lambda tx, id, paths, progress: services.add_files(tx, id, paths, guess_file_kind, progress),
        translate(
            "awards",
            "Signed papers, decisions, opinions: PDF and pictures go into the PDF of the dossier after the paper of "
            "their kind, Word and Excel lie beside it.",
        ),
        translate(
            "awards",
            "Attach the signed tờ trình, the decision on an initiative, the opinion of another body: the dossier then "
            "carries them in their place.",
        ),
    )
    title = translate("awards", "Attached files: {name}").format(name=who)
    return FilesDialog(parent, workplace, nomination_id, title, attached)
