"""The sentences about opening the data folder."""

from __future__ import annotations

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


def role_name(user: str) -> str:
    """How the window calls the officer who opened the book."""
    return translate("accounts", "Chair") if user == CHAIR else user
