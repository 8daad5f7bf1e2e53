"""Tables of the hand-out desk: what was not taken, desks with a part of their own and what they report, signatures."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.core.money import Dong
from desktop.core.tables import DongColumn, EnumColumn, MomentColumn, Stored
from desktop.features.tet_gifts.domain.desk import Missed
from desktop.features.tet_gifts.domain.gift import HandOutForm
from desktop.features.tet_gifts.domain.second_desk import Fate


class NotTakenRow(Stored):
    __tablename__ = "tet_not_taken"

    request_id: Mapped[str] = mapped_column(Text, ForeignKey("tet_gift.id"), unique=True)
    kind: Mapped[Missed] = mapped_column(EnumColumn(Missed))
    at: Mapped[datetime] = mapped_column(MomentColumn)
    reason: Mapped[str] = mapped_column(Text)
    desk: Mapped[str] = mapped_column(Text)


class TetDeskRow(Stored):
    __tablename__ = "tet_desk"

    campaign_id: Mapped[str] = mapped_column(Text, ForeignKey("tet_campaign.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    part: Mapped[str] = mapped_column(Text)
    recipient: Mapped[str] = mapped_column(Text)
    issued_at: Mapped[datetime] = mapped_column(MomentColumn)
    secret: Mapped[str] = mapped_column(Text)
    is_here: Mapped[bool] = mapped_column(Boolean)
    home: Mapped[str] = mapped_column(Text)
    reported: Mapped[int] = mapped_column(Integer)
    merged_at: Mapped[datetime | None] = mapped_column(MomentColumn)
    closed_at: Mapped[datetime | None] = mapped_column(MomentColumn)


class DeskShareRow(Stored):
    __tablename__ = "tet_desk_share"

    desk_id: Mapped[str] = mapped_column(Text, ForeignKey("tet_desk.id"), index=True)
    request_id: Mapped[str] = mapped_column(Text, ForeignKey("tet_gift.id"), unique=True)


class DeskClaimRow(Stored):
    """No foreign key to the gift: what a desk reports stays even when its gift is gone."""

    __tablename__ = "tet_desk_claim"

    desk_id: Mapped[str] = mapped_column(Text, ForeignKey("tet_desk.id"), index=True)
    request_id: Mapped[str] = mapped_column(Text, index=True)
    fate: Mapped[Fate] = mapped_column(EnumColumn(Fate))
    at: Mapped[datetime] = mapped_column(MomentColumn)
    name: Mapped[str] = mapped_column(Text)
    what: Mapped[str] = mapped_column(Text)
    amount: Mapped[Dong] = mapped_column(DongColumn)
    form: Mapped[HandOutForm] = mapped_column(EnumColumn(HandOutForm))
    proxy_name: Mapped[str] = mapped_column(Text)
    proxy_relation: Mapped[str] = mapped_column(Text)
    proxy_number: Mapped[str] = mapped_column(Text)
    proof: Mapped[str] = mapped_column(Text)
    desk: Mapped[str] = mapped_column(Text)


class SignatureRow(Stored):
    """`page_id` may outlive the page, which can be detached."""

    __tablename__ = "tet_signature"

    request_id: Mapped[str] = mapped_column(Text, ForeignKey("tet_gift.id"), unique=True)
    page_id: Mapped[str] = mapped_column(Text)
    signed: Mapped[bool] = mapped_column(Boolean)
    at: Mapped[datetime] = mapped_column(MomentColumn)
