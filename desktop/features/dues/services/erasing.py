"""Who paid, emptied when the person is deleted for good: every amount stays, and every receipt its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop.core.database import Transaction
from desktop.features.dues.storage import DuesExemptionStore, DuesStore, ReceiptStore
from desktop.features.members.services import ERASED_NAME


def erase_of(tx: Transaction, member_ids: Sequence[str]) -> None:
    """A receipt loses its payer where it stands for the person, or pays for nobody else."""
    receipts, dues, exemptions = ReceiptStore(tx), DuesStore(tx), DuesExemptionStore(tx)
    receipts.replace_all(
        replace(one, payer=ERASED_NAME, note="", cancel_reason="") for one in receipts.only_about(member_ids)
    )
    dues.replace_all(replace(one, note="") for one in dues.of_members(member_ids, date.min, date.max))
    exemptions.replace_all(replace(one, note="") for one in exemptions.of_members(member_ids))
