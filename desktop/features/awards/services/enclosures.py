"""Files attached to a nomination: the signed tờ trình, a scanned decision, the opinion of another body."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from desktop.core.attachments import Attachment, AttachmentStore, FilesKept, attach_files, content_of
from desktop.core.database import Reading, Transaction
from desktop.core.progress import SILENT, Progress
from desktop.features.awards.domain import FileKind, guess_file_kind
from desktop.features.awards.storage import NominationStore


def files_of(reading: Reading, nomination_id: str) -> list[Attachment]:
    """In the order in which they came."""
    return AttachmentStore(reading).of_owner(nomination_id)


def files_by_nomination(reading: Reading, ids: Iterable[str]) -> dict[str, list[Attachment]]:
    """Those of many nominations; who has none is left out."""
    store = AttachmentStore(reading)
    return {one: found for one in ids if (found := store.of_owner(one))}


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


def change_files(tx: Transaction, ids: Iterable[str], kind: FileKind, note: str) -> list[Attachment]:
    """Say anew what files are. Raises NotFound."""
    store = AttachmentStore(tx)
    return store.replace_all(replace(one, kind=kind, note=note.strip()) for one in store.get_all(ids))


def remove_files(tx: Transaction, ids: Iterable[str]) -> list[Attachment]:
    """The content is kept for as long as this can be taken back. Raises NotFound."""
    store = AttachmentStore(tx)
    return [store.remove(one) for one in ids]


def open_file(reading: Reading, id: str) -> tuple[Attachment, bytes]:
    """Raises NotFound."""
    found = AttachmentStore(reading).get(id)
    return found, content_of(reading, found)
