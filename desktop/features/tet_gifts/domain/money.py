"""What the accountant has beside the list: the vouchers by which money and goods left and came back, and settlement.

A list is right when, for each scheme, source and accounting year, the cash that was signed for is the cash that left
the cashier less what came back, and the worth of the goods that were signed for is the worth of what was bought or
delivered less what went back. Goods never stand on the side of cash.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop.core.errors import FieldRefused
from desktop.core.money import Dong
from desktop.core.vietnamese.text import clean
from desktop.features.tet_gifts.domain.campaign import NOTHING, FundSource


class PaymentKind(StrEnum):
    """What a voucher (chứng từ) records."""

    CASH = "CHI_TIEN"  # phiếu chi, ủy nhiệm chi for the list
    PURCHASE = "MUA_HIEN_VAT"  # phiếu chi to a seller of goods, vouchers, tickets
    DELIVERY = "NHAN_HIEN_VAT"  # goods, vouchers, tickets the source gives itself: no money leaves
    CASH_BACK = "HOAN_TIEN"  # money nobody took, back to its source
    GOODS_BACK = "HOAN_HIEN_VAT"

    @property
    def is_back(self) -> bool:
        return self in (PaymentKind.CASH_BACK, PaymentKind.GOODS_BACK)

    @property
    def leaves_the_cashier(self) -> bool:
        return self in (PaymentKind.CASH, PaymentKind.PURCHASE)


@dataclass(frozen=True)
class Payment:
    """One voucher, or the part of it that is for one scheme and source. `payee` is who received the money or the goods:
    from the cashier, and for what came back the source itself. Parts of one voucher share number, day and payee."""

    id: str
    campaign_id: str
    scheme_id: str
    kind: PaymentKind
    number: str
    on: date
    amount: Dong
    source: FundSource
    year: int
    payee: str = ""
    note: str = ""
    revision: int = 0


@dataclass(frozen=True)
class Difference:
    """Where list and vouchers differ: `listed` was signed for, `vouched` is what the vouchers come to."""

    scheme: str
    source: FundSource
    year: int
    goods: bool
    listed: Dong
    vouched: Dong


@dataclass(frozen=True)
class Balance:
    """A scheme's account with one source in one accounting year: what was planned, signed for, paid and brought back.
    `open` are gifts that are approved and neither received nor returned."""

    scheme_id: str
    scheme: str
    source: FundSource
    year: int
    budget: Dong = NOTHING
    quota: int = 0
    approved_gifts: int = 0
    approved: Dong = NOTHING
    approved_cash: Dong = NOTHING
    gifts: int = 0
    cash: Dong = NOTHING
    goods: Dong = NOTHING
    open: int = 0
    paid: Dong = NOTHING
    bought: Dong = NOTHING
    delivered: Dong = NOTHING
    cash_back: Dong = NOTHING
    goods_back: Dong = NOTHING

    @property
    def id(self) -> str:
        return f"{self.scheme_id}/{self.source.value}/{self.year}"

    @property
    def cash_out(self) -> Dong:
        """What stays with people: paid less brought back."""
        return self.paid - self.cash_back

    @property
    def goods_out(self) -> Dong:
        return self.bought + self.delivered - self.goods_back

    @property
    def cash_difference(self) -> Dong:
        return self.cash_out - self.cash

    @property
    def goods_difference(self) -> Dong:
        return self.goods_out - self.goods

    @property
    def is_even(self) -> bool:
        return not self.cash_difference and not self.goods_difference

    @property
    def differences(self) -> tuple[Difference, ...]:
        found = []
        if self.cash_difference:
            found.append(Difference(self.scheme, self.source, self.year, False, self.cash, self.cash_out))
        if self.goods_difference:
            found.append(Difference(self.scheme, self.source, self.year, True, self.goods, self.goods_out))
        return tuple(found)


@dataclass(frozen=True)
class Settlement:
    """The settlement (quyết toán) of one accounting year of a campaign: from then on nothing of it changes."""

    id: str
    campaign_id: str
    year: int
    on: date
    number: str = ""
    gifts: int = 0
    cash: Dong = NOTHING
    goods: Dong = NOTHING
    paid: Dong = NOTHING
    cash_back: Dong = NOTHING
    note: str = ""
    revision: int = 0


def differences_of(balances: Iterable[Balance]) -> tuple[Difference, ...]:
    return tuple(one for balance in balances for one in balance.differences)


def tidied_payment(payment: Payment) -> Payment:
    return replace(payment, number=clean(payment.number), payee=clean(payment.payee), note=clean(payment.note))


def refuse_payment(payment: Payment, years: tuple[int, ...]) -> None:
    """Raises FieldRefused. A voucher may be written in the first months after its year, while the books are open."""
    if not payment.number:
        raise FieldRefused("number", "required")
    if payment.amount <= 0:
        raise FieldRefused("amount", "required")
    if payment.kind.leaves_the_cashier and not payment.payee:
        raise FieldRefused("payee", "required")
    if payment.year not in years:
        raise FieldRefused("year", "not_a_year_of_it", str(payment.year))
    if payment.on.year not in (payment.year, payment.year + 1):
        raise FieldRefused("on", "outside_year", f"{payment.on:%d/%m/%Y}")
