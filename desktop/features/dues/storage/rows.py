"""Tables of rules, months, exemptions, receipts and their parts."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.core.money import Dong
from desktop.core.tables import DongColumn, EnumColumn, Stored
from desktop.features.dues.domain import Exemption, How, RuleKind, Standing, Way


class DuesRuleRow(Stored):
    __tablename__ = "dues_rule"
    __table_args__ = (UniqueConstraint("kind", "since"),)

    kind: Mapped[RuleKind] = mapped_column(EnumColumn(RuleKind))
    since: Mapped[date] = mapped_column(Date)
    value: Mapped[int] = mapped_column(Integer)
    basis: Mapped[str] = mapped_column(Text)
    confirmed: Mapped[bool] = mapped_column(Boolean)


class DuesRow(Stored):
    """One for each member and month: of two people made one, one row stays."""

    __tablename__ = "dues"
    __table_args__ = (UniqueConstraint("member_id", "month"), Index(None, "month", "member_id", "amount", "standing"))

    member_id: Mapped[str] = mapped_column(Text, ForeignKey("member.id"))
    month: Mapped[date] = mapped_column(Date)
    section_id: Mapped[str] = mapped_column(Text)
    standing: Mapped[Standing] = mapped_column(EnumColumn(Standing))
    salary: Mapped[Dong | None] = mapped_column(DongColumn)
    rate: Mapped[int] = mapped_column(Integer)
    amount: Mapped[Dong] = mapped_column(DongColumn)
    how: Mapped[How | None] = mapped_column(EnumColumn(How))
    exemption: Mapped[Exemption | None] = mapped_column(EnumColumn(Exemption))
    note: Mapped[str] = mapped_column(Text)


class DuesExemptionRow(Stored):
    __tablename__ = "dues_exemption"

    member_id: Mapped[str] = mapped_column(Text, ForeignKey("member.id"), index=True)
    since: Mapped[date] = mapped_column(Date)
    until: Mapped[date | None] = mapped_column(Date)
    reason: Mapped[Exemption] = mapped_column(EnumColumn(Exemption))
    note: Mapped[str] = mapped_column(Text)


class ReceiptRow(Stored):
    """`payer_id` and `section_id` are empty where nobody of the book is meant, so they are no foreign keys."""

    __tablename__ = "dues_receipt"
    __table_args__ = (UniqueConstraint("year", "number"),)

    year: Mapped[int] = mapped_column(Integer)
    number: Mapped[int] = mapped_column(Integer)
    on: Mapped[date] = mapped_column(Date)
    payer: Mapped[str] = mapped_column(Text)
    amount: Mapped[Dong] = mapped_column(DongColumn)
    way: Mapped[Way] = mapped_column(EnumColumn(Way))
    payer_id: Mapped[str] = mapped_column(Text)
    section_id: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    cancelled_on: Mapped[date | None] = mapped_column(Date)
    cancel_reason: Mapped[str] = mapped_column(Text)


class PaymentRow(Stored):
    """Several for one member and month: paid in parts, or by two people who are one now; so nothing is unique. A year's
    sums are read from the index alone."""

    __tablename__ = "dues_payment"
    __table_args__ = (Index(None, "member_id", "month", "amount", "receipt_id"),)

    receipt_id: Mapped[str] = mapped_column(Text, ForeignKey("dues_receipt.id"), index=True)
    member_id: Mapped[str] = mapped_column(Text, ForeignKey("member.id"))
    month: Mapped[date] = mapped_column(Date, index=True)
    amount: Mapped[Dong] = mapped_column(DongColumn)
