"""Initiatives and their authors."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Date,
    ForeignKey,
    Integer,
    Select,
    Text,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, mapped_column

from desktop.core.money import Dong
from desktop.core.store import Store, chunks
from desktop.core.tables import DongColumn, EnumColumn, JsonColumn, Stored
from desktop.core.vietnamese.text import search_terms, search_text
from desktop.features.emulation.domain import (
    Author,
    Campaign,
    Initiative,
    RecognitionLevel,
    YearValue,
)
from desktop.features.members.storage import MemberRow


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
    years: Mapped[tuple[YearValue, ...]] = mapped_column(JsonColumn(tuple[YearValue, ...]))
    effects: Mapped[str] = mapped_column(Text)
    recognised_by: Mapped[str] = mapped_column(Text)
    movement: Mapped[str] = mapped_column(Text)
    search: Mapped[str] = mapped_column(Text)


class AuthorRow(Stored):
    __tablename__ = "initiative_author"

    initiative_id: Mapped[str] = mapped_column(Text, ForeignKey("initiative.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    share: Mapped[int] = mapped_column(Integer)
    member_id: Mapped[str] = mapped_column(Text, index=True)
    is_main: Mapped[bool] = mapped_column(Boolean)


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

    def authors_recognised(
        self, campaign: Campaign, *, entered: bool, span: tuple[date, date] | None = None
    ) -> set[str]:
        """Ids of members with at least one recognised initiative in the campaign; each counts once. `span` narrows
        them to those decided on its days."""
        where = [_belongs(campaign), _is_recognised(), AuthorRow.member_id != "", *_within(span)]
        if entered:
            where.append(InitiativeRow.system_code != "")
        query = select(AuthorRow.member_id).join(InitiativeRow, InitiativeRow.id == AuthorRow.initiative_id)
        return set(self.session.scalars(query.where(*where).distinct()))

    def count_recognised(self, campaign: Campaign, span: tuple[date, date] | None = None) -> int:
        return self.count(_belongs(campaign), _is_recognised(), *_within(span))


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


def _within(span: tuple[date, date] | None) -> list[ColumnElement[bool]]:
    return [InitiativeRow.decided_on.between(*span)] if span else []
