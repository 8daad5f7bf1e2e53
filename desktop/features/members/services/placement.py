"""Moving people between sections on a day, and who was where when.

A section changed in passing, in a cell or by a list, is a move of today; one that was never known, of somebody entered
today or of somebody who left, is put right without a move.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, tzinfo

from desktop.core.database import Reading, Transaction
from desktop.core.ids import moment_of
from desktop.core.vietnamese.text import clean
from desktop.features.members.domain import (
    STAYING,
    Member,
    MoveImpossible,
    SectionMove,
    in_order,
    with_move,
)
from desktop.features.members.storage import ClosedCountStore, MemberStore, SectionMoveStore
from desktop.features.organization.services import list_sections


def section_history(reading: Reading, member_id: str) -> list[SectionMove]:
    """Every move of one member, the earliest first."""
    return SectionMoveStore(reading).of_member(member_id)


def moves_of(reading: Reading, member_ids: Iterable[str]) -> dict[str, list[SectionMove]]:
    """The moves of many, each person's in order."""
    found: dict[str, list[SectionMove]] = defaultdict(list)
    for move in SectionMoveStore(reading).of_members(member_ids):
        found[move.member_id].append(move)
    return found


def sections_on(reading: Reading, day: date, ids: Iterable[str]) -> dict[str, str]:
    """The section ids of that day by member id."""
    return MemberStore(reading).sections_on(day, ids)


def move_to_section(
    tx: Transaction, ids: Iterable[str], section_id: str, on: date, decision: str = "", reason: str = ""
) -> list[Member]:
    """Be in that section from the day `on`; an empty id is none. Raises MoveImpossible, NotFound."""
    refuse_move(tx, section_id, on, reason)
    people = MemberStore(tx).get_all(ids)
    new = SectionMove("", "", on, "", section_id, clean(decision), clean(reason))
    ends = _put_in(tx, people, {one.id: new for one in people})
    return MemberStore(tx).replace_all(replace(one, section_id=ends[one.id]) for one in people)


def correct_section(tx: Transaction, ids: Iterable[str], section_id: str) -> list[Member]:
    """The section was entered wrongly: it is put right from the last move on, or from the beginning."""
    store, members = SectionMoveStore(tx), MemberStore(tx)
    people = members.get_all(ids)
    for moves in moves_of(tx, [one.id for one in people]).values():
        last = moves[-1]
        if last.former_section_id == section_id:
            store.remove(last.id)
        else:
            store.replace(replace(last, section_id=section_id))
    return members.replace_all(replace(one, section_id=section_id) for one in people)


def refuse_move(reading: Reading, section_id: str, on: date, reason: str) -> None:
    """Raises MoveImpossible."""
    if on > reading.today():
        raise MoveImpossible("in_future", on)
    closed = ClosedCountStore(reading).latest()
    if closed and on <= closed and not reason.strip():
        raise MoveImpossible("counted", on)
    section = next((one for one in list_sections(reading) if one.id == section_id), None)
    if section and not section.is_open_on(on):
        raise MoveImpossible("not_open", on, section.name)


def note_moves(tx: Transaction, pairs: Iterable[tuple[Member, Member]], on: date | None = None) -> None:
    """Keep the moves that follow from records changed from the first to the second of each pair: of today, unless a
    day is given."""
    today, zone = tx.today(), tx.now().tzinfo
    moved = [(before, after) for before, after in pairs if before.section_id != after.section_id]
    if on is None:
        moved = [pair for pair in moved if _is_move(pair[0], today, zone)]
    news = {before.id: SectionMove("", "", on or today, "", after.section_id) for before, after in moved}
    if news:
        _put_in(tx, [before for before, _ in moved], news)


def begin_in_sections(tx: Transaction, people: Iterable[tuple[Member, date]]) -> None:
    """Who was entered with the day since when they are in their section; where they were before is not known."""
    SectionMoveStore(tx).add_all(
        SectionMove(tx.new_id(), one.id, since, "", one.section_id)
        for one, since in people
        if one.section_id and one.joined and one.joined < since <= tx.today()
    )


def _is_move(before: Member, today: date, zone: tzinfo | None) -> bool:
    entered = moment_of(before.id)
    is_new = entered is not None and entered.astimezone(zone).date() == today
    return bool(before.section_id) and before.status in STAYING and not is_new


def _put_in(tx: Transaction, people: Sequence[Member], news: Mapping[str, SectionMove]) -> dict[str, str]:
    """Write the moves into each person's chain; the section each ends in today."""
    store = SectionMoveStore(tx)
    known, ends, fresh, changed = moves_of(tx, news), {}, [], []
    for person in people:
        moves = known.get(person.id, [])
        new = replace(news[person.id], id=tx.new_id(), member_id=person.id)
        rewritten = with_move(moves, person.section_id, new)
        ends[person.id] = rewritten.section_id
        before, after = ({move.id: move for move in some} for some in (moves, rewritten.moves))
        for gone in before.keys() - after.keys():
            store.remove(gone)
        fresh += [move for key, move in after.items() if key not in before]
        changed += [move for key, move in after.items() if key in before and move != before[key]]
    store.replace_all(changed)
    store.add_all(fresh)
    return ends


def join_chains(tx: Transaction, kept_id: str, own: Sequence[SectionMove], theirs: Sequence[SectionMove], *,
                take_theirs: bool) -> None:  # fmt: skip
    """Of two records that became one, the moves that lead to the section that was chosen stay."""
    losing = {move.id for move in in_order(own if take_theirs else theirs)}
    store = SectionMoveStore(tx)
    for move in store.of_member(kept_id):
        if move.id in losing:
            store.remove(move.id)
