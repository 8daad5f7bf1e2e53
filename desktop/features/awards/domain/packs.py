"""A rule pack that was brought in from a file, kept with its exact bytes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class InstalledPack:
    """A rule pack (bộ tiêu chí) from the superior, as it was received.

    `content` is the file's UTF-8 text, unchanged to the last byte, and `sha256` the hash of its bytes.
    """

    id: str
    pack: str
    version: str
    file_name: str
    sha256: str
    content: str
    installed_at: datetime
    installed_by: str
    revision: int = 0
