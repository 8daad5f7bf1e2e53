"""Works, tasks and products, and pacts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Boolean, Date, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.core.money import Dong
from desktop.core.store import Store, chunks
from desktop.core.tables import DongColumn, EnumColumn, JsonColumn, Stored
from desktop.features.emulation.domain import Pact, PactParty, WorkItem, WorkKind, WorkState
from desktop.features.emulation.storage.campaigns import TEXTS


class WorkItemRow(Stored):
    __tablename__ = "work_item"

    campaign_id: Mapped[str] = mapped_column(Text, ForeignKey("campaign.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[WorkKind] = mapped_column(EnumColumn(WorkKind))
    responsible: Mapped[str] = mapped_column(Text)
    member_id: Mapped[str] = mapped_column(Text, index=True)
    section_id: Mapped[str] = mapped_column(Text)
    start: Mapped[date | None] = mapped_column(Date)
    finish: Mapped[date | None] = mapped_column(Date)
    value: Mapped[Dong] = mapped_column(DongColumn)
    plaque: Mapped[bool] = mapped_column(Boolean)
    plaque_on: Mapped[date | None] = mapped_column(Date)
    occasion: Mapped[str] = mapped_column(Text)
    state: Mapped[WorkState] = mapped_column(EnumColumn(WorkState))
    note: Mapped[str] = mapped_column(Text)


class PactRow(Stored):
    __tablename__ = "pact"

    campaign_id: Mapped[str] = mapped_column(Text, ForeignKey("campaign.id"), index=True)
    title: Mapped[str] = mapped_column(Text)
    signed_on: Mapped[date | None] = mapped_column(Date)
    place: Mapped[str] = mapped_column(Text)
    parties: Mapped[tuple[PactParty, ...]] = mapped_column(JsonColumn(tuple[PactParty, ...]))
    contents: Mapped[tuple[str, ...]] = mapped_column(TEXTS)
    witness: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)


class WorkItemStore(Store[WorkItem]):
    kind = "work_item"
    row = WorkItemRow
    record = WorkItem

    def of_campaign(self, campaign_id: str) -> list[WorkItem]:
        return self.all(WorkItemRow.campaign_id == campaign_id, order_by=(WorkItemRow.kind, WorkItemRow.id))

    def of_members(self, member_ids: Iterable[str]) -> list[WorkItem]:
        return [one for chunk in chunks(member_ids) for one in self.all(WorkItemRow.member_id.in_(chunk))]


class PactStore(Store[Pact]):
    kind = "pact"
    row = PactRow
    record = Pact

    def of_campaign(self, campaign_id: str) -> list[Pact]:
        return self.all(PactRow.campaign_id == campaign_id, order_by=(PactRow.signed_on, PactRow.id))
