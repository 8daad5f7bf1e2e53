"""What a backup is, and why one may be refused."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.errors import UserError

SUFFIX = ".cdbak"
FORMAT = 1


@dataclass(frozen=True)
class Manifest:
    """What stands in front of a backup. `tables` counts the rows of each; `digest` is the SHA-256 of the database."""

    format: int
    made_at: str
    version: str
    schema: str
    audit_head: str
    digest: str
    tables: dict[str, int]


@dataclass(frozen=True)
class Backup:
    """A backup file on disk. `verified` says that it was opened and counted, now."""

    file: str
    made_at: str
    bytes: int
    verified: bool
    rows: int


@dataclass(eq=False)
class BackupDamaged(UserError):
    """`reason`: `not_a_backup`, `digest_differs`, `does_not_open`, `counts_differ` or `newer_format`."""

    path: str
    reason: str
