"""The sentences about opening the data folder."""

from __future__ import annotations

from pathlib import Path

from desktop.core.errors import UserError
from desktop.features.accounts.domain import (
    CHAIR,
    DataFolderInUse,
    DataFolderNotEmpty,
    KeyFileDamaged,
    NoUnionHere,
    PassphraseMissing,
    PassphraseWrong,
)
from desktop.widgets.words import translate


def refusal(error: UserError) -> str | None:
    """The sentence for a refusal of this feature; None for everybody else's."""
    if isinstance(error, PassphraseMissing):
        return translate(
            "accounts",
            "A passphrase is needed. Give it in SOCONGDOAN_PASSPHRASE or in a file named by --passphrase-file.",
        )
    if isinstance(error, PassphraseWrong):
        return translate("accounts", "The passphrase is not right. Check Caps Lock and the Vietnamese keyboard.")
    if isinstance(error, KeyFileDamaged):
        text = translate("accounts", "The key file {path} and its copy are damaged. Restore the latest backup.")
        return text.format(path=error.path)
    if isinstance(error, DataFolderInUse):
        text = translate("accounts", "The program is already open on {path}. Close it there first.")
        return text.format(path=error.path)
    if isinstance(error, DataFolderNotEmpty):
        text = translate("accounts", "{path} already holds a union. Choose an empty folder.")
        return text.format(path=error.path)
    if isinstance(error, NoUnionHere):
        text = translate("accounts", "{path} holds no union yet. Set the union up first.")
        return text.format(path=error.path)
    return None


def forgotten(folder: Path) -> str:
    """What can honestly be done by somebody who does not know the passphrase."""
    text = translate(
        "accounts",
        "The passphrase is the key with which the data is encrypted: nobody can open the book without it, and it can "
        "be had from nowhere else.\n\n"
        "What may help:\n"
        "• Type it once more with Caps Lock off and the Vietnamese keyboard as it was when the passphrase was chosen. "
        "The eye beside the field shows what is typed.\n"
        "• Ask the officers who kept the book before, and look among the papers of the union.\n"
        "• A backup opens with the passphrase the book had on that day: an older backup may open with one you still "
        "know.\n\n"
        "If none of this helps, the data cannot be brought back. Keep the folder “{folder}” in case the passphrase is "
        "found. To begin a new book from the Excel lists, give that folder another name and start the program again.",
    )
    return text.format(folder=folder)


def older_backup() -> str:
    return translate("accounts", "Open an older backup…")


def type_again() -> str:
    return translate("accounts", "Type it again")


def role_name(user: str) -> str:
    """How the window calls the officer who opened the book."""
    return translate("accounts", "Chair") if user == CHAIR else user
