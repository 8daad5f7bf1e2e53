"""Files attached to a nomination: the signed tờ trình, a scanned decision, the opinion of another body."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.core.attachments import Attachment, AttachmentStore, FileNotAccepted, attach, content_of, recognise
from desktop.core.database import Reading, Transaction
from desktop.core.errors import UserError
from desktop.core.files import FileNotRead
from desktop.core.progress import SILENT, Progress
from desktop.features.awards.domain import FileKind, guess_file_kind
from desktop.features.awards.storage import NominationStore
from desktop.features.members.services import read_file


@dataclass(frozen=True)
class FilesKept:
    """What was added, and why other files were not."""

    added: tuple[Attachment, ...]
    refused: tuple[UserError, ...]


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
    known = {one.sha256 for one in files_of(tx, nomination_id)}
    added, refused = list[Attachment](), list[UserError]()
    for done, path in enumerate(paths):
        progress.step(done, len(paths), path.name)
        try:
            content = read_file(path)
            media_type = recognise(content, path.name)
            digest = hashlib.sha256(content).hexdigest()
            if digest in known:
                raise FileNotAccepted(path.name, "there_already")
        except (FileNotAccepted, FileNotRead) as error:
            refused.append(error)
        else:
            known.add(digest)
            added.append(attach(tx, nomination_id, kind(path.name), path.name, content, media_type))
    if refused and not added:
        raise refused[0]
    return FilesKept(tuple(added), tuple(refused))


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
