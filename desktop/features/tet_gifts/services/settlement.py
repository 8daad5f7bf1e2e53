"""Settling an accounting year of a campaign (quyết toán): list and vouchers agree to the đồng, or it is refused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from desktop.core.database import Reading, Transaction
from desktop.core.money import total
from desktop.core.vietnamese.text import clean
from desktop.features.tet_gifts.domain import (
    COMMITTED,
    GIVEN,
    Balance,
    GiftLine,
    GiftQuery,
    GiftState,
    NothingToSettle,
    NotReconciled,
    NotSigned,
    Settlement,
    StillOpen,
    YearSettled,
    differences_of,
)
from desktop.features.tet_gifts.domain.signing import Signed
from desktop.features.tet_gifts.services.campaigns import get_campaign
from desktop.features.tet_gifts.services.money import balances
from desktop.features.tet_gifts.services.signing import sign_off_rows
from desktop.features.tet_gifts.storage import GiftStore, SettlementStore

NAMED = 5


@dataclass(frozen=True)
class SettlementDraft:
    """The day and number of the paper (báo cáo quyết toán)."""

    on: date
    number: str = ""
    note: str = ""


def settle(tx: Transaction, campaign_id: str, year: int, draft: SettlementDraft) -> Settlement:
    """Close an accounting year of the campaign for good: what was received is settled, and neither its gifts nor its
    vouchers change any more.

    Raises YearSettled, StillOpen while a gift is neither received nor returned, NotSigned where somebody's row of the
    signed list was seen to be empty, NotReconciled naming every account that is off by a đồng or more, NothingToSettle,
    NotFound.
    """
    get_campaign(tx, campaign_id)
    if find_settlement(tx, campaign_id, year):
        raise YearSettled(year)
    gifts = GiftStore(tx)
    mine = [one for one in gifts.lines(GiftQuery(campaign_id, states=COMMITTED)) if one.year == year]
    _refuse_open(mine, year)
    _refuse_unsigned(tx, campaign_id, mine, year)
    accounts = balances(tx, campaign_id, (year,))
    if differences := differences_of(accounts):
        raise NotReconciled(differences)
    if not mine and not any(one.cash_out or one.goods_out for one in accounts):
        raise NothingToSettle(year)
    settlement = _settlement(tx, campaign_id, year, draft, accounts)
    gifts.replace_all(
        replace(one, state=GiftState.SETTLED)
        for one in gifts.get_all(line.id for line in mine)
        if one.state is GiftState.RECEIVED
    )
    return SettlementStore(tx).add(settlement)


def find_settlement(reading: Reading, campaign_id: str, year: int) -> Settlement | None:
    return next((one for one in list_settlements(reading, campaign_id) if one.year == year), None)


def list_settlements(reading: Reading, campaign_id: str) -> list[Settlement]:
    return SettlementStore(reading).of_campaign(campaign_id)


def _refuse_open(lines: list[GiftLine], year: int) -> None:
    waiting = [one for one in lines if one.state not in GIVEN]
    if waiting:
        raise StillOpen(year, len(waiting), tuple(one.full_name for one in waiting[:NAMED]))


def _refuse_unsigned(tx: Transaction, campaign_id: str, lines: list[GiftLine], year: int) -> None:
    """A list that nobody has scanned says nothing; whoever settles has then looked at the paper itself."""
    mine = {one.id for one in lines}
    empty = [one.name for one in sign_off_rows(tx, campaign_id) if one.request_id in mine and one.signed is Signed.NO]
    if empty:
        raise NotSigned(year, len(empty), tuple(empty[:NAMED]))


def _settlement(
    tx: Transaction, campaign_id: str, year: int, draft: SettlementDraft, accounts: list[Balance]
) -> Settlement:
    return Settlement(
        id=tx.new_id(),
        campaign_id=campaign_id,
        year=year,
        on=draft.on,
        number=clean(draft.number),
        gifts=sum(one.gifts for one in accounts),
        cash=total(one.cash for one in accounts),
        goods=total(one.goods for one in accounts),
        paid=total(one.paid + one.bought for one in accounts),
        cash_back=total(one.cash_back for one in accounts),
        note=clean(draft.note),
    )
