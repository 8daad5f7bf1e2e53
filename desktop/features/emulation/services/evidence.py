"""Files attached to initiatives and to works (minh chứng): certificates, descriptions, acceptance, pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from desktop.core.attachments import Attachment, FilesKept, attach_files, files_by_owner
from desktop.core.database import Reading, Transaction
from desktop.core.progress import SILENT, Progress
from desktop.features.emulation.domain import RECOGNISING, guess_evidence
from desktop.features.emulation.storage import InitiativeStore, WorkItemStore


def add_initiative_files(
    tx: Transaction, initiative_id: str, paths: Sequence[Path], progress: Progress = SILENT
) -> FilesKept:
    """Each for what its name says. Raises FileNotAccepted, FileNotRead, AttachmentsFull, Cancelled, NotFound."""
    InitiativeStore(tx).get(initiative_id)
    return attach_files(tx, initiative_id, paths, guess_evidence, progress)


def add_work_files(tx: Transaction, work_id: str, paths: Sequence[Path], progress: Progress = SILENT) -> FilesKept:
    """Each for what its name says. Raises FileNotAccepted, FileNotRead, AttachmentsFull, Cancelled, NotFound."""
    WorkItemStore(tx).get(work_id)
    return attach_files(tx, work_id, paths, guess_evidence, progress)


def certificates_of(reading: Reading, initiative_ids: Iterable[str]) -> dict[str, list[Attachment]]:
    """The files that prove that initiatives were recognised, by initiative."""
    known = files_by_owner(reading, initiative_ids)
    return {one: [file for file in files if file.kind in RECOGNISING] for one, files in known.items()}
