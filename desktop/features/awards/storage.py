"""Tables of nominations, meetings, awards given, facts of a year and times in union posts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import Boolean, Date, ForeignKey, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.core.blanks.storage import BlankLayoutStore
from desktop.core.store import Store, chunks
from desktop.core.tables import EnumColumn, JsonColumn, MomentColumn, Stored
from desktop.features.awards.domain import (
    Allotment,
    AwardHistory,
    AwardType,
    Discipline,
    InstalledPack,
    Meeting,
    Nomination,
    Occasion,
    Override,
    OwnAward,
    PackUse,
    Rating,
    Status,
    Step,
    Vote,
    YearFacts,
)
from desktop.features.emulation.domain import SubjectKind

__all__ = [
    "AllotmentStore", "AwardHistoryStore", "BlankLayoutStore", "InstalledPackStore", "MeetingStore", "NominationStore",
    "OwnAwardStore", "StepStore", "YearFactsStore",
]  # fmt: skip


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
    rank: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    held_from: Mapped[Status | None] = mapped_column(EnumColumn(Status))


class StepRow(Stored):
    """What happened to a nomination, in the order in which it was written down."""

    __tablename__ = "nomination_step"

    nomination_id: Mapped[str] = mapped_column(Text, ForeignKey("nomination.id"), index=True)
    status: Mapped[Status] = mapped_column(EnumColumn(Status))
    on: Mapped[date] = mapped_column(Date)
    at: Mapped[datetime] = mapped_column(MomentColumn)
    by: Mapped[str] = mapped_column(Text)
    what: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text)
    due: Mapped[date | None] = mapped_column(Date)
    answered_on: Mapped[date | None] = mapped_column(Date)
    answer: Mapped[str] = mapped_column(Text)
    packs: Mapped[tuple[PackUse, ...]] = mapped_column(JsonColumn(tuple[PackUse, ...]))
    answers: Mapped[str] = mapped_column(Text)


class InstalledPackRow(Stored):
    __tablename__ = "rule_pack"
    __table_args__ = (UniqueConstraint("pack", "version"),)

    pack: Mapped[str] = mapped_column(Text)
    version: Mapped[str] = mapped_column(Text)
    file_name: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text)
    content: Mapped[str] = mapped_column(Text)
    installed_at: Mapped[datetime] = mapped_column(MomentColumn)
    installed_by: Mapped[str] = mapped_column(Text)


class OwnAwardRow(Stored):
    __tablename__ = "own_award"

    code: Mapped[str] = mapped_column(Text, unique=True)
    award: Mapped[AwardType] = mapped_column(JsonColumn(AwardType))


class AllotmentRow(Stored):
    __tablename__ = "award_allotment"
    __table_args__ = (UniqueConstraint("year", "award"),)

    year: Mapped[int] = mapped_column(Integer)
    award: Mapped[str] = mapped_column(Text)
    places: Mapped[int] = mapped_column(Integer)
    document: Mapped[str] = mapped_column(Text)


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
    agenda: Mapped[tuple[str, ...]] = mapped_column(JsonColumn(tuple[str, ...]), server_default="[]")
    begun: Mapped[str] = mapped_column(Text, server_default="")
    ended: Mapped[str] = mapped_column(Text, server_default="")
    absent_who: Mapped[str] = mapped_column(Text, server_default="")
    remarks: Mapped[str] = mapped_column(Text, server_default="")


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
    revoked_on: Mapped[date | None] = mapped_column(Date)
    revocation: Mapped[str] = mapped_column(Text, server_default="")
    book_number: Mapped[int] = mapped_column(Integer, default=0, server_default="0")


class YearFactsRow(Stored):
    __tablename__ = "year_facts"
    __table_args__ = (UniqueConstraint("subject_id", "year"),)

    subject_kind: Mapped[SubjectKind] = mapped_column(EnumColumn(SubjectKind))
    subject_id: Mapped[str] = mapped_column(Text)
    year: Mapped[int] = mapped_column(Integer, index=True)
    absent_days: Mapped[int | None] = mapped_column(Integer)
    maternity_days: Mapped[int] = mapped_column(Integer)
    study_days: Mapped[int] = mapped_column(Integer, server_default="0")
    discipline: Mapped[Discipline | None] = mapped_column(EnumColumn(Discipline))
    complaint_pending: Mapped[bool | None] = mapped_column(Boolean)
    rating: Mapped[Rating | None] = mapped_column(EnumColumn(Rating))
    state_title: Mapped[str | None] = mapped_column(Text)


class NominationStore(Store[Nomination]):
    kind = "nomination"
    row = NominationRow
    record = Nomination

    def of_campaigns(self, campaign_ids: Iterable[str]) -> list[Nomination]:
        return self.all(NominationRow.campaign_id.in_(sorted(campaign_ids)))

    def of_award(self, award: str) -> int:
        return self.count(NominationRow.award == award)

    def of_subjects(self, subject_ids: Iterable[str]) -> list[Nomination]:
        return [one for chunk in chunks(subject_ids) for one in self.all(NominationRow.subject_id.in_(chunk))]


class StepStore(Store[Step]):
    kind = "nomination_step"
    row = StepRow
    record = Step

    def of_nominations(self, ids: Iterable[str]) -> dict[str, tuple[Step, ...]]:
        """The oldest first."""
        found: dict[str, list[Step]] = {}
        for chunk in chunks(ids):
            for one in self.all(StepRow.nomination_id.in_(chunk), order_by=(StepRow.at, StepRow.id)):
                found.setdefault(one.nomination_id, []).append(one)
        return {nomination: tuple(steps) for nomination, steps in found.items()}

    def unanswered(self) -> list[Step]:
        """What superiors asked to add and nobody has answered yet."""
        return self.all(StepRow.status == Status.MORE_ASKED, StepRow.answered_on.is_(None), order_by=(StepRow.due,))


class InstalledPackStore(Store[InstalledPack]):
    kind = "rule_pack"
    row = InstalledPackRow
    record = InstalledPack

    def in_order(self) -> list[InstalledPack]:
        """As they were installed."""
        return self.all(order_by=(InstalledPackRow.installed_at, InstalledPackRow.id))


class OwnAwardStore(Store[OwnAward]):
    kind = "own_award"
    row = OwnAwardRow
    record = OwnAward

    def in_order(self) -> list[OwnAward]:
        return self.all(order_by=(OwnAwardRow.code,))


class AllotmentStore(Store[Allotment]):
    kind = "award_allotment"
    row = AllotmentRow
    record = Allotment

    def of_year(self, year: int) -> list[Allotment]:
        return self.all(AllotmentRow.year == year, order_by=(AllotmentRow.award,))


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

    def of_nominations(self, ids: Iterable[str]) -> list[AwardHistory]:
        return [one for chunk in chunks(ids) for one in self.all(AwardHistoryRow.nomination_id.in_(chunk))]

    def years(self) -> list[int]:
        """Years of which there is an award, the latest first."""
        return sorted({one.year for one in self.all()}, reverse=True)

    def of_award(self, award: str) -> int:
        return self.count(AwardHistoryRow.award == award)

    def of_decision(self, number: str, on: date) -> list[AwardHistory]:
        return self.all(AwardHistoryRow.decision_number == number, AwardHistoryRow.decided_on == on)

    def numbered_in(self, year: int) -> dict[int, AwardHistory]:
        """By number, what stands in the golden book of that year of decisions."""
        within = AwardHistoryRow.decided_on.between(date(year, 1, 1), date(year, 12, 31))
        return {one.book_number: one for one in self.all(AwardHistoryRow.book_number > 0, within)}

    def same(self, history: AwardHistory) -> AwardHistory | None:
        """What is kept already of the same award to the same subject in the same year, by the same decision."""
        found = self.all(
            AwardHistoryRow.subject_id == history.subject_id,
            AwardHistoryRow.award == history.award,
            AwardHistoryRow.year == history.year,
            AwardHistoryRow.decision_number == history.decision_number,
        )
        return found[0] if found else None

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

    def of_whole_year(self, year: int) -> dict[str, YearFacts]:
        """By subject."""
        return {one.subject_id: one for one in self.all(YearFactsRow.year == year)}

    def count_titled(self, year: int, titles: Iterable[str]) -> int:
        """How many persons hold one of the titles of that year."""
        person = YearFactsRow.subject_kind == SubjectKind.PERSON
        return self.count(person, YearFactsRow.year == year, YearFactsRow.state_title.in_(list(titles)))


def _by_subject(given: Iterable[AwardHistory]) -> dict[str, tuple[AwardHistory, ...]]:
    found: dict[str, list[AwardHistory]] = {}
    for one in given:
        found.setdefault(one.subject_id, []).append(one)
    return {subject: tuple(history) for subject, history in found.items()}
