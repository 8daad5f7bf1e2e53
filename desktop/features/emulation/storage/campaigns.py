"""Campaigns, what was reached of their targets, and leave to change registrations late."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import (
    Date,
    ForeignKey,
    Integer,
    Text,
)
from sqlalchemy.orm import Mapped, mapped_column

from desktop.core.store import Store
from desktop.core.tables import EnumColumn, JsonColumn, Stored
from desktop.features.emulation.domain import (
    Bloc,
    Campaign,
    CampaignStatus,
    Content,
    LaunchEvent,
    Level,
    Movement,
    Phase,
    Target,
    TargetResult,
    Unlock,
    YearKind,
    coded,
)

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
    closed_on: Mapped[date | None] = mapped_column(Date)
    conclusion: Mapped[str] = mapped_column(Text)


class TargetResultRow(Stored):
    __tablename__ = "target_result"

    campaign_id: Mapped[str] = mapped_column(Text, ForeignKey("campaign.id"), index=True)
    target: Mapped[str] = mapped_column(Text)
    on: Mapped[date] = mapped_column(Date)
    value: Mapped[str] = mapped_column(Text)
    numerator: Mapped[int] = mapped_column(Integer)
    denominator: Mapped[int] = mapped_column(Integer)
    evidence: Mapped[str] = mapped_column(Text)


class UnlockRow(Stored):
    __tablename__ = "registration_unlock"

    campaign_id: Mapped[str] = mapped_column(Text, ForeignKey("campaign.id"), index=True)
    granted_by: Mapped[str] = mapped_column(Text)
    granted_on: Mapped[date] = mapped_column(Date)
    until: Mapped[date] = mapped_column(Date)
    reason: Mapped[str] = mapped_column(Text)


class CampaignStore(Store[Campaign]):
    kind = "campaign"
    row = CampaignRow
    record = Campaign

    def _select(self, *where: Any, **options: Any) -> list[Campaign]:
        """Campaigns kept before targets had codes get them here, by their order, until they are saved again."""
        found = super()._select(*where, **options)
        return [one if all(target.code for target in one.targets) else _with_codes(one) for one in found]

    def newest_first(self) -> list[Campaign]:
        return self.all(order_by=(CampaignRow.start.desc(), CampaignRow.id.desc()))


class TargetResultStore(Store[TargetResult]):
    kind = "target_result"
    row = TargetResultRow
    record = TargetResult

    def of_campaign(self, campaign_id: str) -> list[TargetResult]:
        """The earliest first."""
        return self.all(TargetResultRow.campaign_id == campaign_id, order_by=(TargetResultRow.on, TargetResultRow.id))


class UnlockStore(Store[Unlock]):
    kind = "registration_unlock"
    row = UnlockRow
    record = Unlock

    def of_campaign(self, campaign_id: str) -> list[Unlock]:
        return self.all(UnlockRow.campaign_id == campaign_id, order_by=(UnlockRow.granted_on, UnlockRow.id))


def _with_codes(campaign: Campaign) -> Campaign:
    return replace(campaign, targets=coded(campaign.targets))
