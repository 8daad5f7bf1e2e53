"""Tables of nominations, meetings, awards given, facts of a year and times in union posts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Boolean, Date, ForeignKey, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.core.store import Store, chunks
from desktop.core.tables import EnumColumn, JsonColumn, Stored
from desktop.features.awards.domain import (
    AwardHistory,
    Discipline,
    Meeting,
    Nomination,
    Occasion,
    Override,
    Post,
    Rating,
    ServicePeriod,
    Status,
    Vote,
    YearFacts,
)
from desktop.features.emulation.domain import SubjectKind


class NominationRow(Stored):
    """`subject_id` points at a member, a section or the union, as `subject_kind` says, so it is no foreign key."""

    __tablename__ = "nomination"

    campaign_id: Mapped[str] = mapped_column(Text, ForeignKey("campaign.id"), index=True)
    award: Mapped[str] = mapped_column(Text)
    subject_kind: Mapped[SubjectKind] = mapped_column(EnumColumn(SubjectKind))
    subject_id: Mapped[str] = mapped_column(Text, index=True)
    occasion: Mapped[Occasion] = mapped_column(EnumColumn(Occasion))
    achievement: Mapped[str] = mapped_column(Text)
    overrides: Mapped[tuple[Override, ...]] = mapped_column(JsonColumn(tuple[Override, ...]))
    status: Mapped[Status] = mapped_column(EnumColumn(Status))
    petition_number: Mapped[str] = mapped_column(Text)
    petition_date: Mapped[date | None] = mapped_column(Date)
    note: Mapped[str] = mapped_column(Text)


class MeetingRow(Stored):
    __tablename__ = "award_meeting"

    campaign_id: Mapped[str] = mapped_column(Text, ForeignKey("campaign.id"), index=True)
    held_on: Mapped[date] = mapped_column(Date)
    place: Mapped[str] = mapped_column(Text)
    chair: Mapped[str] = mapped_column(Text)
    secretary: Mapped[str] = mapped_column(Text)
    teller: Mapped[str] = mapped_column(Text)
    minutes_number: Mapped[str] = mapped_column(Text)
    summoned: Mapped[int] = mapped_column(Integer)
    present: Mapped[int] = mapped_column(Integer)
    absent_written: Mapped[int] = mapped_column(Integer)
    issued: Mapped[int] = mapped_column(Integer)
    collected: Mapped[int] = mapped_column(Integer)
    valid: Mapped[int] = mapped_column(Integer)
    votes: Mapped[tuple[Vote, ...]] = mapped_column(JsonColumn(tuple[Vote, ...]))


class AwardHistoryRow(Stored):
    __tablename__ = "award_history"

    subject_kind: Mapped[SubjectKind] = mapped_column(EnumColumn(SubjectKind))
    subject_id: Mapped[str] = mapped_column(Text, index=True)
    award: Mapped[str] = mapped_column(Text)
    year: Mapped[int] = mapped_column(Integer)
    decision_number: Mapped[str] = mapped_column(Text)
    decided_on: Mapped[date] = mapped_column(Date)
    issuer: Mapped[str] = mapped_column(Text)
    occasion: Mapped[Occasion] = mapped_column(EnumColumn(Occasion))
    ground: Mapped[str] = mapped_column(Text)
    nomination_id: Mapped[str] = mapped_column(Text)


class YearFactsRow(Stored):
    __tablename__ = "year_facts"
    __table_args__ = (UniqueConstraint("subject_id", "year"),)

    subject_kind: Mapped[SubjectKind] = mapped_column(EnumColumn(SubjectKind))
    subject_id: Mapped[str] = mapped_column(Text)
    year: Mapped[int] = mapped_column(Integer, index=True)
    absent_days: Mapped[int | None] = mapped_column(Integer)
    maternity_days: Mapped[int] = mapped_column(Integer)
    discipline: Mapped[Discipline | None] = mapped_column(EnumColumn(Discipline))
    complaint_pending: Mapped[bool | None] = mapped_column(Boolean)
    rating: Mapped[Rating | None] = mapped_column(EnumColumn(Rating))
    state_title: Mapped[str | None] = mapped_column(Text)


class ServicePeriodRow(Stored):
    __tablename__ = "service_period"

    member_id: Mapped[str] = mapped_column(Text, ForeignKey("member.id"), index=True)
    post: Mapped[Post] = mapped_column(EnumColumn(Post))
    start: Mapped[date] = mapped_column(Date)
    end: Mapped[date | None] = mapped_column(Date)
    place: Mapped[str] = mapped_column(Text)


class NominationStore(Store[Nomination]):
    kind = "nomination"
    row = NominationRow
    record = Nomination

    def of_campaigns(self, campaign_ids: Iterable[str]) -> list[Nomination]:
        return self.all(NominationRow.campaign_id.in_(sorted(campaign_ids)))

    def of_subjects(self, subject_ids: Iterable[str]) -> list[Nomination]:
        return [one for chunk in chunks(subject_ids) for one in self.all(NominationRow.subject_id.in_(chunk))]


class MeetingStore(Store[Meeting]):
    kind = "award_meeting"
    row = MeetingRow
    record = Meeting

    def of_campaign(self, campaign_id: str) -> list[Meeting]:
        """The latest last."""
        return self.all(MeetingRow.campaign_id == campaign_id, order_by=(MeetingRow.held_on, MeetingRow.id))


class AwardHistoryStore(Store[AwardHistory]):
    kind = "award_history"
    row = AwardHistoryRow
    record = AwardHistory

    def of_subjects(self, subject_ids: Iterable[str]) -> dict[str, tuple[AwardHistory, ...]]:
        order = (AwardHistoryRow.year, AwardHistoryRow.decided_on, AwardHistoryRow.id)
        return _by_subject(
            one
            for chunk in chunks(subject_ids)
            for one in self.all(AwardHistoryRow.subject_id.in_(chunk), order_by=order)
        )


class YearFactsStore(Store[YearFacts]):
    kind = "year_facts"
    row = YearFactsRow
    record = YearFacts

    def of_subjects(self, subject_ids: Iterable[str]) -> dict[str, dict[int, YearFacts]]:
        found: dict[str, dict[int, YearFacts]] = {}
        for chunk in chunks(subject_ids):
            for one in self.all(YearFactsRow.subject_id.in_(chunk)):
                found.setdefault(one.subject_id, {})[one.year] = one
        return found

    def of_year(self, subject_id: str, year: int) -> YearFacts | None:
        found = self.all(YearFactsRow.subject_id == subject_id, YearFactsRow.year == year)
        return found[0] if found else None

    def count_titled(self, year: int, titles: Iterable[str]) -> int:
        """How many persons hold one of the titles of that year."""
        person = YearFactsRow.subject_kind == SubjectKind.PERSON
        return self.count(person, YearFactsRow.year == year, YearFactsRow.state_title.in_(list(titles)))


class ServicePeriodStore(Store[ServicePeriod]):
    kind = "service_period"
    row = ServicePeriodRow
    record = ServicePeriod

    def of_members(self, member_ids: Iterable[str]) -> dict[str, tuple[ServicePeriod, ...]]:
        found: dict[str, list[ServicePeriod]] = {}
        for chunk in chunks(member_ids):
            for one in self.all(ServicePeriodRow.member_id.in_(chunk), order_by=(ServicePeriodRow.start,)):
                found.setdefault(one.member_id, []).append(one)
        return {member: tuple(periods) for member, periods in found.items()}


def _by_subject(given: Iterable[AwardHistory]) -> dict[str, tuple[AwardHistory, ...]]:
    found: dict[str, list[AwardHistory]] = {}
    for one in given:
        found.setdefault(one.subject_id, []).append(one)
    return {subject: tuple(history) for subject, history in found.items()}
