"""What belongs to members: events, merges, what was looked at, the figures about the workers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, or_, select

from desktop.core.store import Store, chunks
from desktop.features.members.domain import (
    ClosedCount,
    FormerAddress,
    LabourFigure,
    LeftAsIs,
    MembershipEvent,
    Merge,
    NotSame,
    SectionMove,
)
from desktop.features.members.storage.rows import (
    ClosedCountRow,
    FormerAddressRow,
    LabourFigureRow,
    LeftAsIsRow,
    MemberRow,
    MembershipEventRow,
    MergeRow,
    NotSameRow,
    SectionMoveRow,
)


class EventStore(Store[MembershipEvent]):
    kind = "membership_event"
    row = MembershipEventRow
    record = MembershipEvent

    def of_member(self, member_id: str) -> list[MembershipEvent]:
        order = (MembershipEventRow.on, MembershipEventRow.id)
        return self.all(MembershipEventRow.member_id == member_id, order_by=order)

    def between(self, first: date, last: date) -> list[MembershipEvent]:
        """What happened within these days to anybody not in the bin, in order of day."""
        kept = select(MemberRow.id).where(MemberRow.removed_at.is_(None))
        where = (MembershipEventRow.on.between(first, last), MembershipEventRow.member_id.in_(kept))
        return self.all(*where, order_by=(MembershipEventRow.on, MembershipEventRow.id))

    def of_members(self, ids: Iterable[str]) -> list[MembershipEvent]:
        """In order of member and day."""
        order = (MembershipEventRow.member_id, MembershipEventRow.on, MembershipEventRow.id)
        return [one for some in chunks(ids) for one in self.all(MembershipEventRow.member_id.in_(some), order_by=order)]


class SectionMoveStore(Store[SectionMove]):
    kind = "section_move"
    row = SectionMoveRow
    record = SectionMove

    def of_member(self, member_id: str) -> list[SectionMove]:
        return self.all(SectionMoveRow.member_id == member_id, order_by=(SectionMoveRow.on, SectionMoveRow.id))

    def of_members(self, ids: Iterable[str]) -> list[SectionMove]:
        """In order of member and day."""
        order = (SectionMoveRow.member_id, SectionMoveRow.on, SectionMoveRow.id)
        return [one for some in chunks(ids) for one in self.all(SectionMoveRow.member_id.in_(some), order_by=order)]

    def between(self, first: date, last: date) -> list[SectionMove]:
        return self.all(SectionMoveRow.on.between(first, last), order_by=(SectionMoveRow.on, SectionMoveRow.id))


class FormerAddressStore(Store[FormerAddress]):
    kind = "member_former_address"
    row = FormerAddressRow
    record = FormerAddress

    def of_member(self, member_id: str) -> list[FormerAddress]:
        return self.all(FormerAddressRow.member_id == member_id, order_by=(FormerAddressRow.until, FormerAddressRow.id))


class ClosedCountStore(Store[ClosedCount]):
    kind = "closed_count"
    row = ClosedCountRow
    record = ClosedCount

    def latest(self) -> date | None:
        """The last day whose figures are closed."""
        return self.session.scalar(select(func.max(ClosedCountRow.on)))

    def of_day(self, on: date) -> ClosedCount | None:
        found = self.all(ClosedCountRow.on == on)
        return found[0] if found else None


class MergeStore(Store[Merge]):
    kind = "member_merge"
    row = MergeRow
    record = Merge

    def of_member(self, member_id: str) -> list[Merge]:
        """Those that are not taken apart, the latest last."""
        return self.all(MergeRow.kept == member_id, MergeRow.separated_at.is_(None))

    def about(self, member_id: str) -> list[Merge]:
        """Every merge that knows this member, on either side."""
        return self.all(or_(MergeRow.kept == member_id, MergeRow.gone == member_id))


class NotSameStore(Store[NotSame]):
    kind = "member_not_same"
    row = NotSameRow
    record = NotSame

    def pairs(self) -> frozenset[str]:
        return frozenset(self.session.scalars(select(NotSameRow.pair)))


class LeftAsIsStore(Store[LeftAsIs]):
    kind = "member_left_as_is"
    row = LeftAsIsRow
    record = LeftAsIs

    def every_key(self) -> frozenset[str]:
        return frozenset(self.session.scalars(select(LeftAsIsRow.key)))

    def about(self, member_id: str, values: Iterable[str]) -> list[LeftAsIs]:
        """Whose key names this member, or holds one of the values, such as a shared telephone number."""
        wanted = (member_id, *values)
        return self.all(or_(*(func.instr(LeftAsIsRow.key, one) > 0 for one in wanted)))


class LabourFigureStore(Store[LabourFigure]):
    kind = "labour_figure"
    row = LabourFigureRow
    record = LabourFigure

    def on(self, day: date) -> list[LabourFigure]:
        return self.all(LabourFigureRow.on == day)
