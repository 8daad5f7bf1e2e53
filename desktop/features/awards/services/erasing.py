"""What was written about a nominee, emptied when the person is deleted for good: nominations, votes and awards stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.core.database import Transaction
from desktop.features.awards.storage import AwardHistoryStore, NominationStore, StepStore


def erase_of(tx: Transaction, member_ids: Sequence[str]) -> None:
    """Numbers and days of decisions stay, for the registers that were sent; the answers of the rules go, which told of
    the person's year."""
    nominations, steps, given = NominationStore(tx), StepStore(tx), AwardHistoryStore(tx)
    found = nominations.of_subjects(member_ids)
    nominations.replace_all(
        replace(one, achievement="", note="", overrides=tuple(replace(each, reason="") for each in one.overrides))
        for one in found
    )
    written = [step for some in steps.of_nominations(one.id for one in found).values() for step in some]
    steps.replace_all(replace(step, what="", why="", answer="", answers="") for step in written)
    history = [one for some in given.of_subjects(member_ids).values() for one in some]
    given.replace_all(replace(one, ground="", revocation="") for one in history)
