"""The files attached to an initiative or to a work."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.features.emulation import services
from desktop.features.emulation.domain import EvidenceKind, Initiative, WorkItem
from desktop.features.emulation.words import evidence_name
from desktop.shell.attached import Attached, FilesDialog
from desktop.shell.workplace import Workplace
from desktop.widgets.words import translate


def evidence_dialog(parent: QWidget, workplace: Workplace, of: Initiative | WorkItem) -> FilesDialog:
    kinds: dict[str, str] = {kind: evidence_name(kind) for kind in EvidenceKind}
    if isinstance(of, Initiative):
        attached = Attached(
            "initiative_files", kinds, services.add_initiative_files,
            translate("emulation", "Certificates and decisions also go into the dossier of every nominee who made it."),
            translate("emulation", "Attach the certificate or the decision, the description, pictures."),
        )  # fmt: skip
    else:
        attached = Attached(
            "work_files", kinds, services.add_work_files,
            translate("emulation", "What shows that the work was done and its plaque hung."),
            translate("emulation", "Attach the minutes of acceptance, the decision on the plaque, pictures."),
        )  # fmt: skip
    title = translate("emulation", "Attached files: {name}").format(name=of.name)
    return FilesDialog(parent, workplace, of.id, title, attached)
