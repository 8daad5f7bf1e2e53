"""Tables of campaigns, registrations and initiatives, and the questions only SQL answers quickly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Date,
    ForeignKey,
    Integer,
    Select,
    Text,
    UniqueConstraint,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, mapped_column

from desktop.core.money import Dong
from desktop.core.store import Store, chunks
from desktop.core.tables import DongColumn, EnumColumn, JsonColumn, Stored
from desktop.core.vietnamese.national_id import Sex
from desktop.core.vietnamese.text import search_terms, search_text
from desktop.features.emulation.domain import (
    Author,
    Bloc,
    Campaign,
    CampaignStatus,
    Content,
    Initiative,
    LaunchEvent,
    Level,
    MatrixLine,
    MatrixQuery,
    Movement,
    Phase,
    RecognitionLevel,
    Registration,
    RegistrationStatus,
    Subject,
    SubjectKind,
    Target,
    YearKind,
)
from desktop.features.members.domain import Status
from desktop.features.members.storage import MemberRow
from desktop.features.organization.storage import SectionRow

STAYING = (Status.ACTIVE, Status.SUSPENDED)
TEXTS = JsonColumn[tuple[str, ...]](tuple[str, ...])


class CampaignRow(Stored):
    __tablename__ = "campaign"

    code: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    year: Mapped[int] = mapped_column(Integer)
    start: Mapped[date] = mapped_column(Date)
    end: Mapped[date] = mapped_column(Date)
    theme: Mapped[str] = mapped_column(Text)
    year_kind: Mapped[YearKind] = mapped_column(EnumColumn(YearKind))
    issuer: Mapped[str] = mapped_column(Text)
    level: Mapped[Level] = mapped_column(EnumColumn(Level))
    launched_by: Mapped[str] = mapped_column(Text)
    launched_on: Mapped[date | None] = mapped_column(Date)
    register_by: Mapped[date | None] = mapped_column(Date)
    status: Mapped[CampaignStatus] = mapped_column(EnumColumn(CampaignStatus))
    legal_bases: Mapped[tuple[str, ...]] = mapped_column(TEXTS)
    purposes: Mapped[tuple[str, ...]] = mapped_column(TEXTS)
    breakthroughs: Mapped[tuple[str, ...]] = mapped_column(TEXTS)
    blocs: Mapped[tuple[Bloc, ...]] = mapped_column(JsonColumn(tuple[Bloc, ...]))
    contents: Mapped[tuple[Content, ...]] = mapped_column(JsonColumn(tuple[Content, ...]))
    movements: Mapped[tuple[Movement, ...]] = mapped_column(JsonColumn(tuple[Movement, ...]))
    phases: Mapped[tuple[Phase, ...]] = mapped_column(JsonColumn(tuple[Phase, ...]))
    targets: Mapped[tuple[Target, ...]] = mapped_column(JsonColumn(tuple[Target, ...]))
    works: Mapped[tuple[str, ...]] = mapped_column(TEXTS)
    pact: Mapped[str] = mapped_column(Text)
    events: Mapped[tuple[LaunchEvent, ...]] = mapped_column(JsonColumn(tuple[LaunchEvent, ...]))
    situation: Mapped[tuple[str, ...]] = mapped_column(TEXTS)
    source: Mapped[str] = mapped_column(Text)


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


class InitiativeRow(Stored):
    __tablename__ = "initiative"

    name: Mapped[str] = mapped_column(Text)
    field: Mapped[str] = mapped_column(Text)
    unit: Mapped[str] = mapped_column(Text)
    applied_from: Mapped[date | None] = mapped_column(Date)
    summary: Mapped[str] = mapped_column(Text)
    yearly_value: Mapped[Dong] = mapped_column(DongColumn)
    value_basis: Mapped[str] = mapped_column(Text)
    level: Mapped[RecognitionLevel | None] = mapped_column(EnumColumn(RecognitionLevel))
    decision: Mapped[str] = mapped_column(Text)
    decided_on: Mapped[date | None] = mapped_column(Date)
    system_code: Mapped[str] = mapped_column(Text)
    entered_on: Mapped[date | None] = mapped_column(Date)
    campaign_id: Mapped[str] = mapped_column(Text, index=True)
    search: Mapped[str] = mapped_column(Text)


class AuthorRow(Stored):
    __tablename__ = "initiative_author"

    initiative_id: Mapped[str] = mapped_column(Text, ForeignKey("initiative.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    share: Mapped[int] = mapped_column(Integer)
    member_id: Mapped[str] = mapped_column(Text, index=True)
    is_main: Mapped[bool] = mapped_column(Boolean)


class CampaignStore(Store[Campaign]):
    kind = "campaign"
    row = CampaignRow
    record = Campaign

    def newest_first(self) -> list[Campaign]:
        return self.all(order_by=(CampaignRow.start.desc(), CampaignRow.id.desc()))


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
            RegistrationRow.late_reason, RegistrationRow.status, RegistrationRow.id,
        )  # fmt: skip
        statement = (
            select(*columns)
            .select_from(MemberRow)
            .outerjoin(SectionRow, SectionRow.id == MemberRow.section_id)
            .outerjoin(RegistrationRow, _counting(campaign_id))
            .where(*_shown(query))
            .order_by(MemberRow.sort_key, MemberRow.birth, MemberRow.id)
            .limit(limit if limit is not None else -1)
            .offset(offset)
        )
        return [
            MatrixLine(
                Subject(SubjectKind.PERSON, row[0]), row[1], row[2], row[3], row[4] or "", row[5], row[6] or (),
                row[7] or "", row[8] or "", row[9] or "", row[10], row[11] or "",
            )
            for row in self.session.execute(statement)
        ]  # fmt: skip

    def count_lines(self, campaign_id: str, query: MatrixQuery) -> int:
        statement = (
            select(func.count())
            .select_from(MemberRow)
            .outerjoin(RegistrationRow, _counting(campaign_id))
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

    def standing(self, member_ids: Iterable[str]) -> dict[str, tuple[str, bool]]:
        """Name of each known member, and whether they may be registered: not in the bin, and not gone."""
        found: dict[str, tuple[str, bool]] = {}
        columns = (MemberRow.id, MemberRow.full_name, MemberRow.status, MemberRow.removed_at)
        for chunk in chunks(member_ids):
            for one, name, status, removed in self.session.execute(select(*columns).where(MemberRow.id.in_(chunk))):
                found[one] = (name, removed is None and status in STAYING)
        return found


class InitiativeStore(Store[Initiative]):
    kind = "initiative"
    row = InitiativeRow
    record = Initiative

    def shadow(self, record: Initiative) -> dict[str, str]:
        return {"search": search_text(" | ".join((record.name, record.field, record.system_code)))}

    def found_by(self, search: str) -> list[Initiative]:
        """Newest decision first, those not decided yet before them; words match the initiative or its authors."""
        where = [
            or_(func.instr(InitiativeRow.search, term) > 0, InitiativeRow.id.in_(_by_author(term)))
            for term in search_terms(search)
        ]
        order = (InitiativeRow.decided_on.is_not(None), InitiativeRow.decided_on.desc(), InitiativeRow.id)
        return self.all(*where, order_by=order)

    def of_campaign(self, campaign: Campaign) -> list[Initiative]:
        return self.all(_belongs(campaign), order_by=(InitiativeRow.decided_on, InitiativeRow.id))

    def authors_recognised(self, campaign: Campaign, *, entered: bool) -> set[str]:
        """Ids of members with at least one recognised initiative in the campaign; each counts once."""
        where = [_belongs(campaign), _is_recognised(), AuthorRow.member_id != ""]
        if entered:
            where.append(InitiativeRow.system_code != "")
        query = select(AuthorRow.member_id).join(InitiativeRow, InitiativeRow.id == AuthorRow.initiative_id)
        return set(self.session.scalars(query.where(*where).distinct()))

    def count_recognised(self, campaign: Campaign) -> int:
        return self.count(_belongs(campaign), _is_recognised())


class AuthorStore(Store[Author]):
    kind = "initiative_author"
    row = AuthorRow
    record = Author

    def of_initiatives(self, initiative_ids: Iterable[str]) -> dict[str, tuple[Author, ...]]:
        """Authors by initiative, the main one first, then by share."""
        found: dict[str, list[Author]] = {}
        order = (AuthorRow.is_main.desc(), AuthorRow.share.desc(), AuthorRow.id)
        for chunk in chunks(initiative_ids):
            for author in self.all(AuthorRow.initiative_id.in_(chunk), order_by=order):
                found.setdefault(author.initiative_id, []).append(author)
        return {one: tuple(authors) for one, authors in found.items()}

    def of_members(self, member_ids: Iterable[str]) -> list[Author]:
        return [one for chunk in chunks(member_ids) for one in self.all(AuthorRow.member_id.in_(chunk))]


def _counting(campaign_id: str) -> ColumnElement[bool]:
    """The registration of a member that counts: not withdrawn, with a title."""
    return (
        (RegistrationRow.subject_id == MemberRow.id)
        & (RegistrationRow.campaign_id == campaign_id)
        & (RegistrationRow.status != RegistrationStatus.WITHDRAWN)
        & (func.length(RegistrationRow.titles) > len("[]"))
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
    return found


def _by_author(term: str) -> Select[str]:
    return (
        select(AuthorRow.initiative_id)
        .join(MemberRow, MemberRow.id == AuthorRow.member_id)
        .where(func.instr(MemberRow.search, term) > 0)
    )


def _belongs(campaign: Campaign) -> ColumnElement[bool]:
    """Put under the campaign, or under none and decided within its dates."""
    within = InitiativeRow.decided_on.between(campaign.start, campaign.end)
    return or_(InitiativeRow.campaign_id == campaign.id, (InitiativeRow.campaign_id == "") & within)


def _is_recognised() -> ColumnElement[bool]:
    return InitiativeRow.level.is_not(None) & (InitiativeRow.decision != "") & InitiativeRow.decided_on.is_not(None)
