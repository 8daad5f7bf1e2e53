"""Tables of the hardship record, of criteria and ranks, of meetings, and of doubts that were looked at."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Date, ForeignKey, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.core.money import Dong
from desktop.core.tables import DongColumn, EnumColumn, JsonColumn, Stored
from desktop.features.tet_gifts.domain import DoubtKind, Reason
from desktop.features.tet_gifts.domain.people import Criteria, Evidence, MeetingLine, ReasonPoints


class CircumstanceRow(Stored):
    __tablename__ = "tet_circumstance"
    __table_args__ = (UniqueConstraint("beneficiary_id", "reason"),)

    beneficiary_id: Mapped[str] = mapped_column(Text, ForeignKey("tet_beneficiary.id"))
    reason: Mapped[Reason] = mapped_column(EnumColumn(Reason))
    since: Mapped[date | None] = mapped_column(Date)
    until: Mapped[date | None] = mapped_column(Date)
    evidence: Mapped[Evidence | None] = mapped_column(EnumColumn(Evidence))
    noted_on: Mapped[date | None] = mapped_column(Date)


class MeansRow(Stored):
    __tablename__ = "tet_means"

    beneficiary_id: Mapped[str] = mapped_column(Text, ForeignKey("tet_beneficiary.id"), unique=True)
    income: Mapped[Dong | None] = mapped_column(DongColumn)
    dependants: Mapped[int | None] = mapped_column(Integer)


class CriteriaRow(Stored):
    __tablename__ = "tet_criteria"

    campaign_id: Mapped[str] = mapped_column(Text, ForeignKey("tet_campaign.id"), unique=True)
    points: Mapped[tuple[ReasonPoints, ...]] = mapped_column(JsonColumn(tuple[ReasonPoints, ...]))
    years_points: Mapped[int] = mapped_column(Integer)
    years_most: Mapped[int] = mapped_column(Integer)
    income_below: Mapped[Dong] = mapped_column(DongColumn)
    income_points: Mapped[int] = mapped_column(Integer)
    dependant_points: Mapped[int] = mapped_column(Integer)
    confirmed_on: Mapped[date | None] = mapped_column(Date)
    confirmed_by: Mapped[str] = mapped_column(Text)


class RankMoveRow(Stored):
    """No foreign key: a proposal may be taken off the list and come back by undo."""

    __tablename__ = "tet_rank_move"

    request_id: Mapped[str] = mapped_column(Text, index=True)
    place: Mapped[int] = mapped_column(Integer)
    reason: Mapped[str] = mapped_column(Text)
    on: Mapped[date] = mapped_column(Date)
    by: Mapped[str] = mapped_column(Text)
    seq: Mapped[int] = mapped_column(Integer)


class MeetingRow(Stored):
    __tablename__ = "tet_meeting"

    campaign_id: Mapped[str] = mapped_column(Text, ForeignKey("tet_campaign.id"), index=True)
    scheme_id: Mapped[str] = mapped_column(Text, ForeignKey("tet_scheme.id"))
    held_on: Mapped[date] = mapped_column(Date)
    place: Mapped[str] = mapped_column(Text)
    chair: Mapped[str] = mapped_column(Text)
    secretary: Mapped[str] = mapped_column(Text)
    summoned: Mapped[int] = mapped_column(Integer)
    present: Mapped[tuple[str, ...]] = mapped_column(JsonColumn(tuple[str, ...]))
    absent: Mapped[str] = mapped_column(Text)
    guests: Mapped[str] = mapped_column(Text)
    minutes_number: Mapped[str] = mapped_column(Text)
    remarks: Mapped[str] = mapped_column(Text)
    criteria: Mapped[Criteria | None] = mapped_column(JsonColumn[Criteria](Criteria))
    lines: Mapped[tuple[MeetingLine, ...]] = mapped_column(JsonColumn(tuple[MeetingLine, ...]))


class LookedAtRow(Stored):
    __tablename__ = "tet_looked_at"

    request_id: Mapped[str] = mapped_column(Text, index=True)
    doubt: Mapped[DoubtKind] = mapped_column(EnumColumn(DoubtKind))
    other: Mapped[str] = mapped_column(Text)
    finding: Mapped[str] = mapped_column(Text)
    on: Mapped[date] = mapped_column(Date)
    by: Mapped[str] = mapped_column(Text)
