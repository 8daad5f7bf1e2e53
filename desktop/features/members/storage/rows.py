"""Tables of members and of the events of their membership."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate
from desktop.core.tables import (
    KEPT_CHANGES,
    DongColumn,
    EnumColumn,
    JsonColumn,
    MomentColumn,
    PartialDateColumn,
    Stored,
)
from desktop.core.vietnamese.national_id import Sex
from desktop.features.members.domain import (
    EventKind,
    Figures,
    LabourRow,
    PaperKind,
    Party,
    Relative,
    ServicePeriod,
    Status,
)


class MemberRow(Stored):
    __tablename__ = "member"
    __table_args__ = (
        # All that says who is in a list, in its order: counting, and paging however deep, never read the wide rows.
        Index("ix_member_list", "sort_key", "birth", "id", "removed_at", "erased_at", "status", "section_id", "sex"),
    )

    full_name: Mapped[str] = mapped_column(Text)
    sex: Mapped[Sex | None] = mapped_column(EnumColumn(Sex))
    birth: Mapped[PartialDate | None] = mapped_column(PartialDateColumn)
    paper: Mapped[PaperKind] = mapped_column(EnumColumn(PaperKind))
    national_id: Mapped[str] = mapped_column(Text, index=True)
    former_id: Mapped[str] = mapped_column(Text)
    nationality: Mapped[str] = mapped_column(Text)
    ethnicity: Mapped[str] = mapped_column(Text)
    home_town: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(Text)
    phone: Mapped[str] = mapped_column(Text)
    email: Mapped[str] = mapped_column(Text)
    section_id: Mapped[str] = mapped_column(Text, index=True)
    staff_code: Mapped[str] = mapped_column(Text)
    department: Mapped[str] = mapped_column(Text)
    job: Mapped[str] = mapped_column(Text)
    is_leader: Mapped[bool] = mapped_column(Boolean)
    education: Mapped[str] = mapped_column(Text)
    union_post: Mapped[str] = mapped_column(Text)
    card_number: Mapped[str] = mapped_column(Text)
    joined: Mapped[date | None] = mapped_column(Date)
    start_work: Mapped[date | None] = mapped_column(Date)
    party_joined: Mapped[date | None] = mapped_column(Date)
    party: Mapped[Party | None] = mapped_column(EnumColumn(Party))
    schooling: Mapped[str] = mapped_column(Text)
    political_theory: Mapped[str] = mapped_column(Text)
    languages: Mapped[str] = mapped_column(Text)
    religion: Mapped[str] = mapped_column(Text)
    contract: Mapped[str] = mapped_column(Text)
    id_issued_on: Mapped[date | None] = mapped_column(Date)
    id_issued_by: Mapped[str] = mapped_column(Text)
    insured_salary: Mapped[Dong | None] = mapped_column(DongColumn)
    joined_at: Mapped[str] = mapped_column(Text)
    family: Mapped[tuple[Relative, ...]] = mapped_column(JsonColumn(tuple[Relative, ...]))
    service: Mapped[tuple[ServicePeriod, ...]] = mapped_column(JsonColumn(tuple[ServicePeriod, ...]))
    note: Mapped[str] = mapped_column(Text)
    status: Mapped[Status] = mapped_column(EnumColumn(Status))
    removed_at: Mapped[datetime | None] = mapped_column(MomentColumn)
    removed_by: Mapped[str] = mapped_column(Text)
    erased_at: Mapped[datetime | None] = mapped_column(MomentColumn)
    sort_key: Mapped[str] = mapped_column(Text)
    search: Mapped[str] = mapped_column(Text)


class MembershipEventRow(Stored):
    __tablename__ = "membership_event"

    member_id: Mapped[str] = mapped_column(Text, ForeignKey("member.id"), index=True)
    kind: Mapped[EventKind] = mapped_column(EnumColumn(EventKind))
    on: Mapped[date] = mapped_column(Date)
    counterpart: Mapped[str] = mapped_column(Text)
    decision: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    is_correction: Mapped[bool] = mapped_column(Boolean)


class SectionMoveRow(Stored):
    __tablename__ = "section_move"

    member_id: Mapped[str] = mapped_column(Text, ForeignKey("member.id"), index=True)
    on: Mapped[date] = mapped_column(Date)
    former_section_id: Mapped[str] = mapped_column(Text)
    section_id: Mapped[str] = mapped_column(Text, index=True)
    decision: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)


class FormerAddressRow(Stored):
    __tablename__ = "member_former_address"

    member_id: Mapped[str] = mapped_column(Text, ForeignKey("member.id"), index=True)
    address: Mapped[str] = mapped_column(Text)
    until: Mapped[date] = mapped_column(Date)
    reason: Mapped[str] = mapped_column(Text)


class ClosedCountRow(Stored):
    __tablename__ = "closed_count"

    first: Mapped[date] = mapped_column(Date)
    on: Mapped[date] = mapped_column(Date, unique=True)
    closed_at: Mapped[datetime] = mapped_column(MomentColumn)
    actor: Mapped[str] = mapped_column(Text)
    figures: Mapped[Figures] = mapped_column(JsonColumn(Figures))


class MergeRow(Stored):
    """`kept` and `gone` are ids of members; they stay as they are when `kept` is itself merged later, so that merges
    come apart in the order opposite to the one they were made in."""

    __tablename__ = "member_merge"

    kept: Mapped[str] = mapped_column(Text, index=True)
    gone: Mapped[str] = mapped_column(Text)
    gone_name: Mapped[str] = mapped_column(Text)
    merged_at: Mapped[datetime] = mapped_column(MomentColumn)
    actor: Mapped[str] = mapped_column(Text)
    changes: Mapped[str] = mapped_column(Text, info=KEPT_CHANGES)
    separated_at: Mapped[datetime | None] = mapped_column(MomentColumn)


class NotSameRow(Stored):
    __tablename__ = "member_not_same"

    pair: Mapped[str] = mapped_column(Text, unique=True)


class LeftAsIsRow(Stored):
    __tablename__ = "member_left_as_is"

    key: Mapped[str] = mapped_column(Text, unique=True)


class LabourFigureRow(Stored):
    __tablename__ = "labour_figure"
    __table_args__ = (UniqueConstraint("on", "row"),)

    on: Mapped[date] = mapped_column(Date)
    row: Mapped[LabourRow] = mapped_column(EnumColumn(LabourRow))
    value: Mapped[int] = mapped_column(Integer)
