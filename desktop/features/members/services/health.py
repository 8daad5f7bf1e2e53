"""The queue of records that want a look: one problem after the other, put right or left as it is."""

from __future__ import annotations

from desktop.core.database import Reading, Transaction
from desktop.features.members.domain import Ailment, LeftAsIs, find_ailments
from desktop.features.members.storage import LeftAsIsStore, MemberStore


def list_ailments(reading: Reading) -> list[Ailment]:
    """What is doubtful or missing in the records of those who are members today, gravest first; what somebody decided
    to leave is left out."""
    left = LeftAsIsStore(reading).every_key()
    found = find_ailments(MemberStore(reading).staying_profiles(), reading.today())
    return [ailment for ailment in found if ailment.key not in left]


def ailments_of(reading: Reading, member_id: str) -> list[Ailment]:
    """What still stands of one member; nothing for somebody who is gone."""
    left = LeftAsIsStore(reading).every_key()
    found = find_ailments(MemberStore(reading).neighbours(member_id), reading.today())
    return [ailment for ailment in found if ailment.member_id == member_id and ailment.key not in left]


def leave_as_is(tx: Transaction, ailment: Ailment) -> None:
    """Remember that somebody looked: this is not asked again until the value changes."""
    store = LeftAsIsStore(tx)
    if ailment.key not in store.every_key():
        store.add(LeftAsIs(tx.new_id(), ailment.key))
