"""Files that belong to a record, kept inside the encrypted database: photos, papers, scans.

The content of a file is a blob under its SHA-256, written once and never changed; an `Attachment` names it and says
whose it is. Only attachments go through a `Store`: the audit log, undo, what imports and merges keep, hold the sum and
never a byte of the content, and the same scan attached to ten people is kept once.

Removing an attachment leaves its blob, because undo may want it. A blob is swept when the book is opened, and only if
no attachment names it and no kept change does (columns marked `KEPT_CHANGES`: what merges and imports can give back).
Of somebody deleted for good the blobs go at once (`forget`), and what could be undone is forgotten with them.
Undo lives no longer than the window, and one program at a time holds the book, so nothing else can then ask for it.
"""

from __future__ import annotations

from desktop.core.attachments.adding import (
    FilesKept,
    attach_files,
    files_by_owner,
    files_of,
    name_files,
    open_file,
    read_file,
    remove_files,
)
from desktop.core.attachments.pictures import (
    PHOTO_HEIGHT,
    PHOTO_WIDTH,
    Frame,
    best_frame,
    make_photo,
    make_preview,
    picture_pages,
    picture_size,
    shrunk,
)
from desktop.core.attachments.recognising import recognise
from desktop.core.attachments.records import (
    LARGEST_FILE,
    Attachment,
    AttachmentsFull,
    FileNotAccepted,
    MediaType,
)
from desktop.core.attachments.storage import AttachmentStore, attach, content_of, contents_of, forget, sweep

__all__ = [
    "LARGEST_FILE",
    "PHOTO_HEIGHT",
    "PHOTO_WIDTH",
    "Attachment",
    "AttachmentStore",
    "AttachmentsFull",
    "FileNotAccepted",
    "FilesKept",
    "Frame",
    "MediaType",
    "attach",
    "attach_files",
    "best_frame",
    "content_of",
    "contents_of",
    "files_by_owner",
    "files_of",
    "forget",
    "make_photo",
    "make_preview",
    "name_files",
    "open_file",
    "picture_pages",
    "picture_size",
    "read_file",
    "recognise",
    "remove_files",
    "shrunk",
    "sweep",
]
