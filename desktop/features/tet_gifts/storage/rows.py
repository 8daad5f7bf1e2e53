"""Tables of Tết campaigns, schemes, people, gifts and hand-outs."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import (
    Boolean,
    Date,
    ForeignKey,
    Integer,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from desktop.core.merging import STANDS_FOR
from desktop.core.money import Dong
from desktop.core.partial_date import PartialDate
from desktop.core.tables import (
    DongColumn,
    EnumColumn,
    EnumTupleColumn,
    JsonColumn,
    MomentColumn,
    PartialDateColumn,
    Stored,
)
from desktop.core.vietnamese.national_id import Sex
from desktop.features.tet_gifts.domain import (
    BeneficiaryKind,
    ClassCap,
    FundSource,
    GiftState,
    HandOutForm,
    Level,
    PaymentKind,
    Reason,
    SchemeKind,
    SourceBudget,
    SpoiledSerial,
    Ticket,
    TicketTerms,
)


class TetCampaignRow(Stored):
    __tablename__ = "tet_campaign"

    code: Mapped[str] = mapped_column(Text, unique=True)
    lunar_year: Mapped[int] = mapped_column(Integer)
    programme: Mapped[str] = mapped_column(Text)
    theme: Mapped[str] = mapped_column(Text)
    plan_document: Mapped[str] = mapped_column(Text)
    accounting_years: Mapped[tuple[int, ...]] = mapped_column(JsonColumn[tuple[int, ...]](tuple[int, ...]))
    propose_by: Mapped[date | None] = mapped_column(Date)
    posting_from: Mapped[date | None] = mapped_column(Date)
    posting_to: Mapped[date | None] = mapped_column(Date)
    hand_out_by: Mapped[date | None] = mapped_column(Date)
    settle_by: Mapped[date | None] = mapped_column(Date)


class SchemeRow(Stored):
    __tablename__ = "tet_scheme"
    __table_args__ = (UniqueConstraint("campaign_id", "code"),)

    campaign_id: Mapped[str] = mapped_column(Text, ForeignKey("tet_campaign.id"))
    code: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[SchemeKind] = mapped_column(EnumColumn(SchemeKind))
    level: Mapped[Level] = mapped_column(EnumColumn(Level))
    cash_part: Mapped[Dong] = mapped_column(DongColumn)
    kind_part: Mapped[Dong] = mapped_column(DongColumn)
    content: Mapped[str] = mapped_column(Text)
    class_caps: Mapped[tuple[ClassCap, ...]] = mapped_column(JsonColumn(tuple[ClassCap, ...]))
    quota: Mapped[int] = mapped_column(Integer)
    budgets: Mapped[tuple[SourceBudget, ...]] = mapped_column(JsonColumn(tuple[SourceBudget, ...]))
    exclusion_group: Mapped[str] = mapped_column(Text)
    companion_max: Mapped[int] = mapped_column(Integer)
    needs_signature: Mapped[bool] = mapped_column(Boolean)
    superior_decides: Mapped[bool] = mapped_column(Boolean)
    apply_from: Mapped[date | None] = mapped_column(Date)
    apply_to: Mapped[date | None] = mapped_column(Date)
    ticket: Mapped[TicketTerms | None] = mapped_column(JsonColumn[TicketTerms](TicketTerms))
    position: Mapped[int] = mapped_column(Integer)
    posted_from: Mapped[date | None] = mapped_column(Date)
    posted_to: Mapped[date | None] = mapped_column(Date)


class BeneficiaryRow(Stored):
    """`member_id` and `parent_id` may outlive the member, so they are no foreign keys; empty for nobody."""

    __tablename__ = "tet_beneficiary"

    full_name: Mapped[str] = mapped_column(Text)
    member_id: Mapped[str] = mapped_column(Text, index=True, info=STANDS_FOR)
    sex: Mapped[Sex | None] = mapped_column(EnumColumn(Sex))
    birth: Mapped[PartialDate | None] = mapped_column(PartialDateColumn)
    national_id: Mapped[str] = mapped_column(Text, index=True)
    phone: Mapped[str] = mapped_column(Text)
    unit: Mapped[str] = mapped_column(Text)
    parent_id: Mapped[str] = mapped_column(Text)
    household: Mapped[str] = mapped_column(Text)
    sort_key: Mapped[str] = mapped_column(Text, index=True)
    search: Mapped[str] = mapped_column(Text)


class GiftRow(Stored):
    __tablename__ = "tet_gift"
    __table_args__ = (UniqueConstraint("scheme_id", "beneficiary_id"),)

    campaign_id: Mapped[str] = mapped_column(Text, ForeignKey("tet_campaign.id"), index=True)
    scheme_id: Mapped[str] = mapped_column(Text, ForeignKey("tet_scheme.id"))
    beneficiary_id: Mapped[str] = mapped_column(Text, ForeignKey("tet_beneficiary.id"), index=True)
    slip_code: Mapped[str] = mapped_column(Text, unique=True)
    kind: Mapped[BeneficiaryKind] = mapped_column(EnumColumn(BeneficiaryKind))
    reasons: Mapped[tuple[Reason, ...]] = mapped_column(EnumTupleColumn(Reason))
    primary: Mapped[Reason | None] = mapped_column(EnumColumn(Reason))
    proposed: Mapped[Dong] = mapped_column(DongColumn)
    approved: Mapped[Dong] = mapped_column(DongColumn)
    source: Mapped[FundSource | None] = mapped_column(EnumColumn(FundSource))
    state: Mapped[GiftState] = mapped_column(EnumColumn(GiftState))
    decision_reason: Mapped[str] = mapped_column(Text)
    years_away: Mapped[int | None] = mapped_column(Integer)
    voucher_serial: Mapped[str] = mapped_column(Text)
    ticket: Mapped[Ticket | None] = mapped_column(JsonColumn[Ticket](Ticket))
    proposed_on: Mapped[date | None] = mapped_column(Date)
    replaces_id: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    year: Mapped[int] = mapped_column(Integer, default=0)


class HardshipRow(Stored):
    """No foreign key: it is written before its gift, so that taking an import back meets the gift first."""

    __tablename__ = "tet_hardship"

    request_id: Mapped[str] = mapped_column(Text, unique=True)
    description: Mapped[str] = mapped_column(Text)


class DistributionRow(Stored):
    __tablename__ = "tet_distribution"

    request_id: Mapped[str] = mapped_column(Text, ForeignKey("tet_gift.id"), unique=True)
    at: Mapped[datetime] = mapped_column(MomentColumn)
    amount: Mapped[Dong] = mapped_column(DongColumn)
    form: Mapped[HandOutForm] = mapped_column(EnumColumn(HandOutForm))
    proxy_name: Mapped[str] = mapped_column(Text)
    proxy_relation: Mapped[str] = mapped_column(Text)
    proxy_number: Mapped[str] = mapped_column(Text)
    proof: Mapped[str] = mapped_column(Text)
    desk: Mapped[str] = mapped_column(Text)


class PaymentRow(Stored):
    __tablename__ = "tet_payment"

    campaign_id: Mapped[str] = mapped_column(Text, ForeignKey("tet_campaign.id"), index=True)
    scheme_id: Mapped[str] = mapped_column(Text, ForeignKey("tet_scheme.id"))
    kind: Mapped[PaymentKind] = mapped_column(EnumColumn(PaymentKind))
    number: Mapped[str] = mapped_column(Text)
    on: Mapped[date] = mapped_column(Date)
    amount: Mapped[Dong] = mapped_column(DongColumn)
    source: Mapped[FundSource] = mapped_column(EnumColumn(FundSource))
    year: Mapped[int] = mapped_column(Integer)
    payee: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)


class SettlementRow(Stored):
    __tablename__ = "tet_settlement"
    __table_args__ = (UniqueConstraint("campaign_id", "year"),)

    campaign_id: Mapped[str] = mapped_column(Text, ForeignKey("tet_campaign.id"))
    year: Mapped[int] = mapped_column(Integer)
    on: Mapped[date] = mapped_column(Date)
    number: Mapped[str] = mapped_column(Text)
    gifts: Mapped[int] = mapped_column(Integer)
    cash: Mapped[Dong] = mapped_column(DongColumn)
    goods: Mapped[Dong] = mapped_column(DongColumn)
    paid: Mapped[Dong] = mapped_column(DongColumn)
    cash_back: Mapped[Dong] = mapped_column(DongColumn)
    note: Mapped[str] = mapped_column(Text)


class ObjectionRow(Stored):
    """`request_id` is empty for a name that is missing on the list."""

    __tablename__ = "tet_objection"

    scheme_id: Mapped[str] = mapped_column(Text, ForeignKey("tet_scheme.id"), index=True)
    on: Mapped[date] = mapped_column(Date)
    by: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    request_id: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)
    answered_on: Mapped[date | None] = mapped_column(Date)


class SerialRangeRow(Stored):
    __tablename__ = "tet_serial_range"

    scheme_id: Mapped[str] = mapped_column(Text, ForeignKey("tet_scheme.id"), index=True)
    first: Mapped[str] = mapped_column(Text)
    last: Mapped[str] = mapped_column(Text)
    spoiled: Mapped[tuple[SpoiledSerial, ...]] = mapped_column(JsonColumn(tuple[SpoiledSerial, ...]))
