"""The sentences about backups."""

from __future__ import annotations

from datetime import datetime

from desktop.core.clock import VIETNAM
from desktop.core.errors import UserError
from desktop.features.backup.domain import Backup, BackupDamaged
from desktop.widgets.words import translate


def refusal(error: UserError) -> str | None:
    """The sentence for a refusal of this feature; None for everybody else's."""
    if not isinstance(error, BackupDamaged):
        return None
    if error.reason == "not_a_backup":
        text = translate("backup", "{path} is not a backup of this program.")
    elif error.reason == "newer_format":
        text = translate("backup", "{path} was made by a newer version. Update this program first.")
    else:
        text = translate("backup", "{path} is a damaged backup and cannot be restored. Choose another backup.")
    return text.format(path=error.path)


def check_line(one: Backup) -> str:
    """A line of the list of backups on the command line."""
    if one.verified:
        state = translate("backup", "verified, unchanged since")
    elif one.problem in ("not_a_backup", "newer_format"):
        state = translate("backup", "cannot be used")
    else:
        state = translate("backup", "DAMAGED")
    return "  ".join((("✖", "✔")[one.verified], moment(one.made_at) or "–", one.file, f"({state})"))


def choose_backup() -> str:
    return translate("backup", "Choose a backup")


def title() -> str:
    return translate("backup", "Backups")


def moment(made_at: str) -> str:
    """`22/11/2026 09:05` in Vietnam; nothing for a file that tells none."""
    if not made_at:
        return ""
    return f"{datetime.fromisoformat(made_at).astimezone(VIETNAM):%d/%m/%Y %H:%M}"
