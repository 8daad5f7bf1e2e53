"""Deleting somebody for good (quyền được xóa dữ liệu): who they were is gone, that there was somebody stays.

Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 gives the right to be deleted; reports that were sent must keep their numbers.
So the record keeps its random id and what only counts: sex, section, days of coming and leaving, standing in the Party.
Backups and packages made before still know the person; they are overwritten in their own time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.core.attachments import forget
from desktop.core.contracts import Eraser
from desktop.core.database import Reading, Transaction
from desktop.features.members.domain import STAYING, EraseRefused, Member
from desktop.features.members.storage import (
    EventStore,
    FormerAddressStore,
    LeftAsIsStore,
    MemberStore,
    MergeStore,
    SectionMoveStore,
)

ERASED_NAME = "(đã xóa dữ liệu)"
"""What stands where the name stood, in lists of past days and in records of other features."""


def count_left_behind(reading: Reading, ids: Sequence[str]) -> int:
    """How many events of these people stay as bare numbers."""
    return len(EventStore(reading).of_members(ids))


def erase_members(tx: Transaction, ids: Iterable[str], others: Iterable[Eraser] = ()) -> list[Member]:
    """Empty the records of people in the bin or who left; `others` are asked to empty theirs. It is not undone. Raises
    EraseRefused for somebody who is a member, NotFound."""
    store = MemberStore(tx)
    people = store.get_all(ids)
    for one in people:
        if one.removed_at is None and one.status in STAYING:
            raise EraseRefused(one.full_name)
    for one in people:
        _empty_what_belongs(tx, one)
    for eraser in others:
        eraser(tx, [one.id for one in people])
    return store.replace_all(_emptied(tx, one) for one in people)


def _emptied(tx: Transaction, one: Member) -> Member:
    return Member(
        one.id, ERASED_NAME, sex=one.sex, section_id=one.section_id, joined=one.joined, party=one.party,
        party_joined=one.party_joined, nationality="", status=one.status, removed_at=one.removed_at,
        erased_at=tx.now(), revision=one.revision,
    )  # fmt: skip


def _empty_what_belongs(tx: Transaction, one: Member) -> None:
    events, moves, addresses = EventStore(tx), SectionMoveStore(tx), FormerAddressStore(tx)
    events.replace_all(replace(event, counterpart="", decision="", reason="") for event in events.of_member(one.id))
    moves.replace_all(replace(move, reason="") for move in moves.of_member(one.id))
    for address in addresses.of_member(one.id):
        addresses.remove(address.id)
    merges = MergeStore(tx)
    merges.replace_all(
        replace(merge, gone_name=ERASED_NAME, changes="[]", separated_at=merge.separated_at or tx.now())
        for merge in merges.about(one.id)
    )
    forget(tx, [one.id])
    looks = LeftAsIsStore(tx)
    for look in looks.about(one.id, [value for value in (one.phone, one.national_id) if value]):
        looks.remove(look.id)
