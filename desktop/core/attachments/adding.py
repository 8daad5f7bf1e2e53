"""Files from a disk become attachments, are named, taken away and read again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.core.attachments.recognising import recognise
from desktop.core.attachments.records import LARGEST_FILE, Attachment, FileNotAccepted
from desktop.core.attachments.storage import AttachmentStore, attach, content_of
from desktop.core.database import Reading, Transaction
from desktop.core.errors import UserError
from desktop.core.files import FileNotRead, read_bytes
from desktop.core.progress import SILENT, Progress


@dataclass(frozen=True)
class FilesKept:
    """What was added, and why other files were not."""

    added: tuple[Attachment, ...]
    refused: tuple[UserError, ...]


def read_file(path: Path) -> bytes:
    """A file to be attached. Raises FileNotRead, FileNotAccepted."""
    try:
        return read_bytes(path, LARGEST_FILE)
    except FileNotRead as error:
        if error.reason == "too_large":
            raise FileNotAccepted(path.name, "too_large") from error
        raise


def attach_files(
    tx: Transaction, owner_id: str, paths: Sequence[Path], kind: Callable[[str], str], progress: Progress = SILENT
) -> FilesKept:
    """Attach files, each as what `kind` makes of its name; one that is refused stops no other, but if none is left the
    first refusal is raised. What stands in a slot is not counted as there already. Raises FileNotAccepted,
    FileNotRead, AttachmentsFull, Cancelled."""
    known = {one.sha256 for one in AttachmentStore(tx).of_owner(owner_id) if one.slot is None}
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
            added.append(attach(tx, owner_id, kind(path.name), path.name, content, media_type))
    if refused and not added:
        raise refused[0]
    return FilesKept(tuple(added), tuple(refused))


def files_of(reading: Reading, owner_id: str) -> list[Attachment]:
    """In the order in which they came; what stands in a slot, such as a photo, is none of them."""
    return [one for one in AttachmentStore(reading).of_owner(owner_id) if one.slot is None]


def files_by_owner(reading: Reading, owner_ids: Iterable[str]) -> dict[str, list[Attachment]]:
    """Who has none is left out."""
    return {one: found for one in owner_ids if (found := files_of(reading, one))}


def name_files(tx: Transaction, ids: Iterable[str], kind: str, note: str) -> list[Attachment]:
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
