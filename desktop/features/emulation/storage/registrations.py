"""Registrations, their earlier versions, and the questions of the matrix."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import (
    ColumnElement,
    Date,
    ForeignKey,
    Integer,
    Text,
    UniqueConstraint,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, mapped_column

from desktop.core.store import Store, chunks
from desktop.core.tables import EnumColumn, JsonColumn, Stored
from desktop.core.vietnamese.national_id import Sex
from desktop.core.vietnamese.text import search_terms
from desktop.features.emulation.domain import (
    MatrixLine,
    MatrixQuery,
    Registration,
    RegistrationStatus,
    RegistrationVersion,
    Subject,
    SubjectKind,
    TitleOutcome,
)
from desktop.features.emulation.storage.campaigns import TEXTS
from desktop.features.members.domain import Status
from desktop.features.members.storage import MemberRow
from desktop.features.organization.storage import SectionRow

STAYING = (Status.ACTIVE, Status.SUSPENDED)


class RegistrationRow(Stored):
    """`subject_id` points at a member, a section or the union, as `kind` says, so it is no foreign key."""

    __tablename__ = "registration"
    __table_args__ = (UniqueConstraint("campaign_id", "subject_id"),)

    campaign_id: Mapped[str] = mapped_column(Text, ForeignKey("campaign.id"))
    kind: Mapped[SubjectKind] = mapped_column(EnumColumn(SubjectKind))
    subject_id: Mapped[str] = mapped_column(Text, index=True)
    registered_on: Mapped[date] = mapped_column(Date)
    titles: Mapped[tuple[str, ...]] = mapped_column(TEXTS)
    movements: Mapped[tuple[str, ...]] = mapped_column(TEXTS)
    initiative_plan: Mapped[str] = mapped_column(Text)
    commitments: Mapped[str] = mapped_column(Text)
    late_reason: Mapped[str] = mapped_column(Text)
    status: Mapped[RegistrationStatus] = mapped_column(EnumColumn(RegistrationStatus))
    own_targets: Mapped[str] = mapped_column(Text)
    result_note: Mapped[str] = mapped_column(Text)
    section_id: Mapped[str] = mapped_column(Text)
    outcomes: Mapped[tuple[TitleOutcome, ...]] = mapped_column(
        JsonColumn(tuple[TitleOutcome, ...]), server_default="[]"
    )


class RegistrationVersionRow(Stored):
    __tablename__ = "registration_version"

    registration_id: Mapped[str] = mapped_column(Text, index=True)
    campaign_id: Mapped[str] = mapped_column(Text, ForeignKey("campaign.id"), index=True)
    number: Mapped[int] = mapped_column(Integer)
    titles: Mapped[tuple[str, ...]] = mapped_column(TEXTS)
    status: Mapped[RegistrationStatus] = mapped_column(EnumColumn(RegistrationStatus))
    replaced_on: Mapped[date] = mapped_column(Date)
    reason: Mapped[str] = mapped_column(Text)


class RegistrationStore(Store[Registration]):
    kind = "registration"
    row = RegistrationRow
    record = Registration

    def of_campaign(self, campaign_id: str, *kinds: SubjectKind) -> list[Registration]:
        return self.all(RegistrationRow.campaign_id == campaign_id, RegistrationRow.kind.in_(kinds or SubjectKind))

    def of_subjects(self, campaign_id: str, subject_ids: Iterable[str]) -> dict[str, Registration]:
        found: dict[str, Registration] = {}
        for chunk in chunks(subject_ids):
            where = (RegistrationRow.campaign_id == campaign_id, RegistrationRow.subject_id.in_(chunk))
            found.update((one.subject_id, one) for one in self.all(*where))
        return found

    def of_members(self, member_ids: Iterable[str]) -> list[Registration]:
        """Of all campaigns."""
        wanted = chunks(member_ids)
        return [one for chunk in wanted for one in self.all(RegistrationRow.subject_id.in_(chunk))]

    def lines(
        self, campaign_id: str, query: MatrixQuery, limit: int | None = None, offset: int = 0
    ) -> list[MatrixLine]:
        """Persons in Vietnamese order, each with the registration that counts."""
        columns = (
            MemberRow.id, MemberRow.full_name, MemberRow.birth, MemberRow.sex, SectionRow.name, MemberRow.job,
            RegistrationRow.titles, RegistrationRow.initiative_plan, RegistrationRow.commitments,
            RegistrationRow.late_reason, RegistrationRow.status, RegistrationRow.id, RegistrationRow.own_targets,
            RegistrationRow.outcomes,
        )  # fmt: skip
        statement = (
            select(*columns)
            .select_from(MemberRow)
            .outerjoin(SectionRow, SectionRow.id == MemberRow.section_id)
            .outerjoin(RegistrationRow, _joined(campaign_id, query))
            .where(*_shown(query))
            .order_by(MemberRow.sort_key, MemberRow.birth, MemberRow.id)
            .limit(limit if limit is not None else -1)
            .offset(offset)
        )
        return [
            MatrixLine(
                Subject(SubjectKind.PERSON, row[0]), row[1], row[2], row[3], row[4] or "", row[5], row[6] or (),
                row[7] or "", row[8] or "", row[9] or "", row[10], row[11] or "", row[12] or "", row[13] or (),
            )
            for row in self.session.execute(statement)
        ]  # fmt: skip

    def count_lines(self, campaign_id: str, query: MatrixQuery) -> int:
        statement = (
            select(func.count())
            .select_from(MemberRow)
            .outerjoin(RegistrationRow, _joined(campaign_id, query))
            .where(*_shown(query))
        )
        return self.session.scalar(statement) or 0

    def count_by_title(self, campaign_id: str, codes: Sequence[str]) -> list[tuple[int, int]]:
        """(all, women) of the persons registered for each title, and of all persons registered as the last pair."""
        women = MemberRow.sex == Sex.FEMALE
        has = [func.instr(RegistrationRow.titles, f'"{code}"') > 0 for code in codes]
        has.append(RegistrationRow.id.is_not(None))
        sums = [func.count().filter(*both) for each in has for both in ((each,), (each, women))]
        statement = select(*sums).select_from(MemberRow).join(RegistrationRow, _counting(campaign_id))
        counts = self.session.execute(statement.where(MemberRow.removed_at.is_(None))).one()
        return list(zip(counts[::2], counts[1::2], strict=True))

    def count_by_status(self, campaign_id: str, kinds: Sequence[SubjectKind]) -> dict[RegistrationStatus, int]:
        """Registrations with a title, by how far they are; withdrawn ones too."""
        statement = (
            select(RegistrationRow.status, func.count())
            .where(
                RegistrationRow.campaign_id == campaign_id,
                RegistrationRow.kind.in_(kinds),
                func.length(RegistrationRow.titles) > len("[]"),
            )
            .group_by(RegistrationRow.status)
        )
        return {row[0]: row[1] for row in self.session.execute(statement)}

    def sections_of(self, member_ids: Iterable[str]) -> dict[str, str]:
        """The section of each known member, by id."""
        found: dict[str, str] = {}
        for chunk in chunks(member_ids):
            rows = self.session.execute(select(MemberRow.id, MemberRow.section_id).where(MemberRow.id.in_(chunk)))
            found.update((one, section or "") for one, section in rows)
        return found

    def standing(self, member_ids: Iterable[str]) -> dict[str, tuple[str, bool]]:
        """Name of each known member, and whether they may be registered: not in the bin, and not gone."""
        found: dict[str, tuple[str, bool]] = {}
        columns = (MemberRow.id, MemberRow.full_name, MemberRow.status, MemberRow.removed_at)
        for chunk in chunks(member_ids):
            for one, name, status, removed in self.session.execute(select(*columns).where(MemberRow.id.in_(chunk))):
                found[one] = (name, removed is None and status in STAYING)
        return found


def _counting(campaign_id: str) -> ColumnElement[bool]:
    """The registration of a member that counts: not withdrawn, with a title."""
    return (
        (RegistrationRow.subject_id == MemberRow.id)
        & (RegistrationRow.campaign_id == campaign_id)
        & (RegistrationRow.status != RegistrationStatus.WITHDRAWN)
        & (func.length(RegistrationRow.titles) > len("[]"))
    )


def _joined(campaign_id: str, query: MatrixQuery) -> ColumnElement[bool]:
    """The registration a row of the matrix shows: the one that counts, or who withdrew when those are asked for."""
    if query.status is not RegistrationStatus.WITHDRAWN:
        return _counting(campaign_id)
    return (
        (RegistrationRow.subject_id == MemberRow.id)
        & (RegistrationRow.campaign_id == campaign_id)
        & (RegistrationRow.status == RegistrationStatus.WITHDRAWN)
    )


def _shown(query: MatrixQuery) -> list[ColumnElement[bool]]:
    """Members of today, and whoever registered and left."""
    registered = RegistrationRow.id.is_not(None)
    found = [MemberRow.removed_at.is_(None), or_(MemberRow.status.in_(STAYING), registered)]
    found += [func.instr(MemberRow.search, term) > 0 for term in search_terms(query.search)]
    if query.section_id:
        found.append(MemberRow.section_id == query.section_id)
    if query.registered is not None:
        found.append(registered if query.registered else RegistrationRow.id.is_(None))
    if query.status is not None:
        found.append(RegistrationRow.status == query.status)
    return found


class RegistrationVersionStore(Store[RegistrationVersion]):
    kind = "registration_version"
    row = RegistrationVersionRow
    record = RegistrationVersion

    def of_registrations(self, registration_ids: Iterable[str]) -> list[RegistrationVersion]:
        """The oldest first."""
        row = RegistrationVersionRow
        return [
            one
            for chunk in chunks(registration_ids)
            for one in self.all(row.registration_id.in_(chunk), order_by=(row.registration_id, row.number))
        ]
