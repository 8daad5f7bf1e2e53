"""Who was in which section (tổ công đoàn) when: today's section stands in the record, each change of it is a move.

Only moves are kept, with the section left, so that the section of a past day is the one left by the next move after
it. Who never moved has always been where they are, which is what an older book means and what most people do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from desktop.core.errors import UserError
from desktop.features.members.domain.member import MembershipEvent
from desktop.features.members.domain.statistics import Headcount, Period, is_staying


@dataclass(frozen=True)
class SectionMove:
    """A member (đoàn viên) is in another section from the day `on` (chuyển tổ). An empty id is no section."""

    id: str
    member_id: str
    on: date
    former_section_id: str
    section_id: str
    decision: str = ""
    reason: str = ""
    revision: int = 0


@dataclass(frozen=True)
class Rewritten:
    """A chain of moves after another was put into it, and the section it ends in today."""

    moves: tuple[SectionMove, ...]
    section_id: str


def in_order(moves: Iterable[SectionMove]) -> list[SectionMove]:
    return sorted(moves, key=lambda move: (move.on, move.id))


def section_on(moves: Iterable[SectionMove], current: str, day: date) -> str:
    """The section of that day's evening, given the one of today."""
    return next((move.former_section_id for move in in_order(moves) if move.on > day), current)


def with_move(moves: Sequence[SectionMove], current: str, new: SectionMove) -> Rewritten:
    """The chain in which the member is in `new.section_id` from `new.on` until the next move after it. A move of the
    same day is replaced; what comes to leave somebody where they are is left out."""
    before = [move for move in in_order(moves) if move.on < new.on]
    same_day = [move for move in in_order(moves) if move.on == new.on]
    after = [move for move in in_order(moves) if move.on > new.on]
    came_from = section_on(moves, current, new.on - timedelta(1))
    kept = [replace(new, id=same_day[0].id, revision=same_day[0].revision)] if same_day else [new]
    kept = [replace(kept[0], former_section_id=came_from)]
    if after:
        after = [replace(after[0], former_section_id=new.section_id), *after[1:]]
    chain = [move for move in (*before, *kept, *after) if move.former_section_id != move.section_id]
    return Rewritten(tuple(chain), current if after else new.section_id)


@dataclass(eq=False)
class MoveImpossible(UserError):
    """A move between sections that cannot be. `reason`: `in_future`, `counted` (the figures of that day are closed, so
    a reason is needed), `not_open` (the section was not there on that day)."""

    reason: str
    on: date
    section: str = ""


@dataclass(frozen=True)
class SectionMovement:
    """How the membership of one section moved in a period. Raises nothing: `balanced` tells whether it adds up."""

    opening: Headcount = field(default_factory=Headcount)
    came: Headcount = field(default_factory=Headcount)
    moved_in: Headcount = field(default_factory=Headcount)
    left: Headcount = field(default_factory=Headcount)
    moved_out: Headcount = field(default_factory=Headcount)
    closing: Headcount = field(default_factory=Headcount)

    @property
    def balanced(self) -> bool:
        return self.opening + self.came + self.moved_in - self.left - self.moved_out == self.closing


def section_steps(
    history: Sequence[MembershipEvent], moves: Sequence[SectionMove], current: str, period: Period
) -> Iterator[tuple[str, str]]:
    """(what happened, section id) of one person within the period: `came`, `left`, `moved_in`, `moved_out`. On one day
    the move between sections counts first, so that who comes on that day comes into the new section."""
    steps: list[tuple[date, int, str, MembershipEvent | SectionMove]] = [
        *((move.on, 0, move.id, move) for move in moves),
        *((event.on, 1, event.id, event) for event in history),
    ]
    inside, section = False, section_on(moves, current, date.min)
    for on, _, _, step in sorted(steps, key=lambda one: one[:3]):
        if on > period.last:
            return
        counted = on >= period.first
        if isinstance(step, SectionMove):
            if inside and counted:
                yield "moved_out", section
                yield "moved_in", step.section_id
            section = step.section_id
        elif is_staying(step.kind) != inside:
            inside = not inside
            if counted:
                yield ("came" if inside else "left"), section


def with_counts(counts: Mapping[str, Headcount], movement: SectionMovement) -> SectionMovement:
    """The movement with further people counted under the names of its fields."""
    return replace(movement, **{name: getattr(movement, name) + count for name, count in counts.items()})
