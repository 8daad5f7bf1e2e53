"""The papers of a member (hồ sơ), as files attached to the record."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.features.members import services
from desktop.features.members.domain import DocumentKind, guess_document_kind
from desktop.features.members.words import document_kind_name
from desktop.shell.attached import Attached, FilesDialog
from desktop.shell.workplace import Workplace
from desktop.widgets.words import translate


def papers_dialog(parent: QWidget, workplace: Workplace, member_id: str, who: str) -> FilesDialog:
    attached = Attached(
        "documents",
        {kind: document_kind_name(kind) for kind in DocumentKind},
        lambda tx, id, paths, progress: services.add_documents(tx, id, paths, guess_document_kind, progress),
        translate("members", "PDF, pictures, Word and Excel of the member's papers."),
        translate(
            "members",
            "Keep the application to join, decisions and copies here, scanned or photographed: drop the files "
            "on this window, or press Ins.",
        ),
    )
    return FilesDialog(
        parent, workplace, member_id, translate("members", "Papers of {name}").format(name=who), attached
    )
