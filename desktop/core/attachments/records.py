"""What is known of an attached file, and why a file may be refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.core.errors import UserError

LARGEST_FILE = 20 << 20
MOST_KEPT = 3 << 30
"""Bytes of all blobs together: a backup of more than 4 GiB could not be restored."""


class MediaType(StrEnum):
    """The kinds of file that are kept; recognised by their content, whatever their name says."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    TIFF = "image/tiff"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    @property
    def suffix(self) -> str:
        """The ending of its file name, without the dot."""
        return {MediaType.JPEG: "jpg", MediaType.TIFF: "tif"}.get(self, self.name.lower())

    @property
    def is_picture(self) -> bool:
        return self in (MediaType.JPEG, MediaType.PNG, MediaType.TIFF)


@dataclass(frozen=True)
class Attachment:
    """A file that belongs to a record (tệp đính kèm). `owner_id` is the record's id, of whatever feature; `kind` is the
    feature's own word for what it is; `name` the file's name as it came. Of the same `slot` an owner has one only, such
    as a photo; most have none."""

    id: str
    owner_id: str
    kind: str
    name: str
    media_type: MediaType
    size: int
    sha256: str
    added_at: datetime
    note: str = ""
    slot: str | None = None
    revision: int = 0


@dataclass(eq=False)
class FileNotAccepted(UserError):
    """`reason`: `there_already`, `empty`, `too_large`, `executable`, `old_office`, `has_macros`, `heic`,
    `unknown_kind`, `damaged`, `too_many_pixels`, `not_a_picture`."""

    name: str
    reason: str


@dataclass(eq=False)
class AttachmentsFull(UserError):
    """All files together would be more than a backup can hold; `kept` and `most` in MiB."""

    kept: int
    most: int
