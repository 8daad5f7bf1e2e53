"""Finding people who are entered twice, making two records one, and taking them apart again at any time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace

from desktop.core.database import Reading, Transaction
from desktop.core.merging import Clash, Kept, carry_out, dump_changes, load_changes, plan_merge, take_apart
from desktop.features.members.domain import (
    AlreadySeparated,
    Member,
    MembershipEvent,
    Merge,
    NotSame,
    Pair,
    find_pairs,
    joined_history,
    pair_id,
    status_after,
    tidied,
)
from desktop.features.members.services.people import refuse_taken
from desktop.features.members.services.placement import join_chains, moves_of
from desktop.features.members.storage import EventStore, MemberStore, MergeStore, NotSameStore

CHOSEN = tuple(
    field.name
    for field in fields(Member)
    if field.name not in ("id", "paper", "status", "removed_at", "removed_by", "erased_at", "revision")
)
"""Fields of which one of two values is chosen. The paper goes with its number, the status follows from the history."""


@dataclass(frozen=True)
class Comparison:
    """Two records side by side: `history` is the joined one, `clashes` what only one of the two can have, `moving` how
    many records of other features will name the first instead of the second."""

    first: Member
    second: Member
    history: tuple[MembershipEvent, ...]
    clashes: tuple[Clash, ...]
    moving: int


@dataclass(frozen=True)
class Separated:
    """Both people, and what stayed with the first because it was edited since the merge."""

    first: Member
    second: Member
    kept: tuple[Kept, ...]


def find_duplicates(reading: Reading) -> list[Pair]:
    """Everybody who may be entered twice, also those who left: people come back. The surest first."""
    return find_pairs(MemberStore(reading).profiles(), NotSameStore(reading).pairs())


def compare_members(reading: Reading, first_id: str, second_id: str) -> Comparison:
    """Raises NotFound."""
    first, second = MemberStore(reading).get_all([first_id, second_id])
    events, plan = EventStore(reading), plan_merge(reading, first_id, second_id)
    history = joined_history([*events.of_member(first_id), *events.of_member(second_id)])
    moving = sum(kind != EventStore.kind for kind, _ in plan.moves) - len(plan.clashes)
    return Comparison(first, second, tuple(history), tuple(plan.clashes), moving)


def fuller(first: Member, second: Member) -> dict[str, int]:
    """Which of two values tells more, by field: 1 for the second's; the first's where both tell as much. A full date
    tells more than a year, a name with marks more than one without, a long address more than a short one."""
    return {name: int(_weight(getattr(second, name)) > _weight(getattr(first, name))) for name in CHOSEN}


def _weight(value: object) -> tuple[int, ...]:
    text = "" if value in (None, False) else str(value)
    return len(text), sum(not char.isascii() for char in text)


def chosen(first: Member, second: Member, choice: dict[str, int]) -> Member:
    """The first record with the second's value in every field for which `choice` says 1."""
    taken = {name: getattr(second, name) for name in CHOSEN if choice.get(name)}
    if choice.get("national_id"):
        taken["paper"] = second.paper
    return replace(first, **taken)


def merge_members(tx: Transaction, kept: Member, gone_id: str, set_aside: Iterable[str] = ()) -> Merge:
    """Make two records one: `kept` has the values chosen, and takes over everything that names the other, whose record
    goes. Of what only one of them can have, the kept one's stays, unless its id is in `set_aside`.

    Raises BothInUse, NationalIdTaken, CardNumberTaken, ChangedMeanwhile, NotFound.
    """
    members, events, begun = MemberStore(tx), EventStore(tx), len(tx.changes)
    first, gone, chains = members.get(kept.id), members.get(gone_id), moves_of(tx, [kept.id, gone_id])
    carry_out(tx, plan_merge(tx, kept.id, gone_id), set_aside)
    own, theirs = chains.get(kept.id, []), chains.get(gone_id, [])
    join_chains(tx, kept.id, own, theirs, take_theirs=kept.section_id != first.section_id)
    history = events.of_member(kept.id)
    joined = joined_history(history)
    for event in history:
        if event not in joined:
            events.remove(event.id)
    members.remove(gone_id)
    kept = tidied(replace(kept, status=status_after(joined)))
    refuse_taken(tx, [kept])
    members.replace(kept)
    changes = dump_changes(tx.changes[begun:])
    return MergeStore(tx).add(Merge(tx.new_id(), kept.id, gone_id, gone.full_name, tx.now(), tx.actor, changes))


def list_merges(reading: Reading, member_id: str) -> list[Merge]:
    """What went into this record and can be taken out of it again, the latest last."""
    return MergeStore(reading).of_member(member_id)


def separate(tx: Transaction, merge_id: str) -> Separated:
    """Two people again, with all that was theirs. What was edited since stays with the first. Raises AlreadySeparated,
    NotFound."""
    merges, members, events = MergeStore(tx), MemberStore(tx), EventStore(tx)
    merge = merges.get(merge_id)
    if merge.separated_at or members.find(merge.kept) is None:
        raise AlreadySeparated(merge.gone_name)
    kept = take_apart(tx, load_changes(tx, merge.changes))
    people = members.get_all([merge.kept, merge.gone])
    first, second = members.replace_all(
        replace(one, status=status_after(history) if (history := events.of_member(one.id)) else one.status)
        for one in people
    )
    merges.replace(replace(merge, separated_at=tx.now()))
    named = [one for one in kept if (one.kind, one.field) != ("member", "status")]
    return Separated(first, second, tuple(named))


def not_the_same(tx: Transaction, first_id: str, second_id: str) -> None:
    """Remember that these are two people, so that nobody is asked again."""
    store, pair = NotSameStore(tx), pair_id(first_id, second_id)
    if pair not in store.pairs():
        store.add(NotSame(tx.new_id(), pair))


def members_of_pairs(reading: Reading, pairs: Sequence[Pair]) -> dict[str, Member]:
    """Everybody in these pairs, by id."""
    return MemberStore(reading).with_ids(one for pair in pairs for one in (pair.first, pair.second))
