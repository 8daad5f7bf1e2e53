"""Two records that are one: whatever names the second is made to name the first, in every feature.

A record names another in a column that ends in `_id`; ids are unique over all tables, so a column that holds the second
one's id is about it, whichever feature it belongs to. Where the table allows one row only (a registration for each
campaign) one of the two stays and the other is set aside. A row that stands for the record in its feature (a person on
the gift lists) is marked `info=STANDS_FOR` on that column, and is merged in the same way.
"""

from __future__ import annotations

import dataclasses
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, UniqueConstraint
from sqlalchemy.exc import IntegrityError

from desktop.core.changes import Change
from desktop.core.database import Reading, Transaction
from desktop.core.errors import UserError
from desktop.core.records import changed_fields, dump, load
from desktop.core.store import Store, every_store, is_stored, store_of

STANDS_FOR = {"stands_for": True}
NAMES_ANY = {"names_any": True}
"""`info` of a column that names records of any kind, such as whose an attached file is."""


@dataclass(eq=False)
class BothInUse(UserError):
    """Two records of which one alone can stay are both used by others, such as two gifts that were handed out."""

    kind: str
    record: str


@dataclass(frozen=True)
class Clash:
    """Two records of which only one can stay, with what refers to each of them."""

    kind: str
    first: Any
    second: Any
    first_used: bool
    second_used: bool

    @property
    def solvable(self) -> bool:
        return not (self.first_used and self.second_used)


@dataclass
class Plan:
    """What merging would do. `moves` are fields to write by kind and id; `doubles` are rows that stand for the second
    record where the first has its own."""

    moves: dict[tuple[str, str], dict[str, str]]
    clashes: list[Clash]
    doubles: list[tuple[str, str]]


def plan_merge(reading: Reading, first: str, second: str) -> Plan:
    """Everything that names the second record, found in all tables."""
    plan = Plan(defaultdict(dict), [], [])
    stores = every_store(reading)
    merging = [(first, second)]
    for one, other in merging:  # grows by those who stand for them
        for store, column in _columns(stores):
            for record in store.all(column == other):
                mine = store.all(column == one) if column.info.get("stands_for") else []
                if mine:
                    merging.append((mine[0].id, record.id))
                    plan.doubles.append((store.kind, record.id))
                elif rival := _rival(store, column, record, one):
                    used = [_is_used(stores, each.id) for each in (rival, record)]
                    plan.clashes.append(Clash(store.kind, rival, record, *used))
                    plan.moves[store.kind, record.id][column.name] = one
                else:
                    plan.moves[store.kind, record.id][column.name] = one
    return plan


def is_named(reading: Reading, id: str) -> bool:
    """Whether any record of any feature names this one, so that it cannot simply go."""
    return _is_used(every_store(reading), id)


def carry_out(tx: Transaction, plan: Plan, set_aside: Iterable[str] = ()) -> None:
    """Write the plan. Of each clash the second record is set aside, unless the first one's id is in `set_aside` or the
    second is used; raises BothInUse."""
    chosen, gone = set(set_aside), set()
    for clash in plan.clashes:
        if not clash.solvable:
            raise BothInUse(clash.kind, clash.second.id)
        loser = (
            clash.first if (clash.first.id in chosen or clash.second_used) and not clash.first_used else clash.second
        )
        store_of(clash.kind, tx).remove(loser.id)
        gone.add(loser.id)
    for (kind, one), fields in plan.moves.items():
        if one not in gone:
            store = store_of(kind, tx)
            store.replace(dataclasses.replace(store.get(one), **fields))
    for kind, one in plan.doubles:
        store_of(kind, tx).remove(one)


def dump_changes(changes: Iterable[Change]) -> str:
    """As JSON, to be kept; several changes of one record become one."""
    merged: dict[tuple[str, str], Change] = {}
    for change in changes:
        earlier = merged.pop((change.kind, change.id), None)
        before = earlier.before if earlier else change.before
        merged[change.kind, change.id] = Change(change.kind, change.id, before, change.after)
    entries = [
        {
            "kind": one.kind,
            "id": one.id,
            "before": one.before and dump(one.before),
            "after": one.after and dump(one.after),
        }
        for one in merged.values()
    ]
    return json.dumps(entries, ensure_ascii=False)


def load_changes(reading: Reading, text: str) -> list[Change]:
    found = []
    for entry in json.loads(text):
        if not is_stored(entry["kind"]):
            continue  # of a table which is no more
        kind = store_of(entry["kind"], reading).record
        before, after = (entry[each] and load(kind, entry[each]) for each in ("before", "after"))
        found.append(Change(entry["kind"], entry["id"], before, after))
    return found


@dataclass(frozen=True)
class Kept:
    """What taking apart left as it is now, because it was edited since: a field of a record, or the whole of it (no
    field) where it cannot come back."""

    kind: str
    record: Any
    field: str = ""


def take_apart(tx: Transaction, changes: Iterable[Change]) -> list[Kept]:
    """Undo changes field by field, latest first: a field edited since stays, all others become as they were."""
    kept: list[Kept] = []
    for change in reversed(list(changes)):
        store = store_of(change.kind, tx)
        current: Any = store.find(change.id)
        if change.after is None:
            if current is None and not _added(tx, store, change.before):
                kept.append(Kept(change.kind, change.before))
        elif change.before is None or current is None:
            kept.append(Kept(change.kind, change.after))
        else:
            back = {}
            for field in changed_fields(change.before, change.after):
                if getattr(current, field) == getattr(change.after, field):
                    back[field] = getattr(change.before, field)
                elif getattr(current, field) != getattr(change.before, field):
                    kept.append(Kept(change.kind, current, field))
            store.replace(dataclasses.replace(current, **back))
    return kept


def _added(tx: Transaction, store: Store[Any], record: Any) -> bool:
    """Whether the record could come back: what it belongs to may have been removed for good meanwhile."""
    noted = len(tx.changes)
    try:
        with tx.session.begin_nested():
            store.add(record)
    except IntegrityError:
        del tx.changes[noted:]
        return False
    return True


def _columns(stores: Iterable[Store[Any]]) -> Iterator[tuple[Store[Any], Any]]:
    """Every column that may name a record."""
    for store in stores:
        for column in _table(store).columns:
            if column.name.endswith("_id"):
                yield store, column


def _table(store: Store[Any]) -> Table:
    table = store.row.__table__
    assert isinstance(table, Table)
    return table


def _rival(store: Store[Any], column: Any, record: Any, one: str) -> Any | None:
    """The record of the first that leaves no room for this one."""
    for rule in _table(store).constraints:
        if isinstance(rule, UniqueConstraint) and column.name in rule.columns:
            others = [(each, getattr(record, each.name)) for each in rule.columns if each.name != column.name]
            if any(value is None for _, value in others):
                continue  # what is not said is alike to nothing, in SQL too
            same = [each == value for each, value in others]
            if found := store.all(column == one, *same):
                return found[0]
    return None


def _is_used(stores: Iterable[Store[Any]], id: str) -> bool:
    return any(store.count(column == id) for store, column in _columns(stores))
