"""Papers that leave together: a folder with one PDF of everything in order, and each of them on its own to be edited.

A part is a paper of the program or an enclosure, which is a file as somebody gave it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.core.attachments.records import MediaType
from desktop.core.document import Document


@dataclass(frozen=True)
class Enclosure:
    """A file that goes along (tài liệu kèm theo). `content` is asked for when it is needed, one after the other."""

    title: str
    slug: str
    media_type: MediaType
    content: Callable[[], bytes]


Part = Document | Enclosure


class Fate(StrEnum):
    """What became of a part in the PDF of everything."""

    BOUND = "bound"
    BESIDE = "beside"  # a Word or Excel file, which lies in the folder only
    LOCKED = "locked"  # a PDF with a password
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Place:
    """Where a part stands in the PDF of everything: its first page (0: not in it) and how many it has."""

    page: int
    pages: int
    fate: Fate = Fate.BOUND


@dataclass(frozen=True)
class Bundle:
    """`first` makes the page of contents from where every part came to stand; it is printed before them."""

    slug: str
    title: str
    parts: tuple[Part, ...]
    first: Callable[[Sequence[Place]], Document]
