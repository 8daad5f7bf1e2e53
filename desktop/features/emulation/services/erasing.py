"""What a member wrote or is called in emulation, emptied when the person is deleted for good: the counts stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.core.attachments import forget
from desktop.core.database import Transaction
from desktop.features.emulation.storage import AuthorStore, RegistrationStore
from desktop.features.members.services import ERASED_NAME


def erase_of(tx: Transaction, member_ids: Sequence[str]) -> None:
    """Authors lose their name and keep their share; registrations keep their titles and lose every text. Files of what
    nobody else made, such as a certificate, go for good."""
    authors, registrations = AuthorStore(tx), RegistrationStore(tx)
    made = authors.of_initiatives({one.initiative_id for one in authors.of_members(member_ids)})
    forget(tx, (one for one, all_of in made.items() if all(each.member_id in member_ids for each in all_of)))
    authors.replace_all(replace(one, name=ERASED_NAME) for one in authors.of_members(member_ids))
    registrations.replace_all(
        replace(one, initiative_plan="", commitments="", late_reason="") for one in registrations.of_members(member_ids)
    )
