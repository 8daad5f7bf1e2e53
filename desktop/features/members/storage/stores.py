"""What belongs to members: events, merges, what was looked at, the figures about the workers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from desktop.core.store import Store, chunks
from desktop.features.members.domain import LabourFigure, LeftAsIs, MembershipEvent, Merge, NotSame
from desktop.features.members.storage.rows import (
    LabourFigureRow,
    LeftAsIsRow,
    MemberRow,
    MembershipEventRow,
    MergeRow,
    NotSameRow,
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


class MergeStore(Store[Merge]):
    kind = "member_merge"
    row = MergeRow
    record = Merge

    def of_member(self, member_id: str) -> list[Merge]:
        """Those that are not taken apart, the latest last."""
        return self.all(MergeRow.kept == member_id, MergeRow.separated_at.is_(None))


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


class LabourFigureStore(Store[LabourFigure]):
    kind = "labour_figure"
    row = LabourFigureRow
    record = LabourFigure

    def on(self, day: date) -> list[LabourFigure]:
        return self.all(LabourFigureRow.on == day)
