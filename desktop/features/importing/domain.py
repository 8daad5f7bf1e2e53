"""Batches of imported rows, and why a file or an undo is refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.core.contracts import Existing
from desktop.core.errors import UserError


class Looks(StrEnum):
    """What a refused file turns out to be when its content is looked at instead of its name."""

    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    UNSAFE = "unsafe"  # built to exhaust or deceive the program that opens it
    TOO_HEAVY = "too_heavy"  # asks for more memory or time than a list does
    PDF = "pdf"
    WORD = "word"  # .doc, .rtf, or without a table
    POWERPOINT = "powerpoint"
    IMAGE = "image"
    WEB_PAGE = "web_page"  # without a table
    ARCHIVE = "archive"
    PROGRAM = "program"
    BINARY_EXCEL = "binary_excel"  # .xlsb
    UNKNOWN = "unknown"


@dataclass(eq=False)
class NotAList(UserError):
    """The file is not a spreadsheet, or not one that can be read."""

    path: str
    looks_like: Looks


@dataclass(eq=False)
class ListTooLarge(UserError):
    """`what`: `bytes`, `rows`, `columns` or `cells`; `limit` is the most that is read."""

    path: str
    what: str
    limit: int


@dataclass(eq=False)
class NoListFound(UserError):
    """The file was read, but no sheet has a heading row that fits the list. `wanted` are the columns it must have and
    the nearest row of headings has not; `row` is that row, 0 when no heading was understood at all."""

    path: str
    wanted: tuple[str, ...]
    sheet: str = ""
    row: int = 0


@dataclass(eq=False)
class AlreadyUndone(UserError):
    """The batch was taken back before."""

    id: str
    undone_at: datetime


@dataclass(eq=False)
class NoSuchImport(UserError):
    """`known` are the ids of the latest imports that were not taken back, the latest first."""

    id: str
    known: tuple[str, ...] = ()


@dataclass(frozen=True)
class ImportBatch:
    """One import that was carried out (đợt nhập). Counts are of rows of the file."""

    id: str
    target: str
    file_name: str
    sha256: str
    existing: Existing
    imported_at: datetime
    actor: str
    created: int
    updated: int
    unchanged: int
    skipped: int
    refused: int
    suspected: int
    undone_at: datetime | None = None
    revision: int = 0


@dataclass(frozen=True)
class Undone:
    """What an undo took back: how many people (or things) of the list were removed and restored, and the names of those
    kept because they were edited or are needed by something entered since."""

    removed: int
    restored: int
    kept: tuple[str, ...] = ()
