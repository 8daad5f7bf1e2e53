"""What emulation has copied about a member, emptied when the member's data is deleted for good; initiatives stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.core.database import Transaction
from desktop.features.emulation.storage import AuthorStore
from desktop.features.members.services import ERASED_NAME


def forget_members(tx: Transaction, member_ids: Sequence[str]) -> None:
    """The names of authors; their shares and the initiatives stay."""
    authors = AuthorStore(tx)
    authors.replace_all(replace(one, name=ERASED_NAME) for one in authors.of_members(member_ids))
