"""Files attached to a nomination: the signed tờ trình, a scanned decision, the opinion of another body."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.core.attachments import FilesKept, attach_files
from desktop.core.database import Transaction
from desktop.core.progress import SILENT, Progress
from desktop.features.awards.domain import FileKind, guess_file_kind
from desktop.features.awards.storage import NominationStore


def add_files(
    tx: Transaction,
    nomination_id: str,
    paths: Sequence[Path],
    kind: Callable[[str], FileKind] = guess_file_kind,
    progress: Progress = SILENT,
) -> FilesKept:
    """Attach files, each as what `kind` makes of its name; one that is refused stops no other, but if none is left the
    first refusal is raised. Raises FileNotAccepted, FileNotRead, AttachmentsFull, Cancelled, NotFound."""
    NominationStore(tx).get(nomination_id)
    return attach_files(tx, nomination_id, paths, kind, progress)
