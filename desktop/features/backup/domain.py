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
    """A backup file on disk. `verified` says that it was opened and counted: now, or when it was made and every byte of
    the database is still the same. `problem` is a reason of BackupDamaged, or empty."""

    file: str
    made_at: str
    bytes: int
    verified: bool
    rows: int
    problem: str = ""


@dataclass(eq=False)
class BackupDamaged(UserError):
    """`reason`: `not_a_backup`, `newer_format`, or what is damaged: `broken` (the file itself is cut off or altered),
    `digest_differs`, `does_not_open`, `counts_differ`."""

    path: str
    reason: str
